"""Writes what was found in an article as the lines of tests/README.md, one function a stage.

In: the dictionary of an article with its tokens. Out: lines that a person can read and compare. `tests/outline/mod.rs`
writes the same lines from Rust, so that a case holds on both sides.
"""

from collections import Counter
from collections.abc import Callable
from itertools import groupby
from typing import Any

Article = dict[str, Any]

#: The most characters of a block that are shown.
SHOWN = 60


def layout(article: Article) -> list[str]:
    text = article["text"]
    lines = [f"{block['kind']}: {_short(text[block['start'] : block['end']])}" for block in article["blocks"]]
    if article["title"]:
        lines.append(f"title: {_short(article['title']['text'])}")
    if article["published"]:
        lines.append(f"published: {article['published']['value']}")
    return lines + [f"author: {_short(author['text'])}" for author in article["authors"]]


def token(article: Article) -> list[str]:
    return [" ".join(words) for words, _, _ in _sentences(article)]


def syntax(article: Article) -> list[str]:
    lines = []
    for words, tokens, first in _sentences(article):
        if first:
            lines.append(".")
        names = _told_apart(words)
        for word, token in zip(words, tokens, strict=True):
            head = "-"
            if token["head"] is not None:
                # A head outside the sentence would be a fault of the stage; it shows as "?".
                place = token["head"] - first
                head = names[place] if 0 <= place < len(names) else "?"
            lines.append(f"{word} {token['pos']} {_one_line(token['lemma'])} {token['dep']} {head}")
    return lines


def entity(article: Article) -> list[str]:
    lines = []
    for entity in article["entities"]:
        mentions = " | ".join(_one_line(mention["text"]) for mention in entity["mentions"])
        codes = f"{_or_dash(entity['country'])} {_or_dash(entity['code'])}"
        lines.append(f"{entity['kind']} {_one_line(entity['name'])} {codes}: {mentions}")
        lines += [f"  role: {_one_line(role['text'])} ({role['status']})" for role in entity["roles"]]
    return lines


def time(article: Article) -> list[str]:
    lines = []
    for time in article["times"]:
        line = f"{_one_line(time['text'])} = {time['type']} {_or_dash(time['value'])}"
        line += "".join(f" {name}={time[name]}" for name in ("mod", "quant", "freq") if time[name] is not None)
        if time["earliest"] is not None or time["latest"] is not None:
            line += f" [{_or_dash(time['earliest'])}, {_or_dash(time['latest'])}]"
        lines.append(line)
    return lines


def quote(article: Article) -> list[str]:
    lines = []
    for quote in article["quotes"]:
        line = f'{quote["kind"]} "{_one_line(quote["text"])}"'
        if quote["cue"]:
            line += f" cue={_one_line(quote['cue']['text'])}"
        if speaker := quote["speaker"]:
            line += f" speaker={_one_line(speaker['text'])}"
            if speaker["entity"] is not None:
                line += f" ({_one_line(article['entities'][speaker['entity']]['name'])})"
        lines.append(line)
    return lines


def event(article: Article) -> list[str]:
    def named(part: dict[str, Any]) -> str:
        known = part["entity"] is not None
        return _one_line(article["entities"][part["entity"]]["name"] if known else part["text"])

    lines = []
    for event in article["events"]:
        actors, recipients = (" + ".join(map(named, event[side])) or "-" for side in ("actors", "recipients"))
        line = f"{event['type']} {_or_dash(event['mode'])} {event['cameo']} "
        line += f'"{_one_line(event["trigger"]["text"])}": {actors} -> {recipients}'
        if event["place"]:
            line += f" @ {named(event['place'])}"
        if date := event["date"]:
            line += f" on {date['earliest']}..{date['latest']}"
        line += "".join(f" said by {named(source)}" for source in event["attribution"])
        if event["polarity"] != "positive":
            line += f" {event['polarity']}"
        if event["modality"] != "actual":
            line += f" {event['modality']}"
        if event["same_as"] is not None:
            line += f" same as {event['same_as']}"
        lines.append(line)
    return lines


#: The stages, in their order, with the function that writes the lines of each.
STAGES: dict[str, Callable[[Article], list[str]]] = {
    stage.__name__: stage for stage in (layout, token, syntax, entity, time, quote, event)
}


def _sentences(article: Article) -> list[tuple[list[str], list[Article], int]]:
    """The words and tokens of each sentence, and the index of its first token."""
    found = []
    first = 0
    for _, run in groupby(article["tokens"], key=lambda token: token["sentence"]):
        tokens = list(run)
        words = [_one_line(article["text"][token["start"] : token["end"]]) for token in tokens]
        found.append((words, tokens, first))
        first += len(tokens)
    return found


def _told_apart(words: list[str]) -> list[str]:
    """The words of a sentence; one that stands there more than once carries its number: "the#2"."""
    seen: Counter[str] = Counter()
    names = []
    for word in words:
        seen[word] += 1
        names.append(word if seen[word] == 1 else f"{word}#{seen[word]}")
    return names


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    words = _one_line(words)
    return words if len(words) <= SHOWN else words[:SHOWN] + "…"


def _or_dash(value: str | None) -> str:
    return "-" if value is None else value
