//! Where reported words end that stand without quotation marks: a clause where its sentence ends or the reporter comes in again, a
//! phrase where a clause would, or at a comma that joins no list.
//!
//! In: a scene and the first token of the words. Out: their range.

use super::chunk::chunk_after;
use super::content::Content;
use super::cues::{self, Frame, Takes};
use super::scene::{REACH, Scene};
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::syntax::tag::Tag;

/// The clause from `start` on.
pub fn clause(scene: &Scene, start: usize, sentence: TokenSpan, rule: &'static str) -> Option<Content> {
    let end = clause_end(scene, start, sentence);
    let end = trim(scene, start, end);
    (end > start).then(|| Content { span: TokenSpan::new(start, end), rule })
}

/// The phrase from `start` on: what is said in less than a clause.
pub fn phrase(scene: &Scene, start: usize, sentence: TokenSpan, rule: &'static str) -> Option<Content> {
    let limit = clause_end(scene, start, sentence);
    let mut end = start;
    while end < limit {
        if let Some(piece) = scene.piece(end) {
            end = scene.spans[piece].end as usize;
            continue;
        }
        let next = end + 1;
        match scene.word(end) {
            // "to cut taxes, raise wages and …"
            "," if next < limit && (scene.tag(next) == Tag::Vb || scene.piece(next).is_some()) => end += 1,
            "," if lists(scene, start, end, limit) => end += 1,
            "," | ":" => break,
            _ if scene.is_dash(end) => break,
            _ if end > start && tells_of_saying(scene, end, limit) => break,
            "and" | "but" if predicate_follows(scene, next, limit) => break,
            _ => end += 1,
        }
    }
    let end = trim(scene, start, end.min(limit.max(start)));
    (end > start).then(|| Content { span: TokenSpan::new(start, end), rule })
}

/// Whether how or when something is said stands at `at`, not what: "condemned the raid [in a statement]", "called it a “disgrace”
/// [after she lost]", but "condemned the raid in a town", "called the “mess” in the yard a shame".
fn tells_of_saying(scene: &Scene, at: usize, limit: usize) -> bool {
    const MEDIA: [&str; 11] = [
        "address",
        "briefing",
        "broadcast",
        "conference",
        "interview",
        "message",
        "post",
        "ruling",
        "speech",
        "statement",
        "tweet",
    ];
    let medium = || {
        let chunk = chunk_after(scene, at + 1, limit)?;
        let own = matches!(scene.pos(chunk.start as usize), Pos::Det | Pos::Pron)
            && !scene.is(chunk.start as usize, &["the", "that", "this"]);
        Some(own && MEDIA.contains(&scene.lemma(chunk.end as usize - 1)))
    };
    if scene.is(at, &["in", "during", "at"]) && medium() == Some(true) {
        return true;
    }
    let closed = scene.piece(at - 1).is_some();
    closed
        && (scene.is_day(at)
            || scene.is(at, &["on"]) && at + 1 < limit && scene.is_day(at + 1)
            || scene.is(at, &["after", "when", "while", "during"]))
}

/// Whether a comma stands in a list of nouns: "the attack, the threats and the silence".
fn lists(scene: &Scene, start: usize, comma: usize, limit: usize) -> bool {
    let near = comma + 1..limit.min(comma + 8);
    let joined = near.clone().find(|&token| scene.is(token, &["and", "or"]));
    comma > start
        && joined.is_some_and(|joined| {
            !near.clone().any(|token| token < joined && scene.is_verbal(token))
                && !predicate_follows(scene, joined + 1, limit)
        })
}

/// Whether a finite verb stands at `at`, perhaps behind an adverb: the governing clause goes on there.
fn predicate_follows(scene: &Scene, at: usize, limit: usize) -> bool {
    let verb = (at..limit.min(at + 2)).find(|&token| scene.pos(token) != Pos::Adv);
    verb.is_some_and(|verb| (scene.is_finite(verb) || scene.tag(verb) == Tag::Vbn) && scene.piece(verb).is_none())
}

/// Whether an infinitive follows "to", perhaps with an adverb or in quotation marks.
pub fn opens_infinitive(scene: &Scene, at: usize, end: usize) -> bool {
    let verb = (at..end.min(at + 3)).find(|&token| scene.pos(token) != Pos::Adv || scene.piece(token).is_some());
    verb.is_some_and(|verb| scene.piece(verb).is_some() || scene.is_verbal(verb))
}

/// Where a reported clause ends: at the end of its sentence, or where the reporter comes in again.
pub fn clause_end(scene: &Scene, start: usize, sentence: TokenSpan) -> usize {
    let end = sentence.end as usize;
    let first = sentence.start as usize;
    // "Asked about reports that …, she said": no clause, but fronted all the same.
    let participle = matches!(scene.tag(first), Tag::Vbn | Tag::Vbg)
        && scene.piece(first).is_none()
        && !scene.is(first, &["according"]);
    // "After aides said that …, the campaign …": the reported clause stands in a fronted one.
    let fronted = start > first && (participle || is_fronting(scene, first));
    let mut at = start;
    let mut finite = false;
    // "the law, passed in 2019 and amended later, violates …": a verb of an insertion is not the clause's own.
    let mut inserted = false;
    while at < end.min(start + 2 * REACH) {
        finite |= !inserted && scene.is_finite(at);
        if let Some(piece) = scene.piece(at) {
            at = scene.spans[piece].end as usize;
            // A piece over the end of the sentence ends the clause with it.
            if at >= end {
                return at;
            }
            // "After saying it was “so cold,” she left": the comma stands inside the marks.
            if fronted && scene.pieces[piece].inner.of(scene.text).ends_with(',') && opens_main_clause(scene, at) {
                return at;
            }
            continue;
        }
        match scene.word(at) {
            ";" => return at,
            "," if inserted => {
                inserted = false;
                at += 1;
            }
            "," if !finite && at > start && opens_insertion(scene, at + 1, end) => {
                inserted = true;
                at += 1;
            }
            // "Roe, who knew that it was late, told us …": the insertion ends with its clause.
            "," if at + 1 < end && finite && scene.is_finite(at + 1) && scene.piece(at + 1).is_none() => return at,
            "," if fronted && at + 2 < end && opens_main_clause(scene, at + 1) => return at,
            "," if at + 1 < end && reporter_returns(scene, at + 1, end) => return at,
            "and" | "but" if at > start && at + 1 < end && is_reporting_verb(scene, at + 1) => return at,
            "and" | "but" | "while" if finite && at + 1 < end && reporter_returns(scene, at, end) => return at,
            _ => at += 1,
        }
    }
    at.min(end)
}

/// Whether a relative or a participle follows a comma, as in "the law, which passed in June, …", and a comma closes it.
fn opens_insertion(scene: &Scene, at: usize, end: usize) -> bool {
    let opens = at < end
        && scene.piece(at).is_none()
        && (scene.is(at, &["who", "which", "whose", "where"])
            || matches!(scene.tag(at), Tag::Vbn | Tag::Vbd | Tag::Vbg))
        && !reporter_returns(scene, at, end);
    opens && (at..end.min(at + REACH)).any(|token| scene.word(token) == "," && scene.piece(token).is_none())
}

/// Whether a sentence begins with a word that makes its first clause a subordinate one.
fn is_fronting(scene: &Scene, first: usize) -> bool {
    const FRONTING: [&str; 13] = [
        "after", "when", "while", "as", "although", "though", "if", "because", "since", "before", "in", "by", "despite",
    ];
    scene.piece(first).is_none() && scene.is(first, &FRONTING)
}

/// Whether what begins at `at` can be the subject of the main clause.
fn opens_main_clause(scene: &Scene, at: usize) -> bool {
    scene.piece(at).is_none()
        && matches!(scene.pos(at), Pos::Det | Pos::Pron | Pos::Propn)
        && !scene.is(at, &["which", "who", "whose", "that"])
}

/// Whether the reporter comes in again behind a comma: "adding that", "according to", "and said", "but officials said".
pub fn reporter_returns(scene: &Scene, at: usize, end: usize) -> bool {
    let mut at = at;
    if scene.is(at, &["according"]) {
        return true;
    }
    let joined = scene.is(at, &["and", "but", "while", "though", "although", "as"]);
    if joined {
        at += 1;
    }
    if at >= end {
        return false;
    }
    if scene.is_gerund(at) {
        return cues::verb(scene.lemma(at)).is_some();
    }
    if joined && is_reporting_verb(scene, at) {
        return true;
    }
    // "but officials said"
    let Some(chunk) = chunk_after(scene, at, end) else { return false };
    let mut verb = chunk.end as usize;
    while verb < end && matches!(scene.pos(verb), Pos::Adv | Pos::Aux) {
        verb += 1;
    }
    verb < end
        && scene.is_finite(verb)
        && cues::verb(scene.lemma(verb)).is_some_and(|cue| {
            cue.takes.any(Takes::ASIDE)
                && !matches!(cue.frame, Frame::Think | Frame::Speculate | Frame::Know | Frame::Show | Frame::Predict)
        })
        && (joined || verb + 1 == end || scene.is_punctuation(verb + 1))
}

/// "added", "also said", "has warned": a finite verb of saying without a subject of its own.
fn is_reporting_verb(scene: &Scene, at: usize) -> bool {
    let mut at = at;
    let end = scene.tokens.tokens.len().min(at + 3);
    while at < end && matches!(scene.pos(at), Pos::Adv | Pos::Aux) {
        at += 1;
    }
    at < end
        && scene.pos(at) == Pos::Verb
        && !scene.is_gerund(at)
        && scene.word(at) != scene.lemma(at)
        && cues::verb_with(scene.lemma(at), scene.lemma((at + 1).min(scene.tokens.tokens.len() - 1))).is_some_and(
            |(cue, _)| {
                cue.takes.any(Takes::LISTENER)
                    || cue.frame == Frame::Report && cue.takes.any(Takes::QUOTE)
                    || matches!(cue.frame, Frame::Demand | Frame::Accuse | Frame::Criticize | Frame::Praise)
            },
        )
}

/// The range without punctuation at its end.
pub fn trim(scene: &Scene, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start
        && scene.piece(end - 1).is_none()
        && scene.is_punctuation(end - 1)
        && !matches!(scene.word(end - 1), ")" | "]")
    {
        end -= 1;
    }
    end
}
