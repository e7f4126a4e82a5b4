"""What holds for every text, on the installed package: the output contract, the same bytes each time, and linear time.

The many random texts are read by tests/properties.rs; here are those that need the package as a user has it.
"""

import json
import random
import time
from pathlib import Path
from typing import Any

import dateline
import pytest

HERE = Path(__file__).parent
ARTICLES = [path.read_text("utf-8") for path in sorted(HERE.glob("articles/*.txt"))]
UNITS = [json.loads(line) for line in (HERE / "hostile.jsonl").read_text("utf-8").splitlines()]

#: A megabyte of anything may take so many seconds of one core; an honest article of that size takes a fifth.
CEILING = 10.0

#: Below so many seconds a clock says nothing about how time grows.
FLOOR = 0.08


def mutilated(text: str, choose: random.Random) -> str:
    """The text cut off at any character, with pieces dropped, doubled, or in another case."""
    text = text[: choose.randrange(1, len(text))]
    for _ in range(3):
        start = choose.randrange(len(text) + 1)
        end = start + choose.randrange(40)
        piece = choose.choice(["", text[start:end] * 2, text[start:end].upper(), text[start:end].lower(), "\u202e\x00"])
        text = text[:start] + piece + text[end:]
    return text


def check_spans(value: Any, text: str) -> None:
    """Every span lies in the text and slices to its words; a missing value is None, never an empty string."""
    if isinstance(value, list):
        for one in value:
            check_spans(one, text)
    elif isinstance(value, dict):
        if value.get("start") is not None:
            assert 0 <= value["start"] < value["end"] <= len(text)
            assert value.get("text", text[value["start"] : value["end"]]) == text[value["start"] : value["end"]]
        for key, one in value.items():
            assert one != "", f"{key} is empty"
            check_spans(one, text)


def check(text: str) -> None:
    article = dateline.read(text, published="2024-02-29")
    data = article.to_dict(tokens=True)
    assert data.pop("text") == text
    check_spans(data, text)
    for name in ("blocks", "sentences", "tokens", "times", "quotes"):
        spans = [(one["start"], one["end"]) for one in data[name]]
        assert spans == sorted(spans), f"{name} are not in order"
    inside = [False] * len(text)
    for block in data["blocks"]:
        inside[block["start"] : block["end"]] = [True] * (block["end"] - block["start"])
    outside = [char for char, covered in zip(text, inside, strict=True) if not covered]
    assert not "".join(outside).strip(), "text outside of all blocks"


@pytest.mark.parametrize("seed", range(len(ARTICLES)))
def test_articles_and_what_is_left_of_them_keep_the_contract(seed: int) -> None:
    choose = random.Random(seed)
    check(ARTICLES[seed])
    for _ in range(10):
        check(mutilated(ARTICLES[seed], choose))


def test_any_mixture_is_an_article() -> None:
    choose = random.Random(1)
    for _ in range(200):
        units = choose.choices(UNITS, k=choose.randrange(1, 40))
        check("".join(unit["unit"] * choose.randrange(1, 4) for unit in units))


@pytest.mark.parametrize(
    "text", ["", " \n\t\u3000\n", "\x00", "\ufeff", "\u200f\u200e", "\x00" * 100, "\ufeffCairo", "."]
)
def test_next_to_nothing_is_an_article(text: str) -> None:
    check(text)
    assert dateline.read(text).events == ()


def test_one_thread_and_many_give_the_same_bytes_in_the_same_order() -> None:
    choose = random.Random(2)
    texts = [mutilated(choose.choice(ARTICLES), choose) for _ in range(200)]
    one, four, again = (
        [article.to_json(tokens=True) for article in dateline.Reader(n_threads=threads).iter(texts)]
        for threads in (1, 4, 4)
    )
    assert one == four == again
    assert one == [dateline.read(text).to_json(tokens=True) for text in texts]


def seconds(text: str) -> float:
    start = time.process_time()
    dateline.read(text, published="2024-02-29")
    return time.process_time() - start


@pytest.mark.parametrize("unit", [unit["unit"] for unit in UNITS], ids=[unit["name"] for unit in UNITS])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    # Up the ladder to a megabyte, so that a text that takes the square of its length fails while it is short.
    text = unit * (125_000 // len(unit.encode()))
    took = seconds(text)
    for _ in range(3):
        shorter, text, took_shorter = text, text * 2, took
        took = seconds(text)
        assert took < CEILING
        # A slow moment of the machine may spoil one measurement, not three.
        for _attempt in range(2):
            if took >= FLOOR and took >= 3 * took_shorter:
                took_shorter, took = seconds(shorter), min(took, seconds(text))
        assert took < FLOOR or took < 3 * took_shorter, (
            f"{len(shorter)} characters: {took_shorter:.2f} s, twice: {took:.2f} s"
        )


def test_fifty_megabytes_are_an_article() -> None:
    # Three of sentences; the rest is a single word, since fifty of sentences would take most of a minute.
    text = "\n\n".join(ARTICLES)
    text *= 3_000_000 // len(text.encode()) + 1
    text += "\n" + "word" * 12_000_000
    assert len(text.encode()) >= 50_000_000
    article = dateline.read(text)
    assert article.text == text
    assert len(article.sentences) > 10_000
