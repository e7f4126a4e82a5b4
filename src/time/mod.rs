//! Time: every temporal expression, recognised by rule, then resolved against the date of publication and its neighbours.
//!
//! In: the text, its layout and tokens; it needs no tags, so that times can be had without the stages between. Out: TimeML
//! TIMEX3 values, and the days between which each lies.

mod context;
mod holiday;
mod interval;
mod items;
mod length;
mod numbers;
mod pattern;
mod phrase;
mod recognise;
mod resolve;
mod rules;
mod symbol;
mod tense;
mod value;
mod words;

use crate::layout::{self, BlockKind, Layout};
use crate::span::{ByteSpan, TokenSpan};
use crate::token::Tokens;
pub use holiday::Holidays;
use jiff::civil::Date;
pub use phrase::Phrases;
use recognise::Recognised;
use resolve::Place;

/// What a user adds to our rules.
#[derive(Debug, Clone, Default)]
pub struct Own {
    pub holidays: Holidays,
    pub phrases: Phrases,
}

/// A temporal expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub span: ByteSpan,
    pub kind: TimeKind,
    /// TIMEX3 value: "2018-11", "P7Y", "PAST_REF"; "XXXX-11" where there is nothing to resolve it against.
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

impl Time {
    /// Whether it is a day or a time that is told by its distance from another: only the day of publication makes it sure.
    pub fn needs_anchor(&self) -> bool {
        matches!(self.kind, TimeKind::Date | TimeKind::Time) && self.origin == TimeOrigin::Relative
    }
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
pub fn find(text: &str, layout: &Layout, tokens: &Tokens, own: &Own) -> Vec<Time> {
    let published = layout.published.as_ref().map(|published| published.at.date());
    let mut context = resolve::Context::new(published, layout.order, &own.holidays);
    let mut looked_for_order = context.order.is_some();
    let recognised = recognise(text, layout, tokens, own);
    let mut times = Vec::with_capacity(recognised.len());
    let mut opened = None;
    let mut begun = false;
    for (at, one) in recognised.iter().enumerate() {
        if !looked_for_order && one.found.needs_order() {
            context.order = layout::order_written(text);
            looked_for_order = true;
        }
        let sentence = tokens.sentences[one.sentence as usize];
        context.sentence = one.sentence as usize;
        context.ahead = ahead(text, &recognised[at..]);
        context.next = if published.is_none() { context.written(&recognised[at + 1..]) } else { None };
        let follower = recognised.get(at + 1);
        context.begun = context.last.take().filter(|_| begun);
        begun = follower.is_some_and(|next| is_range(text, tokens, one, next));
        context.ends = follower.filter(|_| begun).and_then(|next| next.found.weekday());
        context.place = match place(text, tokens, sentence.tokens, one.token) {
            // The first date of a paragraph opens it.
            Place::Inside if one.found.is_date() && opened != Some(sentence.block) => Place::Opening,
            place => place,
        };
        if one.found.is_date() {
            opened = Some(sentence.block);
        }
        context.day = day_ahead(text, &recognised[at..]);
        let quarter = matches!(one.found.symbol, symbol::Symbol::Date(symbol::When::Quarter(_)));
        context.usual = quarter && tense::is_usual(text, tokens, sentence.tokens, one.token as usize);
        context.tense = tense::around(text, tokens, sentence.tokens, one.token as usize);
        let ended = one.found.edge == 0 && follower.is_some_and(|next| ends_with(text, tokens, one, next));
        let whole = follower.filter(|_| ended || one.found.edge != 0);
        context.whole = whole.and_then(|next| context.whole_of(text, one, next));
        let found = if ended { &one.found.clone().at_edge(symbol::ENDED) } else { &one.found };
        times.push(context.resolve(found, one.span));
    }
    times
}

/// The expressions of a text, not yet resolved.
fn recognise(text: &str, layout: &Layout, tokens: &Tokens, own: &Own) -> Vec<Recognised> {
    let mut recogniser = recognise::Recogniser::default();
    let mut recognised = Vec::new();
    for (number, sentence) in tokens.sentences.iter().enumerate() {
        let kind = layout.blocks[sentence.block as usize].kind;
        if kind.is_story() || matches!(kind, BlockKind::Published | BlockKind::Dateline) {
            recogniser.sentence(text, tokens, (number, sentence.tokens), &own.holidays, &own.phrases, &mut recognised);
        }
    }
    recognised
}

/// Whether two expressions are the ends of a range: "from Friday to Tuesday", "between Monday and Wednesday".
fn is_range(text: &str, tokens: &Tokens, first: &Recognised, second: &Recognised) -> bool {
    let between = text.get(first.span.end as usize..second.span.start as usize).map(str::trim);
    let before = || first.token.checked_sub(1).map(|at| tokens.word(text, at as usize));
    // "the quarter to March" ends with it
    let ends = matches!(first.found.symbol, symbol::Symbol::Date(symbol::When::Same(_)));
    first.sentence == second.sentence
        && !(ends && between == Some("to"))
        && first.found.weekday().is_some() == second.found.weekday().is_some()
        && match between {
            Some("to" | "through" | "thru" | "until" | "till" | "-" | "–" | "—") => true,
            Some("and") => matches!(before(), Some("between" | "Between")),
            _ => false,
        }
}

/// Whether a length ends with the date behind it: "in [the three months] to March", but not "only two days to Christmas".
fn ends_with(text: &str, tokens: &Tokens, length: &Recognised, date: &Recognised) -> bool {
    let symbol::Symbol::Duration(counted) = &length.found.symbol else { return false };
    let between = text.get(length.span.end as usize..date.span.start as usize).map(str::trim);
    counted.unit >= value::Unit::Week
        && length.sentence == date.sentence
        && length.found.side == 0
        && date.found.is_date()
        && tokens.word(text, length.token as usize).eq_ignore_ascii_case("the")
        && matches!(between, Some("to" | "ended" | "ending" | "ended in" | "ending in" | "ended on" | "ending on"))
}

/// Words before an expression that still opens its sentence: "Meanwhile, in early March".
const OPENING: u32 = 3;

/// Where in its sentence an expression stands.
fn place(text: &str, tokens: &Tokens, sentence: TokenSpan, token: u32) -> Place {
    let before =
        token.checked_sub(1).filter(|&before| before >= sentence.start).map(|at| tokens.word(text, at as usize));
    match before {
        Some("until" | "till" | "before" | "since" | "Since" | "Until") => Place::Aside,
        _ if token - sentence.start <= OPENING => Place::Opening,
        _ => Place::Inside,
    }
}

/// The most expressions of a range or list that share the year at its end.
const LIST: usize = 6;

/// The day that a time of day has behind the brackets that tell it by another clock.
fn day_ahead<'a>(text: &str, recognised: &'a [Recognised]) -> Option<&'a symbol::When> {
    let [first, second, third, ..] = recognised else { return None };
    let clock = |one: &Recognised| matches!(one.found.symbol, symbol::Symbol::Time(None, _));
    let between = |one: &Recognised, next: &Recognised| text.get(one.span.end as usize..next.span.start as usize);
    let symbol::Symbol::Date(day) = &third.found.symbol else { return None };
    let bracket = between(first, second)?.trim() == "(" && matches!(between(second, third)?.trim(), ")" | ") on");
    (clock(first) && clock(second) && bracket && day.is_day()).then_some(day)
}

/// The year that the first of some expressions shares with the end of its range or list: "22-25 April 1951".
fn ahead(text: &str, recognised: &[Recognised]) -> Option<i32> {
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
