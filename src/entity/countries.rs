//! The last step: each chain becomes an entity, with its name, roles, country, actor code and place.
//!
//! The country of a person is that of the offices they hold, else of the body that they hold them in, else what the list
//! of heads of state says; that of a body is in its code, in its own name or in an adjective before it.

use super::chains::{Chains, Draft};
use super::gazetteer::Sense;
use super::names::Name;
use super::own::Own;
use super::places::{self, Context};
use super::roles::{Office, leading_country};
use super::scene::Scene;
use super::{Entities, Entity, EntityKind, Mention, Role, RoleStatus, codes};
use crate::span::ByteSpan;

/// Make the entities, in the order of their first mention.
pub fn settle(scene: &Scene, names: &[Name], offices: &[Office], own: &Own, chains: Chains) -> Entities {
    let context = Context::new(scene, names);
    let mut order: Vec<usize> =
        (0..chains.drafts.len()).filter(|&draft| !chains.drafts[draft].mentions.is_empty()).collect();
    order.sort_by_cached_key(|&draft| (first(&chains.drafts[draft]), draft));
    let mut found = Entities::default();
    for draft in order {
        let id = found.entities.len() as u32;
        found.entities.push(entity(scene, names, offices, own, &chains, draft, &context));
        found.mentions.extend(chains.drafts[draft].mentions.iter().map(|mention| Mention { entity: id, ..*mention }));
    }
    found.mentions.sort_by_key(|mention| (mention.span.start, mention.span.end, mention.entity));
    found.mentions.dedup_by_key(|mention| (mention.span, mention.entity));
    found
}

/// Where an entity is first spoken of.
fn first(draft: &Draft) -> Option<ByteSpan> {
    draft.mentions.iter().map(|mention| mention.span).min()
}

fn entity(
    scene: &Scene,
    names: &[Name],
    offices: &[Office],
    own: &Own,
    chains: &Chains,
    draft: usize,
    context: &Context,
) -> Entity {
    let found = &chains.drafts[draft];
    let name = label(scene, names, found);
    let mut roles: Vec<&Office> = found.offices.iter().map(|&office| &offices[office]).collect();
    roles.sort_by_key(|office| office.tokens);
    let place = places::resolve(scene, names, chains, draft, context);
    let (mut country, mut code) = match found.kind {
        EntityKind::Person => person(names, found, &roles),
        EntityKind::Organization => body(scene, names, found, &roles),
        EntityKind::Place => {
            let country = place.as_ref().and_then(|place| place.country.clone()).or_else(|| {
                found.names.iter().find_map(|&name| codes::country_of(scene, names[name].senses)).map(str::to_owned)
            });
            let capitals = found
                .names
                .iter()
                .all(|&name| !names[name].senses.iter().any(|sense| matches!(sense, Sense::Country(_))));
            let sector = (found.government && capitals).then_some("GOV");
            (country.clone(), codes::join(country.as_deref(), sector))
        }
        EntityKind::Group | EntityKind::Other => group(scene, names, found, &roles),
    };
    for &index in &found.names {
        let written = scene.tokens.span(names[index].tokens).of(scene.text);
        if let Some(row) = own.row(written) {
            country = (!row.country.is_empty()).then(|| row.country.clone()).or(country);
            code = (!row.code.is_empty()).then(|| row.code.clone()).or(code);
            break;
        }
    }
    let roles = match found.kind {
        EntityKind::Person => roles.iter().map(|office| role(scene, names, office)).collect(),
        _ => Vec::new(),
    };
    Entity { kind: found.kind, name, country, code, roles, place }
}

/// The fullest name, the first of several as long; of a chain without a name its first words.
fn label(scene: &Scene, names: &[Name], draft: &Draft) -> String {
    let written = |&index: &usize| scene.tokens.span(names[index].tokens).of(scene.text);
    let mut best = "";
    for index in &draft.names {
        let text = written(index);
        if text.len() > best.len() {
            best = text;
        }
    }
    if best.is_empty() {
        return draft
            .mentions
            .iter()
            .min_by_key(|mention| mention.span.start)
            .map_or("", |mention| mention.span.of(scene.text))
            .to_owned();
    }
    best.to_owned()
}

fn role(scene: &Scene, names: &[Name], office: &Office) -> Role {
    Role {
        span: scene.tokens.span(office.tokens),
        title: Some(scene.tokens.span(office.title).of(scene.text).to_owned()),
        organization: office.organization.map(|name| scene.tokens.span(names[name].tokens).of(scene.text).to_owned()),
        country: office.country.map(str::to_owned),
        status: office.status,
    }
}

type Actor = (Option<String>, Option<String>);

/// Country and code of a person: of the first office that says both, else of what each says.
fn person(names: &[Name], draft: &Draft, roles: &[&Office]) -> Actor {
    let leader = draft.names.iter().find_map(|&name| {
        names[name].senses.iter().find_map(|sense| match sense {
            Sense::Leader { country, .. } => Some(*country),
            _ => None,
        })
    });
    let current = || roles.iter().filter(|office| office.status != RoleStatus::Former);
    let country = current().chain(roles.iter()).find_map(|office| office.country).or(leader);
    let weighty = |office: &&&Office| office.sector.is_some() && office.sector != Some("CVL");
    let sector = roles
        .iter()
        .find(|office| office.status == RoleStatus::Former)
        .filter(|_| current().find(weighty).is_none())
        .and_then(|office| office.sector)
        .or_else(|| current().find(weighty).and_then(|office| office.sector))
        .or_else(|| roles.iter().find_map(|office| office.sector))
        .or(draft.sector)
        .or_else(|| leader.map(|_| "GOV"));
    (country.map(str::to_owned), codes::join(country, sector))
}

/// Country and code of an organisation.
fn body(scene: &Scene, names: &[Name], draft: &Draft, roles: &[&Office]) -> Actor {
    for &index in &draft.names {
        if let Some(code) = names[index].senses.iter().find_map(|sense| match *sense {
            Sense::Organization { code, .. } if !code.is_empty() => Some(code),
            _ => None,
        }) {
            return (codes::country(code).map(str::to_owned), Some(code.to_owned()));
        }
    }
    let country = draft
        .names
        .iter()
        .find_map(|&index| leading_country(scene, &names[index]).or_else(|| country_before(scene, names, index)))
        .or_else(|| roles.iter().find_map(|office| office.country));
    let sector = draft
        .names
        .iter()
        .find_map(|&index| names[index].sector)
        .or_else(|| roles.iter().find_map(|office| office.sector));
    (country.map(str::to_owned), codes::join(country, sector))
}

/// "Syrian [National Security Bureau]", "Chile's [Defense Department]"
fn country_before(scene: &Scene, names: &[Name], index: usize) -> Option<&'static str> {
    let before = index.checked_sub(1).map(|before| &names[before])?;
    let start = names[index].tokens.start as usize;
    let end = before.tokens.end as usize;
    let touches = end == start || end + 1 == start && scene.is_possessive(end);
    (touches && matches!(before.kind, EntityKind::Group | EntityKind::Place))
        .then(|| codes::country_of(scene, before.senses))
        .flatten()
}

/// Country and code of a people, or of people without a name.
fn group(scene: &Scene, names: &[Name], draft: &Draft, roles: &[&Office]) -> Actor {
    let country = draft
        .names
        .iter()
        .find_map(|&index| codes::country_of(scene, names[index].senses))
        .or_else(|| roles.iter().find_map(|office| office.country));
    let sector = roles.iter().find_map(|office| office.sector);
    (country.map(str::to_owned), codes::join(country, sector))
}
