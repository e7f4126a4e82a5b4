//! Quote: what people are reported to have said, in their words or in the reporter's, and who said it.
//!
//! In: the text, its layout, tokens, tree and entities. Out: quotations with their cue and speaker.

use crate::entity::Entities;
use crate::layout::Layout;
use crate::span::ByteSpan;
use crate::syntax::Syntax;
use crate::token::Tokens;

/// A quotation. Quotation marks are not part of its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    pub span: ByteSpan,
    pub kind: QuoteKind,
    /// "said", "according to"
    pub cue: Option<ByteSpan>,
    pub speaker: Option<Speaker>,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    Direct,
    Indirect,
    /// A clause that holds quoted words.
    Mixed,
}

impl QuoteKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// The words that name who speaks, and the entity that they mean, where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    pub span: ByteSpan,
    /// Index into [`Entities::entities`].
    pub entity: Option<u32>,
}

/// Find the quotations of a text, in the order of the text.
pub fn find(text: &str, layout: &Layout, tokens: &Tokens, syntax: &Syntax, entities: &Entities) -> Vec<Quote> {
    let _ = (text, layout, tokens, syntax, entities);
    Vec::new()
}
