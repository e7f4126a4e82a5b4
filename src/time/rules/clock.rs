//! Clock: times of day by the clock, with zones, and parts of the day.

use super::{Match, Rule};
use crate::time::symbol::{Anchor, Found, Repeat, Symbol, When};
use crate::time::value::{Clock, Unit};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "hour-minute",
        patterns: &[
            "number ~colon ~number 'hours'|'hrs'|'hr'? 'local'? 'time'? zone?",
            "number ~colon ~number ~colon ~number zone?",
            "number ~colon ~number 'am'|'pm' 'local'? 'time'? zone?",
            "number ~colon ~number open ~zone ~close",
        ],
        make: |m| {
            let numbers: Vec<i32> = m.values(words::NUMBER).collect();
            let two = m.matched().iter().filter(|item| item.is(words::NUMBER)).skip(1).all(|item| item.digits == 2);
            let loose = m.after().is_some_and(|after| after.glued && after.is(words::COLON | words::SLASH))
                || m.before().is_some_and(|before| before.is(words::COLON | words::SLASH) && m.matched()[0].glued);
            if !two || loose || !zone_is_written(m) {
                return None;
            }
            clock(m, numbers[0], *numbers.get(1)?, numbers.get(2).copied())
        },
        yes: &["It began at [10:35 a.m.] in Rome.", "At [16:08 UTC] it fell."],
        no: &["They lost by 2:1.", "The ratio is 10:99."],
    },
    Rule {
        name: "hour",
        patterns: &[
            "number dash? 'am'|'pm' 'local'? 'time'? zone?",
            "decimal 'am'|'pm' zone?",
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
        yes: &["It began at [5 p.m.] in Rome.", "At [6.30 pm] they left.", "By [4 o'clock] it was over."],
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
        patterns: &["'the'? 'early'|'small'|'wee'|'predawn' 'hours'"],
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
        name: "part-of-day",
        patterns: &["'the' part", "part"],
        make: |m| {
            let part = m.code(words::PART)?;
            let item = m.item(words::PART)?;
            let small = !item.capital || m.start == 0;
            let bare = m.follows(&["at", "by", "one", "-", "early", "late", "mid"]);
            let the = m.has("the") && !m.precedes(&["of", "sky", "shift", "club"]);
            if !small || !(the || bare) || part == "DT" {
                return None;
            }
            // "at night": no night in particular
            let any = bare && m.follows(&["at", "by"]) && matches!(m.word(item), "night" | "day");
            Some(Found::new(if any { Symbol::Set(Repeat::Part(part)) } else { Symbol::Time(None, Clock::Part(part)) }))
        },
        yes: &["They left in [the morning].", "They left at [dawn]."],
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

/// Whether the zone, if there is one, is in capitals: "ET", not "et".
fn zone_is_written(m: &Match) -> bool {
    m.item(words::ZONE).is_none_or(|zone| m.word(zone).bytes().all(|byte| !byte.is_ascii_lowercase()))
}
