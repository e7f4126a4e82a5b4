//! The tables of `data/` that the stage looks names and words up in, each built once.

mod cues;
pub mod known;
pub mod own;
mod phrases;
pub mod terms;

use super::EntityKind;
use crate::lexicon;
use crate::lexicon::words::Words;
pub use cues::{Cues, cue};
use phrases::beginnings;
pub use phrases::{Fold, Phrases};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use terms::Term;

/// What a name can mean. A name may have several senses: "Georgia".
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sense {
    Country(&'static str),
    /// A part of a country, or what it was before: "Scotland", "USSR".
    Part(&'static str),
    /// A state that few others recognise, beside [`Sense::Part`] of the country that it counts to: "Abkhazia".
    Unrecognized,
    /// "Syrian": also one person.
    Adjective(&'static str),
    /// "Syrians"
    People(&'static str),
    /// A capital that speaks for its country.
    Government(&'static str),
    /// Index into [`Gazetteer::cities`].
    City(u32),
    /// Index into [`Gazetteer::divisions`].
    Division(u32),
    Region,
    Group {
        /// A faith: its leaders are clerics.
        faith: bool,
    },
    /// Code, and the name of the same body that its other names point to.
    Organization {
        code: &'static str,
        full: &'static str,
    },
    /// Somebody whose offices are known with their terms: index into [`Gazetteer::terms`].
    Holder(u32),
}

impl Sense {
    /// A country, one that few recognise, or what belongs to it: its adjective, its people.
    pub fn is_nation(&self) -> bool {
        matches!(self, Self::Country(_) | Self::Unrecognized | Self::Adjective(_) | Self::People(_))
    }

    /// The kind of name that has this sense.
    pub fn kind(self) -> EntityKind {
        match self {
            Self::Adjective(_) | Self::People(_) | Self::Group { .. } => EntityKind::Group,
            Self::Organization { .. } => EntityKind::Organization,
            Self::Holder(_) => EntityKind::Person,
            Self::Country(_)
            | Self::Part(_)
            | Self::Unrecognized
            | Self::Government(_)
            | Self::City(_)
            | Self::Division(_)
            | Self::Region => EntityKind::Place,
        }
    }
}

/// A city of GeoNames.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct City {
    pub id: u32,
    pub latitude: f64,
    pub longitude: f64,
    pub country: &'static str,
    pub admin1: &'static str,
    pub thousands: u32,
    pub feature: &'static str,
}

/// A first-order division of a country.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Division {
    pub name: &'static str,
    pub id: Option<u32>,
    pub latitude: f64,
    pub longitude: f64,
    pub country: &'static str,
    pub towns: u32,
}

/// A country on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nation {
    pub id: Option<u32>,
    pub latitude: f64,
    pub longitude: f64,
}

/// A row of `role_words.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleWord {
    /// `None`: the words around it decide.
    pub sector: Option<&'static str>,
    pub usage: Usage,
    pub gender: Gender,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    Title,
    Job,
    Plural,
    Honorific,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    Male,
    Female,
    Unknown,
}

impl Gender {
    fn parse(value: &str) -> Self {
        match value {
            "m" => Self::Male,
            "f" => Self::Female,
            _ => Self::Unknown,
        }
    }
}

/// What kind of name a word is part of, in ninths of its uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub person: u8,
    pub organization: u8,
    pub place: u8,
    pub other: u8,
    /// How often it was seen, as the number of binary digits.
    pub often: u8,
}

/// All tables of the stage.
pub struct Gazetteer {
    pub names: Phrases<Vec<Sense>>,
    pub roles: Phrases<RoleWord>,
    pub cities: Vec<City>,
    pub divisions: Vec<Division>,
    pub terms: Vec<Term>,
    pub nations: FxHashMap<&'static str, Nation>,
    /// Sector and whether it is a suffix, of the noun that heads an organisation.
    pub heads: Phrases<(&'static str, bool)>,
    /// Nouns of other languages that stand first in the name of a body: "fundación".
    pub leads: Words<()>,
    pub given: Words<Gender>,
    /// More given names, by which nothing but the gender of a person is told.
    pub genders: Words<Gender>,
    pub surnames: Words<()>,
    pub shares: Words<Share>,
    pub common: Words<()>,
    /// Cues by the word in lower case; months and what is no name as they are written.
    pub cues: Words<Cues>,
}

/// The tables, built on first use.
pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

impl Gazetteer {
    fn new() -> Self {
        let mut names: Phrases<Vec<Sense>> = Phrases::default();
        // In this order: of several senses the last tells the kind of a name.
        let mut add = |name: &str, sense| names.entry(name).get_or_insert_default().push(sense);
        countries(&mut add);
        bodies(&mut add);
        let terms = terms::read(&mut add);
        let cities = cities(&mut add);
        let divisions = divisions(&mut add);
        Self {
            names,
            roles: roles(),
            cities,
            divisions,
            terms,
            nations: nations(),
            heads: heads(),
            leads: leads(),
            given: lexicon::GIVEN_NAMES.rows().map(|[name, gender]| (name, Gender::parse(gender))).collect(),
            genders: lexicon::NAME_GENDERS.rows().map(|[name, gender]| (name, Gender::parse(gender))).collect(),
            surnames: lexicon::SURNAMES.rows().map(|[name]| name).collect(),
            shares: shares(),
            common: lexicon::COMMON_WORDS.rows().map(|[word]| word).collect(),
            cues: cues(),
        }
    }
}

/// Countries, their parts, adjectives and peoples.
fn countries(add: &mut impl FnMut(&'static str, Sense)) {
    for [name, iso3, form] in lexicon::COUNTRY_NAMES.rows() {
        if form == "unrecognized" {
            add(name, Sense::Unrecognized);
        }
        let sense = match form {
            "name" => Sense::Country(iso3),
            "part" | "unrecognized" => Sense::Part(iso3),
            "adjective" => Sense::Adjective(iso3),
            "people" => Sense::People(iso3),
            _ => Sense::Government(iso3),
        };
        add(name, sense);
    }
}

/// Bodies, regions of several countries, and groups.
fn bodies(add: &mut impl FnMut(&'static str, Sense)) {
    for [name, code, full] in lexicon::ORGANIZATIONS.rows() {
        add(name, Sense::Organization { code, full });
    }
    for [name, _] in lexicon::REGIONS.rows() {
        add(name, Sense::Region);
    }
    for [name, kind] in lexicon::GROUPS.rows() {
        add(name, Sense::Group { faith: kind == "religious" });
    }
}

fn roles() -> Phrases<RoleWord> {
    let mut roles = Phrases::default();
    for [words, sector, usage, gender] in lexicon::ROLE_WORDS.rows() {
        let usage = match usage {
            "title" => Usage::Title,
            "job" => Usage::Job,
            "plural" => Usage::Plural,
            _ => Usage::Honorific,
        };
        let sector = (sector != "-").then_some(sector);
        *roles.entry(words) = Some(RoleWord { sector, usage, gender: Gender::parse(gender) });
    }
    roles
}

fn heads() -> Phrases<(&'static str, bool)> {
    let mut heads = Phrases::default();
    for [words, sector, usage] in lexicon::ORGANIZATION_HEADS.rows() {
        *heads.entry(words) = Some((sector, usage == "suffix"));
    }
    heads
}

fn leads() -> Words<()> {
    let lead = |[word, _, usage]: [&'static str; 3]| (usage == "lead").then_some((word, ()));
    lexicon::ORGANIZATION_HEADS.rows().filter_map(lead).collect()
}

/// The cues of each word, with whether a phrase for an office or a body begins with it.
fn cues() -> Words<Cues> {
    let mut cues: FxHashMap<&str, Cues> = FxHashMap::default();
    for [word, part] in lexicon::ENTITY_CUES.rows() {
        *cues.entry(word).or_default() |= cue::parse(part);
    }
    let roles = lexicon::ROLE_WORDS.rows().map(|row| (row[0], cue::ROLE));
    let heads = lexicon::ORGANIZATION_HEADS.rows().map(|row| (row[0], cue::HEAD));
    for (phrase, part) in roles.chain(heads) {
        for beginning in beginnings(phrase).chain([phrase]).filter(|beginning| !beginning.contains(' ')) {
            *cues.entry(beginning).or_default() |= part;
        }
    }
    cues.into_iter().collect()
}

fn nations() -> FxHashMap<&'static str, Nation> {
    let nation = |[iso3, _, id, latitude, longitude]: [&'static str; 5]| {
        (iso3, Nation { id: id.parse().ok(), latitude: degrees(latitude), longitude: degrees(longitude) })
    };
    lexicon::COUNTRY_PLACES.rows().map(nation).collect()
}

fn shares() -> Words<Share> {
    let digit = |text: &str| text.parse::<u8>().unwrap_or_default();
    let share = |[word, person, organization, place, other, often]: [&'static str; 6]| {
        let share = Share {
            person: digit(person),
            organization: digit(organization),
            place: digit(place),
            other: digit(other),
            often: digit(often),
        };
        (word, share)
    };
    lexicon::NAME_WORDS.rows().map(share).collect()
}

fn degrees(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}

fn cities(add: &mut impl FnMut(&'static str, Sense)) -> Vec<City> {
    let mut found = Vec::new();
    for [name, id, latitude, longitude, country, admin1, thousands, feature] in lexicon::CITIES.rows() {
        add(name, Sense::City(found.len() as u32));
        found.push(City {
            id: id.parse().unwrap_or_default(),
            latitude: degrees(latitude),
            longitude: degrees(longitude),
            country,
            admin1,
            thousands: thousands.parse().unwrap_or_default(),
            feature,
        });
    }
    found
}

fn divisions(add: &mut impl FnMut(&'static str, Sense)) -> Vec<Division> {
    let mut found = Vec::new();
    for [name, id, latitude, longitude, country, towns] in lexicon::DIVISIONS.rows() {
        add(name, Sense::Division(found.len() as u32));
        found.push(Division {
            name,
            id: id.parse().ok(),
            latitude: degrees(latitude),
            longitude: degrees(longitude),
            country,
            towns: towns.parse().unwrap_or_default(),
        });
    }
    for [name, country, division, latitude, longitude] in lexicon::DIVISION_NAMES.rows() {
        let known = found.iter().position(|known| (known.name, known.country) == (division, country));
        add(name, Sense::Division(known.unwrap_or(found.len()) as u32));
        if known.is_none() {
            let (latitude, longitude) = (degrees(latitude), degrees(longitude));
            found.push(Division { name, id: None, latitude, longitude, country, towns: UNCOUNTED });
        }
    }
    found
}

/// The towns of a division of which they were not counted.
const UNCOUNTED: u32 = 20;
