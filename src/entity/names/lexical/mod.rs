//! Names by lexicon and rule: the second witness beside the network, which names/join.rs hears.
//!
//! In: the words of the article. Out: [`Name`]s in the order of the text. A *run* of capitalised words, with the small
//! words that names hold ("bin", "of" after "Bank"), is cut in pieces from left to right: what the gazetteer knows, what
//! an organisation's noun heads, titles, and the rest, which the cues around it make a person, an organisation or a place.
//! Headings in title case come last, so that they can learn from the body which of their words are names.
//! Limits: one kind for each name; a name of small words alone is only found in the gazetteer.

mod body;
mod cut;
mod guess;

use super::Name;
use crate::entity::EntityKind;
use crate::entity::gazetteer::own::Own;
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;
pub use body::without_nation;
use rustc_hash::FxHashMap;

/// The names that lexicons and rules find. `own` are the user's rows, which go first.
pub fn find(scene: &Scene, own: &Own) -> Vec<Name> {
    let mut finder = Finder { scene, own, names: Vec::new(), known: FxHashMap::default(), shouting: false };
    let (headings, body): (Vec<_>, Vec<_>) =
        scene.sentences().map(|(_, tokens)| tokens).partition(|&tokens| finder.is_heading(tokens));
    for tokens in body {
        finder.sentence(tokens, false);
    }
    finder.learn();
    for tokens in headings {
        finder.sentence(tokens, true);
    }
    finder.names.sort_by_key(|name| name.tokens);
    agree(scene, &mut finder.names);
    finder.names
}

/// A run is cut after so many tokens, so that a text of capitals alone takes linear time.
const LONGEST: usize = 24;

struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    own: &'s Own<'s>,
    names: Vec<Name>,
    /// Words of names in the body, with the kind of the name.
    known: FxHashMap<&'a str, EntityKind>,
    /// The sentence is a heading in title case or in capitals.
    shouting: bool,
}

impl<'a> Finder<'_, 'a> {
    /// Whether nearly all words of a sentence but the smallest are capitalised, so that a capital says nothing.
    fn is_heading(&self, tokens: TokenSpan) -> bool {
        let (mut capital, mut small) = (0, 0);
        for token in tokens.range() {
            match self.scene.shape(token) {
                Shape::Capital | Shape::Upper | Shape::Mixed => capital += 1,
                Shape::Lower if !matches!(self.scene.pos(token), Pos::Adp | Pos::Cconj | Pos::Part) => small += 1,
                _ => {}
            }
        }
        capital >= 4 && capital >= 6 * small
    }

    /// Remember the words of the body's names.
    fn learn(&mut self) {
        for name in &self.names {
            for token in name.tokens.range() {
                if self.scene.is_capital(token) {
                    self.known.entry(self.scene.word(token)).or_insert(name.kind);
                }
            }
        }
    }

    fn sentence(&mut self, tokens: TokenSpan, heading: bool) {
        self.shouting = heading;
        let (first, end) = (tokens.start as usize, tokens.end as usize);
        let mut at = first;
        while at < end {
            if let Some((next, name)) = self.own.longest(self.scene, at, end) {
                self.names.push(name);
                at = next;
            } else if let Some(name) = self.small_particle(at, end) {
                self.names.push(name);
                at = name.tokens.end as usize;
            } else if at + 1 < end
                && self.scene.is(at, &["a", "an", "the"])
                && self.small_particle(at + 1, end).is_some()
            {
                // "An al-Shabaab bomb"
                at += 1;
            } else if self.scene.is_capital(at) {
                let next = self.run(at, end);
                at = self.cut(at, next, first, end).max(at + 1);
            } else {
                at += 1;
            }
        }
    }

    /// A listed name that begins with a small particle: "al Qaeda", "al-Shabaab".
    fn small_particle(&self, at: usize, end: usize) -> Option<Name> {
        let small = self.scene.has(at, cue::PARTICLE) && self.scene.shape(at) == Shape::Lower;
        let next = at + 1 + usize::from(self.scene.is_joint(at + 1));
        if !small || next >= end || !self.scene.is_capital(next) {
            return None;
        }
        let (next, senses) = self.longest(at, end)?;
        let body = senses.iter().all(|sense| matches!(sense, Sense::Organization { .. } | Sense::Group { .. }));
        (body && next > at + 1).then(|| self.known(at, next, next, senses).1)
    }

    /// The end of the run of name-like words that begins at a token.
    fn run(&self, start: usize, end: usize) -> usize {
        let end = end.min(start + LONGEST);
        let mut at = start + 1;
        // Only after the noun of a body do "of", "for" and "and" go on with the name.
        let mut is_body = self.heads_body(start);
        while at < end
            && let Some(next) = self.follows(start, at, end, is_body)
        {
            is_body |= self.heads_body(next - 1);
            at = next;
        }
        at
    }

    /// Where the run goes on after the token `at`; `None` where it ends before it.
    fn follows(&self, start: usize, at: usize, end: usize, is_body: bool) -> Option<usize> {
        let scene = self.scene;
        let capital = |token: usize| token < end && scene.is_capital(token);
        if scene.is_joint(at) {
            return capital(at + 1).then_some(at + 2);
        }
        // "at-Tawhid", "University of Hawaii at Hilo", but not "Institute of Business at Tarrow University"
        let campus = scene.is(start, &["university"]) && capital(at + 1) && !self.body_after(at + 1, end);
        let preposition = matches!(scene.word(at), "as" | "at") && !scene.is_joint(at + 1) && !campus;
        if scene.has(at, cue::PARTICLE) && !capital(at) && !preposition {
            // "van den Berg", "al-Rashid"
            let mut next = at + 1;
            while next < end
                && next < at + 4
                && (scene.is_joint(next) || scene.has(next, cue::PARTICLE))
                && !capital(next)
            {
                next += 1;
            }
            if capital(next) {
                return Some(next);
            }
        }
        let known = |token: usize| scene.gazetteer.names.longest(scene, token, end, Fold::Exact).is_some();
        match scene.word(at) {
            "&" => capital(at + 1).then_some(at + 2),
            "of" if is_body && at + 1 < end && scene.word(at + 1) == "the" => capital(at + 2).then_some(at + 3),
            "of" | "for" if is_body => capital(at + 1).then_some(at + 2),
            "and"
                if is_body
                    && (start..at).any(|token| matches!(scene.word(token), "of" | "for"))
                    && !(start..at).any(|token| scene.word(token) == "and") =>
            {
                (capital(at + 1) && !known(at + 1)).then_some(at + 2)
            }
            "'s" | "’s" | "'" | "’" if scene.has(at - 1, cue::POSSESSOR) => {
                (capital(at + 1) && self.body_after(at + 1, end)).then_some(at + 2)
            }
            _ => capital(at).then_some(at + 1),
        }
    }
}

/// A name has one kind throughout an article: a surname that of the full name, an unsure one that of the sure.
fn agree(scene: &Scene, names: &mut [Name]) {
    let mut people: FxHashMap<&str, ()> = FxHashMap::default();
    let mut sure: FxHashMap<&str, EntityKind> = FxHashMap::default();
    for name in names.iter() {
        let last = name.tokens.end as usize - 1;
        if name.kind == EntityKind::Person && name.tokens.len() > 1 {
            people.insert(scene.word(last), ());
        }
        if name.sure {
            sure.entry(scene.text_of(name.tokens)).or_insert(name.kind);
        }
    }
    for name in names.iter_mut() {
        let text = scene.text_of(name.tokens);
        let last = name.tokens.end as usize - 1;
        if !name.sure
            && let Some(&kind) = sure.get(text)
        {
            name.kind = kind;
        } else if (!name.sure || name.senses.iter().all(|sense| matches!(sense, Sense::City(_) | Sense::Division(_))))
            && name.tokens.len() == 1
            && people.contains_key(scene.word(last))
            && !(name.sure && last > 0 && scene.has(last - 1, cue::IN))
        {
            name.kind = EntityKind::Person;
            name.senses = &[];
            name.rule = "surname-of-full-name";
        }
    }
}
