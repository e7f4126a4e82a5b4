//! The country whose words an article is written in: a local paper names towns of its own country without saying so.
//!
//! In: the words of an article and the countries that it speaks of. Out: the United States or Canada, where words that are used
//! nowhere else tell it ("sheriff", "sophomore", "MPP") and no other country is spoken of. A British spelling tells against the
//! United States. Limit: other countries share their words with one another.

use crate::entity::gazetteer::cue;
use crate::entity::scene::Scene;
use crate::token::Shape;
use rustc_hash::FxHashSet;

/// So many different words of a country are as much as any more.
const WORDS: usize = 3;

/// The country whose words these are, and how many different ones of it there are, of so many that count.
pub fn country(scene: &Scene) -> Option<(&'static str, usize)> {
    let told = |part| (0..scene.len()).filter(move |&token| scene.has(token, part));
    if told(cue::CANADIAN).next().is_some() {
        return Some(("CAN", WORDS));
    }
    // Titles, but no other words in names: "Sheriff Ann Lee", "Oregon Convention Center".
    let spoken = |&token: &usize| scene.shape(token) == Shape::Lower || scene.role(token).is_some();
    let different = |part| {
        let words = told(part).filter(spoken).map(|token| scene.lower(token));
        words.collect::<FxHashSet<&str>>().len()
    };
    let american = different(cue::AMERICAN);
    (american > 0 && different(cue::BRITISH) == 0).then_some(("USA", american.min(WORDS)))
}
