//! Names of divisions that towns have, too, told by the words around them: "Kandahar province", "Idlib, Aleppo and Hama
//! provinces", "the state of Washington", and "Utah, Washington and Wisconsin".
//!
//! In: names. Out: whether a division is meant, and the names in lists, of divisions of one country among them. Limits: a list
//! has "and" or "or" before its last name; one of divisions has three names or more, or the name of a country among two, and
//! stands behind no town that the first would explain: "Portland, Oregon, Washington and Idaho" is none.

use super::{Spot, division, of_sense};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, cue};
use crate::entity::kinds::party_tags;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::syntax::tag::Tag;
use crate::token::Shape;
use rustc_hash::FxHashMap;

/// The fewest names of a list of divisions where none is a country, too, and the most tokens between two names of a list.
const NAMES: usize = 3;
const BETWEEN: usize = 2;

/// The most tokens between a name and the noun that says of several what they are.
const REACH: usize = 12;

/// What the words beside a name say that is meant.
pub struct Beside {
    governed: bool,
    called: bool,
    pub town: bool,
}

impl Beside {
    pub fn new(scene: &Scene, name: &Name) -> Self {
        let designed = scene.has(name.tokens.end as usize - 1, cue::DIVISION);
        let governed = designed || is_governed(scene, name);
        Self { governed, called: is_called(scene, name), town: is_town(scene, name) }
    }

    /// Whether a division is meant. "Washington region" may be that of the town.
    pub fn is_division(&self, spot: &Spot) -> bool {
        self.governed || self.called && spot.country != "USA"
    }
}

/// Whether what stands beside a name only a division has: "New York state", "Washington's governor".
pub fn is_governed(scene: &Scene, name: &Name) -> bool {
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

/// Whether a noun beside a name says that a town is meant: "the city of Kherson", "Kherson city", "the capital Nairobi".
fn is_town(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let called = |token: usize| scene.has(token, cue::CITY) && scene.shape(token) == Shape::Lower;
    start >= 2 && scene.is(start - 1, &["of"]) && called(start - 2)
        || start >= 1 && called(start - 1)
        || end < scene.len() && called(end)
}

/// Names in lists, by their first tokens: with the country of which they are divisions, if all are.
pub fn lists(scene: &Scene, names: &[Name]) -> FxHashMap<u32, Option<&'static str>> {
    let mut found = FxHashMap::default();
    let mut from = 0;
    while from < names.len() {
        let joined = |at: &usize| names.get(at + 1).is_some_and(|next| are_joined(scene, &names[*at], next));
        let end = (from..).find(|at| !joined(at)).map_or(names.len(), |last| last + 1);
        // "Maiduguri, Kano and Kaduna, Nigeria"
        let last = &names[end - 1];
        let within = end - from > 1 && !are_joined_by_word(scene, &names[end - 2], last);
        let until = if within && last.senses.iter().any(Sense::is_nation) { end - 1 } else { end };
        if until - from > 1 && are_joined_by_word(scene, &names[until - 2], &names[until - 1]) {
            found.extend(names[from..until].iter().map(|name| (name.tokens.start, None)));
            add(scene, &names[from..until], &mut found);
        }
        from = end;
    }
    found
}

/// Add the longest run at the end of a list whose names can all be divisions of one country.
fn add(scene: &Scene, names: &[Name], found: &mut FxHashMap<u32, Option<&'static str>>) {
    let last = &names[names.len() - 1];
    let longest = divisions(scene, last)
        .map(|country| {
            let fits = |name: &&Name| divisions(scene, name).any(|other| other == country);
            (names.iter().rev().take_while(fits).count(), country)
        })
        .max();
    let Some((count, country)) = longest.filter(|&(count, _)| count > 1) else { return };
    let first = names.len() - count;
    // "Georgia and Arizona", but not "Washington and Oregon"
    if count < NAMES
        && !names[first..].iter().any(|name| name.senses.iter().any(|sense| matches!(sense, Sense::Country(_))))
    {
        return;
    }
    // "Sumy, Poltava and Zhytomyr" are towns as well.
    let are_towns = names[first..].iter().all(|name| towns(scene, name).any(|town| town == country));
    // "Portland, Oregon, Washington and Idaho"
    if are_towns || first > 0 && !names[first - 1].senses.iter().any(|sense| sense.is_nation()) {
        return;
    }
    found.extend(names[first..].iter().map(|name| (name.tokens.start, Some(country))));
}

/// The countries that have large towns of a name.
fn towns(scene: &Scene, name: &Name) -> impl Iterator<Item = &'static str> {
    let senses = name.senses.iter().filter(|sense| matches!(sense, Sense::City(_)));
    senses.filter_map(|&sense| of_sense(scene, sense)).map(|spot| spot.country)
}

/// The countries that have divisions of a name.
fn divisions(scene: &Scene, name: &Name) -> impl Iterator<Item = &'static str> {
    let place = name.kind == EntityKind::Place;
    let senses = name.senses.iter().filter(move |sense| place && matches!(sense, Sense::Division(_)));
    senses.filter_map(|&sense| division(scene, sense)).map(|(country, _)| country)
}

fn are_joined_by_word(scene: &Scene, one: &Name, next: &Name) -> bool {
    (one.tokens.end as usize..next.tokens.start as usize).any(|token| scene.is(token, &["and", "or", "&"]))
}

/// Whether nothing but "," and "and" stands between two names.
fn are_joined(scene: &Scene, one: &Name, next: &Name) -> bool {
    let between = one.tokens.end as usize..next.tokens.start as usize;
    (1..=BETWEEN).contains(&between.len()) && between.clone().all(|token| scene.is(token, &[",", "and", "or", "&"]))
}
