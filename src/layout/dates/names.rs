//! The names of months and days of the week, in full or short.

use crate::calendar::{MONTHS, WEEKDAYS};
use jiff::civil::Weekday;

/// The month that a word names, from 1. Short forms have three letters or more.
pub fn month(word: &str) -> Option<i8> {
    name_in(&MONTHS, word).map(|index| index as i8 + 1)
}

/// Whether a word names a day of the week.
pub fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// The day of the week that a word names.
pub fn weekday(word: &str) -> Option<Weekday> {
    name_in(&WEEKDAYS, word).and_then(|index| Weekday::from_monday_zero_offset(index as i8).ok())
}

fn name_in(names: &[&str], word: &str) -> Option<usize> {
    let begins = |name: &&str| {
        word.len() >= 3
            && word.len() <= name.len()
            && name.as_bytes()[..word.len()].eq_ignore_ascii_case(word.as_bytes())
    };
    names.iter().position(begins)
}
