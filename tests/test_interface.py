"""Reading one article: arguments, what comes back, and what is refused."""

import copy
import datetime
import json
import pickle

import dateline
import pytest
from jsonschema import Draft202012Validator

TEXT = (
    "President Maria Lopez met Prime Minister John Smith in Madrid on Monday, a rare visit.\n\n"
    "“We agreed on peace,” Lopez said. Spain will send troops to Mali next year, officials in Lima said."
)


@pytest.fixture(scope="module")
def article() -> dateline.Article:
    return dateline.read(TEXT, published="2021-03-10")


def parts(article: dateline.Article) -> list[object]:
    """The article and one of each kind of part that it has."""
    found: list[object] = [article]
    for name in ("blocks", "sentences", "tokens", "entities", "times", "quotes", "events"):
        found.append(getattr(article, name)[0])
    found += [
        article.entities[0].mentions[0],
        article.events[0].trigger,
        article.events[0].actors[0],
        article.published,
    ]
    return found


def test_parts_are_found(article: dateline.Article) -> None:
    assert {person.name for person in article.people} == {"Maria Lopez", "John Smith"}
    assert "Madrid" in {place.name for place in article.places}
    assert article.events[0].type == "CONSULT"
    assert article.quotes[0].speaker.text == "Lopez"


def test_spans_slice_back_to_their_text(article: dateline.Article) -> None:
    for entity in article.entities:
        for mention in entity.mentions:
            assert article.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("published", ["2021-03-10", datetime.date(2021, 3, 10), datetime.datetime(2021, 3, 10, 9, 30)])
def test_published_takes_a_date_a_time_or_a_string(published: object) -> None:
    found = dateline.read(TEXT, published=published)
    assert found.published.value.startswith("2021-03-10")
    assert found.times[0].value == "2021-03-08"


@pytest.mark.parametrize("given", [b"bytes", None, 12, 1.5, ["text"]])
def test_what_is_no_string_is_a_type_error_that_says_so(given: object) -> None:
    with pytest.raises(TypeError, match=f"str.*{type(given).__name__.removesuffix('Type')}"):
        dateline.read(given)


def test_a_lone_surrogate_is_an_input_error() -> None:
    with pytest.raises(dateline.InputError, match="surrogate"):
        dateline.read("a \ud800 b")
    assert issubclass(dateline.InputError, dateline.Error) and issubclass(dateline.InputError, ValueError)


@pytest.mark.parametrize("published", ["yesterday", "2021-13-45", ""])
def test_a_date_that_is_none_is_an_input_error(published: str) -> None:
    with pytest.raises(dateline.InputError, match="published"):
        dateline.read(TEXT, published=published)


def test_published_of_another_type_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="published"):
        dateline.read(TEXT, published=20210310)


def test_dict_and_json_are_the_same(article: dateline.Article) -> None:
    for tokens in (False, True):
        assert article.to_dict(tokens=tokens) == json.loads(article.to_json(tokens=tokens))
    assert "tokens" not in article.to_dict()
    assert dateline.Article.from_json(article.to_json(tokens=True)) == article


def test_json_of_no_article_is_an_input_error() -> None:
    with pytest.raises(dateline.InputError):
        dateline.Article.from_json('{"text": 1}')


def test_all_parts_are_frozen_equal_hashable_and_short(article: dateline.Article) -> None:
    again = dateline.read(TEXT, published="2021-03-10")
    for one, other in zip(parts(article), parts(again), strict=True):
        assert one == other and hash(one) == hash(other) and one is not other
        assert len(repr(one)) < 200
        with pytest.raises(AttributeError):
            one.start = 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_all_parts_can_be_pickled_and_copied(article: dateline.Article, protocol: int) -> None:
    for part in parts(article):
        assert pickle.loads(pickle.dumps(part, protocol)) == part
        assert copy.deepcopy(part) == part


def test_the_schema_describes_every_key(article: dateline.Article) -> None:
    schema = dateline.schema()
    Draft202012Validator.check_schema(schema)
    found = article.to_dict(tokens=True)
    Draft202012Validator(schema).validate(found)
    for broken in ({"extra": 1}, {"events": [{"type": "VISIT"}]}, {"language": 3}):
        assert not Draft202012Validator(schema).is_valid(found | broken)


def test_explain_names_the_rule_of_each_result() -> None:
    explanation = dateline.Reader().explain(TEXT, published="2021-03-10")
    assert "verb-meet" in str(explanation)
    assert {"block", "mention", "time", "quote", "event"} <= {step.layer for step in explanation}


def test_the_view_in_a_notebook_is_the_html(article: dateline.Article) -> None:
    assert "Maria Lopez" in article._repr_html_() and "<script" not in article._repr_html_()
