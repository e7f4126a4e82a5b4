//! Distance: dates told by how far they are: "last month", "next summer", "two years ago", "three days later".

use super::Context;
use super::focus::Mention;
use super::week::Side;
use super::when::moved_day;
use crate::time::length::{Amount, Length};
use crate::time::symbol::{Anchor, ENDED, NEAREST, When};
use crate::time::value::{Clock, Season, Unit, Value, add_years, days, year_of};
use jiff::civil::Date;

/// Sentences within which a quarter or a day stays what later ones are compared with.
const REACH: usize = 4;

impl Context<'_> {
    pub(super) fn anchor(&self, anchor: Anchor) -> Option<Value> {
        match anchor {
            Anchor::Published => self.today(),
            Anchor::Focus => self.focus.before(self.sentence).or(self.today()),
        }
    }

    /// The unit that holds an anchor, moved: "last month", "the following week".
    pub(super) fn shift(&self, anchor: Anchor, unit: Unit, by: i32) -> Option<Value> {
        self.moved(self.anchor(anchor)?, anchor, unit, by)
    }

    /// "last March", "next summer", "this Friday".
    pub(super) fn near(&self, part: &When, direction: i32) -> Option<Value> {
        if let When::Weekday(weekday) = part {
            let side = match direction {
                -2 => Side::BeforeFocus,
                -1 => Side::Before,
                1 => Side::After,
                NEAREST => Side::Nearest,
                _ => Side::NotBefore,
            };
            return self.weekday(*weekday, side);
        }
        let (start, end) = self.today()?.bounds()?;
        let year = year_of(start);
        let mut values = [-1, 0, 1, 2].into_iter().filter_map(|by| self.in_year(part, add_years(year, by)?));
        match direction {
            -1 => values.take_while(|value| value.bounds().is_some_and(|(_, last)| last < start)).last(),
            1 => values.find(|value| value.bounds().is_some_and(|(first, _)| first > end)),
            _ if matches!(part, When::Season(Season::Winter)) && start.month() < 6 => {
                self.in_year(part, add_years(year, -1)?)
            }
            _ => self.in_year(part, year),
        }
    }

    /// "two years ago", "three days later".
    pub(super) fn offset(&self, anchor: Anchor, length: Length, sign: i32) -> Option<Value> {
        let base = self.anchor(anchor)?;
        if let Some((_, smallest)) = length.more.iter().flatten().last() {
            let from = base.bounds().filter(|_| base.unit() <= *smallest)?.0;
            return far(from, length, sign).map(|date| Value::around(date, *smallest));
        }
        let (count, unit) = length.steps()?;
        let by = count.checked_mul(sign)?;
        if unit == Unit::Year {
            // A year before a quarter is that quarter, a year before a month is that month.
            let quarter = self.focus.quarter.filter(|quarter| self.sentence - quarter.sentence < REACH && count == 1);
            let month = self.focus.at(self.sentence).filter(|month| {
                anchor == Anchor::Focus
                    && month.sentence == self.sentence
                    && matches!(month.value, Value::Month(..) | Value::Season(..))
            });
            if let Some(part) = quarter.or(month).map(|mention| mention.value) {
                return part.with_year(add_years(part.year()?, by)?);
            }
            // In the news it is the year before this one, unless the story is in the past.
            let history = |published: Date| {
                let recent = self.focus.at(self.sentence).filter(|mention| self.sentence - mention.sentence < 2);
                let year = recent.and_then(|mention| mention.value.year());
                year.is_some_and(|year| year + 1 < year_of(published))
            };
            if let (Some(published), Anchor::Focus, -1) = (self.published, anchor, by)
                && !history(published)
            {
                return Value::Day(published).shift(unit, by);
            }
        }
        self.moved(base, anchor, unit, by)
    }

    /// A value moved; where it is too coarse ("the next day" after "in 1917"), only the year or month is known.
    fn moved(&self, base: Value, anchor: Anchor, unit: Unit, by: i32) -> Option<Value> {
        let day = self.focus.day.filter(|day| anchor == Anchor::Focus && self.sentence - day.sentence < REACH);
        base.shift(unit, by).or_else(|| day?.value.shift(unit, by)).or_else(|| match self.published {
            Some(published) if anchor == Anchor::Focus => Value::Day(published).shift(unit, by),
            _ if base.unit() > unit || matches!(base, Value::Somewhere(..)) => base.somewhere(unit),
            _ => None,
        })
    }

    /// "two hours later", after a time of day that was named just before.
    pub(super) fn clock_offset(&self, length: Length, sign: i32) -> Option<Value> {
        let Mention { value: Value::Clock(date, Clock::At(hour, minute, _)), sentence } =
            self.focus.at(self.sentence)?
        else {
            return None;
        };
        let by = length.minutes()?;
        let from = i32::from(hour) * 60 + i32::from(minute);
        let moved = from.checked_add(by.checked_mul(sign)?)?;
        let date = days(date, moved.div_euclid(24 * 60))?;
        let of_day = moved.rem_euclid(24 * 60);
        let clock = Clock::At((of_day / 60) as u8, (of_day % 60) as u8, None);
        (self.sentence - sentence <= 1).then_some(Value::Clock(date, clock))
    }

    /// The first and last day of a length that ends (-1) or begins (1) at the day of publication.
    pub(super) fn stretch(&self, length: Length, side: i32) -> (Option<Date>, Option<Date>) {
        let Some(anchor) = self.published else { return (None, None) };
        let far = far(anchor, length, side);
        if side < 0 { (far, Some(anchor)) } else { (Some(anchor), far) }
    }

    /// The first and last day of a length at the beginning (1) or the end (-1) of what it is part of.
    pub(super) fn edge(&self, length: Length, edge: i32) -> (Option<Date>, Option<Date>) {
        let within = |(first, last): (Date, Date)| {
            if edge == ENDED {
                return Some((far(days(last, 1)?, length, -1)?, last));
            }
            let (from, to) = match edge > 0 {
                true => (first, days(far(first, length, 1)?, -1)?),
                false => (far(days(last, 1)?, length, -1)?, last),
            };
            (first <= from && to <= last).then_some((from, to))
        };
        self.whole.and_then(Value::bounds).and_then(within).unzip()
    }
}

/// The day at the other end of a length that begins (1) or ends (-1) with a day.
fn far(day: Date, length: Length, sign: i32) -> Option<Date> {
    let (count, unit) = length.steps()?;
    let first = moved_day(day, unit, count.checked_mul(sign)?)?;
    let parts = length.more.iter().flatten();
    parts
        .copied()
        .try_fold(first, |day, (count, unit)| moved_day(day, unit, i32::try_from(count).ok()?.checked_mul(sign)?))
}

impl Length {
    /// How many steps of a unit it is, in a finer unit where it holds a half.
    fn steps(self) -> Option<(i32, Unit)> {
        let whole =
            |count: u32, factor: i32, more: i32| i32::try_from(count).ok()?.checked_mul(factor)?.checked_add(more);
        Some(match (self.amount, self.unit) {
            (Amount::Count(count), Unit::Decade) => (whole(count, 10, 0)?, Unit::Year),
            (Amount::Count(count), unit) => (whole(count, 1, 0)?, unit),
            (Amount::Half(count), Unit::Year) => (whole(count, 12, 6)?, Unit::Month),
            (Amount::Half(count), Unit::Decade) => (whole(count, 10, 5)?, Unit::Year),
            (Amount::Half(count), Unit::Century) => (whole(count, 100, 50)?, Unit::Year),
            _ => return None,
        })
    }
}
