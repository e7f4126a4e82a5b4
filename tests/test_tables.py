"""Tables of many articles, as Polars and pyarrow take them."""

import datetime

import dateline
import polars
import pyarrow
import pytest

ARTICLES = [
    dateline.read("President Maria Lopez met John Smith in Madrid on Monday.", published="2021-03-10"),
    dateline.read("Nothing of note."),
    dateline.read("Police arrested Anna Kovacs in Budapest.", published="2021-03-11"),
]


def test_polars_reads_the_events() -> None:
    events = polars.DataFrame(dateline.tables(ARTICLES).events)
    assert events["article"].to_list() == [0, 2]
    assert events["type"].to_list() == ["CONSULT", "COERCE"]
    assert [actor["text"] for actor in events["actors"][0]] == ["Maria Lopez", "John Smith"]


def test_every_table_holds_what_the_articles_hold() -> None:
    tables = dateline.tables(iter(ARTICLES))
    for name in ("entities", "times", "quotes", "events"):
        rows = pyarrow.table(getattr(tables, name))
        assert rows.num_rows == sum(len(getattr(article, name)) for article in ARTICLES), name
    assert pyarrow.table(tables.articles).column("text").to_pylist() == [article.text for article in ARTICLES]


def test_columns_have_types_that_spark_and_pandas_know() -> None:
    tables = dateline.tables(ARTICLES)
    for name in ("articles", "entities", "mentions", "times", "quotes", "events"):
        for field in pyarrow.table(getattr(tables, name)).schema:
            text = str(field.type)
            assert "uint" not in text and "dictionary" not in text and "view" not in text, (name, field)


def test_days_are_dates() -> None:
    times = polars.DataFrame(dateline.tables(ARTICLES).times)
    assert times["earliest"].to_list() == [datetime.date(2021, 3, 8)]


def test_no_articles_give_empty_tables() -> None:
    assert polars.DataFrame(dateline.tables([]).events).height == 0


def test_columns_have_the_names_of_the_schema_in_its_order() -> None:
    tables = dateline.tables(ARTICLES)
    described = dateline.schema()["$defs"]
    elsewhere = {"mentions"}
    for name, part in (("entities", "Entity"), ("times", "Time"), ("quotes", "Quote"), ("events", "Event")):
        keys = [key for key in described[part]["properties"] if key not in elsewhere]
        assert tables[name].column_names == ("article", *keys), name
    assert tables.mentions.column_names == ("article", "entity", *described["Mention"]["properties"])
    assert set(tables.articles.column_names) < {"article", *dateline.schema()["properties"]}


def test_rows_are_the_parts_of_the_articles() -> None:
    tables = dateline.tables(ARTICLES)
    events = [{"article": n, **event.to_dict()} for n, article in enumerate(ARTICLES) for event in article.events]
    rows = pyarrow.table(tables.events).to_pylist()
    for row in rows:
        for day in ("earliest", "latest"):
            if row["date"]:
                row["date"][day] = row["date"][day].isoformat()
    assert rows == events
    mentions = [
        {"article": number, "entity": entity.id, **mention.to_dict()}
        for number, article in enumerate(ARTICLES)
        for entity in article.entities
        for mention in entity.mentions
    ]
    assert pyarrow.table(tables.mentions).to_pylist() == mentions and mentions


def test_tables_are_attributes_and_keys() -> None:
    tables = dateline.tables(ARTICLES)
    assert list(tables) == list(tables.keys()) == ["articles", "entities", "mentions", "times", "quotes", "events"]
    assert len(tables) == 6 and "events" in tables and "tokens" not in tables
    assert all(tables[name] is getattr(tables, name) for name in tables)
    with pytest.raises(KeyError, match="tokens"):
        tables["tokens"]
    assert repr(tables.articles) == "Table(articles: 3 rows, 9 columns)"


def test_the_schema_is_that_of_the_stream() -> None:
    for table in dict(dateline.tables(ARTICLES)).values():  # type: ignore[call-overload]
        assert pyarrow.schema(table) == pyarrow.table(table).schema
        pyarrow.table(table).validate(full=True)


def test_what_could_not_be_read_is_counted_and_has_no_rows() -> None:
    texts = ["One.", None, "Three."]
    tables = dateline.tables(dateline.Reader().iter(texts, on_error="null"))
    assert pyarrow.table(tables.articles).column("article").to_pylist() == [0, 2]


def test_many_articles_make_several_batches() -> None:
    article = dateline.read("Talks began.")
    table = pyarrow.table(dateline.tables(article for _ in range(2500)).articles)
    assert table.column("article").to_pylist() == list(range(2500)) and table.column(0).num_chunks == 3


@pytest.mark.parametrize("given", [3, [3], ["text"]])
def test_what_is_no_article_is_refused(given: object) -> None:
    with pytest.raises(TypeError, match=r"Article.*, got (int|str)"):
        dateline.tables(given)  # type: ignore[arg-type]


def test_one_article_is_enough() -> None:
    article = dateline.read("Peace talks began.")
    assert len(dateline.tables(article).articles) == 1


def test_parts_of_many_articles_are_numbered_on() -> None:
    whole = polars.DataFrame(dateline.tables([*ARTICLES, None, *ARTICLES]).mentions)
    n = len(ARTICLES)
    parts = [dateline.tables(ARTICLES), dateline.tables([None, *ARTICLES], start=n)]
    assert polars.concat([polars.DataFrame(part.mentions) for part in parts]).equals(whole)
    with pytest.raises(TypeError, match="item 1: expected an Article or None, got tuple; of pairs give the articles"):
        dateline.tables([None, (ARTICLES[0], 7)], start=n)  # type: ignore[list-item]
