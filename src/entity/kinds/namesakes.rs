//! Namesakes: ships and storms that bear the name of a person or of a place ("USS Harry S. Truman", "the tanker [Daytona Beach]",
//! "Hurricane Dorian").
//!
//! In: the names of an article with their kinds (names/join.rs), in the order of the text. Out: the same, where each is one name of the
//! kind other, and so is what it bears where that stands alone ("Dorian weakened"), unless somebody of the article is called
//! so, or it is where something is ("in Florence"). Not "the tanker [Iran] seized", nor "the ferry [Bantam] residents use". A user's
//! own names stay as they are. Limit: a storm that is not called one.

use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, Usage, cue};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::layout::BlockKind;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::FxHashSet;

/// Put the ships and storms among the names.
pub fn complete(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let mut borne: FxHashSet<&str> = FxHashSet::default();
    for (index, sentence) in scene.sentences() {
        let block = scene.layout.blocks[scene.tokens.sentences[index].block as usize].kind;
        let is_heading = matches!(block, BlockKind::Title | BlockKind::Subheading);
        for token in sentence.range() {
            let Some((whole, bears)) = bearer(scene, &names, token, sentence, is_heading) else { continue };
            let first = names.partition_point(|name| name.tokens.end <= whole.start);
            let until = first + names[first..].partition_point(|name| name.tokens.start < whole.end);
            let within = |name: &Name| name.tokens.start >= whole.start && name.tokens.end <= whole.end;
            if names[first..until].iter().all(|name| name.rule != "own-name" && within(name)) {
                names.splice(first..until, [other(whole, "ship-or-storm")]);
                borne.insert(scene.text_of(bears));
            }
        }
    }
    if borne.is_empty() {
        return names;
    }
    let text = |name: &Name| scene.text_of(name.tokens);
    let addressed = |name: &Name| {
        let before = (name.tokens.start as usize).checked_sub(1);
        before.is_some_and(|token| scene.role(token).is_some_and(|role| role.usage != Usage::Plural))
    };
    for name in names.iter().filter(|name| name.kind == EntityKind::Person) {
        let surname = scene.word(name.tokens.end as usize - 1);
        if name.tokens.len() > 1 || addressed(name) {
            borne.remove(surname);
        }
    }
    for name in names.iter_mut().filter(|name| name.kind != EntityKind::Other && name.rule != "own-name") {
        let before = (name.tokens.start as usize).checked_sub(1);
        if borne.contains(text(name)) && !before.is_some_and(|token| scene.has(token, cue::IN)) {
            *name = other(name.tokens, "borne-by-ship-or-storm");
        }
    }
    names
}

fn other(tokens: TokenSpan, rule: &'static str) -> Name {
    Name { tokens, kind: EntityKind::Other, senses: &[], sector: None, sure: true, rule }
}

/// The ship or storm that a token names as one, with the words before it, and the name that it bears.
fn bearer(
    scene: &Scene,
    names: &[Name],
    token: usize,
    sentence: TokenSpan,
    is_heading: bool,
) -> Option<(TokenSpan, TokenSpan)> {
    let (next, limit) = (token + 1, sentence.end as usize);
    if next >= limit || !scene.is_capital(next) || !scene.gap(next) {
        return None;
    }
    if scene.has(token, cue::SHIP) && scene.shape(token) == Shape::Upper {
        let known = names.iter().find(|name| name.tokens.holds(next)).map_or(next + 1, |name| name.tokens.end as usize);
        let goes_on = |&token: &usize| !is_heading && scene.is_capital(token) && scene.gap(token);
        let end = (known.min(limit)..limit).find(|token| !goes_on(token)).unwrap_or(limit);
        return Some((TokenSpan::new(token, end), TokenSpan::new(next, end)));
    }
    if scene.shape(token) == Shape::Lower && is_vessel(scene, token, sentence) {
        return vessel(scene, names, next, sentence).map(|tokens| (tokens, tokens));
    }
    let named = !scene.is_common(next) && scene.head(next).is_none() && scene.shape(next) == Shape::Capital;
    if scene.has(token, cue::STORM) && scene.is_capital(token) && named {
        let is_before = |token: &usize| *token >= sentence.start as usize && scene.is(*token, &["tropical", "super"]);
        let start = token.checked_sub(1).filter(is_before).unwrap_or(token);
        return Some((TokenSpan::new(start, next + 1), TokenSpan::new(next, next + 1)));
    }
    None
}

/// Whether a word before a name says that it is a ship's: "tanker", "bulk carrier", "Liberia-flagged".
fn is_vessel(scene: &Scene, token: usize, sentence: TokenSpan) -> bool {
    let behind = token > sentence.start as usize;
    scene.has(token, cue::VESSEL)
        || behind && scene.is(token, &["flagged"]) && scene.is_joint(token - 1)
        || behind && scene.is(token, &["carrier"]) && scene.is(token - 1, &["bulk", "aircraft", "gas", "ore", "car"])
}

/// The name of a ship behind the noun for one, with its number: "the ferry [Barcelona 5]".
fn vessel(scene: &Scene, names: &[Name], start: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let limit = sentence.end as usize;
    let goes_on = |&token: &usize| scene.is_capital(token) && scene.gap(token);
    let end = (start + 1..limit).find(|token| !goes_on(token)).unwrap_or(limit);
    let end = end + usize::from(end < limit && scene.shape(end) == Shape::Number && scene.gap(end));
    let closes = end >= limit
        || matches!(scene.pos(end), Pos::Verb | Pos::Aux | Pos::Adp | Pos::Sconj | Pos::Cconj)
        || scene.pos(end) == Pos::Punct && !scene.is_joint(end);
    let first = names.partition_point(|name| name.tokens.end as usize <= start);
    let mut inside = names[first..].iter().take_while(|name| (name.tokens.start as usize) < end).peekable();
    let bears = |name: &Name| {
        let known = name.senses.iter().all(|sense| matches!(sense, Sense::City(_) | Sense::Division(_)));
        known && matches!(name.kind, EntityKind::Place | EntityKind::Organization | EntityKind::Other)
    };
    (closes && inside.peek().is_some() && inside.all(bears)).then(|| TokenSpan::new(start, end))
}
