//! Month: months and weekdays by their names, which could be other words: "May said", "the March on Washington", "Sat down".

use super::year::short_year;
use super::{Match, Rule};
use crate::time::context::Kind;
use crate::time::items::Item;
use crate::time::symbol::{Found, Repeat, Symbol, When};
use crate::time::value::day;
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "month-year",
        patterns: &["month comma? 'of'? year", "month ~dash ~year", "month apostrophe ~number"],
        make: |m| {
            if after_no_day(m) {
                return None;
            }
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
            if m.after().is_some_and(day) || after_no_day(m) || m.names(1) || m.names(2) {
                return None;
            }
            is_month(m, month).then(|| When::Month(month.value as u8).into())
        },
        yes: &["In [October], he spoke.", "They met in [May].", "The [May] elections came late."],
        no: &[
            "The file names 31 February 2016 and 30 February.",
            "May said she would go.",
            "The March on Washington was long.",
            "April Smith won.",
            "April Ångström won the prize.",
            "May Šiklová won.",
            "The October Revolution came.",
            "It was 29 February 2015.",
            "It may rain.",
            "The May government fell.",
        ],
    },
    Rule {
        name: "weekday",
        patterns: &["weekday"],
        make: |m| {
            let item = m.item(words::WEEKDAY)?;
            let word = m.word(item);
            if m.names(1) || m.names(2) || is_first_name(m) {
                return None;
            }
            let paper = m.precedes(&["times", "mirror", "herald", "telegraph", "express", "mail", "post"])
                && m.after().is_some_and(|after| after.capital);
            if !word.ends_with("day") || paper || m.after_cue(Kind::Epithet) {
                return None;
            }
            Some(When::Weekday(m.weekday()?).into())
        },
        yes: &["They met on [Friday]."],
        no: &[
            "The Sunday Times wrote it.",
            "Sat down, he did.",
            "The Sun wrote it.",
            "Wednesday Addams sang.",
            "Friday Östberg sang.",
            "They read of Man Friday.",
            "They sang of Ruby Tuesday.",
            "Friday Night Lights won.",
        ],
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
];

/// Whether a number stands before the month that is none of its days: "31 February 2016", "29 February 2015".
fn after_no_day(m: &Match) -> bool {
    let number = if m.follows(&["of"]) { m.back(2) } else { m.before() };
    let month = m.month().unwrap_or_default();
    let year = m.year().or_else(|| m.after().filter(|after| after.is(words::YEAR)).map(|after| after.value));
    number.is_some_and(|item| is_no_day(item, month, year))
}

/// Whether a number of a day or two digits is no day of a month, in a year where one is written.
pub(super) fn is_no_day(number: &Item, month: u8, year: Option<i32>) -> bool {
    number.is(words::NUMBER | words::ORDINAL)
        && (1..=2).contains(&number.digits)
        && number.value >= 29
        && u8::try_from(number.value).ok().and_then(|number| day(year.unwrap_or(2000), month, number)).is_none()
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
        // "the February Paris talks"
        _ if named && m.follows(&["the"]) && word.len() > 3 => true,
        // "the Nov. elections"
        _ if word.ends_with('.') => placed || !named && !after_name,
        // "the May elections", but "the May government"
        "May" if m.follows(&["the", "a"]) => {
            let led = ["government", "administration", "cabinet", "premiership", "team", "camp", "ministry", "deal"];
            m.after().is_some_and(|after| after.mask == 0 && !after.capital && !after.glued) && !m.precedes(&led)
        }
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

/// Whether a weekday that opens a sentence or joins a name is the name of a person: "Wednesday Addams".
fn is_first_name(m: &Match) -> bool {
    let surname = |after: &Item| {
        let word = m.word(after);
        let people = ["n", "i", "ese", "ish", "s"].iter().any(|end| word.ends_with(end)) && !word.ends_with("ms");
        after.capital && after.mask == 0 && !after.glued && !people && word.chars().skip(1).any(char::is_lowercase)
    };
    let placed = m.at_start() || m.follows(&["actress", "character", "actor", "named", "called"]);
    placed && m.after().is_some_and(surname) && m.items.get(m.end + 1).is_none_or(|next| !next.capital)
}

fn month_before(m: &Match) -> bool {
    m.start.checked_sub(2).is_some_and(|at| m.items[at].is(words::MONTH))
}
