"""How work is done: threads, forks, Ctrl-C, failures inside. Each in a process of its own, which it may spoil."""

import os
import pickle
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import dateline
import pytest
from dateline import _dateline

#: More than the reader gets through in the seconds of a test, on any machine.
LONG = "text = 'The minister said on Monday that police arrested a man in Cairo. ' * 400_000\n"

#: Sends Ctrl-C after 0.3 s, and prints how many milliseconds later it was heard.
INTERRUPT = """
import signal, time
def interrupted(work):
    def send(number, frame):
        raise KeyboardInterrupt
    signal.signal(signal.SIGALRM, send)
    due = time.monotonic() + 0.3
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        work()
    except KeyboardInterrupt:
        print(round((time.monotonic() - due) * 1000), flush=True)
    else:
        print('never')
    import os
    os._exit(0)
"""

COUNT_THREADS = "threads = lambda: len(os.listdir('/proc/self/task'))\n"

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts threads in /proc")
unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has neither fork nor interval timers")


def run(program: str) -> str:
    """What a Python program prints."""
    program = "import os, dateline\n" + textwrap.dedent(program)
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


@unix
@pytest.mark.parametrize(
    "work",
    [
        "dateline.read(text)",
        "dateline.Reader().explain(text)",
        "next(dateline.Reader().iter([text]))",
        "list(dateline.Reader(n_threads=1).iter([text[:70]] * 1_000_000))",
    ],
)
def test_ctrl_c_is_heard_within_a_tenth_of_a_second(work: str) -> None:
    # One slow turn of a busy machine is forgiven, a reader that does not listen is not.
    late = [int(run(INTERRUPT + LONG + f"interrupted(lambda: {work})")) for _ in range(3)]
    assert min(late) < 100, late


@unix
def test_after_ctrl_c_the_iterator_goes_on() -> None:
    program = """
        import signal
        def send(number, frame):
            raise KeyboardInterrupt
        signal.signal(signal.SIGALRM, send)
        # The first takes so long that the signal comes while it is waited for.
        texts = ['Police arrested a man in Cairo. ' * 100_000, *['Police arrested a man in Cairo.'] * 40]
        articles, seen, interrupted = dateline.Reader(n_threads=2).iter(texts), 0, 0
        going = True
        while going:
            try:
                if not interrupted:
                    signal.setitimer(signal.ITIMER_REAL, 0.1)
                for article in articles:
                    seen += 1
                going = False
            except KeyboardInterrupt:
                interrupted += 1
        print(seen, interrupted)
    """
    assert run(program) == "41 1"


@linux
def test_one_thread_means_none_but_the_callers() -> None:
    program = """
        texts = ['Police arrested a man in Cairo. ' * 4000] * 2
        before = threads()
        reader = dateline.Reader(n_threads=1)
        seen = [threads() for _ in reader.iter(texts)]
        reader.read(texts[0])
        print({*seen, threads()} == {before})
        next(dateline.Reader(n_threads=3).iter(texts))
        print(threads() - before)
    """
    assert run(COUNT_THREADS + textwrap.dedent(program)) == "True\n3"


@linux
def test_a_short_text_needs_no_thread() -> None:
    assert run(COUNT_THREADS + "before = threads()\ndateline.read('Talks began.')\nprint(threads() - before)") == "0"


@unix
def test_a_child_reads_after_its_parent_has() -> None:
    program = """
        texts = ['Police arrested a man in Cairo.'] * 300
        reader = dateline.Reader(n_threads=3)
        waiting = reader.iter(texts)
        expected = [next(waiting)] * 300
        child = os.fork()
        if child == 0:
            good = list(reader.iter(texts)) == expected and dateline.read('x ' * 50_000).text
            try:
                next(waiting)
            except dateline.Error as error:
                os._exit(0 if good and 'fork' in str(error) else 1)
            os._exit(2)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(list(waiting)))
    """
    assert run(program) == "0 299"


def test_a_failure_inside_is_an_error_and_silent() -> None:
    program = """
        try:
            dateline._dateline._fail('odd text')
        except dateline.Error as error:
            print(error)
    """
    assert "odd text at src/python/doorway.rs:" in run(program)
    with pytest.raises(dateline.Error) as caught:
        _dateline._fail("odd text")
    assert not isinstance(caught.value, ValueError)


def test_an_iterator_that_is_in_use_says_so() -> None:
    def source() -> Iterator[str]:
        yield next(articles).text

    articles = dateline.Reader(n_threads=2).iter(source())
    with pytest.raises(ValueError, match="another thread"):
        next(articles)


def test_errors_can_be_pickled_with_what_they_say() -> None:
    error = dateline.LexiconError("own.tsv", 3, "the name is empty")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.file, again.line) == ("own.tsv, line 3: the name is empty", "own.tsv", 3)


def test_import_loads_nothing_heavy() -> None:
    program = "import sys; print({'json', 'datetime', 'argparse', 'polars', 'pyarrow', 'numpy'} & {*sys.modules})"
    # Without site, which may load some of them by itself.
    found = os.path.dirname(os.path.dirname(dateline.__file__))
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {found!r}); import dateline; {program}",
    ]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "set()"
