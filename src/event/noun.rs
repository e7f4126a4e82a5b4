//! Nouns that bring an event: under a light verb, "made a visit to Egypt", or by themselves, "the visit of the minister".
//!
//! In: a noun of the frame lexicon in its clauses. Out: a predication with its actors and recipients. A noun that names
//! nobody is kept where it is definite, since it may take up an event told before: "the trip".

use super::causes;
use super::circumstance;
use super::clause::Clauses;
use super::frames::{Frame, LEXICON, LightSubject, Predicate, Slot};
use super::predication::{Predication, asked, named_modifier};
use super::recipient;
use super::verb::is_harm;
use crate::entity::MentionForm;
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
    let whole = whole(clauses, noun);
    let above = light.map(|(verb, _)| verb).or_else(|| clauses.governor(whole).filter(|_| is_told(clauses, whole)));
    let under = |prepositions: &[&str]| {
        clauses.after(noun, prepositions).or_else(|| above.and_then(|verb| clauses.after(verb, prepositions)))
    };
    // "in Kabul" is what was struck, "in retaliation" is not.
    let fits =
        |slot: &str, found: usize| !recipient::is_where(slot) || clauses.is_area(found) || clauses.is_named(found);
    // "the deployment of troops to Chad", "a visit by the king to Rome"
    let beyond = |slot: &str| clauses.after(noun, &["of", "by"]).and_then(|inner| clauses.after(inner, &[slot]));
    // "were killed in a strike on a truck", where the tree hangs the truck on the verb
    let beside = |slot: &str| {
        let inside = clauses.case(noun).filter(|_| matches!(slot, "on" | "against" | "between"));
        let verb = clauses.governor(noun).filter(|_| matches!(inside, Some("in" | "during" | "after" | "by")))?;
        clauses.after(verb, &[slot]).filter(|&found| found > noun && clauses.word(noun).dep == Dep::Obl)
    };
    let at = |slot: &str| {
        under(&[slot]).or_else(|| beyond(slot)).or_else(|| beside(slot)).filter(|&found| fits(slot, found))
    };
    let mut recipient = slots.iter().find_map(|&slot| at(slot));
    recipient = recipient.or_else(|| recipient::aimed_at(clauses, noun, above));
    let from = || under(&["from"]).filter(|&source| !slots.contains(&"from") && clauses.can_be_people(source));
    let mut actor = under(&["by"]).or_else(from);
    // "the deployment of troops": they who are sent act where nobody sends them.
    let of = clauses.after(noun, &["of"]).filter(|_| !slots.contains(&"of"));
    let sent = of.filter(|_| frame.kind == "MOBILIZE");
    actor = actor.or(of.filter(|_| sent.is_none()));
    // "yesterday's attack" is nobody's.
    let owner = clauses.child(noun, &[Dep::NmodPoss]).filter(|&owner| !clauses.is_time(owner));
    let owner = owner.or_else(|| named_modifier(clauses, noun));
    // "a rice agreement": what an agreement is on.
    let topic = |&owner: &usize| {
        let named = clauses.input.entities.at(owner).is_some_and(|mention| mention.form == MentionForm::Name);
        frame.reciprocal && clauses.word(owner).dep == Dep::Compound && !named
    };
    let owner = owner.filter(|owner| !topic(owner));
    // "the Bantam attacks", "a school shooting": a town or a building is where it was.
    let site = owner.filter(|&owner| circumstance::takes_place(frame) && recipient::is_site(clauses, owner));
    let owner = owner.filter(|_| site.is_none());
    recipient = recipient.or(site);
    match light {
        Some((verb, LightSubject::Actor)) => {
            let subject = if clauses.is_passive(verb) { clauses.after(verb, &["by"]) } else { clauses.subject(verb) };
            actor = subject.filter(|&subject| subject != noun).or(actor).or(owner);
        }
        Some((verb, LightSubject::Recipient)) => {
            actor = actor.or(owner);
            recipient = clauses.subject(verb).filter(|&subject| subject != noun).or(recipient);
        }
        None if slots.first() == Some(&"of") && recipient.is_none() && !is_own(frame) => recipient = owner,
        None => actor = actor.or(owner),
    }
    let asks = frame.kind == "REQUEST";
    recipient = recipient.or_else(|| asks.then(|| asked(clauses, noun, actor)).flatten());
    // "the release of data", "a media release"
    let modifier = clauses.child(noun, &[Dep::Compound]).filter(|&modifier| clauses.word(modifier).tag.is_noun());
    let other = |modifier: usize| class_of(&clauses.word(modifier).lemma) != Class::Person;
    let things = recipient.is_some_and(|recipient| !clauses.can_be_people(recipient));
    if is_harm(frame) && recipient.is_some_and(|recipient| causes::is_creature(clauses, recipient)) {
        return None;
    }
    if predicate.people && (things || modifier.is_some_and(other)) {
        return None;
    }
    let anaphoric = light.is_none() && actor.or(sent).is_none() && recipient.is_none() && !is_told(clauses, whole);
    let actor = actor.or_else(|| claimant(clauses, whole));
    let actor = actor.or_else(|| announcer(clauses, whole).filter(|_| !frame.reciprocal)).or(sent);
    if anaphoric && actor.is_none() && !is_definite(clauses, noun) {
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

/// Lemmas of nouns that stand for those behind their "of": "a series of sanctions".
const PARTS: [&str; 14] = [
    "barrage", "number", "package", "pair", "raft", "range", "round", "series", "set", "slew", "spate", "string",
    "type", "wave",
];

/// Whether a noun stands for those behind its "of".
pub fn is_part(clauses: &Clauses, noun: usize) -> bool {
    PARTS.contains(&clauses.word(noun).lemma.as_str())
}

/// The noun that holds a noun's place in the clause: itself, or "series" of "a series of sanctions".
pub fn whole(clauses: &Clauses, noun: usize) -> usize {
    let above =
        clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Nmod && clauses.case(noun) == Some("of"));
    above.filter(|&above| is_part(clauses, above)).unwrap_or(noun)
}

/// Who announces a deed that nobody else is said to do: "Chad announced the deployment of troops".
fn announcer(clauses: &Clauses, noun: usize) -> Option<usize> {
    let verb = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Obj)?;
    clauses.subject(verb).filter(|_| clauses.word(verb).lemma == "announce")
}

/// Who owns up to a deed: "the group claimed responsibility for the attack", "the attack was claimed by the group".
fn claimant(clauses: &Clauses, noun: usize) -> Option<usize> {
    if is_claimed(clauses, noun) {
        let verb = clauses.governor(noun)?;
        return if clauses.is_passive(verb) { clauses.after(verb, &["by"]) } else { clauses.subject(verb) };
    }
    let duty = clauses.governor(noun).filter(|_| matches!(clauses.case(noun), Some("for" | "of" | "on")))?;
    let verb = clauses.governor(duty).filter(|_| clauses.word(duty).lemma == "responsibility")?;
    let owns =
        matches!(clauses.word(verb).lemma.as_str(), "accept" | "acknowledge" | "admit" | "assume" | "claim" | "take");
    let passive = clauses.is_passive(verb);
    let by = || if passive { clauses.after(verb, &["by"]) } else { clauses.subject(verb) };
    owns.then(by).flatten().filter(|&by| by != duty)
}

/// Whether a deed is claimed by who did it: "claimed the attack".
pub fn is_claimed(clauses: &Clauses, noun: usize) -> bool {
    matches!(clauses.word(noun).dep, Dep::Obj | Dep::NsubjPass)
        && clauses.governor(noun).is_some_and(|verb| clauses.word(verb).lemma == "claim")
}

/// "clashes erupted", "an attack took place"
fn is_told(clauses: &Clauses, noun: usize) -> bool {
    let told = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::NsubjPass);
    if told.is_some_and(|verb| clauses.word(verb).lemma == "report") {
        return true;
    }
    let verb = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Nsubj);
    verb.is_some_and(|verb| match clauses.word(verb).lemma.as_str() {
        "erupt" | "occur" | "happen" | "ensue" | "rage" | "flare" | "unfold" | "break" => true,
        "take" => clauses.object(verb).is_some_and(|object| clauses.word(object).lemma == "place"),
        _ => false,
    })
}

/// Whether a frame is its owner's deed: "the senate's rejection", "Iran's condemnation", "the Israeli blockade"; but not "his
/// arrest", "Russia's isolation".
fn is_own(frame: &Frame) -> bool {
    let waged = matches!(frame.name, "attack-artillery" | "attack-bomb" | "blockade" | "boycott" | "invade");
    waged || matches!(frame.kind, "REJECT" | "REQUEST" | "SUPPORT") || frame.mode == Some("disapprove")
}

/// "the trip", "this attack"
pub fn is_definite(clauses: &Clauses, noun: usize) -> bool {
    clauses
        .child(noun, &[Dep::Det])
        .is_some_and(|det| matches!(clauses.word(det).lemma.as_str(), "the" | "this" | "that" | "these"))
}

/// The light verb that a noun is the object of, if it is.
fn light_verb(clauses: &Clauses, noun: usize) -> Option<(usize, LightSubject)> {
    let whole = whole(clauses, noun);
    let word = clauses.word(whole);
    let verb = clauses.governor(whole)?;
    let object = match word.dep {
        Dep::Obj | Dep::NsubjPass => true,
        Dep::Obl => match clauses.word(verb).lemma.as_str() {
            "take" | "enter" => true,
            "engage" | "participate" => clauses.case(whole) == Some("in"),
            _ => false,
        },
        _ => false,
    };
    let light = *LEXICON.light.get(clauses.word(verb).lemma.as_str())?;
    object.then_some((verb, light))
}
