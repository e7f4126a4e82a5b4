//! An article as this stage looks at it: its words with what the lexicons say of each.

use super::gazetteer::{Cues, GAZETTEER, Gazetteer, cue};
use crate::layout::{BlockKind, Layout};
use crate::span::TokenSpan;
use crate::syntax::{Pos, Syntax};
use crate::token::{Shape, Tokens};
use compact_str::CompactString;

/// A text with all that the earlier stages know of it.
pub struct Scene<'a> {
    pub text: &'a str,
    pub layout: &'a Layout,
    pub tokens: &'a Tokens,
    pub syntax: &'a Syntax,
    pub gazetteer: &'static Gazetteer,
    /// Each token in lower case.
    lower: Vec<CompactString>,
    /// What `entity_cues.tsv` says of each.
    cues: Vec<Cues>,
}

impl<'a> Scene<'a> {
    pub fn new(text: &'a str, layout: &'a Layout, tokens: &'a Tokens, syntax: &'a Syntax) -> Self {
        let gazetteer = &*GAZETTEER;
        let lower: Vec<CompactString> = tokens
            .tokens
            .iter()
            .map(|token| {
                let word = token.span.of(text);
                if token.shape == Shape::Lower { word.into() } else { CompactString::from_str_to_lowercase(word) }
            })
            .collect();
        // Months and what is no name go by the word as it is written, all other cues by its small form.
        let written = cue::MONTH | cue::NOT_NAME;
        let cues = tokens
            .tokens
            .iter()
            .zip(&lower)
            .map(|(token, lower)| {
                let small = gazetteer.cues.get(lower.as_str()).copied().unwrap_or_default();
                let word = token.span.of(text);
                if word == lower.as_str() {
                    return small & !written;
                }
                (small & !written) | (gazetteer.cues.get(word).copied().unwrap_or_default() & written)
            })
            .collect();
        Self { text, layout, tokens, syntax, gazetteer, lower, cues }
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
        &self.lower[token]
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

    #[inline]
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(token))
    }

    /// A word with a capital letter.
    #[inline]
    pub fn is_capital(&self, token: usize) -> bool {
        matches!(self.shape(token), Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    /// A word that is mostly written small.
    #[inline]
    pub fn is_common(&self, token: usize) -> bool {
        self.gazetteer.common.contains(self.lower(token))
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
