//! What the text itself says of where a name is: "Paris, Texas", "Lexington, Ky.", "Loja, Ecuador", "Pakistan's Punjab".
//!
//! In: a name. Out: the countries and divisions that the words behind its comma mean, and the country beside it. Limits: what
//! lists several says nothing ("to Paris, Germany and Spain"), nor do two capitals ("Belgrade, Pristina") or two countries
//! ("China, Japan").

use super::{Division, SHORT, division, of_sense};
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::kinds::called;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;

/// A division of more towns can be meant by the name of a country.
const TOWNS: u32 = 100;

/// What the text says of where a name is: "X, Y", or "X, Z, Y" with a Z that is not known. A country has no name of a
/// division.
pub fn hints(scene: &Scene, name: &Name) -> Vec<Division> {
    let follows = |comma: usize| comma + 1 < scene.len() && scene.word(comma) == "," && scene.is_capital(comma + 1);
    let comma = name.tokens.end as usize;
    if !follows(comma) {
        return country_beside(scene, name).into_iter().collect();
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
            matches!(sense, Sense::Division(_)) && super::division(scene, sense).is_some_and(|own| own.0 == country)
        };
        division.is_empty() && !name.senses.iter().any(own)
    };
    if name.senses.iter().any(Sense::is_nation) && said.iter().all(nation) {
        return Vec::new();
    }
    let Some(next) = next.filter(|&next| follows(next)) else { return said };
    let (outer, _) = said_behind(scene, next);
    // "Rigores, Trujillo, Honduras" is in no state of Venezuela.
    let country = of_one(&outer);
    let within = said.iter().any(|&(inner, _)| country.is_none_or(|country| country == inner));
    if within { said } else { outer }
}

/// The country that stands before or behind a name and is said to hold it: "Pakistan's Punjab", "Punjab province in Pakistan", "the
/// Pakistani city of Hyderabad"; of a part of a town, the division: "Tarrow suburb in Gaza City".
fn country_beside(scene: &Scene, name: &Name) -> Option<Division> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if name.senses.iter().any(Sense::is_nation) {
        return None;
    }
    // "Pakistan's Punjab"
    if start > 1 && scene.is_possessive(start - 1) {
        return nation_before(scene, start - 1);
    }
    if start > 3 && scene.is(start - 1, &["of"]) && is_noun(scene, start - 2) {
        return town_of(scene, name);
    }
    let quarter = |token: usize| scene.has(token, cue::QUARTER) && scene.shape(token) == Shape::Lower;
    let part = end < scene.len() && quarter(end);
    let kind = end < scene.len() && is_noun(scene, end) || part;
    let next = end + usize::from(kind);
    let leads = next + 1 < scene.len() && (scene.is(next, &["in"]) || kind && scene.is(next, &["of"]));
    let from = next + 1 + usize::from(leads && scene.is(next + 1, &["the"]));
    if !leads || from >= scene.len() {
        return None;
    }
    let (until, senses) = scene.gazetteer.names.longest(scene, from, scene.len().min(from + SHORT), Fold::Exact)?;
    let owner = until < scene.len() && scene.is_possessive(until);
    let country = senses.iter().filter(|sense| matches!(sense, Sense::Country(_))).find_map(nation);
    // "Tarrow suburb in Gaza City"
    let town = || if part { largest(scene, senses) } else { None };
    country.or_else(town).filter(|_| !owner)
}

/// The country of a town that an adjective says: "the Pakistani city of Hyderabad".
pub fn town_of(scene: &Scene, name: &Name) -> Option<Division> {
    let start = name.tokens.start as usize;
    let called = start > 3 && scene.is(start - 1, &["of"]) && is_noun(scene, start - 2);
    called.then(|| nation_before(scene, start - 2)).flatten()
}

/// Whether a word says what a town or a division is.
fn is_noun(scene: &Scene, token: usize) -> bool {
    scene.has(token, cue::CITY | cue::DIVISION) && scene.shape(token) == Shape::Lower
}

/// The country whose name, or adjective, ends before a token.
fn nation_before(scene: &Scene, until: usize) -> Option<Division> {
    let of = |from: usize| {
        let senses = scene.gazetteer.names.get(scene.text_of(TokenSpan::new(from, until)))?;
        senses.iter().find_map(nation)
    };
    (until.saturating_sub(SHORT)..until).find_map(of)
}

fn nation(sense: &Sense) -> Option<Division> {
    match *sense {
        Sense::Country(iso3) | Sense::Adjective(iso3) => Some((iso3, "")),
        _ => None,
    }
}

/// The division of the largest town of a name.
fn largest(scene: &Scene, senses: &[Sense]) -> Option<Division> {
    let towns = senses.iter().filter(|sense| matches!(sense, Sense::City(_)));
    let spots = towns.filter_map(|&sense| of_sense(scene, sense));
    let largest = spots.max_by(|one, two| one.weight.total_cmp(&two.weight))?;
    Some((largest.country, largest.admin1))
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

/// The only country that the text says.
pub fn of_one(said: &[Division]) -> Option<&'static str> {
    let &(country, _) = said.first()?;
    said.iter().all(|&(other, _)| other == country).then_some(country)
}

/// Whether what stands behind a name and a comma says where it is, and begins nothing of its own: "in Loja, Ecuador, on Monday", but not
/// "In Quito, Peru said", "from Quito, Peru's Ann Lee".
pub fn is_in(scene: &Scene, name: &Name) -> bool {
    let (start, comma) = (name.tokens.start as usize, name.tokens.end as usize);
    let behind = (comma + 1..scene.len().min(comma + 6)).find(|&token| !scene.is_capital(token));
    let closes = behind.is_none_or(|token| {
        matches!(scene.word(token), "," | "." | ";" | ":" | ")" | "–" | "—")
            || matches!(scene.pos(token), Pos::Adp | Pos::Sconj | Pos::Cconj) && !scene.is_possessive(token)
    });
    // "in Bantam, Tarrow Region, Brazil"
    let capital = |&token: &usize| scene.is_capital(token);
    let inner = start.checked_sub(1).filter(|&comma| scene.word(comma) == ",");
    let outer = inner.map(|comma| comma - (0..comma).rev().take(SHORT).take_while(capital).count());
    let opens = outer.filter(|&from| Some(from) != inner).unwrap_or(start);
    let follows = comma < scene.len() && scene.word(comma) == ",";
    follows && closes && opens > 0 && (scene.has(opens - 1, cue::IN) || scene.is(opens - 1, &["of"]))
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
