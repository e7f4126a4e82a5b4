//! Focus: what a text is at: the last date that it named, and the date that its story has reached.
//!
//! In: the dates of a text one after the other, each with its place in its sentence. Out: the date from which "two days
//! later" or "that year" is told. A story goes on from the date that opens a sentence. A date further inside moves it on
//! but not back: after "In May 1944 they attacked the army that had come in late 1943", June is that of 1944.

use crate::time::value::{Unit, Value};
use jiff::civil::Date;

/// Days by which a date inside a sentence can move the story on.
const FAR_AHEAD: i32 = 500;

/// Years by which a lone year strays from a story.
const STRAY: i32 = 8;

/// Where in its sentence an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// Among its first words.
    Opening,
    #[default]
    Inside,
    /// After "until" or "before": what is still to come, or "since": what was.
    Aside,
}

/// A story begins with its title and so many sentences.
const LEAD: usize = 3;

/// A date that was named, and the number of its sentence.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    pub value: Value,
    pub sentence: usize,
}

/// The dates that were named last.
#[derive(Debug, Clone, Copy, Default)]
pub struct Focus {
    last: Option<Mention>,
    /// What the story has reached.
    story: Option<Mention>,
    pub day: Option<Mention>,
    pub quarter: Option<Mention>,
    /// Whether the date that was named last stands aside.
    aside: bool,
    /// The day that was named first, if it stands in what leads the text.
    pub lead: Option<Date>,
    /// Whether the text has a date of publication.
    news: bool,
}

impl Focus {
    pub fn new(news: bool) -> Self {
        Self { news, ..Self::default() }
    }

    /// A date was named.
    pub fn name(&mut self, value: Value, sentence: usize, place: Place) {
        let mention = Mention { value, sentence };
        self.last = Some(mention);
        // "the first final since 1994": the story is not there.
        self.aside = place == Place::Aside;
        if self.moves(value, place) {
            self.story = Some(mention);
        }
        match value {
            Value::Day(date) | Value::Clock(date, _) => {
                if self.day.is_none() && sentence <= LEAD {
                    self.lead = Some(date);
                }
                self.day = Some(Mention { value: Value::Day(date), sentence });
            }
            Value::Quarter(..) => self.quarter = Some(mention),
            _ => {}
        }
    }

    /// Whether the story goes on from a date.
    fn moves(&self, value: Value, place: Place) -> bool {
        if value.year().is_none() {
            return false;
        }
        let Some(story) = self.story else { return place != Place::Aside };
        let (Some((first, last)), Some((start, end))) = (value.bounds(), story.value.bounds()) else { return true };
        // "in 1944" says less than a month of it that was named before.
        let holds = first <= start && end <= last && value.unit() > story.value.unit();
        // A lone year, or a date far ahead, is looked at from where the story stands.
        let near = value.unit() < Unit::Year && start.until(first).is_ok_and(|span| span.get_days() <= FAR_AHEAD);
        // A lone year far from it is told of by the way: "the Constitution of 1614".
        let stray = value.unit() == Unit::Year
            && story.value.unit() < Unit::Year
            && value.year().zip(story.value.year()).is_some_and(|(year, story)| (year - story).abs() > STRAY);
        match place {
            _ if stray => false,
            Place::Opening => !holds,
            Place::Inside => first >= start && !holds && (near || story.value.unit() >= Unit::Year),
            Place::Aside => false,
        }
    }

    /// The date that a sentence goes on from: the last one in it, else that of the story.
    pub fn at(&self, sentence: usize) -> Option<Mention> {
        // News is told from what was said just before; a story from where it stands.
        let reach = usize::from(self.news);
        let told = self.last.filter(|_| !self.aside);
        told.filter(|last| sentence - last.sentence <= reach).or(self.story).or(told)
    }

    /// What "two days later" is told from: a day or month that was named just before, else the story.
    pub fn before(&self, sentence: usize) -> Option<Value> {
        let last = self.last.filter(|last| sentence - last.sentence <= 1 && last.value.unit() <= Unit::Month);
        last.or_else(|| self.at(sentence)).or(self.last).map(|mention| mention.value)
    }

    /// What "that month" means: the unit of the last date, if it was named just before, else of the story.
    pub fn widened(&self, sentence: usize, unit: Unit) -> Option<Value> {
        let last = self.last.filter(|last| sentence - last.sentence <= 1).and_then(|last| last.value.widen(unit));
        last.or_else(|| self.at(sentence)?.value.widen(unit))
    }
}
