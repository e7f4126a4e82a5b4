"""Counts the tags and lemmas of words for the lexicon.

    python training/words.py FOLDER

FOLDER holds ewt-train.conllu and gum-train.conllu of Universal Dependencies. Writes data/word_tags.tsv and
data/lemmas.tsv. Nothing is random: the same folder gives the same files.
"""

import pathlib
import sys
from collections import Counter, defaultdict

DATA = pathlib.Path(__file__).parent.parent / "data"
SOURCES = ("ewt-train.conllu", "gum-train.conllu")
SOURCE_NOTE = (
    "# Counted by training/words.py in UD_English-EWT (CC BY-SA 4.0) and UD_English-GUM (annotations CC BY 4.0), "
    "training parts.\n"
)


def sentences(path):
    """The words (form, lemma, Penn tag) of each sentence of a CoNLL-U file."""
    rows = []
    for line in [*path.open(encoding="utf-8"), "\n"]:
        if line.strip() and line[0] != "#":
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append((columns[1], columns[2], columns[4]))
        elif rows and not line.startswith("#"):
            yield rows
            rows = []


def is_title(rows):
    """Whether most words begin with a capital: case says little there."""
    words = [form for form, _, _ in rows if form[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def key(form, tag, first, title):
    """The form under which a word is counted: small where its capital is owed to its place."""
    return form.lower() if (first or title) and not tag.startswith("NNP") else form


def counts(folder):
    words, lemmas = defaultdict(Counter), defaultdict(Counter)
    for source in SOURCES:
        for rows in sentences(folder / source):
            title, first = is_title(rows), True
            for form, lemma, tag in rows:
                words[key(form, tag, first, title)][tag] += 1
                lemmas[form.lower(), tag][lemma.lower()] += 1
                first = first and not form[0].isalnum()
    return words, lemmas


def listed(tags):
    return " ".join(f"{tag}:{count}" for tag, count in sorted(tags.items(), key=lambda item: (-item[1], item[0])))


def write(name, note, header, rows):
    text = f"# data/{name} — {note}\n{SOURCE_NOTE}#: {header}\n" + "".join(row + "\n" for row in sorted(rows))
    (DATA / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(rows)} rows, {len(text.encode()) // 1024} KB")


def by_rule(form, tag):
    """The lemma that syntax/lemma.rs makes by rule; the table holds the others."""
    if tag == "NNS" and form.endswith("s"):
        if form.endswith("ies") and len(form) > 4:
            return form[:-3] + "y"
        if form.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return form[:-2]
        return form[:-1] if not form.endswith("ss") else form
    return form


def with_e(lemma, verbs):
    """A corpus cuts "freed" to "fre"."""
    return lemma + "e" if lemma not in verbs and lemma + "e" in verbs else lemma


def main(folder):
    listed_verbs = set((DATA / "verbs.tsv").read_text(encoding="utf-8").splitlines())
    words, lemmas = counts(folder)
    rows = [
        f"{word}\t{listed(tags)}"
        for word, tags in words.items()
        if (sum(tags.values()) > 1 or not word[0].isalpha()) and word[0] != "#" and not any(map(str.isspace, word))
    ]
    write("word_tags.tsv", "how often a word has which Penn tag", "word tags", rows)
    verbs = defaultdict(set)
    for (form, tag), found in lemmas.items():
        lemma, count = found.most_common(1)[0]
        if (
            tag[:2] in ("VB", "NN", "JJ", "RB")
            and tag[:3] != "NNP"
            and form.isalpha()
            and lemma.isalpha()
            and count >= 1
        ):
            group = {"V": "verb", "N": "noun", "J": "adjective", "R": "adverb"}[tag[0]]
            lemma = with_e(lemma, listed_verbs) if group == "verb" else lemma
            if form != lemma:
                verbs[form, group].add((count, lemma))
    rows = [
        f"{form}\t{group}\t{max(found)[1]}"
        for (form, group), found in verbs.items()
        if group == "verb" or by_rule(form, "NNS" if group == "noun" else group) != max(found)[1]
    ]
    write(
        "lemmas.tsv",
        "lemmas of inflected verbs, and of other words where the rules fail",
        "form class(adjective|adverb|noun|verb) lemma",
        rows,
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
