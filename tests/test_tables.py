"""Tables of many articles, as Polars and pyarrow take them."""

import datetime

import dateline
import polars
import pyarrow

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
