//! Event: who did what to whom, where, when, and who says so.
//!
//! In: all that the earlier stages found. Out: events with their participants, coded in PLOVER and CAMEO.

mod around;
mod attribution;
mod auxiliaries;
mod background;
mod calendar;
mod causes;
mod clause;
mod compose;
mod contest;
mod demand;
mod distance;
mod doer;
mod effect;
mod frames;
mod given;
mod join;
mod means;
mod merge;
mod mishap;
mod noun;
mod occasion;
mod participants;
mod parties;
mod place;
mod predication;
mod prospect;
mod recipient;
mod retold;
mod sense;
mod status;
mod unsaid;
mod verb;

use crate::entity::Entities;
use crate::layout::Layout;
use crate::quote::Quote;
use crate::span::ByteSpan;
use crate::syntax::Syntax;
use crate::time::Time;
use crate::token::Tokens;
use attribution::Voices;
use calendar::{Calendar, Told};
use clause::Clauses;
use distance::Node;
use frames::Frame;
use jiff::civil::Date;
use mishap::Mishaps;
use predication::Predication;
use retold::Retold;
use status::Status;

/// Something that is reported to have happened, or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// One of the 16 types of PLOVER.
    pub kind: &'static str,
    pub mode: Option<&'static str>,
    pub contexts: Vec<&'static str>,
    /// CAMEO code, 2 to 4 digits.
    pub cameo: &'static str,
    pub quad: &'static str,
    pub goldstein: f64,
    pub trigger: ByteSpan,
    pub actors: Vec<Participant>,
    pub recipients: Vec<Participant>,
    pub place: Option<Participant>,
    pub date: Option<EventDate>,
    pub polarity: Polarity,
    pub modality: Modality,
    pub attribution: Vec<Source>,
    /// Index into [`Tokens::sentences`].
    pub sentence: u32,
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f64,
    /// Index of the earlier event that is the same happening.
    pub same_as: Option<u32>,
}

/// Who or what takes part. An unknown one keeps its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    pub span: ByteSpan,
    /// Index into [`Entities::entities`].
    pub entity: Option<u32>,
}

/// Who says that it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub span: ByteSpan,
    pub entity: Option<u32>,
    pub cue: Option<ByteSpan>,
}

/// The days on which an event can lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventDate {
    pub earliest: Date,
    pub latest: Date,
    pub granularity: &'static str,
    /// "explicit" | "relative" | "context" | "published"
    pub origin: &'static str,
    /// Index into the times.
    pub time: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Polarity {
    Positive,
    Negative,
}

impl Polarity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    Actual,
    Future,
    Possible,
    Conditional,
    Requested,
}

impl Modality {
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Future => "future",
            Self::Possible => "possible",
            Self::Conditional => "conditional",
            Self::Requested => "requested",
        }
    }
}

/// What the earlier stages found.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    pub text: &'a str,
    pub layout: &'a Layout,
    pub tokens: &'a Tokens,
    pub syntax: &'a Syntax,
    pub entities: &'a Entities,
    pub times: &'a [Time],
    pub quotes: &'a [Quote],
}

/// Find the events of a text, in the order of their triggers.
pub fn find(input: Input<'_>) -> Vec<Event> {
    let clauses = Clauses::new(input);
    let calendar = Calendar::new(&clauses);
    let voices = Voices::new(input.quotes);
    let (mut retold, mut mishaps) = (Retold::default(), Mishaps::default());
    let mut leading = 0;
    let (mut events, mut nodes) = (Vec::new(), Vec::new());
    for (index, sentence) in input.tokens.story(input.layout) {
        leading += 1;
        let mut found = predication::find(&clauses, sentence.tokens);
        mishaps.sift(&clauses, sentence.tokens, &mut found);
        for predication in found {
            let predication = retold.recast(predication);
            let Some((mut actors, mut recipients)) = retold.parties(&clauses, &events, &predication) else { continue };
            let Status { polarity, modality, .. } = status::status(&clauses, &predication);
            let frame = predication.frame;
            let is_same = |one: &Participant, other: &Participant| {
                one.span == other.span || one.entity.is_some() && one.entity == other.entity
            };
            recipients.retain(|recipient| !actors.iter().any(|actor| is_same(actor, recipient)));
            // "The union had not been consulted": who should have asked it is not told.
            let unasked =
                actors.is_empty() && predication.rule == "verb-consult" && clauses.is_passive(predication.head);
            if frame.reciprocal && !unasked {
                actors.append(&mut recipients);
            }
            for side in [&mut actors, &mut recipients] {
                side.sort_by_key(|one| one.span);
            }
            let antecedent = retold.antecedent(&events, &predication);
            let leads = leading <= LEAD && modality == Modality::Actual && antecedent.is_none();
            let (date, anchor) = match calendar.told(&clauses, &predication, leads) {
                Some(Told::On(date)) => (Some(date), None),
                Some(Told::From(anchor)) => (antecedent.and_then(|event| event.date), Some(anchor)),
                None => (antecedent.and_then(|event| event.date), None),
            };
            // What has a date after the day of publication is still to come; what is told as past has another.
            let published = calendar.day().filter(|_| modality == Modality::Actual);
            let ahead = published.is_some_and(|day| date.is_some_and(|date| date.earliest > day));
            // Nobody says that an attack "is" to come on a day without "will": what lies ahead there is something else.
            let told = frame.kind == "ASSAULT" && !clauses.is_infinitive(predication.head);
            let past = told || calendar::is_past(&clauses, predication.head);
            let date = if ahead && past { calendar.published().filter(|_| leads) } else { date };
            let modality = if ahead && !past { Modality::Future } else { modality };
            let place = place::place(&clauses, &predication).filter(|_| !predication.stance);
            retold.note(&predication, events.len());
            nodes.push(Node { head: predication.head, anchor });
            events.push(Event {
                kind: frame.kind,
                mode: frame.mode,
                contexts: Vec::new(),
                cameo: frame.cameo,
                quad: frame.quad,
                goldstein: frame.goldstein,
                trigger: input.tokens.span(predication.trigger),
                place: place.or_else(|| struck(&clauses, frame, &recipients)),
                date,
                polarity,
                modality,
                attribution: voices.sources(&clauses, &predication),
                sentence: index as u32,
                confidence: confidence(&predication, &actors, &recipients),
                rule: predication.rule,
                actors,
                recipients,
                same_as: None,
            });
        }
    }
    place::share(&clauses, &mut events, &nodes);
    distance::settle(&clauses, &calendar, &mut events, &nodes);
    merge::merge(&mut events, input.layout.published.as_ref().map(|published| published.at.date()));
    events
}

/// Where an attack on a town happened, or a town was taken: there.
fn struck(clauses: &Clauses, frame: &Frame, recipients: &[Participant]) -> Option<Participant> {
    recipients.iter().find(|one| place::is_struck(clauses, frame, one)).copied()
}

/// So many sentences lead the story: what they report without a date happened about when it was published.
const LEAD: usize = 3;

/// How sure a predication is: verbs more than nouns, the more so the more of its places are filled.
fn confidence(predication: &Predication, actors: &[Participant], recipients: &[Participant]) -> f64 {
    let base = if predication.noun == Some(predication.head) { 0.4 } else { 0.6 };
    let known = [actors, recipients].iter().filter(|side| side.iter().any(|one| one.entity.is_some())).count();
    base + 0.15 * known as f64
}
