//! Doer: who does what a verb of the frame lexicon tells.
//!
//! In: a verb in its clauses with its frame. Out: the word that stands for who does it: behind "by" in the passive, of a weapon
//! its owner, of an attack that a clause speaks of who carries it out.

use super::causes;
use super::clause::{Clauses, MANY};
use super::frames::{Frame, LEXICON, Predicate, Side, Slot};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// Whether a frame is one of harm, which a weapon, an attack or chance can do too.
pub fn harms(frame: &Frame) -> bool {
    frame.kind == "ASSAULT" || frame.name == "destroy"
}

/// Who does it: of a weapon its owner, of "killed in a raid" whose the raid is. What happens acts only where it harms: "the
/// protests led to police making arrests".
pub fn doer(clauses: &Clauses, frame: &Frame, verb: usize, agent: Option<usize>, passive: bool) -> Option<usize> {
    let agent = match agent {
        // "carried out an attack on a firm that killed two", "a shooting at a home that killed two"
        Some(last) if harms(frame) && attack_before(clauses, last, verb).is_some() => {
            let attack = attack_before(clauses, last, verb)?;
            causes::actor(clauses, attack).or_else(|| light_doer(clauses, attack))
        }
        // "a car detonated": who drove it is not told.
        Some(car) if frame.name == "attack-bomb" && causes::is_vehicle(clauses, car) => None,
        Some(agent) if harms(frame) => causes::actor(clauses, agent),
        None if harms(frame) && passive => causes::doer(clauses, verb),
        agent => agent,
    };
    // "gathered outside the court chanting slogans"
    let there =
        |agent: usize| frame.kind == "PROTEST" && clauses.word(verb).dep == Dep::Acl && !clauses.can_be_people(agent);
    let agent = match agent.filter(|&agent| there(agent)) {
        Some(site) => clauses.clause_verb(site).and_then(|above| clauses.subject(above)),
        None => agent,
    };
    let happens = |agent: usize| !clauses.is_named(agent) && class_of(&clauses.word(agent).lemma) == Class::Event;
    // "its air defences shot down two drones"
    let owner = |agent: usize| clauses.child(agent, &[Dep::NmodPoss]).filter(|&owner| !clauses.is_time(owner));
    let agent = agent.and_then(|agent| if happens(agent) && harms(frame) { owner(agent) } else { Some(agent) });
    // "since the start of the year, which has killed two"
    agent.filter(|&agent| !happens(agent) && !clauses.is_time(agent))
}

/// The attack that a clause with "that" or "which" tells of, where the tree hangs it on the last noun: "an attack on the seat of a
/// firm that killed two"; but not "an attack on the man who killed two".
fn attack_before(clauses: &Clauses, last: usize, verb: usize) -> Option<usize> {
    let word = clauses.word(verb);
    let pronoun = clauses.child(verb, &[Dep::Nsubj]).map(|subject| clauses.word(subject).lemma.as_str());
    let inside = word.dep == Dep::AclRelcl && word.head as usize == last && matches!(pronoun, Some("that" | "which"));
    let mut at = Some(last).filter(|_| inside)?;
    for _ in 0..4 {
        at = clauses.governor(at).filter(|_| clauses.word(at).dep == Dep::Nmod)?;
        let predicates = LEXICON.nouns.get(clauses.word(at).lemma.as_str());
        let attacks = |predicate: &Predicate| predicate.frame.is_some_and(|frame| frame.kind == "ASSAULT");
        if predicates.is_some_and(|predicates| predicates.iter().any(attacks)) {
            return Some(at);
        }
    }
    None
}

/// Who carries out an attack: "launched an attack".
fn light_doer(clauses: &Clauses, attack: usize) -> Option<usize> {
    let verb = clauses.governor(attack).filter(|_| clauses.word(attack).dep == Dep::Obj)?;
    let light = LEXICON.light.get(clauses.word(verb).lemma.as_str()).filter(|light| light.subject == Side::Actor)?;
    clauses.subject(verb).filter(|_| light.noun.contains(&Slot::Object))
}

/// Who does what is told in the passive; the second verb's "by" serves both: "was shot and killed by police".
pub fn passive_agent(clauses: &Clauses, verb: usize) -> Option<usize> {
    let second = || {
        let second = clauses.child(verb, &[Dep::Conj])?;
        let near = second > verb && second - verb <= 3 && clauses.word(second).tag == Tag::Vbn;
        clauses.after(second, &["by"]).filter(|_| near)
    };
    // "was captured and killed by rebels", where the tree gives the rebels to the first
    let first = || {
        let first = clauses.governor(verb).filter(|&first| clauses.word(verb).dep == Dep::Conj && first < verb)?;
        clauses.after(first, &["by"]).filter(|&agent| verb - first <= 3 && agent > verb)
    };
    // "was acquitted of the charges by a court", "was given ten years by a court"
    let phrase = || {
        let deed = |noun: usize| LEXICON.nouns.contains(&clauses.word(noun).lemma);
        let phrases = clauses.tree.children(verb).take(MANY).filter(|&phrase| {
            let word = clauses.word(phrase);
            phrase > verb && matches!(word.dep, Dep::Obl | Dep::Obj) && word.tag.is_noun() && !deed(phrase)
        });
        let judged = |agent: &usize| {
            matches!(clauses.word(*agent).lemma.as_str(), "authority" | "court" | "judge" | "jury" | "tribunal")
        };
        phrases.filter_map(|phrase| clauses.after(phrase, &["by"])).find(judged)
    };
    // "were killed and ten others are injured by rebels": both were
    let both = || {
        let hurt = |verb: usize| {
            let predicates = LEXICON.verbs.get(clauses.word(verb).lemma.as_str());
            let harms = |predicate: &Predicate| predicate.frame.is_some_and(|frame| frame.kind == "ASSAULT");
            predicates.is_some_and(|predicates| predicates.iter().any(harms))
        };
        let next = |&next: &usize| {
            next > verb && clauses.word(next).dep == Dep::Conj && clauses.is_passive(next) && hurt(next)
        };
        // "were killed in a storm and six were injured by rebels"
        let own = |&phrase: &usize| {
            let circumstances = ["after", "amid", "by", "during", "following", "from", "in"];
            let told = clauses.case(phrase).is_some_and(|case| circumstances.contains(&case));
            let hangs = matches!(clauses.word(phrase).dep, Dep::Obl | Dep::OblAgent);
            hangs && told && !clauses.is_time(phrase) && !clauses.is_place(phrase)
        };
        let apart = clauses.tree.children(verb).take(MANY).any(|phrase| own(&phrase));
        let next = clauses.tree.children(verb).take(MANY).find(next).filter(|_| hurt(verb) && !apart)?;
        clauses.after(next, &["by"])
    };
    // "was hurt by responding officers", where the tree takes "responding" for what was done
    let moving = || {
        let by = |&clause: &usize| {
            let mark = clauses.child(clause, &[Dep::Mark]).filter(|&mark| mark + 1 == clause);
            clauses.word(clause).tag == Tag::Vbg && mark.is_some_and(|mark| clauses.word(mark).lemma == "by")
        };
        let clause = clauses.child(verb, &[Dep::Advcl]).filter(by)?;
        let people = clauses.child(clause, &[Dep::Obj]).filter(|&people| clauses.is_people(people))?;
        let bare = clauses.child(people, &[Dep::Det, Dep::NmodPoss, Dep::Nummod]).is_none();
        (bare && clauses.word(people).tag == Tag::Nns).then_some(people)
    };
    let found = clauses.after(verb, &["by"]).or_else(second).or_else(first).or_else(phrase);
    found.or_else(both).or_else(moving)
}
