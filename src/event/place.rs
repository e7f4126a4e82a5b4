//! Place: where an event is said to have happened.
//!
//! In: a predication in its clauses and the entities of the article. Out: a place after "in", "at" and the like in its clause, the
//! end of a journey, else what the deed is done to, or where who does it or what happened then was.

use super::Participant;
use super::clause::Clauses;
use super::frames::{Frame, LEXICON};
use super::predication::Predication;
use crate::entity::{EntityKind, MentionForm};
use crate::syntax::Dep;

/// Where an event happened: a place after "in", "at" and the like in its clause, or the end of a journey.
pub fn place(clauses: &Clauses, predication: &Predication) -> Option<Participant> {
    let travels = predication.frame.name == "visit";
    let end = predication.recipients.iter().copied().find_map(|token| located(clauses, token)).filter(|_| travels);
    let mut at = Some(predication.head);
    let noun = predication.noun.filter(|&noun| noun != predication.head);
    let mut found = end.or_else(|| noun.and_then(|noun| below(clauses, noun)));
    for _ in 0..2 {
        let Some(token) = at.filter(|_| found.is_none()) else { break };
        found = below(clauses, token);
        // A participle or an infinitive happens where the clause above does.
        let joins = matches!(clauses.word(token).dep, Dep::Xcomp | Dep::Acl | Dep::Conj)
            || clauses.word(token).dep == Dep::Advcl;
        at = clauses.governor(token).filter(|_| joins);
    }
    found.or_else(|| around(clauses, predication))
}

/// Where a deed happened by what it is done to and by whom, "raided a warehouse in Paita", "was held by rebels in Goma", and by
/// what happened then: "were killed when their jet was shot down near Gondar".
fn around(clauses: &Clauses, predication: &Predication) -> Option<Participant> {
    let verb = predication.head;
    if !predication.frame.quad.starts_with("material") || !clauses.word(verb).tag.is_verb() {
        return None;
    }
    let patient = if clauses.is_passive(verb) { clauses.subject(verb) } else { clauses.object(verb) };
    let agent = clauses.child(verb, &[Dep::OblAgent]);
    let is_then = |&child: &usize| {
        let mut marks =
            clauses.tree.children(child).filter(|&mark| matches!(clauses.word(mark).dep, Dep::Mark | Dep::Advmod));
        clauses.word(child).dep == Dep::Advcl
            && marks.any(|mark| matches!(clauses.word(mark).lemma.as_str(), "when" | "as"))
    };
    let joined = clauses.child(verb, &[Dep::Conj]).filter(|&joined| clauses.word(joined).tag.is_verb());
    let then = [Some(verb), joined].into_iter().flatten().find_map(|verb| clauses.tree.children(verb).find(is_then));
    let struck = patient.filter(|_| takes_place(predication.frame)).and_then(|patient| located(clauses, patient));
    let struck = struck.filter(|place| is_town(clauses, place));
    struck.or_else(|| patient.into_iter().chain(agent).chain(then).find_map(|token| below(clauses, token)))
}

/// Whether a participant is a place below a country: a country that is attacked is a state as much as a place.
pub fn is_town(clauses: &Clauses, one: &Participant) -> bool {
    let entities = &clauses.input.entities.entities;
    let entity = one.entity.map(|entity| &entities[entity as usize]).filter(|entity| entity.kind == EntityKind::Place);
    entity.is_some_and(|entity| {
        let feature = entity.place.as_ref().and_then(|place| place.feature.as_deref());
        !matches!(feature, Some("PCLI" | "CONT"))
    })
}

/// Whether a deed happens at the place that it is done to: a town that is shelled, patrolled, blockaded, taken.
pub fn takes_place(frame: &Frame) -> bool {
    matches!(frame.kind, "ASSAULT" | "MOBILIZE") || matches!(frame.mode, Some("seize" | "restrict"))
}

/// Whether a phrase says where something is: "in Cairo", "the streets of Cairo", "the battle for Aleppo".
fn says_where(clauses: &Clauses, phrase: usize) -> bool {
    let above = || clauses.governor(phrase).filter(|_| clauses.word(phrase).dep == Dep::Nmod);
    clauses.case(phrase).is_some_and(|case| match case {
        "of" => above().is_some_and(|noun| clauses.is_area(noun)),
        "for" | "against" => above().is_some_and(|noun| LEXICON.nouns.get(clauses.word(noun).lemma.as_str()).is_some()),
        "in" | "at" | "near" | "outside" | "inside" | "around" | "across" | "along" | "through" | "throughout"
        | "on" | "off" | "within" => true,
        _ => false,
    })
}

/// A place in the phrases below a word, three phrases deep: "on the sidelines of the Assembly in New York".
fn below(clauses: &Clauses, token: usize) -> Option<Participant> {
    let mut level = vec![token];
    for _ in 0..3 {
        let phrases: Vec<usize> = level
            .iter()
            .flat_map(|&above| clauses.tree.children(above))
            .filter(|&child| matches!(clauses.word(child).dep, Dep::Obl | Dep::Nmod))
            .take(8)
            .collect();
        if let Some(place) =
            phrases.iter().filter(|&&phrase| says_where(clauses, phrase)).find_map(|&phrase| located(clauses, phrase))
        {
            return Some(place);
        }
        level = phrases;
    }
    None
}

/// The place that a word names, or one beside it: "the city of Kramatorsk", "the capital, Kabul", "Pokhara city".
fn located(clauses: &Clauses, token: usize) -> Option<Participant> {
    let entities = clauses.input.entities;
    let named = |token: usize| {
        let mention = entities.at(token)?;
        let span = clauses.input.tokens.span(mention.tokens);
        (entities.of(mention).kind == EntityKind::Place).then_some(Participant { span, entity: Some(mention.entity) })
    };
    let beside = |deps: &[Dep]| {
        let mut children = clauses.tree.children(token).filter(|&child| deps.contains(&clauses.word(child).dep));
        children.find_map(named)
    };
    let of = clauses.name_of_place(token).and_then(named);
    let is_name = entities.at(token).is_some_and(|mention| mention.form == MentionForm::Name);
    let parts = || beside(&[Dep::Appos, Dep::Flat, Dep::Compound]).filter(|_| clauses.is_area(token) && !is_name);
    of.or_else(parts).or_else(|| named(token))
}
