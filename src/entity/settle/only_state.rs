//! The only state: the army, the police and the ministers of an article that is about one country are its own.
//!
//! In: the entities, by now with what the text says of them and the dateline (home.rs). Out: the same, where who acts for a state that
//! is not told is of the country that the article is about. Limit: such a guess names its rule, `only-state`.

use super::belonging::STATE;
use super::home;
use crate::entity::gazetteer::cue;
use crate::entity::kinds::shared_names::SHARED;
use crate::entity::scene::Scene;
use crate::entity::{Entities, Entity, EntityKind, Mention, MentionForm, Source};

/// A country is what an article is about if so many mentions are of it, and more than half of all that are of one.
const ABOUT: usize = 4;

/// So many sentences behind what is of another country an official may be of that one.
const APART: usize = 3;

/// Bodies of which a state has one: "Parliament", "the government".
const HIGHEST: [&str; 7] = ["army", "cabinet", "government", "military", "parliament", "police", "senate"];

/// What an article is about, and what else acts in it.
struct Only {
    country: String,
    /// Whether somebody acts for it by what the text says.
    acts: bool,
    /// For each part of a state, whether only this one has it here: "the military" where another state's police act.
    own: [bool; STATE.len()],
    /// Whether no party is of another country.
    own_parties: bool,
    /// Whether the article begins with it, and three mentions of five are of it.
    mostly: bool,
    /// Whether it is mostly on the country and nobody acts for any state: "Auckland … the health minister".
    stateless: bool,
}

impl Only {
    fn new(found: &Entities) -> Option<Self> {
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
        let &(country, count) = of_country.iter().find(|&&(_, count)| count >= ABOUT && count * 2 > all)?;
        let first = found.mentions.iter().find_map(|mention| found.of(mention).country.as_deref());
        let mostly = first == Some(country) && count * 5 >= all * 3;
        let foreign = |entity: &Entity| entity.country.as_deref().map(|other| other != country);
        let acts = |abroad: bool, part: Option<&str>| {
            found.entities.iter().any(|entity| {
                let sector = entity.sector().filter(|sector| STATE.contains(sector));
                foreign(entity) == Some(abroad) && sector.is_some() && (part.is_none() || part == sector)
            })
        };
        let at_home = acts(false, None);
        let party = |entity: &Entity| matches!(entity.sector(), Some("PTY" | "LEG"));
        Some(Self {
            acts: at_home,
            own: STATE.map(|part| at_home && !acts(true, Some(part))),
            own_parties: !found.entities.iter().any(|entity| foreign(entity) == Some(true) && party(entity)),
            mostly,
            stateless: !at_home && mostly && !acts(true, None),
            country: country.to_owned(),
        })
    }

    /// Whether who is first spoken of here acts for the country. `near`: what is of another one stands before it, not far.
    fn has(&self, scene: &Scene, one: &Entity, mention: &Mention, near: bool) -> bool {
        let code = one.code.as_deref();
        let person = one.kind == EntityKind::Person;
        let titled = mention.rule == "title-before-name";
        // Where others act, too, an official whom nothing foreign stands near is of the country of the article.
        let apart = person && self.acts && self.mostly && !near;
        let civil = matches!(code, Some("GOV" | "LEG" | "COP"));
        let highest = one.kind == EntityKind::Organization && scene.is(mention.head as usize, &HIGHEST);
        let official = apart || self.stateless && civil && (person && titled || highest);
        let part = STATE.iter().position(|&part| code == Some(part));
        let told = part.is_some_and(|part| self.own[part] || official) || official && code == Some("OPP") && titled;
        // "the Labour Party", which several countries have
        let shared = mention.rule == SHARED && self.own_parties;
        // An ambassador acts in another state than his own.
        let sent = mention.tokens.range().any(|token| scene.has(token, cue::SENT | cue::NOBODYS));
        let named = mention.form == MentionForm::Name || titled;
        let definite = scene.is(mention.tokens.start as usize, &["the", "police"]);
        (told || shared) && !sent && (named || definite)
    }
}

/// Give those who act for a state that is not told the country that the article is about: "Myanmar's junta … the military".
pub fn give(scene: &Scene, found: &mut Entities) {
    let Some(only) = Only::new(found) else { return };
    let mut foreign = None;
    let mut seen = vec![false; found.entities.len()];
    let before = home::spoken_before(scene, found);
    for (mention, before) in found.mentions.iter().zip(before) {
        let is_other = |one: &Entity| one.country.as_deref().is_some_and(|country| country != only.country);
        // "Kenya sent 1,000 police"
        let elsewhere = before.is_some_and(|spoken| is_other(&found.entities[spoken as usize]));
        let one = &mut found.entities[mention.entity as usize];
        let sentence = scene.tokens.sentence_of(mention.tokens.start as usize);
        if one.sector() != Some("JRN") && is_other(one) {
            foreign = Some(sentence);
        }
        let first = !std::mem::replace(&mut seen[mention.entity as usize], true);
        let open = first && one.origin_from.is_none() && !(elsewhere && one.kind != EntityKind::Person);
        let near = foreign.is_some_and(|foreign| foreign + APART > sentence);
        if open && only.has(scene, one, mention, near) {
            one.code = Some(format!("{}{}", only.country, one.code.as_deref().unwrap_or_default()));
            one.origin_from = Some(Source { span: mention.span, rule: "only-state" });
            one.country = Some(only.country.clone());
        }
    }
}
