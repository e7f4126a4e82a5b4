//! Reports: every cue of the story with its speaker and what it brings in.
//!
//! In: a scene. Out: one [`Report`] for each cue that brings something in, in the order of the cues.

use super::content::{self, Content, Place};
use super::cues::{self, Cue, Frame, Takes};
use super::scene::Scene;
use super::speaker::{self, Subject};
use crate::layout::Layout;
use crate::span::TokenSpan;
use crate::syntax::Pos;

/// A cue, who speaks, and what is said.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    pub cue: TokenSpan,
    pub subject: Option<Subject>,
    pub content: Content,
    /// Index into the sentences.
    pub sentence: usize,
}

/// Find the reports of the story.
pub fn find(scene: &Scene, layout: &Layout) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for (index, sentence) in scene.tokens.story(layout) {
        let first = reports.len();
        for token in sentence.tokens.range() {
            if scene.piece(token).is_some() {
                continue;
            }
            let found = match scene.pos(token) {
                Pos::Verb => verb(scene, index, sentence.tokens, token, &reports[first..]),
                Pos::Noun => noun(scene, index, sentence.tokens, token),
                _ if scene.is(token, &["according"]) => according(scene, index, sentence.tokens, token),
                _ => None,
            };
            reports.extend(found);
        }
    }
    reports
}

/// A verb that brings in what somebody says. `earlier` are the reports of the same sentence.
fn verb(scene: &Scene, index: usize, sentence: TokenSpan, token: usize, earlier: &[Report]) -> Option<Report> {
    if scene.is(token, &["according"]) {
        return according(scene, index, sentence, token);
    }
    let next = if token + 1 < sentence.end as usize { scene.lemma(token + 1) } else { "" };
    let (cue, joined) = cues::verb_with(scene.lemma(token), next)?;
    let end = token + 1 + usize::from(joined);
    if is_denied(scene, sentence, token, cue) {
        return None;
    }
    let passive = is_passive(scene, sentence, token);
    let subject = if passive { None } else { own_subject(scene, sentence, token) };
    let place = Place {
        sentence,
        cue: TokenSpan::new(token, end),
        takes: cue.takes,
        has_subject: subject.is_some() || scene.is_gerund(token) || !opens_after_quotation(scene, sentence, token),
        passive,
    };
    let found = content::after(scene, place);
    if let Some(content) = found {
        let subject = if passive { agent(scene, sentence, end) } else { subject }
            .or_else(|| if passive { None } else { borrowed(scene, sentence, token, cue, earlier) });
        return Some(Report { cue: place.cue, subject, content, sentence: index });
    }
    // What is said stands before: "…," the minister said; "…," said the minister.
    if passive {
        return None;
    }
    let group = subject.map_or(token, |subject| subject.span.start as usize);
    let content = content::before(scene, place, group)?;
    let inverted = || speaker::phrase_after(scene, end, sentence.end as usize);
    let subject = subject.or_else(inverted).or_else(|| borrowed(scene, sentence, token, cue, earlier));
    Some(Report { cue: place.cue, subject, content, sentence: index })
}

/// Whether a verb stands where only an inverted one can: right behind a quotation or a comma.
fn opens_after_quotation(scene: &Scene, sentence: TokenSpan, token: usize) -> bool {
    token == sentence.start as usize || scene.piece(token - 1).is_some() || scene.word(token - 1) == ","
}

/// The subject that stands before a verb, if that verb is not one of those that borrow theirs.
fn own_subject(scene: &Scene, sentence: TokenSpan, token: usize) -> Option<Subject> {
    let start = sentence.start as usize;
    let helped = (start.max(token.saturating_sub(3))..token).any(|other| scene.pos(other) == Pos::Aux);
    if scene.is_gerund(token) && !helped {
        // "officials saying that", but not ", saying that"
        if token == start || scene.is_punctuation(token - 1) || scene.is(token - 1, &["as"]) {
            return None;
        }
    }
    speaker::before(scene, sentence, token)
}

/// The subject that a cue without one of its own shares with another verb.
fn borrowed(scene: &Scene, sentence: TokenSpan, token: usize, cue: &Cue, earlier: &[Report]) -> Option<Subject> {
    if scene.is(token, &["saying"]) && token > sentence.start as usize && scene.is(token - 1, &["as"]) {
        return quoted_as(scene, sentence, token);
    }
    let told = matches!(cue.frame, Frame::Report | Frame::Argue | Frame::Confirm | Frame::Announce | Frame::Warn);
    if scene.is_gerund(token)
        && told
        && let Some(first) = earlier.first()
        && first.subject.is_some()
    {
        return first.subject;
    }
    speaker::governing(scene, sentence, token)
}

/// "was quoted as saying", "quoted him as saying".
fn quoted_as(scene: &Scene, sentence: TokenSpan, saying: usize) -> Option<Subject> {
    let low = (sentence.start as usize).max(saying.saturating_sub(25));
    let verb =
        (low..saying).rev().find(|&token| scene.is(token, &["quoted", "quotes", "quoting", "cited", "quote"]))?;
    if is_passive(scene, sentence, verb) || verb + 2 == saying {
        return speaker::before(scene, sentence, verb);
    }
    speaker::phrase_after(scene, verb + 1, saying - 1)
}

/// "said by", "accused by": the agent of a passive cue.
fn agent(scene: &Scene, sentence: TokenSpan, from: usize) -> Option<Subject> {
    let end = (sentence.end as usize).min(from + 12);
    let by = (from..end).take_while(|&token| scene.piece(token).is_none() && scene.word(token) != ",");
    let by = by.into_iter().find(|&token| scene.is(token, &["by"]))?;
    let subject = speaker::phrase_after(scene, by + 1, end)?;
    Some(Subject { rule: "agent-of-passive", ..subject })
}

/// Whether a verb is passive: a form of "be" before it, and no -ing.
fn is_passive(scene: &Scene, sentence: TokenSpan, token: usize) -> bool {
    if scene.is_gerund(token) || scene.word(token) == scene.lemma(token) {
        return false;
    }
    let low = (sentence.start as usize).max(token.saturating_sub(4));
    let helper =
        (low..token).rev().find(|&other| scene.pos(other) != Pos::Adv && !scene.is(other, &["not", "n't", "n’t"]));
    helper.is_some_and(|other| scene.lemma(other) == "be" || scene.is(other, &["got", "get", "being", "been"]))
}

/// Whether nobody says it: "did not say", "declined to say", "refused to tell".
fn is_denied(scene: &Scene, sentence: TokenSpan, token: usize, cue: &Cue) -> bool {
    if !matches!(cue.frame, Frame::Report | Frame::Confirm | Frame::Announce) {
        return false;
    }
    let low = (sentence.start as usize).max(token.saturating_sub(4));
    (low..token).any(|other| {
        scene.is(other, &["not", "n't", "n’t", "never"])
            || matches!(scene.lemma(other), "decline" | "refuse") && scene.pos(other) == Pos::Verb
    })
}

/// "according to the ministry".
fn according(scene: &Scene, index: usize, sentence: TokenSpan, token: usize) -> Option<Report> {
    let end = sentence.end as usize;
    if token + 2 >= end || !scene.is(token + 1, &["to"]) {
        return None;
    }
    let subject = speaker::phrase_after(scene, token + 2, end)?;
    let close =
        (subject.span.end as usize..end).find(|&other| scene.word(other) == "," || scene.piece(other).is_some());
    let start = sentence.start as usize;
    let opens = token <= start + 1;
    let (from, to) = if opens {
        let close = close?;
        (close + usize::from(scene.word(close) == ","), content::clause_end(scene, close + 1, sentence))
    } else {
        (start, token)
    };
    let to = content::trim(scene, from, to);
    if to <= from {
        return None;
    }
    let content = Content { span: TokenSpan::new(from, to), rule: "according-to" };
    let subject = Subject { rule: "according-to", ..subject };
    Some(Report { cue: TokenSpan::new(token, token + 2), subject: Some(subject), content, sentence: index })
}

/// "his claim that", "the ministry's denial that": a noun, whose owner speaks.
fn noun(scene: &Scene, index: usize, sentence: TokenSpan, token: usize) -> Option<Report> {
    let end = sentence.end as usize;
    if token + 2 >= end || !scene.is(token + 1, &["that"]) {
        return None;
    }
    let cue = cues::noun(scene.lemma(token))?;
    let place = Place {
        sentence,
        cue: TokenSpan::new(token, token + 1),
        takes: Takes::THAT,
        has_subject: false,
        passive: false,
    };
    debug_assert!(cue.takes.any(Takes::THAT));
    let content = content::after(scene, place)?;
    let low = (sentence.start as usize).max(token.saturating_sub(6));
    let owner = (low..token).rev().find(|&other| {
        matches!(scene.word(other), "'s" | "’s" | "'" | "’") || scene.is(other, &["his", "her", "its", "their"])
    });
    let subject = owner.and_then(|owner| {
        if scene.pos(owner) == Pos::Pron {
            return Some(Subject { span: TokenSpan::new(owner, owner + 1), head: owner, rule: "owner-of-noun" });
        }
        speaker::phrase_before(scene, low, owner).map(|subject| Subject { rule: "owner-of-noun", ..subject })
    });
    Some(Report { cue: place.cue, subject, content, sentence: index })
}
