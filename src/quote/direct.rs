//! Quoted pieces that no cue in their own clause brings in: who says them is told by what stands around them.
//!
//! In: a scene and the reports. Out: a quotation for each piece that somebody says, with the name of the sieve. The
//! sieves go from the surest to the weakest: the piece goes on from the one before; a colon stands before it; it follows
//! the words of a speaker in the same paragraph, or fills the paragraph after them; a verb governs it whose subject can
//! speak. What is left is kept if it is long enough to be speech; titles, nicknames and scare quotes are not.

use super::content::is_name;
use super::cues::{self, Takes};
use super::report::Report;
use super::scene::{REACH, Scene};
use super::speaker::{self, Subject};
use super::{Quote, QuoteKind};
use crate::layout::{BlockKind, Layout};
use crate::lexicon::lemmas::Lemmas;
use crate::span::{ByteSpan, TokenSpan};
use crate::syntax::Pos;
use crate::syntax::tag::Tag;

/// Quoted words without a cue: from so many on they are taken for speech, whoever says them.
const SPEECH: usize = 4;

/// The speaker that is being heard, and where.
#[derive(Clone, Copy)]
struct Heard {
    subject: Option<Subject>,
    cue: Option<TokenSpan>,
    /// The last token of the report.
    until: usize,
    block: u32,
}

/// Find the quotations among the pieces that no report takes. `taken` says for each piece whether one does.
pub fn find(scene: &Scene, layout: &Layout, reports: &[Report], taken: &[Option<usize>]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut heard: Option<Heard> = None;
    let mut next = 0;
    for (index, piece) in scene.pieces.iter().enumerate() {
        let span = scene.spans[index];
        if span.is_empty() {
            continue;
        }
        while let Some(report) = reports.get(next)
            && (report.cue.start < span.start)
        {
            heard = Some(heard_of(scene, report));
            next += 1;
        }
        if let Some(report) = taken[index] {
            heard = Some(heard_of(scene, &reports[report]));
            continue;
        }
        let Some((subject, cue, rule)) = attribute(scene, layout, index, heard) else { continue };
        quotes.push(Quote {
            span: piece.inner,
            kind: QuoteKind::Direct,
            cue: cue.map(|cue| scene.bytes(cue)),
            speaker: subject.map(|subject| subject.speaker(scene)),
            rule,
        });
        heard = Some(Heard { subject, cue, until: span.end as usize, block: piece.block });
    }
    quotes
}

fn heard_of(scene: &Scene, report: &Report) -> Heard {
    let until = report.content.span.end.max(report.cue.end) as usize;
    let block = scene.tokens.sentences[report.sentence].block;
    Heard { subject: report.subject, cue: Some(report.cue), until, block }
}

type Attributed = (Option<Subject>, Option<TokenSpan>, &'static str);

/// Who says a piece; `None`: nobody, it is no quotation.
fn attribute(scene: &Scene, layout: &Layout, index: usize, heard: Option<Heard>) -> Option<Attributed> {
    let piece = scene.pieces[index];
    let span = scene.spans[index];
    let start = span.start as usize;
    let sentence = scene.tokens.sentence_of(start);
    let sentence_span = scene.tokens.sentences.get(sentence)?.tokens;
    let same = |rule| heard.map(|heard| (heard.subject, heard.cue, rule));
    if piece.resumes && heard.is_some() {
        return same("goes-on-in-next-paragraph");
    }
    if let Some(label) = label_before(scene, sentence_span, start) {
        return Some(label);
    }
    if let Some(signed) = signed_behind(scene, span.end as usize, layout, piece.block) {
        return Some(signed);
    }
    if let Some(author) = author_before(scene, sentence_span, start) {
        return Some(author);
    }
    if heard.is_some_and(|heard| goes_on(scene, sentence_span, heard, start)) {
        return same("goes-on-behind-cue");
    }
    let words = words_in(piece.inner.of(scene.text));
    let whole = start == sentence_span.start as usize;
    if whole && words >= 2 && is_sentence(piece.inner.of(scene.text)) {
        let here = heard.filter(|heard| heard.block == piece.block && heard.subject.is_some());
        if here.is_some_and(|heard| scene.tokens.sentence_of(heard.until.saturating_sub(1)) + 2 >= sentence) {
            return same("goes-on-in-paragraph");
        }
        if let Some(colon) = colon_above(scene, sentence, heard) {
            return Some(colon);
        }
        if let Some(subject) = subject_above(scene, sentence) {
            return Some((Some(subject), None, "subject-of-sentence-before"));
        }
        let alone = piece.outer == layout.blocks[piece.block as usize].span;
        let above = heard.filter(|heard| is_paragraph_above(layout, heard.block, piece.block));
        if alone && above.is_some() {
            return same("stands-alone-after-speaker");
        }
        return Some((None, None, "speech-without-speaker"));
    }
    if is_title(scene, piece.inner, start, sentence_span) || is_byname(scene, sentence_span, start) {
        return None;
    }
    let low = TokenSpan::new(start.saturating_sub(REACH).max(sentence_span.start as usize), start);
    let subject = scene
        .has_verb(low)
        .then(|| speaker::governing(scene, sentence_span, start))
        .flatten()
        .filter(|subject| subject.is_animate(scene));
    match subject {
        Some(subject) if words >= 2 => Some((Some(subject), None, "subject-of-clause")),
        _ if words >= SPEECH => Some((None, None, "speech-without-speaker")),
        _ => None,
    }
}

/// "Erdogan: ‘We go’": a name and a colon.
fn label_before(scene: &Scene, sentence: TokenSpan, start: usize) -> Option<Attributed> {
    let low = sentence.start as usize;
    if start < low + 2 || scene.word(start - 1) != ":" {
        return None;
    }
    let subject = speaker::phrase_before(scene, low, start - 1)?;
    let named = subject.span.start as usize == low && !scene.has_verb(TokenSpan::new(low, start));
    let colon = TokenSpan::new(start - 1, start);
    named.then_some((Some(Subject { rule: "label", ..subject }), Some(colon), "name-and-colon"))
}

/// The most words of what brings in a quotation behind its cue: "wrote Jane Roe of the union on Facebook,".
const MEDIUM: usize = 10;

/// "“I asked him,” wrote Roe on Facebook, “and he left.”": a comma behind the cue, its speaker and its medium.
fn goes_on(scene: &Scene, sentence: TokenSpan, heard: Heard, start: usize) -> bool {
    let cue = heard.cue.filter(|cue| sentence.holds(cue.start as usize) && cue.end as usize == heard.until);
    let plain = |token: usize| !scene.is_verbal(token) && scene.piece(token).is_none() && scene.word(token) != ";";
    cue.is_some_and(|cue| {
        let between = cue.end as usize..start;
        heard.subject.is_some()
            && (2..=MEDIUM).contains(&between.len())
            && scene.word(start - 1) == ","
            && between.clone().all(plain)
            && between.filter(|&token| scene.word(token) == ",").count() == 1
    })
}

/// "issued a statement from the king: “She is well.”": whose words a noun brings in.
fn author_before(scene: &Scene, sentence: TokenSpan, start: usize) -> Option<Attributed> {
    let colon = start.checked_sub(1).filter(|&colon| sentence.holds(colon) && scene.word(colon) == ":")?;
    let low = (sentence.start as usize).max(colon.saturating_sub(MEDIUM));
    let from = (low + 1..colon).rev().find(|&token| scene.is(token, &["from", "by"]))?;
    cues::noun(scene.lemma(from - 1))?;
    let subject = speaker::phrase_after(scene, from + 1, colon)?;
    let whole = subject.span.end as usize == colon && subject.is_animate(scene);
    let cue = TokenSpan::new(from - 1, from);
    whole.then_some((Some(Subject { rule: "author", ..subject }), Some(cue), "author-and-colon"))
}

/// "“A long game.” — Jane Roe": a dash and a name behind a quotation.
fn signed_behind(scene: &Scene, end: usize, layout: &Layout, block: u32) -> Option<Attributed> {
    let limit = scene.tokens.tokens.len().min(end + 8);
    if end + 1 >= limit || !scene.is_dash(end) {
        return None;
    }
    let subject = speaker::phrase_after(scene, end + 1, limit)?;
    let last = subject.span.end as usize - 1;
    let inside = scene.tokens.tokens[last].span.end <= layout.blocks[block as usize].span.end;
    let named = inside && scene.pos(subject.head) == Pos::Propn;
    named.then_some((Some(Subject { rule: "signed", ..subject }), None, "quotation-dash-name"))
}

/// "The paper reported:" at the end of the sentence before, in this paragraph or the one above.
fn colon_above(scene: &Scene, sentence: usize, heard: Option<Heard>) -> Option<Attributed> {
    let before = scene.tokens.sentences.get(sentence.checked_sub(1)?)?.tokens;
    let last = before.end as usize - 1;
    if scene.word(last) != ":" {
        return None;
    }
    if let Some(heard) = heard
        && before.holds(heard.until.saturating_sub(1))
    {
        return Some((heard.subject, heard.cue, "colon-before-quotation"));
    }
    let verb = before.range().rev().take(30).find(|&token| scene.pos(token) == Pos::Verb)?;
    let subject = speaker::before(scene, before, verb).or_else(|| speaker::governing(scene, before, verb));
    Some((subject, Some(TokenSpan::new(verb, verb + 1)), "colon-before-quotation"))
}

/// The one whom the sentence before speaks of, in the same paragraph: "The mayor was defiant. “We will stay.”"
fn subject_above(scene: &Scene, sentence: usize) -> Option<Subject> {
    let (before, here) = (scene.tokens.sentences.get(sentence.checked_sub(1)?)?, scene.tokens.sentences[sentence]);
    if before.block != here.block || scene.piece(before.tokens.end as usize - 1).is_some() {
        return None;
    }
    let verb = before.tokens.range().take(40).find(|&token| scene.is_verbal(token) && scene.piece(token).is_none())?;
    speaker::before(scene, before.tokens, verb).filter(|subject| subject.is_animate(scene))
}

/// Whether a paragraph is the next one of the story after another.
fn is_paragraph_above(layout: &Layout, above: u32, block: u32) -> bool {
    let between = &layout.blocks[(above as usize + 1).min(block as usize)..block as usize];
    above < block && between.len() <= 4 && !between.iter().any(|block| block.kind == BlockKind::Paragraph)
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().take(SPEECH + 1).count()
}

/// Whether a piece is a sentence of its own, by how it ends.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '’', '\'', ',']) || words_in(text) > SPEECH
}

/// Whether a piece names something: a book, a film, a bill, a nickname.
fn is_title(scene: &Scene, inner: ByteSpan, start: usize, sentence: TokenSpan) -> bool {
    let text = inner.of(scene.text);
    if is_name(text) && (words_in(text) <= 3 || !text.ends_with('.')) {
        return true;
    }
    let named = |token: usize| Lemmas::Titled.has(scene.lemma(token));
    start > sentence.start as usize && (start.saturating_sub(2).max(sentence.start as usize)..start).any(named)
}

/// Whether somebody or something only has that name: "was called a “climber” in one paper".
fn is_byname(scene: &Scene, sentence: TokenSpan, start: usize) -> bool {
    let low = start.saturating_sub(4).max(sentence.start as usize);
    let called = (low..start).rev().find(|&token| scene.tag(token) == Tag::Vbn);
    let cue = called.and_then(|called| cues::verb(scene.lemma(called)));
    cue.is_some_and(|cue| !cue.takes.any(Takes::ALL_BUT_QUOTED))
}
