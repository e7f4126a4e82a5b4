//! People who are described before they are named: "[A former nurse] killed two men, a jury heard. [Ann Lee], 33, denied it."
//!
//! In: the walk over the article (descriptions.rs), and a full name that opens a sentence and has its age beside it. Out: what
//! the sentences before say of the one person whom they do not name is said of them. Limits: where two are described, or
//! the one described is an official who speaks, nobody is joined.

use super::EntityKind;
use super::descriptions::Walk;
use super::gazetteer::{Gender, cue};
use super::nominals::phrase::Determination;
use crate::token::Shape;

/// So many sentences before the name the description stands at most.
const SENTENCES: usize = 2;

/// Join the one who was described to the name.
pub fn link(walk: &mut Walk, name: usize, sentence: usize) {
    if opens_with_age(walk, name, sentence)
        && let Some(described) = described(walk, name, sentence)
    {
        let holder = walk.chains.of_name[name];
        walk.merge(described, holder);
    }
}

/// "Ann Lee, 33, …" at the head of its sentence, named for the first time and without an office.
fn opens_with_age(walk: &Walk, name: usize, sentence: usize) -> bool {
    let scene = walk.scene;
    let tokens = walk.names[name].tokens;
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let draft = &walk.chains.drafts[walk.chains.of_name[name]];
    let age = |token: usize| scene.shape(token) == Shape::Number && scene.word(token).len() == 2;
    draft.kind == EntityKind::Person
        && tokens.len() > 1
        && draft.names.first() == Some(&name)
        && draft.offices.is_empty()
        && scene.tokens.sentences[sentence].tokens.start as usize == start
        && end + 2 < scene.len()
        && scene.word(end) == ","
        && age(end + 1)
        && scene.word(end + 2) == ","
}

/// The one person of the sentences before who is described and not named, if there is but one.
fn described(walk: &Walk, name: usize, sentence: usize) -> Option<usize> {
    let mut found = None;
    for trace in walk.recent().take_while(|trace| trace.sentence + SENTENCES >= sentence) {
        let draft = &walk.chains.drafts[trace.draft];
        let phrase = walk.phrase_of(trace).filter(|_| draft.kind == EntityKind::Person && draft.names.is_empty());
        let Some(phrase) = phrase.filter(|_| !draft.plural && found != Some(trace.draft)) else { continue };
        let owned = matches!(phrase.determination, Determination::Pronoun | Determination::Owner);
        if found.is_some() || owned {
            return None;
        }
        let official = draft.offices.iter().any(|&office| {
            matches!(walk.offices[office].sector, Some("COP" | "GOV" | "JRN" | "JUD" | "LEG" | "MIL" | "SPY") | None)
        });
        let speaks = official && walk.scene.has(trace.place.governor, cue::SPEECH);
        if phrase.determination != Determination::Indefinite || !trace.place.part.is_subject() || speaks {
            return None;
        }
        found = Some(trace.draft);
    }
    let told = walk.chains.drafts[found?].gender;
    let named = walk.chains.drafts[walk.chains.of_name[name]].gender;
    found.filter(|_| told == named || told == Gender::Unknown || named == Gender::Unknown)
}
