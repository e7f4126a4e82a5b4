//! Whom a pronoun means: the best of those spoken of in its sentence and the ones before it, or named behind it.
//!
//! A candidate has to agree in number, gender and kind, and may not be bound: "he met him" is two men. Of the others, the
//! weights of [`features`] choose, over what [`clause`] reads from the tree. Limits: first and second persons, and "it"
//! for what happened.

mod candidates;
pub mod clause;
pub mod features;

use super::descriptions::{Trace, Walk};
use super::gazetteer::Gender;
use super::nominals::phrase::{Class, class};
use super::ranking::NOBODY;
use super::scene::Scene;
use super::{EntityKind, MentionForm};
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;
use clause::Place;
use features::RANKING;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// So many words behind a pronoun are looked through for a name.
const AHEAD: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Person(Gender),
    Thing,
    Several,
}

fn wanted(word: &str) -> Option<Wanted> {
    Some(match word {
        "he" | "him" | "his" | "himself" => Wanted::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Wanted::Person(Gender::Female),
        "it" | "its" | "itself" => Wanted::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Wanted::Several,
        _ => return None,
    })
}

impl Wanted {
    fn number(self) -> usize {
        match self {
            Self::Person(_) => 0,
            Self::Thing => 1,
            Self::Several => 2,
        }
    }
}

/// Give a pronoun to the entity that it means, if there is one.
pub fn link(walk: &mut Walk, at: usize, sentence: usize) {
    let Some(wanted) = wanted(walk.scene.lower(at)) else { return };
    if walk.scene.syntax.words[at].dep == Dep::Expl {
        return;
    }
    if is_expletive(walk.scene, at) || is_style(walk.scene, at) {
        return;
    }
    let candidates = candidates::candidates(walk, at, sentence, wanted);
    let found = RANKING.best(&candidates).map(|candidate| candidate.draft).filter(|&draft| draft != NOBODY);
    let found = says_of_itself(walk, at, wanted).or_else(|| goes_on(walk, at, sentence, wanted)).or(found);
    if let Some(examples) = &mut walk.examples {
        examples.pronouns.push((at, candidates));
    }
    let Some(draft) = found else { return };
    if let Wanted::Person(gender) = wanted {
        walk.chains.drafts[draft].called[usize::from(gender == Gender::Female)] += 1;
    }
    let subject = Place::of(walk.scene, at).part.is_subject();
    walk.last[slot(wanted)] = Some((draft, sentence, subject));
    walk.chains.mention(walk.scene, draft, TokenSpan::new(at, at + 1), at, MentionForm::Pronoun, "salient-antecedent");
    walk.trace(draft, at, sentence, MentionForm::Pronoun);
}

/// Whether two capitals are a style: "[HE] the Minister Ann Lee", "[HE] Ann Lee" is His Excellency.
fn is_style(scene: &Scene, at: usize) -> bool {
    let next = at + 1 + usize::from(at + 1 < scene.len() && scene.is(at + 1, &["the"]));
    scene.word(at) == "HE" && next < scene.len() && scene.is_capital(next) && scene.shape(next) != Shape::Upper
}

/// Whether "it" stands for nothing, whatever the tree says: "it rains", "it took two hours to reach the town".
fn is_expletive(scene: &Scene, at: usize) -> bool {
    let words = &scene.syntax.words;
    let verb = words[at].head as usize;
    if !scene.is(at, &["it"]) || words[at].dep != Dep::Nsubj {
        return false;
    }
    let long = |token: usize| {
        words[token].head as usize == verb && words[token].dep == Dep::Obj && class(scene, token) == Class::Time
    };
    match words[verb].lemma.as_str() {
        "rain" | "snow" | "hail" => true,
        "take" => (verb + 1..scene.len().min(verb + LENGTH)).any(long),
        _ => false,
    }
}

/// "Russia said [it] would reply": a state or a body that says what it does speaks of itself.
fn says_of_itself(walk: &Walk, at: usize, wanted: Wanted) -> Option<usize> {
    let scene = walk.scene;
    let words = &scene.syntax.words;
    let deed = words[at].head as usize;
    let clause = words.get(deed).filter(|word| word.dep == Dep::Ccomp && word.pos == Pos::Verb)?;
    let subject = matches!(words[at].dep, Dep::Nsubj | Dep::NsubjPass);
    let told = wanted == Wanted::Thing && subject && scene.is(at, &["it"]);
    let verb = clause.head as usize;
    let says = verb < at && AGENTIVE.get(words[verb].lemma.as_str()) == Some(&SPEAKS);
    if !told || !says || OF_NOTHING.contains(&clause.lemma.as_str()) {
        return None;
    }
    let near = verb.saturating_sub(AHEAD)..verb;
    let subject = near.rev().find(|&token| words[token].dep == Dep::Nsubj && words[token].head as usize == verb)?;
    let trace = walk.traces[walk.latest_at(subject)?];
    fits(walk, trace, wanted).then_some(trace.draft)
}

/// `Lee felt that they were robbed. "It is a disgrace," [he] said.`: behind quoted words speaks who is the subject of the sentence
/// before in the same paragraph, whoever else was named.
fn goes_on(walk: &Walk, at: usize, sentence: usize, wanted: Wanted) -> Option<usize> {
    let scene = walk.scene;
    let words = &scene.syntax.words;
    let verb = words[at].head as usize;
    let speaks = AGENTIVE.get(words[verb].lemma.as_str()) == Some(&SPEAKS);
    let behind_quotation = (at.saturating_sub(QUOTATION)..at).any(|token| walk.quoted[token]);
    let told = scene.is(at, &["he", "she"]) && words[at].dep == Dep::Nsubj && speaks && behind_quotation;
    if !told || walk.quoted[at] {
        return None;
    }
    let sentences = &scene.tokens.sentences;
    let near = (sentence.saturating_sub(candidates::SENTENCES)..sentence).rev();
    let mut near = near.take_while(|&other| sentences[other].block == sentences[sentence].block);
    // Sentences that are quoted from end to end say nothing of who speaks.
    let before = near.find(|&other| {
        let last = sentences[other].tokens.end as usize;
        (sentences[other].tokens.start as usize..last)
            .take(AHEAD)
            .any(|token| !walk.quoted[token] && words[token].pos == Pos::Verb)
    })?;
    let mut tokens = sentences[before].tokens.range().take(AHEAD);
    let root = |token: &usize| words[*token].dep == Dep::Root && !walk.quoted[*token];
    let subject = tokens.find(|&token| {
        let word = &words[token];
        word.dep == Dep::Nsubj && root(&(word.head as usize))
    })?;
    // "His opposite number, [Ann Lee], felt"
    let apposed = |token: &usize| words[*token].dep == Dep::Appos && words[*token].head as usize == subject;
    let name = || (subject + 1..at.min(subject + LENGTH)).find(apposed).and_then(|name| walk.latest_at(name));
    let trace = walk.traces[walk.latest_at(subject).or_else(name)?];
    // A title whose name was not seen is nobody.
    let told = !walk.chains.drafts[trace.draft].names.is_empty() || !scene.is_capital(trace.head);
    (told && fits(walk, trace, wanted)).then_some(trace.draft)
}

/// So many words stand between quoted words and who speaks.
const QUOTATION: usize = 3;

/// What "it" does that is nobody's deed.
const OF_NOTHING: [&str; 8] = ["appear", "become", "happen", "look", "matter", "seem", "take", "turn"];

/// The most words between a verb and its object.
const LENGTH: usize = 6;

/// Where the last pronoun of these forms is kept.
fn slot(wanted: Wanted) -> usize {
    match wanted {
        Wanted::Person(Gender::Female) => 0,
        Wanted::Person(_) => 1,
        Wanted::Thing => 2,
        Wanted::Several => 3,
    }
}

/// Whether a pronoun agrees with what a trace speaks of, in number, gender and kind.
fn fits(walk: &Walk, trace: Trace, wanted: Wanted) -> bool {
    let draft = &walk.chains.drafts[trace.draft];
    match wanted {
        Wanted::Person(gender) => {
            draft.kind == EntityKind::Person
                && !draft.plural
                && (draft.gender == gender || draft.gender == Gender::Unknown)
        }
        Wanted::Thing => !matches!(draft.kind, EntityKind::Person | EntityKind::Group) && !draft.plural,
        Wanted::Several => {
            draft.plural
                || matches!(draft.kind, EntityKind::Organization)
                || draft.kind == EntityKind::Group && trace.head > 0 && is_noun(walk.scene, trace.head)
        }
    }
}

/// What [`AGENTIVE`] has of a verb whose subject speaks.
const SPEAKS: usize = 2;

/// The verbs whose subject speaks or acts.
static AGENTIVE: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let acts = lexicon::PREDICATES.rows().filter(|row| row[1] == "verb").map(|row| (row[0], 3));
    let speaks = lexicon::CUE_VERBS.rows().filter(|row| row[1] == "verb").map(|row| (row[0], SPEAKS));
    acts.chain(speaks).collect()
});

/// "Syrian" in "Syrian troops" is no antecedent; "Syrians" is.
fn is_noun(scene: &Scene, head: usize) -> bool {
    !matches!(scene.syntax.words[head].dep, Dep::Amod | Dep::Compound)
}
