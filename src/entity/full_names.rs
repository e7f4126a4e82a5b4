//! Whole names of people: with the nickname, the number and the byname that belong to them, and without the title before.
//!
//! In: the names of an article with their kinds. Out: the same with other ends; a piece that a longer name takes in is no name of
//! its own: `[William "Bill" Frist]`, "[Sammy Davis Jr.]", "[Henry I] of England", "Lord [Halifax]". Limits: a nickname has
//! three words, and stands in quotation marks or, where it is a given name, in brackets.

use super::EntityKind;
use super::gazetteer::{Usage, cue};
use super::names::Name;
use super::scene::Scene;
use super::seen::whole_words;
use crate::span::TokenSpan;
use crate::syntax::Pos;

/// The most words of a nickname.
const NICKNAME: usize = 3;

/// Who reigns under a number.
const MONARCHS: &[&str] = &["king", "queen", "pope", "emperor", "empress", "tsar", "shah", "sultan"];

/// Give people's names the ends that they have.
pub fn complete(scene: &Scene, names: Vec<Name>) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::with_capacity(names.len());
    for (index, &name) in names.iter().enumerate() {
        if found.last().is_some_and(|last| last.tokens.overlaps(name.tokens)) {
            continue;
        }
        if name.kind != EntityKind::Person || name.rule == "own-name" {
            found.push(name);
            continue;
        }
        let start = latin(scene, untitled(scene, name.tokens), name.tokens.end as usize);
        let given = given_before(scene, &found, start);
        if found.last().is_some_and(|last| given.is_some_and(|given| last.tokens.end as usize > given)) {
            found.pop();
        }
        let end = end_of(scene, &names[index..], start);
        found.push(Name { tokens: TokenSpan::new(given.unwrap_or(start), end), ..name });
    }
    found
}

/// Where a person's name begins whose nickname stands before a token: `[William "Bill"] Frist`.
fn given_before(scene: &Scene, before: &[Name], surname: usize) -> Option<usize> {
    let opening = nickname_before(scene, surname)?;
    match before.last().filter(|last| last.tokens.end as usize == opening) {
        Some(last) => {
            (last.kind == EntityKind::Person && last.rule != "own-name").then_some(last.tokens.start as usize)
        }
        None => opening.checked_sub(1).filter(|&token| is_capital_name(scene, token)),
    }
}

/// The end of the first of some names with all that belongs to it; a user's own name is not taken in.
fn end_of(scene: &Scene, names: &[Name], start: usize) -> usize {
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(start)].tokens;
    let end = whole_words(scene, names[0].tokens, sentence, EntityKind::Person).end as usize;
    let limit = sentence.end as usize;
    let own = names[1..].iter().take(NICKNAME + 2).find(|other| other.rule == "own-name");
    let limit = own.map_or(limit, |own| limit.min(own.tokens.start as usize)).max(end);
    let reigns = start > 0 && scene.is(start - 1, MONARCHS);
    let end = with_byname(scene, end, limit, reigns);
    let Some(surname) =
        nickname_after(scene, end).filter(|&surname| surname < limit && is_capital_name(scene, surname))
    else {
        return end;
    };
    let beyond = names[1..].iter().take(NICKNAME + 2).find(|other| other.tokens.holds(surname));
    match beyond {
        Some(other) if other.kind == EntityKind::Person || other.tokens.start as usize != surname => {
            with_byname(scene, other.tokens.end as usize, limit, false)
        }
        Some(_) => end,
        None => with_byname(scene, surname + 1, limit, false),
    }
}

fn is_capital_name(scene: &Scene, token: usize) -> bool {
    token < scene.len() && scene.is_capital(token) && scene.pos(token) == Pos::Propn && !scene.has(token, cue::NOT_NAME)
}

/// Where a name begins behind the office: "Pope [Francis]".
fn untitled(scene: &Scene, tokens: TokenSpan) -> usize {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let role = scene.role_from(start, end);
    let office = role.filter(|(until, role)| role.usage == Usage::Title && *until < end);
    office.map_or(start, |(until, _)| until)
}

/// Where a name begins in Latin letters, behind the same in other ones: "林 美 [Lin Mei]".
fn latin(scene: &Scene, start: usize, end: usize) -> usize {
    let is_latin = |token: &usize| scene.word(*token).bytes().any(|byte| byte.is_ascii_alphabetic());
    let other = |token: usize| scene.word(token).chars().all(|letter| letter > '\u{2e7f}');
    if other(start) { (start..end).find(is_latin).unwrap_or(start) } else { start }
}

/// The end of a name with what belongs to it: "Jr.", a number, "the Elder". Of who reigns, "I" is a number.
fn with_byname(scene: &Scene, end: usize, limit: usize, reigns: bool) -> usize {
    let junior =
        |token: usize| token < limit && scene.is_capital(token) && scene.is(token, &["jr", "jr.", "sr", "sr."]);
    let mut end = end;
    if end < limit && is_number(scene, end) && (reigns || scene.pos(end) != Pos::Pron) {
        end += 1;
    }
    if junior(end) {
        end += 1;
    } else if end < limit && scene.word(end) == "," && junior(end + 1) {
        end += 2;
    }
    let byname = end + 1 < limit && scene.word(end) == "the" && scene.has(end + 1, cue::BYNAME);
    if byname && scene.is_capital(end + 1) { end + 2 } else { end }
}

/// A Roman number, up to 39.
fn is_number(scene: &Scene, token: usize) -> bool {
    let word = scene.word(token);
    let letters = (1..=6).contains(&word.len()) && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    letters && scene.gap(token)
}

/// The mark behind a nickname that an opening mark begins, and the most that may stand between.
fn closing(opening: &str) -> Option<&'static [&'static str]> {
    match opening {
        "\"" | "“" | "''" | "``" => Some(&["\"", "”", "''"]),
        "'" | "‘" => Some(&["'", "’"]),
        "«" => Some(&["»"]),
        "(" => Some(&[")"]),
        _ => None,
    }
}

/// Whether the words between two marks can be a nickname.
fn is_nickname(scene: &Scene, opening: usize, end: usize) -> bool {
    let brackets = scene.word(opening) == "(";
    let given = |token: usize| scene.gazetteer.given.contains(scene.word(token));
    let fits = |token: usize| scene.is_capital(token) || scene.is(token, &["the", "el", "la"]);
    let inside = opening + 1..end;
    (1..=NICKNAME).contains(&inside.len())
        && inside.clone().all(fits)
        && scene.gap(opening)
        && !scene.gap(opening + 1)
        && (!brackets || inside.len() == 1 && given(opening + 1))
}

/// Where the surname stands behind the nickname that follows a name; the mark opens at `opening`.
fn nickname_after(scene: &Scene, opening: usize) -> Option<usize> {
    let marks = closing(scene.tokens.tokens.get(opening).map(|_| scene.word(opening))?)?;
    let end =
        (opening + 2..scene.len().min(opening + NICKNAME + 2)).find(|&token| marks.contains(&scene.word(token)))?;
    let surname = end + 1;
    let follows = surname < scene.len() && scene.gap(surname) && !scene.gap(end);
    (follows && is_nickname(scene, opening, end)).then_some(surname)
}

/// Where the mark opens of the nickname that stands before a surname.
fn nickname_before(scene: &Scene, surname: usize) -> Option<usize> {
    (surname.saturating_sub(NICKNAME + 2)..surname.saturating_sub(2))
        .rev()
        .find(|&opening| nickname_after(scene, opening) == Some(surname))
}
