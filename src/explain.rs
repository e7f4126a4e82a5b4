//! Explain: what the stages find in a text, each result with the rule that made it.
//!
//! In: a text and the findings of its stages. Out: one [`Step`] a result, stage by stage, in the order of the text. The
//! form is for a person who asks why a result is there, or how it came to its value; programs read the article.

use crate::article::Offsets;
use crate::entity::Entities;
use crate::event::{Event, Modality, Participant, Polarity};
use crate::extractor::Findings;
use crate::quote::Quote;
use crate::span::ByteSpan;
use crate::time::Time;
use std::fmt::{self, Write};

/// The most characters of its text that a step shows.
const SHOWN: usize = 60;

/// All results of the stages that work by rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub steps: Vec<Step>,
}

/// A result and the rule that made it. Offsets count code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// "block" | "mention" | "time" | "quote" | "event"
    pub layer: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// The value in one line: "DATE 2018-11, from 2018-11-01 to 2018-11-30".
    pub result: String,
    pub rule: String,
}

impl Explanation {
    pub fn new(text: &str, findings: &Findings) -> Self {
        let at = Offsets::new(text);
        let step = |layer: &str, span: ByteSpan, result: String, rule: &str| {
            let (start, end) = at.range(span);
            Step { layer: layer.into(), start, end, text: span.of(text).to_owned(), result, rule: rule.to_owned() }
        };
        let Findings { layout, entities, times, quotes, events, .. } = findings;
        let blocks = layout.blocks.iter().map(|block| step("block", block.span, block.kind.name().into(), block.rule));
        let mentions = entities.mentions.iter().map(|mention| {
            let entity = entities.of(mention);
            let code = entity.code.as_ref().or(entity.country.as_ref()).map(|code| format!(", {code}"));
            let (kind, form, code) = (entity.kind.name(), mention.form.name(), code.unwrap_or_default());
            let result = format!("{form} of {}, {kind} {}{code}", mention.entity, entity.name);
            step("mention", mention.span, result, mention.rule)
        });
        let times = times.iter().map(|time| step("time", time.span, value_of(time), time.rule));
        let quotes = quotes.iter().map(|quote| step("quote", quote.span, said(quote, text, entities), quote.rule));
        let events = events.iter().map(|event| step("event", event.trigger, told(event, text, entities), &event.rule));
        Self { steps: blocks.chain(mentions).chain(times).chain(quotes).chain(events).collect() }
    }
}

fn value_of(time: &Time) -> String {
    let mut result = format!("{} {}", time.kind.name(), time.value.as_deref().unwrap_or("-"));
    let fields = [("mod", time.modifier), ("quant", time.quant.as_deref()), ("freq", time.freq.as_deref())];
    for (name, value) in fields.iter().filter_map(|(name, value)| Some((name, (*value)?))) {
        let _ = write!(result, ", {name} {value}");
    }
    for (word, day) in [("from", time.earliest), ("to", time.latest)] {
        if let Some(day) = day {
            let _ = write!(result, "{} {word} {day}", if word == "from" { "," } else { "" });
        }
    }
    result
}

fn said(quote: &Quote, text: &str, entities: &Entities) -> String {
    let mut result = quote.kind.name().to_owned();
    if let Some(cue) = quote.cue {
        let _ = write!(result, ", cue {}", one_line(cue.of(text)));
    }
    if let Some(speaker) = quote.speaker {
        let _ = write!(result, ", by {}", name(speaker.span, speaker.entity, text, entities));
    }
    result
}

fn told(event: &Event, text: &str, entities: &Entities) -> String {
    let names = |list: &[Participant]| {
        let names: Vec<_> = list.iter().map(|one| name(one.span, one.entity, text, entities)).collect();
        if names.is_empty() { "-".to_owned() } else { names.join(" + ") }
    };
    let mode = event.mode.map(|mode| format!(" {mode}")).unwrap_or_default();
    let (who, whom) = (names(&event.actors), names(&event.recipients));
    let mut result = format!("{}{mode} {}: {who} -> {whom}", event.kind, event.cameo);
    if let Some(place) = event.place {
        let _ = write!(result, " @ {}", name(place.span, place.entity, text, entities));
    }
    if let Some(date) = event.date {
        let _ = write!(result, " on {}..{} ({})", date.earliest, date.latest, date.origin);
    }
    if event.polarity != Polarity::Positive {
        let _ = write!(result, ", {}", event.polarity.name());
    }
    if event.modality != Modality::Actual {
        let _ = write!(result, ", {}", event.modality.name());
    }
    for source in &event.attribution {
        let _ = write!(result, ", said by {}", name(source.span, source.entity, text, entities));
    }
    if let Some(same) = event.same_as {
        let _ = write!(result, ", same as {same}");
    }
    result
}

/// The name of an entity, or else the words.
fn name(span: ByteSpan, entity: Option<u32>, text: &str, entities: &Entities) -> String {
    match entity {
        Some(id) => entities.entities[id as usize].name.clone(),
        None => one_line(span.of(text)),
    }
}

/// Some words in one line, cut after [`SHOWN`] characters.
fn one_line(text: &str) -> String {
    let mut shown = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == SHOWN {
            shown.push('…');
            break;
        }
        // A control would break the line, or more of the terminal.
        shown.push(if letter.is_control() { ' ' } else { letter });
    }
    shown
}

impl fmt::Display for Explanation {
    /// A line for each step: layer, span, rule, result, text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |step: &Step| format!("{}:{}", step.start, step.end);
        let places = self.steps.iter().map(|step| place(step).len()).max().unwrap_or(0);
        let rules = self.steps.iter().map(|step| step.rule.chars().count()).max().unwrap_or(0);
        for step in &self.steps {
            let (layer, rule, result) = (&step.layer, &step.rule, one_result(&step.result));
            writeln!(f, "{layer:<7}  {:<places$}  {rule:<rules$}  {result}  “{}”", place(step), one_line(&step.text))?;
        }
        Ok(())
    }
}

/// A result may hold a name that the text breaks over two lines.
fn one_result(result: &str) -> String {
    result.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{TimeKind, TimeOrigin};
    use jiff::civil::date;

    #[test]
    fn a_time_shows_value_and_bounds() {
        let mut time = Time {
            span: ByteSpan::new(0, 10),
            kind: TimeKind::Date,
            value: Some("2018-11".into()),
            modifier: Some("START"),
            quant: None,
            freq: None,
            earliest: Some(date(2018, 11, 1)),
            latest: Some(date(2018, 11, 10)),
            origin: TimeOrigin::Relative,
            rule: "part-of-month",
        };
        assert_eq!(value_of(&time), "DATE 2018-11, mod START, from 2018-11-01 to 2018-11-10");
        (time.value, time.modifier, time.earliest, time.latest) = (None, None, None, None);
        assert_eq!(value_of(&time), "DATE -");
    }

    #[test]
    fn a_step_is_one_line() {
        let step = Step {
            layer: "block".into(),
            start: 0,
            end: 80,
            text: format!("Ali\nMamlouk {}", "x".repeat(68)),
            result: "paragraph".into(),
            rule: "plain".into(),
        };
        let shown = Explanation { steps: vec![step] }.to_string();
        assert_eq!(shown, format!("block    0:80  plain  paragraph  “Ali Mamlouk {}…”\n", "x".repeat(48)));
    }
}
