//! Words that say that another one is meant: "the second recorder" is not the recorder, nor "the southbound lanes" the northbound
//! ones.
//!
//! In: phrases with the same noun. Out: whether the later one tells itself from the earlier ones by an ordinal, a side or "other".

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
