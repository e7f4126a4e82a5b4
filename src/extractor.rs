//! The seven stages, in their order.

use crate::actor::{self, ActorCode};
use crate::article::{self, Article};
use crate::entity::Entities;
use crate::error::Error;
use crate::event::Event;
use crate::layout::Layout;
use crate::lexicon::names::Names;
use crate::quote::Quote;
use crate::syntax::Syntax;
use crate::time::Time;
use crate::token::Tokens;
use crate::{entity, event, layout, quote, syntax, time, token};
use jiff::civil::DateTime;

/// The most text that one article may have: what the 32-bit offsets reach.
pub const LIMIT: usize = u32::MAX as usize;

/// Reads articles. Holds what all of them share, and never changes.
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    /// Names of the user's, which go before ours.
    pub names: Names,
    /// What the user adds to the rules of times.
    pub times: time::Own,
}

/// What the caller knows of an article.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    pub published: Option<Moment>,
    pub url: Option<&'a str>,
}

/// A day, or a minute of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub at: DateTime,
    pub has_time: bool,
}

impl Moment {
    /// Read an ISO 8601 date or time. A zone is left out: the moment is local to where the article appeared.
    pub fn parse(given: &str) -> Result<Self, Error> {
        let trimmed = given.trim();
        let civil = trimmed.strip_suffix('Z').unwrap_or(trimmed);
        let at = civil.parse::<DateTime>().map_err(|_| Error::Published { given: given.to_owned() })?;
        // What parts the time from the day, not a letter in the name of a zone.
        let parts = |pair: &[u8]| matches!(pair[0], b'T' | b't' | b' ') && pair[1].is_ascii_digit();
        Ok(Self { at, has_time: civil.as_bytes().windows(2).any(parts) })
    }
}

/// What the stages found in one article.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    pub layout: Layout,
    pub tokens: Tokens,
    pub syntax: Syntax,
    pub entities: Entities,
    pub times: Vec<Time>,
    pub quotes: Vec<Quote>,
    pub events: Vec<Event>,
}

impl Extractor {
    /// Read one article.
    pub fn read(&self, text: &str, options: &Options) -> Result<Article, Error> {
        let findings = self.find(text, options)?;
        Ok(article::assemble(text, findings))
    }

    /// The times of an article, the same that [`Extractor::read`] gives, by the stages alone that they need.
    pub fn times(&self, text: &str, options: &Options) -> Result<Vec<article::Time>, Error> {
        check_length(text)?;
        let layout = layout::find(text, options);
        if !layout.is_english() {
            return Ok(Vec::new());
        }
        let tokens = token::split(text, &layout);
        Ok(article::times(text, time::find(text, &layout, &tokens, &self.times)))
    }

    /// The PLOVER code of an actor that is given as a phrase by itself: "Kenyan police".
    pub fn code_actor(&self, phrase: &str, options: &Options) -> Result<ActorCode, Error> {
        let sentence = actor::sentence(phrase);
        let findings = self.find(&sentence, options)?;
        Ok(actor::code(phrase, &sentence, &findings))
    }

    /// What the stages find in a text, each with the name of its rule.
    pub fn find(&self, text: &str, options: &Options) -> Result<Findings, Error> {
        check_length(text)?;
        let layout = layout::find(text, options);
        let tokens = token::split(text, &layout);
        let syntax = syntax::parse(text, &tokens);
        if !layout.is_english() {
            return Ok(Findings { layout, tokens, syntax, ..Findings::default() });
        }
        let mut entities = entity::find(text, &layout, &tokens, &syntax, &self.names);
        let times = time::find(text, &layout, &tokens, &self.times);
        let quotes = quote::find(text, &layout, &tokens, &syntax, &entities);
        let said = |quote: &Quote| {
            let entity = quote.speaker.and_then(|speaker| speaker.entity)?;
            (quote.kind == quote::QuoteKind::Direct).then_some((quote.span, entity))
        };
        entity::descriptions::first_person::link(text, &tokens, &mut entities, quotes.iter().filter_map(said));
        let events = event::find(event::Input {
            text,
            layout: &layout,
            tokens: &tokens,
            syntax: &syntax,
            entities: &entities,
            times: &times,
            quotes: &quotes,
        });
        Ok(Findings { layout, tokens, syntax, entities, times, quotes, events })
    }
}

fn check_length(text: &str) -> Result<(), Error> {
    if text.len() > LIMIT { Err(Error::TooLong { bytes: text.len(), limit: LIMIT }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_a_time_only_where_one_is_given() {
        let shown = |given: &str| match Moment::parse(given) {
            Ok(Moment { at, has_time: true }) => at.strftime("%Y-%m-%dT%H:%M").to_string(),
            Ok(Moment { at, .. }) => at.strftime("%Y-%m-%d").to_string(),
            Err(_) => "no date".to_owned(),
        };
        for (given, moment) in [
            ("2018-12-24", "2018-12-24"),
            (" 20181224 ", "2018-12-24"),
            ("2018-12-24Z", "2018-12-24"),
            ("+002018-12-24", "2018-12-24"),
            ("2018-12-24T00:00", "2018-12-24T00:00"),
            ("2018-12-24 13:11:05", "2018-12-24T13:11"),
            ("2018-12-24T13:11Z", "2018-12-24T13:11"),
            ("2018-12-24T13:11:05.25+05:00", "2018-12-24T13:11"),
            ("+002018-12-24T13:11", "2018-12-24T13:11"),
            ("2018-12-24ZZZ", "no date"),
            ("2018-12-24T13:11ZZ", "no date"),
            ("2018-12-24T", "no date"),
            ("2018-02-30", "no date"),
            ("", "no date"),
        ] {
            assert_eq!(shown(given), moment, "{given}");
        }
    }
}
