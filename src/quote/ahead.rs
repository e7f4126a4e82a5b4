//! What is said before its cue: quoted words, or a clause that a comma closes.

use super::chunk::chunk_after;
use super::clause::{clause_end, reporter_returns, trim};
use super::content::{Content, Place};
use super::cues::Takes;
use super::scene::{REACH, Scene};
use crate::span::TokenSpan;
use crate::syntax::Pos;

/// What stands before a cue whose group of words (subject and verb) begins at `group`.
pub fn before(scene: &Scene, place: Place, group: usize) -> Option<Content> {
    let low = (place.sentence.start as usize).max(group.saturating_sub(2 * REACH));
    let mut last = group.checked_sub(1)?;
    // "the test, which officials said was small"
    if last >= low && scene.is(last, &["which", "that", "who", "what"]) || scene.is(group, &["which", "what"]) {
        return None;
    }
    let comma = last >= low && (scene.word(last) == "," || scene.is_dash(last)) && scene.piece(last).is_none();
    if comma {
        last = last.checked_sub(1)?;
    }
    if let Some(piece) = scene.piece(last)
        && (last >= low || scene.spans[piece].end as usize == place.sentence.start as usize)
        && same_block(scene, piece, group)
    {
        let said = scene.pieces[piece].inner.of(scene.text);
        if !place.takes.any(Takes::QUOTE.or(Takes::ASIDE)) || said.ends_with('.') && !said.ends_with("..") && !comma {
            return None;
        }
        let span = scene.spans[piece];
        let start = if place.floor > low { span.start as usize } else { clause_start(scene, low, span.start as usize) };
        return Some(if start < span.start as usize && scene.spans[piece].start as usize >= low {
            Content { span: TokenSpan::new(start, span.end as usize), rule: "clause-with-quotation-then-cue" }
        } else {
            Content { span, rule: "quotation-then-cue" }
        });
    }
    if !comma || last < low || place.floor > low || !place.takes.any(Takes::ASIDE) {
        return None;
    }
    // "He left the army, complaining of the pay": a participle says nothing of what stands before it.
    if scene.is_gerund(place.cue.start as usize) && group == place.cue.start as usize {
        return None;
    }
    // An unquoted clause: nothing that the cue could take may follow it.
    let next = place.cue.end as usize;
    let closed = next >= place.sentence.end as usize
        || scene.is_punctuation(next)
        || scene.is_day(next)
        || matches!(scene.pos(next), Pos::Adp | Pos::Adv | Pos::Sconj)
        || !place.has_subject
        || listens(scene, place);
    let start = clause_start(scene, low, last + 1);
    if !closed || scene.is(start, &["according"]) {
        return None;
    }
    // "The man, police said, was armed."
    let mut rest = place.cue.end as usize;
    let end = place.sentence.end as usize;
    while rest < end && !scene.is_punctuation(rest) && scene.piece(rest).is_none() && rest < place.cue.end as usize + 12
    {
        rest += 1;
    }
    let inside = rest + 1 < end
        && scene.word(rest) == ","
        && !scene.is_gerund(rest + 1)
        // "They fled, the mayor told a court, which freed them."
        && !(rest > next && scene.is(rest + 1, &["who", "which", "where"]))
        && !reporter_returns(scene, rest + 1, end);
    if inside {
        let end = trim(scene, start, clause_end(scene, rest + 1, place.sentence));
        let span = TokenSpan::new(start, end.max(last + 1));
        return holds_clause(scene, span).then_some(Content { span, rule: "cue-inside-clause" });
    }
    let span = TokenSpan::new(start, last + 1);
    (!span.is_empty() && holds_clause(scene, span)).then_some(Content { span, rule: "clause-then-cue" })
}

/// Whether nothing but who listens follows a cue, perhaps with a day: "One boy was hurt, a nurse told [AFP]", "…, police told
/// [reporters] on Monday", but not "…, police told [reporters] it was late".
fn listens(scene: &Scene, place: Place) -> bool {
    let (next, end) = (place.cue.end as usize, place.sentence.end as usize);
    let who = chunk_after(scene, next, end).filter(|_| place.takes.any(Takes::LISTENER) && !place.passive);
    who.is_some_and(|who| {
        let behind = who.end as usize;
        behind >= end || scene.is_punctuation(behind) || scene.is_day(behind) || scene.is(behind, &["on", "in", "by"])
    })
}

/// Whether a range has a finite verb, be it one of the words that it quotes: "The envoy “strongly condemns” the attack".
fn holds_clause(scene: &Scene, span: TokenSpan) -> bool {
    // A quoted verb often has no tag of a verb.
    span.range().any(|token| scene.is_finite(token) || scene.piece(token).is_some())
}

fn same_block(scene: &Scene, piece: usize, token: usize) -> bool {
    let sentence = scene.tokens.sentence_of(token);
    scene.tokens.sentences.get(sentence).is_some_and(|sentence| sentence.block == scene.pieces[piece].block)
}

/// Where the clause that ends before `end` begins: behind the last semicolon, else with the sentence.
fn clause_start(scene: &Scene, low: usize, end: usize) -> usize {
    let end = end.max(low);
    let semicolon = (low..end).rev().find(|&token| scene.word(token) == ";" && scene.piece(token).is_none());
    semicolon.map_or(low, |token| token + 1)
}
