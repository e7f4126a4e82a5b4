//! Rules: records of a name, patterns, a production, and sentences that it must and must not match.
//!
//! [`FIRST`] sees words; what it finds becomes one item. [`SECOND`] sees those items too, and composes: "March" and
//! "next year", "two weeks" and "ago"; it runs until nothing changes, at most three times. At each place the longest
//! match wins, and of equally long ones the rule that stands first.

pub mod clock;
pub mod compose;
pub mod day;
pub mod duration;
mod matched;
pub mod modify;
pub mod month;
pub mod named_day;
pub mod relative;
pub mod season;
pub mod set;
pub mod vague;
pub mod year;

use super::items::Item;
use super::pattern::{Pattern, Second};
use super::symbol::Found;
use super::words;
pub use matched::Match;
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
pub const FIRST: &[&[Rule]] = &[
    day::RULES,
    month::RULES,
    year::RULES,
    season::RULES,
    named_day::RULES,
    clock::RULES,
    relative::RULES,
    duration::RULES,
    set::RULES,
    vague::RULES,
];
/// The rules over what was found.
pub const SECOND: &[&[Rule]] = &[compose::RULES, modify::RULES];

/// The rules of a pass, by the class or the word with which they can begin.
pub struct Book {
    pub rules: Vec<&'static Rule>,
    patterns: Vec<(Pattern, u16)>,
    by_class: Vec<Vec<Candidate>>,
    by_word: Vec<Vec<Candidate>>,
}

/// A pattern that can begin at an item, by its number.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    second: Second,
    number: u16,
}

pub static FIRST_BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(FIRST));
pub static SECOND_BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(SECOND));

impl Book {
    /// Read the patterns of the rules. They are part of the program: a test reads them all.
    fn new(families: &'static [&'static [Rule]]) -> Self {
        let (by_class, by_word) = (vec![Vec::new(); 64], vec![Vec::new(); words::count()]);
        let mut book = Self { rules: Vec::new(), patterns: Vec::new(), by_class, by_word };
        for rule in families.iter().flat_map(|family| family.iter()) {
            let id = book.rules.len() as u16;
            book.rules.push(rule);
            for pattern in rule.patterns {
                let pattern = Pattern::parse(pattern).unwrap_or_else(|fault| panic!("rule {}: {fault}", rule.name));
                let (mask, begin) = pattern.begins();
                let candidate = Candidate { second: Second::of(&pattern), number: book.patterns.len() as u16 };
                for bit in (0..64).filter(|bit| mask & (1 << bit) != 0) {
                    book.by_class[bit].push(candidate);
                }
                for word in begin {
                    book.by_word[usize::from(word)].push(candidate);
                }
                book.patterns.push((pattern, id));
            }
        }
        book
    }

    /// The longest match that begins at an item: its meaning and how many items it takes.
    pub fn best(&self, text: &str, items: &[Item], at: usize, found: &[Found]) -> Option<(Found, usize)> {
        let mut best: Option<(Found, usize, u16)> = None;
        let (item, next) = (&items[at], items.get(at + 1));
        if item.mask == 0 {
            return None;
        }
        let of_word = if item.is(words::mask_of(item.word)) { &*self.by_word[usize::from(item.word)] } else { &[] };
        let mut mask = item.mask;
        let classes = std::iter::from_fn(|| {
            let bit = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
            mask &= mask - 1;
            Some(&*self.by_class[bit])
        });
        for list in classes.chain([of_word]) {
            for &Candidate { number, .. } in list.iter().filter(|candidate| candidate.second.fits(next)) {
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
