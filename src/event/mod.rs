//! Event: who did what to whom, where, when, and who says so.
//!
//! In: all that the earlier stages found. Out: events with their participants, coded in PLOVER and CAMEO.

use crate::entity::Entities;
use crate::layout::Layout;
use crate::quote::Quote;
use crate::span::ByteSpan;
use crate::syntax::Syntax;
use crate::time::Time;
use crate::token::Tokens;
use jiff::civil::Date;

/// Something that is reported to have happened, or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// One of the 16 types of PLOVER.
    pub kind: &'static str,
    pub mode: Option<&'static str>,
    pub contexts: Vec<&'static str>,
    /// CAMEO code, 2 to 4 digits.
    pub cameo: &'static str,
    pub quad: &'static str,
    pub goldstein: f64,
    pub trigger: ByteSpan,
    pub actors: Vec<Participant>,
    pub recipients: Vec<Participant>,
    pub place: Option<Participant>,
    pub date: Option<EventDate>,
    pub polarity: Polarity,
    pub modality: Modality,
    pub attribution: Vec<Source>,
    /// Index into [`Tokens::sentences`].
    pub sentence: u32,
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f64,
    /// Index of the earlier event that is the same happening.
    pub same_as: Option<u32>,
}

/// Who or what takes part. An unknown one keeps its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    pub span: ByteSpan,
    /// Index into [`Entities::entities`].
    pub entity: Option<u32>,
}

/// Who says that it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub span: ByteSpan,
    pub entity: Option<u32>,
    pub cue: Option<ByteSpan>,
}

/// The days on which an event can lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventDate {
    pub earliest: Date,
    pub latest: Date,
    pub granularity: &'static str,
    /// "explicit" | "relative" | "context" | "published"
    pub origin: &'static str,
    /// Index into the times.
    pub time: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Polarity {
    Positive,
    Negative,
}

impl Polarity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    Actual,
    Future,
    Possible,
    Conditional,
    Requested,
}

impl Modality {
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Future => "future",
            Self::Possible => "possible",
            Self::Conditional => "conditional",
            Self::Requested => "requested",
        }
    }
}

/// What the earlier stages found.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    pub text: &'a str,
    pub layout: &'a Layout,
    pub tokens: &'a Tokens,
    pub syntax: &'a Syntax,
    pub entities: &'a Entities,
    pub times: &'a [Time],
    pub quotes: &'a [Quote],
}

/// Find the events of a text, in the order of their triggers.
pub fn find(input: Input<'_>) -> Vec<Event> {
    let _ = input;
    Vec::new()
}
