"""Learns the weights by which a name takes its kind (src/entity/kinds/).

    cargo build --profile fast --example candidates
    python training/names.py CORPORA target/fast/examples/candidates data/name_weights.tsv

CORPORA holds names/NAME.jsonl for each of SHARES, and coref/gap_dev.jsonl, of which each record names two people. The
model is multinomial logistic regression over the kinds and none; where a corpus leaves a kind out, whatever it does not
mark may be of that kind. WikiGold and re3d count most, in the texts whose names the network never saw: it leans to the
right kind too surely in those that it learnt from. For each corpus the share of right kinds is printed that
weights learnt from the other corpora reach; then the weights of all are written.
"""

import argparse
from pathlib import Path

import numpy as np
from antecedents import overlap, read
from corpora import HALVED
from scipy import sparse
from scipy.optimize import minimize

KINDS = "person organization place group other none".split()
#: What a name of each corpus counts.
SHARES = {"wikigold": 1.0, "re3d": 1.0, "uner_ewt_dev": 0.5, "gum": 0.3, "crossner_politics": 0.1, "gap_dev": 0.1}
#: How much less it counts in a text of `HALVED` that the network learnt from.
LEARNT = 0.3
#: The corpus that marks two people in each text and leaves the other names.
PEOPLE = "gap_dev"
#: The kinds that a corpus marks in full, beside people, organisations and places.
MARKED = {"wikigold": ("group", "other"), "re3d": ("group",)}
#: Strength of the pull towards zero, and that for the few features that are numbers or the verdict of the witnesses.
PULL, FREE_PULL = 8.0, 4.0
FREE = ("network", "article", "joined")
#: Features that are seen less often are left out.
SEEN = 5
HEADER = """\
# What each feature of a name weighs for each kind (src/entity/kinds/features.rs).
# Learnt by training/names.py from WikiGold, re3d, UNER EWT dev, GUM, CrossNER and GAP; licences in NOTICE.
#: feature\t"""


def label(names: list[dict], span: tuple[int, int]) -> str | None:
    """The kind of the name at a span; "" where there is none, `None` where one has other ends."""
    start, end = span
    for name in names:
        # A person may be marked with the title.
        if name["end"] == end and (name["start"] == start or (name["label"] == "person" and name["start"] < start)):
            return name["label"]
    return None if any(overlap(span, (name["start"], name["end"])) for name in names) else ""


def allowed(kind: str, corpus: str) -> list[bool]:
    """The kinds that what is marked, or not marked, in a corpus can be."""
    if kind == "other" and corpus == "wikigold":
        return [name in ("group", "other") for name in KINDS]
    if kind:
        return [name == kind for name in KINDS]
    return [name == "none" or (name in ("group", "other") and name not in MARKED.get(corpus, ())) for name in KINDS]


def corpora(folder: Path, program: str, fold: int, folds: int):
    """For each name that a witness sees in a corpus: the corpus, its share, its features, and what kinds it can be.

    Of the texts whose names the network never saw, each `folds`-th from number `fold` on is left out; none if `folds`
    is 0.
    """
    for corpus in SHARES:
        folder_of = "coref" if corpus == PEOPLE else "names"
        records, found = read(folder / folder_of / f"{corpus}.jsonl", program, "names")
        for number, text in enumerate(found):
            unseen, learnt = corpus in HALVED and number % 2 == 0, corpus in HALVED and number % 2 == 1
            if folds and unseen and number // 2 % folds == fold:
                continue
            share = SHARES[corpus] * (LEARNT if learnt else 1)
            record = records[text["id"]]
            two = [{**record[which], "label": "person"} for which in "ab"] if corpus == PEOPLE else None
            for span, features in text["names"]:
                kind = label(two or record["names"], span)
                if kind is not None and (kind or corpus != PEOPLE):
                    yield corpus, share, features, allowed(kind, corpus)


class Data:
    def __init__(self, examples):
        examples = list(examples)
        self.corpus = np.array([corpus for corpus, *_ in examples])
        self.share = np.array([share for _, share, *_ in examples])
        self.allowed = np.array([kinds for *_, kinds in examples], dtype=float)
        rows_of = [features for _, _, features, _ in examples]
        names, columns = np.unique([name for features in rows_of for name, _ in features], return_inverse=True)
        keep = np.bincount(columns) >= SEEN
        rows = np.repeat(np.arange(len(examples)), [len(features) for features in rows_of])
        times = [times for features in rows_of for _, times in features]
        self.rows = sparse.csr_matrix((times, (rows, columns)))[:, keep]
        self.names = names[keep]
        self.pull = np.array([[FREE_PULL if name.split(" ")[0] in FREE else PULL] for name in self.names])

    def learn(self, chosen):
        rows, allowed, share = self.rows[chosen], self.allowed[chosen], self.share[chosen]
        columns, shape = rows.T.tocsr(), (len(self.names), len(KINDS))

        def loss(flat):
            weights = flat.reshape(shape)
            scores = rows @ weights
            likely = np.exp(scores - scores.max(1, keepdims=True))
            total, good = likely.sum(1), np.maximum((likely * allowed).sum(1), 1e-30)
            error = (likely / total[:, None] - likely * allowed / good[:, None]) * share[:, None]
            value = share @ np.log(total / good) + (self.pull * weights * weights).sum() / 2
            return value, (columns @ error + self.pull * weights).ravel()

        start = np.zeros(shape).ravel()
        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x.reshape(shape)

    def accuracy(self, weights, chosen) -> float:
        best = (self.rows[chosen] @ weights).argmax(1)
        return self.allowed[chosen][np.arange(len(best)), best].mean()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("program")
    parser.add_argument("output", type=Path)
    parser.add_argument(
        "--leave-out", metavar="K/N", default="0/0", help="to measure: each N-th unseen text from number K on"
    )
    options = parser.parse_args()
    fold, folds = map(int, options.leave_out.split("/"))
    data = Data(corpora(options.corpora, options.program, fold, folds))
    for corpus in SHARES:
        left_out = data.corpus == corpus
        print(f"{corpus}: {data.accuracy(data.learn(~left_out), left_out):.3f} of {left_out.sum()}", flush=True)
    weights = data.learn(data.corpus != "")
    rows = []
    for name, row in zip(data.names, weights.round(2) + 0.0, strict=True):
        if row.any():
            rows.append("\t".join([name, *(f"{weight:.2f}" for weight in row)]))
    header = HEADER + "\t".join(KINDS)
    options.output.write_text("\n".join([header, *sorted(rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
