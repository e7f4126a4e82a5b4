"""The part of the package that is written in Rust. The docstrings are those of the built module, for editors."""

# Its lines are wrapped for the help of Python, which indents them less.
# ruff: noqa: E501

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, SupportsIndex, TypeAlias, TypeVar, final, overload

from typing_extensions import CapsuleType

__all__ = [
    "ActorCode",
    "Article",
    "Block",
    "Entity",
    "Event",
    "EventDate",
    "EventPlace",
    "Explanation",
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
    "Warning",
    "__version__",
    "_fail",
    "page",
    "read",
    "tables",
    "times",
]

__version__: Final[str]

_Context = TypeVar("_Context")
_Published: TypeAlias = datetime.date | str
# With the keys text, published and url.
_Item: TypeAlias = dict[str, Any]
_Path: TypeAlias = str | os.PathLike[str]

@final
class Span:
    """A piece of the text: `article.text[start:end] == text`.

    Example:
        >>> dateline.Span(0, 3, "Ali").text
        'Ali'
    """

    __match_args__: Final = ("start", "end", "text")
    def __new__(cls, start: int, end: int, text: str) -> Span: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Published:
    """When an article appeared, in the local time that it gives."""

    __match_args__: Final = ("value", "start", "end", "origin")
    def __new__(cls, value: str, start: int | None, end: int | None, origin: str) -> Published: ...
    @property
    def value(self) -> str:
        """ISO 8601, "2018-12-24" or "2018-12-24T13:11"."""
    @property
    def start(self) -> int | None:
        """First code point of the place where it stands; None unless origin is "text"."""
    @property
    def end(self) -> int | None:
        """One past its last code point; None unless origin is "text"."""
    # "html" is reserved.
    @property
    def origin(self) -> str:
        """ "argument", "text" or "url"; "html" is reserved for pages in HTML."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Block:
    """A part of the page, of one kind. All that is not blank lies in a block."""

    __match_args__: Final = ("kind", "start", "end")
    def __new__(cls, kind: str, start: int, end: int) -> Block: ...
    @property
    def kind(self) -> str:
        """ "title", "published", "byline", "dateline", "caption", "subheading", "paragraph", "list", "related" or
        "boilerplate".
        """
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Sentence:
    """A sentence, which lies in one block."""

    __match_args__: Final = ("start", "end", "block")
    def __new__(cls, start: int, end: int, block: int) -> Sentence: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def block(self) -> int:
        """Index into `article.blocks`."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Token:
    """A word or a punctuation mark, with its place in the tree of its sentence (Universal Dependencies, version 2)."""

    __match_args__: Final = ("start", "end", "lemma", "pos", "head", "dep", "sentence")
    def __new__(
        cls, start: int, end: int, lemma: str, pos: str, head: int | None, dep: str, sentence: int
    ) -> Token: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def lemma(self) -> str:
        """The form that a dictionary lists."""
    @property
    def pos(self) -> str:
        """Universal part of speech, "NOUN"."""
    @property
    def head(self) -> int | None:
        """Index into `article.tokens` of the token that it depends on; None at the root."""
    @property
    def dep(self) -> str:
        """Universal dependency relation, "nsubj"."""
    @property
    def sentence(self) -> int:
        """Index into `article.sentences`."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Warning:
    """Something that a user should know about the reading of an article."""

    __match_args__: Final = ("code", "message")
    def __new__(cls, code: str, message: str) -> Warning: ...
    @property
    def code(self) -> str:
        """A name for programs, "no-date"."""
    @property
    def message(self) -> str:
        """A sentence for people."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Entity:
    """Somebody or something that the article speaks of, with all the places where it does."""

    __match_args__: Final = ("id", "kind", "name", "country", "code", "kb_id", "roles", "place", "mentions")
    def __new__(
        cls,
        id: int,
        kind: str,
        name: str,
        country: str | None,
        code: str | None,
        kb_id: str | None,
        roles: Sequence[Role],
        place: Place | None,
        mentions: Sequence[Mention],
    ) -> Entity: ...
    @property
    def id(self) -> int:
        """Its index in `article.entities`."""
    @property
    def kind(self) -> str:
        """ "person", "organization", "place", "group" or "other"."""
    @property
    def name(self) -> str:
        """The fullest form that the article gives, without title."""
    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3 of the country that it belongs to, or is in."""
    @property
    def code(self) -> str | None:
        """PLOVER actor code, "SYRSPY"."""
    @property
    def kb_id(self) -> str | None:
        """The id that a row of your own lexicon gives it."""
    @property
    def roles(self) -> tuple[Role, ...]:
        """The offices and jobs that the text gives it, a tuple of Role."""
    @property
    def place(self) -> Place | None:
        """Where it lies, if it is a known place."""
    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the text speaks of it, a tuple of Mention in the order of the text."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Role:
    """An office or a job, where the text says so."""

    __match_args__: Final = ("text", "start", "end", "title", "organization", "country", "status")
    def __new__(
        cls,
        text: str,
        start: int,
        end: int,
        title: str | None,
        organization: str | None,
        country: str | None,
        status: str,
    ) -> Role: ...
    @property
    def text(self) -> str:
        """The words that say it."""
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def title(self) -> str | None:
        """ "intelligence chief" """
    @property
    def organization(self) -> str | None:
        """ "National Security Bureau" """
    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3."""
    @property
    def status(self) -> str:
        """ "current", "former", "acting", "elect" or "deputy"."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ActorCode:
    """What a phrase is coded as, and why."""

    __match_args__: Final = ("code", "country", "sector", "reasons")
    def __new__(
        cls, code: str | None, country: str | None, sector: str | None, reasons: Sequence[Reason]
    ) -> ActorCode: ...
    @property
    def code(self) -> str | None:
        """PLOVER actor code, "KENCOP"."""
    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3."""
    @property
    def sector(self) -> str | None:
        """The first sector of the code, "COP"."""
    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The words of the phrase that say it, a tuple of Reason."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reason:
    """Why a part of a code is there."""

    __match_args__: Final = ("part", "start", "end", "text", "rule")
    def __new__(cls, part: str, start: int, end: int, text: str, rule: str) -> Reason: ...
    @property
    def part(self) -> str:
        """ "country" or "sector"."""
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def rule(self) -> str:
        """The name of the rule."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Place:
    """A row of the gazetteer: where a place lies."""

    __match_args__: Final = ("geonameid", "latitude", "longitude", "country", "admin1", "feature")
    def __new__(
        cls,
        geonameid: int | None,
        latitude: float,
        longitude: float,
        country: str | None,
        admin1: str | None,
        feature: str | None,
    ) -> Place: ...
    @property
    def geonameid(self) -> int | None:
        """Its number in GeoNames."""
    @property
    def latitude(self) -> float:
        """Degrees north."""
    @property
    def longitude(self) -> float:
        """Degrees east."""
    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3."""
    @property
    def admin1(self) -> str | None:
        """The name of the first-order division."""
    @property
    def feature(self) -> str | None:
        """GeoNames feature code, "PPLC"."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Mention:
    """A place in the text that speaks of an entity."""

    __match_args__: Final = ("start", "end", "text", "form")
    def __new__(cls, start: int, end: int, text: str, form: str) -> Mention: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def form(self) -> str:
        """ "name", "description" or "pronoun"."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Time:
    """A temporal expression, with its TimeML TIMEX3 value and the days between which it lies."""

    __match_args__: Final = (
        "start",
        "end",
        "text",
        "type",
        "value",
        "mod",
        "quant",
        "freq",
        "earliest",
        "latest",
        "origin",
        "rule",
    )
    def __new__(
        cls,
        start: int,
        end: int,
        text: str,
        type: str,
        value: str | None,
        mod: str | None,
        quant: str | None,
        freq: str | None,
        earliest: str | None,
        latest: str | None,
        origin: str,
        rule: str,
    ) -> Time: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def type(self) -> str:
        """ "DATE", "TIME", "DURATION" or "SET"."""
    @property
    def value(self) -> str | None:
        """TIMEX3 value, "2018-11"; "XXXX-11" where nothing is known to resolve it against; None where not even that is said."""
    @property
    def mod(self) -> str | None:
        """TIMEX3 mod, "APPROX"."""
    @property
    def quant(self) -> str | None:
        """TIMEX3 quant of a SET, "EVERY"."""
    @property
    def freq(self) -> str | None:
        """TIMEX3 freq of a SET, "2X"."""
    @property
    def earliest(self) -> str | None:
        """The first day on which a DATE or TIME can lie, or on which a DURATION begins that is told from the day of
        publication, an ISO date.
        """
    @property
    def latest(self) -> str | None:
        """The last day on which a DATE or TIME can lie, or on which such a DURATION ends, an ISO date."""
    @property
    def origin(self) -> str:
        """ "explicit", "relative" or "vague"."""
    @property
    def rule(self) -> str:
        """The name of the rule that found it."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Quote:
    """What somebody is reported to have said. Quotation marks are not part of its span."""

    __match_args__: Final = ("start", "end", "text", "kind", "cue", "speaker")
    def __new__(
        cls, start: int, end: int, text: str, kind: str, cue: Span | None, speaker: Speaker | None
    ) -> Quote: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def kind(self) -> str:
        """ "direct", "indirect", or "mixed": a clause that holds quoted words."""
    @property
    def cue(self) -> Span | None:
        """The words that introduce it, "said": a Span."""
    @property
    def speaker(self) -> Speaker | None:
        """Who says it."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Speaker:
    """The words that name who speaks, and the entity that they mean."""

    __match_args__: Final = ("start", "end", "text", "entity")
    def __new__(cls, start: int, end: int, text: str, entity: int | None) -> Speaker: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def entity(self) -> int | None:
        """The id of the entity, where it is known."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Event:
    """Something that is reported to have happened, or not: who did what to whom, where, when, and who says so."""

    __match_args__: Final = (
        "id",
        "type",
        "mode",
        "contexts",
        "cameo",
        "quad",
        "goldstein",
        "trigger",
        "actors",
        "recipients",
        "place",
        "date",
        "polarity",
        "modality",
        "attribution",
        "sentence",
        "rule",
        "confidence",
        "same_as",
    )
    def __new__(
        cls,
        id: int,
        type: str,
        mode: str | None,
        contexts: Sequence[str],
        cameo: str,
        quad: str,
        goldstein: float,
        trigger: Span,
        actors: Sequence[Participant],
        recipients: Sequence[Participant],
        place: EventPlace | None,
        date: EventDate | None,
        polarity: str,
        modality: str,
        attribution: Sequence[Source],
        sentence: int,
        rule: str,
        confidence: float,
        same_as: int | None,
    ) -> Event: ...
    @property
    def id(self) -> int:
        """Its index in `article.events`."""
    @property
    def type(self) -> str:
        """One of the 16 types of PLOVER, "CONSULT"."""
    @property
    def mode(self) -> str | None:
        """The PLOVER mode of its type, "visit"."""
    # Reserved: empty yet.
    @property
    def contexts(self) -> tuple[str, ...]:
        """The PLOVER contexts, a tuple of str. Reserved: it is empty yet."""
    @property
    def cameo(self) -> str:
        """CAMEO code of 2 to 4 digits, as finely as the text supports."""
    @property
    def quad(self) -> str:
        """ "verbal cooperation", "material cooperation", "verbal conflict" or "material conflict"."""
    @property
    def goldstein(self) -> float:
        """Goldstein's scale, from -10 (conflict) to 10 (cooperation)."""
    @property
    def trigger(self) -> Span:
        """The word that tells of it, a Span."""
    @property
    def actors(self) -> tuple[Participant, ...]:
        """Who does it, a tuple of Participant. In a reciprocal event all are actors."""
    @property
    def recipients(self) -> tuple[Participant, ...]:
        """To whom it is done, a tuple of Participant."""
    @property
    def place(self) -> EventPlace | None:
        """Where it happened, where the text says so."""
    @property
    def date(self) -> EventDate | None:
        """The days on which it can lie."""
    @property
    def polarity(self) -> str:
        """ "positive", or "negative": it is said not to happen."""
    @property
    def modality(self) -> str:
        """ "actual", "future", "possible", "conditional" or "requested"."""
    @property
    def attribution(self) -> tuple[Source, ...]:
        """Who says that it happened, outermost last, a tuple of Source; empty: the article itself."""
    @property
    def sentence(self) -> int:
        """Index into `article.sentences`."""
    @property
    def rule(self) -> str:
        """The name of the rule that found it."""
    @property
    def confidence(self) -> float:
        """From 0 to 1."""
    @property
    def same_as(self) -> int | None:
        """The id of the earlier event that is the same happening."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Participant:
    """Who or what takes part in an event. An unknown one keeps its words."""

    __match_args__: Final = ("start", "end", "text", "entity", "code", "country", "sector")
    def __new__(
        cls,
        start: int,
        end: int,
        text: str,
        entity: int | None,
        code: str | None,
        country: str | None,
        sector: str | None,
    ) -> Participant: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def entity(self) -> int | None:
        """The id of the entity, where it is known."""
    @property
    def code(self) -> str | None:
        """PLOVER actor code: country (or IGO, NGO, MNC), then sectors, "SYRSPY"."""
    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3."""
    @property
    def sector(self) -> str | None:
        """The first sector of the code, "SPY"."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class EventPlace:
    """Where an event happened."""

    __match_args__: Final = ("start", "end", "text", "entity")
    def __new__(cls, start: int, end: int, text: str, entity: int | None) -> EventPlace: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def entity(self) -> int | None:
        """The id of the entity, where it is known."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class EventDate:
    """The days on which an event can lie."""

    __match_args__: Final = ("earliest", "latest", "granularity", "origin", "time")
    def __new__(cls, earliest: str, latest: str, granularity: str, origin: str, time: int | None) -> EventDate: ...
    @property
    def earliest(self) -> str:
        """The first, an ISO date."""
    @property
    def latest(self) -> str:
        """The last, an ISO date."""
    @property
    def granularity(self) -> str:
        """ "day", "week", "month", "quarter", "season", "year" or "range"."""
    # "context" is reserved.
    @property
    def origin(self) -> str:
        """ "explicit", "relative" or "published"; "context" is reserved."""
    @property
    def time(self) -> int | None:
        """Index into `article.times`."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Source:
    """Who says that an event happened."""

    __match_args__: Final = ("start", "end", "text", "entity", "cue")
    def __new__(cls, start: int, end: int, text: str, entity: int | None, cue: Span | None) -> Source: ...
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def entity(self) -> int | None:
        """The id of the entity, where it is known."""
    @property
    def cue(self) -> Span | None:
        """The words that introduce it, "said": a Span."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Step:
    """A result of a stage, and the rule that made it."""

    __match_args__: Final = ("layer", "start", "end", "text", "result", "rule")
    def __new__(cls, layer: str, start: int, end: int, text: str, result: str, rule: str) -> Step: ...
    @property
    def layer(self) -> str:
        """ "block", "mention", "time", "quote" or "event"."""
    @property
    def start(self) -> int:
        """First code point."""
    @property
    def end(self) -> int:
        """One past the last code point."""
    @property
    def text(self) -> str:
        """The characters."""
    @property
    def result(self) -> str:
        """The value in one line, for a person."""
    @property
    def rule(self) -> str:
        """The name of the rule."""
    @property
    def slice(self) -> slice[int, int, int]:
        """`article.text[x.slice]` are its characters."""
    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data: the same keys, lists and dicts as in the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Article:
    """One article, read. `dateline.read` makes it.

    All offsets are code points into `text`, half-open: `article.text[start:end]` are the characters of a span. Lists are
    tuples in the order of the text. Articles are frozen, compare by all that they hold, and can be pickled.

    Example:
        >>> article = dateline.read("Ali Mamlouk visited Cairo on Saturday.", published="2018-12-24")
        >>> article.published.value
        '2018-12-24'
    """
    @property
    def text(self) -> str:
        """The text that all offsets count in: the input, unchanged."""
    @property
    def language(self) -> str | None:
        """ISO 639-1 code of the language, "en"; None where there is too little text to tell."""
    @property
    def title(self) -> Span | None:
        """The headline, a Span."""
    @property
    def published(self) -> Published | None:
        """When the article appeared."""
    @property
    def authors(self) -> tuple[Span, ...]:
        """Who wrote it, a tuple of Span."""
    @property
    def blocks(self) -> tuple[Block, ...]:
        """The parts of the page, a tuple of Block."""
    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """A tuple of Sentence."""
    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words and punctuation marks, a tuple of Token."""
    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what is spoken of, a tuple of Entity. The id of an entity is its index here."""
    @property
    def times(self) -> tuple[Time, ...]:
        """The temporal expressions, a tuple of Time."""
    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What people are reported to have said, a tuple of Quote."""
    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, a tuple of Event. The id of an event is its index here."""
    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What to know about this reading, a tuple of Warning."""
    @property
    def people(self) -> tuple[Entity, ...]:
        """The entities that are persons."""
    @property
    def organizations(self) -> tuple[Entity, ...]:
        """The entities that are organisations."""
    @property
    def places(self) -> tuple[Entity, ...]:
        """The entities that are places."""
    def to_dict(self, tokens: bool = False) -> dict[str, Any]:
        """The article as plain data: dicts, lists, str, int, float and None, as `json.loads(article.to_json())` gives it.

        Args:
            tokens: whether to give the tokens, which are most of the data, too.

        Example:
            >>> dateline.read("Peace talks began.").to_dict()["text"]
            'Peace talks began.'
        """
    def to_json(self, tokens: bool = False) -> str:
        """The article as one line of JSON.

        Args:
            tokens: whether to give the tokens, too. Only then does `from_json` give back an equal article.
        """
    @staticmethod
    def from_json(json: str | bytes) -> Article:
        """The article that `to_json` wrote.

        Args:
            json: str or bytes.

        Raises:
            InputError: it is not JSON, or not an article.
        """
    def to_html(self, *, page: bool = False) -> str:
        """The article as HTML: the text with its mentions, times, quotations and events marked, and tables of what it says.

        It loads nothing and holds no script. A notebook shows it where an article is the last line of a cell.

        Args:
            page: whether to give a whole page, to be written to a file, or a fragment, to be put into a page.
        """
    def to_text(self, *, width: int = 80, color: bool = False) -> str:
        """What the article says, as lines for a terminal: title and date, who is who, what happened when, who said what.

        Args:
            width: the characters that a line may have, from 1 to 10000.
            color: whether to use the colours of a terminal.
        """
    def to_timeml(self) -> str:
        """The article as TimeML: its text, unchanged, with each time in a TIMEX3.

        The date of publication is the document creation time, "t0". What XML cannot hold becomes U+FFFD.

        Example:
            >>> timeml = dateline.read("They met in May 2018.").to_timeml()
            >>> timeml[timeml.index("<TEXT>") : timeml.index("</TEXT>")]
            '<TEXT>They met in <TIMEX3 tid="t1" type="DATE" value="2018-05" temporalFunction="false">May 2018</TIMEX3>.'
        """
    def _repr_html_(self) -> str: ...
    def __copy__(self) -> Article: ...
    def __deepcopy__(self, _memo: object, /) -> Article: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Explanation:
    """What the stages found in a text, each result with the rule that made it. `Reader.explain` makes it.

    `print(explanation)` and notebooks show a line for each result; as a sequence it gives them as Step.
    """

    __match_args__: Final = ("steps",)
    def __new__(cls, steps: Sequence[Step]) -> Explanation: ...
    @property
    def steps(self) -> tuple[Step, ...]:
        """The results, a tuple of Step: stage by stage, each in the order of the text."""
    def __iter__(self) -> Iterator[Step]: ...
    def __len__(self) -> int: ...
    def _repr_html_(self) -> str: ...
    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Step: ...
    @overload
    def __getitem__(self, index: slice, /) -> tuple[Step, ...]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reader:
    """Reads articles, with options that are set once. It never changes, can be used by several threads, and can be pickled.

    Args:
        lexicon: names of your own, which go before the built-in ones: a file, a list of files, or a list of dicts, one for
            each row. The ending of a file tells its form: .csv (with a header), .json (a list of objects), .jsonl; else a
            table with tabs whose header is a line such as "#: name kind country code", where other lines that begin with
            "#" are comments. Columns, of which name and kind must be there: name; aliases (other names of the same, parted
            by ";" or a list); kind (person, organization, place, group or other); country (ISO 3166-1 alpha-3); code
            (PLOVER: a country or EUR, IGO, IMG, ISM, MNC, NGO, UNO, then sectors); from and until (dates between which
            country and code hold: "2018", "2018-03" or "2018-03-01"; of several rows of a name the one that holds on the day
            of publication counts, and of a person whose terms are over the sector is ELI; without such a day, all terms that
            end are over); latitude and longitude (degrees); id (what you call it: `entity.kb_id`). Of a dict, None and NaN
            are empty. The files are read here, and travel with a pickled reader.
        holidays: days with a name of your own, in a file or a list of files of the same forms. The columns are name and
            when: "12-25", "2018-05-16" (several rows of a name add up), "third thursday of march", "easter +39",
            "orthodox easter", "15 nisan", "ramadan"; "+1" or "-46" adds days, "for 8 days" gives a length.
        time_phrases: expressions of time of your own, in a file or a list of files of the same forms. The columns are name
            (of the rule), phrase ("close of business <weekday>"), means ("$1 evening": an expression that is known, with
            the words of each <class> as $1, $2) and example, which may be missing or empty: a sentence with what is found in
            [brackets], tried when the file is read. Classes: number, ordinal, year, decade, month, weekday, unit, units,
            season, holiday.
        n_threads: how many threads `iter` uses; None: one for each core. With 1 no thread is ever started: all work is
            done by the caller's, and Ctrl-C is heard between articles only.

    Raises:
        LexiconError: a file cannot be read, or has a bad row.

    Example:
        >>> reader = dateline.Reader(n_threads=1)
        >>> [len(article.tokens) for article in reader.iter(["Peace talks began.", "Then they ended."])]
        [4, 4]
    """
    def __new__(
        cls,
        *,
        lexicon: _Path | Iterable[_Path] | list[dict[str, Any]] | None = None,
        holidays: _Path | Iterable[_Path] | None = None,
        time_phrases: _Path | Iterable[_Path] | None = None,
        n_threads: int | None = None,
    ) -> Reader: ...
    @property
    def lexicon(self) -> tuple[str, ...]:
        """The paths of the user's files of names, a tuple of str."""
    @property
    def holidays(self) -> tuple[str, ...]:
        """The paths of the user's files of holidays, a tuple of str."""
    @property
    def time_phrases(self) -> tuple[str, ...]:
        """The paths of the user's files of phrases for times, a tuple of str."""
    @property
    def n_threads(self) -> int | None:
        """How many threads `iter` uses; None: one for each core."""
    def read(self, text: str, *, published: _Published | None = None, url: str | None = None) -> Article:
        """Read one article. Arguments and errors are those of `dateline.read`."""
    def code_actor(self, phrase: str, *, published: _Published | None = None) -> ActorCode:
        """The PLOVER code of an actor that is given as a phrase by itself, with the words that say it.

        Args:
            phrase: words for somebody, such as "Kenyan police" or "former President Jacob Zuma".
            published: the day for which the code is asked, since offices are held for a time: a date, a datetime or an ISO
                string. Without it the last office of a person counts as held (USAGOV for Joe Biden), and a body that is
                something else for a time is what it is otherwise; but in rows of your own all terms that end are over.

        Raises:
            TypeError, InputError: as in `dateline.read`.

        Example:
            >>> dateline.Reader().code_actor("Kenyan police")
            ActorCode('KENCOP', country 'Kenyan', sector 'police')
        """
    @overload
    def iter(
        self, texts: Iterable[str | _Item], *, as_tuples: Literal[False] = False, on_error: Literal["raise"] = "raise"
    ) -> Iterator[Article]:
        """Read many articles, on all cores, and give each as soon as its turn comes, in the order of the texts.

        Texts are taken from their iterable as they are needed, some hundreds ahead at most, so it may be endless, and
        `tqdm` can wrap the result.

        Args:
            texts: an iterable of str, or of dicts with the key "text" and, if you like, "published" and "url".
            as_tuples: the items are pairs (text, context), and pairs (article, context) come out; a context is anything.
            on_error: "raise" raises the error of the first item that cannot be read, with its number, and ends there;
                "null" gives None in place of its article and goes on, unless all items will be like it: tuples without
                `as_tuples`, rows of a data frame, dicts with other keys.

        Raises:
            TypeError, InputError: an item cannot be read, as in `dateline.read`.
            ValueError: a dict has other keys.
            Error: reading failed inside.

        Example:
            >>> pairs = [("Peace talks began.", 7), ("Then they ended.", 8)]
            >>> [(len(article.text), row) for article, row in dateline.Reader().iter(pairs, as_tuples=True)]
            [(18, 7), (16, 8)]
        """
    @overload
    def iter(
        self, texts: Iterable[str | _Item | None], *, as_tuples: Literal[False] = False, on_error: Literal["null"]
    ) -> Iterator[Article | None]: ...
    @overload
    def iter(
        self,
        texts: Iterable[tuple[str | _Item, _Context]],
        *,
        as_tuples: Literal[True],
        on_error: Literal["raise"] = "raise",
    ) -> Iterator[tuple[Article, _Context]]: ...
    @overload
    def iter(
        self,
        texts: Iterable[tuple[str | _Item | None, _Context]],
        *,
        as_tuples: Literal[True],
        on_error: Literal["null"],
    ) -> Iterator[tuple[Article | None, _Context]]: ...
    def times(self, text: str, *, published: _Published | None = None, url: str | None = None) -> tuple[Time, ...]:
        """The temporal expressions of an article, a tuple of Time. Arguments and errors are those of `dateline.read`."""
    def explain(self, text: str, *, published: _Published | None = None, url: str | None = None) -> Explanation:
        """Why the results of a text are there: each with its span, its value and the rule that made it.

        Arguments and errors are those of `dateline.read`.

        Example:
            >>> explanation = dateline.Reader().explain("Peace talks began.")
            >>> explanation[0].layer, explanation[0].text
            ('block', 'Peace talks began.')
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Table:
    """An Arrow table. Give it to what reads the Arrow PyCapsule interface: `polars.DataFrame(table)`, `pyarrow.table(table)`,
    `pandas.DataFrame.from_arrow(table)`, or DuckDB's `select * from table`.
    """
    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns, a tuple of str."""
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> CapsuleType: ...

@final
class Tables:
    """The tables that `dateline.tables` makes, as attributes and as keys."""
    @property
    def articles(self) -> Table:
        """One row an article: text, language, title, published, authors, blocks, sentences, warnings."""
    @property
    def entities(self) -> Table:
        """One row an entity, without its mentions."""
    @property
    def mentions(self) -> Table:
        """One row a mention, with the id of its entity."""
    @property
    def times(self) -> Table:
        """One row a temporal expression."""
    @property
    def quotes(self) -> Table:
        """One row a quotation."""
    @property
    def events(self) -> Table:
        """One row an event."""
    def keys(self) -> tuple[str, ...]:
        """The names of the tables."""
    def __getitem__(self, name: str, /) -> Table: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...

def read(text: str, *, published: _Published | None = None, url: str | None = None) -> Article:
    """Read one article.

    Args:
        text: the article as scraped, any str.
        published: when it appeared: a date, a datetime, or a str in ISO 8601 or as feeds write it ("Mon, 24 Dec 2018
            13:11:05 GMT"). Without it, it is looked for in the text. Day and time are taken as the clock shows them, to the
            minute: an offset ("+05:00") moves nothing.
        url: the address of the page.

    Raises:
        TypeError: an argument is of another type.
        InputError: text has half of a surrogate pair, or published is no date.

    Example:
        >>> article = dateline.read("Ali Mamlouk visited Cairo on Saturday.", published="2018-12-24")
        >>> [person.name for person in article.people]
        ['Ali Mamlouk']
    """

def times(text: str, *, published: _Published | None = None, url: str | None = None) -> tuple[Time, ...]:
    """The temporal expressions of an article, a tuple of Time: those of `dateline.read`, found without all else.

    Arguments and errors are those of `dateline.read`.

    Example:
        >>> [(time.text, time.value) for time in dateline.times("They met last Friday.", published="2018-12-24")]
        [('last Friday', '2018-12-21')]
    """

def tables(articles: Article | Iterable[Article | None], *, start: int = 0) -> Tables:
    """Articles as Arrow tables, which Polars, pandas, pyarrow, DuckDB and others read without a copy.

    The tables are articles, entities, mentions, times, quotes and events, as attributes or keys. Their columns have the
    names of the attributes of the classes; each begins with `article`, the number of the article in the input.
    Days are Date32, lists of parts are List<Struct>.

    Args:
        articles: an Article, or an iterable of such; None, as `Reader.iter` gives it for what cannot be read, is
            counted, and has no rows.
        start: the number of the first article; where many are written in parts, how many the parts before had.

    Raises:
        TypeError: an item is no Article.

    Example:
        >>> tables = dateline.tables([dateline.read("Peace talks began.")])
        >>> len(tables.articles)
        1
        >>> import polars
        >>> events = polars.DataFrame(tables.events)
    """

def page(articles: Sequence[tuple[str, Article]]) -> str:
    """Articles as one page of HTML, with a list of their titles where there are several.

    Args:
        articles: pairs of a file's name and an Article.
    """

# For the tests: fails inside.
def _fail(message: str) -> None: ...
