//! Nouns that bring an event: under a light verb, "made a visit to Egypt", or by themselves, "the visit of the minister".
//!
//! In: a noun of the frame lexicon in its clauses. Out: a predication with its actors and recipients. A noun that names
//! nobody is kept where it is definite, since it may take up an event told before: "the trip".

use super::auxiliaries::has_no;
use super::causes;
use super::clause::{Clauses, MANY};
use super::frames::{LEXICON, Predicate, Side, Slot};
use super::parties::{self, Parties, parties};
use super::predication::{Predication, named_modifier};
use super::verb::is_harm;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::lexicon::lemmas::Lemmas;
use crate::span::TokenSpan;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// The predication of a noun, and the noun that belongs to its predicate: "the lifting of sanctions".
pub fn of_noun(clauses: &Clauses, noun: usize, sentence: TokenSpan) -> Option<(Predication, Option<usize>)> {
    if matches!(clauses.word(noun).dep, Dep::Compound | Dep::Amod) {
        return None;
    }
    let (first, predicate) = predicate_of(clauses, noun, sentence)?;
    let frame = predicate.frame?;
    let light = light_verb(clauses, noun);
    let whole = whole(clauses, noun);
    let told = is_told(clauses, whole);
    let above = light.map(|(verb, _)| verb).or_else(|| clauses.governor(whole).filter(|_| told));
    let parties = parties(clauses, (first, noun), predicate, light, above);
    if frame.kind == "ASSAULT" && (causes::is_chance_noun(clauses, noun) || is_in_words(clauses, noun))
        || is_of_things(clauses, noun, predicate, &parties)
        || frame.name == "demand" && is_of_market(clauses, noun)
    {
        return None;
    }
    let anaphoric = light.is_none() && parties.is_empty() && !told;
    // "approved a treaty with Chad", but not "announced talks between Chad and Mali"
    let with = || clauses.after(noun, &["with"]).is_some();
    let announcer = || announcer(clauses, whole).filter(|_| !frame.reciprocal || with() || parties.topic.is_some());
    let actor = parties.actor.or_else(|| claimant(clauses, whole)).or_else(announcer).or(parties.sent);
    // "the minister, who was in Togo for a summit"
    let actor = actor.map(|actor| clauses.antecedent(actor));
    let actor = actor.filter(|&actor| !matches!(clauses.word(actor).tag, Tag::Wdt | Tag::Wp));
    if anaphoric && actor.is_none() && !is_definite(clauses, noun) {
        return None;
    }
    let word = |token: usize| clauses.word(token).lemma.as_str();
    let verb = light.map(|(verb, _)| verb);
    let start = verb.filter(|&verb| verb < noun && noun - verb < APART).unwrap_or(first);
    let sit_in = behind_hyphen(clauses, noun, sentence).is_some_and(|form| nouns(&form).is_some());
    let last = if sit_in { noun + 2 } else { noun };
    let predication = Predication {
        frame,
        trigger: TokenSpan::new(start, last + 1),
        head: verb.unwrap_or(noun),
        noun: Some(noun),
        nominal: true,
        actors: actor.map(|actor| clauses.joined(actor)).unwrap_or_default(),
        recipients: parties.recipient.map(|recipient| received(clauses, recipient)).unwrap_or_default(),
        anaphoric,
        stance: false,
        rule: match verb {
            Some(verb) => format!("light-{}-{}", word(verb), word(noun)),
            None => format!("noun-{}", word(noun)),
        },
    };
    Some((predication, parties.topic))
}

/// A recipient and those that "and" joins to it, without the deeds that the tree hangs on it: "the release of prisoners and the
/// lifting of sanctions".
fn received(clauses: &Clauses, recipient: usize) -> Vec<usize> {
    let deed = |token: usize| !clauses.is_named(token) && nouns(&clauses.word(token).lemma).is_some();
    let mut all = clauses.joined(recipient);
    // "launched strikes at each other"
    all.retain(|&token| !clauses.is_reciprocal(token));
    all.retain(|&token| token == recipient || deed(recipient) || !deed(token));
    all
}

/// So far apart a light verb and its noun can be in a trigger.
const APART: usize = 10;

/// The predicate that a noun brings, and its first word: "peace talks".
fn predicate_of(clauses: &Clauses, noun: usize, sentence: TokenSpan) -> Option<(usize, &'static Predicate)> {
    let alone = || nouns(&clauses.word(noun).lemma).map(|predicates| (noun, predicates));
    let (first, predicates) = paired(clauses, noun, sentence).or_else(alone)?;
    let fits = |predicate: &&Predicate| {
        (predicate.agents.is_empty() || is_by(clauses, noun, predicate))
            && predicate.particle.is_none_or(|particle| behind(clauses, noun, particle).is_some())
            && (predicate.objects.is_empty() || is_at(clauses, noun, predicate))
            && (predicate.deeds.is_empty() || is_to(clauses, noun, predicate))
            && (!predicate.place || clauses.after(noun, &["of"]).is_some_and(|taken| clauses.is_area(taken)))
    };
    predicates.iter().find(fits).map(|predicate| (first, predicate))
}

/// Whether what a noun names is done to things where it has to be people, "the release of data", "a media release", or
/// hurts creatures.
fn is_of_things(clauses: &Clauses, noun: usize, predicate: &Predicate, parties: &Parties) -> bool {
    let modifier = clauses.child(noun, &[Dep::Compound]).filter(|&modifier| clauses.word(modifier).tag.is_noun());
    let other = |modifier: usize| class_of(&clauses.word(modifier).lemma) != Class::Person;
    let things = parties.recipient.is_some_and(|recipient| !clauses.can_be_people(recipient));
    let creature = parties.recipient.is_some_and(|recipient| causes::is_creature(clauses, recipient));
    // "an invitation to chaos"
    let invites = predicate.frame.is_some_and(|frame| frame.name == "invite");
    invites && things
        || predicate.frame.is_some_and(is_harm) && creature
        || predicate.people && (things || modifier.is_some_and(other))
}

/// Whether a demand is what a market has: "demand from carmakers fell", "demand for cars"; but not "a demand for his release",
/// "the demand from the rebels that he resign", "demands for cars".
fn is_of_market(clauses: &Clauses, noun: usize) -> bool {
    let single = clauses.word(noun).tag == Tag::Nn;
    let owned = [Dep::Det, Dep::NmodPoss, Dep::Acl, Dep::Ccomp, Dep::Nummod];
    let mass = clauses.child(noun, &owned).is_none() && named_modifier(clauses, noun).is_none();
    let moves = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Nsubj);
    let moves = moves.is_some_and(|verb| MOVES.contains(&clauses.word(verb).lemma.as_str()));
    single && (mass || moves)
}

/// Lemmas of verbs of what a market does.
const MOVES: [&str; 20] = [
    "climb", "collapse", "cool", "decline", "dip", "drop", "ease", "exceed", "fall", "grow", "jump", "outstrip",
    "plunge", "rebound", "rise", "shrink", "slow", "slump", "soar", "surge",
];

/// Whether somebody is only spoken against: "came under fire over his remarks", "is under attack from critics".
fn is_in_words(clauses: &Clauses, noun: usize) -> bool {
    let verb = parties::under(clauses, noun).map(|(verb, _)| verb);
    let places = || [Some(noun), verb].into_iter().flatten();
    let from = || places().find_map(|place| clauses.after(place, &["by", "from"]));
    let gerund = |place: usize| {
        let mut clauses_below = clauses.tree.children(place).take(MANY);
        clauses_below.any(|child| {
            let mark = clauses.child(child, &[Dep::Mark]).map(|mark| clauses.word(mark).lemma.as_str());
            clauses.word(child).dep == Dep::Advcl && mark == Some("for")
        })
    };
    verb.is_some()
        && (places().any(|place| clauses.after(place, &["for", "over"]).is_some() || gerund(place))
            || from().is_some_and(|from| Lemmas::Critic.has(&clauses.word(from).lemma)))
}

fn nouns(lemma: &str) -> Option<&'static [Predicate]> {
    LEXICON.nouns.get(lemma).map(Vec::as_slice)
}

/// The predicates of a noun with a word before it, "peace talks", "joint military exercises", "cease-fire", and that word.
fn paired(clauses: &Clauses, noun: usize, sentence: TokenSpan) -> Option<(usize, &'static [Predicate])> {
    if let Some(predicates) = clauses.hyphenated(noun).and_then(|forms| forms.iter().find_map(|form| nouns(form))) {
        return Some((noun - 2, predicates));
    }
    if let Some(predicates) = behind_hyphen(clauses, noun, sentence).and_then(|form| nouns(&form)) {
        return Some((noun, predicates));
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

/// A noun with a particle that a hyphen joins to it: "sit-in".
fn behind_hyphen(clauses: &Clauses, noun: usize, sentence: TokenSpan) -> Option<String> {
    let particle = noun + 2;
    let joined = particle < sentence.end as usize && clauses.word(noun + 1).lemma == "-";
    let last = joined.then(|| clauses.word(particle)).filter(|last| matches!(last.tag, Tag::In | Tag::Rp | Tag::Rb))?;
    Some(format!("{}-{}", clauses.word(noun).lemma, last.lemma))
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
    let listed = |token: usize| predicate.agents.contains(&clauses.word(token).lemma.to_lowercase().as_str());
    before.chain(doers).chain(subjects).any(listed)
        || predicate.frame.is_some_and(|frame| frame.name == "strike-labour") && is_of_labour(clauses, noun)
}

/// So many words on either side of a strike are looked at.
const NEAR: usize = 24;

/// Whether a strike without an aim is one of workers: "The strike will be extended, union leader Ann Lee said"; but not "the
/// strike on the union's office".
pub fn is_of_labour(clauses: &Clauses, noun: usize) -> bool {
    let tokens = clauses.input.tokens;
    let sentence = tokens.sentences[tokens.sentence_of(noun)].tokens;
    let start = noun.saturating_sub(NEAR).max(sentence.start as usize);
    let end = (noun + NEAR).min(sentence.end as usize);
    let mut near = clauses.input.syntax.words[start..end].iter();
    clauses.after(noun, &["on", "against", "at", "in"]).is_none_or(|aim| clauses.is_time(aim))
        && named_modifier(clauses, noun).is_none()
        && near.any(|word| !word.tag.is_name() && Lemmas::Labour.has(&word.lemma))
}

/// The word after a preposition behind a noun, or behind the verb whose object it is: "welcomed the removal of Chad from the list".
fn behind(clauses: &Clauses, noun: usize, preposition: &str) -> Option<usize> {
    let verb = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Obj);
    let beyond = |verb| clauses.after(verb, &[preposition]).filter(|&found| found > noun);
    clauses.after(noun, &[preposition]).or_else(|| verb.and_then(beyond))
}

/// Whether what a noun is about is among those that a predicate asks for: "a battle against cancer", "the removal
/// of Chad from the list".
fn is_at(clauses: &Clauses, noun: usize, predicate: &Predicate) -> bool {
    let slotted = |slot: &Slot| match slot {
        Slot::After(preposition) => clauses.after(noun, &[*preposition]),
        Slot::Object => None,
    };
    let aim = match predicate.particle {
        Some(particle) => behind(clauses, noun, particle),
        None => predicate.recipient.iter().find_map(slotted),
    };
    let listed = |word: usize| predicate.objects.contains(&clauses.word(word).lemma.to_lowercase().as_str());
    // "the summit of Mount Everest"
    let within = |aim: usize| clauses.child(aim, &[Dep::Compound]).filter(|_| clauses.word(aim).tag.is_name());
    aim.is_some_and(|aim| listed(aim) || within(aim).is_some_and(listed))
}

/// Whether an infinitive says what a noun is for, and its verb is among those that a predicate asks for: "an order to leave",
/// but not "in order to leave".
fn is_to(clauses: &Clauses, noun: usize, predicate: &Predicate) -> bool {
    let deed = |&clause: &usize| {
        let listed = predicate.deeds.contains(&clauses.word(clause).lemma.as_str());
        listed && clauses.word(clause).dep == Dep::Acl && clauses.is_infinitive(clause)
    };
    clauses.word(noun).dep != Dep::Fixed && clauses.tree.children(noun).take(MANY).any(|child| deed(&child))
}

/// Whether a noun stands for those behind its "of".
pub fn is_part(clauses: &Clauses, noun: usize) -> bool {
    Lemmas::Collects.has(&clauses.word(noun).lemma)
}

/// The noun that holds a noun's place in the clause: itself, or "series" of "a series of sanctions".
pub fn whole(clauses: &Clauses, noun: usize) -> usize {
    let above =
        clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Nmod && clauses.case(noun) == Some("of"));
    above.filter(|&above| is_part(clauses, above)).unwrap_or(noun)
}

/// Who announces or decides a deed that nobody else is said to do: "Chad announced the deployment of troops".
fn announcer(clauses: &Clauses, noun: usize) -> Option<usize> {
    let verb = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Obj)?;
    clauses.subject(verb).filter(|_| Lemmas::Decides.has(&clauses.word(verb).lemma))
}

/// Who owns up to a deed: "the group claimed responsibility for the attack", "the attack was claimed by the group".
fn claimant(clauses: &Clauses, noun: usize) -> Option<usize> {
    if is_claimed(clauses, noun) {
        let verb = clauses.governor(noun)?;
        let claimant = if clauses.is_passive(verb) { clauses.after(verb, &["by"]) } else { clauses.subject(verb) };
        // "no group claimed the attack"
        return claimant.filter(|&claimant| !has_no(clauses, claimant));
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
pub fn is_told(clauses: &Clauses, noun: usize) -> bool {
    let told = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::NsubjPass);
    if told.is_some_and(|verb| clauses.word(verb).lemma == "report") {
        return true;
    }
    let verb = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Nsubj);
    verb.is_some_and(|verb| match clauses.word(verb).lemma.as_str() {
        "erupt" | "occur" | "happen" | "ensue" | "rage" | "flare" | "unfold" | "break" => true,
        // "An order to leave came on Sunday", "an attack came hours after"; but "the trip came after" speaks of one that is known.
        "come" => clauses.child(verb, &[Dep::CompoundPrt]).is_none() && !is_definite(clauses, noun),
        "take" => clauses.object(verb).is_some_and(|object| clauses.word(object).lemma == "place"),
        _ => false,
    })
}

/// "the trip", "this attack"
pub fn is_definite(clauses: &Clauses, noun: usize) -> bool {
    clauses
        .child(noun, &[Dep::Det])
        .is_some_and(|det| matches!(clauses.word(det).lemma.as_str(), "the" | "this" | "that" | "these"))
}

/// The light verb that a noun belongs to, and who its subject is: "made a visit", "engaged in talks".
fn light_verb(clauses: &Clauses, noun: usize) -> Option<(usize, Side)> {
    let whole = whole(clauses, noun);
    let verb = clauses.governor(whole)?;
    let light = LEXICON.light(&clauses.word(verb).lemma)?;
    let slot = match clauses.word(whole).dep {
        Dep::Obj | Dep::NsubjPass => Some(Slot::Object),
        Dep::Obl => clauses.case(whole).and_then(|case| light.noun.iter().find(|slot| slot.is_after(case))).copied(),
        _ => None,
    };
    // "declared the strike illegal" is no strike.
    let judged = clauses.word(verb).lemma == "declare"
        && (is_definite(clauses, noun) || clauses.child(verb, &[Dep::Xcomp]).is_some());
    // "survived the shooting" speaks of one that was told.
    let known = clauses.word(verb).lemma == "survive" && is_definite(clauses, noun);
    slot.filter(|slot| light.noun.contains(slot) && !judged && !known).map(|_| (verb, light.subject))
}
