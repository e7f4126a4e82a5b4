//! Place: where an event is said to have happened.
//!
//! In: a predication in its clauses and the entities of the article. Out: a place after "in", "at" and the like in its clause, the
//! end of a journey, else what the deed is done to, or where who does it or what happened then was.

use super::clause::{Clauses, MANY};
use super::distance::Node;
use super::frames::{Frame, LEXICON};
use super::noun::is_told;
use super::predication::Predication;
use super::{Event, Participant};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::entity::{EntityKind, MentionForm};
use crate::syntax::Dep;
use crate::syntax::tag::Tag;
use rustc_hash::FxHashMap;

/// Where an event happened: a place after "in", "at" and the like in its clause, or the end of a journey.
pub fn place(clauses: &Clauses, predication: &Predication) -> Option<Participant> {
    let travels = predication.frame.name == "visit";
    let end = predication.recipients.iter().copied().find_map(|token| located(clauses, token)).filter(|_| travels);
    let mut at = Some(predication.head);
    let noun = predication.noun.filter(|&noun| noun != predication.head);
    // "visited the embassy in Lima"
    let site =
        || predication.recipients.iter().filter(|_| travels).find_map(|&site| below(clauses, site, predication.frame));
    // "clashes broke out in Lima"
    let told = || clauses.governor(predication.head).filter(|_| is_told(clauses, predication.head));
    let told = || told().filter(|_| predication.nominal).and_then(|verb| below(clauses, verb, predication.frame));
    let mut found = end.or_else(site).or_else(|| noun.and_then(|noun| below(clauses, noun, predication.frame)));
    for _ in 0..2 {
        let Some(token) = at.filter(|_| found.is_none()) else { break };
        found = below(clauses, token, predication.frame);
        // A participle or an infinitive happens where the clause above does.
        let joins = matches!(clauses.word(token).dep, Dep::Xcomp | Dep::Acl | Dep::Conj)
            || clauses.word(token).dep == Dep::Advcl;
        at = clauses.governor(token).filter(|_| joins);
    }
    found.or_else(told).or_else(|| around(clauses, predication))
}

/// Where a deed happened by what it is done to and by whom, "raided a warehouse in Paita", "was held by rebels in Goma", "police
/// in Paita shot two", and by what happened then: "were killed when their jet was shot down near Gondar".
fn around(clauses: &Clauses, predication: &Predication) -> Option<Participant> {
    let (verb, frame) = (predication.head, predication.frame);
    if !frame.quad.starts_with("material") || !clauses.word(verb).tag.is_verb() {
        return None;
    }
    let patient = if clauses.is_passive(verb) { clauses.subject(verb) } else { clauses.object(verb) };
    let agent = clauses.child(verb, &[Dep::OblAgent, Dep::Nsubj]).filter(|&agent| Some(agent) != patient);
    let struck = patient.and_then(|patient| located(clauses, patient)).filter(|place| is_struck(clauses, frame, place));
    let inside = || patient.into_iter().chain(agent).find_map(|token| below(clauses, token, frame));
    let then = || then(clauses, verb).find_map(|clause| clause_place(clauses, clause, frame));
    // "broke off relations after police stormed its embassy in Quito" was not done in Quito.
    let bodily = matches!(frame.kind, "AID" | "ASSAULT" | "COERCE" | "PROTEST");
    struck.or_else(inside).or_else(|| bodily.then(then).flatten())
}

/// The clauses that tell when a deed was done, of its verb and of one joined to it: "was shot and killed as he left a shop".
fn then<'c>(clauses: &'c Clauses, verb: usize) -> impl Iterator<Item = usize> + 'c {
    let tells = |&child: &usize| {
        let marks = clauses.tree.children(child).take(MANY);
        clauses.word(child).dep == Dep::Advcl
            && marks
                .filter(|&mark| matches!(clauses.word(mark).dep, Dep::Mark | Dep::Advmod))
                .any(|mark| matches!(clauses.word(mark).lemma.as_str(), "when" | "as" | "while" | "after"))
    };
    let joined = clauses.child(verb, &[Dep::Conj]).filter(|&joined| clauses.word(joined).tag.is_verb());
    [Some(verb), joined].into_iter().flatten().flat_map(|verb| clauses.tree.children(verb).take(MANY)).filter(tells)
}

/// Where the deed of a clause was: "launched an attack in Goma", "raided their Goma hideout".
fn clause_place(clauses: &Clauses, verb: usize, frame: &Frame) -> Option<Participant> {
    let object = clauses.object(verb);
    let town = || object.and_then(|object| located(clauses, object)).filter(|place| is_town(clauses, place));
    let inside = || object.and_then(|object| below(clauses, object, frame));
    below(clauses, verb, frame).or_else(town).or_else(inside)
}

/// Whether a deed was where those are that it is done to: a town that is attacked or taken; a country too where it is
/// taken whole or patrolled, but not where it is attacked: "attacked Syria" speaks of a state.
pub fn is_struck(clauses: &Clauses, frame: &Frame, one: &Participant) -> bool {
    let whole = frame.kind == "MOBILIZE" || matches!(frame.name, "invade" | "occupy");
    takes_place(frame) && (is_town(clauses, one) || whole && one.entity.is_some_and(|entity| is_place(clauses, entity)))
}

fn is_place(clauses: &Clauses, entity: u32) -> bool {
    clauses.input.entities.entities[entity as usize].kind == EntityKind::Place
}

/// A deed that is told by another's words happens where that one does: "struck Goma, wounding ten", "killed ten and wounded
/// two", "two were killed in an airstrike in Goma".
pub fn share(clauses: &Clauses, events: &mut [Event], nodes: &[Node]) {
    let mut places: FxHashMap<usize, Participant> =
        events.iter().zip(nodes).filter_map(|(event, node)| Some((node.head, event.place?))).collect();
    for (event, node) in events.iter_mut().zip(nodes).filter(|(event, _)| event.place.is_none()) {
        event.place = with(clauses, node.head, event.kind).find_map(|head| places.get(&head)).copied();
        if let Some(place) = event.place {
            places.insert(node.head, place);
        }
    }
}

/// The heads of those that a deed is told with.
fn with<'c>(clauses: &'c Clauses, head: usize, kind: &str) -> impl Iterator<Item = usize> + 'c {
    let word = clauses.word(head);
    let verb = word.tag.is_verb();
    let participle = word.dep == Dep::Advcl && word.tag == Tag::Vbg;
    let second = || verb && word.dep == Dep::Conj && clauses.child(head, &[Dep::Nsubj, Dep::NsubjPass]).is_none();
    let means = || match word.dep {
        Dep::Obl | Dep::OblAgent => clauses.case(head).is_some_and(|case| matches!(case, "in" | "during" | "by")),
        dep => dep == Dep::Nsubj,
    };
    let below = participle || second() || !verb && matches!(kind, "ASSAULT" | "PROTEST") && means();
    let above = clauses.governor(head).filter(|_| below);
    above.into_iter().chain(clauses.child(head, &[Dep::Conj]).filter(|_| verb))
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
    matches!(frame.kind, "ASSAULT" | "MOBILIZE") || matches!(frame.mode, Some("obstruct" | "seize" | "restrict"))
}

/// Whether a phrase says where something is: "in Cairo", "the streets of Cairo", "the battle for Aleppo", "shot down over
/// Aleppo", but not "a dispute over Aleppo".
fn says_where(clauses: &Clauses, phrase: usize, frame: &Frame) -> bool {
    let above = || clauses.governor(phrase).filter(|_| clauses.word(phrase).dep == Dep::Nmod);
    clauses.case(phrase).is_some_and(|case| match case {
        "of" => above().is_some_and(|noun| clauses.is_area(noun)),
        "for" | "against" => above().is_some_and(|noun| LEXICON.nouns.get(clauses.word(noun).lemma.as_str()).is_some()),
        "in" | "at" | "near" | "outside" | "inside" | "around" | "across" | "along" | "through" | "throughout"
        | "off" | "within" => true,
        // "struck on Chad", but not "the attack was blamed on Chad"
        "on" => frame.kind == "ASSAULT" || located(clauses, phrase).is_none_or(|place| is_town(clauses, &place)),
        "over" | "above" => matches!(frame.kind, "ASSAULT" | "MOBILIZE"),
        _ => false,
    })
}

/// A place in the phrases below a word, three phrases deep: "on the sidelines of the Assembly in New York".
fn below(clauses: &Clauses, token: usize, frame: &Frame) -> Option<Participant> {
    let mut level = vec![token];
    for _ in 0..3 {
        let phrases: Vec<usize> = level
            .iter()
            .flat_map(|&above| clauses.tree.children(above))
            .filter(|&child| match clauses.word(child).dep {
                Dep::Obl | Dep::Nmod => true,
                dep => dep == Dep::Conj && !clauses.word(child).tag.is_verb(),
            })
            .take(8)
            .collect();
        let places = phrases.iter().filter(|&&phrase| says_where(clauses, phrase, frame));
        if let Some(place) = places.filter_map(|&phrase| located(clauses, phrase)).next() {
            return Some(place);
        }
        // "was arrested after an attack in Goma", which may have been elsewhere
        let apart = |&phrase: &usize| {
            let case = clauses.case(phrase);
            let other = matches!(case, Some("after" | "ahead" | "before" | "despite" | "following" | "over"));
            frame.kind == "ASSAULT" || !other
        };
        level = phrases.into_iter().filter(apart).collect();
    }
    None
}

/// The place that a word names, or one beside it: "the city of Kramatorsk", "the capital, Kabul", "Pokhara city", "its
/// Geneva headquarters", "Pokhara's airport".
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
    // "the U.S. embassy", "Chad's embassy" lie elsewhere.
    let owner = || {
        let class = class_of(&clauses.word(token).lemma);
        let owner = beside(&[Dep::Compound, Dep::NmodPoss]).filter(|_| !is_name)?;
        let stands = matches!(class, Class::Artifact | Class::Thing) && is_town(clauses, &owner);
        (stands || class == Class::Place && (is_town(clauses, &owner) || beside(&[Dep::NmodPoss]).is_some()))
            .then_some(owner)
    };
    of.or_else(parts).or_else(|| named(token)).or_else(owner)
}
