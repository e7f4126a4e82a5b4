//! Bodies: the whole name of an organisation that a list, a suffix or a purpose stretches.
//!
//! In: the names of an article as their witnesses have them (join.rs), in the order of the text. Out: the same, where "Barnes &
//! Noble", "Ministry of Gender, Labour and Social Development", "Chemical, Biological and Radiological Defense Command", "Acme
//! Holdings, Inc." and "National Committee for the Liberation of Prisoners" are one name each. What a list holds has to be
//! words that are mostly written small: "the Ministry of Health, Cuba and Peru" are three.

use super::Name;
use super::join::meaning;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::kinds::Candidate;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::token::Shape;

/// The most words of one part of a list, and of all before "and".
const PART: usize = 3;
const LIST: usize = 10;

/// Endings of nouns that name a field of work.
const FIELDS: &[&str] =
    &["ment", "tion", "sion", "ture", "ies", "ics", "ing", "ance", "ence", "ity", "logy", "ism", "al"];

/// The rule of two names that "&" joins.
pub const PARTNERS: &str = "partners";

/// Make the names of organisations whole; those that become part of another go.
pub fn complete(scene: &Scene, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let candidates = with_partners(scene, candidates);
    let mut found: Vec<Candidate> = Vec::with_capacity(candidates.len());
    // A user's own names are as the user has them.
    let is_own = |candidate: &&Candidate| candidate.name.rule == "own-name";
    let own: Vec<TokenSpan> = candidates.iter().filter(is_own).map(|candidate| candidate.name.tokens).collect();
    for mut candidate in candidates {
        let body = candidate.name.kind == EntityKind::Organization;
        if let Some(last) = found.last_mut().filter(|last| last.name.tokens.end > candidate.name.tokens.start) {
            if body {
                last.name.tokens.end = last.name.tokens.end.max(candidate.name.tokens.end);
            }
            continue;
        }
        if body {
            let tokens = whole(scene, candidate.name.tokens);
            if tokens != candidate.name.tokens && !own.iter().any(|name| name.overlaps(tokens)) {
                candidate.name.tokens = tokens;
                candidate.name.senses = meaning(scene, tokens, EntityKind::Organization);
                candidate.name.sure = true;
                while found.last().is_some_and(|last| last.name.tokens.end > tokens.start) {
                    found.pop();
                }
            }
        }
        found.push(candidate);
    }
    found
}

/// With the firms that are called by two names, "Barnes & Noble", or by the first letters of two: "H&M".
fn with_partners(scene: &Scene, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let joined = |(_, sentence): (usize, TokenSpan)| {
        let firm = move |token: usize| partners(scene, token, sentence).or_else(|| initials(scene, token));
        sentence.range().filter_map(firm)
    };
    let mut firms: Vec<TokenSpan> = scene.sentences().flat_map(joined).collect();
    firms.dedup_by(|next, last| last.overlaps(*next));
    let mut found = Vec::with_capacity(candidates.len());
    let mut candidates = candidates.into_iter().peekable();
    for tokens in firms {
        found.extend(std::iter::from_fn(|| candidates.next_if(|next| next.name.tokens.end <= tokens.start)));
        let parts: Vec<Candidate> =
            std::iter::from_fn(|| candidates.next_if(|next| next.name.tokens.start < tokens.end)).collect();
        let is_part = |part: &Candidate| {
            let place = part.name.senses.iter().any(|sense| sense.kind() == EntityKind::Place);
            let within = tokens.start <= part.name.tokens.start && part.name.tokens.end <= tokens.end;
            within && !place && part.name.rule != "own-name"
        };
        // Letters need nobody else to see them.
        if parts.is_empty() && tokens.len() > 1 || !parts.iter().all(is_part) {
            found.extend(parts);
            continue;
        }
        let kind = EntityKind::Organization;
        let senses = meaning(scene, tokens, kind);
        let name = Name { tokens, kind, senses, sector: None, sure: true, rule: PARTNERS };
        found.push(Candidate { name, lexical: None, seen: true });
    }
    found.extend(candidates);
    found
}

/// The names beside "&", each of one word: "Barnes & Noble", "Donaldson, Lufkin & Jenrette"; not two given names ("Tom & Jerry"),
/// nor who wrote something ("Roe & Lee, 2013").
fn partners(scene: &Scene, and: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let (left, right) = (and.checked_sub(1).filter(|_| scene.word(and) == "&")?, and + 1);
    let capital = |token: usize| sentence.holds(token) && scene.is_capital(token);
    let opens = |token: usize| capital(token) && !(token > 0 && capital(token - 1));
    let single = scene.gap(and) && opens(left) && capital(right) && scene.gap(right) && !capital(right + 1);
    let given = |token: usize| scene.gazetteer.given.contains(scene.word(token));
    let marked = sentence.holds(right + 1) && scene.is(right + 1, &[",", "(", "["]);
    let next = right + 1 + usize::from(marked);
    let cited = sentence.holds(next) && (scene.shape(next) == Shape::Number || scene.is(next, &["et"]));
    if !single || cited || given(left) && given(right) {
        return None;
    }
    let first = left.checked_sub(2).filter(|&first| scene.word(first + 1) == "," && opens(first));
    Some(TokenSpan::new(first.unwrap_or(left), right + 1))
}

/// The most letters on each side of "&".
const INITIALS: usize = 4;

/// A word of capital letters that "&" joins: "H&M", "T&WR", "PG&E"; not "Q&A", which names nobody.
fn initials(scene: &Scene, token: usize) -> Option<TokenSpan> {
    if !scene.is_capital(token) {
        return None;
    }
    let (left, right) = scene.word(token).split_once('&')?;
    let capitals = |letters: &str| letters.chars().all(char::is_uppercase) && (1..=INITIALS).contains(&letters.len());
    let named = capitals(left) && capitals(right) && !scene.has(token, cue::NOT_NAME);
    named.then(|| TokenSpan::new(token, token + 1))
}

fn whole(scene: &Scene, tokens: TokenSpan) -> TokenSpan {
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(tokens.start as usize)].tokens;
    let (start, end, limit) = (tokens.start as usize, tokens.end as usize, sentence.end as usize);
    let heads = |from: usize, until: usize| (from..until).any(|token| scene.head(token).is_some());
    let of = (start + 1..end).find(|&token| scene.is(token, &["of", "for", "on"]));
    let list = of.filter(|&of| heads(start, of)).and_then(|_| list_after(scene, end, limit));
    let end = list
        .or_else(|| purpose_after(scene, tokens, limit))
        .or_else(|| suffix_after(scene, end, limit))
        .or_else(|| listed_after(scene, start, end, limit))
        .unwrap_or(end);
    let start = fields_before(scene, tokens, sentence.start as usize).unwrap_or(start);
    let start = ordinal_before(scene, start, end, sentence.start as usize).unwrap_or(start);
    TokenSpan::new(start, end)
}

/// Where a known name ends that begins with the last word of a body's: "Embassy of the People's [Republic of China]".
fn listed_after(scene: &Scene, start: usize, end: usize, limit: usize) -> Option<usize> {
    let owned = end - start > 2 && end < limit && scene.is_possessive(end);
    let known = scene.gazetteer.names.longest(scene, end - 1, limit, Fold::Exact).filter(|_| owned);
    known.map(|(until, _)| until).filter(|&until| until > end + 1)
}

/// Where a list ends that goes on behind a name: ", Labour and Social Development".
fn list_after(scene: &Scene, end: usize, limit: usize) -> Option<usize> {
    let mut at = end;
    while at < limit.min(end + LIST) && scene.word(at) == "," {
        at += 1;
        let last = at < limit && scene.is(at, &["and", "&"]);
        let after = part(scene, at + usize::from(last), limit)?;
        if last {
            return Some(after);
        }
        at = after;
        if at < limit && scene.is(at, &["and", "&"]) {
            return part(scene, at + 1, limit);
        }
    }
    None
}

/// Where a part of a list ends: up to three words with a capital, which name a field of work.
fn part(scene: &Scene, at: usize, limit: usize) -> Option<usize> {
    let end = (at..limit.min(at + PART)).find(|&token| !scene.is_capital(token)).unwrap_or(limit.min(at + PART));
    let over = end < limit && scene.is_capital(end);
    (end > at && !over && (at..end).all(|token| is_field(scene, token))).then_some(end)
}

/// Whether a word with a capital is one that is mostly written small, and no place or person.
pub fn is_field(scene: &Scene, token: usize) -> bool {
    let word = scene.lower(token);
    let field = scene.is_common(token)
        || scene.has(token, cue::FIELD)
        || word.len() > 6 && FIELDS.iter().any(|ending| word.ends_with(ending));
    let named = scene.gazetteer.names.longest(scene, token, token + 1, Fold::Exact);
    let place = named.is_some_and(|(_, senses)| {
        senses.iter().any(|sense| matches!(sense, Sense::Country(_) | Sense::City(_) | Sense::Division(_)))
    });
    field && scene.is_capital(token) && !place
}

/// Where the purpose of a body ends: "for the Liberation of Prisoners".
fn purpose_after(scene: &Scene, tokens: TokenSpan, limit: usize) -> Option<usize> {
    let end = tokens.end as usize;
    let headed = tokens.len() > 1 && scene.head(end - 1).is_some();
    if !headed || end + 2 >= limit || !scene.is(end, &["for"]) || !scene.is(end + 1, &["the"]) {
        return None;
    }
    let capitals = |from: usize| (from..limit).find(|&token| !scene.is_capital(token)).unwrap_or(limit);
    let first = capitals(end + 2);
    if first == end + 2 || !is_field(scene, end + 2) {
        return None;
    }
    let more = if first + 1 < limit && scene.is(first, &["of"]) { capitals(first + 1) } else { first };
    Some(if more > first + 1 { more } else { first })
}

/// The number of a military unit: "65th [Air Division]".
fn ordinal_before(scene: &Scene, start: usize, end: usize, first: usize) -> Option<usize> {
    let before = start.checked_sub(1).filter(|&before| before >= first)?;
    let word = scene.word(before);
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ordinal = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th" | "d");
    let unit = scene.head(end - 1).is_some_and(|&(sector, _)| sector == "MIL");
    (ordinal && unit).then_some(before)
}

/// Where the suffix of a firm ends that a comma parts from its name: ", Inc."
fn suffix_after(scene: &Scene, end: usize, limit: usize) -> Option<usize> {
    let suffix = end + 1 < limit && scene.word(end) == "," && scene.is_capital(end + 1);
    (suffix && scene.head(end + 1).is_some_and(|(_, suffix)| *suffix)).then_some(end + 2)
}

/// Where the fields begin that stand before the last one: "Australian Nuclear Science and [Technology Organisation]".
fn fields_before(scene: &Scene, tokens: TokenSpan, first: usize) -> Option<usize> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let headed = end > start + 1 && scene.head(end - 1).is_some() && is_field(scene, start);
    let listed = (start..end).any(|token| scene.is(token, &["and", "&"]));
    let joint = |token: usize| scene.is(token, &["and", "&"]) || listed && scene.word(token) == ",";
    let and = start.checked_sub(1).filter(|&and| and > first && joint(and))?;
    if !headed || !is_field(scene, and - 1) || scene.head(and - 1).is_some() {
        return None;
    }
    let inside = |token: &usize| scene.is_capital(*token) || scene.word(*token) == ",";
    let from = (first..and).rev().take(LIST).take_while(inside).last()?;
    let article = from > first && scene.is(from - 1, &["the"]) && scene.is_capital(from);
    let the = scene.is(from, &["the"]) && from + 1 < and && scene.word(from + 1) != ",";
    let from = if the { from + 1 } else { from };
    let parts = scene.word(from) != ","
        && (from..and).filter(|&token| scene.word(token) == ",").all(|comma| is_field(scene, comma - 1));
    ((article || the) && parts).then_some(from)
}
