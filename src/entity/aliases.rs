//! Other names of a person, where the text gives both: "Anna Kim Lee, better known as Anna Sparkle", "Sparkle (born Anna
//! Kim Lee)".
//!
//! In: the names. Out: the words of each such name, with those of the one it stands beside. Limits: names that do not
//! stand within a few words of each other.

use super::EntityKind;
use super::gazetteer::cue;
use super::names::Name;
use super::people::words;
use super::scene::Scene;
use crate::syntax::Pos;
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many words can stand between a name and another of the same person.
const REACH: usize = 24;

type Words = Vec<CompactString>;

/// The other names of people, each with the name that it is brought back to; a single word to the full name.
pub fn find(scene: &Scene, names: &[Name]) -> FxHashMap<Words, Words> {
    let mut found = FxHashMap::default();
    let people = || names.iter().filter(|name| name.kind == EntityKind::Person);
    let surname = |name: &Name| scene.lower(name.tokens.end as usize - 1);
    let surnames: FxHashSet<&str> = people().filter(|name| name.tokens.len() > 1).map(surname).collect();
    for (first, name) in people().zip(people().skip(1)) {
        if !is_alias(scene, first, name) {
            continue;
        }
        let (mut alias, mut full) = (words(scene, name), words(scene, first));
        if full.len() < 2 {
            (alias, full) = (full, alias);
        }
        // "Jackson, born Ann Lee" is whoever is called Jackson in full.
        let is_other = alias.len() == 1 && surnames.contains(alias[0].as_str());
        if full.len() > 1 && !alias.is_empty() && alias != full && !is_other && !found.contains_key(&full) {
            found.insert(alias, full);
        }
    }
    found
}

/// Whether what stands between two names says that they are one person's.
fn is_alias(scene: &Scene, first: &Name, name: &Name) -> bool {
    let (from, start) = (first.tokens.end as usize, name.tokens.start as usize);
    if from + REACH < start {
        return false;
    }
    let stop = |token: usize| {
        matches!(scene.word(token), "." | ";" | "!" | "?")
            || scene.pos(token) == Pos::Verb && !scene.is(token, &["known", "born", "called"])
            || scene.is(token, &["and", "with", "to", "of", "for"])
    };
    let told = (from..start).any(|token| scene.has(token, cue::ALIAS)) && !(from..start).any(stop);
    told || is_in_language(scene, from, start)
}

/// "Jerome (Latin: [Hieronymus]; Greek: …": a name in another language.
fn is_in_language(scene: &Scene, from: usize, start: usize) -> bool {
    let Some(bracket) = start.checked_sub(3).filter(|&bracket| bracket >= from) else { return false };
    let open =
        (from..start).any(|token| scene.word(token) == "(") && !(from..start).any(|token| scene.word(token) == ")");
    open && scene.word(start - 1) == ":"
        && scene.has(start - 2, cue::LANGUAGE)
        && matches!(scene.word(bracket), "(" | ";")
}
