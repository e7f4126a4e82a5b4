"""The command `dateline`.

`dateline read FILE…` reads articles and prints what they say: for a person by default, as JSON or as a page of HTML if
asked. It ends with 0 if all files were read, 1 if some could not be (the others are printed all the same) or the
output could not be written, 2 if the command was not understood, 130 after Ctrl-C, 141 if nobody reads its output any
more.
"""

import argparse
import codecs
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from . import InputError, LexiconError, Reader, __version__, read
from ._batch import Batch
from ._output import writer_of
from ._progress import Progress
from ._rows import FORMS
from ._sources import FIELDS, How, files_of, sources_of

_EPILOG = """\
examples:
  dateline read article.txt                     what it says, for a person
  dateline read --json article.txt              the same as one JSON object
  dateline read --jsonl news/*.txt > news.jsonl one line of JSON for each article
  dateline read --csv news/*.txt > events.csv   one row for each event, for a spreadsheet
  dateline read --geojson news > places.geojson where it happened, in a folder of articles
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
    form.add_argument("--geojson", action="store_true", help="the places with coordinates, for a map")
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
    batch = Batch(sources_of(files, how), reader, progress)
    with ExitStack() as stack:
        stack.callback(progress.clear)
        try:
            writer = writer_of(options, stack, several=total != 1)
        except OSError as error:
            progress.say(f"dateline: {options.html}: {(error.strerror or str(error)).lower()}")
            return 2
        writer.write(batch)
        if options.csv or options.geojson:
            batch.say_warnings()
    return 1 if batch.failed else 0
