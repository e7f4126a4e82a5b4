//! Placed: names that the words right before or behind them put on the map, whether a map knows them or not.
//!
//! In: a word of an article. Out: the name beside it that is a place: "the village of Bantam", "the mayor of Bantam", "south of
//! Bantam", "the crossing at Bantam", "along the Bantam", "Bantam taluk", and a large town that an army takes. Not "the mayor
//! of the town", nor "the west of Lee's garden", and no single word of the full name of a person of the article.

use super::towns;
use crate::entity::gazetteer::{Sense, cue};
use crate::entity::places::is_large_town;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::token::Shape;
use rustc_hash::FxHashSet;

/// The most words of a place's name.
const WORDS: usize = 3;

/// The place that a word leads to or follows.
pub fn beside(scene: &Scene, token: usize, sentence: TokenSpan, people: &FxHashSet<&str>) -> Option<TokenSpan> {
    let tokens = after(scene, token, sentence)
        .or_else(|| before(scene, token, sentence))
        .or_else(|| taken(scene, token, sentence))?;
    let end = tokens.end as usize;
    let owned = sentence.holds(end) && scene.is_possessive(end);
    // "the border at Gulan Khel" is nobody, though it looks like somebody.
    let known = |token: usize| tokens.len() == 1 && people.contains(scene.word(token));
    let named = |token: usize| !known(token) && scene.role(token).is_none();
    let common = tokens.range().all(|token| scene.is_common(token) || scene.has(token, cue::MONTH));
    let common = common && !(tokens.len() == 1 && is_division(scene, tokens.start as usize));
    let body = tokens.range().any(|token| scene.head(token).is_some());
    (!owned && !common && !body && tokens.range().all(named)).then_some(tokens)
}

/// "the mayor of Bantam", "the crossing at Bantam", "along the Bantam": behind the noun or preposition.
fn after(scene: &Scene, token: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let next = token + 1;
    if !sentence.holds(next) {
        return None;
    }
    let small = scene.shape(token) != Shape::Upper;
    let leads = scene.has(token, cue::PLACE_OF) && scene.is(next, &["of"])
        || scene.has(token, cue::PLACE_HEAD) && scene.shape(token) == Shape::Lower && scene.is(next, &["at"])
        || scene.is(token, &["along"]) && scene.is(next, &["the"]);
    let start = next + 1;
    let limit = (sentence.end as usize).min(start + WORDS + 1);
    if !small || !leads || start >= limit || !scene.is_capital(start) {
        return None;
    }
    let end = (start..limit).find(|&token| !scene.is_capital(token) || !scene.gap(token)).unwrap_or(limit);
    // "the mayor of London Ann Lee"
    let end = towns::before_holder(scene, start, end).unwrap_or(end);
    // "south of the Bantam-Oda road"
    let whole = end == limit || !scene.is_joint(end);
    (whole && end > start && end - start <= WORDS).then(|| TokenSpan::new(start, end))
}

/// "The army entered Goma": behind the verb, a large town by whose name few are called.
fn taken(scene: &Scene, token: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let (start, end) = (token + 1, token + 2);
    let alone = scene.has(token, cue::TAKEN) && sentence.holds(start) && scene.is_capital(start);
    let alone = alone && !(sentence.holds(end) && scene.is_capital(end));
    let word = || scene.word(start);
    let named = || scene.gazetteer.surnames.contains(word()) || scene.gazetteer.given.contains(word());
    (alone && !named() && is_large_town(word())).then(|| TokenSpan::new(start, end))
}

/// "Bantam taluk": before the noun.
fn before(scene: &Scene, token: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let first = sentence.start as usize;
    // "Sudan state media", "Gulf region", "Carter department" are more often something else, but "Est region" is known.
    let vague = scene.is(token, &["department", "region", "state", "territory"]);
    let start = token.checked_sub(1).filter(|&start| scene.has(token, cue::DIVISION) && start > first)?;
    if vague && !is_division(scene, start) {
        return None;
    }
    let alone = scene.is_capital(start) && !scene.is_capital(start - 1) && scene.gap(start) && scene.gap(token);
    (alone && scene.shape(token) == Shape::Lower).then(|| TokenSpan::new(start, token))
}

/// Whether a word is a division's and nothing else that the tables know: "Est".
fn is_division(scene: &Scene, token: usize) -> bool {
    let mut senses = scene.gazetteer.names.get(scene.word(token)).into_iter().flatten().peekable();
    senses.peek().is_some() && senses.all(|sense| matches!(sense, Sense::Division(_) | Sense::City(_)))
}
