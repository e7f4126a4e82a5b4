//! An article as this stage looks at it: its words with what the lexicons say of each.

use super::gazetteer::{Cues, Fold, GAZETTEER, Gazetteer, RoleWord, Sense, Usage, cue};
use crate::layout::{BlockKind, Layout};
use crate::span::TokenSpan;
use crate::syntax::{Pos, Syntax};
use crate::token::{self, Shape, Tokens};
use jiff::civil::Date;

/// A text with all that the earlier stages know of it.
pub struct Scene<'a> {
    pub text: &'a str,
    pub layout: &'a Layout,
    pub tokens: &'a Tokens,
    pub syntax: &'a Syntax,
    pub gazetteer: &'static Gazetteer,
    /// When the article appeared.
    pub day: Option<Date>,
    /// Each token in lower case.
    lower: Vec<&'a str>,
    /// What `entity_cues.tsv` says of each.
    cues: Vec<Cues>,
}

/// The words of a text that are not written in small letters, in small letters, one after the other.
pub struct SmallWords {
    letters: String,
    ends: Vec<usize>,
}

impl SmallWords {
    pub fn new(text: &str, tokens: &Tokens) -> Self {
        let mut small = Self { letters: String::with_capacity(text.len() / 2), ends: Vec::new() };
        for token in tokens.tokens.iter().filter(|token| token.shape != Shape::Lower) {
            let word = token.span.of(text);
            if word.is_ascii() {
                let start = small.letters.len();
                small.letters.push_str(word);
                small.letters[start..].make_ascii_lowercase();
            } else {
                small.letters.push_str(&word.to_lowercase());
            }
            small.ends.push(small.letters.len());
        }
        small
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.letters[start..end])
    }
}

/// What "ex-" stands before: "minister" of "ex-minister".
pub fn without_ex(lower: &str) -> Option<&str> {
    lower.strip_prefix("ex-").filter(|rest| !rest.is_empty())
}

impl<'a> Scene<'a> {
    /// Look at a text; `small` keeps its words that are not written in small letters, in small letters.
    pub fn new(
        text: &'a str,
        layout: &'a Layout,
        tokens: &'a Tokens,
        syntax: &'a Syntax,
        small: &'a SmallWords,
    ) -> Self {
        let gazetteer = &*GAZETTEER;
        let mut capitals = small.words();
        let lower: Vec<&str> = tokens
            .tokens
            .iter()
            .map(|token| {
                let small = if token.shape == Shape::Lower { None } else { capitals.next() };
                small.unwrap_or_else(|| token.span.of(text))
            })
            .collect();
        // Months and what is no name go by the word as it is written, all other cues by its small form.
        let written = cue::MONTH | cue::NOT_NAME;
        let cues = tokens
            .tokens
            .iter()
            .zip(&lower)
            .map(|(token, lower)| {
                if let Some(rest) = without_ex(lower) {
                    return gazetteer.cues.get(rest).copied().unwrap_or_default() & (cue::ROLE | cue::HEAD)
                        | cue::FORMER;
                }
                if token.shape == Shape::Lower && lower.is_ascii() {
                    let small = gazetteer.cues.small_at(text, token.span).copied().unwrap_or_default();
                    return small & !written;
                }
                let mut small = gazetteer.cues.get(lower).copied().unwrap_or_default();
                let word = token.span.of(text);
                // Phrases fold only the capitals of ASCII: such a word is looked up each time.
                if !word.is_ascii() {
                    small |= cue::ROLE | cue::HEAD;
                }
                if word == *lower {
                    return small & !written;
                }
                (small & !written) | (gazetteer.cues.get(word).copied().unwrap_or_default() & written)
            })
            .collect();
        let day = layout.published.as_ref().map(|published| published.at.date());
        Self { text, layout, tokens, syntax, gazetteer, day, lower, cues }
    }

    /// The sentences that are read: those of the story, and the dateline.
    pub fn sentences(&self) -> impl Iterator<Item = (usize, TokenSpan)> + '_ {
        self.tokens.sentences.iter().enumerate().filter_map(|(index, sentence)| {
            let kind = self.layout.blocks[sentence.block as usize].kind;
            (kind.is_story() || kind == BlockKind::Dateline).then_some((index, sentence.tokens))
        })
    }

    pub fn len(&self) -> usize {
        self.tokens.tokens.len()
    }

    #[inline]
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.word(self.text, token)
    }

    #[inline]
    pub fn lower(&self, token: usize) -> &str {
        self.lower[token]
    }

    /// The same, for as long as the text.
    #[inline]
    pub fn small(&self, token: usize) -> &'a str {
        self.lower[token]
    }

    #[inline]
    pub fn shape(&self, token: usize) -> Shape {
        self.tokens.tokens[token].shape
    }

    #[inline]
    pub fn pos(&self, token: usize) -> Pos {
        self.syntax.words[token].pos
    }

    /// Whether white space stands before a token.
    #[inline]
    pub fn gap(&self, token: usize) -> bool {
        token > 0 && self.tokens.tokens[token - 1].span.end < self.tokens.tokens[token].span.start
    }

    /// Whether the word plays one of these parts.
    #[inline]
    pub fn has(&self, token: usize, parts: Cues) -> bool {
        self.cues[token] & parts != 0
    }

    /// The longest phrase for an office or a job that begins at a token and ends before `limit`.
    #[inline]
    pub fn role_from(&self, token: usize, limit: usize) -> Option<(usize, &'static RoleWord)> {
        if token >= limit || !self.has(token, cue::ROLE) {
            return None;
        }
        let found = self.gazetteer.roles.longest(self, token, limit, Fold::Lower)?;
        (found.0 > token + 1 || !self.is_given(token, found.1)).then_some(found)
    }

    /// Whether what can be a title is the first word of a name: "Dean Smith", "Son Heung-min", but not "Dean Ann Lee".
    fn is_given(&self, token: usize, role: &RoleWord) -> bool {
        let capital = |token: usize| token < self.len() && self.is_capital(token);
        if !self.is_capital(token) || !capital(token + 1) || role.sector == Some("GOV") {
            return false;
        }
        let hyphened = token + 3 < self.len()
            && self.word(token + 2) == "-"
            && !self.gap(token + 2)
            && self.shape(token + 3) == Shape::Lower;
        hyphened && role.usage == Usage::Job || self.gazetteer.given.contains(self.word(token)) && !capital(token + 2)
    }

    /// What a word says that is an office or a job by itself.
    #[inline]
    pub fn role(&self, token: usize) -> Option<&'static RoleWord> {
        let word = || without_ex(self.lower(token)).unwrap_or(self.lower(token));
        if self.has(token, cue::ROLE) { self.gazetteer.roles.get(word()) } else { None }
    }

    /// What a word says that heads an organisation: its sector, and whether it is a suffix.
    #[inline]
    pub fn head(&self, token: usize) -> Option<&'static (&'static str, bool)> {
        if self.has(token, cue::HEAD) { self.gazetteer.heads.get(self.lower(token)) } else { None }
    }

    /// Whether a word says of itself that it is over: "ex-minister".
    pub fn is_former(&self, token: usize) -> bool {
        self.has(token, cue::FORMER) && without_ex(self.lower(token)).is_some()
    }

    #[inline]
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(token))
    }

    /// The characters of some words, with what stands between them.
    pub fn text_of(&self, tokens: TokenSpan) -> &'a str {
        self.tokens.span(tokens).of(self.text)
    }

    /// A word with a capital letter.
    #[inline]
    pub fn is_capital(&self, token: usize) -> bool {
        matches!(self.shape(token), Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    /// The address of a site that names who runs it: "Gazeta.ru".
    pub fn is_site(&self, token: usize) -> bool {
        self.shape(token) == Shape::Capital && token::is_site(self.word(token))
    }

    /// The senses of a body's letters that are written as a word: "Unifil", "Ecowas"; none of what somebody can be called.
    pub fn spelled_letters(&self, token: usize) -> Option<&'static [Sense]> {
        let word = self.word(token);
        let fits = self.shape(token) == Shape::Capital && (4..=8).contains(&word.len()) && word.is_ascii();
        if !fits || self.is_common(token) {
            return None;
        }
        let senses = self.gazetteer.names.get(&word.to_ascii_uppercase())?;
        let person = self.gazetteer.given.contains(word)
            || self.gazetteer.surnames.contains(word)
            || self.gazetteer.genders.contains(word);
        let body = senses.iter().all(|sense| matches!(sense, Sense::Organization { .. }));
        (body && !person).then_some(senses.as_slice())
    }

    /// A word that is mostly written small.
    #[inline]
    pub fn is_common(&self, token: usize) -> bool {
        self.gazetteer.common.contains(self.lower(token))
    }

    /// Letters behind a person's name: "OBE", "PhD".
    #[inline]
    pub fn is_honour(&self, token: usize) -> bool {
        self.has(token, cue::HONOUR) && self.word(token).chars().skip(1).any(char::is_uppercase)
    }

    /// A hyphen or apostrophe between two words, without white space.
    #[inline]
    pub fn is_joint(&self, token: usize) -> bool {
        token > 0
            && token + 1 < self.len()
            && matches!(self.word(token), "-" | "‑" | "'" | "’" | "–")
            && !self.gap(token)
            && !self.gap(token + 1)
    }

    #[inline]
    pub fn is_possessive(&self, token: usize) -> bool {
        matches!(self.word(token), "'s" | "’s" | "'" | "’") && !self.gap(token)
    }
}
