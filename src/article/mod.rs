//! Article: what the stages found, as the user gets it. All offsets count code points.
//!
//! The field names are the output contract: they are the keys of the JSON, the attributes in Python and the columns in
//! Arrow. `assemble` makes an article of the findings, `tokens` its tokens; `offsets` turns bytes into code points; `json`
//! writes and reads it, `timeml` writes its times; `check` looks at what was read.

mod assemble;
mod check;
mod json;
mod offsets;
mod timeml;
mod tokens;

pub use assemble::{assemble, times};
pub(crate) use offsets::Offsets;
pub use tokens::Tokens;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// One article, read.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Article {
    pub text: String,
    pub language: Option<String>,
    pub title: Option<Span>,
    pub published: Option<Published>,
    pub authors: Vec<Span>,
    pub blocks: Vec<Block>,
    pub sentences: Vec<Sentence>,
    /// Left out of the JSON unless asked for.
    #[serde(default)]
    pub tokens: Tokens,
    pub entities: Vec<Entity>,
    pub times: Vec<Time>,
    pub quotes: Vec<Quote>,
    pub events: Vec<Event>,
    pub warnings: Vec<Warning>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub value: CompactString,
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub origin: CompactString,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub kind: CompactString,
    pub start: u32,
    pub end: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub start: u32,
    pub end: u32,
    pub block: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub lemma: CompactString,
    pub pos: CompactString,
    pub head: Option<u32>,
    pub dep: CompactString,
    pub sentence: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    pub id: u32,
    pub kind: CompactString,
    pub name: String,
    pub country: Option<String>,
    pub code: Option<String>,
    pub kb_id: Option<String>,
    pub roles: Vec<Role>,
    pub place: Option<Place>,
    pub mentions: Vec<Mention>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub text: CompactString,
    pub start: u32,
    pub end: u32,
    pub title: Option<String>,
    pub organization: Option<String>,
    pub country: Option<String>,
    pub status: CompactString,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub geonameid: Option<u32>,
    pub latitude: f64,
    pub longitude: f64,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub feature: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
    pub form: CompactString,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
    pub r#type: CompactString,
    pub value: Option<String>,
    pub r#mod: Option<String>,
    pub quant: Option<String>,
    pub freq: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub origin: CompactString,
    pub rule: CompactString,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub kind: CompactString,
    pub cue: Option<Span>,
    pub speaker: Option<Speaker>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
    pub entity: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub id: u32,
    pub r#type: CompactString,
    pub mode: Option<String>,
    pub contexts: Vec<String>,
    pub cameo: CompactString,
    pub quad: CompactString,
    pub goldstein: f64,
    pub trigger: Span,
    pub actors: Vec<Participant>,
    pub recipients: Vec<Participant>,
    pub place: Option<EventPlace>,
    pub date: Option<EventDate>,
    pub polarity: CompactString,
    pub modality: CompactString,
    pub attribution: Vec<Source>,
    pub sentence: u32,
    pub rule: CompactString,
    pub confidence: f64,
    pub same_as: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
    pub entity: Option<u32>,
    pub code: Option<String>,
    pub country: Option<String>,
    pub sector: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPlace {
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
    pub entity: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDate {
    pub earliest: CompactString,
    pub latest: CompactString,
    pub granularity: CompactString,
    pub origin: CompactString,
    pub time: Option<u32>,
}

/// Who says that an event happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
    pub entity: Option<u32>,
    pub cue: Option<Span>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    pub code: CompactString,
    pub message: CompactString,
}
