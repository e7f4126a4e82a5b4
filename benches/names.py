"""Names of people, organisations and places against gold ones: by kind, by region, and in other case.

    python benches/names.py GOLD.jsonl [--regions FILE.tsv] [--case title|upper]

GOLD has one JSON object a line: `id`, `text`, and `names` with start, end and label (person, organization, place). An
exact match of span and label counts. FILE.tsv gives a region for the outlets of the world, by what stands in an id
between "-" and "_" (`benches/regions.tsv` has those of the Worldwide English Newswire corpus). `--case title` begins
each word of four letters or more, and the first of a line, with a capital, as headlines do; `--case upper` writes all
in capitals. The last line says how many surnames that stand alone, of people whom the text names in full, are persons.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from peers import KINDS, dateline_spans


def cased(text: str, case: str | None) -> str:
    """The text in the case of a headline or in capitals, with the same offsets."""
    if case == "title":
        changed = re.sub(r"(?m)^\w|\b\w(?=\w{3})", lambda first: first[0].upper(), text)
    else:
        changed = text.upper() if case else text
    return changed if len(changed) == len(text) else text


def surnames(text: str, gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]) -> Counter[str]:
    """Of the surnames alone that are found, as one of the three kinds, how many are persons."""
    people = [text[start:end].split() for start, end, kind in gold if kind == "person"]
    full = {words[-1] for words in people if len(words) > 1}
    alone = {(start, end) for start, end, kind in gold if kind == "person" and text[start:end] in full}
    kinds = [kind for start, end, kind in found if (start, end) in alone]
    return Counter(found=len(kinds), persons=kinds.count("person"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="gold names")
    parser.add_argument("--regions", type=Path, help="a table of outlets and their regions")
    parser.add_argument("--case", choices=["title", "upper"], help="read the texts in this case")
    options = parser.parse_args()
    rows = options.regions.read_text(encoding="utf-8").splitlines() if options.regions else []
    regions = dict(row.split("\t") for row in rows if row and not row.startswith("#"))
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    alone: Counter[str] = Counter()
    records = [json.loads(line) for line in options.gold.open(encoding="utf-8")]
    _, read = dateline_spans([cased(record["text"], options.case) for record in records])
    for record, found in zip(records, read, strict=True):
        gold = {(n["start"], n["end"], n["label"]) for n in record["names"] if n["label"] in KINDS}
        alone += surnames(record["text"], gold, found)
        outlet = re.sub(r"^.*?-([^_]*)_.*$", r"\1", record["id"])
        for kind in ("all", *KINDS, *([regions.get(outlet, "elsewhere")] if regions else [])):
            chosen = [{span for span in spans if kind not in KINDS or span[2] == kind} for spans in (gold, found)]
            counts[kind].update(texts=1, gold=len(chosen[0]), found=len(chosen[1]), right=len(chosen[0] & chosen[1]))
    print(f"{'':<28}{'texts':>6}{'names':>8}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind, count in counts.items():
        precision, recall = count["right"] / max(1, count["found"]), count["right"] / max(1, count["gold"])
        f1 = 2 * count["right"] / max(1, count["found"] + count["gold"])
        scores = f"{100 * precision:>11.1f}{100 * recall:>8.1f}{100 * f1:>7.1f}"
        print(f"{kind:<28}{count['texts']:>6}{count['gold']:>8}{scores}")
    share = 100 * alone["persons"] / max(1, alone["found"])
    print(f"surnames alone of people named in full: {alone['found']} found, {share:.1f} % as persons")


if __name__ == "__main__":
    main()
