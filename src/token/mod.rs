//! Token: sentences and words, as Universal Dependencies splits them ("don't" is "do" + "n't").
//!
//! In: the text and its blocks. Out: the sentences of every block and their words, in one pass over the text. A sentence
//! never crosses a block. All blocks are split, so that offsets stay whole; [`Tokens::story`] gives those to read on.

mod abbreviations;
mod addresses;
mod chars;
mod clitics;
mod hyphens;
mod marks;
mod numbers;
mod sentences;
mod shape;
mod tables;
mod words;

use crate::layout::Layout;
use crate::span::{ByteSpan, TokenSpan};
pub use addresses::is_site;

/// The sentences and words of an article, in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

/// A word or a punctuation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub span: ByteSpan,
    pub shape: Shape,
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// "house", "ex-wife"
    Lower,
    /// "House", "Al-Assad", "McDonald"
    Capital,
    /// "UN", "U.S.", "F-16": two capitals or more and no small letter; a lone capital letter is `Capital`
    Upper,
    /// "iPhone", "al-Assad", "eBay": begins small, a capital inside
    Mixed,
    /// "12", "3.5", "1,000", "20th", "10-year": begins with a digit
    Number,
    /// "." "“" "—"
    Punctuation,
    /// "$", "%", emoji and whatever else
    Symbol,
}

/// A sentence: its characters, its tokens, and the block it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    pub span: ByteSpan,
    pub tokens: TokenSpan,
    /// Index into [`Layout::blocks`].
    pub block: u32,
}

impl Tokens {
    /// The characters of a token.
    #[inline]
    pub fn word<'t>(&self, text: &'t str, token: usize) -> &'t str {
        self.tokens[token].span.of(text)
    }

    /// The sentences of the blocks that tell the story, each with its index.
    pub fn story<'a>(&'a self, layout: &'a Layout) -> impl Iterator<Item = (usize, &'a Sentence)> {
        let tells = |sentence: &Sentence| layout.blocks[sentence.block as usize].kind.is_story();
        self.sentences.iter().enumerate().filter(move |(_, sentence)| tells(sentence))
    }

    /// The characters from the first token of a range to its last. The range must not be empty.
    #[inline]
    pub fn span(&self, range: TokenSpan) -> ByteSpan {
        let tokens = &self.tokens[range.range()];
        tokens[0].span.join(tokens[tokens.len() - 1].span)
    }

    /// The tokens that share a character with a span.
    pub fn within(&self, span: ByteSpan) -> TokenSpan {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        TokenSpan::new(start, end.max(start))
    }

    /// The sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end as usize <= token)
    }
}

/// Split the blocks of a text.
pub fn split(text: &str, layout: &Layout) -> Tokens {
    // English has about five characters a word, with the space.
    let mut found =
        Tokens { tokens: Vec::with_capacity(text.len() / 5), sentences: Vec::with_capacity(text.len() / 100) };
    for (index, block) in layout.blocks.iter().enumerate() {
        let first = found.tokens.len();
        words::scan(text, block.span, &mut found.tokens);
        sentences::cut(text, index as u32, first, &mut found);
    }
    found
}
