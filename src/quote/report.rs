//! Reports: every cue of the story with its speaker and what it brings in.
//!
//! In: a scene. Out: one [`Report`] for each cue that brings something in, in the order of the cues.

use super::ahead;
use super::clause::{clause_end, trim};
use super::content::{self, Content, Place};
use super::cues::{self, Cue, Frame, Takes};
use super::scene::Scene;
use super::speaker::{self, Subject};
use crate::entity::EntityKind;
use crate::layout::Layout;
use crate::lexicon::lemmas::Lemmas;
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};

/// How many reports of its sentence a cue looks back on: more are no sentence that anybody wrote.
const NEAR: usize = 12;

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
            match scene.pos(token) {
                _ if scene.is(token, &["according"]) => {
                    reports.extend(according(scene, index, sentence.tokens, token));
                }
                Pos::Verb => {
                    let (own, other) = verb(
                        scene,
                        index,
                        sentence.tokens,
                        token,
                        &reports[first.max(reports.len().saturating_sub(NEAR))..],
                    );
                    reports.extend(other.into_iter().chain(own));
                }
                Pos::Noun => reports.extend(noun(scene, index, sentence.tokens, token)),
                _ => {}
            }
        }
    }
    reports
}

/// A verb that brings in what somebody says: what stands behind it, and what stands before it. `earlier` are the reports
/// of the same sentence.
fn verb(
    scene: &Scene,
    index: usize,
    sentence: TokenSpan,
    token: usize,
    earlier: &[Report],
) -> (Option<Report>, Option<Report>) {
    let next = if token + 1 < sentence.end as usize { scene.lemma(token + 1) } else { "" };
    // "made it clear that"
    let split = scene.is(token + usize::from(!next.is_empty()), &["it"]) && token + 2 < sentence.end as usize;
    let particle = if split { scene.lemma(token + 2) } else { next };
    let Some((cue, joined)) = cues::verb_with(scene.lemma(token), particle) else { return (None, None) };
    // "adding to the layoffs", "was sworn in as “transitional president”", "a think tank", "known as"
    let says_nothing =
        matches!((scene.lemma(token), next), ("add", "to") | ("swear", "in") | ("think", "tank") | ("know", "as"));
    if says_nothing || is_denied(scene, sentence, token) || is_attribute(scene, sentence, token) {
        return (None, None);
    }
    let end = token + 1 + if joined { 1 + usize::from(split) } else { 0 };
    // "called a “liar” by the mayor"
    let names = !cue.takes.any(Takes::ALL_BUT_QUOTED);
    let namer = if names { namer(scene, sentence, token) } else { None };
    let passive = namer.is_some() || is_passive(scene, sentence, token, joined);
    let subject = if passive { None } else { own_subject(scene, sentence, token) };
    let group = subject.map_or(token, |subject| subject.span.start as usize);
    if group == sentence.start as usize && subject.is_none() && matches!(scene.tag(token), Tag::Vb | Tag::Vbp) {
        // "Read: …" is said to the reader.
        return (None, None);
    }
    // "to announce a plan", "could warn of": what is not said yet counts only with its words.
    let meant = scene.tag(token) == Tag::Vb
        || scene.is_gerund(token)
            && token > sentence.start as usize
            && scene.is(token - 1, &["in", "of", "for", "about", "from"]);
    let takes = if meant { cue.takes.only(Takes::QUOTE.or(Takes::QUOTED).or(Takes::THAT)) } else { cue.takes };
    let place = Place {
        sentence,
        cue: TokenSpan::new(token, end),
        takes,
        has_subject: subject.is_some() || scene.is_gerund(token) || !opens_after_quotation(scene, sentence, token),
        passive,
        participle: scene.tag(token) == Tag::Vbn
            && !passive
            && !has_helper(scene, sentence, token)
            && !has_object(scene, sentence, token),
        // A report that reaches up to this one stands inside what is said here.
        floor: earlier
            .iter()
            .filter(|report| report.content.span.end as usize + 1 < group)
            .map(|report| report.cue.end.max(report.content.span.end) as usize)
            .max()
            .unwrap_or(sentence.start as usize),
    };
    let report = |content, subject| Report { cue: place.cue, subject, content, sentence: index };
    let behind = content::after(scene, place).map(|content| within_relative(scene, token, content));
    if passive && matches!(cue.frame, Frame::Think | Frame::Decide) {
        return (None, None);
    }
    // "what is called “swine flu”": a name that nobody is told to have given.
    if names && place.participle && subject.is_none() {
        return (None, None);
    }
    if passive && names {
        let said = behind.zip(namer).map(|(content, (by, namer))| (within(scene, content, by), namer));
        return (said.map(|(content, namer)| report(content, Some(namer))), None);
    }
    if passive {
        let agent = behind.and_then(|_| agent(scene, sentence, end));
        return (behind.map(|content| report(content, agent)), None);
    }
    // What is said can stand before, too: "…," the minister said; "…," said the minister, "…"
    let ahead = ahead::before(scene, place, group).filter(|ahead| {
        behind.is_none_or(|behind| ahead.rule == "quotation-then-cue" && behind.rule == "cue-then-quotation")
    });
    let Some(content) = behind.or(ahead) else { return (None, None) };
    if cue.frame == Frame::Reject && is_filing(scene, content) {
        return (None, None);
    }
    let inverted =
        || (behind.is_none() || ahead.is_some()).then(|| speaker::phrase_after(scene, end, sentence.end as usize))?;
    let subject = subject.or_else(inverted).or_else(|| borrowed(scene, sentence, token, cue, earlier));
    let other = ahead.filter(|_| behind.is_some());
    (Some(report(content, subject)), other.map(|content| report(content, subject)))
}

/// Whether what is rejected was filed with a court or a house rather than said: "rejected the bail plea", "dismissed an appeal".
fn is_filing(scene: &Scene, content: Content) -> bool {
    const FILED: [&str; 9] =
        ["appeal", "application", "bail", "bill", "injunction", "lawsuit", "motion", "petition", "plea"];
    let quoted = content.span.range().any(|token| scene.piece(token).is_some());
    let mut nouns = content.span.range().take(FAR).skip_while(|&token| !scene.is_nominal(token));
    let first = nouns.find(|&token| scene.syntax.words[token].dep != Dep::Compound);
    !quoted && first.is_some_and(|first| FILED.contains(&scene.lemma(first)))
}

/// So many words before the noun that says what is rejected.
const FAR: usize = 6;

/// Whether a participle only describes the noun behind it: "the alleged crime", "an estimated cost".
fn is_attribute(scene: &Scene, sentence: TokenSpan, token: usize) -> bool {
    // "a little-known paper", "a long-feared agency"
    if token > sentence.start as usize && scene.is_hyphen(token - 1) {
        return true;
    }
    // "his widely feared agency"
    if token > sentence.start as usize + 1
        && scene.lemma(token - 1).ends_with("ly")
        && token + 1 < sentence.end as usize
    {
        let owner = matches!(scene.pos(token - 2), Pos::Det) || scene.tag(token - 2) == Tag::PrpS;
        if owner && scene.is_nominal(token + 1) {
            return true;
        }
    }
    // "the state's 41 pledged delegates"
    let numbered = || scene.tag(token) == Tag::Vbn && scene.pos(token - 1) == Pos::Num;
    matches!(scene.tag(token), Tag::Vbn | Tag::Vbg)
        && token > sentence.start as usize
        && token + 1 < sentence.end as usize
        && (matches!(scene.pos(token - 1), Pos::Det | Pos::Adj | Pos::Adp)
            || matches!(scene.tag(token - 1), Tag::PrpS | Tag::PosS)
            || numbered())
        && matches!(scene.pos(token + 1), Pos::Noun | Pos::Propn | Pos::Adj)
        && !matches!(scene.word(token - 1), "as" | "in" | "by" | "without" | "for" | "of" | "from" | "after" | "before")
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
    if scene.is_gerund(token)
        && let Some(with) = speaker::with_before(scene, sentence, token)
    {
        return Some(with);
    }
    // "gave a statement in Bantam saying that"
    let place = |subject: &Subject| {
        let named = subject.mention(scene).filter(|mention| scene.entities.of(mention).kind == EntityKind::Place);
        let from = named.map_or(start, |place| place.tokens.start as usize);
        from > start && scene.pos(from - 1) == Pos::Adp
    };
    speaker::before(scene, sentence, token).filter(|subject| helped || !scene.is_gerund(token) || !place(subject))
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
    // "said he was sorry and called for an inquiry": the report before ends where this cue is joined to it.
    let joint = token.saturating_sub(3)..token;
    let joined = joint.clone().any(|other| scene.pos(other) == Pos::Cconj);
    if joined
        && let Some(report) = earlier.last().filter(|report| joint.contains(&(report.content.span.end as usize)))
        && report.subject.is_some()
    {
        return report.subject;
    }
    speaker::governing(scene, sentence, token).or_else(|| fronted(scene, sentence, token))
}

/// "After saying that …, she left": the subject of the clause that follows.
fn fronted(scene: &Scene, sentence: TokenSpan, token: usize) -> Option<Subject> {
    let first = sentence.start as usize;
    if !scene.is_gerund(token) || token > first + 1 {
        return None;
    }
    let end = (sentence.end as usize).min(token + 60);
    let next = (token..end).find_map(|other| match scene.piece(other) {
        None => (scene.word(other) == ",").then_some(other + 1),
        // "After saying it was “so cold,” she left"
        Some(piece) => {
            let last = scene.spans[piece].end as usize;
            (last == other + 1 && scene.pieces[piece].inner.of(scene.text).ends_with(',')).then_some(last)
        }
    })?;
    let subject = speaker::phrase_after(scene, next, end)?;
    Some(Subject { rule: "subject-of-governing-verb", ..subject })
}

/// "was quoted as saying", "quoted him as saying".
fn quoted_as(scene: &Scene, sentence: TokenSpan, saying: usize) -> Option<Subject> {
    let low = (sentence.start as usize).max(saying.saturating_sub(25));
    let verb =
        (low..saying).rev().find(|&token| scene.is(token, &["quoted", "quotes", "quoting", "cited", "quote"]))?;
    if is_passive(scene, sentence, verb, false) || verb + 2 == saying {
        return speaker::before(scene, sentence, verb);
    }
    speaker::phrase_after(scene, verb + 1, saying - 1)
}

/// Who gave a name in quotation marks, and the "by" before them: "called a “liar” [by] [the mayor]".
fn namer(scene: &Scene, sentence: TokenSpan, token: usize) -> Option<(usize, Subject)> {
    let apart = || token > sentence.start as usize && scene.word(token - 1) == "," && scene.tag(token) == Tag::Vbd;
    if scene.tag(token) != Tag::Vbn && !apart() {
        return None;
    }
    let end = (sentence.end as usize).min(token + NAMED);
    let by = (token + 1..end).take_while(|&token| scene.piece(token).is_some() || scene.word(token) != ",");
    let by = by.into_iter().find(|&token| scene.piece(token).is_none() && scene.is(token, &["by"]))?;
    let quoted = (token + 1..by).any(|token| scene.piece(token).is_some());
    let subject = speaker::phrase_after(scene, by + 1, sentence.end as usize).filter(|_| quoted)?;
    Some((by, Subject { rule: "agent-of-passive", ..subject }))
}

/// Content that ends before a token.
fn within(scene: &Scene, content: Content, end: usize) -> Content {
    let (start, last) = (content.span.start as usize, (content.span.end as usize).min(end));
    let span = TokenSpan::new(start, last.max(start + 1));
    let span = (start..last).find_map(|token| scene.piece(token)).map_or(span, |piece| {
        let piece = scene.spans[piece];
        if piece.start as usize == start && piece.end as usize == last { piece } else { span }
    });
    Content { span, ..content }
}

/// The most words that somebody is called.
const NAMED: usize = 16;

/// "said by", "accused by": the agent of a passive cue.
fn agent(scene: &Scene, sentence: TokenSpan, from: usize) -> Option<Subject> {
    let end = (sentence.end as usize).min(from + 12);
    let by = (from..end).take_while(|&token| scene.piece(token).is_none() && scene.word(token) != ",");
    let by = by.into_iter().find(|&token| scene.is(token, &["by"]))?;
    let subject = speaker::phrase_after(scene, by + 1, end)?;
    Some(Subject { rule: "agent-of-passive", ..subject })
}

/// Whether a pronoun behind a verb is its object, so that it has a subject: "Roe, who won, called [it] “a joy”".
fn has_object(scene: &Scene, sentence: TokenSpan, token: usize) -> bool {
    let next = token + 1;
    next < sentence.end as usize && scene.piece(next).is_none() && scene.is(next, &["it", "him", "them", "me", "us"])
}

/// Whether a verb is passive: a form of "be" before it and no -ing, or a participle without "have".
fn is_passive(scene: &Scene, sentence: TokenSpan, token: usize, joined: bool) -> bool {
    if scene.is_gerund(token) || !matches!(scene.tag(token), Tag::Vbn | Tag::Vbd) {
        return false;
    }
    let low = (sentence.start as usize).max(token.saturating_sub(4));
    let helper = (low..token).rev().find(|&other| scene.pos(other) != Pos::Adv && scene.pos(other) != Pos::Part);
    let lemma = helper.map_or("", |other| scene.lemma(other));
    if matches!(lemma, "be" | "get" | "become") {
        return true;
    }
    if has_object(scene, sentence, token) {
        return false;
    }
    // "called on them" has its object behind its particle.
    let next = token + if joined { 2 } else { 1 };
    if next >= sentence.end as usize {
        return false;
    }
    if scene.tag(token) == Tag::Vbn && opens_quotation(scene, sentence, next) {
        // "Rune posted on X: “We won.”", "the ruling read in part, “It is void.”", but "a notice posted on the door: “No entry.”"
        let subject = speaker::before(scene, sentence, token);
        let named = |subject: Subject| subject.is_animate(scene) || scene.pos(subject.head) == Pos::Propn;
        if subject.is_some_and(|subject| named(subject) || scene.lemma(token) == "read") {
            return false;
        }
    }
    // "men accused of theft"
    let reduced = scene.syntax.words[token].dep == Dep::Acl && scene.is(next, &["of", "with", "for"]);
    // "a user called “Anonymous”", "a claim made by Roe"; but a participle that stands for the past, as the tags have it now
    // and then, has its object or its clause behind it.
    reduced
        || lemma != "have"
            && (scene.is(next, &["by"])
                || scene.tag(token) == Tag::Vbn
                    && (scene.piece_from(next).is_some()
                        || scene.pos(next) == Pos::Adp
                        || !joined
                            && matches!(scene.lemma(token), "call" | "dub" | "name" | "label" | "term" | "nickname")))
}

/// The most words between a cue and the mark before what it says: "on Facebook late on Monday".
const MEDIUM: usize = 7;

/// Whether a quotation follows behind a colon or a comma: "on Facebook: “We won.”"
fn opens_quotation(scene: &Scene, sentence: TokenSpan, from: usize) -> bool {
    let end = (sentence.end as usize).min(from + MEDIUM);
    let mark = (from..end).find(|&token| scene.is_punctuation(token));
    let mark = mark.filter(|&mark| matches!(scene.word(mark), ":" | ",") && mark + 1 < sentence.end as usize);
    mark.is_some_and(|mark| scene.piece_from(mark + 1).is_some())
}

/// The most words up the tree from what is said to the participle.
const HEIGHT: usize = 12;

/// Content that ends with the participle's own phrase: "men accused [of theft] were freed".
fn within_relative(scene: &Scene, participle: usize, content: Content) -> Content {
    let words = &scene.syntax.words;
    if words[participle].dep != Dep::Acl || (words[participle].head as usize) > participle {
        return content;
    }
    let depends = |&token: &usize| {
        let mut at = token;
        (0..HEIGHT).any(|_| {
            at = words[at].head as usize;
            at == participle
        })
    };
    let (start, end) = (content.span.start as usize, content.span.end as usize);
    let last = (start..end).rev().find(|token| depends(token) && !scene.is_punctuation(*token));
    // A participle that stands for the past governs more than its phrase.
    let finite = |last| (last + 1..end).any(|token| scene.is_finite(token));
    match last.filter(|&last| last + 1 < end && finite(last)) {
        Some(last) => Content { span: TokenSpan::new(start, last + 1), ..content },
        None => content,
    }
}

/// Whether an auxiliary helps a participle: "have said", "was said".
fn has_helper(scene: &Scene, sentence: TokenSpan, token: usize) -> bool {
    let low = (sentence.start as usize).max(token.saturating_sub(4));
    (low..token).any(|other| scene.pos(other) == Pos::Aux)
}

/// Whether nobody says it: "did not say", "declined to say", "refused to tell".
fn is_denied(scene: &Scene, sentence: TokenSpan, token: usize) -> bool {
    let low = (sentence.start as usize).max(token.saturating_sub(4));
    (low..token).rev().take_while(|&other| scene.word(other) != ",").any(|other| {
        scene.is(other, &["not", "n't", "n’t", "never"])
            || matches!(scene.lemma(other), "decline" | "refuse") && scene.pos(other) == Pos::Verb
    })
}

/// By what something is measured or done, and which says nothing: "paid according to their age", "drilled according to a system".
const MEASURES: [&str; 15] = [
    "ability",
    "age",
    "height",
    "kind",
    "means",
    "merit",
    "method",
    "need",
    "principle",
    "rank",
    "size",
    "system",
    "taste",
    "type",
    "weight",
];

/// "according to the ministry".
fn according(scene: &Scene, index: usize, sentence: TokenSpan, token: usize) -> Option<Report> {
    let end = sentence.end as usize;
    if token + 2 >= end || !scene.is(token + 1, &["to"]) {
        return None;
    }
    let subject = speaker::phrase_after(scene, token + 2, end)?;
    if MEASURES.contains(&scene.lemma(subject.head)) {
        return None;
    }
    let start = sentence.start as usize;
    let (from, to) = if token <= start + 1 {
        let next = subject.span.end as usize;
        let comma = (next..end).find(|&other| scene.word(other) == "," || scene.piece(other).is_some())?;
        // "According to Roe the talks failed, …": the clause can begin without a comma.
        let at_once = scene.has_finite(TokenSpan::new(next, comma)) || scene.piece(comma).is_some();
        let from = if at_once { next } else { behind_apposition(scene, sentence, subject, comma).unwrap_or(comma) + 1 };
        (from, clause_end(scene, from, sentence))
    } else {
        (start, token)
    };
    let to = trim(scene, from, to);
    if to <= from {
        return None;
    }
    let content = Content { span: TokenSpan::new(from, to), rule: "according-to" };
    let subject = Subject { rule: "according-to", ..subject };
    Some(Report { cue: TokenSpan::new(token, token + 2), subject: Some(subject), content, sentence: index })
}

/// The comma that closes what is told of a speaker between commas: "According to his wife, [Ann Lee], he fell ill", "According to
/// Ann Lee, [formerly head of the bank], it failed".
fn behind_apposition(scene: &Scene, sentence: TokenSpan, subject: Subject, comma: usize) -> Option<usize> {
    let next = (comma + 1..sentence.end as usize).find(|&token| scene.is_punctuation(token))?;
    let begins = |token: usize| scene.is_nominal(token) || matches!(scene.pos(token), Pos::Det | Pos::Num | Pos::Adj);
    let closed = scene.word(next) == "," && next + 1 < sentence.end as usize && begins(next + 1);
    let named = || {
        let (one, other) = (subject.mention(scene)?, scene.entities.at(comma + 1)?);
        Some(one.entity == other.entity && other.tokens == TokenSpan::new(comma + 1, next))
    };
    let told = || scene.is(comma + 1, &["formerly", "now", "previously"]);
    let told = told() && !scene.has_finite(TokenSpan::new(comma, next));
    Some(next).filter(|_| closed && (told || named() == Some(true)))
}

/// "his claim that", "the ministry's denial that": a noun, whose owner speaks.
fn noun(scene: &Scene, index: usize, sentence: TokenSpan, token: usize) -> Option<Report> {
    let end = sentence.end as usize;
    if token + 2 >= end || !scene.is(token + 1, &["that"]) {
        return None;
    }
    let cue = cues::noun(scene.lemma(token))?;
    // "statements that had called for": a relative clause.
    if scene.is_finite(token + 2) || scene.pos(token + 2) == Pos::Aux {
        return None;
    }
    // "a charge that the party denies"
    if scene.syntax.words[token + 1].dep == Dep::Obj {
        return None;
    }
    let place = Place {
        sentence,
        cue: TokenSpan::new(token, token + 1),
        takes: Takes::THAT,
        has_subject: false,
        passive: false,
        participle: false,
        floor: 0,
    };
    debug_assert!(cue.takes.any(Takes::THAT));
    let content = content::after(scene, place)?;
    let low = (sentence.start as usize).max(token.saturating_sub(6));
    let owner = (low..token).rev().find(|&other| {
        matches!(scene.word(other), "'s" | "’s" | "'" | "’") || scene.is(other, &["his", "her", "its", "their"])
    });
    let carried = (low..token)
        .rev()
        .find(|&other| scene.pos(other) == Pos::Verb)
        .filter(|&other| Lemmas::Carries.has(scene.lemma(other)));
    // "Roe claims that": a verb that the tags took for a noun.
    let bare = owner.is_none()
        && carried.is_none()
        && token > low
        && scene.is_nominal(token - 1)
        && cues::verb(scene.lemma(token)).is_some();
    let owner = owner.or(bare.then_some(token));
    let subject = owner.or(carried).and_then(|owner| {
        if carried == Some(owner) {
            return speaker::before(scene, sentence, owner).or_else(|| speaker::governing(scene, sentence, owner));
        }
        if scene.pos(owner) == Pos::Pron {
            return Some(Subject { span: TokenSpan::new(owner, owner + 1), head: owner, rule: "owner-of-noun" });
        }
        speaker::name_before(scene, low, owner)
            .or_else(|| speaker::phrase_before(scene, low, owner))
            .map(|subject| Subject { rule: "owner-of-noun", ..subject })
    });
    Some(Report { cue: place.cue, subject, content, sentence: index })
}
