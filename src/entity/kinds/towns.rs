//! Towns: names that can only be places where they stand, whatever they look like.
//!
//! In: the names of an article with their kinds (names/join.rs), in the order of the text. Out: the same, with the places of the
//! dateline ("BANTAM, Conn. (AP) -"), the short forms of divisions ("Alvin, Tex.", "in B.C."), a town before its division
//! ("from Alvin, Texas"), the home of a person ("Ann Lee, 40, of Alvin"), a town of the article's country that
//! looks like a person, and what stands before an office ("Quebec Health
//! Minister Ann Lee", "Alvin Mayor Ann Lee") or is governed ("the Governor of Kherson Oblast Ann Lee"). A user's own names stay
//! as they are.

use super::definitions;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Sense, Usage, cue};
use crate::entity::names::Name;
use crate::entity::places::{division, division_after, is_within, short_division};
use crate::entity::scene::Scene;
use crate::lexicon::towns;
use crate::span::{ByteSpan, TokenSpan};
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::FxHashSet;

/// The most words of an office between a place and a person.
const OFFICE: usize = 4;
/// The most words of a town before its division.
const TOWN: usize = 3;

/// Whether there is a town of this name.
pub fn is_known(name: &str) -> bool {
    towns::named(name).next().is_some()
}

/// Where a place that the map knows ends before the name of who holds an office there: "[London] Ann Lee".
pub fn before_holder(scene: &Scene, start: usize, end: usize) -> Option<usize> {
    let place = |until: usize| {
        let text = scene.text_of(TokenSpan::new(start, until));
        scene.gazetteer.names.get(text).is_some_and(|senses| is_place(senses)) || is_known(text)
    };
    let person = |from: usize| {
        // "Kherson Oblast Ann Lee", "Virginia Saturday"
        let more = scene.has(from, cue::PLACE_HEAD | cue::DIVISION | cue::TIME | cue::MONTH) || scene.is_common(from);
        !more && (1..4).contains(&(end - from)) && (from..end).all(|token| scene.is_capital(token))
    };
    (start + 1..end).rev().find(|&until| person(until) && place(until))
}

/// The rule of [`with_owner`].
pub const WITH_OWNER: &str = "town-with-owner";

/// The town whose name begins here and holds a possessive: "Cox's Bazar", "King's Lynn", but not "Japan's Kobe".
pub fn with_owner(scene: &Scene, start: usize, limit: usize) -> Option<Name> {
    let end = start + 3;
    let written =
        end <= limit && scene.is_possessive(start + 1) && scene.is_capital(start) && scene.is_capital(start + 2);
    if !written {
        return None;
    }
    let tokens = TokenSpan::new(start, end);
    let name = place(scene, tokens, WITH_OWNER);
    let town = || is_known(&scene.text_of(tokens).replace('’', "'"));
    (!name.senses.is_empty() || town()).then_some(name)
}

/// "St. Peter's Square", "Saint Mary's Church", but not "St. Mary's Hospital", a body.
pub fn of_saint(scene: &Scene, start: usize, limit: usize) -> Option<Name> {
    let end = start + 4;
    let owned = end <= limit
        && scene.is(start, &["st", "st.", "saint"])
        && (start..end).all(|token| scene.is_capital(token) || token == start + 2)
        && scene.is_possessive(start + 2);
    let body = owned && scene.head(end - 1).is_some_and(|head| matches!(head.0, "EDU" | "MED"));
    let site = owned && scene.has(end - 1, cue::PLACE_HEAD | cue::FACILITY) && !body;
    site.then(|| place(scene, TokenSpan::new(start, end), WITH_OWNER))
}

/// Put the places among the names.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    governors(scene, &mut names);
    let told = in_dateline(scene);
    put(scene, &mut names, told, "dateline");
    let mut short: Vec<TokenSpan> = Vec::new();
    for name in names.iter().filter(|name| name.kind != EntityKind::Person || name.tokens.len() == 1) {
        if let Some((division, _)) = division_after(scene, name.tokens) {
            short.extend([name.tokens, division]);
        }
    }
    let tokens = scene.sentences().flat_map(|(_, sentence)| sentence.range());
    short.extend(tokens.filter(|&token| is_alone(scene, token)).map(|token| TokenSpan::new(token, token + 1)));
    put(scene, &mut names, short, "short-division");
    let towns = names.iter().filter_map(|name| in_division(scene, name)).collect();
    put(scene, &mut names, towns, "town-of-a-division");
    let seats = names.iter().filter_map(|name| seat(scene, name)).collect();
    put(scene, &mut names, seats, "place-of-an-office");
    for index in 0..names.len() {
        if let Some(tokens) = of_office(scene, &names, index) {
            names[index] = place(scene, tokens, "place-of-an-office");
        }
    }
    let local = of_country(scene, &names);
    for name in names.iter_mut().filter(|name| local.contains(scene.text_of(name.tokens))) {
        if name.kind == EntityKind::Person && name.tokens.len() == 1 && name.rule != "own-name" {
            *name = place(scene, name.tokens, "town-of-the-country");
        }
    }
    let is_home = |name: &&Name| {
        let open = name.senses.is_empty() && name.kind != EntityKind::Place;
        open && (is_home(scene, name.tokens) || is_town_by_place(scene, name))
    };
    let homes: FxHashSet<&str> = names.iter().filter(is_home).map(|name| scene.text_of(name.tokens)).collect();
    for name in &mut names {
        if name.senses.is_empty() && name.rule != "own-name" && homes.contains(scene.text_of(name.tokens)) {
            *name = place(scene, name.tokens, "called-a-place");
        }
    }
    names
}

/// Words that look like people and can be nobody of the article: towns of a country that it names, which are no part of a
/// longer name of a person, nor common as one.
fn of_country<'a>(scene: &Scene<'a>, names: &[Name]) -> FxHashSet<&'a str> {
    let countries: FxHashSet<&str> = (names.iter().flat_map(|name| name.senses))
        .filter_map(|sense| match sense {
            Sense::Country(iso3) | Sense::Adjective(iso3) | Sense::People(iso3) => Some(*iso3),
            _ => None,
        })
        .collect();
    let people = || names.iter().filter(|name| name.kind == EntityKind::Person);
    let full: FxHashSet<&str> = (people().filter(|name| name.tokens.len() > 1))
        .flat_map(|name| name.tokens.range())
        .map(|token| scene.word(token))
        .collect();
    let addressed = |token: usize| token > 0 && scene.role(token - 1).is_some();
    let called: FxHashSet<&str> = people()
        .filter(|name| addressed(name.tokens.start as usize) || definitions::is_seized(scene, name.tokens))
        .map(|name| scene.word(name.tokens.start as usize))
        .collect();
    let single = people().filter(|name| name.tokens.len() == 1).map(|name| scene.text_of(name.tokens));
    let gazetteer = scene.gazetteer;
    single
        .filter(|word| !full.contains(word) && !called.contains(word))
        .filter(|word| !gazetteer.surnames.contains(word) && !gazetteer.given.contains(word))
        .filter(|word| !gazetteer.genders.contains(word) && !gazetteer.common.contains(&word.to_lowercase()))
        .filter(|word| towns::named(word).any(|town| countries.contains(town.country)))
        .collect()
}

/// Make names of these words places, unless they are so, the user's own, or part of more.
fn put(scene: &Scene, names: &mut Vec<Name>, told: Vec<TokenSpan>, rule: &'static str) {
    for tokens in told {
        let first = names.partition_point(|name| name.tokens.end <= tokens.start);
        let until = first + names[first..].partition_point(|name| name.tokens.start < tokens.end);
        let keep = |name: &Name| {
            name.rule == "own-name"
                || name.tokens == tokens && name.kind == EntityKind::Place
                || name.tokens.start < tokens.start
                || name.tokens.end > tokens.end
        };
        if !names[first..until].iter().any(keep) {
            names.splice(first..until, [place(scene, tokens, rule)]);
        }
    }
}

/// A place of these words.
pub fn place(scene: &Scene, tokens: TokenSpan, rule: &'static str) -> Name {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let known = [Fold::Exact, Fold::Title].into_iter().find_map(|fold| {
        let (until, senses) = scene.gazetteer.names.longest(scene, start, end, fold)?;
        (until == end && is_place(senses)).then_some(senses.as_slice())
    });
    Name { tokens, kind: EntityKind::Place, senses: known.unwrap_or_default(), sector: None, sure: true, rule }
}

/// Whether words are known as nothing but a place, if at all: "Argentine" is a town of Kansas, too.
pub fn is_open(scene: &Scene, tokens: TokenSpan) -> bool {
    let known = scene.gazetteer.names.longest(scene, tokens.start as usize, tokens.end as usize, Fold::Exact);
    known.is_none_or(|(_, senses)| is_place(senses))
}

fn is_place(senses: &[Sense]) -> bool {
    senses.iter().any(|sense| sense.kind() == EntityKind::Place)
}

/// "the Governor of Kherson Oblast [Ann Lee]": who governs a place is no part of its name.
fn governors(scene: &Scene, names: &mut Vec<Name>) {
    let cuts: Vec<(usize, usize)> = (names.iter().enumerate())
        .filter(|(_, name)| name.rule != "own-name" && name.kind != EntityKind::Person && name.tokens.len() > 3)
        .filter_map(|(index, name)| {
            let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
            let governed = start > 1 && scene.is(start - 1, &["of"]) && scene.role(start - 2).is_some();
            let cut = (start + 1..end - 1).find(|&token| scene.has(token, cue::PLACE_HEAD))? + 1;
            let person = (2..4).contains(&(end - cut))
                && (cut..end).all(|token| scene.is_capital(token) && !scene.is_common(token));
            (governed && person).then_some((index, cut))
        })
        .collect();
    // "Chief Executive of Hong Kong [Ann Lee]"
    let swallowed = (names.iter().enumerate())
        .filter(|(_, name)| name.rule != "own-name" && name.kind == EntityKind::Person && name.tokens.len() > 2)
        .filter_map(|(index, name)| {
            let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
            let of = start.checked_sub(1).filter(|&of| scene.is(of, &["of"]))?;
            let led = (of.saturating_sub(OFFICE)..of).any(|from| {
                scene.role_from(from, of).is_some_and(|(until, role)| until == of && role.usage == Usage::Title)
            });
            let cut = before_holder(scene, start, end).filter(|&cut| led && end - cut > 1)?;
            Some((index, cut))
        });
    let mut cuts: Vec<(usize, usize)> = swallowed.chain(cuts).collect();
    cuts.sort_unstable();
    for (index, cut) in cuts.into_iter().rev() {
        let Name { tokens, .. } = names[index];
        let person = TokenSpan { start: cut as u32, ..tokens };
        let rule = "behind-what-is-governed";
        let holder = Name { tokens: person, kind: EntityKind::Person, senses: &[], sector: None, sure: true, rule };
        names[index] = place(scene, TokenSpan { end: cut as u32, ..tokens }, rule);
        names.insert(index + 1, holder);
    }
}

/// The town before a division or a country, which may look like a person or like nothing: "from Alvin, Texas".
fn in_division(scene: &Scene, whole: &Name) -> Option<TokenSpan> {
    let comma = (whole.tokens.start as usize).checked_sub(1).filter(|&comma| scene.word(comma) == ",")?;
    if whole.kind != EntityKind::Place {
        return None;
    }
    let starts = comma.saturating_sub(TOWN)..comma;
    let is_town = |start: &usize| {
        let follows = *start > 0 && scene.pos(start - 1) == Pos::Adp;
        follows && (*start..comma).all(|token| scene.is_capital(token)) && {
            let town = TokenSpan::new(*start, comma);
            is_within(scene.text_of(town), whole.senses.iter().filter_map(|&sense| division(scene, sense)))
        }
    };
    starts.clone().find(is_town).map(|start| TokenSpan::new(start, comma))
}

/// The places before the date and the agency of the dateline; not "UNITED NATIONS".
fn in_dateline(scene: &Scene) -> Vec<TokenSpan> {
    let Some(dateline) = scene.layout.dateline else { return Vec::new() };
    let limits = [dateline.date, dateline.agency].into_iter().flatten().map(|span: ByteSpan| span.start);
    let limit = limits.chain([dateline.span.end]).min().unwrap_or_default();
    let at = |byte: u32| scene.tokens.tokens.partition_point(|token| token.span.start < byte);
    let (start, end) = (at(dateline.place.start), at(limit));
    let inner = |token: usize| {
        scene.is_capital(token)
            || scene.has(token, cue::PARTICLE)
            || scene.is_joint(token)
            || scene.lower(token) == "of"
    };
    let mut found = Vec::new();
    let mut token = start;
    while token < end {
        if !scene.is_capital(token) {
            token += 1;
            continue;
        }
        let mut last = (token + 1..end).find(|&next| !inner(next)).unwrap_or(end);
        while last > token + 1 && !scene.is_capital(last - 1) {
            last -= 1;
        }
        let other = [Fold::Exact, Fold::Title].into_iter().any(|fold| {
            let known = scene.gazetteer.names.longest(scene, token, last, fold);
            known.is_some_and(|(until, senses)| until == last && !is_place(senses))
        });
        if !other {
            found.push(TokenSpan::new(token, last));
        }
        token = last;
    }
    found
}

/// Whether a short form stands for a division by itself: "in B.C.", "the B.C. government", "a Ga. pastor", "N.J. voters";
/// but not "the year 44 B.C.", and not "Ind." at the end of a list.
fn is_alone(scene: &Scene, token: usize) -> bool {
    let word = scene.word(token);
    if word.len() < 3 || !word.ends_with('.') || short_division(word).is_none() {
        return false;
    }
    let initials = word.len() > 3 && word.bytes().all(|byte| byte == b'.' || byte.is_ascii_uppercase());
    let before = token.checked_sub(1).filter(|_| initials);
    let led = before.is_some_and(|before| {
        scene.has(before, cue::IN | cue::BEARING) || scene.is(before, &["of"]) || scene.pos(before) == Pos::Det
    });
    let dated = before.is_some_and(|before| matches!(scene.pos(before), Pos::Num | Pos::Noun));
    let after = token + 1;
    led || !dated && after < scene.len() && scene.shape(after) == Shape::Lower && scene.pos(after) == Pos::Noun
}

/// The place before an office, which the name has swallowed or taken for a body: "Lagos Police Chief Ann Lee", "the
/// Metcalfe County Coroner".
fn of_office(scene: &Scene, names: &[Name], index: usize) -> Option<TokenSpan> {
    let name = &names[index];
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let next = names.get(index + 1).filter(|next| next.kind == EntityKind::Person);
    let person = next.map(|next| next.tokens.start as usize).filter(|&start| start <= end + OFFICE);
    let body = name.tokens.len() == 1 && scene.head(start).is_some();
    if name.rule == "own-name" || name.kind == EntityKind::Person || body {
        return None;
    }
    let limit = person.unwrap_or(scene.len().min(end + OFFICE));
    let is_office = |from: &usize| {
        let title = scene.role_from(*from, limit);
        let ends = |until: usize| person.map_or(until >= end, |person| until == person);
        title.is_some_and(|(until, role)| ends(until) && role.usage == Usage::Title)
    };
    let cuts = |office: &usize| name.kind != EntityKind::Place || *office < end;
    let office = (start + 1..person.unwrap_or(end)).find(is_office).filter(cuts)?;
    let tokens = TokenSpan::new(start, office.min(end));
    let town = || is_open(scene, tokens) && towns::is_named(scene.text_of(tokens));
    let is_known = !place(scene, tokens, "").senses.is_empty() || town();
    (office <= end && is_known).then_some(tokens)
}

/// The town before the office of a person that is no name so far: "Alvin Mayor Ann Lee".
fn seat(scene: &Scene, name: &Name) -> Option<TokenSpan> {
    let person = name.tokens.start as usize;
    let is_office = |from: &usize| {
        let title = scene.role_from(*from, person);
        title.is_some_and(|(until, role)| until == person && role.usage == Usage::Title && scene.is_capital(*from))
    };
    // Another block is not before it: a byline "Lina Haddow" above the caption "Foreign Minister Ann Lee".
    let begin = scene.tokens.sentences[scene.tokens.sentence_of(person)].tokens.start as usize;
    let office = (begin.max(person.saturating_sub(OFFICE))..person)
        .find(is_office)
        .filter(|_| name.kind == EntityKind::Person)?;
    // "Labour Congress Secretary-General Ann Lee"
    let named = |token: usize| {
        scene.is_capital(token) && !scene.is_common(token) && scene.role(token).is_none() && scene.head(token).is_none()
    };
    let is_town = |&start: &usize| {
        is_open(scene, TokenSpan::new(start, office))
            && (start..office).all(named)
            && towns::is_named(scene.text_of(TokenSpan::new(start, office)))
    };
    (begin.max(office.saturating_sub(TOWN))..office).find(is_town).map(|start| TokenSpan::new(start, office))
}

/// "Ann Lee, 40, of Alvin", "the 40-year-old, of Alvin"
fn is_home(scene: &Scene, name: TokenSpan) -> bool {
    let start = name.start as usize;
    let aged = start > 3
        && (scene.shape(start - 3) == Shape::Number && (scene.word(start - 4) == "," || scene.is_capital(start - 4))
            || scene.is(start - 3, &["old"]) && scene.word(start - 4) == "-"
            || scene.lower(start - 3).ends_with("-old"));
    name.len() < 3 && aged && scene.is(start - 1, &["of"]) && scene.word(start - 2) == ","
}

/// A town that is taken for something else where it can be nothing but one: "in Powderly", "St. Thomas police".
fn is_town_by_place(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let inside = name.kind == EntityKind::Other && start > 0 && scene.is(start - 1, &["in", "near"]);
    let policed = name.kind == EntityKind::Person && end < scene.len() && scene.word(end) == "police";
    (inside || policed) && towns::is_named(scene.text_of(name.tokens))
}
