//! Reckon: calendars whose days follow from arithmetic: Easter of the West and of the East, and the Hebrew calendar.

use crate::time::value::{day, days};
use jiff::civil::Date;

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876).
pub fn easter(year: i32) -> Option<Date> {
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

/// Easter Sunday of the Orthodox churches in the Gregorian calendar: that of the Julian one (Meeus, Astronomical
/// Algorithms, chapter 8), moved by the days between the two.
pub fn orthodox_easter(year: i32) -> Option<Date> {
    if year < 1 {
        return None;
    }
    let d = (19 * (year % 19) + 15) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    let all = d + e + 114;
    days(day(year, (all / 31) as u8, (all % 31 + 1) as u8)?, year / 100 - year / 400 - 2)
}

/// Months of the Hebrew calendar, from the new year in autumn on. Adar is the second one in a leap year; Tevet, which can
/// begin in either of two Gregorian years, is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Month {
    Tishri,
    Heshvan,
    Kislev,
    Shevat,
    Adar,
    Nisan,
    Iyar,
    Sivan,
    Tammuz,
    Av,
    Elul,
}

impl Month {
    pub fn parse(name: &str) -> Option<Self> {
        use Month::*;
        Some(match name {
            "tishri" => Tishri,
            "heshvan" => Heshvan,
            "kislev" => Kislev,
            "shevat" => Shevat,
            "adar" => Adar,
            "nisan" => Nisan,
            "iyar" => Iyar,
            "sivan" => Sivan,
            "tammuz" => Tammuz,
            "av" => Av,
            "elul" => Elul,
            _ => return None,
        })
    }
}

/// A day of the Hebrew calendar that falls in a Gregorian year (Dershowitz and Reingold, Calendrical Calculations).
pub fn hebrew(year: i32, month: Month, number: u8) -> Option<Date> {
    if !(1..=9000).contains(&year) {
        return None;
    }
    let autumn = matches!(month, Month::Tishri | Month::Heshvan | Month::Kislev);
    let hebrew = if autumn { year + 3761 } else { year + 3760 };
    let (start, next) = (new_year(hebrew), new_year(hebrew + 1));
    // Only Heshvan and Kislev have lengths that change; the months from Adar on are counted from the end.
    let heshvan = if (next - start) % 10 == 5 { 30 } else { 29 };
    let kislev = if (next - start) % 10 == 3 { 29 } else { 30 };
    let first = match month {
        Month::Tishri => start,
        Month::Heshvan => start + 30,
        Month::Kislev => start + 30 + heshvan,
        Month::Shevat => start + 30 + heshvan + kislev + 29,
        Month::Adar => next - 206,
        Month::Nisan => next - 177,
        Month::Iyar => next - 147,
        Month::Sivan => next - 118,
        Month::Tammuz => next - 88,
        Month::Av => next - 59,
        Month::Elul => next - 29,
    };
    days(Date::constant(1, 1, 1), first + i32::from(number) - 2)
}

/// The first day of a Hebrew year, in days of which 1 is 1 January of the year 1.
fn new_year(year: i32) -> i32 {
    let (before, this, after) = (molad(year - 1), molad(year), molad(year + 1));
    let delay = if after - this == 356 { 2 } else { i32::from(this - before == 382) };
    -1_373_427 + this + delay
}

/// Days from the epoch of the calendar to the new moon of a year, kept off three days of the week.
fn molad(year: i32) -> i32 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * i64::from(months);
    let day = 29 * months + (parts.div_euclid(25_920)) as i32;
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(date: Option<Date>) -> String {
        date.expect("a day").to_string()
    }

    #[test]
    fn easter_of_both_churches() {
        assert_eq!(on(easter(2018)), "2018-04-01");
        assert_eq!(on(easter(2024)), "2024-03-31");
        assert_eq!(on(orthodox_easter(2018)), "2018-04-08");
        assert_eq!(on(orthodox_easter(2024)), "2024-05-05");
        assert_eq!(on(orthodox_easter(2025)), "2025-04-20");
    }

    #[test]
    fn days_of_the_hebrew_calendar() {
        assert_eq!(on(hebrew(2018, Month::Tishri, 1)), "2018-09-10");
        assert_eq!(on(hebrew(2023, Month::Tishri, 10)), "2023-09-25");
        assert_eq!(on(hebrew(1973, Month::Tishri, 10)), "1973-10-06");
        assert_eq!(on(hebrew(2024, Month::Nisan, 15)), "2024-04-23");
        assert_eq!(on(hebrew(2021, Month::Nisan, 15)), "2021-03-28");
        assert_eq!(on(hebrew(2024, Month::Kislev, 25)), "2024-12-26");
        assert_eq!(on(hebrew(2024, Month::Adar, 14)), "2024-03-24");
        assert_eq!(on(hebrew(2022, Month::Sivan, 6)), "2022-06-05");
        assert_eq!(on(hebrew(2023, Month::Av, 9)), "2023-07-27");
        assert_eq!(on(hebrew(2024, Month::Shevat, 15)), "2024-01-25");
    }
}
