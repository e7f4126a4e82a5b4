//! The sector of an office: by its own noun, by what stands before it, and by the body that it is an office of.
//!
//! In: the noun and what was read around it. Out: the sector, and the words that say it. The noun speaks first; then come
//! the cases in which its surroundings know better, the later ones over the earlier.

use super::Reader;
use super::before::Left;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, RoleWord, Sense, cue, terms};
use crate::entity::settle::codes;
use crate::span::TokenSpan;
use crate::token::Shape;

/// What was read of an office before its sector is asked for.
pub(super) struct Told {
    /// Its first word, its noun, and the token behind it.
    pub(super) at: usize,
    pub(super) noun: usize,
    pub(super) next: usize,
    pub(super) role: RoleWord,
    /// The body that it is an office of, and its sector.
    pub(super) organization: Option<usize>,
    pub(super) of_organization: Option<&'static str>,
    /// The name behind the noun.
    pub(super) inside: Option<usize>,
}

/// A sector, and the words that say it.
type Said = (Option<&'static str>, TokenSpan);

impl Reader<'_, '_> {
    /// The sector, and the words that say it.
    pub(super) fn sector(&self, told: &Told, left: &Left) -> Said {
        let said = self.by_noun(told, left);
        let said = self.by_body(told, left).unwrap_or(said);
        let said = self.by_service(told, left).unwrap_or(said);
        self.by_company(told, left).unwrap_or(said)
    }

    /// What the noun says; else what stands before it, or the body that it is an office of.
    fn by_noun(&self, told: &Told, left: &Left) -> Said {
        let &Told { at, noun, next, role, organization, of_organization, .. } = told;
        // "Hillside Self-Defence" + "Forces"
        if let Some((sector, words)) = organization.and_then(|name| self.noun_across(name, at, next)) {
            return (Some(sector), words);
        }
        let by = [
            (role.sector, TokenSpan::new(at, next)),
            (left.sector, left.sector_at),
            (of_organization, self.words_of(organization)),
        ];
        let (sector, sector_at) = by.into_iter().find(|(sector, _)| sector.is_some()).unwrap_or_default();
        // "the chairman of the company's board", "a leader of the rebels"
        let open = sector.is_none() || role.sector == Some("GOV") && self.scene.has(noun, cue::SERVES);
        match self.sector_after(next).filter(|_| open) {
            Some((sector, words)) => (Some(sector), words),
            None => (sector, sector_at),
        }
    }

    /// Where the body of an office knows better than its noun.
    fn by_body(&self, told: &Told, left: &Left) -> Option<Said> {
        let scene = self.scene;
        let &Told { noun, next, role, organization, of_organization, inside, .. } = told;
        // "Senate President", "FIFA president", "UNICEF executive director": who heads a body does not govern, nor is it a firm.
        if let Some(name) = left.organization.filter(|&name| self.is_headed(name, noun, role)) {
            let last = self.names[name].tokens.end as usize - 1;
            let by_noun = scene.head(last).map(|&(sector, _)| sector).filter(|&sector| sector != "-");
            return Some((of_organization.or(by_noun), self.words_of(organization)));
        }
        // "the chief executive of Hong Kong" governs it.
        let place = inside.filter(|&name| self.names[name].kind == EntityKind::Place);
        if place.is_some() && role.sector == Some("BUS") && scene.is(noun, &["executive"]) && scene.is(next, &["of"]) {
            return Some((Some("GOV"), TokenSpan::new(noun, next)));
        }
        // "Royal Navy doctors", "County Police Commander"
        let commands =
            matches!((of_organization, role.sector), (Some("COP"), Some("MIL")) | (Some("MIL"), Some("COP")));
        let serves = matches!(of_organization, Some("MIL" | "COP")) && is_civil(role.sector);
        let within = inside.is_none() && (serves || commands);
        // "Boko Haram gunmen", "a Boko Haram commander"
        let armed =
            matches!(role.sector, Some("UAF" | "MIL")) && matches!(of_organization, Some("REB" | "PRM" | "CRM"));
        // "the president of the parliament"; that of a league does not govern.
        let presides =
            role.sector == Some("GOV") && inside == organization && scene.is(next.min(self.end - 1), &["of"]);
        let knows = within || armed || presides && organization.is_some();
        knows.then(|| (of_organization, self.words_of(organization)))
    }

    /// "NATO officials", "parliament speaker": what they belong to says more than that they govern.
    fn by_service(&self, told: &Told, left: &Left) -> Option<Said> {
        let &Told { noun, role, organization, of_organization, .. } = told;
        if role.sector != Some("GOV") || !self.scene.has(noun, cue::SERVES) {
            return None;
        }
        let of_body = of_organization.map(|sector| (Some(sector), self.words_of(organization)));
        let before = || left.sector.map(|sector| (Some(sector), left.sector_at));
        let faith = || left.faith.map(|faith| (Some("REL"), faith));
        of_body.or_else(before).or_else(faith)
    }

    /// Where those whom it stands beside know better: rebels, a faith, states, a team.
    fn by_company(&self, told: &Told, left: &Left) -> Option<Said> {
        let scene = self.scene;
        let &Told { at, noun, next, role, organization, of_organization, .. } = told;
        // "England captain Bo Rune" commands nobody
        let of_team = |name: usize| {
            let name = &self.names[name];
            let team = name.kind == EntityKind::Organization && name.senses.is_empty() && name.sector.is_none();
            name.tokens.end as usize == at
                && (team || name.senses.iter().any(|sense| matches!(sense, Sense::Country(_) | Sense::Part(_))))
        };
        // "captain Bo Rune scored", "the captain of the ferry", but "an army captain", "a captain in the army"
        let small = scene.shape(noun) == Shape::Lower
            && at == noun
            && (organization.is_none() && left.sector.is_none())
            && !(next < self.end && scene.is(next, &["in", "with"]))
            && !scene
                .is(at.max(self.first + 1) - 1, &["army", "navy", "police", "force", "marine", "guard", "militia"]);
        let of_team = |name: usize| of_team(name) && at > self.first;
        let leads = small || at > self.first && self.places.at(at - 1).is_some_and(of_team);
        if scene.is(noun, &["captain"]) && leads {
            return Some((Some("CVL"), TokenSpan::new(at, next)));
        }
        // "the critic Alfred Roe" and "The Guardian's critic" judge books, "a critic of the king" does not.
        let judges = next < self.end && scene.is_capital(next) && scene.is(at.max(1) - 1, &["a", "the"]);
        if at == noun && scene.is(noun, &["critic"]) && (judges || of_organization == Some("JRN")) {
            return Some((Some("JRN"), TokenSpan::new(at, next)));
        }
        // "Representative Ann Lee" sits in a house; "the representative", "UN Special Representative" speak for somebody.
        let bare = organization.is_none() && at == noun && left.title == at && scene.is_capital(noun);
        if bare && scene.is(noun, &["representative"]) && self.person_at(next).is_some() {
            return Some((Some("LEG"), TokenSpan::new(at, next)));
        }
        // "the Saudi-led coalition" is no party
        let is_led = |token: usize| scene.is(token, &["led"]) && scene.is_joint(token - 1);
        if scene.is(noun, &["coalition"]) && at > self.first + 1 && is_led(at - 1) {
            return Some((Some("MIL"), TokenSpan::new(at - 1, at)));
        }
        // "a Jewish community leader"
        let leads = role.sector == Some("CVL") && scene.is(noun, &["leader", "leaders"]);
        if let Some(faith) = left.faith.filter(|_| leads) {
            return Some((Some("REL"), faith));
        }
        // "the union's president", "the militants' commander"
        let commands = matches!(role.sector, Some("UAF" | "MIL")) && matches!(left.sector, Some("REB" | "PRM" | "CRM"));
        let owned = role.sector == Some("GOV") && left.of_body || commands;
        owned.then_some((left.sector, left.sector_at))
    }

    /// The words of a body.
    fn words_of(&self, organization: Option<usize>) -> TokenSpan {
        organization.map_or(TokenSpan::default(), |name| self.names[name].tokens)
    }

    /// The sector of a noun of bodies that begins in a name and ends with the noun of the office.
    fn noun_across(&self, name: usize, at: usize, next: usize) -> Option<(&'static str, TokenSpan)> {
        let tokens = self.names[name].tokens;
        let heads = &self.scene.gazetteer.heads;
        let ends =
            |&from: &usize| heads.longest(self.scene, from, next, Fold::Lower).is_some_and(|(end, _)| end == next);
        let from = tokens.range().find(ends).filter(|_| tokens.end as usize == at)?;
        let (_, &(sector, _)) = heads.longest(self.scene, from, next, Fold::Lower)?;
        (!matches!(sector, "-" | "NGO")).then_some((sector, TokenSpan::new(from, next)))
    }

    /// The sector of an organisation: of its row, else of its last word.
    pub(super) fn sector_of(&self, name: usize) -> Option<&'static str> {
        let name = &self.names[name];
        let listed = name.senses.iter().find_map(|sense| match *sense {
            Sense::Organization { code, full } => {
                let called = if full.is_empty() { self.scene.text_of(name.tokens) } else { full };
                let term = terms::of_body(called, self.scene.day);
                term.map_or(codes::sector(code), |term| term.sector)
            }
            _ => None,
        });
        let by_noun = || self.scene.head(name.tokens.end as usize - 1).map(|&(sector, _)| sector);
        name.sector.or(listed).or_else(|| by_noun().filter(|&sector| matches!(sector, "MIL" | "COP")))
    }

    /// Whether an office is the highest of a body that is no state, league or firm: "Senate President", "Oxfam chief executive".
    fn is_headed(&self, name: usize, noun: usize, role: RoleWord) -> bool {
        let origin = self.names[name].senses.iter().find_map(|sense| match *sense {
            Sense::Organization { code, .. } => codes::origin(code),
            _ => None,
        });
        let league = matches!(origin, Some("EUR" | "IGO" | "UNO"));
        match role.sector {
            Some("GOV") => {
                self.scene.is(noun, &["president", "chairman", "chairwoman", "chairperson", "leader"]) && !league
            }
            Some("BUS") => {
                league || origin == Some("NGO") || self.scene.is(noun, &["founder", "co-founder", "cofounder"])
            }
            _ => false,
        }
    }
}

/// Whether soldiers and police may do such work, too: "an army accountant".
pub(super) fn is_civil(sector: Option<&str>) -> bool {
    matches!(sector, Some("BUS" | "CVL" | "EDU" | "MED"))
}
