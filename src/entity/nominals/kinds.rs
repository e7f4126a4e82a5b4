//! Nouns that say only of what kind a thing is, and so always take it up: "A whale swam up the river. [The animal] was ill."
//!
//! In: a phrase of "the" and such a noun alone. Out: the latest thing of that kind in the sentences before, by the wider nouns of
//! `nouns.tsv`. Not where the noun itself was used before, nor where other words tell more of it: "the animal that bit him".

use super::SENTENCES;
use super::noun;
use super::phrase::{Behind, Determination, Phrase};
use crate::entity::descriptions::Walk;

/// Nouns with which nobody begins to speak of a thing.
const KINDS: [&str; 4] = ["aircraft", "animal", "vehicle", "vessel"];

/// So many traces are looked at.
const NEAR: usize = 40;

/// The thing of the kind that a phrase names.
pub fn taken_up(walk: &Walk, phrase: Phrase, sentence: usize) -> Option<usize> {
    let kind = noun(walk.scene, phrase.head);
    let plain = matches!(phrase.determination, Determination::Definite | Determination::Pointing)
        && phrase.start + 1 == phrase.head
        && phrase.behind == Behind::Nothing;
    if !plain || !KINDS.contains(&kind) || walk.nominals.by_noun.contains_key(kind) {
        return None;
    }
    let near = walk.recent().take(NEAR).take_while(|trace| trace.sentence + SENTENCES > sentence);
    let of_kind = |theirs: &Phrase| theirs.plural == phrase.plural && theirs.wider.contains(&kind);
    near.filter(|trace| walk.phrase_of(*trace).as_ref().is_some_and(of_kind)).map(|trace| trace.draft).next()
}
