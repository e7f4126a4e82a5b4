//! Place: where an event is said to have happened.
//!
//! In: a predication in its clauses and the entities of the article. Out: a place after "in", "at" and the like in its clause, the
//! end of a journey, else what the deed is done to, or where who does it or what happened then was.

use super::around;
use super::clause::Clauses;
use super::distance::Node;
use super::frames::{Frame, LEXICON};
use super::noun::is_told;
use super::predication::Predication;
use super::{Event, Participant};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::entity::{EntityKind, Mention, MentionForm};
use crate::lexicon::lemmas::Lemmas;
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
    found.or_else(told).or_else(|| around::around(clauses, predication))
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
/// two", "one was killed and two were injured in Goma", "two were killed in Goma after an ambush".
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
    let bodily = matches!(kind, "AID" | "ASSAULT");
    let goes_on = || bodily && clauses.is_passive(head);
    let second = || verb && word.dep == Dep::Conj && (!has_subject(clauses, head) || goes_on());
    let means = || match word.dep {
        Dep::Obl | Dep::OblAgent => clauses.case(head).is_some_and(|case| match case {
            "in" | "during" | "by" => true,
            "after" | "amid" | "follow" => kind == "ASSAULT",
            _ => false,
        }),
        dep => dep == Dep::Nsubj,
    };
    let below = participle || second() || !verb && matches!(kind, "ASSAULT" | "PROTEST") && means();
    let above = clauses.governor(head).filter(|_| below);
    above.into_iter().chain(clauses.child(head, &[Dep::Conj]).filter(|_| verb))
}

fn has_subject(clauses: &Clauses, verb: usize) -> bool {
    clauses.child(verb, &[Dep::Nsubj, Dep::NsubjPass]).is_some()
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
pub fn says_where(clauses: &Clauses, phrase: usize, frame: &Frame) -> bool {
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

/// Whether a phrase says why a deed was done: "about the war in Mali", "in response to an attack", "in connection with it".
pub fn is_reason(clauses: &Clauses, phrase: usize) -> bool {
    clauses.case(phrase).is_some_and(|case| match case {
        "about" | "despite" | "without" => true,
        "to" | "with" => clauses.governor(phrase).is_some_and(|noun| Lemmas::Reasons.has(&clauses.word(noun).lemma)),
        _ => false,
    })
}

/// A place in the phrases below a word, three phrases deep: "on the sidelines of the Assembly in New York"; or below the one
/// that is met, whom the tree has it hang on: "met minister Ann Lee in Paris".
pub fn below(clauses: &Clauses, token: usize, frame: &Frame) -> Option<Participant> {
    let met = clauses.object(token).filter(|&object| is_met(clauses, object, frame));
    let named = met.and_then(|met| clauses.child(met, &[Dep::Appos]).filter(|&name| name == met + 1));
    let mut level: Vec<usize> = [token].into_iter().chain(met).chain(named).collect();
    for _ in 0..3 {
        let phrases: Vec<usize> = level
            .iter()
            .flat_map(|&above| clauses.tree.children(above))
            .filter(|&child| match clauses.word(child).dep {
                Dep::Obl | Dep::Nmod => !is_reason(clauses, child),
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

/// Whether what is said to be "in Cairo" behind the object of a verb is the deed: nobody but who is met is where it is done, and
/// the name of a person is told by no place.
fn is_met(clauses: &Clauses, object: usize, frame: &Frame) -> bool {
    let is_named = |mention: &Mention| {
        let last = clauses.word(mention.tokens.end as usize - 1);
        clauses.input.entities.of(mention).kind == EntityKind::Person && last.tag == Tag::Nnp
    };
    frame.reciprocal && clauses.is_people(object) || clauses.input.entities.at(object).is_some_and(is_named)
}

/// The place that a word names, or one beside it: "the city of Kramatorsk", "the capital, Kabul", "Pokhara city", "its
/// Geneva headquarters", "Pokhara's airport".
pub fn located(clauses: &Clauses, token: usize) -> Option<Participant> {
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
