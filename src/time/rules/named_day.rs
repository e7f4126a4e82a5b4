//! Named day: holidays and days with a name of their own: "Good Friday", "Easter 2016", "9/11".

use super::Rule;
use crate::lexicon;
use crate::time::context::Kind;
use crate::time::length::{Amount, Length};
use crate::time::symbol::When;
use crate::time::value::{Unit, year_of};
use crate::time::words;
use jiff::civil::Date;
use std::sync::LazyLock;

pub const RULES: &[Rule] = &[
    Rule {
        name: "holiday",
        patterns: &["holiday comma? 'of'? year", "holiday"],
        make: |m| {
            let row = m.value(words::HOLIDAY)? as u16;
            let holiday = When::Holiday(row);
            // "the Yom Kippur War", "the Good Friday Agreement"
            if m.precedes(&[
                "island",
                "rising",
                "bunny",
                "egg",
                "eggs",
                "tree",
                "trees",
                "card",
                "cards",
                "carol",
                "carols",
                "war",
                "offensive",
                "agreement",
                "accord",
                "accords",
                "deal",
                "massacre",
                "inquiry",
                "killings",
                "movement",
            ]) {
                return None;
            }
            Some(match m.year() {
                Some(year) => holiday.inside(When::Year(year)).into(),
                None => holiday.into(),
            })
        },
        yes: &["Shops close on [Christmas Day].", "On [Good Friday] they marched.", "Before [Easter 2016] they left."],
        no: &["The Easter Island statues.", "The Yom Kippur War began.", "The Good Friday Agreement held."],
    },
    Rule {
        name: "around-holiday",
        patterns: &["holiday unit", "'the'? 'eve' 'of' holiday", "'the'? unit 'of' holiday year?"],
        make: |m| {
            let holiday = When::Holiday(m.value(words::HOLIDAY)? as u16);
            let day = Length::new(Amount::Count(1), Unit::Day);
            match m.unit() {
                None => Some(When::From(Box::new(holiday), day, -1).into()),
                // "the month of Ramadan"
                Some(Unit::Month) if m.has("of") => Some(match m.year() {
                    Some(year) => holiday.inside(When::Year(year)).into(),
                    None => holiday.into(),
                }),
                Some(unit @ (Unit::Week | Unit::Weekend)) => Some(When::Around(unit, Box::new(holiday)).into()),
                _ => None,
            }
        },
        yes: &[
            "They met in [Christmas week].",
            "It began on [the eve of Ramadan].",
            "They fast in the holy [month of Ramadan].",
        ],
        no: &[],
    },
    Rule {
        name: "day-of-attack",
        patterns: &["number ~slash ~number"],
        make: |m| {
            let numbers: Vec<i32> = m.values(words::NUMBER).collect();
            let fits = |day: &&AttackDay| day.numbers == numbers && (day.alone || m.before_cue(Kind::Attack));
            Some(ATTACK_DAYS.iter().find(fits)?.when().into())
        },
        yes: &[
            "Since [9/11] much has changed.",
            "The [7/7] bombings shook London.",
            "The [26/11] attacks shook Mumbai.",
        ],
        no: &["A score of 9/10 is good.", "A score of 7/7 is good."],
    },
];

/// A day of `data/attack_days.tsv`.
struct AttackDay {
    numbers: Vec<i32>,
    date: Date,
    /// Whether the numbers need no word for an attack beside them.
    alone: bool,
}

impl AttackDay {
    fn when(&self) -> When {
        When::Calendar(year_of(self.date), self.date.month() as u8, self.date.day() as u8)
    }
}

/// The day of attacks that are known by month and day alone.
pub(super) fn attack_day(month: u8, number: u8) -> Option<When> {
    let fits = |day: &&AttackDay| day.alone && (day.date.month() as u8, day.date.day() as u8) == (month, number);
    ATTACK_DAYS.iter().find(fits).map(AttackDay::when)
}

static ATTACK_DAYS: LazyLock<Vec<AttackDay>> = LazyLock::new(|| {
    let day = |[numbers, date, alone]: [&str; 3]| {
        let numbers = numbers.split('/').map(str::parse).collect::<Result<_, _>>().ok()?;
        Some(AttackDay { numbers, date: date.parse().ok()?, alone: alone == "yes" })
    };
    lexicon::ATTACK_DAYS.rows().filter_map(day).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_day_and_its_numbers() {
        assert_eq!(ATTACK_DAYS.len(), lexicon::ATTACK_DAYS.rows().count());
        for day in ATTACK_DAYS.iter() {
            let (month, number) = (i32::from(day.date.month()), i32::from(day.date.day()));
            assert!(day.numbers == [month, number] || day.numbers == [number, month], "{}", day.date);
        }
    }
}
