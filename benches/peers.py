"""dateline beside spaCy on the same texts, one core each: articles a second, and the F1 of names where gold is given.

    python benches/peers.py [--articles N] [--names GOLD.jsonl] [--model NAME=PYTHON ...]

spaCy need not live where dateline does: `--model en_core_web_sm=/path/to/venv/bin/python` runs that
environment's Python. A model that cannot be loaded is reported and left out. GOLD has one JSON object a line: `text`,
and `names` with start, end and label (person, organization, place); an exact match of span and label counts.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import corpus

KINDS = ("person", "organization", "place")
#: OntoNotes labels in our words.
LABELS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}

#: Run in the environment of spaCy: texts come in as a JSON list, spans go out, with the seconds taken.
SPACY = """
import json, sys, time
import spacy
nlp = spacy.load(sys.argv[1])
texts = json.load(sys.stdin)
list(nlp.pipe(texts[:5]))
start = time.process_time()
spans = [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in nlp.pipe(texts)]
json.dump([time.process_time() - start, spans], sys.stdout)
"""

Spans = list[set[tuple[int, int, str]]]


def dateline_spans(texts: list[str]) -> tuple[float, Spans]:
    import dateline

    reader = dateline.Reader(n_threads=1)
    for text in texts[:5]:
        reader.read(text)
    start = time.process_time()
    articles = [reader.read(text) for text in texts]
    seconds = time.process_time() - start
    found = [
        {
            (mention.start, mention.end, entity.kind)
            for entity in article.entities
            for mention in entity.mentions
            if mention.form == "name" and entity.kind in KINDS
        }
        for article in articles
    ]
    return seconds, found


def spacy_spans(python: str, model: str, texts: list[str]) -> tuple[float, Spans] | str:
    """What a model of spaCy finds, or why it does not."""
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [python, "-c", SPACY, model]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, env=alone, check=False)
    if done.returncode:
        return done.stderr.strip().rsplit("\n", 1)[-1]
    seconds, spans = json.loads(done.stdout)
    return seconds, [{(s, e, LABELS[label]) for s, e, label in one if label in LABELS} for one in spans]


def f1(found: Spans, gold: Spans) -> float:
    right = sum(len(mine & true) for mine, true in zip(found, gold, strict=True))
    return 2 * right / max(1, sum(map(len, found)) + sum(map(len, gold)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100, help="how many articles to make (default: 100)")
    parser.add_argument("--names", type=Path, help="gold names")
    parser.add_argument("--model", action="append", help="a model of spaCy, NAME or NAME=PYTHON")
    options = parser.parse_args()
    texts = corpus.invented(options.articles)
    records = [json.loads(line) for line in options.names.open(encoding="utf-8")] if options.names else []
    gold = [{(n["start"], n["end"], n["label"]) for n in record["names"] if n["label"] in KINDS} for record in records]
    golden = [record["text"] for record in records]
    print(f"{len(texts)} articles, one core" + (f"; names of {options.names.name}" if options.names else ""))
    print(f"\n{'':<24}{'articles/s':>12}{'names F1':>10}")
    seconds, _ = dateline_spans(texts)
    row("dateline", len(texts) / seconds, f1(dateline_spans(golden)[1], gold) if gold else None)
    for given in options.model or ["en_core_web_sm", "en_core_web_md"]:
        model, _, python = given.partition("=")
        result = spacy_spans(python or sys.executable, model, texts)
        if isinstance(result, str):
            print(f"{model:<24}left out: {result}")
            continue
        again = spacy_spans(python or sys.executable, model, golden) if gold else ""
        row(model, len(texts) / result[0], f1(again[1], gold) if not isinstance(again, str) else None)


def row(name: str, speed: float, score: float | None) -> None:
    print(f"{name:<24}{speed:>12.0f}{'' if score is None else f'{100 * score:.1f}':>10}")


if __name__ == "__main__":
    main()
