//! The tables of `data/` that the stage looks names and words up in, each built once.
//!
//! [`Phrases`] finds the longest phrase of a table that begins at a token. It hashes the characters of the text token by
//! token and knows the hash of every beginning of a phrase, so that a look-up ends as soon as no phrase can follow, and
//! does not depend on how the tokenizer cuts hyphens and points.

use super::EntityKind;
use super::scene::Scene;
use super::terms::{self, Term};
use crate::lexicon;
use crate::lexicon::words::Words;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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

/// The part that a word of `entity_cues.tsv` plays, as bits.
pub type Cues = u64;
macro_rules! cues {
    ($($name:ident = $word:literal at $bit:literal),+ $(,)?) => {
        pub mod cue {
            $(pub const $name: super::Cues = 1 << $bit;)+
            pub(super) fn parse(word: &str) -> super::Cues {
                match word { $($word => $name,)+ _ => 0 }
            }
        }
    };
}
cues! {
    MONTH = "month" at 0, NOT_NAME = "notname" at 1, OTHER_HEAD = "other_head" at 2, PLACE_HEAD = "place_head" at 3,
    PLACE_LEAD = "place_lead" at 4, SPEECH = "speech" at 5, DECIDE = "decide" at 6, IN = "in" at 7, BODY = "body" at 8,
    COUNTRY = "country" at 9, CITY = "city" at 10, MODIFIER = "modifier" at 11, FORMER = "status_former" at 12,
    ACTING = "status_acting" at 13, DEPUTY = "status_deputy" at 14, POSSESSOR = "possessor" at 15,
    PARTICLE = "particle" at 16,
    SERVES = "serves" at 17, NAME_ENDING = "name_ending" at 20, TIME = "time" at 21, ALIAS = "alias" at 22, BEARING = "bearing" at 23,
    HONOUR = "honour" at 24, LANGUAGE = "language" at 25,
    GOVERNED = "governed" at 26, FIELD = "field" at 27, BYNAME = "byname" at 28, PORTFOLIO = "portfolio" at 29,
    NATURAL = "natural" at 30, SHIP = "ship" at 31, STORM = "storm" at 32, DIVISION = "division" at 33,
    FOLK = "folk" at 34, ROAD = "road" at 35, FACILITY = "facility" at 36, PLACE_OF = "place_of" at 37,
    KIN = "kin" at 38, SENT = "sent" at 39, AIDE = "aide" at 40, NOBODYS = "nobodys" at 41, PLAYER = "player" at 42,
    SOMEBODY_ELSE = "somebody_else" at 43, WORK = "work" at 44, TAKEN = "taken" at 45, LEADS = "leads" at 46,
    CALLS = "calls" at 47, ARMED = "armed" at 48, CIVIL = "civil" at 49, ANY_BODY = "any_body" at 50, LINK = "link" at 51,
    // These two no row says: a phrase of another table begins with the word.
    ROLE = "(role)" at 18, HEAD = "(head)" at 19,
}

/// How a text is compared with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// As it stands.
    Exact,
    /// In lower case.
    Lower,
    /// "SYRIA" as "Syria".
    Title,
}

/// The phrases of a table, each with a value.
#[derive(Debug, Clone)]
pub struct Phrases<V> {
    /// By the hash of its characters: the value of a whole phrase, `None` for the beginning of one.
    nodes: FxHashMap<u64, Option<V>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { nodes: FxHashMap::default() }
    }
}

/// The beginnings of a phrase at which a token may end.
fn beginnings(phrase: &str) -> impl Iterator<Item = &str> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    phrase.as_bytes().windows(2).enumerate().filter_map(move |(at, pair)| {
        let ends = pair[0] != b' ' && !(is_word(pair[0]) && is_word(pair[1]));
        ends.then(|| &phrase[..=at])
    })
}

/// FNV-1a, which can be continued byte by byte.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

impl<V> Phrases<V> {
    /// The value of a phrase, made anew where there is none yet.
    pub fn entry(&mut self, phrase: &str) -> &mut Option<V> {
        for beginning in beginnings(phrase) {
            self.nodes.entry(feed(SEED, beginning.as_bytes(), Fold::Exact)).or_insert(None);
        }
        self.nodes.entry(feed(SEED, phrase.as_bytes(), Fold::Exact)).or_insert(None)
    }

    /// The longest phrase that begins at a token and ends before `limit`: its end and value.
    /// In small letters "ex-" before the first word is left out.
    pub fn longest(&self, scene: &Scene, start: usize, limit: usize, fold: Fold) -> Option<(usize, &V)> {
        let mut hash = SEED;
        let mut found = None;
        for token in start..limit {
            if token > start && scene.gap(token) {
                hash = step(hash, b' ');
            }
            let word = scene.word(token);
            let whole = fold != Fold::Lower || token > start || !scene.is_former(token);
            hash = feed(hash, if whole { word } else { &word["ex-".len()..] }.as_bytes(), fold);
            match self.nodes.get(&hash) {
                Some(Some(value)) => found = Some((token + 1, value)),
                Some(None) => {}
                None => break,
            }
        }
        found
    }

    /// The value of a whole string.
    pub fn get(&self, phrase: &str) -> Option<&V> {
        self.nodes.get(&feed(SEED, phrase.as_bytes(), Fold::Exact))?.as_ref()
    }
}

/// Continue a hash with the bytes of a word; a curly apostrophe counts as a straight one.
#[inline]
fn feed(mut hash: u64, word: &[u8], fold: Fold) -> u64 {
    let mut at = 0;
    while at < word.len() {
        let byte = word[at];
        if byte == 0xE2 && word[at..].starts_with("’".as_bytes()) {
            hash = step(hash, b'\'');
            at += 3;
            continue;
        }
        let small = fold == Fold::Lower || (fold == Fold::Title && at > 0);
        hash = step(hash, if small { byte.to_ascii_lowercase() } else { byte });
        at += 1;
    }
    hash
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
        for [name, iso3, form] in lexicon::COUNTRY_NAMES.rows() {
            if form == "unrecognized" {
                add(name, Sense::Unrecognized);
            }
            add(
                name,
                match form {
                    "name" => Sense::Country(iso3),
                    "part" | "unrecognized" => Sense::Part(iso3),
                    "adjective" => Sense::Adjective(iso3),
                    "people" => Sense::People(iso3),
                    _ => Sense::Government(iso3),
                },
            );
        }
        for [name, code, full] in lexicon::ORGANIZATIONS.rows() {
            add(name, Sense::Organization { code, full });
        }
        for [name, _] in lexicon::REGIONS.rows() {
            add(name, Sense::Region);
        }
        for [name, kind] in lexicon::GROUPS.rows() {
            add(name, Sense::Group { faith: kind == "religious" });
        }
        let terms = terms::read(&mut add);
        let cities = cities(&mut add);
        let divisions = divisions(&mut add);
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
        let mut heads = Phrases::default();
        for [words, sector, usage] in lexicon::ORGANIZATION_HEADS.rows() {
            *heads.entry(words) = Some((sector, usage == "suffix"));
        }
        let mut cues: FxHashMap<&str, Cues> = FxHashMap::default();
        for [word, part] in lexicon::ENTITY_CUES.rows() {
            *cues.entry(word).or_default() |= cue::parse(part);
        }
        let roles_of = lexicon::ROLE_WORDS.rows().map(|row| (row[0], cue::ROLE));
        let heads_of = lexicon::ORGANIZATION_HEADS.rows().map(|row| (row[0], cue::HEAD));
        for (phrase, part) in roles_of.chain(heads_of) {
            for beginning in beginnings(phrase).chain([phrase]).filter(|beginning| !beginning.contains(' ')) {
                *cues.entry(beginning).or_default() |= part;
            }
        }
        let digit = |text: &str| text.parse::<u8>().unwrap_or_default();
        Self {
            names,
            roles,
            cities,
            divisions,
            terms,
            nations: lexicon::COUNTRY_PLACES
                .rows()
                .map(|[iso3, _, id, latitude, longitude]| {
                    (iso3, Nation { id: id.parse().ok(), latitude: degrees(latitude), longitude: degrees(longitude) })
                })
                .collect(),
            heads,
            given: lexicon::GIVEN_NAMES.rows().map(|[name, gender]| (name, Gender::parse(gender))).collect(),
            genders: lexicon::NAME_GENDERS.rows().map(|[name, gender]| (name, Gender::parse(gender))).collect(),
            surnames: lexicon::SURNAMES.rows().map(|[name]| name).collect(),
            shares: lexicon::NAME_WORDS
                .rows()
                .map(|[word, person, organization, place, other, often]| {
                    let share = Share {
                        person: digit(person),
                        organization: digit(organization),
                        place: digit(place),
                        other: digit(other),
                        often: digit(often),
                    };
                    (word, share)
                })
                .collect(),
            common: lexicon::COMMON_WORDS.rows().map(|[word]| word).collect(),
            cues: cues.into_iter().collect(),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::scene::SmallWords;
    use crate::extractor::Options;
    use crate::{layout, syntax, token};

    /// The end of the longest phrase of a small table that begins a text.
    fn longest(text: &str, fold: Fold) -> Option<usize> {
        let mut phrases = Phrases::default();
        for (value, phrase) in
            ["New York", "New York Times", "Al-Qaeda", "Lord's Army", "chief of staff"].iter().enumerate()
        {
            *phrases.entry(phrase) = Some(value);
        }
        let layout = layout::find(text, &Options::default());
        let tokens = token::split(text, &layout);
        let syntax = syntax::parse(text, &tokens);
        let small = SmallWords::new(text, &tokens);
        let scene = Scene::new(text, &layout, &tokens, &syntax, &small);
        phrases.longest(&scene, 0, scene.len(), fold).map(|(end, _)| tokens.tokens[end - 1].span.end as usize)
    }

    #[test]
    fn the_longest_phrase_wins_and_a_beginning_alone_is_none() {
        assert_eq!(longest("New York Times reporters came.", Fold::Exact), Some("New York Times".len()));
        assert_eq!(longest("New York Post reporters came.", Fold::Exact), Some("New York".len()));
        assert_eq!(longest("New towns were built.", Fold::Exact), None);
    }

    #[test]
    fn hyphens_and_apostrophes_are_found_however_they_are_cut() {
        assert_eq!(longest("Al-Qaeda said so.", Fold::Exact), Some("Al-Qaeda".len()));
        assert_eq!(longest("Lord’s Army fled.", Fold::Exact), Some("Lord’s Army".len()));
    }

    #[test]
    fn case_is_folded_where_asked() {
        assert_eq!(longest("Chief of Staff Ann Cole left.", Fold::Lower), Some("Chief of Staff".len()));
        assert_eq!(longest("Chief of Staff Ann Cole left.", Fold::Exact), None);
        assert_eq!(longest("NEW YORK is large.", Fold::Title), Some("NEW YORK".len()));
    }
}
