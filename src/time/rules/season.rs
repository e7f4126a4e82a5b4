//! Season: seasons, quarters and halves of a year: "the summer of 2005", "the third quarter", "Q3 2018".

use super::Rule;
use crate::time::context::Kind;
use crate::time::length::{Amount, Length};
use crate::time::symbol::{ENDED, Found, Symbol, When};
use crate::time::value::Unit;
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "season-of-year",
        patterns: &["'the'? season|fall 'of'? year", "year season|fall"],
        make: |m| Some(When::Season(m.season()?).inside(When::Year(m.year()?)).into()),
        yes: &[
            "It began in [the summer of 2005].",
            "By [the fall of 2007] it was over.",
            "In [spring 1942] they left.",
        ],
        no: &["The fall of Kabul was quick."],
    },
    Rule {
        name: "season",
        patterns: &["'the'? season|fall"],
        make: |m| {
            let item = m.item(words::SEASON | words::FALL)?;
            let games = m.precedes(&["olympics", "games", "olympic", "paralympics", "palace", "street"]);
            let placed = m.after_cue(Kind::Season);
            let fits = match m.word(item) {
                // "a fall in prices", "the fall of Kabul"
                "fall" | "Fall" => {
                    placed
                        && (m.has("the") || m.follows(&["this", "last", "next", "every"]))
                        && !m.precedes(&["in", "of", "from", "for"])
                }
                // water, coils
                "spring" => placed || m.has("the") && !m.precedes(&["of", "water"]),
                _ if item.capital => placed || m.has("the") || m.follows(&["the"]) || m.at_start(),
                _ => true,
            };
            // "the Spring Offensive": the season is part of a name
            let named = m.has("the") && item.capital && m.after().is_some_and(|after| after.capital && after.mask == 0);
            // "Summer Lee", "Spring water"
            let alone = item.capital && !placed && !m.has("the") && !m.follows(&["the"]);
            let start =
                alone && (m.after().is_some_and(|after| after.capital && after.mask == 0) || m.precedes(&["water"]));
            if !fits || games || named || start {
                return None;
            }
            Some(When::Season(m.season()?).into())
        },
        yes: &["They left in [the spring].", "Rain came in [summer].", "They vote in [the fall]."],
        no: &["A spring in his step.", "The fall in prices.", "The Winter Olympics opened.", "Summer Lee won."],
    },
    Rule {
        name: "quarter",
        patterns: &[
            "'the' 'fiscal'? dash? ordinal dash? unit",
            "'fiscal'? ordinal dash? unit",
            "'its'|'their' 'fiscal'? ordinal unit",
            "'the' year 'fiscal'? ordinal unit",
            "'the' 'final' unit",
        ],
        make: |m| {
            let number = if m.has("final") { 4 } else { m.value(words::ORDINAL)? };
            if m.unit() != Some(Unit::Quarter) || !(1..=4).contains(&number) {
                return None;
            }
            let quarter = When::Quarter(number as u8);
            Some(match m.year() {
                Some(year) => quarter.inside(When::Year(year)).into(),
                None => quarter.into(),
            })
        },
        yes: &["In [the third quarter] it grew.", "Its [third-quarter] profit fell."],
        no: &["A quarter of them left."],
    },
    Rule {
        name: "quarter-ended",
        patterns: &["'the' 'fiscal'? unit 'ended'|'ending' month number"],
        make: |m| {
            let quarter = m.items[m.start..m.end].iter().position(|item| item.is(words::UNIT))?;
            let unit = Unit::parse(words::code(m.items[m.start + quarter].value))?;
            let day = When::MonthDay(m.month()?, m.day()?);
            (unit == Unit::Quarter).then(|| Found::from(When::Around(unit, Box::new(day))).taking(quarter as u8 + 1))
        },
        yes: &["Profit for [the quarter] ended [Sept. 30] fell."],
        no: &[],
    },
    Rule {
        name: "year-ended",
        patterns: &[
            "'the'|'its'|'their'? 'fiscal'|'financial'? unit 'ended'|'ending'|'to' 'in'|'on'? month number? comma? year?",
            "'the'|'its'|'their'? 'fiscal'|'financial'? unit 'ended'|'ending'|'to' 'on'? number month year?",
        ],
        make: |m| {
            let unit = m.matched().iter().position(|item| item.is(words::UNIT))?;
            let year = m.unit() == Some(Unit::Year) && (m.has("fiscal") || m.has("financial") || !m.has("to"));
            let length = Length::new(Amount::Count(1), Unit::Year);
            year.then(|| Found::new(Symbol::Duration(length)).at_edge(ENDED).taking(unit as u8 + 1))
        },
        yes: &["Profit for [the year] ended [March 31] fell.", "[The fiscal year] ending in [June] was weak."],
        no: &[],
    },
    Rule {
        name: "quarter-by-letter",
        patterns: &["'q' ~number year?", "'h' ~number year"],
        make: |m| {
            let number = m.value(words::NUMBER)?;
            let part = match (m.has("q"), number) {
                (true, 1..=4) => When::Quarter(number as u8),
                (false, 1..=2) => When::Half(number as u8),
                _ => return None,
            };
            Some(match m.year() {
                Some(year) => part.inside(When::Year(year)).into(),
                None => part.into(),
            })
        },
        yes: &["Sales fell in [Q3 2018]."],
        no: &[],
    },
    Rule {
        name: "year-period",
        patterns: &["'the' year unit|'period'"],
        make: |m| match m.unit() {
            Some(Unit::Quarter) => Some(When::Same(Unit::Quarter).inside(When::Year(m.year()?)).into()),
            None => Some(When::Year(m.year()?).into()),
            _ => None,
        },
        yes: &["Sales fell from [the 1988 period]."],
        no: &[],
    },
];
