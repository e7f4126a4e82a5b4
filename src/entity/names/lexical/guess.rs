//! The kind of a name that no gazetteer knows, from its own words and those around it.
//!
//! Each cue adds to one kind or another; the highest sum decides. The weights are set by hand: a title or a given name
//! outweighs what stands around, and what stands around outweighs what the single words are elsewhere.

use super::Name;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, RoleWord, Sense, Usage, cue};
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    person: f32,
    organization: f32,
    place: f32,
    other: f32,
}

/// Name the kind of a piece of capitalised words; `None` where it is rather no name.
pub fn classify(
    scene: &Scene,
    tokens: TokenSpan,
    title: Option<RoleWord>,
    shouting: bool,
    first: usize,
) -> Option<Name> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let words = tokens.range().filter(|&token| scene.is_capital(token)).count();
    let single = words == 1;
    let common = tokens.range().filter(|&token| scene.is_capital(token)).all(|token| scene.is_common(token));
    if common && title.is_none() && (single || shouting) && scene.shape(start) != Shape::Upper {
        return None;
    }
    if single && !scene.word(start).chars().any(|c| c.is_lowercase()) && scene.word(start).chars().count() < 2 {
        return None;
    }
    let mut sums = Sums::default();
    inside(scene, tokens, words, &mut sums);
    around(scene, start, end, single, &mut sums, first);
    let mut sure = false;
    if let Some(title) = title {
        sums.person += if title.usage == Usage::Honorific { 5.0 } else { 4.0 };
        sure = true;
    }
    if common && shouting {
        return None;
    }
    let (mut kind, mut best) = (EntityKind::Person, sums.person);
    for (other, sum) in [
        (EntityKind::Organization, sums.organization),
        (EntityKind::Place, sums.place),
        (EntityKind::Other, sums.other),
    ] {
        if sum > best {
            (kind, best) = (other, sum);
        }
    }
    if best <= 0.3 && (common || single && shouting) {
        return None;
    }
    let rule = match (title, kind) {
        (Some(_), EntityKind::Person) => "title-and-name",
        (_, EntityKind::Person) => "person-by-cues",
        (_, EntityKind::Organization) => "organization-by-cues",
        (_, EntityKind::Place) => "place-by-cues",
        _ => "other-by-cues",
    };
    sure |= kind == EntityKind::Person && !single && sums.person >= 3.0;
    Some(Name { tokens, kind, senses: &[], sector: None, sure, rule })
}

/// What the words of the name itself say.
fn inside(scene: &Scene, tokens: TokenSpan, words: usize, sums: &mut Sums) {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let last = end - 1;
    if words > 1 && scene.gazetteer.given.contains(scene.word(start)) {
        sums.person += 3.0;
    } else if scene.gazetteer.given.contains(scene.word(start)) {
        sums.person += 1.5;
    }
    if scene.gazetteer.surnames.contains(scene.word(last)) {
        sums.person += 1.5;
    }
    let mut seen = 0.0;
    let mut shares = Sums::default();
    for token in tokens.range() {
        if let Some(share) = scene.gazetteer.shares.get(scene.word(token)) {
            let weight = f32::from(share.often.min(4));
            seen += weight;
            shares.person += weight * f32::from(share.person);
            shares.organization += weight * f32::from(share.organization);
            shares.place += weight * f32::from(share.place);
            shares.other += weight * f32::from(share.other);
        }
        let word = scene.word(token);
        let initial = word.len() == 2 && word.ends_with('.') || word.len() == 1 && scene.is_capital(token);
        if initial && words > 1 && token < last
            || scene.has(token, cue::PARTICLE) && token < last && !scene.is(token, &["la", "el"])
        {
            sums.person += 2.0;
        }
        if word == "&" {
            sums.organization += 3.0;
        }
        if scene.is_site(token) {
            sums.organization += 5.0;
        }
        if word.ends_with("Jr.") || word == "Jr" || word == "Sr." {
            sums.person += 3.0;
        }
    }
    if seen > 0.0 {
        let scale = 3.0 / (9.0 * seen);
        sums.person += scale * shares.person;
        sums.organization += scale * shares.organization;
        sums.place += scale * shares.place;
        sums.other += scale * shares.other;
    }
    match words {
        1 if scene.shape(start) == Shape::Upper => sums.organization += 1.5,
        1 => sums.person += 0.3,
        2 | 3 => sums.person += 1.0,
        _ => sums.organization += 0.7,
    }
    if scene.has(last, cue::OTHER_HEAD) && words > 1 {
        sums.other += 3.5;
    }
    if scene.has(last, cue::PLACE_HEAD) && words > 1 {
        sums.place += 3.5;
    }
    if scene.has(start, cue::PLACE_LEAD) && words > 1 && !scene.is(start, &["al", "el", "ras", "umm", "khan", "st."]) {
        sums.place += 1.5;
    }
    endings(scene.lower(last), sums);
}

/// What the last letters say.
fn endings(word: &str, sums: &mut Sums) {
    const PERSON: [&str; 18] = [
        "ov", "ova", "ev", "eva", "sky", "skiy", "skyy", "ski", "vic", "ić", "enko", "yan", "oglu", "oğlu", "wicz",
        "dze", "vili", "sson",
    ];
    const PLACE: [&str; 14] = [
        "stan", "ville", "burg", "shire", "abad", "pur", "grad", "borough", "bury", "land", "polis", "pura", "mouth",
        "gorsk",
    ];
    if word.len() < 5 {
        return;
    }
    if PERSON.iter().any(|ending| word.ends_with(ending)) {
        sums.person += 1.0;
    }
    if PLACE.iter().any(|ending| word.ends_with(ending)) {
        sums.place += 1.5;
    }
}

/// What the words around it say.
fn around(scene: &Scene, start: usize, end: usize, single: bool, sums: &mut Sums, first: usize) {
    let short = end - start <= 3;
    if start > first {
        let before = start - 1;
        if scene.has(before, cue::IN) && short {
            sums.place += if scene.is(before, &["in", "at", "near"]) { 1.8 } else { 0.7 };
        }
        if scene.is(before, &["the"]) {
            sums.organization += 1.2;
            sums.other += 0.5;
            sums.person -= 2.0;
        }
        if scene.is(before, &["by", "with", "told", "and"]) {
            sums.person += 0.4;
        }
        if !scene.is_capital(before) && is_job(scene, before) {
            sums.person += 2.5;
        }
        if scene.has(before, cue::PLACE_HEAD) && scene.pos(before) == Pos::Noun
            || scene.is(before, &["of"]) && before > first && scene.has(before - 1, cue::PLACE_HEAD | cue::CITY)
        {
            sums.place += 2.0;
        }
        if scene.word(before) == "," && before > first && scene.has(before - 1, cue::MONTH) {
            sums.place += 0.5;
        }
    }
    if end >= scene.len() {
        return;
    }
    let after = end;
    if scene.has(after, cue::SPEECH) {
        sums.person += if single { 0.8 } else { 1.2 };
    }
    if scene.has(after, cue::PLACE_HEAD) && short && scene.pos(after) == Pos::Noun && scene.gap(end) {
        sums.place += 1.5;
    }
    if scene.head(after).is_some() && scene.pos(after) == Pos::Noun {
        sums.organization += 1.0;
    }
    let next = |offset: usize| (end + offset < scene.len()).then(|| end + offset);
    if scene.word(after) == "," {
        if let (Some(number), Some(comma)) = (next(1), next(2))
            && scene.shape(number) == Shape::Number
            && scene.word(number).len() == 2
            && matches!(scene.word(comma), "," | "." | "and")
        {
            sums.person += 3.0;
        }
        if let Some(word) = next(1) {
            if scene.is(word, &["who", "whose"]) {
                sums.person += 2.5;
            }
            let country = scene.gazetteer.names.longest(scene, word, (word + 4).min(scene.len()), Fold::Exact);
            if short
                && country.is_some_and(|(_, senses)| {
                    senses.iter().any(|sense| matches!(sense, Sense::Country(_) | Sense::Division(_)))
                })
            {
                sums.place += 1.5;
            }
            let described = scene.is(word, &["a", "an", "the"])
                && next(2).is_some_and(|word| (word..(word + 4).min(scene.len())).any(|token| is_job(scene, token)));
            if described {
                sums.person += 1.5;
            }
        }
    }
    if scene.is(after, &["who"]) {
        sums.person += 2.0;
    }
}

/// A word for one person: "spokesman", "driver".
fn is_job(scene: &Scene, token: usize) -> bool {
    scene.role(token).is_some_and(|role| role.usage != Usage::Plural)
        && matches!(scene.pos(token), Pos::Noun | Pos::Propn | Pos::X | Pos::Adj)
}
