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

/// So many sentences further on an accident still tells what killed.
const FAR: usize = 2;

/// What the sentences so far tell of.
#[derive(Default)]
pub struct Mishaps {
    /// How many sentences ago an accident was told.
    since: Option<usize>,
}

impl Mishaps {
    /// Drop the harm without a doer where an accident is told of, in this sentence or right before it, and no attack.
    pub fn sift(&mut self, clauses: &Clauses, sentence: TokenSpan, found: &mut Vec<Predication>) {
        // "The train derailed in Mali injuring ten", where the tree takes Mali for who did it; but "Togolese tanks", "Mali killed ten"
        let acts = |one: &Predication, actor: usize| {
            let own = clauses.child(one.head, &[Dep::Nsubj]) == Some(actor);
            let owned = || clauses.is_named(actor) || named_modifier(clauses, actor).is_some();
            clauses.is_people(actor) || clauses.is_body(actor) || own && owned()
        };
        let open = |one: &Predication| {
            // "nine were rescued", too, tells of no deed of anybody's.
            let rescued = clauses.word(one.head).lemma == "rescue";
            let harmed = matches!(one.frame.name, "destroy" | "displace" | "kill" | "wound");
            (harmed || rescued) && !one.nominal && !one.actors.iter().any(|&actor| acts(one, actor))
        };
        let deed = |one: &Predication| {
            matches!(one.frame.kind, "ASSAULT" | "MOBILIZE" | "PROTEST" | "THREATEN") && (one.nominal || !open(one))
        };
        let works = sentence.range().any(|token| is_works(clauses, token));
        let armed = |token: usize| {
            let word = clauses.word(token);
            // "killed and six missing after an explosion at a plant"
            let explodes = matches!(word.lemma.as_str(), "blast" | "explosion");
            let arms = is_armament(clauses, token) || explodes;
            word.tag.is_noun() && arms && !is_chance_noun(clauses, token) && !(explodes && works)
        };
        let attack = found.iter().any(deed) || sentence.range().any(armed);
        let accident = !attack && sentence.range().any(|token| tells(clauses, token));
        self.since = match self.since {
            _ if attack => None,
            _ if accident => Some(0),
            since => since.map(|passed| passed + 1).filter(|&passed| passed <= FAR),
        };
        if self.since.is_some() {
            found.retain(|one| !open(one));
        }
    }
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
