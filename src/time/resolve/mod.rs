//! Resolve: anchors what was recognised: the date of publication, the last date in focus, the tense.
//!
//! In: a [`Found`] and the [`Context`]. Out: a [`Time`]. News looks back: "on Friday" and "in October" are the last ones
//! unless the tense says otherwise. Without a date of publication the text is read as a story, which goes on in the year
//! that it has reached. What has no anchor at all keeps the form of its words ("XXXX-10"), and nothing is guessed.

mod distance;
mod focus;
mod symbolic;
mod week;
mod year;

use super::holiday::{Holidays, nth_weekday};
use super::length::{Amount, Length};
use super::symbol::{Anchor, Counted, EARLIER, Found, LATER, Repeat, Symbol, When};
use super::tense::Tense;
use super::value::{Clock, Unit, Value, add_years, day, days};
use super::{Time, TimeKind, TimeOrigin};
use crate::layout::Order;
use crate::span::ByteSpan;
pub use focus::{Focus, Place};
use jiff::civil::Date;
use week::Side;

/// What an expression is read against.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    pub published: Option<Date>,
    pub focus: Focus,
    /// The order of day and month in dates of three numbers, where the document settles it.
    pub order: Option<Order>,
    /// The year that stands at the end of a range: "between March and April 1918".
    pub ahead: Option<i32>,
    /// In a story, the next date that is written with its year.
    pub next: Option<Value>,
    /// What a length is the beginning or end of: "the first six months of 2019".
    pub whole: Option<Value>,
    /// The day that follows a time of day and the same time in brackets: "10:35 a.m. (0735 GMT) Friday".
    pub day: Option<&'a When>,
    /// The start of the range that the expression ends: "from Friday to Tuesday".
    pub begun: Option<Value>,
    /// The weekday that ends the range that it begins.
    pub ends: Option<u8>,
    /// The value that was resolved last.
    pub last: Option<Value>,
    pub sentence: usize,
    pub place: Place,
    pub tense: Option<Tense>,
    /// The clause tells what is usual: "it normally peaks in the second quarter".
    pub usual: bool,
    pub holidays: &'a Holidays,
}

impl<'a> Context<'a> {
    pub fn new(published: Option<Date>, order: Option<Order>, holidays: &'a Holidays) -> Self {
        Self {
            published,
            focus: Focus::new(published.is_some()),
            order,
            ahead: None,
            next: None,
            whole: None,
            day: None,
            begun: None,
            ends: None,
            last: None,
            sentence: 0,
            place: Place::default(),
            tense: None,
            usual: false,
            holidays,
        }
    }

    /// The value of an expression, which becomes the focus of the next one.
    pub fn resolve(&mut self, found: &Found, span: ByteSpan) -> Time {
        let mut time = Time {
            span,
            kind: TimeKind::Date,
            value: None,
            modifier: found.modifier.map(|modifier| match modifier {
                EARLIER => "START",
                LATER => "END",
                other => other,
            }),
            quant: found.quant.map(str::to_owned),
            freq: found.freq.map(|freq| format!("{freq}X")),
            earliest: None,
            latest: None,
            origin: TimeOrigin::Relative,
            rule: found.rule,
        };
        match &found.symbol {
            Symbol::Date(When::Offset(_, Length { amount: Amount::Unknown, .. }, sign)) => {
                time.value = Some(if *sign < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned());
                time.origin = TimeOrigin::Vague;
            }
            Symbol::Date(When::Offset(_, length, sign)) if length.unit.is_clock() => {
                match self.clock_offset(*length, *sign) {
                    Some(value) => {
                        time.kind = TimeKind::Time;
                        self.give(&mut time, Some(value));
                    }
                    // Hours after something that has no time: their length is all that is known.
                    None => {
                        time.kind = TimeKind::Duration;
                        time.value = Some(length.to_string());
                    }
                }
            }
            Symbol::Date(when @ When::Offset(anchor, length, sign)) if self.leaves_calendar(when, *anchor, *length) => {
                time.value = Some(if *sign < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned());
                time.origin = TimeOrigin::Vague;
            }
            Symbol::Date(when @ When::Quarter(_)) if self.usual => {
                time.kind = TimeKind::Set;
                time.value = symbolic::date(when);
                time.origin = TimeOrigin::Explicit;
            }
            Symbol::Date(when) => {
                let once = matches!(when, When::Holiday(row) if self.holidays.once(*row).is_some());
                if when.is_explicit() || once {
                    time.origin = TimeOrigin::Explicit;
                }
                let value = self.when(when);
                let kept = self.focus;
                self.give(&mut time, value);
                self.part_at_publication(&mut time, value, found.modifier);
                // What results are compared with is not what the story goes on from.
                // "last year" is told from the day of publication: where that is not known, the story stays where it was.
                if when.compares() || self.published.is_none() && when.is_told_from_publication() {
                    self.focus = kept;
                }
                if value.is_none() {
                    time.value = symbolic::date(when);
                }
            }
            Symbol::Time(day, clock) => {
                time.kind = TimeKind::Time;
                if day.as_ref().is_some_and(When::is_explicit) {
                    time.origin = TimeOrigin::Explicit;
                }
                let value = match day.as_ref().or(self.day) {
                    Some(day) => self.when(day),
                    None => self.day_of_clock(),
                };
                match value {
                    Some(Value::Day(date)) => self.give(&mut time, Some(Value::Clock(date, *clock))),
                    _ => time.value = Some(symbolic::clock(day.as_ref(), *clock)),
                }
            }
            Symbol::Duration(length) => {
                time.kind = TimeKind::Duration;
                time.value = Some(length.to_string());
                if found.side != 0 {
                    (time.earliest, time.latest) = self.stretch(*length, found.side);
                }
                if found.edge != 0 {
                    (time.earliest, time.latest) = self.edge(*length, found.edge);
                }
                time.origin = if length.amount == Amount::Unknown { TimeOrigin::Vague } else { TimeOrigin::Explicit };
            }
            Symbol::Set(repeat) => {
                // "at night": no night in particular, but none is counted either
                let part = matches!(repeat, Repeat::Part(_)) && found.quant.is_none();
                time.kind = if part { TimeKind::Time } else { TimeKind::Set };
                time.value = Some(self.repeated(repeat));
                time.origin = TimeOrigin::Explicit;
            }
            Symbol::OneDay => {
                let ahead = self.tense == Some(Tense::Future);
                time.value = Some(if ahead { "FUTURE_REF" } else { "PAST_REF" }.to_owned());
                time.origin = TimeOrigin::Vague;
            }
            Symbol::Vague(reference) => {
                time.value = (!reference.is_empty()).then(|| (*reference).to_owned());
                time.origin = TimeOrigin::Vague;
            }
        }
        time
    }

    /// Write a value and its days into a time, and make it the focus.
    fn give(&mut self, time: &mut Time, value: Option<Value>) {
        self.last = value;
        if let Some(value) = value {
            (time.earliest, time.latest) = value.interval(time.modifier);
            time.value = Some(value.to_string());
            self.focus.name(value, self.sentence, self.place);
        }
    }

    /// "earlier this month" ends, "later this month" begins with the day of publication, where that lies in it.
    fn part_at_publication(&self, time: &mut Time, value: Option<Value>, modifier: Option<&str>) {
        let (Some(published), Some((first, last))) = (self.published, value.and_then(Value::bounds)) else { return };
        if !(first..=last).contains(&published) {
            return;
        }
        (time.earliest, time.latest) = match modifier {
            Some(EARLIER) => (Some(first), Some(published)),
            Some(LATER) => (Some(published), Some(last)),
            _ => return,
        };
    }

    /// The TIMEX3 value of what returns.
    fn repeated(&self, repeat: &Repeat) -> String {
        match repeat {
            Repeat::Every(length) => length.to_string(),
            Repeat::Weekday(weekday, None) => format!("XXXX-WXX-{weekday}"),
            Repeat::Weekday(weekday, Some(part)) => format!("XXXX-WXX-{weekday}{}", Clock::Part(part)),
            Repeat::Weekend => "XXXX-WXX-WE".to_owned(),
            Repeat::Month(month) => format!("XXXX-{month:02}"),
            Repeat::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Repeat::Season(season) => format!("XXXX-{}", season.code()),
            Repeat::Holiday(row) => match self.holidays.each_year(*row) {
                Some((month, number)) => format!("XXXX-{month:02}-{number:02}"),
                None => "P1Y".to_owned(),
            },
            Repeat::Part(part) => format!("XXXX-XX-XX{}", Clock::Part(part)),
        }
    }

    /// Whether it is so many years off that the calendar has none of them: "66 million years ago".
    fn leaves_calendar(&self, when: &When, anchor: Anchor, length: Length) -> bool {
        let in_calendar = || self.when(when).and_then(Value::bounds).is_some();
        length.unit >= Unit::Year && length.more[0].is_none() && self.anchor(anchor).is_some() && !in_calendar()
    }

    /// The day from which relative dates are told: of publication, else what the story has reached.
    fn today(&self) -> Option<Value> {
        self.published.map(Value::Day).or_else(|| self.focus.at(self.sentence).map(|mention| mention.value))
    }

    /// The value of a symbolic date.
    fn when(&self, when: &When) -> Option<Value> {
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
    fn same(&self, unit: Unit) -> Option<Value> {
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
    fn day_of_clock(&self) -> Option<Value> {
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
fn moved_day(date: Date, unit: Unit, by: i32) -> Option<Date> {
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
