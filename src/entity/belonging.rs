//! Belonging: whose an entity is by what the article says of others: "Israel said [its military] …", "the company's chief", and the
//! army of an article on one country.
//!
//! In: the entities with what they say of themselves (settle.rs). Out: the same, with the country of their owner, of the place
//! that they are named for, or of the only state that the article is about. Limit: such a guess names its rule.

use super::chains::Draft;
use super::epithets::NATIONALITY;
use super::gazetteer::cue;
use super::roles::{Determiner, Office};
use super::scene::Scene;
use super::shared_names::SHARED;
use super::{Entities, Entity, EntityKind, MentionForm, Role, Source, codes, home};

/// The pronoun or noun that says whose an office or a body is: "its military", "his government", "the company's chief".
pub fn possessor(scene: &Scene, offices: &[Office], draft: &Draft) -> Option<usize> {
    let mut held = draft.offices.iter().map(|&office| &offices[office]);
    held.find_map(|office| match office.determiner {
        _ if office.tokens.range().any(|token| scene.has(token, cue::NOBODYS)) => None,
        Determiner::Possessive(pronoun) => Some(pronoun),
        _ => office.start().checked_sub(2).filter(|&noun| scene.is_possessive(noun + 1)),
    })
}

/// The most bytes between an owner and what is owned: "’s ".
const POSSESSIVE: u32 = 5;

/// What a state, a body or one of its officers calls theirs is of their country.
pub fn belong(scene: &Scene, found: &mut Entities, entity: usize, owner_at: usize) {
    let of_state =
        |entity: &Entity| entity.code.as_deref().is_some_and(|code| STATE.iter().any(|part| code.contains(part)));
    let Some(mention) = found.at(owner_at).filter(|mention| mention.head as usize == owner_at) else { return };
    if mention.form == MentionForm::Name {
        return;
    }
    let owner = &found.entities[mention.entity as usize];
    let one = &found.entities[entity];
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

/// A country is what an article is about if so many mentions are of it, and more than half of all that are of one.
const ABOUT: usize = 4;

/// So many sentences behind what is of another country an official may be of that one.
const APART: usize = 3;

/// Bodies of which a state has one: "Parliament", "the government".
const HIGHEST: [&str; 7] = ["army", "cabinet", "government", "military", "parliament", "police", "senate"];

/// "Myanmar's junta … the military": the army, police and ministers of an article on one country are its own, where another
/// state's are not spoken of.
pub fn of_only_state(scene: &Scene, found: &mut Entities) {
    let part = |code: Option<&str>| STATE.iter().position(|&part| code == Some(part));
    let mut mentions = vec![0; found.entities.len()];
    found.mentions.iter().for_each(|mention| mentions[mention.entity as usize] += 1);
    let mut of_country: Vec<(&str, usize)> = Vec::new();
    for (entity, count) in found.entities.iter().zip(&mentions) {
        let Some(country) = entity.country.as_deref() else { continue };
        match of_country.iter_mut().find(|(other, _)| *other == country) {
            Some((_, known)) => *known += count,
            None => of_country.push((country, *count)),
        }
    }
    let all: usize = of_country.iter().map(|(_, count)| count).sum();
    let about = of_country.iter().find(|&&(_, count)| count >= ABOUT && count * 2 > all).map(|(country, _)| *country);
    // The article begins with it, and three mentions of five are of it.
    let first = found.mentions.iter().find_map(|mention| found.entities[mention.entity as usize].country.as_deref());
    let most = |about: &str| of_country.iter().any(|&(one, count)| one == about && count * 5 >= all * 3);
    let mostly = about.is_some_and(|about| first == Some(about) && most(about));
    let Some(about) = about.map(str::to_owned) else { return };
    let acts = |foreign: bool, part: Option<usize>| {
        found.entities.iter().any(|entity| {
            entity.country.as_deref().is_some_and(|country| (country != about) == foreign)
                && STATE
                    .iter()
                    .position(|&own| entity.sector() == Some(own))
                    .is_some_and(|own| part.is_none_or(|part| own == part))
        })
    };
    let own_parties = !found.entities.iter().any(|entity| {
        let foreign = entity.country.as_deref().is_some_and(|country| country != about);
        foreign && matches!(entity.sector(), Some("PTY" | "LEG"))
    });
    let home = acts(false, None);
    // "Auckland … the health minister", where no state is named
    let stateless = !home && mostly && !acts(true, None);
    let own: Vec<bool> = (0..STATE.len()).map(|part| home && !acts(true, Some(part))).collect();
    let mut foreign = None;
    let mut seen = vec![false; found.entities.len()];
    let before = home::spoken_before(scene, found);
    for (mention, before) in found.mentions.iter().zip(before) {
        // "Kenya sent 1,000 police"
        let country = before.and_then(|spoken| found.entities[spoken as usize].country.as_ref());
        let elsewhere = country.is_some_and(|country| *country != about);
        let elsewhere = elsewhere && found.entities[mention.entity as usize].kind != EntityKind::Person;
        let one = &mut found.entities[mention.entity as usize];
        let sentence = scene.tokens.sentence_of(mention.tokens.start as usize);
        let agency = one.sector() == Some("JRN");
        if !agency && one.country.as_deref().is_some_and(|country| country != about) {
            foreign = Some(sentence);
        }
        let first = !std::mem::replace(&mut seen[mention.entity as usize], true);
        let open = first && one.origin_from.is_none() && !elsewhere;
        // Where others act, too, an official whom nothing foreign stands near is of the country of the article.
        let apart = home && mostly && foreign.is_none_or(|foreign| foreign + APART <= sentence);
        let official = one.kind == EntityKind::Person && apart;
        let civil = matches!(one.code.as_deref(), Some("GOV" | "LEG" | "COP"));
        let titled = one.kind == EntityKind::Person && mention.rule == "title-before-name";
        let short = one.kind == EntityKind::Organization && scene.is(mention.head as usize, &HIGHEST);
        let official = official || stateless && civil && (titled || short);
        let told = part(one.code.as_deref()).is_some_and(|part| own[part] || official);
        let told = told || official && one.code.as_deref() == Some("OPP") && mention.rule == "title-before-name";
        // "the Labour Party", which several countries have
        let shared = mention.rule == SHARED && own_parties;
        if !open || !(told || shared) {
            continue;
        }
        // An ambassador acts in another state than his own.
        let sent = mention.tokens.range().any(|token| scene.has(token, cue::SENT | cue::NOBODYS));
        let named = mention.form == MentionForm::Name || mention.rule == "title-before-name";
        let definite = scene.is(mention.tokens.start as usize, &["the", "police"]);
        if !sent && (named || definite) {
            one.code = Some(format!("{about}{}", one.code.as_deref().unwrap_or_default()));
            one.origin_from = Some(Source { span: mention.span, rule: "only-state" });
            one.country = Some(about.clone());
        }
    }
}
