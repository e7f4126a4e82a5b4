//! The country and the sector of an entity: where it belongs, and what it does there.
//!
//! The country of a person is that of the offices they hold, else of the body that they hold them in, else what the list
//! of heads of state says; that of a body is in its code, in its own name or in an adjective before it.

use super::belonging::STATE;
use super::named_for::leading_country;
use super::{codes, leaders};
use crate::entity::chains::{Chains, Draft};
use crate::entity::gazetteer::{Fold, Sense, known, terms};
use crate::entity::kinds::party_tags;
use crate::entity::kinds::shared_names::SHARED;
use crate::entity::names::Name;
use crate::entity::names::join::meaning;
use crate::entity::places::{self, Context};
use crate::entity::roles::Office;
use crate::entity::scene::Scene;
use crate::entity::{EntityKind, MentionForm, Place, RoleStatus, Source};
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;

/// So many names of a place are asked for its country.
const FEW: usize = 10;

/// The most words of a country before a body's name.
const LEAD: usize = 4;

/// The sectors of bodies that are at home where they are named for.
const LOCAL: [&str; 6] = ["EDU", "MED", "JUD", "COP", "LEG", "REL"];

/// The two parts of a code, and what says each.
#[derive(Debug, Default)]
pub struct Actor {
    /// A country, or what stands in its place.
    pub origin: Option<String>,
    pub sector: Option<&'static str>,
    pub origin_from: Option<Source>,
    pub sector_from: Option<Source>,
}

impl Actor {
    /// Take the origin that is said here, if none is known yet.
    fn origin(&mut self, scene: &Scene, origin: Option<&str>, at: TokenSpan, rule: &'static str) {
        if self.origin.is_none() && origin.is_some() {
            self.origin = origin.map(str::to_owned);
            self.origin_from = Some(Source { span: scene.tokens.span(at), rule });
        }
    }

    fn sector(&mut self, scene: &Scene, sector: Option<&'static str>, at: TokenSpan, rule: &'static str) {
        if self.sector.is_none() && sector.is_some() {
            self.sector = sector;
            self.sector_from = Some(Source { span: scene.tokens.span(at), rule });
        }
    }

    /// Take what an office says of both.
    fn office(&mut self, scene: &Scene, office: &Office) {
        self.origin(scene, office.country, office.country_at, office.rule);
        self.sector(scene, office.sector, office.sector_at, office.rule);
    }
}

/// Of a person: of the first office that says it, else of the terms that are known under this name.
pub fn person(scene: &Scene, names: &[Name], chains: &Chains, draft: &Draft, roles: &[&Office], label: &str) -> Actor {
    let mut actor = Actor::default();
    let current = || roles.iter().filter(|office| office.status != RoleStatus::Former);
    // The manager of Chelsea is no Briton by that; a minister and an officer of the EU are of what they serve.
    let serves = |office: &&&Office| {
        let state = office.sector.is_some_and(|sector| STATE.contains(&sector));
        office.country.is_some_and(|country| state || codes::country(country).is_none())
    };
    if let Some((nation, at)) = draft.nation.filter(|_| current().find(serves).is_none()) {
        actor.origin(scene, Some(nation), at, "nationality-of-person");
    }
    for office in current() {
        of_whole_body(scene, names, chains, office, &mut actor);
    }
    // "ECOWAS chairman Ann Lee, Nigeria's president" acts for Nigeria.
    let leads =
        current().find(|office| office.country.and_then(codes::country).is_some() && leaders::leads(scene, office));
    for office in leads.into_iter().chain(current()).chain(roles) {
        actor.origin(scene, office.country, office.country_at, office.rule);
    }
    for &index in draft.names.iter().take(FEW) {
        let told = nationality_before(scene, names, index).map(|(iso3, at)| (Some(iso3), at));
        let (nation, at) = told.unwrap_or((None, TokenSpan::default()));
        actor.origin(scene, nation, at, "nationality-before-name");
    }
    let weighty = |office: &&&Office| office.sector.is_some() && office.sector != Some("CVL");
    // "The WHO's mission chief, a former minister" serves the WHO.
    let serves = current().any(|office| office.organization.is_some());
    let over = |office: &&&Office| office.status == RoleStatus::Former;
    let former = roles.iter().find(over).filter(|_| !serves);
    let first = current().find(weighty).or(former).into_iter();
    let others = roles.iter().filter(|office| !(serves && over(office)));
    for office in leads.into_iter().chain(first).chain(others) {
        actor.sector(scene, office.sector, office.sector_at, office.rule);
    }
    for &index in draft.names.iter().take(FEW) {
        affiliation(scene, names, index, &mut actor);
    }
    let nowhere = draft.mentions.first().map_or(TokenSpan::default(), |mention| mention.tokens);
    actor.sector(scene, draft.sector, nowhere, "counterpart");
    // "Melania Trump" is not who "Trump" alone would be.
    let known = draft.names.iter().find_map(|&index| {
        let span = names[index].tokens;
        let full = names[index].tokens.len() > 1 || !label.contains(' ');
        let terms = known::terms(scene.gazetteer, names[index].senses, scene.text_of(span));
        Some((span, terms::at(&terms, scene.day).filter(|_| full)?))
    });
    if let Some((span, (origin, sector))) = known
        && actor.origin.as_deref().is_none_or(|told| told == origin)
    {
        actor.origin(scene, Some(origin), span, "known-holder-of-office");
        // A title in the text says that they hold an office then, whatever ended since.
        let sector = sector.filter(|&sector| sector != "ELI" || current().next().is_none());
        actor.sector(scene, sector, span, "known-holder-of-office");
    }
    actor
}

/// What the full name of a body says where an office has it short: "The Lake Army (LA) … [LA] spokesman Ann Lee". The letters may be
/// those of another body that the tables know.
fn of_whole_body(scene: &Scene, names: &[Name], chains: &Chains, office: &Office, actor: &mut Actor) {
    let Some(body) = office.organization else { return };
    let letters = names[body].tokens.len() == 1 && scene.shape(names[body].tokens.start as usize) == Shape::Upper;
    let known = codes::of_senses(names[body].senses).is_some();
    if known && !letters {
        return;
    }
    let others = chains.drafts[chains.of_name[body]].names.iter().take(FEW).map(|&other| &names[other]);
    let full = |other: &&Name| other.kind == EntityKind::Organization && other.tokens.len() > 1;
    let Some(other) = others.into_iter().find(full) else { return };
    let told = codes::of_senses(other.senses);
    let sector = told.and_then(|(_, sector)| sector).or(other.sector.filter(|_| !known));
    let origin = told.map(|(origin, _)| origin).filter(|_| known || office.country.is_none());
    let open = matches!(office.sector, None | Some("GOV")) || known;
    actor.origin(scene, origin, names[body].tokens, "whole-name");
    actor.sector(
        scene,
        sector.filter(|_| open && told.is_some() || office.sector.is_none()),
        names[body].tokens,
        "whole-name",
    );
}

/// What a body or a country beside a name tells: "Ann Lee of the World Bank", "Bo Rune of Kenya", "Apple's Tom Hall".
fn affiliation(scene: &Scene, names: &[Name], index: usize, actor: &mut Actor) {
    let start = names[index].tokens.start as usize;
    if let Some(owner) = index.checked_sub(1).map(|before| &names[before])
        && owner.tokens.end as usize + 1 == start
        && scene.is_possessive(start - 1)
    {
        belongs(scene, owner, actor);
    }
    let end = names[index].tokens.end as usize;
    if let Some(state) = party_tags::state_behind(scene, end) {
        actor.origin(scene, Some("USA"), state, "party-and-state");
        actor.sector(scene, Some("LEG"), state, "party-and-state");
        return;
    }
    // "Ann Lee, of the World Bank"
    let end = end + usize::from(end + 1 < scene.len() && scene.word(end) == ",");
    if end >= scene.len() {
        return;
    }
    let Some(other) = names.get(index + 1).filter(|_| scene.is(end, &["of", "from", "with", "at"])) else { return };
    let start = other.tokens.start as usize;
    if start != end + 1 && !(start == end + 2 && scene.is(end + 1, &["the"])) {
        return;
    }
    if other.kind == EntityKind::Organization || scene.is(end, &["of", "from"]) {
        belongs(scene, other, actor);
    }
}

/// What a body or a country tells of somebody who is of it.
fn belongs(scene: &Scene, other: &Name, actor: &mut Actor) {
    match other.kind {
        EntityKind::Organization => {
            let told = codes::of_senses(other.senses);
            let origin = told.map(|(origin, _)| origin).or_else(|| leading_country(scene, other));
            let sector = told.and_then(|(_, sector)| sector).or(other.sector);
            actor.origin(scene, origin, other.tokens, "affiliation");
            actor.sector(scene, sector, other.tokens, "affiliation");
        }
        EntityKind::Place => {
            let country = |sense: &Sense| if let Sense::Country(iso3) = *sense { Some(iso3) } else { None };
            actor.origin(scene, other.senses.iter().find_map(country), other.tokens, "affiliation");
        }
        _ => {}
    }
}

/// Of a place: what the map says, and GOV for a capital that speaks.
pub fn placed(scene: &Scene, names: &[Name], draft: &Draft, place: Option<&Place>) -> Actor {
    let mut actor = Actor::default();
    let span = |&index: &usize| names[index].tokens;
    let senses = || draft.names.iter().map(|&index| names[index].senses);
    if let Some(region) = draft.names.iter().take(FEW).find(|&&index| places::is_region(scene, &names[index])) {
        // "the Canary Islands" are Spain's, "the Sahel" nobody's.
        actor.origin(scene, place.and_then(|place| place.country.as_deref()), span(region), "map");
        return actor;
    }
    if let Some(first) = draft.names.first() {
        actor.origin(scene, place.and_then(|place| place.country.as_deref()), span(first), "map");
    }
    for index in draft.names.iter().take(FEW).filter(|_| place.is_none()) {
        actor.origin(scene, places::said_country(scene, &names[*index]), span(index), "country-of-place");
    }
    for index in &draft.names {
        actor.origin(scene, codes::country_of(scene, names[*index].senses), span(index), "gazetteer");
        if names[*index].senses.contains(&Sense::Unrecognized) {
            actor.sector(scene, Some("PRE"), span(index), "unrecognized-state");
        }
    }
    if draft.government
        && !senses().flatten().any(|sense| matches!(sense, Sense::Country(_)))
        && let Some(first) = draft.names.first()
    {
        actor.sector(scene, Some("GOV"), span(first), "seat-of-government");
    }
    actor
}

/// Of an organisation: its row, else its own name, what stands before it, and its offices.
pub fn body(scene: &Scene, names: &[Name], draft: &Draft, roles: &[&Office], context: &Context) -> Actor {
    let mut actor = Actor::default();
    let span = |index: usize| names[index].tokens;
    for &index in &draft.names {
        let senses = match names[index].senses {
            [] if names[index].rule != SHARED => meaning(scene, span(index), EntityKind::Organization),
            senses => senses,
        };
        if let Some((code, full)) = senses.iter().find_map(|sense| match *sense {
            Sense::Organization { code, full } if !code.is_empty() => Some((code, full)),
            _ => None,
        }) && !is_spelt_otherwise(scene, names, draft, index, full)
        {
            let written = scene.text_of(span(index));
            if let Some(term) = terms::of_body(if full.is_empty() { written } else { full }, scene.day) {
                actor.origin(scene, Some(term.origin), span(index), "term-of-body");
                actor.sector(scene, term.sector, span(index), "term-of-body");
                return actor;
            }
            // "Chile's Defense Department": the row is of another country's.
            let country = country_before(scene, names, index).filter(|&(country, _)| {
                let last = names[index].tokens.end as usize - 1;
                let own = codes::origin(code).and_then(codes::country);
                own.is_some_and(|own| own != country) && scene.head(last).is_some()
            });
            if let Some((country, at)) = country {
                actor.origin(scene, Some(country), at, "country-before-name");
            }
            // What another country's is called like this may be of another sector: "Chile's Defense Department".
            let by_noun = country.and_then(|_| head_sector(scene, span(index)));
            actor.sector(scene, by_noun, span(index), "organization-noun");
            actor.origin(scene, codes::origin(code), span(index), "gazetteer");
            actor.sector(scene, code.get(3..).filter(|sector| !sector.is_empty()), span(index), "gazetteer");
            return actor;
        }
    }
    for &index in &draft.names {
        actor.origin(scene, leading_country(scene, &names[index]), span(index), "country-in-name");
        if let Some((country, at)) = country_before(scene, names, index) {
            actor.origin(scene, Some(country), at, "country-before-name");
        }
        actor.origin(scene, country_after(scene, names, index), span(index), "country-after-name");
        if let Some((country, at)) = nationality_before(scene, names, index) {
            actor.origin(scene, Some(country), at, "nationality-before-name");
        }
    }
    if draft.names.is_empty() && roles.is_empty() {
        within_phrase(scene, names, draft, &mut actor);
    }
    for &index in &draft.names {
        let said = names[index].sector.filter(|&sector| sector != "BUS");
        if said.is_none()
            && let Some((sector, at)) = owner(scene, names, index)
        {
            actor.sector(scene, Some(sector), at, "sector-of-owner");
        }
        let sector = names[index].sector.or_else(|| sector_within(scene, span(index)));
        actor.sector(scene, sector, span(index), names[index].rule);
        actor.sector(scene, head_sector(scene, span(index)), span(index), "organization-noun");
    }
    for office in roles {
        actor.office(scene, office);
    }
    let local = actor.sector.is_some_and(|sector| LOCAL.contains(&sector));
    for &index in draft.names.iter().filter(|_| local) {
        actor.origin(scene, places::country_of_body(scene, span(index), context), span(index), "town-in-name");
    }
    actor
}

/// Whether the article says that letters stand for other words than those of their row: "the Railway Police Force (RPF)".
fn is_spelt_otherwise(scene: &Scene, names: &[Name], draft: &Draft, letters: usize, full: &str) -> bool {
    let tokens = names[letters].tokens;
    let is_short = tokens.len() == 1 && scene.shape(tokens.start as usize) == Shape::Upper && !full.is_empty();
    let first_letters = |name: &Name| {
        let capitals = name.tokens.range().filter(|&token| scene.is_capital(token));
        capitals.filter_map(|token| scene.word(token).chars().next()).eq(scene.text_of(tokens).chars())
    };
    is_short
        && draft.names.iter().take(FEW).map(|&index| &names[index]).any(|name| {
            name.tokens.len() > 1 && name.senses.is_empty() && first_letters(name) && scene.text_of(name.tokens) != full
        })
}

/// The league or the people in a phrase for a body that has no name: "a [UN] fact-finding mission", "the [EU] delegation".
fn within_phrase(scene: &Scene, names: &[Name], draft: &Draft, actor: &mut Actor) {
    let Some(mention) = draft.mentions.iter().find(|mention| mention.form == MentionForm::Description) else { return };
    let first = names.partition_point(|name| name.tokens.start < mention.tokens.start);
    let inside = names[first..].iter().take_while(|name| name.tokens.end <= mention.head);
    for name in inside {
        let end = name.tokens.end as usize;
        let own = end >= scene.len() || !scene.is_joint(end);
        let origin = name.senses.iter().find_map(|sense| match *sense {
            Sense::Organization { code, .. } => codes::origin(code).filter(|origin| codes::country(origin).is_none()),
            Sense::Adjective(iso3) => Some(iso3),
            _ => None,
        });
        actor.origin(scene, origin.filter(|_| own), name.tokens, "name-in-phrase");
    }
}

/// The sector of a known body behind the first words of a name: "United States [National Hurricane Center]".
fn sector_within(scene: &Scene, tokens: TokenSpan) -> Option<&'static str> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let known = |from| scene.gazetteer.names.longest(scene, from, end, Fold::Exact).filter(|(until, _)| *until == end);
    let senses = (start + 1..end).take(LEAD).find_map(|from| Some(known(from)?.1))?;
    senses.iter().find_map(|sense| match *sense {
        Sense::Organization { code, .. } => code.get(3..).filter(|sector| !sector.is_empty()),
        _ => None,
    })
}

/// The sector of the noun that a name ends with: "National Guard".
fn head_sector(scene: &Scene, tokens: TokenSpan) -> Option<&'static str> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let mut nouns = (start..end).filter_map(|from| scene.gazetteer.heads.longest(scene, from, end, Fold::Lower));
    let last = nouns.find(|(until, _)| *until == end);
    last.map(|(_, &(sector, _))| sector).filter(|&sector| !matches!(sector, "-" | "NGO"))
}

/// The sector of the armed or ruling body that a name belongs to: "Northern Fleet's [Arctic Group]".
fn owner(scene: &Scene, names: &[Name], index: usize) -> Option<(&'static str, TokenSpan)> {
    let before = index.checked_sub(1).map(|before| &names[before])?;
    let end = before.tokens.end as usize;
    let owns = scene.is_possessive(end) && end + 1 == names[index].tokens.start as usize;
    let listed = codes::listed_sector(before.senses);
    let sector = listed.or(before.sector).filter(|sector| !matches!(*sector, "BUS" | "JRN"))?;
    (owns && before.kind == EntityKind::Organization).then_some((sector, before.tokens))
}

/// "Syrian [National Security Bureau]", "Chile's [Defense Department]": the country, and the words that say it.
fn country_before(scene: &Scene, names: &[Name], index: usize) -> Option<(&'static str, TokenSpan)> {
    let before = index.checked_sub(1).map(|before| &names[before])?;
    let start = names[index].tokens.start as usize;
    let end = before.tokens.end as usize;
    let touches = end == start || end + 1 == start && scene.is_possessive(end);
    let owns = matches!(before.kind, EntityKind::Group | EntityKind::Place | EntityKind::Organization);
    let origin = codes::country_of(scene, before.senses).or_else(|| leading_country(scene, before));
    let origin = origin.filter(|_| touches && owns)?;
    Some((codes::country(origin).map(|_| origin)?, before.tokens))
}

/// The nationality before a noun and a name: "[Norwegian] forward Kasper Lund", "[German] chemicals group Basalt".
fn nationality_before(scene: &Scene, names: &[Name], index: usize) -> Option<(&'static str, TokenSpan)> {
    let before = index.checked_sub(1).map(|before| &names[before])?;
    let between = before.tokens.end as usize..names[index].tokens.start as usize;
    let nouns = !between.is_empty() && between.len() <= 3 && between.clone().all(|token| scene.pos(token) == Pos::Noun);
    let adjective = |sense: &Sense| if let Sense::Adjective(iso3) = *sense { Some(iso3) } else { None };
    Some((before.senses.iter().find_map(adjective).filter(|_| nouns)?, before.tokens))
}

/// "[University of St. Andrews] in Scotland"; armies and reporters may be anywhere.
fn country_after(scene: &Scene, names: &[Name], index: usize) -> Option<&'static str> {
    let (name, after) = (&names[index], names.get(index + 1)?);
    let end = name.tokens.end as usize;
    let at_home = name.sector.is_some_and(|sector| LOCAL.contains(&sector));
    (at_home && after.tokens.start as usize == end + 1 && scene.is(end, &["in"]) && after.kind == EntityKind::Place)
        .then(|| codes::country_of(scene, after.senses))
        .flatten()
}

/// Of a people, or of people without a name.
pub fn group(scene: &Scene, names: &[Name], draft: &Draft, roles: &[&Office]) -> Actor {
    let mut actor = Actor::default();
    for &index in &draft.names {
        let span = names[index].tokens;
        actor.origin(scene, codes::country_of(scene, names[index].senses), span, "gazetteer");
        // "Egyptian Christians"
        if let Some((country, at)) = country_before(scene, names, index) {
            actor.origin(scene, Some(country), at, "country-before-name");
        }
    }
    for office in roles {
        actor.office(scene, office);
    }
    actor
}
