//! Clock: times of day by the clock, with zones, and parts of the day.

use super::{Match, Rule};
use crate::time::items::Item;
use crate::time::length::{Amount, Length};
use crate::time::symbol::{Anchor, Found, Repeat, Symbol, When};
use crate::time::value::{Clock, Unit, day};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "hour-minute",
        patterns: &[
            "number ~colon ~number 'hours'|'hrs'|'hr'? 'local'? 'time'? zone?",
            "number ~colon ~number ~colon ~number zone?",
            "number ~colon ~number ~colon ~number 'am'|'pm' 'local'? 'time'? zone?",
            "number ~colon ~number 'am'|'pm' 'local'? 'time'? zone?",
            "number ~colon ~number open ~zone ~close",
            "number ~colon ~number 'am'|'pm'? Name Name? 'time'",
        ],
        make: |m| {
            let numbers: Vec<i32> = m.values(words::NUMBER).collect();
            let two = m.matched().iter().filter(|item| item.is(words::NUMBER)).skip(1).all(|item| item.digits == 2);
            let loose = m.after().is_some_and(|after| after.glued && after.is(words::COLON | words::SLASH))
                || m.before().is_some_and(|before| before.is(words::COLON | words::SLASH) && m.matched()[0].glued);
            // "(UTC+04:00)" is a zone.
            let offset = m
                .before()
                .is_some_and(|before| m.matched()[0].glued && matches!(m.word(before), "+" | "utc+" | "gmt+"));
            if !two || loose || offset || !zone_is_written(m) || numbers_of_book(m) {
                return None;
            }
            if let (&[hours, minutes, seconds], false) = (numbers.as_slice(), m.item(words::CLOCK).is_some())
                && is_result(m)
            {
                return result([hours, minutes, seconds]);
            }
            clock(m, numbers[0], *numbers.get(1)?, numbers.get(2).copied())
        },
        yes: &[
            "It began at [10:35 a.m.] in Rome.",
            "At [16:08 UTC] it fell.",
            "At [3:07:35 p.m.] it rose.",
            "She won in [2:10:35], a record.",
            "At [5:34 a.m. Baghdad time] it rose.",
        ],
        no: &["They lost by 2:1.", "The ratio is 10:99.", "He read Genesis 1:12 there."],
    },
    Rule {
        name: "iso-moment",
        patterns: &[
            "year ~dash ~number ~dash ~number ~'t' ~number ~colon ~number ~zone?",
            "year ~dash ~number ~dash ~number ~'t' ~number ~colon ~number ~colon ~number|decimal ~zone?",
            "year ~dash ~number ~dash ~number ~'t' ~number ~colon ~number ~other|dash ~number ~colon ~number",
            "year ~dash ~number ~dash ~number ~'t' ~number ~colon ~number ~colon ~number|decimal ~other|dash ~number ~colon ~number",
        ],
        make: |m| {
            let numbers: Vec<&Item> = m.matched().iter().filter(|item| item.digits > 0).collect();
            let second = m.matched().get(10).filter(|_| m.matched().get(9).is_some_and(|mark| mark.is(words::COLON)));
            let second = second.map(|item| if item.is(words::DECIMAL) { item.value / 100 } else { item.value });
            let byte = |item: &Item| u8::try_from(item.value).ok();
            let (month, number) = (byte(numbers.get(1)?)?, byte(numbers.get(2)?)?);
            day(m.year()?, month, number)?;
            let time = clock(m, numbers.get(3)?.value, numbers.get(4)?.value, second)?;
            let Symbol::Time(_, clock) = time.symbol else { return None };
            Some(Found::new(Symbol::Time(Some(When::Calendar(m.year()?, month, number)), clock)))
        },
        yes: &["Read at [2018-12-24T08:36:12Z] there.", "Read at [2018-12-24T08:36+02:00] there."],
        no: &[],
    },
    Rule {
        name: "hour-h-minute",
        patterns: &["number ~'h' ~number", "number ~'h'"],
        make: |m| {
            let numbers: Vec<&Item> = m.matched().iter().filter(|item| item.is(words::NUMBER)).collect();
            let small = m.has("h") && m.matched().iter().any(|item| m.word(item) == "h");
            let (hour, minute) = match *numbers {
                [hour, minute] if minute.digits == 2 => (hour, minute.value),
                // "in 14h": a length
                [hour] if m.follows(&["at", "by", "until", "from", "around"]) => (hour, 0),
                _ => return None,
            };
            if small && hour.digits <= 2 { clock(m, hour.value, minute, None) } else { None }
        },
        yes: &["The train left at [14h30] there.", "They met at [9h] there."],
        no: &["It took 14h to end.", "The H2 engine burned."],
    },
    Rule {
        name: "hour",
        patterns: &[
            "number dash? 'am'|'pm' 'local'? 'time'? zone?",
            "decimal 'am'|'pm' zone?",
            "number|decimal 'am'|'pm' Name Name? 'time'",
            "number 'o' apostrophe 'clock'",
            "number 'o' apostrophe 'clock' 'in' 'the' part",
        ],
        make: |m| {
            if !zone_is_written(m) {
                return None;
            }
            if let Some(both) = m.value(words::DECIMAL) {
                return clock(m, both / 100, both % 100, None);
            }
            clock(m, m.value(words::NUMBER)?, 0, None)
        },
        yes: &[
            "It began at [5 p.m.] in Rome.",
            "At [9 p.m. New York time] it fell.",
            "At [6.30 pm] they left.",
            "By [4 o'clock] it was over.",
        ],
        no: &[],
    },
    Rule {
        name: "part-of-hour",
        patterns: &["'half' 'past' number", "'a'? 'quarter' 'past'|'to' number", "number 'minutes' 'past'|'to' number"],
        make: |m| {
            let numbers: Vec<i32> = m.values(words::NUMBER).collect();
            let minutes = match numbers.as_slice() {
                [_] if m.has("half") => 30,
                [_] => 15,
                [minutes, _] if (1..30).contains(minutes) => *minutes,
                _ => return None,
            };
            let hour = *numbers.last().filter(|hour| (1..=12).contains(*hour))?;
            match m.has("to") {
                true => clock(m, if hour == 1 { 12 } else { hour - 1 }, 60 - minutes, None),
                false => clock(m, hour, minutes, None),
            }
        },
        yes: &["The bus came at [half past six].", "At [a quarter to nine] he woke.", "It was [ten minutes past two]."],
        no: &["They added three quarters to 20."],
    },
    Rule {
        name: "early-hours",
        patterns: &["'the'? 'early'|'small'|'wee'|'predawn' part? 'hours'"],
        // "a shop that keeps early hours"
        make: |m| (m.has("the") || m.precedes(&["of"])).then(|| Found::new(Symbol::Time(None, Clock::Part("MO")))),
        yes: &["The court met in [the early hours of Sunday].", "They left in [the small hours]."],
        no: &[],
    },
    Rule {
        name: "hour-of-zone",
        patterns: &["number|year zone", "number 'hours' zone?"],
        make: |m| {
            let item = m.item(words::NUMBER)?;
            if item.digits != 4 || !zone_is_written(m) || m.item(words::ZONE).is_none() {
                return None;
            }
            clock(m, item.value / 100, item.value % 100, None)
        },
        yes: &["Polls close at [1300 GMT]."],
        no: &[],
    },
    Rule {
        name: "noon-or-midnight",
        patterns: &["'noon'|'midday'|'midnight'|'noontime'"],
        make: |m| {
            // "High Noon", a film
            if m.matched()[0].capital
                && (m.before().is_some_and(|before| before.capital)
                    || m.after().is_some_and(|after| after.capital && after.mask == 0))
            {
                return None;
            }
            let hour = if m.has("midnight") { 24 } else { 12 };
            Some(Found::new(Symbol::Time(None, Clock::At(hour, 0, None))))
        },
        yes: &["They met at [noon] in Rome."],
        no: &["They saw High Noon there."],
    },
    Rule {
        name: "this-part-of-day",
        patterns: &["this part", "last part", "'the'? next part", "that that? part", "'the' that part"],
        make: |m| {
            let part = m.code(words::PART)?;
            let day = if m.has("last") {
                When::Shift(Anchor::Published, Unit::Day, -1)
            } else if m.has("previous") {
                When::Shift(Anchor::Focus, Unit::Day, -1)
            } else if m.item(words::NEXT).is_some() {
                When::Shift(Anchor::Focus, Unit::Day, 1)
            } else if m.item(words::THIS).is_some() {
                When::Shift(Anchor::Published, Unit::Day, 0)
            } else {
                When::That(Unit::Day)
            };
            Some(Found::new(Symbol::Time(Some(day), Clock::Part(part))))
        },
        yes: &["They left [last night].", "They left [this morning].", "They left [that night]."],
        no: &[],
    },
    Rule {
        name: "part-before",
        patterns: &["'the' part 'before'|'after'"],
        make: |m| {
            let part = m.code(words::PART)?;
            let ends = m.after().is_none_or(|after| after.is(words::COMMA | words::DOT));
            let day = When::Shift(Anchor::Focus, Unit::Day, if m.has("after") { 1 } else { -1 });
            (ends && part != "DT").then(|| Found::new(Symbol::Time(Some(day), Clock::Part(part))))
        },
        yes: &["They had left [the night before]."],
        no: &[],
    },
    Rule {
        name: "part-of-day",
        patterns: &["'the' part", "part"],
        make: |m| {
            let part = m.code(words::PART)?;
            let item = m.item(words::PART)?;
            let small = !item.capital || m.start == 0;
            let sun = matches!(m.word(item), "dawn" | "dusk" | "sunrise" | "sunset" | "nightfall" | "daybreak");
            let bare = m.follows(&["at", "by", "one", "-", "early", "late", "mid"])
                || sun && m.follows(&["before", "after", "until", "till", "since", "around"]);
            let the = m.has("the") && !m.precedes(&["of", "sky", "shift", "club"]);
            if part == "DT" && small && !m.has("the") && !m.precedes(&["television", "tv", "talk", "soap", "show"]) {
                return Some(Found::new(Symbol::Set(Repeat::Part(part))));
            }
            if !small || !(the || bare) || part == "DT" {
                return None;
            }
            // "at night": no night in particular
            let any = bare && m.follows(&["at", "by"]) && matches!(m.word(item), "night" | "day");
            Some(Found::new(if any { Symbol::Set(Repeat::Part(part)) } else { Symbol::Time(None, Clock::Part(part)) }))
        },
        yes: &[
            "They left in [the morning].",
            "They left at [dawn].",
            "It fell shortly before [dawn].",
            "They feared [daytime] raids.",
        ],
        no: &["A night club burned.", "He said good morning."],
    },
];

/// A time of day that exists, told by "p.m." or by a part of the day.
fn clock(m: &Match, hour: i32, minute: i32, second: Option<i32>) -> Option<Found> {
    let (mut hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    let second = second.map(u8::try_from).transpose().ok()?;
    let half = m.item(words::CLOCK).map(|item| m.word(item).as_bytes()[0].to_ascii_lowercase());
    let part = m.code(words::PART);
    match (half, part) {
        (Some(b'p'), _) | (_, Some("AF" | "EV")) if hour < 12 => hour += 12,
        (Some(b'a'), _) if hour == 12 => hour = 0,
        (Some(b'a' | b'p'), _) if hour > 12 => return None,
        _ => {}
    }
    let valid = hour <= 24 && minute < 60 && second.unwrap_or(0) < 60 && (hour < 24 || minute == 0);
    valid.then(|| Found::new(Symbol::Time(None, Clock::At(hour, minute, second))))
}

/// Whether a clock with seconds is how long somebody took: "in 2:10:35", "a best of 2:10:35".
fn is_result(m: &Match) -> bool {
    let best = m.back(2).is_some_and(|item| matches!(m.word(item), "time" | "best" | "record" | "mark"));
    m.follows(&["in"]) || m.follows(&["of"]) && best
}

/// Hours, minutes and seconds as a length.
fn result(numbers: [i32; 3]) -> Option<Found> {
    let units = [Unit::Hour, Unit::Minute, Unit::Second];
    let parts = numbers.into_iter().zip(units).filter(|(count, _)| *count > 0);
    let mut lengths =
        parts.filter_map(|(count, unit)| Some(Length::new(Amount::Count(u32::try_from(count).ok()?), unit)));
    let first = lengths.next()?;
    Some(Found::new(Symbol::Duration(lengths.try_fold(first, Length::and)?)))
}

/// Whether two numbers are chapter and verse: "Genesis 1:12", but not "Updated 10:35".
fn numbers_of_book(m: &Match) -> bool {
    let told = m.item(words::CLOCK | words::ZONE).is_some();
    let name = |before: &Item| before.capital && before.mask == 0 && !m.word(before).ends_with("ed");
    !told && m.before().is_some_and(name)
}

/// Whether the zone, if there is one, is in capitals: "ET", not "et".
fn zone_is_written(m: &Match) -> bool {
    m.item(words::ZONE).is_none_or(|zone| m.word(zone).bytes().all(|byte| !byte.is_ascii_lowercase()))
}
