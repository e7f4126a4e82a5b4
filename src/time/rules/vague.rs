//! Vague: the past, the present and the future without bounds.

use super::Rule;
use crate::time::symbol::{Found, Symbol};
use crate::time::words;

pub const RULES: &[Rule] = &[
    Rule {
        name: "now",
        patterns: &["vague", "'right' 'now'", "'more' 'recently'"],
        make: |m| {
            let item = m.item(words::VAGUE)?;
            let word = m.word(item);
            let named = m.before().is_some_and(|before| before.capital && before.mask == 0);
            // "future earnings" is no time, "in future" is one
            let kind = word.eq_ignore_ascii_case("future")
                && !m.follows(&[
                    "in",
                    "near",
                    "the",
                    "foreseeable",
                    "distant",
                    "for",
                    "their",
                    "its",
                    "his",
                    "her",
                    "our",
                ]);
            (!(item.capital && named || kind)).then(|| Found::new(Symbol::Vague(words::code(item.value))))
        },
        yes: &["He is [now] in Rome.", "He [recently] left.", "In [future] he rests."],
        no: &["The Organization for Women Now met.", "Future earnings fell."],
    },
    Rule {
        name: "current",
        patterns: &["'current'"],
        make: |_| Some(Found::new(Symbol::Vague("PRESENT_REF"))),
        yes: &["The [current] leader."],
        no: &[],
    },
    Rule {
        name: "the-future",
        patterns: &[
            "'the' 'near'|'foreseeable'|'immediate'|'distant'? vague",
            "'the' 'recent'|'distant' 'past'",
            "'the' 'near'|'long'|'short' 'term'",
            "'the' 'not' dash? 'so' dash? 'far' dash? vague",
        ],
        make: |m| {
            if m.has("past") {
                return Some(Found::new(Symbol::Vague("PAST_REF")));
            }
            let future = m.has("term") || m.code(words::VAGUE) == Some("FUTURE_REF");
            future.then(|| Found::new(Symbol::Vague("FUTURE_REF")))
        },
        yes: &[
            "In [the near future] it ends.",
            "It is good for [the future].",
            "For [the foreseeable future] it rests.",
        ],
        no: &[],
    },
    Rule {
        name: "the-past",
        patterns: &["'the' 'past'"],
        make: |m| {
            let alone = m.after().is_none_or(|after| {
                after.mask & (words::NUMBER | words::UNIT | words::UNITS | words::FEW | words::WEEKDAY | words::MONTH)
                    == 0
                    && (after.mask != 0
                        || m.precedes(&["have", "has", "was", "were", "is", "it", "he", "she", "they", "we", "i"]))
            });
            alone.then(|| Found::new(Symbol::Vague("PAST_REF")))
        },
        yes: &["In [the past], it was so.", "In [the past] he won."],
        no: &["The past president left."],
    },
    Rule {
        name: "at-the-time",
        patterns: &["'the' 'time'", "that 'time'", "'the' that 'time'", "'the' 'time' 'being'"],
        make: |m| {
            if m.has("being") {
                return Some(Found::new(Symbol::Vague("PRESENT_REF")));
            }
            let at = m.follows(&["at", "by", "since", "of", "until"]);
            // "at the same time" joins two thoughts
            let joins = ["some", "those", "same"].iter().any(|word| m.has(word));
            (at && !joins && !m.precedes(&["of", "when", "that", "to"])).then(|| Found::new(Symbol::Vague("PAST_REF")))
        },
        yes: &["He was king at [the time].", "For [the time being] he stays."],
        no: &["At the time of the war he left.", "At the same time, he left."],
    },
    Rule {
        name: "this-period",
        patterns: &["this|that 'period'", "'this' 'time'"],
        make: |m| {
            let placed = m.follows(&["during", "throughout", "in", "at", "by", "from", "since", "until"]);
            let joins = ["some", "those", "these", "same"].iter().any(|word| m.has(word));
            // which period that is, nothing says
            let reference = if m.has("time") { "PRESENT_REF" } else { "" };
            (placed && !joins).then(|| Found::new(Symbol::Vague(reference)))
        },
        yes: &["Prices rose during [this period].", "Few ships sail at [this time]."],
        no: &["He won this time.", "It was one of those times."],
    },
    Rule {
        name: "these-days",
        patterns: &["'these' units"],
        make: |m| (m.has("days")).then(|| Found::new(Symbol::Vague("PRESENT_REF"))),
        yes: &["[These days] he rests."],
        no: &[],
    },
    Rule {
        name: "to-date",
        patterns: &["'date'"],
        make: |m| {
            let ends = m.after().is_none_or(|after| after.is(words::COMMA | words::DOT | words::CLOSE | words::OTHER));
            let verb = m.precedes(&["have", "has", "had", "is", "are", "was", "were"]);
            (m.follows(&["to"]) && (ends || verb)).then(|| Found::new(Symbol::Vague("PRESENT_REF")))
        },
        yes: &["It was the largest raid to [date], he said."],
        no: &["He asked her to date him.", "The date is not set."],
    },
    Rule {
        name: "present-day",
        patterns: &["'present'|'modern' dash? 'day'"],
        make: |_| Some(Found::new(Symbol::Vague("PRESENT_REF"))),
        yes: &["It lay in [present-day] Iraq.", "It goes on to the [present day]."],
        no: &[],
    },
    Rule {
        name: "the-moment",
        patterns: &["'the' 'moment'"],
        make: |m| {
            let at = m.follows(&["at", "for"]) && !m.precedes(&["of", "when", "that"]);
            at.then(|| Found::new(Symbol::Vague("PRESENT_REF")))
        },
        yes: &["At [the moment] he rests."],
        no: &["It was the moment of truth."],
    },
];
