//! What is said: the words that belong to a cue, behind it or before it.
//!
//! In: a scene, a cue and its place. Out: the range of tokens, and by which sieve it was found. Behind the cue the walk
//! steps over adverbs, days, prepositional phrases and the listener until it meets something that the cue takes: quoted
//! words, a clause, an infinitive, a noun phrase. Before it stand quoted words or a clause that a comma closes.

use super::cues::{self, Frame, Takes};
use super::scene::{REACH, Scene};
use super::speaker::chunk_after;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::syntax::tag::Tag;

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
    let Place { sentence, cue, takes, has_subject, .. } = place;
    let end = (sentence.end as usize).min(cue.end as usize + REACH);
    let mut at = cue.end as usize;
    let mut listener = false;
    let mut direct = true;
    let has = |way: Takes| takes.any(way);
    for _ in 0..10 {
        if at >= end {
            return None;
        }
        if let Some(piece) = scene.piece_from(at) {
            // "the ship was called “Hope”"
            if !has(Takes::QUOTE.or(Takes::THING)) && is_name(scene.pieces[piece].inner.of(scene.text)) {
                return None;
            }
            return has(Takes::QUOTE.or(Takes::QUOTED).or(Takes::THING))
                .then(|| quoted(scene, at, sentence, "cue-then-quotation"));
        }
        let word = scene.word(at);
        if matches!(word, "," | ":") || scene.is_dash(at) {
            if at + 1 < end && scene.piece_from(at + 1).is_some() {
                return has(Takes::QUOTE).then(|| quoted(scene, at + 1, sentence, "cue-then-quotation"));
            }
            if word == ":" {
                return (has(Takes::QUOTE) && at + 1 < end)
                    .then(|| clause(scene, at + 1, sentence, "cue-colon-clause"))?;
            }
            // "said, in a rare rebuke, that"
            let close = (at + 1..end.min(at + 25)).find(|&token| scene.word(token) == ",")?;
            if close + 1 < end
                && (scene.is(close + 1, &["that"]) || scene.piece_from(close + 1).is_some())
                && takes.any(Takes::THAT)
            {
                at = close + 1;
                continue;
            }
            return None;
        }
        if scene.is(at, &["that"]) && has(Takes::THAT) {
            // "agreed to a truce that is due": a relative clause.
            if !direct && at + 1 < end && scene.is_finite(at + 1) {
                return None;
            }
            if at + 1 < end && scene.piece_from(at + 1).is_some_and(|piece| is_alone(scene, piece)) {
                return Some(quoted(scene, at + 1, sentence, "cue-that-quotation"));
            }
            return clause(scene, at, sentence, "cue-that-clause");
        }
        if has(Takes::WHETHER)
            && scene.is(at, &["whether", "if", "how", "why", "what", "when", "where", "who", "which"])
        {
            return clause(scene, at, sentence, "cue-question-clause");
        }
        if scene.is(at, &["to"]) && opens_infinitive(scene, at + 1, end) {
            let asked = listener && has(Takes::OBJECT_TO) || !listener && has(Takes::TO) && !place.passive;
            return asked.then(|| phrase(scene, at, sentence, "cue-infinitive"))?;
        }
        let preposition = [("of", Takes::OF), ("against", Takes::AGAINST), ("for", Takes::FOR)];
        if preposition
            .iter()
            .any(|&(word, way)| has(way) && scene.is(at, &[word]) && !(at + 1 < end && scene.is_day(at + 1)))
        {
            if at + 1 < end && scene.piece_from(at + 1).is_some() {
                return Some(quoted(scene, at + 1, sentence, "cue-preposition"));
            }
            return phrase(scene, at + 1, sentence, "cue-preposition");
        }
        if scene.is_gerund(at) && has(Takes::DOING) {
            return phrase(scene, at, sentence, "cue-gerund");
        }
        // "tells us 94 flights were called off"
        if !listener && has(Takes::LISTENER) && scene.is(at, &["me", "us", "him", "them"]) {
            listener = true;
            at += 1;
            continue;
        }
        let pos = scene.pos(at);
        if matches!(pos, Pos::Adv | Pos::Part)
            || scene.is_day(at)
                && !(at + 1 < end && scene.word(at + 1).ends_with('s') && scene.pos(at + 1) == Pos::Part)
        {
            at += 1;
            at += usize::from(at < end && scene.is_day(at - 1) && scene.is_part_of_day(at));
            continue;
        }
        if pos == Pos::Adp {
            let Some(chunk) = chunk_after(scene, at + 1, end) else {
                at += 1;
                continue;
            };
            direct = false;
            at = chunk.end as usize;
            continue;
        }
        let chunk = chunk_after(scene, at, end)?;
        let next = chunk.end as usize;
        if is_when(scene, chunk) {
            at = next;
            continue;
        }
        if !has(Takes::LISTENER) && has(Takes::OBJECT_TO) && is_listener(scene, chunk, end, takes) {
            let to = (next..end.min(next + 12)).find(|&token| scene.is(token, &["to"]));
            if to.is_some_and(|to| opens_infinitive(scene, to + 1, end)) {
                return phrase(scene, at, sentence, "cue-object-infinitive");
            }
        }
        if !listener && has(Takes::LISTENER.or(Takes::OBJECT_TO).or(Takes::OF)) && is_listener(scene, chunk, end, takes)
        {
            listener = true;
            at = next;
            continue;
        }
        let can_open = !place.participle && if place.passive { has(Takes::LISTENER) } else { has_subject || listener };
        // "Roe, who knew Lee from school, said": a relative clause ends with its comma.
        let within = cue.start > sentence.start && scene.is(cue.start as usize - 1, &["who", "which"]);
        let close = (next..end).find(|&token| within && scene.word(token) == ",").unwrap_or(end);
        if has(Takes::BARE) && can_open && opens_clause(scene, chunk, close) {
            return clause(scene, at, sentence, "cue-bare-clause");
        }
        let claim = || {
            let head = chunk.range().rev().find(|&token| scene.is_nominal(token));
            head.is_some_and(|head| cues::noun(scene.lemma(head)).is_some())
        };
        if has(Takes::CLAIM) && direct && !place.passive && claim() {
            return phrase(scene, at, sentence, "cue-claim");
        }
        // "denied them entry" denies nothing that was said.
        if has(Takes::THING) && direct && !place.passive && scene.pos(at) != Pos::Pron {
            return phrase(scene, at, sentence, "cue-object");
        }
        if has(Takes::QUOTED) {
            let content = phrase(scene, at, sentence, "cue-object-with-quotation")?;
            let holds = content.span.range().any(|token| scene.piece(token).is_some());
            return (holds && !names(scene, content.span)).then_some(content);
        }
        return None;
    }
    None
}

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

/// Whether a noun phrase has its verb: "[the plan] in question would cost", but not "[a plan] that would cost".
fn opens_clause(scene: &Scene, chunk: TokenSpan, end: usize) -> bool {
    let mut relative = false;
    for token in chunk.end as usize..end {
        if scene.piece(token).is_some() {
            return true;
        }
        if scene.is_finite(token) {
            if !relative {
                return true;
            }
            relative = false;
            continue;
        }
        match scene.word(token) {
            "who" | "which" | "that" => relative = true,
            ";" | ":" => return false,
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

/// The clause from `start` on.
fn clause(scene: &Scene, start: usize, sentence: TokenSpan, rule: &'static str) -> Option<Content> {
    let end = clause_end(scene, start, sentence);
    let end = trim(scene, start, end);
    (end > start).then(|| Content { span: TokenSpan::new(start, end), rule })
}

/// The phrase from `start` on: what is said in less than a clause.
fn phrase(scene: &Scene, start: usize, sentence: TokenSpan, rule: &'static str) -> Option<Content> {
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
            "and" | "but" if predicate_follows(scene, next, limit) => break,
            _ => end += 1,
        }
    }
    let end = trim(scene, start, end.min(limit.max(start)));
    (end > start).then(|| Content { span: TokenSpan::new(start, end), rule })
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
fn opens_infinitive(scene: &Scene, at: usize, end: usize) -> bool {
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
fn reporter_returns(scene: &Scene, at: usize, end: usize) -> bool {
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
    // An unquoted clause: nothing that the cue could take may follow it.
    let next = place.cue.end as usize;
    let closed = next >= place.sentence.end as usize
        || scene.is_punctuation(next)
        || scene.is_day(next)
        || matches!(scene.pos(next), Pos::Adp | Pos::Adv | Pos::Sconj)
        || !place.has_subject;
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
        && !reporter_returns(scene, rest + 1, end);
    if inside {
        let end = trim(scene, start, clause_end(scene, rest + 1, place.sentence));
        let span = TokenSpan::new(start, end.max(last + 1));
        return holds_clause(scene, span).then_some(Content { span, rule: "cue-inside-clause" });
    }
    let span = TokenSpan::new(start, last + 1);
    (!span.is_empty() && holds_clause(scene, span)).then_some(Content { span, rule: "clause-then-cue" })
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
