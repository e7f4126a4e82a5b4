"""The command line, as a person meets it: what is printed, what is said, and the exit status."""

import contextlib
import gzip
import json
import os
import pty
import signal
import subprocess
import sys
import threading
from pathlib import Path

import dateline
import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
STORY = """\
Talks begin in Geneva

March 14, 2023

Karim Al-Dabbas arrived in Geneva on Sunday, SANA said.

"We came to listen," Al-Dabbas said.
"""


def run(*arguments, stdin=b"", env=None):
    """The command with its output as it left the process."""
    command = [sys.executable, "-m", "dateline", *map(os.fspath, arguments)]
    environment = {**os.environ, "COLUMNS": "80", **(env or {})}
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=60)


def said(result):
    return result.stderr.decode()


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


# What is printed.


def test_a_file_is_told_to_a_person(story):
    result = run("read", story)
    assert (result.returncode, said(result)) == (0, "")
    assert result.stdout.decode() == dateline.read(STORY).to_text(width=80)


def test_several_files_are_told_under_their_names(story, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Rain fell in Basra.", encoding="utf-8")
    lines = run("read", story, other).stdout.decode().splitlines()
    assert [line.rstrip("─") for line in lines if line.startswith("──")] == [f"── {story} ", f"── {other} "]


def test_the_script_is_installed(story):
    script = Path(sys.executable).parent / "dateline"
    assert subprocess.run([script, "read", story], capture_output=True).stdout == run("read", story).stdout


def test_json_of_one_file_is_the_article(story):
    assert json.loads(run("read", "--json", story).stdout) == dateline.read(STORY).to_dict()


def test_json_of_several_files_is_a_list(story):
    document = json.loads(run("read", "--json", story, story).stdout)
    assert document == [{"file": str(story), **dateline.read(STORY).to_dict()}] * 2


def test_json_of_no_readable_file_is_still_a_document(tmp_path):
    result = run("read", "--json", tmp_path / "a", tmp_path / "b")
    assert (json.loads(result.stdout), result.returncode) == ([], 1)


def test_jsonl_has_a_line_for_each_article(story):
    lines = run("read", "--jsonl", story, story).stdout.decode().splitlines()
    assert [json.loads(line) for line in lines] == [{"file": str(story), **dateline.read(STORY).to_dict()}] * 2


def test_tokens_come_if_asked_for(story):
    assert json.loads(run("read", "--json", "--tokens", story).stdout)["tokens"]
    assert json.loads(run("read", "--jsonl", "--tokens", story).stdout)["tokens"]
    assert "tokens" not in json.loads(run("read", "--jsonl", story).stdout)


def test_json_is_utf8_whatever_the_locale(tmp_path):
    path = tmp_path / "é.txt"
    path.write_text("Noël à Zürich.", encoding="utf-8")
    result = run("read", "--jsonl", path, env={"PYTHONIOENCODING": "ascii"})
    record = json.loads(result.stdout.decode("utf-8"))
    assert (record["file"], record["text"]) == (str(path), "Noël à Zürich.")


def test_a_person_whose_terminal_lacks_a_letter_still_reads(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("Noël in Zürich\n\nMarch 14, 2023\n\nTalks began.", encoding="utf-8")
    assert run("read", path, env={"PYTHONIOENCODING": "ascii"}).returncode == 0


def test_html_is_written_to_a_file(story, tmp_path):
    page = tmp_path / "page.html"
    result = run("read", "--html", page, story)
    assert (result.returncode, result.stdout, said(result)) == (0, b"", "")
    fragment = dateline.read(STORY).to_html()
    assert fragment[fragment.index("<article") :] in page.read_text(encoding="utf-8")
    assert run("read", "--html", "-", story).stdout.decode() == page.read_text(encoding="utf-8")


def test_html_of_several_files_is_one_page(story, tmp_path):
    page = tmp_path / "page.html"
    run("read", "--html", page, story, EXAMPLES / "court.txt")
    text = page.read_text(encoding="utf-8")
    assert (text.count("<article"), text.count("<style>"), text.count("<nav")) == (2, 1, 1)


def test_html_that_cannot_be_written_is_said(story, tmp_path):
    result = run("read", "--html", tmp_path / "none" / "page.html", story)
    assert (result.returncode, said(result)) == (2, f"dateline: {tmp_path}/none/page.html: no such file or directory\n")


def test_rules_are_told_if_asked_for(story):
    result = run("read", "--explain", story)
    assert result.stdout.decode() == str(dateline.Reader().explain(STORY))
    assert result.stdout.startswith(b"block ")


# How it is read.


def test_the_standard_input_is_read():
    assert run("read", "-", stdin=STORY.encode()).stdout.decode() == dateline.read(STORY).to_text()
    assert json.loads(run("read", "--jsonl", "-", stdin=STORY.encode()).stdout)["file"] == "standard input"


def test_the_date_of_publication_is_passed_on(story):
    article = json.loads(run("read", "--json", "--published", "2018-12-24T13:11", story).stdout)
    assert article["published"] == {"value": "2018-12-24T13:11", "start": None, "end": None, "origin": "argument"}


def test_line_ends_stay_as_they_are(tmp_path):
    path = tmp_path / "dos.txt"
    path.write_bytes(b"Rain.\r\nSnow.\r\n")
    assert json.loads(run("read", "--json", path).stdout)["text"] == "Rain.\r\nSnow.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_heeded_and_taken_off(tmp_path, encoding):
    path = tmp_path / "bom.txt"
    path.write_bytes("Noël in Zürich.".encode(encoding))
    assert json.loads(run("read", "--json", path).stdout)["text"] == "Noël in Zürich."
    assert json.loads(run("read", "--json", "--encoding", encoding, path).stdout)["text"] == "Noël in Zürich."


def test_another_encoding_is_read_if_named(tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("Noël in Zürich.".encode("latin-1"))
    assert json.loads(run("read", "--json", "--encoding", "latin-1", path).stdout)["text"] == "Noël in Zürich."


def test_one_thread_and_many_print_the_same():
    files = sorted(EXAMPLES.glob("*.txt")) * 5
    one = run("read", "--jsonl", "--threads", "1", *files)
    assert one.stdout and one.stdout == run("read", "--jsonl", "--threads", "4", *files).stdout
    assert one.stdout == run("read", "--jsonl", *files).stdout


def test_a_lexicon_is_used(story, tmp_path):
    names = tmp_path / "names.tsv"
    names.write_text("#: name\tkind\tcountry\tcode\nSANA\torganization\tSYR\tSYRJRN\n")
    assert run("read", "--lexicon", names, story).returncode == 0


def test_own_days_and_words_for_times_are_used(tmp_path):
    days, phrases, text = tmp_path / "days.csv", tmp_path / "phrases.csv", tmp_path / "text.txt"
    days.write_text("name,when\nHarvest Fair,third saturday of august\n")
    phrases.write_text("name,phrase,means\nschool-year,SY<year>,fall $1\n")
    text.write_text("They came in SY2005 and left before Harvest Fair 2018.")
    options = ("--published", "2018-12-24", "--holidays", days, "--time-phrases", phrases)
    found = json.loads(run("read", "--json", *options, text).stdout)["times"]
    assert [(time["value"], time["rule"]) for time in found] == [("2005-FA", "school-year"), ("2018-08-18", "holiday")]
    days.write_text("name,when\nHarvest Fair,sometimes\n")
    assert said(run("read", *options, text)).startswith(f"dateline: {days}, line 2: ")


# What is said when something is wrong.


def test_a_missing_file_is_said_and_the_others_are_printed(story, tmp_path):
    result = run("read", "--jsonl", tmp_path / "missing.txt", story)
    assert (result.returncode, said(result)) == (1, f"dateline: {tmp_path}/missing.txt: no such file\n")
    assert json.loads(result.stdout)["text"] == STORY


def test_a_folder_without_texts_is_said(tmp_path):
    result = run("read", tmp_path)
    message = f"dateline: {tmp_path}: a folder with no *.txt in it\n"
    assert (result.returncode, said(result), result.stdout) == (1, message, b"")
    assert said(run("read", "--input", "csv", tmp_path)).endswith("no *.csv in it\n")


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ('{"text": "Talks began in Cairo."}\n{"text": "They ended."}\n', True),
        ('[\n  {"text": "Talks began in Cairo."}\n]\n', True),
        ('{"text": "Talks began\n', False),
        ("[Reuters] Talks began in Cairo.\n", False),
        ("{Cairo} Talks began.\n", False),
    ],
)
def test_json_is_read_as_text_and_said(tmp_path, text, is_said):
    path = tmp_path / "articles.txt"
    path.write_text(text)
    result = run("read", "--jsonl", path)
    message = f"dateline: {path}: looks like JSON, and is read as the text of one article; see --input\n"
    assert (result.returncode, said(result)) == (0, message if is_said else "")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_said(story):
    story.chmod(0)
    result = run("read", story)
    assert (result.returncode, said(result)) == (1, f"dateline: {story}: permission denied\n")


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (
            "One.\nTwo.\nNoël".encode("cp1252"),
            (),
            "not UTF-8: byte 0xeb at offset 12, line 3; name its encoding, e.g. --encoding cp1252",
        ),
        (
            "Zürich".encode("utf-16-le"),
            (),
            "not UTF-8: byte 0xfc at offset 2, line 1; name its encoding, e.g. --encoding utf-16",
        ),
        (
            "Noël".encode()[:3],
            (),
            "not UTF-8: byte 0xc3 at offset 2, line 1; name its encoding, e.g. --encoding cp1252",
        ),
        (b"a\x81b", ("--encoding", "cp1252"), "not cp1252: byte 0x81 at offset 1, line 1"),
        (
            b"\x7fELF\x02\x01\x01" + bytes(9) + b"\xf0\x10",
            (),
            "no text: byte 0xf0 at offset 16, line 1 is not UTF-8, and there are NUL bytes",
        ),
    ],
)
def test_bytes_that_are_no_text_are_said_with_their_place(tmp_path, data, options, message):
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    result = run("read", *options, path)
    assert (result.returncode, said(result)) == (1, f"dateline: {path}: {message}\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(STORY.encode()), "no text, but gzip; unpack it, e.g. zcat FILE | dateline read -"),
        (b"PK\x03\x04\x14\x00", "no text, but zip, or of an office program; save it as text or CSV"),
        (b"%PDF-1.4\n%", "no text, but PDF; take the text out of it first"),
        (b"PAR1\x15\x04", "no text, but Parquet; read it in Python, and give its rows to Reader.iter"),
    ],
)
@pytest.mark.parametrize("name", ["odd.bin", "odd.jsonl", "odd.json", "odd.csv"])
def test_what_is_packed_is_said(tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)
    result = run("read", path)
    assert (result.returncode, said(result)) == (1, f"dateline: {path}: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "dateline: error: the following arguments are required: COMMAND"),
        (("read",), "dateline read: error: the following arguments are required: FILE"),
        (
            ("read", "--published", "Monday", "x"),
            "argument --published: 'Monday' is no date; expected one like 2018-12-24 or 2018-12-24T13:11",
        ),
        (
            ("read", "--encoding", "utf-9", "x"),
            "argument --encoding: 'utf-9' is no encoding; expected one like utf-8, cp1252, latin-1",
        ),
        (
            ("read", "--encoding", "hex", "x"),
            "argument --encoding: 'hex' is no encoding; expected one like utf-8, cp1252, latin-1",
        ),
        (("read", "--threads", "0", "x"), "argument --threads: '0' is no count; expected 1 or more"),
        (
            ("read", "--threads", "9" * 20, "x"),
            "argument --threads: n_threads is too big; expected at most 1024, or None for one a core",
        ),
        (("read", "--tokens", "x"), "argument --tokens: goes with --json or --jsonl"),
        (("read", "--json", "--jsonl", "x"), "argument --jsonl: not allowed with argument --json"),
        (("read", "--input", "xml", "x"), "invalid choice: 'xml' (choose from 'text', 'jsonl', 'json', 'csv')"),
        (
            ("read", "--field", "date=day", "x"),
            "'date=day' names no field; expected one like text=body, with text, file, published, url before the mark",
        ),
        (("read", "-", "-"), "the standard input can be read only once"),
    ],
)
def test_a_command_that_is_not_understood_is_said(arguments, message):
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert said(result).splitlines()[-1].endswith(message)


def test_a_bad_lexicon_is_said_with_its_line(story, tmp_path):
    names = tmp_path / "names.tsv"
    names.write_text("#: name\tkind\tcountry\tcode\nSANA\n")
    result = run("read", "--lexicon", names, story)
    assert result.returncode == 2
    assert said(result).startswith(f"dateline: {names}, line 2: ")


def test_the_version_is_told():
    result = run("--version")
    assert (result.returncode, result.stdout.decode()) == (0, f"dateline {dateline.__version__}\n")


# A terminal, and what is none.


def in_terminal(*arguments, env=None, type_in=b""):
    """What a terminal shows; both streams go to it."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm", **(env or {})}
    environment.pop("NO_COLOR", None) if not env else None
    command = [sys.executable, "-m", "dateline", *map(os.fspath, arguments)]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    shown = bytearray()

    def watch():
        # Reading fails once the process has ended and all is read.
        try:
            while piece := os.read(master, 4096):
                shown.extend(piece)
        except OSError:
            pass

    watcher = threading.Thread(target=watch)
    watcher.start()
    if type_in:
        os.write(master, type_in)
    assert process.wait(timeout=60) == 0
    watcher.join(timeout=60)
    os.close(master)
    return shown.decode()


def test_colour_is_for_terminals(story):
    assert b"\x1b[" not in run("read", story).stdout
    assert "\x1b[" in in_terminal("read", story)


def test_colour_can_be_wanted_or_not(story):
    assert b"\x1b[" in run("read", "--color", "always", story).stdout
    assert "\x1b[" not in in_terminal("read", "--color", "never", story)
    assert "\x1b[" not in in_terminal("read", story, env={"NO_COLOR": "1"})
    assert "\x1b[" not in in_terminal("read", story, env={"TERM": "dumb"})
    assert "\x1b[" in in_terminal("read", "--color", "always", story, env={"NO_COLOR": "1"})


def test_who_is_asked_for_a_text_is_told_so():
    shown = in_terminal("read", "--color", "never", "-", type_in=b"Rain fell.\n\x04")
    assert "dateline: reading from the terminal; paste an article and end it with Ctrl-D" in shown


def test_progress_is_shown_on_a_terminal_only(story, tmp_path):
    files = [story] * 10_000
    assert " of 10,000, " in in_terminal("read", "--html", tmp_path / "page.html", *files)
    assert said(run("read", "--html", tmp_path / "page.html", *files)) == ""


def test_progress_of_a_list_counts_what_was_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": STORY}) + "\n") * 3000)
    assert " read, " in in_terminal("read", "--html", tmp_path / "page.html", path)


# An end before the end.


@pytest.fixture
def endless(tmp_path):
    """A process that is still reading: the text comes through a pipe that stays open."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "dateline", "read", "--jsonl", pipe]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with open(pipe, "wb") as writer:
        writer.write(STORY.encode())
        writer.flush()
        yield process
    process.kill()
    process.wait()


def test_ctrl_c_ends_it_quietly(endless):
    # Just before Python begins to wait for the pipe, it misses the signal; a person would press the keys again.
    for _ in range(5):
        endless.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            endless.wait(timeout=2)
            break
    assert (*endless.communicate(timeout=10), endless.returncode) == (b"", b"", 130)


def test_a_reader_that_goes_away_is_no_fault(story):
    command = [sys.executable, "-m", "dateline", "read", "--jsonl", *[story] * 2000]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 141)
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("form", [(), ("--json",), ("--jsonl",), ("--csv",), ("--geojson",), ("--html", "-")])
def test_a_full_disk_is_said_in_one_line(story, form):
    command = [sys.executable, "-m", "dateline", "read", *form, story]
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
    said = b"dateline: the output could not be written: no space left on device\n"
    assert (result.stderr, result.returncode) == (said, 1)
