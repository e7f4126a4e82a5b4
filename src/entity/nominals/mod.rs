//! What a noun phrase takes up that is no name, office or pronoun: "a ferry … the ferry … the vessel".
//!
//! Every noun phrase leaves a trace; it is spoken of in the article, and becomes an entity, only where something takes it
//! up. Candidates are the phrases with the same noun, wherever they stand, and whatever was spoken of in the sentences
//! before; the weights of [`features`] choose among them and the answer that the phrase speaks of something new. Limits:
//! what happened ("the decision" for "decided"), and parts of what was named.

mod anaphor;
mod apart;
mod candidates;
pub mod features;
mod kinds;
pub mod phrase;

use candidates::SENTENCES;
pub use candidates::owner;

use super::descriptions::{Walk, apposed, becomes, courtesy, epithets, products};
use super::gazetteer::{Usage, cue};
use super::names::Name;
use super::ranking::NOBODY;
use super::scene::Scene;
use super::{EntityKind, MentionForm};
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};
use features::RANKING;
use phrase::{Class, Determination, Phrase};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// The noun phrases of an article so far.
#[derive(Debug, Default)]
pub struct Nominals<'a> {
    /// Where the phrase that each word heads begins.
    edges: Vec<u32>,
    pub phrases: Vec<Phrase>,
    /// The traces of each noun, in the order of the text, and whether it is only what was said of them.
    by_noun: FxHashMap<&'a str, SmallVec<[(u32, bool); 2]>>,
    /// How often each noun stands in the article, before and behind: what it is about.
    often: FxHashMap<&'a str, u32>,
}

impl<'a> Nominals<'a> {
    pub fn new(scene: &Scene<'a>) -> Self {
        let mut often: FxHashMap<&str, u32> = FxHashMap::default();
        for (token, _) in scene.syntax.words.iter().enumerate().filter(|(_, word)| word.pos == Pos::Noun) {
            *often.entry(noun(scene, token)).or_default() += 1;
        }
        Self { edges: phrase::edges(scene), often, ..Self::default() }
    }

    /// Where a phrase ends, with "of" and the phrase behind it: "the captain of the team".
    pub fn end(&self, scene: &Scene, head: usize) -> usize {
        let of = head + 1;
        if of >= scene.len() || scene.word(of) != "of" {
            return of;
        }
        let words = &scene.syntax.words;
        let inner = words[of].head as usize;
        let whole = inner > of && self.edges[inner] as usize == of + 1 && words[inner].head as usize == head;
        if whole && matches!(words[inner].pos, Pos::Noun | Pos::Propn) && words[inner].dep == Dep::Nmod {
            let name =
                words[inner + 1..].iter().take_while(|word| word.dep == Dep::Flat && word.head as usize == inner);
            inner + 1 + name.count()
        } else {
            of
        }
    }

    /// Where the phrase of a head begins.
    pub fn start(&self, head: usize) -> usize {
        self.edges[head] as usize
    }

    pub fn phrase(&self, scene: &Scene, head: usize) -> Phrase {
        Phrase::new(scene, head, &self.edges)
    }

    /// Keep the last word of a name, of one that is no person's also the last before "of" ("the [University] of Oslo"), and the
    /// noun before it: "the [carmaker] Acme".
    pub fn note_name(&mut self, scene: &Scene<'a>, name: &Name, trace: usize) {
        let words = &scene.syntax.words;
        let (kind, name) = (name.kind, name.tokens);
        let (start, last) = (name.start as usize, name.end as usize - 1);
        self.note(scene.small(last), trace, false);
        // "[Storm] Brenda … the storm"
        if start < last && scene.has(start, cue::STORM | cue::PLACE_LEAD) && scene.is_common(start) {
            self.note(scene.small(start), trace, false);
        }
        if kind != EntityKind::Person
            && let Some(of) = (start + 1..last).find(|&token| scene.is(token, &["of", "for"]))
        {
            self.note(scene.small(of - 1), trace, false);
        }
        if let Some(before) = start.checked_sub(1)
            && words[before].pos == Pos::Noun
            && (name.holds(words[before].head as usize) || name.range().any(|word| words[word].head as usize == before))
        {
            self.note(noun(scene, before), trace, true);
        }
    }

    /// Keep that a noun was used of a trace.
    pub fn note(&mut self, noun: &'a str, trace: usize, described: bool) {
        self.by_noun.entry(noun).or_default().push((trace as u32, described));
    }
}

/// By what a noun is found again: its lemma; of one with a capital the small form, as for the last word of a name.
pub fn noun<'a>(scene: &Scene<'a>, token: usize) -> &'a str {
    let word = &scene.syntax.words[token];
    if word.pos == Pos::Propn { scene.small(token) } else { word.lemma.as_str() }
}

/// Give a noun phrase to the entity that it takes up, or begin a new one, which only its later mentions bring to light.
pub fn link(walk: &mut Walk, head: usize, sentence: usize) {
    let scene = walk.scene;
    let phrase = walk.nominals.phrase(scene, head);
    let honorific = scene.role(head).is_some_and(|role| role.usage == Usage::Honorific);
    // "5am", "36 per cent"
    let of_clock = scene.is(head, &["am", "pm", "a.m.", "p.m.", "percent", "cent", "%"]);
    if of_clock || honorific || phrase.class == Class::Time || scene.has(head, cue::MONTH) || describes(walk, phrase) {
        return;
    }
    if apposed::before_name(walk, phrase, sentence) || products::with_noun(walk, phrase, sentence) {
        return;
    }
    if let Some(draft) = apposed::any_body(walk, phrase) {
        walk.describe(draft, TokenSpan::new(phrase.start, head + 1), head, sentence, "name-before-noun");
        return;
    }
    if courtesy::link(walk, phrase, sentence) {
        return;
    }
    let becomes = becomes::who(walk, phrase).filter(|_| phrase.class == Class::Person);
    let known = becomes.or_else(|| products::taken_up(walk, phrase, sentence));
    let known = known.or_else(|| kinds::taken_up(walk, phrase, sentence));
    let (draft, rule) = match known.or_else(|| antecedent(walk, phrase, sentence)) {
        Some(draft) => (draft, "noun-phrase-taken-up"),
        None => match epithets::of_noun(walk, phrase, sentence) {
            Some(draft) => (draft, "epithet"),
            None => (begin(walk, phrase), "noun-phrase"),
        },
    };
    let tokens = TokenSpan::new(phrase.start, walk.nominals.end(scene, head));
    walk.chains.mention(scene, draft, tokens, head, MentionForm::Description, rule);
    walk.trace_phrase(draft, phrase, sentence);
}

/// Nouns for several people who are no body.
const PEOPLE: [&str; 7] = ["audience", "couple", "crowd", "duo", "mob", "pair", "trio"];

/// Nouns for places that are only parts of things: "the end of the war", "the top of the bus".
const PARTS: [&str; 10] = ["back", "bottom", "edge", "end", "front", "middle", "rear", "side", "sides", "top"];

/// A draft for what a phrase speaks of first.
fn begin(walk: &mut Walk, phrase: Phrase) -> usize {
    let kind = match phrase.class {
        Class::Person if phrase.plural => EntityKind::Group,
        Class::Person => EntityKind::Person,
        Class::Group if walk.scene.is(phrase.head, &PEOPLE) => EntityKind::Group,
        Class::Group => EntityKind::Organization,
        Class::Place if !walk.scene.is(phrase.head, &PARTS) => EntityKind::Place,
        _ => EntityKind::Other,
    };
    let draft = walk.chains.new_draft(kind);
    walk.chains.drafts[draft].plural = phrase.plural;
    walk.chains.drafts[draft].class = phrase.class;
    if let Some(role) = walk.scene.role(phrase.head) {
        walk.chains.drafts[draft].gender = role.gender;
    }
    draft
}

/// Whether a phrase only says what something is: in apposition, or behind "is". Its noun is kept for what comes later.
fn describes(walk: &mut Walk, phrase: Phrase) -> bool {
    let scene = walk.scene;
    let words = &scene.syntax.words;
    let head = phrase.head;
    let of = match words[head].dep {
        Dep::Appos => Some(words[head].head as usize),
        _ => {
            let copula = (phrase.start.saturating_sub(4)..phrase.start)
                .any(|token| words[token].dep == Dep::Cop && words[token].head as usize == head);
            if !copula {
                return false;
            }
            (phrase.start.saturating_sub(8)..phrase.start).find(|&token| {
                matches!(words[token].dep, Dep::Nsubj | Dep::NsubjPass) && words[token].head as usize == head
            })
        }
    };
    if let Some(of) = of
        && let Some(trace) = walk.latest_at(of)
    {
        walk.nominals.note(noun(scene, head), trace, true);
    }
    true
}

/// The entity that a phrase takes up.
pub fn antecedent(walk: &mut Walk, phrase: Phrase, sentence: usize) -> Option<usize> {
    if phrase.determination == Determination::Indefinite {
        return None;
    }
    let candidates = candidates::candidates(walk, phrase, sentence);
    if candidates.len() < 2 {
        return None;
    }
    let draft = RANKING.best(&candidates).map(|candidate| candidate.draft).filter(|&draft| draft != NOBODY);
    if let Some(examples) = &mut walk.examples {
        examples.nominals.push((phrase.head, candidates));
    }
    draft
}
