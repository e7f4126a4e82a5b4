//! The country that an office is of: by a nationality or a place before it, behind it, or in the name of its body.
//!
//! In: what was read around the noun of the office. Out: the country, and the words that say it.

use super::before::Left;
use super::sector::Told;
use super::{REACH, Reader};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Usage, cue};
use crate::entity::settle::codes;
use crate::entity::settle::named_for::leading_country;
use crate::span::TokenSpan;

/// A country, and the words that say it.
type Origin = (&'static str, TokenSpan);

impl Reader<'_, '_> {
    /// The country of an office whose phrase ends at `end`, and the words that say it. `joined` where it is followed by several: then
    /// it is of no single one.
    pub(super) fn origin(
        &self,
        told: &Told,
        left: &Left,
        joined: bool,
        end: usize,
    ) -> (Option<&'static str>, TokenSpan) {
        let beside = if joined { None } else { self.beside(told, left) };
        let found = beside.or_else(|| self.where_it_is(told, end)).or_else(|| self.of_body(told.organization?));
        found.map_or_else(Default::default, |(country, at)| (Some(country), at))
    }

    /// The country that is named before the noun of an office, else in the phrase behind it.
    fn beside(&self, told: &Told, left: &Left) -> Option<Origin> {
        if let Some(country) = left.country {
            // "Amnesty's China director": the field is no origin.
            let owner = left.organization.filter(|&name| self.names[name].tokens.end <= left.country_at.start);
            let is_field = owner.is_some() && self.is_place(left.country_at);
            return (!is_field).then_some((country, left.country_at));
        }
        let name = &self.names[told.inside?];
        let is_of = matches!(name.kind, EntityKind::Place | EntityKind::Group)
            && self.scene.word(told.next) != "to"
            && !self.is_sent(told.noun, told.next);
        let country = codes::country_of(self.scene, name.senses).filter(|_| is_of)?;
        Some((country, name.tokens))
    }

    /// "Muslim leaders in France", "the university in Scotland"
    fn where_it_is(&self, told: &Told, end: usize) -> Option<Origin> {
        let several = told.role.usage == Usage::Plural || told.inside.is_some();
        let name = self.place_after(end).filter(|_| several && self.is_at_home(told.noun, told.role))?;
        let country = codes::country_of(self.scene, self.names[name].senses)?;
        codes::country(country)?;
        Some((country, self.names[name].tokens))
    }

    /// The country of the body that an office is in: its own, that in its name, or that of the place that owns it, "the director of
    /// Chad's National Library".
    fn of_body(&self, body: usize) -> Option<Origin> {
        let scene = self.scene;
        let name = &self.names[body];
        let own = codes::country_of(scene, name.senses).or_else(|| leading_country(scene, name));
        own.map(|country| (country, name.tokens)).or_else(|| {
            let owner = &self.names[self.owner(body)?];
            Some((codes::country_of(scene, owner.senses)?, owner.tokens))
        })
    }

    /// Where a list of countries ends that begins with a name: "of [Chad, Niger and Mali]"; `None` where one stands alone.
    pub(super) fn joined(&self, name: usize) -> Option<usize> {
        let country = |name: usize| {
            let codes = codes::country_of(self.scene, self.names[name].senses);
            self.names[name].kind == EntityKind::Place && codes.is_some()
        };
        let mut end = self.names[name].tokens.end as usize;
        if !country(name) {
            return None;
        }
        for _ in 0..REACH {
            if end + 1 >= self.end {
                return None;
            }
            let last = self.scene.is(end, &["and"]);
            let next =
                self.places.at(end + 1).filter(|&next| (last || self.scene.word(end) == ",") && country(next))?;
            end = self.names[next].tokens.end as usize;
            let owner = end < self.end && self.scene.is_possessive(end);
            if last {
                return (!owner).then_some(end);
            }
        }
        None
    }

    /// Whether words are the name of a country and not that of its people.
    fn is_place(&self, tokens: TokenSpan) -> bool {
        let name = self.places.at(tokens.start as usize);
        name.is_some_and(|name| self.names[name].kind == EntityKind::Place)
    }

    /// "the envoy for Yemen" is not of Yemen.
    fn is_sent(&self, noun: usize, next: usize) -> bool {
        self.scene.word(next) == "for" && self.scene.has(noun, cue::SENT)
    }

    /// The place that owns a body: "[Chad]'s National Library".
    fn owner(&self, name: usize) -> Option<usize> {
        let start = self.names[name].tokens.start as usize;
        let owner = start.checked_sub(2).filter(|&last| last >= self.first && self.scene.is_possessive(last + 1))?;
        self.places.at(owner).filter(|&owner| self.names[owner].kind == EntityKind::Place)
    }
}
