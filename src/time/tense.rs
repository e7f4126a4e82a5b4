//! Tense: whether the clause around an expression looks back or ahead.
//!
//! In: a sentence and the token of an expression. Out: the tense of the nearest verb, where one tells. A window of words
//! is read on each side, the words before first. The words alone tell, so that the stage needs no tags.

use crate::lexicon::{self, words::Words};
use crate::span::TokenSpan;
use crate::token::Tokens;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    Present,
    Future,
    /// Ahead where "to" follows: "agreed to leave".
    Plan,
    /// Ahead after a noun in the plural: "stations open on Sunday".
    Programme,
}

/// How many words are read before and after.
const WINDOW: usize = 12;

/// Words between "had" and what was then to come.
const PLANNED: usize = 5;

/// Longer words, in bytes, tell nothing: they are mostly adjectives.
const LONGEST: usize = 12;

static CUES: LazyLock<Words<Tense>> = LazyLock::new(|| {
    let tense = |name: &str| match name {
        "past" => Tense::Past,
        "future" => Tense::Future,
        "plan" => Tense::Plan,
        "programme" => Tense::Programme,
        _ => Tense::Present,
    };
    lexicon::TENSE_CUES.rows().map(|[word, name]| (word, tense(name))).collect()
});

/// The tense around a token of a sentence; `None` where nothing tells.
pub fn around(text: &str, tokens: &Tokens, sentence: TokenSpan, token: usize) -> Option<Tense> {
    let (first, end) = (sentence.start as usize, sentence.end as usize);
    let word = |at: usize| tokens.word(text, at);
    let before = first.max(token.saturating_sub(WINDOW))..token;
    let after = token + 1..end.min(token + 1 + WINDOW);
    if let Some(told) = opened(word, first, token, before.clone().chain(after.clone())) {
        return Some(told);
    }
    let mut present = None;
    for at in before.rev().chain(after) {
        if at > first && word(at).starts_with(|c: char| c.is_ascii_uppercase()) {
            continue;
        }
        match told(word, first, end, at) {
            // "has said", "is scheduled": the auxiliary tells less than what stands before or after it
            Some(Tense::Present) => present = Some(Tense::Present),
            None => {}
            told => return told,
        }
    }
    present
}

/// What the word before an expression tells: "by Friday", "until May", "as early as Tuesday", "since June". `near` are the words
/// around.
fn opened<'t>(
    word: impl Fn(usize) -> &'t str,
    first: usize,
    token: usize,
    mut near: impl Iterator<Item = usize>,
) -> Option<Tense> {
    let opening = word(token.checked_sub(1).filter(|&before| before >= first)?);
    let before = if token > first + 1 { word(token - 2) } else { "" };
    match opening {
        // "by Friday they had left"
        "until" | "till" | "Until" | "by" | "By" => {
            // "they have until Friday"
            let held = |at: usize| at + 2 == token;
            let over = near.any(|at| matches!(word(at), "had" | "has" | "have") && !held(at));
            Some(if over { Tense::Past } else { Tense::Future })
        }
        "since" | "Since" => Some(Tense::Past),
        // "will publish figures for April"
        "for" if is_account(before) => Some(Tense::Past),
        // "a meeting is set for Monday"; "had been set for Monday" is over
        "for" if before == "set" => {
            let over = (first.max(token.saturating_sub(PLANNED + 2))..token - 2)
                .any(|at| matches!(word(at), "had" | "was" | "were" | "originally" | "initially"));
            Some(if over { Tense::Past } else { Tense::Future })
        }
        // "the summit is on Monday"
        "on" if is_now(before) => Some(Tense::Future),
        // "the deadline is Friday"
        is if token > first + 1 && is_now(is) => Some(Tense::Future),
        "as" if matches!(before, "soon" | "early" | "late") => Some(Tense::Future),
        _ => None,
    }
}

/// What a word around an expression tells.
fn told<'t>(word: impl Fn(usize) -> &'t str, first: usize, end: usize, at: usize) -> Option<Tense> {
    let subject = if at > first { word(at - 1) } else { "" };
    // "is to visit", "are to be held"
    if word(at) == "to" && matches!(subject, "is" | "are" | "'s" | "’s" | "'re" | "’re") {
        return Some(Tense::Future);
    }
    let behind = |by: usize| if at + by < end { word(at + by) } else { "" };
    if begins(subject, word(at), behind(1), behind(2)) {
        return Some(Tense::Future);
    }
    match cue(word(at))? {
        // "may be signed", "to be held"
        Tense::Past if (first.max(at.saturating_sub(3))..at).any(|back| ahead(word(back), word(back + 1))) => {
            Some(Tense::Future)
        }
        // "a still unspecified date", "the case is heard"
        Tense::Past if at > first && no_past(&word, first, at) => None,
        Tense::Plan if word((at + 1).min(end - 1)) == "to" => Some(Tense::Future),
        Tense::Plan if word(at).ends_with("ed") => Some(Tense::Past),
        Tense::Programme if is_many(subject) || at > first + 1 && is_pair(word(at - 2), subject) => Some(Tense::Future),
        Tense::Plan | Tense::Programme => None,
        // "the visit, originally planned for May, was put off"
        Tense::Future if matches!(subject, "originally" | "initially") => Some(Tense::Past),
        // "had been due to expire"
        Tense::Future if (first.max(at.saturating_sub(PLANNED))..at).any(|back| word(back) == "had") => {
            Some(Tense::Past)
        }
        told => Some(told),
    }
}

/// Whether the clause around an expression tells what is usual.
pub fn is_usual(text: &str, tokens: &Tokens, sentence: TokenSpan, token: usize) -> bool {
    let window = (sentence.start as usize).max(token.saturating_sub(WINDOW))..token;
    let usual = ["usually", "typically", "normally", "generally", "traditionally"];
    let every = |at: usize| matches!(tokens.word(text, at), "every" | "each");
    let after = token..(sentence.end as usize).min(token + WINDOW);
    let year = |at: usize| every(at) && at + 1 < after.end && tokens.word(text, at + 1) == "year";
    window.into_iter().any(|at| usual.contains(&tokens.word(text, at))) || after.clone().any(year)
}

fn is_now(word: &str) -> bool {
    matches!(word, "is" | "are")
}

/// "takes effect", "the rules come into force", "takes place": said of what begins on a day to come. "Took effect" is over;
/// in "did not take place" and "to take effect" the rest of the clause tells.
fn begins(subject: &str, verb: &str, next: &str, then: &str) -> bool {
    let (takes, enters) = match verb {
        "takes" => (true, false),
        "comes" | "goes" | "enters" => (false, true),
        "take" => (is_many(subject), false),
        "come" | "go" | "enter" => (false, is_many(subject)),
        _ => return false,
    };
    takes && matches!(next, "effect" | "place" | "office")
        || enters
            && (next == "into" && matches!(then, "force" | "effect") || verb.starts_with("enter") && next == "force")
}

/// Whether two words are the last of two names with "and" between: "France and Germany".
fn is_pair(and: &str, name: &str) -> bool {
    and == "and" && name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether two words open what is still to come.
fn ahead(word: &str, next: &str) -> bool {
    matches!(word, "may" | "might" | "will" | "should" | "would" | "could" | "must" | "shall" | "can" | "'ll")
        && next != "have"
        || word == "to" && next == "be"
}

/// Whether a participle is part of a noun phrase, or of a passive in the present.
fn no_past<'a>(word: &impl Fn(usize) -> &'a str, first: usize, at: usize) -> bool {
    let before = word(at - 1);
    let article = |word: &str| matches!(word, "a" | "an" | "the" | "its" | "his" | "her" | "their" | "our" | "this");
    let adverb = before == "still" || before.ends_with("ly");
    article(before) && word(at).ends_with("ed")
        || adverb && at > first + 1 && article(word(at - 2))
        || matches!(before, "is" | "are" | "be")
}

/// What tells of a time that is over when it comes out.
fn is_account(word: &str) -> bool {
    matches!(word, "figures" | "data" | "results" | "statistics" | "numbers" | "earnings" | "accounts" | "readings")
}

/// Whether a word can be a subject of many: "voters", "they".
fn is_many(word: &str) -> bool {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
    plural
        || matches!(
            word,
            "they" | "They" | "we" | "We" | "people" | "People" | "both" | "two" | "three" | "four" | "pair"
        )
}

fn cue(word: &str) -> Option<Tense> {
    if word.len() > LONGEST {
        return None;
    }
    let told = CUES.get_small(word).copied();
    let is_past = || word.len() > 3 && word.as_bytes()[word.len() - 2..].eq_ignore_ascii_case(b"ed");
    told.or_else(|| is_past().then_some(Tense::Past))
}
