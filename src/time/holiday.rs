//! Holiday: days with a name, from `data/holidays.tsv`, and their date in a year.
//!
//! In: the words of a name, or a row and a year. Out: the row, or the date. Holidays of lunar calendars are not in the
//! table yet: their dates need a list by year.

use super::value::{day, days, last_of_month};
use crate::lexicon;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The most pieces that a name falls into: "Martin Luther King Jr. Day", "St . Valentine 's Day".
pub const MOST_PIECES: usize = 6;

#[derive(Debug, Clone, Copy)]
enum Rule {
    Fixed { month: u8, day: u8 },
    Easter,
    Weekday { weekday: i8, nth: i8, month: u8 },
}

#[derive(Debug)]
struct Holidays {
    rows: Vec<(Rule, i32)>,
    by_name: FxHashMap<&'static str, u16>,
}

static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(|| {
    let mut rows = Vec::new();
    let mut by_name = FxHashMap::default();
    for [name, rule, month, nth, shift] in lexicon::HOLIDAYS.rows() {
        let number = |column: &str| column.parse::<i8>().unwrap_or_default();
        let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let rule = match rule {
            "fixed" => Rule::Fixed { month: number(month) as u8, day: number(nth) as u8 },
            "easter" => Rule::Easter,
            name => {
                let weekday = weekdays.iter().position(|known| *known == name).unwrap_or_default() as i8 + 1;
                Rule::Weekday { weekday, nth: number(nth), month: number(month) as u8 }
            }
        };
        by_name.insert(name, rows.len() as u16);
        rows.push((rule, shift.parse().unwrap_or_default()));
    }
    Holidays { rows, by_name }
});

/// The first word of each name, in small letters.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    lexicon::HOLIDAYS.rows().map(|[name, ..]| {
        let word = name.split([' ', '\'', '.']).next().unwrap_or_default();
        &*Box::leak(word.to_lowercase().into_boxed_str())
    })
}

/// The row of a name as it stands in the text.
pub fn find(name: &str) -> Option<u16> {
    if name.contains('’') {
        return HOLIDAYS.by_name.get(name.replace('’', "'").as_str()).copied();
    }
    HOLIDAYS.by_name.get(name).copied()
}

/// The date of a holiday in a year.
pub fn date(row: u16, year: i32) -> Option<Date> {
    let (rule, shift) = *HOLIDAYS.rows.get(usize::from(row))?;
    let date = match rule {
        Rule::Fixed { month, day: number } => day(year, month, number)?,
        Rule::Easter => easter(year)?,
        Rule::Weekday { weekday, nth, month } => nth_weekday(year, month, weekday, nth)?,
    };
    days(date, shift)
}

/// The nth weekday of a month; counted from its end where `nth` is negative.
pub fn nth_weekday(year: i32, month: u8, weekday: i8, nth: i8) -> Option<Date> {
    let first = day(year, month, 1)?;
    let found = if nth > 0 {
        let ahead = (weekday - first.weekday().to_monday_one_offset()).rem_euclid(7);
        days(first, i32::from(ahead) + 7 * (i32::from(nth) - 1))?
    } else {
        let last = last_of_month(year, month)?;
        let back = (last.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
        days(last, -i32::from(back) + 7 * (i32::from(nth) + 1))?
    };
    (found.month() as u8 == month).then_some(found)
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876).
fn easter(year: i32) -> Option<Date> {
    if year < 1 {
        return None;
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let all = h + l - 7 * m + 114;
    day(year, (all / 31) as u8, (all % 31 + 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(name: &str, year: i32) -> String {
        date(find(name).expect(name), year).expect(name).to_string()
    }

    #[test]
    fn holidays_have_their_dates() {
        assert_eq!(on("Easter", 2018), "2018-04-01");
        assert_eq!(on("Good Friday", 2024), "2024-03-29");
        assert_eq!(on("Thanksgiving", 2018), "2018-11-22");
        assert_eq!(on("Memorial Day", 2019), "2019-05-27");
        assert_eq!(on("Election Day", 2016), "2016-11-08");
        assert_eq!(on("New Year’s Eve", 2018), "2018-12-31");
    }
}
