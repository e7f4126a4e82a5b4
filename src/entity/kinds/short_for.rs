//! Short for: letters in brackets that stand for words which are no name: "automatic guided vehicles (AGV)", "Universal Basic Income
//! (UBI)".
//!
//! In: the names of an article with their kinds (kinds/). Out: the same, without the letters wherever the words before the brackets
//! are written small, and of kind other where they name a measure, a law or the like. Not "the central bank (CB)": what the
//! noun of a body heads is one. Limit: each word but the smallest has to give a letter.

use super::definitions;
use crate::entity::EntityKind;
use crate::entity::names::Name;
use crate::entity::names::abbreviations::{before, is_small};
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::token::Shape;
use rustc_hash::{FxHashMap, FxHashSet};

/// The most words that letters stand for, and the most letters.
const LONGEST: usize = 12;
const LETTERS: usize = 8;

/// Last words of what is a measure, a rule, a skill or an office, and no body.
const THINGS: [&str; 34] = [
    "act",
    "agreement",
    "allowance",
    "approach",
    "assessment",
    "assessments",
    "benefit",
    "bill",
    "certificate",
    "charter",
    "compact",
    "declaration",
    "disease",
    "disorder",
    "framework",
    "income",
    "index",
    "initiative",
    "law",
    "mechanism",
    "memorandum",
    "officer",
    "plan",
    "policy",
    "procedure",
    "program",
    "programme",
    "protocol",
    "scheme",
    "statement",
    "syndrome",
    "system",
    "treaty",
    "understanding",
];

/// Take out the letters that stand for no name.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let mut small: FxHashSet<&str> = FxHashSet::default();
    let mut things: FxHashMap<&str, TokenSpan> = FxHashMap::default();
    for (_, sentence) in scene.sentences() {
        let (first, limit) = (sentence.start as usize, sentence.end as usize);
        for open in (first + 1..limit).filter(|&token| scene.word(token) == "(") {
            let Some(letters) = bracketed(scene, open, limit) else { continue };
            let Some(start) = start_of(scene, letters, open, first) else { continue };
            let words = || (start..open).filter(|&token| !is_small(scene, token) && scene.word(token) != ",");
            let body = |token: usize| {
                scene.head(token).is_some() || definitions::kind_of_noun(scene, token) == Some(EntityKind::Organization)
            };
            // What heads a phrase: both "agency" and "data" of "agency for data".
            let heads =
                |&token: &usize| token + 1 == open || is_small(scene, token + 1) || scene.word(token + 1) == ",";
            if words().filter(heads).any(body) {
                continue;
            }
            let last = open - 1;
            if words().all(|token| scene.shape(token) == Shape::Lower || token == first) && words().count() > 1 {
                // "vehicles (AGVs)", "one AGV"
                small.insert(scene.word(letters));
                small.insert(scene.word(letters).trim_end_matches('s'));
            } else if scene.is(last, &THINGS) {
                things.insert(scene.word(letters), TokenSpan::new(start, open));
            }
        }
    }
    if small.is_empty() && things.is_empty() {
        return names;
    }
    let open = |name: &Name| {
        let nation = name.senses.iter().any(|sense| sense.kind() == EntityKind::Place);
        name.tokens.len() == 1 && !nation && name.rule != "own-name"
    };
    names.retain(|name| !(open(name) && small.contains(scene.text_of(name.tokens))));
    let full: FxHashSet<&str> = things.values().map(|&tokens| scene.text_of(tokens)).collect();
    for name in names.iter_mut().filter(|name| matches!(name.kind, EntityKind::Organization | EntityKind::Person)) {
        let text = scene.text_of(name.tokens);
        let unknown = name.senses.is_empty() && name.rule != "own-name";
        if unknown && (things.contains_key(text) || full.contains(text)) {
            *name = Name { kind: EntityKind::Other, senses: &[], sector: None, rule: "short-for", ..*name };
        }
    }
    names
}

/// The letters alone between brackets, with quotation marks or without: (AGV), ("PPA").
fn bracketed(scene: &Scene, open: usize, limit: usize) -> Option<usize> {
    let quoted = open + 1 < limit && matches!(scene.word(open + 1), "\"" | "“" | "``");
    let letters = open + 1 + usize::from(quoted);
    let close = letters + 1 + usize::from(quoted);
    let upper = |token: usize| scene.word(token).chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (close < limit && scene.word(close) == ")" && upper(letters)).then_some(letters)
}

/// Where the words begin that letters stand for.
fn start_of(scene: &Scene, short: usize, open: usize, first: usize) -> Option<usize> {
    let mut letters: Vec<char> = scene.lower(short).chars().filter(|letter| letter.is_alphabetic()).collect();
    let plural = scene.word(short).ends_with('s');
    letters.truncate(letters.len() - usize::from(plural));
    let mut left = letters.len();
    if !(2..=LETTERS).contains(&left) {
        return None;
    }
    for token in (first.max(open.saturating_sub(LONGEST))..open).rev() {
        let small = is_small(scene, token) || scene.word(token) == ",";
        match before(&letters[..left], scene.lower(token)) {
            Some(0) => return Some(token),
            Some(fewer) if !small => left = fewer,
            _ if small => {}
            _ => return None,
        }
    }
    None
}
