"""Events as flat rows: the columns, and the table that the command line makes of them."""

import csv
import io
import json
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dateline
import polars
import pytest

TEXT = """\
Kenya and Uganda met in Nairobi on Friday. "It was a
start," said Ann Lee, the Kenyan foreign minister. She later criticised a militia."""


@pytest.fixture
def article() -> dateline.Article:
    return dateline.read(TEXT, published="2018-12-24")


def test_an_event_is_a_row_with_its_participants_and_its_place(article: dateline.Article) -> None:
    met, criticised = (
        next(row for row in dateline.flat.events(article) if row["trigger"] == word) for word in ("met", "criticised")
    )
    assert tuple(met) == dateline.flat.COLUMNS
    assert (met["actors"], met["actor_codes"], met["recipients"]) == ("Kenya; Uganda", "KEN; UGA", None)
    assert (met["place"], met["country"], met["latitude"], met["longitude"]) == ("Nairobi", "KEN", -1.28, 36.82)
    assert (met["earliest"], met["published"], met["article"]) == ("2018-12-21", "2018-12-24", 0)
    # A pronoun is called by the name that it stands for.
    assert (criticised["actors"], criticised["actor_codes"]) == ("Ann Lee", "KENGOV")
    assert criticised["recipients"] == "a militia" and criticised["place"] is None
    assert TEXT[criticised["start"] : criticised["end"]] == "criticised"
    assert criticised["sentence"] == "She later criticised a militia."


def test_cells_are_plain_and_in_one_line(article: dateline.Article) -> None:
    rows = list(dateline.flat.events(article))
    assert len(rows) == len(article.events)
    for row in rows:
        assert all(value is None or isinstance(value, (str, int, float)) for value in row.values())
        assert not any("\n" in value for value in row.values() if isinstance(value, str))
    assert polars.DataFrame(rows).write_csv().count("\n") == len(rows) + 1


def test_codes_stay_beside_their_participants() -> None:
    text = "Syrian rebels and Ann Lee attacked Kenyan police in Goma."
    (row,) = (row for row in dateline.flat.events(dateline.read(text)) if row["trigger"] == "attacked")
    actors, codes = row["actors"].split("; "), row["actor_codes"].split("; ")
    assert dict(zip(actors, codes, strict=True)) == {"Syrian rebels": "SYRREB", "Ann Lee": ""}


def test_articles_are_numbered(article: dateline.Article) -> None:
    numbers = {row["article"] for row in dateline.flat.events([None, article, None, article], start=100)}
    assert numbers == {101, 103}
    assert list(dateline.flat.events([])) == []


def test_what_is_no_article_is_refused_at_once_or_in_its_turn(article: dateline.Article) -> None:
    with pytest.raises(TypeError, match="articles must be an Article or an iterable of them, got int"):
        dateline.flat.events(3)  # type: ignore[arg-type]
    rows = dateline.flat.events([article, (article, 7)], start=9)  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"articles\[1\] is tuple; expected an Article, .*; of pairs give the articles"):
        list(rows)


# What several articles report.


def reports(*texts: str, published: str | None = "2018-12-24", **options: Any) -> list[tuple[Any, ...]]:
    articles = dateline.Reader().iter({"text": text, "published": published} for text in texts)
    found = dateline.flat.happenings(dateline.flat.events(articles), **options)
    return [(one["earliest"], one["latest"], one["place"], one["articles"]) for one in found]


ATTACK = "Syrian rebels attacked Kenyan police"


def test_reports_of_one_deed_are_one_happening() -> None:
    found = reports(f"{ATTACK} in Goma on Sunday.", f"{ATTACK}, officials said.", f"{ATTACK} on Sunday.")
    assert found == [("2018-12-23", "2018-12-23", "Goma", "0; 1; 2")]


@pytest.mark.parametrize(
    "other",
    [
        f"{ATTACK} in Lima on Sunday.",
        f"{ATTACK} in Goma on Tuesday.",
        "Syrian rebels attacked Ugandan police in Goma on Sunday.",
        "Syrian rebels praised Kenyan police in Goma on Sunday.",
        f"{ATTACK} in December.",
    ],
)
def test_another_place_day_party_or_deed_is_another_happening(other: str) -> None:
    assert len(reports(f"{ATTACK} in Goma on Sunday.", other)) == 2


def test_what_did_not_happen_is_none() -> None:
    did_not = "Syrian rebels did not attack Kenyan police on Sunday."
    assert reports(did_not, "Syrian rebels threatened to attack Kenyan police.", by=("cameo",)) == [
        ("2018-12-23", "2018-12-24", None, "1")
    ]


def test_who_is_not_known_and_when_is_not_known_are_not_joined() -> None:
    unknown = "It destroyed a shop on Sunday."
    assert len(reports(unknown, unknown)) == 2
    assert len(reports(ATTACK + ".", ATTACK + ".", published=None)) == 2


def test_participants_stand_in_any_order_and_columns_can_be_chosen() -> None:
    met, also = "Kenya and Uganda met in Nairobi on Friday.", "Uganda and Kenya met on Friday."
    assert len(reports(met, also)) == 1
    attacked = f"{ATTACK} on Sunday.", "Syrian troops attacked Kenyan soldiers on Sunday."
    assert len(reports(*attacked)) == 2
    assert len(reports(*attacked, by=("type", "actor_countries", "recipient_countries"))) == 1
    # Without a column of codes nobody has to be known.
    assert len(reports(*attacked, "It destroyed a shop on Sunday.", by=("type",))) == 2
    assert len(reports(*attacked, by=("type", "trigger"))) == 1


def test_a_happening_is_the_row_of_the_surest_report_with_its_own_keys(article: dateline.Article) -> None:
    rows = [{**row, "desk": "Africa"} for row in dateline.flat.events(article)]
    found = dateline.flat.happenings(rows)
    assert all(set(one) == {*dateline.flat.COLUMNS, "desk", "reports", "articles"} for one in found)
    sure, surer = ({**rows[0], "confidence": confidence, "mode": str(confidence)} for confidence in (0.5, 0.9))
    assert [one["mode"] for one in dateline.flat.happenings([sure, surer, sure])] == ["0.9"]


def test_wrong_columns_and_days_are_refused(article: dateline.Article) -> None:
    with pytest.raises(ValueError, match="by names 'actor', which is no column; the columns are article, title"):
        reports(f"{ATTACK}.", by=("actor",))
    with pytest.raises(ValueError, match="days must be at least 1, got 0"):
        reports(days=0)


def test_many_rows_with_one_key_are_joined_in_proportion(article: dateline.Article) -> None:
    (row,) = (row for row in dateline.flat.events(article) if row["trigger"] == "met")
    day = date(1990, 1, 1)
    days = [(day + timedelta(2 * number)).isoformat() for number in range(16_000)]

    def cost(count: int) -> float:
        rows = [{**row, "earliest": one, "latest": one} for one in days[:count]]
        start = time.perf_counter()
        assert len(dateline.flat.happenings(rows)) == count
        return time.perf_counter() - start

    # The least of several: other programs run beside the test.
    once, eight = (min(cost(count) for _ in range(3)) for count in (2_000, 16_000))
    assert eight < 8 * 4 * once + 0.05


# On the command line.


def table(*arguments: str | Path) -> tuple[list[str], list[dict[str, str]]]:
    command = [sys.executable, "-m", "dateline", "read", "--csv", *map(str, arguments)]
    shown = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    read = csv.DictReader(io.StringIO(shown, newline=""))
    return list(read.fieldnames or []), list(read)


def test_the_command_line_writes_them_as_csv(tmp_path: Path, article: dateline.Article) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT)
    columns, rows = table("--published", "2018-12-24", path, path)
    assert columns == ["file", *dateline.flat.COLUMNS]
    expected = [
        {"file": str(path)} | {key: "" if value is None else str(value) for key, value in row.items()}
        for row in dateline.flat.events([article, article])
    ]
    assert rows == expected


def test_what_a_list_holds_stands_before_its_events(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {"text": TEXT, "published": "2018-12-24", "id": 7, "title": "Talks", "tags": ["a"]}
    path.write_text(json.dumps(row) + "\n" + json.dumps(row | {"more": 1}) + "\n")
    columns, rows = table(path)
    assert columns == ["file", "line", "row.published", "row.id", "row.title", "row.tags", *dateline.flat.COLUMNS]
    assert {(row["line"], row["row.id"], row["row.title"], row["row.tags"]) for row in rows} == {
        ("1", "7", "Talks", '["a"]'),
        ("2", "7", "Talks", '["a"]'),
    }


def test_what_the_table_has_no_room_for_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("It rained on Sunday.", "Rain.", "")))
    for form in ("--csv", "--geojson", "--jsonl"):
        command = [sys.executable, "-m", "dateline", "read", form, path]
        result = subprocess.run(command, capture_output=True, timeout=60)
        said = [line.split(": ")[1:3] for line in result.stderr.decode().splitlines()]
        expected = [
            ["1 of 3 articles", "the date of publication is not known"],
            ["1 of 3 articles", "the text holds no words"],
        ]
        assert (result.returncode, said) == (0, [] if form == "--jsonl" else expected)


def test_a_table_without_events_has_its_header(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain.")
    assert table(tmp_path / "a.txt") == (["file", *dateline.flat.COLUMNS], [])
