//! The value of a symbolic date: each way to say one, read against the day from which it is told.

use super::Context;
use super::week::Side;
use crate::layout::Order;
use crate::time::holiday::nth_weekday;
use crate::time::symbol::{Counted, When};
use crate::time::tense::Tense;
use crate::time::value::{Unit, Value, add_years, day, days};
use jiff::civil::Date;

impl Context<'_> {
    /// The day from which relative dates are told: of publication, else what the story has reached.
    pub(super) fn today(&self) -> Option<Value> {
        self.published.map(Value::Day).or_else(|| self.focus.at(self.sentence).map(|mention| mention.value))
    }

    /// The value of a symbolic date.
    pub(super) fn when(&self, when: &When) -> Option<Value> {
        match *when {
            When::Century(century) => Some(Value::Century(century)),
            When::Decade(decade) => Some(Value::Decade(decade)),
            When::Year(year) => Some(Value::Year(year)),
            When::Years(first, last) => Some(Value::Years(first, last)),
            When::Calendar(year, month, number) => day(year, month, number).map(Value::Day),
            When::ShortDecade(digit) => {
                let now = self.today().and_then(Value::year).filter(|year| *year > 0)? / 10;
                Some(Value::Decade(now - (now - digit).rem_euclid(10)))
            }
            When::ShortYear(digits) => {
                let now = self.today().and_then(Value::year).filter(|year| *year > 0)?;
                let year = now / 100 * 100 + digits;
                Some(if year > now + 5 { year - 100 } else { year }).filter(|year| *year > 0).map(Value::Year)
            }
            When::Month(_)
            | When::MonthDay(..)
            | When::Season(_)
            | When::Quarter(_)
            | When::Half(_)
            | When::Holiday(_) => self.of_some_year(when),
            When::Weekday(weekday) => self.weekday(weekday, Side::Told),
            When::Weekend => self.weekend(),
            When::Shift(anchor, unit, by) => self.shift(anchor, unit, by),
            When::AnyWeekday(_) => None,
            When::Nearby(ref part, by) => {
                let steps = (by.abs() - 1).checked_mul(by.signum())?;
                match self.near(part, by.signum())? {
                    Value::Day(date) if part.is_weekday() => days(date, steps.checked_mul(7)?).map(Value::Day),
                    value => value.with_year(add_years(value.year()?, steps)?),
                }
            }
            When::Near(ref part, direction) => self.near(part, direction),
            When::Offset(anchor, length, sign) => self.offset(anchor, length, sign),
            When::Inside(ref part, ref whole) => self.inside(part, whole),
            When::Nth(nth, counted, ref whole) => match (counted, self.when(whole)?) {
                // A feast that the table has by its first day only: "the second day of Eid al-Fitr".
                (Counted::Unit(Unit::Day), Value::Day(first)) if matches!(**whole, When::Holiday(_)) && nth > 0 => {
                    days(first, nth - 1).map(Value::Day)
                }
                (counted, whole) => nth_of(nth, counted, whole),
            },
            When::From(ref from, length, sign) => {
                let by = length.amount.count()?.checked_mul(sign)?;
                match self.when(from)? {
                    // "a year ago on Tuesday" is a day, "a year after Christmas" is a year.
                    Value::Day(date) if from.is_weekday() => moved_day(date, length.unit, by).map(Value::Day),
                    // "a century ago this week" is a week
                    value @ (Value::Week(..) | Value::Month(..)) if length.unit >= Unit::Year => {
                        moved_day(value.bounds()?.0, length.unit, by).map(|day| Value::around(day, value.unit()))
                    }
                    value => value.shift(length.unit, by),
                }
            }
            When::Around(unit, ref when) => self.when(when)?.widen(unit),
            When::Same(unit) => self.same(unit),
            When::That(unit) => self.focus.widened(self.sentence, unit).or_else(|| self.same(unit)),
            When::Numeric(first, second, year) => self.numeric(first, second, year).map(Value::Day),
        }
    }

    /// A part in a whole.
    fn inside(&self, part: &When, whole: &When) -> Option<Value> {
        let whole = self.when(whole)?;
        match (part, whole) {
            (When::Weekday(weekday), Value::Week(..)) => {
                days(whole.bounds()?.0, i32::from(*weekday) - 1).map(Value::Day)
            }
            (When::Weekend, Value::Week(year, week)) => Some(Value::Weekend(year, week)),
            (
                When::Month(_)
                | When::MonthDay(..)
                | When::Season(_)
                | When::Quarter(_)
                | When::Half(_)
                | When::Holiday(_),
                _,
            ) => self.in_year(part, whole.year()?),
            _ => self.when(part)?.with_year(whole.year()?),
        }
    }

    /// The unit that is in focus: "that year", "the quarter".
    pub(super) fn same(&self, unit: Unit) -> Option<Value> {
        let focus = self.focus.at(self.sentence);
        let fresh = focus.filter(|focus| self.published.is_none() || self.sentence - focus.sentence < 2);
        if let Some(value) = fresh.and_then(|focus| focus.value.widen(unit)) {
            return Some(value);
        }
        let Some(published) = self.published.map(Value::Day) else { return focus?.value.somewhere(unit) };
        // Results are those of the last quarter that ended.
        if unit == Unit::Quarter { published.shift(unit, -1) } else { published.widen(unit) }
    }

    /// The day of a time of day that says none: "It left shortly before 4 a.m." is told of the day that the story began with, if
    /// it looks back; "It starts at 4 p.m." is not.
    pub(super) fn day_of_clock(&self) -> Option<Value> {
        let told = self.focus.at(self.sentence).is_some_and(|focus| self.sentence - focus.sentence < 2);
        let of_story = || {
            let published = self.published.filter(|_| self.tense == Some(Tense::Past))?;
            let near = |day: &Date| *day <= published && day.until(published).is_ok_and(|gap| gap.get_days() < 7);
            self.focus.lead.filter(near).map(Value::Day)
        };
        let of_story = if told { None } else { of_story() };
        of_story.or_else(|| self.same(Unit::Day))
    }

    /// "03/07/2018": in the order that the document has; else the one that is near its publication; else the month first.
    fn numeric(&self, first: u8, second: u8, year: i32) -> Option<Date> {
        let (day_first, month_first) = (day(year, second, first), day(year, first, second));
        let (Some(by_day), Some(by_month)) = (day_first, month_first) else { return day_first.or(month_first) };
        let ahead = |date: Date| self.published.is_some_and(|published| date > published);
        Some(match self.order {
            Some(Order::DayFirst) => by_day,
            Some(Order::MonthFirst) => by_month,
            None if self.published == Some(by_day) || ahead(by_month) && !ahead(by_day) => by_day,
            None => by_month,
        })
    }
}

/// A day so many units later; negative: earlier. What the calendar does not have ends with its month.
pub fn moved_day(date: Date, unit: Unit, by: i32) -> Option<Date> {
    let months =
        |factor: i32| date.checked_add(jiff::Span::new().try_months(i64::from(by.checked_mul(factor)?)).ok()?).ok();
    match unit {
        // As many days as it may reach into.
        Unit::Second | Unit::Minute | Unit::Hour => {
            let of_day = match unit {
                Unit::Second => 24 * 60 * 60,
                Unit::Minute => 24 * 60,
                _ => 24,
            };
            days(date, (by.abs() / of_day + i32::from(by % of_day != 0)) * by.signum())
        }
        Unit::Day => days(date, by),
        Unit::Weekend | Unit::Week => days(date, by.checked_mul(7)?),
        Unit::Fortnight => days(date, by.checked_mul(14)?),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Half => months(6),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Millennium => months(12000),
    }
}

/// The nth weekday, day, week, month of a whole; from its end where negative.
fn nth_of(nth: i32, counted: Counted, whole: Value) -> Option<Value> {
    let (first, last) = whole.bounds()?;
    let (unit, within) = match (counted, whole) {
        (Counted::Weekday(weekday), Value::Month(year, month)) => {
            let nth = i8::try_from(nth).ok()?;
            return nth_weekday(year, month, weekday as i8, nth).map(Value::Day);
        }
        (Counted::Weekday(weekday), Value::Year(_)) if nth > 0 => {
            let ahead = (i32::from(weekday) - i32::from(first.weekday().to_monday_one_offset())).rem_euclid(7);
            return days(first, ahead.checked_add((nth - 1).checked_mul(7)?)?).map(Value::Day);
        }
        (Counted::Weekday(_), _) => return None,
        (Counted::Unit(unit), whole) => (unit, unit < whole.unit()),
    };
    if !within {
        return None;
    }
    let (mut edge, by) = if nth > 0 { (first, nth - 1) } else { (last, nth + 1) };
    // The week at an edge is that of the month or year in which its Thursday lies.
    if unit == Unit::Week {
        let past_thursday = edge.weekday().to_monday_one_offset() - 4;
        if nth > 0 && past_thursday > 0 {
            edge = days(edge, 7)?;
        } else if nth < 0 && past_thursday < 0 {
            edge = days(edge, -7)?;
        }
    }
    let value = Value::around(edge, unit).shift(unit, by)?;
    let (start, _) = value.bounds()?;
    (start <= last).then_some(value)
}
