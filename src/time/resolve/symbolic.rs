//! Symbolic: the value of a date that has no anchor: what its words say, and "X" for what they leave open.
//!
//! "on Monday" is "XXXX-WXX-1", "in October" is "XXXX-10", "last year" is "XXXX". Such a value has no days.

use crate::time::symbol::{Counted, When};
use crate::time::value::{Clock, Unit};

/// The form of a date.
pub fn date(when: &When) -> Option<String> {
    Some(match when {
        When::Month(month) => format!("XXXX-{month:02}"),
        When::MonthDay(month, number) => format!("XXXX-{month:02}-{number:02}"),
        When::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
        When::Season(season) => format!("XXXX-{}", season.code()),
        When::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        When::Half(half) => format!("XXXX-H{half}"),
        When::Weekend => unit(Unit::Weekend).to_owned(),
        When::Holiday(_) | When::From(..) => unit(Unit::Day).to_owned(),
        When::ShortDecade(digit) => format!("XX{digit}"),
        When::ShortYear(digits) => format!("XX{digits:02}"),
        When::Shift(_, of, _) | When::Around(of, _) | When::Same(of) | When::That(of) => unit(*of).to_owned(),
        When::Offset(_, length, _) => unit(length.unit).to_owned(),
        When::AnyWeekday(weekday) => format!("XXXX-WXX-{weekday}"),
        When::Nearby(part, _) | When::Near(part, _) => date(part)?,
        // "March of last year" has a month, "the year of last March" does not.
        When::Inside(part, _) => date(part)?,
        When::Nth(_, Counted::Weekday(_), _) => unit(Unit::Day).to_owned(),
        When::Nth(_, Counted::Unit(of), _) => unit(*of).to_owned(),
        When::Century(_)
        | When::Decade(_)
        | When::Year(_)
        | When::Years(..)
        | When::Calendar(..)
        | When::Numeric(..) => {
            return None;
        }
    })
}

/// The form of a time of day.
pub fn clock(day: Option<&When>, clock: Clock) -> String {
    let day = day.and_then(date).filter(|date| date.len() == unit(Unit::Day).len());
    format!("{}{clock}", day.as_deref().unwrap_or(unit(Unit::Day)))
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}
