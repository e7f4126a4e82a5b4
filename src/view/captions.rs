//! Captions: what the view says of each mention, time, quotation and event when one points at it.
//!
//! In: an article and its happenings. Out: the marks for its text. Each caption is made once, however often its entity is
//! mentioned, and is cut where an odd text would make it a page.

use super::days;
use super::happenings::{Happening, called, in_one_line};
use super::marks::{Layer, Mark, sort};
use crate::article::{Article, Entity, Event, Quote, Time};
use std::fmt::Write as _;

/// The characters that a caption may have: enough for a person with a few offices.
const LENGTH: usize = 240;

/// The captions of an article.
pub struct Captions {
    /// Parallel to the lists of the article.
    entities: Vec<String>,
    times: Vec<String>,
    quotes: Vec<String>,
    triggers: Vec<Trigger>,
}

/// The words that tell of an event. Several events may share them.
struct Trigger {
    start: u32,
    end: u32,
    class: &'static str,
    caption: String,
    /// The numbers of its happenings, each a link to its row in the table.
    numbers: String,
}

impl Captions {
    pub fn new(article: &Article, found: &[Happening], of: &[usize], prefix: &str) -> Self {
        Self {
            entities: article.entities.iter().map(|entity| cut(&of_entity(entity))).collect(),
            times: article.times.iter().map(|time| cut(&of_time(time))).collect(),
            quotes: article.quotes.iter().map(|quote| cut(&of_quote(article, quote))).collect(),
            triggers: triggers(article, found, of, prefix),
        }
    }

    /// The marks of the article, sorted for a pen.
    pub fn marks(&self, article: &Article) -> Vec<Mark<'_>> {
        let mut marks = Vec::new();
        for (entity, caption) in article.entities.iter().zip(&self.entities) {
            for mention in &entity.mentions {
                let class = class_of(&entity.kind, mention.form == "name");
                let (start, end) = (mention.start, mention.end);
                marks.push(Mark { start, end, layer: Layer::Mention, class, caption, after: "" });
            }
        }
        for (time, caption) in article.times.iter().zip(&self.times) {
            let (start, end) = (time.start, time.end);
            marks.push(Mark { start, end, layer: Layer::Time, class: "dl-time", caption, after: "" });
        }
        for (quote, caption) in article.quotes.iter().zip(&self.quotes) {
            let class = if quote.kind == "direct" { "dl-quote" } else { "dl-quote dl-indirect" };
            let (start, end) = (quote.start, quote.end);
            marks.push(Mark { start, end, layer: Layer::Quote, class, caption, after: "" });
        }
        for Trigger { start, end, class, caption, numbers } in &self.triggers {
            let (start, end) = (*start, *end);
            marks.push(Mark { start, end, layer: Layer::Event, class, caption, after: numbers });
        }
        sort(&mut marks);
        marks
    }
}

/// The class of a mention: names are marked more strongly than "the minister" and "he".
fn class_of(kind: &str, is_name: bool) -> &'static str {
    match (kind, is_name) {
        ("person", true) => "dl-person",
        ("person", false) => "dl-person dl-faint",
        ("organization", true) => "dl-organization",
        ("organization", false) => "dl-organization dl-faint",
        ("place", true) => "dl-place",
        ("place", false) => "dl-place dl-faint",
        ("group", true) => "dl-group",
        ("group", false) => "dl-group dl-faint",
        (_, true) => "dl-other",
        (_, false) => "dl-other dl-faint",
    }
}

/// "Ali Mamlouk · person · SYR · SYRSPY · Syrian security head"
fn of_entity(entity: &Entity) -> String {
    let mut parts = vec![in_one_line(&entity.name).into_owned(), entity.kind.to_string()];
    if let Some(place) = &entity.place {
        parts.extend(place.admin1.clone().filter(|admin1| *admin1 != entity.name));
    }
    parts.extend(entity.country.clone());
    parts.extend(entity.code.clone().filter(|code| Some(code) != entity.country.as_ref()));
    for role in &entity.roles {
        let words = in_one_line(&role.text).into_owned();
        if !parts.contains(&words) {
            parts.push(words);
        }
    }
    parts.join(" · ")
}

/// "DATE 2018-W51 · 17–23 Dec 2018"
fn of_time(time: &Time) -> String {
    let mut caption = time.r#type.to_string();
    for value in [&time.value, &time.r#mod, &time.quant, &time.freq].into_iter().flatten() {
        let _ = write!(caption, " {value}");
    }
    match (&time.earliest, &time.latest) {
        (Some(earliest), Some(latest)) => {
            let _ = write!(caption, " · {}", days::range(earliest, latest));
        }
        (Some(earliest), None) => {
            let _ = write!(caption, " · from {}", days::range(earliest, earliest));
        }
        (None, Some(latest)) => {
            let _ = write!(caption, " · until {}", days::range(latest, latest));
        }
        (None, None) => {}
    }
    caption
}

/// "James Jeffrey · said"
fn of_quote(article: &Article, quote: &Quote) -> String {
    let speaker = quote.speaker.as_ref().map(|speaker| called(article, speaker.entity, &speaker.text));
    let mut caption = speaker.map_or_else(|| "speaker not known".to_owned(), |name| name.into_owned());
    if let Some(cue) = &quote.cue {
        let _ = write!(caption, " · {}", in_one_line(&cue.text));
    }
    caption
}

/// "CONSULT visit 042 · not"
fn of_event(event: &Event, happening: &Happening) -> String {
    let mut caption = event.r#type.to_string();
    for part in event.mode.as_deref().into_iter().chain([event.cameo.as_str()]) {
        let _ = write!(caption, " {part}");
    }
    for reservation in (Happening { events: vec![event] }).reservations() {
        let _ = write!(caption, " · {reservation}");
    }
    if let Some(date) = happening.date() {
        let _ = write!(caption, " · {}", days::range(&date.earliest, &date.latest));
    }
    caption
}

/// One mark for each place that tells of an event, in the order of the text.
fn triggers(article: &Article, found: &[Happening], of: &[usize], prefix: &str) -> Vec<Trigger> {
    let mut events: Vec<(usize, &Event)> = article.events.iter().enumerate().collect();
    events.sort_by_key(|(_, event)| (event.trigger.start, event.trigger.end));
    let mut triggers: Vec<Trigger> = Vec::with_capacity(events.len());
    for (index, event) in events {
        let happening = of[index];
        let caption = cut(&of_event(event, &found[happening]));
        let number = happening + 1;
        let link = format!("<a href=\"#{prefix}-{number}\">{number}</a>");
        let (start, end) = (event.trigger.start, event.trigger.end);
        match triggers.last_mut().filter(|last| (last.start, last.end) == (start, end)) {
            Some(last) => {
                last.caption = cut(&format!("{}; {caption}", last.caption));
                if !last.numbers.contains(&link) {
                    last.numbers.insert_str(last.numbers.len() - "</sup>".len(), &format!(" {link}"));
                }
            }
            None => {
                let is_fact = event.polarity == "positive" && event.modality == "actual";
                let class = if is_fact { "dl-event" } else { "dl-event dl-unsure" };
                triggers.push(Trigger { start, end, class, caption, numbers: format!("<sup>{link}</sup>") });
            }
        }
    }
    triggers
}

fn cut(caption: &str) -> String {
    match caption.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &caption[..end]),
        None => caption.to_owned(),
    }
}
