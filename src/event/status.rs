//! Status: whether an event is said to have happened, to be going to, to be wished for, or not to have happened.
//!
//! In: a predication in its clauses. Out: polarity and modality (after Saurí and Pustejovsky 2009, "FactBank": the source's
//! commitment, read off negation, auxiliaries and the verbs above).

use super::clause::{Clauses, MANY};
use super::frames::{LEXICON, Predicate};
use super::noun::is_claimed;
use super::noun::is_definite;
use super::predication::Predication;
use super::prospect::{light_modality, nominal_modality};
use super::{Modality, Polarity};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::lexicon;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a verb or noun says of the event below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Denies,
    /// Denies it as the will of who acts: "declined to".
    Refuses,
    /// Leaves it open at the will of who acts: "ready to".
    Offers,
    /// Leaves open whether it came about: "tried to".
    Attempts,
    /// Asks for it where an infinitive follows: "told them to leave", but not "told of an attack", "directed the raid".
    Instructs,
    Sets(Modality),
}

impl Effect {
    fn modality(self) -> Modality {
        match self {
            Self::Sets(modality) => modality,
            Self::Instructs => Modality::Requested,
            _ => Modality::Possible,
        }
    }
}

/// How an event stands to what is so.
#[derive(Debug, Clone, Copy)]
pub struct Status {
    pub polarity: Polarity,
    pub modality: Modality,
    /// The word that says that it is yet to come, open or refused: the verb itself by its auxiliaries, or one above it.
    pub by: Option<usize>,
    /// What that word does to it; none for its own auxiliaries.
    pub effect: Option<Effect>,
}

pub static EFFECTS: LazyLock<FxHashMap<&'static str, Effect>> = LazyLock::new(|| {
    let effect = |name| match name {
        "denied" => Effect::Denies,
        "refused" => Effect::Refuses,
        "offered" => Effect::Offers,
        "attempted" => Effect::Attempts,
        "instructed" => Effect::Instructs,
        "future" => Effect::Sets(Modality::Future),
        "conditional" => Effect::Sets(Modality::Conditional),
        "requested" => Effect::Sets(Modality::Requested),
        _ => Effect::Sets(Modality::Possible),
    };
    lexicon::COMMITMENT.rows().map(|[lemma, name]| (lemma, effect(name))).collect()
});

/// Prepositions of what a verb above does not speak of: "cancelled the visit after the attack".
const CIRCUMSTANCES: [&str; 15] = [
    "after",
    "amid",
    "because",
    "before",
    "despite",
    "due",
    "during",
    "follow",
    "following",
    "over",
    "owing",
    "since",
    "thanks",
    "until",
    "while",
];

/// Lemmas of what somebody is to a deed, which is not open itself: "suspected of involvement in the attack".
const OWNS: [&str; 7] =
    ["complicity", "connection", "involvement", "participation", "responsibility", "responsible", "role"];

/// Lemmas of what there is only of a deed that was done: "ahead of the anniversary of the attack"; but not "denies that he is the
/// victim of persecution".
const LEAVES: [&str; 7] = ["aftermath", "anniversary", "consequence", "motive", "perpetrator", "scene", "victim"];

/// Lemmas of verbs for those who come together, whose purpose is what they do: "took to the streets to denounce him".
const GATHERS: [&str; 11] =
    ["assemble", "block", "converge", "demonstrate", "gather", "march", "pour", "protest", "rally", "strike", "take"];

/// So many words are walked up at most.
const REACH: usize = 5;

/// Polarity and modality of a predication.
pub fn status(clauses: &Clauses, predication: &Predication) -> Status {
    let head = predication.head;
    // "found him not guilty"
    let verdict = clauses.child(head, &[Dep::Xcomp]).filter(|&verdict| !clauses.word(verdict).tag.is_verb());
    let negated = is_negated(clauses, head)
        || verdict.is_some_and(|verdict| is_negated(clauses, verdict))
        || predication.noun.is_some_and(|noun| has_no(clauses, noun) || clauses.case(noun) == Some("without"));
    let mut negative = negated && !predication.stance;
    let own = own_modality(clauses, head, predication.frame.kind).filter(|_| !predication.stance);
    let mut modality = own.unwrap_or(Modality::Actual);
    let (mut by, mut cause) = (own.map(|_| head), None);
    let noun = predication.noun.unwrap_or(head);
    if modality == Modality::Actual && !clauses.word(noun).tag.is_verb() && predication.nominal {
        modality = nominal_modality(clauses, noun).unwrap_or(modality);
    }
    if modality == Modality::Actual
        && let Some(set) = light_modality(clauses, predication)
    {
        modality = set;
        // "plans a visit" says as much as "will visit".
        let agrees = modality == Modality::Future
            && LEXICON.composition(predication.frame).is_some_and(|one| one.agreed.is_some());
        by = by.or(agrees.then_some(head));
    }
    // "rejected the agreement signed by Chad": it was signed.
    let bare = || clauses.child(head, &[Dep::Aux, Dep::AuxPass, Dep::Mark]).is_none();
    let made = clauses.word(head).dep == Dep::Acl && clauses.word(head).tag == Tag::Vbn && bare();
    let spoken = predication.nominal && matches!(predication.frame.kind, "ACCUSE" | "REQUEST" | "THREATEN");
    let mut at = head;
    for _ in 0..REACH {
        let word = clauses.word(at);
        let Some(governor) = clauses.governor(at) else { break };
        // A clause that is reported keeps its own status; what is wished, planned or refused takes that of the verb above.
        let passes =
            matches!(word.dep, Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Obj | Dep::Obl | Dep::Nmod | Dep::Conj)
                || word.dep == Dep::Advcl && (word.tag == Tag::Vbg || is_complement(clauses, at))
                || word.dep == Dep::NsubjPass && at == noun && clauses.word(governor).lemma != "aim";
        // "the ban on talks", but not "rejects a petition regarding the warrant", "denies entry to those who try to visit".
        let aside = word.dep == Dep::Nmod
            && clauses.case(at).is_some_and(|case| !matches!(case, "of" | "for" | "to" | "on"))
            || word.dep == Dep::Obl && clauses.case(at).is_some_and(|case| CIRCUMSTANCES.contains(&case))
            // "suspected of fraud in raids", but not "interested in talks"
            || word.dep == Dep::Obl && clauses.case(at) == Some("in") && clauses.word(governor).lemma == "suspect"
            || word.dep == Dep::Acl && class_of(&clauses.word(governor).lemma) == Class::Person
            || word.dep == Dep::Acl && word.tag == Tag::Vbg && clauses.child(at, &[Dep::Mark, Dep::Case]).is_none();
        // Who claims an attack, or responsibility for it, does not leave open whether it was.
        let owned = OWNS.contains(&clauses.word(governor).lemma.as_str()) || at == noun && is_claimed(clauses, noun);
        let left = LEAVES.contains(&clauses.word(governor).lemma.as_str()) && at == noun && is_definite(clauses, noun);
        // "denied that he was behind the attack"
        let behind = clauses.child(at, &[Dep::Cop]).is_some() && clauses.case(at) == Some("behind");
        // "a commission to investigate the attack": what is judged was done.
        let judged = at == noun && predication.nominal && judges(clauses, governor);
        // "agreed to widen the sanctions, accusing Chad of fraud": that is said already.
        let says = at == head && predication.frame.quad == "verbal conflict" && is_aside(clauses, at);
        if says || !passes || aside || owned || left || behind || judged {
            break;
        }
        // "rejected the plea, letting them go": a clause beside a verb is not what the verb speaks of; but "committed to
        // opening the border".
        let mark = clauses.child(at, &[Dep::Mark, Dep::Case]).map(|mark| clauses.word(mark).lemma.as_str());
        // "ruled out sending troops", which may look like a clause beside
        let ruled = || mark.is_none() && clauses.child(governor, &[Dep::CompoundPrt]).is_some();
        let governed = matches!(mark, Some("to" | "from" | "of" | "on" | "in")) || ruled();
        let beside = word.dep == Dep::Conj || word.dep == Dep::Advcl && !governed;
        let gerund = matches!(word.dep, Dep::Obl | Dep::Nmod) && word.tag.is_verb();
        if !beside && !gerund {
            match effect_of(clauses, governor) {
                // "denied the accusation", "rejected the demand": it was made.
                Some(Effect::Denies | Effect::Refuses) if spoken && at == noun || made => break,
                // "suspended for the killing of a guard" does not deny it.
                Some(Effect::Denies | Effect::Refuses) if word.dep == Dep::Obl && !is_denied(clauses, at) => {}
                // "tried to stop the strike" leaves open whether it was stopped, not whether it was.
                Some(Effect::Denies) if nominal_end(clauses, at, governor) => break,
                // "refused to rule out sending troops", "did not rule out a raid" leave it open.
                Some(Effect::Refuses)
                    if is_negated(clauses, governor) || negative && cause == Some(Effect::Refuses) =>
                {
                    (negative, modality) = (false, Modality::Possible);
                    at = governor;
                    continue;
                }
                Some(effect @ (Effect::Denies | Effect::Refuses)) => {
                    negative = !negative;
                    (by, cause) = if by.is_none() { (Some(governor), Some(effect)) } else { (by, cause) };
                }
                Some(Effect::Instructs) if clauses.word(at).tag != Tag::Vb => {}
                Some(_) if is_performed(clauses, predication, governor) => break,
                // "committing acts of murder" is not "committed to"
                Some(_) if word.dep != Dep::Xcomp && clauses.word(governor).lemma == "commit" && mark != Some("to") => {
                }
                Some(effect)
                    if modality == Modality::Actual && (is_open(clauses, at) || is_wished(clauses, effect, at)) =>
                {
                    modality = effect.modality();
                    (by, cause) = (Some(governor), Some(effect));
                }
                _ => {}
            }
            let nominal = !clauses.word(at).tag.is_verb();
            if (word.dep == Dep::Xcomp || nominal) && is_negated(clauses, governor) {
                negative = true;
            }
            let open = modality == Modality::Actual && !is_performed(clauses, predication, governor);
            if open && (word.dep == Dep::Xcomp || word.dep == Dep::Acl) {
                modality = own_modality(clauses, governor, "").unwrap_or(modality);
            }
        }
        // "if they invade and occupy the country"
        if word.dep == Dep::Conj && modality == Modality::Actual && is_shared(clauses, at, governor) {
            modality = own_modality(clauses, governor, "").unwrap_or(modality);
        }
        at = governor;
    }
    // "a rally to demand his release": what is said at an event is said.
    let material = !matches!(
        predication.frame.kind,
        "ACCUSE" | "CONSULT" | "PROTEST" | "REJECT" | "REQUEST" | "SUPPORT" | "THREATEN"
    );
    if modality == Modality::Actual && material && is_aim(clauses, head) {
        modality = Modality::Possible;
    }
    let polarity = if negative { Polarity::Negative } else { Polarity::Positive };
    Status { polarity, modality, by, effect: cause }
}

/// Whether who says that he wishes to does it by saying so: "we would like to thank the crew", "I want to apologise".
fn is_performed(clauses: &Clauses, predication: &Predication, verb: usize) -> bool {
    let wishes = matches!(clauses.word(verb).lemma.as_str(), "like" | "want" | "wish");
    wishes && matches!(predication.frame.name, "apologise" | "greet" | "mourn" | "praise")
}

/// What a word says of an event below it, with its particle: "ruled out"; "set up a commission to visit" is not "set to visit".
fn effect_of(clauses: &Clauses, word: usize) -> Option<Effect> {
    let lemma = clauses.word(word).lemma.as_str();
    match clauses.child(word, &[Dep::CompoundPrt]) {
        Some(particle) => EFFECTS.get(format!("{lemma} {}", clauses.word(particle).lemma).as_str()).copied(),
        None => EFFECTS.get(lemma).copied(),
    }
}

/// Whether an infinitive behind a verb is what that verb speaks of, wherever the tree hangs it: "agreed at a summit to lend",
/// "called on them to leave", "voted on Thursday to strike"; but not "stopped to help", "met to discuss".
fn is_complement(clauses: &Clauses, verb: usize) -> bool {
    let Some(governor) = clauses.governor(verb).filter(|&governor| governor < verb) else { return false };
    let speaks = match effect_of(clauses, governor) {
        Some(effect) => effect != Effect::Denies,
        None => clauses.word(governor).lemma == "vote",
    };
    // "voted 105-24 to impeach him"
    let score = |object: usize| clauses.word(object).tag == Tag::Cd;
    let open = || {
        clauses.child(governor, &[Dep::Xcomp, Dep::Ccomp]).is_none()
            && clauses.child(governor, &[Dep::Obj]).is_none_or(score)
    };
    let asked = || clauses.called_on(governor, verb).is_some();
    clauses.word(governor).tag.is_verb() && speaks && clauses.is_infinitive(verb) && (open() || asked())
}

/// Whether a deed goes on that somebody only tries or is asked to end: "tried to stop the strike", "urged Chad to halt its raids".
fn nominal_end(clauses: &Clauses, noun: usize, verb: usize) -> bool {
    let ends = matches!(clauses.word(verb).lemma.as_str(), "halt" | "stop" | "suspend");
    let known = || is_definite(clauses, noun) || clauses.child(noun, &[Dep::NmodPoss]).is_some();
    let above =
        || clauses.governor(verb).filter(|_| clauses.is_infinitive(verb)).and_then(|above| effect_of(clauses, above));
    ends && clauses.word(noun).dep == Dep::Obj
        && !clauses.word(noun).tag.is_verb()
        && known()
        && matches!(above(), Some(Effect::Attempts | Effect::Instructs | Effect::Sets(Modality::Requested)))
}

/// Whether an infinitive is what a thing or a deed is for: "talks to end the war", but not "the first to visit Chad".
fn is_aim(clauses: &Clauses, verb: usize) -> bool {
    let noun = clauses.governor(verb).filter(|_| clauses.word(verb).dep == Dep::Acl && clauses.is_infinitive(verb));
    noun.is_some_and(|noun| {
        let word = clauses.word(noun);
        word.tag.is_noun() && !matches!(class_of(&word.lemma), Class::Person | Class::Group) && !clauses.is_named(noun)
    })
}

/// Whether a participle stands beside a verb, "..., accusing Chad", and is not what that speaks of, "from accusing Chad".
fn is_aside(clauses: &Clauses, verb: usize) -> bool {
    let word = clauses.word(verb);
    word.dep == Dep::Advcl && word.tag == Tag::Vbg && clauses.child(verb, &[Dep::Mark, Dep::Case]).is_none()
}

/// Whether a verb judges what was done: "condemned the attack", "investigates the killing".
fn judges(clauses: &Clauses, verb: usize) -> bool {
    let predicates = LEXICON.verbs.get(clauses.word(verb).lemma.as_str());
    let accuses = |predicate: &Predicate| predicate.frame.is_some_and(|frame| frame.kind == "ACCUSE");
    clauses.word(verb).tag.is_verb() && predicates.is_some_and(|predicates| predicates.iter().any(accuses))
}

/// Whether a phrase is what a verb of denial speaks of: "refrained from attacks".
fn is_denied(clauses: &Clauses, phrase: usize) -> bool {
    clauses.word(phrase).tag.is_verb()
        || clauses.case(phrase).is_none_or(|case| matches!(case, "from" | "of" | "on" | "to"))
}

/// Whether the auxiliaries and the conjunction of a verb serve one that "and" joins to it, too.
fn is_shared(clauses: &Clauses, verb: usize, first: usize) -> bool {
    let own = [Dep::Nsubj, Dep::NsubjPass, Dep::Aux, Dep::AuxPass, Dep::Mark];
    let (one, other) = (clauses.word(first).tag, clauses.word(verb).tag);
    one.is_verb() && one == other && clauses.child(verb, &own).is_none()
}

/// Whether an event below a verb of intent is still open: an infinitive, a gerund, a noun; "said he met" is not.
fn is_open(clauses: &Clauses, token: usize) -> bool {
    let finite = clauses.word(token).tag.is_finite()
        || clauses.child(token, &[Dep::Aux]).is_some_and(|aux| clauses.word(aux).tag.is_finite());
    !finite
}

/// Whether a clause with "that" is what somebody asks for: "demanded that the minister resign", but not "that they resigned".
fn is_wished(clauses: &Clauses, effect: Effect, verb: usize) -> bool {
    let word = clauses.word(verb);
    let single = |noun: usize| {
        let subject = clauses.word(noun);
        matches!(subject.tag, Tag::Nn | Tag::Nnp) || matches!(subject.lemma.as_str(), "he" | "it" | "she")
    };
    effect.modality() == Modality::Requested
        && matches!(word.tag, Tag::Vb | Tag::Vbp)
        && clauses.child(verb, &[Dep::Mark]).is_some_and(|mark| clauses.word(mark).lemma == "that")
        && clauses.child(verb, &[Dep::Nsubj, Dep::NsubjPass]).is_some_and(single)
}

pub fn is_negated(clauses: &Clauses, token: usize) -> bool {
    clauses.tree.children(token).any(|child| {
        let word = clauses.word(child);
        word.dep == Dep::Advmod && matches!(word.lemma.as_str(), "not" | "never" | "n't" | "no" | "hardly")
            || matches!(word.dep, Dep::Mark | Dep::Case) && word.lemma == "without"
            // "neither signed the deal nor visited Chad"
            || matches!(word.dep, Dep::Advmod | Dep::Cc) && matches!(word.lemma.as_str(), "neither" | "nor") && child < token
    }) || clauses.tree.children(token).take(MANY).any(|noun| {
        matches!(clauses.word(noun).dep, Dep::Nsubj | Dep::NsubjPass | Dep::Obj) && has_no(clauses, noun)
    })
}

/// "no talks", "neither side"
pub fn has_no(clauses: &Clauses, noun: usize) -> bool {
    let none = |lemma: &str| matches!(lemma, "no" | "neither" | "nobody" | "none" | "nothing");
    none(&clauses.word(noun).lemma)
        || clauses
            .tree
            .children(noun)
            .any(|child| none(&clauses.word(child).lemma) && clauses.word(child).dep == Dep::Det)
}

/// Whether "would" is the "will" of who spoke in the past, "said that it would leave", without a condition.
fn is_reported(clauses: &Clauses, verb: usize) -> bool {
    let told = |token: usize| clauses.word(token).tag == Tag::Vbd;
    let conditional = |child: usize| {
        clauses.word(child).dep == Dep::Advcl
            && clauses.child(child, &[Dep::Mark]).is_some_and(|mark| clauses.word(mark).lemma == "if")
    };
    // "said that it is ready and would send an envoy"
    let first = clauses.governor(verb).filter(|_| clauses.word(verb).dep == Dep::Conj).unwrap_or(verb);
    let above = clauses.governor(first).filter(|_| clauses.word(first).dep == Dep::Ccomp);
    let aside = || clauses.child(verb, &[Dep::Parataxis]);
    above.or_else(aside).is_some_and(told) && !clauses.tree.children(verb).any(conditional)
}

/// Whether a clause stands in the present.
fn is_present(clauses: &Clauses, verb: usize) -> bool {
    let present = |token: usize| matches!(clauses.word(token).tag, Tag::Vbz | Tag::Vbp);
    let helps = |&token: &usize| matches!(clauses.word(token).dep, Dep::Aux | Dep::AuxPass | Dep::Cop);
    present(verb) || clauses.tree.children(verb).filter(helps).any(present)
}

/// What the auxiliaries and the conjunction of a verb say; `kind` is that of its event.
pub fn own_modality(clauses: &Clauses, verb: usize, kind: &str) -> Option<Modality> {
    let mut found = None;
    for child in clauses.tree.children(verb) {
        let word = clauses.word(child);
        match (word.dep, word.lemma.as_str()) {
            (Dep::Aux, "will" | "shall") => found = Some(Modality::Future),
            (Dep::Aux, "would") if is_reported(clauses, verb) => found = Some(Modality::Future),
            (Dep::Aux, "would" | "may" | "might" | "could" | "can") => found = Some(Modality::Possible),
            (Dep::Aux, "should" | "must" | "ought") => found = Some(Modality::Requested),
            (Dep::Mark, "if" | "unless") => return Some(Modality::Conditional),
            // "until the hostages are freed"; but "until they were freed"
            (Dep::Mark | Dep::Advmod, "until" | "till" | "before" | "once") if is_present(clauses, verb) => {
                return Some(Modality::Conditional);
            }
            (Dep::Advmod, "possibly" | "perhaps" | "maybe" | "potentially") => {
                found = found.or(Some(Modality::Possible))
            }
            _ => {}
        }
    }
    // "is to visit", and a headline's "to visit"
    let infinitive = clauses.word(verb).tag == Tag::Vb && clauses.child(verb, &[Dep::Mark]).is_some();
    // "was the first to visit Chad"
    let ranks = ["first", "last", "latest", "only", "second"];
    let ranked = clauses.governor(verb).is_some_and(|above| ranks.contains(&clauses.word(above).lemma.as_str()));
    let infinitive = infinitive && !ranked;
    let governed_by_be = clauses.governor(verb).is_some_and(|governor| clauses.word(governor).lemma == "be");
    let heading = clauses.governor(verb).is_some_and(|governor| {
        clauses.word(verb).dep == Dep::Acl
            && clauses.governor(governor).is_none()
            && clauses.input.entities.at(governor).is_some()
    });
    let rootlike = clauses.governor(verb).is_none() || heading;
    if infinitive && (rootlike || governed_by_be && clauses.word(verb).dep == Dep::Xcomp) {
        found = found.or(Some(Modality::Future));
    }
    // A purpose is not yet reached, "went to Cairo to meet him", unless they are at it: "took to the streets to protest".
    let protest = |noun: usize| {
        let predicates = LEXICON.nouns.get(clauses.word(noun).lemma.as_str());
        let protests = |predicate: &Predicate| predicate.frame.is_some_and(|frame| frame.kind == "PROTEST");
        predicates.is_some_and(|predicates| predicates.iter().any(protests))
    };
    // "launched a strike to demand his release"
    let stages = || {
        let above = clauses.governor(verb)?;
        let object = clauses.child(above, &[Dep::Obj]).or_else(|| clauses.after(above, &["on"]));
        object.filter(|&object| protest(object))
    };
    let gathers = || {
        stages().is_some()
            || clauses.governor(verb).is_some_and(|above| GATHERS.contains(&clauses.word(above).lemma.as_str()))
    };
    let there = kind == "PROTEST" || matches!(kind, "ACCUSE" | "REQUEST") && gathers();
    if infinitive && clauses.word(verb).dep == Dep::Advcl && !there && !is_complement(clauses, verb) {
        found = found.or(Some(Modality::Possible));
    }
    found
}
