//! Days in the forms of the press: "December 24, 2018", "24-Dec-18", "24/12/2018".
//!
//! In: the pieces of a line and a place. Out: the day that stands there, and the next place. Whether "03/07/2018" is in March
//! or in July cannot be known here: both readings are kept.

use super::names::{month, weekday};
use super::pieces::{Piece, is_word, mark, number, skip, word};
use jiff::civil::Date;

/// A day as read, or the two days that it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// With the order of its numbers, if it is written in numbers and only one order gives a day.
    Sure(Date, Option<Order>),
    Either {
        day_first: Date,
        month_first: Date,
    },
}

/// The order of day and month in a date of three numbers with the year last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// A day in any form, and the next place.
pub fn day(pieces: &[Piece], at: usize) -> Option<(Day, usize)> {
    numeric(pieces, at).or_else(|| {
        let (date, next) =
            year_first(pieces, at).or_else(|| day_month(pieces, at)).or_else(|| month_day(pieces, at))?;
        Some((Day::Sure(date, None), next))
    })
}

/// "2018-12-24", "24/12/2018", "12.24.18": three numbers with the same mark between them.
fn numeric(pieces: &[Piece], at: usize) -> Option<(Day, usize)> {
    let ((first, first_digits), (second, second_digits)) = (number(pieces, at)?, number(pieces, at + 2)?);
    let (third, third_digits) = number(pieces, at + 4)?;
    let between = mark(pieces, at + 1)?;
    if !matches!(between, '-' | '/' | '.' | '‑') || mark(pieces, at + 3) != Some(between) || second_digits > 2 {
        return None;
    }
    let next = at + 5;
    match (first_digits, third_digits) {
        (4, 1 | 2) => Some((Day::Sure(date(first, second, third)?, None), next)),
        (1 | 2, 4) => Some((either(first, second, third)?, next)),
        (1 | 2, 2) if between != '.' && pieces[at + 1].glued => Some((either(first, second, 2000 + third)?, next)),
        _ => None,
    }
}

/// The day in both orders, or in the only one that the calendar allows.
fn either(first: u32, second: u32, year: u32) -> Option<Day> {
    match (date(year, second, first), date(year, first, second)) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Some(Day::Either { day_first, month_first })
        }
        (Some(date), Some(_)) => Some(Day::Sure(date, None)),
        (Some(date), None) => Some(Day::Sure(date, Some(Order::DayFirst))),
        (None, Some(date)) => Some(Day::Sure(date, Some(Order::MonthFirst))),
        (None, None) => None,
    }
}

/// "2018 December 24", "2018-Dec-24".
fn year_first(pieces: &[Piece], at: usize) -> Option<(Date, usize)> {
    let (year, digits) = number(pieces, at)?;
    let at = skip(pieces, at + 1, "-,/");
    let month = month(word(pieces, at)?)?;
    let at = skip(pieces, at + 1, ".-,/");
    let (day, _) = number(pieces, at)?;
    (digits == 4).then(|| date(year, month as u32, day)).flatten().map(|date| (date, at + 1))
}

/// "24 December 2018", "24th of Dec., 2018", "24-Dec-2018".
fn day_month(pieces: &[Piece], at: usize) -> Option<(Date, usize)> {
    let (day, digits) = number(pieces, at)?;
    let mut at = ordinal(pieces, at + 1);
    at += usize::from(is_word(pieces, at, "of"));
    at = skip(pieces, at, "-/,.");
    let month = month(word(pieces, at)?)?;
    let at = skip(pieces, at + 1, ".,-/'’");
    let (year, next) = year(pieces, at)?;
    (digits <= 2).then(|| date(year, month as u32, day)).flatten().map(|date| (date, next))
}

/// "December 24, 2018", "Dec. 24th 2018".
fn month_day(pieces: &[Piece], at: usize) -> Option<(Date, usize)> {
    let month = month(word(pieces, at)?)?;
    let at = skip(pieces, at + 1, ".-/");
    let (day, digits) = number(pieces, at)?;
    let mut at = skip(pieces, ordinal(pieces, at + 1), ",.-/");
    // "May 1 (Tuesday), 2018" is rare; "December 24, Monday, 2018" is not.
    if let Some(next) = word(pieces, at).and_then(weekday).map(|_| skip(pieces, at + 1, ",")) {
        at = next;
    }
    let (year, next) = year(pieces, at)?;
    (digits <= 2).then(|| date(year, month as u32, day)).flatten().map(|date| (date, next))
}

fn ordinal(pieces: &[Piece], at: usize) -> usize {
    let is_ending = |word: &str| ["st", "nd", "rd", "th"].iter().any(|ending| word.eq_ignore_ascii_case(ending));
    at + usize::from(pieces.get(at).is_some_and(|piece| piece.glued) && word(pieces, at).is_some_and(is_ending))
}

fn year(pieces: &[Piece], at: usize) -> Option<(u32, usize)> {
    let (year, digits) = number(pieces, at)?;
    match digits {
        4 => Some((year, at + 1)),
        // "24-Dec-18", "24 Dec '18"
        2 if pieces[at].glued => Some((2000 + year, at + 1)),
        _ => None,
    }
}

/// A day of the years in which the press has existed online, or in archives that were put there.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1850..=2100).contains(&year) || month > 12 || day > 31 {
        return None;
    }
    Date::new(year as i16, month as i8, day as i8).ok()
}
