//! Names within longer names: "the [Ann Lee] Foundation", "the University of [Kigali]".
//!
//! In: the names and their chains. Out: one more mention of whoever, or whatever place, is named by itself elsewhere in the
//! article, too. No entity begins here. Limits: a person's full name stands at the beginning of the longer name; a place
//! stands behind "of", "in", "at" or "for", or begins the name of a body that is no firm: "[Kigali] Central Hospital".

use super::chains::Chains;
use super::names::Name;
use super::scene::Scene;
use super::{EntityKind, MentionForm, codes};
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
                // A place tells which body is meant; as names, those in names cost 0.005 of F1 in running news.
                let place = chains.drafts[draft].kind == EntityKind::Place;
                let form = if place { MentionForm::Description } else { MentionForm::Name };
                chains.mention(scene, draft, tokens, last, form, "name-within-name");
            }
            at = found.map_or(at + 1, |(tokens, _)| tokens.end as usize);
        }
    }
}

/// Whether a place that is named within a name, from a token on, is meant there: "Museum of [Oslo]", but not "[Oslo] Motors",
/// "[Oslo] Street", "East [Oslo]".
fn is_place_within(scene: &Scene, name: &Name, at: usize) -> bool {
    if at > name.tokens.start as usize {
        let behind = |token: usize| scene.is(token, &["of", "in", "at", "for"]);
        return behind(at - 1) || scene.is(at - 1, &["the"]) && at > name.tokens.start as usize + 1 && behind(at - 2);
    }
    let code = codes::listed_sector(name.senses);
    name.kind == EntityKind::Organization && !matches!(name.sector.or(code), Some("BUS" | "JRN"))
}
