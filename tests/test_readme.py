"""The Python in README.md and docs/ runs, and prints what stands there."""

import doctest
import re
from pathlib import Path

import dateline
import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def with_python(paths: list[Path]) -> list[Path]:
    return [path for path in paths if BLOCK.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", with_python(PAGES), ids=lambda path: path.name)
def test_python_prints_what_the_page_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    page = path.read_text("utf-8")
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    report: list[str] = []
    for block in BLOCK.finditer(page):
        line = page[: block.start()].count("\n") + 1
        if ">>>" in block[1]:
            test = doctest.DocTestParser().get_doctest(block[1], names, path.name, str(path), line)
            runner.run(test, out=report.append, clear_globs=False)
            # The next block of the page goes on with the names of this one.
            names = test.globs
        else:
            exec(compile(block[1], f"{path.name}:{line}", "exec"), names)
    assert not report, "".join(report)


def fields(value: object) -> set[str]:
    """All keys of a dictionary and of what it holds."""
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in fields(one)}
    if isinstance(value, list):
        return {key for one in value for key in fields(one)}
    return set()


def test_every_field_that_comes_out_is_explained() -> None:
    page = (ROOT / "docs" / "output.md").read_text("utf-8")
    for path in sorted((ROOT / "tests" / "articles").glob("*.txt")):
        article = dateline.read(path.read_text("utf-8"), published="2024-02-29")
        missing = {key for key in fields(article.to_dict(tokens=True)) if f"`{key}`" not in page}
        assert not missing, f"docs/output.md does not explain {sorted(missing)}"


def rows(name: str) -> list[list[str]]:
    """The rows of a table of data/."""
    lines = (ROOT / "data" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_every_code_is_explained() -> None:
    page = (ROOT / "docs" / "codes.md").read_text("utf-8")
    actors, events = page.split("\n## ")[1:]
    sectors = actors.partition("| sector |")[2]
    origins = actors.removesuffix(sectors)
    for part, told in (("sector", sectors), ("origin", origins)):
        codes = {code for code, of, _ in rows("actor_codes.tsv") if of == part}
        assert codes == set(re.findall(r"^\| `([A-Z]{3})` \|", told, re.MULTILINE))
    modes: dict[str, set[str]] = {}
    for _, kind, mode, *_ in rows("frames.tsv"):
        modes.setdefault(kind, set()).update({mode} - {"-"})
    told_modes = re.findall(r"^\| `([A-Z]+)` \|[^|]*\|[^|]*\|([^|]*)\|$", events, re.MULTILINE)
    assert modes == {kind: set(re.findall(r"`([a-z-]+)`", listed)) for kind, listed in told_modes}


def test_links_between_the_pages_lead_somewhere() -> None:
    for path in [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "tests" / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
