//! What the sieves look at: the words of the article, and which of them stand inside quotation marks.
//!
//! In: all that the earlier stages found, and the quoted pieces. Out: questions about tokens, answered in constant time.

use super::marks::Piece;
use crate::calendar::WEEKDAYS;
use crate::entity::{Entities, MentionForm};
use crate::span::{ByteSpan, TokenSpan};
use crate::syntax::tag::Tag;
use crate::syntax::{Pos, Syntax};
use crate::token::{Shape, Tokens};

/// How many tokens a sieve looks around itself: what keeps the stage linear on a text that is one long sentence.
pub const REACH: usize = 120;

/// No quoted piece.
const NONE: u32 = u32::MAX;

/// The article, as the sieves see it.
pub struct Scene<'a> {
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub syntax: &'a Syntax,
    pub entities: &'a Entities,
    pub pieces: &'a [Piece],
    /// The tokens of each piece, with its marks.
    pub spans: Vec<TokenSpan>,
    /// The piece that each token stands in.
    piece_of: Vec<u32>,
}

impl<'a> Scene<'a> {
    pub fn new(
        text: &'a str,
        tokens: &'a Tokens,
        syntax: &'a Syntax,
        entities: &'a Entities,
        pieces: &'a [Piece],
    ) -> Self {
        let spans: Vec<TokenSpan> = pieces.iter().map(|piece| tokens.within(piece.outer)).collect();
        let mut piece_of = vec![NONE; tokens.tokens.len()];
        for (index, span) in spans.iter().enumerate() {
            piece_of[span.range()].fill(index as u32);
        }
        Self { text, tokens, syntax, entities, pieces, spans, piece_of }
    }

    /// The characters of a token.
    #[inline]
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.tokens[token].span.of(self.text)
    }

    #[inline]
    pub fn pos(&self, token: usize) -> Pos {
        self.syntax.words[token].pos
    }

    #[inline]
    pub fn tag(&self, token: usize) -> Tag {
        self.syntax.words[token].tag
    }

    #[inline]
    pub fn lemma(&self, token: usize) -> &'a str {
        &self.syntax.words[token].lemma
    }

    /// The quoted piece that a token stands in.
    #[inline]
    pub fn piece(&self, token: usize) -> Option<usize> {
        let piece = self.piece_of[token];
        (piece != NONE).then_some(piece as usize)
    }

    /// The quoted piece that begins with a token.
    pub fn piece_from(&self, token: usize) -> Option<usize> {
        let piece = self.piece(token)?;
        (self.spans[piece].start as usize == token).then_some(piece)
    }

    /// Whether a token is one of some words, whatever its case.
    #[inline]
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        let length = self.tokens.tokens[token].span.len();
        words.iter().any(|other| other.len() == length && other.eq_ignore_ascii_case(self.word(token)))
    }

    /// Whether a token can stand in a noun phrase as its head.
    #[inline]
    pub fn is_nominal(&self, token: usize) -> bool {
        matches!(self.pos(token), Pos::Noun | Pos::Propn | Pos::Num) || self.pos(token) == Pos::Pron
    }

    /// Whether a token is of a name.
    pub fn names(&self, token: usize) -> bool {
        self.entities.at(token).is_some_and(|mention| mention.form == MentionForm::Name)
    }

    #[inline]
    pub fn is_verbal(&self, token: usize) -> bool {
        matches!(self.pos(token), Pos::Verb | Pos::Aux)
    }

    /// A verb in -ing.
    pub fn is_gerund(&self, token: usize) -> bool {
        self.tag(token) == Tag::Vbg
    }

    /// A verb that stands as a predicate by itself: "says", "would".
    pub fn is_finite(&self, token: usize) -> bool {
        self.tag(token).is_finite()
    }

    /// A dash that parts phrases, not one inside a word.
    pub fn is_dash(&self, token: usize) -> bool {
        match self.word(token) {
            "–" | "—" | "―" | "--" => true,
            "-" => {
                let start = self.tokens.tokens[token].span.start as usize;
                self.text[..start].ends_with(char::is_whitespace)
            }
            _ => false,
        }
    }

    /// A hyphen inside a word: "little-known".
    pub fn is_hyphen(&self, token: usize) -> bool {
        self.word(token) == "-" && !self.is_dash(token)
    }

    /// A mark that can end a sentence or part it.
    #[inline]
    pub fn is_punctuation(&self, token: usize) -> bool {
        self.tokens.tokens[token].shape == Shape::Punctuation
    }

    /// "Monday", "yesterday", "today": says when without a preposition.
    pub fn is_day(&self, token: usize) -> bool {
        self.is(token, &WEEKDAYS) || self.is(token, &["yesterday", "today", "tonight"])
    }

    /// "night", "morning": the part of a day that can follow its name.
    pub fn is_part_of_day(&self, token: usize) -> bool {
        self.is(token, &["morning", "afternoon", "evening", "night"])
    }

    /// Whether a verb stands in a range, outside quoted pieces.
    pub fn has_verb(&self, range: TokenSpan) -> bool {
        range.range().any(|token| self.is_verbal(token) && self.piece(token).is_none())
    }

    /// Whether a finite verb stands in a range, outside quoted pieces.
    pub fn has_finite(&self, range: TokenSpan) -> bool {
        range.range().any(|token| self.is_finite(token) && self.piece(token).is_none())
    }

    /// The characters of a range of tokens.
    pub fn bytes(&self, range: TokenSpan) -> ByteSpan {
        self.tokens.span(range)
    }
}
