//! Names of the story where they stand outside of it: in the byline, in a table beside the text, among related lines.
//!
//! In: the names and their chains. Out: one more mention of the entity for each place where the same words stand. No entity
//! begins there. Limits: a single word counts only of a person.

use super::Chains;
use crate::entity::names::Name;
use crate::entity::names::repeated::stands;
use crate::entity::scene::Scene;
use crate::entity::{EntityKind, MentionForm};
use crate::layout::BlockKind;
use crate::span::TokenSpan;
use rustc_hash::FxHashMap;

/// So many names that begin with the same word are looked for.
const ALIKE: usize = 8;

/// Give the names outside of the story to the entities of the story.
pub fn link(scene: &Scene, names: &[Name], chains: &mut Chains) {
    let blocks = &scene.layout.blocks;
    let outside = |block: u32| {
        let kind = blocks[block as usize].kind;
        !kind.is_story() && kind != BlockKind::Dateline
    };
    let sentences = || scene.tokens.sentences.iter().filter(|sentence| outside(sentence.block));
    if sentences().next().is_none() {
        return;
    }
    let by_word = by_word(scene, names);
    for sentence in sentences() {
        let (mut at, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        while at < end {
            let alike = by_word.get(scene.word(at)).map_or(&[][..], Vec::as_slice);
            let found = alike.iter().filter(|&&name| stands(scene, names[name].tokens, at, end));
            let Some(&name) = found.max_by_key(|&&name| names[name].tokens.len()) else {
                at += 1;
                continue;
            };
            let tokens = TokenSpan::new(at, at + names[name].tokens.len());
            at = tokens.end as usize;
            let draft = chains.of_name[name];
            chains.mention(scene, draft, tokens, at - 1, MentionForm::Name, "name-outside-of-story");
        }
    }
}

/// The names that are looked for, each once, by their first word.
fn by_word<'a>(scene: &Scene<'a>, names: &[Name]) -> FxHashMap<&'a str, Vec<usize>> {
    let mut found: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, name) in names.iter().enumerate() {
        let (start, long) = (name.tokens.start as usize, name.tokens.len() > 1);
        let alike = found.entry(scene.word(start)).or_default();
        let new = alike.len() < ALIKE
            && !alike.iter().any(|&other| {
                names[other].tokens.len() == name.tokens.len()
                    && stands(scene, names[other].tokens, start, name.tokens.end as usize)
            });
        if new && (long || name.kind == EntityKind::Person) {
            alike.push(index);
        }
    }
    found
}
