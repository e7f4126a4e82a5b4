//! The classes for what is said: Quote, Speaker.

use super::prelude::*;
use super::{name, part, quoted};
use crate::article::{Quote, Span, Speaker};

part!(
    /// What somebody is reported to have said. Quotation marks are not part of its span.
    PyQuote, "Quote", Quote, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// "direct", "indirect", or "mixed": a clause that holds quoted words.
        kind: String,
        /// The words that introduce it, "said": a Span.
        cue: Option<Span>,
        /// Who says it.
        speaker: Option<Speaker>,
    }
);

impl Short for Quote {
    fn short(&self) -> String {
        let speaker = self.speaker.as_ref().map_or_else(String::new, |found| format!(", by {}", quoted(&found.text)));
        format!("{}, {}, {} {}{speaker}", self.start, self.end, self.kind, quoted(&self.text))
    }
}

part!(
    /// The words that name who speaks, and the entity that they mean.
    PySpeaker, "Speaker", Speaker, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// The id of the entity, where it is known.
        entity: Option<u32>,
    }
);

impl Short for Speaker {
    fn short(&self) -> String {
        format!("{}, {}, {}{}", self.start, self.end, quoted(&self.text), super::of_entity(self.entity))
    }
}
