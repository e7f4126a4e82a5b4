//! The country whose words an article is written in: a local paper names towns of its own country without saying so.
//!
//! In: the words of an article and the countries that it speaks of. Out: the United States or Canada, where words that are used
//! nowhere else tell it ("sheriff", "sophomore", "MPP") and no other country is spoken of. A British spelling tells against the
//! United States. Limit: other countries share their words with one another.

use crate::entity::gazetteer::cue;
use crate::entity::scene::Scene;
use rustc_hash::FxHashSet;

/// So many different words of a country are as much as any more.
const WORDS: usize = 3;

/// The country whose words these are, and how many different ones of it there are, of so many that count.
pub fn country(scene: &Scene) -> Option<(&'static str, usize)> {
    let different = |part| {
        let words = (0..scene.len()).filter(|&token| scene.has(token, part)).map(|token| scene.lower(token));
        words.collect::<FxHashSet<&str>>().len()
    };
    let (american, canadian) = (different(cue::AMERICAN), different(cue::CANADIAN));
    if canadian > 0 {
        return Some(("CAN", WORDS));
    }
    (american > 0 && different(cue::BRITISH) == 0).then_some(("USA", american.min(WORDS)))
}
