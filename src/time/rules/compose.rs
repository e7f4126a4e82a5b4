//! Compose: what two findings mean together: "March" + "next year", "two weeks" + "ago".

use super::Rule;
use crate::time::length::{Amount, Length};
use crate::time::symbol::{Anchor, Counted, Found, NEAREST, Repeat, Symbol, When};
use crate::time::value::{Clock, Unit};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "part-of-date",
        patterns: &["DATE 'of'|'in'|comma? DATE", "DATE possessive DATE"],
        make: |m| {
            let (first, second) = (m.date(0)?, m.date(1)?);
            let modifier = m.date_modifier();
            let owned = m.item(words::POSSESSIVE).is_some();
            let spoken = m.has("of") || m.has("in");
            let when = if owned { part(second, first, spoken)? } else { part(first, second, spoken)? };
            Some(Found::from(when).modified(modifier))
        },
        yes: &[
            "It meets in [March next year].",
            "In [the third quarter of 1990] it grew.",
            "[This year's third quarter] was good.",
            "They met [Friday, Oct. 13].",
        ],
        no: &[],
    },
    Rule {
        name: "offset",
        patterns: &[
            "DURATION 'ago'|'earlier'|'later'|'before'|'previously'|'hence'|'prior'|'afterwards'|'afterward'|'thereafter'",
            "DURATION 'from' VAGUE",
            "DURATION 'back'",
            "DURATION 'or' 'so' 'ago'|'later'|'earlier'",
            "DURATION apostrophe 'time'",
        ],
        make: |m| {
            let inner = m.inner(words::DURATION_FOUND)?;
            let Symbol::Duration(length) = inner.symbol else { return None };
            let shift = m.item(words::SHIFT).map(|item| m.word(item).to_ascii_lowercase());
            let modifier = inner.modifier;
            if inner.rule == "past-units" || length.unit.is_clock() && m.has("before") {
                return None;
            }
            let next_is_clause = m.after().is_some_and(|after| after.mask & (words::COMMA | words::DOT) == 0);
            let (anchor, sign) = match shift.as_deref() {
                Some("ago") => (Anchor::Published, -1),
                Some("from") if !m.has("now") => return None,
                Some("from") | Some("hence") => (Anchor::Published, 1),
                Some("earlier" | "previously") => (Anchor::Focus, -1),
                // "two weeks before the vote": the length stays a length
                Some("before" | "prior") if next_is_clause => return None,
                Some("before" | "prior") => (Anchor::Focus, -1),
                Some("later" | "afterwards" | "afterward" | "thereafter") => (Anchor::Focus, 1),
                // "in six weeks' time"
                None if m.has("time") && m.follows(&["in"]) => (Anchor::Published, 1),
                _ => return None,
            };
            if length.amount == Amount::Unknown || length.unit.is_clock() {
                if anchor == Anchor::Published && sign < 0 {
                    return Some(Found::new(Symbol::Vague("PAST_REF")));
                }
                return Some(Found::from(When::Offset(anchor, length, sign)).modified(modifier));
            }
            Some(Found::from(When::Offset(anchor, length, sign)).modified(modifier))
        },
        yes: &[
            "He left [two years ago].",
            "[Three days later] he died.",
            "It was up from [a year earlier].",
            "They vote in [six weeks' time].",
        ],
        no: &[],
    },
    Rule {
        name: "compound-length",
        patterns: &["DURATION comma? 'and'? DURATION", "DURATION comma? DURATION comma? 'and'? DURATION"],
        make: |m| {
            let parts = m.matched().iter().filter(|item| item.is(words::DURATION_FOUND));
            let parts = parts.filter_map(|item| m.found.get(item.found as usize));
            let whole = parts.clone().next()?;
            let mut lengths = parts.map(|part| match (&part.symbol, part.modifier) {
                (Symbol::Duration(length), modifier) if modifier.is_none() || std::ptr::eq(part, whole) => {
                    Some(*length)
                }
                _ => None,
            });
            let first = lengths.next()??;
            let length = lengths.try_fold(first, |sum, length| sum.and(length?))?;
            Some(Found { symbol: Symbol::Duration(length), ..whole.clone() })
        },
        yes: &[
            "He came home [five years and three months later].",
            "He ran for [two hours, three minutes and 23 seconds].",
        ],
        no: &[],
    },
    Rule {
        name: "offset-of-weekday",
        patterns: &["DURATION 'ago' 'on'? DATE", "DURATION 'from' DATE"],
        make: |m| {
            let Found { symbol: Symbol::Duration(length), .. } = *m.inner(words::DURATION_FOUND)? else { return None };
            let near = |date: &When| match date {
                When::Weekday(_) => true,
                // "a century ago this week"
                When::Shift(Anchor::Published, Unit::Week | Unit::Month, 0) => m.has("ago"),
                _ => false,
            };
            let weekday = m.date(0).filter(near)?;
            // "for a week from Friday": that long, and from then on
            if length.amount.count().is_none() || length.unit < Unit::Week || m.follows(&["for"]) {
                return None;
            }
            let (anchor, sign) = match m.has("ago") {
                true if !weekday.is_weekday() => (weekday, -1),
                true if length.unit >= Unit::Month => (When::Near(Box::new(weekday), NEAREST), -1),
                true => (weekday, -1),
                false => (When::Near(Box::new(weekday), 0), 1),
            };
            Some(When::From(Box::new(anchor), length, sign).into())
        },
        yes: &[
            "[Ten years ago on Sunday] the war began.",
            "It fell [ten years ago this week].",
            "They meet [a week from Friday].",
        ],
        no: &[],
    },
    Rule {
        name: "day-before-date",
        patterns: &["'the'? unit 'before'|'after' DATE", "DURATION 'before'|'after' DATE"],
        make: |m| {
            let length = match m.inner(words::DURATION_FOUND) {
                Some(Found { symbol: Symbol::Duration(length), rule, .. }) if *rule != "past-units" => *length,
                Some(_) => return None,
                None => Length::new(Amount::Count(1), m.unit()?),
            };
            let anchor = m.date(0)?;
            let fixed = matches!(
                anchor,
                When::Shift(Anchor::Published, Unit::Day, _)
                    | When::Weekday(_)
                    | When::Near(..)
                    | When::Holiday(_)
                    | When::MonthDay(..)
                    | When::Calendar(..)
                    | When::Numeric(..)
            );
            let sign = if m.has("before") { -1 } else { 1 };
            (fixed && length.amount.count().is_some()).then(|| When::From(Box::new(anchor), length, sign).into())
        },
        yes: &["He left [the day before yesterday].", "He left [two days after Christmas]."],
        no: &[],
    },
    Rule {
        name: "ordinal-of-date",
        patterns: &[
            "'the'? ordinal|last|'final' unit|weekday 'of'|'in' DATE",
            "'the'? ordinal|last 'half' 'of' DATE",
            "'the'? last ordinal|number? units 'of' DATE",
        ],
        make: |m| {
            let whole = m.date(0)?;
            let nth = m.value(words::ORDINAL).unwrap_or(-1);
            if m.has("half") {
                let half = When::Half(if nth == 1 { 1 } else { 2 });
                let year = matches!(whole, When::Year(_) | When::Shift(_, Unit::Year, _) | When::Same(Unit::Year));
                return Some(if year {
                    half.inside(whole).into()
                } else {
                    Found::from(whole).modified(Some(if nth == 1 { "START" } else { "END" }))
                });
            }
            let counted = match m.weekday() {
                Some(weekday) => Counted::Weekday(weekday),
                None => Counted::Unit(m.unit()?),
            };
            if m.item(words::UNITS).is_some() {
                return None;
            }
            if counted == Counted::Unit(Unit::Quarter) {
                return Some(When::Quarter(if nth < 0 { 4 } else { u8::try_from(nth).ok()? }).inside(whole).into());
            }
            Some(When::Nth(nth, counted, Box::new(whole)).into())
        },
        yes: &[
            "On [the third Thursday of March] they vote.",
            "In [the last week of 2011] it fell.",
            "In [the second half of 2008] it fell.",
        ],
        no: &[],
    },
    Rule {
        name: "week-of-date",
        patterns: &["'the' unit 'of' DATE", "'the' unit 'ended'|'ending' DATE"],
        make: |m| {
            let unit = m.unit()?;
            let when = m.date(0)?;
            let fits = matches!(unit, Unit::Week)
                && matches!(when, When::MonthDay(..) | When::Calendar(..) | When::Numeric(..) | When::Holiday(_))
                || unit == Unit::Year && matches!(when, When::Year(_));
            fits.then(|| When::Around(unit, Box::new(when)).into())
        },
        yes: &["It was in [the week of March 6]."],
        no: &[],
    },
    Rule {
        name: "date-and-part",
        patterns: &[
            "DATE 'early'|'late'|'mid'? dash? part",
            "'early'|'late' 'on'? DATE part",
            "part 'of' DATE",
            "'the' part 'of' DATE",
            "TIME 'of' DATE",
        ],
        make: |m| {
            let part = match m.code(words::PART) {
                Some(part) => part,
                None => match m.inner(words::TIME_FOUND)?.symbol {
                    Symbol::Time(None, Clock::Part(part)) => part,
                    _ => return None,
                },
            };
            let day = m.date(0)?;
            if m.matched().last()?.capital && m.names(1) {
                return None;
            }
            let modifier = m.code(words::MODIFIER).or(m.date_modifier());
            day.is_day().then(|| Found::new(Symbol::Time(Some(day), Clock::Part(part))).modified(modifier))
        },
        yes: &["He left on [Monday morning].", "It was [the night of 20 June 1791]."],
        no: &[],
    },
    Rule {
        name: "time-on-date",
        patterns: &[
            "TIME comma|'on'? DATE",
            "DATE comma|'at'|'around'|'about'? TIME",
            "DATE comma? 'at' 'about'|'around' TIME",
        ],
        make: |m| {
            let day = m.date(0)?;
            let found = m.inner(words::TIME_FOUND)?;
            match found.symbol {
                Symbol::Time(None, clock) if day.is_day() => {
                    Some(Found::new(Symbol::Time(Some(day), clock)).modified(found.modifier))
                }
                _ => None,
            }
        },
        yes: &["It began at [10 p.m. Wednesday] in Rome.", "Posted [December 24, 2018 at 1:11 pm] by staff."],
        no: &[],
    },
    Rule {
        name: "time-in-part",
        patterns: &[
            "TIME 'in' TIME",
            "number 'in' TIME",
            "TIME TIME",
            "TIME comma? DATE TIME",
            "TIME comma|'on'? DATE part",
            "TIME 'at' SET",
        ],
        make: |m| {
            let times: Vec<&Found> = m
                .matched()
                .iter()
                .filter(|item| item.is(words::TIME_FOUND))
                .filter_map(|item| m.found.get(item.found as usize))
                .collect();
            let first = times.first()?;
            let part = match (m.code(words::PART), &times.last()?.symbol) {
                (Some(part), _) => part,
                (_, Symbol::Time(_, Clock::Part(part))) => part,
                // "nine o'clock at night"
                _ => match m.inner(words::SET_FOUND)?.symbol {
                    Symbol::Set(Repeat::Part(part)) => part,
                    _ => return None,
                },
            };
            let last = match &times.last()?.symbol {
                Symbol::Time(Some(day), _) => Some(day.clone()),
                _ => m.date(0),
            };
            if last.as_ref().is_some_and(|day| !day.is_day()) {
                return None;
            }
            let (hour, minute) = match (m.item(words::NUMBER), &first.symbol) {
                (Some(item), _) if (1..=12).contains(&item.value) => (item.value as u8, 0),
                (None, Symbol::Time(None, Clock::At(hour, minute, _))) => (*hour, *minute),
                _ => return None,
            };
            let hour = match part {
                "AF" | "EV" if hour < 12 => hour + 12,
                // "two o'clock at night" is in the morning.
                "NI" if (5..=12).contains(&hour) => hour + 12,
                "MO" | "NI" if hour == 12 => 0,
                _ => hour,
            };
            Some(Found::new(Symbol::Time(last, Clock::At(hour, minute, None))).modified(first.modifier))
        },
        yes: &[
            "It began at [4 in the morning].",
            "They met at [eight o'clock on Monday night].",
            "It began at [7:30 Saturday evening].",
            "He came at [nine o'clock at night].",
        ],
        no: &[],
    },
    Rule {
        name: "date-of-every-year",
        patterns: &["SET 'on'|'in'|'at' DATE", "DATE SET"],
        make: |m| {
            let set = m.inner(words::SET_FOUND)?;
            let year = Repeat::Every(Length::new(Amount::Count(1), Unit::Year));
            let named = matches!(set.symbol, Symbol::Set(repeat) if repeat == year) && set.quant.is_some();
            let repeat = match m.date(0)? {
                When::MonthDay(month, day) => Repeat::MonthDay(month, day),
                When::Month(month) => Repeat::Month(month),
                When::Season(season) => Repeat::Season(season),
                When::Holiday(row) => Repeat::Holiday(row),
                _ => return None,
            };
            named.then(|| Found { symbol: Symbol::Set(repeat), ..set.clone() })
        },
        yes: &["[Every year on May 9] they march.", "They march on [May 9 every year]."],
        no: &[],
    },
    Rule {
        name: "same-period",
        patterns: &["'the' 'same' 'period' DATE", "'the' unit DATE"],
        make: |m| {
            let when = m.date(0)?;
            if m.has("period") {
                return Some(when.into());
            }
            (m.unit() == Some(Unit::Quarter) && matches!(when, When::Offset(..))).then(|| when.into())
        },
        yes: &["It rose from [the same period last year]."],
        no: &[],
    },
];

/// A part in a whole, where the one can be part of the other. `spoken`: "of" or "in" stands between them.
fn part(part: When, whole: When, spoken: bool) -> Option<When> {
    use When::*;
    let fits = match (&part, &whole) {
        (Weekday(_), MonthDay(..) | Calendar(..) | Numeric(..)) => return Some(whole),
        (MonthDay(..) | Calendar(..) | Numeric(..), Weekday(_)) if !spoken => return Some(part),
        (Near(inner, _), MonthDay(..) | Calendar(..) | Numeric(..)) if matches!(**inner, Weekday(_)) => {
            return Some(whole);
        }
        (Shift(Anchor::Published, Unit::Day, _), MonthDay(..) | Calendar(..) | Numeric(..) | Weekday(_)) if !spoken => {
            return Some(whole);
        }
        (Month(_) | MonthDay(..) | Season(_) | Quarter(_) | Half(_) | Holiday(_), whole) => is_year(whole),
        (Weekday(_) | Weekend, Shift(_, Unit::Week, _)) => true,
        (Shift(_, Unit::Quarter, 0) | Same(Unit::Quarter), whole) => is_year(whole),
        (That(Unit::Day | Unit::Month | Unit::Quarter), whole) => is_year(whole),
        _ => false,
    };
    fits.then(|| part.inside(whole))
}

fn is_year(when: &When) -> bool {
    match when {
        When::Year(_) | When::ShortYear(_) => true,
        When::Shift(_, unit, _) | When::Same(unit) | When::That(unit) => *unit == Unit::Year,
        When::Offset(_, length, _) => length.unit == Unit::Year,
        _ => false,
    }
}
