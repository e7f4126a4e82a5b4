//! Value: a point of the calendar with its granularity, and its TIMEX3 form.
//!
//! A [`Value`] is what resolving gives: "2018-11" is a month, not a string. Arithmetic keeps the granularity: a month
//! earlier than a month is a month. All of it is checked; a date that does not exist is `None`.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};
use std::fmt;

/// A unit of the calendar or of the clock, from small to large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit that a row of the word table names.
    pub fn parse(name: &str) -> Option<Self> {
        use Unit::*;
        Some(match name {
            "second" => Second,
            "minute" => Minute,
            "hour" => Hour,
            "day" => Day,
            "weekend" => Weekend,
            "week" => Week,
            "fortnight" => Fortnight,
            "month" => Month,
            "quarter" => Quarter,
            "year" => Year,
            "decade" => Decade,
            "century" => Century,
            "millennium" => Millennium,
            _ => return None,
        })
    }

    /// Whether it is a part of a day.
    pub fn is_clock(self) -> bool {
        self < Self::Day
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

impl Season {
    pub fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "WI" => Self::Winter,
            "SP" => Self::Spring,
            "SU" => Self::Summer,
            "FA" => Self::Autumn,
            _ => return None,
        })
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Winter => "WI",
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
        }
    }

    /// Its first month in the north; news in English means the northern season unless it says otherwise.
    pub fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clock {
    /// "MO", "MI", "AF", "EV", "NI", "DT"
    Part(&'static str),
    /// Hour 0 to 24, minute, and second where it was given.
    At(u8, u8, Option<u8>),
}

/// A point of the calendar. Years before Christ are negative: 490 BC is -490; there is no year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// The first two digits of its years: 19; the first century before Christ is -1.
    Century(i32),
    /// The first three digits: 198; before Christ one less than they are, so that the one from 9 to 1 BC is -1.
    Decade(i32),
    Year(i32),
    /// A season of two years: "2014/15".
    Years(i32, i32),
    Half(i32, u8),
    Season(i32, Season),
    Quarter(i32, u8),
    Month(i32, u8),
    /// ISO week-numbering year and week.
    Week(i32, u8),
    Weekend(i32, u8),
    Day(Date),
    Clock(Date, Clock),
    /// A holiday of several days, by its first: Ramadan.
    Days(Date, u16),
    /// Some day, week or month of a year, or of its month.
    Somewhere(i32, Option<u8>, Unit),
}

impl Value {
    /// A day, or several that have one name.
    pub fn of_days((first, days): (Date, u16)) -> Self {
        if days == 1 { Self::Day(first) } else { Self::Days(first, days) }
    }

    /// The unit that holds a day.
    pub fn around(date: Date, unit: Unit) -> Self {
        let (year, month) = (year_of(date), date.month() as u8);
        let week = date.iso_week_date();
        let week_year = written(i32::from(week.year()));
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(date),
            Unit::Weekend => Self::Weekend(week_year, week.week() as u8),
            Unit::Week | Unit::Fortnight => Self::Week(week_year, week.week() as u8),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Half => Self::Half(year, (month - 1) / 6 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::decade(year),
            Unit::Century | Unit::Millennium => Self::century(year),
        }
    }

    /// The decade that holds a year: the 470s BC are 479 to 470 BC.
    fn decade(year: i32) -> Self {
        Self::Decade(if year < 0 { year / 10 - 1 } else { year / 10 })
    }

    /// The century that holds a year: the first one before Christ is 100 to 1 BC.
    fn century(year: i32) -> Self {
        Self::Century(year.div_euclid(100))
    }

    /// How fine it is.
    pub fn unit(self) -> Unit {
        match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) | Self::Years(..) => Unit::Year,
            Self::Half(..) => Unit::Half,
            Self::Season(..) | Self::Quarter(..) => Unit::Quarter,
            Self::Month(..) => Unit::Month,
            Self::Week(..) => Unit::Week,
            Self::Weekend(..) => Unit::Weekend,
            Self::Day(_) => Unit::Day,
            Self::Clock(..) => Unit::Hour,
            Self::Days(_, ..7) => Unit::Day,
            Self::Days(_, ..28) => Unit::Week,
            Self::Days(..) => Unit::Month,
            Self::Somewhere(_, _, unit) => unit,
        }
    }

    /// The year it lies in, where it lies in one.
    pub fn year(self) -> Option<i32> {
        Some(match self {
            Self::Century(_) | Self::Decade(_) => return None,
            Self::Year(year)
            | Self::Years(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _)
            | Self::Weekend(year, _)
            | Self::Somewhere(year, ..) => year,
            Self::Day(date) | Self::Clock(date, _) | Self::Days(date, _) => year_of(date),
        })
    }

    /// The coarser unit that holds it: the month of a day, the decade of a year. Itself where it is as coarse already.
    pub fn widen(self, unit: Unit) -> Option<Self> {
        if let Self::Days(first, _) = self {
            return Self::Day(first).widen(unit);
        }
        if self.unit() == unit {
            return Some(self);
        }
        if self.unit() > unit {
            return None;
        }
        match (self, unit) {
            (Self::Somewhere(year, Some(month), _), Unit::Month) => Some(Self::Month(year, month)),
            (Self::Somewhere(..), unit) if unit < Unit::Year => None,
            (Self::Clock(date, _) | Self::Day(date), _) => Some(Self::around(date, unit)),
            (_, Unit::Year) => self.year().map(Self::Year),
            (_, Unit::Decade) => self.year().map(Self::decade),
            (_, Unit::Century | Unit::Millennium) => self.year().map(Self::century),
            _ => self.bounds().map(|(first, _)| Self::around(first, unit)),
        }
    }

    /// The value `by` steps of a unit later, if the calendar goes so far; negative: earlier.
    pub fn shift(self, unit: Unit, by: i32) -> Option<Self> {
        self.moved(unit, by).filter(|value| value.bounds().is_some())
    }

    fn moved(self, unit: Unit, by: i32) -> Option<Self> {
        if let Self::Days(first, _) = self {
            let edge = if by > 0 { self.bounds()?.1 } else { first };
            return Self::Day(edge).moved(unit, by);
        }
        let months = |year: i32, index: i32, size: i32| {
            let all = astronomical(year)?.checked_mul(size)?.checked_add(index)?.checked_add(by)?;
            Some((written(all.div_euclid(size)), all.rem_euclid(size)))
        };
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => None,
            Unit::Day => match self.widen(Unit::Day)? {
                Self::Day(date) => Some(Self::Day(days(date, by)?)),
                _ => None,
            },
            Unit::Week | Unit::Weekend | Unit::Fortnight => {
                let factor = if unit == Unit::Fortnight { 14 } else { 7 };
                let (first, _) =
                    self.widen(if unit == Unit::Weekend { Unit::Weekend } else { Unit::Week })?.bounds()?;
                let moved = days(first, by.checked_mul(factor)?)?;
                Some(Self::around(moved, if unit == Unit::Weekend { Unit::Weekend } else { Unit::Week }))
            }
            Unit::Month => match self.widen(Unit::Month)? {
                Self::Month(year, month) => {
                    let (year, index) = months(year, i32::from(month) - 1, 12)?;
                    Some(Self::Month(year, index as u8 + 1))
                }
                _ => None,
            },
            Unit::Quarter => match self.widen(Unit::Quarter)? {
                Self::Quarter(year, quarter) => {
                    let (year, index) = months(year, i32::from(quarter) - 1, 4)?;
                    Some(Self::Quarter(year, index as u8 + 1))
                }
                _ => None,
            },
            Unit::Half => match self.widen(Unit::Half)? {
                Self::Half(year, half) => {
                    let (year, index) = months(year, i32::from(half) - 1, 2)?;
                    Some(Self::Half(year, index as u8 + 1))
                }
                _ => None,
            },
            Unit::Year => add_years(self.year()?, by).map(Self::Year),
            Unit::Decade => match self.widen(Unit::Decade)? {
                Self::Decade(decade) => decade.checked_add(by).map(Self::Decade),
                _ => None,
            },
            Unit::Century | Unit::Millennium => match self.widen(Unit::Century)? {
                Self::Century(century) => {
                    let by = if unit == Unit::Millennium { by.checked_mul(10)? } else { by };
                    century.checked_add(by).map(Self::Century)
                }
                _ => None,
            },
        }
    }

    /// Some smaller unit of it, where no more is known.
    pub fn somewhere(self, unit: Unit) -> Option<Self> {
        let unit = match unit {
            Unit::Day | Unit::Week | Unit::Month => unit,
            Unit::Fortnight | Unit::Weekend => Unit::Week,
            _ => return None,
        };
        match self {
            Self::Month(year, month) if unit == Unit::Day => Some(Self::Somewhere(year, Some(month), unit)),
            Self::Somewhere(year, month, _) if unit == Unit::Day => Some(Self::Somewhere(year, month, unit)),
            _ => self.year().map(|year| Self::Somewhere(year, None, unit)),
        }
    }

    /// The same part of another year: March of it, its third quarter.
    pub fn with_year(self, year: i32) -> Option<Self> {
        Some(match self {
            Self::Century(_)
            | Self::Decade(_)
            | Self::Week(..)
            | Self::Weekend(..)
            | Self::Days(..)
            | Self::Somewhere(..) => {
                return None;
            }
            Self::Year(_) => Self::Year(year),
            Self::Years(first, last) => Self::Years(year, add_years(year, last - first)?),
            Self::Half(_, half) => Self::Half(year, half),
            Self::Season(_, season) => Self::Season(year, season),
            Self::Quarter(_, quarter) => Self::Quarter(year, quarter),
            Self::Month(_, month) => Self::Month(year, month),
            Self::Day(date) => Self::Day(day(year, date.month() as u8, date.day() as u8)?),
            Self::Clock(date, clock) => Self::Clock(day(year, date.month() as u8, date.day() as u8)?, clock),
        })
    }
}

/// A year as the calendar of jiff counts them: 1 BC is 0, 490 BC is -489.
fn astronomical(year: i32) -> Option<i32> {
    match year {
        0 => None,
        ..0 => Some(year + 1),
        _ => Some(year),
    }
}

/// A year as it is written, from the way of jiff.
fn written(astronomical: i32) -> i32 {
    if astronomical <= 0 { astronomical - 1 } else { astronomical }
}

/// The year of a day; negative before Christ.
pub fn year_of(date: Date) -> i32 {
    written(i32::from(date.year()))
}

/// A year so many years later: 1 follows on 1 BC.
pub fn add_years(year: i32, by: i32) -> Option<i32> {
    astronomical(year)?.checked_add(by).map(written)
}

/// A day of the calendar, if there is one.
pub fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(astronomical(year)?).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A day so many days later.
pub fn days(date: Date, by: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(by).ok()?).ok()
}

/// The last day of a month.
pub fn last_of_month(year: i32, month: u8) -> Option<Date> {
    Some(day(year, month, 1)?.last_of_month())
}

/// The day before.
pub fn day_before(date: Date) -> Option<Date> {
    date.checked_sub(1.days()).ok()
}

/// The Monday of an ISO week.
pub fn monday(year: i32, week: u8) -> Option<Date> {
    let year = i16::try_from(astronomical(year)?).ok()?;
    Some(ISOWeekDate::new(year, i8::try_from(week).ok()?, Weekday::Monday).ok()?.date())
}

struct Year(i32);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 { write!(f, "BC{:04}", -self.0) } else { write!(f, "{:04}", self.0) }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(century) if century < 0 => write!(f, "BC{:02}", !century),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Decade(decade) if decade < 0 => write!(f, "BC{:03}", !decade),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Year(year) => write!(f, "{}", Year(year)),
            Self::Years(first, last) => write!(f, "{}/{}", Year(first), Year(last)),
            Self::Half(year, half) => write!(f, "{}-H{half}", Year(year)),
            Self::Season(year, season) => write!(f, "{}-{}", Year(year), season.code()),
            Self::Quarter(year, quarter) => write!(f, "{}-Q{quarter}", Year(year)),
            Self::Month(year, month) => write!(f, "{}-{month:02}", Year(year)),
            Self::Week(year, week) => write!(f, "{}-W{week:02}", Year(year)),
            Self::Weekend(year, week) => write!(f, "{}-W{week:02}-WE", Year(year)),
            Self::Day(date) | Self::Days(date, _) => write_day(f, date),
            Self::Somewhere(year, _, Unit::Week) => write!(f, "{}-WXX", Year(year)),
            Self::Somewhere(year, _, Unit::Month) => write!(f, "{}-XX", Year(year)),
            Self::Somewhere(year, Some(month), _) => write!(f, "{}-{month:02}-XX", Year(year)),
            Self::Somewhere(year, None, _) => write!(f, "{}-XX-XX", Year(year)),
            Self::Clock(date, clock) => {
                write_day(f, date)?;
                write!(f, "{clock}")
            }
        }
    }
}

fn write_day(f: &mut fmt::Formatter<'_>, date: Date) -> fmt::Result {
    write!(f, "{}-{:02}-{:02}", Year(year_of(date)), date.month(), date.day())
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => write!(f, "T{part}"),
            Self::At(hour, minute, None) => write!(f, "T{hour:02}:{minute:02}"),
            Self::At(hour, minute, Some(second)) => write!(f, "T{hour:02}:{minute:02}:{second:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn moved(value: Value, unit: Unit, by: i32) -> String {
        value.shift(unit, by).map_or_else(|| "-".to_owned(), |value| value.to_string())
    }

    #[test]
    fn no_year_lies_between_1_bc_and_1() {
        assert_eq!(moved(Value::Year(-5), Unit::Year, 10), "0006");
        assert_eq!(moved(Value::Year(-5), Unit::Year, 4), "BC0001");
        assert_eq!(moved(Value::Year(-5), Unit::Year, 5), "0001");
        assert_eq!(moved(Value::Year(6), Unit::Year, -10), "BC0005");
        assert_eq!(moved(Value::Month(-1, 12), Unit::Month, 1), "0001-01");
        assert_eq!(moved(Value::Quarter(1, 1), Unit::Quarter, -1), "BC0001-Q4");
        assert_eq!(moved(Value::Decade(0), Unit::Decade, -1), "BC000");
        assert_eq!(moved(Value::Century(1), Unit::Century, -2), "BC00");
    }

    #[test]
    fn a_day_before_christ_lies_in_the_year_that_is_written() {
        let ides = Value::Day(day(-44, 3, 15).unwrap());
        let within = |unit| ides.widen(unit).unwrap().to_string();
        assert_eq!((ides.to_string().as_str(), ides.year()), ("BC0044-03-15", Some(-44)));
        assert_eq!(within(Unit::Month), "BC0044-03");
        assert_eq!(within(Unit::Year), "BC0044");
        assert_eq!(within(Unit::Decade), "BC004");
        assert_eq!(within(Unit::Century), "BC00");
        assert_eq!(ides.widen(Unit::Week).unwrap().bounds(), Some((date(-43, 3, 11), date(-43, 3, 17))));
        assert_eq!(day(0, 1, 1), None);
    }

    #[test]
    fn decades_and_centuries_before_christ_hold_their_years() {
        let years = |value: Value| value.bounds().map(|(first, last)| (year_of(first), year_of(last)));
        assert_eq!(years(Value::decade(-470)), Some((-479, -470)));
        assert_eq!(years(Value::decade(-9)), Some((-9, -1)));
        assert_eq!(years(Value::century(-500)), Some((-500, -401)));
        assert_eq!(years(Value::century(-1)), Some((-100, -1)));
        assert_eq!(Value::Year(-100).widen(Unit::Century), Some(Value::Century(-1)));
        assert_eq!(Value::Year(-101).widen(Unit::Century), Some(Value::Century(-2)));
    }

    #[test]
    fn what_lies_behind_the_calendar_is_none() {
        let last = Value::Day(date(9999, 12, 31));
        for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade, Unit::Century] {
            assert_eq!(moved(last, unit, 1), "-", "{unit:?}");
        }
        assert_eq!(moved(Value::Year(2018), Unit::Year, i32::MIN), "-");
    }
}
