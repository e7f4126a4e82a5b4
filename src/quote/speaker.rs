//! Who speaks: the noun phrase that is the subject of a cue, found around the cue by the order of the words.
//!
//! In: a scene and a cue. Out: the phrase, its head, and by which sieve it was found. The sieves look before the verb
//! ("the minister, a Liberal, said"), behind it ("said the minister"), and, for a cue that has no subject of its own,
//! at the verb that governs it ("issued a warrant, accusing him"). Known limits: a fronted phrase without a comma can
//! be taken into the subject.

use super::Speaker;
use super::scene::{REACH, Scene};
use crate::entity::{EntityKind, Mention, MentionForm};
use crate::span::TokenSpan;
use crate::syntax::Pos;

/// A noun phrase that speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    pub span: TokenSpan,
    /// Its head, by which its entity is found.
    pub head: usize,
    pub rule: &'static str,
}

impl Subject {
    fn new(start: usize, end: usize, head: usize, rule: &'static str) -> Self {
        Self { span: TokenSpan::new(start, end), head, rule }
    }

    /// The speaker that it names.
    pub fn speaker(self, scene: &Scene) -> Speaker {
        let entity = self.mention(scene).map(|mention| mention.entity);
        Speaker { span: scene.bytes(self.span), entity }
    }

    /// The mention of an entity that its head belongs to.
    pub fn mention<'a>(self, scene: &Scene<'a>) -> Option<&'a Mention> {
        scene.entities.at(self.head)
    }

    /// Whether it can speak at all: a person, an organisation, a country, or a pronoun for one.
    pub fn is_animate(self, scene: &Scene) -> bool {
        if scene.pos(self.head) == Pos::Pron {
            return scene.is(self.head, &["he", "she", "they", "who", "we", "I"]);
        }
        self.mention(scene).is_some_and(|mention| scene.entities.of(mention).kind != EntityKind::Other)
    }
}

/// The subject before a verb: "The minister, a Liberal, also said".
pub fn before(scene: &Scene, sentence: TokenSpan, verb: usize) -> Option<Subject> {
    let low = (sentence.start as usize).max(verb.saturating_sub(REACH));
    let mut end = verb;
    while end > low && is_verbal_modifier(scene, end - 1) {
        end -= 1;
    }
    // "Mr Roe on Monday said", "Mr Roe yesterday said"
    end -= usize::from(end > low + 2 && scene.is_part_of_day(end - 1) && scene.is_day(end - 2));
    if end > low + 1 && scene.is_day(end - 1) {
        end -= 1;
        end -= usize::from(end > low && scene.is(end - 1, &["on", "from"]));
    }
    if end == low || scene.piece(end - 1).is_some() {
        return None;
    }
    match scene.word(end - 1) {
        _ if scene.is_dash(end - 1) => before_insertion(scene, low, end),
        "," => before_insertion(scene, low, end),
        ")" | "]" => {
            let open = (low..end).rev().find(|&token| matches!(scene.word(token), "(" | "["))?;
            phrase_before(scene, low, open)
        }
        _ if scene.pos(end - 1) == Pos::Pron && scene.is(end - 1, &["who", "which", "that"]) => {
            relative(scene, low, end - 1)
        }
        _ => {
            let found = phrase_before(scene, low, end).or_else(|| around_relative(scene, low, end))?;
            // "who in 2010 said"
            let pronoun = scene.is(found.head, &["who", "which"]);
            if pronoun { relative(scene, low, found.head) } else { Some(found) }
        }
    }
}

/// An adverb, an auxiliary or "not": what may stand between a subject and its verb.
fn is_verbal_modifier(scene: &Scene, token: usize) -> bool {
    let tail = scene.word(token);
    matches!(scene.pos(token), Pos::Aux | Pos::Adv) && !scene.is_day(token)
        || scene.pos(token) == Pos::Part && !scene.is(token, &["to", "'s", "’s", "'", "’"])
        || matches!(tail, "has" | "had" | "have" | "also" | "later" | "reportedly")
}

/// The subject before what stands between commas or dashes: "Mr Roe, who owns the club, said".
fn before_insertion(scene: &Scene, low: usize, end: usize) -> Option<Subject> {
    let close = end - 1;
    let parts = |&token: &usize| scene.word(token) == "," || scene.is_dash(token);
    let open = (low..close).rev().take_while(|&token| scene.piece(token).is_none()).find(parts);
    // A lone comma between subject and verb is a slip of the pen: "The firm Roe, has said".
    let open = open.filter(|&open| open > low);
    let phrase = |end| phrase_before(scene, low, end).or_else(|| around_relative(scene, low, end));
    let mut found = open.and_then(phrase).or_else(|| phrase(close))?;
    // The phrase can be an insertion itself: "Jane Roe, head of the bank, a lender in Rome, said".
    for _ in 0..4 {
        let start = found.span.start as usize;
        if start < low + 2 || scene.word(start - 1) != "," || scene.pos(found.head) == Pos::Pron {
            break;
        }
        let Some(outer) = phrase(start - 1) else { break };
        let before = (outer.span.start as usize).checked_sub(1).filter(|&token| token >= low);
        if before
            .is_some_and(|token| matches!(scene.pos(token), Pos::Verb | Pos::Aux | Pos::Adp | Pos::Part | Pos::Sconj))
        {
            break;
        }
        found = outer;
    }
    Some(found)
}

/// The one that a relative clause speaks of: "officials, who said".
fn relative(scene: &Scene, low: usize, pronoun: usize) -> Option<Subject> {
    let end = if pronoun > low && scene.word(pronoun - 1) == "," { pronoun - 1 } else { pronoun };
    let nearest = || {
        let chunk = chunk_before(scene, low, end)?;
        Some(Subject { span: chunk, head: head_of(scene, chunk)?, rule: "" })
    };
    let named = phrase_before(scene, low, end).or_else(nearest)?;
    Some(Subject { rule: "relative-pronoun", ..named })
}

/// The subject that a relative clause without commas follows: "the man who owns the club said".
fn around_relative(scene: &Scene, low: usize, end: usize) -> Option<Subject> {
    let near = low.max(end.saturating_sub(14));
    let plain = |&token: &usize| !matches!(scene.word(token), "," | ";" | ":") && scene.piece(token).is_none();
    let pronoun = (near..end).rev().take_while(plain).find(|&token| scene.is(token, &["who", "which", "that"]))?;
    (pronoun > low && scene.is_nominal(pronoun - 1)).then(|| phrase_before(scene, low, pronoun))?
}

/// The noun phrase that ends before `end`, with the prepositional phrases it holds: "a spokesman for the ministry".
pub fn phrase_before(scene: &Scene, low: usize, end: usize) -> Option<Subject> {
    if end <= low || scene.piece(end - 1).is_some() {
        return None;
    }
    if is_personal(scene, end - 1) {
        return Some(Subject::new(end - 1, end, end - 1, "subject-before-verb"));
    }
    let mut chunk = chunk_before(scene, low, end)?;
    let mut start = chunk.start as usize;
    let mut head = head_of(scene, chunk)?;
    while start > low + 1 && is_preposition(scene, start - 1) {
        let before = start - 1;
        // "officials familiar with the matter", "people briefed on the talks"
        let described = start > low + 2
            && (scene.pos(before - 1) == Pos::Adj
                || scene.pos(before - 1) == Pos::Verb && !scene.is_verbal(before - 2))
            && scene.is_nominal(before - 2);
        let holder_end = if described { before - 1 } else { before };
        let outer = chunk_before(scene, low, holder_end)?;
        let outer_head = head_of(scene, outer)?;
        if outer_head + 1 != holder_end {
            return None;
        }
        if !is_title_of(scene, outer, chunk, head) {
            head = outer_head;
        }
        chunk = outer;
        start = chunk.start as usize;
    }
    // "In March the club said": what stands behind a preposition at the head of a clause is no subject.
    if start > low && is_preposition(scene, start - 1) || start == low + 1 && is_preposition(scene, low) {
        return None;
    }
    Some(Subject::new(start, end, head, "subject-before-verb"))
}

/// Whether a noun phrase with a preposition is a title before a name: "US envoy for Syria" + "James Roe".
fn is_title_of(scene: &Scene, title: TokenSpan, named: TokenSpan, head: usize) -> bool {
    let Some(mention) = scene.entities.at(head) else { return false };
    let entity = scene.entities.of(mention);
    let bytes = scene.bytes(title);
    let inside = mention.tokens.start > named.start;
    entity.kind == EntityKind::Person
        && mention.form == MentionForm::Name
        && (entity.roles.iter().any(|role| role.span.overlaps(bytes))
            || inside && scene.pos(title.start as usize) == Pos::Propn)
}

/// Of, for, from, in: what ties a noun phrase to the one before it.
fn is_preposition(scene: &Scene, token: usize) -> bool {
    scene.pos(token) == Pos::Adp && scene.piece(token).is_none()
}

fn is_personal(scene: &Scene, token: usize) -> bool {
    const PRONOUNS: [&str; 12] =
        ["he", "she", "they", "it", "we", "I", "you", "one", "others", "who", "everyone", "nobody"];
    scene.is(token, &PRONOUNS)
}

/// The tokens of a noun phrase without prepositions that ends before `end`.
fn chunk_before(scene: &Scene, low: usize, end: usize) -> Option<TokenSpan> {
    let mut start = end;
    while start > low && continues_chunk(scene, low, start - 1, end) {
        start -= 1;
        if scene.pos(start) == Pos::Det && !scene.is(start, &["all", "both", "some"]) {
            break;
        }
    }
    // A day before the subject is none of its words: "On Monday police said".
    while start < end && (scene.is_day(start) || scene.pos(start) == Pos::Cconj || is_clitic(scene, start)) {
        start += 1;
    }
    (start < end).then(|| TokenSpan::new(start, end))
}

fn is_clitic(scene: &Scene, token: usize) -> bool {
    matches!(scene.word(token), "'s" | "’s" | "'" | "’")
}

/// Whether a token belongs to the noun phrase that goes on behind it, up to `end`.
fn continues_chunk(scene: &Scene, low: usize, token: usize, end: usize) -> bool {
    if scene.piece(token).is_some() {
        return false;
    }
    match scene.pos(token) {
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

/// The last noun of a phrase.
fn head_of(scene: &Scene, chunk: TokenSpan) -> Option<usize> {
    chunk.range().rev().find(|&token| scene.is_nominal(token)).or_else(|| {
        // "the accused", "many": an adjective or a determiner that stands for a noun.
        chunk.range().next_back().filter(|&token| matches!(scene.pos(token), Pos::Adj | Pos::Det))
    })
}

/// The noun phrase that begins at `start`: "a spokesman for the ministry". Ends before `limit`.
pub fn phrase_after(scene: &Scene, start: usize, limit: usize) -> Option<Subject> {
    let limit = limit.min(start + REACH);
    if start >= limit {
        return None;
    }
    if is_personal(scene, start) {
        return Some(Subject::new(start, start + 1, start, "subject-behind-verb"));
    }
    let chunk = chunk_after(scene, start, limit)?;
    let mut head = head_of(scene, chunk)?;
    let mut end = chunk.end as usize;
    let mut outer = chunk;
    while end + 1 < limit && scene.is(end, &["of", "for", "at", "from", "in", "to", "with"]) {
        let Some(inner) = chunk_after(scene, end + 1, limit) else { break };
        let Some(inner_head) = head_of(scene, inner) else { break };
        if scene.is_day(inner.start as usize) {
            break;
        }
        if is_title_of(scene, outer, inner, inner_head) {
            head = inner_head;
        }
        outer = inner;
        end = inner.end as usize;
    }
    Some(Subject::new(start, end, head, "subject-behind-verb"))
}

/// The tokens of a noun phrase without prepositions that begins at `start`.
pub fn chunk_after(scene: &Scene, start: usize, limit: usize) -> Option<TokenSpan> {
    let mut end = start;
    while end < limit && scene.piece(end).is_none() {
        let inside = match scene.pos(end) {
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

/// The subject of the verb that governs a cue without subject: "France issued a warrant, accusing him of …".
pub fn governing(scene: &Scene, sentence: TokenSpan, cue: usize) -> Option<Subject> {
    let low = (sentence.start as usize).max(cue.saturating_sub(REACH));
    let verbs = (low..cue).rev().filter(|&token| scene.is_verbal(token) && scene.piece(token).is_none());
    for verb in verbs.take(8) {
        if scene.is_gerund(verb) {
            continue;
        }
        let Some(subject) = before(scene, sentence, verb) else { continue };
        let start = subject.span.start as usize;
        let subordinate = subject.rule == "relative-pronoun"
            || start > low && (scene.pos(start - 1) == Pos::Sconj || scene.is(start - 1, &["that", "after", "before"]));
        if !subordinate {
            return Some(Subject { rule: "subject-of-governing-verb", ..subject });
        }
    }
    None
}
