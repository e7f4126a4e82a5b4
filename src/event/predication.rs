//! Predications: which words of a sentence bring an event, and who stands in its places.
//!
//! In: the clauses of a sentence and the frame lexicon. Out: frames with their trigger, actors and recipients, as tokens.
//! Three patterns: a verb ("visited Egypt"), a noun under a light verb ("made a visit to Egypt"), a noun by itself
//! ("the visit of the minister to Egypt").

use super::causes;
use super::clause::Clauses;
use super::compose::compose;
use super::demand::demands;
use super::frames::{Frame, LEXICON, Predicate, Slot};
use super::noun::{is_part, of_noun};
use super::participants::is_counted;
use crate::entity::EntityKind;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::layout::BlockKind;
use crate::span::TokenSpan;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;
use rustc_hash::{FxHashMap, FxHashSet};

/// A frame with its places filled.
#[derive(Debug, Clone)]
pub struct Predication {
    pub frame: &'static Frame,
    /// The words that bring it.
    pub trigger: TokenSpan,
    /// The word that the tree hangs on: the verb, or the noun where there is none.
    pub head: usize,
    /// The noun of a light verb, or the noun by itself; of a verb the noun that it asks for.
    pub noun: Option<usize>,
    /// Whether a noun brings it, not a verb.
    pub nominal: bool,
    pub actors: Vec<usize>,
    pub recipients: Vec<usize>,
    /// "the trip": a noun that names nobody, and may speak of an event told before.
    pub anaphoric: bool,
    /// What is said of a deed to come in the deed's own clause: "will visit". Place and time there are the deed's.
    pub stance: bool,
    pub rule: String,
}

/// The predications of a sentence, in the order of their words.
pub fn find(clauses: &Clauses, sentence: TokenSpan) -> Vec<Predication> {
    let mut found = Vec::new();
    // Nouns that are part of a verb's predicate: "lift sanctions".
    let mut taken = FxHashSet::default();
    // Light verbs, which bring no event of their own.
    let mut light = FxHashSet::default();
    for token in sentence.range().filter(|&token| clauses.word(token).tag.is_verb()) {
        if let Some((predication, noun)) = of_verb(clauses, token) {
            found.push(predication);
            taken.extend(noun);
        }
    }
    let verbs: FxHashSet<usize> = found.iter().map(|predication| predication.head).collect();
    for token in sentence.range().filter(|&token| matches!(clauses.word(token).tag, Tag::Nn | Tag::Nns | Tag::Vbg)) {
        if !taken.contains(&token)
            && !verbs.contains(&token)
            && let Some(predication) = of_noun(clauses, token, sentence)
        {
            if predication.head != token {
                light.insert(predication.head);
            }
            found.push(predication);
        }
    }
    found.retain(|predication| predication.noun.is_some() || !light.contains(&predication.head));
    drop_aims(clauses, &mut found);
    join_purpose(clauses, &mut found);
    join_demand(clauses, &mut found);
    compose(clauses, &mut found);
    let mut demands = demands(clauses, sentence, &found);
    found.append(&mut demands);
    found.sort_by_key(|predication| (predication.trigger.start, predication.trigger.end));
    found
}

/// "visited Cairo to meet his counterpart": whom a visitor goes to meet receives the visit too.
fn join_purpose(clauses: &Clauses, found: &mut [Predication]) {
    let meetings: FxHashMap<usize, Vec<usize>> = found
        .iter()
        .filter(|other| {
            other.frame.name == "meet" && matches!(clauses.word(other.head).dep, Dep::Advcl | Dep::Xcomp | Dep::Acl)
        })
        .map(|other| (clauses.word(other.head).head as usize, other.recipients.clone()))
        .collect();
    for visit in found.iter_mut().filter(|predication| predication.frame.name == "visit") {
        let met = meetings.get(&visit.head).or_else(|| visit.noun.and_then(|noun| meetings.get(&noun)));
        visit.recipients.extend(met.into_iter().flatten());
    }
}

/// "airstrikes targeting a camp" are one deed, and the noun tells it.
fn drop_aims(clauses: &Clauses, found: &mut Vec<Predication>) {
    let nouns: FxHashSet<usize> = found.iter().filter_map(|one| one.noun.filter(|_| one.nominal)).collect();
    found.retain(|one| {
        let word = clauses.word(one.head);
        let aims = word.lemma == "target" && word.dep == Dep::Acl && word.tag == Tag::Vbg;
        !aims || !nouns.contains(&(word.head as usize))
    });
}

/// "went on strike to demand the ouster of the king", "gave money to help Chad": of whom it is demanded, and who is helped,
/// receives the protest and the gift, where these have nobody of their own.
fn join_demand(clauses: &Clauses, found: &mut [Predication]) {
    let purposes: FxHashMap<usize, (&str, Vec<usize>)> = found
        .iter()
        .filter(|other| matches!(other.frame.kind, "REQUEST" | "AID") && !other.recipients.is_empty())
        .filter(|other| matches!(clauses.word(other.head).dep, Dep::Advcl | Dep::Xcomp | Dep::Acl))
        .map(|other| (clauses.word(other.head).head as usize, (other.frame.kind, other.recipients.clone())))
        .collect();
    for deed in found.iter_mut().filter(|deed| deed.recipients.is_empty()) {
        let purpose = purposes.get(&deed.head).or_else(|| deed.noun.and_then(|noun| purposes.get(&noun)));
        let fits = |kind: &str| matches!((deed.frame.kind, kind), ("PROTEST", "REQUEST") | ("AID", "AID"));
        if let Some((_, recipients)) = purpose.filter(|(kind, _)| fits(kind)) {
            deed.recipients.clone_from(recipients);
        }
    }
}

/// Whether a word is "each other" or "one another": the actors act on themselves.
fn is_reciprocal(clauses: &Clauses, token: usize) -> bool {
    let word = clauses.word(token);
    matches!(word.lemma.as_str(), "other" | "another")
        && token > 0
        && matches!(clauses.word(token - 1).lemma.as_str(), "each" | "one")
}

/// The predication of a verb, and the noun that belongs to its predicate.
fn of_verb(clauses: &Clauses, verb: usize) -> Option<(Predication, Option<usize>)> {
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
    let people = patient.is_none_or(|patient| clauses.can_be_people(patient));
    let persons = || patient.is_some_and(|patient| clauses.is_people(patient));
    let fits = |predicate: &&Predicate| (people || !predicate.people) && (!predicate.persons || persons());
    let aim =
        |predicate: &Predicate| patient.or_else(|| predicate.particle.and_then(|word| clauses.after(verb, &[word])));
    let lies = |predicate: &&Predicate| !predicate.place || aim(predicate).is_some_and(|aim| clauses.is_place(aim));
    let agent = if passive { passive_agent(clauses, verb) } else { clauses.subject(verb) };
    let acts = |predicate: &&Predicate| {
        let listed = |agent: usize| predicate.agents.contains(&clauses.word(agent).lemma.as_str());
        let counted = |agent: usize| clauses.after(agent, &["of"]).filter(|_| is_counted(clauses, agent));
        let by = |agent: usize| listed(agent) || counted(agent).is_some_and(listed);
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
    // "hails from Arizona": who is praised or backed is told.
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
    // "shot a deer", "killed 300 chickens"
    if patient.is_some_and(|patient| is_beast(clauses, frame, patient)) {
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
    let other = |&recipient: &usize| Some(recipient) != noun;
    let recipient = predicate.recipient.iter().find_map(|&slot| match slot {
        Slot::Object => own_object.or_else(|| noun.and(patient)),
        Slot::After(preposition) => {
            let after = |token: usize| clauses.after(token, &[preposition]).filter(other);
            // "extradited a suspect to Austria"
            let moved = matches!(predicate.recipient[..], [Slot::After(_), ..]);
            let of_object = patient.filter(|_| moved || !predicate.objects.is_empty());
            // "provided $1 billion in aid to Chad"
            let part = |token: usize| clauses.after(token, &["in", "of"]).and_then(after);
            let of_part = || noun.and_then(|_| of_object.and_then(part).or_else(|| part(verb)));
            let of_object = || of_object.and_then(after);
            after(verb).or_else(of_object).or_else(|| noun.and_then(after)).or_else(of_part)
        }
    });
    let recipient = recipient.filter(|&recipient| !is_reciprocal(clauses, recipient));
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

/// Who does what is told in the passive; the second verb's "by" serves both: "was shot and killed by police".
fn passive_agent(clauses: &Clauses, verb: usize) -> Option<usize> {
    let second = || {
        let second = clauses.child(verb, &[Dep::Conj])?;
        let near = second > verb && second - verb <= 3 && clauses.word(second).tag == Tag::Vbn;
        clauses.after(second, &["by"]).filter(|_| near)
    };
    clauses.after(verb, &["by"]).or_else(second)
}

/// Whether what is killed or hurt is no human: "shot a deer", "killed 300 chickens", but not "shelled the hills", "his body".
pub fn is_beast(clauses: &Clauses, frame: &Frame, noun: usize) -> bool {
    let word = clauses.word(noun);
    let hurts = matches!(frame.name, "assault" | "attack-firearms" | "beat" | "execute" | "kill" | "torture" | "wound");
    let other = matches!(word.tag, Tag::Nn | Tag::Nns) && !matches!(word.lemma.as_str(), "body" | "human");
    hurts && other && !clauses.is_named(noun) && class_of(&word.lemma) == Class::Thing
}

/// Whether a noun can stand for who acts: "the two", "U.N. helicopters", "Turkey's bid", but not "the river".
pub fn can_act(clauses: &Clauses, noun: usize) -> bool {
    clauses.can_be_people(noun)
        || clauses.word(noun).tag == Tag::Cd
        || clauses.word(noun).lemma == "it"
        || clauses.child(noun, &[Dep::NmodPoss]).is_some()
        || named_modifier(clauses, noun).is_some()
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

/// Of whom something is asked: "demanded that Israel withdraw".
pub fn asked(clauses: &Clauses, word: usize, agent: Option<usize>) -> Option<usize> {
    let clause = clauses.child(word, &[Dep::Ccomp, Dep::Acl])?;
    let subject = clauses.child(clause, &[Dep::Nsubj, Dep::NsubjPass])?;
    (Some(subject) != agent && clauses.can_be_people(subject)).then_some(subject)
}

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
    };
    // "a total of 440 drones", "a package of sanctions": what is counted.
    let counted = patient.filter(|&patient| is_counted(clauses, patient) || is_part(clauses, patient));
    let counted = counted.and_then(|patient| clauses.after(patient, &["of"]));
    let mut candidates = noun.into_iter().chain(patient).chain(counted);
    let chosen = candidates.find_map(|noun| clauses.joined(noun).into_iter().find(|&noun| fits(noun)));
    chosen.map(|noun| (predicate, Some(noun)))
}

/// "an Israeli airstrike", "Syria talks": an adjective or noun before the noun that names somebody.
pub fn named_modifier(clauses: &Clauses, noun: usize) -> Option<usize> {
    clauses.tree.children(noun).find(|&child| {
        let mention =
            clauses.input.entities.at(child).filter(|_| matches!(clauses.word(child).dep, Dep::Amod | Dep::Compound));
        mention.is_some_and(|mention| clauses.input.entities.of(mention).kind != EntityKind::Other)
    })
}
