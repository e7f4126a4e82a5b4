//! Portfolios: the field of work in a minister's title, which is no body's name and no person's: "Minister of [Energy and Natural
//! Resources] Fatih Demir", "[Labour] Minister".
//!
//! In: the names of an article as their witnesses have them (join.rs). Out: the same without what a portfolio holds; what goes on
//! behind one is the holder's name. Limits: fields are words with a capital that are mostly written small.

use super::Name;
use super::bodies::is_field;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Sense, Usage, cue};
use crate::entity::kinds::Candidate;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;

/// The most words of a portfolio, and of the name behind it.
const LONGEST: usize = 12;
const NAME: usize = 4;

/// The rule of a name that stands behind a portfolio.
pub const HOLDER: &str = "behind-portfolio";

/// Take the words of portfolios out of the names.
pub fn cut(scene: &Scene, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut candidates = without_titles(scene, behind_posts(scene, candidates));
    for candidate in candidates.iter_mut() {
        if let Some(tokens) = behind_office(scene, candidate.name) {
            candidate.name = Name { tokens, senses: &[], rule: HOLDER, ..candidate.name };
            candidate.lexical = None;
        }
    }
    let fields = find(scene);
    if fields.is_empty() {
        return candidates;
    }
    let mut found = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let Name { tokens, rule, .. } = candidate.name;
        let next = fields.partition_point(|field| field.end <= tokens.start);
        match fields.get(next).filter(|field| field.start <= tokens.start && rule != "own-name") {
            Some(field) if tokens.end <= field.end => {}
            Some(field) => {
                let tokens = TokenSpan::new(field.end as usize, tokens.end as usize);
                let person = tokens.len() <= NAME && tokens.range().all(|token| scene.is_capital(token));
                let kind = if person { EntityKind::Person } else { candidate.name.kind };
                let rule = if person { HOLDER } else { rule };
                let name = Name { tokens, kind, senses: &[], sector: None, rule, ..candidate.name };
                found.push(Candidate { name, lexical: None, seen: candidate.seen });
            }
            None => found.push(candidate),
        }
    }
    found
}

/// The country of a post and the name behind it, which the network sees as one: "ambassador to [Chad] [Ann Lee]".
fn behind_posts(scene: &Scene, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut found = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        match country_of_post(scene, candidate.name) {
            Some(country) => {
                let tokens = TokenSpan::new(country.tokens.end as usize, candidate.name.tokens.end as usize);
                let kind = EntityKind::Person;
                let name = Name { tokens, kind, senses: &[], sector: None, rule: HOLDER, ..candidate.name };
                found.push(Candidate { name: country, lexical: Some(country), seen: candidate.seen });
                found.push(Candidate { name, lexical: None, seen: candidate.seen });
            }
            None => found.push(candidate),
        }
    }
    found
}

fn country_of_post(scene: &Scene, name: Name) -> Option<Name> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let to = start.checked_sub(1 + usize::from(start > 0 && scene.is(start - 1, &["the"])))?;
    let post = to > 0 && scene.is(to, &["to"]) && (scene.has(to - 1, cue::SENT) || scene.is(to - 1, &["commissioner"]));
    let (until, senses) = scene.gazetteer.names.longest(scene, start, end, Fold::Exact).filter(|_| post)?;
    let country = senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
    let rest = (1..=NAME).contains(&(end - until)) && (until..end).all(|token| scene.is_capital(token));
    let tokens = TokenSpan::new(start, until);
    (country && rest && name.rule != "own-name").then_some(Name {
        tokens,
        kind: EntityKind::Place,
        senses,
        sector: None,
        sure: true,
        rule: "gazetteer",
    })
}

/// Without names that are but the first words of a title before its holder's name: "[National] Security Adviser Ann Lee", "Chinese
/// [Vice] Premier Bo Rune"; but not "CIA Director", nor "National Security Council".
fn without_titles(scene: &Scene, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| {
        let Name { tokens, senses, rule, .. } = candidate.name;
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let title = scene.role_from(start, scene.len()).filter(|&(next, role)| {
            role.usage == Usage::Title && next > end && (start..next).all(|token| scene.is_capital(token))
        });
        let held = title.is_some_and(|(next, _)| next < scene.len() && scene.is_capital(next));
        let common = tokens.range().all(|token| scene.is_common(token) || scene.has(token, cue::MODIFIER));
        !held || !common || !senses.is_empty() || rule == "own-name"
    });
    candidates
}

/// Whoever holds an office inside what the network sees as one name: "Litchfield Selectman [Ann Lee]"; but not "Vere Bishop Lee",
/// as people are called by some offices.
fn behind_office(scene: &Scene, name: Name) -> Option<TokenSpan> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if name.kind != EntityKind::Person || name.rule == "own-name" || end - start < 3 {
        return None;
    }
    let is_called = |token: usize| {
        let (gazetteer, word) = (scene.gazetteer, scene.word(token));
        gazetteer.given.contains(word) || gazetteer.surnames.contains(word) || gazetteer.genders.contains(word)
    };
    let holder = |from: usize| {
        let (until, role) = scene.role_from(from, end)?;
        let title = role.usage == Usage::Title && until < end && !(from..until).any(is_called);
        title.then_some(TokenSpan::new(until, end))
    };
    (start + 1..end - 1).find_map(holder)
}

/// The portfolios of an article, in the order of the text.
fn find(scene: &Scene) -> Vec<TokenSpan> {
    let mut found: Vec<TokenSpan> = Vec::new();
    for (_, sentence) in scene.sentences() {
        let (first, limit) = (sentence.start as usize, sentence.end as usize);
        for title in sentence.range().filter(|&token| scene.has(token, cue::PORTFOLIO)) {
            let is_part = |&token: &usize| is_part(scene, token);
            if scene.is_capital(title)
                && let Some(start) = (first.max(title.saturating_sub(NAME))..title).rev().take_while(is_part).last()
            {
                found.push(TokenSpan::new(start, title));
            }
            if let Some(end) = end_after(scene, title + 1, limit) {
                found.push(TokenSpan::new(title + 1, end));
            }
        }
    }
    found
}

/// The end of the portfolio behind a title that stands from a token to the next: "Minister of State [for Legal Affairs]".
pub fn end_of(scene: &Scene, title: usize, next: usize, limit: usize) -> Option<usize> {
    let office = (title..next).rev().find(|&token| scene.has(token, cue::PORTFOLIO))?;
    end_after(scene, office + 1, limit).filter(|&end| end > next)
}

/// The end of the portfolio that begins with "of" or "for" right behind an office.
fn end_after(scene: &Scene, next: usize, limit: usize) -> Option<usize> {
    if next >= limit || !scene.is(next, &["of", "for"]) {
        return None;
    }
    let (mut at, mut end) = (next, None);
    while at < limit.min(next + LONGEST) && scene.is(at, &["of", "for", "and", "&", ","]) {
        let mut from = at + 1;
        // ", and the"
        while from < limit && scene.is(from, &["and", "&", "the"]) {
            from += 1;
        }
        let until =
            (from..limit).find(|&token| !is_part(scene, token) || is_name(scene, token, limit)).unwrap_or(limit);
        let office = scene.role_from(until, limit).is_some_and(|(_, role)| role.usage == Usage::Title);
        if until == from || scene.word(at) == "," && office {
            break;
        }
        end = Some(until);
        at = until;
    }
    end
}

/// A word of a field that is no noun of bodies: not "Police" in "Commissioner of Police".
fn is_part(scene: &Scene, token: usize) -> bool {
    let other = scene.head(token).is_some() || scene.role(token).is_some();
    is_field(scene, token) && (!other || scene.has(token, cue::FIELD))
}

/// Whether a person's name begins with a word that is mostly written small: "Minister of Health [Grant] Obi".
fn is_name(scene: &Scene, token: usize, limit: usize) -> bool {
    let more = token + 1 < limit && scene.is_capital(token + 1) && !is_part(scene, token + 1);
    let (gazetteer, word) = (scene.gazetteer, scene.word(token));
    let given = gazetteer.given.contains(word) || gazetteer.genders.contains(word) || gazetteer.surnames.contains(word);
    given && more && !scene.has(token, cue::FIELD)
}
