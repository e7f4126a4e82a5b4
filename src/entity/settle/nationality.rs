//! Of which country somebody or a body is by a nationality: "an Italian", "Norwegian forward Kasper Lund", "German chemicals group
//! Basalt"; of a person also by an office of a state.

use super::belonging::STATE;
use crate::entity::descriptions::{FEW, Walk};
use crate::entity::gazetteer::Sense;
use crate::entity::names::Name;
use crate::entity::roles::Office;
use crate::syntax::Pos;

/// The country of a nationality that one person can have, and whether it is a noun for one: "Italian", "Swede".
pub fn nation(name: &Name) -> Option<(&'static str, bool)> {
    name.senses.iter().find_map(|sense| match *sense {
        Sense::Adjective(iso3) => Some((iso3, false)),
        Sense::People(iso3) => Some((iso3, true)),
        _ => None,
    })
}

/// Whether the country of an office is that of a nationality or of a state, and not of the town of a team.
pub fn is_nationality(walk: &Walk, office: &Office) -> bool {
    let at = office.country_at;
    !at.is_empty() && walk.places.at(at.start as usize).is_some_and(|name| nation(&walk.names[name]).is_some())
}

/// The country whose somebody is: what they were called, a state's office, or a nation beside the name: "[Sweden]'s Karin Holm".
pub fn nation_of(walk: &Walk, draft: usize) -> Option<&'static str> {
    let scene = walk.scene;
    let person = &walk.chains.drafts[draft];
    if let Some((nation, _)) = person.nation {
        return Some(nation);
    }
    let held = person.offices.iter().take(FEW).map(|&held| &walk.offices[held]);
    let states = |held: &&Office| {
        is_nationality(walk, held)
            || held.sector.is_some_and(|sector| STATE.contains(&sector)) && held.organization.is_none()
    };
    let office = held.into_iter().filter(states).find_map(|held| held.country);
    let beside = |&name: &usize| {
        let before = &walk.names[name.checked_sub(1)?];
        let (end, start) = (before.tokens.end as usize, walk.names[name].tokens.start as usize);
        let owned = end + 1 == start && scene.is_possessive(end);
        before.senses.iter().find_map(|sense| match *sense {
            Sense::Country(iso3) | Sense::Part(iso3) if owned => Some(iso3),
            Sense::Adjective(iso3) if modifies(walk, end, start) => Some(iso3),
            _ => None,
        })
    };
    office.or_else(|| person.names.iter().take(FEW).find_map(beside))
}

/// So many nouns stand between a nationality and a name: "Norwegian [forward] Kasper Lund".
const NOUNS: usize = 3;

/// Whether nothing but nouns stands between two names of one phrase.
fn modifies(walk: &Walk, end: usize, start: usize) -> bool {
    end <= start && start - end <= NOUNS && (end..start).all(|token| walk.scene.pos(token) == Pos::Noun)
}

/// The country of the nationality before the name of a body: "[German] chemicals group Basalt".
pub fn nation_of_body(walk: &Walk, draft: usize) -> Option<&'static str> {
    walk.chains.drafts[draft].names.iter().take(FEW).find_map(|&name| {
        let before = &walk.names[name.checked_sub(1)?];
        let (nation, of_people) = nation(before)?;
        let fits = !of_people && modifies(walk, before.tokens.end as usize, walk.names[name].tokens.start as usize);
        fits.then_some(nation)
    })
}
