"""What the command line prints: for a person, as JSON, as a table, as a map, as a page of HTML."""

import argparse
import csv
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, Protocol, TextIO

from . import flat, geo
from ._batch import Batch
from ._dateline import page
from ._sources import Source


class Writer(Protocol):
    """A form of output."""

    def write(self, batch: Batch) -> None:
        """Write all articles."""


def writer_of(options: argparse.Namespace, stack: ExitStack, *, several: bool) -> Writer:
    """What writes in the form that was asked for."""
    if options.html not in (None, "-"):
        return _Html(stack.enter_context(open(options.html, "w", encoding="utf-8", newline="\n")))
    machine = options.json or options.jsonl or options.csv or options.geojson or options.html
    _prepare(sys.stdout, machine=bool(machine))
    if options.html:
        return _Html(sys.stdout)
    if options.json:
        return _Json(options.tokens, several)
    if options.jsonl:
        return _JsonLines(options.tokens)
    if options.csv:
        return _Csv()
    if options.geojson:
        return _GeoJson()
    return _Text(several, _wants_color(options.color), options.explain)


def _prepare(stream: TextIO, *, machine: bool) -> None:
    """JSON and HTML are UTF-8 everywhere; for a person, a character that the terminal lacks is no reason to stop."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(**({"encoding": "utf-8", "newline": "\n"} if machine else {"errors": "replace"}))


def _wants_color(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"


class _Text:
    """For a person."""

    def __init__(self, several: bool, color: bool, explain: bool) -> None:
        self._several = several
        self._color = color
        self._explain = explain
        # Wider, a heading would run out of the text below it.
        self._width = min(shutil.get_terminal_size((80, 24)).columns, 110)

    def write(self, batch: Batch) -> None:
        first = True
        for source, text in batch.explained() if self._explain else self._shown(batch):
            if self._several:
                sys.stdout.write("" if first else "\n")
                sys.stdout.write(self._heading(source.name) + "\n")
            sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
            sys.stdout.flush()
            first = False

    def _shown(self, batch: Batch) -> Iterator[tuple[Source, str]]:
        for source, article in batch:
            yield source, article.to_text(width=self._width, color=self._color)

    def _heading(self, name: str) -> str:
        line = f"── {name} ".ljust(self._width, "─")
        return f"\x1b[2m{line}\x1b[0m" if self._color else line


class _Json:
    """One document: the article, or a list of them with their files."""

    def __init__(self, tokens: bool, several: bool) -> None:
        self._tokens = tokens
        self._several = several

    def write(self, batch: Batch) -> None:
        if not self._several:
            for _, article in batch:
                print(json.dumps(article.to_dict(tokens=self._tokens), ensure_ascii=False, indent=2))
            return
        before = "[\n"
        for source, article in batch:
            record = {**source.record, **article.to_dict(tokens=self._tokens)}
            sys.stdout.write(before + json.dumps(record, ensure_ascii=False, indent=2))
            before = ",\n"
        sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


class _JsonLines:
    """A line for each article, written as soon as it is read."""

    def __init__(self, tokens: bool) -> None:
        self._tokens = tokens

    def write(self, batch: Batch) -> None:
        for source, article in batch:
            # Both are objects: the end of the one and the beginning of the other give way to a comma.
            begin = json.dumps(source.record, ensure_ascii=False, separators=(",", ":"))[:-1]
            sys.stdout.write(f"{begin},{article.to_json(tokens=self._tokens)[1:]}\n")


class _Csv:
    """A line for each event, after the place of its article and what the row there holds."""

    def write(self, batch: Batch) -> None:
        table: csv.DictWriter[str] | None = None
        for number, (source, article) in enumerate(batch):
            cells = self._cells(source)
            if table is None:
                # All rows of a list have the keys of the first one, or nearly so.
                table = self._begin(cells)
            table.writerows({**cells, **event} for event in flat.events(article, start=number))
        if table is None:
            self._begin({"file": ""})

    def _begin(self, cells: dict[str, Any]) -> "csv.DictWriter[str]":
        columns = (*cells, *flat.COLUMNS)
        table = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        return table

    def _cells(self, source: Source) -> dict[str, Any]:
        row = source.record.get("row", {})
        place = {key: value for key, value in source.record.items() if key != "row"}
        return place | {f"row.{key}": value if _is_plain(value) else json.dumps(value) for key, value in row.items()}


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, (str, int, float))


class _GeoJson:
    """One collection; each feature with the place of its article."""

    def write(self, batch: Batch) -> None:
        before = '{"type":"FeatureCollection","features":['
        for number, (source, article) in enumerate(batch):
            for feature in geo.to_geojson(article, start=number)["features"]:
                feature["properties"] = source.record | feature["properties"]
                sys.stdout.write(f"{before}\n{json.dumps(feature, ensure_ascii=False, separators=(',', ':'))}")
                before = ","
        sys.stdout.write("\n]}\n" if before == "," else f"{before}]}}\n")


class _Html:
    """One page for all articles."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, batch: Batch) -> None:
        self._out.write(page([(source.name, article) for source, article in batch]))
