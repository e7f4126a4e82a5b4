//! Status: whether an event is said to have happened, to be going to, to be wished for, or not to have happened.
//!
//! In: a predication in its clauses. Out: polarity and modality (after Saurí and Pustejovsky 2009, "FactBank": the source's
//! commitment, read off negation, auxiliaries and the verbs above).

use super::auxiliaries::{has_no, is_negated, own_modality};
use super::causes;
use super::clause::Clauses;
use super::effect::{Effect, effect_of};
use super::frames::{LEXICON, Predicate};
use super::noun::{is_claimed, is_definite};
use super::predication::Predication;
use super::prospect::{light_modality, nominal_modality};
use super::{Modality, Polarity};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

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

/// So many words are walked up at most.
const REACH: usize = 5;

/// Polarity and modality of a predication: what it says itself, then what the words above it say of it.
pub fn status(clauses: &Clauses, predication: &Predication) -> Status {
    let mut reading = Reading::new(clauses, predication);
    let mut at = predication.head;
    for _ in 0..REACH {
        let Some(governor) = clauses.governor(at) else { break };
        if reading.is_apart(at, governor) || !reading.hear(at, governor) {
            break;
        }
        at = governor;
    }
    // "a rally to demand his release": what is said at an event is said.
    let material = !matches!(
        predication.frame.kind,
        "ACCUSE" | "CONSULT" | "PROTEST" | "REJECT" | "REQUEST" | "SUPPORT" | "THREATEN"
    );
    if reading.modality == Modality::Actual && material && is_aim(clauses, predication.head) {
        reading.modality = Modality::Possible;
    }
    let polarity = if reading.negative { Polarity::Negative } else { Polarity::Positive };
    Status { polarity, modality: reading.modality, by: reading.by, effect: reading.effect }
}

/// What is known of a predication so far.
struct Reading<'a, 'b> {
    clauses: &'b Clauses<'a>,
    predication: &'b Predication,
    /// Its noun, or its head where it has none.
    noun: usize,
    negative: bool,
    modality: Modality,
    by: Option<usize>,
    effect: Option<Effect>,
}

impl<'a, 'b> Reading<'a, 'b> {
    /// What a predication says itself, by negation, auxiliaries, and the verb beside its noun.
    fn new(clauses: &'b Clauses<'a>, predication: &'b Predication) -> Self {
        let head = predication.head;
        // "found him not guilty"
        let verdict = clauses.child(head, &[Dep::Xcomp]).filter(|&verdict| !clauses.word(verdict).tag.is_verb());
        let negated = is_negated(clauses, head)
            || verdict.is_some_and(|verdict| is_negated(clauses, verdict))
            || predication.noun.is_some_and(|noun| has_no(clauses, noun) || clauses.case(noun) == Some("without"));
        let own = own_modality(clauses, head, predication.frame.kind).filter(|_| !predication.stance);
        let mut modality = own.unwrap_or(Modality::Actual);
        let mut by = own.map(|_| head);
        let noun = predication.noun.unwrap_or(head);
        if modality == Modality::Actual && !clauses.word(noun).tag.is_verb() && predication.nominal {
            modality = nominal_modality(clauses, noun, predication.frame.kind).unwrap_or(modality);
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
        Self { clauses, predication, noun, negative: negated && !predication.stance, modality, by, effect: None }
    }

    /// Whether a word leaves open nothing of the one below it, and so does all that stands above: a clause that is reported keeps its
    /// own status; what is wished, planned or refused takes that of the verb above.
    fn is_apart(&self, at: usize, governor: usize) -> bool {
        let &Self { clauses, predication, noun, .. } = self;
        let word = clauses.word(at);
        let passes =
            matches!(word.dep, Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Obj | Dep::Obl | Dep::Nmod | Dep::Conj)
                || word.dep == Dep::Advcl && (word.tag == Tag::Vbg || is_complement(clauses, at))
                || word.dep == Dep::NsubjPass && at == noun && clauses.word(governor).lemma != "aim";
        // "the ban on talks", but not "rejects a petition regarding the warrant", "denies entry to those who try to visit".
        let aside = word.dep == Dep::Nmod
            && clauses.case(at).is_some_and(|case| !matches!(case, "of" | "for" | "to" | "on"))
            || word.dep == Dep::Obl && clauses.case(at).is_some_and(|case| CIRCUMSTANCES.contains(&case))
            // "The king, on a visit to Chad, ruled out talks"
            || word.dep == Dep::Obl
                && clauses.case(at) == Some("on")
                && matches!(clauses.word(at).lemma.as_str(), "tour" | "trip" | "visit")
                && at < governor
            // "warned, in a phone call with Chad, of a raid"
            || word.dep == Dep::Obl
                && clauses.case(at) == Some("in")
                && predication.frame.kind == "CONSULT"
                && clauses.word(governor).lemma == "warn"
            // "suspected of fraud in raids", but not "interested in talks"
            || word.dep == Dep::Obl && clauses.case(at) == Some("in") && clauses.word(governor).lemma == "suspect"
            || word.dep == Dep::Acl && class_of(&clauses.word(governor).lemma) == Class::Person
            || word.dep == Dep::Acl && word.tag == Tag::Vbg && clauses.child(at, &[Dep::Mark, Dep::Case]).is_none();
        // Who claims an attack, or responsibility for it, does not leave open whether it was.
        let owned = Lemmas::PartIn.has(&clauses.word(governor).lemma) || at == noun && is_claimed(clauses, noun);
        let left = Lemmas::LeftBy.has(&clauses.word(governor).lemma) && at == noun && is_definite(clauses, noun);
        // "denied that he was behind the attack"
        let behind = clauses.child(at, &[Dep::Cop]).is_some() && clauses.case(at) == Some("behind");
        // "a commission to investigate the attack": what is judged was done.
        let judged = at == noun && predication.nominal && judges(clauses, governor);
        // "agreed to widen the sanctions, accusing Chad of fraud": that is said already.
        let says = at == predication.head && predication.frame.quad == "verbal conflict" && is_aside(clauses, at);
        // "will break the blockade imposed by Chad"
        let done = at == noun && predication.nominal && predication.frame.quad == "material conflict";
        let carried = done && predication.frame.kind != "PROTEST" && causes::carried(clauses, noun).is_some();
        says || carried
            || !passes
            || aside
            || owned
            || left
            || behind
            || judged
            || at == predication.head && self.is_counted()
    }

    /// Whether a participle counts those that were hurt: "tried to enter the camp, wounding nine people" wounded them.
    fn is_counted(&self) -> bool {
        let &Self { clauses, predication, .. } = self;
        let word = clauses.word(predication.head);
        let result = predication.frame.kind == "ASSAULT" && word.dep == Dep::Advcl && word.tag == Tag::Vbg;
        let is_number = |&one: &usize| clauses.word(one).tag == Tag::Cd || clauses.child(one, &[Dep::Nummod]).is_some();
        result
            && clauses.child(predication.head, &[Dep::Mark]).is_none()
            && predication.recipients.iter().any(is_number)
    }

    /// Take what a word says of the one below it; false where nothing above can say more.
    fn hear(&mut self, at: usize, governor: usize) -> bool {
        let clauses = self.clauses;
        let word = clauses.word(at);
        // "rejected the plea, letting them go": a clause beside a verb is not what the verb speaks of; but "committed to
        // opening the border".
        let mark = clauses.child(at, &[Dep::Mark, Dep::Case]).map(|mark| clauses.word(mark).lemma.as_str());
        // "ruled out sending troops", which may look like a clause beside
        let ruled = || mark.is_none() && clauses.child(governor, &[Dep::CompoundPrt]).is_some();
        // "called for him to step down"
        let wished = || mark == Some("for") && clauses.is_infinitive(at);
        let governed = matches!(mark, Some("to" | "from" | "of" | "on" | "in")) || ruled() || wished();
        let beside = word.dep == Dep::Conj || word.dep == Dep::Advcl && !governed;
        let gerund = matches!(word.dep, Dep::Obl | Dep::Nmod) && word.tag.is_verb();
        if !beside && !gerund {
            match self.affect(at, governor, mark) {
                Heard::Something => {}
                Heard::Open => return true,
                Heard::Nothing => return false,
            }
            let nominal = !word.tag.is_verb();
            if (word.dep == Dep::Xcomp || nominal) && is_negated(clauses, governor) {
                self.negative = true;
            }
            let open = self.modality == Modality::Actual && !is_performed(clauses, self.predication, governor);
            if open && (word.dep == Dep::Xcomp || word.dep == Dep::Acl) {
                self.modality = own_modality(clauses, governor, "").unwrap_or(self.modality);
            }
        }
        // "if they invade and occupy the country"
        if word.dep == Dep::Conj && self.modality == Modality::Actual && is_shared(clauses, at, governor) {
            self.modality = own_modality(clauses, governor, "").unwrap_or(self.modality);
        }
        true
    }

    /// What the effect of a word above does.
    fn affect(&mut self, at: usize, governor: usize, mark: Option<&str>) -> Heard {
        let &mut Self { clauses, predication, noun, .. } = self;
        let word = clauses.word(at);
        match effect_of(clauses, governor) {
            // "denied the accusation", "rejected the demand": it was made.
            Some(Effect::Denies | Effect::Refuses) if self.is_spoken() && at == noun || self.is_made() => {
                return Heard::Nothing;
            }
            // "suspended for the killing of a guard" does not deny it.
            Some(Effect::Denies | Effect::Refuses) if word.dep == Dep::Obl && !is_denied(clauses, at) => {}
            // "tried to stop the strike" leaves open whether it was stopped, not whether it was.
            Some(Effect::Denies) if nominal_end(clauses, at, governor) => return Heard::Nothing,
            // "refused to rule out sending troops", "did not rule out a raid" leave it open.
            Some(Effect::Refuses)
                if is_negated(clauses, governor) || self.negative && self.effect == Some(Effect::Refuses) =>
            {
                (self.negative, self.modality) = (false, Modality::Possible);
                return Heard::Open;
            }
            Some(effect @ (Effect::Denies | Effect::Refuses)) => {
                self.negative = !self.negative;
                if self.by.is_none() {
                    (self.by, self.effect) = (Some(governor), Some(effect));
                }
            }
            Some(Effect::Instructs) if word.tag != Tag::Vb => {}
            // "called the killing a crime" asks for none.
            Some(_) if word.dep == Dep::Obj && at == noun && is_called(clauses, predication, governor) => {}
            Some(_) if is_performed(clauses, predication, governor) => return Heard::Nothing,
            // "committing acts of murder" is not "committed to"
            Some(_) if word.dep != Dep::Xcomp && clauses.word(governor).lemma == "commit" && mark != Some("to") => {}
            Some(effect)
                if self.modality == Modality::Actual && (is_open(clauses, at) || is_wished(clauses, effect, at)) =>
            {
                self.modality = effect.modality();
                (self.by, self.effect) = (Some(governor), Some(effect));
            }
            _ => {}
        }
        Heard::Something
    }

    /// "rejected the agreement signed by Chad": it was signed.
    fn is_made(&self) -> bool {
        let &Self { clauses, predication: &Predication { head, .. }, .. } = self;
        let bare = || clauses.child(head, &[Dep::Aux, Dep::AuxPass, Dep::Mark]).is_none();
        clauses.word(head).dep == Dep::Acl && clauses.word(head).tag == Tag::Vbn && bare()
    }

    /// A noun for what is said: "the accusation".
    fn is_spoken(&self) -> bool {
        self.predication.nominal && matches!(self.predication.frame.kind, "ACCUSE" | "REQUEST" | "THREATEN")
    }
}

/// How far a word above goes with what it says.
enum Heard {
    /// It may be negated itself, or have auxiliaries.
    Something,
    /// All is open.
    Open,
    /// The event stands apart from it.
    Nothing,
}

/// Whether who says that he wishes to does it by saying so: "we would like to thank the crew", "I want to apologise".
fn is_performed(clauses: &Clauses, predication: &Predication, verb: usize) -> bool {
    let wishes = matches!(clauses.word(verb).lemma.as_str(), "like" | "want" | "wish");
    wishes && matches!(predication.frame.name, "apologise" | "greet" | "mourn" | "praise")
}

/// Whether an infinitive behind a verb is what that verb speaks of, wherever the tree hangs it: "agreed at a summit to lend",
/// "called on them to leave", "voted on Thursday to strike"; but not "stopped to help", "met to discuss".
pub fn is_complement(clauses: &Clauses, verb: usize) -> bool {
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
    let ends = matches!(clauses.word(verb).lemma.as_str(), "break" | "evade" | "halt" | "stop" | "suspend");
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

/// Whether a deed is only called something: "called the killing a crime", but not "called a strike".
fn is_called(clauses: &Clauses, predication: &Predication, verb: usize) -> bool {
    predication.nominal
        && matches!(predication.frame.kind, "ASSAULT" | "COERCE" | "SANCTION")
        && clauses.word(verb).lemma == "call"
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
