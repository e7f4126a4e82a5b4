//! Press: names of one or two words that the verb beside them shows to be papers, agencies and other bodies.
//!
//! In: a name of an article, whatever kind the witnesses gave it. Out: whether it stands where bodies do and people whom nobody
//! else names do not: "[Zaruna] reported", "he told [Zaruna]", "a bus operated by [Zaruna]". Not "Lee told [Ann]", nor "[Roe] reported
//! the theft": words that people are called by tell nothing. Limit: somebody with one unknown name.

use crate::entity::gazetteer::cue;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;

/// What only a body does, or hardly anybody alone, before "by" and its name.
const RUN: [&str; 9] =
    ["aired", "broadcast", "chartered", "insured", "manufactured", "operated", "published", "staged", "streamed"];

/// More words than the name of a paper has.
const LONGEST: usize = 2;

/// Whether a name stands where that of a body does.
pub fn is_heard(scene: &Scene, name: TokenSpan) -> bool {
    let (start, end) = (name.start as usize, name.end as usize);
    if name.len() > LONGEST || name.range().any(|token| may_be_called(scene, token)) {
        return false;
    }
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(start)].tokens;
    let first = sentence.start as usize;
    let before = |words: &[&str], by: usize| start >= first + by && scene.is(start - by, words);
    let after = |words: &[&str], by: usize| sentence.holds(end + by) && scene.is(end + by, words);
    let titled = start > first && (scene.is_capital(start - 1) || scene.role(start - 1).is_some());
    if titled {
        return false;
    }
    let closed = || {
        after(&[".", ",", "that", "on", "citing", "last", "earlier", "quoting"], 1) || day_after(scene, end, sentence)
    };
    let reports = after(&["reported", "reports"], 0) && closed();
    let told = before(&["told"], 1) && !after(&["to", "his", "her"], 0);
    let run = before(&["by"], 1) && before(&RUN, 2);
    reports || told || run
}

/// Whether a day stands behind "reported": "[Zaruna] reported Monday".
fn day_after(scene: &Scene, end: usize, sentence: TokenSpan) -> bool {
    sentence.holds(end + 1) && scene.has(end + 1, cue::MONTH)
}

/// Whether people are called by a word.
pub fn may_be_called(scene: &Scene, token: usize) -> bool {
    let (gazetteer, word) = (scene.gazetteer, scene.word(token));
    let share = gazetteer.shares.get(word).is_some_and(|share| share.person > 4);
    share || gazetteer.given.contains(word) || gazetteer.surnames.contains(word) || gazetteer.genders.contains(word)
}
