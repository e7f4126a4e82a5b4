//! Envoys: the seat in the title of an envoy, where the witnesses took it for a part of the name behind it: "Ambassador to [Manila]
//! [Ann Lee]", not "Ambassador to [Manila Ann] [Lee]".
//!
//! In: the names of an article (join.rs), in the order of the text. Out: the same, with the seat and the envoy apart. A user's own names
//! stay as they are. Limit: a seat that no list knows.

use super::Name;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::scene::Scene;
use crate::span::TokenSpan;

/// Part the seats of envoys from their names.
pub fn complete(scene: &Scene, names: Vec<Name>) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some(name) = names.next() {
        let Some((until, senses)) = seat(scene, &name) else {
            found.push(name);
            continue;
        };
        let (start, mut end) = (name.tokens.start as usize, name.tokens.end as usize);
        let goes_on = |next: &Name| {
            next.kind == EntityKind::Person
                && next.tokens.start as usize == end
                && next.rule != "own-name"
                && scene.gap(end)
        };
        if let Some(rest) = names.next_if(goes_on) {
            end = rest.tokens.end as usize;
        }
        let seat = TokenSpan::new(start, until);
        found.push(Name {
            tokens: seat,
            kind: EntityKind::Place,
            senses,
            sector: None,
            sure: true,
            rule: "seat-of-envoy",
        });
        let tokens = TokenSpan::new(until, end);
        let rule = "envoy-behind-seat";
        found.push(Name { tokens, kind: EntityKind::Person, senses: &[], sector: None, sure: true, rule });
    }
    found
}

/// The seat that a name begins with behind the title of an envoy, where more words follow: "High Commissioner to [Nairobi] Ann".
fn seat(scene: &Scene, name: &Name) -> Option<(usize, &'static [Sense])> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let sent = start > 1
        && scene.is(start - 1, &["to", "in"])
        && (scene.has(start - 2, cue::SENT) || scene.is(start - 2, &["commissioner"]));
    if !sent
        || name.tokens.len() < 2
        || name.rule == "own-name"
        || scene.gazetteer.names.get(scene.text_of(name.tokens)).is_some()
    {
        return None;
    }
    let (until, senses) = scene.gazetteer.names.longest(scene, start, end, Fold::Exact)?;
    let place = senses.iter().any(|sense| sense.kind() == EntityKind::Place);
    (place && until < end && scene.is_capital(until)).then_some((until, senses.as_slice()))
}
