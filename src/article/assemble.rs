//! Makes an [`Article`] of the findings.

use super::offsets::Offsets;
use super::*;
use crate::extractor::Findings;
use crate::{entity, event, layout, quote, time};
use jiff::civil::Date;

/// The article that a user gets, from what the stages found in `text`.
pub fn assemble(text: &str, findings: Findings) -> Article {
    let at = Offsets::new(text);
    let warnings = warnings(&findings);
    let Findings { layout, tokens, syntax, entities, times, quotes, events } = findings;
    let events = events.into_iter().enumerate().map(|(id, event)| event_of(id, event, &entities, &at)).collect();
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
        tokens: Tokens::new(tokens, syntax.words, &at),
        entities: entities_of(entities, &at),
        times: times.into_iter().map(|time| time_of(time, &at)).collect(),
        quotes: quotes.iter().map(|quote| quote_of(quote, &at)).collect(),
        events,
        warnings,
    }
}

/// The times alone.
pub fn times(text: &str, times: Vec<time::Time>) -> Vec<Time> {
    let at = Offsets::new(text);
    times.into_iter().map(|time| time_of(time, &at)).collect()
}

fn published_of(published: &layout::Published, at: &Offsets) -> Published {
    use layout::PublishedOrigin::*;
    let range = published.span.map(|span| at.range(span));
    let format = if published.has_time { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%d" };
    Published {
        value: published.at.strftime(format).to_string().into(),
        start: range.map(|range| range.0),
        end: range.map(|range| range.1),
        origin: match published.origin {
            Argument => "argument",
            Text => "text",
            Html => "html",
            Url => "url",
        }
        .into(),
    }
}

fn block_of(block: &layout::Block, at: &Offsets) -> Block {
    let (start, end) = at.range(block.span);
    Block { kind: block.kind.name().into(), start, end }
}

fn entities_of(entities: entity::Entities, at: &Offsets) -> Vec<Entity> {
    let mut found: Vec<Entity> =
        entities.entities.into_iter().enumerate().map(|(id, entity)| entity_of(id, entity, at)).collect();
    for mention in &entities.mentions {
        let Span { start, end, text } = at.span(mention.span);
        let form = mention.form.name().into();
        found[mention.entity as usize].mentions.push(Mention { start, end, text, form });
    }
    found
}

fn entity_of(id: usize, entity: entity::Entity, at: &Offsets) -> Entity {
    let entity::Entity { kind, name, country, code, kb_id, roles, place, origin_from: _, sector_from: _ } = entity;
    Entity {
        id: id as u32,
        kind: kind.name().into(),
        name,
        country,
        code,
        kb_id,
        roles: roles.into_iter().map(|role| role_of(role, at)).collect(),
        place: place.map(place_of),
        mentions: Vec::new(),
    }
}

fn role_of(role: entity::Role, at: &Offsets) -> Role {
    let Span { start, end, text } = at.span(role.span);
    let entity::Role { span: _, title, organization, country, status } = role;
    Role { text, start, end, title, organization, country, status: status.name().into() }
}

fn place_of(place: entity::Place) -> Place {
    let entity::Place { geonameid, latitude, longitude, country, admin1, feature } = place;
    Place { geonameid, latitude, longitude, country, admin1, feature }
}

fn time_of(time: time::Time, at: &Offsets) -> Time {
    let Span { start, end, text } = at.span(time.span);
    let iso = |date: Option<Date>| date.map(|date| date.to_string());
    Time {
        start,
        end,
        text,
        r#type: time.kind.name().into(),
        value: time.value,
        r#mod: time.modifier.map(str::to_owned),
        quant: time.quant,
        freq: time.freq,
        earliest: iso(time.earliest),
        latest: iso(time.latest),
        origin: time.origin.name().into(),
        rule: time.rule.into(),
    }
}

fn quote_of(quote: &quote::Quote, at: &Offsets) -> Quote {
    let (start, end) = at.range(quote.span);
    Quote {
        start,
        end,
        text: at.text(quote.span).to_owned(),
        kind: quote.kind.name().into(),
        cue: quote.cue.map(|cue| at.span(cue)),
        speaker: quote.speaker.map(|speaker| {
            let Span { start, end, text } = at.span(speaker.span);
            Speaker { start, end, text, entity: speaker.entity }
        }),
    }
}

fn event_of(id: usize, event: event::Event, entities: &entity::Entities, at: &Offsets) -> Event {
    let participants =
        |list: &[event::Participant]| list.iter().map(|one| participant_of(one, entities, at)).collect::<Vec<_>>();
    Event {
        id: id as u32,
        r#type: event.kind.into(),
        mode: event.mode.map(str::to_owned),
        contexts: event.contexts.iter().map(|&context| context.to_owned()).collect(),
        cameo: event.cameo.into(),
        quad: event.quad.into(),
        goldstein: event.goldstein,
        trigger: at.span(event.trigger),
        actors: participants(&event.actors),
        recipients: participants(&event.recipients),
        place: event.place.map(|place| {
            let Span { start, end, text } = at.span(place.span);
            EventPlace { start, end, text, entity: place.entity }
        }),
        date: event.date.map(|date| EventDate {
            earliest: date.earliest.to_string().into(),
            latest: date.latest.to_string().into(),
            granularity: date.granularity.into(),
            origin: date.origin.into(),
            time: date.time,
        }),
        polarity: event.polarity.name().into(),
        modality: event.modality.name().into(),
        attribution: event
            .attribution
            .iter()
            .map(|source| {
                let Span { start, end, text } = at.span(source.span);
                Source { start, end, text, entity: source.entity, cue: source.cue.map(|cue| at.span(cue)) }
            })
            .collect(),
        sentence: event.sentence,
        rule: event.rule.into(),
        confidence: event.confidence,
        same_as: event.same_as,
    }
}

fn participant_of(participant: &event::Participant, entities: &entity::Entities, at: &Offsets) -> Participant {
    let Span { start, end, text } = at.span(participant.span);
    let entity = participant.entity.map(|id| &entities.entities[id as usize]);
    let code = entity.and_then(|entity| entity.code.clone());
    let country = entity.and_then(|entity| entity.country.clone());
    let sector = entity.and_then(entity::Entity::sector).map(str::to_owned);
    Participant { start, end, text, entity: participant.entity, code, country, sector }
}

/// What a user should know about this reading.
fn warnings(findings: &Findings) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut warn = |code: &str, message: &str| found.push(Warning { code: code.into(), message: message.into() });
    if findings.tokens.sentences.is_empty() {
        warn("empty", "the text holds no words");
    }
    if findings.layout.is_markup {
        warn("markup", "the text is HTML: its tags were read as words; take the text out of the page first");
    }
    if findings.layout.language.is_some_and(|language| language != "en") {
        warn("language", "the text is not English: only its layout was read");
    }
    if findings.layout.published.is_none() && findings.times.iter().any(time::Time::needs_anchor) {
        warn(
            "no-date",
            "the date of publication is not known: relative times are told from the dates of the text, or keep the form of their words",
        );
    }
    found
}
