"""The readable cases of tests/cases/ and the whole articles of tests/articles/, on the installed package."""

from dataclasses import dataclass
from pathlib import Path

import dateline
import pytest
from outline import STAGES

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    name: str  # "time/weekdays.md:12", the line of ```text
    given: str
    text: str
    expect: list[str]


def cases_of(path: Path) -> list[Case]:
    """The cases of a Markdown file: each ```text with the ```expect that follows."""
    lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    found = []
    text: tuple[int, str, str] | None = None
    at = 0
    while at < len(lines):
        at += 1
        opening = lines[at - 1]
        if not opening.startswith("```"):
            continue
        end = lines.index("```", at)
        if opening.startswith("```text"):
            text = at, opening.removeprefix("```text"), "\n".join(lines[at:end])
        elif opening == "```expect":
            assert text is not None, f"{path.name}:{at}: ```expect without a text before it"
            line, given, content = text
            found.append(Case(f"{path.parent.name}/{path.name}:{line}", given, content, lines[at:end]))
            text = None
        at = end + 1
    return found


CASES = [case for path in sorted(HERE.glob("cases/*/*.md")) for case in cases_of(path)]
ARTICLES = sorted(HERE.glob("articles/*.txt"))


def read(text: str, given: str) -> dict:
    options = dict(word.split("=", 1) for word in given.split())
    return dateline.read(text, **options).to_dict(tokens=True)


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    stage = case.name.split("/")[0]
    assert STAGES[stage](read(case.text, case.given)) == case.expect


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article(path: Path) -> None:
    golden = path.with_suffix(".golden").read_text("utf-8")
    first = golden.partition("\n")[0]
    given = first.removeprefix("given:").strip() if first.startswith("given:") else ""
    article = read(path.read_text("utf-8"), given)
    sections = ["\n".join([f"## {stage}", *outline(article)]) for stage, outline in STAGES.items()]
    if given:
        sections.insert(0, f"given: {given}")
    assert "\n\n".join(sections) + "\n" == golden
