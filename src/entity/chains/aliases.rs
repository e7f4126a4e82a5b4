//! Other names of a person, where the text gives both: "Anna Kim Lee, better known as Anna Sparkle", "Sparkle (born Anna
//! Kim Lee)".
//!
//! In: the names. Out: the words of each such name, with those of the one it stands beside. Limits: names that do not
//! stand within a few words of each other.

use super::people::words;
use crate::entity::EntityKind;
use crate::entity::gazetteer::cue;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::syntax::Pos;
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many words can stand between a name and another of the same person.
const REACH: usize = 24;

type Words = Vec<CompactString>;

/// The other names of the people of an article.
pub struct Aliases(FxHashMap<Words, Words>);

/// A name is followed from one to the other so often.
const STEPS: usize = 3;

impl Aliases {
    /// The name that another is brought back to; two words count in either order.
    pub fn of(&self, words: &Words) -> Option<&Words> {
        let next = |words: &Words| {
            self.0.get(words).or_else(|| match &words[..] {
                [first, last] => self.0.get(&vec![last.clone(), first.clone()]),
                _ => None,
            })
        };
        let mut found = next(words)?;
        for _ in 1..STEPS {
            found = next(found).unwrap_or(found);
        }
        Some(found)
    }
}

/// The other names of people, each with the name that it is brought back to; a single word to the full name.
pub fn find(scene: &Scene, names: &[Name]) -> Aliases {
    let mut found = FxHashMap::default();
    let people = || names.iter().filter(|name| name.kind == EntityKind::Person);
    let surname = |name: &Name| scene.lower(name.tokens.end as usize - 1);
    let mut full_of: FxHashMap<&str, Words> = FxHashMap::default();
    let surnames: FxHashSet<&str> = people().filter(|name| name.tokens.len() > 1).map(surname).collect();
    for (first, name) in people().zip(people().skip(1)) {
        if first.tokens.len() > 1 {
            full_of.insert(surname(first), words(scene, first));
        }
        let itself = calls_oneself(scene, first, name);
        if !itself && !is_alias(scene, first, name) {
            continue;
        }
        let (mut alias, mut full) = (words(scene, name), words(scene, first));
        if full.len() == 1
            && let Some(known) = full_of.get(surname(first))
        {
            full.clone_from(known);
        }
        if full.len() < 2 {
            (alias, full) = (full, alias);
        }
        // "Jackson, born Ann Lee" is whoever is called Jackson in full.
        let is_other = alias.len() == 1 && surnames.contains(alias[0].as_str());
        // "Dagalo, who is known as Hemedti"
        let named = full.len() > 1 || is_name(&full, &surnames) && is_name(&alias, &surnames);
        if named && !alias.is_empty() && alias != full && !is_other && !found.contains_key(&full) {
            found.insert(alias, full);
        }
    }
    Aliases(found)
}

/// Whether a word is by itself what somebody is called in the article: no surname of a full name.
fn is_name(words: &Words, surnames: &FxHashSet<&str>) -> bool {
    matches!(&words[..], [word] if !surnames.contains(word.as_str()))
}

/// "Roe, who styled himself [Ivo Norwin]": a name that somebody takes; not "Norwin's heir".
fn calls_oneself(scene: &Scene, first: &Name, name: &Name) -> bool {
    let from = first.tokens.end as usize;
    let is_mark = |token: usize| matches!(scene.word(token), "\"" | "“" | "‘" | "'" | "``");
    let before = (from..name.tokens.start as usize).rev().take(REACH).find(|&token| !is_mark(token));
    let Some(reflexive) = before.filter(|&token| token > from) else { return false };
    let end = name.tokens.end as usize;
    let owned = end < scene.len() && scene.is_possessive(end);
    !owned
        && scene.is(reflexive, &["himself", "herself"])
        && scene.has(reflexive - 1, cue::CALLS)
        && !(from..reflexive).rev().take(REACH).any(|token| matches!(scene.word(token), "." | ";" | "!" | "?"))
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
            || scene.is(token, &["and", "with", "to", "of", "for"]) && !is_name_of(scene, token)
    };
    let tells = |token: usize| {
        let identified =
            token > from && scene.is(token, &["as"]) && scene.is(token - 1, &["self-identified", "identified"]);
        scene.has(token, cue::ALIAS) || is_name_of(scene, token) || identified && is_by_oneself(scene, token - 1)
    };
    let stop = |token: usize| stop(token) && !(token + 1 < start && scene.is(token + 1, &["as"]) && tells(token + 1));
    let told = (from..start).any(tells) && !(from..start).any(stop);
    told || is_in_language(scene, from, start)
}

/// "a pen name [of] Ann Lee"
fn is_name_of(scene: &Scene, token: usize) -> bool {
    token > 1
        && scene.is(token, &["of"])
        && scene.is(token - 1, &["name"])
        && scene.is(token - 2, &["pen", "stage", "birth", "ring", "screen", "professional"])
}

/// "self-[identified]"
fn is_by_oneself(scene: &Scene, token: usize) -> bool {
    scene.lower(token).starts_with("self") || (token.saturating_sub(2)..token).any(|before| scene.is(before, &["self"]))
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
