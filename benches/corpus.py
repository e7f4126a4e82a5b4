"""Makes a corpus of any size from the articles that come with the project, the same one each time.

In: a number of articles, or a folder of text files. Out: texts. An invented article has the head of one source (title,
date, byline), paragraphs of several, about 450 words in all, and some of its names exchanged, so that no two are alike
and nothing that remembers a text can look fast.
"""

import calendar
import random
import re
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = sorted([*HERE.glob("../tests/articles/*.txt"), *HERE.glob("../examples/*.txt")])

#: Words in an article, about what the press writes.
LENGTH = 450

#: A line with fewer words stands in the head or between paragraphs.
SHORT = 20

#: A capitalised word inside a sentence: mostly a name.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")

#: Words that would make nonsense of a date.
CALENDAR = {*calendar.month_name, *calendar.month_abbr, *calendar.day_name}


def from_folder(folder: Path, limit: int | None = None) -> list[str]:
    """The texts of a folder: all *.txt in the order of their names, at most `limit`."""
    paths = sorted(folder.rglob("*.txt"))[:limit]
    if not paths:
        raise SystemExit(f"{folder} holds no .txt file")
    return [path.read_text("utf-8", errors="replace") for path in paths]


def invented(count: int) -> list[str]:
    """`count` articles, put together from the sources."""
    texts = [path.read_text("utf-8") for path in SOURCES]
    heads = [_head(text) for text in texts]
    paragraphs = [line for text in texts for line in text.split("\n") if len(line.split()) >= SHORT]
    # "Foreign" and "Government" also stand there in small letters, and so are no names.
    small = {word.title() for text in texts for word in re.findall(r"\b[a-z]+", text)}
    names = sorted({name for text in texts for name in NAME.findall(text)} - small - CALENDAR)
    return [_article(random.Random(number), heads[number % len(heads)], paragraphs, names) for number in range(count)]


def _head(text: str) -> str:
    """The lines before the first paragraph."""
    lines = []
    for line in text.split("\n"):
        if len(line.split()) >= SHORT:
            break
        lines.append(line)
    return "\n".join(lines).strip()


def _article(choose: random.Random, head: str, paragraphs: list[str], names: list[str]) -> str:
    parts = [head]
    words = len(head.split())
    while words < LENGTH:
        parts.append(choose.choice(paragraphs))
        words += len(parts[-1].split())
    exchanged = dict(zip(choose.sample(names, len(names) // 2), choose.sample(names, len(names) // 2), strict=True))
    return NAME.sub(lambda name: exchanged.get(name[0], name[0]), "\n\n".join(parts)) + "\n"
