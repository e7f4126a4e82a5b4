//! What a name can mean on the map: each country, division, town, county, region or continent of that name.
//!
//! In: a name. Out: [`Spot`]s, each with what it weighs by itself.

use super::{Division, LARGE, SHORT, divided, short_division};
use crate::entity::Place;
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::kinds::{called, local};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::lexicon::words::in_title_case;
use crate::lexicon::{self, towns::Town};
use crate::span::TokenSpan;
use crate::syntax::Pos;

/// The km of a degree of latitude; a little less than the least, so that nothing near is missed.
const KM_OF_DEGREE: f64 = 110.5;

/// A whole country; less where a town has its name ("Lebanon, Ohio"), or a division ("Georgia").
const NATION: f64 = 100.0;
const NATION_OR_TOWN: f64 = 7.0;
const NATION_OR_DIVISION: f64 = 4.0;

/// What a division of some hundred towns has by itself.
const LARGE_DIVISION: f64 = 2.5;

/// A division of fewer towns is not what the name of a large region means.
const TOWNS: u32 = 10;

/// A region, an island or a spot that the world knows by its name.
const REGION: f64 = 4.0;

/// The people of a county count less than those of a town: so many hundreds as much as a thousand.
const COUNTY: f64 = 200.0;

/// The town that a division is named for lies no more km from its middle.
const AROUND: f64 = 200.0;

/// A row of the gazetteer that a name can mean.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    pub id: Option<u32>,
    pub latitude: f64,
    pub longitude: f64,
    pub country: &'static str,
    pub admin1: &'static str,
    pub feature: &'static str,
    /// What it has by itself: the number of digits of its thousands of people, and more for a capital.
    pub weight: f64,
}

impl Spot {
    /// Whether the text says that it is there.
    pub fn is_said(&self, hints: &[Division]) -> bool {
        hints
            .iter()
            .any(|&(country, division)| country == self.country && (division.is_empty() || division == self.admin1))
    }

    /// Whether it lies within so many km of another one.
    pub fn is_near(&self, other: &Self, km: f64) -> bool {
        (self.latitude - other.latitude).abs() * KM_OF_DEGREE <= km && self.distance(other) <= km
    }

    /// The great-circle distance in km.
    pub fn distance(&self, other: &Self) -> f64 {
        let (one, two) = (self.latitude.to_radians(), other.latitude.to_radians());
        let across = (other.longitude - self.longitude).to_radians();
        let chord = ((two - one) / 2.0).sin().powi(2) + one.cos() * two.cos() * (across / 2.0).sin().powi(2);
        2.0 * 6371.0 * chord.sqrt().min(1.0).asin()
    }

    pub fn place(&self) -> Place {
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

/// Whether "the" before a name says that a region is meant, and no town or division: "the Sahel", "the Midlands".
pub fn is_region(scene: &Scene, name: &Name) -> bool {
    // Not in "the Manhattan court".
    let article =
        |token: usize| scene.is(token, &["the"]) && name.tokens.holds(scene.syntax.words[token].head as usize);
    // The "Red Sea city of Port Sudan" need not be in the Red Sea State.
    let water = scene.is(name.tokens.end as usize - 1, &["sea", "ocean"]) && !divided::is_governed(scene, name);
    // "a Sahel envoy" is not from the Sahel Region of Burkina Faso.
    let small = |sense: &Sense| match *sense {
        Sense::Division(division) => scene.gazetteer.divisions[division as usize].towns < TOWNS,
        sense => sense == Sense::Region,
    };
    let designed = scene.has(name.tokens.end as usize - 1, cue::DIVISION);
    let known = || {
        !designed
            && name.senses.iter().all(small)
            && !divided::is_called(scene, name)
            && !divided::is_governed(scene, name)
    };
    let led = || (name.tokens.start as usize).checked_sub(1).is_some_and(article);
    name.senses.contains(&Sense::Region) && (water || led() || known())
}

/// Whether a common word behind "the" is no town that has its name: "the Strip", "the Valley".
fn is_common_thing(scene: &Scene, name: &Name) -> bool {
    let start = name.tokens.start as usize;
    let article = start.checked_sub(1).is_some_and(|token| scene.is(token, &["the"]));
    let known = |sense: &Sense| !matches!(sense, Sense::City(_));
    let ends = start + 1 >= scene.len() || !scene.is_capital(start + 1) && scene.pos(start + 1) != Pos::Noun;
    article && ends && name.tokens.len() == 1 && scene.is_common(start) && !name.senses.iter().any(known)
}

/// Whether a name is that of a water or a volcano, and no town's that is named for it: "the Sava river".
fn is_water(scene: &Scene, name: &Name) -> bool {
    let behind = name.tokens.end as usize;
    let nation = name.senses.iter().any(Sense::is_nation);
    !nation && behind < scene.len() && scene.is(behind, &["river", "lake", "canal", "creek", "strait", "volcano"])
}

/// All that a name can mean on the map.
pub fn spots(scene: &Scene, name: &Name) -> Vec<Spot> {
    let text = scene.text_of(name.tokens);
    if is_common_thing(scene, name) {
        return Vec::new();
    }
    if name.rule == local::COUNTY {
        // The counties of Kenya are divisions.
        let counties = towns(&format!("{text} County"));
        if !counties.is_empty() {
            return counties;
        }
    }
    if let Some(seat) = governed_town(scene, name.tokens) {
        return seat;
    }
    if is_water(scene, name) {
        return lexicon::REGION_POINTS.find(text).map(region).collect();
    }
    let mut towns = towns(text);
    let gazetteer = scene.gazetteer;
    if text.to_lowercase().ends_with(" county") {
        // "Plymouth County" is not Plymouth, but "Baranya County" is Baranya.
        towns.retain(|spot| spot.feature == "ADM2");
        if towns.is_empty() {
            towns.extend(name.senses.iter().filter_map(|sense| of_sense(scene, *sense)));
            towns.retain(|spot| spot.feature == "ADM1" && spot.country != "USA");
        }
        return towns;
    }
    // "LA PAZ"
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let shouted = || {
        let (until, senses) = gazetteer.names.longest(scene, start, end, Fold::Title)?;
        (until == end && text.len() > 3 && !text.chars().any(char::is_lowercase)).then_some(senses.as_slice())
    };
    let senses = if name.senses.is_empty() { shouted().unwrap_or_default() } else { name.senses };
    let mut spots: Vec<Spot> = senses.iter().filter_map(|sense| of_sense(scene, *sense)).collect();
    if name.rule == called::DEPARTMENT {
        spots.retain(|spot| called::has_departments(spot.country));
    }
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
    put_towns_first(&mut spots);
    spots
}

/// A large town is meant rather than the division around it that has its name: "in Sumy".
fn put_towns_first(spots: &mut [Spot]) {
    let towns: Vec<Spot> =
        spots.iter().copied().filter(|spot| spot.feature.starts_with("PPL") && spot.weight >= LARGE).collect();
    for division in spots.iter_mut().filter(|spot| spot.feature == "ADM1") {
        let town = towns.iter().find(|town| town.country == division.country && town.is_near(division, AROUND));
        if let Some(town) = town {
            division.weight = division.weight.min(town.weight - 0.1);
        }
    }
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
    // The George Washington Bridge is not in George.
    let person = |until: usize| {
        let share = scene.gazetteer.shares.get(scene.word(from));
        until == from + 1
            && until + 1 < end
            && scene.gazetteer.given.contains(scene.word(from))
            && !scene.is_common(until)
            && share.is_some_and(|share| share.person > share.place)
    };
    // San Mamés Stadium is not in San, nor is Aden Adde International Airport in Aden.
    let goes_on = |until: usize| until < end && !(scene.is_common(until) || scene.has(until, cue::PLACE_HEAD));
    let Some((until, senses)) = known.filter(fits).filter(|&(until, _)| !person(until) && !goes_on(until)) else {
        return Vec::new();
    };
    let senses = senses.iter().filter_map(|&sense| of_sense(scene, sense));
    let spots = senses.chain(towns(scene.text_of(TokenSpan::new(from, until))));
    spots.map(|spot| Spot { id: None, ..spot }).collect()
}

fn continent([_, id, latitude, longitude]: [&'static str; 4]) -> Spot {
    let [latitude, longitude] = [latitude, longitude].map(|degrees| degrees.parse().unwrap_or_default());
    Spot { id: id.parse().ok(), latitude, longitude, country: "", admin1: "", feature: "CONT", weight: NATION }
}

fn region([_, latitude, longitude, country, feature]: [&'static str; 5]) -> Spot {
    let [latitude, longitude] = [latitude, longitude].map(|degrees| degrees.parse().unwrap_or_default());
    Spot { id: None, latitude, longitude, country, admin1: "", feature, weight: REGION }
}

/// The spot that a sense of a name means, where it is one on the map.
pub fn of_sense(scene: &Scene, sense: Sense) -> Option<Spot> {
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
pub fn county<'a>(scene: &Scene<'a>, start: usize, end: usize) -> Option<&'a str> {
    let last = (start + 1..end.min(start + SHORT)).find(|&token| scene.is(token, &["county"]))?;
    Some(scene.text_of(TokenSpan::new(start, last + 1)))
}

/// The smaller towns, and the counties, of a name.
pub fn towns(name: &str) -> Vec<Spot> {
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

/// All towns of a name, large and small.
pub fn cities_and_towns(scene: &Scene, name: &str) -> Vec<Spot> {
    let senses = scene.gazetteer.names.get(name).into_iter().flatten();
    let cities = senses.filter(|sense| matches!(sense, Sense::City(_))).filter_map(|&sense| of_sense(scene, sense));
    cities.chain(towns(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_read_as_a_title() {
        assert_eq!(towns("BICESTER").len(), 1);
    }
}
