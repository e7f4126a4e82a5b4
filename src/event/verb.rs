//! Verbs that bring an event: "visited Egypt", "was shot by police", "lifted the sanctions on Chad".
//!
//! In: a verb of the frame lexicon in its clauses. Out: a predication with its actors and recipients, and the noun that
//! belongs to its predicate. The predicate that asks for most, and whose conditions hold, is taken.

use super::causes;
use super::clause::Clauses;
use super::frames::{Frame, LEXICON, Predicate, Slot};
use super::noun::is_part;
use super::participants::is_counted;
use super::predication::{Predication, asked, can_act};
use super::recipient;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::layout::BlockKind;
use crate::span::TokenSpan;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// The predication of a verb, and the noun that belongs to its predicate.
pub fn of_verb(clauses: &Clauses, verb: usize) -> Option<(Predication, Option<usize>)> {
    let word = clauses.word(verb);
    if matches!(word.dep, Dep::Aux | Dep::AuxPass | Dep::Cop | Dep::Amod | Dep::Compound | Dep::Case) {
        return None;
    }
    // "the office stayed closed"
    let above = clauses.governor(verb).filter(|_| word.dep == Dep::Xcomp && word.tag == Tag::Vbn);
    if above.is_some_and(|above| matches!(clauses.word(above).lemma.as_str(), "keep" | "remain" | "stay")) {
        return None;
    }
    let predicates = LEXICON.verbs.get(word.lemma.as_str())?;
    let passive = clauses.is_passive(verb) || is_headline_passive(clauses, verb, predicates);
    let patient = if passive { clauses.subject(verb) } else { clauses.object(verb) };
    // "dozens of activists": what is counted tells whether they are people.
    let counted = |noun: usize| clauses.after(noun, &["of"]).filter(|_| is_counted(clauses, noun)).unwrap_or(noun);
    let people = patient.is_none_or(|patient| clauses.can_be_people(counted(patient)));
    let persons = || patient.is_some_and(|patient| clauses.is_people(counted(patient)));
    let fits = |predicate: &&Predicate| (people || !predicate.people) && (!predicate.persons || persons());
    let aim =
        |predicate: &Predicate| patient.or_else(|| predicate.particle.and_then(|word| clauses.after(verb, &[word])));
    let lies = |predicate: &&Predicate| !predicate.place || aim(predicate).is_some_and(|aim| clauses.is_place(aim));
    let agent = if passive { passive_agent(clauses, verb) } else { clauses.subject(verb) };
    let acts = |predicate: &&Predicate| {
        let listed = |agent: usize| predicate.agents.contains(&clauses.word(agent).lemma.as_str());
        let by = |agent: usize| listed(agent) || listed(counted(agent));
        predicate.agents.is_empty() || agent.is_some_and(by)
    };
    let to_do = |predicate: &&Predicate| {
        let follows = || clauses.child(verb, &[Dep::Xcomp]).is_some_and(|clause| clauses.word(clause).tag == Tag::Vb);
        !predicate.infinitive || follows()
    };
    let (predicate, noun) = predicates
        .iter()
        .filter(to_do)
        .filter(fits)
        .filter(lies)
        .filter(acts)
        .find_map(|predicate| holds(clauses, predicate, verb, patient))?;
    let frame = predicate.frame?;
    // "hails from Bantam": who is praised or backed is told.
    let told = patient.is_some() || clauses.child(verb, &[Dep::Ccomp, Dep::Xcomp]).is_some();
    let moved = frame.kind == "AID" && word.lemma == "evacuate";
    if (predicate.recipient == [Slot::Object] && frame.kind == "SUPPORT" || moved) && !told {
        return None;
    }
    let own_object = predicate.objects.is_empty().then_some(patient).flatten();
    let agent = agent.filter(|&agent| Some(agent) != own_object);
    let harm = frame.kind == "ASSAULT" || frame.name == "destroy";
    // "the airport is closed after a storm"
    let closed = matches!(frame.name, "restrict" | "evacuate" | "displace") && agent.is_none();
    // "shot a deer", "killed hundreds of chickens"
    let hunts = is_harm(frame) && patient.is_some_and(|patient| causes::is_creature(clauses, counted(patient)));
    if hunts {
        return None;
    }
    if (harm || closed) && causes::is_chance(clauses, verb, agent) {
        return None;
    }
    // "the river supplies water", "a day of working together"
    if matches!(frame.kind, "AID" | "COOPERATE" | "CONSULT") && agent.is_some_and(|agent| !can_act(clauses, agent)) {
        return None;
    }
    let agent = match agent {
        Some(agent) if harm => causes::actor(clauses, agent),
        None if harm && passive => causes::doer(clauses, verb),
        agent => agent,
    };
    // "the protests led to police making arrests": what happens acts only where it harms.
    let happens = |agent: usize| !clauses.is_named(agent) && class_of(&clauses.word(agent).lemma) == Class::Event;
    let agent = agent.filter(|&agent| !happens(agent));
    let recipient = received(clauses, verb, predicate, noun, patient, own_object);
    let asks = frame.kind == "REQUEST";
    let recipient = recipient.or_else(|| asks.then(|| asked(clauses, verb, agent)).flatten());
    let written = |noun: usize| clauses.word(noun).lemma.starts_with(char::is_alphabetic);
    let end = noun.filter(|&noun| noun > verb && noun - verb < 8 && written(noun)).unwrap_or(verb);
    let particle = predicate
        .particle
        .and_then(|particle| {
            clauses
                .tree
                .children(verb)
                .find(|&child| clauses.word(child).dep == Dep::CompoundPrt && clauses.word(child).lemma == particle)
        })
        .filter(|&particle| particle > end && particle - verb < 5);
    let predication = Predication {
        frame,
        trigger: TokenSpan::new(verb, particle.unwrap_or(end) + 1),
        head: verb,
        noun,
        nominal: false,
        actors: agent.map(|agent| clauses.joined(agent)).unwrap_or_default(),
        recipients: recipient.map(|recipient| clauses.joined(recipient)).unwrap_or_default(),
        anaphoric: false,
        stance: false,
        rule: format!("verb-{}", word.lemma),
    };
    Some((predication, noun))
}

/// Who stands in the recipient's place of a verb. `noun`: the noun that belongs to its predicate, `own`: an object that
/// does not.
fn received(
    clauses: &Clauses,
    verb: usize,
    predicate: &Predicate,
    noun: Option<usize>,
    patient: Option<usize>,
    own: Option<usize>,
) -> Option<usize> {
    let other = |&recipient: &usize| Some(recipient) != noun;
    let recipient = predicate.recipient.iter().find_map(|&slot| match slot {
        Slot::Object => own.or_else(|| noun.and(patient)),
        Slot::After(preposition) => {
            let after = |token: usize| clauses.after(token, &[preposition]).filter(other);
            // "extradited a suspect to Austria"
            let moved = matches!(predicate.recipient[..], [Slot::After(_), ..]);
            let of_object = patient.filter(|_| moved || !predicate.objects.is_empty());
            // "provided $1 billion in aid to Chad"
            let part = |token: usize| clauses.after(token, &["in", "of"]).and_then(after);
            let of_part = || noun.and_then(|_| of_object.and_then(part).or_else(|| part(verb)));
            let of_object = || of_object.and_then(after);
            let found = after(verb).or_else(of_object).or_else(|| noun.and_then(after)).or_else(of_part);
            found.or_else(|| recipient::deeper(clauses, verb).filter(|_| preposition == "against"))
        }
    });
    // "rejected Oman's demand", "accepted an offer by the union"
    let frame = predicate.frame?;
    let answers = matches!(frame.kind, "AGREE" | "REJECT") || frame.name == "accede";
    let asker = || noun.filter(|_| answers).and_then(|noun| recipient::whose(clauses, noun, false));
    recipient.or_else(asker).filter(|&recipient| !is_reciprocal(clauses, recipient))
}

/// Whether a word is "each other" or "one another": the actors act on themselves.
fn is_reciprocal(clauses: &Clauses, token: usize) -> bool {
    let word = clauses.word(token);
    matches!(word.lemma.as_str(), "other" | "another")
        && token > 0
        && matches!(clauses.word(token - 1).lemma.as_str(), "each" | "one")
}

/// Who does what is told in the passive; the second verb's "by" serves both: "was shot and killed by police".
fn passive_agent(clauses: &Clauses, verb: usize) -> Option<usize> {
    let second = || {
        let second = clauses.child(verb, &[Dep::Conj])?;
        let near = second > verb && second - verb <= 3 && clauses.word(second).tag == Tag::Vbn;
        clauses.after(second, &["by"]).filter(|_| near)
    };
    clauses.after(verb, &["by"]).or_else(second)
}

/// Whether a frame is the killing or hurting of single beings: of a creature it is no event, "shelled the herd" is one.
pub fn is_harm(frame: &Frame) -> bool {
    matches!(frame.name, "assault" | "attack-firearms" | "beat" | "execute" | "kill" | "torture" | "wound")
}

/// Whether the auxiliary is left out, as in headings: "Former minister jailed over bribes".
fn is_headline_passive(clauses: &Clauses, verb: usize, predicates: &[Predicate]) -> bool {
    let word = clauses.word(verb);
    let tokens = clauses.input.tokens;
    let block = || tokens.sentences[tokens.sentence_of(verb)].block as usize;
    let heading = || matches!(clauses.input.layout.blocks[block()].kind, BlockKind::Title | BlockKind::Subheading);
    let bare = clauses.child(verb, &[Dep::Aux, Dep::Obj, Dep::Iobj, Dep::Ccomp, Dep::Xcomp]).is_none();
    matches!(word.tag, Tag::Vbd | Tag::Vbn)
        && bare
        && clauses.object(verb).is_none()
        && clauses.child(verb, &[Dep::Nsubj]).is_some()
        && predicates.iter().any(|predicate| predicate.transitive)
        && (word.tag == Tag::Vbn && word.dep == Dep::Root || heading())
}

/// Lemmas of nouns that add little to the one before them: "curfew order".
const SHELLS: [&str; 6] = ["hour", "measure", "order", "regime", "regulation", "rule"];

/// Whether the condition of a predicate holds, and the noun that fulfils it.
fn holds<'p>(
    clauses: &Clauses,
    predicate: &'p Predicate,
    verb: usize,
    patient: Option<usize>,
) -> Option<(&'p Predicate, Option<usize>)> {
    let after = predicate.particle.map(|particle| {
        let child = clauses.tree.children(verb).find(|&child| {
            let word = clauses.word(child);
            matches!(word.dep, Dep::CompoundPrt | Dep::Advmod | Dep::Case | Dep::Xcomp) && word.lemma == particle
        });
        (child.is_some(), clauses.after(verb, &[particle]))
    });
    let noun = match after {
        Some((false, None)) => return None,
        Some((_, Some(noun))) => Some(noun),
        _ => None,
    };
    if predicate.objects.is_empty() {
        return Some((predicate, None));
    }
    let fits = |noun: usize| {
        let listed = |lemma: &str| predicate.objects.contains(&lemma);
        listed(&clauses.word(noun).lemma)
            || clauses.hyphenated(noun).is_some_and(|forms| forms.iter().any(|form| listed(form)))
            || SHELLS.contains(&clauses.word(noun).lemma.as_str())
                && clauses.child(noun, &[Dep::Compound]).is_some_and(|inner| listed(&clauses.word(inner).lemma))
    };
    // "a total of forty rockets", "a package of sanctions": what is counted.
    let counted = patient.filter(|&patient| is_counted(clauses, patient) || is_part(clauses, patient));
    let counted = counted.and_then(|patient| clauses.after(patient, &["of"]));
    let mut candidates = noun.into_iter().chain(patient).chain(counted);
    let chosen = candidates.find_map(|noun| clauses.joined(noun).into_iter().find(|&noun| fits(noun)));
    chosen.map(|noun| (predicate, Some(noun)))
}
