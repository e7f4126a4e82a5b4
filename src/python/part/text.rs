//! The classes for the text and its layout: Span, Published, Block, Sentence, Token, Warning.

use super::prelude::*;
use super::{name, part, quoted};
use crate::article::{Block, Published, Sentence, Span, Token, Warning};

part!(
    /// A piece of the text: `article.text[start:end] == text`.
    ///
    /// Example:
    ///     >>> dateline.Span(0, 3, "Ali").text
    ///     'Ali'
    PySpan, "Span", Span, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
    }
);

impl Short for Span {
    fn short(&self) -> String {
        format!("{}, {}, {}", self.start, self.end, quoted(&self.text))
    }
}

part!(
    /// When an article appeared, in the local time that it gives.
    PyPublished, "Published", Published {
        /// ISO 8601, "2018-12-24" or "2018-12-24T13:11".
        value: String,
        /// First code point of the place where it stands; None unless origin is "text".
        start: Option<u32>,
        /// One past its last code point; None unless origin is "text".
        end: Option<u32>,
        /// "argument", "text" or "url"; "html" is reserved for pages in HTML.
        origin: String,
    }
);

impl Short for Published {
    fn short(&self) -> String {
        format!("{}, {}", self.value, self.origin)
    }
}

part!(
    /// A part of the page, of one kind. All that is not blank lies in a block.
    PyBlock, "Block", Block, slice {
        /// "title", "published", "byline", "dateline", "caption", "subheading", "paragraph", "list", "related" or
        /// "boilerplate".
        kind: String,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
    }
);

impl Short for Block {
    fn short(&self) -> String {
        format!("{} {}:{}", self.kind, self.start, self.end)
    }
}

part!(
    /// A sentence, which lies in one block.
    PySentence, "Sentence", Sentence, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// Index into `article.blocks`.
        block: u32,
    }
);

impl Short for Sentence {
    fn short(&self) -> String {
        format!("{}:{}, block {}", self.start, self.end, self.block)
    }
}

part!(
    /// A word or a punctuation mark, with its place in the tree of its sentence (Universal Dependencies, version 2).
    PyToken, "Token", Token, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The form that a dictionary lists.
        lemma: String,
        /// Universal part of speech, "NOUN".
        pos: String,
        /// Index into `article.tokens` of the token that it depends on; None at the root.
        head: Option<u32>,
        /// Universal dependency relation, "nsubj".
        dep: String,
        /// Index into `article.sentences`.
        sentence: u32,
    }
);

impl Short for Token {
    fn short(&self) -> String {
        let head = self.head.map_or_else(String::new, |head| format!(" of {head}"));
        format!("{}:{}, {} {}, {}{head}", self.start, self.end, quoted(&self.lemma), self.pos, self.dep)
    }
}

part!(
    /// Something that a user should know about the reading of an article.
    PyWarning, "Warning", Warning {
        /// A name for programs, "no-date".
        code: String,
        /// A sentence for people.
        message: String,
    }
);

impl Short for Warning {
    fn short(&self) -> String {
        format!("{}: {}", self.code, quoted(&self.message))
    }
}
