//! Named day: holidays and days with a name of their own: "Good Friday", "Easter 2016", "9/11".

use super::Rule;
use crate::time::holiday;
use crate::time::symbol::When;
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "holiday",
        patterns: &["holiday comma? 'of'? year", "holiday"],
        make: |m| {
            let row = m.value(words::HOLIDAY)? as u16;
            let holiday = When::Holiday(row);
            if m.precedes(&[
                "island", "rising", "bunny", "egg", "eggs", "tree", "trees", "card", "cards", "carol", "carols",
            ]) {
                return None;
            }
            Some(match m.year() {
                Some(year) => {
                    holiday::date(row, year)?;
                    holiday.inside(When::Year(year)).into()
                }
                None => holiday.into(),
            })
        },
        yes: &["Shops close on [Christmas Day].", "On [Good Friday] they marched.", "Before [Easter 2016] they left."],
        no: &["The Easter Island statues."],
    },
    Rule {
        name: "september-eleven",
        patterns: &["number ~slash ~number"],
        make: |m| {
            let numbers: Vec<i32> = m.values(words::NUMBER).collect();
            (numbers == [9, 11]).then(|| When::Calendar(2001, 9, 11).into())
        },
        yes: &["Since [9/11] much has changed."],
        no: &["A score of 9/10 is good."],
    },
];
