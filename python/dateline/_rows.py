"""Lists of articles for the command line: files with one article in each row, as JSON lines, JSON or CSV."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ._files import Unreadable, lines_of, text_of, why_not

#: The form that the ending of a name tells; anything else is a text.
ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv"}
FORMS = ("text", "jsonl", "json", "csv")

# A cell may hold an article of any length; what C calls long has 32 bits on Windows.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    #: "line" or "item", with its number from 1: where a person finds it.
    unit: str
    number: int
    #: Its cells by their names, or why it has none.
    cells: dict[str, Any] | Unreadable


def rows_of(name: str, form: str, encoding: str | None) -> Iterator[Row]:
    """The rows of a file, or of the standard input for "-", each as soon as it was read.

    Raises:
        Unreadable: there are none, or no more.
    """
    return {"jsonl": _of_lines, "json": _of_document, "csv": _of_table}[form](name, encoding)


def _of_lines(name: str, encoding: str | None) -> Iterator[Row]:
    for number, line in enumerate(lines_of(name, encoding, newline="\n"), 1):
        if line.strip():
            yield Row("line", number, _object(line, encoding))


def _of_document(name: str, encoding: str | None) -> Iterator[Row]:
    text = text_of(name, encoding)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise Unreadable(f"not JSON: {_told(error)}, line {error.lineno}, column {error.colno}") from None
        # Many call JSON lines so.
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield Row("line", number, _object(line, encoding))
        return
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON: {error}") from None
    for number, item in enumerate(document if isinstance(document, list) else [document], 1):
        yield Row("item", number, item if isinstance(item, dict) else _no_object(item))


def _object(line: str, encoding: str | None) -> dict[str, Any] | Unreadable:
    if why := why_not(line, encoding):
        return Unreadable(why)
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        return Unreadable(f"not JSON: {_told(error)}, column {error.colno}")
    except (ValueError, RecursionError) as error:
        return Unreadable(f"not JSON: {error}")
    return found if isinstance(found, dict) else _no_object(found)


def _told(error: json.JSONDecodeError) -> str:
    return error.msg[0].lower() + error.msg[1:]


def _no_object(found: object) -> Unreadable:
    return Unreadable(f"expected an object, got {json.dumps(found, ensure_ascii=False)[:40]}")


def _of_table(name: str, encoding: str | None) -> Iterator[Row]:
    lines = lines_of(name, encoding, newline="")
    header = next(lines, "")
    # Where the comma is the decimal mark, spreadsheets part cells by semicolons.
    mark = max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=mark), [])
    # An open quotation mark would swallow the rest of the file, unless it is strict.
    table = csv.reader(lines, delimiter=mark, strict=True)
    while True:
        number = table.line_num + 2
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row("line", number, Unreadable(f"not CSV: {error}"))
            continue
        if not cells:
            continue
        if why := why_not(mark.join(cells), encoding):
            yield Row("line", number, Unreadable(why))
        elif len(cells) != len(names):
            yield Row("line", number, Unreadable(f"{len(cells)} cells under a header of {len(names)}"))
        else:
            # A table has no other way to say that there is nothing.
            yield Row("line", number, {name: cell or None for name, cell in zip(names, cells, strict=True)})
