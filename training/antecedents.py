"""Learns the weights by which pronouns and noun phrases choose what they mean (src/entity/pronouns/, nominals/).

    cargo build --profile fast --example candidates
    python training/antecedents.py CORPORA target/fast/examples/candidates pronoun data/pronoun_weights.tsv
    python training/antecedents.py CORPORA target/fast/examples/candidates nominal data/nominal_weights.tsv

CORPORA holds coref/gap_dev.jsonl (GAP, development part, Apache 2.0), coref/ontogum.jsonl (OntoGUM, CC BY 4.0) and
coref/meantime_chains.jsonl (MEANTIME, CC BY 4.0); GAP is of use for pronouns alone. The model is log-linear over the
candidates; where several are right, their summed probability counts. Fifths of the documents, each scored by weights
learnt from the others, are printed first; then the weights of all are written. Which candidates there are depends on
the weights that are built in: learn noun phrases, build, learn pronouns, build, and once more.
"""

import argparse
import json
import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

#: Strength of the pull towards zero; weights that are smaller than the last printed digit are left out.
PULL = {"pronoun": 1.0, "nominal": 8.0}
#: What an example counts whose chain has no candidate: many pronouns mean something that is no entity here, but a chain
#: that lacks its pronouns is worse than one with a wrong one (at 0.03, 0.1 and 0.2 the F1 of links was the same, and
#: precision .67, .68 and .69); most noun phrases are new.
NOBODY = {"pronoun": 0.2, "nominal": 0.35}
#: What an example of a news text counts beside one of another genre.
NEWS = 3.0
AFTER_HEAD = re.compile(r"[,;:(\[–—]|\b(?:of|in|at|for|from|with|to|by|on|who|whom|whose|which|that|where)\b", re.I)
WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
CHAINS = {"GUM": "ontogum.jsonl", "MEANTIME": "meantime_chains.jsonl"}
SOURCES = {
    "pronoun": "GAP, development part (Apache 2.0), OntoGUM and MEANTIME (CC BY 4.0)",
    "nominal": "OntoGUM and MEANTIME (CC BY 4.0)",
}
HEADER = """\
# What each feature of a candidate for a {kind} weighs (src/entity/{kind}s/features.rs).
# Learnt by training/antecedents.py from {sources}.
#: feature\tweight
"""


def head(text: str, start: int, end: int) -> tuple[int, int]:
    """The last word before the first comma, preposition or relative pronoun."""
    end = end - 2 if text[start:end].endswith(("'s", "’s")) else end
    stop = AFTER_HEAD.search(text, start, end)
    words = list(WORD.finditer(text, start, stop.start() if stop and stop.start() > start else end))
    return words[-1].span() if words else (start, end)


def overlap(one, other) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def read(path: Path, program: str, what: str = "antecedents") -> tuple[dict, list]:
    records = {record["id"]: record for record in map(json.loads, path.open(encoding="utf-8"))}
    with path.open("rb") as texts:
        lines = subprocess.run([program, what], stdin=texts, capture_output=True, check=True).stdout.splitlines()
    return records, list(map(json.loads, lines))


def gap(path: Path, program: str):
    """Examples from GAP: features of the candidates, and which of them are right."""
    records, found = read(path, program)
    for example in found:
        record = records[example["id"]]
        pronoun = record["pronoun"]
        if example["kind"] != "pronoun" or not overlap(example["at"], (pronoun["start"], pronoun["end"])):
            continue
        names = [(name["start"], name["end"], name["coref"]) for name in (record["a"], record["b"])]

        drafts = {True: set(), False: set()}
        for candidate in example["candidates"]:
            for start, end, right in names:
                if overlap(candidate["head"], (start, end)):
                    drafts[right].add(candidate["entity"])
        true, false = drafts[True], drafts[False]
        if any(right for _, _, right in names):
            rights = [candidate["entity"] in true - false for candidate in example["candidates"]]
        else:
            rights = [candidate["entity"] not in false for candidate in example["candidates"]]
        if any(rights) and not all(rights):
            yield example, rights


def chains(path: Path, program: str, kind: str):
    """Examples from chains; what has a chain without a candidate means nobody that is known."""
    records, found = read(path, program)
    found = [example for example in found if example["kind"] == kind]
    chain_of = {}
    for record in records.values():
        for number, chain in enumerate(record["chains"]):
            for start, end in chain["mentions"]:
                chain_of.setdefault((record["id"], head(record["text"], start, end)), number)
    for example in found:
        chain = chain_of.get((example["id"], tuple(example["at"])))
        rights = [
            chain is not None and chain_of.get((example["id"], tuple(candidate["head"]))) == chain
            for candidate in example["candidates"][:-1]
        ]
        rights.append(not any(rights))
        if len(rights) > 1:
            yield example, rights


class Model:
    """A log-linear model over all candidates of all pronouns, as one sparse matrix in rows."""

    def __init__(self, examples, index, kind):
        self.starts, rows, columns, right, share = [0], [], [], [], []
        for example, rights in examples:
            for candidate, is_right in zip(example["candidates"], rights, strict=True):
                for feature in candidate["features"]:
                    if feature in index:
                        rows.append(len(right))
                        columns.append(index[feature])
                right.append(is_right)
            known = NOBODY[kind] if sum(rights) == rights[-1] else 1.0
            share.append(known * (NEWS if example["news"] else 1.0))
            self.starts.append(len(right))
        self.rows, self.columns = np.array(rows), np.array(columns)
        self.right, self.share, self.size = np.array(right), np.array(share), len(index)
        self.pull = PULL[kind]
        self.group = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def scores(self, weights):
        return np.bincount(self.rows, weights[self.columns], minlength=len(self.right))

    def loss(self, weights):
        scores = self.scores(weights)
        top = np.maximum.reduceat(scores, self.starts[:-1])
        likely = np.exp(scores - top[self.group])
        total = np.add.reduceat(likely, self.starts[:-1])
        good = np.maximum(np.add.reduceat(likely * self.right, self.starts[:-1]), 1e-30)
        error = likely / total[self.group] - likely * self.right / good[self.group]
        error *= self.share[self.group]
        slope = np.bincount(self.columns, error[self.rows], minlength=self.size)
        return (
            self.share @ np.log(total / good) + self.pull / 2 * weights @ weights,
            slope + self.pull * weights,
        )

    def learn(self):
        return minimize(self.loss, np.zeros(self.size), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x

    def choices(self, weights):
        """For each example, whether the best candidate is right, and whether it is somebody."""
        scores = self.scores(weights)
        for start, end in pairwise(self.starts):
            best = start + int(np.argmax(scores[start:end]))
            yield bool(self.right[best]), best < end - 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("program")
    parser.add_argument("kind", choices=NOBODY)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    folder, kind = options.corpora / "coref", options.kind
    if kind == "pronoun":
        examples = [("GAP", *example) for example in gap(folder / "gap_dev.jsonl", options.program)]
    else:
        examples = []
    for source, name in CHAINS.items():
        examples += [(source, *example) for example in chains(folder / name, options.program, kind)]
    for source, example, _ in examples:
        example["news"] = source == "MEANTIME" or example["id"].startswith("GUM_news")
    documents = sorted({example["id"] for _, example, _ in examples})
    fold = {document: number % 5 for number, document in enumerate(documents)}
    seen = Counter(f for _, example, _ in examples for c in example["candidates"] for f in c["features"])
    index = {feature: number for number, feature in enumerate(sorted(f for f, n in seen.items() if n >= 5))}
    counts = Counter()
    for number in range(5):
        weights = Model([(e, r) for _, e, r in examples if fold[e["id"]] != number], index, kind).learn()
        test = [item for item in examples if fold[item[1]["id"]] == number]
        model = Model([item[1:] for item in test], index, kind)
        for (source, _, rights), (right, somebody) in zip(test, model.choices(weights), strict=True):
            counts[source, "examples"] += 1
            counts[source, "right"] += right
            counts[source, "linked"] += somebody
            counts[source, "linked right"] += somebody and right
            counts[source, "gold"] += not rights[-1]
    for source in sorted({source for source, _ in counts}):
        part = {name: counts[source, name] for name in ("examples", "right", "linked", "gold", "linked right")}
        precision, recall = (part["linked right"] / max(1, part[name]) for name in ("linked", "gold"))
        accuracy = part["right"] / part["examples"]
        print(f"{source}: {accuracy:.3f} of {part['examples']} right; links P {precision:.3f} R {recall:.3f}")
    weights = Model([(e, r) for _, e, r in examples], index, kind).learn()
    rows = sorted(f"{feature}\t{weights[number]:.2f}" for feature, number in index.items())
    rows = [row for row in rows if not row.endswith(("\t0.00", "\t-0.00"))]
    header = HEADER.format(kind=kind, sources=SOURCES[kind])
    options.output.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
