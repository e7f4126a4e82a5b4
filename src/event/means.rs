//! Means: the attack that a weapon or another attack makes of a killing, "a car bomb killed six".
//!
//! In: a verb of harm with what does it. Out: the frame of the attack, which says more of how it was done than the verb: a
//! bombing, an airstrike. Known limit: of "killed in a bombing" the bombing is a frame apart, and the verb keeps its own.

use super::causes::attack_of;
use super::clause::{Clauses, MANY};
use super::frames::{Frame, LEXICON, Predicate, frame};
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// The frame of the attack by which somebody is harmed: "an airstrike killed six", "Chadian drones hit the mill"; not "a soldier
/// killed six", "clashes killed six".
pub fn frame_of(clauses: &Clauses, harm: &Frame, means: usize) -> Option<&'static Frame> {
    let harms = matches!(harm.name, "attack-armed" | "kill" | "wound");
    if !harms || !matches!(clauses.word(means).tag, Tag::Nn | Tag::Nns) {
        return None;
    }
    let modifies = |&child: &usize| matches!(clauses.word(child).dep, Dep::Amod | Dep::Compound);
    let modifiers = || clauses.tree.children(means).take(MANY).filter(modifies);
    let lemma = clauses.word(means).lemma.as_str();
    let armed = |predicate: &Predicate| predicate.frame.filter(|frame| frame.kind == "ASSAULT" && frame.mode.is_some());
    let noun = |lemma: &str| LEXICON.nouns.get(lemma).and_then(|predicates| predicates.iter().find_map(armed));
    let paired = || modifiers().find_map(|first| noun(&format!("{} {lemma}", clauses.word(first).lemma)));
    let weapon = || [means].into_iter().chain(modifiers()).find_map(|word| attack_of(clauses, word));
    paired().or_else(|| noun(lemma)).or_else(|| weapon().map(frame))
}
