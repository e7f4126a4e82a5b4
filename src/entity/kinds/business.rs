//! Business: names that only they show to be bodies who work there, who leads them, or what they do: "an engineer at [Acme]", "the
//! founder of [Acme]", "[Acme] spokeswoman Ann Lee", "she works for [Acme]", "[Acme] launched an app", "[Acme] will open a plant".
//!
//! In: a name of an article, whatever kind the witnesses gave it. Out: whether it stands where bodies do and people whom nobody
//! else names do not. Not "a guard at [Bantam]", nor "the leader of [Bantam]"; words that people are called by tell nothing ("[Roe]
//! launched an app"). Limit: somebody with one unknown name.

use super::press::may_be_called;
use crate::entity::scene::Scene;
use crate::lexicon::lemmas::Lemmas;
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};

/// More words than the name of a body has that no list knows.
const LONGEST: usize = 4;

/// So many words behind a name its verb and what it does may stand, and so many behind a possessive what is owned.
const REACH: usize = 10;
const BEHIND: usize = 3;

/// Whether a name stands where that of a body does.
pub fn is_body(scene: &Scene, name: TokenSpan) -> bool {
    let (start, end) = (name.start as usize, name.end as usize);
    if name.len() > LONGEST || name.range().any(|token| may_be_called(scene, token)) {
        return false;
    }
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(start)].tokens;
    let goes_on = sentence.holds(end) && scene.is_capital(end);
    let led = start > sentence.start as usize && (scene.is_capital(start - 1) || scene.role(start - 1).is_some());
    !led && !goes_on
        && (is_where_people_work(scene, start, sentence) || is_led(scene, end, sentence) || does(scene, name, sentence))
}

/// "an engineer at [Acme]", "the founder of [Acme]", "works for [Acme]", "studied at [Acme]"
fn is_where_people_work(scene: &Scene, start: usize, sentence: TokenSpan) -> bool {
    if start < sentence.start as usize + 2 {
        return false;
    }
    let (who, word) = (&scene.syntax.words[start - 2], scene.lower(start - 1));
    let noun = |set: Lemmas| who.pos != Pos::Verb && set.has(&who.lemma);
    let does = |lemmas: &[&str]| who.pos == Pos::Verb && lemmas.contains(&who.lemma.as_str());
    match word {
        "at" => noun(Lemmas::Staff) || noun(Lemmas::Leads) || does(&["work", "study", "teach", "enrol", "enroll"]),
        "of" => noun(Lemmas::Leads),
        "for" => does(&["work"]),
        "by" => does(&["employ"]),
        _ => false,
    }
}

/// "[Acme] spokeswoman", "[Acme]'s chief executive"
fn is_led(scene: &Scene, end: usize, sentence: TokenSpan) -> bool {
    if !sentence.holds(end) {
        return false;
    }
    let lemma = |token: usize| &scene.syntax.words[token].lemma;
    let owned = (end + 1)..(sentence.end as usize).min(end + 1 + BEHIND);
    if scene.is_possessive(end) {
        return owned.take_while(|&token| scene.pos(token) != Pos::Verb).any(|token| Lemmas::FirmHas.has(lemma(token)));
    }
    Lemmas::Leads.has(lemma(end)) || scene.is(end, &["spokeswoman", "spokesperson", "employees"])
}

/// "[Acme] launched an app", "[Acme] will open a plant"
fn does(scene: &Scene, name: TokenSpan, sentence: TokenSpan) -> bool {
    let words = &scene.syntax.words;
    let (head, end) = (name.end as usize - 1, name.end as usize);
    let verb = words[head].head as usize;
    if words[head].dep != Dep::Nsubj || verb < end || verb > end + BEHIND || words[verb].pos != Pos::Verb {
        return false;
    }
    let limit = (sentence.end as usize).min(verb + REACH);
    let object = (verb + 1..limit).find(|&token| words[token].dep == Dep::Obj && words[token].head as usize == verb);
    object.is_some_and(|object| {
        let noun = &words[object].lemma;
        match words[verb].lemma.as_str() {
            "launch" | "unveil" | "release" | "introduce" | "make" | "produce" => Lemmas::Wares.has(noun),
            "open" | "close" | "shut" | "build" => Lemmas::Sites.has(noun),
            "hire" | "employ" | "recruit" => matches!(noun.as_str(), "worker" | "people" | "staff" | "employee"),
            "post" => matches!(noun.as_str(), "profit" | "loss" | "revenue" | "earnings" | "sale"),
            _ => false,
        }
    })
}
