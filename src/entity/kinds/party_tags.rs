//! The tag of party and state behind the name of an American legislator: "Ann Lee (R-Georgia)", "Bo Rune, D-Calif.,".
//!
//! In: where a name ends, or a place begins. Out: the words of the state. Limit: only a
//! state of the US or its short form; the home of a member of a state's house ("R-Marshall") is read in local.rs.

use crate::entity::gazetteer::{Fold, Sense};
use crate::entity::places;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;

/// The most words of a state or its short form.
const STATE: usize = 3;

/// The state of the tag that follows a name which ends at a token.
pub fn state_behind(scene: &Scene, end: usize) -> Option<TokenSpan> {
    let opens = end + 4 < scene.len() && matches!(scene.word(end), "(" | ",");
    let state = end + 3;
    if !opens || !is_tag(scene, state) {
        return None;
    }
    let division = |sense: &Sense| match *sense {
        Sense::Division(division) => scene.gazetteer.divisions[division as usize].country == "USA",
        _ => false,
    };
    let limit = scene.len().min(state + STATE);
    let known = scene.gazetteer.names.longest(scene, state, limit, Fold::Exact);
    let named = known.filter(|(_, senses)| senses.iter().any(division)).map(|(end, _)| TokenSpan::new(state, end));
    let is_short = |end: &usize| {
        let short = places::short_division(scene.text_of(TokenSpan::new(state, *end)));
        short.is_some_and(|(country, _)| country == "USA")
    };
    named.or_else(|| (state + 1..=limit).rev().find(is_short).map(|end| TokenSpan::new(state, end)))
}

/// Whether the letter of a party and a hyphen, or a comma, stand before a token.
pub fn is_tag(scene: &Scene, state: usize) -> bool {
    state >= 2 && matches!(scene.word(state - 1), "-" | "‑" | "–" | ",") && is_party(scene, state - 2)
}

/// Whether a word stands for the party of a member: "R", "DFL".
pub fn is_party(scene: &Scene, token: usize) -> bool {
    matches!(scene.word(token).trim_end_matches('.'), "R" | "D" | "I" | "DFL" | "GOP")
}

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Options};

    #[test]
    fn a_text_may_end_within_a_tag() {
        for text in ["Sen. Ann Lee (", "Sen. Ann Lee (R", "Sen. Ann Lee (R-", "Sen. Ann Lee (R-Ga.", "R-", "(D-Georgia"]
        {
            assert!(Extractor::default().read(text, &Options::default()).is_ok(), "{text}");
        }
    }
}
