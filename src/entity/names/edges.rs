//! Edges: words at the ends of a name that are no part of it, and what looks like a name and is none.
//!
//! In: the names of an article with their kinds, in the order of the text. Out: the same, without the side that somebody takes
//! ("[pro-]Kremlin"), half a bearing ("south-[east] Delhi"), or the preposition in a title; without "2 p.m. [Pacific] Time"; a language
//! ("in [English]") is of kind other. A user's own names stay as they are.

use super::Name;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, cue};
use crate::entity::scene::Scene;
use crate::syntax::Pos;
use crate::token::Shape;

/// Cut the names of an article at their edges.
pub fn trim(scene: &Scene, names: &mut Vec<Name>) {
    let aside = |token: usize| takes_side(scene, token) || is_half_bearing(scene, token);
    let longer = |name: &&mut Name| name.tokens.len() > 1 && aside(name.tokens.start as usize);
    for name in names.iter_mut().filter(longer).filter(|name| name.rule != "own-name") {
        name.tokens.start += 1;
        name.senses = scene.gazetteer.names.get(scene.text_of(name.tokens)).map_or(&[], Vec::as_slice);
    }
    for name in names.iter_mut().filter(|name| name.rule != "own-name" && name.tokens.len() > 1) {
        let first = name.tokens.start as usize;
        // "Minister of State for International Trade": no name begins with a small preposition.
        name.tokens.start += u32::from(scene.word(first) == "for" || scene.word(first) == "of");
        // "Commander, Operation Clean Sweep"
        if name.kind == EntityKind::Person && scene.word(first) == "Operation" {
            (name.kind, name.senses, name.rule) = (EntityKind::Other, &[], "operation");
        }
    }
    let small =
        |token: usize| scene.has(token, cue::BEARING) && scene.shape(token) == Shape::Lower || scene.word(token) == "-";
    names.retain(|name| name.rule == "own-name" || !name.tokens.range().all(small) && !is_zone(scene, name));
    for name in names.iter_mut().filter(|name| name.rule != "own-name" && is_language(scene, name)) {
        (name.kind, name.senses, name.rule) = (EntityKind::Other, &[], "language");
    }
}

/// Whether the name of a people is that of their language: "he spoke in [English]", but not "in English towns".
fn is_language(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let adjective = name.senses.iter().any(|sense| matches!(sense, Sense::Adjective(_)));
    let alone = end >= scene.len()
        || matches!(scene.pos(end), Pos::Punct | Pos::Cconj | Pos::Adp | Pos::Adv) && scene.word(end) != "-";
    let before = start.checked_sub(1).filter(|_| name.tokens.len() == 1 && adjective && alone);
    before.is_some_and(|before| {
        scene.is(before, &["in", "into"]) || matches!(scene.syntax.words[before].lemma.as_str(), "speak" | "learn")
    })
}

/// Whether a name is of a zone of time: "2 p.m. [Pacific] Time".
fn is_zone(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let clock = || scene.is(start - 1, &["am", "pm", "a.m.", "p.m."]);
    start > 0 && end < scene.len() && scene.word(end) == "Time" && clock()
}

/// Whether a word says what a body is for or against, "pro-Kremlin", and is no part of its name as in "Anti-Fraud Office".
fn takes_side(scene: &Scene, token: usize) -> bool {
    let side = scene.lower(token).split_once('-').filter(|(side, _)| matches!(*side, "pro" | "anti"));
    let small = scene.word(token).starts_with(char::is_lowercase);
    side.is_some_and(|(_, of)| small || !scene.gazetteer.common.contains(of))
}

/// Whether a word is the second half of a point of the compass: "south-east Delhi" is in Delhi, but not in an "east Delhi".
fn is_half_bearing(scene: &Scene, token: usize) -> bool {
    let lower = |token: usize| scene.has(token, cue::BEARING) && scene.shape(token) == Shape::Lower;
    token > 1 && lower(token) && scene.word(token - 1) == "-" && lower(token - 2)
}
