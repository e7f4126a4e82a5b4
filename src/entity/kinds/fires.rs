//! Fires: a wildfire's name is no brigade's: "the [Cottonwood Fire] burned 900 acres".
//!
//! In: the names of an article with their kinds. Out: the same, where what ends with "Fire" behind "the" and burns, is contained or
//! drives people out is of kind other wherever it is named; not "the London Fire Brigade", nor "Rogaland Fire and Rescue".

use crate::entity::EntityKind;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use rustc_hash::FxHashSet;

/// What is said of a fire, and so many words around its name.
const BURNS: [&str; 19] = [
    "acres",
    "blaze",
    "burn",
    "burned",
    "burning",
    "burns",
    "burnt",
    "contained",
    "containment",
    "evacuated",
    "evacuation",
    "evacuations",
    "evacuees",
    "firefighters",
    "hectares",
    "ignited",
    "ignites",
    "wildfire",
    "wildfires",
];
const REACH: usize = 14;

/// Give wildfires their kind.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let found: FxHashSet<&str> =
        names.iter().filter(|name| burns(scene, name)).map(|name| scene.text_of(name.tokens)).collect();
    for name in names.iter_mut().filter(|name| name.rule != "own-name" && name.kind != EntityKind::Other) {
        if found.contains(scene.text_of(name.tokens)) {
            *name = Name { kind: EntityKind::Other, senses: &[], sector: None, rule: "wildfire", ..*name };
        }
    }
    names
}

fn burns(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if start == 0 || name.tokens.len() < 2 || scene.word(end - 1) != "Fire" || !scene.is(start - 1, &["the"]) {
        return false;
    }
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(start)].tokens;
    let goes_on = sentence.holds(end) && (scene.is_capital(end) || scene.is(end, &["and", "&"]));
    let from = start.saturating_sub(REACH).max(sentence.start as usize);
    let limit = (end + REACH).min(sentence.end as usize);
    !goes_on && (from..limit).any(|token| scene.is(token, &BURNS))
}
