//! Names of bodies, places and things where the network missed them, which it saw elsewhere in the article: "iPhone" in the title.
//!
//! In: the names of an article with their kinds. Out: the same, and one more wherever the words of such a name stand and none
//! is, or the number of a model alone: "Airbus A380 … the A380". Limits: a lone word has to be one that is hardly ever anything
//! but a name, and to stand apart from others with a capital.

use super::Name;
use crate::entity::EntityKind;
use crate::entity::gazetteer::cue;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// So many names that begin with the same word are looked for.
const ALIKE: usize = 8;

/// Add the places where a name is found again.
pub fn complete(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let sought = sought(scene, &names);
    let mut next = 0;
    let mut missed = Vec::new();
    for (_, sentence) in scene.sentences() {
        let mut at = sentence.start as usize;
        while at < sentence.end as usize {
            while names.get(next).is_some_and(|name| name.tokens.end as usize <= at) {
                next += 1;
            }
            let limit = names.get(next).map_or(sentence.end, |name| name.tokens.start.min(sentence.end)) as usize;
            let alike = sought.get(scene.word(at)).map_or(&[][..], Vec::as_slice);
            let longest =
                alike.iter().filter(|name| stands(scene, name.tokens, at, limit)).max_by_key(|name| name.tokens.len());
            let found = longest.map(|name| Name {
                tokens: TokenSpan::new(at, at + name.tokens.len()),
                rule: "name-again",
                ..*name
            });
            missed.extend(found.filter(|name| is_apart(scene, name.tokens, sentence)));
            at = found.map_or(at + 1, |name| name.tokens.end as usize);
        }
    }
    names.extend(missed);
    names.sort_by_key(|name| name.tokens);
    names
}

/// The names that are looked for, each once, by their first word.
fn sought<'a>(scene: &Scene<'a>, names: &[Name]) -> FxHashMap<&'a str, Vec<Name>> {
    let mut small: FxHashSet<&str> = FxHashSet::with_capacity_and_hasher(scene.len() / 2, FxBuildHasher);
    small.extend((0..scene.len()).filter(|&token| scene.shape(token) == Shape::Lower).map(|token| scene.word(token)));
    let mut found: FxHashMap<&str, Vec<Name>> = FxHashMap::default();
    for name in names.iter().filter(|name| !matches!(name.kind, EntityKind::Person | EntityKind::Group)) {
        let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
        let alike = found.entry(scene.word(start)).or_default();
        let known = |other: &Name| other.tokens.len() == end - start && stands(scene, other.tokens, start, end);
        let distinct =
            |token: usize| is_distinct(scene, token, small.is_empty()) && !small.contains(scene.lower(token));
        if alike.len() < ALIKE && !alike.iter().any(known) && name.tokens.range().any(distinct) {
            alike.push(*name);
        }
        // "the Airbus A380 … the A380"
        let has = |test: fn(&u8) -> bool| scene.word(end - 1).bytes().any(|byte| test(&byte));
        if end - start == 2 && name.kind != EntityKind::Place && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
        {
            let tokens = TokenSpan::new(end - 1, end);
            let alike = found.entry(scene.word(end - 1)).or_default();
            if alike.len() < ALIKE && alike.iter().all(|other| other.tokens.len() > 1) {
                alike.push(Name { tokens, ..*name });
            }
        }
    }
    found
}

/// Whether the words of a name stand at a token, and all of them before `end`.
pub fn stands(scene: &Scene, name: TokenSpan, at: usize, end: usize) -> bool {
    at + name.len() <= end && name.range().zip(at..).all(|(one, other)| scene.word(one) == scene.word(other))
}

/// Whether a word is hardly ever anything but a name: "iPhone", "A380", "NATO", "Kigali". `shouts`: all text is in capitals,
/// which then say nothing.
fn is_distinct(scene: &Scene, token: usize, shouts: bool) -> bool {
    let has = |test: fn(&u8) -> bool| scene.word(token).bytes().any(|byte| test(&byte));
    match scene.shape(token) {
        Shape::Mixed => true,
        Shape::Upper if !shouts => true,
        Shape::Capital | Shape::Upper => {
            !scene.is_common(token) && !scene.has(token, cue::NOT_NAME | cue::MONTH | cue::PLACE_LEAD | cue::LANGUAGE)
        }
        _ => has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic),
    }
}

/// Whether words can be a name by themselves: a lone one with a capital is a proper noun with no other beside it.
fn is_apart(scene: &Scene, tokens: TokenSpan, sentence: TokenSpan) -> bool {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let beside = |token: usize| sentence.holds(token) && scene.is_capital(token);
    let among = beside(end) || start > sentence.start as usize + 1 && beside(start - 1);
    tokens.len() > 1 || scene.shape(start) != Shape::Capital || scene.pos(start) == Pos::Propn && !among
}
