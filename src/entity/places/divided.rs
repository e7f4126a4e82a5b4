//! Names of divisions that towns have, too, told by the words around them: "Kandahar province", "Idlib, Aleppo and Hama
//! provinces", "the state of Washington", and "Utah, Washington and Wisconsin".
//!
//! In: names. Out: whether a division is meant, and the names in lists of divisions of one country. Limits: a list has three
//! names or more, "and" or "or" before its last, and none behind a town that the first would explain: "Portland, Oregon,
//! Washington and Idaho" is none.

use super::division;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, cue};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::syntax::tag::Tag;
use crate::token::Shape;
use rustc_hash::FxHashMap;

/// The fewest names of a list of divisions, and the most tokens between two names of a list.
const NAMES: usize = 3;
const BETWEEN: usize = 2;

/// The most tokens between a name and the noun that says of several what they are.
const REACH: usize = 12;

/// Whether a noun beside a name says that a division is meant.
pub fn is_called(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let called = |token: usize| {
        scene.shape(token) == Shape::Lower
            && scene
                .gazetteer
                .cues
                .get(scene.syntax.words[token].lemma.as_str())
                .is_some_and(|&cues| cues & cue::DIVISION != 0)
    };
    let several = |token: usize| called(token) && scene.syntax.words[token].tag == Tag::Nns;
    let listed = |token: usize| scene.is_capital(token) || scene.is(token, &[",", "and", "or"]);
    if end < scene.len() && called(end) {
        return true;
    }
    let limit = scene.len().min(end + REACH);
    if (end..limit).find(|&token| !listed(token)).is_some_and(|token| token > end && several(token)) {
        return true;
    }
    if start >= 2 && scene.is(start - 1, &["of"]) {
        return called(start - 2);
    }
    let first = start.saturating_sub(REACH);
    let before = (first..start).rev().find(|&token| !listed(token));
    before.is_some_and(|of| of > 0 && of + 1 < start && scene.is(of, &["of"]) && several(of - 1))
}

/// The names of lists of divisions, by their first tokens, and their countries.
pub fn lists(scene: &Scene, names: &[Name]) -> FxHashMap<u32, &'static str> {
    let mut found = FxHashMap::default();
    let mut from = 0;
    while from < names.len() {
        let joined = |at: &usize| names.get(at + 1).is_some_and(|next| are_joined(scene, &names[*at], next));
        let end = (from..).find(|at| !joined(at)).map_or(names.len(), |last| last + 1);
        if end - from >= NAMES {
            add(scene, &names[from..end], &mut found);
        }
        from = end;
    }
    found
}

/// Add the longest run at the end of joined names that can all be divisions of one country.
fn add(scene: &Scene, names: &[Name], found: &mut FxHashMap<u32, &'static str>) {
    let last = &names[names.len() - 1];
    let joint = |one: &Name, next: &Name| {
        (one.tokens.end as usize..next.tokens.start as usize).any(|token| scene.is(token, &["and", "or"]))
    };
    if !joint(&names[names.len() - 2], last) {
        return;
    }
    let longest = divisions(scene, last)
        .map(|country| {
            let fits = |name: &&Name| divisions(scene, name).any(|other| other == country);
            (names.iter().rev().take_while(fits).count(), country)
        })
        .max();
    let Some((count, country)) = longest.filter(|&(count, _)| count >= NAMES) else { return };
    let first = names.len() - count;
    // "Portland, Oregon, Washington and Idaho"
    if first > 0 && !names[first - 1].senses.iter().any(|sense| sense.is_nation()) {
        return;
    }
    found.extend(names[first..].iter().map(|name| (name.tokens.start, country)));
}

/// The countries that have divisions of a name.
fn divisions(scene: &Scene, name: &Name) -> impl Iterator<Item = &'static str> {
    let place = name.kind == EntityKind::Place;
    let senses = name.senses.iter().filter(move |sense| place && matches!(sense, Sense::Division(_)));
    senses.filter_map(|&sense| division(scene, sense)).map(|(country, _)| country)
}

/// Whether nothing but "," and "and" stands between two names.
fn are_joined(scene: &Scene, one: &Name, next: &Name) -> bool {
    let between = one.tokens.end as usize..next.tokens.start as usize;
    (1..=BETWEEN).contains(&between.len()) && between.clone().all(|token| scene.is(token, &[",", "and", "or", "&"]))
}
