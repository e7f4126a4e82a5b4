//! Demands that no verb of asking brings: "Chad said that Mali must return the helicopter".
//!
//! In: the words of a sentence and its predications. Out: a request of who speaks to who must or should do it, whatever it
//! is; where the deed has a frame of its own, `compose` has made the request already.

use super::auxiliaries::is_negated;
use super::clause::Clauses;
use super::compose::{is_own, speaker};
use super::frames::frame;
use super::predication::Predication;
use crate::span::TokenSpan;
use crate::syntax::Dep;
use rustc_hash::FxHashSet;

/// So far apart an auxiliary and its verb can be in a trigger.
const APART: usize = 6;

/// "The minister said that Mali must do more", but not "said that more must be done", "said that we should go", "said that
/// Mali must have known", "said that Mali must not be the victim".
pub fn demands(clauses: &Clauses, sentence: TokenSpan, found: &[Predication]) -> Vec<Predication> {
    let known: FxHashSet<usize> = found.iter().filter(|one| one.frame.kind == "REQUEST").map(|one| one.head).collect();
    let stance = |auxiliary: usize| {
        let name = match clauses.word(auxiliary).lemma.as_str() {
            "must" => "demand",
            "should" => "appeal",
            _ => return None,
        };
        let verb = clauses.governor(auxiliary).filter(|verb| !known.contains(verb))?;
        if clauses.word(verb).tag.is_noun() && is_negated(clauses, verb) {
            return None;
        }
        let others = clauses.tree.children(verb).filter(|&child| clauses.word(child).dep == Dep::Aux).take(2).count();
        let subject = clauses.child(verb, &[Dep::Nsubj]).filter(|&subject| others == 1 && clauses.is_named(subject))?;
        let speaker = speaker(clauses, verb).filter(|&speaker| clauses.can_be_people(speaker))?;
        let entity = |token: usize| clauses.input.entities.at(token).map(|mention| mention.entity);
        let itself = is_own(clauses, subject) || entity(subject) == entity(speaker);
        let near = auxiliary < verb && verb - auxiliary < APART;
        (near && !itself).then(|| Predication {
            frame: frame(name),
            trigger: TokenSpan::new(auxiliary, verb + 1),
            head: verb,
            noun: None,
            nominal: false,
            actors: clauses.joined(speaker),
            recipients: clauses.joined(subject),
            anaphoric: false,
            stance: true,
            rule: format!("stance-{}", clauses.word(auxiliary).lemma),
        })
    };
    sentence.range().filter(|&token| clauses.word(token).dep == Dep::Aux).filter_map(stance).collect()
}
