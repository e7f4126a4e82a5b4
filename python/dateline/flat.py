"""Events as flat rows, as in the tables of event data: for spreadsheets, CSV, and what cannot hold lists in a cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ._articles import numbered
from ._dateline import Article, Event, Participant
from ._happenings import BY, NEAR, happenings

__all__ = ["BY", "COLUMNS", "NEAR", "events", "happenings"]

#: The keys of a row, in their order.
COLUMNS = (
    "article",
    "title",
    "published",
    "event",
    "earliest",
    "latest",
    "type",
    "mode",
    "cameo",
    "quad",
    "goldstein",
    "actors",
    "actor_codes",
    "actor_countries",
    "recipients",
    "recipient_codes",
    "recipient_countries",
    "place",
    "country",
    "latitude",
    "longitude",
    "polarity",
    "modality",
    "attribution",
    "confidence",
    "same_as",
    "rule",
    "start",
    "end",
    "trigger",
    "sentence",
)


def events(articles: Article | Iterable[Article | None], *, start: int = 0) -> Iterator[dict[str, Any]]:
    """Give each event of some articles as a dict of str, numbers and None, with the keys `COLUMNS`.

    Several participants are parted by "; ", and so are their codes and countries, in the same order, with nothing where
    there is none. Who has a name in the article is called by it ("Karim Al-Dabbas" for "he"), others by their words.
    `place`, `country`, `latitude` and `longitude` say where it happened, `attribution` who says so, the outermost last;
    `start` and `end` are those of `trigger`, and `sentence` is its text.

    Args:
        articles: what `dateline.read` returned, or an iterable of such, for instance `reader.iter(texts)`; None, as
            `Reader.iter` gives it for what cannot be read, is counted, and has no rows.
        start: the number of the first article.

    Raises:
        TypeError: `articles` is no iterable, or one of them is neither an `Article` nor None.

    Example:
        >>> article = dateline.read("Kenyan police arrested two students in Nairobi.", published="2018-12-24")
        >>> row = next(dateline.flat.events(article))
        >>> row["actor_codes"], row["type"], row["recipients"], row["place"]
        ('KENCOP', 'COERCE', 'two students', 'Nairobi')
    """
    return _rows(numbered(articles, start))


def _rows(articles: Iterable[tuple[int, Article]]) -> Iterator[dict[str, Any]]:
    for number, article in articles:
        for event in article.events:
            yield dict(zip(COLUMNS, _row(number, article, event), strict=True))


def _row(number: int, article: Article, event: Event) -> tuple[Any, ...]:
    def called(entity: int | None, text: str) -> str:
        return _in_one_line(text if entity is None else article.entities[entity].name)

    place = event.place
    place_entity = None if place is None or place.entity is None else article.entities[place.entity]
    point = place_entity.place if place_entity else None
    sentence = article.sentences[event.sentence]
    return (
        number,
        _in_one_line(article.title.text) if article.title else None,
        article.published.value if article.published else None,
        event.id,
        event.date.earliest if event.date else None,
        event.date.latest if event.date else None,
        event.type,
        event.mode,
        event.cameo,
        event.quad,
        event.goldstein,
        *_participants(event.actors, called),
        *_participants(event.recipients, called),
        called(place.entity, place.text) if place else None,
        place_entity.country if place_entity else None,
        point.latitude if point else None,
        point.longitude if point else None,
        event.polarity,
        event.modality,
        _joined([called(source.entity, source.text) for source in event.attribution]),
        round(event.confidence, 2),
        event.same_as,
        event.rule,
        event.trigger.start,
        event.trigger.end,
        _in_one_line(event.trigger.text),
        _in_one_line(article.text[sentence.slice]),
    )


def _participants(found: Sequence[Participant], called: Callable[[int | None, str], str]) -> tuple[str | None, ...]:
    return (
        _joined([called(one.entity, one.text) for one in found]),
        _joined([one.code for one in found]),
        _joined([one.country for one in found]),
    )


def _joined(values: list[Any]) -> str | None:
    return "; ".join(value or "" for value in values) if any(values) else None


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
