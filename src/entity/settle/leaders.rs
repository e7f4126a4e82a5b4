//! Leaders: who "the French president" is, where a table knows who governs and the text gives them no office: "Emmanuel
//! Macron … The French president".
//!
//! In: an office of a country, and the people of the article. Out: the one whom the tables have in the government of that
//! country when the article appeared. Ministers are left out by what the text says: they come with their office. Limits:
//! the tables tell no president from a prime minister; where two of a country's are named without office, neither is meant.

use super::codes;
use crate::entity::descriptions::Walk;
use crate::entity::gazetteer::{Gender, Usage, cue, known, terms};
use crate::entity::roles::{Determiner, Office};
use crate::entity::scene::Scene;
use crate::entity::{EntityKind, RoleStatus};

/// So many people of an article are looked up: this bounds the time.
const FEW: usize = 60;

/// Somebody who governs when the article appears, by the tables alone.
#[derive(Debug, Clone, Copy)]
pub struct Leader {
    draft: usize,
    country: &'static str,
}

/// Whether an office can be that of who leads a country.
pub fn leads(scene: &Scene, office: &Office) -> bool {
    let prime = || office.head > 0 && scene.is(office.head - 1, &["prime"]);
    office.organization.is_none()
        && (scene.has(office.head, cue::LEADS) || scene.is(office.head, &["minister"]) && prime())
}

/// Who holds an office that leads a country.
pub fn holder(walk: &mut Walk, office: &Office) -> Option<usize> {
    let scene = walk.scene;
    let leads = leads(scene, office);
    let one = office.usage != Usage::Plural && office.status == RoleStatus::Current;
    if !leads || !one || office.determiner == Determiner::Indefinite {
        return None;
    }
    let country = office.country.filter(|country| codes::country(country).is_some())?;
    if walk.leaders.is_none() {
        walk.leaders = Some(leaders(walk));
    }
    let known = walk.leaders.as_deref().unwrap_or_default();
    let mut of_country = known.iter().filter(|leader| leader.country == country);
    let leader = of_country.next().filter(|_| of_country.next().is_none())?.draft;
    let genders = [walk.chains.drafts[leader].gender, office.gender];
    let agree = genders.contains(&Gender::Unknown) || genders[0] == genders[1];
    // "President Ann Lee … the Chadian leader"
    let open = scene.is(office.head, &["leader"]) || walk.chains.drafts[leader].offices.is_empty();
    (agree && open).then_some(leader)
}

/// The people without office in the text who govern by the tables.
fn leaders(walk: &Walk) -> Vec<Leader> {
    let scene = walk.scene;
    let named = |draft: &usize| {
        let draft = &walk.chains.drafts[*draft];
        let governs =
            |&office: &usize| leads(scene, &walk.offices[office]) && walk.offices[office].status == RoleStatus::Current;
        draft.kind == EntityKind::Person && !draft.names.is_empty() && draft.offices.iter().take(FEW).all(governs)
    };
    let people = (0..walk.chains.drafts.len()).filter(named).take(FEW);
    let found = people.filter_map(|draft| {
        let names = walk.chains.drafts[draft].names.iter().map(|&name| &walk.names[name]);
        let name = names.max_by_key(|name| name.tokens.len())?;
        let held = known::terms(scene.gazetteer, name.senses, scene.text_of(name.tokens));
        let (country, sector) = terms::at(&held, scene.day)?;
        (sector == Some("GOV")).then_some(Leader { draft, country })
    });
    found.collect()
}
