//! What stands before the noun of an office: "the Syrian [former deputy] [Air Force] intelligence" chief.
//!
//! In: the token of the noun. Out: [`Left`], where the phrase begins, and what its names and small words say of country, body,
//! sector, faith and status. The phrase grows as long as names and modifiers stand before it.

use super::{REACH, Reader};
use crate::entity::gazetteer::{Sense, Usage, cue};
use crate::entity::places::short_division;
use crate::entity::settle::codes;
use crate::entity::{EntityKind, RoleStatus};
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;

/// What stands before the noun of an office.
pub(super) struct Left {
    pub(super) start: usize,
    /// Where the small modifiers begin.
    pub(super) title: usize,
    pub(super) country: Option<&'static str>,
    /// The words that say the country, the sector and the status.
    pub(super) country_at: TokenSpan,
    pub(super) sector_at: TokenSpan,
    pub(super) status_at: TokenSpan,
    pub(super) organization: Option<usize>,
    /// The words that say a faith.
    pub(super) faith: Option<TokenSpan>,
    pub(super) sector: Option<&'static str>,
    /// The sector is that of a body that owns it: "the [union's] president".
    pub(super) of_body: bool,
    pub(super) status: RoleStatus,
}

impl Reader<'_, '_> {
    /// Grow to the left: "the Syrian [former deputy] [Air Force] intelligence".
    pub(super) fn left(&self, at: usize) -> Left {
        let scene = self.scene;
        let mut left = Left {
            start: at,
            title: at,
            country: None,
            country_at: TokenSpan::default(),
            sector_at: TokenSpan::default(),
            status_at: TokenSpan::default(),
            organization: None,
            faith: None,
            sector: None,
            of_body: false,
            status: RoleStatus::Current,
        };
        let low = self.first.max(at.saturating_sub(REACH));
        while left.start > low {
            let mut before = left.start - 1;
            // "former [National Revenue Board (NRB)] chairman", but "the Revenue Workers (RW) union" is one
            let person = scene.role(at).is_some_and(|role| role.usage != Usage::Plural);
            if person
                && before > low + 2
                && scene.word(before) == ")"
                && scene.word(before - 2) == "("
                && scene.shape(before - 1) == Shape::Upper
            {
                before -= 3;
                if !self.places.at(before).is_some_and(|name| self.names[name].kind == EntityKind::Organization) {
                    break;
                }
            }
            if let Some(name) = self.places.at(before) {
                if !self.take(name, &mut left) {
                    break;
                }
            } else if self.owns_field(before, left.start, at) {
                left.start = before - 1;
                left.title = before - 1;
            } else if scene.is_possessive(before) && before > low {
                let Some(name) = self.places.at(before - 1) else {
                    self.owned_by(before - 1, &mut left);
                    break;
                };
                if !matches!(self.names[name].kind, EntityKind::Place | EntityKind::Organization | EntityKind::Group) {
                    break;
                }
                self.take(name, &mut left);
                break;
            } else if scene.is(before, &["based", "led"])
                && before > low + 1
                && scene.is_joint(before - 1)
                && let Some(name) = self.places.at(before - 2)
            {
                // "a Somalia-based armed group", "the Saudi-led coalition"
                if !self.take(name, &mut left) {
                    break;
                }
            } else if scene.is_joint(before) && before > low {
                if let Some(name) = self.places.at(before - 1) {
                    if !self.take(name, &mut left) {
                        break;
                    }
                    continue;
                }
                left.start = before - 1;
                left.title = left.title.min(left.start);
                self.mark(before - 1, &mut left);
            } else if scene.is(at, &["haji", "sheikh", "sheikha", "shaikh"]) && scene.is_capital(before) {
                // "Minister of Foreign Affairs [Sheikh] Karim Rao"
                break;
            } else if self.modifies(before) {
                left.start = before;
                if left.organization.is_none() && left.country.is_none() {
                    left.title = before;
                }
                self.mark(before, &mut left);
            } else {
                break;
            }
        }
        left
    }

    /// Whether a possessive of many says what an office is about: "[women's] affairs minister", "[veterans'] affairs secretary",
    /// but not "the rebels' leader".
    fn owns_field(&self, possessive: usize, start: usize, noun: usize) -> bool {
        let scene = self.scene;
        possessive > self.first
            && scene.is_possessive(possessive)
            && scene.syntax.words[possessive - 1].tag == Tag::Nns
            && (!scene.is_capital(possessive - 1) || possessive - 1 == self.first)
            && self.places.at(possessive - 1).is_none()
            && start < noun
            && (start..noun).all(|token| scene.pos(token) == Pos::Noun)
    }

    /// What an owner without a name says of the sector: "the [rebels'] leader".
    fn owned_by(&self, owner: usize, left: &mut Left) {
        let role = self.scene.role(owner).filter(|role| role.usage == Usage::Plural);
        let sector = role.and_then(|role| role.sector).filter(|_| left.sector.is_none());
        if sector.is_some() {
            left.sector = sector;
            left.sector_at = TokenSpan::new(owner, owner + 1);
        }
        // "the group's leader" governs nothing.
        left.of_body = self.scene.head(owner).is_some();
    }

    /// Take a name in front of the noun; false where the phrase must end before it.
    fn take(&self, name: usize, left: &mut Left) -> bool {
        let found = &self.names[name];
        match found.kind {
            EntityKind::Person | EntityKind::Other => return false,
            EntityKind::Organization => left.organization = left.organization.or(Some(name)),
            EntityKind::Place | EntityKind::Group => {
                if found.senses.contains(&Sense::Group { faith: true }) {
                    left.faith = Some(found.tokens);
                }
                // "ethnic Albanian mayors" may be anybody's.
                let ethnic =
                    found.tokens.start > 0 && self.scene.is(found.tokens.start as usize - 1, &["ethnic", "ethnically"]);
                if left.country.is_none() && !ethnic {
                    // "Calif."
                    let short = || short_division(self.scene.text_of(found.tokens)).map(|(country, _)| country);
                    left.country = codes::country_of(self.scene, found.senses).or_else(short);
                    left.country_at = found.tokens;
                }
            }
        }
        left.start = found.tokens.start as usize;
        true
    }

    /// Whether a word may stand inside an office before its noun. What hangs elsewhere, or says when, does not.
    fn modifies(&self, token: usize) -> bool {
        let scene = self.scene;
        let hangs_elsewhere = matches!(
            scene.syntax.words[token].dep,
            Dep::Obl | Dep::Nsubj | Dep::NsubjPass | Dep::Obj | Dep::Iobj | Dep::Root | Dep::Conj
        );
        if scene.has(token, cue::TIME) || scene.pos(token) == Pos::Noun && hangs_elsewhere && !scene.is_capital(token) {
            return false;
        }
        if scene.has(token, cue::MODIFIER | cue::FORMER | cue::ACTING | cue::DEPUTY) {
            return !matches!(scene.pos(token), Pos::Verb | Pos::Aux | Pos::Sconj)
                || scene.has(token, cue::FORMER | cue::ACTING | cue::DEPUTY);
        }
        let opens = token == self.first;
        // "Acme's Sahel director": a field that is no name the tables know.
        let word = &scene.syntax.words[token];
        if token > self.first && scene.is_possessive(token - 1) && scene.is_capital(token) && word.dep == Dep::Compound
        {
            return true;
        }
        let is_title = token + 1 < self.end && scene.is_capital(token) && scene.is_capital(token + 1) && !opens
            // "Disaster management minister Ann Lee"
            || opens && scene.syntax.words[token].dep == Dep::Compound && scene.pos(token) == Pos::Noun;
        // "a founding party member"
        let joined = token > self.first && scene.is_joint(token - 1);
        let participle = scene.pos(token) == Pos::Verb && scene.syntax.words[token].dep == Dep::Amod && !joined;
        (matches!(scene.pos(token), Pos::Adj | Pos::Noun | Pos::Propn) || participle)
            && (!scene.is_capital(token) || is_title)
            || scene.role(token).is_some_and(|role| role.usage == Usage::Plural && role.sector.is_some())
            || self.is_faith(token)
    }

    /// "Jewish"
    fn is_faith(&self, token: usize) -> bool {
        let scene = self.scene;
        let senses = || scene.gazetteer.names.get(scene.word(token));
        scene.is_capital(token) && senses().is_some_and(|senses| senses.contains(&Sense::Group { faith: true }))
    }

    /// What a modifier says of status and sector.
    fn mark(&self, token: usize, left: &mut Left) {
        let scene = self.scene;
        if scene.has(token, cue::FORMER) {
            left.status = RoleStatus::Former;
        } else if scene.has(token, cue::ACTING) {
            left.status = RoleStatus::Acting;
        } else if scene.has(token, cue::DEPUTY) {
            left.status = RoleStatus::Deputy;
        }
        let by_head =
            scene.head(token).map(|&(sector, _)| sector).filter(|&sector| !matches!(sector, "-" | "NGO" | "GOV"));
        let by_role = scene.role(token).and_then(|role| role.sector);
        if scene.has(token, cue::FORMER) {
            left.status_at = TokenSpan::new(token, token + 1);
        }
        if self.is_faith(token) {
            left.faith = Some(TokenSpan::new(token, token + 1));
        }
        if left.sector.is_none() {
            left.sector = by_role.or(by_head);
            left.sector_at = TokenSpan::new(token, token + 1);
        }
    }
}
