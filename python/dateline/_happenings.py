"""What several articles report as one: rows of events, joined across articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

#: What the rows of one happening have in common, in the order in which each row has several.
BY = ("type", "actor_codes", "recipient_codes")
#: Two places are one as far as so many kilometres apart.
NEAR = 50.0
_EARTH_RADIUS = 6371.0


class _Happening:
    def __init__(self, earliest: date, latest: date, first: Mapping[str, Any]) -> None:
        self.earliest = earliest
        self.latest = latest
        self.surest = first
        self.articles: set[int] = set()
        #: A row for each place that it is said to have been at.
        self.places: dict[str, Mapping[str, Any]] = {}

    def takes(self, row: Mapping[str, Any], earliest: date, latest: date) -> bool:
        overlaps = earliest <= self.latest and self.earliest <= latest
        return overlaps and (row["place"] is None or all(_is_near(row, other) for other in self.places.values()))

    def add(self, row: Mapping[str, Any], earliest: date, latest: date) -> None:
        self.earliest, self.latest = max(self.earliest, earliest), min(self.latest, latest)
        if row["confidence"] > self.surest["confidence"]:
            self.surest = row
        self.articles.add(row["article"])
        if row["place"] is not None:
            self.places.setdefault(row["place"], row)


def happenings(rows: Iterable[Mapping[str, Any]], *, by: Sequence[str] = BY, days: int = 3) -> list[dict[str, Any]]:
    """Join the rows of events that report the same happening, so that it is counted once.

    Rows are one happening if they agree in the columns `by`, whatever the order within a cell, if the days on which
    they can lie overlap, and if their places, where both have one, have one name or are at most `NEAR` kilometres
    apart. This is the one-a-day filter of event data (Schrodt and Van Brackle, "Automated coding of political event
    data", 2013) with days that may be uncertain. Only what is reported to have happened counts: rows that are negated,
    only possible, asked for or to come are left out, and so are those that an article tells again (`same_as`). A row
    whose day is not known to within `days`, or for which all columns of codes and countries in `by` are empty, is a
    happening of its own.

    Args:
        rows: rows as `dateline.flat.events` gives them; extra keys stay.
        by: the columns in which rows of one happening agree; those of countries, `("type", "actor_countries",
            "recipient_countries")`, join more.
        days: the most days on which an event can lie, from the earliest to the latest.

    Returns:
        For each happening, in the order of the first report, the row of the surest report (the first, if several are),
        with `earliest` and `latest` narrowed to the days that all reports allow, a place from those that have one, and
        two more keys: `reports`, how many articles report it, and `articles`, their numbers, parted by "; ".

    Raises:
        ValueError: a row has no column of a name in `by`, or `days` is below 1.

    Example:
        >>> texts = ["Syrian rebels attacked Kenyan police in Goma.", "Syrian rebels attacked Kenya, officials said."]
        >>> articles = dateline.Reader().iter({"text": text, "published": "2018-12-24"} for text in texts)
        >>> rows = dateline.flat.events(articles)
        >>> countries = ("type", "actor_countries", "recipient_countries")
        >>> [(one["place"], one["reports"]) for one in dateline.flat.happenings(rows, by=countries)]
        [('Goma', 2)]
    """
    # Not needed by who imports dateline for something else.
    from datetime import date, timedelta

    if days < 1:
        raise ValueError(f"days must be at least 1, got {days}")
    codes = [column for column in by if column.endswith(("codes", "countries"))]
    found: list[_Happening] = []
    # Those that may take another row, by what they have in common and by each of their days.
    open_on: dict[tuple[Any, ...], list[_Happening]] = {}
    for row in rows:
        missing = [column for column in by if column not in row]
        if missing:
            raise ValueError(f"by names {missing[0]!r}, which is no column; the columns are {', '.join(row)}")
        if row["polarity"] != "positive" or row["modality"] != "actual" or row["same_as"] is not None:
            continue
        dated = row["earliest"] is not None and row["latest"] is not None
        earliest = date.fromisoformat(row["earliest"]) if dated else date.min
        latest = date.fromisoformat(row["latest"]) if dated else date.max
        known = not codes or any(row[column] for column in codes)
        joins = known and (latest - earliest).days < days
        common = tuple(_cell(row[column]) for column in by)
        on = [(*common, earliest + timedelta(day)) for day in range((latest - earliest).days + 1)] if joins else []
        candidates = (one for key in on for one in open_on.get(key, ()))
        happening = next((one for one in candidates if one.takes(row, earliest, latest)), None)
        if happening is None:
            happening = _Happening(earliest, latest, row)
            found.append(happening)
            for key in on:
                open_on.setdefault(key, []).append(happening)
        happening.add(row, earliest, latest)
    return [_row(one) for one in found]


def _row(happening: _Happening) -> dict[str, Any]:
    surest = happening.surest
    placed = surest if surest["place"] else next(iter(happening.places.values()), surest)
    dated = surest["earliest"] is not None
    return {
        **surest,
        "earliest": happening.earliest.isoformat() if dated else None,
        "latest": happening.latest.isoformat() if dated else None,
        **{key: placed[key] for key in ("place", "country", "latitude", "longitude")},
        "reports": len(happening.articles),
        "articles": "; ".join(map(str, sorted(happening.articles))),
    }


def _cell(value: Any) -> Any:
    """A cell without the order of what stands in it."""
    return tuple(sorted(value.split("; "))) if isinstance(value, str) else value


def _is_near(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one["place"] == other["place"]:
        return one["country"] is None or other["country"] is None or one["country"] == other["country"]
    points = [one["latitude"], one["longitude"], other["latitude"], other["longitude"]]
    return None not in points and _kilometres(*map(radians, points)) <= NEAR


def _kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two points in radians."""
    half = sin((latitude - other_latitude) / 2) ** 2
    half += cos(latitude) * cos(other_latitude) * sin((longitude - other_longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(min(1.0, sqrt(half)))
