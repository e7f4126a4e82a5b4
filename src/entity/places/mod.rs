//! Put places on the map: the row of the gazetteer that a name means here.
//!
//! In: a chain of names that is a place. Out: the spot. A country is where it is. Of towns of one name the larger wins,
//! unless "X, Y" names its country or division ("Paris, Texas", "Lexington, Ky."), or the article speaks of the country
//! or the division of another, or of places near it; names that are open themselves speak for the spots that lie together.
//! "New York state" is a division, "Mexico" the country. A place that only stands for its government is not put on the map.
//! A part of a place ("North London") is where the whole is, without its id, and so is a town that the gazetteer does not
//! have in the division that the text gives it.

mod context;

use super::chains::Chains;
use super::gazetteer::{Fold, Sense, cue};
use super::local;
use super::names::Name;
use super::scene::Scene;
use super::{EntityKind, Place};
use crate::lexicon::words::in_title_case;
use crate::lexicon::{self, towns::Town};
use crate::span::TokenSpan;
use crate::syntax::Pos;
pub use context::Context;

/// The km of a degree of latitude; a little less than the least, so that nothing near is missed.
const KM_OF_DEGREE: f64 = 110.5;

/// The most words of the short form of a division: "W. Va."
const SHORT: usize = 4;

/// What the text says itself is worth more than all else.
const SAID: f64 = 20.0;

/// A whole country; less where a town has its name ("Lebanon, Ohio"), or a division ("Georgia").
const NATION: f64 = 100.0;
const NATION_OR_TOWN: f64 = 7.0;
const NATION_OR_DIVISION: f64 = 4.0;

/// What a division of some hundred towns has by itself.
const LARGE_DIVISION: f64 = 2.5;

/// A region, an island or a spot that the world knows by its name.
const REGION: f64 = 4.0;

/// The weight of a town of 50,000 people.
const LARGE: f64 = 1.7;

/// The weight of a town of 30,000 people.
const SMALL: f64 = 1.5;

/// A place of less weight, a town of 300,000 people or a division of a hundred towns, is not what a part of it speaks for.
const WHOLE: f64 = 2.5;

/// The people of a county count less than those of a town: so many hundreds as much as a thousand.
const COUNTY: f64 = 200.0;

/// By so much a place has to outweigh the others of its name to be meant without more words.
const CLEAR: f64 = 1.7;

/// A row of the gazetteer that a name can mean.
#[derive(Debug, Clone, Copy)]
struct Spot {
    id: Option<u32>,
    latitude: f64,
    longitude: f64,
    country: &'static str,
    admin1: &'static str,
    feature: &'static str,
    /// What it has by itself: the number of digits of its thousands of people, and more for a capital.
    weight: f64,
}

/// A first-order division: its country and its name.
pub type Division = (&'static str, &'static str);

impl Spot {
    /// Whether the text says that it is there.
    fn is_said(&self, hints: &[Division]) -> bool {
        hints
            .iter()
            .any(|&(country, division)| country == self.country && (division.is_empty() || division == self.admin1))
    }

    /// Whether it lies within so many km of another one.
    fn is_near(&self, other: &Self, km: f64) -> bool {
        (self.latitude - other.latitude).abs() * KM_OF_DEGREE <= km && self.distance(other) <= km
    }

    /// The great-circle distance in km.
    fn distance(&self, other: &Self) -> f64 {
        let (one, two) = (self.latitude.to_radians(), other.latitude.to_radians());
        let across = (other.longitude - self.longitude).to_radians();
        let chord = ((two - one) / 2.0).sin().powi(2) + one.cos() * two.cos() * (across / 2.0).sin().powi(2);
        2.0 * 6371.0 * chord.sqrt().min(1.0).asin()
    }

    fn place(&self) -> Place {
        Place {
            geonameid: self.id,
            latitude: self.latitude,
            longitude: self.longitude,
            country: (!self.country.is_empty()).then(|| self.country.to_owned()),
            admin1: (!self.admin1.is_empty()).then(|| self.admin1.to_owned()),
            feature: Some(self.feature.to_owned()),
        }
    }
}

/// Where an entity is: its place and its country.
pub fn resolve(scene: &Scene, names: &[Name], chains: &Chains, draft: usize, context: &Context) -> Option<Place> {
    let draft = &chains.drafts[draft];
    if draft.kind != EntityKind::Place {
        return None;
    }
    let governs = draft.government && draft.names.iter().all(|&name| is_capital(&names[name]));
    let name = &names[*draft.names.first()?];
    let text = scene.text_of(name.tokens);
    let said: Vec<Division> = draft.names.iter().take(10).flat_map(|&name| hints(scene, &names[name])).collect();
    let governed = is_governed(scene, name) || scene.has(name.tokens.end as usize - 1, cue::DIVISION);
    let spots = spots(scene, name);
    let towns = !spots.iter().any(|spot| matches!(spot.feature, "PCLI" | "ADM1" | "CONT"));
    if let Some(division) =
        said_division(scene, text, &said, context).filter(|_| towns && !spots.iter().any(|spot| spot.is_said(&said)))
    {
        return Some(division.place());
    }
    let mut best: Option<(f64, Spot)> = None;
    for spot in spots {
        let is_said = spot.is_said(&said) || governed && spot.feature == "ADM1";
        let told = context.weight(text, &spot) + if is_said { SAID } else { 0.0 };
        let score = spot.weight + told;
        // A village of a country that nothing speaks of, in an article on other countries: another one is meant. "West
        // Midlands" is not in the Midlands of Zimbabwe where Birmingham is near.
        let elsewhere = spot.weight < SMALL && context.speaks_of_countries()
            || is_part(scene, name) && spot.weight < WHOLE && context.speaks_of_more(text);
        if told == 0.0 && elsewhere {
            continue;
        }
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, spot));
        }
    }
    // "Dublin refused": the government, unless it is the Dublin of Ohio.
    best.filter(|(_, spot)| !(governs && spot.feature == "PPLC")).map(|(_, spot)| spot.place())
}

/// Whether what follows a name only a division has: "New York state", "Washington's governor".
fn is_governed(scene: &Scene, name: &Name) -> bool {
    let after = name.tokens.end as usize;
    let owned = usize::from(after < scene.len() && scene.is_possessive(after));
    after + owned < scene.len() && scene.has(after + owned, cue::GOVERNED)
}

fn is_capital(name: &Name) -> bool {
    name.senses.iter().any(|sense| matches!(sense, Sense::Government(_)))
}

/// Whether "the" before a name says that a region is meant, and no town or division: "the Sahel", "the Midlands".
pub fn is_region(scene: &Scene, name: &Name) -> bool {
    // Not in "the Manhattan court".
    let article =
        |token: usize| scene.is(token, &["the"]) && name.tokens.holds(scene.syntax.words[token].head as usize);
    // The "Red Sea city of Port Sudan" need not be in the Red Sea State.
    let water = scene.is(name.tokens.end as usize - 1, &["sea", "ocean"]) && !is_governed(scene, name);
    name.senses.contains(&Sense::Region) && (water || (name.tokens.start as usize).checked_sub(1).is_some_and(article))
}

/// Whether a common word behind "the" is no town that has its name: "the Strip", "the Valley".
fn is_common_thing(scene: &Scene, name: &Name) -> bool {
    let start = name.tokens.start as usize;
    let article = start.checked_sub(1).is_some_and(|token| scene.is(token, &["the"]));
    let known = |sense: &Sense| !matches!(sense, Sense::City(_));
    let ends = start + 1 >= scene.len() || !scene.is_capital(start + 1) && scene.pos(start + 1) != Pos::Noun;
    article && ends && name.tokens.len() == 1 && scene.is_common(start) && !name.senses.iter().any(known)
}

/// All that a name can mean on the map.
fn spots(scene: &Scene, name: &Name) -> Vec<Spot> {
    let text = scene.text_of(name.tokens);
    if is_common_thing(scene, name) {
        return Vec::new();
    }
    if name.rule == local::COUNTY {
        return towns(&format!("{text} County"));
    }
    if let Some(seat) = governed_town(scene, name.tokens) {
        return seat;
    }
    let mut towns = towns(text);
    if text.to_lowercase().ends_with(" county") {
        // "Plymouth County" is not Plymouth.
        towns.retain(|spot| spot.feature == "ADM2");
        return towns;
    }
    let gazetteer = scene.gazetteer;
    // "LA PAZ"
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let shouted = || {
        let (until, senses) = gazetteer.names.longest(scene, start, end, Fold::Title)?;
        (until == end && text.len() > 3 && !text.chars().any(char::is_lowercase)).then_some(senses.as_slice())
    };
    let senses = if name.senses.is_empty() { shouted().unwrap_or_default() } else { name.senses };
    let mut spots: Vec<Spot> = senses.iter().filter_map(|sense| of_sense(scene, *sense)).collect();
    if is_region(scene, name) {
        spots.clear();
    } else if spots.is_empty() {
        let division = short_division(text);
        let senses = division.and_then(|(_, name)| gazetteer.names.get(name)).into_iter().flatten();
        let divisions = senses.filter(|sense| matches!(sense, Sense::Division(_)));
        spots.extend(divisions.filter_map(|sense| of_sense(scene, *sense)));
        spots.retain(|spot| division.is_some_and(|(country, _)| country == spot.country));
    }
    // "Asia" is not the town on Negros.
    if name.senses.contains(&Sense::Region) {
        spots.extend(lexicon::CONTINENTS.find(text).map(continent));
    } else {
        spots.append(&mut towns);
    }
    if !spots.iter().any(|spot| spot.feature == "ADM1") {
        spots.extend(lexicon::REGION_POINTS.find(text).map(region));
    }
    if spots.is_empty() && name.senses.is_empty() {
        return around(scene, name);
    }
    // "Mexico" is neither its capital nor the state around it.
    if let Some(nation) = spots.iter().find(|spot| spot.feature == "PCLI").map(|spot| spot.country) {
        spots.retain(|spot| spot.feature == "PCLI" || spot.country != nation);
    }
    // The state of Georgia has more towns by far than that of Niger.
    let large = spots.iter().any(|spot| spot.feature == "ADM1" && spot.weight > LARGE_DIVISION);
    let other = if large { NATION_OR_DIVISION } else { NATION_OR_TOWN };
    if spots.len() > 1 {
        spots.iter_mut().filter(|spot| spot.feature == "PCLI").for_each(|nation| nation.weight = other);
    }
    spots
}

/// What "City of Paris" and "County of Brant" mean.
fn governed_town(scene: &Scene, tokens: TokenSpan) -> Option<Vec<Spot>> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    if end < start + 3 || !scene.is(start + 1, &["of"]) {
        return None;
    }
    let inner = TokenSpan::new(start + 2, end);
    let text = scene.text_of(inner);
    match scene.lower(start) {
        "county" => {
            Some(towns(&format!("{text} County"))).filter(|spots| !spots.is_empty()).or_else(|| Some(towns(text)))
        }
        "city" | "town" | "township" | "village" | "borough" | "port" | "municipality" => {
            Some(cities_and_towns(scene, text))
        }
        _ => None,
    }
}

/// Where that is of which a name is a part, or in which it lies: "western Bavaria", "Far North Queensland", "Clay County
/// Jail", "Lincoln Regional Airport".
fn around(scene: &Scene, name: &Name) -> Vec<Spot> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if let Some(county) = county(scene, start, end) {
        return towns(county).into_iter().map(|spot| Spot { id: None, ..spot }).collect();
    }
    let bears = |token: usize| scene.has(token, cue::BEARING) || scene.word(token) == "-";
    let from = (start..end).find(|&token| !bears(token)).unwrap_or(end);
    let known = scene.gazetteer.names.longest(scene, from, end, Fold::Exact);
    // The San Fernando Valley is not in San Fernando.
    let fits = |&(until, _): &(usize, &Vec<Sense>)| {
        until == end && from > start || until + 1 < end && !scene.has(end - 1, cue::NATURAL)
    };
    let Some((until, senses)) = known.filter(fits) else { return Vec::new() };
    let senses = senses.iter().filter_map(|&sense| of_sense(scene, sense));
    let spots = senses.chain(towns(scene.text_of(TokenSpan::new(from, until))));
    spots.map(|spot| Spot { id: None, ..spot }).collect()
}

/// Whether a name begins with what says that a part of a place is meant; not that of a division, "North Darfur".
fn is_part(scene: &Scene, name: &Name) -> bool {
    let division = |senses: &Vec<Sense>| senses.iter().any(|sense| matches!(sense, Sense::Division(_)));
    let whole = || name.tokens.len() > 1 && scene.gazetteer.names.get(scene.text_of(name.tokens)).is_some_and(division);
    scene.has(name.tokens.start as usize, cue::BEARING) && !whole()
}

fn continent([_, id, latitude, longitude]: [&'static str; 4]) -> Spot {
    let [latitude, longitude] = [latitude, longitude].map(|degrees| degrees.parse().unwrap_or_default());
    Spot { id: id.parse().ok(), latitude, longitude, country: "", admin1: "", feature: "CONT", weight: NATION }
}

fn region([_, latitude, longitude, country, feature]: [&'static str; 5]) -> Spot {
    let [latitude, longitude] = [latitude, longitude].map(|degrees| degrees.parse().unwrap_or_default());
    Spot { id: None, latitude, longitude, country, admin1: "", feature, weight: REGION }
}

/// The spot that outweighs all others by far.
fn clear_winner(spots: &[Spot]) -> Option<&Spot> {
    let best = spots.iter().max_by(|one, two| one.weight.total_cmp(&two.weight))?;
    let weighty = spots.iter().filter(|spot| spot.weight > best.weight - CLEAR).count();
    (weighty == 1).then_some(best)
}

/// The spot that a sense of a name means, where it is one on the map.
fn of_sense(scene: &Scene, sense: Sense) -> Option<Spot> {
    match sense {
        Sense::Country(country) => {
            let nation = scene.gazetteer.nations.get(country)?;
            let (latitude, longitude) = (nation.latitude, nation.longitude);
            Some(Spot { id: nation.id, latitude, longitude, country, admin1: "", feature: "PCLI", weight: NATION })
        }
        Sense::City(city) => {
            let city = &scene.gazetteer.cities[city as usize];
            let capital = if city.feature == "PPLC" { 1.5 } else { 0.0 };
            Some(Spot {
                id: Some(city.id),
                latitude: city.latitude,
                longitude: city.longitude,
                country: city.country,
                admin1: city.admin1,
                feature: city.feature,
                weight: f64::from(city.thousands.max(1)).log10() + capital,
            })
        }
        Sense::Division(division) => {
            let division = &scene.gazetteer.divisions[division as usize];
            Some(Spot {
                id: division.id,
                latitude: division.latitude,
                longitude: division.longitude,
                country: division.country,
                admin1: division.name,
                feature: "ADM1",
                weight: 1.8 + f64::from(division.towns.max(1)).log10() / 3.0,
            })
        }
        _ => None,
    }
}

/// The county that begins at a token: "Clay County" of "Clay County Jail".
fn county<'a>(scene: &Scene<'a>, start: usize, end: usize) -> Option<&'a str> {
    let last = (start + 1..end.min(start + SHORT)).find(|&token| scene.is(token, &["county"]))?;
    Some(scene.text_of(TokenSpan::new(start, last + 1)))
}

/// The smaller towns, and the counties, of a name.
fn towns(name: &str) -> Vec<Spot> {
    let titled;
    let name = if name.len() > 3 && !name.chars().any(char::is_lowercase) {
        titled = in_title_case(name);
        &titled
    } else {
        name
    };
    let spot = |town: Town| Spot {
        id: town.id.parse().ok(),
        latitude: town.latitude.parse().unwrap_or_default(),
        longitude: town.longitude.parse().unwrap_or_default(),
        country: town.country,
        admin1: town.division,
        feature: if town.is_county() { "ADM2" } else { "PPL" },
        weight: (town.hundreds.parse().unwrap_or(0.0f64) / if town.is_county() { COUNTY } else { 10.0 })
            .max(0.1)
            .log10(),
    };
    lexicon::towns::named(name).map(spot).collect()
}

/// What the text says of where a name is: "X, Y", or "X, Z, Y" with a Z that is not known. A country has no name of a
/// division.
fn hints(scene: &Scene, name: &Name) -> Vec<Division> {
    let follows = |comma: usize| comma + 1 < scene.len() && scene.word(comma) == "," && scene.is_capital(comma + 1);
    let mut comma = name.tokens.end as usize;
    if !follows(comma) {
        return Vec::new();
    }
    if let Some((_, division)) = division_after(scene, name.tokens) {
        return vec![division];
    }
    // "Belgrade, Pristina": two capitals.
    let two = scene.gazetteer.names.longest(scene, comma + 1, (comma + 6).min(scene.len()), Fold::Exact);
    let seat = |senses: &[Sense]| senses.iter().any(|sense| matches!(sense, Sense::Government(_)));
    if seat(name.senses) && two.is_some_and(|(_, senses)| seat(senses)) {
        return Vec::new();
    }
    for _ in 0..2 {
        let end = (comma + 6).min(scene.len());
        let found = scene.gazetteer.names.longest(scene, comma + 1, end, Fold::Exact);
        let said: Vec<Division> =
            found.into_iter().flat_map(|(_, senses)| senses).filter_map(|&sense| division(scene, sense)).collect();
        let next = (comma + 1..end).find(|&token| !scene.is_capital(token)).filter(|&next| follows(next));
        match next {
            Some(next) if said.is_empty() => comma = next,
            _ => return said,
        }
    }
    Vec::new()
}

/// The country that the text gives a place which is not on the map: "Cucunuba, Colombia".
pub fn said_country(scene: &Scene, name: &Name) -> Option<&'static str> {
    let said = hints(scene, name);
    let &(country, _) = said.first()?;
    said.iter().all(|&(other, _)| other == country).then_some(country)
}

/// The country or the division that a name means.
pub fn division(scene: &Scene, sense: Sense) -> Option<Division> {
    match sense {
        Sense::Country(iso3) | Sense::Part(iso3) => Some((iso3, "")),
        Sense::Division(division) => {
            let division = &scene.gazetteer.divisions[division as usize];
            Some((division.country, division.name))
        }
        _ => None,
    }
}

/// Whether a town of this name is on the map.
pub fn is_town(name: &str) -> bool {
    !towns(name).is_empty() || lexicon::CITIES.find(name).next().is_some()
}

/// Whether a large town of this name is on the map.
pub fn is_large_town(name: &str) -> bool {
    let large = towns(name).iter().any(|spot| spot.feature == "PPL" && spot.weight > LARGE);
    large || lexicon::CITIES.find(name).next().is_some()
}

/// The country of a public body that begins with the name of a town: "Amherst College". None where towns of several countries
/// may be meant.
pub fn country_of_body(scene: &Scene, tokens: TokenSpan, context: &Context) -> Option<&'static str> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    // "Supreme Court", "Church of the River"
    if scene.gazetteer.heads.longest(scene, start, end, Fold::Lower).is_some() {
        return None;
    }
    let named = |until: &usize| (start..*until).any(|token| !scene.is_common(token));
    let towns_of = |until: usize| {
        let text = scene.text_of(TokenSpan::new(start, until));
        (text, cities_and_towns(scene, text))
    };
    let ends = (start + 1..end.min(start + SHORT)).rev().filter(named);
    let (text, spots) = ends.map(towns_of).find(|(_, spots)| !spots.is_empty())?;
    let score = |spot: &Spot| spot.weight + context.weight(text, spot);
    let best = spots.iter().max_by(|one, two| score(one).total_cmp(&score(two)))?;
    let rival = |spot: &Spot| spot.country != best.country && score(spot) > score(best) - 1.0;
    (!spots.iter().any(rival)).then_some(best.country)
}

/// All towns of a name, large and small.
fn cities_and_towns(scene: &Scene, name: &str) -> Vec<Spot> {
    let senses = scene.gazetteer.names.get(name).into_iter().flatten();
    let cities = senses.filter(|sense| matches!(sense, Sense::City(_))).filter_map(|&sense| of_sense(scene, sense));
    cities.chain(towns(name)).collect()
}

/// Whether a smaller town of this name lies in one of some divisions.
pub fn is_within(town: &str, divisions: impl Iterator<Item = Division>) -> bool {
    let divisions: Vec<Division> = divisions.collect();
    !divisions.is_empty() && towns(town).iter().any(|spot| spot.is_said(&divisions))
}

/// The division in which a town lies that the gazetteer does not have there: "Paris, Missouri". It has no id. Of divisions
/// of one name ("Maryland" of Liberia) the one is meant that the article speaks of, or that has more towns.
fn said_division(scene: &Scene, name: &str, said: &[Division], context: &Context) -> Option<Spot> {
    let divisions = said.iter().filter(|(_, division)| !division.is_empty());
    let senses = divisions.flat_map(|&(country, division)| {
        let senses = scene.gazetteer.names.get(division).into_iter().flatten();
        senses
            .filter_map(|sense| of_sense(scene, *sense))
            .filter(move |spot| spot.feature == "ADM1" && (spot.country, spot.admin1) == (country, division))
    });
    let score = |spot: &Spot| spot.weight + context.weight(name, spot);
    let best = senses.max_by(|one, two| score(one).total_cmp(&score(two)))?;
    Some(Spot { id: None, ..best })
}

/// The short form of a division behind a name, and what it means: "Ky." of "Lexington, Ky."
pub fn division_after(scene: &Scene, name: TokenSpan) -> Option<(TokenSpan, Division)> {
    let comma = name.end as usize;
    if comma + 1 >= scene.len() || scene.word(comma) != "," {
        return None;
    }
    let ends = (comma + 2..=scene.len().min(comma + 1 + SHORT)).rev();
    let mut forms = ends.map(|end| TokenSpan::new(comma + 1, end));
    forms.find_map(|form| Some((form, short_division(scene.text_of(form))?)))
}

/// The division that a short form means: "Ky.", "NSW".
pub fn short_division(text: &str) -> Option<Division> {
    lexicon::DIVISION_ABBREVIATIONS.find(text).next().map(|[_, country, division]| (country, division))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_sorted_table_are_found_by_their_first_column() {
        let first = lexicon::TOWN_NAMES.rows().next().unwrap();
        let last = lexicon::TOWN_NAMES.rows().last().unwrap();
        assert!(lexicon::TOWN_NAMES.find(first[0]).any(|row| row == first));
        assert!(lexicon::TOWN_NAMES.find(last[0]).any(|row| row == last));
        for row in lexicon::TOWN_NAMES.rows().step_by(997) {
            assert!(lexicon::TOWN_NAMES.find(row[0]).any(|found| found == row), "{row:?}");
        }
        for absent in ["", "\0", "Nosuchtown", "\u{10ffff}"] {
            assert_eq!(lexicon::TOWN_NAMES.find(absent).count(), 0, "{absent:?}");
        }
    }

    #[test]
    fn every_short_form_means_a_division() {
        for [short, country, division] in lexicon::DIVISION_ABBREVIATIONS.rows() {
            let known = lexicon::DIVISIONS.find(division).any(|row| row[4] == country);
            assert!(known, "{short}: {division} of {country} is no division");
        }
    }

    #[test]
    fn every_other_name_means_a_division_or_a_point() {
        for [name, country, division, latitude, _] in lexicon::DIVISION_NAMES.rows() {
            let known = lexicon::DIVISIONS.find(division).any(|row| row[4] == country);
            assert_eq!(known, latitude.is_empty(), "{name}: {division} of {country}");
        }
    }

    #[test]
    fn capitals_are_read_as_a_title() {
        assert_eq!(towns("BICESTER").len(), 1);
    }
}
