//! Resolve: anchors what was recognised: the date of publication, the last date in focus, the tense.
//!
//! In: a [`Found`] and the [`Context`]. Out: a [`Time`]. News looks back: "on Friday" and "in October" are the last ones
//! unless the tense says otherwise. Without a date of publication the text is read as a story, which goes on in the year
//! that it has reached. What has no anchor at all keeps the form of its words ("XXXX-10"), and nothing is guessed.

mod distance;
mod focus;
mod symbolic;
mod week;
mod when;
mod year;

use super::holiday::Holidays;
use super::length::{Amount, Length};
use super::symbol::{Anchor, EARLIER, Found, LATER, Repeat, Symbol, When};
use super::tense::Tense;
use super::value::{Clock, Unit, Value};
use super::{Time, TimeKind, TimeOrigin};
use crate::layout::Order;
use crate::span::ByteSpan;
pub use focus::{Focus, Place};
use jiff::civil::Date;

/// What an expression is read against.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    pub published: Option<Date>,
    pub focus: Focus,
    /// The order of day and month in dates of three numbers, where the document settles it.
    pub order: Option<Order>,
    /// The year that stands at the end of a range: "between March and April 1918".
    pub ahead: Option<i32>,
    /// In a story, the next date that is written with its year.
    pub next: Option<Value>,
    /// What a length is the beginning or end of: "the first six months of 2019".
    pub whole: Option<Value>,
    /// The day that follows a time of day and the same time in brackets: "10:35 a.m. (0735 GMT) Friday".
    pub day: Option<&'a When>,
    /// The start of the range that the expression ends: "from Friday to Tuesday".
    pub begun: Option<Value>,
    /// The weekday that ends the range that it begins.
    pub ends: Option<u8>,
    /// The value that was resolved last.
    pub last: Option<Value>,
    pub sentence: usize,
    pub place: Place,
    pub tense: Option<Tense>,
    /// The clause tells what is usual: "it normally peaks in the second quarter".
    pub usual: bool,
    pub holidays: &'a Holidays,
}

impl<'a> Context<'a> {
    pub fn new(published: Option<Date>, order: Option<Order>, holidays: &'a Holidays) -> Self {
        Self {
            published,
            focus: Focus::new(published.is_some()),
            order,
            ahead: None,
            next: None,
            whole: None,
            day: None,
            begun: None,
            ends: None,
            last: None,
            sentence: 0,
            place: Place::default(),
            tense: None,
            usual: false,
            holidays,
        }
    }

    /// The value of an expression, which becomes the focus of the next one.
    pub fn resolve(&mut self, found: &Found, span: ByteSpan) -> Time {
        let mut time = Time {
            span,
            kind: TimeKind::Date,
            value: None,
            modifier: found.modifier.map(|modifier| match modifier {
                EARLIER => "START",
                LATER => "END",
                other => other,
            }),
            quant: found.quant.map(str::to_owned),
            freq: found.freq.map(|freq| format!("{freq}X")),
            earliest: None,
            latest: None,
            origin: TimeOrigin::Relative,
            rule: found.rule,
        };
        match &found.symbol {
            Symbol::Date(when) => self.date(&mut time, when, found.modifier),
            Symbol::Time(day, clock) => self.clock(&mut time, day.as_ref(), *clock),
            Symbol::Duration(length) => self.duration(&mut time, *length, found),
            Symbol::Set(repeat) => {
                // "at night": no night in particular, but none is counted either
                let part = matches!(repeat, Repeat::Part(_)) && found.quant.is_none();
                time.kind = if part { TimeKind::Time } else { TimeKind::Set };
                time.value = Some(self.repeated(repeat));
                time.origin = TimeOrigin::Explicit;
            }
            Symbol::OneDay => points(&mut time, self.tense != Some(Tense::Future)),
            Symbol::Vague(reference) => {
                time.value = (!reference.is_empty()).then(|| (*reference).to_owned());
                time.origin = TimeOrigin::Vague;
            }
        }
        time
    }

    fn date(&mut self, time: &mut Time, when: &When, modifier: Option<&str>) {
        match when {
            When::Offset(_, Length { amount: Amount::Unknown, .. }, sign) => return points(time, *sign < 0),
            When::Offset(_, length, sign) if length.unit.is_clock() => return self.hours_off(time, *length, *sign),
            When::Offset(anchor, length, sign) if self.leaves_calendar(when, *anchor, *length) => {
                return points(time, *sign < 0);
            }
            When::Quarter(_) if self.usual => {
                time.kind = TimeKind::Set;
                time.value = symbolic::date(when);
                time.origin = TimeOrigin::Explicit;
                return;
            }
            _ => {}
        }
        let once = matches!(when, When::Holiday(row) if self.holidays.once(*row).is_some());
        if when.is_explicit() || once {
            time.origin = TimeOrigin::Explicit;
        }
        let value = self.when(when);
        let kept = self.focus;
        self.give(time, value);
        self.part_at_publication(time, value, modifier);
        // What results are compared with is not what the story goes on from.
        // "last year" is told from the day of publication: where that is not known, the story stays where it was.
        if when.compares() || self.published.is_none() && when.is_told_from_publication() {
            self.focus = kept;
        }
        if value.is_none() {
            time.value = symbolic::date(when);
        }
    }

    /// "three hours later": hours after something that has no time are a length, which is all that is known.
    fn hours_off(&mut self, time: &mut Time, length: Length, sign: i32) {
        match self.clock_offset(length, sign) {
            Some(value) => {
                time.kind = TimeKind::Time;
                self.give(time, Some(value));
            }
            None => {
                time.kind = TimeKind::Duration;
                time.value = Some(length.to_string());
            }
        }
    }

    fn clock(&mut self, time: &mut Time, day: Option<&When>, clock: Clock) {
        time.kind = TimeKind::Time;
        if day.is_some_and(When::is_explicit) {
            time.origin = TimeOrigin::Explicit;
        }
        let value = match day.or(self.day) {
            Some(day) => self.when(day),
            None => self.day_of_clock(),
        };
        match value {
            Some(Value::Day(date)) => self.give(time, Some(Value::Clock(date, clock))),
            _ => time.value = Some(symbolic::clock(day, clock)),
        }
    }

    fn duration(&self, time: &mut Time, length: Length, found: &Found) {
        time.kind = TimeKind::Duration;
        time.value = Some(length.to_string());
        if found.side != 0 {
            (time.earliest, time.latest) = self.stretch(length, found.side);
        }
        if found.edge != 0 {
            (time.earliest, time.latest) = self.edge(length, found.edge);
        }
        time.origin = if length.amount == Amount::Unknown { TimeOrigin::Vague } else { TimeOrigin::Explicit };
    }

    /// Write a value and its days into a time, and make it the focus.
    fn give(&mut self, time: &mut Time, value: Option<Value>) {
        self.last = value;
        if let Some(value) = value {
            (time.earliest, time.latest) = value.interval(time.modifier);
            time.value = Some(value.to_string());
            self.focus.name(value, self.sentence, self.place);
        }
    }

    /// "earlier this month" ends, "later this month" begins with the day of publication, where that lies in it.
    fn part_at_publication(&self, time: &mut Time, value: Option<Value>, modifier: Option<&str>) {
        let (Some(published), Some((first, last))) = (self.published, value.and_then(Value::bounds)) else { return };
        if !(first..=last).contains(&published) {
            return;
        }
        (time.earliest, time.latest) = match modifier {
            Some(EARLIER) => (Some(first), Some(published)),
            Some(LATER) => (Some(published), Some(last)),
            _ => return,
        };
    }

    /// The TIMEX3 value of what returns.
    fn repeated(&self, repeat: &Repeat) -> String {
        match repeat {
            Repeat::Every(length) => length.to_string(),
            Repeat::Weekday(weekday, None) => format!("XXXX-WXX-{weekday}"),
            Repeat::Weekday(weekday, Some(part)) => format!("XXXX-WXX-{weekday}{}", Clock::Part(part)),
            Repeat::Weekend => "XXXX-WXX-WE".to_owned(),
            Repeat::Month(month) => format!("XXXX-{month:02}"),
            Repeat::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Repeat::Season(season) => format!("XXXX-{}", season.code()),
            Repeat::Holiday(row) => match self.holidays.each_year(*row) {
                Some((month, number)) => format!("XXXX-{month:02}-{number:02}"),
                None => "P1Y".to_owned(),
            },
            Repeat::Part(part) => format!("XXXX-XX-XX{}", Clock::Part(part)),
        }
    }

    /// Whether it is so many years off that the calendar has none of them: "66 million years ago".
    fn leaves_calendar(&self, when: &When, anchor: Anchor, length: Length) -> bool {
        let in_calendar = || self.when(when).and_then(Value::bounds).is_some();
        length.unit >= Unit::Year && length.more[0].is_none() && self.anchor(anchor).is_some() && !in_calendar()
    }
}

/// "a few years ago", "one day": it lies before or after, and no more is told.
fn points(time: &mut Time, back: bool) {
    time.value = Some(if back { "PAST_REF" } else { "FUTURE_REF" }.to_owned());
    time.origin = TimeOrigin::Vague;
}
