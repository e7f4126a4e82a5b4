//! Distance: dates of events that are told by their distance from another event, "two days after the ceasefire".
//!
//! In: the clauses, and each length of time that "after" or "before" follows. Out: the date of the one event from that of
//! the other, whichever of them has one. Where neither has, both stay without.

use super::calendar::Calendar;
use super::clause::Clauses;
use super::{Event, EventDate};
use crate::time::Time;
use jiff::Span;
use rustc_hash::FxHashMap;

/// An event, so long after an anchor, or before it.
#[derive(Debug, Clone, Copy)]
pub struct Distance {
    /// The verb of the event that is told.
    pub verb: usize,
    /// The word of the event that it is told from: a verb, or the head of a noun phrase.
    pub anchor: usize,
    /// Negative: before it.
    by: Span,
    /// Index into the times.
    time: u32,
}

impl Distance {
    /// The distance that a length of time tells, where the anchor follows it. `after` is the token after its words.
    pub fn new(clauses: &Clauses, time: &Time, index: usize, after: usize) -> Option<Self> {
        let mark = clauses.input.syntax.words.get(after)?;
        let sign = match mark.lemma.as_str() {
            "after" => 1,
            "before" => -1,
            _ => return None,
        };
        let by = length(time)?.checked_mul(sign).ok()?;
        let anchor = clauses.governor(after)?;
        let verb = clauses.clause_verb(clauses.governor(anchor)?)?;
        (anchor > after && verb != anchor).then_some(Self { verb, anchor, by, time: index as u32 })
    }

    /// A date, moved by the distance: from the anchor to the event, or back.
    fn moved(&self, from: EventDate, back: bool) -> Option<EventDate> {
        let by = if back { self.by.negate() } else { self.by };
        let (earliest, latest) = (from.earliest.checked_add(by).ok()?, from.latest.checked_add(by).ok()?);
        let granularity = if earliest == latest { "day" } else { "range" };
        Some(EventDate { earliest, latest, granularity, origin: "relative", time: Some(self.time) })
    }
}

/// The length of a duration in whole units: "P1W".
fn length(time: &Time) -> Option<Span> {
    let value = time.value.as_deref()?.strip_prefix('P')?;
    let unit = value.chars().last()?;
    let amount: i64 = value[..value.len() - unit.len_utf8()].parse().ok()?;
    let length = match unit {
        'D' => Span::new().try_days(amount),
        'W' => Span::new().try_weeks(amount),
        'M' => Span::new().try_months(amount),
        'Y' => Span::new().try_years(amount),
        _ => return None,
    };
    length.ok()
}

/// Where an event stands: its head, and the anchor that it is, or that its clause hangs on.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    pub head: usize,
    pub anchor: Option<usize>,
}

/// Events by a word.
type Index = FxHashMap<usize, Vec<usize>>;

/// Give the events their dates. `nodes` tells where each of them stands.
pub fn settle(clauses: &Clauses, calendar: &Calendar, events: &mut [Event], nodes: &[Node]) {
    if calendar.distances().is_empty() {
        return;
    }
    let (mut by_anchor, mut by_verb) = (Index::default(), Index::default());
    for (event, node) in nodes.iter().enumerate() {
        match (node.anchor, clauses.clause_verb(node.head)) {
            (Some(anchor), _) => by_anchor.entry(anchor).or_default().push(event),
            (None, Some(verb)) => by_verb.entry(verb).or_default().push(event),
            (None, None) => {}
        }
    }
    for distance in calendar.distances() {
        let anchors: &[usize] = by_anchor.get(&distance.anchor).map_or(&[], Vec::as_slice);
        let others: &[usize] = by_verb.get(&distance.verb).map_or(&[], Vec::as_slice);
        let told = |event: &usize| events[*event].date.filter(|date| date.origin != "published");
        let anchored = anchors.iter().find_map(told).or_else(|| calendar.of_anchor(clauses, distance.anchor));
        let (targets, date) = match anchored {
            Some(date) => (others, distance.moved(date, false)),
            None => {
                let mut of_verb = others.iter().filter(|&&event| nodes[event].head == distance.verb).peekable();
                let from = match of_verb.peek() {
                    Some(_) => of_verb.find_map(|&event| events[event].date),
                    // "The visit comes a week after …": the verb only says that this is news.
                    None => calendar.of_clause(clauses, distance.verb).or_else(|| calendar.published()),
                };
                (anchors, from.and_then(|from| distance.moved(from, true)))
            }
        };
        for &event in targets {
            let date_of = &mut events[event].date;
            if date_of.is_none_or(|date| date.origin == "published") {
                *date_of = date.or(*date_of);
            }
        }
    }
}
