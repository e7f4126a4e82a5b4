//! Words that say that another one is meant: "the second recorder" is not the recorder, nor "the southbound lanes" the northbound
//! ones, nor "the appeals court" the Supreme Court.
//!
//! In: phrases with the same noun. Out: whether the later one tells itself from the earlier ones by an ordinal, a side or "other",
//! and a court by its level.

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

/// Whether a phrase speaks of another court than the one that is spoken of with these words: "the district court" is not the
/// Court of Appeals, nor "the appeals court" the Supreme Court.
pub fn is_other_court(scene: &Scene, phrase: Phrase, mut words: impl Iterator<Item = usize>) -> bool {
    let level = |token: usize| COURTS.iter().position(|court| scene.is(token, court));
    let Some(mine) = phrase.modifiers(scene).find_map(level).filter(|_| scene.is(phrase.head, &["court"])) else {
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
