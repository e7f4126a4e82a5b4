"""Readers, and reading many articles: order, laziness, errors, threads. Forks and Ctrl-C are in test_doorway.py."""

import datetime
import itertools
import json
import pickle
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import dateline
import polars
import pyarrow
import pytest

TEXTS = [f"Police arrested {number} people in Cairo on Monday." for number in range(200)]


def test_order_is_kept_on_any_number_of_threads() -> None:
    for threads in (1, 2, 8):
        read = dateline.Reader(n_threads=threads).iter(TEXTS)
        assert [article.text for article in read] == TEXTS


def test_an_endless_stream_is_read_lazily() -> None:
    stream = (f"Text {number} of many." for number in itertools.count())
    first = list(itertools.islice(dateline.Reader().iter(stream), 3))
    assert [article.text for article in first] == ["Text 0 of many.", "Text 1 of many.", "Text 2 of many."]


def test_a_quick_source_is_read_ahead_by_a_bounded_number() -> None:
    taken = 0

    def source() -> Iterator[str]:
        nonlocal taken
        for taken in itertools.count(1):  # noqa: B007
            yield "Police arrested a man in Cairo. " * 20

    read = dateline.Reader(n_threads=2).iter(source())
    for given in range(1, 200):
        next(read)
        assert given <= taken <= given + 2 * 64 + 1


def test_with_one_thread_nothing_is_read_ahead() -> None:
    source = iter(TEXTS)
    read = dateline.Reader(n_threads=1).iter(source)
    next(read)
    assert next(source) == TEXTS[1]


def test_of_a_slow_source_hardly_more_is_taken_than_given() -> None:
    events = []

    def source() -> Iterator[str]:
        for text in TEXTS[:6]:
            time.sleep(0.05)
            events.append("taken")
            yield text

    for _ in dateline.Reader().iter(source()):
        events.append("given")
    ahead = list(itertools.accumulate(1 if event == "taken" else -1 for event in events))
    assert max(ahead) <= 2, events


def test_an_item_may_be_a_dict() -> None:
    item = {"text": "Talks began on Monday.", "published": datetime.date(2021, 3, 10), "url": None}
    (article,) = dateline.Reader().iter([item])
    assert article == dateline.read("Talks began on Monday.", published="2021-03-10")


@pytest.mark.parametrize(
    ("item", "error", "says"),
    [
        (None, TypeError, "item 1: text must be str, got None"),
        (b"x", TypeError, "item 1: text must be str, got bytes; decode it first"),
        (PurePosixPath("x"), TypeError, "item 1: text must be str, got PurePosixPath; read it first"),
        (3, TypeError, "item 1: text must be str, got int"),
        ({"txt": "x"}, dateline.InputError, "item 1: an item has no key 'text', but 'txt'"),
        ({"url": "x"}, dateline.InputError, "item 1: an item has no key 'text'"),
        ({"text": "x", "published": "soon"}, dateline.InputError, 'item 1: published is "soon"'),
        ({"text": "x", "url": 3}, TypeError, "item 1: url must be str, got int"),
        ("a\ud800", dateline.InputError, "item 1: text has half of a surrogate pair at position 1"),
    ],
)
@pytest.mark.parametrize("threads", [1, 2])
def test_an_error_says_which_item_and_why(item: Any, error: type[Exception], says: str, threads: int) -> None:
    read = dateline.Reader(n_threads=threads).iter(["One.", item, "Three."])
    assert next(read).text == "One."
    with pytest.raises(error, match=re.escape(says)) as caught:
        next(read)
    assert list(read) == []
    if error is dateline.InputError:
        assert caught.value.index == 1
    found = dateline.Reader(n_threads=threads).iter(["One.", item, "Three."], on_error="null")
    assert [article and article.text for article in found] == ["One.", None, "Three."]


@pytest.mark.parametrize("on_error", ["raise", "null"])
def test_other_keys_of_a_dict_are_refused_with_the_way_to_keep_them(on_error: Any) -> None:
    rows = [{"text": "Talks began on Monday.", "published": "2021-03-10", "id": 3}]
    with pytest.raises(ValueError, match=r"an item has the key 'id'; expected text, published, url; .*as_tuples=True"):
        next(dateline.Reader().iter(rows, on_error=on_error))
    pairs = (({"text": row["text"], "published": row["published"]}, row) for row in rows)
    ((article, row),) = dateline.Reader().iter(pairs, as_tuples=True)
    assert article.published is not None and row["id"] == 3


class NotATime(datetime.datetime):
    """As pandas' NaT: a datetime that is not equal to itself."""

    __hash__ = None  # type: ignore[assignment]

    def __ne__(self, other: object) -> bool:
        return True


def test_what_is_not_equal_to_itself_is_missing() -> None:
    text = "Talks began on Monday."
    item = {"text": text, "published": NotATime(1, 1, 1), "url": float("nan")}
    assert (
        next(dateline.Reader().iter([item])) == dateline.read(text) == dateline.read(text, published=item["published"])
    )
    with pytest.raises(TypeError, match="text must be str, got float"):
        dateline.read(float("nan"))  # type: ignore[arg-type]
    rows = [{"name": "Frobozz Front", "kind": "organization", "code": "SYRREB", "country": float("nan"), "id": None}]
    assert dateline.Reader(lexicon=rows).code_actor("the Frobozz Front").code == "SYRREB"


class Frame:
    """As a data frame: iterating gives the names of its columns."""

    columns = ("name", "kind")

    def to_dict(self, orient: str) -> list[dict[str, object]]:
        return []

    def __iter__(self) -> Iterator[str]:
        return iter(["name", "kind"])


def test_a_data_frame_is_no_lexicon() -> None:
    with pytest.raises(TypeError, match=r'got Frame; give frame\.to_dict\("records"\)'):
        dateline.Reader(lexicon=Frame())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        (
            "own.csv",
            "name,kind\nOrley,place\nSão Oto,place\n".encode("latin-1"),
            "own.csv, line 3: byte 0xe3 is not UTF-8",
        ),
        ("own.xlsx", b"PK\x03\x04\x14\x00", "own.xlsx: this is no text in UTF-8; save the table as .csv in UTF-8"),
        ("own.txt", b"name,kind\nOrley,place\n", "own.txt, line 1: expected the header"),
        ("none.csv", None, "none.csv: no such file"),
        ("", None, ": is a directory"),
    ],
)
def test_a_file_that_is_no_lexicon_says_why(tmp_path: Path, name: str, data: bytes | None, says: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(dateline.LexiconError, match=re.escape(says)) as caught:
        dateline.Reader(lexicon=path)
    assert "os error" not in str(caught.value)


@pytest.mark.parametrize("on_error", ["raise", "null"])
def test_what_the_source_raises_comes_after_the_articles_before_it(on_error: Any) -> None:
    def source() -> Iterator[str]:
        yield from TEXTS[:20]
        raise OSError("the disk is gone")

    seen = []
    with pytest.raises(OSError, match="the disk is gone"):
        for article in dateline.Reader(n_threads=2).iter(source(), on_error=on_error):
            seen.append(article.text)
    assert seen == TEXTS[:20]


def test_bad_options_are_refused_at_once() -> None:
    reader = dateline.Reader()
    with pytest.raises(TypeError, match="texts must be an iterable of texts, got one str"):
        reader.iter("text")
    with pytest.raises(TypeError):
        reader.iter(3)  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="on_error is 'skip'; expected 'raise' or 'null'"):
        reader.iter([], on_error="skip")  # type: ignore[call-overload]
    for n_threads in (0, -1):
        with pytest.raises(ValueError, match=f"n_threads is {n_threads}"):
            dateline.Reader(n_threads=n_threads)
    with pytest.raises(TypeError, match="n_threads must be int or None, got str"):
        dateline.Reader(n_threads="2")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="lexicon must be a path or a list of paths, or a list of dicts, got int"):
        dateline.Reader(lexicon=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        dateline.Reader(2)  # type: ignore[misc]


def test_one_thread_and_many_give_the_same_bytes() -> None:
    texts = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("articles/*.txt"))] * 4
    one, many = ([article.to_json(tokens=True) for article in dateline.Reader(n_threads=n).iter(texts)] for n in (1, 4))
    assert one == many


def test_tuples_keep_their_context() -> None:
    read = dateline.Reader().iter([("One.", {"id": 1}), ("Two.", {"id": 2})], as_tuples=True)
    assert [(article.text, context["id"]) for article, context in read] == [("One.", 1), ("Two.", 2)]


def test_with_tuples_an_item_that_is_no_pair_is_refused() -> None:
    found = dateline.Reader().iter([("One.", 1), (None, 3)], as_tuples=True, on_error="null")
    assert [(article and article.text, context) for article, context in found] == [("One.", 1), (None, 3)]
    for item, kind in [("Two.", "str"), (("Two.", 2, 3), "a tuple of 3"), (["Two.", 2], "list")]:
        says = re.escape(f"item 1: with as_tuples an item must be a pair (text, context), got {kind}")
        for on_error in ("raise", "null"):
            read: Any = dateline.Reader().iter([("One.", 1), item], as_tuples=True, on_error=on_error)  # type: ignore
            assert next(read)[1] == 1
            with pytest.raises(TypeError, match=says):
                next(read)


class Series:
    """As a row of pandas' `iterrows`."""

    iloc = None


@pytest.mark.parametrize("on_error", ["raise", "null"])
@pytest.mark.parametrize(
    ("item", "says"),
    [
        (("x", 1), "item 0: text must be str, got tuple; pairs (text, context) go with as_tuples=True, rows are given"),
        (["x", 1], "item 0: text must be str, got list; pairs (text, context) go with as_tuples=True, rows are given"),
        (Series(), "item 0: text must be str, got Series; rows are given as dicts, e.g. by frame.to_dict"),
    ],
)
def test_a_source_of_another_shape_is_refused_rather_than_read_as_nothing(item: Any, says: str, on_error: Any) -> None:
    with pytest.raises(TypeError, match=re.escape(says)):
        list(dateline.Reader().iter([item], on_error=on_error))


def test_a_data_frame_is_no_source_of_texts() -> None:
    # Iterating would give the names of its columns, or the columns.
    frames: list[tuple[Any, str]] = [
        (polars.DataFrame({"text": ["x"]}), 'DataFrame; give a column, frame["text"], or rows, frame.select('),
        (polars.LazyFrame({"text": ["x"]}), "LazyFrame; collect it first"),
        (pyarrow.table({"text": ["x"]}), 'Table; give a column, table["text"].to_pylist(), or rows'),
        (pyarrow.table({"text": ["x"]})["text"], "ChunkedArray; give column.to_pylist()"),
        (Frame(), 'Frame; give a column, frame["text"], or rows, frame[["text", "published"]].to_dict("records")'),
        ({"text": "x"}, "dict; for one article put it into a list"),
    ]
    for frame, says in frames:
        with pytest.raises(TypeError, match=re.escape(f"texts must be an iterable of texts, got {says}")):
            dateline.Reader().iter(frame, on_error="null")
    for column in (polars.Series(["One."]), iter(["One."]), {"One."}):
        assert [article.text for article in dateline.Reader().iter(column)] == ["One."]


def test_an_item_that_cannot_be_read_raises_or_gives_null() -> None:
    texts = ["One.", "\ud800", "Three."]
    with pytest.raises(dateline.InputError):
        list(dateline.Reader().iter(texts))
    found = list(dateline.Reader().iter(texts, on_error="null"))
    assert [article and article.text for article in found] == ["One.", None, "Three."]


def test_a_reader_is_immutable_and_can_be_pickled() -> None:
    reader = dateline.Reader(n_threads=2)
    with pytest.raises(AttributeError):
        reader.n_threads = 3  # type: ignore[misc]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(reader, protocol))
        assert again == reader and hash(again) == hash(reader) and again.n_threads == 2
        assert again.read(TEXTS[0]) == reader.read(TEXTS[0])
    assert reader != dateline.Reader(n_threads=3) and repr(reader) == "Reader(n_threads=2)"


def test_a_lexicon_goes_before_ours_and_its_faults_are_named(tmp_path: Path) -> None:
    rows = tmp_path / "own.tsv"
    rows.write_text("#: name kind country code\nFrobozz Front\torganization\tSYR\tSYRREB\n", encoding="utf-8")
    article = dateline.Reader(lexicon=rows).read("The Frobozz Front attacked Aleppo.")
    assert ("Frobozz Front", "SYRREB") in {(entity.name, entity.code) for entity in article.entities}
    reader = dateline.Reader(lexicon=[rows])
    assert reader.lexicon == (str(rows),)
    pickled = pickle.dumps(reader)
    rows.write_text("#: name kind country code\nFrobozz Front\tband\tSYR\tSYRREB\n", encoding="utf-8")
    with pytest.raises(dateline.LexiconError, match=r"own\.tsv, line 2: .*band"):
        dateline.Reader(lexicon=rows)
    with pytest.raises(dateline.LexiconError) as caught:
        dateline.Reader(lexicon=tmp_path / "none.tsv")
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "none.tsv"), 0)
    # The rows travel: where the reader is unpickled, there may be no such file.
    assert pickle.loads(pickled).read("The Frobozz Front attacked Aleppo.") == article


def test_a_name_of_the_lexicon_is_never_made_longer() -> None:
    rows = [
        {"name": "Labour and Welfare", "kind": "organization", "code": "JPNLAB"},
        {"name": "Acme", "kind": "organization", "code": "CHLBUS"},
    ]
    text = "The Ministry of Health, Labour and Welfare met. Acme, Inc. sold it."
    article = dateline.Reader(lexicon=rows).read(text)
    assert {entity.name: entity.code for entity in article.entities}.items() >= {
        ("Labour and Welfare", "JPNLAB"),
        ("Acme", "CHLBUS"),
    }
    assert "Ministry of Health, Labour and Welfare" in {entity.name for entity in dateline.read(text).entities}


def test_a_lexicon_may_be_csv_json_or_dicts_and_knows_aliases_terms_and_coordinates(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {
            "name": "Karim Dabbas",
            "aliases": ["the Hawk of Orley"],
            "kind": "person",
            "country": "JOR",
            "code": "JORSPY",
        },
        {
            "name": "Karim Dabbas",
            "kind": "person",
            "country": "JOR",
            "code": "JORGOV",
            "from": "2021",
            "until": "2022-06",
        },
        {"name": "Orley", "kind": "place", "country": "JOR", "latitude": 31.5, "longitude": 36, "id": 77},
    ]
    table = tmp_path / "own.csv"
    table.write_text(
        "kind,name,aliases,country,code,from,until,latitude,longitude,id\n"
        "person,Karim Dabbas,the Hawk of Orley,JOR,JORSPY,,,,,\n"
        "person,Karim Dabbas,,JOR,JORGOV,2021,2022-06,,,\n"
        "place,Orley,,JOR,,,,31.5,36,77\n",
        encoding="utf-8",
    )
    document = tmp_path / "own.json"
    document.write_text(json.dumps(rows), encoding="utf-8")
    text = "Karim Dabbas visited Orley on Monday. Later the Hawk of Orley met reporters."
    readers = [dateline.Reader(lexicon=given) for given in (table, [document], rows)]
    for reader in readers:
        article = reader.read(text, published="2022-06-30")
        (person,) = article.people
        assert (person.name, person.code, person.kb_id) == ("Karim Dabbas", "JORGOV", None)
        assert {mention.text for mention in person.mentions} >= {"Karim Dabbas", "the Hawk of Orley"}
        (place,) = article.places
        assert place.place == dateline.Place(77, 31.5, 36.0, "JOR", None, None) and place.kb_id == "77"
        assert reader.read(text, published="2022-07-01").people[0].code == "JORSPY"
        assert pickle.loads(pickle.dumps(reader)).read(text, published="2022-06-30") == article
    dated = [{"name": "Karim Dabbas", "kind": "person", "code": "JORGOV", "until": datetime.date(2022, 6, 30)}]
    assert dateline.Reader(lexicon=dated).code_actor("Karim Dabbas", published="2022-06-30").code == "JORGOV"
    assert dateline.Reader(lexicon=dated).code_actor("Karim Dabbas").code == "JORELI"
    with pytest.raises(TypeError, match=r"lexicon\[1\] must be a dict, got str"):
        dateline.Reader(lexicon=[rows[0], "x"])  # type: ignore[list-item]
    for wrong in (rows[0], iter(rows)):
        with pytest.raises(TypeError, match="lexicon must be a path or a list of paths, or a list of dicts, got"):
            dateline.Reader(lexicon=wrong)  # type: ignore[arg-type]
    with pytest.raises(dateline.LexiconError, match=r"lexicon\[1\]: the kind is missing; expected one of person"):
        dateline.Reader(lexicon=[rows[0], {"name": "x"}])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"name": 7}, "name is the number 7; expected a string"),
        ({"country": "ZZZ"}, 'country is "ZZZ"; expected ISO 3166-1 alpha-3'),
        ({"code": "BANANA"}, 'code is "BANANA"; "BAN" is no country of ISO 3166-1'),
        ({"code": "SYRQQQ"}, 'code is "SYRQQQ"; "QQQ" is no sector of PLOVER'),
    ],
)
def test_a_country_or_code_that_there_is_not_is_refused(row: dict[str, object], reason: str) -> None:
    rows = [{"name": "Ann Roe", "kind": "person"}, {"name": "Bo Roe", "kind": "person"} | row]
    with pytest.raises(dateline.LexiconError, match=re.escape(f"lexicon[1]: {reason}")):
        dateline.Reader(lexicon=rows)


def test_without_a_day_the_last_office_counts() -> None:
    codes = [dateline.Reader().code_actor("Joe Biden", published=day).code for day in (None, "2026-06-01")]
    assert codes == ["USAGOV", "USAELI"]


def test_an_actor_is_coded_with_its_reasons(tmp_path: Path) -> None:
    reader = dateline.Reader()
    found = reader.code_actor("Kenyan police")
    assert (found.code, found.country, found.sector) == ("KENCOP", "KEN", "COP")
    assert [(reason.part, "Kenyan police"[reason.slice]) for reason in found.reasons] == [
        ("country", "Kenyan"),
        ("sector", "police"),
    ]
    assert reader.code_actor("Angela Merkel", published="2015-06-01").code == "DEUGOV"
    assert reader.code_actor("Angela Merkel", published="2023-06-01").code == "DEUELI"
    assert reader.code_actor("") == dateline.ActorCode(None, None, None, [])
    rows = [{"name": "Frobozz Front", "kind": "organization", "code": "SYRREB"}]
    assert dateline.Reader(lexicon=rows).code_actor("the Frobozz Front").code == "SYRREB"
    with pytest.raises(TypeError, match="phrase must be str, got int"):
        reader.code_actor(3)  # type: ignore[arg-type]


def test_threads_may_share_a_reader() -> None:
    reader, found = dateline.Reader(), []
    expected = [article.to_json() for article in reader.iter(TEXTS)]
    work = [threading.Thread(target=lambda: found.append([a.to_json() for a in reader.iter(TEXTS)])) for _ in range(4)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert found == [expected] * 4


@pytest.mark.parametrize(
    ("text", "name", "feature", "country", "known"),
    [
        ("Thousands marched across Africa.", "Africa", "CONT", None, True),
        ("Leaders of Kosovo met.", "Kosovo", "PCLI", "XKX", True),
        ("A flood hit Zhejiang, officials said.", "Zhejiang", "ADM1", "CHN", False),
        ("Snow fell in Oxfordshire.", "Oxfordshire", "ADM2", "GBR", False),
        ("Police closed roads in North London.", "North London", "PPLC", "GBR", False),
    ],
)
def test_regions_divisions_and_parts_of_places_are_on_the_map(text, name, feature, country, known):
    [place] = [entity.place for entity in dateline.read(text).places if entity.name == name]
    assert (place.feature, place.country) == (feature, country)
    assert (place.geonameid is not None) == known
    assert -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180


def test_counts_are_whole_numbers_from_one() -> None:
    article = dateline.read("Rain fell.")
    for given in (-1, 0, -(2**70), 2**70):
        with pytest.raises(ValueError, match=r"width is .*; expected at "):
            article.to_text(width=given)
        with pytest.raises(ValueError, match=r"n_threads is .*, or None for one a core"):
            dateline.Reader(n_threads=given)
    for wrong, name in ((True, "bool"), ("2", "str"), (1.5, "float")):
        with pytest.raises(TypeError, match=f"width must be int, got {name}"):
            article.to_text(width=wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=f"n_threads must be int or None, got {name}"):
            dateline.Reader(n_threads=wrong)  # type: ignore[arg-type]


def test_an_offset_does_not_move_the_day() -> None:
    published = dateline.read("Rain fell.", published="2020-01-01T23:30:12+05:00").published
    assert published is not None and published.value == "2020-01-01T23:30"


def test_texts_that_are_no_iterable_are_refused() -> None:
    with pytest.raises(TypeError, match="texts must be an iterable of texts, got None"):
        dateline.Reader().iter(None)  # type: ignore[call-overload]


def test_a_kind_that_the_article_settles_says_so() -> None:
    told = str(dateline.Reader().explain("Tarbell said on Monday it would cut jobs. Tarbell Inc. employs 400 people."))
    [first] = [line for line in told.splitlines() if line.startswith("mention") and " 0:7 " in line]
    assert "agrees-with-the-article" in first and "organization Tarbell Inc." in first
