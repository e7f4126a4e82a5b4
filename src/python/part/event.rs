//! The classes for what happened: Event, Participant, EventPlace, EventDate, Source.

use super::prelude::*;
use super::{name, of_entity, or_none, part, quoted};
use crate::article::{Event, EventDate, EventPlace, Participant, Source, Span};

part!(
    /// Something that is reported to have happened, or not: who did what to whom, where, when, and who says so.
    PyEvent, "Event", Event {
        /// Its index in `article.events`.
        id: u32,
        /// One of the 16 types of PLOVER, "CONSULT".
        r#type: String,
        /// The PLOVER mode of its type, "visit".
        mode: Option<String>,
        /// The PLOVER contexts, a tuple of str. Reserved: it is empty yet.
        contexts: Vec<String>,
        /// CAMEO code of 2 to 4 digits, as finely as the text supports.
        cameo: String,
        /// "verbal cooperation", "material cooperation", "verbal conflict" or "material conflict".
        quad: String,
        /// Goldstein's scale, from -10 (conflict) to 10 (cooperation).
        goldstein: f64,
        /// The word that tells of it, a Span.
        trigger: Span,
        /// Who does it, a tuple of Participant. In a reciprocal event all are actors.
        actors: Vec<Participant>,
        /// To whom it is done, a tuple of Participant.
        recipients: Vec<Participant>,
        /// Where it happened, where the text says so.
        place: Option<EventPlace>,
        /// The days on which it can lie.
        date: Option<EventDate>,
        /// "positive", or "negative": it is said not to happen.
        polarity: String,
        /// "actual", "future", "possible", "conditional" or "requested".
        modality: String,
        /// Who says that it happened, outermost last, a tuple of Source; empty: the article itself.
        attribution: Vec<Source>,
        /// Index into `article.sentences`.
        sentence: u32,
        /// The name of the rule that found it.
        rule: String,
        /// From 0 to 1.
        confidence: f64,
        /// The id of the earlier event that is the same happening.
        same_as: Option<u32>,
    }
);

impl Short for Event {
    fn short(&self) -> String {
        let names = |list: &[Participant]| match list {
            [] => "-".to_owned(),
            [one] => quoted(&one.text),
            [first, rest @ ..] => format!("{} + {}", quoted(&first.text), rest.len()),
        };
        let date = self.date.as_ref().map_or_else(String::new, |date| format!(", {}", date.earliest));
        let not = if self.polarity == "negative" { "not " } else { "" };
        let (who, whom) = (names(&self.actors), names(&self.recipients));
        format!("{}, {not}{} {}: {who} -> {whom}{date}", self.id, self.r#type, quoted(&self.trigger.text))
    }
}

part!(
    /// Who or what takes part in an event. An unknown one keeps its words.
    PyParticipant, "Participant", Participant, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// The id of the entity, where it is known.
        entity: Option<u32>,
        /// PLOVER actor code: country (or IGO, NGO, MNC), then sectors, "SYRSPY".
        code: Option<String>,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// The first sector of the code, "SPY".
        sector: Option<String>,
    }
);

impl Short for Participant {
    fn short(&self) -> String {
        format!("{}, {}, {}, {}", self.start, self.end, quoted(&self.text), or_none(&self.code))
    }
}

part!(
    /// Where an event happened.
    PyEventPlace, "EventPlace", EventPlace, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// The id of the entity, where it is known.
        entity: Option<u32>,
    }
);

impl Short for EventPlace {
    fn short(&self) -> String {
        format!("{}, {}, {}{}", self.start, self.end, quoted(&self.text), of_entity(self.entity))
    }
}

part!(
    /// The days on which an event can lie.
    PyEventDate, "EventDate", EventDate {
        /// The first, an ISO date.
        earliest: String,
        /// The last, an ISO date.
        latest: String,
        /// "day", "week", "month", "quarter", "season", "year" or "range".
        granularity: String,
        /// "explicit", "relative" or "published"; "context" is reserved.
        origin: String,
        /// Index into `article.times`.
        time: Option<u32>,
    }
);

impl Short for EventDate {
    fn short(&self) -> String {
        format!("{}..{}, {}, {}", self.earliest, self.latest, self.granularity, self.origin)
    }
}

part!(
    /// Who says that an event happened.
    PySource, "Source", Source, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// The id of the entity, where it is known.
        entity: Option<u32>,
        /// The words that introduce it, "said": a Span.
        cue: Option<Span>,
    }
);

impl Short for Source {
    fn short(&self) -> String {
        format!("{}, {}, {}{}", self.start, self.end, quoted(&self.text), of_entity(self.entity))
    }
}
