//! Words that say that another one is meant: "the second recorder" is not the recorder, nor "the southbound lanes" the northbound
//! ones, nor "the appeals court" the Supreme Court, nor "the state government" the federal one.
//!
//! In: phrases with the same noun. Out: whether the later one tells itself from the earlier ones by an ordinal, a side or "other",
//! and a court or a part of the state by its level.

use super::phrase::Phrase;
use crate::entity::gazetteer::cue;
use crate::entity::scene::Scene;

/// Whether a phrase says that it is another one than who was spoken of in earlier phrases with its noun.
pub fn is_another(scene: &Scene, phrase: Phrase, earlier: &[Phrase]) -> bool {
    let said = || earlier.iter().flat_map(|phrase| phrase.modifiers(scene));
    phrase.modifiers(scene).any(|token| {
        let rival = |part| scene.has(token, part) && said().any(|other| scene.has(other, part));
        let another = scene.has(token, cue::ANOTHER) || rival(cue::ORDER) || rival(cue::SIDE);
        another && !earlier.is_empty() && !said().any(|other| scene.lower(other) == scene.lower(token))
    })
}

/// What courts are told apart by; the words of one row mean the same.
const COURTS: [&[&str]; 12] = [
    &["appeal", "appeals", "appellate"],
    &["circuit"],
    &["constitutional"],
    &["county"],
    &["criminal"],
    &["crown"],
    &["district"],
    &["high"],
    &["magistrate", "magistrates"],
    &["superior"],
    &["supreme"],
    &["trial"],
];

/// The same of who governs, and of what is theirs; "local" and "public" say too little.
const STATES: [&[&str]; 6] = [
    &["central", "federal", "national"],
    &["city", "municipal"],
    &["county"],
    &["provincial"],
    &["regional"],
    &["state"],
];

/// Nouns that each level of a state has one of; "the state budget" may be the national one.
const GOVERNING: [&str; 9] =
    ["assembly", "authority", "election", "government", "law", "legislature", "official", "parliament", "police"];

/// Whether a phrase speaks of another level than what is spoken of with these words: "the district court" is not the Court of
/// Appeals, nor "the appeals court" the Supreme Court, nor "the state government" the federal one, but "state television" may be
/// the national one.
pub fn is_of_other_level(scene: &Scene, phrase: Phrase, mut words: impl Iterator<Item = usize>) -> bool {
    let levels: &[&[&str]] = match scene.syntax.words[phrase.head].lemma.as_str() {
        "court" => &COURTS,
        noun if GOVERNING.contains(&noun) => &STATES,
        _ => return false,
    };
    let level = |token: usize| levels.iter().position(|level| scene.is(token, level));
    let Some(mine) = phrase.modifiers(scene).find_map(level) else {
        return false;
    };
    let mut other = false;
    let same = words.any(|token| {
        let theirs = level(token);
        other |= theirs.is_some();
        theirs == Some(mine)
    });
    other && !same
}
