//! Towns: names that can only be places where they stand, whatever they look like.
//!
//! In: the names of an article with their kinds (join.rs), in the order of the text. Out: the same, with the places of the
//! dateline ("BANTAM, Conn. (AP) -"), the short forms of divisions ("Alvin, Tex.", "in B.C.") the home of a person
//! ("Ann Lee, 40, of Alvin"), and what stands before an office ("Quebec Health Minister Ann Lee"). A user's own names stay as
//! they are.

use super::EntityKind;
use super::gazetteer::{Fold, Sense, Usage, cue};
use super::names::Name;
use super::places::{division_after, short_division};
use super::scene::Scene;
use crate::lexicon;
use crate::span::{ByteSpan, TokenSpan};
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::FxHashSet;

/// The most words of an office between a place and a person.
const OFFICE: usize = 4;

/// Put the places among the names.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
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
    for index in 0..names.len() {
        if let Some(tokens) = of_office(scene, &names, index) {
            names[index] = place(scene, tokens, "place-of-an-office");
        }
    }
    let is_home =
        |name: &&Name| name.senses.is_empty() && name.kind != EntityKind::Place && is_home(scene, name.tokens);
    let homes: FxHashSet<&str> = names.iter().filter(is_home).map(|name| text_of(scene, name.tokens)).collect();
    for name in &mut names {
        if name.senses.is_empty() && name.rule != "own-name" && homes.contains(text_of(scene, name.tokens)) {
            *name = place(scene, name.tokens, "home-of-a-person");
        }
    }
    names
}

fn text_of<'a>(scene: &Scene<'a>, tokens: TokenSpan) -> &'a str {
    scene.tokens.span(tokens).of(scene.text)
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

fn place(scene: &Scene, tokens: TokenSpan, rule: &'static str) -> Name {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let known = [Fold::Exact, Fold::Title].into_iter().find_map(|fold| {
        let (until, senses) = scene.gazetteer.names.longest(scene, start, end, fold)?;
        (until == end && is_place(senses)).then_some(senses.as_slice())
    });
    Name { tokens, kind: EntityKind::Place, senses: known.unwrap_or_default(), sector: None, sure: true, rule }
}

fn is_place(senses: &[Sense]) -> bool {
    senses.iter().any(|sense| sense.kind() == EntityKind::Place)
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

/// Whether initials stand for a division by themselves: "in B.C.", "the B.C. government"; but not "the year 44 B.C."
fn is_alone(scene: &Scene, token: usize) -> bool {
    let word = scene.word(token);
    let initials =
        word.len() > 3 && word.ends_with('.') && word.bytes().all(|byte| byte == b'.' || byte.is_ascii_uppercase());
    initials && token > 0 && short_division(word).is_some() && {
        let before = token - 1;
        scene.has(before, cue::IN | cue::BEARING) || scene.is(before, &["of"]) || scene.pos(before) == Pos::Det
    }
}

/// The place before the office of a person, which the name has swallowed or taken for a body: "Lagos Police Chief Ann Lee".
fn of_office(scene: &Scene, names: &[Name], index: usize) -> Option<TokenSpan> {
    let name = &names[index];
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let person = names.get(index + 1).filter(|next| next.kind == EntityKind::Person)?.tokens.start as usize;
    if name.rule == "own-name" || matches!(name.kind, EntityKind::Person | EntityKind::Place) || person > end + OFFICE {
        return None;
    }
    let is_office = |from: &usize| {
        let title = scene.role_from(*from, person);
        title.is_some_and(|(until, role)| until == person && role.usage == Usage::Title)
    };
    let office = (start + 1..person).find(is_office)?;
    let tokens = TokenSpan::new(start, office.min(end));
    let is_known =
        !place(scene, tokens, "").senses.is_empty() || lexicon::TOWNS.find(text_of(scene, tokens)).next().is_some();
    (office <= end && is_known).then_some(tokens)
}

/// "Ann Lee, 40, of Alvin"
fn is_home(scene: &Scene, name: TokenSpan) -> bool {
    let start = name.start as usize;
    name.len() < 3
        && start > 3
        && scene.is(start - 1, &["of"])
        && scene.word(start - 2) == ","
        && scene.shape(start - 3) == Shape::Number
        && scene.word(start - 4) == ","
}
