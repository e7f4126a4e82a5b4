//! Time: every temporal expression, recognised by rule, then resolved against the date of publication and its neighbours.
//!
//! In: the text, its layout, tokens and tags. Out: TimeML TIMEX3 values, and the days between which each lies.

use crate::layout::Layout;
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
    let _ = (text, layout, tokens, syntax);
    Vec::new()
}
