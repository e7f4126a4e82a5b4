//! Prospect: whether what a noun names has happened or is yet to come: "planned talks", "plans a visit", "a strike would be".
//!
//! In: a noun of an event in its clauses. Out: what its adjectives say, its light verb, and the verb whose subject or object it
//! is; the verbs above are left to `status`.

use super::Modality;
use super::auxiliaries::own_modality;
use super::clause::{Clauses, MANY};
use super::effect::{EFFECTS, Effect};
use super::noun::is_definite;
use super::predication::Predication;
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// What the adjectives of a noun say, "planned talks", and the auxiliaries of the verb that it is new to: "may host a
/// summit", but not "may welcome the visit".
pub fn nominal_modality(clauses: &Clauses, noun: usize, kind: &str) -> Option<Modality> {
    let adjectives = clauses.tree.children(noun).filter(|&child| clauses.word(child).dep == Dep::Amod);
    let said = adjectives
        .filter_map(|child| EFFECTS.get(clauses.word(child).lemma.as_str()))
        .find_map(|effect| if let Effect::Sets(set) = effect { Some(*set) } else { None });
    if said.is_none()
        && let Some(set) = spoken_of(clauses, noun, kind)
    {
        return Some(set);
    }
    let whose = clauses.child(noun, &[Dep::NmodPoss]).is_some();
    let is_new = !whose && !is_definite(clauses, noun);
    let dep = clauses.word(noun).dep;
    if said.is_none() && dep == Dep::Nsubj && is_new {
        return subject_modality(clauses, noun);
    }
    // "will visit Oda, his first trip there"
    if said.is_none() && dep == Dep::Appos && whose {
        return own_modality(clauses, clauses.clause_verb(clauses.governor(noun)?)?, "");
    }
    let verb = clauses.governor(noun).filter(|&verb| clauses.word(verb).tag.is_verb());
    let verb = verb.filter(|_| is_new && matches!(clauses.word(noun).dep, Dep::Obj | Dep::NsubjPass));
    said.or_else(|| verb.and_then(|verb| own_modality(clauses, verb, "")))
}

/// What a light verb says of the deed that its noun names: "plans a visit", "prepared an assault", "faces a trial"; but not
/// "planned the attack in Oda", which happened, "faced a trial", "faces criticism".
pub fn light_modality(clauses: &Clauses, predication: &Predication) -> Option<Modality> {
    let (frame, verb) = (predication.frame, predication.head);
    if !predication.nominal || predication.noun == Some(verb) {
        return None;
    }
    let word = clauses.word(verb);
    match word.lemma.as_str() {
        "plan" | "prepare" => {
            Some(Modality::Future).filter(|_| !is_definite(clauses, predication.noun.unwrap_or(verb)))
        }
        "face" => {
            let suffers = matches!(frame.kind, "ASSAULT" | "COERCE" | "SANCTION");
            Some(Modality::Possible).filter(|_| suffers && matches!(word.tag, Tag::Vbz | Tag::Vbp))
        }
        _ => None,
    }
}

/// What the verb says of the deed that is its subject: "Talks will begin in May", "A strike would be a mistake"; but not "The
/// strike would have been cheaper", "Chad's strike could anger Mali", "Strikes will not help".
fn subject_modality(clauses: &Clauses, noun: usize) -> Option<Modality> {
    let verb = clauses.governor(noun)?;
    if Lemmas::GoesOn.has(&clauses.word(verb).lemma) {
        return own_modality(clauses, verb, "");
    }
    let helps = |&child: &usize| clauses.word(child).dep == Dep::Aux;
    let mut helping = clauses.tree.children(verb).take(MANY).filter(helps);
    let open = helping.any(|aux| matches!(clauses.word(aux).lemma.as_str(), "would" | "could" | "may" | "might"));
    open.then_some(Modality::Possible)
}

/// Whether a deed is only spoken of, "discussed the release of hostages", or what an agreement or a plan holds: "the deal includes the
/// withdrawal of troops", "would lead to the release of hostages"; but not "discussed the attack", which happened.
fn spoken_of(clauses: &Clauses, noun: usize, kind: &str) -> Option<Modality> {
    if !matches!(kind, "AID" | "MOBILIZE" | "RETREAT") {
        return None;
    }
    let first = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Conj).unwrap_or(noun);
    // "the release of hostages and the withdrawal of troops", where the tree hangs the second on the hostages
    let above = clauses.governor(first).filter(|_| first != noun && clauses.case(first) == Some("of"));
    let first = above.unwrap_or(first);
    let verb = clauses.governor(first).filter(|_| matches!(clauses.word(first).dep, Dep::Obj | Dep::Obl))?;
    let lemma = clauses.word(verb).lemma.as_str();
    if clauses.word(first).dep == Dep::Obl {
        let leads = lemma == "lead" && clauses.case(first) == Some("to");
        let about = clauses.case(first).is_some_and(|case| matches!(case, "about" | "around" | "on"));
        let open = own_modality(clauses, verb, "").filter(|_| leads);
        return open.or((about && Lemmas::Debates.has(lemma)).then_some(Modality::Possible));
    }
    if Lemmas::Debates.has(lemma) {
        return Some(Modality::Possible);
    }
    let holds = matches!(lemma, "entail" | "envisage" | "envision" | "foresee" | "include" | "involve" | "stipulate");
    let plan = clauses.subject(verb).filter(|_| holds)?;
    Lemmas::Accord.has(&clauses.word(plan).lemma).then_some(Modality::Future)
}
