//! Interval: the days between which a value lies.

use super::value::{Season, Value, add_years, day, day_before, days, last_of_month, monday};
use jiff::ToSpan;
use jiff::civil::Date;

/// How a modifier narrows a value.
const THIRDS: [&str; 3] = ["START", "MID", "END"];

impl Value {
    /// Its first and its last day.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let years = |first: i32, last: i32| Some((day(first, 1, 1)?, day(last, 12, 31)?));
        match self {
            Self::Century(century) if century < 0 => years(century * 100, century * 100 + 99),
            Self::Century(century) => years((century * 100).max(1), century * 100 + 99),
            Self::Decade(decade) if decade < 0 => years(decade * 10 + 1, (decade * 10 + 10).min(-1)),
            Self::Decade(decade) => years((decade * 10).max(1), decade * 10 + 9),
            Self::Year(year) => years(year, year),
            Self::Years(first, last) => years(first, last),
            Self::Half(year, half) => months(year, (half - 1) * 6 + 1, 6),
            Self::Quarter(year, quarter) => months(year, (quarter - 1) * 3 + 1, 3),
            // The winter of a year begins in its December.
            Self::Season(year, Season::Winter) => Some((day(year, 12, 1)?, last_of_month(add_years(year, 1)?, 2)?)),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(year, week) => {
                let first = monday(year, week)?;
                Some((first, days(first, 6)?))
            }
            Self::Weekend(year, week) => {
                let first = monday(year, week)?;
                Some((days(first, 5)?, days(first, 6)?))
            }
            Self::Day(date) | Self::Clock(date, _) => Some((date, date)),
            Self::Days(first, length) => Some((first, days(first, i32::from(length) - 1)?)),
            Self::Somewhere(year, Some(month), _) => months(year, month, 1),
            Self::Somewhere(year, None, _) => years(year, year),
        }
    }

    /// Its first and last day, narrowed by START, MID or END to that third of it, opened by BEFORE or AFTER.
    pub fn interval(self, modifier: Option<&str>) -> (Option<Date>, Option<Date>) {
        let Some((first, last)) = self.bounds() else { return (None, None) };
        match modifier {
            Some("BEFORE") => (None, day_before(first)),
            Some("AFTER") => (days(last, 1), None),
            Some("ON_OR_BEFORE") => (None, Some(last)),
            Some("ON_OR_AFTER") => (Some(first), None),
            Some(third) => match THIRDS.iter().position(|name| *name == third) {
                None => (Some(first), Some(last)),
                Some(index) if matches!(self, Self::Year(_)) => {
                    let year = self.year().unwrap_or_default();
                    let month = index as u8 * 4 + 1;
                    months(year, month, 4).map_or((None, None), |(first, last)| (Some(first), Some(last)))
                }
                Some(index) if matches!(self, Self::Decade(_)) => {
                    let from = first.checked_add((3 * index as i64).years()).ok();
                    (from, from.and_then(|from| day_before(from.checked_add(4.years()).ok()?)))
                }
                Some(index) => {
                    let length = first.until(last).map_or(0, |span| span.get_days()) + 1;
                    let index = index as i32;
                    let start = days(first, length * index / 3);
                    let end = days(first, (length * (index + 1) / 3 - 1).max(length * index / 3));
                    (start, end)
                }
            },
            None => (Some(first), Some(last)),
        }
    }
}

fn months(year: i32, first: u8, length: u8) -> Option<(Date, Date)> {
    Some((day(year, first, 1)?, last_of_month(year, first + length - 1)?))
}
