//! Makes an [`Article`] of the findings.

use super::offsets::Offsets;
use super::*;
use crate::extractor::Findings;
use crate::{entity, event, layout, quote, time};
use jiff::civil::Date;

/// The article that a user gets, from what the stages found in `text`.
pub fn assemble(text: &str, findings: &Findings) -> Article {
    let at = Offsets::new(text);
    let Findings { layout, tokens, syntax, entities, times, quotes, events } = findings;
    Article {
        text: text.to_owned(),
        language: layout.language.map(str::to_owned),
        title: layout.title.map(|span| at.span(span)),
        published: layout.published.as_ref().map(|published| published_of(published, &at)),
        authors: layout.authors.iter().map(|&span| at.span(span)).collect(),
        blocks: layout.blocks.iter().map(|block| block_of(block, &at)).collect(),
        sentences: tokens
            .sentences
            .iter()
            .map(|sentence| {
                let (start, end) = at.range(sentence.span);
                Sentence { start, end, block: sentence.block }
            })
            .collect(),
        tokens: tokens_of(tokens, syntax, &at),
        entities: entities_of(entities, &at),
        times: times.iter().map(|time| time_of(time, &at)).collect(),
        quotes: quotes.iter().map(|quote| quote_of(quote, &at)).collect(),
        events: events.iter().enumerate().map(|(id, event)| event_of(id, event, entities, &at)).collect(),
        warnings: warnings(findings),
    }
}

fn published_of(published: &layout::Published, at: &Offsets) -> Published {
    use layout::PublishedOrigin::*;
    let range = published.span.map(|span| at.range(span));
    let format = if published.has_time { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%d" };
    Published {
        value: published.at.strftime(format).to_string(),
        start: range.map(|range| range.0),
        end: range.map(|range| range.1),
        origin: match published.origin {
            Argument => "argument",
            Text => "text",
            Html => "html",
            Url => "url",
        }
        .to_owned(),
    }
}

fn block_of(block: &layout::Block, at: &Offsets) -> Block {
    let (start, end) = at.range(block.span);
    Block { kind: block.kind.name().to_owned(), start, end }
}

fn tokens_of(tokens: &crate::token::Tokens, syntax: &crate::syntax::Syntax, at: &Offsets) -> Vec<Token> {
    let mut found = Vec::with_capacity(tokens.tokens.len());
    for (index, sentence) in tokens.sentences.iter().enumerate() {
        for id in sentence.tokens.range() {
            let (start, end) = at.range(tokens.tokens[id].span);
            let word = &syntax.words[id];
            found.push(Token {
                start,
                end,
                lemma: word.lemma.clone(),
                pos: CompactString::const_new(word.pos.name()),
                head: (word.head as usize != id).then_some(word.head),
                dep: CompactString::const_new(word.dep.name()),
                sentence: index as u32,
            });
        }
    }
    found
}

fn entities_of(entities: &entity::Entities, at: &Offsets) -> Vec<Entity> {
    let mut found: Vec<Entity> =
        entities.entities.iter().enumerate().map(|(id, entity)| entity_of(id, entity, at)).collect();
    for mention in &entities.mentions {
        let Span { start, end, text } = at.span(mention.span);
        let form = mention.form.name().to_owned();
        found[mention.entity as usize].mentions.push(Mention { start, end, text, form });
    }
    found
}

fn entity_of(id: usize, entity: &entity::Entity, at: &Offsets) -> Entity {
    Entity {
        id: id as u32,
        kind: entity.kind.name().to_owned(),
        name: entity.name.clone(),
        country: entity.country.clone(),
        code: entity.code.clone(),
        roles: entity
            .roles
            .iter()
            .map(|role| {
                let Span { start, end, text } = at.span(role.span);
                Role {
                    text,
                    start,
                    end,
                    title: role.title.clone(),
                    organization: role.organization.clone(),
                    country: role.country.clone(),
                    status: role.status.name().to_owned(),
                }
            })
            .collect(),
        place: entity.place.as_ref().map(|place| Place {
            geonameid: place.geonameid,
            latitude: place.latitude,
            longitude: place.longitude,
            country: place.country.clone(),
            admin1: place.admin1.clone(),
            feature: place.feature.clone(),
        }),
        mentions: Vec::new(),
    }
}

fn time_of(time: &time::Time, at: &Offsets) -> Time {
    let Span { start, end, text } = at.span(time.span);
    let iso = |date: Option<Date>| date.map(|date| date.to_string());
    Time {
        start,
        end,
        text,
        r#type: time.kind.name().to_owned(),
        value: time.value.clone(),
        r#mod: time.modifier.map(str::to_owned),
        quant: time.quant.clone(),
        freq: time.freq.clone(),
        earliest: iso(time.earliest),
        latest: iso(time.latest),
        origin: time.origin.name().to_owned(),
        rule: time.rule.to_owned(),
    }
}

fn quote_of(quote: &quote::Quote, at: &Offsets) -> Quote {
    let Span { start, end, text } = at.span(quote.span);
    Quote {
        start,
        end,
        text,
        kind: quote.kind.name().to_owned(),
        cue: quote.cue.map(|cue| at.span(cue)),
        speaker: quote.speaker.map(|speaker| {
            let Span { start, end, text } = at.span(speaker.span);
            Speaker { start, end, text, entity: speaker.entity }
        }),
    }
}

fn event_of(id: usize, event: &event::Event, entities: &entity::Entities, at: &Offsets) -> Event {
    let participants =
        |list: &[event::Participant]| list.iter().map(|one| participant_of(one, entities, at)).collect::<Vec<_>>();
    Event {
        id: id as u32,
        r#type: event.kind.to_owned(),
        mode: event.mode.map(str::to_owned),
        contexts: event.contexts.iter().map(|&context| context.to_owned()).collect(),
        cameo: event.cameo.to_owned(),
        quad: event.quad.to_owned(),
        goldstein: event.goldstein,
        trigger: at.span(event.trigger),
        actors: participants(&event.actors),
        recipients: participants(&event.recipients),
        place: event.place.map(|place| {
            let Span { start, end, text } = at.span(place.span);
            EventPlace { start, end, text, entity: place.entity }
        }),
        date: event.date.map(|date| EventDate {
            earliest: date.earliest.to_string(),
            latest: date.latest.to_string(),
            granularity: date.granularity.to_owned(),
            origin: date.origin.to_owned(),
            time: date.time,
        }),
        polarity: event.polarity.name().to_owned(),
        modality: event.modality.name().to_owned(),
        attribution: event
            .attribution
            .iter()
            .map(|source| {
                let Span { start, end, text } = at.span(source.span);
                Source { start, end, text, entity: source.entity, cue: source.cue.map(|cue| at.span(cue)) }
            })
            .collect(),
        sentence: event.sentence,
        rule: event.rule.clone(),
        confidence: event.confidence,
        same_as: event.same_as,
    }
}

fn participant_of(participant: &event::Participant, entities: &entity::Entities, at: &Offsets) -> Participant {
    let Span { start, end, text } = at.span(participant.span);
    let entity = participant.entity.map(|id| &entities.entities[id as usize]);
    let code = entity.and_then(|entity| entity.code.clone());
    let country = entity.and_then(|entity| entity.country.clone());
    // "SYRSPY": a country, or IGO, NGO and the like, then the sectors.
    let sector = code.as_ref().and_then(|code| code.get(3..6)).map(str::to_owned);
    Participant { start, end, text, entity: participant.entity, code, country, sector }
}

/// What a user should know about this reading.
fn warnings(findings: &Findings) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut warn =
        |code: &str, message: &str| found.push(Warning { code: code.to_owned(), message: message.to_owned() });
    if findings.tokens.sentences.is_empty() {
        warn("empty", "the text holds no words");
    }
    if findings.layout.language.is_some_and(|language| language != "en") {
        warn("language", "the text is not English: only its layout was read");
    }
    if findings.layout.published.is_none() && findings.times.iter().any(time::Time::lacks_anchor) {
        warn("no-date", "the date of publication is not known: relative times keep the form of their words");
    }
    found
}
