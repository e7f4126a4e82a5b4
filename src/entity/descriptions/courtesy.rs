//! Courtesy: "His Majesty", "Her Royal Highness", "His Holiness", "His Excellency", for somebody who holds such an office.
//!
//! In: a noun phrase of the walk over the article (descriptions/). Out: a mention of who was spoken of last of those to whom the
//! style is due; the "his" in it is nobody's by itself. Limits: it looks back only; "His Holiness Pope Leo" is a title (roles/).

use super::{FEW, Walk};
use crate::entity::gazetteer::Gender;
use crate::entity::nominals::phrase::Phrase;
use crate::entity::{EntityKind, MentionForm};
use crate::span::TokenSpan;

/// The styles, and the nouns of the offices that each is due to; none for any office.
const STYLES: [(&str, &[&str]); 4] = [
    ("excellency", &[]),
    ("highness", &["crown", "duchess", "duke", "emir", "prince", "princess", "sheikh"]),
    ("holiness", &["lama", "patriarch", "pope"]),
    ("majesty", &["emperor", "empress", "king", "monarch", "queen", "sultan"]),
];

/// Give a style to whom it means: "[Her Majesty] thanked them", "[Her Majesty]'s Government".
pub fn link(walk: &mut Walk, phrase: Phrase, sentence: usize) -> bool {
    let scene = walk.scene;
    let (start, head) = (phrase.start, phrase.head);
    let gender = match scene.lower(start) {
        "her" => Gender::Female,
        "his" => Gender::Male,
        _ => return false,
    };
    let style = STYLES.iter().find(|(style, _)| scene.is(head, &[style])).filter(|_| scene.is_capital(head));
    let Some(&(_, offices)) = style else { return false };
    // What is hers is no style by itself.
    let own = walk.traces.last().filter(|trace| trace.head == start).map(|trace| trace.draft);
    if let Some(draft) = own {
        walk.traces.pop();
        let mentions = &mut walk.chains.drafts[draft].mentions;
        mentions.pop_if(|mention| mention.form == MentionForm::Pronoun && mention.head as usize == start);
    }
    let due = |draft: usize| {
        let person = &walk.chains.drafts[draft];
        let fits = person.gender == Gender::Unknown || person.gender == gender;
        person.kind == EntityKind::Person && fits && !person.plural && {
            let mut held = person.offices.iter().take(FEW).map(|&office| walk.offices[office].tokens);
            held.any(|tokens| offices.is_empty() || tokens.range().any(|token| scene.is(token, offices)))
        }
    };
    let found = walk.recent().map(|trace| trace.draft).find(|&draft| due(draft));
    if let Some(draft) = found {
        walk.describe(draft, TokenSpan::new(start, head + 1), head, sentence, "courtesy");
    }
    found.is_some()
}
