"""The articles that the command line names: files, folders, lists. Each comes with the place where it stands."""

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from . import InputError, read
from ._files import Unreadable, is_json, text_of
from ._rows import ENDINGS, rows_of

#: What the cells of a row may be; "file" stands in the place of a text.
FIELDS = ("text", "file", "published", "url")

#: A day in the name of a file: "2018-12-24-talks.txt", "talks_20181224.txt".
_DAY = re.compile(r"(?<!\d)([12]\d{3})([-_.]?)([01]\d)\2([0-3]\d)(?!\d)")


@dataclass(frozen=True)
class Source:
    """An article to read."""

    #: As a person finds it: "news.jsonl, line 3".
    name: str
    #: The arguments of `dateline.read`.
    item: dict[str, Any] = field(default_factory=dict)
    #: Why it cannot be read.
    why: Unreadable | None = None
    #: What a record of JSON begins with.
    record: dict[str, Any] = field(default_factory=dict)
    #: A remark for a person.
    remark: str | None = None


@dataclass(frozen=True)
class How:
    """How to read what is named."""

    #: One of `_rows.FORMS`; None: the ending of each file tells.
    form: str | None = None
    encoding: str | None = None
    #: A date; "name": the one in the name of the file; None: none.
    published: str | None = None
    url: str | None = None
    #: The names that cells have in rows, by their names in FIELDS.
    fields: dict[str, str] = field(default_factory=dict)

    def cell(self, key: str) -> str:
        """The name of a cell in rows."""
        return self.fields.get(key, key)

    def endings(self) -> tuple[str, ...]:
        """Those of the files that a folder stands for."""
        return tuple(ending for ending, form in ENDINGS.items() if form == self.form) or (".txt",)

    def form_of(self, name: str) -> str:
        """The form of a file."""
        return self.form or ENDINGS.get(os.path.splitext(name)[1].lower(), "text")


def files_of(names: list[str], how: How) -> list[str]:
    """The files that some names stand for: a folder for all below it that end alike, a pattern for what it matches."""
    endings = how.endings()
    files: list[str] = []
    for name in names:
        if os.path.isdir(name):
            below = [file for file in _below(name) if file.lower().endswith(endings)]
            # Itself, if there is none: reading it will say so.
            files += below or [name]
        elif glob.has_magic(name) and not os.path.exists(name):
            # Not every shell replaces patterns.
            matched = sorted(glob.glob(name, recursive=True))
            files += files_of(matched, how) or [name]
        else:
            files.append(name)
    return files


def _below(folder: str) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(path, name) for name in sorted(files) if not name.startswith("."))


def sources_of(files: list[str], how: How) -> Iterator[Source]:
    """The articles of some files, each opened when its turn comes."""
    for name in files:
        form = how.form_of(name)
        if os.path.isdir(name):
            yield Source(shown(name), why=Unreadable(f"a folder with no *{how.endings()[0]} in it"))
        elif form == "text":
            yield _of_file(name, how)
        else:
            yield from _of_list(name, form, how)


def shown(name: str) -> str:
    """The name of a file, which may hold any bytes, so that it can be printed."""
    return "standard input" if name == "-" else os.fsencode(name).decode("utf-8", "replace")


def _of_file(name: str, how: How) -> Source:
    try:
        text = text_of(name, how.encoding)
    except Unreadable as why:
        return Source(shown(name), why=why)
    remark = "looks like JSON, and is read as the text of one article; see --input" if is_json(text) else None
    item = {"text": text, "published": _day_in(name) if how.published == "name" else how.published, "url": how.url}
    return Source(shown(name), item, record={"file": shown(name)}, remark=remark)


def _of_list(name: str, form: str, how: How) -> Iterator[Source]:
    is_first = True
    try:
        for row in rows_of(name, form, how.encoding):
            place = f"{shown(name)}, {row.unit} {row.number}"
            if isinstance(row.cells, Unreadable):
                yield Source(place, why=row.cells)
                continue
            remark = _remark(row.cells, how) if is_first else None
            is_first = False
            record = {"file": shown(name), row.unit: row.number}
            yield _of_row(name, row.cells, how, Source(place, record=record, remark=remark))
    except Unreadable as why:
        yield Source(shown(name), why=why)


def _of_row(name: str, cells: dict[str, Any], how: How, source: Source) -> Source:
    text, file, published, url = (_cell(cells, key, how) for key in FIELDS)
    rest = {key: value for key, value in cells.items() if key != how.cell("text")}
    record = {**source.record, "row": rest}
    if text is None and isinstance(file, str):
        path = os.path.join(os.path.dirname(name), file)
        try:
            text = text_of(path, how.encoding)
        except Unreadable as why:
            return replace(source, why=Unreadable(f"{shown(path)}: {why}"))
        if published is None and how.published == "name":
            published = _day_in(file)
    if text is None:
        return replace(source, why=Unreadable(f"has no {_quoted(how.cell('text'))}"))
    if published is None and how.published != "name":
        published = how.published
    item = {"text": text, "published": published, "url": how.url if url is None else url}
    return replace(source, item=item, record=record)


def _cell(cells: dict[str, Any], key: str, how: How) -> Any:
    value = cells.get(how.cell(key))
    # Who writes tables of others' data has "" for what is not known.
    return None if isinstance(value, str) and not value.strip() and key != "text" else value


def _remark(cells: dict[str, Any], how: How) -> str | None:
    """What the first row of a list lacks, as a person would want to know before all are read."""
    keys = ", ".join(map(_quoted, cells))
    if how.cell("text") not in cells and how.cell("file") not in cells:
        longest = max(cells, key=lambda key: len(str(cells[key])), default="body")
        raise Unreadable(f"no {_quoted(how.cell('text'))} among its keys ({keys}); try --field text={longest}")
    missing = [key for key in (how.fields.get("published"), how.fields.get("url")) if key and key not in cells]
    if missing:
        return f"has no {_quoted(missing[0])} among its keys ({keys})"
    if how.published is None and how.cell("published") not in cells:
        date = next((key for key, value in cells.items() if _is_date(value)), None)
        return date and f"no dates of publication are read; does {_quoted(date)} hold them? --field published={date}"
    return None


def _quoted(key: str) -> str:
    return f'"{key}"'


def _day_in(name: str) -> str | None:
    """The day in the name of a file, where it holds one day alone."""
    days = {f"{year}-{month}-{day}" for year, _, month, day in _DAY.findall(os.path.basename(name))}
    return min(days) if len(days) == 1 and _is_date(min(days)) else None


def _is_date(given: object) -> bool:
    try:
        return isinstance(given, str) and read("", published=given).published is not None
    except InputError:
        return False
