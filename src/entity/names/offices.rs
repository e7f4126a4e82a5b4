//! Offices of offices: "Black Hawk County Sheriff's Office", "the Prosecutor General's Office" are bodies of that whole name.
//!
//! In: the names of an article with their kinds (join.rs), in the order of the text. Out: the same, where what such a name holds is
//! part of it. A user's own names stay as they are. Limit: what is written small ("the sheriff's office") is no name.

use super::Name;
use super::join::meaning;
use crate::entity::EntityKind;
use crate::entity::gazetteer::Usage;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;

/// The most words of the office before "'s".
const OFFICE: usize = 4;

/// Put the bodies among the names.
pub fn complete(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let tokens = scene.sentences().flat_map(|(_, sentence)| sentence.range());
    let bodies: Vec<(TokenSpan, Option<&'static str>)> = tokens.filter_map(|token| body(scene, token)).collect();
    for (body, sector) in bodies {
        let before = names[..names.partition_point(|name| name.tokens.end <= body.start)].last();
        let before = before.filter(|name| name.tokens.end == body.start && name.kind != EntityKind::Person);
        let start = before.map_or(body.start, |name| name.tokens.start);
        let tokens = TokenSpan { start, ..body };
        let first = names.partition_point(|name| name.tokens.end <= tokens.start);
        let until = first + names[first..].partition_point(|name| name.tokens.start < tokens.end);
        let is_free =
            |name: &Name| name.rule != "own-name" && name.tokens.start >= start && name.tokens.end <= body.end;
        if names[first..until].iter().all(is_free) {
            let kind = EntityKind::Organization;
            let senses = meaning(scene, tokens, kind);
            names
                .splice(first..until, [Name { tokens, kind, senses, sector, sure: true, rule: "office-of-an-office" }]);
        }
    }
    names
}

/// The office, "'s" and "Office", of which a token is the last, and the sector of whoever holds it.
fn body(scene: &Scene, last: usize) -> Option<(TokenSpan, Option<&'static str>)> {
    let owner = last.checked_sub(1).filter(|&mark| scene.is_capital(last) && scene.is_possessive(mark))?;
    if !scene.is(last, &["office", "department", "bureau", "secretariat"]) {
        return None;
    }
    (owner.saturating_sub(OFFICE)..owner).find_map(|from| {
        let (_, role) = scene.role_from(from, owner).filter(|(until, _)| *until == owner)?;
        let written = (from..owner).all(|token| scene.is_capital(token));
        (written && role.usage == Usage::Title).then(|| (TokenSpan::new(from, last + 1), role.sector))
    })
}
