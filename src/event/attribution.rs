//! Attribution: who says that an event happened.
//!
//! In: a predication, its clauses, the quotations. Out: the sources, the innermost first. A quotation that holds the event
//! names its speaker; "according to" and "said" above it in the tree do where no quotation does.

use super::Source;
use super::clause::Clauses;
use super::predication::Predication;
use crate::quote::Quote;
use crate::span::ByteSpan;

/// The quotations of an article, by where they begin.
pub struct Voices<'a> {
    quotes: &'a [Quote],
    /// The furthest end of the quotations up to each, so that a search can stop.
    reach: Vec<u32>,
}

/// So many quotations can hold one another.
const DEPTH: usize = 16;

impl<'a> Voices<'a> {
    pub fn new(quotes: &'a [Quote]) -> Self {
        let mut furthest = 0;
        let reach = quotes
            .iter()
            .map(|quote| {
                furthest = furthest.max(quote.span.end);
                furthest
            })
            .collect();
        Self { quotes, reach }
    }

    /// Who says that an event happened, the innermost first.
    pub fn sources(&self, clauses: &Clauses, predication: &Predication) -> Vec<Source> {
        let trigger = clauses.input.tokens.tokens[predication.trigger.start as usize].span;
        let end = self.quotes.partition_point(|quote| quote.span.start <= trigger.start);
        let mut found: Vec<(usize, Source)> = Vec::new();
        for (index, quote) in self.quotes[..end].iter().enumerate().rev().take(DEPTH) {
            if self.reach[index] <= trigger.start {
                break;
            }
            // A speaker inside the event's own words is a part of it ("accused X of …").
            if let Some(speaker) =
                quote.speaker.filter(|speaker| quote.span.contains(trigger) && !quote.span.contains(speaker.span))
                && !found.iter().any(|(_, source)| source.span == speaker.span)
            {
                found.push((quote.span.len(), Source { span: speaker.span, entity: speaker.entity, cue: quote.cue }));
            }
        }
        found.retain(|(_, source)| !own(clauses, predication, source.cue));
        found.sort_by_key(|&(length, source)| (length, source.span));
        found.into_iter().map(|(_, source)| source).collect()
    }
}

/// Whether the cue is the trigger of the event itself.
fn own(clauses: &Clauses, predication: &Predication, cue: Option<ByteSpan>) -> bool {
    let trigger = clauses.input.tokens.span(predication.trigger);
    cue.is_some_and(|cue| trigger.overlaps(cue))
}
