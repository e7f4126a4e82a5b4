//! Whether an article that came from outside holds together: its spans lie in its text, its lists are in the order of the
//! text, its indices lie in its lists.
//!
//! What the stages find always does; a file may have been cut or edited. What shows or counts an article relies on it.

use super::*;

type Check = Result<(), String>;

impl Article {
    /// The first fault, in a sentence.
    pub(super) fn check(&self) -> Check {
        let inside = Inside { length: self.text.chars().count() as u32, entities: self.entities.len() };
        self.title.iter().chain(&self.authors).try_for_each(|span| inside.span(span))?;
        in_order("authors", self.authors.iter().map(|author| (author.start, author.end)))?;
        if let Some(Published { start: Some(start), end: Some(end), .. }) = self.published {
            inside.range(start, end)?;
        }
        self.blocks.iter().try_for_each(|block| inside.range(block.start, block.end))?;
        apart("blocks", self.blocks.iter().map(|block| (block.start, block.end)))?;
        for sentence in &self.sentences {
            inside.range(sentence.start, sentence.end)?;
            index("block", Some(sentence.block), self.blocks.len())?;
        }
        apart("sentences", self.sentences.iter().map(|sentence| (sentence.start, sentence.end)))?;
        for token in &self.tokens {
            inside.range(token.start, token.end)?;
            index("sentence", Some(token.sentence), self.sentences.len())?;
            index("head", token.head, self.tokens.len())?;
        }
        apart("tokens", self.tokens.iter().map(|token| (token.start, token.end)))?;
        for (place, entity) in self.entities.iter().enumerate() {
            number("entity", entity.id, place)?;
            entity.roles.iter().try_for_each(|role| inside.range(role.start, role.end))?;
            entity.mentions.iter().try_for_each(|mention| inside.range(mention.start, mention.end))?;
            let list = |name: &str| format!("entities[{place}].{name}");
            in_order(&list("roles"), entity.roles.iter().map(|role| (role.start, role.end)))?;
            in_order(&list("mentions"), entity.mentions.iter().map(|mention| (mention.start, mention.end)))?;
        }
        let firsts = self.entities.iter().filter_map(|entity| entity.mentions.first());
        in_order("entities", firsts.map(|mention| (mention.start, mention.end)))?;
        self.times.iter().try_for_each(|time| inside.range(time.start, time.end))?;
        apart("times", self.times.iter().map(|time| (time.start, time.end)))?;
        self.quotes.iter().try_for_each(|quote| inside.quote(quote))?;
        in_order("quotes", self.quotes.iter().map(|quote| (quote.start, quote.end)))?;
        for (place, event) in self.events.iter().enumerate() {
            number("event", event.id, place)?;
            index("sentence", Some(event.sentence), self.sentences.len())?;
            index("same_as", event.same_as, place)?;
            index("time", event.date.as_ref().and_then(|date| date.time), self.times.len())?;
            inside.event(event)?;
        }
        in_order("events", self.events.iter().map(|event| (event.trigger.start, event.trigger.end)))
    }
}

/// Whether spans stand in the order of the text.
fn in_order(list: &str, spans: impl Iterator<Item = (u32, u32)>) -> Check {
    ordered(list, spans, "they have to be in the order of the text", |before, next| before <= next)
}

/// Whether spans stand in the order of the text, and each begins where the one before has ended.
fn apart(list: &str, spans: impl Iterator<Item = (u32, u32)>) -> Check {
    let rule = "they have to be in the order of the text and may not overlap";
    ordered(list, spans, rule, |before, next| before.1 <= next.0)
}

fn ordered(
    list: &str,
    spans: impl Iterator<Item = (u32, u32)>,
    rule: &str,
    fits: impl Fn((u32, u32), (u32, u32)) -> bool,
) -> Check {
    let mut last = (0, 0);
    for next in spans {
        if !fits(last, next) {
            return Err(format!("in {list}, {}..{} stands after {}..{}; {rule}", next.0, next.1, last.0, last.1));
        }
        last = next;
    }
    Ok(())
}

/// What spans and ids have to lie in.
struct Inside {
    length: u32,
    entities: usize,
}

impl Inside {
    fn range(&self, start: u32, end: u32) -> Check {
        if start <= end && end <= self.length {
            return Ok(());
        }
        Err(format!("a span is {start}..{end}, the text has {} characters", self.length))
    }

    fn span(&self, span: &Span) -> Check {
        self.range(span.start, span.end)
    }

    fn entity(&self, id: Option<u32>) -> Check {
        index("entity", id, self.entities)
    }

    fn quote(&self, quote: &Quote) -> Check {
        self.range(quote.start, quote.end)?;
        quote.cue.iter().try_for_each(|cue| self.span(cue))?;
        quote.speaker.iter().try_for_each(|speaker| {
            self.range(speaker.start, speaker.end)?;
            self.entity(speaker.entity)
        })
    }

    fn event(&self, event: &Event) -> Check {
        self.span(&event.trigger)?;
        for one in event.actors.iter().chain(&event.recipients) {
            self.range(one.start, one.end)?;
            self.entity(one.entity)?;
        }
        if let Some(place) = &event.place {
            self.range(place.start, place.end)?;
            self.entity(place.entity)?;
        }
        event.attribution.iter().try_for_each(|source| {
            self.range(source.start, source.end)?;
            source.cue.iter().try_for_each(|cue| self.span(cue))?;
            self.entity(source.entity)
        })
    }
}

/// Whether an index lies in a list.
fn index(name: &str, index: Option<u32>, length: usize) -> Check {
    match index {
        Some(index) if index as usize >= length => Err(format!("{name} is {index}, of {length}")),
        _ => Ok(()),
    }
}

/// Whether an id is the place in its list.
fn number(name: &str, id: u32, place: usize) -> Check {
    if id as usize == place { Ok(()) } else { Err(format!("the {name} at place {place} has the id {id}")) }
}
