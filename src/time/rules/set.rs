//! Set: what returns: "every day", "each Thursday", "twice a week", "daily".

use super::{Match, Rule};
use crate::time::length::{Amount, Length};
use crate::time::symbol::{Found, Repeat, Symbol};
use crate::time::value::{Season, Unit};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "every-unit",
        patterns: &[
            "every 'single'? unit|units",
            "every number|few units",
            "every 'other' unit|weekday",
            "every ordinal unit",
        ],
        make: |m| {
            let unit = m.unit();
            // "every second man"
            if m.matched().last()?.is(words::ORDINAL) {
                return None;
            }
            let step = match (m.has("other"), m.value(words::ORDINAL)) {
                (true, _) => Amount::Count(2),
                (_, Some(number)) if unit != Some(Unit::Second) || number != 2 => {
                    Amount::Count(u32::try_from(number).ok()?)
                }
                _ => m.amount().unwrap_or(Amount::Count(1)),
            };
            match (unit, m.weekday()) {
                (Some(unit), _) => every(m, Repeat::Every(Length::new(step, unit))),
                (None, Some(weekday)) => every(m, Repeat::Weekday(weekday, None)),
                _ => None,
            }
        },
        yes: &["It rains [every day].", "They vote [every four years].", "They meet [every other week]."],
        no: &["Every second man came."],
    },
    Rule {
        name: "weekends",
        patterns: &["units"],
        make: |m| {
            let placed = m.follows(&["on", "at", "most"]) && m.unit() == Some(Unit::Weekend);
            placed.then(|| Found::new(Symbol::Set(Repeat::Weekend)))
        },
        yes: &["They play on [weekends]."],
        no: &[],
    },
    Rule {
        name: "every-named",
        patterns: &[
            "every weekday",
            "every weekday part",
            "every month",
            "every part",
            "every season",
            "every holiday",
        ],
        make: |m| {
            let part = m.code(words::PART);
            let repeat = if let Some(weekday) = m.weekday() {
                Repeat::Weekday(weekday, part)
            } else if let Some(month) = m.month() {
                Repeat::Month(month)
            } else if let Some(row) = m.value(words::HOLIDAY) {
                Repeat::Holiday(row as u16)
            } else if let Some(part) = part {
                Repeat::Part(part)
            } else {
                Repeat::Season(Season::parse(m.code(words::SEASON)?)?)
            };
            every(m, repeat)
        },
        yes: &[
            "They meet [each Thursday].",
            "They meet [every morning].",
            "Ships come [every July].",
            "They fast [each Ramadan].",
        ],
        no: &[],
    },
    Rule {
        name: "adverb-of-frequency",
        patterns: &["adverb"],
        make: |m| {
            let item = m.item(words::ADVERB)?;
            // "the daily Granma"
            let paper = m.after().is_some_and(|after| after.capital && after.mask == 0 && !after.glued);
            let name = item.capital && m.start > 0 || paper;
            let unit = Unit::parse(words::code(item.value))?;
            (!name).then(|| Found::new(Symbol::Set(Repeat::Every(Length::new(Amount::Count(1), unit)))))
        },
        yes: &["They meet [weekly].", "The [daily] bus came."],
        no: &["The Daily Mail wrote it.", "The daily Granma wrote it."],
    },
    Rule {
        name: "times-a-unit",
        patterns: &["'once'|'twice'|'thrice' a|'per'|every unit", "number 'times' a|'per'|every unit"],
        make: |m| {
            let unit = m.unit()?;
            let times = m.value(words::TIMES).filter(|_| !m.has("times")).or(m.value(words::NUMBER))?;
            let mut found = Found::new(Symbol::Set(Repeat::Every(Length::new(Amount::Count(1), unit))));
            found.freq = u32::try_from(times).ok();
            Some(found)
        },
        yes: &["They meet [twice a week].", "They meet [three times a year]."],
        no: &[],
    },
    Rule {
        name: "per-unit",
        patterns: &["'per' unit"],
        make: |m| {
            let unit = m.unit()?;
            let speed = unit.is_clock();
            (!speed).then(|| Found::new(Symbol::Set(Repeat::Every(Length::new(Amount::Count(1), unit)))))
        },
        yes: &["They pump two barrels [per day]."],
        no: &["They drive two miles per hour."],
    },
    Rule {
        name: "weekday-parts",
        patterns: &["weekday parts", "weekday 'and'|'or' weekday parts"],
        make: |m| {
            let first = u8::from(m.has("and") || m.has("or"));
            let set = Repeat::Weekday(m.weekday()?, m.code(words::PARTS));
            Some(Found::new(Symbol::Set(set)).taking(first))
        },
        yes: &["They meet on [Tuesday nights].", "They fly on [Monday] and [Tuesday nights]."],
        no: &[],
    },
];

fn every(m: &Match, repeat: Repeat) -> Option<Found> {
    Some(Found::new(Symbol::Set(repeat)).quantified(if m.has("each") { "EACH" } else { "EVERY" }))
}
