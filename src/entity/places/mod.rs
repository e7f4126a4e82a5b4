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
mod spot;

use super::chains::Chains;
use super::gazetteer::{Fold, Sense, cue};
use super::names::Name;
use super::scene::Scene;
use super::{EntityKind, Place, called, party_tags};
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::Pos;
pub use context::Context;
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
    let governed = is_governed(scene, name) || scene.has(name.tokens.end as usize - 1, cue::DIVISION);
    let spots = context.spots(scene, name);
    let called = divided::is_called(scene, name);
    let town = divided::is_town(scene, name);
    // "Washington region" may be that of the town.
    let is_division = |spot: &Spot| {
        spot.feature == "ADM1"
            && (governed || called && spot.country != "USA" || context.listed(name) == Some(spot.country))
    };
    let towns = !spots.iter().any(|spot| matches!(spot.feature, "PCLI" | "ADM1" | "CONT"));
    let country = said_of_one(&said);
    let elsewhere = country.is_some_and(|country| is_elsewhere(&spots, country))
        && draft.names.iter().take(10).any(|&name| is_in(scene, &names[name]));
    if let Some(division) = said_division(scene, text, &said, context)
        .filter(|_| (towns || elsewhere) && !spots.iter().any(|spot| spot.is_said(&said)))
    {
        return Some(division.place());
    }
    // The map has the town in another division of that country.
    let country = country.filter(|_| !spots.iter().any(|spot| spot.is_said(&said)));
    let other = |spot: &Spot| !town || spot.feature != "ADM1" || spots.iter().all(|spot| spot.feature == "ADM1");
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

/// The only country that the text says.
fn said_of_one(said: &[Division]) -> Option<&'static str> {
    let &(country, _) = said.first()?;
    said.iter().all(|&(other, _)| other == country).then_some(country)
}

/// Whether what stands behind a name and a comma says where it is, and begins nothing of its own: "in Loja, Ecuador, on Monday", but not
/// "In Quito, Peru said", "from Quito, Peru's Ann Lee".
fn is_in(scene: &Scene, name: &Name) -> bool {
    let (start, comma) = (name.tokens.start as usize, name.tokens.end as usize);
    let behind = (comma + 1..scene.len().min(comma + 6)).find(|&token| !scene.is_capital(token));
    let closes = behind.is_none_or(|token| {
        matches!(scene.word(token), "," | "." | ";" | ":" | ")" | "–" | "—")
            || matches!(scene.pos(token), Pos::Adp | Pos::Sconj | Pos::Cconj) && !scene.is_possessive(token)
    });
    closes && start > 0 && (scene.has(start - 1, cue::IN) || scene.is(start - 1, &["of"]))
}

/// Whether the map has none of a name in the country that the text says: "Santo Domingo, Ecuador".
fn is_elsewhere(spots: &[Spot], country: &str) -> bool {
    spots.iter().all(|spot| spot.country != country && !matches!(spot.feature, "PCLI" | "CONT"))
}

/// Whether what stands beside a name only a division has: "New York state", "Washington's governor".
pub(super) fn is_governed(scene: &Scene, name: &Name) -> bool {
    let after = name.tokens.end as usize;
    let owned = usize::from(after < scene.len() && scene.is_possessive(after));
    let governed = after + owned < scene.len() && scene.has(after + owned, cue::GOVERNED);
    governed || is_state(scene, name) || is_partisan(scene, name)
}

/// "the state of Washington", "the governor of Kano"
fn is_state(scene: &Scene, name: &Name) -> bool {
    let start = name.tokens.start as usize;
    start >= 2 && scene.is(start - 1, &["of"]) && scene.has(start - 2, cue::GOVERNED)
}

/// Whether a party of the US is spoken of with its states: "(R-Georgia)", "a Georgia Republican", "Democrat from Georgia".
fn is_partisan(scene: &Scene, name: &Name) -> bool {
    const PARTIES: [&str; 4] = ["republican", "republicans", "democrat", "democrats"];
    let (start, after) = (name.tokens.start as usize, name.tokens.end as usize);
    let behind = after < scene.len() && scene.is(after, &PARTIES);
    let before = start >= 2 && scene.is(start - 1, &["from", "of"]) && scene.is(start - 2, &PARTIES);
    behind || before || party_tags::is_tag(scene, start)
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

/// What the text says of where a name is: "X, Y", or "X, Z, Y" with a Z that is not known. A country has no name of a
/// division.
fn hints(scene: &Scene, name: &Name) -> Vec<Division> {
    let follows = |comma: usize| comma + 1 < scene.len() && scene.word(comma) == "," && scene.is_capital(comma + 1);
    let comma = name.tokens.end as usize;
    if !follows(comma) {
        return Vec::new();
    }
    if let Some((_, division)) = division_after(scene, name.tokens) {
        return vec![division];
    }
    if is_list(scene, comma) {
        return Vec::new();
    }
    // "Belgrade, Pristina": two capitals.
    let two = scene.gazetteer.names.longest(scene, comma + 1, (comma + 6).min(scene.len()), Fold::Exact);
    let seat = |senses: &[Sense]| senses.iter().any(|sense| matches!(sense, Sense::Government(_)));
    if seat(name.senses) && two.is_some_and(|(_, senses)| seat(senses)) {
        return Vec::new();
    }
    let (said, next) = said_behind(scene, comma);
    // "China, Japan": two countries, though there is a China in Japan.
    let nation = |&(country, division): &Division| {
        let own = |&sense: &Sense| {
            matches!(sense, Sense::Division(_)) && self::division(scene, sense).is_some_and(|own| own.0 == country)
        };
        division.is_empty() && !name.senses.iter().any(own)
    };
    if name.senses.iter().any(Sense::is_nation) && said.iter().all(nation) {
        return Vec::new();
    }
    let Some(next) = next.filter(|&next| follows(next)) else { return said };
    let (outer, _) = said_behind(scene, next);
    // "Rigores, Trujillo, Honduras" is in no state of Venezuela.
    let country = said_of_one(&outer);
    let within = said.iter().any(|&(inner, _)| country.is_none_or(|country| country == inner));
    if within { said } else { outer }
}

/// The countries and divisions that the words behind a comma mean, and where these words end.
fn said_behind(scene: &Scene, comma: usize) -> (Vec<Division>, Option<usize>) {
    let end = (comma + 6).min(scene.len());
    let stop = (comma + 1..end).find(|&token| !scene.is_capital(token));
    let found = scene.gazetteer.names.longest(scene, comma + 1, end, Fold::Exact);
    let known = found.into_iter().flat_map(|(_, senses)| senses);
    let mut said: Vec<Division> = known.filter_map(|&sense| division(scene, sense)).collect();
    if said.is_empty() {
        // "Trujillo, Colón Department"
        let called = called::senses(scene, TokenSpan::new(comma + 1, stop.unwrap_or(end))).iter();
        said.extend(called.filter_map(|&sense| division(scene, sense)));
    }
    (nation_before_division(scene, said), stop)
}

/// Without a small division that has the name of a country: "Niger" is no state of Nigeria, but "Georgia" can be the one of the US.
fn nation_before_division(scene: &Scene, mut said: Vec<Division>) -> Vec<Division> {
    let towns = |&(country, name): &Division| {
        let known =
            scene.gazetteer.divisions.iter().find(|division| (division.country, division.name) == (country, name));
        known.map_or(0, |division| division.towns)
    };
    if said.iter().any(|(_, division)| division.is_empty()) {
        said.retain(|one| one.1.is_empty() || towns(one) > TOWNS);
    }
    said
}

/// A division of more towns can be meant by the name of a country.
const TOWNS: u32 = 100;

/// Whether what stands behind a comma is one of several: "to Paris, Germany and Spain", "Lahore, India, Nepal".
fn is_list(scene: &Scene, comma: usize) -> bool {
    let nation = |token: usize| {
        let end = (token + 6).min(scene.len());
        let found = scene.gazetteer.names.longest(scene, token, end, Fold::Exact);
        found.filter(|(_, senses)| senses.iter().any(|sense| matches!(sense, Sense::Country(_)))).map(|(end, _)| end)
    };
    let Some(end) = nation(comma + 1).filter(|&end| end + 1 < scene.len()) else { return false };
    let joint = |token: usize| scene.is(token, &["and", "or"]);
    let next = match scene.word(end) {
        "," if end + 2 < scene.len() && joint(end + 1) => end + 2,
        "," => end + 1,
        _ if joint(end) => end + 1,
        _ => return false,
    };
    nation(next + usize::from(scene.is(next, &["the"]) && next + 1 < scene.len())).is_some()
}

/// The country that the text gives a place which is not on the map: "Cucunuba, Colombia".
pub fn said_country(scene: &Scene, name: &Name) -> Option<&'static str> {
    said_of_one(&hints(scene, name))
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
}
