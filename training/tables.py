"""The tables of data/, read and written; names as they are compared."""

import pathlib
import unicodedata

DATA = pathlib.Path(__file__).parent.parent / "data"


def plain(name):
    """A name without its accents, as the world's English papers write it."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return bare.translate(str.maketrans("ıłŁøØđĐ’ʼ‘", "ilLoOdD'''")).replace("ß", "ss").replace("æ", "ae")


def rows(name):
    """The rows of a table, as their columns."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def write(name, comment, columns, rows):
    lines = sorted({"\t".join(str(value) for value in row) for row in rows}, key=str.encode)
    head = "".join(f"# {line}\n" for line in comment.strip().splitlines())
    text = f"{head}# Written by training/gazetteer.py.\n#: {chr(9).join(columns)}\n" + "\n".join(lines) + "\n"
    (DATA / f"{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}.tsv {len(lines)} rows, {len(text.encode()) // 1024} KB")
