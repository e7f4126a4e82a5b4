//! Belonging: whose an entity is by what the article says of others: "Israel said [its military] …", "the company's chief".
//!
//! In: the entities with what they say of themselves (mod.rs). Out: the same, with the country of their owner, of the place
//! that they are named for, or of the body that they serve. Limit: such a guess names its rule.

use super::codes;
use crate::entity::chains::Draft;
use crate::entity::descriptions::epithets::NATIONALITY;
use crate::entity::gazetteer::cue;
use crate::entity::roles::{Determiner, Office};
use crate::entity::scene::Scene;
use crate::entity::{Entities, Entity, EntityKind, MentionForm, Role, Source};

/// The pronoun or noun that says whose an office or a body is: "its military", "his government", "the company's chief".
pub fn possessor(scene: &Scene, offices: &[Office], draft: &Draft) -> Option<usize> {
    let mut held = draft.offices.iter().map(|&office| &offices[office]);
    held.find_map(|office| match office.determiner {
        _ if office.tokens.range().any(|token| scene.has(token, cue::NOBODYS)) => None,
        Determiner::Possessive(pronoun) => Some(pronoun),
        _ => {
            let start = office.start();
            let owner = start.checked_sub(2).filter(|&noun| scene.is_possessive(noun + 1));
            // "the Trump administration"
            let before = start.checked_sub(1).filter(|&name| scene.is_capital(name) && governs(scene, office));
            owner.or(before.filter(|_| office.determiner == Determiner::None))
        }
    })
}

/// Whether an office is a noun for who governs, which is called by its head: "the Lee [administration]".
fn governs(scene: &Scene, office: &Office) -> bool {
    scene.is(office.head, &["administration", "cabinet", "government", "presidency", "regime"])
}

/// The most bytes between an owner and what is owned: "’s ".
const POSSESSIVE: u32 = 5;

/// What a state, a body or one of its officers calls theirs is of their country.
pub fn belong(scene: &Scene, found: &mut Entities, entity: usize, owner_at: usize) {
    let of_state =
        |entity: &Entity| entity.code.as_deref().is_some_and(|code| STATE.iter().any(|part| code.contains(part)));
    let Some(mention) = found.at(owner_at).filter(|mention| mention.head as usize == owner_at) else { return };
    let owner = &found.entities[mention.entity as usize];
    let one = &found.entities[entity];
    let government = one.kind == EntityKind::Organization && owner.kind == EntityKind::Person;
    if mention.form == MentionForm::Name && !government {
        return;
    }
    let personal = owner.kind == EntityKind::Person;
    let stands_in = (owner_at + 1..scene.len().min(owner_at + 3)).any(|token| scene.is(token, &["deputy"]));
    if personal && stands_in && one.kind == EntityKind::Person && matches!(one.code.as_deref(), None | Some("LEG")) {
        let source = Some(Source { span: scene.tokens.tokens[owner_at].span, rule: "whose-it-is" });
        let (code, country) = (owner.code.clone(), owner.country.clone());
        let one = &mut found.entities[entity];
        (one.sector_from, one.origin_from) = (source, source.filter(|_| country.is_some()));
        (one.code, one.country) = (code, country);
        return;
    }
    // "their" may be anybody's: a body's soldiers are of another country than it, as often as not.
    let plural = scene.is(owner_at, &["their"]) && owner.kind == EntityKind::Organization;
    let fits = !plural && (!personal || of_state(owner) && of_state(one));
    if !fits {
        return;
    }
    let source = Some(Source { span: scene.tokens.tokens[owner_at].span, rule: "whose-it-is" });
    let body = owner.kind == EntityKind::Organization;
    let origin = owner.code.as_deref().and_then(|code| code.get(..3)).filter(|_| body && owner.origin_from.is_some());
    // The mission's head is of the mission, the Frenchwoman that she is.
    let serves = body && owner.country.is_none() && one.origin_from.is_some_and(|from| from.rule == NATIONALITY);
    if serves && let Some(origin) = origin {
        let own = owner.sector().unwrap_or_default();
        let code = Some(format!("{origin}{own}"));
        let one = &mut found.entities[entity];
        (one.code, one.origin_from, one.sector_from) = (code, source, source);
        return;
    }
    let origin = owner.country.as_deref().or(origin).filter(|_| one.origin_from.is_none()).map(str::to_owned);
    // "the company's president" does not govern.
    let sector = owner.sector().filter(|_| body && matches!(own_sector(one), None | Some("GOV"))).map(str::to_owned);
    let sector = sector.filter(|_| one.kind != EntityKind::Organization);
    let name = owner.name.clone();
    let one = &mut found.entities[entity];
    let behind = scene.tokens.tokens[owner_at].span.end;
    let office = |role: &&mut Role| (behind..=behind + POSSESSIVE).contains(&role.span.start);
    if let Some(role) = one.roles.iter_mut().filter(|_| body).find(office) {
        role.organization.get_or_insert(name);
    }
    if let Some(sector) = sector {
        let before = if one.origin_from.is_some() { one.code.as_deref().and_then(|code| code.get(..3)) } else { None };
        one.code = Some(format!("{}{sector}", before.unwrap_or_default()));
        one.sector_from = source;
    }
    if let Some(origin) = origin {
        one.code = Some(format!("{origin}{}", one.code.as_deref().unwrap_or_default()));
        (one.country, one.origin_from) = (codes::country(&origin).map(str::to_owned), source);
    }
}

/// The sector of a code that may begin with it.
fn own_sector(entity: &Entity) -> Option<&str> {
    let from = if entity.origin_from.is_some() { 3 } else { 0 };
    entity.code.as_deref().and_then(|code| code.get(from..from + 3))
}

/// Who is of a town is of the country where the map has it by now: "the mayor of Paris, Texas".
pub fn follow_places(found: &mut Entities) {
    for index in 0..found.entities.len() {
        let one = &found.entities[index];
        let Some(span) = one.origin_from.map(|source| source.span).filter(|_| one.kind != EntityKind::Place) else {
            continue;
        };
        let at =
            found.mentions.partition_point(|mention| (mention.span.start, mention.span.end) < (span.start, span.end));
        let place = found.mentions.get(at).filter(|mention| mention.span == span).map(|mention| found.of(mention));
        let country = place.filter(|place| place.place.is_some()).and_then(|place| place.country.clone());
        let Some((told, country)) = one.country.clone().zip(country).filter(|(told, country)| told != country) else {
            continue;
        };
        let one = &mut found.entities[index];
        if let Some(sectors) = one.code.as_deref().and_then(|code| code.strip_prefix(told.as_str())) {
            one.code = Some(format!("{country}{sectors}"));
        }
        let roles = one.roles.iter_mut().filter(|role| role.country.as_ref() == Some(&told));
        for role in roles.filter(|role| role.span.start <= span.start && span.end <= role.span.end) {
            role.country = Some(country.clone());
        }
        one.country = Some(country);
    }
}

/// What rules under somebody's name is of his country: "the Netanyahu government".
pub fn follow_rulers(scene: &Scene, found: &mut Entities) {
    for index in 0..found.mentions.len() {
        let mention = found.mentions[index];
        let head = mention.head as usize;
        let open = matches!(found.of(&mention).kind, EntityKind::Organization | EntityKind::Group)
            && found.of(&mention).origin_from.is_none();
        if !open || head == 0 || !scene.is(head, &["administration", "cabinet", "government", "regime"]) {
            continue;
        }
        let Some(ruler) =
            found.at(head - 1).filter(|ruler| ruler.form == MentionForm::Name && ruler.tokens.end as usize == head)
        else {
            continue;
        };
        let one = found.of(ruler);
        let country = one.country.clone().filter(|_| one.kind == EntityKind::Person && one.sector() == Some("GOV"));
        let (Some(country), span) = (country, ruler.span) else { continue };
        let one = &mut found.entities[mention.entity as usize];
        one.code = Some(format!("{country}{}", one.code.as_deref().unwrap_or("GOV")));
        (one.country, one.origin_from) = (Some(country), Some(Source { span, rule: "named-for-ruler" }));
    }
}

/// An officer is of the country of the body in his title, where the article told it: "Senate Minority Whip Bo Rune".
pub fn follow_bodies(found: &mut Entities) {
    let body = |role: &Role| {
        let from = found.mentions.partition_point(|mention| mention.span.start < role.span.start);
        let inside = found.mentions[from..].iter().take_while(|mention| mention.span.start < role.span.end);
        let mut bodies =
            inside.filter(|mention| mention.form == MentionForm::Name && mention.span.end <= role.span.end);
        let body = bodies.find(|mention| found.of(mention).kind == EntityKind::Organization)?;
        let acts = found.of(body).sector().is_some_and(|sector| STATE.contains(&sector));
        let country = found.of(body).country.as_deref().filter(|_| acts)?;
        Some((country.to_owned(), Source { span: body.span, rule: "body-of-office" }))
    };
    let open = |one: &Entity| one.kind == EntityKind::Person && one.origin_from.is_none();
    let told: Vec<(usize, (String, Source))> = (found.entities.iter().enumerate())
        .filter(|(_, one)| open(one))
        .filter_map(|(index, one)| Some((index, one.roles.iter().find_map(body)?)))
        .collect();
    for (index, (country, source)) in told {
        let one = &mut found.entities[index];
        one.code = Some(format!("{country}{}", one.code.as_deref().unwrap_or_default()));
        (one.country, one.origin_from) = (Some(country), Some(source));
    }
}

/// The sectors of those who act for a state.
pub const STATE: [&str; 6] = ["GOV", "MIL", "COP", "SPY", "LEG", "JUD"];
