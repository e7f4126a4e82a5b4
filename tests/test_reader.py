"""Reading many articles: order, laziness, errors, threads, processes, Ctrl-C."""

import itertools
import os
import pickle
import signal
import subprocess
import sys
import threading
from pathlib import Path

import dateline
import pytest

TEXTS = [f"Police arrested {number} people in Cairo on Monday." for number in range(200)]


def test_order_is_kept_on_any_number_of_threads() -> None:
    for threads in (1, 2, 8):
        read = dateline.Reader(n_threads=threads).iter(TEXTS)
        assert [article.text for article in read] == TEXTS


def test_an_endless_stream_is_read_lazily() -> None:
    stream = (f"Text {number} of many." for number in itertools.count())
    first = list(itertools.islice(dateline.Reader().iter(stream), 3))
    assert [article.text for article in first] == ["Text 0 of many.", "Text 1 of many.", "Text 2 of many."]


def test_tuples_keep_their_context() -> None:
    read = dateline.Reader().iter([("One.", {"id": 1}), ("Two.", {"id": 2})], as_tuples=True)
    assert [(article.text, context["id"]) for article, context in read] == [("One.", 1), ("Two.", 2)]


def test_an_item_that_cannot_be_read_raises_or_gives_null() -> None:
    texts = ["One.", "\ud800", "Three."]
    with pytest.raises(dateline.InputError):
        list(dateline.Reader().iter(texts))
    found = list(dateline.Reader().iter(texts, on_error="null"))
    assert [article and article.text for article in found] == ["One.", None, "Three."]


def test_a_reader_is_immutable_and_can_be_pickled() -> None:
    reader = dateline.Reader(n_threads=2)
    with pytest.raises(AttributeError):
        reader.n_threads = 3  # type: ignore[misc]
    again = pickle.loads(pickle.dumps(reader))
    assert again.read(TEXTS[0]) == reader.read(TEXTS[0])


def test_a_lexicon_goes_before_ours_and_its_faults_are_named(tmp_path: Path) -> None:
    rows = tmp_path / "own.tsv"
    rows.write_text("#: name kind country code\nFrobozz Front\torganization\tSYR\tSYRREB\n", encoding="utf-8")
    article = dateline.Reader(lexicon=rows).read("The Frobozz Front attacked Aleppo.")
    assert ("Frobozz Front", "SYRREB") in {(entity.name, entity.code) for entity in article.entities}
    rows.write_text("#: name kind country code\nFrobozz Front\tband\tSYR\tSYRREB\n", encoding="utf-8")
    with pytest.raises(dateline.LexiconError, match=r"own\.tsv, line 2: .*band"):
        dateline.Reader(lexicon=rows)


def test_threads_may_share_a_reader() -> None:
    reader, found = dateline.Reader(), []
    expected = [article.to_json() for article in reader.iter(TEXTS)]
    work = [threading.Thread(target=lambda: found.append([a.to_json() for a in reader.iter(TEXTS)])) for _ in range(4)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert found == [expected] * 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_child_reads_too() -> None:
    program = (
        "import os, dateline\n"
        "texts = ['Police arrested a man.'] * 50\n"
        "assert len(list(dateline.Reader(n_threads=2).iter(texts))) == 50\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    os._exit(0 if len(list(dateline.Reader(n_threads=2).iter(texts))) == 50 else 1)\n"
        "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", program], timeout=30).returncode == 0


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no interval timer")
def test_ctrl_c_is_heard_at_once() -> None:
    program = (
        "import signal, time, dateline\n"
        "signal.signal(signal.SIGALRM, signal.default_int_handler)\n"
        "texts = ['The minister said that police arrested a man in Cairo on Monday. ' * 400] * 4000\n"
        "reader = dateline.Reader()\n"
        "reader.read(texts[0])\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.4)\n"
        "start = time.monotonic()\n"
        "try:\n"
        "    for article in reader.iter(texts): pass\n"
        "    raise SystemExit('it was never interrupted')\n"
        "except KeyboardInterrupt:\n"
        "    late = time.monotonic() - start - 0.4\n"
        "raise SystemExit(0 if late < 0.25 else f'{late:.3f} s late')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], timeout=60, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
