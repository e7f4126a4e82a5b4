//! Quote: what people are reported to have said, in their words or in the reporter's, and who said it.
//!
//! In: the text, its layout, tokens, tree and entities. Out: quotations with their cue and speaker. First the quotation
//! marks are paired (`marks`); then every cue verb and noun looks for what it brings in (`report`, `content`, `ahead`) and for
//! who speaks (`speaker`); the quoted pieces that no cue reached go through sieves of their own (`direct`). What a source
//! wants or plans is not counted, nor what it did not say. Known limits: cues inside a quotation are not read.

pub mod cues;

mod ahead;
mod chunk;
mod clause;
mod content;
mod direct;
mod marks;
mod report;
mod scene;
mod speaker;

use crate::entity::Entities;
use crate::layout::Layout;
use crate::span::ByteSpan;
use crate::syntax::Syntax;
use crate::token::Tokens;
use report::Report;
use scene::Scene;

/// A quotation. Quotation marks are not part of its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    pub span: ByteSpan,
    pub kind: QuoteKind,
    /// "said", "according to"
    pub cue: Option<ByteSpan>,
    pub speaker: Option<Speaker>,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    Direct,
    Indirect,
    /// A clause that holds quoted words.
    Mixed,
}

impl QuoteKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// The words that name who speaks, and the entity that they mean, where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    pub span: ByteSpan,
    /// Index into [`Entities::entities`].
    pub entity: Option<u32>,
}

/// Find the quotations of a text, in the order of the text.
pub fn find(text: &str, layout: &Layout, tokens: &Tokens, syntax: &Syntax, entities: &Entities) -> Vec<Quote> {
    let pieces = marks::find(text, layout);
    let scene = Scene::new(text, tokens, syntax, entities, &pieces);
    let mut reports = report::find(&scene, layout);
    let mut within = vec![false; pieces.len()];
    for report in &reports {
        for piece in held(&scene, report).filter(|&piece| scene.spans[piece] != report.content.span) {
            within[piece] = true;
        }
    }
    // "He said it would respond “harshly”": one word of what he says is no quotation of its own.
    reports.retain(|report| {
        let piece = scene.piece(report.content.span.start as usize);
        let alone = piece.filter(|&piece| scene.spans[piece] == report.content.span);
        !alone.is_some_and(|piece| within[piece] && is_fragment(&scene, piece))
    });
    let mut taken = vec![None; pieces.len()];
    let mut quotes = Vec::new();
    for (index, report) in reports.iter().enumerate() {
        quotes.push(quote(&scene, report));
        for piece in held(&scene, report) {
            taken[piece] = taken[piece].or(Some(index));
        }
    }
    quotes.extend(direct::find(&scene, layout, &reports, &taken));
    quotes.sort_by_key(|quote| (quote.span.start, quote.span.end));
    quotes.dedup_by_key(|quote| quote.span);
    quotes
}

/// The quoted pieces in what a report brings.
fn held<'s>(scene: &'s Scene, report: &Report) -> impl Iterator<Item = usize> + use<'s> {
    let mut token = report.content.span.start as usize;
    let end = report.content.span.end as usize;
    std::iter::from_fn(move || {
        while token < end {
            match scene.piece(token) {
                Some(piece) => {
                    token = scene.spans[piece].end as usize;
                    return Some(piece);
                }
                None => token += 1,
            }
        }
        None
    })
}

/// Whether quoted words begin small and have no verb of their own.
fn is_fragment(scene: &Scene, piece: usize) -> bool {
    let small = scene.pieces[piece].inner.of(scene.text).starts_with(char::is_lowercase);
    small && !scene.spans[piece].range().any(|token| scene.is_finite(token))
}

/// The quotation that a report makes.
fn quote(scene: &Scene, report: &Report) -> Quote {
    let content = report.content.span;
    let first = scene.piece(content.start as usize);
    let (span, kind) = match first {
        Some(piece) if scene.spans[piece] == content => (scene.pieces[piece].inner, QuoteKind::Direct),
        _ => {
            let mixed = content.range().any(|token| scene.piece(token).is_some());
            (scene.bytes(content), if mixed { QuoteKind::Mixed } else { QuoteKind::Indirect })
        }
    };
    Quote {
        span,
        kind,
        cue: Some(scene.bytes(report.cue)),
        speaker: report.subject.map(|subject| subject.speaker(scene)),
        rule: report.content.rule,
    }
}

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Options};
    use std::time::Instant;

    #[test]
    fn a_sentence_of_nothing_but_cues_costs_in_proportion() {
        let extractor = Extractor::default();
        for words in ["“a” said ", "and said that he ", "claim that ", "according to ", "accusing him of "] {
            let cost = |times: usize| {
                let text = words.repeat(times);
                let findings = extractor.find(&text, &Options::default()).unwrap();
                let once = || {
                    let start = Instant::now();
                    super::find(&text, &findings.layout, &findings.tokens, &findings.syntax, &findings.entities);
                    start.elapsed().as_secs_f64()
                };
                // The least of several: other programs run beside the test.
                (0..5).map(|_| once()).fold(f64::INFINITY, f64::min)
            };
            let (once, eight) = (cost(2_000), cost(16_000));
            assert!(eight < 8.0 * 4.0 * once + 0.05, "{words:?}: {once} s, eight times as much text {eight} s");
        }
    }
}
