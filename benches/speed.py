"""How fast dateline reads: articles and tokens a second, by stage and in all, on one core and on all; peak memory.

    python benches/speed.py [--folder DIR] [--articles N] [--rounds N] [--no-stages]

Without a folder it reads articles made of those in tests/articles and examples (see corpus.py). Each figure is the
median of several rounds. The rows by stage come from `cargo bench`, which compiles the core once more.
"""

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="read the *.txt files of this folder")
    parser.add_argument("--articles", type=int, default=400, help="how many articles to make (default: 400)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is read (default: 5)")
    parser.add_argument("--no-stages", action="store_true", help="leave out the rows by stage")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work(options.folder, options.worker, options.rounds)
        return
    with tempfile.TemporaryDirectory() as folder:
        texts = corpus.from_folder(options.folder) if options.folder else corpus.invented(options.articles)
        for number, text in enumerate(texts):
            Path(folder, f"{number:06}.txt").write_text(text, "utf-8")
        report(texts, folder, options)


def report(texts: list[str], folder: str, options: argparse.Namespace) -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    words = sum(len(text.split()) for text in texts)
    print(f"{processor()}, {cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}")
    print(
        f"{len(texts)} articles, {words} words, {sum(map(len, texts)) / 1e6:.1f} MB; median of {options.rounds} rounds"
    )
    print()
    print(f"{'dateline.Reader':<18}{'articles/s':>12}{'tokens/s':>12}{'peak memory':>14}")
    for threads in sorted({1, cores}):
        command = [sys.executable, __file__, "--worker", str(threads), "--folder", folder]
        subprocess.run([*command, "--rounds", str(options.rounds)], check=True)
    if options.no_stages:
        return
    print()
    if shutil.which("cargo") is None:
        print("by stage: left out, as there is no cargo on this machine")
        return
    sys.stdout.flush()
    command = ["cargo", "bench", "--quiet", "--bench", "stages", "--", folder]
    subprocess.run(command, cwd=HERE.parent, check=True)


def work(folder: Path, threads: int, rounds: int) -> None:
    """Read the texts with so many threads, in a process of its own: its peak memory is that of this work alone."""
    import dateline

    texts = corpus.from_folder(folder)
    reader = dateline.Reader(n_threads=threads)
    tokens = sum(len(article.to_dict(tokens=True)["tokens"]) for article in reader.iter(texts))
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _article in reader.iter(texts):
            pass
        times.append(time.perf_counter() - start)
    took = statistics.median(times)
    # Linux counts the peak in KiB, macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    name = f"{threads} thread{'s' if threads > 1 else ''}"
    print(f"{name:<18}{len(texts) / took:>12.0f}{tokens / took:>12.0f}{peak:>10.0f} MiB", flush=True)


def processor() -> str:
    """The name of the processor."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


if __name__ == "__main__":
    main()
