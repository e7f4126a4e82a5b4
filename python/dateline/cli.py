"""The command `dateline`.

`dateline read FILE…` reads articles and prints what they say: for a person by default, as JSON or as a page of HTML if
asked. It ends with 0 if all files were read, 1 if some could not be (the others are printed all the same) or the
output could not be written, 2 if the command was not understood, 130 after Ctrl-C, 141 if nobody reads its output any
more.
"""

import argparse
import codecs
import csv
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Protocol, TextIO

from . import Article, Error, InputError, LexiconError, Reader, __version__, flat, read
from ._dateline import page
from ._progress import Progress
from ._rows import FORMS
from ._sources import FIELDS, How, Source, files_of, sources_of

_EPILOG = """\
examples:
  dateline read article.txt                     what it says, for a person
  dateline read --json article.txt              the same as one JSON object
  dateline read --jsonl news/*.txt > news.jsonl one line of JSON for each article
  dateline read --csv news/*.txt > events.csv   one row for each event, for a spreadsheet
  dateline read --html page.html article.txt    the text with its marks, for a browser
  dateline read --jsonl articles.csv            each of its rows has a text, and a date if known
  dateline read --field text=body dump.jsonl    each of its lines has its text under the key "body"
  curl -s https://example.org/story.txt | dateline read -
"""

_FILES = """\
A FILE is the text of one article. If it ends in .jsonl, .json or .csv, it is a
list of articles, one in each line, item or row, with the keys "text" (or
"file", the path of a text, from where the list is), "published" and "url". What
else a row holds comes back under the key "row" with --json and --jsonl. A
folder stands for all *.txt in it and in its folders.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and give its exit status."""
    try:
        options = _parser().parse_args(arguments)
        status = _read(options)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # The interpreter would complain when it flushes at its end.
        _leave_output()
        return 128 + 13
    except OSError as error:
        _leave_output()
        print(f"dateline: the output could not be written: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return 1


def _leave_output() -> None:
    """Let what is not written yet go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Reads news articles and gives back what they report as data.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    command = commands.add_parser(
        "read",
        help="read articles and print what they say",
        description=f"Read articles and print what they say.\n\n{_FILES}",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("files", nargs="+", metavar="FILE", help='a file, a folder, or "-" for the standard input')
    _add_output(command)
    _add_input(command)
    command.set_defaults(parser=command)
    return parser


def _add_output(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("what to print")
    form = group.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON document: an object; of several articles, a list")
    form.add_argument("--jsonl", action="store_true", help='one line of JSON for each article, with a key "file"')
    form.add_argument("--csv", action="store_true", help="a table with one row for each event, for spreadsheets")
    form.add_argument("--html", metavar="FILE", help='write a page of HTML to FILE, or "-" for the standard output')
    form.add_argument("--explain", action="store_true", help="each result with the rule that made it")
    group.add_argument("--tokens", action="store_true", help="with --json, --jsonl: the words with their syntax, too")
    group.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal, unless NO_COLOR is set",
    )


def _add_input(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("how to read")
    group.add_argument(
        "--published",
        metavar="DATE",
        type=_date,
        help="when the articles appeared, where a list does not tell, e.g. 2018-12-24; "
        '"name": the day in the name of each file; without it, it is looked for in the text',
    )
    group.add_argument("--url", help="the address of the page")
    group.add_argument("--input", choices=FORMS, help="the form of the files; without it, their endings tell")
    group.add_argument(
        "--field",
        metavar="KEY=NAME",
        type=_field,
        action="append",
        default=[],
        help="what a key is called in lists of articles, e.g. text=body; may be repeated",
    )
    group.add_argument(
        "--encoding", metavar="NAME", type=_encoding, help="the encoding of the files; without it, UTF-8"
    )
    group.add_argument("--lexicon", metavar="FILE", action="append", help="a table of your own names; may be repeated")
    group.add_argument("--holidays", metavar="FILE", action="append", help="a table of your own days; may be repeated")
    group.add_argument(
        "--time-phrases", metavar="FILE", action="append", help="a table of your own words for times; may be repeated"
    )
    group.add_argument("--threads", metavar="N", type=_count, help="how many threads to use; without it, one a core")


def _field(given: str) -> tuple[str, str]:
    key, _, name = given.partition("=")
    if key not in FIELDS or not name:
        message = f"{given!r} names no field; expected one like text=body, with {', '.join(FIELDS)} before the mark"
        raise argparse.ArgumentTypeError(message)
    return key, name


def _date(given: str) -> str:
    if given == "name":
        return given
    try:
        read("", published=given)
    except InputError:
        message = f"{given!r} is no date; expected one like 2018-12-24 or 2018-12-24T13:11"
        raise argparse.ArgumentTypeError(message) from None
    return given


def _encoding(given: str) -> str:
    try:
        # Some codecs give no text ("hex"), which only decoding something tells.
        b"    ".decode(given, "replace")
        return codecs.lookup(given).name
    except (LookupError, ValueError):
        message = f"{given!r} is no encoding; expected one like utf-8, cp1252, latin-1"
        raise argparse.ArgumentTypeError(message) from None


def _count(given: str) -> int:
    if not given.isascii() or not given.isdigit() or int(given[:9]) == 0:
        raise argparse.ArgumentTypeError(f"{given!r} is no count; expected 1 or more")
    try:
        return Reader(n_threads=int(given)).n_threads or 1
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _read(options: argparse.Namespace) -> int:
    if options.tokens and not (options.json or options.jsonl):
        options.parser.error("argument --tokens: goes with --json or --jsonl")
    if options.files.count("-") > 1:
        options.parser.error("the standard input can be read only once")
    try:
        reader = Reader(
            lexicon=options.lexicon,
            holidays=options.holidays,
            time_phrases=options.time_phrases,
            n_threads=options.threads,
        )
    except LexiconError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    if "-" in options.files and sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
        print(f"dateline: reading from the terminal; paste an article and end it with {end}", file=sys.stderr)
    how = How(options.input, options.encoding, options.published, options.url, dict(options.field))
    files = files_of(options.files, how)
    # A list has as many articles as it turns out to have.
    total = len(files) if all(how.form_of(name) == "text" for name in files) else None
    # Where the articles themselves run over the terminal, they show how far it has come.
    watched = sys.stderr.isatty() and not (sys.stdout.isatty() and not options.html)
    progress = Progress(total, shown=watched and total != 1)
    batch = _Batch(sources_of(files, how), reader, progress)
    with ExitStack() as stack:
        stack.callback(progress.clear)
        try:
            writer = _writer(options, stack, several=total != 1)
        except OSError as error:
            progress.say(f"dateline: {options.html}: {(error.strerror or str(error)).lower()}")
            return 2
        writer.write(batch)
    return 1 if batch.failed else 0


class _Batch:
    """The articles of the command line, each with its source. What cannot be read is said and left out."""

    def __init__(self, sources: Iterator[Source], reader: Reader, progress: Progress) -> None:
        self.failed = False
        self._sources = sources
        self._reader = reader
        self._progress = progress

    def __iter__(self) -> Iterator[tuple[Source, Article]]:
        items = ((source.item, source) for source in self._readable())
        for article, source in self._reader.iter(items, as_tuples=True, on_error="null"):
            self._progress.step()
            if article is None:
                self._fail(source, self._reason(source))
            else:
                self._progress.clear()
                yield source, article

    def explained(self) -> Iterator[tuple[Source, str]]:
        """What the rules say of each article."""
        for source in self._readable():
            try:
                yield source, str(self._reader.explain(**source.item))
            except (Error, TypeError) as error:
                self._fail(source, error)

    def _readable(self) -> Iterator[Source]:
        for source in self._sources:
            if source.remark:
                self._progress.say(f"dateline: {source.name}: {source.remark}")
            if source.why:
                self._progress.step()
                self._fail(source, source.why)
            else:
                yield source

    def _reason(self, source: Source) -> object:
        try:
            self._reader.read(**source.item)
        except (Error, TypeError) as error:
            return error
        return "could not be read"

    def _fail(self, source: Source, why: object) -> None:
        self.failed = True
        self._progress.say(f"dateline: {source.name}: {why}")


class _Writer(Protocol):
    def write(self, batch: _Batch) -> None: ...


def _writer(options: argparse.Namespace, stack: ExitStack, *, several: bool) -> _Writer:
    if options.html not in (None, "-"):
        return _Html(stack.enter_context(open(options.html, "w", encoding="utf-8", newline="\n")))
    machine = options.json or options.jsonl or options.csv or options.html
    _prepare(sys.stdout, machine=bool(machine))
    if options.html:
        return _Html(sys.stdout)
    if options.json:
        return _Json(options.tokens, several)
    if options.jsonl:
        return _JsonLines(options.tokens)
    if options.csv:
        return _Csv()
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

    def write(self, batch: _Batch) -> None:
        first = True
        for source, text in batch.explained() if self._explain else self._shown(batch):
            if self._several:
                sys.stdout.write("" if first else "\n")
                sys.stdout.write(self._heading(source.name) + "\n")
            sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
            sys.stdout.flush()
            first = False

    def _shown(self, batch: _Batch) -> Iterator[tuple[Source, str]]:
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

    def write(self, batch: _Batch) -> None:
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

    def write(self, batch: _Batch) -> None:
        for source, article in batch:
            # Both are objects: the end of the one and the beginning of the other give way to a comma.
            begin = json.dumps(source.record, ensure_ascii=False, separators=(",", ":"))[:-1]
            sys.stdout.write(f"{begin},{article.to_json(tokens=self._tokens)[1:]}\n")


class _Csv:
    """A line for each event, after the place of its article and what the row there holds."""

    def write(self, batch: _Batch) -> None:
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


class _Html:
    """One page for all articles."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, batch: _Batch) -> None:
        self._out.write(page([(source.name, article) for source, article in batch]))
