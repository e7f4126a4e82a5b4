//! Names within longer names: "the [Ann Lee] Foundation", "the University of [Kigali]".
//!
//! In: the names and their chains. Out: one more mention of whoever, or whatever place, is named by itself elsewhere in the
//! article, too. No entity begins here. Limits: a person's full name stands at the beginning of the longer name; a place
//! stands behind "of", "in", "at" or "for", or begins the name of a body that is no firm: "[Kigali] Central Hospital", "Eastern
//! [Kentucky] University".

use super::Chains;
use crate::entity::gazetteer::cue;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::entity::{EntityKind, MentionForm};
use crate::span::TokenSpan;
use rustc_hash::FxHashMap;

/// A name within another has fewer words than these, and the other is looked through so far.
const LONGEST: usize = 6;
const LENGTH: usize = 12;

/// Give the names within names to the entities that they mean.
pub fn link(scene: &Scene, names: &[Name], chains: &mut Chains) {
    let is_sought = |name: &Name| match name.kind {
        EntityKind::Person => name.tokens.len() > 1,
        EntityKind::Place => name.tokens.len() > 1 || !scene.is_common(name.tokens.start as usize),
        _ => false,
    };
    let sought = names.iter().enumerate().filter(|(_, name)| is_sought(name));
    let sought: FxHashMap<&str, (EntityKind, usize)> =
        sought.map(|(index, name)| (scene.text_of(name.tokens), (name.kind, chains.of_name[index]))).collect();
    if sought.is_empty() {
        return;
    }
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.kind != EntityKind::Person) {
        let (start, end) =
            (name.tokens.start as usize, (name.tokens.end as usize).min(name.tokens.start as usize + LENGTH));
        let mut at = start;
        while at < end {
            let found = (at + 1..=end.min(at + LONGEST - 1)).rev().find_map(|last| {
                let tokens = TokenSpan::new(at, last);
                let &(kind, draft) = sought.get(scene.text_of(tokens)).filter(|_| tokens != name.tokens)?;
                let fits = match kind {
                    EntityKind::Person => at == start && last < name.tokens.end as usize,
                    _ => is_place_within(scene, name, at),
                };
                (fits && draft != chains.of_name[index]).then_some((tokens, draft))
            });
            if let Some((tokens, draft)) = found {
                let last = tokens.end as usize - 1;
                chains.mention(scene, draft, tokens, last, MentionForm::Name, "name-within-name");
            }
            at = found.map_or(at + 1, |(tokens, _)| tokens.end as usize);
        }
    }
}

/// Whether a place that is named within the name of a body, from a token on, is meant there: "Museum of [Oslo]", "Eastern
/// [Kentucky] University", "[Oslo] Chamber of Commerce", but not "[Oslo] Motors", "[Oslo] Street".
fn is_place_within(scene: &Scene, name: &Name, at: usize) -> bool {
    let start = name.tokens.start as usize;
    // "[Walker County] Fair"
    let county = |last: usize| last + 1 < name.tokens.end as usize && scene.is(last, &["county"]);
    if name.kind == EntityKind::Other && at == start && (at + 1..=at + 2).any(county) {
        return true;
    }
    if name.kind != EntityKind::Organization {
        return false;
    }
    if at > start {
        let behind = |token: usize| scene.is(token, &["of", "in", "at", "for"]);
        let behind_the = scene.is(at - 1, &["the"]) && at > start + 1 && behind(at - 2);
        // "the Alvin-[Henry County] Rescue Squad"
        if behind(at - 1) || behind_the || scene.is_joint(at - 1) && scene.is_capital(at - 2) {
            return true;
        }
        if at > start + 1 || !scene.has(start, cue::BEARING) {
            return false;
        }
    }
    let is_of_many = || (at..name.tokens.end as usize).any(|token| scene.is(token, &["commerce"]));
    !matches!(name.sector.or(codes::listed_sector(name.senses)), Some("BUS" | "JRN")) || is_of_many()
}
