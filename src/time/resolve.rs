//! Resolve: anchors what was recognised: the date of publication, the last date in focus, the tense.
//!
//! In: a [`Found`] and the [`Context`]. Out: a [`Time`]. News looks back: "on Friday" and "in October" are the last ones
//! unless the tense says otherwise. Without a date of publication the text is read as a narrative, in which the last year
//! that it named holds on; what has no anchor at all keeps no value.

use super::holiday;
use super::length::{Amount, Length};
use super::symbol::{Anchor, Counted, EARLIER, Found, LATER, Repeat, Symbol, When};
use super::tense::Tense;
use super::value::{Clock, Season, Unit, Value, day, days};
use super::{Time, TimeKind, TimeOrigin};
use crate::span::ByteSpan;
use jiff::civil::Date;

/// What an expression is read against.
#[derive(Debug, Clone, Default)]
pub struct Context {
    pub published: Option<Date>,
    /// The last date that the text named, and the number of its sentence.
    pub focus: Option<(Value, usize)>,
    /// The year of the last day or month that the text named.
    pub story: Option<i32>,
    /// The last day that the text named, and the number of its sentence.
    pub day: Option<(Value, usize)>,
    /// The last quarter that the text named, and the number of its sentence.
    pub quarter: Option<(Value, usize)>,
    /// The year that stands at the end of a range: "between March and April 1918".
    pub ahead: Option<i32>,
    pub sentence: usize,
    pub tense: Option<Tense>,
}

/// Days after which a date without a year is rather the next one than the last, and within which the next one is near.
const FAR_BACK: i32 = 240;
const NEAR_AHEAD: i32 = 120;

/// Days after which a day of the year is the next one even in a sentence about the past.
const LONG_PAST: i32 = 300;

/// Days after the end of a quarter in which its results are still expected.
const JUST_ENDED: i32 = 75;

/// Years by which a lone year strays from a narrative.
const STRAY: i32 = 8;

/// Sentences within which a quarter stays what results are compared with.
const REACH: usize = 4;

impl Context {
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
            Symbol::Date(when) => {
                if when.is_explicit() {
                    time.origin = TimeOrigin::Explicit;
                }
                let value = self.when(when);
                let kept = (self.focus, self.story, self.quarter, self.day);
                self.give(&mut time, value);
                self.part_at_publication(&mut time, value, found.modifier);
                // What results are compared with is not what the story goes on from.
                if when.compares() {
                    (self.focus, self.story, self.quarter, self.day) = kept;
                }
            }
            Symbol::Time(day, clock) => {
                time.kind = TimeKind::Time;
                if day.as_ref().is_some_and(When::is_explicit) {
                    time.origin = TimeOrigin::Explicit;
                }
                let day = match day {
                    Some(day) => self.when(day),
                    None => self.same(Unit::Day),
                };
                let value = match day {
                    Some(Value::Day(date)) => Some(Value::Clock(date, *clock)),
                    _ => None,
                };
                self.give(&mut time, value);
            }
            Symbol::Duration(length) => {
                time.kind = TimeKind::Duration;
                time.value = Some(length.to_string());
                time.origin = if length.amount == Amount::Unknown { TimeOrigin::Vague } else { TimeOrigin::Explicit };
            }
            Symbol::Set(repeat) => {
                time.kind = TimeKind::Set;
                time.value = Some(repeated(repeat));
                time.origin = TimeOrigin::Explicit;
            }
            Symbol::Vague(reference) => {
                time.value = Some((*reference).to_owned());
                time.origin = TimeOrigin::Vague;
            }
        }
        time
    }

    /// Write a value and its days into a time, and make it the focus.
    fn give(&mut self, time: &mut Time, value: Option<Value>) {
        if let Some(value) = value {
            (time.earliest, time.latest) = value.interval(time.modifier);
            time.value = Some(value.to_string());
            self.focus = Some((value, self.sentence));
            match value {
                Value::Month(year, _) => self.story = Some(year),
                Value::Day(date) | Value::Clock(date, _) => {
                    self.story = value.year();
                    self.day = Some((Value::Day(date), self.sentence));
                }
                Value::Quarter(..) => self.quarter = Some((value, self.sentence)),
                _ => {}
            }
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

    /// The day from which relative dates are told: of publication, else the last day in focus.
    fn today(&self) -> Option<Value> {
        self.published.map(Value::Day).or(self.focus.map(|focus| focus.0))
    }

    fn anchor(&self, anchor: Anchor) -> Option<Value> {
        match anchor {
            Anchor::Published => self.today(),
            Anchor::Focus => self.focus.map(|focus| focus.0).or(self.today()),
        }
    }

    /// The value of a symbolic date.
    fn when(&self, when: &When) -> Option<Value> {
        match *when {
            When::Century(century) => Some(Value::Century(century)),
            When::Decade(decade) => Some(Value::Decade(decade)),
            When::Year(year) => Some(Value::Year(year)),
            When::Calendar(year, month, number) => day(year, month, number).map(Value::Day),
            When::ShortDecade(digit) => {
                let now = self.today().and_then(Value::year).unwrap_or(2025).div_euclid(10);
                Some(Value::Decade(now - (now - digit).rem_euclid(10)))
            }
            When::ShortYear(digits) => {
                let now = self.today().and_then(Value::year).unwrap_or(2025);
                let year = now.div_euclid(100) * 100 + digits;
                Some(Value::Year(if year > now + 5 { year - 100 } else { year }))
            }
            When::Month(_)
            | When::MonthDay(..)
            | When::Season(_)
            | When::Quarter(_)
            | When::Half(_)
            | When::Holiday(_) => self.of_some_year(when),
            When::Weekday(weekday) => self.weekday(weekday, 0),
            When::Weekend => self.weekend(),
            When::Shift(anchor, unit, by) => self.shift(anchor, unit, by),
            When::Near(ref part, direction) => self.near(part, direction),
            When::Offset(anchor, length, sign) => self.offset(anchor, length, sign),
            When::Inside(ref part, ref whole) => self.inside(part, whole),
            When::Nth(nth, counted, ref whole) => nth_of(nth, counted, self.when(whole)?),
            When::From(ref from, length, sign) => {
                let by = length.amount.count()?.checked_mul(sign)?;
                self.when(from)?.shift(length.unit, by)
            }
            When::Around(unit, ref when) => self.when(when)?.widen(unit),
            When::Same(unit) => self.same(unit),
            When::That(unit) => self.focus.and_then(|(value, _)| value.widen(unit)).or_else(|| self.same(unit)),
        }
    }

    /// A month, day, season, quarter or holiday of the year that is meant.
    fn of_some_year(&self, when: &When) -> Option<Value> {
        if let Some(year) = self.ahead {
            return in_year(when, year);
        }
        if let Some(published) = self.published {
            let year = i32::from(published.year());
            let candidates = [year - 1, year, year + 1].map(|year| in_year(when, year));
            return self.choose(when, published, candidates);
        }
        let focus = self.focus?.0;
        let year = self.story_year()?;
        // A story goes on: after November 1941, January is that of 1942.
        let value = in_year(when, year)?;
        let (Some((first, _)), Some((start, _))) = (value.bounds(), focus.bounds()) else { return Some(value) };
        let wraps =
            focus.year() == Some(year) && focus.unit() <= Unit::Month && start.month() >= 10 && first.month() <= 3;
        Some(if wraps { in_year(when, year + 1)? } else { value })
    }

    /// The year in which a narrative is: that of its last date, unless a lone year strays far from the days told before.
    fn story_year(&self) -> Option<i32> {
        let year = self.focus?.0.year()?;
        match self.story {
            Some(story) if (story - year).abs() > STRAY && matches!(self.focus?.0, Value::Year(_)) => Some(story),
            _ => Some(year),
        }
    }

    /// Of the candidates of last, this and next year the one that is meant.
    fn choose(&self, when: &When, published: Date, candidates: [Option<Value>; 3]) -> Option<Value> {
        let bounds = |value: &Value| value.bounds();
        let past =
            candidates.iter().flatten().rev().find(|value| bounds(value).is_some_and(|(first, _)| first <= published));
        let future = candidates.iter().flatten().find(|value| bounds(value).is_some_and(|(_, last)| last >= published));
        let distance = |value: Option<&Value>| {
            let (first, last) = value.and_then(bounds)?;
            let gap = if first > published { published.until(first) } else { last.until(published) };
            gap.ok().map(|gap| gap.get_days().max(0))
        };
        let (back, ahead) = (distance(past).unwrap_or(i32::MAX), distance(future).unwrap_or(i32::MAX));
        let exact = matches!(when, When::MonthDay(..) | When::Holiday(_));
        let quarter = matches!(when, When::Quarter(_));
        let looks_ahead = match (self.tense, exact) {
            // "expects a third-quarter loss", in October: the books are not closed yet
            (_, _) if quarter => self.tense == Some(Tense::Future) && back > JUST_ENDED,
            (Some(Tense::Future), _) => true,
            (Some(Tense::Past), true) => back > LONG_PAST && !matches!(when, When::Holiday(_)),
            (_, true) => ahead < back,
            (Some(Tense::Past), false) => false,
            (_, false) => back > FAR_BACK && ahead < NEAR_AHEAD,
        };
        (if looks_ahead { future } else { past }).or(past).copied()
    }

    /// A weekday near the anchor: 0 as the tense has it, -1 before, 1 after.
    fn weekday(&self, weekday: u8, direction: i32) -> Option<Value> {
        let base = match self.today()? {
            Value::Day(date) | Value::Clock(date, _) => date,
            _ => return None,
        };
        let ahead = (i32::from(weekday) - i32::from(base.weekday().to_monday_one_offset())).rem_euclid(7);
        let by = match (direction, self.tense) {
            (-1, _) => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            (1, _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (_, Some(Tense::Future)) => ahead,
            _ if self.published.is_none() => ahead,
            _ => {
                if ahead == 0 {
                    0
                } else {
                    ahead - 7
                }
            }
        };
        days(base, by).map(Value::Day)
    }

    fn weekend(&self) -> Option<Value> {
        let base = match self.today()? {
            Value::Day(date) | Value::Clock(date, _) => date,
            _ => return None,
        };
        let weekday = base.weekday().to_monday_one_offset();
        let this = Value::around(base, Unit::Weekend);
        let ahead = weekday >= 6 || self.tense == Some(Tense::Future);
        if ahead { Some(this) } else { this.shift(Unit::Weekend, -1) }
    }

    fn shift(&self, anchor: Anchor, unit: Unit, by: i32) -> Option<Value> {
        self.moved(self.anchor(anchor)?, anchor, unit, by)
    }

    /// "last March", "next summer", "this Friday".
    fn near(&self, part: &When, direction: i32) -> Option<Value> {
        if let When::Weekday(weekday) = part {
            let forward = Self { tense: Some(Tense::Future), ..self.clone() };
            return if direction == 0 { forward.weekday(*weekday, 0) } else { self.weekday(*weekday, direction) };
        }
        let (start, end) = self.today()?.bounds()?;
        let year = i32::from(start.year());
        let mut values = [-1, 0, 1, 2].iter().filter_map(|by| in_year(part, year + by));
        match direction {
            -1 => values.take_while(|value| value.bounds().is_some_and(|(_, last)| last < start)).last(),
            1 => values.find(|value| value.bounds().is_some_and(|(first, _)| first > end)),
            _ if matches!(part, When::Season(Season::Winter)) && start.month() < 6 => in_year(part, year - 1),
            _ => in_year(part, year),
        }
    }

    /// "two years ago", "three days later".
    fn offset(&self, anchor: Anchor, length: Length, sign: i32) -> Option<Value> {
        let base = self.anchor(anchor)?;
        let (count, unit) = match (length.amount, length.unit) {
            (Amount::Count(_), Unit::Decade) => (length.amount.count()?.checked_mul(10)?, Unit::Year),
            (Amount::Count(_), unit) => (length.amount.count()?, unit),
            (Amount::Half(whole), Unit::Year) => {
                (i32::try_from(whole).ok()?.checked_mul(12)?.checked_add(6)?, Unit::Month)
            }
            (Amount::Half(whole), Unit::Decade) => {
                (i32::try_from(whole).ok()?.checked_mul(10)?.checked_add(5)?, Unit::Year)
            }
            _ => return None,
        };
        let by = count.checked_mul(sign)?;
        if unit == Unit::Year {
            // A year before a quarter is that quarter, a year before a month is that month.
            let quarter = self.quarter.filter(|(_, sentence)| self.sentence - sentence < REACH && count == 1);
            let month = self.focus.filter(|(value, sentence)| {
                anchor == Anchor::Focus
                    && *sentence == self.sentence
                    && matches!(value, Value::Month(..) | Value::Season(..))
            });
            if let Some((part, _)) = quarter.or(month) {
                return part.with_year(part.year()?.checked_add(by)?);
            }
            // In the news it is the year before this one, unless the story is in the past.
            let history = |published: Date| {
                let near = |(_, sentence): &(Value, usize)| self.sentence - sentence < 2;
                let year = self.focus.filter(near).and_then(|(value, _)| value.year());
                year.is_some_and(|year| year + 1 < i32::from(published.year()))
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
        let day = self.day.filter(|(_, sentence)| anchor == Anchor::Focus && self.sentence - sentence < REACH);
        base.shift(unit, by).or_else(|| day?.0.shift(unit, by)).or_else(|| match self.published {
            Some(published) if anchor == Anchor::Focus => Value::Day(published).shift(unit, by),
            _ => base.somewhere(unit),
        })
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
            ) => in_year(part, whole.year()?),
            _ => self.when(part)?.with_year(whole.year()?),
        }
    }

    /// The unit that is in focus: "that year", "the quarter".
    fn same(&self, unit: Unit) -> Option<Value> {
        let fresh = self.focus.filter(|(_, sentence)| self.published.is_none() || self.sentence - sentence < 2);
        if let Some(value) = fresh.and_then(|(value, _)| value.widen(unit)) {
            return Some(value);
        }
        let Some(published) = self.published.map(Value::Day) else { return self.focus?.0.somewhere(unit) };
        // Results are those of the last quarter that ended.
        if unit == Unit::Quarter { published.shift(unit, -1) } else { published.widen(unit) }
    }
}

/// The part of a year that recurs in each.
fn in_year(when: &When, year: i32) -> Option<Value> {
    match *when {
        When::Month(month) => Some(Value::Month(year, month)),
        When::MonthDay(month, number) => day(year, month, number).map(Value::Day),
        When::Season(season) => Some(Value::Season(year, season)),
        When::Quarter(quarter) => Some(Value::Quarter(year, quarter)),
        When::Half(half) => Some(Value::Half(year, half)),
        When::Holiday(row) => holiday::date(row, year).map(Value::Day),
        _ => None,
    }
}

/// The nth weekday, day, week, month of a whole; from its end where negative.
fn nth_of(nth: i32, counted: Counted, whole: Value) -> Option<Value> {
    let (first, last) = whole.bounds()?;
    let (unit, within) = match (counted, whole) {
        (Counted::Weekday(weekday), Value::Month(year, month)) => {
            let nth = i8::try_from(nth).ok()?;
            return holiday::nth_weekday(year, month, weekday as i8, nth).map(Value::Day);
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
    let (edge, by) = if nth > 0 { (first, nth - 1) } else { (last, nth + 1) };
    let value = Value::around(edge, unit).shift(unit, by)?;
    let (start, _) = value.bounds()?;
    (start <= last).then_some(value)
}

/// The TIMEX3 value of what returns.
fn repeated(repeat: &Repeat) -> String {
    match repeat {
        Repeat::Every(length) => length.to_string(),
        Repeat::Weekday(weekday, None) => format!("XXXX-WXX-{weekday}"),
        Repeat::Weekday(weekday, Some(part)) => format!("XXXX-WXX-{weekday}{}", Clock::Part(part)),
        Repeat::Month(month) => format!("XXXX-{month:02}"),
        Repeat::Season(season) => format!("XXXX-{}", season.code()),
        Repeat::Part(part) => format!("XXXX-XX-XX{}", Clock::Part(part)),
    }
}
