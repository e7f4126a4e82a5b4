//! Noun phrases by the order of their words: where one ends that begins at a token, or begins that ends there.
//!
//! In: a scene and a token. Out: the words of the phrase, and its head.

use super::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::syntax::tag::Tag;

/// Spans of time that "last" and "this" stand before.
pub const PERIODS: [&str; 7] = ["week", "month", "year", "day", "weekend", "summer", "season"];

/// The tokens of a noun phrase without prepositions that ends before `end`.
pub fn chunk_before(scene: &Scene, low: usize, end: usize) -> Option<TokenSpan> {
    let mut start = end;
    while start > low && continues_chunk(scene, low, start - 1, end) {
        start -= 1;
        if scene.pos(start) == Pos::Det && !scene.is(start, &["all", "both", "some"]) {
            break;
        }
    }
    // A day before the subject is none of its words: "On Monday police said", "last week the envoy said".
    while start < end {
        let when = scene.is_day(start) && !(start + 1 < end && is_clitic(scene, start + 1));
        if start + 1 < end && scene.is(start, &["last", "next", "this", "earlier"]) && scene.is(start + 1, &PERIODS) {
            start += 2;
        } else if when
            || scene.pos(start) == Pos::Cconj
            || is_clitic(scene, start)
            || is_complementizer(scene, start, end)
        {
            start += 1;
        } else {
            break;
        }
    }
    (start < end).then(|| TokenSpan::new(start, end))
}

/// Whether a token belongs to the noun phrase that goes on behind it, up to `end`.
fn continues_chunk(scene: &Scene, low: usize, token: usize, end: usize) -> bool {
    if scene.piece(token).is_some() {
        return false;
    }
    // "little-known": the parts of a word that hyphens join, whatever their tags.
    if token > low
        && token + 1 < end
        && (scene.is_hyphen(token) || scene.is_hyphen(token + 1) || scene.is_hyphen(token - 1))
    {
        return true;
    }
    match scene.pos(token) {
        // A name that the tags take for an exclamation: "Affleck tweeted".
        Pos::Intj => scene.names(token),
        // "a leaked letter"
        Pos::Verb => {
            matches!(scene.tag(token), Tag::Vbn | Tag::Vbg)
                && token + 1 < end
                && token > low
                && matches!(scene.pos(token - 1), Pos::Det | Pos::Adj)
        }
        Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Det | Pos::Sym => true,
        Pos::Pron => token + 1 == end || scene.is(token, &["his", "her", "its", "their", "our", "my", "your", "whose"]),
        Pos::Part => is_clitic(scene, token),
        Pos::Cconj => {
            token + 1 < end && token > low && scene.is_nominal(token - 1) && scene.is(token, &["and", "or", "&"])
        }
        Pos::Punct => {
            token + 1 < end
                && token > low
                && matches!(scene.word(token), "-" | "." | "/" | "–")
                && scene.is_nominal(token - 1)
        }
        _ => is_clitic(scene, token),
    }
}

/// A "that" that opens a clause with a plural or a name, though the tags take it for a determiner.
fn is_complementizer(scene: &Scene, token: usize, end: usize) -> bool {
    scene.is(token, &["that", "which", "what"])
        && token + 1 < end
        && matches!(scene.tag(end - 1), Tag::Nns | Tag::Nnp | Tag::Nnps)
}

fn is_clitic(scene: &Scene, token: usize) -> bool {
    matches!(scene.word(token), "'s" | "’s" | "'" | "’")
}

/// The last noun of a phrase.
pub fn head_of(scene: &Scene, chunk: TokenSpan) -> Option<usize> {
    chunk.range().rev().find(|&token| scene.is_nominal(token)).or_else(|| {
        // "the accused", "many": an adjective or a determiner that stands for a noun.
        chunk.range().next_back().filter(|&token| matches!(scene.pos(token), Pos::Adj | Pos::Det | Pos::Intj))
    })
}

/// The tokens of a noun phrase without prepositions that begins at `start`.
pub fn chunk_after(scene: &Scene, start: usize, limit: usize) -> Option<TokenSpan> {
    let mut end = start;
    while end < limit && scene.piece(end).is_none() {
        let joined = scene.is_hyphen(end)
            || end + 1 < limit && scene.is_hyphen(end + 1)
            || end > start && scene.is_hyphen(end - 1);
        let inside = match scene.pos(end) {
            _ if joined => true,
            Pos::Verb => {
                matches!(scene.tag(end), Tag::Vbn | Tag::Vbg)
                    && end > start
                    && matches!(scene.pos(end - 1), Pos::Det | Pos::Adj)
            }
            Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Sym => !(end > start && scene.is_day(end)),
            Pos::Det => end == start || scene.pos(end - 1) == Pos::Det,
            Pos::Pron => end == start,
            Pos::Part => end > start && is_clitic(scene, end),
            Pos::Cconj => {
                end > start && end + 1 < limit && scene.is_nominal(end - 1) && scene.pos(end + 1) == Pos::Propn
            }
            Pos::Punct => {
                end > start
                    && end + 1 < limit
                    && matches!(scene.word(end), "-" | "/" | "–")
                    && scene.is_nominal(end + 1)
            }
            _ => end > start && is_clitic(scene, end),
        };
        if !inside {
            break;
        }
        end += 1;
    }
    (end > start).then(|| TokenSpan::new(start, end))
}
