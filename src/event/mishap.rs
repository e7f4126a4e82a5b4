//! Mishap: harm without a doer in a story of an accident or a disaster, where the tree does not hang the one on the other.
//!
//! In: the predications of each sentence in turn. Out: the same without the harm that nobody did: "Three people were killed and four
//! are missing after a boat carrying twenty capsized", "A storm hit the coast. Ten people were injured."; but not "Rebels hit
//! the coast. Ten people were injured.", "Ten were killed when a rocket hit their bus and it overturned". Known limit: a death
//! that a story of a storm tells from elsewhere is lost.

use super::causes::{is_armament, is_chance_noun, is_mishap, is_works};
use super::clause::Clauses;
use super::predication::{Predication, named_modifier};
use crate::span::TokenSpan;
use crate::syntax::Dep;
use std::collections::VecDeque;

/// So many sentences further on an accident still tells what killed.
const FAR: usize = 2;

/// What the sentences so far tell of.
#[derive(Default)]
pub struct Mishaps {
    /// The last sentences, and whether somebody did harm in them.
    before: VecDeque<(TokenSpan, bool)>,
}

impl Mishaps {
    /// Drop the harm without a doer where an accident is told of, in this sentence or right before it, and no attack.
    pub fn sift(&mut self, clauses: &Clauses, sentence: TokenSpan, found: &mut Vec<Predication>) {
        let is_open = |one: &Predication| is_open(clauses, one);
        let deed = |one: &Predication| {
            matches!(one.frame.kind, "ASSAULT" | "MOBILIZE" | "PROTEST" | "THREATEN") && (one.nominal || !is_open(one))
        };
        let here = (sentence, found.iter().any(deed));
        if found.iter().any(is_open) {
            // What was told last decides.
            let told = [here].into_iter().chain(self.before.iter().rev().copied());
            if told.into_iter().find_map(|(sentence, deed)| tells_of(clauses, sentence, deed)) == Some(true) {
                found.retain(|one| !is_open(one));
            }
        }
        self.before.push_back(here);
        if self.before.len() > FAR {
            self.before.pop_front();
        }
    }
}

/// Whether a predication tells of harm, or of a rescue, that nobody brought: "nine were rescued".
fn is_open(clauses: &Clauses, one: &Predication) -> bool {
    // "The train derailed in Mali injuring ten", where the tree takes Mali for who did it; but "Togolese tanks", "Mali killed ten"
    let acts = |&actor: &usize| {
        let own = clauses.child(one.head, &[Dep::Nsubj]) == Some(actor);
        let owned = || clauses.is_named(actor) || named_modifier(clauses, actor).is_some();
        clauses.is_people(actor) || clauses.is_body(actor) || own && owned()
    };
    let harmed = matches!(one.frame.name, "destroy" | "displace" | "kill" | "wound");
    (harmed || clauses.word(one.head).lemma == "rescue") && !one.nominal && !one.actors.iter().any(acts)
}

/// Whether a sentence tells of an accident; `None` where it tells of no attack either. `deed`: whether somebody does harm in it.
fn tells_of(clauses: &Clauses, sentence: TokenSpan, deed: bool) -> Option<bool> {
    let armed = |token: usize| {
        let word = clauses.word(token);
        // "killed and six missing after an explosion at a plant"
        let explodes = matches!(word.lemma.as_str(), "blast" | "explosion");
        let works = || sentence.range().any(|token| is_works(clauses, token));
        let arms = || if explodes { !works() } else { is_armament(clauses, token) };
        word.tag.is_noun() && arms() && !is_chance_noun(clauses, token)
    };
    if deed || sentence.range().any(armed) {
        return Some(false);
    }
    sentence.range().any(|token| tells(clauses, token)).then_some(true)
}

/// Whether a word tells of an accident or a disaster that came about: "capsized", "after floods", but not "storm troopers".
fn tells(clauses: &Clauses, token: usize) -> bool {
    let word = clauses.word(token);
    if word.tag.is_verb() {
        return !matches!(word.dep, Dep::Amod | Dep::Compound) && is_mishap(clauses, token);
    }
    let stands =
        matches!(word.dep, Dep::Nsubj | Dep::NsubjPass | Dep::Obl | Dep::OblAgent | Dep::Nmod | Dep::Obj | Dep::Root);
    // "when a train carrying ten derails", which can look like a noun
    let derails = matches!(word.lemma.as_str(), "capsize" | "collide" | "crash" | "derail" | "overturn");
    word.tag.is_noun() && (stands && is_chance_noun(clauses, token) && !is_armament(clauses, token) || derails)
}
