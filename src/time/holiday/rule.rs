//! Rule: when a day with a name is, as the column `when` of `data/holidays.tsv` and of a user's file says it.
//!
//! A base, then perhaps days to add, then perhaps a length: "12-25", "1944-06-06", "fourth thursday of november +1",
//! "orthodox easter -2", "15 nisan for 8 days", "ramadan".

use super::reckon::{self, Month};
use crate::calendar::{MONTHS, WEEKDAYS};
use crate::lexicon;
use crate::time::value::{day, days, last_of_month, year_of};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// When a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    base: Base,
    shift: i32,
    days: u16,
}

/// A first day, and how many there are.
pub type Days = (Date, u16);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    EachYear {
        month: u8,
        day: u8,
    },
    Once(Date),
    Weekday {
        nth: i8,
        weekday: i8,
        month: u8,
    },
    Easter,
    OrthodoxEaster,
    Hebrew {
        day: u8,
        month: Month,
    },
    /// The calendar of this number in `data/holiday_dates.tsv`.
    Listed(u16),
}

/// The forms that a fault shows.
const FORMS: &str =
    "expected e.g. \"12-25\", \"2018-05-16\", \"third thursday of march\", \"easter +39\", \"15 nisan\"";

const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

impl Rule {
    /// Read a rule; what is wrong with it.
    pub fn parse(when: &str) -> Result<Self, String> {
        let fault = || format!("when is {when:?}; {FORMS}");
        let mut words: Vec<&str> = when.split_whitespace().collect();
        let mut length = None;
        if let [.., "for", number, "days" | "day"] = words[..] {
            length = Some(number.parse::<u16>().ok().filter(|days| (1..=366).contains(days)).ok_or_else(fault)?);
            words.truncate(words.len() - 3);
        }
        let mut shift = 0;
        if let [_, .., last] = words[..]
            && last.starts_with(['+', '-'])
        {
            shift = last.parse::<i32>().ok().filter(|days| (-366..=366).contains(days)).ok_or_else(fault)?;
            words.pop();
        }
        let base = Base::parse(&words).map_err(|missing| missing.unwrap_or_else(fault))?;
        Ok(Self { base, shift, days: length.unwrap_or(1) })
    }

    /// The days in a year: none, one, or two where the moon brings the day back before the year is over.
    pub fn in_year(self, year: i32) -> impl Iterator<Item = Days> {
        let listed = match self.base {
            Base::Listed(calendar) => LISTED.days(calendar, year),
            _ => &[],
        };
        let reckoned = self.reckon(year).map(|date| (date, self.days));
        reckoned
            .into_iter()
            .chain(listed.iter().copied())
            .filter_map(move |(date, length)| Some((days(date, self.shift)?, length.max(self.days))))
    }

    fn reckon(self, year: i32) -> Option<Date> {
        match self.base {
            Base::EachYear { month, day: number } => day(year, month, number),
            Base::Once(date) => (year_of(date) == year).then_some(date),
            Base::Weekday { nth, weekday, month } => nth_weekday(year, month, weekday, nth),
            Base::Easter => reckon::easter(year),
            Base::OrthodoxEaster => reckon::orthodox_easter(year),
            Base::Hebrew { day, month } => reckon::hebrew(year, month, day),
            Base::Listed(_) => None,
        }
    }

    /// The month and day, where they are the same each year.
    pub fn each_year(self) -> Option<(u8, u8)> {
        match self.base {
            Base::EachYear { month, day } if self.shift == 0 && self.days == 1 => Some((month, day)),
            _ => None,
        }
    }

    /// The day, where there is only one.
    pub fn once(self) -> Option<Date> {
        match self.base {
            Base::Once(date) => days(date, self.shift),
            _ => None,
        }
    }
}

impl Base {
    /// Read a base; the error is a sentence where there is more to say than that it is unknown.
    fn parse(words: &[&str]) -> Result<Self, Option<String>> {
        let index = |names: &[&str], name: &str| names.iter().position(|known| known.eq_ignore_ascii_case(name));
        match *words {
            ["easter"] => Ok(Self::Easter),
            ["orthodox", "easter"] => Ok(Self::OrthodoxEaster),
            [nth, weekday, "of", month] => {
                let nth = if nth == "last" { Some(-1) } else { index(&ORDINALS, nth).map(|at| at as i8 + 1) };
                let weekday = index(&WEEKDAYS, weekday).map(|at| at as i8 + 1);
                let month = index(&MONTHS, month).map(|at| at as u8 + 1);
                let (Some(nth), Some(weekday), Some(month)) = (nth, weekday, month) else { return Err(None) };
                Ok(Self::Weekday { nth, weekday, month })
            }
            [number, month] if Month::parse(month).is_some() => {
                let day = number.parse().ok().filter(|day| (1..=30).contains(day)).ok_or(None)?;
                Ok(Self::Hebrew { day, month: Month::parse(month).ok_or(None)? })
            }
            [date] if date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {
                let numbers: Vec<&str> = date.split('-').collect();
                match numbers[..] {
                    [month, number] if month.len() == 2 && number.len() == 2 => {
                        let (month, number) = (month.parse().map_err(|_| None)?, number.parse().map_err(|_| None)?);
                        day(2000, month, number).ok_or_else(|| Some(format!("{date} is no day of any year")))?;
                        Ok(Self::EachYear { month, day: number })
                    }
                    [year, _, _] if year.len() == 4 => {
                        let found: Result<Date, _> = date.parse();
                        found.map(Self::Once).map_err(|_| Some(format!("{date} is no day of the calendar")))
                    }
                    _ => Err(None),
                }
            }
            _ => LISTED.number(&words.join(" ")).map(Self::Listed).ok_or(None),
        }
    }
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

/// The calendars of `data/holiday_dates.tsv`.
#[derive(Debug, Default)]
struct Listed {
    numbers: FxHashMap<&'static str, u16>,
    /// The days of a calendar in a year.
    days: FxHashMap<(u16, i32), Vec<Days>>,
}

static LISTED: LazyLock<Listed> = LazyLock::new(|| {
    let mut listed = Listed::default();
    for [calendar, date, length] in lexicon::HOLIDAY_DATES.rows() {
        let next = listed.numbers.len() as u16;
        let number = *listed.numbers.entry(calendar).or_insert(next);
        if let (Ok(date), Ok(length)) = (date.parse::<Date>(), length.parse()) {
            listed.days.entry((number, year_of(date))).or_default().push((date, length));
        }
    }
    listed
});

impl Listed {
    fn number(&self, calendar: &str) -> Option<u16> {
        self.numbers.get(calendar).copied()
    }

    fn days(&self, calendar: u16, year: i32) -> &[Days] {
        self.days.get(&(calendar, year)).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(when: &str) -> String {
        Rule::parse(when).unwrap_err()
    }

    #[test]
    fn a_fault_says_what_is_expected() {
        let forms = FORMS;
        assert_eq!(fault("thrid thursday of march"), format!("when is \"thrid thursday of march\"; {forms}"));
        assert_eq!(fault("easter +x"), format!("when is \"easter +x\"; {forms}"));
        assert_eq!(fault("easter -367"), format!("when is \"easter -367\"; {forms}"));
        assert_eq!(fault("easter -2147483648"), format!("when is \"easter -2147483648\"; {forms}"));
        assert_eq!(fault("easter for 0 days"), format!("when is \"easter for 0 days\"; {forms}"));
        assert_eq!(fault(""), format!("when is \"\"; {forms}"));
        assert_eq!(fault("02-30"), "02-30 is no day of any year");
        assert_eq!(fault("2019-02-29"), "2019-02-29 is no day of the calendar");
    }

    #[test]
    fn rules_give_their_days() {
        let on = |when: &str, year| {
            let shown = |(date, length): Days| format!("{date} {length}");
            Rule::parse(when).unwrap().in_year(year).map(shown).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(on("12-25", 2018), "2018-12-25 1");
        assert_eq!(on("1944-06-06", 1944), "1944-06-06 1");
        assert_eq!(on("1944-06-06", 1945), "");
        assert_eq!(on("fourth thursday of november +1", 2018), "2018-11-23 1");
        assert_eq!(on("last monday of may", 2019), "2019-05-27 1");
        assert_eq!(on("fifth monday of february", 2019), "");
        assert_eq!(on("easter -46 for 46 days", 2018), "2018-02-14 46");
        assert_eq!(on("orthodox easter", 2024), "2024-05-05 1");
        assert_eq!(on("15 nisan for 8 days", 2024), "2024-04-23 8");
        assert_eq!(on("ramadan", 2018), "2018-05-16 30");
        assert_eq!(on("eid al-fitr", 2000), "2000-01-08 1, 2000-12-27 1");
        assert_eq!(on("diwali", 2018), "2018-11-07 1");
        assert_eq!(on("ramadan", 1750), "");
    }
}
