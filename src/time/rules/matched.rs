//! Match: what a pattern matched, and what stands around it, as the productions of the rules ask for it.

use crate::time::context::{self, Kind};
use crate::time::items::{Item, NOTHING};
use crate::time::length::Amount;
use crate::time::numbers::HALF;
use crate::time::symbol::{Found, Symbol, When};
use crate::time::value::{Season, Unit};
use crate::time::words::{self, Mask};

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

    /// Whether the word so many places after the match makes a name of it: "the October Revolution".
    pub fn names(&self, by: usize) -> bool {
        let between = &self.items[self.end..self.items.len().min(self.end + by - 1)];
        let title = |item: &Item| item.capital || item.digits > 0 || item.is(words::DASH | words::APOSTROPHE);
        let noun = self.items.get(self.end + by - 1);
        noun.is_some_and(|noun| noun.capital && context::tells(self.word(noun), Kind::Name))
            && between.iter().all(title)
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
