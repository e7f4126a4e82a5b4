//! The last step: each chain becomes an entity, with its name, roles, country, actor code and place.

mod affiliation;
pub mod belonging;
pub mod codes;
mod home;
pub mod leaders;
pub mod named_for;
pub mod nationality;
mod only_state;
mod spokespeople;

use super::chains::{Chains, Draft};
use super::gazetteer::Sense;
use super::gazetteer::own::Own;
use super::names::Name;
use super::places::{self, Context};
use super::roles::Office;
use super::scene::Scene;
use super::{Entities, Entity, EntityKind, Mention, MentionForm, Role, Source};
use crate::span::ByteSpan;

/// Make the entities, in the order of their first mention.
pub fn settle(scene: &Scene, names: &[Name], offices: &[Office], own: &Own, chains: Chains) -> Entities {
    let context = Context::new(scene, names);
    let mut order: Vec<usize> = (0..chains.drafts.len()).filter(|&draft| chains.drafts[draft].is_spoken_of()).collect();
    order.sort_by_cached_key(|&draft| (first(&chains.drafts[draft]), draft));
    let mut found = Entities::default();
    let mut owned: Vec<(usize, usize)> = Vec::new();
    for draft in order {
        let id = found.entities.len() as u32;
        owned.extend(belonging::possessor(scene, offices, &chains.drafts[draft]).map(|owner| (id as usize, owner)));
        found.entities.push(entity(scene, names, offices, own, &chains, draft, &context));
        found.mentions.extend(chains.drafts[draft].mentions.iter().map(|mention| Mention { entity: id, ..*mention }));
    }
    found.mentions.sort_by_key(|mention| (mention.span.start, mention.span.end, mention.entity));
    found.mentions.dedup_by_key(|mention| (mention.span, mention.entity));
    for (entity, owner) in owned {
        belonging::belong(scene, &mut found, entity, owner);
    }
    belonging::follow_places(&mut found);
    belonging::follow_rulers(scene, &mut found);
    spokespeople::link(scene, &mut found);
    home::of_dateline(scene, &mut found);
    only_state::give(scene, &mut found);
    belonging::follow_bodies(&mut found);
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
    let written = |index: usize| scene.text_of(names[index].tokens);
    let said = found.names.iter().find_map(|&index| own.said(written(index), scene.day).map(|said| (said, index)));
    // Of a user's row: its name, where the text has it.
    let given = said.as_ref().map(|(said, _)| &said.row.name);
    let given = given.filter(|&name| found.names.iter().any(|&index| written(index) == name));
    let name = given.cloned().unwrap_or_else(|| label(scene, names, found));
    let mut roles: Vec<&Office> = found.offices.iter().map(|&office| &offices[office]).collect();
    roles.sort_by_key(|office| office.tokens);
    let place = places::resolve(scene, names, chains, draft, context);
    let actor = match found.kind {
        EntityKind::Person => affiliation::person(scene, names, chains, found, &roles, &name),
        EntityKind::Organization => affiliation::body(scene, names, found, &roles, context),
        EntityKind::Place => affiliation::placed(scene, names, found, place.as_ref()),
        EntityKind::Group | EntityKind::Other => affiliation::group(scene, names, found, &roles),
    };
    let mut code = codes::join(actor.origin.as_deref(), actor.sector);
    let mut country = actor.origin.filter(|origin| codes::country(origin).is_some());
    // "The Ethiopian" serves a body of many states.
    country = country.or_else(|| found.nation.map(|(nation, _)| nation.to_owned()));
    let (mut origin_from, mut sector_from) = (actor.origin_from, actor.sector_from);
    let (mut place, mut kb_id) = (place, None);
    if let Some((said, index)) = said {
        let source = Some(Source { span: scene.tokens.span(names[index].tokens), rule: "own-name" });
        if let Some(told) = said.country() {
            (country, origin_from) = (Some(told), source);
        }
        if let Some(told) = said.code() {
            (code, origin_from, sector_from) = (Some(told), source, source);
        }
        place = said.place().or(place);
        kb_id.clone_from(&said.row.id);
    }
    let roles = match found.kind {
        EntityKind::Person => roles.iter().map(|office| role(scene, names, office)).collect(),
        _ => Vec::new(),
    };
    Entity { kind: found.kind, name, country, code, kb_id, roles, place, origin_from, sector_from }
}

/// The fullest name, the first of several as long; of a chain without a name the description of the most words. A country
/// is not called by its seat of government: "Washington … the US".
fn label(scene: &Scene, names: &[Name], draft: &Draft) -> String {
    let written = |&index: &usize| scene.text_of(names[index].tokens);
    let mut best = "";
    let is_country = |&&index: &&usize| names[index].senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
    let of_country = draft.names.iter().any(|index| is_country(&index));
    for index in draft.names.iter().filter(|index| !of_country || is_country(index)) {
        let text = written(index);
        // "DETROIT … Detroit"
        let shouted = text.len() == best.len() && best.to_uppercase() == best && text.to_uppercase() != text;
        if text.len() > best.len() || shouted {
            best = text;
        }
    }
    if best.is_empty() {
        let fullest = draft.mentions.iter().max_by_key(|mention| {
            let described = mention.form != MentionForm::Pronoun;
            let article = usize::from(scene.is(mention.tokens.start as usize, &["the", "a", "an"]));
            (described, mention.tokens.len() - article, std::cmp::Reverse(mention.span.start))
        });
        best = fullest.map_or("", |mention| scene.text_of(mention.tokens));
    }
    best.to_owned()
}

fn role(scene: &Scene, names: &[Name], office: &Office) -> Role {
    Role {
        span: scene.tokens.span(office.tokens),
        title: Some(scene.text_of(office.title).to_owned()),
        organization: office.organization.map(|name| scene.text_of(names[name].tokens).to_owned()),
        country: office.country.and_then(codes::country).map(str::to_owned),
        status: office.status,
    }
}
