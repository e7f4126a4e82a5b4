"""Times alone, days with a name of one's own, and TimeML."""

import datetime
import json
import pickle
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import dateline
import pytest

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.txt"))

# What TimeML 1.2.1 allows as attributes of a TIMEX3.
TIMEX3 = {
    "tid": r"t\d+",
    "type": "DATE|TIME|DURATION|SET",
    "value": r"\S+",
    "mod": "BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS|EQUAL_OR_MORE|START|MID|END|APPROX",
    "quant": r"[A-Z]+",
    "freq": r"\d+X",
    "beginPoint": r"t\d+",
    "endPoint": r"t\d+",
    "anchorTimeID": r"t\d+",
    "temporalFunction": "true|false",
    "functionInDocument": "CREATION_TIME",
}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("published", [None, "2018-12-24", datetime.datetime(2001, 3, 4, 5, 6)])
def test_times_alone_are_those_of_the_article(path: Path, published: object) -> None:
    text = path.read_text(encoding="utf-8")
    assert dateline.times(text, published=published) == dateline.read(text, published=published).times


def test_times_take_and_refuse_what_read_does() -> None:
    found = dateline.times("They met last Friday.", published=datetime.date(2018, 12, 24))
    assert [(time.text, time.value, time.earliest) for time in found] == [("last Friday", "2018-12-21", "2018-12-21")]
    assert dateline.times("", published="2018-12-24") == ()
    with pytest.raises(TypeError, match="text must be str, got int"):
        dateline.times(3)  # type: ignore[arg-type]
    with pytest.raises(dateline.InputError, match='published is "May"'):
        dateline.times("They met.", published="May")


def test_without_a_date_of_publication_the_words_keep_their_form_and_a_warning_says_so() -> None:
    article = dateline.read("The envoys met on Monday, a year after the talks of May 2015 had failed in October.")
    assert [(time.text, time.value) for time in article.times] == [
        ("Monday", "XXXX-WXX-1"),
        ("a year", "P1Y"),
        ("May 2015", "2015-05"),
        ("October", "2015-10"),
    ]
    assert article.times[0].earliest is None
    assert [warning.code for warning in article.warnings] == ["no-date"]
    told = dateline.read("Protesters met on 2018-07-06. The police came on Thursday.")
    assert [time.value for time in told.times] == ["2018-07-06", "2018-07-12"]
    assert [warning.code for warning in told.warnings] == ["no-date"]
    assert not dateline.read("Protesters met on 2018-07-06.").warnings
    assert not dateline.read("The envoys met on Monday.", published="2018-12-24").warnings


def own(folder: Path, rows: str) -> Path:
    path = folder / "own.tsv"
    path.write_text(rows, encoding="utf-8")
    return path


def test_holidays_of_ones_own(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "# ours\n#: name when\nHarvest Fair\tthird saturday of august\nFounders' Week\t05-10 for 7 days\n"
        "Rain Feast\t2018-04-02\nRain Feast\t2019-04-20\nDía de la Sal\teaster +3\n",
    )
    reader = dateline.Reader(holidays=path)
    text = (
        "It rained on Harvest Fair, in Founders\u2019 Week and at the Rain Feast. "
        "It had rained on last Harvest Fair, too, and on Día de la Sal."
    )
    found = {time.text: (time.value, time.latest) for time in reader.times(text, published="2018-12-24")}
    assert found == {
        "Harvest Fair": ("2018-08-18", "2018-08-18"),
        "Founders\u2019 Week": ("2018-05-10", "2018-05-16"),
        "Rain Feast": ("2018-04-02", "2018-04-02"),
        "last Harvest Fair": ("2018-08-18", "2018-08-18"),
        "Día de la Sal": ("2018-04-04", "2018-04-04"),
    }
    assert reader.read(text, published="2018-12-24").times == reader.times(text, published="2018-12-24")
    assert dateline.times("It rained on Harvest Fair.", published="2018-12-24") == ()
    assert reader.holidays == (str(path),) and repr(reader).startswith("Reader(holidays=['")
    again = pickle.loads(pickle.dumps(reader))
    assert again == reader and again.times(text) == reader.times(text)


@pytest.mark.parametrize(
    ("row", "line", "reason"),
    [
        ("Fair\tthrid saturday of august", 2, 'when is "thrid saturday of august"; expected e.g. "12-25"'),
        ("Fair\t02-31", 2, "02-31 is no day of any year"),
        ("Fair\t2019-02-29", 2, "2019-02-29 is no day of the calendar"),
        ("Fair", 2, "1 columns, expected 2: name, when"),
        ("12 Fair\t05-10", 2, "expected it to begin with a letter"),
    ],
)
def test_a_bad_row_is_an_error_with_file_line_and_reason(tmp_path: Path, row: str, line: int, reason: str) -> None:
    path = own(tmp_path, f"#: name when\n{row}\n")
    with pytest.raises(dateline.LexiconError, match=re.escape(reason)) as caught:
        dateline.Reader(holidays=path)
    assert (caught.value.file, caught.value.line) == (str(path), line)


HOLIDAYS = {
    "own.tsv": "#: when name\n08-18\tHarvest Fair\n",
    "own.csv": "name,when\nHarvest Fair,08-18\n",
    "own.json": '[{"name": "Harvest Fair", "when": "08-18"}]',
    "own.jsonl": '\n{"name": "Harvest Fair", "when": "08-18"}\n',
}
PHRASES = {
    "own.tsv": "#: name phrase means\ndeadline\tclose of business\t5 p.m.\n",
    "own.csv": "name,phrase,means,example\ndeadline,close of business,5 p.m.,Pay by [close of business].\n",
    "own.json": '[{"name": "deadline", "phrase": "close of business", "means": "5 p.m."}]',
    "own.jsonl": '{"name": "deadline", "phrase": "close of business", "means": "5 p.m.", "example": null}',
}


@pytest.mark.parametrize("name", HOLIDAYS)
def test_holidays_and_phrases_have_the_forms_of_a_lexicon(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(HOLIDAYS[name], encoding="utf-8")
    fair = dateline.Reader(holidays=path).times("It rained on Harvest Fair.", published="2018-12-24")
    assert [(time.text, time.value) for time in fair] == [("Harvest Fair", "2018-08-18")]
    path.write_text(PHRASES[name], encoding="utf-8")
    (due,) = dateline.Reader(time_phrases=path).times("Pay by close of business.", published="2018-12-24")
    assert (due.text, due.value, due.rule) == ("close of business", "2018-12-24T17:00", "deadline")


@pytest.mark.parametrize(
    ("name", "text", "line", "reason"),
    [
        ("own.csv", "name,when\nHarvest Fair,08-18\nFair,02-31\n", 3, "02-31 is no day of any year"),
        ("own.csv", "name,day\nHarvest Fair,08-18\n", 1, 'there is no column "day"; expected some of name, when'),
        ("own.json", '[\n{"name": "Fair", "when": 818}]', 2, "when is the number 818; expected a string"),
        ("own.jsonl", '{"name": "Fair", "when": "08-18"}\n[]', 2, "not a JSON object"),
        ("own.tsv", "# ours\n#: name day\nFair\t08-18\n", 2, 'there is no column "day"; expected some of name, when'),
    ],
)
def test_a_bad_file_of_any_form_is_an_error(tmp_path: Path, name: str, text: str, line: int, reason: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(dateline.LexiconError, match=re.escape(reason)) as caught:
        dateline.Reader(holidays=path)
    assert (caught.value.file, caught.value.line) == (str(path), line)


def test_phrases_of_ones_own(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "#: name phrase means example\ndeadline\tclose of business\t5 p.m.\tPay by [close of business].\n"
        "school-year\tSY<year>\t$1\t\nfair-week\tthe week of the fair\tthe week of Harvest Fair\t\n",
    )
    fair = tmp_path / "fair.tsv"
    fair.write_text("#: name when\nHarvest Fair\tthird saturday of august\n", encoding="utf-8")
    reader = dateline.Reader(time_phrases=path, holidays=fair)
    text = "Sales grew in SY2005. They open in the week of the fair. Bids will end at close of business on Friday."
    found = reader.times(text, published="2018-12-24")
    assert [(time.text, time.value) for time in found] == [
        ("SY2005", "2005"),
        ("the week of the fair", "2019-W33"),
        ("close of business on Friday", "2018-12-28T17:00"),
    ]
    (explained,) = [entry for entry in reader.explain("Sales grew in SY2005.") if entry.layer == "time"]
    assert explained.rule == "school-year"
    assert reader.read(text, published="2018-12-24").times == found
    assert "SY2005" not in {time.text for time in dateline.times(text)}
    assert reader.time_phrases == (str(path),) and "], time_phrases=['" in repr(reader)
    again = pickle.loads(pickle.dumps(reader))
    assert again == reader and again.times(text, published="2018-12-24") == found
    assert again != dateline.Reader(holidays=fair)


def test_a_phrase_that_does_not_read_its_example_is_refused(tmp_path: Path) -> None:
    path = own(tmp_path, "# ours\n#: name phrase means example\ndusk\tdusk\t6 p.m.\tThey met at [gloaming].\n")
    with pytest.raises(dateline.LexiconError, match=re.escape('the example is "They met at [gloaming]."')) as caught:
        dateline.Reader(time_phrases=path)
    assert (caught.value.file, caught.value.line) == (str(path), 3)


def test_holidays_that_are_no_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="holidays must be a path or a list of paths, got int"):
        dateline.Reader(holidays=3)  # type: ignore[arg-type]
    with pytest.raises(dateline.LexiconError, match=r"none\.tsv: no such file"):
        dateline.Reader(holidays=[tmp_path / "none.tsv"])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("published", [None, "2018-12-24T13:11"])
def test_timeml_holds_the_text_and_its_times(path: Path, published: str | None) -> None:
    article = dateline.read(path.read_text(encoding="utf-8"), published=published)
    root = ElementTree.fromstring(article.to_timeml().encode())
    assert root.tag == "TimeML"
    text = root.find("TEXT")
    assert text is not None and "".join(text.itertext()) == article.text
    found, at = [], len(text.text or "")
    for tag in text:
        assert tag.tag == "TIMEX3" and len(tag) == 0
        inside = tag.text or ""
        found.append((at, at + len(inside), tag.get("type"), tag.get("mod"), tag.get("quant"), tag.get("freq")))
        at += len(inside) + len(tag.tail or "")
    assert found == [(t.start, t.end, t.type, t.mod, t.quant, t.freq) for t in article.times]
    assert [tag.get("value") for tag in text] == [time.value or "XXXX-XX-XX" for time in article.times]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_timeml_keeps_to_its_specification(path: Path) -> None:
    article = dateline.read(path.read_text(encoding="utf-8"), published="2018-12-24")
    root = ElementTree.fromstring(article.to_timeml().encode())
    assert [child.tag for child in root] == ["DCT", "TEXT"]
    tags = list(root.iter("TIMEX3"))
    names = [tag.get("tid") for tag in tags]
    assert len(set(names)) == len(names) == len(article.times) + 1
    for tag in tags:
        assert {"tid", "type", "value"} <= set(tag.keys()) <= set(TIMEX3)
        for name, value in tag.items():
            assert re.fullmatch(TIMEX3[name], value), f"{name}={value!r}"
        assert {tag.get("beginPoint"), tag.get("endPoint"), tag.get("anchorTimeID")} <= {None, "t0"}


def test_timeml_of_odd_characters_is_xml() -> None:
    text = "On 1 May 2018 <they> & \x00we\r\nmet\ufffe."
    root = ElementTree.fromstring(dateline.read(text).to_timeml().encode())
    assert "".join(root.itertext()).strip() == "On 1 May 2018 <they> & \ufffdwe\r\nmet\ufffd."


def test_timeml_is_written_of_times_in_their_order_only() -> None:
    article = dateline.read("They met on Monday and on Friday.", published="2018-12-24")
    broken = article.to_dict()
    broken["times"].reverse()
    with pytest.raises(
        dateline.InputError, match=r"in times, 12\.\.18 stands after 26\.\.32; they have to be in the order"
    ):
        dateline.Article.from_json(json.dumps(broken))
