//! Duration: how long: "two weeks", "several years", "the past five months", "half an hour", "for years".

use super::{Match, Rule};
use crate::time::context::Kind;
use crate::time::items::Item;
use crate::time::length::{Amount, Length};
use crate::time::symbol::{Found, Repeat, Symbol};
use crate::time::value::Unit;
use crate::time::words;

/// How far back stands the number that "as many" speaks of.
const AS_MANY: usize = 10;

pub const RULES: &[Rule] = &[
    Rule {
        name: "number-of-units",
        patterns: &[
            "number|decimal|few dash? units|unit",
            "number|decimal|few 'more'|'full'|'whole'|'long'|'consecutive'|'straight'|'additional'|'other'|last|next units",
            "number|decimal dash units|unit dash 'long'",
            "number|decimal units|unit dash? 'long'",
            "a few units",
            "a few 'of'? 'more'? units",
            "a number units",
            "'an'? 'additional'|'another' number|few? units|unit",
            "number 'trading'|'working'|'business'|'calendar' units",
        ],
        make: |m| count(m),
        yes: &[
            "It took [two weeks] to end.",
            "A [two-week] visit.",
            "It took [several years].",
            "It lasted [2 1/2 years].",
            "It took [a couple of years].",
        ],
        no: &["A 30-year-old man fell.", "He came second 2 times."],
    },
    Rule {
        name: "billions-of-units",
        patterns: &["number|decimal 'billion' units"],
        make: |m| {
            let millennia = match number_of(m)? {
                Amount::Count(count) => count.checked_mul(1_000_000)?,
                Amount::Decimal(hundredths) => hundredths.checked_mul(10_000)?,
                _ => return None,
            };
            (m.unit()? == Unit::Year && !is_age(m)).then(|| length(Amount::Count(millennia), Unit::Millennium))
        },
        yes: &["It took [4.5 billion years]."],
        no: &["It took four billion litres."],
    },
    Rule {
        name: "as-many-units",
        patterns: &["'as' 'many' units"],
        // "the third strike in as many weeks"
        make: |m| {
            let before = m.items[..m.start].iter().rev().take(AS_MANY);
            let counted = before.into_iter().find(|item| item.is(words::NUMBER | words::ORDINAL));
            let amount = counted.and_then(|item| u32::try_from(item.value).ok()).map_or(Amount::Unknown, Amount::Count);
            Some(Found::new(Symbol::Duration(Length::new(amount, m.unit()?))))
        },
        yes: &["It was the third strike in [as many weeks]."],
        no: &[],
    },
    Rule {
        name: "range-of-units",
        patterns: &[
            "number 'to'|'or'|dash number dash? units|unit",
            "'between' number 'and' number units",
            "a unit 'or' number",
        ],
        make: |m| {
            let (unit, amount) = (m.unit()?, m.amount()?);
            (!is_age(m) && !of_them(m, unit)).then(|| length(amount, unit).modified(Some("APPROX")))
        },
        yes: &["It takes [two to three weeks]."],
        no: &["A 30-to-40-year-old man fell."],
    },
    Rule {
        name: "a-unit",
        patterns: &["a unit", "a 'single'|'full'|'whole'|'entire' unit"],
        make: |m| {
            let unit = m.unit()?;
            let dashed = m.after().is_some_and(|after| after.is(words::DASH) && after.glued);
            if unit == Unit::Weekend
                || unit == Unit::Second
                || dashed
                || (unit == Unit::Quarter && !m.precedes(&["ago", "earlier", "later"]))
            {
                return None;
            }
            // "$5 a day", "twice a week": a rate
            let rate = m
                .before()
                .is_some_and(|before| before.is(words::NUMBER | words::TIMES | words::MULTIPLE | words::DECIMAL))
                || m.before().is_some_and(|before| before.mask == 0 && !before.capital && is_plural(m.word(before)))
                || m.before().is_some_and(|before| is_money(m, before))
                || m.after_cue(Kind::Rate);
            let aside = m.precedes(&["ago", "earlier", "later", "after", "before", "from"]);
            let one = m.precedes(&["of", "in", "when", "for", "to", "that"]) && unit == Unit::Day;
            if rate && !aside {
                return Some(Found::new(Symbol::Set(Repeat::Every(Length::new(Amount::Count(1), unit)))));
            }
            (!one).then(|| length(Amount::Count(1), unit))
        },
        yes: &["It took [a year] to end.", "She earns $172,000 [a year]."],
        no: &["A second man came.", "A quarter of them left."],
    },
    Rule {
        name: "half-a-unit",
        patterns: &["'half' a unit", "a? 'half' dash? unit", "a unit 'and' a 'half'"],
        make: |m| {
            let whole = u32::from(m.has("and"));
            let unit = m.unit()?;
            (unit != Unit::Quarter).then(|| length(Amount::Half(whole), unit))
        },
        yes: &["It took [half an hour].", "It took [a year and a half]."],
        no: &[],
    },
    Rule {
        name: "past-units",
        patterns: &[
            "'the'? last|next|this|that number|few dash? 'or'? units|unit",
            "'the'? last|next|this few units",
            "'the'? last|next a? few 'of'? units",
            "last units",
            "next units",
            "'the' last|next|this units",
            "'recent' units",
            "'recent' units 'and' units",
            "'the' ordinal number|few? units",
            "'the' number|few units",
            "'the' units 'ahead'",
            "'the' 'first' units",
            "'the' last|next number 'to'|'or' number units",
        ],
        make: |m| {
            let unit = m.unit()?;
            let amount = match m.item(words::NUMBER | words::FEW) {
                Some(_) => m.amount()?,
                None => Amount::Unknown,
            };
            let bare = amount == Amount::Unknown && m.item(words::FEW).is_none();
            // "the Thirty Years' War"
            let named = m.matched().last()?.capital && m.names(2);
            if named || m.item(words::ORDINAL).is_some_and(|item| item.is(words::UNIT)) && !m.has("the") || is_age(m) {
                return None;
            }
            let of = m.precedes(&["of", "in"]);
            let edge = match m.value(words::ORDINAL) {
                Some(1) => 1,
                None if of && m.has("last") => -1,
                _ => 0,
            };
            let side = match (m.item(words::LAST), m.item(words::NEXT)) {
                _ if edge != 0 => 0,
                (Some(_), _) => -1,
                (_, Some(_)) => 1,
                _ if m.has("recent") => -1,
                _ => i32::from(m.has("ahead")),
            };
            (!(bare && unit.is_clock())).then(|| length(amount, unit).beside(side).at_edge(edge))
        },
        yes: &[
            "Over [the past five years] it grew.",
            "In [recent months] it grew.",
            "In [the first nine months] it fell.",
            "In [the next few days] it ends.",
        ],
        no: &[],
    },
    Rule {
        name: "bare-units",
        patterns: &["units", "'many' units", "units 'or'|'and' units"],
        make: |m| {
            let item = m.item(words::UNITS)?;
            let unit = m.unit()?;
            if item.capital && (!m.at_start() || m.names(1) || m.names(2))
                || is_age(m)
                || matches!(unit, Unit::Second | Unit::Weekend)
            {
                return None;
            }
            let owned = m.follows(&[
                "early", "teenage", "golden", "office", "school", "dog", "his", "her", "their", "my", "its", "your",
                "our", "light",
            ]);
            // "published the minutes of the meeting", but not "the final minutes of the match"
            let written = unit == Unit::Minute
                && m.precedes(&["of", "from"])
                && m.follows(&["the", "its", "their", "publish", "published", "release", "released"]);
            let owned = owned || written;
            let measured =
                m.before().is_some_and(|before| before.is(words::DASH | words::OTHER) && m.matched()[0].glued);
            (!owned && !measured && m.unit() != Some(Unit::Quarter)).then(|| length(Amount::Unknown, unit))
        },
        yes: &["It went on for [years]."],
        no: &["His teenage years were hard.", "The Days Inn burned.", "It published the minutes of the meeting."],
    },
    Rule {
        name: "unit-long",
        patterns: &["unit dash 'long'", "units dash 'long'", "unit dash? 'old'"],
        make: |m| {
            let unit = m.unit()?;
            if m.has("old") {
                return None;
            }
            let amount = if m.item(words::UNITS).is_some() { Amount::Unknown } else { Amount::Count(1) };
            Some(length(amount, unit))
        },
        yes: &["A [decades-long] war.", "A [day-long] visit."],
        no: &[],
    },
];

fn length(amount: Amount, unit: Unit) -> Found {
    Found::new(Symbol::Duration(Length::new(amount, unit)))
}

/// A number of units, unless it is an age or a rate.
fn count(m: &Match) -> Option<Found> {
    let unit = m.unit()?;
    let last = m.matched().iter().rev().find(|item| item.is(words::UNIT | words::UNITS))?;
    let single = last.is(words::UNIT);
    let dashed = m.item(words::DASH).is_some();
    let amount = match m.item(words::NUMBER | words::DECIMAL | words::FEW) {
        Some(_) => number_of(m)?,
        None => Amount::Count(1),
    };
    let one = matches!(amount, Amount::Count(1));
    // "some day", "many a day": no number of days
    if m.item(words::FEW).is_some_and(|few| m.word(few).eq_ignore_ascii_case("some"))
        && (single || unit != Unit::Year && !m.precedes(&["ago", "later", "earlier", "after", "before"]))
    {
        return None;
    }
    // "1 second" is a length, "two second halves" is not.
    if last.is(words::ORDINAL) && !dashed && !one || unit == Unit::Quarter && single && !dashed {
        return None;
    }
    if is_age(m) || is_count_of_other(m, last) || of_them(m, unit) || last.capital && (m.names(1) || m.names(2)) {
        return None;
    }
    // "60 Minutes", a programme
    let shouted = m.word(last).bytes().all(|byte| byte.is_ascii_uppercase());
    if last.capital && !shouted && !m.matched()[0].capital {
        return None;
    }
    if single && !one && !dashed && matches!(amount, Amount::Unknown) {
        return None;
    }
    Some(length(amount, unit))
}

/// "three quarters of the troops": a fraction.
fn of_them(m: &Match, unit: Unit) -> bool {
    unit == Unit::Quarter
        && (m.precedes(&["of"]) || m.value(words::NUMBER) == Some(3) && !m.has("next") && !m.has("past"))
}

/// The digits of a sum: "$172,000".
fn is_money(m: &Match, item: &Item) -> bool {
    item.is(words::OTHER) && m.word(item).starts_with(|letter: char| letter.is_ascii_digit())
}

/// A small word that can be a plural noun: "seats", "kilometres".
fn is_plural(word: &str) -> bool {
    let verb = matches!(word, "does" | "less" | "plus" | "thus" | "takes" | "lasts" | "follows" | "comes" | "this");
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !verb
}

fn number_of(m: &Match) -> Option<Amount> {
    let item = m.item(words::NUMBER | words::DECIMAL | words::FEW)?;
    let one = [*item];
    Match { text: m.text, items: &one, start: 0, end: 1, found: m.found }.amount()
}

/// "30-year-old", "30 years old", "aged 30 years": the guidelines leave out ages.
fn is_age(m: &Match) -> bool {
    let word = |at: usize| m.items.get(at).map_or("", |item| m.word(item));
    let old = |word: &str| matches!(word, "old" | "olds" | "Old" | "older" | "younger");
    old(word(m.end))
        || matches!(word(m.end), "-" | "‑") && old(word(m.end + 1))
        || word(m.end) == "of" && word(m.end + 1) == "age"
}

/// "one day" in "one day he will": left to the vague ones; "24 hours" is fine.
fn is_count_of_other(m: &Match, unit: &Item) -> bool {
    // "the first two quarter-finals"
    unit.is(words::UNIT)
        && m.after().is_some_and(|after| after.is(words::DASH) && after.glued)
        && m.item(words::DASH).is_none()
}
