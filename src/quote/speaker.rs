//! Who speaks: the noun phrase that is the subject of a cue, found around the cue by the order of the words.
//!
//! In: a scene and a cue. Out: the phrase, its head, and by which sieve it was found. The sieves look before the verb
//! ("the minister, a Liberal, said"), behind it ("said the minister"), and, for a cue that has no subject of its own,
//! at the verb that governs it ("issued a warrant, accusing him"). Known limits: a fronted phrase without a comma can
//! be taken into the subject.

use super::Speaker;
use super::chunk::{PERIODS, chunk_after, chunk_before, head_of};
use super::cues;
use super::scene::{REACH, Scene};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::entity::{EntityKind, Mention, MentionForm};
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};

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
        let entity = self.mention(scene).or_else(|| self.apposed(scene)).map(|mention| mention.entity);
        let entity = entity.filter(|_| !self.names_two(scene));
        // "Acme, Inc." is whole.
        let name = self.mention(scene).filter(|mention| mention.form == MentionForm::Name);
        let start = name.map_or(self.span.start, |name| name.tokens.start.min(self.span.start));
        Speaker { span: scene.bytes(TokenSpan { start, ..self.span }), entity }
    }

    /// Whether it is two names, of whom no one alone speaks: "Mali and Burkina Faso".
    fn names_two(self, scene: &Scene) -> bool {
        let name = |token: usize| {
            let mention = scene.entities.at(token).filter(|mention| mention.form == MentionForm::Name)?;
            Some(mention.entity)
        };
        let (start, end) = (self.span.start as usize + 1, (self.span.end as usize).saturating_sub(1));
        let mut joints = (start..end).filter(|&token| scene.is(token, &["and"]));
        joints.any(|and| name(and - 1).zip(name(and + 1)).is_some_and(|(one, other)| one != other))
    }

    /// The mention of an entity that its head belongs to.
    pub fn mention<'a>(self, scene: &Scene<'a>) -> Option<&'a Mention> {
        scene.entities.at(self.head)
    }

    /// The name in apposition to a description: "the mayor, Jane Roe".
    fn apposed<'a>(self, scene: &Scene<'a>) -> Option<&'a Mention> {
        let comma = self.span.end as usize;
        if comma + 1 >= scene.tokens.tokens.len() || scene.word(comma) != "," || scene.pos(self.head) == Pos::Pron {
            return None;
        }
        let mention = scene.entities.at(comma + 1)?;
        let named = mention.form == MentionForm::Name && scene.entities.of(mention).kind == EntityKind::Person;
        let after = mention.tokens.end as usize;
        let closed = after >= scene.tokens.tokens.len() || scene.is_punctuation(after);
        (named && closed && mention.tokens.start as usize == comma + 1).then_some(mention)
    }

    /// Whether it is the name of a person.
    fn is_person(self, scene: &Scene) -> bool {
        let named = |mention: &&Mention| mention.form == MentionForm::Name;
        self.mention(scene).filter(named).is_some_and(|mention| scene.entities.of(mention).kind == EntityKind::Person)
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
    // "The bank just this month said", "Roe last week said"
    if end > low + 2 && scene.is(end - 1, &PERIODS) && scene.is(end - 2, &["last", "this", "earlier"]) {
        end -= 2;
        end -= usize::from(end > low + 1 && scene.is(end - 1, &["just", "only", "earlier", "late", "early"]));
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
            let found = phrase_before(scene, low, end).or_else(|| around_relative(scene, low, end));
            let found = found.or_else(|| name_before_verb(scene, end, verb))?;
            // "who in 2010 said"
            let pronoun = scene.is(found.head, &["who", "which"]);
            if pronoun { relative(scene, low, found.head) } else { Some(above(scene, low, found, verb)) }
        }
    }
}

/// The most words up the tree from a noun to the subject that it hangs on.
const HEIGHT: usize = 8;

/// The subject that the tree has, if what stands before the verb is only a part of it: "[officials in Mali] and Chad said",
/// "[lawmakers who back the plan] argued".
fn above(scene: &Scene, low: usize, found: Subject, verb: usize) -> Subject {
    let words = &scene.syntax.words;
    let up = std::iter::successors(Some(found.head), |&at| Some(words[at].head as usize)).skip(1).take(HEIGHT);
    let is_subject = |&at: &usize| words[at].dep == Dep::Nsubj && words[at].head as usize == verb && at >= low;
    let Some(head) = up.take_while(|&at| at != verb).find(is_subject) else { return found };
    let start = chunk_before(scene, low, head + 1).map_or(head, |chunk| chunk.start as usize);
    if head >= found.span.start as usize || !scene.is_nominal(head) {
        return found;
    }
    Subject { span: TokenSpan::new(start, found.span.end as usize), head, ..found }
}

/// The name right before a verb, behind a phrase that no comma closes: "During the speech [Ann Lee] said".
fn name_before_verb(scene: &Scene, end: usize, verb: usize) -> Option<Subject> {
    let mention = scene.entities.at(end - 1).filter(|mention| mention.form == MentionForm::Name)?;
    let (start, last) = (mention.tokens.start as usize, mention.tokens.end as usize);
    let is_subject = |token: &usize| {
        let word = &scene.syntax.words[*token];
        word.dep == Dep::Nsubj && word.head as usize == verb
    };
    let head = (start..last).find(is_subject).filter(|_| last == end)?;
    Some(Subject::new(start, end, head, "subject-before-verb"))
}

/// An adverb, an auxiliary or "not": what may stand between a subject and its verb.
fn is_verbal_modifier(scene: &Scene, token: usize) -> bool {
    let tail = scene.word(token);
    matches!(scene.pos(token), Pos::Aux | Pos::Adv) && !scene.is_day(token)
        || scene.pos(token) == Pos::Part && !scene.is(token, &["to", "'s", "’s", "'", "’"])
        || matches!(tail, "has" | "had" | "have" | "also" | "later" | "reportedly")
}

/// The subject before what stands between commas or dashes: "Mr Roe, 59, of York, who owns the club, said".
fn before_insertion(scene: &Scene, low: usize, end: usize) -> Option<Subject> {
    let parts = |&token: &usize| scene.word(token) == "," || scene.is_dash(token);
    let mark_before = |end: usize| {
        let plain = (low + 1..end).rev().take_while(|&token| scene.piece(token).is_none());
        plain.into_iter().find(parts)
    };
    let phrase = |end| phrase_before(scene, low, end).or_else(|| around_relative(scene, low, end));
    let Some(mut mark) = mark_before(end - 1) else {
        // A lone comma between subject and verb is a slip of the pen: "The firm Roe, has said".
        return phrase(end - 1);
    };
    let mut found = None;
    for _ in 0..6 {
        let outer = phrase(mark).filter(|outer| {
            let before = (outer.span.start as usize).checked_sub(1).filter(|&token| token >= low);
            before.is_none_or(|token| !matches!(scene.pos(token), Pos::Verb | Pos::Aux | Pos::Adp | Pos::Part))
        });
        if let Some(outer) = outer {
            found = Some(outer);
            let start = outer.span.start as usize;
            // The phrase can be an insertion itself: "Jane Roe, head of the bank, a lender in Rome, said".
            let done = start <= low + 1 || scene.word(start - 1) != "," || scene.pos(outer.head) == Pos::Pron;
            // "In Toledo, Ohio, Jane Roe, 52, … said": a town before a person is no subject.
            if done || outer.is_person(scene) && is_place(scene, start - 2) {
                break;
            }
            mark = start - 1;
        } else {
            let Some(next) = mark_before(mark) else { break };
            mark = next;
        }
    }
    found
}

/// Whether a token belongs to the name of a place.
fn is_place(scene: &Scene, token: usize) -> bool {
    scene.entities.at(token).is_some_and(|mention| scene.entities.of(mention).kind == EntityKind::Place)
}

/// The one that a relative clause speaks of: "officials, who said".
fn relative(scene: &Scene, low: usize, pronoun: usize) -> Option<Subject> {
    let end = if pronoun > low && scene.word(pronoun - 1) == "," { pronoun - 1 } else { pronoun };
    let nearest = || {
        let chunk = chunk_before(scene, low, end)?;
        Some(Subject { span: chunk, head: head_of(scene, chunk)?, rule: "" })
    };
    let named = phrase_before(scene, low, end).or_else(nearest)?;
    // "the home of [Ann Lee], who said"
    let person = nearest().filter(|last| scene.is(pronoun, &["who"]) && last.is_person(scene));
    let thing = !named.is_animate(scene) && class_of(scene.lemma(named.head)) != Class::Person;
    let named = person.filter(|_| thing).unwrap_or(named);
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
    let mut head = head_of(scene, chunk)?;
    let mut start = counted_from(scene, low, chunk.start as usize);
    while start > low + 1 && is_preposition(scene, start - 1) {
        // "the candidate of the party (PDP) in the rerun"
        let before = match scene.word(start - 2) {
            ")" => (low..start - 2).rev().take(12).find(|&token| scene.word(token) == "(")?,
            _ => start - 1,
        };
        if before <= low {
            return None;
        }
        // "officials familiar with the matter", "people briefed on the talks"
        let described = start > low + 2
            && (scene.pos(before - 1) == Pos::Adj || matches!(scene.tag(before - 1), Tag::Vbn | Tag::Vbg))
            && scene.is_nominal(before - 2)
            && !is_personal(scene, before - 2);
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

/// Where a number begins that words before it bound: "[more than] 20 people", "[at least] two men".
fn counted_from(scene: &Scene, low: usize, start: usize) -> usize {
    let before = |words: &[[&str; 2]]| {
        let two = start.checked_sub(2).filter(|&first| first >= low)?;
        words.iter().any(|[one, other]| scene.is(two, &[one]) && scene.is(two + 1, &[other])).then_some(two)
    };
    const BOUNDS: [[&str; 2]; 7] = [
        ["more", "than"],
        ["fewer", "than"],
        ["less", "than"],
        ["up", "to"],
        ["close", "to"],
        ["many", "as"],
        ["as", "many"],
    ];
    // "At least" is a preposition with what it takes for the beginning of the phrase.
    let least = scene.is(start, &["least", "most"]) && start > low && scene.is(start - 1, &["at"]);
    if least { start - 1 } else { before(&BOUNDS).unwrap_or(start) }
}

/// The name that ends before `end`, whatever stands before it: "upon a New York Times [report]".
pub fn name_before(scene: &Scene, low: usize, end: usize) -> Option<Subject> {
    let chunk = chunk_before(scene, low, end)?;
    let head = head_of(scene, chunk)?;
    (scene.pos(head) == Pos::Propn).then_some(Subject { span: chunk, head, rule: "owner-of-noun" })
}

/// "with the envoys discussing": the noun phrase between "with" and a gerund.
pub fn with_before(scene: &Scene, sentence: TokenSpan, gerund: usize) -> Option<Subject> {
    let chunk = chunk_before(scene, sentence.start as usize, gerund)?;
    let start = chunk.start as usize;
    let with = start > sentence.start as usize && scene.is(start - 1, &["with"]);
    with.then(|| head_of(scene, chunk)).flatten().map(|head| Subject { span: chunk, head, rule: "with-subject-gerund" })
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
    // "as officials said": before a clause these are no prepositions, whatever their tag.
    scene.pos(token) == Pos::Adp
        && scene.piece(token).is_none()
        && !scene.is(token, &["as", "after", "before", "until", "since", "because", "while"])
}

fn is_personal(scene: &Scene, token: usize) -> bool {
    const PRONOUNS: [&str; 12] =
        ["he", "she", "they", "it", "we", "I", "you", "one", "others", "who", "everyone", "nobody"];
    scene.is(token, &PRONOUNS)
        && !(scene.is(token, &["one"]) && token + 1 < scene.tokens.tokens.len() && scene.is_nominal(token + 1))
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
        if scene.is_day(inner.start as usize) || is_medium(scene, outer, end, inner_head) {
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

/// Whether a preposition behind a speaker brings in by what or to whom is spoken: "said Jane Roe [in a note to clients]",
/// "said a spokesman [in a statement]", but "said Jane Roe of the union", "said a man in a red coat".
fn is_medium(scene: &Scene, speaker: TokenSpan, preposition: usize, inner: usize) -> bool {
    let named = scene.pos(speaker.end as usize - 1) == Pos::Propn;
    match scene.word(preposition) {
        "in" => cues::noun(scene.lemma(inner)).is_some() || named && scene.pos(inner) != Pos::Propn,
        "to" | "with" => named,
        _ => false,
    }
}

/// The subject of the verb that governs a cue without subject: "France issued a warrant, accusing him of …".
pub fn governing(scene: &Scene, sentence: TokenSpan, cue: usize) -> Option<Subject> {
    let low = (sentence.start as usize).max(cue.saturating_sub(REACH));
    let verbs = (low..cue).rev().filter(|&token| scene.is_verbal(token) && scene.piece(token).is_none());
    // "after he seemed to say": the verb before "to" governs, wherever its clause stands.
    let bound = cue > low + 1 && scene.is(cue - 1, &["to"]);
    for verb in verbs.take(8) {
        if scene.is_gerund(verb) {
            continue;
        }
        let bound = bound && verb + 2 == cue;
        let Some(subject) = before(scene, sentence, verb) else { continue };
        let start = subject.span.start as usize;
        let subordinate = subject.rule == "relative-pronoun"
            || start > low && (scene.pos(start - 1) == Pos::Sconj || scene.is(start - 1, &["that", "after", "before"]));
        if bound || !subordinate {
            return Some(Subject { rule: "subject-of-governing-verb", ..subject });
        }
    }
    None
}
