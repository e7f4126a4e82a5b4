//! Occasion: who harmed somebody, where a clause of time tells how: "Four were killed when gunmen attacked a bus".
//!
//! In: the predications of a sentence. Out: the same, where a killing without a doer takes the one of the attack: "Ten were hurt after
//! their ship was attacked by rebels"; not "The attacker was killed after he shot two", "Two were hurt by debris after the army
//! shot down a drone". Known limit: of two attacks the first is taken.

use super::clause::{Clauses, MANY};
use super::predication::Predication;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use rustc_hash::FxHashMap;

/// Give those who attack what their attack did.
pub fn join_occasion(clauses: &Clauses, found: &mut [Predication]) {
    let acts = |&token: &usize| clauses.can_be_people(token) && clauses.word(token).pos != Pos::Pron;
    let attacks: FxHashMap<usize, Vec<usize>> = found
        .iter()
        .filter(|one| one.frame.kind == "ASSAULT" && !one.nominal && one.actors.iter().all(acts))
        .filter(|one| !one.actors.is_empty() && clauses.word(one.head).dep == Dep::Advcl)
        .map(|one| (one.head, one.actors.clone()))
        .collect();
    for harm in found.iter_mut().filter(|one| matches!(one.frame.name, "kill" | "wound") && one.actors.is_empty()) {
        let Some(actors) = occasion(clauses, harm).and_then(|clause| attacks.get(&clause)) else { continue };
        if !actors.iter().any(|&actor| harm.recipients.iter().any(|&harmed| is_same(clauses, actor, harmed))) {
            harm.actors.clone_from(actors);
        }
    }
}

/// Whether two words are for the same.
fn is_same(clauses: &Clauses, one: usize, other: usize) -> bool {
    let entity = |token: usize| clauses.input.entities.at(token).map(|mention| mention.entity);
    one == other || entity(one).is_some() && entity(one) == entity(other)
}

/// The first clause that tells when somebody was harmed, of the verb or of one joined to it, if it can tell how.
fn occasion(clauses: &Clauses, harm: &Predication) -> Option<usize> {
    let verb = harm.head;
    let by = |&child: &usize| {
        let own = matches!(clauses.word(child).dep, Dep::Obl | Dep::OblAgent | Dep::Advcl);
        let case = clauses.child(child, &[Dep::Case, Dep::Mark]);
        own && case.is_some_and(|case| clauses.word(case).lemma == "by")
    };
    let joined = clauses.child(verb, &[Dep::Conj]).filter(|&next| next > verb && clauses.is_passive(next));
    let mut below = [Some(verb), joined].into_iter().flatten().flat_map(|verb| clauses.tree.children(verb).take(MANY));
    if !clauses.is_passive(verb) || clauses.tree.children(verb).take(MANY).any(|child| by(&child)) {
        return None;
    }
    let when = |clause: usize| {
        let marks = clauses.tree.children(clause).take(MANY).take_while(|&mark| mark < clause);
        let mut marks = marks.filter(|&mark| matches!(clauses.word(mark).dep, Dep::Mark | Dep::Advmod));
        marks
            .find_map(|mark| Some(clauses.word(mark).lemma.as_str()).filter(|&lemma| matches!(lemma, "when" | "after")))
    };
    let first = below.find_map(|child| Some((child, when(child).filter(|_| clauses.word(child).dep == Dep::Advcl)?)));
    let (clause, mark) = first?;
    let several = |&token: &usize| matches!(clauses.word(token).tag, Tag::Nns | Tag::Nnps | Tag::Cd);
    let victims = harm.recipients.iter().all(|&token| !is_attacker(clauses, token));
    let tells = mark == "when" || clauses.is_passive(clause) || harm.recipients.iter().all(several);
    (victims && tells).then_some(clause)
}

/// Who can have been harmed for what he did.
fn is_attacker(clauses: &Clauses, token: usize) -> bool {
    let lemma = clauses.word(token).lemma.as_str();
    matches!(lemma, "assailant" | "attacker" | "bomber" | "gunman" | "hijacker" | "perpetrator" | "shooter" | "suspect")
}
