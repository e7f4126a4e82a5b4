//! Rules: records of a name, patterns, a production, and sentences that it must and must not match.
//!
//! [`FIRST`] sees words; what it finds becomes one item. [`SECOND`] sees those items too, and composes: "March" and
//! "next year", "two weeks" and "ago"; it runs until nothing changes, at most three times. At each place the longest
//! match wins, and of equally long ones the rule that stands first.

pub mod calendar;
pub mod clock;
pub mod compose;
pub mod duration;
pub mod relative;
pub mod set;
pub mod vague;

use super::context::{self, Kind};
use super::items::{Item, NOTHING};
use super::length::Amount;
use super::numbers::HALF;
use super::pattern::Pattern;
use super::symbol::{Found, Symbol, When};
use super::value::{Season, Unit};
use super::words::{self, Mask};
use std::sync::LazyLock;

/// A rule: what it matches, and what that means.
pub struct Rule {
    pub name: &'static str,
    pub patterns: &'static [&'static str],
    /// What the match means; `None`: it is none after all.
    pub make: fn(&Match) -> Option<Found>,
    /// Sentences that it reads, with what is found in [brackets]; they run as tests.
    #[cfg_attr(not(test), allow(dead_code))]
    pub yes: &'static [&'static str],
    /// Sentences in which nothing is found.
    #[cfg_attr(not(test), allow(dead_code))]
    pub no: &'static [&'static str],
}

/// The rules over words.
pub const FIRST: &[&[Rule]] =
    &[calendar::RULES, clock::RULES, relative::RULES, duration::RULES, set::RULES, vague::RULES];
/// The rules over what was found.
pub const SECOND: &[&[Rule]] = &[compose::RULES];

/// The rules of a pass, by the class with which they can begin.
pub struct Book {
    pub rules: Vec<&'static Rule>,
    patterns: Vec<(Pattern, u16)>,
    by_class: Vec<Vec<u16>>,
}

pub static FIRST_BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(FIRST));
pub static SECOND_BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(SECOND));

impl Book {
    /// Read the patterns of the rules. They are part of the program: a test reads them all.
    fn new(families: &'static [&'static [Rule]]) -> Self {
        let mut book = Self { rules: Vec::new(), patterns: Vec::new(), by_class: vec![Vec::new(); 64] };
        for rule in families.iter().flat_map(|family| family.iter()) {
            let id = book.rules.len() as u16;
            book.rules.push(rule);
            for pattern in rule.patterns {
                let pattern = Pattern::parse(pattern).unwrap_or_else(|fault| panic!("rule {}: {fault}", rule.name));
                let (mut mask, begin) = pattern.begins();
                for word in begin {
                    mask |= words::mask_of(word);
                }
                let number = book.patterns.len() as u16;
                for bit in 0..64 {
                    if mask & (1 << bit) != 0 {
                        book.by_class[bit].push(number);
                    }
                }
                book.patterns.push((pattern, id));
            }
        }
        book
    }

    /// The longest match that begins at an item: its meaning and how many items it takes.
    pub fn best(&self, text: &str, items: &[Item], at: usize, found: &[Found]) -> Option<(Found, usize)> {
        let mut best: Option<(Found, usize, u16)> = None;
        let mut mask = items[at].mask;
        while mask != 0 {
            let bit = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            for &number in &self.by_class[bit] {
                let (pattern, id) = &self.patterns[usize::from(number)];
                let Some(length) = pattern.matches(&items[at..]) else { continue };
                let better = |best: &(Found, usize, u16)| length > best.1 || length == best.1 && number < best.2;
                if length == 0 || best.as_ref().is_some_and(|best| !better(best)) {
                    continue;
                }
                let rule = self.rules[usize::from(*id)];
                let matched = Match { text, items, start: at, end: at + length, found };
                if let Some(mut made) = (rule.make)(&matched) {
                    made.rule = rule.name;
                    best = Some((made, length, number));
                }
            }
        }
        best.map(|(made, length, _)| {
            let takes = usize::from(made.takes);
            (made, if takes == 0 { length } else { takes })
        })
    }
}

/// The items that a pattern matched, and those around them.
pub struct Match<'a> {
    pub text: &'a str,
    pub items: &'a [Item],
    pub start: usize,
    pub end: usize,
    pub found: &'a [Found],
}

impl<'a> Match<'a> {
    pub fn matched(&self) -> &'a [Item] {
        &self.items[self.start..self.end]
    }

    /// The item before the match.
    pub fn before(&self) -> Option<&'a Item> {
        self.start.checked_sub(1).map(|at| &self.items[at])
    }

    /// The item after it.
    pub fn after(&self) -> Option<&'a Item> {
        self.items.get(self.end)
    }

    /// The characters of an item.
    pub fn word(&self, item: &Item) -> &'a str {
        item.span.of(self.text)
    }

    /// Whether only marks stand before the match in its sentence.
    pub fn at_start(&self) -> bool {
        self.items[..self.start]
            .iter()
            .rev()
            .take(3)
            .all(|item| item.is(words::OTHER | words::APOSTROPHE | words::DASH))
    }

    /// The item so many places before the match.
    pub fn back(&self, by: usize) -> Option<&'a Item> {
        self.start.checked_sub(by).and_then(|at| self.items.get(at))
    }

    /// Whether one of the words in small letters is in the match.
    pub fn has(&self, word: &str) -> bool {
        self.matched().iter().any(|item| self.word(item).eq_ignore_ascii_case(word))
    }

    /// Whether the item before the match is one of these words.
    pub fn follows(&self, words: &[&str]) -> bool {
        self.before().is_some_and(|item| words.iter().any(|word| self.word(item).eq_ignore_ascii_case(word)))
    }

    /// Whether the item after the match is one of these words.
    pub fn precedes(&self, words: &[&str]) -> bool {
        self.after().is_some_and(|item| words.iter().any(|word| self.word(item).eq_ignore_ascii_case(word)))
    }

    /// Whether the item before the match tells of a kind of context.
    pub fn after_cue(&self, kind: Kind) -> bool {
        self.before().is_some_and(|item| context::tells(self.word(item), kind))
    }

    /// Whether the item after the match tells of a kind of context.
    pub fn before_cue(&self, kind: Kind) -> bool {
        self.after().is_some_and(|item| context::tells(self.word(item), kind))
    }

    /// The first item of a class.
    pub fn item(&self, mask: Mask) -> Option<&'a Item> {
        self.matched().iter().find(|item| item.is(mask))
    }

    /// The value of the first item of a class.
    pub fn value(&self, mask: Mask) -> Option<i32> {
        self.item(mask).map(|item| item.value)
    }

    /// The values of all items of a class.
    pub fn values(&self, mask: Mask) -> impl Iterator<Item = i32> + 'a {
        self.matched().iter().filter(move |item| item.is(mask)).map(|item| item.value)
    }

    pub fn year(&self) -> Option<i32> {
        self.value(words::YEAR)
    }

    pub fn month(&self) -> Option<u8> {
        self.value(words::MONTH).map(|month| month as u8)
    }

    pub fn weekday(&self) -> Option<u8> {
        self.value(words::WEEKDAY).map(|weekday| weekday as u8)
    }

    /// The first number or ordinal that can be a day of a month and is no year.
    pub fn day(&self) -> Option<u8> {
        self.values(words::NUMBER | words::ORDINAL).find(|day| (1..=31).contains(day)).map(|day| day as u8)
    }

    pub fn unit(&self) -> Option<Unit> {
        // "second" is a number first.
        let item = self.matched().iter().rev().find(|item| item.is(words::UNIT | words::UNITS))?;
        if item.is(words::ORDINAL) { Some(Unit::Second) } else { Unit::parse(words::code(item.value)) }
    }

    pub fn season(&self) -> Option<Season> {
        self.value(words::SEASON | words::FALL | words::SEASONS).and_then(|code| Season::parse(words::code(code)))
    }

    pub fn code(&self, mask: Mask) -> Option<&'static str> {
        self.value(mask).map(words::code)
    }

    /// How many: the number, a half more, or unknown.
    pub fn amount(&self) -> Option<Amount> {
        let item = self.item(words::NUMBER | words::DECIMAL | words::FEW | words::A)?;
        let value = u32::try_from(item.value).ok()?;
        Some(match item.mask {
            mask if mask & words::DECIMAL != 0 && item.digits == HALF => Amount::Half(value),
            mask if mask & words::DECIMAL != 0 => Amount::Decimal(value),
            mask if mask & words::NUMBER != 0 => Amount::Count(value),
            mask if mask & words::FEW != 0 && self.word(item).eq_ignore_ascii_case("couple") => Amount::Count(2),
            mask if mask & words::FEW != 0 => Amount::Unknown,
            _ => Amount::Count(1),
        })
    }

    /// What was found in the first item of a class of findings.
    pub fn inner(&self, mask: Mask) -> Option<&'a Found> {
        self.item(mask).filter(|item| item.found != NOTHING).and_then(|item| self.found.get(item.found as usize))
    }

    /// The date that was found in the nth item of that class.
    pub fn date(&self, nth: usize) -> Option<When> {
        let item = self.matched().iter().filter(|item| item.is(words::DATE_FOUND)).nth(nth)?;
        match &self.found.get(item.found as usize)?.symbol {
            Symbol::Date(when) => Some(when.clone()),
            _ => None,
        }
    }

    /// The modifier of the first date in the match.
    pub fn date_modifier(&self) -> Option<&'static str> {
        self.inner(words::DATE_FOUND).and_then(|found| found.modifier)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::{Extractor, Moment, Options};

    /// The expressions of a text, in [brackets].
    fn marked(text: &str) -> String {
        let options = Options { published: Moment::parse("2018-12-24").ok(), url: None };
        let found = Extractor::default().find(text, &options).expect("a short text").times;
        let mut out = String::new();
        let mut at = 0;
        for time in found {
            let range = time.span.range();
            out.push_str(&text[at..range.start]);
            out.push_str(&format!("[{}]", &text[range.clone()]));
            at = range.end;
        }
        out + &text[at..]
    }

    #[test]
    fn every_rule_matches_its_examples_and_spares_its_counter_examples() {
        let mut wrong = Vec::new();
        for rule in FIRST.iter().chain(SECOND).flat_map(|family| family.iter()) {
            for sentence in rule.yes.iter().chain(rule.no) {
                let plain = sentence.replace(['[', ']'], "");
                let found = marked(&plain);
                if found != *sentence {
                    wrong.push(format!("{}: {found:?}, expected {sentence:?}", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn names_of_rules_are_single_and_have_an_example() {
        let rules: Vec<&Rule> = FIRST.iter().chain(SECOND).flat_map(|family| family.iter()).collect();
        for (at, rule) in rules.iter().enumerate() {
            assert!(rules[..at].iter().all(|other| other.name != rule.name), "two rules {}", rule.name);
            assert!(!rule.yes.is_empty(), "{} has no example", rule.name);
        }
    }
}
