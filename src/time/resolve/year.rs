//! Year: which year a month, a day, a season, a quarter or a holiday means that is written without one.
//!
//! News looks back: of the candidates around the day of publication the last one, unless the tense says otherwise. A text
//! without a date of publication is read as a story, which goes on in the year that it has reached.

use super::Context;
use crate::time::recognise::Recognised;
use crate::time::symbol::{Symbol, When};
use crate::time::tense::Tense;
use crate::time::value::{Season, Unit, Value, add_years, day, year_of};
use jiff::civil::Date;

/// Days after which a date without a year is rather the next one than the last, and within which the next one is near.
const FAR_BACK: i32 = 240;
const NEAR_AHEAD: i32 = 120;

/// Days after which a day of the year is the next one even in a sentence about the past.
const LONG_PAST: i32 = 300;

/// Days within which a day is the last one even in a sentence that looks ahead.
const JUST_PAST: i32 = 60;

/// Days after the end of a quarter in which its results are still expected.
const JUST_ENDED: i32 = 75;

/// Sentences within which the next date with a year tells that of one without.
const LOOK_AHEAD: usize = 12;

/// The most expressions that are looked at for it: a sentence may hold any number.
const LOOKED_AT: usize = 50;

/// How much further a story seems to go where it goes back.
const BACK: i32 = 2;

/// Days that a story may go astray between two dates.
const DETOUR: i32 = 150;

/// What it costs a story to go from a day to another.
fn step(from: Date, to: Date) -> i32 {
    let days = from.until(to).map_or(i32::MAX / 4, |span| span.get_days());
    if days < 0 { -days * BACK } else { days }
}

impl Context<'_> {
    /// A part of a year, in the year that is meant.
    pub(super) fn of_some_year(&self, when: &When) -> Option<Value> {
        if let When::Holiday(row) = *when
            && let Some(date) = self.holidays.once(row)
        {
            return Some(Value::Day(date));
        }
        if let Some(year) = self.ahead {
            return self.in_year(when, year);
        }
        if let Some(value) = self.begun.and_then(|begun| self.after(when, begun)) {
            return Some(value);
        }
        match self.published {
            Some(published) => {
                let years = [-1, 0, 1].into_iter().filter_map(|by| add_years(year_of(published), by));
                let found: Vec<Value> = match *when {
                    When::Holiday(row) => {
                        years.flat_map(|year| self.holidays.days(row, year)).map(Value::of_days).collect()
                    }
                    _ => years.filter_map(|year| self.in_year(when, year)).collect(),
                };
                self.choose(when, published, &found)
            }
            None => self.of_story(when),
        }
    }

    /// The first one that does not lie before the start of a range.
    fn after(&self, when: &When, begun: Value) -> Option<Value> {
        let (start, _) = begun.bounds().filter(|_| begun.unit() < Unit::Year)?;
        let year = begun.year()?;
        let later = |value: &Value| value.bounds().is_some_and(|(first, _)| first >= start);
        [0, 1].into_iter().filter_map(|by| self.in_year(when, add_years(year, by)?)).find(later)
    }

    /// Of the candidates of last, this and next year the one that is meant.
    fn choose(&self, when: &When, published: Date, candidates: &[Value]) -> Option<Value> {
        let bounds = |value: &Value| value.bounds();
        let past = candidates.iter().rev().find(|value| bounds(value).is_some_and(|(first, _)| first <= published));
        let future = candidates.iter().find(|value| bounds(value).is_some_and(|(_, last)| last >= published));
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
            // "the Aug. 7 blasts", eleven days later, whatever the sentence plans
            (Some(Tense::Future), true) => back > JUST_PAST || ahead < LONG_PAST,
            (Some(Tense::Future), false) => true,
            (Some(Tense::Past), true) => back > LONG_PAST && !matches!(when, When::Holiday(_)),
            (_, true) => ahead < back,
            (Some(Tense::Past), false) => false,
            (_, false) => back > FAR_BACK && ahead < NEAR_AHEAD,
        };
        (if looks_ahead { future } else { past }).or(past).copied()
    }

    /// In the year that a story has reached. It goes on: after November 1941, January is that of 1942; but where the next
    /// date with a year is one of May 1941, that of 1941.
    fn of_story(&self, when: &When) -> Option<Value> {
        let Some(story) = self.focus.at(self.sentence).map(|focus| focus.value) else {
            return self.before_first(when);
        };
        let (start, year) = (story.bounds()?.0, story.year()?);
        // 29 February is that of the nearest year that has one.
        let near = |by: i32| self.in_year(when, add_years(year, by)?);
        let value = near(0).or_else(|| (-3..0).find_map(near))?;
        let first = value.bounds()?.0;
        let after_winter = matches!(story, Value::Season(_, Season::Winter))
            && matches!(when, When::Season(Season::Spring | Season::Summer));
        let wraps = story.unit() <= Unit::Month && start.month() >= 10 && first.month() <= 3;
        let told = if wraps || after_winter { near(1) } else { Some(value) };
        let Some((next, _)) = self.next.and_then(Value::bounds) else { return told };
        let detour =
            |value: &Value| value.bounds().map_or(i32::MAX, |(first, _)| step(start, first) + step(first, next));
        let shortest = (-1..=1).filter_map(near).min_by_key(detour)?;
        if told.is_none_or(|told| detour(&told) - detour(&shortest) > DETOUR) { Some(shortest) } else { told }
    }

    /// Before the first date of a story that has its year: the one that is nearest to that.
    fn before_first(&self, when: &When) -> Option<Value> {
        let next = self.next?;
        let (first, year) = (next.bounds()?.0, next.year()?);
        let away = |value: &Value| value.bounds().map_or(i32::MAX, |(start, _)| step(start, first).abs());
        [-1, 0].into_iter().filter_map(|by| self.in_year(when, add_years(year, by)?)).min_by_key(away)
    }

    /// What a length is the beginning or end of, or ends with, by the words between them.
    pub fn whole_of(&self, text: &str, part: &Recognised, whole: &Recognised) -> Option<Value> {
        let between = text.get(part.span.end as usize..whole.span.start as usize)?.trim();
        match &whole.found.symbol {
            Symbol::Date(when)
                if matches!(
                    between,
                    "of" | "in" | "ended" | "ending" | "to" | "ended in" | "ending in" | "ended on" | "ending on"
                ) =>
            {
                self.when(when)
            }
            _ => None,
        }
    }

    /// The next date that is written with its year, near the year that the story has reached, if it has reached any.
    pub fn written(&self, recognised: &[Recognised]) -> Option<Value> {
        let story = match self.focus.at(self.sentence) {
            Some(focus) => Some(focus.value.year()?),
            None => None,
        };
        let within = |next: &&Recognised| next.sentence as usize <= self.sentence + LOOK_AHEAD;
        let near = recognised.iter().take(LOOKED_AT).take_while(within);
        near.filter_map(|next| match &next.found.symbol {
            Symbol::Date(when) if when.is_explicit() => self.when(when),
            _ => None,
        })
        .find(|value| {
            let near = |year: i32| story.is_none_or(|story| (year - story).abs() <= 1);
            value.unit() < Unit::Year && value.year().is_some_and(near)
        })
    }

    /// The part of a year that recurs in each. Where the moon brings a holiday twice, the first one.
    pub(super) fn in_year(&self, when: &When, year: i32) -> Option<Value> {
        match *when {
            When::Month(month) => Some(Value::Month(year, month)),
            When::MonthDay(month, number) => day(year, month, number).map(Value::Day),
            When::Season(season) => Some(Value::Season(year, season)),
            When::Quarter(quarter) => Some(Value::Quarter(year, quarter)),
            When::Half(half) => Some(Value::Half(year, half)),
            When::Holiday(row) => self.holidays.days(row, year).map(Value::of_days).next(),
            _ => None,
        }
    }
}
