//! Day: days as the calendar names them, in every order: "December 24, 2018", "24 December", "2018-12-24", "May 3, 5 and 7".

use super::year::two_digits;
use super::{Match, Rule};
use crate::time::context::Kind;
use crate::time::items::Item;
use crate::time::symbol::{Anchor, Counted, Found, When};
use crate::time::value::{Unit, day};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "first-of-two-days",
        patterns: &[
            "number|ordinal dash|'and'|'to'|'or' number|ordinal 'of'? month year?",
            "'the' number|ordinal dash|'and'|'to'|'or' 'the'? number|ordinal 'of'? month year?",
        ],
        make: |m| {
            let first = m.item(words::NUMBER | words::ORDINAL)?;
            if first.digits == 0 {
                return None;
            }
            let takes = if m.has("the") && m.matched()[0].digits == 0 { 2 } else { 1 };
            let (month, number) = (m.month()?, u8::try_from(first.value).ok()?);
            let found = match m.year() {
                Some(year) => full(year, month, number),
                None => month_day(m, month, number),
            };
            found.map(|found| found.taking(takes))
        },
        yes: &["It ran from [22]-[25 April 1951] there.", "It fell on [the 28th] and [29 August]."],
        no: &[],
    },
    Rule {
        name: "later-day-of-month",
        patterns: &["number|ordinal comma? year", "number|ordinal"],
        make: |m| {
            let number = m.item(words::NUMBER | words::ORDINAL)?;
            if number.digits == 0
                || number.value > 31
                || counts_something(m, number)
                || m.after().is_some_and(|after| after.is(words::MONTH) || after.capital && after.mask == 0)
            {
                return None;
            }
            // back over "3, 5 and" to the month
            let (mut back, mut linked) = (1, false);
            loop {
                let item = m.back(back)?;
                if item.is(words::MONTH) {
                    break;
                }
                linked |= item.is(words::DASH | words::COMMA) || matches!(m.word(item), "and" | "to" | "or");
                let passes = item.is(words::DASH | words::COMMA | words::NUMBER | words::ORDINAL)
                    || matches!(m.word(item), "and" | "to" | "or" | "the");
                if !passes || back > 8 || item.is(words::NUMBER) && item.value > 31 {
                    return None;
                }
                back += 1;
            }
            let month = m.back(back)?.value as u8;
            let loose = m.matched().len() == 1 && m.back(1)?.is(words::COMMA) && !m.precedes(&["and", ","]);
            if !linked || loose {
                return None;
            }
            match m.year() {
                Some(year) => full(year, month, u8::try_from(number.value).ok()?),
                None => month_day(m, month, u8::try_from(number.value).ok()?),
            }
        },
        yes: &["It ran on [May 3], [5] and [7].", "It ran from [April 13]-[15] there."],
        no: &["On [June 5], 12 men died.", "On [12]-[14 July], the 1st Cavalry landed."],
    },
    Rule {
        name: "day-of-that-month",
        patterns: &[
            "'the' ordinal",
            "'the' ordinal 'of' that|'the' that? unit",
            "'the' ordinal 'of' this|last|next unit",
        ],
        make: |m| {
            let number = m.item(words::ORDINAL)?;
            let said = m.has("of");
            let placed = m.follows(&["on", "by", "until", "till", "from", "since"])
                && (m
                    .after()
                    .is_none_or(|after| after.mask & (words::COMMA | words::DOT | words::CLOSE | words::OTHER) != 0)
                    || m.precedes(&["he", "she", "they", "we", "it", "was", "were", "and", "had", "the"]));
            if number.digits == 0 || !(1..=31).contains(&number.value) || !(said || placed) {
                return None;
            }
            if said && m.unit() != Some(Unit::Month) {
                return None;
            }
            let by = match (m.item(words::LAST), m.item(words::NEXT), m.item(words::THIS)) {
                (Some(_), ..) => Some(-1),
                (_, Some(_), _) => Some(1),
                (.., Some(_)) => Some(0),
                _ => None,
            };
            let month = by.map_or(When::That(Unit::Month), |by| When::Shift(Anchor::Published, Unit::Month, by));
            Some(When::Nth(number.value, Counted::Unit(Unit::Day), Box::new(month)).into())
        },
        yes: &[
            "It began on [2 October], and on [the 5th] they left.",
            "It fell on [the 28th of that month].",
            "It is due on [the 15th of next month].",
        ],
        no: &["It was on the 5th floor.", "He came by the 2nd road."],
    },
    Rule {
        name: "month-day-year",
        patterns: &["month number|ordinal comma? 'of'? year", "'the'? month 'the'? ordinal comma? year"],
        make: |m| full(m.year()?, m.month()?, m.day()?),
        yes: &[
            "It began on [December 24, 2018] in Cairo.",
            "Signed [Aug. 7th 1998].",
            "On [June 20 of 1792] they met.",
        ],
        no: &["Rule 31.2 applies."],
    },
    Rule {
        name: "day-month-year",
        patterns: &["'the'? number|ordinal 'of'? month comma? 'of'? year", "number ~dash ~month ~dash ~year"],
        make: |m| full(m.year()?, m.month()?, m.day()?),
        yes: &["It began on [24 December 2018].", "On [the 24th of December, 2018] they met."],
        no: &[],
    },
    Rule {
        name: "iso-date",
        patterns: &["year ~dash ~number ~dash ~number", "year ~slash ~number ~slash ~number"],
        make: |m| {
            let numbers: Vec<i32> = m.values(words::NUMBER).collect();
            full(m.year()?, small(numbers.get(1))?, small(numbers.get(2))?)
        },
        yes: &["Updated [2018-12-24] at the desk."],
        no: &[],
    },
    Rule {
        name: "numeric-date",
        patterns: &["number ~slash ~number ~slash ~number|year", "number ~dash ~number ~dash ~year"],
        make: |m| {
            let numbers: Vec<i32> = m.values(words::NUMBER).collect();
            let (first, second, year) = (small(numbers.first())?, small(numbers.get(1))?, *numbers.get(2)?);
            let year = if year < 100 { two_digits(year) } else { year };
            day(year, first, second).or_else(|| day(year, second, first))?;
            Some(When::Numeric(first, second, year).into())
        },
        yes: &["Posted [12/24/2018] by staff.", "Posted [24/12/18] by staff."],
        no: &["He won 45/99/12 votes."],
    },
    Rule {
        name: "dotted-date",
        patterns: &["decimal ~dot ~year"],
        make: |m| {
            let both = m.value(words::DECIMAL)?;
            full(m.year()?, (both % 100) as u8, u8::try_from(both / 100).ok()?)
        },
        yes: &["Berlin, [24.12.2018] was cold."],
        no: &[],
    },
    Rule {
        name: "weekday-month-day-year",
        patterns: &[
            "'the'? weekday comma? month number|ordinal",
            "'the'? weekday comma? month number|ordinal comma? year",
            "'the'? weekday comma? 'the'? number|ordinal 'of'? month",
            "'the'? weekday comma? 'the'? number|ordinal 'of'? month comma? year",
        ],
        make: |m| {
            let (month, number) = (m.month()?, m.day()?);
            match m.year() {
                Some(year) => full(year, month, number),
                None => month_day(m, month, number),
            }
        },
        yes: &["They met on [Mon. Dec. 24, 2018].", "They met on [Saturday, April 25], officials said."],
        no: &[],
    },
    Rule {
        name: "month-day",
        patterns: &["month 'the'? number|ordinal"],
        make: |m| {
            let number = m.matched().last()?;
            let is_title = |item: &Item| m.word(item).starts_with(char::is_uppercase);
            // "By the end of May the Second Squadron was near."
            let names_body = number.digits == 0 && is_title(number) && m.after().is_some_and(is_title);
            if names_body || counts_something(m, number) {
                return None;
            }
            let (month, number) = (m.month()?, m.day()?);
            // The attacks have no year of their own.
            let attack = super::named_day::attack_day(month, number).filter(|_| m.before_cue(Kind::Attack));
            attack.map(Found::from).or_else(|| month_day(m, month, number))
        },
        yes: &[
            "It ended [Sept. 30] in Paris.",
            "The vote is on [April 2nd].",
            "In [May] the Second Squadron was near.",
            "He lived through the [September 11] attacks.",
        ],
        no: &[],
    },
    Rule {
        name: "day-month",
        patterns: &["'the'? number|ordinal 'of'? month"],
        make: |m| month_day(m, m.month()?, m.day()?),
        yes: &["It ended on [30 September] in Paris.", "On [the 2nd of April] they left."],
        no: &[],
    },
];

/// A date that exists.
fn full(year: i32, month: u8, number: u8) -> Option<Found> {
    day(year, month, number)?;
    Some(When::Calendar(year, month, number).into())
}

/// A day that some year has.
fn month_day(m: &Match, month: u8, number: u8) -> Option<Found> {
    day(2000, month, number)?;
    // "29 February 2015" is no date; "the March 14 Alliance" is a name
    let year = m.items[m.end..].iter().take(2).find(|item| !item.is(words::COMMA)).filter(|item| item.is(words::YEAR));
    if year.is_some_and(|year| day(year.value, month, number).is_none()) || m.names(1) {
        return None;
    }
    // "24 May" is a date, "the 24 March protesters" is one too; "2.5 May" is not.
    m.item(words::DECIMAL).is_none_or(|item| item.digits != 0).then(|| When::MonthDay(month, number).into())
}

fn small(number: Option<&i32>) -> Option<u8> {
    number.and_then(|number| u8::try_from(*number).ok())
}

/// Whether the number after a month counts what follows it: "in May 24 people died".
fn counts_something(m: &Match, number: &Item) -> bool {
    if number.digits == 0 && !number.is(words::ORDINAL) {
        return true;
    }
    m.before_cue(Kind::Counted)
        || m.after()
            .is_some_and(|after| after.is(words::UNITS) || after.is(words::COLON | words::DECIMAL) && after.glued)
}
