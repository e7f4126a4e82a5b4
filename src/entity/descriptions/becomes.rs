//! What somebody is, becomes, or serves as: "She became [a judge]", "he was elected [president]", "they named her [director]",
//! "he fell ill and was [mayor] no more".
//!
//! In: the walk over the article (descriptions/), and the noun of a person. Out: who it is said of, where that is a person
//! who is spoken of in the same clause. Names as subjects were read with the offices (roles/holder.rs). Limits:
//! verbs that are not listed.

use super::Walk;
use crate::entity::EntityKind;
use crate::entity::nominals::phrase::Phrase;
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// So many words before the phrase its verb and whom it is said of are looked for.
const REACH: usize = 16;

/// Who is said to become what a phrase names.
pub fn who(walk: &Walk, phrase: Phrase) -> Option<usize> {
    let words = &walk.scene.syntax.words;
    let word = &words[phrase.head];
    let verb = word.head as usize;
    let case = |token: usize| words[token].dep == Dep::Case && words[token].head as usize == phrase.head;
    let as_what = phrase.start.checked_sub(1).filter(|&token| case(token) && walk.scene.is(token, &["as"]));
    let bare = matches!(word.dep, Dep::Xcomp | Dep::Obj) && !(phrase.start.saturating_sub(1)..phrase.head).any(case);
    let lemma = words[verb].lemma.as_str();
    // "took office as governor", "took over as coach"
    let behind = verb + 1 < walk.scene.len();
    let takes_office = lemma == "take" && behind && walk.scene.is(verb + 1, &["office", "over"]);
    let (becomes, makes) = (Lemmas::Becomes.has(lemma) || takes_office, Lemmas::Appoints.has(lemma));
    let told = as_what.is_some() && word.dep == Dep::Obl && (becomes || makes)
        || bare && (matches!(lemma, "become" | "remain") || makes && word.dep == Dep::Xcomp);
    if phrase.plural || !told || verb > phrase.start || verb + REACH < phrase.head {
        return None;
    }
    let near = verb.saturating_sub(REACH)..phrase.start;
    // "was not named a minister", "could become a judge"
    let open = |token: usize| {
        words[token].head as usize == verb
            && walk.scene.is(token, &["not", "n't", "n’t", "never", "could", "would", "may", "might", "should"])
    };
    if near.clone().any(open) {
        return None;
    }
    let of = |dep: Dep| near.clone().find(|&token| words[token].dep == dep && words[token].head as usize == verb);
    let who = if makes { of(Dep::NsubjPass).or_else(|| of(Dep::Obj)) } else { of(Dep::Nsubj) };
    let who = who.map(|subject| antecedent(walk, subject, verb)).or_else(|| of_main_clause(walk, verb));
    person(walk, who?)
}

/// The subject of the clause that a participle belongs to: "[She] won the race, becoming the mayor".
fn of_main_clause(walk: &Walk, participle: usize) -> Option<usize> {
    let words = &walk.scene.syntax.words;
    let word = &words[participle];
    let main = word.head as usize;
    let near = main.saturating_sub(REACH)..main;
    let subject =
        |&token: &usize| words[token].head as usize == main && matches!(words[token].dep, Dep::Nsubj | Dep::NsubjPass);
    let follows = word.dep == Dep::Advcl && word.tag == Tag::Vbg && main < participle;
    near.rev().find(subject).filter(|_| follows)
}

/// Who is the subject of a verb; of a relative clause the noun that it belongs to, or the name that this stands beside:
/// "Ann Lee, a farmer [who] served as mayor".
fn antecedent(walk: &Walk, subject: usize, verb: usize) -> usize {
    let words = &walk.scene.syntax.words;
    if words[verb].dep != Dep::AclRelcl || !walk.scene.is(subject, &["who", "that"]) {
        return subject;
    }
    let noun = words[verb].head as usize;
    if words[noun].dep == Dep::Appos { words[noun].head as usize } else { noun }
}

/// Who is said to be what a phrase names: "she is [the mayor]", "she fell ill and was [the mayor] no more".
pub fn who_is(walk: &Walk, phrase: Phrase) -> Option<usize> {
    let subject = of_copula(walk, phrase)?;
    person(walk, antecedent(walk, subject, phrase.head))
}

/// The subject of a noun behind "is".
fn of_copula(walk: &Walk, phrase: Phrase) -> Option<usize> {
    let words = &walk.scene.syntax.words;
    let of = |head: usize, deps: &[Dep]| {
        let near = head.saturating_sub(REACH)..phrase.start;
        near.rev().find(|&token| words[token].head as usize == head && deps.contains(&words[token].dep))
    };
    let cop = of(phrase.head, &[Dep::Cop]).filter(|_| !phrase.plural)?;
    let open = |token: usize| {
        words[token].head as usize == phrase.head
            && (matches!(words[token].dep, Dep::Case | Dep::Mark)
                || walk.scene.is(token, &["not", "n't", "n’t", "never", "could", "would", "may", "might", "should"]))
    };
    if (cop.saturating_sub(4)..phrase.start).any(open) {
        return None;
    }
    let up = words[phrase.head].head as usize;
    let joined = words[phrase.head].dep == Dep::Conj && up < phrase.start;
    of(phrase.head, &[Dep::Nsubj]).or_else(|| of(up, &[Dep::Nsubj, Dep::NsubjPass]).filter(|_| joined))
}

/// The person that a token heads.
fn person(walk: &Walk, token: usize) -> Option<usize> {
    let draft = walk.traces[walk.latest_at(token)?].draft;
    let known = &walk.chains.drafts[draft];
    (known.kind == EntityKind::Person && !known.plural).then_some(draft)
}

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Options};

    #[test]
    fn a_text_may_end_with_a_verb_that_takes_an_office() {
        let whole = "The poultry had been ill for months, villagers say, without any official action being taken";
        let extractor = Extractor::default();
        for text in [whole, "That was the pact of the leader with the minister took", "They named her judge took"] {
            assert!(extractor.read(text, &Options::default()).is_ok(), "{text}");
        }
    }
}
