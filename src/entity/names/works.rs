//! Works: whole names of treaties, laws, prizes, wars and other occasions, in which a place is none of its own, and of
//! products with a number: "Boeing 707", "the [Falcon 9] rocket".
//!
//! In: the names of an article with their kinds. Out: the same, where "the [Paris Agreement]", "the [Treaty of London]" and "the
//! [Africa Cup of Nations]" are one name each, so that neither Paris nor London is put on the map. Limits: in running text
//! alone, since every word of a heading has a capital; what a body or a person is part of stays as it is ("the UN Charter").

use super::Name;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::kinds::definitions;
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::layout::BlockKind;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::syntax::tag::Tag;
use crate::token::Shape;
use rustc_hash::FxHashMap;

/// The most words before the noun, and behind "of".
const REACH: usize = 4;

/// The most digits of the number of a product; a year has more.
const DIGITS: usize = 3;

/// The most words in a title in quotation marks.
const TITLE: usize = 7;

/// Make the names of works whole; those that become part of another go.
pub fn complete(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    drop_titled(scene, &mut names);
    // "played in “Cold Harbour”" is no harbour; “Lakes Edge” may be a house.
    for name in names.iter_mut().filter(|name| name.rule != "own-name" && name.tokens.len() > 1) {
        let unknown = matches!(name.kind, EntityKind::Place | EntityKind::Organization) && name.senses.is_empty();
        if unknown && follows_work(scene, name) && is_quoted(scene, name) {
            *name = Name { kind: EntityKind::Other, sector: None, rule: "work-in-quotation-marks", ..*name };
        }
    }
    let mut works: Vec<TokenSpan> = Vec::new();
    for (index, sentence) in scene.sentences() {
        let block = scene.tokens.sentences[index].block as usize;
        if matches!(scene.layout.blocks[block].kind, BlockKind::Title | BlockKind::Subheading) {
            continue;
        }
        for token in sentence.range().filter(|&token| scene.has(token, cue::OTHER_HEAD) && scene.is_capital(token)) {
            let of_somebody = day_of(scene, token, sentence).or_else(|| prize_of(scene, token, sentence));
            if let Some(work) = of_somebody.or_else(|| whole(scene, &names, token, sentence))
                && works.last().is_none_or(|last| !last.overlaps(work))
            {
                works.push(work);
            }
        }
    }
    works.extend(names.iter().filter(|name| is_model(scene, name)).map(|name| name.tokens));
    works.extend(names.iter().filter_map(|name| numbered(scene, name)));
    if works.is_empty() {
        return names;
    }
    works.sort();
    works.dedup_by(|next, last| last.overlaps(*next));
    let free = |name: &Name| {
        let next = works.partition_point(|work| work.end <= name.tokens.start);
        works.get(next).is_none_or(|work| !work.overlaps(name.tokens))
    };
    let mut found: Vec<Name> = names.into_iter().filter(free).collect();
    found.extend(works.iter().map(|&tokens| Name {
        tokens,
        kind: EntityKind::Other,
        senses: &[],
        sector: None,
        sure: true,
        rule: "work-noun",
    }));
    found.sort_by_key(|name| name.tokens);
    found
}

/// In a title in quotation marks, “Zondle All the Way”, a word that is nobody's name elsewhere names nobody.
fn drop_titled(scene: &Scene, names: &mut Vec<Name>) {
    let gazetteer = scene.gazetteer;
    let unknown = |name: &Name| {
        let word = scene.word(name.tokens.start as usize);
        name.kind == EntityKind::Person
            && name.tokens.len() == 1
            && name.rule != "own-name"
            && !gazetteer.given.contains(word)
            && !gazetteer.surnames.contains(word)
    };
    let mut told: FxHashMap<&str, usize> = FxHashMap::default();
    for token in names.iter().flat_map(|name| name.tokens.range()) {
        *told.entry(scene.word(token)).or_default() += 1;
    }
    let once = |name: &Name| told[scene.word(name.tokens.start as usize)] == 1;
    let gone: Vec<bool> = names.iter().map(|name| unknown(name) && once(name) && is_titled(scene, name)).collect();
    let mut gone = gone.into_iter();
    names.retain(|_| !gone.next().unwrap_or_default());
}

/// Whether nothing but an article and a name stands between quotation marks.
fn is_quoted(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let article = start > 0 && scene.is(start - 1, &["the", "a", "an"]) && scene.is_capital(start - 1);
    let opens = (start - usize::from(article)).checked_sub(1);
    let opens = opens.is_some_and(|token| matches!(scene.word(token), "“" | "``" | "\"" | "‘"));
    let stop = end + usize::from(end < scene.len() && scene.word(end) == ",");
    opens && stop < scene.len() && matches!(scene.word(stop), "”" | "''" | "\"" | "’")
}

const NEAR: usize = 7;

/// Whether the noun for a work stands before a title: "her first novel, [The Tide House]".
fn follows_work(scene: &Scene, name: &Name) -> bool {
    let start = name.tokens.start as usize;
    (start.saturating_sub(NEAR)..start).any(|token| scene.has(token, cue::WORK))
}

/// Whether a name is one word of a title in quotation marks: all words have capitals, but for the small ones.
fn is_titled(scene: &Scene, name: &Name) -> bool {
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(name.tokens.start as usize)].tokens;
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let titled = |token: &usize| {
        let word = scene.word(*token);
        scene.is_capital(*token)
            || word.len() <= 3 && word.starts_with(|letter: char| letter.is_alphabetic() || letter == '’')
    };
    let before = (sentence.start as usize..start).rev().take(TITLE).take_while(titled).count();
    let behind = (end..sentence.end as usize).take(TITLE).take_while(titled).count();
    let opens = (start - before).checked_sub(1).is_some_and(|token| matches!(scene.word(token), "“" | "``" | "\""));
    let last = end + behind;
    let last = if last < scene.len() && scene.word(last) == "," { last + 1 } else { last };
    let closes = last < scene.len() && matches!(scene.word(last), "”" | "''" | "\"");
    opens && closes && before + behind > 0
}

/// Whether a number behind the name of a known firm makes it one of its products: "Boeing 707".
fn is_model(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let number = |token: usize| scene.word(token).bytes().any(|letter| letter.is_ascii_digit());
    let firm = |senses: &[Sense]| {
        senses
            .iter()
            .any(|sense| matches!(sense, Sense::Organization { code, .. } if codes::sector(code) == Some("BUS")))
    };
    let known = scene.gazetteer.names.longest(scene, start, end, Fold::Exact);
    name.kind == EntityKind::Organization
        && name.rule != "own-name"
        && number(end - 1)
        && known.is_some_and(|(until, senses)| until < end && firm(senses))
}

/// A name with the number behind it, before the noun for a thing: "the [Falcon 9] rocket", but not "in Barcelona 5 ships".
fn numbered(scene: &Scene, name: &Name) -> Option<TokenSpan> {
    let (start, number) = (name.tokens.start as usize, name.tokens.end as usize);
    let thing = number + 1;
    let follows = |token: usize| token < scene.len() && scene.gap(token);
    let numbers = follows(number) && scene.shape(number) == Shape::Number && scene.word(number).len() <= DIGITS;
    let named = numbers && follows(thing) && scene.syntax.words[thing].tag == Tag::Nn;
    let own = name.rule == "own-name" || name.kind == EntityKind::Person && name.tokens.len() > 1;
    let placed = start > 0 && scene.has(start - 1, cue::IN);
    (named && !own && !placed && definitions::kind_of_noun(scene, thing) == Some(EntityKind::Other))
        .then(|| TokenSpan::new(start, thing))
}

/// The day or week of somebody: "International Women's Day", but not "Lee's Day".
fn day_of(scene: &Scene, head: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let (first, last) = (sentence.start as usize, head.checked_sub(2)?);
    let named = |token: usize| scene.is_capital(token) && !scene.has(token, cue::MONTH | cue::NOT_NAME);
    let owned = last >= first && scene.is_possessive(head - 1) && named(last) && scene.is_common(last);
    if !owned || !scene.is(head, &["day", "week"]) {
        return None;
    }
    let start = (first..=last).rev().take(REACH).take_while(|&token| named(token)).last()?;
    Some(TokenSpan::new(start, head + 1))
}

/// A prize for some, or of some: "Women's Prize for Fiction", "Players' Player Award"; not "Lee's Prize".
fn prize_of(scene: &Scene, head: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let (first, limit) = (sentence.start as usize, sentence.end as usize);
    if !scene.is(head, &["prize", "award", "awards", "cup", "trophy", "medal", "championship", "championships"]) {
        return None;
    }
    let owner =
        (first + 1..head).rev().take(REACH).take_while(|&token| scene.is_capital(token) || scene.is_possessive(token));
    let owner = owner.last()?;
    // The run begins behind its first word, which may be the owner itself.
    let start =
        if scene.is_capital(owner - 1) && scene.gap(owner) || scene.is_possessive(owner) { owner - 1 } else { owner };
    let named = (start..head).any(|token| scene.is_possessive(token + 1) && scene.is_common(token));
    let real = named && scene.is_capital(start) && !scene.has(start, cue::MONTH | cue::NOT_NAME);
    let behind = head + 2;
    let field = behind < limit && scene.is(head + 1, &["for"]) && scene.is_capital(behind);
    let end = if field { (behind..limit).find(|&token| !scene.is_capital(token)).unwrap_or(limit) } else { head + 1 };
    real.then(|| TokenSpan::new(start, end))
}

/// The name that a noun heads: with the place before it, or the name behind "of".
fn whole(scene: &Scene, names: &[Name], head: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let (first, limit) = (sentence.start as usize, sentence.end as usize);
    let capitals = |from: usize| {
        let end = limit.min(from + REACH);
        (from..end).find(|&token| !scene.is_capital(token)).unwrap_or(end)
    };
    let named = |token: usize| !scene.has(token, cue::MONTH | cue::NOT_NAME) && scene.pos(token) != Pos::Det;
    let before = (first.max(head.saturating_sub(REACH))..head)
        .rev()
        .take_while(|&token| scene.is_capital(token) && scene.gap(token + 1) && named(token))
        .last()
        .unwrap_or(head);
    // "the Bishops' Conference of Peru" is none.
    let owned = before > first && scene.is_possessive(before - 1);
    let opens = head == first && scene.pos(head) != Pos::Propn;
    let of = head + 1 < limit && scene.is(head + 1, &["of"]) && !owned && !opens;
    let the = usize::from(of && head + 2 < limit && scene.is(head + 2, &["the"]));
    let behind = if of { capitals(head + 2 + the) } else { 0 };
    let end = if behind > head + 2 + the { behind } else { head + 1 };
    // "the Oregon Convention Center" is none.
    if end == head + 1 && (before == head || end < limit && scene.is_capital(end) && scene.gap(end)) {
        return None;
    }
    let work = TokenSpan::new(before, end);
    let next = names.partition_point(|name| name.tokens.end <= work.start);
    let over: Vec<&Name> = names[next..].iter().take_while(|name| name.tokens.start < work.end).collect();
    // "The Australian" is a paper, but not before "Open".
    let article = |name: &Name| name.tokens.start + 1 == work.start && scene.is(name.tokens.start as usize, &["the"]);
    // "Labour Day"
    let common = |name: &Name| name.tokens.len() == 1 && scene.is_common(name.tokens.start as usize);
    let is_place = |name: &&Name| {
        matches!(name.kind, EntityKind::Place | EntityKind::Group) || article(name) || common(name) && end == head + 1
    };
    let within = |name: &&Name| (work.start <= name.tokens.start || article(name)) && name.tokens.end <= work.end;
    let fits = match over[..] {
        // All of it, and no more: of which kind, the noun says that begins it.
        [name] if name.tokens == work => before == head && name.kind != EntityKind::Other,
        _ => over.iter().all(within) && over.iter().all(|name| name.kind == EntityKind::Other || is_place(name)),
    };
    let placed = over.iter().any(|name| is_place(name) || name.tokens == work);
    // "World Press Freedom Day"
    let dated = scene.is(head, &["day", "week"]) && before + 1 < head;
    (fits && (placed || dated) && over.iter().all(|name| name.rule != "own-name")).then_some(work)
}
