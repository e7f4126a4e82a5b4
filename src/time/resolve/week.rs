//! Week: which Friday, which weekend: the last one in the news, the next one where the sentence looks ahead.

use super::Context;
use super::focus::Mention;
use crate::time::tense::Tense;
use crate::time::value::{Unit, Value, days};
use jiff::civil::Date;

/// Which of the days of a name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The last one before the anchor.
    Before,
    /// The last one before the day in focus.
    BeforeFocus,
    /// The next one after the anchor.
    After,
    /// The next one, or the anchor itself.
    NotBefore,
    /// The last or the next one, whichever is nearer.
    Nearest,
    /// As the tense has it.
    Told,
}

impl Context<'_> {
    /// A weekday near the day of publication; in a story, from the day that it has reached on.
    pub(super) fn weekday(&self, weekday: u8, side: Side) -> Option<Value> {
        let ahead_of = |base: Date, weekday: u8| {
            (i32::from(weekday) - i32::from(base.weekday().to_monday_one_offset())).rem_euclid(7)
        };
        if let (Side::Told, Some(Value::Day(start) | Value::Clock(start, _))) = (side, self.begun) {
            return days(start, ahead_of(start, weekday)).map(Value::Day);
        }
        let base = match (side, self.focus.day) {
            (Side::BeforeFocus, Some(Mention { value: Value::Day(date), .. })) => date,
            _ => self.base_day()?,
        };
        let ahead = ahead_of(base, weekday);
        let looks_ahead = self.tense == Some(Tense::Future) || self.published.is_none();
        let by = match side {
            Side::Before | Side::BeforeFocus if ahead == 0 => -7,
            Side::Before | Side::BeforeFocus => ahead - 7,
            Side::After if ahead == 0 => 7,
            Side::After | Side::NotBefore => ahead,
            Side::Nearest if ahead <= 3 => ahead,
            Side::Nearest => ahead - 7,
            Side::Told if looks_ahead => ahead,
            // "from Friday to Tuesday", on a Wednesday: both lie before it.
            Side::Told if self.ends.is_some() => {
                let back = (7 - ahead_of(base, self.ends?)) % 7;
                -back - (7 - ahead_of(days(base, -back)?, weekday)) % 7
            }
            Side::Told if ahead == 0 => ahead,
            Side::Told => ahead - 7,
        };
        days(base, by).map(Value::Day)
    }

    /// The weekend that is meant without more words.
    pub(super) fn weekend(&self) -> Option<Value> {
        let base = self.base_day()?;
        let this = Value::around(base, Unit::Weekend);
        let begun = base.weekday().to_monday_one_offset() >= 6;
        if begun || self.tense == Some(Tense::Future) { Some(this) } else { this.shift(Unit::Weekend, -1) }
    }

    fn base_day(&self) -> Option<Date> {
        match self.today()? {
            Value::Day(date) | Value::Clock(date, _) => Some(date),
            _ => None,
        }
    }
}
