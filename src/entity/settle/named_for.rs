//! The country that a body is named for: "Syrian Foreign Ministry", "Bank of England", "Kerala Police".
//!
//! In: the name of a body. Out: the country of the nation, the division or the city in it, where that is hardly any other's.

use super::codes;
use crate::entity::gazetteer::{Fold, Sense};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::lexicon;
use crate::span::TokenSpan;

/// The towns of a division that a body is named for, and by how many times more than another one of its name.
const WELL_KNOWN: u32 = 40;
const TIMES: u32 = 2;

/// IGO, NGO and the like, where a name begins with that of a body of no country: "[East African Community] Secretariat", "[Oxfam]
/// Kenya"; not "Red Cross of Kenya".
fn league_of(scene: &Scene, start: usize, end: usize) -> Option<&'static str> {
    let (until, senses) = scene.gazetteer.names.longest(scene, start, end, Fold::Exact)?;
    let origin = |sense: &Sense| match *sense {
        Sense::Organization { code, .. } => codes::origin(code).filter(|origin| LEAGUES.contains(origin)),
        _ => None,
    };
    let goes_on = until < end && scene.is_capital(until) && scene.gap(until);
    senses.iter().find_map(origin).filter(|_| goes_on)
}

/// What stands in a code where bodies of no country have none.
const LEAGUES: [&str; 4] = ["EUR", "IGO", "NGO", "UNO"];

/// People, in thousands, of a city that a body is named for, and of one that outweighs all divisions of its name.
const LARGE: u32 = 300;
const GREAT: u32 = 1000;

/// The country that an organisation's own name begins with.
pub fn leading_country(scene: &Scene, name: &Name) -> Option<&'static str> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if let Some(origin) = league_of(scene, start, end) {
        return Some(origin);
    }
    (start..end.min(start + 6)).filter(|&token| scene.is_capital(token)).find_map(|token| {
        let (until, senses) = scene.gazetteer.names.longest(scene, token, end, Fold::Exact)?;
        let nation = |sense: &Sense| {
            matches!(sense, Sense::Country(_) | Sense::Part(_) | Sense::Adjective(_) | Sense::People(_))
        };
        if senses.iter().any(nation) {
            return codes::country_of(scene, senses);
        }
        // "Central", "Eastern Province" and "Unity" are divisions somewhere, and so is "San Juan".
        if (token..until).all(|word| scene.is_common(word)) {
            return None;
        }
        // "West Yorkshire Police"
        let region = senses
            .contains(&Sense::Region)
            .then(|| lexicon::REGION_POINTS.find(scene.text_of(TokenSpan::new(token, until))));
        if let Some(country) = region
            .and_then(|mut rows| rows.next())
            .map(|[_, _, _, country, _]| country)
            .filter(|country| !country.is_empty())
        {
            return Some(country);
        }
        let city = || city_country(scene, senses).filter(|_| until > token + 1 || !scene.is_common(token));
        if until > token + 1 {
            // "New South Wales Police"
            let division = senses.iter().any(|sense| matches!(sense, Sense::Division(_)));
            let told = division && in_one_country(scene, senses);
            if told { codes::country_of(scene, senses) } else { city() }
        } else {
            division_country(scene, token, senses).or_else(city)
        }
    })
}

/// Whether all places that a name can mean lie in one country.
fn in_one_country(scene: &Scene, senses: &[Sense]) -> bool {
    let country = |sense: &Sense| match *sense {
        Sense::City(city) => Some(scene.gazetteer.cities[city as usize].country),
        Sense::Division(division) => Some(scene.gazetteer.divisions[division as usize].country),
        _ => None,
    };
    let mut countries = senses.iter().filter_map(country);
    let first = countries.next();
    countries.all(|other| Some(other) == first)
}

/// The country of a large city that hardly another one is called like: not that of "San Juan".
fn city_country(scene: &Scene, senses: &[Sense]) -> Option<&'static str> {
    let cities = senses.iter().filter_map(|sense| match *sense {
        Sense::City(city) => Some(&scene.gazetteer.cities[city as usize]),
        _ => None,
    });
    let first = cities.max_by_key(|city| city.thousands).filter(|city| city.thousands >= LARGE)?;
    let elsewhere = |sense: &Sense| match *sense {
        Sense::City(city) => {
            let other = &scene.gazetteer.cities[city as usize];
            other.country != first.country && other.thousands * TIMES > first.thousands
        }
        Sense::Division(division) => {
            scene.gazetteer.divisions[division as usize].country != first.country && first.thousands < GREAT
        }
        _ => false,
    };
    (!senses.iter().any(elsewhere)).then_some(first.country)
}

/// The country of a large division that a word means and that few people are called by: "Kerala".
fn division_country(scene: &Scene, token: usize, senses: &[Sense]) -> Option<&'static str> {
    let division = |sense: &Sense| match *sense {
        Sense::Division(division) => Some(scene.gazetteer.divisions[division as usize]),
        _ => None,
    };
    let mut found: Vec<_> = senses.iter().filter_map(division).collect();
    found.sort_by_key(|division| std::cmp::Reverse(division.towns));
    let first = found.first().filter(|division| division.towns >= WELL_KNOWN)?;
    let alone = found[1..].iter().all(|other| other.country == first.country || other.towns * TIMES < first.towns);
    let person =
        scene.gazetteer.given.contains(scene.word(token)) || scene.gazetteer.surnames.contains(scene.word(token));
    let body = |token: usize| token < scene.len() && scene.head(token).is_some();
    (alone && (!person || body(token + 1) || body(token + 2))).then_some(first.country)
}
