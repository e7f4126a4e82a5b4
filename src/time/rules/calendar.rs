//! Calendar: dates, months, years, decades, centuries, weekdays, seasons, quarters, holidays as the calendar names them.

use super::{Match, Rule};
use crate::time::context::Kind;
use crate::time::holiday;
use crate::time::items::Item;
use crate::time::symbol::{Found, Repeat, Symbol, When};
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
                || m.after().is_some_and(|after| after.is(words::MONTH))
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
        no: &["On [June 5], 12 men died."],
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
            // Americans write the month first; a first number above 12 can only be a day.
            full(year, first, second).or_else(|| full(year, second, first))
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
            if counts_something(m, number) {
                return None;
            }
            // The attacks have no year of their own.
            if (m.month()?, m.day()?) == (9, 11) && m.precedes(&["attack", "attacks", "terrorist", "terror"]) {
                return full(2001, 9, 11);
            }
            month_day(m, m.month()?, m.day()?)
        },
        yes: &["It ended [Sept. 30] in Paris.", "The vote is on [April 2nd]."],
        no: &[],
    },
    Rule {
        name: "day-month",
        patterns: &["number|ordinal 'of'? month", "'the' ordinal 'of'? month"],
        make: |m| month_day(m, m.month()?, m.day()?),
        yes: &["It ended on [30 September] in Paris.", "On [the 2nd of April] they left."],
        no: &[],
    },
    Rule {
        name: "month-year",
        patterns: &["month comma? 'of'? year", "month ~dash ~year", "month apostrophe ~number"],
        make: |m| {
            let year = match m.year() {
                Some(year) => When::Year(year),
                None => short_year(m)?,
            };
            Some(When::Month(m.month()?).inside(year).into())
        },
        yes: &["It began in [March 2019].", "It began in [September of 1793].", "In [May 2019] it ended."],
        no: &[],
    },
    Rule {
        name: "month",
        patterns: &["month"],
        make: |m| {
            let month = m.item(words::MONTH)?;
            // "February 31" is no date, and no month either
            let day = |after: &Item| {
                after.is(words::NUMBER) && (1..=2).contains(&after.digits) && (29..=31).contains(&after.value)
            };
            if m.after().is_some_and(day) {
                return None;
            }
            is_month(m, month).then(|| When::Month(month.value as u8).into())
        },
        yes: &["In [October], he spoke.", "They met in [May]."],
        no: &["May said she would go.", "The March on Washington was long.", "April Smith won.", "It may rain."],
    },
    Rule {
        name: "weekday",
        patterns: &["weekday"],
        make: |m| {
            let item = m.item(words::WEEKDAY)?;
            let word = m.word(item);
            let paper = m.precedes(&["times", "mirror", "herald", "telegraph", "express", "mail", "post"])
                && m.after().is_some_and(|after| after.capital);
            if !word.ends_with("day") || paper || m.follows(&["bloody", "ruby", "freaky", "joe", "man"]) {
                return None;
            }
            Some(When::Weekday(m.weekday()?).into())
        },
        yes: &["They met on [Friday]."],
        no: &["The Sunday Times wrote it.", "Sat down, he did.", "The Sun wrote it."],
    },
    Rule {
        name: "weekdays",
        patterns: &["weekday"],
        make: |m| {
            let word = m.word(m.item(words::WEEKDAY)?);
            let set = Symbol::Set(Repeat::Weekday(m.weekday()?, None));
            word.ends_with("days").then(|| Found::new(set))
        },
        yes: &["The court sits on [Mondays]."],
        no: &[],
    },
    Rule {
        name: "year",
        patterns: &["year"],
        make: |m| {
            let item = m.item(words::YEAR)?;
            is_year(m, item).then(|| When::Year(item.value).into())
        },
        yes: &["He came in [2016].", "The [1989] results were good.", "[Nineteen ninety-six] was a good year."],
        no: &[
            "He lives at 1600 Pennsylvania Avenue.",
            "The Boeing 747 landed.",
            "2000 people came.",
            "It cost $1990 then.",
        ],
    },
    Rule {
        name: "year-in-words",
        patterns: &["'the'? unit year|number", "'fiscal' unit? year", "'fy' year|number"],
        make: |m| {
            let item = m.matched().last()?;
            let year = item.value;
            let named = m.has("fiscal") || m.has("fy") || m.unit() == Some(Unit::Year);
            let year = if m.has("fy") && year < 100 && item.digits == 2 { two_digits(year) } else { year };
            (named && (1000..=2200).contains(&year)).then(|| When::Year(year).into())
        },
        yes: &[
            "By [the year 2000] all will change.",
            "In [fiscal 1989] it grew.",
            "In [the year two thousand] it grew.",
        ],
        no: &[],
    },
    Rule {
        name: "short-year",
        patterns: &["apostrophe ~number"],
        make: |m| {
            let apostrophe = m.item(words::APOSTROPHE)?;
            if apostrophe.glued && m.start > 0 {
                return None;
            }
            Some(short_year(m)?.into())
        },
        yes: &["It was back in ['89]."],
        no: &["He said '12 men came'."],
    },
    Rule {
        name: "year-of-era",
        patterns: &[
            "number|year era",
            "number|year dash number|year era",
            "'ad' number|year",
            "'the'? decade 'bc'|'bce'",
            "'the'? ordinal dash? unit era",
        ],
        make: |m| {
            let item = m.item(words::ERA)?;
            if !m.word(item).bytes().any(|byte| byte.is_ascii_uppercase()) {
                return None;
            }
            let before = m.has("bc") || m.has("bce") || m.has("B.C.") || m.has("b.c");
            let sign = if before { -1 } else { 1 };
            if let Some(decade) = m.value(words::DECADE) {
                return Some(When::Decade(sign * decade / 10).into());
            }
            if let Some(number) = m.value(words::ORDINAL) {
                return (m.unit() == Some(Unit::Century)).then(|| When::Century(sign * (number - 1)).into());
            }
            let year = m.value(words::NUMBER | words::YEAR)?;
            let takes = u8::from(m.item(words::DASH).is_some());
            (1..=9999).contains(&year).then(|| Found::from(When::Year(sign * year)).taking(takes))
        },
        yes: &[
            "It fell in [490 BC].",
            "Born in [AD 70], he ruled.",
            "In [the 470s BC] it grew.",
            "The war ([499]-[493 BC]) ended.",
        ],
        no: &[],
    },
    Rule {
        name: "second-year-of-two",
        patterns: &["number"],
        make: |m| {
            let (item, dash, first) = (m.item(words::NUMBER)?, m.back(1)?, m.back(2)?);
            let spans = item.digits == 2 && item.glued && dash.is(words::DASH) && dash.glued && first.is(words::YEAR);
            let later =
                item.value > first.value % 100 && !m.after().is_some_and(|after| after.glued && after.is(words::DASH));
            (spans && later).then(|| When::Year(first.value / 100 * 100 + item.value).into())
        },
        yes: &["The siege ([1915]-[16]) was long."],
        no: &[],
    },
    Rule {
        name: "decade",
        patterns: &["'the'? decade", "apostrophe ~decade", "'the' apostrophe ~decade"],
        make: |m| {
            let item = m.item(words::DECADE)?;
            if item.digits == 4 {
                return Some(When::Decade(item.value / 10).into());
            }
            // "in his 80s", "temperatures in the 80s": an age, a temperature
            let marked =
                m.has("the") || m.item(words::APOSTROPHE).is_some() || m.follows(&["early", "late", "mid", "-"]);
            let hot = m.precedes(&["degrees", "fahrenheit", "percent"]);
            (marked && !hot && item.value < 100 && item.value % 10 == 0)
                .then(|| When::ShortDecade(item.value / 10).into())
        },
        yes: &["In [the 1990s] it grew.", "He sang in [the '80s].", "In [the nineties] it grew."],
        no: &["She is in her 80s."],
    },
    Rule {
        name: "century",
        patterns: &["'the'? ordinal dash? unit"],
        make: |m| {
            let number = m.value(words::ORDINAL)?;
            (m.unit() == Some(Unit::Century) && (1..=30).contains(&number) && !m.has("the second"))
                .then(|| When::Century(number - 1).into())
        },
        yes: &["In [the 20th century] it grew.", "A [nineteenth-century] house."],
        no: &[],
    },
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
                _ if item.capital => placed || m.has("the") || m.at_start(),
                _ => true,
            };
            if !fits || games {
                return None;
            }
            Some(When::Season(m.season()?).into())
        },
        yes: &["They left in [the spring].", "Rain came in [summer].", "They vote in [the fall]."],
        no: &["A spring in his step.", "The fall in prices.", "The Winter Olympics opened."],
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

/// A date that exists.
fn full(year: i32, month: u8, number: u8) -> Option<Found> {
    day(year, month, number)?;
    Some(When::Calendar(year, month, number).into())
}

/// A day that some year has.
fn month_day(m: &Match, month: u8, number: u8) -> Option<Found> {
    day(2000, month, number)?;
    // "24 May" is a date, "the 24 March protesters" is one too; "2.5 May" is not.
    m.item(words::DECIMAL).is_none_or(|item| item.digits != 0).then(|| When::MonthDay(month, number).into())
}

fn small(number: Option<&i32>) -> Option<u8> {
    number.and_then(|number| u8::try_from(*number).ok())
}

/// The year of two digits in a date: up to 40 in this century.
fn two_digits(year: i32) -> i32 {
    if year < 40 { 2000 + year } else { 1900 + year }
}

fn short_year(m: &Match) -> Option<When> {
    let item = m.item(words::NUMBER)?;
    let quoted = m.after().is_some_and(|after| after.is(words::APOSTROPHE | words::UNITS));
    let small = m.after().is_some_and(|after| after.mask == 0 && !after.capital);
    let placed = m.item(words::MONTH).is_some()
        || m.follows(&["in", "of", "since", "until", "by", "from", "and", "to", "the", "late", "early"]);
    (item.digits == 2 && !quoted && (placed || !small)).then_some(When::ShortYear(item.value))
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

/// Whether the name of a month means the month: "May said", "March on Washington", "April Smith".
fn is_month(m: &Match, item: &Item) -> bool {
    let word = m.word(item);
    let named = m.after().is_some_and(|after| after.capital && after.mask == 0 && !after.glued);
    let after_name = m.before().is_some_and(|before| before.capital && before.mask == 0);
    let placed = m.after_cue(Kind::Month)
        || m.follows(&["of"]) && part_before(m)
        || m.follows(&["and", ",", "to", "or"]) && month_before(m);
    match word {
        // "the February Revolution"
        _ if named && m.follows(&["the"]) && word.len() > 3 => true,
        "May" => placed && !(m.follows(&["by", "to", "after", "from", "before"]) && m.precedes(&["and", "'s", "’s"])),
        "March" => {
            placed || m.follows(&["the", "a"]) && !m.precedes(&["on", "of", "for", "to", "against", "in"]) && !named
        }
        _ if word.len() <= 4 && word != "June" && word != "July" => placed,
        _ => placed || !named && !after_name || !named && m.start == 0,
    }
}

/// Whether "of" before the month follows a part of it: "the end of May", "the third week of May".
fn part_before(m: &Match) -> bool {
    m.start.checked_sub(2).is_some_and(|at| {
        m.items[at].is(words::MODIFIER | words::UNIT | words::WEEKDAY | words::NUMBER | words::ORDINAL)
            || m.items[at].is(words::FEW | words::UNITS)
            || matches!(m.word(&m.items[at]), "part" | "half" | "most" | "all" | "rest" | "month")
    })
}

fn month_before(m: &Match) -> bool {
    m.start.checked_sub(2).is_some_and(|at| m.items[at].is(words::MONTH))
}

/// Whether four digits are a year: not an address, a count, a sum.
fn is_year(m: &Match, item: &Item) -> bool {
    let year = item.value;
    let glued = |item: &Item, mask| item.glued && item.is(mask);
    let clock = m.after().is_some_and(|after| glued(after, words::COLON))
        && m.items.get(m.end + 1).is_some_and(|next| next.glued && next.digits > 0);
    let counts = m.after_cue(Kind::Numbered)
        || m.before_cue(Kind::Counted)
        || m.after()
            .is_some_and(|after| after.is(words::ZONE | words::UNITS) || glued(after, words::SLASH | words::DECIMAL))
        || m.before().is_some_and(|before| glued(before, words::COLON | words::SLASH | words::DOT | words::COMMA));
    // "2018-13-45", a code
    let dashed = (m.end..m.end + 4)
        .all(|at| m.items.get(at).is_some_and(|item| item.glued && (item.is(words::DASH) || item.digits > 0)));
    if counts || clock || dashed {
        return false;
    }
    let placed = m.after_cue(Kind::Year);
    let named = m.follows(&["the", "its", "their", "his", "her", "a"]);
    let address = !named && m.after().is_some_and(|after| after.capital && after.mask == 0 && !after.glued);
    match year {
        1800..=2059 => {
            let round = year % 100 == 0 && year != 2000 && year != 1900;
            placed || !address && !round
        }
        _ => {
            placed
                && !address
                && !m.follows(&[",", "and", "to", "or", "for", "about", "around", "by", "from"])
                && year < 2100
        }
    }
}
