"""Reads news articles and gives back what they report as data: who did what to whom, where, when, and who says so."""

from typing import TYPE_CHECKING, Any

from . import flat, geo
from ._dateline import (
    ActorCode,
    Article,
    Block,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Explanation,
    Mention,
    Participant,
    Place,
    Published,
    Quote,
    Reader,
    Reason,
    Role,
    Sentence,
    Source,
    Span,
    Speaker,
    Step,
    Table,
    Tables,
    Time,
    Token,
    __version__,
    read,
    tables,
    times,
)
from ._dateline import Warning as Warning
from ._errors import Error, InputError, LexiconError

if TYPE_CHECKING:
    from . import spacy as spacy
else:

    def __getattr__(name: str) -> Any:
        """Import `dateline.spacy` when it is asked for: most never do."""
        if name == "spacy":
            from importlib import import_module

            return import_module(".spacy", __name__)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ActorCode",
    "Article",
    "Block",
    "Entity",
    "Error",
    "Event",
    "EventDate",
    "EventPlace",
    "Explanation",
    "InputError",
    "LexiconError",
    "Mention",
    "Participant",
    "Place",
    "Published",
    "Quote",
    "Reader",
    "Reason",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "Step",
    "Table",
    "Tables",
    "Time",
    "Token",
    "__version__",
    "flat",
    "geo",
    "read",
    "schema",
    "tables",
    "times",
]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `article.to_dict(tokens=True)`: every key, with what it means.

    Without the tokens the key "tokens" is missing, and all else is the same.

    Example:
        >>> dateline.schema()["properties"]["language"]["type"]
        ['string', 'null']
    """
    import json
    from pathlib import Path

    described: dict[str, Any] = json.loads(Path(__file__).with_name("article.schema.json").read_text("utf-8"))
    return described
