"""The classes of the results, each made by hand: what all of them share, whatever the stages find."""

import copy
import json
import pickle
from typing import Any

import dateline
import pytest
from dateline import (
    ActorCode,
    Block,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Explanation,
    Mention,
    Participant,
    Place,
    Published,
    Quote,
    Reason,
    Role,
    Sentence,
    Source,
    Span,
    Speaker,
    Step,
    Time,
    Token,
    Warning,
)

SPAN = Span(4, 11, "visited")
ACTOR = Participant(0, 3, "Ali", 0, "SYRSPY", "SYR", "SPY")
STEP = Step("time", 12, 18, "Monday", "DATE 2018-12-24", "weekday")
PARTS: list[Any] = [
    SPAN,
    Published("2018-12-24T13:11", 0, 10, "text"),
    Block("paragraph", 0, 20),
    Sentence(0, 20, 0),
    Token(4, 11, "visit", "VERB", None, "root", 0),
    Warning("no-date", "the date of publication is not known"),
    Role("intelligence chief", 0, 18, "intelligence chief", None, "SYR", "former"),
    Reason("sector", 7, 13, "police", "gazetteer"),
    ActorCode("KENCOP", "KEN", "COP", [Reason("sector", 7, 13, "police", "gazetteer")]),
    Place(360630, 30.06, 31.25, "EGY", "Cairo", "PPLC"),
    Mention(0, 3, "Ali", "name"),
    Entity(0, "person", "Ali", "SYR", "SYRSPY", None, [], None, [Mention(0, 3, "Ali", "name")]),
    Time(12, 18, "Monday", "DATE", "2018-12-24", "APPROX", None, None, "2018-12-24", None, "relative", "weekday"),
    Quote(0, 20, "We agreed", "direct", SPAN, Speaker(0, 3, "Ali", 0)),
    Speaker(0, 3, "Ali", 0),
    Event(
        *(0, "CONSULT", "visit", ["diplomatic"], "042", "verbal cooperation", 1.9, SPAN, [ACTOR], []),
        *(EventPlace(12, 17, "Cairo", 1), None, "positive", "actual", [], 0, "verb-visit", 0.8, None),
    ),
    ACTOR,
    EventPlace(12, 17, "Cairo", 1),
    EventDate("2018-12-22", "2018-12-22", "day", "relative", 0),
    Source(0, 3, "Ali", 0, SPAN),
    STEP,
    Explanation([STEP]),
]

each = pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)


def fields(part: Any) -> list[Any]:
    return [getattr(part, name) for name in part.__match_args__]


def test_no_class_is_left_out() -> None:
    listed = {name for name in (*dateline.__all__, "Warning") if hasattr(getattr(dateline, name), "__match_args__")}
    assert {type(part).__name__ for part in PARTS} == listed


@each
def test_it_is_made_of_its_fields(part: Any) -> None:
    assert type(part)(*fields(part)) == part
    assert type(part)(**dict(zip(part.__match_args__, fields(part), strict=True))) == part
    assert all(not isinstance(value, list) for value in fields(part)), "lists could be changed"


@each
def test_equal_parts_hash_alike_and_a_changed_field_differs(part: Any) -> None:
    same = type(part)(*fields(part))
    assert part == same and hash(part) == hash(same) and same is not part
    assert part != "something else" and part != SPAN if part is not SPAN else part != ACTOR
    for place, value in enumerate(fields(part)):
        if isinstance(value, str | int | float):
            changed = fields(part)
            changed[place] = value + "x" if isinstance(value, str) else value + 1
            assert type(part)(*changed) != part, part.__match_args__[place]


@each
def test_it_is_frozen(part: Any) -> None:
    for name in part.__match_args__:
        with pytest.raises(AttributeError):
            setattr(part, name, None)
    with pytest.raises(AttributeError):
        part.other = 1


@each
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_can_be_pickled(part: Any, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(part, protocol)) == part


@each
def test_it_can_be_copied(part: Any) -> None:
    assert copy.copy(part) == part and copy.deepcopy(part) == part


@each
def test_repr_is_short_and_begins_with_the_class(part: Any) -> None:
    assert repr(part).startswith(type(part).__name__ + "(") and len(repr(part)) < 160


@pytest.mark.parametrize("part", [part for part in PARTS if hasattr(part, "to_dict")], ids=lambda p: type(p).__name__)
def test_its_dict_has_its_fields_and_is_plain(part: Any) -> None:
    found = part.to_dict()
    assert tuple(found) == part.__match_args__
    assert json.loads(json.dumps(found)) == found


def test_repr_says_what_matters() -> None:
    entity = Entity(3, "person", "Ali Mamlouk", "SYR", "SYRSPY", None, [], None, [Mention(0, 3, "Ali", "name")] * 12)
    assert repr(entity) == "Entity(3, person 'Ali Mamlouk', SYRSPY, 12 mentions)"
    assert repr(SPAN) == "Span(4, 11, 'visited')"
    assert repr(Span(0, 70, "a\nb\u202e" + "x" * 67)) == "Span(0, 70, 'a\\nb\\u202e" + "x" * 44 + "…')"
    assert repr(Span(0, 4, "it's")) == 'Span(0, 4, "it\'s")'


def test_parts_match_by_place() -> None:
    match SPAN:
        case Span(4, end, text=words):
            assert (end, words) == (11, "visited")
        case _:
            pytest.fail("it did not match")


@pytest.mark.parametrize("part", [part for part in PARTS if hasattr(part, "slice")], ids=lambda p: type(p).__name__)
def test_its_slice_is_its_span(part: Any) -> None:
    text = "".join(map(chr, range(100, 140)))
    assert text[part.slice] == text[part.start : part.end]


def test_a_part_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(TypeError):
        Quote(0, 1, "x", "direct", "said", None)  # type: ignore[arg-type]
    with pytest.raises((TypeError, OverflowError)):
        Span(-1, 3, "x")
