//! Whole names of people: with the nickname, the number and the byname that belong to them, and without the title before.
//!
//! In: the names of an article with their kinds. Out: the same with other ends; a piece that a longer name takes in is no name of
//! its own: `[William "Bill" Frist]`, "[Sammy Davis Jr.]", "[Henry I] of England", "Lord [Halifax]"; and pieces that make one name
//! are joined ("[Cody] [Ray Roe]"). Limits: a nickname has
//! three words, and stands in quotation marks or, where it is a given name, in brackets.

use super::Name;
use super::seen::whole_words;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Usage, cue};
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;

/// The most words of a nickname.
const NICKNAME: usize = 3;

/// The most words of a title before a name: "chief executive".
const TITLE: usize = 3;

/// Who reigns under a number.
const MONARCHS: &[&str] = &["king", "queen", "pope", "emperor", "empress", "tsar", "shah", "sultan"];

/// Give people's names the ends that they have.
pub fn complete(scene: &Scene, names: Vec<Name>) -> Vec<Name> {
    let names = joined(scene, names);
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

/// With the pieces of one name as one: "[Cody] [Ray Roe]", "Minister [Carolina] [Roe]", where Carolina is a place for the witnesses,
/// "[PJ] [Roe]", "chief executive [Ann] Apa"; but not "in [Carolina] [Roe] said", "the [UN] [Roe] knew".
fn joined(scene: &Scene, names: Vec<Name>) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some(mut name) = names.next() {
        if let Some(last) = found.last_mut().filter(|last| last.tokens.end == name.tokens.start)
            && name.kind == EntityKind::Person
            && opens(scene, last, &name)
        {
            last.tokens.end = name.tokens.end;
            (last.kind, last.senses, last.sector, last.sure) = (EntityKind::Person, &[], None, true);
            continue;
        }
        let after = found.last().map_or(0, |last| last.tokens.end as usize);
        if let Some(given) = (name.tokens.start as usize).checked_sub(1).filter(|&given| given >= after)
            && is_headless(scene, &name, given)
        {
            name.tokens.start -= 1;
        }
        // "Justice [Md] [Habib Roe]"
        if let Some(given) = (name.tokens.start as usize).checked_sub(1).filter(|&given| given >= after)
            && name.kind == EntityKind::Person
            && matches!(scene.word(given), "Md" | "Md." | "Mohd" | "Mohd.")
        {
            name.tokens.start -= 1;
        }
        let next = name.tokens.end as usize;
        let free = names.peek().is_none_or(|other| other.tokens.start as usize > next);
        if free && is_cut(scene, &name) {
            name.tokens.end += 1;
        }
        found.push(name);
    }
    found
}

/// Whether a word is the given name or the initials of the person whose name follows.
fn opens(scene: &Scene, first: &Name, rest: &Name) -> bool {
    let (at, next) = (first.tokens.start as usize, rest.tokens.start as usize);
    let word = scene.word(at);
    let given = is_given(scene, at);
    let fits = first.tokens.len() == 1
        && ![first, rest].iter().any(|name| name.rule == "own-name")
        && is_beside(scene, at)
        && rest.tokens.len() < 4
        // "Vince Kevin", who are two
        && !(rest.tokens.len() == 1 && is_given(scene, next))
        && scene.tokens.sentence_of(at) == scene.tokens.sentence_of(next);
    let initials = scene.shape(at) == Shape::Upper && word.len() == 2 && first.senses.is_empty();
    let single = rest.tokens.len() == 1 && scene.shape(next) == Shape::Capital;
    fits && match first.kind {
        // "spokeswoman [Mumta] [Zahra Roe]"
        EntityKind::Person => given || rest.tokens.len() > 1 && is_titled(scene, at) && scene.role(at).is_none(),
        EntityKind::Place => given && is_titled(scene, at),
        EntityKind::Organization | EntityKind::Other => initials && single,
        EntityKind::Group => false,
    }
}

/// Whether the next word stands behind one on the same line.
fn is_beside(scene: &Scene, token: usize) -> bool {
    let [here, next] = [token, token + 1].map(|token| scene.tokens.tokens[token].span);
    scene.text.get(here.end as usize..next.start as usize).is_some_and(|gap| !gap.is_empty() && !gap.contains('\n'))
}

/// Whether a word is a given name, and nobody's surname that the lists know.
fn is_given(scene: &Scene, token: usize) -> bool {
    let (word, known) = (scene.word(token), scene.gazetteer);
    (known.given.contains(word) || known.genders.contains(word)) && !known.surnames.contains(word)
}

/// Whether a title in small letters or with a capital stands right before a token.
fn is_titled(scene: &Scene, token: usize) -> bool {
    let low = scene.tokens.sentences[scene.tokens.sentence_of(token)].tokens.start as usize;
    (low.max(token.saturating_sub(TITLE))..token).any(|from| {
        let title = scene.role_from(from, token).filter(|(until, _)| *until == token);
        title.is_some_and(|(_, role)| matches!(role.usage, Usage::Title | Usage::Honorific))
    })
}

/// Whether the given name behind a title was not seen: "Chief Executive Niamh [Roe] said".
fn is_headless(scene: &Scene, name: &Name, given: usize) -> bool {
    let start = name.tokens.start as usize;
    // "Rep. Na [Sung-min]"
    let halves = name.tokens.len() == 3 && scene.word(start + 1) == "-" && scene.shape(start + 2) == Shape::Lower;
    name.kind == EntityKind::Person
        && name.rule != "own-name"
        && (name.tokens.len() == 1 || halves)
        && scene.shape(given) == Shape::Capital
        && scene.shape(start) == Shape::Capital
        && is_beside(scene, given)
        && is_titled(scene, given)
        && scene.tokens.sentence_of(given) == scene.tokens.sentence_of(start)
        && scene.role(given).is_none()
        && (halves || !scene.is_common(given))
        && !scene.has(given, cue::NOT_NAME | cue::MONTH)
}

/// Whether the surname behind a given name was not seen: "chief executive [Ann] Apa said", and in running text "[Ann] Prior said".
fn is_cut(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(start)].tokens;
    let given = name.kind == EntityKind::Person
        && name.rule != "own-name"
        && name.tokens.len() == 1
        && is_given(scene, start)
        && sentence.holds(end + 1);
    // "[Helen] Prior, who won"
    let parted = given && matches!(scene.pos(end), Pos::Adj | Pos::Noun) && scene.word(end + 1) == ",";
    given
        && scene.shape(end) == Shape::Capital
        && scene.gap(end)
        && scene.role(end).is_none()
        && !scene.has(end, cue::NOT_NAME | cue::MONTH)
        && !scene.is_capital(end + 1)
        && (is_titled(scene, start) && !scene.is_common(end)
            || (scene.pos(end) == Pos::Propn || parted) && is_running(scene, sentence))
}

/// Whether a sentence has more words written small than with a capital, so that a capital says something.
fn is_running(scene: &Scene, sentence: TokenSpan) -> bool {
    let small = sentence.range().filter(|&token| scene.shape(token) == Shape::Lower).count();
    let capital = sentence.range().filter(|&token| scene.is_capital(token)).count();
    small > capital
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
