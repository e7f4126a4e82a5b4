//! Called: the division that a name with its designation means: "Tillabéri Region", "Inner Mongolia Autonomous Region",
//! "Emirate of Fujairah", "Cauca Department".
//!
//! In: the words of a name. Out: what the gazetteer says of the division in it, with accents or without. Limit: a department is a
//! division only in countries that have departments, and in no other of the same name.

use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, cue};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::lexicon::accents::without_accents;
use crate::span::TokenSpan;

/// Countries whose first-order divisions are departments.
const DEPARTMENTS: [&str; 12] = ["BEN", "BOL", "COG", "COL", "FRA", "GTM", "HND", "HTI", "NIC", "PER", "SLV", "URY"];

/// The rule of a name that is a department.
pub const DEPARTMENT: &str = "department";

pub fn has_departments(country: &str) -> bool {
    DEPARTMENTS.contains(&country)
}

/// What the gazetteer says of the division that a name means by these words.
pub fn senses(scene: &Scene, tokens: TokenSpan) -> &'static [Sense] {
    let stem = stem(scene, tokens);
    let of = |name: &str| scene.gazetteer.names.get(name).map(Vec::as_slice).filter(|senses| has_division(senses));
    let text = scene.text_of(stem.unwrap_or(tokens));
    let exact = || stem.and_then(|_| of(text));
    exact().or_else(|| without_accents(text).and_then(|plain| of(&plain))).unwrap_or_default()
}

fn has_division(senses: &[Sense]) -> bool {
    senses.iter().any(|sense| matches!(sense, Sense::Division(_)))
}

/// A name without what says that it is a division: "[Tillabéri] Region", "Emirate of [Fujairah]".
fn stem(scene: &Scene, tokens: TokenSpan) -> Option<TokenSpan> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    if end >= start + 3 && scene.has(start, cue::DIVISION) && scene.is(start + 1, &["of"]) {
        return Some(TokenSpan::new(start + 2, end));
    }
    let last = end.checked_sub(1).filter(|&last| last > start && scene.has(last, cue::DIVISION))?;
    let autonomous = usize::from(last > start + 1 && scene.is(last - 1, &["autonomous"]));
    Some(TokenSpan::new(start, last - autonomous))
}

/// Make departments that are divisions places: "in Cauca Department", which has the head of a body.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let ends = |token: usize| scene.is(token, &["department"]);
    let bodies = names.iter_mut().filter(|name| name.kind == EntityKind::Organization && name.rule != "own-name");
    for name in bodies.filter(|name| ends(name.tokens.start as usize) || ends(name.tokens.end as usize - 1)) {
        let senses = senses(scene, name.tokens);
        let mut divisions = senses.iter().filter_map(|sense| match sense {
            Sense::Division(division) => Some(scene.gazetteer.divisions[*division as usize].country),
            _ => None,
        });
        if divisions.clone().any(has_departments) && divisions.all(|country| country != "USA") {
            (name.kind, name.senses, name.sector, name.rule) = (EntityKind::Place, senses, None, DEPARTMENT);
        }
    }
    names
}
