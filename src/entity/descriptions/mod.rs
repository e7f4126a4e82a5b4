//! What takes up an entity without its name: "the Air Force intelligence head", "his Egyptian counterpart", "the 22-member
//! body", "the country", and pronouns. Goes through the article once, in the order of the text, and keeps who was spoken of.

mod ages;
mod apart;
pub mod apposed;
pub mod becomes;
pub mod courtesy;
pub mod epithets;
pub mod first_person;
pub mod interview;
mod named_later;
mod office;
pub mod products;
pub mod taken_up;

use super::chains::Chains;
use super::gazetteer::Sense;
use super::names::Name;
use super::nominals::phrase::{self, Phrase};
use super::nominals::{self, Nominals};
use super::pronouns::clause::{self, Place};
use super::roles::{Office, Places};
use super::scene::Scene;
use super::settle::leaders::Leader;
use super::{EntityKind, Mention, MentionForm, pronouns, ranking};
use crate::span::TokenSpan;
use crate::syntax::Pos;

/// Somebody was spoken of here.
#[derive(Debug, Clone, Copy)]
pub struct Trace {
    pub draft: usize,
    pub head: usize,
    pub sentence: usize,
    pub place: Place,
    pub form: MentionForm,
    /// A name of two words or more.
    pub long: bool,
    /// Index of the noun phrase, if it is one.
    pub phrase: Option<u32>,
}

impl Trace {
    pub fn new(scene: &Scene, draft: usize, head: usize, sentence: usize, form: MentionForm) -> Self {
        let long = form == MentionForm::Name && head > 0 && scene.is_capital(head - 1) && scene.gap(head);
        Self { draft, head, sentence, place: Place::of(scene, head), form, long, phrase: None }
    }
}

/// How far back an antecedent is looked for, in traces: this bounds the time.
pub const MEMORY: usize = 120;

/// Among so many traces the country or division that was named last is looked for.
const LANDS: usize = 40;

/// So many offices of an entity are compared: this too bounds the time.
pub const FEW: usize = 6;

/// The walk over the article.
pub struct Walk<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub names: &'s [Name],
    pub offices: &'s [Office],
    pub chains: &'s mut Chains,
    pub traces: Vec<Trace>,
    /// The persons who hold an office, each once: where "the president" looks.
    holders: Vec<usize>,
    pub places: &'s Places,
    pub subjects: clause::Subjects,
    /// Which words stand between quotation marks.
    pub quoted: Vec<bool>,
    /// The draft, sentence and part of the last pronoun of each kind.
    pub last: [Option<(usize, usize, bool)>; 4],
    /// The person who is named first.
    pub first_person: Option<usize>,
    pub nominals: Nominals<'a>,
    /// Who leads which country, once it was asked for.
    pub leaders: Option<Vec<Leader>>,
    /// What was resolved, with its candidates, where they are asked for.
    pub examples: Option<Examples>,
}

/// The pronouns and the noun phrases of an article that were resolved.
#[derive(Debug, Default)]
pub struct Examples {
    pub pronouns: ranking::Examples,
    pub nominals: ranking::Examples,
}

/// Link descriptions and pronouns. Gives the examples back, with the candidates of each pronoun, where there were any.
pub fn link<'a>(
    scene: &Scene<'a>,
    names: &[Name],
    offices: &[Office],
    places: &Places,
    chains: &mut Chains,
    examples: Option<Examples>,
) -> Option<Examples> {
    let holders =
        (0..chains.drafts.len()).filter(|&draft| !chains.drafts[draft].offices.is_empty()).take(MEMORY).collect();
    let first_person = names.iter().position(|name| name.kind == EntityKind::Person).map(|name| chains.of_name[name]);
    let mut walk = Walk {
        scene,
        names,
        offices,
        chains,
        traces: Vec::new(),
        holders,
        places,
        subjects: clause::Subjects::new(scene),
        quoted: quoted(scene),
        last: [None; 4],
        first_person,
        nominals: Nominals::new(scene),
        leaders: None,
        examples,
    };
    let mut passed = Passed::default();
    for (sentence, tokens) in scene.sentences() {
        let mut at = tokens.start as usize;
        while at < tokens.end as usize {
            passed.up_to(&mut walk, at);
            if let Some(name) = places.at(at) {
                walk.name(name, tokens, sentence, passed.held < at);
                at = names[name].tokens.end as usize;
            } else {
                walk.word(at, tokens, sentence, &passed);
                at += 1;
            }
        }
    }
    walk.examples
}

/// The offices that the walk has passed.
#[derive(Default)]
struct Passed {
    /// The one that comes next.
    next: usize,
    /// Where the last one ended.
    titled: usize,
    /// Where the last one ended whose holder is named beside it.
    held: usize,
}

impl Passed {
    /// Pass the offices whose nouns stand before a token; one with its holder needs no look at its noun.
    fn up_to(&mut self, walk: &mut Walk, at: usize) {
        while let Some(office) = walk.offices.get(self.next) {
            if office.head > at || office.head == at && office.holder.is_none() {
                return;
            }
            self.titled = office.tokens.end as usize;
            if office.holder.is_some() {
                self.held = self.titled;
                named_later::of_office(walk, self.next);
                walk.of_counterpart(self.next);
            }
            self.next += 1;
        }
    }
}

/// Which words stand between double quotation marks. A quotation ends with its block.
pub fn quoted(scene: &Scene) -> Vec<bool> {
    let mut found = vec![false; scene.len()];
    let (mut open, mut block) = (false, u32::MAX);
    for (sentence, tokens) in scene.sentences() {
        let here = scene.tokens.sentences[sentence].block;
        open &= here == block;
        block = here;
        for token in tokens.range() {
            match scene.word(token) {
                "“" | "``" | "«" => open = true,
                "”" | "''" | "»" => open = false,
                "\"" => open = !open,
                _ => found[token] = open,
            }
        }
    }
    found
}

impl<'a> Walk<'_, 'a> {
    /// A name; `is_free` where it is not the holder's of the office before it.
    fn name(&mut self, name: usize, sentence: TokenSpan, number: usize, is_free: bool) {
        if is_free {
            apposed::within_phrase(self, name);
            named_later::link(self, name, number);
        }
        if !epithets::nationality(self, name, sentence, number) {
            let scene = self.scene;
            let head = self.names[name].tokens.end as usize - 1;
            self.trace(self.chains.of_name[name], head, number, MentionForm::Name);
            self.nominals.note_name(scene, &self.names[name], self.traces.len() - 1);
        }
    }

    /// A word that belongs to no name.
    fn word(&mut self, at: usize, sentence: TokenSpan, number: usize, passed: &Passed) {
        let scene = self.scene;
        let office = self.offices.get(passed.next);
        if office.is_some_and(|office| office.head == at) {
            if !self.takes_up(at, sentence, number) {
                self.office(passed.next, number);
                named_later::identified(self, at, sentence);
            }
        } else if scene.pos(at) == Pos::Pron {
            pronouns::link(self, at, number);
        } else if !epithets::aged(self, at, sentence, number)
            && at >= passed.titled
            // "[Minister] of State"
            && office.is_none_or(|office| !office.title.holds(at))
            && phrase::is_head(scene, at)
            && !self.takes_up(at, sentence, number)
        {
            nominals::link(self, at, number);
            named_later::identified(self, at, sentence);
        }
    }

    fn takes_up(&mut self, at: usize, sentence: TokenSpan, number: usize) -> bool {
        self.scene.has(at, taken_up::KINDS) && taken_up::link(self, at, sentence, number)
    }

    pub fn trace(&mut self, draft: usize, head: usize, sentence: usize, form: MentionForm) {
        self.traces.push(Trace::new(self.scene, draft, head, sentence, form));
    }

    /// The trace of a noun phrase.
    pub fn trace_phrase(&mut self, draft: usize, phrase: Phrase, sentence: usize) {
        self.trace(draft, phrase.head, sentence, MentionForm::Description);
        let trace = self.traces.len() - 1;
        self.traces[trace].phrase = Some(self.nominals.phrases.len() as u32);
        let owner = nominals::owner(self, phrase).map(|draft| draft as u32);
        self.nominals.phrases.push(Phrase { owner, ..phrase });
        self.nominals.note(nominals::noun(self.scene, phrase.head), trace, false);
    }

    pub fn phrase_of(&self, trace: Trace) -> Option<Phrase> {
        trace.phrase.map(|phrase| self.nominals.phrases[phrase as usize])
    }

    /// The country or division that was named last.
    pub fn last_land(&self) -> Option<usize> {
        let land = |sense: &Sense| matches!(sense, Sense::Country(_) | Sense::Division(_));
        let named = |draft: usize| {
            let draft = &self.chains.drafts[draft];
            draft.kind == EntityKind::Place
                && draft.names.iter().take(FEW).any(|&name| self.names[name].senses.iter().any(land))
        };
        self.recent().take(LANDS).map(|trace| trace.draft).find(|&draft| named(draft))
    }

    /// The latest trace that a token heads.
    pub fn latest_at(&self, head: usize) -> Option<usize> {
        let head = self.places.at(head).map_or(head, |name| self.names[name].tokens.end as usize - 1);
        let near = self.traces.iter().enumerate().rev().take(MEMORY);
        near.take_while(|(_, trace)| trace.head >= head).find(|(_, trace)| trace.head == head).map(|(index, _)| index)
    }

    /// The traces before this point, the latest first.
    pub fn recent(&self) -> impl Iterator<Item = Trace> + '_ {
        self.traces.iter().rev().take(MEMORY).copied()
    }

    pub fn describe(&mut self, draft: usize, tokens: TokenSpan, head: usize, sentence: usize, rule: &'static str) {
        self.chains.mention(self.scene, draft, tokens, head, MentionForm::Description, rule);
        let phrase = self.nominals.phrase(self.scene, head);
        self.trace_phrase(draft, phrase, sentence);
    }

    /// Give all that is said of one entity to another.
    pub fn merge(&mut self, told: usize, holder: usize) {
        let (mentions, offices) = {
            let draft = &mut self.chains.drafts[told];
            (std::mem::take(&mut draft.mentions), std::mem::take(&mut draft.offices))
        };
        let draft = &mut self.chains.drafts[holder];
        draft.mentions.extend(mentions.into_iter().map(|mention| Mention { entity: holder as u32, ..mention }));
        draft.offices.extend(offices);
        for trace in self.traces.iter_mut().rev().take(MEMORY).filter(|trace| trace.draft == told) {
            trace.draft = holder;
        }
    }
}
