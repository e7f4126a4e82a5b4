//! What the words right at a verb say of its event: negation, auxiliaries and the conjunction that opens its clause.

use super::Modality;
use super::clause::{Clauses, MANY};
use super::frames::{LEXICON, Predicate};
use super::status::is_complement;
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// "did not sign", "signed without talks", "signed no deal"
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
pub fn is_present(clauses: &Clauses, verb: usize) -> bool {
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
    // "executing him would break the law"
    let gerund = clauses.word(verb).dep == Dep::Csubj && clauses.word(verb).tag == Tag::Vbg;
    let above = clauses.governor(verb).filter(|_| gerund && found.is_none());
    if above.is_some_and(|above| clauses.child(above, &[Dep::Aux]).is_some_and(|aux| clauses.word(aux).tag == Tag::Md))
    {
        return Some(Modality::Possible);
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
            || clauses.governor(verb).is_some_and(|above| Lemmas::Gathers.has(&clauses.word(above).lemma))
    };
    let there = kind == "PROTEST" || matches!(kind, "ACCUSE" | "REQUEST") && gathers();
    if infinitive && clauses.word(verb).dep == Dep::Advcl && !there && !is_complement(clauses, verb) {
        found = found.or(Some(Modality::Possible));
    }
    found
}
