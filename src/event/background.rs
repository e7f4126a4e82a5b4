//! Background: what is told only to say who somebody is, or what another deed was about.
//!
//! In: a predication in its clauses. Out: whether it tells what was before the news: "a man who had robbed a bank was freed", "was
//! sentenced for the murder". Such a deed did not happen when the article was published.

use super::clause::Clauses;
use super::place::is_reason;
use super::predication::Predication;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// So many words are walked up at most.
const REACH: usize = 16;

/// Whether a deed is of the past of the others in its sentence.
pub fn is_background(clauses: &Clauses, predication: &Predication) -> bool {
    let head = predication.head;
    let conflict = predication.frame.quad.ends_with("conflict");
    if clauses.word(head).tag.is_verb() {
        is_before(clauses, head, predication)
    } else {
        conflict && is_topic(clauses, head)
    }
}

/// "who had been jailed", "the men detained in Chad", "previously convicted"; but not the dead and hurt that another deed brought,
/// "left ten people injured", nor what a headline tells, "Three men held over fraud".
fn is_before(clauses: &Clauses, verb: usize, predication: &Predication) -> bool {
    let first = clauses.governor(verb).filter(|_| clauses.word(verb).dep == Dep::Conj).unwrap_or(verb);
    let people = || clauses.governor(first).is_some_and(|noun| clauses.is_people(noun));
    let told = match clauses.word(first).dep {
        Dep::AclRelcl => {
            let finite = clauses.child(first, &[Dep::Aux, Dep::AuxPass, Dep::Cop]).unwrap_or(first);
            clauses.word(finite).tag == Tag::Vbd && people()
        }
        Dep::Acl => {
            clauses.word(first).tag == Tag::Vbn
                && predication.frame.kind != "ASSAULT"
                && people()
                && has_verb(clauses, first)
        }
        _ => false,
    };
    let adverb = |word: usize| matches!(clauses.word(word).lemma.as_str(), "previously" | "formerly");
    told || clauses.tree.children(verb).any(|child| clauses.word(child).dep == Dep::Advmod && adverb(child))
}

/// Whether the sentence of a word has a verb above all, as headlines need not.
fn has_verb(clauses: &Clauses, word: usize) -> bool {
    let root = std::iter::successors(Some(word), |&at| clauses.governor(at)).take(REACH).last();
    root.is_some_and(|root| clauses.word(root).tag.is_verb() || clauses.child(root, &[Dep::Cop]).is_some())
}

/// "sentenced for the murder", "protests over the arrest", "in connection with a bombing", "in response to an attack"
fn is_topic(clauses: &Clauses, noun: usize) -> bool {
    let hangs = matches!(clauses.word(noun).dep, Dep::Obl | Dep::Nmod);
    let about = clauses.case(noun).is_some_and(|case| matches!(case, "for" | "over" | "into"));
    hangs && (about || is_reason(clauses, noun))
}
