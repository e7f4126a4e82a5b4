//! Relative: units, weekdays, months and seasons told by their distance: "last month", "next Friday", "that year".

use super::{Match, Rule};
use crate::time::items::Item;
use crate::time::length::{Amount, Length};
use crate::time::symbol::{Anchor, Counted, Found, Symbol, When};
use crate::time::value::{Clock, Unit};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "today",
        patterns: &["day"],
        make: |m| {
            let item = m.item(words::DAY)?;
            if item.capital && m.before().is_some_and(|before| before.capital && before.mask == 0) {
                return None;
            }
            let shift = |by| When::Shift(Anchor::Published, Unit::Day, by);
            let night = |by| Found::new(Symbol::Time(Some(shift(by)), Clock::Part("NI")));
            Some(match item.value {
                -1..=1 => shift(item.value).into(),
                code => match words::code(code) {
                    "tonight" => night(0),
                    "overnight" => night(0),
                    _ => Found::new(Symbol::Vague("PRESENT_REF")),
                },
            })
        },
        yes: &["He left [yesterday].", "He leaves [tonight]."],
        no: &["USA Today wrote it."],
    },
    Rule {
        name: "last-unit",
        patterns: &["'the'? last 'fiscal'? unit", "'the' unit last|'prior'"],
        make: |m| {
            let unit = m.unit()?;
            let anchor = if m.has("previous") || m.has("preceding") || m.has("prior") {
                Anchor::Focus
            } else {
                Anchor::Published
            };
            if m.has("latest") {
                return Some(When::Shift(Anchor::Published, unit, if unit == Unit::Quarter { -1 } else { 0 }).into());
            }
            let the = m.has("the") || m.follows(&["the"]);
            // "over the past decade", "in the last week": a stretch up to now
            let over = ["over", "in", "during", "within", "for", "through", "throughout"];
            let stretch = m.has("past") && the || m.has("last") && m.has("the") && m.follows(&over);
            if stretch && unit > Unit::Weekend && !m.precedes(&["of"]) {
                let length = Length::new(Amount::Count(1), unit);
                return Some(Found::new(Symbol::Duration(length)).beside(-1));
            }
            if unit.is_clock() || m.precedes(&["of"]) && the && m.has("last") {
                return None;
            }
            // "the last day", "the past" + unit: an end or a length, not the one before
            if the && m.has("last") && unit == Unit::Day {
                return None;
            }
            Some(When::Shift(anchor, unit, -1).into())
        },
        yes: &["Over [the past decade] it grew.", "[Last month], France agreed.", "In [the previous year] it grew."],
        no: &["The last day of it."],
    },
    Rule {
        name: "one-before-last",
        patterns: &[
            "'the' unit|weekday|month|season|fall 'before' 'last'",
            "'the' unit|weekday|month|season|fall 'after' 'next'",
        ],
        make: |m| {
            // "the day before last Tuesday"
            let nouns = words::WEEKDAY | words::MONTH | words::UNIT | words::SEASON | words::FALL | words::HOLIDAY;
            if m.after().is_some_and(|after| after.is(nouns)) {
                return None;
            }
            let by = if m.has("before") { -2 } else { 2 };
            if let Some(unit) = m.unit() {
                return (!unit.is_clock()).then(|| When::Shift(Anchor::Published, unit, by).into());
            }
            Some(When::Nearby(Box::new(named_part(m)?), by).into())
        },
        yes: &[
            "They met [the week before last].",
            "They meet [the weekend after next].",
            "He won [the summer before last].",
        ],
        no: &["They met the day before the last vote."],
    },
    Rule {
        name: "parts-ago",
        patterns: &["number|a weekday|seasons|season|month 'ago'"],
        make: |m| {
            let by = m.value(words::NUMBER).unwrap_or(1);
            (1..=100).contains(&by).then_some(())?;
            Some(When::Nearby(Box::new(named_part(m)?), -by).into())
        },
        yes: &["[Two summers ago] they left.", "They met [two Fridays ago]."],
        no: &[],
    },
    Rule {
        name: "weekday-week",
        patterns: &["weekday 'week'"],
        make: |m| {
            let ends = m.after().is_none_or(|after| after.is(words::COMMA | words::DOT | words::OTHER | words::CLOSE));
            let placed =
                m.word(m.item(words::WEEKDAY)?).ends_with("day") && !m.follows(&["last", "this", "next", "the"]);
            let weekday = Box::new(When::Weekday(m.weekday()?));
            (ends && placed).then(|| When::Nearby(weekday, 2).into())
        },
        yes: &["They meet [Friday week]."],
        no: &[],
    },
    Rule {
        name: "recent-weekday",
        patterns: &["'a' 'recent' weekday"],
        make: |m| Some(When::AnyWeekday(m.weekday()?).into()),
        yes: &["They met on [a recent Saturday]."],
        no: &[],
    },
    Rule {
        name: "one-day",
        patterns: &["'one' 'day'", "'one' 'day' 'soon'"],
        make: |m| {
            let subject =
                ["he", "she", "they", "we", "it", "i", "you", ",", "the", "a", "his", "her", "our", "their", "soon"];
            let opens = m.at_start() && m.precedes(&subject);
            let modal = ["will", "would", "could", "might", "may", "can", "must", "should", "ll", "'ll", "that"];
            let within =
                m.follows(&modal) && !m.precedes(&["after", "before", "later", "of", "earlier", "longer", "in", "a"]);
            if !opens && !within && !m.has("soon") {
                return None;
            }
            Some(if within || m.has("soon") {
                Found::new(Symbol::Vague("FUTURE_REF"))
            } else {
                Found::new(Symbol::OneDay)
            })
        },
        yes: &["[One day] he will be king.", "He will [one day] be king."],
        no: &[],
    },
    Rule {
        name: "the-other-day",
        patterns: &["'the' 'other' unit|part"],
        make: |m| {
            let near = matches!(m.unit(), Some(Unit::Day | Unit::Week)) || m.item(words::PART).is_some();
            let ends = m.after().is_none_or(|after| after.mask & (words::COMMA | words::DOT | words::OTHER) != 0)
                || m.precedes(&["in", "at", "that", "when", "and", "on", "to", "with", "by", "for", "from"]);
            (near && ends).then(|| Found::new(Symbol::Vague("PAST_REF")))
        },
        yes: &["He came [the other day]."],
        no: &["The other day shift left."],
    },
    Rule {
        name: "next-unit",
        patterns: &["'the'? next unit"],
        make: |m| {
            let unit = m.unit()?;
            // "over the coming week": a stretch from now on
            let stretch = m.has("the") && (m.has("next") || m.has("coming"));
            if stretch && unit > Unit::Weekend && m.follows(&["over", "within", "for", "throughout"]) {
                return Some(Found::new(Symbol::Duration(Length::new(Amount::Count(1), unit))).beside(1));
            }
            if unit.is_clock() {
                return None;
            }
            let focus = m.has("following") || m.has("subsequent") || m.has("the") && !m.has("coming");
            let anchor = if focus { Anchor::Focus } else { Anchor::Published };
            Some(When::Shift(anchor, unit, 1).into())
        },
        yes: &[
            "[Next year], France votes.",
            "[The following week] it fell.",
            "[The next day] it rained.",
            "Over [the next week] it rains.",
        ],
        no: &[],
    },
    Rule {
        name: "this-unit",
        patterns: &["this unit", "'the' 'current'|'present' 'fiscal'? unit", "this 'fiscal' unit"],
        make: |m| {
            let unit = m.unit()?;
            if m.has("present") && unit == Unit::Day {
                return None;
            }
            // "on ABC's This Week"
            let named = m.item(words::UNIT)?.capital && m.start > 0;
            if named && m.before().is_some_and(|before| before.is(words::POSSESSIVE | words::OTHER)) {
                return None;
            }
            // "to this day"
            if unit == Unit::Day && m.follows(&["to", "until", "till"]) {
                return Some(Found::new(Symbol::Vague("PRESENT_REF")));
            }
            (!unit.is_clock()).then(|| When::Shift(Anchor::Published, unit, 0).into())
        },
        yes: &["[This week] it rained.", "In [the current year] it grew."],
        no: &["He spoke on ABC's This Week there."],
    },
    Rule {
        name: "that-unit",
        patterns: &["that that? unit", "'the' 'same' unit"],
        make: |m| {
            let unit = m.unit()?;
            (!unit.is_clock() && !m.has("some")).then(|| When::That(unit).into())
        },
        yes: &["[That year], it grew.", "[The same day], he left."],
        no: &["In that second, he knew."],
    },
    Rule {
        name: "the-unit",
        patterns: &["'the' unit", "'the' 'full'|'whole'|'entire'|'fiscal' unit"],
        make: |m| {
            let unit = m.unit()?;
            let item = m.item(words::UNIT)?;
            let numbered = m.after().is_some_and(|after| after.digits > 0);
            if item.is(words::ORDINAL) || item.capital || numbered {
                return None;
            }
            let tight = m.follows(&[
                "in", "for", "during", "of", "earlier", "later", "early", "late", "over", "this", "end", "ending",
                "ended", "finish", "finished",
            ]);
            let compound = m.after().is_some_and(|after| after.is(words::DASH) && after.glued);
            let loose = m.precedes(&["of", "that", "when", "after", "before", "he", "she", "they"]);
            let fits = match unit {
                Unit::Weekend => true,
                Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => {
                    !loose && (tight || m.start == 0 || !m.precedes(&["the"]))
                }
                Unit::Day => tight && !loose && !m.precedes(&["'s"]),
                Unit::Decade => m.follows(&["of", "this", "late", "early", "during"]) && !loose,
                _ => false,
            };
            (fits && !compound)
                .then(|| if unit == Unit::Weekend { When::Weekend.into() } else { When::Same(unit).into() })
        },
        yes: &["They met over [the weekend].", "Profit for [the quarter] fell.", "It ends by [the end of the decade]."],
        no: &["The day that he left was cold.", "The Week magazine wrote it."],
    },
    Rule {
        name: "weekend",
        patterns: &["unit"],
        make: |m| {
            let weekend = m.unit() == Some(Unit::Weekend) && m.follows(&["over", "by", "during", "on", "through"]);
            weekend.then(|| When::Weekend.into())
        },
        yes: &["He visited over [weekend] to talk."],
        no: &["A weekend house burned."],
    },
    Rule {
        name: "near-day",
        patterns: &[
            "'the'? last|next|this weekday|month|season|fall",
            "this last|next weekday|month|season|fall",
            "that that? weekday|month|season|fall",
            "'the' 'same' weekday|month|season|fall",
        ],
        make: |m| {
            // "last Oct. 23" is the day, not the month
            if m.month().is_some()
                && m.after().is_some_and(|after| after.is(words::NUMBER) && after.digits <= 2 && after.digits > 0)
            {
                return None;
            }
            // "that August Wilson wrote it"
            let person = m.after().is_some_and(|after| after.capital && after.mask == 0 && !after.glued);
            if m.names(1) || m.month().is_some() && m.item(words::THAT).is_some() && person {
                return None;
            }
            let part = if let Some(weekday) = m.weekday() {
                if !m.word(m.item(words::WEEKDAY)?).ends_with("day") {
                    return None;
                }
                When::Weekday(weekday)
            } else if let Some(month) = m.month() {
                When::Month(month)
            } else {
                When::Season(m.season()?)
            };
            if m.item(words::THAT).is_some() {
                return (!m.has("some")).then(|| part.into());
            }
            let direction = match (m.item(words::LAST), m.item(words::NEXT)) {
                (Some(_), _) if m.has("previous") && m.weekday().is_some() => -2,
                (Some(_), _) => -1,
                (_, Some(_)) => 1,
                _ => 0,
            };
            Some(When::Near(Box::new(part), direction).into())
        },
        yes: &[
            "[Last Friday] he left.",
            "[This summer] he left.",
            "He leaves [next March].",
            "He left [this past spring].",
        ],
        no: &[],
    },
    Rule {
        name: "near-holiday",
        patterns: &["'the'? last|next|this holiday"],
        make: |m| {
            let holiday = When::Holiday(m.value(words::HOLIDAY)? as u16);
            let direction = if m.item(words::LAST).is_some() { -1 } else { i32::from(m.item(words::NEXT).is_some()) };
            Some(When::Near(Box::new(holiday), direction).into())
        },
        yes: &["They met [last Christmas]."],
        no: &[],
    },
    Rule {
        name: "unit-ago",
        patterns: &[
            "'the'? unit dash 'earlier'|'ago' unit?",
            "'the'? unit dash 'earlier'|'ago' 'period'",
            "'the'? unit dash 'earlier'|'ago' ordinal unit",
            "'the' unit 'earlier'|'ago' unit|'period'",
        ],
        make: |m| {
            let unit = m
                .matched()
                .iter()
                .find(|item| item.is(words::UNIT))
                .and_then(|item| Unit::parse(words::code(item.value)))?;
            if unit != Unit::Year {
                return None;
            }
            let back = When::offset(Anchor::Focus, Amount::Count(1), unit, -1);
            Some(match m.value(words::ORDINAL) {
                Some(number @ 1..=4) => When::Quarter(number as u8).inside(back).into(),
                _ => back.into(),
            })
        },
        yes: &["Profit fell from [the year-earlier quarter]."],
        no: &[],
    },
    Rule {
        name: "unit-before",
        patterns: &["'the' unit 'before'|'after'|'earlier'"],
        make: |m| {
            let unit = m.unit()?;
            let ends = m.after().is_none_or(|after| after.is(words::COMMA | words::DOT));
            let sign = if m.has("after") { 1 } else { -1 };
            (ends && !unit.is_clock()).then(|| When::offset(Anchor::Focus, Amount::Count(1), unit, sign).into())
        },
        yes: &["[The day before], he left."],
        no: &[],
    },
    Rule {
        name: "latest-period",
        patterns: &["'the' 'latest' 'period'"],
        make: |_| Some(When::Shift(Anchor::Published, Unit::Quarter, -1).into()),
        yes: &["Sales rose in [the latest period]."],
        no: &[],
    },
    Rule {
        name: "ordinal-of-unit",
        patterns: &[
            "'the'? ordinal|last|'final' unit|weekday 'of'|'in' month year?",
            "'the'? ordinal|last|'final' unit|weekday 'of'|'in' year",
            "'the'? ordinal|last|'final' unit|weekday 'of'|'in' this|last|next|'the' unit",
        ],
        make: |m| {
            let nth = m.value(words::ORDINAL).unwrap_or(-1);
            let of = m.matched().iter().position(|item| matches!(m.word(item), "of" | "in"))?;
            let after = &m.matched()[of..];
            let unit = |items: &[Item]| {
                let item = items.iter().rev().find(|item| item.is(words::UNIT) && !item.is(words::ORDINAL))?;
                Unit::parse(words::code(item.value))
            };
            let counted = match m.weekday() {
                Some(weekday) => Counted::Weekday(weekday),
                None => Counted::Unit(unit(&m.matched()[..of])?),
            };
            let whole = match (m.month(), m.year()) {
                (Some(month), Some(year)) => When::Month(month).inside(When::Year(year)),
                (Some(month), None) => When::Month(month),
                (None, Some(year)) => When::Year(year),
                (None, None) => {
                    let has = |mask| after.iter().any(|item| item.is(mask));
                    match (has(words::LAST), has(words::NEXT), has(words::THIS)) {
                        (true, ..) => When::Shift(Anchor::Published, unit(after)?, -1),
                        (_, true, _) => When::Shift(Anchor::Published, unit(after)?, 1),
                        (.., true) => When::Shift(Anchor::Published, unit(after)?, 0),
                        _ => When::Same(unit(after)?),
                    }
                }
            };
            if counted == Counted::Unit(Unit::Quarter) {
                return Some(When::Quarter(if nth < 0 { 4 } else { u8::try_from(nth).ok()? }).inside(whole).into());
            }
            let sensible = (1..=31).contains(&nth) || nth == -1;
            sensible.then(|| When::Nth(nth, counted, Box::new(whole)).into())
        },
        yes: &["On [the third Thursday of March] they vote.", "In [the last week of 2011] it fell."],
        no: &[],
    },
    Rule {
        name: "year-end",
        patterns: &["unit dash? 'end'", "unit possessive 'end'"],
        make: |m| {
            let unit = m.unit()?;
            matches!(unit, Unit::Year | Unit::Month | Unit::Quarter)
                .then(|| Found::from(When::Same(unit)).modified(Some("END")))
        },
        yes: &["By [year-end] it will grow.", "By [year's end] it will grow."],
        no: &[],
    },
];

/// The weekday, month or season of a match.
fn named_part(m: &Match) -> Option<When> {
    match (m.weekday(), m.month()) {
        (Some(weekday), _) => Some(When::Weekday(weekday)),
        (_, Some(month)) => Some(When::Month(month)),
        _ => m.season().map(When::Season),
    }
}
