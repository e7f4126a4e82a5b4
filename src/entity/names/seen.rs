//! The names that the network sees: the spans of its labels, made whole, and cut where a title, an office or an honour begins.
//!
//! In: the labels of the words. Out: the words and the kind of each name, in the order of the text, for [`super::join`]. Limit: what
//! the network takes for two names stays two, but for a few that cannot be ("Great Hall of the" + "People").

use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Usage, cue};
use crate::entity::kinds::towns;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;

/// The names that the network sees, in the order of the text.
pub fn seen(scene: &Scene) -> Vec<(TokenSpan, EntityKind)> {
    let labels = &scene.syntax.names;
    let mut found: Vec<(TokenSpan, EntityKind)> = Vec::new();
    for (_, sentence) in scene.sentences() {
        let limit = sentence.end as usize;
        let parts = |dash: usize| dash > 0 && is_dash_apart(scene, dash);
        for token in sentence.range() {
            let again = token > sentence.start as usize && parts(token - 1);
            let begins = !labels[token].is_inside() || again;
            let Some(kind) = labels[token].kind().filter(|_| begins && !parts(token)) else { continue };
            let end = (token + 1..limit).find(|&next| !labels[next].is_inside() || parts(next)).unwrap_or(limit);
            // Of what it has taken for a part of another name it does not know the kind.
            let known = again.then(|| scene.gazetteer.names.longest(scene, token, end, Fold::Exact)).flatten();
            let sense = known.filter(|(until, _)| *until == end).and_then(|(_, senses)| senses.first());
            let kind = sense.map_or(kind, |sense| sense.kind());
            let whole = whole_words(scene, TokenSpan::new(token, end), sentence, kind);
            match found.last_mut() {
                // A word of it belongs to the name before: "Moon Jae-in".
                Some((before, _)) if before.end > whole.start => before.end = before.end.max(whole.end),
                // "R" + "K" + "Ranjan Singh"
                Some((before, EntityKind::Person))
                    if before.end == whole.start && kind == EntityKind::Person && is_initials(scene, *before) =>
                {
                    before.end = whole.end;
                }
                // "National Theatre of" + "China", "Great Hall of the" + "People"
                Some((before, _)) if before.end == whole.start && goes_on(scene, before.end as usize - 1) => {
                    before.end = whole.end;
                }
                // "Northern" + "Kenya"
                Some((before, EntityKind::Place))
                    if before.end == whole.start && kind == EntityKind::Place && is_bearing(scene, *before) =>
                {
                    before.end = whole.end;
                }
                _ => found.push((whole, kind)),
            }
        }
    }
    let found = found.iter().enumerate().flat_map(|(index, &one)| governed(scene, one, found.get(index + 1)));
    let found = found.flat_map(|one| led(scene, one).map_or(vec![one], |both| both.to_vec()));
    let edges = |(tokens, kind): (TokenSpan, EntityKind)| {
        let tokens = trimmed(scene, before_title(scene, tokens))?;
        let tokens = match kind {
            EntityKind::Person => before_honours(scene, tokens),
            EntityKind::Organization => super::without_nation(scene, before_office(scene, tokens)),
            // "Texas Gov."
            EntityKind::Place | EntityKind::Other => before_office(scene, tokens),
            EntityKind::Group => tokens,
        };
        untitled(scene, tokens, kind).filter(|&tokens| is_written(scene, tokens)).map(|tokens| (tokens, kind))
    };
    found.filter_map(edges).collect()
}

/// A place behind "Mayor of" and the name of who holds the office, which the network may take for one or for two people:
/// "Mayor of [London] [Sadiq Khan]".
fn governed(
    scene: &Scene,
    (tokens, kind): (TokenSpan, EntityKind),
    next: Option<&(TokenSpan, EntityKind)>,
) -> Vec<(TokenSpan, EntityKind)> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let title =
        |token: usize| scene.is_capital(token) && scene.role(token).is_some_and(|role| role.usage == Usage::Title);
    // The network can have the office, too.
    let inside = start + 2 < end && title(start) && scene.is(start + 1, &["of"]);
    let start = if inside { start + 2 } else { start };
    let held = inside || start > 1 && scene.is(start - 1, &["of"]) && title(start - 2);
    if !held || !matches!(kind, EntityKind::Person | EntityKind::Place) {
        return vec![(tokens, kind)];
    }
    if let Some(until) = towns::before_holder(scene, start, end) {
        let holder = TokenSpan::new(until, end);
        return vec![(TokenSpan::new(start, until), EntityKind::Place), (holder, EntityKind::Person)];
    }
    let beside = next.is_some_and(|(next, kind)| next.start as usize == end && *kind == EntityKind::Person);
    let kind = if beside && towns::is_known(scene.text_of(tokens)) { EntityKind::Place } else { kind };
    vec![(tokens, kind)]
}

/// The letters of a body and the name of who leads it, which the network sees as one: "the leader of [TRW] [Ann Lee]"; not "JRR
/// Tolkien", nor "BB King".
fn led(scene: &Scene, (tokens, kind): (TokenSpan, EntityKind)) -> Option<[(TokenSpan, EntityKind); 2]> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let person = kind == EntityKind::Person && tokens.len() > 2 && start > 1;
    let letters = person && scene.shape(start) == Shape::Upper && scene.word(start).len() > 2;
    let led = letters && scene.is(start - 1, &["of"]) && scene.role(start - 2).is_some();
    let full = led && scene.shape(end - 1) == Shape::Capital && scene.gazetteer.given.contains(scene.word(start + 1));
    full.then(|| {
        let holder = TokenSpan::new(start + 1, end);
        [(TokenSpan::new(start, start + 1), EntityKind::Organization), (holder, EntityKind::Person)]
    })
}

/// Whether a name is made of initials alone: "R", "R K", "J.".
fn is_initials(scene: &Scene, tokens: TokenSpan) -> bool {
    tokens.range().all(|token| scene.is_capital(token) && scene.word(token).trim_end_matches('.').chars().count() == 1)
}

/// Without the office that its last words name, behind a body that the lexicons know: "UN" of "UN Secretary-General".
fn before_office(scene: &Scene, tokens: TokenSpan) -> TokenSpan {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let is_known = |until: usize| {
        let known = scene.gazetteer.names.longest(scene, start, until, Fold::Exact);
        known.is_some_and(|(found, _)| found == until)
    };
    let office = |&from: &usize| {
        let role = scene.role_from(from, end).filter(|(until, role)| *until == end && role.usage == Usage::Title);
        role.is_some() && is_known(from)
    };
    (start + 1..end).find(office).map_or(tokens, |from| TokenSpan::new(start, from))
}

/// Whether words say only which part of a place is meant: "Northern".
fn is_bearing(scene: &Scene, tokens: TokenSpan) -> bool {
    tokens.len() == 1 && scene.has(tokens.start as usize, cue::BEARING) && scene.is_capital(tokens.start as usize)
}

/// A dash with space on both sides parts two names: "Mr Trump - Wisconsin and Pennsylvania -".
fn is_dash_apart(scene: &Scene, token: usize) -> bool {
    matches!(scene.word(token), "-" | "–" | "—") && scene.gap(token) && token + 1 < scene.len() && scene.gap(token + 1)
}

/// The most letters of the second half of a given name: "Jae-in", "Kin-man", "Sanwo-olu".
const HALF: usize = 5;

/// With the rest of a person's word after a hyphen.
pub fn whole_words(scene: &Scene, tokens: TokenSpan, sentence: TokenSpan, kind: EntityKind) -> TokenSpan {
    let mut end = tokens.end as usize;
    let glued = |token: usize| token < sentence.end as usize && !scene.gap(token);
    while kind == EntityKind::Person && glued(end) && scene.word(end) == "-" && glued(end + 1) {
        let half = scene.word(end + 1);
        let small = scene.shape(end + 1) == Shape::Lower && half.len() <= HALF && !scene.has(end + 1, cue::NAME_ENDING);
        if !small && scene.shape(end + 1) != Shape::Capital {
            break;
        }
        end += 2;
    }
    TokenSpan::new(tokens.start as usize, end)
}

/// Whether something has to follow the last word of a name.
fn goes_on(scene: &Scene, last: usize) -> bool {
    is_open(scene, last) || last > 0 && scene.word(last) == "the" && is_open(scene, last - 1)
}

/// Whether something has to follow a word within a name.
fn is_open(scene: &Scene, token: usize) -> bool {
    scene.is(token, &["of", "for", "and"]) && scene.shape(token) == Shape::Lower
}

/// Without the beginning of a title that goes on behind it: "UK Defence" before "Secretary".
fn before_title(scene: &Scene, tokens: TokenSpan) -> TokenSpan {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let goes_on = |&token: &usize| {
        let title = scene.role_from(token, scene.len().min(end + 3));
        title.is_some_and(|(until, role)| until > end && role.usage == Usage::Title && scene.is_capital(until - 1))
    };
    let cut = (start + 1..end).find(goes_on).unwrap_or(end);
    TokenSpan::new(start, cut)
}

/// Without the letters behind a full name: "Ann Lee OBE".
fn before_honours(scene: &Scene, tokens: TokenSpan) -> TokenSpan {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let name = tokens.range().rev().find(|&token| !scene.is_honour(token) && scene.word(token) != ",");
    let cut = name.map_or(end, |last| last + 1);
    if cut > start + 1 { TokenSpan::new(start, cut) } else { tokens }
}

/// Without the office before a person's name; `None` where nothing is left: "Crown Prince", "Inspector".
fn untitled(scene: &Scene, tokens: TokenSpan, kind: EntityKind) -> Option<TokenSpan> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let Some((until, role)) = scene.role_from(start, end) else { return Some(tokens) };
    match kind {
        EntityKind::Person | EntityKind::Organization | EntityKind::Other
            if until == end && role.usage != Usage::Plural =>
        {
            None
        }
        EntityKind::Person if role.usage != Usage::Honorific => Some(TokenSpan::new(until, end)),
        _ => Some(tokens),
    }
}

/// Whether words are written as a name, and are not such as stand for none: "southern", "Covid".
fn is_written(scene: &Scene, tokens: TokenSpan) -> bool {
    let mut words = tokens.range();
    let start = tokens.start as usize;
    // "200 B.C."
    if scene.word(start) == "B.C." && start > 0 && scene.shape(start - 1) == Shape::Number {
        return false;
    }
    // On the web many a name is written small: "iraq".
    let small = |token: usize| scene.shape(token) == Shape::Lower && scene.is_common(token);
    let none = |token: usize| small(token) || scene.has(token, cue::NOT_NAME);
    !words.all(none)
}

/// Without the marks, articles and possessives at its edges.
fn trimmed(scene: &Scene, tokens: TokenSpan) -> Option<TokenSpan> {
    let (mut start, mut end) = (tokens.start as usize, tokens.end as usize);
    let idle = |token: usize| matches!(scene.shape(token), Shape::Punctuation | Shape::Symbol);
    while start < end && (idle(start) || scene.is(start, &["the"]) && end - start > 1 && !scene.is_capital(start)) {
        start += 1;
    }
    let preposition =
        |token: usize| scene.shape(token) == Shape::Lower && scene.pos(token) == Pos::Adp && scene.gap(token);
    let over =
        |token: usize| idle(token) && !scene.word(token).ends_with('.') || is_open(scene, token) || preposition(token);
    while start < end && (over(end - 1) || scene.is_possessive(end - 1)) {
        end -= 1;
    }
    (start < end).then(|| TokenSpan::new(start, end))
}
