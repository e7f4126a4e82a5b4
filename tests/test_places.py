"""Where places are, and the map of them."""

import json

import dateline
import dateline.geo
import pytest


def where(text: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Country, division and feature of each place of a text that is on the map."""
    places = [entity for entity in dateline.read(text, published="2018-12-24").places if entity.place]
    return {one.name: (one.place.country, one.place.admin1, one.place.feature) for one in places if one.place}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A storm hit Paris on Monday.", "Paris", ("FRA", "Ile-de-France", "PPLC")),
        ("A storm hit Paris, Texas, on Monday.", "Paris", ("USA", "Texas", "PPL")),
        ("A storm hit Paris, Ky., on Monday.", "Paris", ("USA", "Kentucky", "PPL")),
        ("A flood closed schools in Bicester on Monday.", "Bicester", ("GBR", "England", "PPL")),
        ("A storm hit Plymouth County in Iowa on Monday.", "Plymouth County", ("USA", "Iowa", "ADM2")),
        ("Polls opened in Georgia. Voters queued in Tbilisi and in Batumi.", "Georgia", ("GEO", None, "PCLI")),
        ("Polls opened in Georgia. Voters queued in Atlanta and in Savannah.", "Georgia", ("USA", "Georgia", "ADM1")),
        ("Rain fell across Asia on Monday.", "Asia", (None, None, "CONT")),
        ("Troops left Lebanon on Monday.", "Lebanon", ("LBN", None, "PCLI")),
        # A town that the gazetteer does not have where it is said to be: the whole.
        ("A storm hit Cairo, Ohio, on Monday.", "Cairo", ("USA", "Ohio", "ADM1")),
        # Of divisions of one name, the one that has more towns; Liberia has a Maryland, too.
        ("A fire broke out at Fort Detrick, Maryland, on Monday.", "Fort Detrick", ("USA", "Maryland", "ADM1")),
        ("The New York state governor signed it.", "New York", ("USA", "New York", "ADM1")),
        ("Farms in Washington state lost apples.", "Washington", ("USA", "Washington", "ADM1")),
        ("Officials in Mexico asked people to stay home.", "Mexico", ("MEX", None, "PCLI")),
        ("Rain fell in Alberta, Ontario and Manitoba.", "Ontario", ("CAN", "Ontario", "ADM1")),
        ("A fire near Cairns, in Queensland, reached Edmonton.", "Edmonton", ("AUS", "Queensland", "PPL")),
        ("Dublin refused to sign the treaty, diplomats said.", "Dublin", (None, None, None)),
        ("The mayor of Columbus, Ohio, said Dublin has sirens.", "Dublin", ("USA", "Ohio", "PPL")),
        # The West Midlands are no part of Zimbabwe's Midlands, a valley is not the town that it is named for.
        ("The West Midlands police closed a road to Birmingham.", "West Midlands", ("GBR", None, "RGN")),
        ("Rain fell in the San Fernando Valley.", "San Fernando Valley", (None, None, None)),
        ("Aid workers left Darfur on Monday.", "Darfur", ("SDN", None, "RGN")),
        ("The ship sank off Sumatra.", "Sumatra", ("IDN", None, "ISL")),
        # A division and the town that has its name.
        ("Rain fell in Kandahar province.", "Kandahar", ("AFG", "Kandahar", "ADM1")),
        ("Rain fell in Kandahar.", "Kandahar", ("AFG", "Kandahar", "PPL")),
        ("Idlib, Aleppo and Hama provinces were dry.", "Idlib", ("SYR", "Idlib", "ADM1")),
        ("Roads in the provinces of Idlib and Aleppo were shut.", "Aleppo", ("SYR", "Aleppo", "ADM1")),
        ("The state of Washington sued.", "Washington", ("USA", "Washington", "ADM1")),
        ("Traffic in the Washington region stood still.", "Washington", ("USA", "Washington, D.C.", "PPLC")),
        ("Shops closed in Utah, Washington and Wisconsin.", "Washington", ("USA", "Washington", "ADM1")),
        ("Flights from Portland, Oregon, Washington and Idaho were late.", "Portland", ("USA", "Oregon", "PPL")),
        ("Henan has seven dead.", "Henan", ("CHN", "Henan", "ADM1")),
        # Two countries, though Japan has a town of China.
        ("Envoys of China, Japan and the United Kingdom met.", "China", ("CHN", None, "PCLI")),
        ("Envoys met in Atlanta, Georgia, United States.", "Georgia", ("USA", "Georgia", "ADM1")),
        ("Kenya's capital Nairobi slept.", "Nairobi", ("KEN", "Nairobi Area", "PPLC")),
        ("Rain fell in the People's Republic of China.", "People's Republic of China", ("CHN", None, "PCLI")),
        # The words of a country tell its local papers; not where another country is spoken of, nor in British spelling.
        ("The sheriff and a trooper met sophomores in Paris.", "Paris", ("USA", "Texas", "PPL")),
        (
            "A sheriff met sophomores in Paris, and France was glad of the troopers.",
            "Paris",
            ("FRA", "Ile-de-France", "PPLC"),
        ),
        ("A trooper met the sheriff in the centre of Paris.", "Paris", ("FRA", "Ile-de-France", "PPLC")),
        ("The MPP thanked voters in London.", "London", ("CAN", "Ontario", "PPL")),
        # A large town goes before the division around it.
        ("Troops entered Kherson.", "Kherson", ("UKR", "Kherson", "PPL")),
        ("Rain fell in Chernihiv, Sumy, Poltava and Zhytomyr.", "Sumy", ("UKR", "Sumy", "PPL")),
        ("Bombs went off in Maiduguri, Kano and Kaduna, Nigeria.", "Maiduguri", ("NGA", "Borno", "PPL")),
        ("The premier of Quebec spoke.", "Quebec", ("CAN", "Quebec", "ADM1")),
        ("Israel let trucks into Gaza.", "Gaza", ("PSE", "Gaza Strip", "ADM1")),
        ("The town of Puno voted.", "Puno", ("PER", "Puno", "PPL")),
        ("Snow fell in Srinagar and in Wilmington.", "Srinagar", ("IND", "Kashmir", "PPL")),
        # A country beside a name holds it.
        ("A bomb went off in Pakistan's Punjab province.", "Punjab", ("PAK", "Punjab", "ADM1")),
        ("A bomb went off in Punjab province in Pakistan.", "Punjab", ("PAK", "Punjab", "ADM1")),
        ("A bomb went off in the Pakistani city of Hyderabad.", "Hyderabad", ("PAK", "Sindh", "PPL")),
        ("Fans of Barcelona in Egypt cheered.", "Barcelona", ("ESP", "Catalonia", "PPL")),
        ("Israel's Gaza war went on.", "Gaza", ("PSE", "Gaza Strip", "ADM1")),
        ("Voters in Georgia and Arizona went to the polls.", "Georgia", ("USA", "Georgia", "ADM1")),
        ("Georgia and Armenia signed a treaty.", "Georgia", ("GEO", None, "PCLI")),
        # The map has no town of the name there: nowhere, and not where it has one.
        ("Troops entered the Lebanese city of Blida and shut its hall.", "Blida", (None, None, None)),
        ("Troops entered the Algerian city of Blida and shut its hall.", "Blida", ("DZA", "Blida", "PPL")),
        ("Ukraine held the Russian city of Sevastopol.", "Sevastopol", ("UKR", "Misto Sevastopol'", "PPL")),
        ("Police raided a farm in Ponta Grossa, South Region, Brazil.", "South Region", (None, None, None)),
        ("Planes hit Sabra suburb in Gaza City.", "Sabra", ("PSE", "Gaza Strip", "ADM1")),
        ("Planes hit Sabra in Libya.", "Sabra", ("LBY", "Az Zawiyah", "PPL")),
        # Each of some counties; those of Kenya are divisions.
        ("Schools shut in the counties of Suffolk and Nassau in New York.", "Nassau", ("USA", "New York", "ADM2")),
        ("Floods hit the counties of Lamu and Kwale in Kenya.", "Lamu", ("KEN", "Lamu", "ADM1")),
        ("Floods hit Turkana and Marsabit counties in Kenya.", "Turkana", ("KEN", "Turkana", "ADM1")),
        # Divisions that are called by a bearing, of the country that the article speaks of.
        ("Zambia closed schools in Western Province.", "Western Province", ("ZMB", "Western Province", "ADM1")),
        ("Rwanda closed schools in Western Province.", "Western Province", ("RWA", "Western Province", "ADM1")),
        # What is named for a town, or only begins like one.
        ("The tanker Melbourne was seized.", "Melbourne", (None, None, None)),
        ("A fire broke out on the ferry Barcelona 5.", "Barcelona", (None, None, None)),
        ("The bulk carrier Daytona Beach left.", "Daytona Beach", (None, None, None)),
        ("The Malta-flagged San Antonio left.", "San Antonio", (None, None, None)),
        ("The ferry London residents use was full.", "London", ("GBR", "England", "PPLC")),
        ("The ship Iran seized was Greek.", "Iran", ("IRN", None, "PCLI")),
        ("A Falcon 9 rocket was launched.", "Falcon", (None, None, None)),
        ("In Barcelona 5 ships sank.", "Barcelona", ("ESP", "Catalonia", "PPL")),
        ("A boat sank on the Sava river.", "Sava", (None, None, None)),
        ("They played at San Mamés Stadium.", "San Mamés Stadium", (None, None, None)),
        ("A plane landed at Lincoln Regional Airport.", "Lincoln Regional Airport", ("USA", "Nebraska", "PPL")),
        # Short forms and nicknames.
        ("N.J. voters agree with L.A. police.", "L.A.", ("USA", "California", "PPL")),
        ("A Mass. town voted.", "Mass.", ("USA", "Massachusetts", "ADM1")),
    ],
)
def test_a_name_means_the_place_that_the_article_speaks_of(
    text: str, name: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert where(text).get(name, (None, None, None)) == expected


def test_towns_of_one_name_lie_near_what_else_is_told() -> None:
    near_chicago = where("Police in Aurora and in Naperville, Illinois, searched homes.")
    near_denver = where("Police in Aurora and in Lakewood, Colorado, searched homes.")
    assert near_chicago["Aurora"] == ("USA", "Illinois", "PPL")
    assert near_denver["Aurora"] == ("USA", "Colorado", "PPL")


def test_names_that_are_open_speak_for_the_spots_that_lie_together() -> None:
    assert where("Fires burned in the town of Arnold on Monday.")["Arnold"][1] != "Missouri"
    together = where("Fires burned in the town of Arnold and in Bridgeton on Monday.")
    assert together["Arnold"] == together["Bridgeton"] == ("USA", "Missouri", "PPL")


def test_geojson_has_a_point_for_each_place_with_its_events() -> None:
    texts = [
        "Protesters marched in Nairobi on Friday.",
        "Rain fell.",
        "Soldiers attacked a village near Mosul on Sunday.",
    ]
    articles = [dateline.read(text, published="2018-12-24") for text in texts]
    collection = dateline.geo.to_geojson(articles)
    assert json.loads(json.dumps(collection)) == collection
    assert collection["type"] == "FeatureCollection"
    nairobi, mosul = collection["features"]
    assert nairobi["geometry"] == {"type": "Point", "coordinates": [36.82, -1.28]}
    properties = nairobi["properties"]
    assert (properties["article"], properties["name"], properties["country"]) == (0, "Nairobi", "KEN")
    assert [texts[0][start:end] for start, end in properties["mentions"]] == ["Nairobi"]
    (march,) = properties["events"]
    assert (march["type"], march["trigger"], march["earliest"]) == ("PROTEST", "marched", "2018-12-21")
    assert (mosul["properties"]["article"], mosul["properties"]["country"]) == (2, "IRQ")
    assert dateline.geo.to_geojson(articles[0])["features"] == [nairobi]
    assert dateline.geo.to_geojson(iter(articles)) == collection
    assert dateline.geo.to_geojson([])["features"] == []


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(TypeError, match=r"articles\[1\] is str; expected an Article"):
        dateline.geo.to_geojson([dateline.read("Rain fell."), "Rain fell."])  # type: ignore[list-item]


def test_geojson_of_parts_is_numbered_on() -> None:
    article = dateline.read("Protesters marched in Nairobi on Friday.")
    assert dateline.geo.to_geojson([article], start=9)["features"][0]["properties"]["article"] == 9


def test_geojson_counts_what_could_not_be_read() -> None:
    found = dateline.geo.to_geojson([None, dateline.read("Protesters marched in Nairobi on Friday.")])["features"]
    assert [feature["properties"]["article"] for feature in found] == [1]
    with pytest.raises(TypeError, match="articles must be an Article or an iterable of them, got int"):
        dateline.geo.to_geojson(3)  # type: ignore[arg-type]
