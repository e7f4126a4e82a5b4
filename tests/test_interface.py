"""Reading one article: arguments, what comes back, and what is refused."""

import ast
import copy
import datetime
import doctest
import html
import inspect
import io
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("Mon, 24 Dec 2018 23:11:05 -0800", "2018-12-24T23:11"),
        ("24 Dec 18 13:11 EST", "2018-12-24T13:11"),
        ("2018-12-24 13:11:05 UTC", "2018-12-24T13:11"),
        ("2018-12-24 13:11:05 +0000", "2018-12-24T13:11"),
        ("2018-12-24T13:11:05 Z", "2018-12-24T13:11"),
        ("20181224131105", "2018-12-24T13:11"),
        ("Tue, 24 Dec 2018 13:11:05 GMT", None),
        ("2018-12-24 UTC", None),
        ("2018-12-24 at 13:11 UTC", None),
        ("20180230131105", None),
        ("24 December 2018", None),
        ("12/24/2018", None),
        ("2018-12", None),
    ],
)
def test_published_may_be_as_feeds_and_databases_write_it(published: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(dateline.InputError, match="expected an ISO date or time"):
            dateline.read("Rain.", published=published)
    else:
        read = dateline.read("Rain.", published=published).published
        assert read and read.value == value


class datetime64:
    """As NumPy's: it writes itself in ISO 8601."""

    def __init__(self, written: str) -> None:
        self.written = written

    def __str__(self) -> str:
        return self.written


class Timestamp(datetime.datetime):
    """As that of pandas."""


class NotAvailable:
    """As the NA of pandas: whether it differs from itself is not known."""

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


def test_published_may_be_what_the_cells_of_frames_hold() -> None:
    # Such cells have no days, but their midnights.
    for cell, value in [
        (datetime64("2018-12-24T13:11:00.000000000"), "2018-12-24T13:11"),
        (datetime64("2018-12-24T00:00:00.000000000"), "2018-12-24"),
        (datetime64("2018-12-24"), "2018-12-24"),
        (Timestamp(2018, 12, 24), "2018-12-24"),
        (Timestamp(2018, 12, 24, 0, 0, 5), "2018-12-24T00:00"),
        (datetime.datetime(2018, 12, 24), "2018-12-24T00:00"),
    ]:
        read = dateline.read("Rain.", published=cell).published  # type: ignore[arg-type]
        assert read and read.value == value
    assert dateline.read("Rain.", published=NotAvailable(), url=NotAvailable()) == dateline.read("Rain.")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (["x"], "text must be str, got list; Reader.iter takes a list of texts, or of dicts"),
        ({"text": "x"}, "text must be str, got dict; Reader.iter takes a list of texts, or of dicts"),
        (io.StringIO("x"), "text must be str, got StringIO; read it first, e.g. file.read()"),
        (float("nan"), "text must be str, got float, which stands for a missing value"),
        (3.5, "text must be str, got float"),
    ],
)
def test_what_is_no_text_is_refused_with_the_way_out(text: Any, says: str) -> None:
    with pytest.raises(TypeError) as caught:
        dateline.read(text)
    assert str(caught.value) == says


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
    Draft202012Validator(schema).validate(article.to_dict())
    for broken in ({"extra": 1}, {"events": [{"type": "VISIT"}]}, {"language": 3}):
        assert not Draft202012Validator(schema).is_valid(found | broken)


def test_explain_names_the_rule_of_each_result() -> None:
    explanation = dateline.Reader().explain(TEXT, published="2021-03-10")
    assert "verb-meet" in str(explanation)
    assert {"block", "mention", "time", "quote", "event"} <= {step.layer for step in explanation}


def test_the_view_in_a_notebook_is_the_html(article: dateline.Article) -> None:
    assert "Maria Lopez" in article._repr_html_() and "<script" not in article._repr_html_()


def test_the_schema_requires_and_describes_every_key() -> None:
    schema = dateline.schema()
    objects = {"Article": schema, **schema["$defs"]}
    for name, described in objects.items():
        assert described["additionalProperties"] is False, name
        # Tokens are written only where they are asked for.
        required = [key for key in described["properties"] if (name, key) != ("Article", "tokens")]
        assert described["required"] == required, name
        assert all(len(key["description"]) > 3 for key in described["properties"].values()), name
    for name, described in schema["$defs"].items():
        assert tuple(described["properties"]) == getattr(dateline, name).__match_args__
    assert list(schema["properties"]) == list(dateline.read("").to_dict(tokens=True))


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.glob("articles/*.txt")), ids=lambda path: path.stem)
def test_whole_articles_keep_the_schema(path: Path) -> None:
    found = dateline.read(path.read_text("utf-8")).to_dict(tokens=True)
    Draft202012Validator(dateline.schema()).validate(found)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\t ", "\0", "\ufeffTalks began.", "\u200f\u202eTalks\u202c began.", "\r\n\r", "😀", "a\u0301" * 99],
)
def test_any_string_is_an_article(text: str) -> None:
    article = dateline.read(text)
    assert article.text == text
    Draft202012Validator(dateline.schema()).validate(article.to_dict(tokens=True))
    for part in (*article.blocks, *article.sentences, *article.tokens):
        assert 0 <= part.start < part.end <= len(text)


def test_strings_of_a_subclass_are_strings() -> None:
    class Text(str):
        pass

    assert dateline.read(Text("Talks began.")) == dateline.read("Talks began.")


def test_the_options_are_named() -> None:
    with pytest.raises(TypeError):
        dateline.read(TEXT, "2021-03-10")  # type: ignore[misc]
    with pytest.raises(TypeError, match="url must be str, got int"):
        dateline.read(TEXT, url=3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": None}, "invalid type: null, expected a string"),
        ({"text": "short"}, "a span is .* the text has 5 characters"),
        ({"sentences": []}, "sentence is 0, of 0"),
        ({"entities": []}, "entity is"),
        ({"blocks": 3}, "invalid type: integer"),
    ],
)
def test_json_that_does_not_hold_together_is_refused(article: dateline.Article, change: object, says: str) -> None:
    broken = json.dumps(article.to_dict(tokens=True) | change)
    with pytest.raises(dateline.InputError, match=f"not an article in JSON: .*{says}"):
        dateline.Article.from_json(broken)


def test_json_may_be_bytes_and_nothing_else(article: dateline.Article) -> None:
    assert dateline.Article.from_json(article.to_json(tokens=True).encode()) == article
    with pytest.raises(TypeError, match=r"json must be str or bytes, got dict; write it first, json\.dumps\(data\)"):
        dateline.Article.from_json(article.to_dict())  # type: ignore[arg-type]


def test_json_of_a_later_version_may_have_more_keys(article: dateline.Article) -> None:
    later = article.to_dict(tokens=True) | {"summary": "x"}
    assert dateline.Article.from_json(json.dumps(later)) == article


def test_an_article_is_its_own_copy_and_keeps_its_parts(article: dateline.Article) -> None:
    assert copy.copy(article) is article and copy.deepcopy(article) is article
    assert article.events is article.events and article.people[0] is article.entities[article.people[0].id]
    assert {entity.kind for entity in article.organizations} <= {"organization"}


def test_repr_of_an_article_is_short(article: dateline.Article) -> None:
    words = f"{len(article.entities)} entities, {len(article.events)} events"
    assert repr(article).startswith("Article('President Maria Lopez met") and repr(article).endswith(
        f"2021-03-10, {words})"
    )
    assert repr(dateline.read("Talks.")) == "Article('Talks.', no date, 0 entities, 0 events)"


def test_an_explanation_is_a_sequence_and_a_table() -> None:
    explanation = dateline.Reader().explain(TEXT, published="2021-03-10")
    assert len(str(explanation).splitlines()) == len(explanation) == len(list(explanation)) > 4
    assert (
        explanation[0] is not None
        and explanation[0] == explanation.steps[0]
        and explanation[-2:] == explanation.steps[-2:]
    )
    assert all(TEXT[step.slice] == step.text and step.rule for step in explanation)
    # What a notebook shows has no markup of the text's.
    shown = dateline.Reader().explain("Talks <b>began</b> in Cairo & ended.")
    assert html.unescape(shown._repr_html_()) == f"<pre>{shown}</pre>" and "<b>" not in shown._repr_html_()
    with pytest.raises(IndexError):
        explanation[len(explanation)]
    with pytest.raises(dateline.InputError):
        dateline.Reader().explain(TEXT, published="soon")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('<!DOCTYPE html>\n<html lang="en"><body><p>Soldiers killed 12 rebels in Goma.</p></body></html>', ["markup"]),
        ('<p>Talks began in Cairo.</p>\n<p class="lead">They ended.</p>', ["markup"]),
        ("He wrote <b> and </b> on the wall, and 3 < 4. Talks began in Cairo.", []),
    ],
)
def test_a_page_of_html_is_told(text: str, codes: list[str]) -> None:
    assert [warning.code for warning in dateline.read(text).warnings] == codes


def documented() -> list[tuple[str, str]]:
    """The names of all public things and of their members, with their docstrings."""
    found = []
    for name in (*dateline.__all__, "Warning"):
        thing = getattr(dateline, name)
        found.append((name, thing.__doc__ or ""))
        if inspect.ismodule(thing):
            functions = inspect.getmembers(thing, inspect.isfunction)
            found += [(f"{name}.{member}", value.__doc__ or "") for member, value in functions if member[0] != "_"]
        if isinstance(thing, type):
            members = [member for member in vars(thing) if not member.startswith("_")]
            # As `help` shows it: a static method has that of its function.
            found += [(f"{name}.{member}", getattr(thing, member).__doc__ or "") for member in members]
    return found


def test_a_star_import_leaves_the_builtins() -> None:
    import builtins

    assert set(dir(builtins)) & {name for name in dateline.__all__ if not name.startswith("__")} == set()
    assert dateline.Warning is not builtins.Warning


def test_the_stub_carries_the_docstrings() -> None:
    stub = ast.parse((Path(dateline.__file__).parent / "_dateline.pyi").read_text("utf-8"))
    told = {}
    for node in stub.body:
        if isinstance(node, ast.ClassDef):
            told[node.name] = ast.get_docstring(node)
            members = [member for member in node.body if isinstance(member, ast.FunctionDef)]
            for member in members:
                # Of overloads the first one carries it.
                told.setdefault(f"{node.name}.{member.name}", ast.get_docstring(member))
        elif isinstance(node, ast.FunctionDef):
            told[node.name] = ast.get_docstring(node)
    real = {name: inspect.cleandoc(doc) for name, doc in documented() if name in told and doc}
    assert len(real) > 100
    # A quotation mark at an end stands apart from those of the docstring.
    assert {name: (told[name] or "").strip() for name in real} == real


def test_public_things_are_documented() -> None:
    errors = ("Error.index", "InputError.index", "LexiconError.")
    assert [name for name, doc in documented() if not doc and not name.startswith(errors)] == []


def test_examples_in_the_documentation_run() -> None:
    tests = [
        doctest.DocTestParser().get_doctest(doc, {"dateline": dateline}, name, None, None) for name, doc in documented()
    ]
    runner = doctest.DocTestRunner(verbose=False)
    assert sum(bool(test.examples) for test in tests) >= 8
    for test in tests:
        runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def test_the_module_for_spacy_is_there_without_an_import_of_its_own() -> None:
    code = "import dateline, sys; assert 'dateline.spacy' not in sys.modules; dateline.spacy.to_doc"
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="module 'dateline' has no attribute 'spicy'"):
        dateline.spicy  # type: ignore[attr-defined]  # noqa: B018
