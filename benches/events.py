"""Coded events against gold ones: types, quadrants, and who did it to whom.

    python benches/events.py GOLD.jsonl [--limit N]

GOLD has one JSON object a line: `text`, `published` (or null), and `events` with type (PLOVER), actors and recipients
(start, end, code), of which all, or some, may be missing. A record lists its main events alone, so that what counts is
the share of them that some event of the text agrees with: in type, in quadrant, in the actor's country, and in the
characters of actor, recipient and both, which have to share one. `both` asks it of one event. A record without gold
events counts for the last line alone: the share of these in which an event is found.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dateline
from dateline import Event

QUADRANTS = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
#: What the text says happened, or will.
SAID = ("actual", "future")
QUADRANT = {kind: name for name, kinds in QUADRANTS.items() for kind in kinds.split()}


def overlaps(gold: list[dict[str, Any]], found: Sequence[dateline.Participant]) -> bool:
    return any(one["start"] < other.end and other.start < one["end"] for one in gold for other in found)


def checks(gold: dict[str, Any], events: list[Event]) -> dict[str, bool]:
    """What the gold event lets judge, and whether some event agrees."""
    kind = gold.get("type")
    actors, recipients = (
        [one for one in gold.get(side) or [] if one.get("start") is not None] for side in ("actors", "recipients")
    )
    countries = {one["code"][:3] for one in gold.get("actors") or [] if one.get("code")}
    acted = [overlaps(actors, event.actors) for event in events]
    received = [overlaps(recipients, event.recipients or event.actors) for event in events]
    found = {}
    if kind in QUADRANT:
        found["type"] = any(event.type == kind for event in events)
        found["quadrant"] = any(event.quad == QUADRANT[kind] for event in events)
    if countries:
        found["actor country"] = any((one.code or "")[:3] in countries for event in events for one in event.actors)
    if actors:
        found["actor"] = any(acted)
    if recipients:
        found["recipient"] = any(received)
    if actors and recipients:
        found["both"] = any(one and other for one, other in zip(acted, received, strict=True))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="gold events")
    parser.add_argument("--limit", type=int, help="read so many records")
    options = parser.parse_args()
    records = [json.loads(line) for line in options.gold.open(encoding="utf-8")][: options.limit]
    judged: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for record in records:
        article = dateline.read(record["text"], published=record.get("published"))
        said = [event for event in article.events if event.polarity == "positive" and event.modality in SAID]
        for gold in record["events"]:
            for name, agrees in checks(gold, said).items():
                judged[name] += 1
                right[name] += agrees
        if not record["events"]:
            judged["an event where there is none"] += 1
            right["an event where there is none"] += bool(said)
    print(f"{len(records)} records")
    for name, count in judged.items():
        print(f"{name:<30}{count:>6}{100 * right[name] / count:>8.1f} %")


if __name__ == "__main__":
    main()
