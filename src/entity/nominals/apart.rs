//! Words that say that another one is meant: "the second recorder" is not the recorder, nor "the southbound lanes" the northbound
//! ones.
//!
//! In: phrases with the same noun. Out: whether the later one tells itself from the earlier ones by an ordinal, a side or "other".

use super::phrase::Phrase;
use crate::entity::scene::Scene;

/// Words that no first one has: whoever has them is not who was spoken of without.
const OTHERS: [&str; 10] = [
    "other",
    "another",
    "next",
    "different",
    "separate",
    "additional",
    "previous",
    "earlier",
    "subsequent",
    "opposite",
];

/// Words of which two different ones do not fit the same thing, in their order or not.
const ORDER: [&str; 12] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "final"];
const SIDES: [&str; 22] = [
    "northern",
    "southern",
    "eastern",
    "western",
    "north",
    "south",
    "east",
    "west",
    "northbound",
    "southbound",
    "eastbound",
    "westbound",
    "left",
    "right",
    "upper",
    "lower",
    "male",
    "female",
    "internal",
    "external",
    "old",
    "new",
];

/// Whether a phrase says that it is another one than who was spoken of in earlier phrases with its noun.
pub fn is_another(scene: &Scene, phrase: Phrase, earlier: &[Phrase]) -> bool {
    let has = |word: &str| {
        let said = |phrase: &Phrase| phrase.modifiers(scene).any(|token| scene.lower(token) == word);
        earlier.iter().any(said)
    };
    phrase.modifiers(scene).any(|token| {
        let word = scene.lower(token);
        let rival = |words: &[&str]| words.contains(&word) && words.iter().any(|other| has(other));
        let another = OTHERS.contains(&word) || ORDER[1..10].contains(&word) || rival(&ORDER) || rival(&SIDES);
        another && !earlier.is_empty() && !has(word)
    })
}
