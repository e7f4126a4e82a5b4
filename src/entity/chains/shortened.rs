//! The longer name that a short one stands for: "the Assembly" the "UN General Assembly", "Acme" "Acme Ltd", "NEA" the
//! "Northern Energy Agency".
//!
//! In: the names of an article. Limits: a short form of several longer ones is given to the nearest before it.

use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::token::Shape;
use compact_str::CompactString;
use rustc_hash::FxHashMap;

/// So many names before a short one are looked at, and so many behind it.
const NEAR: usize = 60;

/// The names in full by their short forms: the initials of organisations, "Syrian Arab News Agency" for "SANA", and what
/// stands in brackets behind a name, "Society for Old Maps (SOMaps)".
pub fn acronyms<'a>(scene: &Scene<'a>, names: &[Name]) -> FxHashMap<CompactString, usize> {
    let mut found = FxHashMap::default();
    for (index, pair) in names.windows(2).enumerate() {
        if let [full, short] = pair
            && is_bracketed(scene, full, short)
        {
            found.entry(CompactString::from(scene.word(short.tokens.start as usize))).or_insert(index);
        }
    }
    for (index, trio) in names.windows(3).enumerate() {
        if let [firm, exchange, ticker] = trio
            && is_quoted_as(scene, firm, exchange, ticker)
        {
            found.entry(CompactString::from(scene.word(ticker.tokens.start as usize))).or_insert(index);
        }
    }
    for (index, name) in names.iter().enumerate() {
        if !matches!(name.kind, EntityKind::Organization | EntityKind::Other) || name.tokens.len() < 2 {
            continue;
        }
        let mut initials = CompactString::default();
        for token in name.tokens.range() {
            match scene.shape(token) {
                // "DE6" is Delta Explorer 6.
                Shape::Number if initials.len() > 1 => {
                    found.entry(initials.clone()).or_insert(index);
                    initials.push_str(scene.word(token));
                }
                _ if scene.is_capital(token) => initials.extend(scene.word(token).chars().next()),
                _ => {}
            }
        }
        if initials.len() > 1 {
            found.entry(initials).or_insert(index);
        }
    }
    // "United States National Parks Service": "NPS"
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Organization) {
        if let Some((rest, _)) = national(scene, name) {
            let rest = (rest..name.tokens.end as usize).filter(|&token| scene.is_capital(token));
            let initials: CompactString = rest.filter_map(|token| scene.word(token).chars().next()).collect();
            if initials.len() > 2 {
                found.entry(initials).or_insert(index);
            }
        }
    }
    found
}

/// Whether a name in brackets behind another is short for it: made of its letters, the first of them its initial; behind a body
/// of several words, capitals that mean nothing else, for they may be those of another language: "Farmers' Union (KZP)".
fn is_bracketed(scene: &Scene, full: &Name, short: &Name) -> bool {
    let (from, at) = (full.tokens.end as usize, short.tokens.start as usize);
    let placed = at == from + 1
        && scene.word(from) == "("
        && short.tokens.len() == 1
        && scene.tokens.tokens.get(at + 1).is_some_and(|_| scene.word(at + 1) == ")");
    let word = scene.word(at);
    if !placed || full.kind == EntityKind::Person || word.chars().filter(|letter| letter.is_uppercase()).count() < 2 {
        return false;
    }
    let upper = scene.shape(at) == Shape::Upper && (3..=6).contains(&word.len());
    let body = |name: &Name| name.kind == EntityKind::Organization;
    let bodies = body(full) && body(short) && full.tokens.len() > 1;
    // "the Freedom Party (PVV)"
    let alike =
        || sector(scene, short).is_some_and(|sector| sector != "JRN" && self::sector(scene, full) == Some(sector));
    if bodies && (upper && short.senses.is_empty() || alike()) {
        return true;
    }
    let mut letters = full.tokens.range().flat_map(|token| scene.lower(token).chars());
    let initial = scene.lower(at).chars().next();
    scene.lower(full.tokens.start as usize).chars().next() == initial
        && scene.lower(at).chars().all(|letter| letters.any(|other| other == letter))
}

/// Whether a firm's letters on an exchange follow it: "Acme, Inc. (NASDAQ: ACME)".
fn is_quoted_as(scene: &Scene, firm: &Name, exchange: &Name, ticker: &Name) -> bool {
    let between = |left: &Name, right: &Name, mark: &str| {
        let at = left.tokens.end as usize;
        right.tokens.start as usize == at + 1 && scene.word(at) == mark
    };
    let token = ticker.tokens.start as usize;
    between(firm, exchange, "(")
        && between(exchange, ticker, ":")
        && ticker.tokens.len() == 1
        && firm.kind == EntityKind::Organization
        && matches!(ticker.kind, EntityKind::Organization | EntityKind::Other)
        && scene.shape(token) == Shape::Upper
        && token + 1 < scene.len()
        && scene.word(token + 1) == ")"
}

/// The sector of a body by its row, else by the noun that heads it.
fn sector(scene: &Scene, name: &Name) -> Option<&'static str> {
    let listed = codes::listed_sector(name.senses);
    let by_noun = || scene.head(name.tokens.end as usize - 1).map(|&(sector, _)| sector);
    listed.or(name.sector).or_else(by_noun)
}

/// The name that a short one is the end or the beginning of: of those before it the nearest, of those behind it a firm's
/// name in full ("Acme" in the title, "Acme Ltd" below) or one with its country ("the Navy", "the US Navy").
pub fn longer(scene: &Scene, names: &[Name], index: usize) -> Option<usize> {
    use EntityKind::{Group, Organization, Other, Person, Place};
    let name = &names[index];
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let length = end - start;
    let (body, known) = (name.kind == Organization, !name.senses.is_empty());
    if matches!(name.kind, Person | Group) {
        return None;
    }
    if name.kind == Place && length == 1 && scene.is(start, &["north", "south", "east", "west"]) {
        return half(scene, names, index);
    }
    if known && !body {
        return None;
    }
    let same = |a: usize, b: usize| scene.word(a) == scene.word(b);
    let at_start = |longer: &Name| (0..length).all(|at| same(longer.tokens.start as usize + at, start + at));
    let at_end = |longer: &Name| (1..=length).all(|back| same(longer.tokens.end as usize - back, end - back));
    let thing = |kind| matches!(kind, Organization | Other);
    let fits = |longer: &Name| longer.kind == name.kind || thing(longer.kind) && thing(name.kind);
    let definite = start > 0 && scene.is(start - 1, &["the"]);
    let can_end = match name.kind {
        Organization => length == 1 || scene.head(end - 1).is_some(),
        Place => definite && scene.has(end - 1, cue::PLACE_HEAD),
        _ => true,
    };
    // What is known by its short form has this one too: "Acme" and "Acme Inc.", "Navy" and "US Navy".
    let numbered =
        !body && name.tokens.range().any(|token| scene.word(token).bytes().any(|byte| byte.is_ascii_digit()));
    let own_head = scene.head(end - 1).is_some() || length == 1 && scene.is_common(start);
    let sure = |longer: &Name| {
        let to = longer.tokens.end as usize;
        let maker = longer.tokens.len() == length + 1 || longer.tokens.len() == length + 2;
        numbered && maker && at_end(longer)
            || body && !own_head && at_end(longer) && is_of_place(scene, longer, to - length)
            || body
                && (at_start(longer) && is_firm(scene, longer.tokens.start as usize + length, to)
                    || at_end(longer) && national(scene, longer).is_some_and(|(rest, _)| rest + length == to))
    };
    // "the House … the United States House of Representatives"
    let is_opened = |longer: &Name, from: usize| {
        let of = from + 1;
        definite && length == 1 && of < longer.tokens.end as usize && same(from, start) && scene.is(of, &["of", "for"])
    };
    let likely = |longer: &Name| {
        can_end && at_end(longer)
            || body && at_start(longer) && (length > 1 || longer.tokens.len() == 2)
            || is_opened(longer, longer.tokens.start as usize)
            || body && national(scene, longer).is_some_and(|(rest, _)| is_opened(longer, rest))
    };
    let is_longer = |longer: &&usize| names[**longer].tokens.len() > length && fits(&names[**longer]);
    let before: Vec<usize> = (index.saturating_sub(NEAR)..index).rev().collect();
    let behind: Vec<usize> = (index + 1..names.len().min(index + NEAR)).collect();
    let find = |near: &[usize], test: &dyn Fn(&Name) -> bool| {
        near.iter().filter(is_longer).find(|&&other| test(&names[other])).copied()
    };
    find(&before, &|longer| sure(longer) || !known && likely(longer)).or_else(|| find(&behind, &sure))
}

/// The country that is meant by its half: "the North" after "North Korea".
fn half(scene: &Scene, names: &[Name], index: usize) -> Option<usize> {
    let at = names[index].tokens.start as usize;
    let definite = at > 0 && scene.is(at - 1, &["the"]);
    let country = |longer: &Name| {
        let begins = longer.tokens.len() == 2 && scene.word(longer.tokens.start as usize) == scene.word(at);
        begins && longer.senses.iter().any(|sense| matches!(sense, Sense::Country(_)))
    };
    let mut near = (index.saturating_sub(NEAR)..index).rev();
    near.find(|&other| definite && country(&names[other]))
}

/// Whether a name begins with that of a place, up to a token: "[Kigali] Lions".
fn is_of_place(scene: &Scene, name: &Name, until: usize) -> bool {
    let start = name.tokens.start as usize;
    let found = scene.gazetteer.names.longest(scene, start, until, Fold::Exact);
    let place = |sense: &Sense| sense.kind() == EntityKind::Place;
    until > start && found.is_some_and(|(end, senses)| end == until && senses.iter().any(place))
}

/// Whether nothing but what firms are called by stands between two tokens: "Motor Company", ", Inc."
pub fn is_firm(scene: &Scene, start: usize, end: usize) -> bool {
    let firm = |token: usize| scene.head(token).is_some_and(|&(sector, suffix)| suffix || sector == "BUS");
    // "Acme, Inc."
    let comma = usize::from(start + 1 < end && scene.word(start) == ",");
    start < end && (start + comma..end).all(firm)
}

/// The country that a body's name begins with, and where the rest begins: "US Air Force", "United States Air Force".
pub fn national(scene: &Scene, name: &Name) -> Option<(usize, &'static str)> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let (rest, senses) = scene.gazetteer.names.longest(scene, start, end - 1, Fold::Exact)?;
    let iso3 = senses.iter().find_map(|sense| match *sense {
        Sense::Country(iso3) | Sense::Adjective(iso3) => Some(iso3),
        _ => None,
    })?;
    Some((rest, iso3))
}

/// The most words of a country's name at the end of another.
const NATION: usize = 4;

/// The country that a body's name ends with, and where the rest ends: "Health NZ", "Health New Zealand".
pub fn of_nation(scene: &Scene, name: &Name) -> Option<(usize, &'static str)> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    ((start + 1).max(end.saturating_sub(NATION))..end).find_map(|from| {
        let (until, senses) = scene.gazetteer.names.longest(scene, from, end, Fold::Exact)?;
        let country = |sense: &Sense| if let Sense::Country(iso3) = *sense { Some(iso3) } else { None };
        let iso3 = senses.iter().find_map(country).filter(|_| until == end)?;
        Some((from, iso3))
    })
}
