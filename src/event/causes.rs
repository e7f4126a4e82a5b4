//! Causes: whether somebody did it, and who, where what harmed is named instead.
//!
//! In: a verb of harm with its subject. Out: whether it is nobody's deed ("killed by a landslide", "a bus swerves off a cliff,
//! killing 21"), and else the actor: of an attack or a weapon its owner ("an airstrike by the army", "Russian drones").

use super::clause::{Clauses, MANY};
use super::frames::{Frame, LEXICON, Side};
use super::noun::is_part;
use super::predication::named_modifier;
use super::recipient::is_site;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::lexicon;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, Default)]
struct Cause {
    /// An accident or a disaster.
    chance: bool,
    vehicle: bool,
    weapon: bool,
    /// A verb: "swerve".
    mishap: bool,
    /// Where things explode by themselves: "mine".
    works: bool,
    /// What explodes by itself: "gas".
    fuel: bool,
    /// An animal or a plant.
    creature: bool,
    /// The frame of an attack with this weapon.
    attack: Option<&'static str>,
}

static CAUSES: LazyLock<FxHashMap<&str, Cause>> = LazyLock::new(|| {
    let mut found: FxHashMap<&str, Cause> = FxHashMap::default();
    for [word, kind] in lexicon::CAUSES.rows() {
        let cause = found.entry(word).or_default();
        match kind {
            "vehicle" => cause.vehicle = true,
            "weapon" => cause.weapon = true,
            "aerial" => cause.attack = Some("attack-air"),
            "explosives" => cause.attack = Some("attack-bomb"),
            "firearms" => cause.attack = Some("attack-firearms"),
            "heavy-weapons" => cause.attack = Some("attack-artillery"),
            "mishap" => cause.mishap = true,
            "works" => cause.works = true,
            "fuel" => cause.fuel = true,
            // "killed by a lion"
            "creature" => (cause.creature, cause.chance) = (true, true),
            _ => cause.chance = true,
        }
    }
    found
});

fn cause(clauses: &Clauses, token: usize) -> Cause {
    let word = clauses.word(token);
    let lemma = word.lemma.to_lowercase();
    // "Lions killed two", where a capital makes a name of what is none; but "Fox killed two" tells of a man.
    let opens = word.tag.is_name() && !clauses.is_named(token);
    let single = || lemma.strip_suffix('s').filter(|_| opens).and_then(|lemma| CAUSES.get(lemma));
    let found = CAUSES.get(lemma.as_str()).or_else(single).copied();
    let common = matches!(word.tag, Tag::Nn | Tag::Nns) || opens && lemma.ends_with('s');
    found.filter(|cause| !cause.creature || common).unwrap_or_default()
}

/// The frame of an attack with the weapon that a noun names: "drone".
pub fn attack_of(clauses: &Clauses, weapon: usize) -> Option<&'static str> {
    cause(clauses, weapon).attack
}

/// Whether a noun is one for a vehicle: "a car".
pub fn is_vehicle(clauses: &Clauses, noun: usize) -> bool {
    cause(clauses, noun).vehicle
}

/// Whether a noun, or the last of those behind its "of", is an animal or a plant: "a herd of cows", but not a name.
pub fn is_creature(clauses: &Clauses, noun: usize) -> bool {
    let of = clauses.after(noun, &["of"]).filter(|_| is_part(clauses, noun));
    [Some(noun), of].into_iter().flatten().any(|noun| cause(clauses, noun).creature)
}

/// Whether the harm that a verb tells of is nobody's deed. `agent`: who or what does it.
pub fn is_chance(clauses: &Clauses, verb: usize, agent: Option<usize>) -> bool {
    if agent.is_some_and(|agent| is_chance_noun(clauses, agent) || cause(clauses, agent).vehicle) {
        return true;
    }
    // "The quake, of magnitude 5.9, struck", which may look like a passive.
    if agent.is_none() && clauses.subject(verb).is_some_and(|subject| is_chance_noun(clauses, subject)) {
        return true;
    }
    if has_chance_subject(clauses, verb) || is_accidental(clauses, verb) {
        return true;
    }
    // "a plane crashes, killing fifty and injuring ten", "crashes into a house, causing a fire, killing two"
    let above = |verb: usize| {
        let word = clauses.word(verb);
        matches!(word.dep, Dep::Advcl | Dep::Conj).then_some(word.head as usize)
    };
    let governor = above(verb).map(|governor| above(governor).filter(|_| is_joined(clauses, verb)).unwrap_or(governor));
    let higher = governor.and_then(above).filter(|&higher| higher < verb);
    // "A Mw 6.1 quake strikes the coast, killing ten", where the tree knows of two subjects
    let befell = |governor| has_mishap(clauses, governor) || has_chance_subject(clauses, governor);
    let befell = [governor, higher].into_iter().flatten().any(befell);
    if befell || is_of_toll(clauses, verb) {
        return true;
    }
    // "residents fled after rain caused rivers to flood, killing ten"
    if above(verb).is_some_and(|governor| follows_chance(clauses, governor, verb)) {
        return true;
    }
    // "The storm killed ten when it struck the coast"
    let it = agent.is_some_and(|agent| clauses.word(agent).lemma == "it");
    let above = governor.filter(|_| it).and_then(|governor| clauses.subject(governor));
    if above.is_some_and(|above| is_chance_noun(clauses, above)) {
        return true;
    }
    if agent.is_some_and(|agent| !clauses.is_passive(verb) || clauses.input.entities.at(agent).is_some()) {
        return false;
    }
    let mut found = false;
    for child in around(clauses, verb) {
        match clauses.word(child).dep {
            Dep::Obl | Dep::OblAgent | Dep::Nmod if is_chance_noun(clauses, child) => found = true,
            // "after a truck collides", which may look like a noun
            Dep::Obl if cause(clauses, child).mishap => found = true,
            Dep::Obl | Dep::OblAgent | Dep::Nmod if is_means(clauses, child) && !is_works(clauses, child) => {
                return false;
            }
            Dep::Advcl => found |= has_mishap(clauses, child) || befalls(clauses, child),
            _ => {}
        }
    }
    found
}

/// Whether a participle stands behind a clause with an accident or a disaster for its subject, which hangs on the same verb.
fn follows_chance(clauses: &Clauses, governor: usize, verb: usize) -> bool {
    let clause = |&other: &usize| governor < other && other < verb && clauses.word(other).dep == Dep::Advcl;
    let participle = clauses.word(verb).tag == Tag::Vbg && clauses.word(verb).dep == Dep::Advcl;
    let last = clauses.tree.children(governor).take(MANY).filter(clause).last();
    // "rain caused rivers to burst their banks, killing ten"
    let above = clauses.governor(governor).filter(|_| clauses.word(governor).dep == Dep::Xcomp);
    participle && last.or(above).is_some_and(|clause| has_chance_subject(clauses, clause))
}

fn is_joined(clauses: &Clauses, verb: usize) -> bool {
    clauses.word(verb).dep == Dep::Conj
}

/// What hangs on a verb and on those that "and" or a comma joins to it: "killed, six injured and two missing in a fire".
fn around(clauses: &Clauses, verb: usize) -> impl Iterator<Item = usize> {
    let joins = |token: usize| {
        let word = clauses.word(token);
        matches!(word.dep, Dep::Conj | Dep::Parataxis) && word.tag.is_verb()
    };
    // "ten were killed and four others injured in a fire", where "injured" hangs on the others, and these on either
    let is_subject = |token: usize| matches!(clauses.word(token).dep, Dep::Nsubj | Dep::NsubjPass | Dep::Conj);
    let others = |verb: usize| {
        let other = clauses.governor(verb).filter(|&other| clauses.word(verb).dep == Dep::Acl && is_subject(other))?;
        let above = clauses.governor(other)?;
        if clauses.word(above).tag.is_verb() {
            Some(above).filter(|&above| above < other)
        } else {
            clauses.governor(above).filter(|_| is_subject(above))
        }
    };
    let above = |verb: usize| {
        let joined = clauses.governor(verb).filter(|&above| joins(verb) && clauses.word(above).tag.is_verb());
        joined.or_else(|| others(verb))
    };
    let first = above(verb).map(|one| above(one).unwrap_or(one)).unwrap_or(verb);
    let hurt = move |verb: usize| {
        let subject = clauses.child(verb, &[Dep::Nsubj, Dep::NsubjPass]);
        let with = subject.into_iter().flat_map(|subject| clauses.tree.children(subject).take(MANY));
        let behind = clauses.tree.children(verb).take(MANY).filter(move |&child| child > verb);
        let others = with.chain(behind).filter(move |&other| is_subject(other));
        let hurt = |other| clauses.child(other, &[Dep::Acl]).filter(|&hurt| clauses.word(hurt).tag == Tag::Vbn);
        others.filter_map(hurt).next()
    };
    let joined = move |verb: usize| clauses.tree.children(verb).take(2 * MANY).filter(move |&child| joins(child));
    let next = move |verb: usize| joined(verb).chain(hurt(verb));
    let verbs = [first].into_iter().chain(next(first).flat_map(move |one| [one].into_iter().chain(next(one))));
    verbs.flat_map(|verb| clauses.tree.children(verb)).filter(move |&child| child != verb).take(MANY)
}

/// Whether a noun is an accident or a disaster: "a landslide", "lightning strikes".
pub fn is_chance_noun(clauses: &Clauses, noun: usize) -> bool {
    // "a wave of strikes"
    if is_part(clauses, noun) && clauses.after(noun, &["of"]).is_some() {
        return false;
    }
    let modifier = clauses.child(noun, &[Dep::Compound]);
    cause(clauses, noun).chance
        || modifier.is_some_and(|modifier| cause(clauses, modifier).chance)
        || is_blaze(clauses, noun)
        || is_industrial(clauses, noun)
}

/// "an explosion at a coal mine", "a gas explosion", "a petrol tanker explosion"
fn is_industrial(clauses: &Clauses, noun: usize) -> bool {
    let explodes = matches!(clauses.word(noun).lemma.as_str(), "explosion" | "blast");
    let works = |token: usize| clauses.tree.children(token).take(MANY).any(|child| is_works(clauses, child));
    // "a factory explosion", "a coal mine explosion", but not "a mine explosion"
    let is_site = |modifier: usize| {
        let alone = || clauses.child(modifier, &[Dep::Compound]).is_none();
        cause(clauses, modifier).works && !(clauses.word(modifier).lemma == "mine" && alone())
    };
    let is_fuel = |modifier: usize| {
        clauses.word(modifier).dep == Dep::Compound && (cause(clauses, modifier).fuel || is_site(modifier))
    };
    let gas = clauses.tree.children(noun).take(MANY).any(is_fuel);
    explodes && owner(clauses, noun).is_none() && (gas || works(noun) || clauses.governor(noun).is_some_and(works))
}

/// "at a coal mine", which is no weapon
pub fn is_works(clauses: &Clauses, noun: usize) -> bool {
    // "at a gas station"
    let fuel = || clauses.child(noun, &[Dep::Compound]).is_some_and(|fuel| cause(clauses, fuel).fuel);
    let works = cause(clauses, noun).works || clauses.word(noun).lemma == "station" && fuel();
    let case = clauses.case(noun).filter(|_| works);
    case.is_some_and(|case| matches!(case, "at" | "in" | "inside"))
}

/// Whether a verb tells what befell its subject: "the ship sank", "a boat catches fire", but not "they sank the ship".
pub fn is_mishap(clauses: &Clauses, verb: usize) -> bool {
    // "crashes a mile south of the airport"
    let far = |&object: &usize| class_of(&clauses.word(object).lemma) != Class::Quantity;
    let object = clauses.child(verb, &[Dep::Obj]).filter(far).map(|object| clauses.word(object).lemma.as_str());
    if is_accidental(clauses, verb) {
        return true;
    }
    let burns = clauses.word(verb).lemma == "catch" && object == Some("fire");
    clauses.word(verb).tag.is_verb() && (burns || cause(clauses, verb).mishap && object.is_none())
}

/// "accidentally detonates a grenade"
fn is_accidental(clauses: &Clauses, verb: usize) -> bool {
    let mut adverbs = clauses.tree.children(verb).take(MANY).filter(|&child| clauses.word(child).dep == Dep::Advmod);
    adverbs.any(|adverb| clauses.word(adverb).lemma == "accidentally")
}

/// Whether a verb or one that "and" joins to it does so: "a lorry's tyre burst and it overturned".
fn has_mishap(clauses: &Clauses, verb: usize) -> bool {
    let mut joined = clauses.tree.children(verb).take(MANY).filter(|&child| is_joined(clauses, child));
    is_mishap(clauses, verb) || joined.any(|second| is_mishap(clauses, second))
}

/// Whether those who are counted are the toll of a disaster: "the toll from the quake rises to nine people killed".
fn is_of_toll(clauses: &Clauses, verb: usize) -> bool {
    let counted = || {
        let first = clauses.governor(verb).filter(|_| is_joined(clauses, verb)).unwrap_or(verb);
        clauses.governor(first).filter(|_| clauses.word(first).dep == Dep::Acl)
    };
    let toll =
        counted().and_then(|noun| clauses.clause_verb(noun)).and_then(|above| clauses.child(above, &[Dep::Nsubj]));
    toll.is_some_and(|toll| {
        let mut parts = clauses.tree.children(toll).take(MANY);
        clauses.word(toll).lemma == "toll" && parts.any(|part| is_chance_noun(clauses, part))
    })
}

/// Whether one of the subjects of a verb is an accident or a disaster: "a magnitude 6.7 earthquake strikes Palu", where the tree
/// gives the verb two.
fn has_chance_subject(clauses: &Clauses, verb: usize) -> bool {
    let mut subjects = clauses.tree.children(verb).take(MANY).filter(|&child| clauses.word(child).dep == Dep::Nsubj);
    subjects.any(|subject| is_chance_noun(clauses, subject))
}

/// Whether a deed is told with an accident or a disaster that it answers: "declared a state of emergency as a storm neared",
/// "after floods".
pub fn is_amid(clauses: &Clauses, verb: usize) -> bool {
    clauses.tree.children(verb).take(MANY).any(|child| match clauses.word(child).dep {
        Dep::Obl | Dep::Nmod => is_chance_noun(clauses, child) || has_chance_subject(clauses, child),
        Dep::Advcl => is_chance_noun(clauses, child) || has_chance_subject(clauses, child),
        _ => false,
    })
}

/// Whether a clause tells of an accident or a disaster: "when a landslide buried two houses", "after a lorry hit their bus".
fn befalls(clauses: &Clauses, verb: usize) -> bool {
    let subject = clauses.child(verb, &[Dep::Nsubj, Dep::NsubjPass]);
    let vehicle = || subject.is_some_and(|subject| is_chance_noun(clauses, subject) || cause(clauses, subject).vehicle);
    // "when their lorry hit a roadside bomb"
    let bomb = clauses.object(verb).is_some_and(|object| cause(clauses, object).weapon);
    (has_chance_subject(clauses, verb) || vehicle()) && clauses.word(verb).lemma != "ram" && !bomb
}

/// "a fire", "fires", "a New Year's Day fire", "the Eaton Fire", that nobody opened; "Israeli fire", "fire from the hills" is shot.
fn is_blaze(clauses: &Clauses, noun: usize) -> bool {
    let word = clauses.word(noun);
    if word.tag.is_name() && matches!(word.lemma.as_str(), "Fire" | "Fires") {
        return true;
    }
    let has_article = |token: usize| clauses.child(token, &[Dep::Det]).is_some();
    let article = || has_article(noun) || clauses.child(noun, &[Dep::Compound, Dep::NmodPoss]).is_some_and(has_article);
    word.lemma == "fire" && (word.tag == Tag::Nns || article() && owner(clauses, noun).is_none())
}

/// Whose attack or weapon harmed somebody: "killed in an airstrike by the army", "in clashes with the police".
pub fn doer(clauses: &Clauses, verb: usize) -> Option<usize> {
    // "in a series of Israeli strikes"
    let meant = |phrase: usize| clauses.after(phrase, &["of"]).filter(|_| is_part(clauses, phrase)).unwrap_or(phrase);
    let is_where = |&child: &usize| {
        matches!(clauses.word(child).dep, Dep::Obl | Dep::OblAgent | Dep::Nmod)
            && clauses
                .case(child)
                .is_some_and(|case| matches!(case, "in" | "during" | "by" | "from" | "amid" | "after"))
    };
    // "killed over the last two days in strikes", where the tree hangs the strikes on the days
    let deeper = |phrase: usize| {
        clauses.tree.children(phrase).take(MANY).filter(move |_| clauses.is_time(phrase)).chain([phrase])
    };
    let phrase =
        around(clauses, verb).flat_map(deeper).filter(is_where).map(meant).find(|&phrase| is_means(clauses, phrase))?;
    owner(clauses, phrase).or_else(|| clauses.after(phrase, &["with"]))
}

/// Who acts where an attack or a weapon is the subject; nobody where the text does not say.
pub fn actor(clauses: &Clauses, agent: usize) -> Option<usize> {
    let common = matches!(clauses.word(agent).tag, Tag::Nn | Tag::Nns);
    if common && is_means(clauses, agent) { owner(clauses, agent) } else { Some(agent) }
}

/// Whether a noun names an attack or a weapon: "airstrike", "missile".
pub fn is_means(clauses: &Clauses, noun: usize) -> bool {
    let predicates = LEXICON.nouns.get(clauses.word(noun).lemma.as_str());
    cause(clauses, noun).weapon
        || predicates.is_some_and(|predicates| {
            let harms = |frame: &Frame| frame.kind == "ASSAULT" || frame.name == "raid";
            predicates.iter().filter_map(|predicate| predicate.frame).any(harms)
        })
}

/// Whether a noun names an attack or a weapon that cannot be taken for a tool: "rockets", but not "a device", "a mine".
pub fn is_armament(clauses: &Clauses, noun: usize) -> bool {
    let found = cause(clauses, noun);
    let tool = found.works || matches!(clauses.word(noun).lemma.as_str(), "device" | "fire" | "operation");
    is_means(clauses, noun) && !tool
}

/// Whose an attack or a weapon is: "an airstrike by the army", "Israel's strikes", "Russian drones", "a raid carried out by rebels".
fn owner(clauses: &Clauses, noun: usize) -> Option<usize> {
    clauses
        .after(noun, &["by", "from"])
        .or_else(|| carrier(clauses, noun))
        .or_else(|| clauses.child(noun, &[Dep::NmodPoss]).filter(|&owner| !clauses.is_time(owner)))
        .or_else(|| named_modifier(clauses, noun).filter(|&modifier| !is_site(clauses, modifier)))
}

/// Who carries out, leads or owns up to what a noun names: "a raid carried out by rebels", "protests led by students", "student-led
/// protests", "an attack claimed by the group", "blamed on the group"; but not "an attack condemned by Chad".
pub fn carrier(clauses: &Clauses, noun: usize) -> Option<usize> {
    let by = carried(clauses, noun).and_then(|clause| clauses.after(clause, &["by"]));
    by.or_else(|| blamed(clauses, noun)).or_else(|| leader(clauses, noun))
}

/// Whose deed it is said to be: "a strike attributed to the group", "an attack blamed on the group".
fn blamed(clauses: &Clauses, noun: usize) -> Option<usize> {
    clauses.tree.children(noun).take(MANY).find_map(|clause| {
        let word = clauses.word(clause);
        let preposition = match word.lemma.as_str() {
            "attribute" => "to",
            "blame" => "on",
            _ => return None,
        };
        let participle = word.dep == Dep::Acl && word.tag == Tag::Vbn;
        clauses.after(clause, &[preposition]).filter(|&whose| participle && clauses.can_be_people(whose))
    })
}

/// The participle that says who carries out what a noun names: "strikes [launched] by Chad on the town".
pub fn carried(clauses: &Clauses, noun: usize) -> Option<usize> {
    clauses.tree.children(noun).take(MANY).find(|&clause| {
        let word = clauses.word(clause);
        let light = LEXICON.light(&word.lemma).is_some_and(|light| light.subject == Side::Actor);
        let does = word.dep == Dep::Acl && word.tag == Tag::Vbn && (light || word.lemma == "claim");
        does && clauses.after(clause, &["by"]).is_some()
    })
}

/// Who stands before "led" and a hyphen: "student-led protests", "Chad-led strikes".
fn leader(clauses: &Clauses, noun: usize) -> Option<usize> {
    let mut before = clauses.tree.children(noun).take(MANY).take_while(|&child| child < noun);
    let led = before.find(|&child| clauses.word(child).lemma == "lead" && clauses.word(child).tag.is_verb())?;
    let who = led.checked_sub(2).filter(|_| clauses.word(led - 1).lemma == "-")?;
    (clauses.governor(who) == Some(led)).then_some(who)
}
