"""The places of articles on a map: GeoJSON (RFC 7946), which QGIS, Leaflet, Kepler, geopandas and GitHub show."""

from collections.abc import Iterable
from typing import Any

from ._articles import numbered
from ._dateline import Article, Entity, Event


def to_geojson(articles: Article | Iterable[Article | None], *, start: int = 0) -> dict[str, Any]:
    """Give each place of some articles that has coordinates as a point, with the events that happened there.

    Args:
        articles: what `dateline.read` returned, or an iterable of such, for instance `reader.iter(texts)`;
            None, as `Reader.iter` gives it for what cannot be read, is counted, and has no places.
        start: the number of the first article.

    Returns:
        A FeatureCollection, ready for `json.dump`: one Feature for each place of each article, in their order. Its
        geometry is a Point, longitude before latitude, in degrees (WGS 84). Its properties are `article` (the number of
        the article), `title`, `published`, `name`, `country`, `admin1`, `feature`, `geonameid`, `mentions`
        (lists of start and end in the text) and `events`: for each event there, `id`, `type`, `cameo`, `trigger`,
        `earliest`, `latest`, `polarity` and `modality`.

    Raises:
        TypeError: `articles` is no iterable, or one of them is neither an `Article` nor None.

    Example:
        >>> article = dateline.read("Protesters marched in Nairobi on Friday.", published="2018-12-24")
        >>> found = dateline.geo.to_geojson(article)["features"][0]
        >>> found["geometry"], found["properties"]["name"]
        ({'type': 'Point', 'coordinates': [36.82, -1.28]}, 'Nairobi')
    """
    found = numbered(articles, start)
    features = [
        _feature(number, article, place) for number, article in found for place in article.places if place.place
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature(number: int, article: Article, entity: Entity) -> dict[str, Any]:
    place = entity.place
    assert place is not None
    here = [event for event in article.events if event.place and event.place.entity == entity.id]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "article": number,
            "title": article.title.text if article.title else None,
            "published": article.published.value if article.published else None,
            "name": entity.name,
            "country": place.country,
            "admin1": place.admin1,
            "feature": place.feature,
            "geonameid": place.geonameid,
            "mentions": [[mention.start, mention.end] for mention in entity.mentions],
            "events": [_event(event) for event in here],
        },
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "cameo": event.cameo,
        "trigger": event.trigger.text,
        "earliest": event.date.earliest if event.date else None,
        "latest": event.date.latest if event.date else None,
        "polarity": event.polarity,
        "modality": event.modality,
    }
