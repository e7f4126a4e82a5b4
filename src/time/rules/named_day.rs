//! Named day: holidays and days with a name of their own: "Good Friday", "Easter 2016", "9/11".

use super::Rule;
use crate::time::length::{Amount, Length};
use crate::time::symbol::When;
use crate::time::value::Unit;
use crate::time::words;

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
            let attack = || m.precedes(&["attack", "attacks", "bombing", "bombings", "bombers", "inquest", "inquests"]);
            match numbers[..] {
                [9, 11] => Some(When::Calendar(2001, 9, 11).into()),
                [7, 7] if attack() => Some(When::Calendar(2005, 7, 7).into()),
                [26, 11] if attack() => Some(When::Calendar(2008, 11, 26).into()),
                _ => None,
            }
        },
        yes: &["Since [9/11] much has changed.", "The [7/7] bombings shook London."],
        no: &["A score of 9/10 is good."],
    },
];
