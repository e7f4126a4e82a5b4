//! Compose: what is said of a deed to come is an event, too: it is promised, refused, demanded.
//!
//! In: the predications of a sentence. Out: the same, with those that come of two: "refused to meet" is a refusal of a
//! meeting, "will meet" an intention (after the PLOVER manual of 2021: cooperation told in the future tense is `AGREE`), and
//! in "said that it must withdraw" who speaks demands. The deed itself keeps its own predication.

use super::clause::Clauses;
use super::effect::Effect;
use super::frames::{Composition, Frame, LEXICON};
use super::predication::{Predication, can_act};
use super::recipient;
use super::status::{Status, status};
use super::{Modality, Polarity};
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::Dep;
use rustc_hash::FxHashMap;

/// So far apart an auxiliary and its verb can be in a trigger.
const APART: usize = 6;

/// Make the verbs of promise, refusal and demand say what of, and add what has no such verb.
pub fn compose(clauses: &Clauses, found: &mut Vec<Predication>) {
    let by_head: FxHashMap<usize, usize> =
        found.iter().enumerate().map(|(index, predication)| (predication.head, index)).collect();
    let mut added = Vec::new();
    for index in 0..found.len() {
        let deed = &found[index];
        let Some(composition) = LEXICON.composition(deed.frame) else { continue };
        let status = status(clauses, deed);
        let Some(by) = status.by.filter(|&by| is_direct(clauses, deed.head, by)) else { continue };
        match by_head.get(&by).filter(|&&other| other != index) {
            Some(&other) => {
                let recipients = found[index].recipients.clone();
                // "vowed to strike Chad" promises Chad nothing.
                let threat = composition.threatened.filter(|_| strikes(clauses, &found[index]));
                refine(&mut found[other], composition, threat, recipients);
            }
            None => added.extend(stated(clauses, deed, composition, &status, by)),
        }
    }
    found.append(&mut added);
    // "threatened bombing if Chad does not yield"
    let open = |one: &&mut Predication| !one.recipients.iter().any(|&token| clauses.can_be_people(token));
    for threat in found.iter_mut().filter(|one| one.frame.kind == "THREATEN").filter(open) {
        if let Some(recipient) = recipient::threatened(clauses, threat) {
            threat.recipients = vec![recipient];
        }
    }
    // "warned that the river would rise": who warns nobody threatens nobody.
    found.retain(|one| one.frame.name != "warn" || !one.recipients.is_empty());
}

/// Whether a word says it of the deed itself, or of one that the deed is joined to: "agreed to meet and to trade".
fn is_direct(clauses: &Clauses, head: usize, by: usize) -> bool {
    let above = clauses.governor(head);
    let joined = || above.filter(|_| clauses.word(head).dep == Dep::Conj).and_then(|above| clauses.governor(above));
    by == head || above == Some(by) || joined() == Some(by)
}

/// "refused" of "to meet Chad" refuses a meeting with Chad. `threat`: what a promise of the deed is where it is hostile.
fn refine(outer: &mut Predication, composition: &Composition, threat: Option<&'static Frame>, recipients: Vec<usize>) {
    let frame = match outer.frame.name {
        "promise" | "vow" => composition.agreed.or(threat),
        "agree" => composition.agreed,
        "refuse" | "reject" => composition.refused,
        "demand" => composition.demanded,
        "appeal" | "urge" => composition.asked,
        "threaten" | "warn" => composition.threatened,
        _ => None,
    };
    let Some(frame) = frame else { return };
    outer.frame = frame;
    if outer.recipients.is_empty() {
        outer.recipients = recipients.into_iter().filter(|token| !outer.actors.contains(token)).collect();
    }
}

/// The predication of a stance that no predicate brings: "will visit", "is ready to meet", "said that it must withdraw".
fn stated(
    clauses: &Clauses,
    deed: &Predication,
    composition: &Composition,
    status: &Status,
    by: usize,
) -> Option<Predication> {
    deed.actors.first().filter(|&&actor| can_act(clauses, actor))?;
    let negative = status.polarity == Polarity::Negative;
    let own = by == deed.head;
    let predication = |frame: &'static Frame, actors: &[usize], recipients: &[usize]| {
        // "will" of "will visit": the verb is the trigger of the deed, which is still to come, while the stance is taken.
        let first = if own { auxiliary(clauses, by).unwrap_or(by) } else { by };
        // "is to" of "is to visit"
        let is_to = own && first < by && clauses.word(first).lemma == "to" && first > 0;
        let from = first - usize::from(is_to && clauses.word(first - 1).lemma == "be");
        Predication {
            frame,
            trigger: TokenSpan::new(from, first + 1),
            head: by,
            noun: None,
            nominal: false,
            actors: actors.to_vec(),
            recipients: recipients.to_vec(),
            anaphoric: false,
            stance: own,
            rule: format!("stance-{}", clauses.word(first).lemma),
        }
    };
    let by_will = |frame: Option<&'static Frame>| Some(predication(frame?, &deed.actors, &deed.recipients));
    match (status.modality, status.effect) {
        (_, Some(Effect::Attempts)) => by_will(composition.attempted.filter(|_| !negative)),
        (Modality::Requested, None) if !negative => {
            let speaker = speaker(clauses, by).filter(|_| !deed.actors.iter().any(|&actor| is_own(clauses, actor)))?;
            composition.demanded.map(|frame| predication(frame, &clauses.joined(speaker), &deed.actors))
        }
        (Modality::Future, _) | (_, Some(Effect::Offers | Effect::Refuses)) if negative => by_will(composition.refused),
        // To be told that troops will come is a promise to some, and a threat to others.
        (Modality::Future, None) if deed.frame.kind == "MOBILIZE" => None,
        (Modality::Future, _) => {
            by_will(composition.agreed.or(composition.threatened.filter(|_| strikes(clauses, deed))))
        }
        (_, Some(Effect::Offers)) => by_will(composition.agreed),
        _ => None,
    }
}

/// Whether a hostile deed is done to somebody, "will boycott Chad's elections": "will ban plastic bags" threatens nobody.
fn strikes(clauses: &Clauses, deed: &Predication) -> bool {
    let whose = |thing: usize| recipient::whose(clauses, thing, false).or_else(|| recipient::reached(clauses, thing));
    let owned = |thing: usize| whose(thing).is_some_and(|owner| clauses.is_named(owner));
    deed.recipients.first().is_none_or(|&recipient| clauses.can_be_people(recipient) || owned(recipient))
}

/// "we", who speak.
pub fn is_own(clauses: &Clauses, token: usize) -> bool {
    matches!(clauses.word(token).lemma.as_str(), "i" | "we")
}

/// The auxiliary that puts a verb into the future, near it, or "to": "is to visit"; not that of "is planning".
fn auxiliary(clauses: &Clauses, verb: usize) -> Option<usize> {
    let auxiliary = clauses.child(verb, &[Dep::Aux]).or_else(|| clauses.child(verb, &[Dep::Mark]))?;
    let near = auxiliary < verb && verb - auxiliary < APART;
    (near && clauses.word(auxiliary).lemma != "be").then_some(auxiliary)
}

/// Who says what a clause says, where a verb of saying governs it: "Chad said that Mali must withdraw".
pub fn speaker(clauses: &Clauses, verb: usize) -> Option<usize> {
    let word = clauses.word(verb);
    let saying = clauses.governor(verb).filter(|_| matches!(word.dep, Dep::Ccomp | Dep::Parataxis))?;
    let lemma = clauses.word(saying).lemma.as_str();
    let says = lexicon::CUE_VERBS.find(lemma).any(|row| row[1] == "verb");
    clauses.subject(saying).filter(|_| says)
}
