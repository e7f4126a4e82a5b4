//! Nouns that bring an event: under a light verb, "made a visit to Egypt", or by themselves, "the visit of the minister".
//!
//! In: a noun of the frame lexicon in its clauses. Out: a predication with its actors and recipients. A noun that names
//! nobody is kept where it is definite, since it may take up an event told before: "the trip".

use super::causes;
use super::clause::Clauses;
use super::frames::{Frame, LEXICON, LightSubject, Predicate, Slot};
use super::predication::{Predication, asked, named_modifier};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::span::TokenSpan;
use crate::syntax::Dep;

/// The predication of a noun.
pub fn of_noun(clauses: &Clauses, noun: usize, sentence: TokenSpan) -> Option<Predication> {
    let word = clauses.word(noun);
    if matches!(word.dep, Dep::Compound | Dep::Amod) {
        return None;
    }
    let pair = paired(clauses, noun, sentence);
    let first = pair.map_or(noun, |(first, _)| first);
    let predicates = pair.map(|(_, predicates)| predicates).or_else(|| nouns(&word.lemma))?;
    let predicate =
        predicates.iter().find(|predicate| predicate.agents.is_empty() || is_by(clauses, noun, predicate))?;
    let frame = predicate.frame?;
    if frame.kind == "ASSAULT" && causes::is_chance_noun(clauses, noun) {
        return None;
    }
    let light = light_verb(clauses, noun);
    let slots: Vec<&str> = predicate
        .recipient
        .iter()
        .filter_map(|slot| match slot {
            Slot::After(preposition) => Some(*preposition),
            Slot::Object => None,
        })
        .collect();
    let above = light.map(|(verb, _)| verb).or_else(|| clauses.governor(noun).filter(|_| is_told(clauses, noun)));
    let under = |prepositions: &[&str]| {
        clauses.after(noun, prepositions).or_else(|| above.and_then(|verb| clauses.after(verb, prepositions)))
    };
    let mut recipient = slots.iter().find_map(|&slot| under(&[slot]));
    let from = || under(&["from"]).filter(|&source| !slots.contains(&"from") && clauses.can_be_people(source));
    let mut actor = under(&["by"]).or_else(from);
    if !slots.contains(&"of") {
        actor = actor.or_else(|| clauses.after(noun, &["of"]));
    }
    // "yesterday's attack" is nobody's.
    let owner = clauses.child(noun, &[Dep::NmodPoss]).filter(|&owner| !clauses.is_time(owner));
    let owner = owner.or_else(|| named_modifier(clauses, noun));
    match light {
        Some((verb, LightSubject::Actor)) => {
            let subject = if clauses.is_passive(verb) { clauses.after(verb, &["by"]) } else { clauses.subject(verb) };
            actor = subject.filter(|&subject| subject != noun).or(actor).or(owner);
        }
        Some((verb, LightSubject::Recipient)) => {
            actor = actor.or(owner);
            recipient = clauses.subject(verb).filter(|&subject| subject != noun).or(recipient);
        }
        None if slots.first() == Some(&"of") && recipient.is_none() && !is_said(frame) => recipient = owner,
        None => actor = actor.or(owner),
    }
    let asks = frame.kind == "REQUEST";
    recipient = recipient.or_else(|| asks.then(|| asked(clauses, noun, actor)).flatten());
    // "the release of data", "a media release"
    let modifier = clauses.child(noun, &[Dep::Compound]).filter(|&modifier| clauses.word(modifier).tag.is_noun());
    let other = |modifier: usize| class_of(&clauses.word(modifier).lemma) != Class::Person;
    let things = recipient.is_some_and(|recipient| !clauses.can_be_people(recipient));
    if predicate.people && (things || modifier.is_some_and(other)) {
        return None;
    }
    let anaphoric = light.is_none() && actor.is_none() && recipient.is_none() && !is_told(clauses, noun);
    if anaphoric && !is_definite(clauses, noun) {
        return None;
    }
    let trigger = match light {
        Some((verb, _)) if verb < noun && noun - verb < 10 => TokenSpan::new(verb, noun + 1),
        _ => TokenSpan::new(first, noun + 1),
    };
    let rule = match light {
        Some((verb, _)) => format!("light-{}-{}", clauses.word(verb).lemma, word.lemma),
        None => format!("noun-{}", word.lemma),
    };
    Some(Predication {
        frame,
        trigger,
        head: light.map_or(noun, |(verb, _)| verb),
        noun: Some(noun),
        nominal: true,
        actors: actor.map(|actor| clauses.joined(actor)).unwrap_or_default(),
        recipients: recipient.map(|recipient| clauses.joined(recipient)).unwrap_or_default(),
        anaphoric,
        stance: false,
        rule,
    })
}

fn nouns(lemma: &str) -> Option<&'static [Predicate]> {
    LEXICON.nouns.get(lemma).map(Vec::as_slice)
}

/// The predicates of a noun with a word before it, "peace talks", "joint military exercises", "cease-fire", and that word.
fn paired(clauses: &Clauses, noun: usize, sentence: TokenSpan) -> Option<(usize, &'static [Predicate])> {
    if let Some(predicates) = clauses.hyphenated(noun).and_then(|forms| forms.iter().find_map(|form| nouns(form))) {
        return Some((noun - 2, predicates));
    }
    let lemma = clauses.word(noun).lemma.as_str();
    if !LEXICON.seconds.contains(lemma) {
        return None;
    }
    let modifies = |&first: &usize| matches!(clauses.word(first).dep, Dep::Amod | Dep::Compound) && first < noun;
    let beside = noun.checked_sub(1).filter(|_| noun > sentence.start as usize);
    let mut firsts = beside.into_iter().chain(clauses.tree.children(noun).filter(modifies));
    firsts.find_map(|first| Some((first, nouns(&format!("{} {lemma}", clauses.word(first).lemma))?)))
}

/// Whether who does what a noun names, or what stands before the noun, is among those that a predicate asks for: "the
/// teachers' strike", "a hunger strike", "the union ended its strike".
fn is_by(clauses: &Clauses, noun: usize, predicate: &Predicate) -> bool {
    let before = clauses
        .tree
        .children(noun)
        .filter(|&child| matches!(clauses.word(child).dep, Dep::NmodPoss | Dep::Compound | Dep::Amod));
    let doers = clauses.after(noun, &["by", "of"]).into_iter().flat_map(|doer| clauses.joined(doer));
    let verb = clauses.governor(noun).filter(|&verb| clauses.word(verb).tag.is_verb());
    let subjects = verb.and_then(|verb| clauses.subject(verb)).filter(|&subject| subject != noun);
    let subjects = subjects.into_iter().flat_map(|subject| clauses.joined(subject));
    before.chain(doers).chain(subjects).any(|token| predicate.agents.contains(&clauses.word(token).lemma.as_str()))
}

/// "clashes erupted", "an attack took place"
fn is_told(clauses: &Clauses, noun: usize) -> bool {
    let verb = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Nsubj);
    verb.is_some_and(|verb| match clauses.word(verb).lemma.as_str() {
        "erupt" | "occur" | "happen" | "ensue" | "rage" | "flare" | "unfold" | "break" => true,
        "take" => clauses.object(verb).is_some_and(|object| clauses.word(object).lemma == "place"),
        _ => false,
    })
}

/// Whether a frame is an act of speech: "the senate's rejection", "Iran's condemnation" are its own, "his arrest" is not.
fn is_said(frame: &Frame) -> bool {
    matches!(frame.kind, "REJECT" | "REQUEST" | "SUPPORT") || frame.mode == Some("disapprove")
}

/// "the trip", "this attack"
pub fn is_definite(clauses: &Clauses, noun: usize) -> bool {
    clauses
        .child(noun, &[Dep::Det])
        .is_some_and(|det| matches!(clauses.word(det).lemma.as_str(), "the" | "this" | "that" | "these"))
}

/// The light verb that a noun is the object of, if it is.
fn light_verb(clauses: &Clauses, noun: usize) -> Option<(usize, LightSubject)> {
    let word = clauses.word(noun);
    let verb = clauses.governor(noun)?;
    let object = match word.dep {
        Dep::Obj | Dep::NsubjPass => true,
        Dep::Obl => clauses.word(verb).lemma == "take" || clauses.word(verb).lemma == "enter",
        _ => false,
    };
    let light = *LEXICON.light.get(clauses.word(verb).lemma.as_str())?;
    object.then_some((verb, light))
}
