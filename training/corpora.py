"""Reads the corpora that the models learn from: sentences with tags and trees, sentences with names, bare sentences.

In: a folder with the sub-folders syntax (CoNLL-U of Universal Dependencies), names and text (JSON lines with `text`
and `names`: start, end, label). Out: lists of `Sentence`. Texts without tokens are split by dateline itself, so that
a model learns on the words that it will see.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import dateline

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
#: Penn Treebank tags as the English treebanks of Universal Dependencies have them.
XPOS = (
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP "
    "VBZ WDT WP WP$ WRB . , : `` '' -LRB- -RRB- HYPH $ NFP ADD GW AFX"
).split()
RELATIONS = (
    "acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop csubj dep det "
    "discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss nmod:unmarked nsubj nsubj:pass nummod "
    "obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp"
).split()
KINDS = "person organization place group other".split()
#: Outside, then begin and inside of each kind.
BIO = ["O", *(f"{part}-{kind}" for kind in KINDS for part in "BI")]

#: The corpora that the recogniser of names learns from, with the kinds that each annotates in full.
NAMES = {
    "uner_ewt_dev": ("person", "organization", "place"),
    "gum": ("person", "organization", "place", "other"),
    "crossner_politics": ("person", "organization", "place"),
    "gmb": ("person", "organization", "place", "group"),
    "wikigold": ("person", "organization", "place"),
    "re3d": ("person", "organization", "place"),
}
#: Every second text of these is kept for measuring.
HALVED = ("wikigold", "re3d")
#: A longer sentence is cut: the models read no further at once.
LONGEST = 100


@dataclass
class Sentence:
    """One sentence; of its layers those that its corpus annotates."""

    words: list[str]
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    #: Index of each word's head, its own for the root.
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    #: Index into BIO.
    names: list[int] = field(default_factory=list)
    #: Where the names come from: a key of NAMES, or "".
    corpus: str = ""


def relation(label: str) -> int:
    """The index of a relation; a subtype that we do not keep counts as its universal relation."""
    return RELATIONS.index(label if label in RELATIONS else label.split(":")[0])


def treebank(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file."""
    found, rows = [], []
    for line in [*path.open(encoding="utf-8"), "\n"]:
        if line.strip() and line[0] != "#":
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif rows and line[0] != "#":
            if len(rows) <= LONGEST:
                found.append(parsed(rows))
            rows = []
    return found


def parsed(rows: list[list[str]]) -> Sentence:
    heads = [int(row[6]) - 1 for row in rows]
    return Sentence(
        words=[row[1].replace(" ", "") for row in rows],
        upos=[UPOS.index(row[3]) for row in rows],
        xpos=[XPOS.index(row[4]) if row[4] in XPOS else XPOS.index("FW") for row in rows],
        heads=[at if head < 0 else head for at, head in enumerate(heads)],
        relations=[relation(row[7]) for row in rows],
    )


def split(text: str) -> list[list[tuple[int, int]]]:
    """The offsets of the words of each sentence of a text."""
    sentences: list[list[tuple[int, int]]] = []
    last = None
    for token in dateline.read(text).tokens:
        if token.sentence != last or len(sentences[-1]) == LONGEST:
            sentences.append([])
        sentences[-1].append((token.start, token.end))
        last = token.sentence
    return sentences


def named(path: Path, corpus: str) -> list[Sentence]:
    """The sentences of a file of texts with names."""
    found = []
    for number, line in enumerate(path.open(encoding="utf-8")):
        if corpus in HALVED and number % 2 == 0:
            continue
        record = json.loads(line)
        text, kinds = record["text"], set(NAMES[corpus])
        names = sorted(
            (name["start"], name["end"], name["label"]) for name in record["names"] if name["label"] in kinds
        )
        for words in split(text):
            labels, last = [], None
            for start, end in words:
                name = next((name for name in names if name[0] < end and start < name[1]), None)
                if name is None:
                    labels.append(0)
                else:
                    labels.append(BIO.index(("I-" if name == last else "B-") + name[2]))
                last = name
            found.append(Sentence(words=[text[s:e] for s, e in words], names=labels, corpus=corpus))
    return found


def bare(path: Path) -> list[Sentence]:
    """The sentences of a file of texts, with no layer."""
    found = []
    for line in path.open(encoding="utf-8"):
        text = json.loads(line)["text"]
        found.extend(Sentence(words=[text[s:e] for s, e in words]) for words in split(text))
    return found
