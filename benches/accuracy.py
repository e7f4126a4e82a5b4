"""How well dateline tags and parses from raw text: `python benches/accuracy.py TREEBANK.conllu`.

In: a treebank of Universal Dependencies. Out: F1 of words, universal tags, heads (UAS) and labelled heads (LAS), as the
CoNLL 2018 shared task counts them: words are aligned by their characters, blanks left out; subtypes of relations do not
count. The sentences of a document are read as one text, with the paragraphs that the treebank marks.
"""

import sys
from pathlib import Path

import dateline

#: First and last character of a word, of its head (None: root), tag and relation.
Word = tuple[tuple[int, int], str, tuple[int, int] | None, str]


#: A sentence: whether it begins a paragraph, and the columns of its words.
Rows = tuple[bool, list[list[str]]]


def documents(path: Path) -> list[list[Rows]]:
    """The documents of a treebank."""
    found: list[list[Rows]] = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.split("\n")
        if not found or any(line.startswith("# newdoc") for line in lines):
            found.append([])
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if rows:
            found[-1].append((any(line.startswith("# newpar") for line in lines), rows))
    return found


def gold_of(sentences: list[Rows]) -> tuple[str, list[Word]]:
    """The text of a document and its words. The words of one token share its characters from left to right."""
    text, words, at = "", [], 0
    for is_paragraph, rows in sentences:
        text += "\n\n" if is_paragraph and text else ""
        places: dict[str, tuple[int, int]] = {}
        covered = 0
        for row in rows:
            if "." in row[0]:
                continue
            is_token = "-" in row[0] or int(row[0]) > covered
            if is_token:
                text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            if "-" in row[0]:
                covered = int(row[0].split("-")[1])
                continue
            size = len("".join(row[1].split()))
            places[row[0]] = (at, at + size)
            at += size
        for row in rows:
            if row[0] in places:
                words.append((places[row[0]], row[3], places.get(row[6]), row[7].split(":")[0]))
    return text, words


def found_of(text: str) -> list[Word]:
    tokens = dateline.read(text).tokens
    # How many characters that are no blanks stand before each.
    before = [0]
    for character in text:
        before.append(before[-1] + (not character.isspace()))
    places = [(before[token.start], before[token.end]) for token in tokens]
    heads = [None if token.head is None else places[token.head] for token in tokens]
    labels = [token.dep.split(":")[0] for token in tokens]
    return list(zip(places, [token.pos for token in tokens], heads, labels, strict=True))


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    right, gold_words, found_words = dict.fromkeys(("words", "UPOS", "UAS", "LAS"), 0), 0, 0
    for sentences in documents(Path(sys.argv[1])):
        text, gold = gold_of(sentences)
        found = found_of(text)
        gold_words, found_words = gold_words + len(gold), found_words + len(found)
        known = {word[0]: word for word in gold}
        for place, tag, head, label in found:
            if place in known:
                _, true_tag, true_head, true_label = known[place]
                right["words"] += 1
                right["UPOS"] += tag == true_tag
                right["UAS"] += head == true_head
                right["LAS"] += head == true_head and label == true_label
    for name, count in right.items():
        print(f"{name:<6}{200 * count / (gold_words + found_words):6.1f}")


if __name__ == "__main__":
    main()
