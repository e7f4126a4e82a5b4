//! Verbs that bring an event: "visited Egypt", "was shot by police", "lifted the sanctions on Chad".
//!
//! In: a verb of the frame lexicon in its clauses. Out: a predication with its actors and recipients, and the noun that
//! belongs to its predicate. The predicate that asks for most, and whose conditions hold, is taken.

use super::auxiliaries::has_no;
use super::causes;
use super::clause::{Clauses, MANY};
use super::contest::is_contest;
use super::doer::{doer, harms, passive_agent};
use super::frames::{Frame, LEXICON, Predicate, Slot, frame, once};
use super::given;
use super::means;
use super::noun::{is_of_labour, is_part};
use super::participants::is_counted;
use super::predication::{Predication, asked, can_act, named_modifier};
use super::recipient;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::layout::BlockKind;
use crate::lexicon::lemmas::Lemmas;
use crate::span::TokenSpan;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// The predication of a verb, and the noun that belongs to its predicate.
pub fn of_verb(clauses: &Clauses, verb: usize) -> Option<(Predication, Option<usize>)> {
    let word = clauses.word(verb);
    if matches!(word.dep, Dep::Aux | Dep::AuxPass | Dep::Cop | Dep::Amod | Dep::Compound | Dep::Case)
        || is_state(clauses, verb)
    {
        return None;
    }
    let (lemma, predicates) = predicates_of(clauses, verb)?;
    let prefix = (lemma != word.lemma && lemma != once(&word.lemma)).then(|| verb - 2);
    let passive = clauses.is_passive(verb) || is_headline_passive(clauses, verb, predicates);
    let (object, given) = objects(clauses, verb, passive);
    // "gave Chad 14 tanks", where the tree knows of one object alone
    let split = given::given(clauses, verb).filter(|_| !passive && given.is_none());
    let (object, given) = split.map_or((object, given), |split| (Some(split.thing), Some(split.to)));
    // "was fined $500", "gave Chad $5 million": to whom, where a predicate asks for no object, else what.
    let patient = |predicate: &Predicate| given.filter(|_| predicate.objects.is_empty()).or(object);
    let agent = if passive { passive_agent(clauses, verb) } else { clauses.subject(verb) };
    let agent = agent.filter(|&agent| Some(agent) != prefix).or_else(|| before(clauses, verb, prefix?));
    let (predicate, noun) = predicates
        .iter()
        .filter(|predicate| fits(clauses, predicate, verb, patient(predicate), agent))
        .find_map(|predicate| holds(clauses, predicate, verb, patient(predicate)))?;
    // "closed its border and airspace": the first of them says what was done.
    let first = noun.filter(|&noun| clauses.word(noun).dep == Dep::Conj).and_then(|second| {
        let own = |predicate: &&Predicate| fits(clauses, predicate, verb, patient(predicate), agent);
        let mut others = predicates.iter().filter(own).filter_map(|one| holds(clauses, one, verb, patient(one)));
        others.find(|&(_, noun)| noun == clauses.governor(second) && noun != Some(verb))
    });
    let (predicate, noun) = first.unwrap_or((predicate, noun));
    let frame = asserted(clauses, predicate.frame?, agent);
    let patient = patient(predicate);
    let own_object = predicate.objects.is_empty().then_some(patient).flatten();
    let agent = agent.filter(|&agent| Some(agent) != own_object);
    if is_untold(clauses, predicate, verb, patient)
        || is_addressed(clauses, verb, frame)
        || passive && is_carried(predicate, frame)
        || is_nobodys(clauses, frame, verb, patient, agent)
    {
        return None;
    }
    let frame = agent.and_then(|agent| means::frame_of(clauses, frame, agent)).unwrap_or(frame);
    let agent = doer(clauses, frame, verb, agent, passive);
    let given = given.filter(|&given| noun.is_some_and(|noun| noun != given) && clauses.can_be_people(given));
    let given = given.filter(|_| !predicate.recipient.is_empty());
    let recipient = given.or_else(|| received(clauses, verb, predicate, noun, patient, own_object));
    let asked = || {
        let asked = asked(clauses, verb, agent).or_else(|| wished(clauses, verb).filter(|&asked| Some(asked) != agent));
        asked.filter(|_| frame.kind == "REQUEST")
    };
    let recipient = recipient.or_else(asked).or_else(|| dispersed(clauses, frame, verb));
    let agent = agent.filter(|_| !is_noun_of_harm(clauses, frame, verb));
    let predication = Predication {
        frame,
        trigger: TokenSpan::new(prefix.unwrap_or(verb), end(clauses, predicate, verb, noun) + 1),
        head: verb,
        noun,
        nominal: false,
        actors: agent.map(|agent| clauses.joined(agent)).unwrap_or_default(),
        recipients: recipient.map(|recipient| clauses.joined(recipient)).unwrap_or_default(),
        // "The group claimed responsibility": for what was told before.
        anaphoric: lemma == "claim" && noun.is_some_and(|noun| clauses.word(noun).lemma == "responsibility"),
        stance: false,
        rule: format!("verb-{lemma}"),
    };
    Some((predication, noun))
}

/// Who is to do it: "called for him to step down", "called for the mayor to resign".
fn wished(clauses: &Clauses, verb: usize) -> Option<usize> {
    let clause = clauses.tree.children(verb).take(MANY).find(|&clause| is_wish(clauses, clause))?;
    let asked = clauses.child(clause, &[Dep::Nsubj]).or_else(|| clauses.called_on(verb, clause));
    asked.filter(|&asked| clauses.can_be_people(asked))
}

/// Whether a clause is an infinitive behind "for": "for him to step down".
fn is_wish(clauses: &Clauses, clause: usize) -> bool {
    let leads = |&child: &usize| matches!(clauses.word(child).dep, Dep::Mark) && clauses.word(child).lemma == "for";
    matches!(clauses.word(clause).dep, Dep::Advcl | Dep::Ccomp | Dep::Xcomp)
        && clauses.is_infinitive(clause)
        && clauses.tree.children(clause).take(MANY).any(|child| leads(&child))
}

/// Whom force is used on, where the aim tells it: "fired tear gas to disperse students".
fn dispersed(clauses: &Clauses, frame: &Frame, verb: usize) -> Option<usize> {
    let aims = |&clause: &usize| {
        let word = clauses.word(clause);
        matches!(word.dep, Dep::Advcl | Dep::Xcomp | Dep::Acl)
            && matches!(word.lemma.as_str(), "disperse" | "scatter")
            && clauses.is_infinitive(clause)
    };
    let places = [Some(verb), clauses.object(verb)].into_iter().flatten().filter(|_| frame.name == "repress");
    let clause = places.flat_map(|place| clauses.tree.children(place).take(MANY)).find(aims)?;
    clauses.object(clause)
}

/// Whether a form in -ing behind "in" names what happened rather than what somebody did: "soldier killed in shooting on the border".
fn is_noun_of_harm(clauses: &Clauses, frame: &Frame, verb: usize) -> bool {
    frame.kind == "ASSAULT"
        && clauses.word(verb).tag == Tag::Vbg
        && verb > 0
        && clauses.word(verb - 1).lemma == "in"
        && clauses.object(verb).is_none()
}

/// What a verb is done to, and who gets it where both are told: "gave Chad weapons", "was granted asylum".
fn objects(clauses: &Clauses, verb: usize, passive: bool) -> (Option<usize>, Option<usize>) {
    if !passive {
        return (clauses.object(verb), clauses.indirect(verb));
    }
    let subject = clauses.subject(verb);
    let kept = clauses.child(verb, &[Dep::Obj]).filter(|&kept| kept > verb && !clauses.is_time(kept));
    match kept {
        Some(_) => (kept, subject),
        None => (subject, None),
    }
}

/// What a state protests against is condemned: "Iran protested against the sanctions", "the ministry protested".
fn asserted(clauses: &Clauses, found: &'static Frame, agent: Option<usize>) -> &'static Frame {
    let entities = clauses.input.entities;
    let state = |agent: usize| {
        let mention = entities.at(agent)?;
        let entity = entities.of(mention);
        let country = entity.place.as_ref().is_some_and(|place| place.feature.as_deref() == Some("PCLI"));
        let body = matches!(clauses.word(agent).lemma.as_str(), "embassy" | "government" | "ministry");
        Some(country || body)
    };
    let stated = found.name == "protest" && agent.is_some_and(|agent| state(agent) == Some(true));
    if stated { frame("condemn") } else { found }
}

/// The predicates of a verb with what a hyphen joins to it, "test-fired", or else its own, or what it does again, "re-arrested", and
/// the lemma that they stand under.
fn predicates_of(clauses: &Clauses, verb: usize) -> Option<(String, &'static [Predicate])> {
    let joined = clauses.hyphenated(verb).into_iter().flatten();
    let own = clauses.word(verb).lemma.as_str();
    joined.chain([own.to_string(), once(own).to_string()]).find_map(|lemma| {
        let predicates = LEXICON.verbs.get(&lemma)?;
        Some((lemma, predicates.as_slice()))
    })
}

/// Who stands before a verb that begins with `prefix`: the tree takes "Chad test" of "Chad test-fired" for the subject, or "a
/// monk" of "a monk self-immolated" for an adverb or a part of the verb.
fn before(clauses: &Clauses, verb: usize, prefix: usize) -> Option<usize> {
    let names = clauses.tree.children(prefix).rfind(|&child| clauses.word(child).dep == Dep::Compound);
    let bare = || {
        let is_bare = |&child: &usize| matches!(clauses.word(child).dep, Dep::Compound | Dep::OblUnmarked);
        clauses.tree.children(verb).take_while(|&child| child < prefix).find(is_bare)
    };
    names.or_else(bare).filter(|&doer| !clauses.is_time(doer))
}

/// Whether a participle says how something stays, "the office remained closed", or who is meant, "the injured".
fn is_state(clauses: &Clauses, verb: usize) -> bool {
    let word = clauses.word(verb);
    if !word.tag.is_finite() && clauses.child(verb, &[Dep::Det]).is_some() {
        return true;
    }
    let above = clauses.governor(verb).filter(|_| word.dep == Dep::Xcomp && word.tag == Tag::Vbn);
    above.is_some_and(|above| matches!(clauses.word(above).lemma.as_str(), "keep" | "remain" | "stay"))
}

/// What is counted tells whether people are meant: "dozens of activists", "three of the dozens of activists".
fn counted(clauses: &Clauses, noun: usize) -> usize {
    let of = |noun: usize| clauses.after(noun, &["of"]).filter(|_| is_counted(clauses, noun));
    of(noun).map(|inner| of(inner).unwrap_or(inner)).unwrap_or(noun)
}

/// Whether a noun is a portion of what stands behind its "of": "most of the city".
fn is_portion(clauses: &Clauses, noun: usize) -> bool {
    Lemmas::Portion.has(&clauses.word(noun).lemma)
}

/// Whether whom a verb is done to, where, and who does it are what a predicate asks for.
fn fits(clauses: &Clauses, predicate: &Predicate, verb: usize, patient: Option<usize>, agent: Option<usize>) -> bool {
    let meant = patient.map(|patient| counted(clauses, patient));
    // "stood by Chad", but not "stood by the fence"
    let aimed = || {
        let particle = predicate.particle.filter(|&word| predicate.recipient.iter().any(|slot| slot.is_after(word)))?;
        clauses.after(verb, &[particle])
    };
    let people = !predicate.people || meant.or_else(aimed).is_none_or(|meant| clauses.can_be_people(meant));
    let persons = || !predicate.persons || meant.is_some_and(|meant| clauses.is_people(meant));
    let aim = || patient.or_else(|| predicate.particle.and_then(|word| clauses.after(verb, &[word])));
    // "took control of the town"
    let of = || patient.and_then(|patient| clauses.after(patient, &["of"]).or_else(|| clauses.after(verb, &["of"])));
    let whole = |part: usize| clauses.after(part, &["of"]).filter(|_| is_portion(clauses, part)).unwrap_or(part);
    let aim = || if predicate.objects.is_empty() { aim() } else { of().map(whole) };
    let place = || !predicate.place || aim().is_some_and(|aim| clauses.is_area(aim));
    // "Chad Airways"
    let listed = |agent: usize| {
        let word = clauses.word(agent);
        predicate.agents.contains(&word.lemma.as_str())
            || word.tag.is_name() && predicate.agents.contains(&word.lemma.to_lowercase().as_str())
    };
    let acts = || agent.is_some_and(|agent| listed(agent) || listed(counted(clauses, agent)));
    let bare = || !clauses.is_passive(verb) && clauses.child(verb, &[Dep::Obj, Dep::Ccomp]).is_none();
    // "the union said it would strike from Monday", but not "the union said Israel would strike"
    let works = || {
        let labour = predicate.frame.is_some_and(|frame| frame.name == "strike-labour");
        let who = agent.is_none_or(|agent| matches!(clauses.word(agent).lemma.as_str(), "it" | "they" | "we"));
        labour && clauses.word(verb).lemma == "strike" && who && bare() && is_of_labour(clauses, verb)
    };
    let clause = || {
        clauses.tree.children(verb).take(MANY).find(|&clause| {
            let dep = clauses.word(clause).dep;
            clauses.word(clause).tag == Tag::Vb
                && (dep == Dep::Xcomp || dep == Dep::Advcl && clause > verb && clauses.is_infinitive(clause))
        })
    };
    let follows = || {
        clause().is_some_and(|clause| {
            clauses.word(clause).dep == Dep::Xcomp
                || patient.is_some_and(|patient| patient < clause) && clauses.called_on(verb, clause).is_some()
        })
    };
    let deed = || clause().is_some_and(|clause| predicate.deeds.contains(&clauses.word(clause).lemma.as_str()));
    people
        && persons()
        && place()
        && (!predicate.intransitive || bare())
        && (predicate.agents.is_empty() || acts() || works())
        && (!predicate.infinitive || follows())
        && (predicate.deeds.is_empty() || deed())
}

/// Whether the text leaves unsaid who is praised, backed, helped or brought to safety: "hails from Bantam", "shelter in place".
fn is_untold(clauses: &Clauses, predicate: &Predicate, verb: usize, patient: Option<usize>) -> bool {
    let Some(frame) = predicate.frame else { return false };
    let praises = predicate.recipient == [Slot::Object] && frame.kind == "SUPPORT";
    // "ready to help" tells of help all the same.
    let helps = frame.kind == "AID" && !matches!(clauses.word(verb).lemma.as_str(), "assist" | "help");
    let helps = helps && predicate.objects.is_empty() && predicate.particle.is_none();
    let helps = helps && predicate.recipient.contains(&Slot::Object);
    // "asked to travel"
    if predicate.infinitive && frame.kind == "REQUEST" && patient.is_none() {
        return true;
    }
    let clause = clauses.child(verb, &[Dep::Ccomp, Dep::Xcomp]);
    // "helped spread the custom", but not "ready to help rebuild Chad", "helped Chad rebuild"
    let spread = clause.filter(|_| clauses.word(verb).lemma == "help" && patient.is_none());
    let bare = spread.is_some_and(|clause| !clauses.object(clause).is_some_and(|helped| clauses.can_be_people(helped)));
    if bare && frame.kind == "AID" {
        return true;
    }
    let told = patient.is_some() || clause.is_some();
    // "the refinery shuts down", "the house burns down"
    let shuts = matches!(frame.name, "destroy" | "restrict");
    let shuts = shuts && !clauses.is_passive(verb) && predicate.recipient.contains(&Slot::Object);
    let told = told || shuts && clauses.child(verb, &[Dep::Obj, Dep::NsubjPass]).is_some();
    (praises || helps || shuts) && !told
}

/// Whether who goes somewhere is taken there, which is no visit: "was flown to Togo for treatment", but not "Togo was visited", "an envoy was sent".
fn is_carried(predicate: &Predicate, frame: &Frame) -> bool {
    frame.name == "visit" && predicate.objects.is_empty() && !predicate.recipient.contains(&Slot::Object)
}

/// Whether the reader or a listener is spoken to, which tells no deed: "Talk to a doctor", "Thank you", "when you feed them";
/// but "You kill our people".
fn is_addressed(clauses: &Clauses, verb: usize, frame: &Frame) -> bool {
    let word = clauses.word(verb);
    let you = |noun: usize| clauses.word(noun).lemma == "you";
    let subject = clauses.child(verb, &[Dep::Nsubj, Dep::NsubjPass, Dep::Csubj]);
    let others = || clauses.child(verb, &[Dep::Aux, Dep::AuxPass, Dep::Mark]).is_some();
    let alone = word.dep == Dep::Root && subject.is_none();
    let thanks = || word.lemma == "thank" && clauses.object(verb).is_some_and(you);
    subject.is_some_and(you) && frame.kind != "ASSAULT" || alone && (thanks() || word.tag == Tag::Vb && !others())
}

/// Whether nobody does it to anybody: "the airport is closed after a storm", "shot a deer", "killed hundreds of
/// chickens", "fed the horses", "the river supplies water", "a day of working together", "a state of emergency as a storm neared".
fn is_nobodys(clauses: &Clauses, frame: &Frame, verb: usize, patient: Option<usize>, agent: Option<usize>) -> bool {
    let hunts =
        || is_harm(frame) && patient.is_some_and(|patient| causes::is_creature(clauses, counted(clauses, patient)));
    let closed = matches!(frame.name, "restrict" | "evacuate" | "displace") && agent.is_none();
    // "flights were suspended", "trading was suspended"
    let grounded = frame.name == "sanction" && agent.is_none();
    let grounded = grounded
        && patient.is_some_and(|patient| {
            let word = clauses.word(patient);
            word.lemma == "flight" || word.tag == Tag::Vbg || word.lemma == "trading"
        });
    // "a car detonated", but not "a lorry killed two"
    let car_bomb =
        clauses.word(verb).lemma == "detonate" && agent.is_some_and(|agent| causes::is_vehicle(clauses, agent));
    let chance = || grounded || !car_bomb && (harms(frame) || closed) && causes::is_chance(clauses, verb, agent);
    let emergency = || frame.name == "martial-law" && causes::is_amid(clauses, verb);
    let figure = || agent.is_some_and(|agent| is_figure(clauses, verb, agent));
    let acts = matches!(frame.kind, "AID" | "CONSULT" | "COOPERATE" | "SUPPORT") || frame.name == "lift-restriction";
    // "any foreigner who detains citizens would be punished"
    let any =
        agent.and_then(|agent| clauses.child(agent, &[Dep::Det])).is_some_and(|det| clauses.word(det).lemma == "any");
    // "set himself on fire"
    let itself = |patient: usize| {
        matches!(clauses.word(patient).lemma.as_str(), "herself" | "himself" | "itself" | "themselves")
    };
    let itself = frame.name == "destroy" && patient.is_some_and(itself);
    // "bootleg spirits kill ten", but not "a drone killed ten"
    let thing = |agent: usize| {
        let class = class_of(&clauses.word(agent).lemma);
        let armed = causes::is_means(clauses, agent) || causes::attack_of(clauses, agent).is_some();
        matches!(class, Class::Artifact | Class::Thing) && !armed && !is_counted(clauses, agent)
    };
    // "Chadian tanks killed ten"
    let owned = |agent: usize| clauses.is_named(agent) || named_modifier(clauses, agent).is_some();
    let thing = |agent: usize| thing(agent) && !owned(agent);
    let by_thing = matches!(frame.name, "kill" | "wound") && agent.is_some_and(thing);
    any || is_contest(clauses, frame, verb, agent, patient)
        || by_thing
        || itself
        || is_answered(clauses, verb, patient)
        || agent.is_some_and(|agent| is_whoever(clauses, agent, verb))
        || hunts()
        || chance()
        || figure()
        || emergency()
        || acts && agent.is_some_and(|agent| !can_act(clauses, agent) && !can_act(clauses, counted(clauses, agent)))
}

/// Whether the text says itself what somebody claims responsibility for, so that a noun tells it: "claimed responsibility for the
/// attack", but not "The group claimed responsibility."
fn is_answered(clauses: &Clauses, verb: usize, patient: Option<usize>) -> bool {
    let claims = clauses.word(verb).lemma == "claim";
    let duty = patient.filter(|&patient| claims && clauses.word(patient).lemma == "responsibility");
    let told = |place: usize| {
        let gerund = clauses.child(place, &[Dep::Acl, Dep::Advcl]).is_some();
        gerund || clauses.after(place, &["for", "in", "of", "on"]).is_some()
    };
    // "no group claimed responsibility"
    let nobody = || clauses.subject(verb).is_some_and(|subject| has_no(clauses, subject));
    duty.is_some_and(|duty| [verb, duty].into_iter().any(told) || nobody())
}

/// Whether what hits is nothing that could: "inflation hit Chad", "the cuts will hit the firm", but not "a raid hit Oda",
/// "government forces hit Oda".
fn is_figure(clauses: &Clauses, verb: usize, agent: usize) -> bool {
    let lemma = clauses.word(agent).lemma.as_str();
    let class = class_of(lemma);
    let armed = matches!(lemma, "alliance" | "element" | "force" | "power" | "shot" | "unit");
    // "an air raid campaign", "a surge of attacks"
    let kinds = clauses.tree.children(agent).take(MANY).filter(|&child| clauses.word(child).dep == Dep::Compound);
    let mut means = kinds.chain(clauses.after(agent, &["of"])).chain([agent]);
    !armed
        && !means.any(|word| causes::is_means(clauses, word))
        && matches!(clauses.word(verb).lemma.as_str(), "hit" | "strike")
        && matches!(class, Class::Abstract | Class::Event | Class::Quantity)
        && !clauses.is_named(agent)
        && !is_counted(clauses, agent)
}

/// Whether who does it can be anybody: "those who collaborate with the enemy", but not "those who collaborated".
fn is_whoever(clauses: &Clauses, agent: usize, verb: usize) -> bool {
    let lemma = clauses.word(agent).lemma.as_str();
    let who = matches!(lemma, "anybody" | "anyone" | "everybody" | "everyone" | "those" | "whoever");
    who && matches!(clauses.word(verb).tag, Tag::Vbp | Tag::Vbz) && clauses.word(verb).dep == Dep::AclRelcl
}

/// The last word of a trigger: the verb, the noun of its predicate, its particle.
fn end(clauses: &Clauses, predicate: &Predicate, verb: usize, noun: Option<usize>) -> usize {
    let written = |noun: usize| clauses.word(noun).lemma.starts_with(char::is_alphabetic);
    let end = noun.filter(|&noun| noun > verb && noun - verb < 8 && written(noun)).unwrap_or(verb);
    let particle = predicate.particle.and_then(|particle| {
        let is_particle =
            |&child: &usize| clauses.word(child).dep == Dep::CompoundPrt && clauses.word(child).lemma == particle;
        clauses.tree.children(verb).find(is_particle)
    });
    particle.filter(|&particle| particle > end && particle - verb < 5).unwrap_or(end)
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
    // "withdrew from the bloc": what the predicate asks for can be who it is done to.
    let other = |&recipient: &usize| {
        // "reopened for the first time"
        (Some(recipient) != noun || clauses.can_be_people(recipient)) && clauses.word(recipient).lemma != "time"
    };
    let recipient = predicate.recipient.iter().find_map(|&slot| match slot {
        Slot::Object => own.or_else(|| noun.and(patient)),
        Slot::After(preposition) => {
            // "fired two missiles at a ship"
            let fits = |found: &usize| other(found) && recipient::fits(clauses, preposition, *found);
            let after = |token: usize| clauses.after(token, &[preposition]).filter(fits);
            // "extradited a suspect to Austria"
            let moved = matches!(predicate.recipient[..], [Slot::After(_), ..]);
            let of_object = patient.filter(|_| moved || !predicate.objects.is_empty());
            // "provided $1 billion in aid to Chad"
            // ... "suspended talks on a treaty with Chad"
            let inside: &[&str] = if preposition == "with" { &["in", "of", "on"] } else { &["in", "of"] };
            let part = |token: usize| clauses.after(token, inside).and_then(after);
            let of_part = || noun.and_then(|_| of_object.and_then(part).or_else(|| part(verb)));
            let of_object = || of_object.and_then(after);
            // "closed its border and airspace with Chad"
            let beside = |noun: usize| clauses.joined(noun).into_iter().find_map(after);
            let found = after(verb).or_else(of_object).or_else(|| noun.and_then(beside)).or_else(of_part);
            let found = found.or_else(|| recipient::deeper(clauses, verb).filter(|_| preposition == "against"));
            found.or_else(|| noun.and_then(|noun| recipient::behind_worth(clauses, noun, preposition)))
        }
    });
    // "rejected Oman's demand", "accepted an offer by the union"
    let frame = predicate.frame?;
    let answers = matches!(frame.kind, "AGREE" | "REJECT") || frame.name == "accede";
    let asker = || noun.filter(|_| answers).and_then(|noun| recipient::whose(clauses, noun, false));
    let involved = || recipient::involved(clauses, verb).filter(|_| frame.kind == "CONSULT");
    // "froze Chadian assets"
    let punishes = frame.kind == "SANCTION" && predicate.recipient.iter().any(|slot| slot.is_after("of"));
    let owner = || noun.filter(|_| punishes).and_then(|noun| recipient::whose(clauses, noun, false));
    // "revoked Ann Lee's passport", "violated Togo's airspace"
    let belongs = predicate.recipient.iter().any(|slot| slot.is_after("of"));
    let belongs = belongs && matches!(frame.kind, "AID" | "COERCE" | "CONCEDE" | "RETREAT" | "THREATEN");
    let holder = || {
        let holder = clauses.child(noun.filter(|_| belongs)?, &[Dep::NmodPoss])?;
        clauses.input.entities.at(holder).map(|_| holder)
    };
    let recipient = recipient.or_else(asker).or_else(involved).or_else(owner).or_else(holder);
    recipient.filter(|&recipient| !clauses.is_reciprocal(recipient))
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
    // "Mining boss shot dead", "Ex-mayor found guilty"
    let with = |particle: &str| {
        let child = |&child: &usize| clauses.word(child).lemma == particle && clauses.word(child).dep != Dep::Nsubj;
        clauses.tree.children(verb).take(MANY).any(|token| child(&token)) || clauses.after(verb, &[particle]).is_some()
    };
    let always = |predicate: &&Predicate| predicate.transitive && predicate.particle.is_none_or(with);
    let particle = predicates.iter().find(always).and_then(|predicate| predicate.particle);
    let result = clauses.child(verb, &[Dep::Xcomp]).is_none_or(|result| Some(&*clauses.word(result).lemma) == particle);
    let bare = result && clauses.child(verb, &[Dep::Aux, Dep::Obj, Dep::Iobj, Dep::Ccomp]).is_none();
    matches!(word.tag, Tag::Vbd | Tag::Vbn)
        && bare
        && clauses.object(verb).is_none()
        && clauses.child(verb, &[Dep::Nsubj]).is_some()
        && predicates.iter().any(|predicate| always(&predicate))
        && (word.dep == Dep::Root && (word.tag == Tag::Vbn || clauses.is_unstopped(verb)) || heading())
}

/// Whether a clause is a gerund after a preposition: "charged three men with spying", but not "is committed to leaving".
fn is_gerund(clauses: &Clauses, clause: usize, preposition: &str) -> bool {
    let word = clauses.word(clause);
    matches!(word.dep, Dep::Advcl | Dep::Ccomp | Dep::Xcomp)
        && word.tag == Tag::Vbg
        && preposition != "to"
        && clauses.child(clause, &[Dep::Mark]).is_some_and(|mark| clauses.word(mark).lemma == preposition)
}

/// Lemmas of nouns that add little to the one before them: "curfew order".
const SHELLS: [&str; 6] = ["hour", "measure", "order", "regime", "regulation", "rule"];

/// Whether a noun with a word before it is one of these: "rescue team".
fn is_pair(clauses: &Clauses, pairs: &[(&str, &str)], noun: usize) -> bool {
    let is = |token: usize, lemma: &str| clauses.word(token).lemma.eq_ignore_ascii_case(lemma);
    let before = |first: &str| {
        let modifies = |child: usize| matches!(clauses.word(child).dep, Dep::Compound | Dep::Amod | Dep::Flat);
        clauses.tree.children(noun).take(MANY).any(|child| modifies(child) && is(child, first))
    };
    pairs.iter().any(|&(first, second)| is(noun, second) && before(first))
}

/// Whether the condition of a predicate holds, and the noun that fulfils it.
fn holds<'p>(
    clauses: &Clauses,
    predicate: &'p Predicate,
    verb: usize,
    patient: Option<usize>,
) -> Option<(&'p Predicate, Option<usize>)> {
    let after = predicate.particle.map(|particle| {
        let over = (particle == "over" && clauses.hands_over(verb, verb + 1)).then_some(verb + 1);
        let child = over.into_iter().chain(clauses.tree.children(verb)).find(|&child| {
            let word = clauses.word(child);
            matches!(word.dep, Dep::CompoundPrt | Dep::Advmod | Dep::Case | Dep::Xcomp) && word.lemma == particle
                || is_gerund(clauses, child, particle)
                || clauses.hands_over(verb, child) && particle == "over"
                || particle == "for" && clauses.word(verb).lemma == "call" && is_wish(clauses, child)
        });
        // "charge [12 people with treason]", "invest [$5 billion in Chad]", where the tree takes that for what they have.
        let is = |name: &str| predicate.frame.is_some_and(|frame| frame.name == name);
        let accuses = |patient: usize| particle == "with" && is("accuse") && clauses.can_be_people(patient);
        let invests = particle == "in" && is("cooperate-economic");
        let held = || clauses.after(patient.filter(|&patient| invests || accuses(patient))?, &[particle]);
        // "declared [the envoy, persona non grata]"
        let apposed = || clauses.child(patient?, &[Dep::Appos]);
        let apposed = apposed().is_some_and(|apposed| clauses.word(apposed).lemma == particle);
        // "removed him as part of a deal" removes him from no office.
        let set =
            |noun: usize| matches!(clauses.word(noun).lemma.as_str(), "consequence" | "part" | "precaution" | "result");
        let after = clauses.after(verb, &[particle]).filter(|&noun| particle != "as" || !set(noun));
        (child.is_some() || apposed, after.or_else(held))
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
        // "closed the Strait of Oda", "withdrew from the Oda Agreement"
        let named = || clauses.word(noun).tag.is_name() && listed(&clauses.word(noun).lemma.to_lowercase());
        // "dismissed Defence Minister Ann Lee", "summoned Chadian Ambassador Ann Lee"; but "welcomed President Roe" can be said from afar.
        let ousts = predicate.frame.is_some_and(|frame| matches!(frame.name, "condemn" | "oust" | "recall-envoy"));
        let title = || {
            let before = |&title: &usize| title < noun && clauses.case(title).is_none();
            let title = clauses.child(noun, &[Dep::Nmod]).filter(before)?;
            listed(&clauses.word(title).lemma.to_lowercase()).then_some(title)
        };
        listed(&clauses.word(noun).lemma)
            || named()
            || ousts && clauses.word(noun).tag == Tag::Nnp && title().is_some()
            || is_pair(clauses, &predicate.pairs, noun)
            || clauses.hyphenated(noun).is_some_and(|forms| forms.iter().any(|form| listed(form)))
            || SHELLS.contains(&clauses.word(noun).lemma.as_str())
                && clauses.child(noun, &[Dep::Compound]).is_some_and(|inner| listed(&clauses.word(inner).lemma))
    };
    // "a total of forty rockets", "a package of sanctions", "all of its troops": what is counted.
    let counted = patient
        .filter(|&patient| is_counted(clauses, patient) || is_part(clauses, patient) || is_portion(clauses, patient));
    let counted = counted.and_then(|patient| clauses.after(patient, &["of"]));
    let mut candidates = noun.into_iter().chain(patient).chain(counted);
    let chosen = candidates.find_map(|noun| clauses.joined(noun).into_iter().find(|&noun| fits(noun)));
    chosen.map(|noun| (predicate, Some(noun)))
}
