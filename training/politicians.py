"""Politicians of all countries with their terms: data/politicians.tsv, of the actors of Phoenix.

A row of the source is "NAME_ ; comment", then "+ALIAS_" and "[AZEGOV 941006-960720]" ("[AZEGOV >031104]": since then).
Left out are names that many bear, names that the source gives to two countries, and what is no person.
"""

import collections
import csv
import re

from tables import plain, rows, write

#: The month in which the source ends, and until when an office that was held then is taken to be held.
LISTED_UNTIL, TAKEN_UNTIL = "2014-01", "2016-12"

#: Codes of countries and territories as Phoenix writes them, where ISO 3166 has another.
COUNTRY = {"DDR": "DEU", "IMY": "IMN", "KSV": "XKX", "SUN": "RUS", "TMP": "TLS"}
TERRITORIES = {"ASM", "FLK", "FRO", "IMY", "VGB"}
ENGLISH_SPEAKING = {"AUS", "CAN", "GBR", "IRL", "NZL", "USA"}
SECTORS = ("LEG", "GOV", "MIL", "SPY", "COP", "REB", "OPP")

#: What stands before a name and is none; what names no person.
HONORIFICS = set(
    "dato datuk dr gen general gov haji hajj imam king lord madame maj mr mrs ms pehin prince princess prof queen "
    "sheikh shaykh sir sri tan tun u".split()
)
NOT_NAMES = set(
    "administration and army assembly authority brigade chief coalition congress council director force former front "
    "government liberation movement observatory of party presidium soviet the".split()
)
#: Given names of English: with a surname that news often have, a minister of a small country has namesakes elsewhere.
ENGLISH = set(
    "alan albert alexander alfred alice allan andrew ann anna anne anthony arthur barbara ben benjamin bernard bill "
    "billy bob brian bruce carl carol catherine charles chris christopher colin craig daniel dave david deborah "
    "denis dennis derek diana donald dorothy douglas edward elizabeth emma eric ernest eugene frank fred frederick "
    "gary geoffrey george gerald gordon grace graham gregory harold harry helen henry herbert howard hugh ian jack "
    "jacob james jane janet jason jean jeffrey jennifer jeremy jim joan joe john jonathan joseph judith julia "
    "julian karen keith kelly kenneth kevin kim larry laura lawrence lee leonard leslie lewis linda lisa louis "
    "margaret maria mark martin mary matthew maurice melvin michael mike nancy neil nicholas norman oliver oscar "
    "pamela patricia patrick paul peter philip phillip ralph raymond rebecca richard robert robin rodney roger "
    "ronald rose roy russell ruth sam samuel sandra sarah scott sharon simon stanley stephen steve steven stuart "
    "sue susan ted teresa terry thomas tim timothy tom tony tracy victor victoria vincent virginia walter wayne "
    "william".split()
)
TITLES = {words for words, _, use, _ in rows("role_words") if use in ("title", "job")} - {"bishop", "king", "major"}


def politicians(corpora):
    folder = corpora / "gazetteers"
    countries = {row[0] for row in rows("country_places")}
    frequent = Frequent(folder)
    ours = officeholders()
    people = collections.defaultdict(list)
    for names, codes in actors(folder / "Phoenix.Countries.actors.txt"):
        found = [term for term in map(term_of, codes) if term and term[0] in countries]
        held = [term[1:] for term in found if term[1] != "ELI" and "" < term[2] <= term[3]]
        if not held or len({country for country, *_ in found}) > 1:
            continue
        country = found[0][0]
        names = sorted({person(name) for name in names})
        newer = next((ours[name, country] for name in names if (name, country) in ours), None)
        for name in names:
            if 2 <= len(name.split()) <= 6 and (name, country) not in ours and not frequent.holds(name, country):
                people[name].append((country, newer or held))
    terms = []
    for name, known in people.items():
        if len({country for country, _ in known}) == 1:
            terms += [(name, known[0][0], *term) for term in merged(term for _, held in known for term in held)]
    write(
        "politicians",
        "Politicians who held an office between the 1960s and 2014, with their terms.\n"
        "name    in small letters, without accents, hyphens, articles and initials, as src/entity/gazetteer/known.rs "
        "looks it up\n"
        "origin  ISO 3166-1 alpha-3\n"
        "sector  PLOVER sector of the office\n"
        "from    year and month in which the term began\n"
        f"until   in which it ended; {TAKEN_UNTIL} where it lasted in {LISTED_UNTIL}, when the source ends. Other "
        "names of those in\n"
        "        officeholders.tsv and leaders.tsv have the terms of there; empty means open\n"
        "Source: Phoenix.Countries.actors.txt of the Open Event Data Alliance (MIT).",
        ["name", "origin", f"sector({'|'.join(sorted({sector for _, _, sector, *_ in terms}))})", "from", "until"],
        terms,
    )


def officeholders():
    """The terms of the tables that reach to our day, by name and country."""
    terms = {}
    for name, country, sector, start, end in rows("officeholders"):
        terms.setdefault((key(name), country), []).append((sector, start, end))
    for name, country, _, since in rows("leaders"):
        terms.setdefault((key(name), country), [("GOV", f"{since or '1900'}-01", "")])
    return terms


def actors(path):
    """The names and the codes of each actor."""
    names, codes = [], []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        text = re.split("[;#]", line)[0].rstrip()
        if text and text[0] not in "+\t ":
            yield names, codes
            names, codes = [], []
        name = text.split("[")[0].strip("+\t ")
        names += [name] if name else []
        codes += re.findall(r"\[([^]]*)\]", text)
    yield names, codes


def term_of(code):
    """Country, sector and months of a code; None for one that names no office of a person."""
    found = re.fullmatch(r"([A-Z]{3})((?:[A-Z]{3})+)(?: ?(>?) ?(\d+)(?:-(\d+))?)?", code)
    if not found:
        return None
    country, letters, since, start, end = found.groups()
    parts = re.findall("...", letters)
    country = next((part for part in parts if part in TERRITORIES), country)
    sector = next((sector for sector in (*SECTORS, "ELI") if sector in parts), None)
    return sector and (COUNTRY.get(country, country), sector, month(start), TAKEN_UNTIL if since else month(end))


def month(date):
    """The month of "040501" or "19270101"; two digits of a year that the source does not reach are of the 1900s."""
    if not date or len(date) not in (6, 8):
        return ""
    if len(date) == 6:
        date = ("19" if "20" + date[:2] > LISTED_UNTIL[:4] else "20") + date
    return f"{date[:4]}-{date[4:6]}"


def merged(held):
    """Terms of one sector that follow each other within half a year are one."""
    found = []
    for sector, start, end in sorted(held):
        last = found[-1] if found else (None, "", "")
        if last[0] == sector and (not last[2] or months(start) <= months(last[2]) + 6):
            found[-1] = (sector, last[1], max(end, last[2]) if end and last[2] else "")
        else:
            found.append((sector, start, end))
    return found


def months(written):
    return int(written[:4]) * 12 + int(written[5:])


def person(name):
    """A name as it is looked up; "" for a title with a name, and for what is no name."""
    words = key(re.sub(r'"[^"]*"|\(.*', "", name.replace("_", " "))).split()
    while words and words[0] in HONORIFICS:
        words = words[1:]
    is_name = all(re.fullmatch("[a-z]+", word) for word in words) and not (NOT_NAMES | TITLES) & set(words)
    return " ".join(words) if is_name else ""


def key(name):
    """A name in small letters, without accents, hyphens, apostrophes, articles and initials: as in known.rs."""
    words = []
    for word in re.findall(r"[^\s.,\-]+", re.sub(r"['`]", "", plain(name).lower())):
        if servant := re.fullmatch("abd[aeu]l(.*)", word):
            words += ["abd", servant[1]]
        else:
            words.append("muhammad" if re.fullmatch("m[ou]hamm?[ae]d", word) else word)
    words = [word for word in words if word]
    full = [word for word in words if len(word) > 1 and word not in ("al", "bin", "el", "ibn", "jr")]
    return " ".join(full if len(full) > 1 else words)


class Frequent:
    """Names that many bear, in two countries or in one that speaks English: "John Miller", "George Ball"."""

    def __init__(self, folder):
        self.forenames = self.of_several(folder / "common-forenames-by-country.csv")
        self.surnames = self.of_several(folder / "common-surnames-by-country.csv")
        self.english = {name.lower() for name, _ in rows("given_names")}
        self.surnames_or_words = {row[0].lower() for row in (*rows("surnames"), *rows("common_words"))}
        self.in_news = {word.lower() for word, person, *_ in rows("name_words") if int(person) > 3}

    def of_several(self, path):
        countries = collections.defaultdict(set)
        with open(path, encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                countries[key(row["Romanized Name"])].add(row["Country"])
        return {name for name, where in countries.items() if len(where) > 1}

    def holds(self, name, country):
        first, last = name.split()[0], name.split()[-1]
        if len(name.split()) > 2:
            return False
        if country in ENGLISH_SPEAKING:
            return first in self.english and last in self.surnames_or_words
        if first in ENGLISH and last in self.in_news | self.surnames_or_words:
            return True
        is_number = len(last) == 1 or bool(re.fullmatch("[ivx]+", last))
        return is_number or (first in self.forenames and last in self.surnames)
