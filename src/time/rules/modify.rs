//! Modify: what narrows or loosens a finding: "early March", "about two weeks", "1994 or later".

use super::{Match, Rule};
use crate::time::length::{Amount, Length};
use crate::time::symbol::{EARLIER, Found, LATER, Symbol, When};
use crate::time::value::Unit;
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "modified-date",
        patterns: &[
            "'the'? 'early'|'late'|'mid'|'middle' dash? DATE",
            "'the'? modifier 'of'|'in' DATE",
            "'early'|'late' 'on' DATE",
            "'earlier'|'later' 'in'? DATE",
            "'sometime' DATE",
            "'the'? modifier 'part' 'of' DATE",
        ],
        make: |m| {
            let inner = m.inner(words::DATE_FOUND)?;
            let when = m.date(0)?;
            if m.has("on") && !when.is_weekday() {
                return None;
            }
            let modifier = match m.code(words::MODIFIER) {
                Some(code) => code,
                None if m.has("earlier") => EARLIER,
                None => LATER,
            };
            // "the term will end in December"
            let early = ["early", "late", "mid", "later", "earlier"].iter().any(|word| m.has(word));
            if m.has("in") && !early && m.matched().first().is_some_and(|item| item.is(words::MODIFIER)) {
                return None;
            }
            let small =
                m.items[m.start..m.end].iter().find(|item| item.is(words::MODIFIER)).is_some_and(|item| item.capital)
                    && m.start > 0;
            if small || inner.modifier.is_some() {
                return None;
            }
            if m.item(words::MODIFIER).is_none() && matches!(when, When::Same(Unit::Day)) && m.has("in") {
                return Some(Found::from(when));
            }
            Some(Found::from(when).modified(Some(modifier)))
        },
        yes: &[
            "In [early 2018] it grew.",
            "By [the end of this week] it ends.",
            "In [mid-November] it ends.",
            "[Earlier this month] it ended.",
            "It will end in [December].",
        ],
        no: &[],
    },
    Rule {
        name: "open-date",
        patterns: &[
            "DATE 'or' 'later'|'earlier'",
            "DATE 'and' 'beyond'",
            "'no'|'not' 'later'|'earlier'|'sooner' 'than' DATE",
        ],
        make: |m| {
            let limit = m.has("than");
            let modifier = match (limit, m.has("later")) {
                (true, true) => "ON_OR_BEFORE",
                (false, false) if m.has("earlier") => "ON_OR_BEFORE",
                _ => "ON_OR_AFTER",
            };
            Some(Found::from(m.date(0)?).modified(Some(modifier)))
        },
        yes: &["It ends in [1994 or later].", "For [1990 and beyond] it grows.", "It must end [no later than 2025]."],
        no: &[],
    },
    Rule {
        name: "modified-time",
        patterns: &[
            "'the'? modifier dash? TIME",
            "'earlier'|'later' TIME",
            "'about'|'around'|'approximately'|'nearly'|'just'? TIME",
        ],
        make: |m| {
            let inner = m.inner(words::TIME_FOUND)?;
            let modifier = m.code(words::MODIFIER).unwrap_or(if m.has("earlier") {
                "START"
            } else if m.has("later") {
                "END"
            } else {
                "APPROX"
            });
            (m.matched().len() > 1).then(|| Found::new(inner.symbol.clone()).modified(Some(modifier)))
        },
        yes: &["At [about 5 p.m.] it began.", "[Early this morning] it began."],
        no: &[],
    },
    Rule {
        name: "about-date",
        patterns: &["'about'|'around'|'circa'|'ca' dot? DATE"],
        make: |m| {
            let fits = m.has("around")
                || m.has("circa")
                || m.has("ca")
                || m.has("about") && matches!(m.inner(words::DATE_FOUND)?.rule, "offset" | "year");
            // "to get around Wednesday's ruling"
            if !fits || matches!(m.date(0)?, When::Weekday(_)) {
                return None;
            }
            Some(Found::from(m.date(0)?).modified(Some("APPROX")))
        },
        yes: &["It began [around March 1981].", "It was founded [about 1910]."],
        no: &[],
    },
    Rule {
        name: "about-duration",
        patterns: &[
            "'about'|'around'|'approximately'|'roughly'|'some'|'nearly'|'almost'|'over'|'under' DURATION",
            "'more'|'less'|'fewer' 'than' DURATION",
            "'no' 'more'|'less'|'fewer' 'than' DURATION",
            "'at' 'least'|'most' DURATION",
            "'up' 'to' DURATION",
            "'not' 'more'|'less'|'fewer' 'than' DURATION",
            "DURATION 'or' 'so'|'more'|'less'",
        ],
        make: |m| {
            let inner = m.inner(words::DURATION_FOUND)?;
            let first = m.word(&m.matched()[0]).to_ascii_lowercase();
            let modifier = match first.as_str() {
                "about" | "around" | "approximately" | "roughly" | "some" => "APPROX",
                "nearly" | "almost" | "under" | "less" | "fewer" => "LESS_THAN",
                "over" | "more" => "MORE_THAN",
                "at" if m.has("least") => "EQUAL_OR_MORE",
                "no" | "not" if m.has("less") || m.has("fewer") => "EQUAL_OR_MORE",
                "at" | "no" | "not" | "up" => "EQUAL_OR_LESS",
                _ if m.has("more") => "EQUAL_OR_MORE",
                _ => "APPROX",
            };
            // "over the past five years", "fell by a third over four years": a stretch of time, not more than it
            let definite = first == "over" && (inner.side != 0 || inner.edge != 0 || is_stretch(m));
            let bare = matches!(inner.symbol, Symbol::Duration(Length { amount: Amount::Unknown, .. }));
            (!definite && !bare).then(|| inner.clone().modified(Some(modifier)))
        },
        yes: &[
            "It took [more than two years].",
            "It took [about a decade].",
            "It took [at least 30 days].",
            "[Fewer than ten days] remain.",
            "He led it for [over two years].",
        ],
        no: &[],
    },
];

/// Whether "over" says in the course of what, as it does behind most words: "deaths fell over [four years]"; but "for over four
/// years", "it lasted over four years", "the wait was over four years".
fn is_stretch(m: &Match) -> bool {
    const MEASURED: [&str; 34] = [
        "a", "about", "after", "and", "as", "at", "be", "been", "for", "from", "in", "is", "just", "last", "lasted",
        "lasting", "lasts", "needed", "of", "or", "spanned", "spanning", "spend", "spent", "take", "taken", "takes",
        "taking", "than", "to", "took", "was", "well", "with",
    ];
    let aside = m.precedes(&["ago", "after", "before", "earlier", "later", "since"]);
    let word = m.before().is_some_and(|before| m.word(before).ends_with(char::is_alphabetic));
    word && !aside && !m.follows(&MEASURED)
}
