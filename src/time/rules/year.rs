//! Year: years, decades, centuries and eras: "in 2016", "'89", "fiscal 1989", "490 BC", "the '80s".

use super::{Match, Rule};
use crate::time::context::{self, Kind};
use crate::time::items::Item;
use crate::time::symbol::{Found, When};
use crate::time::value::{Unit, day};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "year",
        patterns: &["year"],
        make: |m| {
            let item = m.item(words::YEAR)?;
            is_year(m, item).then(|| When::Year(item.value).into())
        },
        yes: &[
            "He came in [2016].",
            "The [1989] results were good.",
            "[Nineteen ninety-six] was a good year.",
            "They met in [2010], [2012] and [2015].",
            "The [1648] treaty was kept.",
        ],
        no: &[
            "He lives at 1600 Pennsylvania Avenue.",
            "The Boeing 747 landed.",
            "2000 people came.",
            "It cost $1990 then.",
            "Call 555-1234 for help.",
            "They fired 1999 rounds.",
            "He was held under the Terrorism Act 2000.",
            "The Citizenship Act, 2019 was read.",
            "They stood before the Expo 2020 site.",
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
        name: "season-of-two-years",
        patterns: &["year ~slash|dash ~number|year"],
        make: |m| {
            let years: Vec<&Item> = m.matched().iter().filter(|item| item.is(words::NUMBER)).collect();
            let [first, last] = *years else { return None };
            let next = first.value + 1;
            let follows = last.digits == 2 && last.value == next % 100 || last.digits == 4 && last.value == next;
            let season = m.item(words::SLASH).is_some() || m.before_cue(Kind::Course);
            (follows && season).then(|| When::Years(first.value, next).into())
        },
        yes: &["He won in [2014/15] there.", "The [2016-17] season was long."],
        no: &["The code is 2014/17 there."],
    },
    Rule {
        name: "first-of-two-ordinals",
        patterns: &[
            "'the'? ordinal dash? 'and'|'or'|'to' 'the'? ordinal dash? unit|units era?",
            "'the'? ordinal dash ordinal units era?",
        ],
        make: |m| {
            let number = m.value(words::ORDINAL)?;
            let takes = if m.matched()[0].is(words::ORDINAL) { 1 } else { 2 };
            Some(counted(m, number, m.unit()?)?.taking(takes))
        },
        yes: &["In [the 18th] and [19th centuries] it grew.", "In [the fifth] and [fourth centuries BC] it grew."],
        no: &["The first and second men were cold."],
    },
    Rule {
        name: "second-of-two-ordinals",
        patterns: &["'the'? ordinal dash? units era?"],
        make: |m| {
            let linked = m.follows(&["and", "or", "to", "-", "–", "—"]);
            let first = m.back(2).filter(|item| item.is(words::ORDINAL | words::DASH));
            (linked && first.is_some()).then(|| counted(m, m.value(words::ORDINAL)?, m.unit()?)).flatten()
        },
        yes: &["In [the first] and [second quarters] it grew."],
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
            if let Some(decade) = m.value(words::DECADE) {
                return Some(When::Decade(if before { -decade / 10 - 1 } else { decade / 10 }).into());
            }
            if let Some(number) = m.value(words::ORDINAL) {
                let fits = m.unit() == Some(Unit::Century) && (1..=100).contains(&number);
                return fits.then(|| century(number, before).into());
            }
            let year = m.value(words::NUMBER | words::YEAR)?;
            let takes = u8::from(m.item(words::DASH).is_some());
            let year = (1..=9999).contains(&year).then_some(if before { -year } else { year })?;
            Some(Found::from(When::Year(year)).taking(takes))
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
            (m.unit() == Some(Unit::Century) && (1..=30).contains(&number) && !m.names(1))
                .then(|| century(number, false).into())
        },
        yes: &["In [the 20th century] it grew.", "A [nineteenth-century] house."],
        no: &["20th Century Fox made it."],
    },
];

/// "the 19th centuries", "second quarters": as one of two that share the noun.
fn counted(m: &Match, number: i32, unit: Unit) -> Option<Found> {
    let before = m.item(words::ERA).is_some_and(|era| m.word(era).starts_with(['B', 'b']));
    match unit {
        Unit::Century if (1..=30).contains(&number) => Some(century(number, before).into()),
        Unit::Quarter if (1..=4).contains(&number) && !before => Some(When::Quarter(number as u8).into()),
        _ => None,
    }
}

/// The nth century, of those before Christ or of ours.
fn century(number: i32, before: bool) -> When {
    When::Century(if before { -number } else { number - 1 })
}

/// The year of two digits in a date: up to 40 in this century.
pub(super) fn two_digits(year: i32) -> i32 {
    if year < 40 { 2000 + year } else { 1900 + year }
}

pub(super) fn short_year(m: &Match) -> Option<When> {
    let item = m.item(words::NUMBER)?;
    let quoted = m.after().is_some_and(|after| after.is(words::APOSTROPHE | words::UNITS));
    let small = m.after().is_some_and(|after| after.mask == 0 && !after.capital);
    let placed = m.item(words::MONTH).is_some()
        || m.follows(&["in", "of", "since", "until", "by", "from", "and", "to", "the", "late", "early"]);
    (item.digits == 2 && !quoted && (placed || !small)).then_some(When::ShortYear(item.value))
}

/// Whether a year belongs to the name of a law or an event: "the Terrorism Act 2000", "the Citizenship Act, 2019", "Expo 2020".
fn names_law_or_event(m: &Match, comma: bool) -> bool {
    let tells = |back: usize, kind: Kind| {
        m.back(back).is_some_and(|item| item.capital && context::tells(m.word(item), kind)) && m.start > back
    };
    tells(1, Kind::Edition) || tells(1, Kind::Statute) || comma && tells(2, Kind::Statute)
}

/// Whether four digits are a year: not an address, a count, a sum.
fn is_year(m: &Match, item: &Item) -> bool {
    let year = item.value;
    let glued = |item: &Item, mask| item.glued && item.is(mask);
    let clock = m.after().is_some_and(|after| glued(after, words::COLON))
        && m.items.get(m.end + 1).is_some_and(|next| next.glued && next.digits > 0);
    let back = |by: usize| m.back(by).map_or("", |item| m.word(item));
    let limit = m.follows(&["than"]) && matches!(back(2), "later" | "earlier" | "sooner")
        || m.follows(&["least"]) && matches!(back(3), "until" | "till" | "through" | "since");
    let counts = m.after_cue(Kind::Numbered) && !limit
        || m.before_cue(Kind::Counted)
        || m.after()
            .is_some_and(|after| after.is(words::ZONE | words::UNITS) || glued(after, words::SLASH | words::DECIMAL))
        || item.glued
            && m.before().is_some_and(|before| before.is(words::COLON | words::SLASH | words::DOT | words::COMMA));
    // "2018-13-45", a code
    let dashed = (m.end..m.end + 4)
        .all(|at| m.items.get(at).is_some_and(|item| item.glued && (item.is(words::DASH) || item.digits > 0)));
    // "31 February 2016" and "February 31, 2016" are no dates, and no years either
    let month = |back: usize| m.back(back).is_some_and(|item| item.is(words::MONTH));
    let no_number = |back: usize| {
        m.back(back).is_some_and(|item| (1..=2).contains(&item.digits) && (30..=99).contains(&item.value))
    };
    let comma = m.before().is_some_and(|before| before.is(words::COMMA));
    let february = |back: usize| m.back(back).is_some_and(|item| item.is(words::MONTH) && item.value == 2);
    let no_leap = |month: usize, number: usize| {
        february(month)
            && m.back(number).is_some_and(|item| item.digits == 2 && item.value == 29)
            && day(year, 2, 29).is_none()
    };
    let no_day = month(1) && no_number(2)
        || comma && no_number(2) && month(3)
        || no_leap(1, 2)
        || no_leap(2, 1)
        || comma && no_leap(3, 2);
    // "555-1234"
    let telephone = m.before().is_some_and(|dash| glued(dash, words::DASH))
        && item.glued
        && m.back(2).is_some_and(|first| first.digits == 3);
    if counts || clock || dashed || no_day || telephone || names_law_or_event(m, comma) {
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
        // "the 1648 treaty", but "the 1500 men"
        1100..1800 if m.follows(&["the"]) && year % 10 != 0 => {
            m.after().is_some_and(|after| after.mask == 0 && !after.capital && !after.glued)
        }
        _ => {
            placed
                && !address
                && !m.follows(&[",", "and", "to", "or", "for", "about", "around", "by", "from"])
                && year < 2100
        }
    }
}
