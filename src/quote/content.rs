//! What is said behind its cue.
//!
//! In: a scene, a cue and its place. Out: the range of tokens, and by which sieve it was found. The walk steps over adverbs,
//! days, prepositional phrases and the listener until it meets something that the cue takes: quoted words, a clause, an
//! infinitive, a noun phrase.

use super::chunk::chunk_after;
use super::clause::{clause, opens_infinitive, phrase};
use super::cues::{self, Frame, Takes};
use super::scene::{REACH, Scene};
use crate::span::TokenSpan;
use crate::syntax::Pos;
use std::ops::ControlFlow;

/// The words that a cue brings in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    pub span: TokenSpan,
    pub rule: &'static str,
}

/// A cue in its sentence.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub sentence: TokenSpan,
    /// The verb, with its particle.
    pub cue: TokenSpan,
    pub takes: Takes,
    /// Whether a subject stands before the verb.
    pub has_subject: bool,
    pub passive: bool,
    /// A participle without auxiliary, which has no clause of its own.
    pub participle: bool,
    /// Where what stands before the cue can begin: behind the last cue of the same sentence.
    pub floor: usize,
}

/// What stands behind a cue.
pub fn after(scene: &Scene, place: Place) -> Option<Content> {
    let end = (place.sentence.end as usize).min(place.cue.end as usize + REACH);
    let mut walk = Walk { scene, place, end, at: place.cue.end as usize, listener: false, direct: true };
    for _ in 0..10 {
        if walk.at >= end {
            return None;
        }
        match walk.step() {
            ControlFlow::Continue(next) => walk.at = next,
            ControlFlow::Break(found) => return found,
        }
    }
    None
}

/// The way from a cue to what it takes.
struct Walk<'s, 'a> {
    scene: &'s Scene<'a>,
    place: Place,
    end: usize,
    at: usize,
    /// Who listens was passed.
    listener: bool,
    /// No prepositional phrase was passed.
    direct: bool,
}

/// Where to go on, or what was found.
type Step<T> = ControlFlow<Option<Content>, T>;

impl Walk<'_, '_> {
    fn step(&mut self) -> Step<usize> {
        if let Some(piece) = self.scene.piece_from(self.at) {
            return ControlFlow::Break(self.quotation(piece));
        }
        if matches!(self.scene.word(self.at), "," | ":") || self.scene.is_dash(self.at) {
            return self.mark();
        }
        self.opened()?;
        if let Some(next) = self.aside() {
            return ControlFlow::Continue(next);
        }
        let Some(chunk) = chunk_after(self.scene, self.at, self.end) else { return ControlFlow::Break(None) };
        if is_when(self.scene, chunk) {
            return ControlFlow::Continue(chunk.end as usize);
        }
        self.noun_phrase(chunk)
    }

    fn takes(&self, way: Takes) -> bool {
        self.place.takes.any(way)
    }

    fn quoted(&self, at: usize, rule: &'static str) -> Content {
        quoted(self.scene, at, self.place.sentence, rule)
    }

    fn clause(&self, at: usize, rule: &'static str) -> Option<Content> {
        clause(self.scene, at, self.place.sentence, rule)
    }

    fn phrase(&self, at: usize, rule: &'static str) -> Option<Content> {
        phrase(self.scene, at, self.place.sentence, rule)
    }

    /// Quoted words right here; but not "the ship was called “Hope”".
    fn quotation(&self, piece: usize) -> Option<Content> {
        let named = || is_name(self.scene.pieces[piece].inner.of(self.scene.text));
        // "appealed to “all our people” to wait": whom somebody asks, in quotation marks.
        let to = self.scene.spans[piece].end as usize;
        let asked = self.takes(Takes::OBJECT_TO) && to < self.end && self.scene.is(to, &["to"]);
        if asked && opens_infinitive(self.scene, to + 1, self.end) {
            return self.phrase(self.at, "cue-object-infinitive");
        }
        let said = self.takes(Takes::QUOTE.or(Takes::THING)) || self.takes(Takes::QUOTED) && !named();
        said.then(|| self.quoted(self.at, "cue-then-quotation"))
    }

    /// A comma, a colon or a dash: quoted words follow, or a clause behind a colon. What stands between commas is passed: "said,
    /// in a rare rebuke, that".
    fn mark(&self) -> Step<usize> {
        let (scene, end, next) = (self.scene, self.end, self.at + 1);
        if next < end && scene.piece_from(next).is_some() {
            return ControlFlow::Break(self.takes(Takes::QUOTE).then(|| self.quoted(next, "cue-then-quotation")));
        }
        if scene.word(self.at) == ":" {
            let opens = self.takes(Takes::QUOTE) && next < end;
            return ControlFlow::Break(opens.then(|| self.clause(next, "cue-colon-clause")).flatten());
        }
        let close = (next..end.min(self.at + 25)).find(|&token| scene.word(token) == ",");
        let resumes = |&token: &usize| {
            token < end && (scene.is(token, &["that"]) || scene.piece_from(token).is_some()) && self.takes(Takes::THAT)
        };
        close.map(|close| close + 1).filter(resumes).map_or(ControlFlow::Break(None), ControlFlow::Continue)
    }

    /// A word that opens what is said: "that", "whether", "to", "of", a gerund.
    fn opened(&self) -> Step<()> {
        let (scene, at, end) = (self.scene, self.at, self.end);
        let next = at + 1;
        let piece = || Some(next).filter(|&next| next < end).and_then(|next| scene.piece_from(next));
        if scene.is(at, &["that"]) && self.takes(Takes::THAT) {
            // "agreed to a truce that is due": a relative clause.
            if !self.direct && next < end && scene.is_finite(next) {
                return ControlFlow::Break(None);
            }
            let alone = piece().is_some_and(|piece| is_alone(scene, piece));
            let quotation = alone.then(|| self.quoted(next, "cue-that-quotation"));
            return ControlFlow::Break(quotation.or_else(|| self.clause(at, "cue-that-clause")));
        }
        let question = ["whether", "if", "how", "why", "what", "when", "where", "who", "which"];
        if self.takes(Takes::WHETHER) && scene.is(at, &question) {
            return ControlFlow::Break(self.clause(at, "cue-question-clause"));
        }
        if scene.is(at, &["to"]) && opens_infinitive(scene, next, end) {
            let asked =
                if self.listener { self.takes(Takes::OBJECT_TO) } else { self.takes(Takes::TO) && !self.place.passive };
            return ControlFlow::Break(asked.then(|| self.phrase(at, "cue-infinitive")).flatten());
        }
        let opens = |&(word, way): &(&str, Takes)| self.takes(way) && scene.is(at, &[word]);
        if [("of", Takes::OF), ("against", Takes::AGAINST), ("for", Takes::FOR)].iter().any(opens)
            && !(next < end && scene.is_day(next))
        {
            let quotation = piece().map(|_| self.quoted(next, "cue-preposition"));
            return ControlFlow::Break(quotation.or_else(|| self.phrase(next, "cue-preposition")));
        }
        if scene.is_gerund(at) && self.takes(Takes::DOING) {
            return ControlFlow::Break(self.phrase(at, "cue-gerund"));
        }
        ControlFlow::Continue(())
    }

    /// Where it goes on behind an adverb, a day, "Monday night", or a prepositional phrase.
    fn aside(&mut self) -> Option<usize> {
        let (scene, at, end) = (self.scene, self.at, self.end);
        let (pos, next) = (scene.pos(at), at + 1);
        // "tells us 94 flights were called off"
        if !self.listener && self.takes(Takes::LISTENER) && scene.is(at, &["me", "us", "him", "them"]) {
            self.listener = true;
            return Some(next);
        }
        let owns = || next < end && scene.word(next).ends_with('s') && scene.pos(next) == Pos::Part;
        if matches!(pos, Pos::Adv | Pos::Part) || scene.is_day(at) && !owns() {
            return Some(next + usize::from(next < end && scene.is_day(at) && scene.is_part_of_day(next)));
        }
        if pos != Pos::Adp {
            return None;
        }
        let chunk = chunk_after(scene, next, end);
        self.direct &= chunk.is_none();
        Some(chunk.map_or(next, |chunk| chunk.end as usize))
    }

    /// A noun phrase: who listens, the subject of a clause, or what is claimed.
    fn noun_phrase(&mut self, chunk: TokenSpan) -> Step<usize> {
        let (scene, at, end, place) = (self.scene, self.at, self.end, self.place);
        let next = chunk.end as usize;
        let listens = || is_listener(scene, chunk, end, place.takes);
        if !self.takes(Takes::LISTENER) && self.takes(Takes::OBJECT_TO) && listens() {
            let to = (next..end.min(next + 12)).find(|&token| scene.is(token, &["to"]));
            if to.is_some_and(|to| opens_infinitive(scene, to + 1, end)) {
                return ControlFlow::Break(self.phrase(at, "cue-object-infinitive"));
            }
        }
        if !self.listener && self.takes(Takes::LISTENER.or(Takes::OBJECT_TO).or(Takes::OF)) && listens() {
            self.listener = true;
            return ControlFlow::Continue(next);
        }
        let heard = place.has_subject || self.listener;
        let can_open = !place.participle && if place.passive { self.takes(Takes::LISTENER) } else { heard };
        // "Roe, who knew Lee from school, said": a relative clause ends with its comma.
        let cue = place.cue.start as usize;
        let within = place.cue.start > place.sentence.start && scene.is(cue - 1, &["who", "which"]);
        let close = (next..end).find(|&token| within && scene.word(token) == ",").unwrap_or(end);
        // "the plan, first announced seven days earlier"
        let counted = chunk.len() == 2 && chunk.end < place.sentence.end && scene.is(chunk.end as usize, &AGO);
        // "the storm claimed six lives"
        let takes_lives =
            || scene.lemma(place.cue.start as usize) == "claim" && scene.lemma(chunk.end as usize - 1) == "life";
        if counted || takes_lives() {
            return ControlFlow::Break(None);
        }
        if self.takes(Takes::BARE) && can_open && opens_clause(scene, chunk, close) {
            return ControlFlow::Break(self.clause(at, "cue-bare-clause"));
        }
        ControlFlow::Break(self.object(chunk))
    }

    /// The object of a cue as what is said.
    fn object(&self, chunk: TokenSpan) -> Option<Content> {
        let scene = self.scene;
        let plain = self.direct && !self.place.passive;
        let claim = || {
            let head = chunk.range().rev().find(|&token| scene.is_nominal(token));
            head.is_some_and(|head| cues::noun(scene.lemma(head)).is_some())
        };
        if self.takes(Takes::CLAIM) && plain && claim() {
            return self.phrase(self.at, "cue-claim");
        }
        // "denied them entry" denies nothing that was said.
        if self.takes(Takes::THING) && plain && scene.pos(self.at) != Pos::Pron {
            return self.phrase(self.at, "cue-object").filter(|content| !self.only_names(content.span));
        }
        let content = self.phrase(self.at, "cue-object-with-quotation").filter(|_| self.takes(Takes::QUOTED))?;
        let holds = content.span.range().any(|token| scene.piece(token).is_some());
        (holds && !names(scene, content.span)).then_some(content)
    }

    /// Whether what is demanded is one common noun, which tells nothing of what was said: "called for calm", "demanded answers",
    /// but "called for his release", "condemned violence".
    fn only_names(&self, span: TokenSpan) -> bool {
        let scene = self.scene;
        let (cue, joined) = (self.place.cue.start as usize, self.place.cue.len() > 1);
        let particle = if joined { scene.lemma(cue + 1) } else { "" };
        let demands = || cues::verb_with(scene.lemma(cue), particle).is_some_and(|(cue, _)| cue.frame == Frame::Demand);
        span.len() == 1 && scene.pos(span.start as usize) == Pos::Noun && demands()
    }
}

/// Words behind a stretch of time that say from when it is counted.
const AGO: [&str; 4] = ["ago", "earlier", "later", "before"];

/// Whether all that is quoted in a range is a name: "called their robot “Robogee”".
fn names(scene: &Scene, span: TokenSpan) -> bool {
    let mut token = span.start as usize;
    while token < span.end as usize {
        match scene.piece(token) {
            Some(piece) if !is_name(scene.pieces[piece].inner.of(scene.text)) => return false,
            Some(piece) => token = scene.spans[piece].end as usize,
            None => token += 1,
        }
    }
    true
}

/// Whether quoted words name something: a book, a film, a bill, a nickname.
pub fn is_name(text: &str) -> bool {
    let text = text.trim_end_matches([',', '.']);
    let text = text.strip_prefix("the ").unwrap_or(text);
    let small = |word: &str| word.chars().next().is_some_and(char::is_lowercase) && word.len() > 3;
    let capital = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    capital && !text.split_whitespace().take(12).any(small) && !text.ends_with(['!', '?'])
}

/// "last week", "Monday night", "this month".
fn is_when(scene: &Scene, chunk: TokenSpan) -> bool {
    const PARTS: [&str; 9] = ["week", "month", "year", "night", "morning", "afternoon", "evening", "weekend", "summer"];
    let (first, last) = (chunk.start as usize, chunk.end as usize - 1);
    scene.is(last, &PARTS)
        && (scene.is(first, &["last", "this", "next", "earlier", "late", "early"]) || scene.is_day(first))
}

/// Whether the object of a cue is who listens, by what follows it.
fn is_listener(scene: &Scene, chunk: TokenSpan, end: usize, takes: Takes) -> bool {
    let mut next = chunk.end as usize;
    // "told reporters in Cairo on Monday that"
    for _ in 0..4 {
        if next < end
            && (scene.pos(next) == Pos::Adp || scene.pos(next) == Pos::Adv)
            && !scene.is(next, &["of", "against", "for"])
        {
            next = chunk_after(scene, next + 1, end).map_or(next + 1, |chunk| chunk.end as usize);
        } else if next < end && scene.is_day(next) {
            next += 1;
        }
    }
    if next >= end {
        return takes.any(Takes::LISTENER);
    }
    let word = scene.word(next);
    let opens = match word {
        "of" => takes.any(Takes::OF),
        "against" => takes.any(Takes::AGAINST),
        "for" => takes.any(Takes::FOR),
        _ => matches!(word, "," | ":" | "that" | "whether" | "if" | "how" | "why" | "what" | "to" | "about"),
    };
    scene.piece_from(next).is_some()
        || opens
        // "told reporters he would": a second noun phrase begins.
        || matches!(scene.pos(next), Pos::Pron | Pos::Det | Pos::Propn)
}

/// Words that open a clause of its own behind a noun phrase: "a tighter race [as] one of them falls".
const OPENERS: [&str; 12] =
    ["as", "when", "where", "while", "because", "since", "after", "before", "until", "although", "though", "whose"];

/// Whether a noun phrase has its verb: "[the plan] in question would cost", but not "[a plan] that would cost", "[a race] as
/// Roe falls", "[a veto] and asked for".
fn opens_clause(scene: &Scene, chunk: TokenSpan, end: usize) -> bool {
    // "it's late": the verb is one word with its pronoun.
    if chunk.len() > 1 && scene.pos(chunk.start as usize) == Pos::Pron && !scene.is_nominal(chunk.end as usize - 1) {
        return true;
    }
    let mut relative = false;
    for token in chunk.end as usize..end {
        if scene.piece(token).is_some() {
            return true;
        }
        if scene.is_finite(token) {
            let joined = scene.pos(token - 1) == Pos::Cconj
                || token > 1 && scene.pos(token - 1) == Pos::Adv && scene.pos(token - 2) == Pos::Cconj;
            if !relative && !joined {
                return true;
            }
            relative = false;
            continue;
        }
        match scene.word(token) {
            "who" | "which" | "that" => relative = true,
            ";" | ":" => return false,
            word if OPENERS.contains(&word) && matches!(scene.pos(token), Pos::Sconj | Pos::Adv | Pos::Pron) => {
                relative = token + 1 < end && !scene.is_finite(token + 1);
            }
            _ => {}
        }
    }
    false
}

/// Whether nothing but the end of the sentence follows a quoted piece.
fn is_alone(scene: &Scene, piece: usize) -> bool {
    let next = scene.spans[piece].end as usize;
    next >= scene.tokens.tokens.len() || scene.is_punctuation(next)
}

/// Content that begins with a quoted piece: the piece alone, or the clause that it opens.
fn quoted(scene: &Scene, at: usize, sentence: TokenSpan, rule: &'static str) -> Content {
    let piece = scene.piece_from(at).expect("a piece begins here");
    let span = scene.spans[piece];
    let next = span.end as usize;
    let ended = next >= sentence.end as usize
        || scene.is_punctuation(next)
        || scene.pieces[piece].inner.of(scene.text).ends_with(['.', '!', '?', ','])
        || scene.pos(next) == Pos::Cconj && next + 1 < sentence.end as usize && scene.is_verbal(next + 1);
    // “Don't forget” as officers led him away: quoted words with a capital are whole, unless the clause's verb follows.
    let ended = ended || is_whole(scene, piece) && !scene.is_finite(next) && scene.pos(next) != Pos::Part;
    let goes_on = if ended { None } else { clause(scene, at, sentence, rule) };
    goes_on.unwrap_or(Content { span, rule })
}

/// Whether quoted words are a sentence of their own, by a capital and a verb.
fn is_whole(scene: &Scene, piece: usize) -> bool {
    let span = scene.spans[piece];
    let capital = scene.pieces[piece].inner.of(scene.text).starts_with(char::is_uppercase);
    capital && span.len() > 2 && span.range().any(|token| scene.is_verbal(token))
}
