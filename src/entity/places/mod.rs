//! Put places on the map: the row of the gazetteer that a name means here.
//!
//! In: a chain of names that is a place. Out: the spot. A country is where it is. Of towns of one name the larger wins,
//! unless "X, Y" names its country or division ("Paris, Texas", "Lexington, Ky."), or the article speaks of the country
//! or the division of another, or of places near it; names that are open themselves speak for the spots that lie together.
//! "New York state" is a division, "Mexico" the country. A place that only stands for its government is not put on the map.
//! A part of a place ("North London") is where the whole is, without its id, and so is a town that the gazetteer does not
//! have in the division that the text gives it.

mod context;
mod divided;
mod idiom;
mod said;
mod spot;

use super::chains::Chains;
use super::gazetteer::{Fold, Sense, cue};
use super::names::Name;
use super::scene::Scene;
use super::{EntityKind, Place};
use crate::lexicon;
use crate::span::TokenSpan;
pub use context::Context;
pub use said::{division_after, short_division};
pub use spot::is_region;
use spot::{Spot, cities_and_towns, county, of_sense, spots, towns};

/// The most words of the short form of a division: "W. Va."
const SHORT: usize = 4;

/// What the text says itself is worth more than all else.
const SAID: f64 = 20.0;

/// The weight of a town of 50,000 people.
const LARGE: f64 = 1.7;

/// The weight of a town of 30,000 people.
const SMALL: f64 = 1.5;

/// A place of less weight, a town of 300,000 people or a division of a hundred towns, is not what a part of it speaks for.
const WHOLE: f64 = 2.5;

/// By so much a place has to outweigh the others of its name to be meant without more words.
const CLEAR: f64 = 1.7;

/// A first-order division: its country and its name.
pub type Division = (&'static str, &'static str);

/// Where an entity is: its place and its country.
pub fn resolve(scene: &Scene, names: &[Name], chains: &Chains, draft: usize, context: &Context) -> Option<Place> {
    let draft = &chains.drafts[draft];
    if draft.kind != EntityKind::Place {
        return None;
    }
    let governs = draft.government && draft.names.iter().all(|&name| is_capital(&names[name]));
    let name = &names[*draft.names.first()?];
    let text = scene.text_of(name.tokens);
    let said: Vec<Division> =
        draft.names.iter().take(10).flat_map(|&name| context.hints(scene, &names[name])).collect();
    let spots = context.spots(scene, name);
    let beside = divided::Beside::new(scene, name);
    let is_division = |spot: &Spot| {
        spot.feature == "ADM1" && (beside.is_division(spot) || context.listed(name) == Some(spot.country))
    };
    let towns = !spots.iter().any(|spot| matches!(spot.feature, "PCLI" | "ADM1" | "CONT"));
    let country = said::of_one(&said);
    let told_of = draft.names.iter().take(10).find_map(|&name| said::town_of(scene, &names[name]));
    let elsewhere = country.is_some_and(|country| is_elsewhere(&spots, country))
        && draft.names.iter().take(10).any(|&name| said::is_in(scene, &names[name]));
    if let Some(division) = said_division(scene, text, &said, context)
        .filter(|_| (towns || elsewhere) && !spots.iter().any(|spot| spot.is_said(&said)))
    {
        return Some(division.place());
    }
    // The map has the town in another division of that country.
    let country = country.filter(|_| !spots.iter().any(|spot| spot.is_said(&said)));
    let other = |spot: &Spot| !beside.town || spot.feature != "ADM1" || spots.iter().all(|spot| spot.feature == "ADM1");
    let spots: Vec<Spot> = spots.iter().copied().filter(other).collect();
    let mut best: Option<(f64, Spot)> = None;
    for spot in spots.into_iter().filter(|_| !elsewhere) {
        let is_said = spot.is_said(&said) || country == Some(spot.country) || is_division(&spot);
        let told = context.weight(text, &spot) + if is_said { SAID } else { 0.0 };
        let score = spot.weight + told;
        // A village of a country that nothing speaks of, in an article on other countries: another one is meant. "West
        // Midlands" is not in the Midlands of Zimbabwe where Birmingham is near.
        let elsewhere = spot.weight < SMALL && context.speaks_of_countries()
            || is_part(scene, name) && spot.weight < WHOLE && context.speaks_of_more(text);
        // The Lebanese town of a name that the map has in Algeria alone is none of these.
        let other = told_of.is_some_and(|(country, _)| country != spot.country);
        if told == 0.0 && (elsewhere || other) {
            continue;
        }
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, spot));
        }
    }
    // "Dublin refused": the government, unless it is the Dublin of Ohio.
    best.filter(|(_, spot)| !(governs && spot.feature == "PPLC")).map(|(_, spot)| spot.place())
}

/// Whether the map has none of a name in the country that the text says: "Santo Domingo, Ecuador".
fn is_elsewhere(spots: &[Spot], country: &str) -> bool {
    spots.iter().all(|spot| spot.country != country && !matches!(spot.feature, "PCLI" | "CONT"))
}

fn is_capital(name: &Name) -> bool {
    name.senses.iter().any(|sense| matches!(sense, Sense::Government(_)))
}

/// Whether a name begins with what says that a part of a place is meant; not that of a division, "North Darfur".
fn is_part(scene: &Scene, name: &Name) -> bool {
    let division = |senses: &Vec<Sense>| senses.iter().any(|sense| matches!(sense, Sense::Division(_)));
    let whole = || name.tokens.len() > 1 && scene.gazetteer.names.get(scene.text_of(name.tokens)).is_some_and(division);
    scene.has(name.tokens.start as usize, cue::BEARING) && !whole()
}

/// The spot that outweighs all others by far.
fn clear_winner(spots: &[Spot]) -> Option<&Spot> {
    let best = spots.iter().max_by(|one, two| one.weight.total_cmp(&two.weight))?;
    let weighty = spots.iter().filter(|spot| spot.weight > best.weight - CLEAR).count();
    (weighty == 1).then_some(best)
}

/// The country that the text gives a place which is not on the map: "Cucunuba, Colombia".
pub fn said_country(scene: &Scene, name: &Name) -> Option<&'static str> {
    said::of_one(&said::hints(scene, name))
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
}
