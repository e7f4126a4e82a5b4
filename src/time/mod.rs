//! Time: every temporal expression, recognised by rule, then resolved against the date of publication and its neighbours.
//!
//! In: the text, its layout, tokens and tags. Out: TimeML TIMEX3 values, and the days between which each lies.

mod context;
mod holiday;
mod interval;
mod items;
mod length;
mod numbers;
mod pattern;
mod recognise;
mod resolve;
mod rules;
mod symbol;
mod tense;
mod value;
mod words;

use crate::layout::{BlockKind, Layout};
use crate::span::ByteSpan;
use crate::syntax::Syntax;
use crate::token::Tokens;
use jiff::civil::Date;

/// A temporal expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub span: ByteSpan,
    pub kind: TimeKind,
    /// TIMEX3 value: "2018-11", "P7Y", "PAST_REF". `None`: relative, and there is nothing to resolve it against.
    pub value: Option<String>,
    /// TIMEX3 mod: "APPROX", "START", "MORE_THAN"
    pub modifier: Option<&'static str>,
    pub quant: Option<String>,
    pub freq: Option<String>,
    /// The first and last day on which it can lie; `None`: open, or not a date.
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
    pub origin: TimeOrigin,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

impl TimeKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeOrigin {
    /// Says all by itself: "24 December 2018".
    Explicit,
    /// Needs an anchor: "last month", "on Friday".
    Relative,
    /// Has no bounds: "recently".
    Vague,
}

impl TimeOrigin {
    pub fn name(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Relative => "relative",
            Self::Vague => "vague",
        }
    }
}

/// Find the temporal expressions of a text, in the order of the text; they do not overlap.
pub fn find(text: &str, layout: &Layout, tokens: &Tokens, syntax: &Syntax) -> Vec<Time> {
    let mut context = resolve::Context {
        published: layout.published.as_ref().map(|published| published.at.date()),
        ..Default::default()
    };
    let mut recogniser = recognise::Recogniser::default();
    let (mut recognised, mut times) = (Vec::new(), Vec::new());
    for (number, sentence) in tokens.sentences.iter().enumerate() {
        let kind = layout.blocks[sentence.block as usize].kind;
        if !(kind.is_story() || matches!(kind, BlockKind::Published | BlockKind::Dateline)) {
            continue;
        }
        recognised.clear();
        recogniser.sentence(text, tokens, sentence.tokens, &mut recognised);
        context.sentence = number;
        for (at, one) in recognised.iter().enumerate() {
            context.ahead = ahead(text, &recognised[at..]);
            context.tense = tense::around(text, tokens, syntax, sentence.tokens, one.token as usize);
            times.push(context.resolve(&one.found, one.span));
        }
    }
    times
}

/// The most expressions of a range or list that share the year at its end.
const LIST: usize = 6;

/// The year that the first of some expressions shares with the end of its range or list: "22-25 April 1951".
fn ahead(text: &str, recognised: &[recognise::Recognised]) -> Option<i32> {
    let pairs = recognised.windows(2).take(LIST);
    for pair in pairs {
        let between = text.get(pair[0].span.end as usize..pair[1].span.start as usize)?.trim();
        let joined =
            matches!(between, "and" | "to" | "or" | "-" | "–" | "—" | "/" | "," | "until" | ", and" | "and the");
        let symbol::Symbol::Date(next) = &pair[1].found.symbol else { return None };
        if !joined {
            return None;
        }
        if let Some(year) = next.written_year() {
            return Some(year);
        }
    }
    None
}
