//! Places in a text, each typed by its unit: bytes inside the core, tokens between the stages.
//!
//! What leaves the core counts in code points; that conversion is in `article::offsets`, and only there.

use std::ops::Range;

/// A half-open range of bytes `[start, end)` of the text that is being read. Both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSpan {
    pub start: u32,
    pub end: u32,
}

impl ByteSpan {
    /// The span of the bytes `start..end`. The extractor refuses texts of more than 4 GiB, so the cast is safe.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start: start as u32, end: end as u32 }
    }

    /// The characters of the span.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its length in bytes.
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share a character.
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without the white space at its two ends.
    pub fn trim(self, text: &str) -> Self {
        let piece = self.of(text);
        let start = self.start as usize + (piece.len() - piece.trim_start().len());
        Self::new(start, start + piece.trim().len())
    }
}

/// A half-open range of tokens, as indices into [`Tokens::tokens`](crate::token::Tokens).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TokenSpan {
    pub start: u32,
    pub end: u32,
}

impl TokenSpan {
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "token span {start}..{end} runs backwards");
        Self { start: start as u32, end: end as u32 }
    }

    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    #[inline]
    pub fn holds(self, token: usize) -> bool {
        self.range().contains(&token)
    }

    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
