//! Traded: names that the words right beside them show to be firms: what has shares, is bought, or keeps analysts.
//!
//! In: a name of an article, whatever kind the witnesses gave it. Out: whether it stands where only a firm's does: "shares of
//! [Acme] rose", "a stake in [Acme]", "[Acme] shares", "[Acme]'s shareholders", "a takeover of [Acme]", "analysts at [Acme]",
//! "[Acme] said its profit fell", "the chief executive of [Acme]", "[Acme] CEO Ann Lee". Not "his share of [Bantam]", nor "a
//! takeover of the town of [Bantam]". Limit: a firm that is only spoken of as people are.

use crate::entity::scene::Scene;
use crate::lexicon::lemmas::Lemmas;
use crate::span::TokenSpan;
use crate::syntax::Dep;

/// What a firm has, before "of" or "in" and its name, and behind its name.
const PAPERS: [&str; 3] = ["shares", "shareholders", "stock"];

/// What is done to a firm, before "of" and its name.
const DEALS: [&str; 4] = ["acquisition", "delisting", "subsidiary", "takeover"];

/// Those who judge firms and prices at one, before "at".
const JUDGES: [&str; 8] =
    ["analyst", "analysts", "economist", "economists", "strategist", "strategists", "trader", "traders"];

/// Who is of a firm, before "of" and its name, and right behind it.
const POSTS: [&str; 6] = ["ceo", "cfo", "coo", "cto", "co-founder", "employees"];

/// So many words behind "said" the clause of what is said has its verb, and so many words may stand behind a possessive.
const REACH: usize = 14;
const BEHIND: usize = 3;

/// Whether a name stands where only that of a firm does.
pub fn is_firm(scene: &Scene, name: TokenSpan) -> bool {
    let (start, end) = (name.start as usize, name.end as usize);
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(start)].tokens;
    let first = sentence.start as usize;
    let before = |words: &[&str], by: usize| start >= first + by && scene.is(start - by, words);
    let after = |words: &[&str], by: usize| sentence.holds(end + by) && scene.is(end + by, words);
    let goes_on = (end..end + 2).any(|token| sentence.holds(token) && scene.is_capital(token));
    let led = before(&["of", "in"], 1) && before(&PAPERS, 2)
        || before(&["in"], 1) && before(&["stake", "stakes"], 2)
        || before(&["of"], 1) && before(&DEALS, 2)
        || before(&["at"], 1) && before(&JUDGES, 2)
        || !goes_on && before(&["of"], 1) && (before(&POSTS, 2) || before(&["executive"], 2) && before(&["chief"], 3));
    let owned = || {
        let limit = (sentence.end as usize).min(end + 1 + BEHIND);
        sentence.holds(end) && scene.is_possessive(end) && (end + 1..limit).any(|token| scene.is(token, &PAPERS))
    };
    led || after(&POSTS[..4], 0) || after(&PAPERS, 0) && !goes_on || owned() || says_of_its_own(scene, name)
}

/// "[Acme] said its profit fell"; but not "Roe said its effects were small".
fn says_of_its_own(scene: &Scene, name: TokenSpan) -> bool {
    let words = &scene.syntax.words;
    let end = name.end as usize;
    let opens = scene.tokens.sentences[scene.tokens.sentence_of(end - 1)].tokens.start == name.start;
    if !opens || end >= words.len() || !scene.is(end, &["said", "says"]) {
        return false;
    }
    let its = (end + 1..words.len().min(end + 3)).find(|&token| scene.is(token, &["its"]));
    its.is_some_and(|its| {
        let owned = words[its].head as usize;
        let said = words[owned].head as usize;
        let of_clause = matches!(words[owned].dep, Dep::Nsubj | Dep::NsubjPass) && said <= end + REACH;
        let held = || (its + 1..=owned.min(its + BEHIND)).any(|token| Lemmas::FirmOwns.has(&words[token].lemma));
        of_clause && words[said].dep == Dep::Ccomp && words[said].head as usize == end && held()
    })
}
