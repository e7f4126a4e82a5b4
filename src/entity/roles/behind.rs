//! What stands behind the noun of an office: head "of the Riigikogu", envoy "for Syria", police "in France".
//!
//! In: the token behind the noun. Out: where the phrase ends, the name inside, and the sector of a body without a name.

use super::before::Left;
use super::{REACH, Reader};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{RoleWord, Sense, Usage, cue};
use crate::entity::names::portfolio;
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};

/// How the phrase of an office goes on behind its noun.
pub(super) struct Behind {
    pub(super) end: usize,
    /// The name inside.
    pub(super) inside: Option<usize>,
    /// The end of the field that it is an office of: "the minister [of transport] for Chad".
    pub(super) field: Option<usize>,
    /// The field is one of a government.
    pub(super) portfolio: bool,
}

impl Reader<'_, '_> {
    /// The phrase behind the noun of an office that begins at `at`, and before whose holder's name nothing may come.
    pub(super) fn behind(&self, at: usize, next: usize, left: &Left) -> Behind {
        let person = self.person_at(next);
        let portfolio = portfolio::end_of(self.scene, at, next, self.end);
        let (end, inside) = match portfolio {
            Some(end) => (end, None),
            None if person.is_some() => (next, None),
            None => self.right(next),
        };
        // "the minister of transport for Chad", "President Leila Haddad of Chad"
        let field =
            portfolio.or_else(|| (inside.is_none() && end > next && self.scene.is(next, &["of"])).then_some(end));
        let (end, inside) = if field.is_some() { self.of_country(end) } else { (end, inside) };
        let holder = person.filter(|_| left.country.is_none());
        let inside = inside.or_else(|| self.of_country(self.names[holder?].tokens.end as usize).1);
        Behind { end, inside, field, portfolio: portfolio.is_some() }
    }

    /// Grow to the right over "of the Riigikogu", "for Syria Engagement": the end, and the name inside.
    pub(super) fn right(&self, next: usize) -> (usize, Option<usize>) {
        let scene = self.scene;
        if next + 1 >= self.end || !scene.is(next, &["of", "for", "at", "to", "in", "with"]) {
            return (next, None);
        }
        // "released two hostages to the Red Cross": none but who is sent or serves has somebody behind "to".
        // "Australia's high commissioner to Fiji"
        let commissioner = scene.is(next - 1, &["commissioner"]) && next >= 2 && scene.is(next - 2, &["high"]);
        let serves = scene.has(next - 1, cue::SENT | cue::AIDE | cue::SERVES) || commissioner;
        if scene.is(next, &["to"]) && !serves {
            return (next, None);
        }
        let article = usize::from(scene.is(next + 1, &["the"]));
        let from = self.behind_kind(next + 1 + article);
        if let Some(name) = self.places.at(from) {
            let name = self.owned_body(name).unwrap_or(name);
            let fits = match self.names[name].kind {
                EntityKind::Organization => true,
                EntityKind::Place => scene.is(next, &["of", "for", "to"]),
                _ => false,
            };
            // "the head of the U.N.-recognized government" is not the head of the U.N.
            let joined = self.names[name].tokens.end as usize;
            let helped = joined + 1 < self.end && scene.is_joint(joined) && !scene.is_capital(joined + 1);
            if !fits || helped {
                return (next, None);
            }
            let mut end = joined;
            // "advisor for U.S. President Ann Lee" is not she.
            if scene.role_from(end, self.end).is_some_and(|(_, role)| role.usage == Usage::Title) {
                return (next, None);
            }
            // "a delegation of US senators": to the people of whom the name is said.
            let word = &scene.syntax.words[end - 1];
            let said_of = word.head as usize;
            if matches!(word.dep, Dep::Compound | Dep::Amod)
                && (end..self.end.min(end + 3)).contains(&said_of)
                && (end..=said_of).all(|token| self.places.at(token).is_none() && scene.pos(token) == Pos::Noun)
                && scene.role(said_of).is_some_and(|role| role.usage == Usage::Plural)
            {
                return (said_of + 1, Some(name));
            }
            // "for Syria Engagement James Jeffrey"
            while end < self.end && end < from + REACH && scene.is_capital(end) && self.places.at(end).is_none() {
                end += 1;
            }
            return (end, Some(name));
        }
        // "the government of [Prime Minister] Ann Lee"
        let title = scene.role_from(from, self.end).is_some_and(|(_, role)| role.usage == Usage::Title);
        if title && from < self.end && scene.is_capital(from) {
            return (next, None);
        }
        if from < self.end && scene.word(next) == "of" && scene.has(from, cue::MODIFIER) {
            let mut end = from + 1;
            while end < self.end
                && end < from + 3
                && matches!(scene.pos(end), Pos::Noun | Pos::Propn)
                && self.places.at(end).is_none()
            {
                end += 1;
            }
            return (end, None);
        }
        // "the speaker of the parliament Ann Lee"
        let body = from < self.end && scene.word(next) == "of" && article == 1 && !scene.is_capital(from);
        if body && scene.head(from).is_some() && self.person_at(from + 1).is_some() {
            return (from + 1, None);
        }
        // "lecturer in soil studies at the University of …"
        let small = |token: usize| !scene.is_capital(token) && self.places.at(token).is_none();
        let studies = (from..self.end.min(from + 4)).take_while(|&token| small(token));
        let at = studies.filter(|&token| scene.is(token, &["at"])).last().filter(|_| scene.word(next) == "of");
        at.map_or((next, None), |at| self.right(at))
    }

    /// Where the name begins behind its kind: "[the Polish city of] Gdańsk".
    fn behind_kind(&self, from: usize) -> usize {
        let scene = self.scene;
        let nation = self.places.at(from).filter(|&name| self.names[name].kind == EntityKind::Group);
        let kind = nation.map_or(from, |name| self.names[name].tokens.end as usize);
        let place = kind + 2 < self.end
            && scene.has(kind, cue::CITY | cue::DIVISION | cue::COUNTRY)
            && scene.is(kind + 1, &["of"])
            && self.places.at(kind + 2).is_some_and(|name| self.names[name].kind == EntityKind::Place);
        if place { kind + 2 } else { from }
    }

    /// The body behind the place that owns it: "Chad's [National Library]".
    fn owned_body(&self, place: usize) -> Option<usize> {
        let end = self.names[place].tokens.end as usize;
        let owns = self.names[place].kind == EntityKind::Place && end + 1 < self.end && self.scene.is_possessive(end);
        let body = self.places.at(end + 1).filter(|_| owns)?;
        (self.names[body].kind == EntityKind::Organization).then_some(body)
    }

    /// Grow further over "for Chad".
    pub(super) fn of_country(&self, next: usize) -> (usize, Option<usize>) {
        let (end, inside) = self.right(next);
        let is_nation = |name: &usize| self.names[*name].senses.iter().any(Sense::is_nation);
        inside.filter(is_nation).map_or((next, None), |name| (end, Some(name)))
    }

    /// Whether these belong where they are; "troops in Mali", "reporters in Brussels" and "its embassy in Damascus" do not.
    pub(super) fn is_at_home(&self, noun: usize, role: RoleWord) -> bool {
        // "foreign ministers in Prague"
        let abroad = noun > self.first && self.scene.is(noun - 1, &["foreign", "finance", "defence", "defense"]);
        let meet = abroad && self.scene.is(noun, &["ministers"]);
        !matches!(role.sector, Some("MIL" | "JRN")) && !self.scene.has(noun, cue::AWAY) && !meet
    }

    /// The place in "in France", right at a token.
    pub(super) fn place_after(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        if at + 1 >= self.end || !scene.is(at, &["in", "across"]) {
            return None;
        }
        let name = self.places.at(at + 1 + usize::from(scene.is(at + 1, &["the"])))?;
        (self.names[name].kind == EntityKind::Place).then_some(name)
    }

    /// The sector of a body or of people without a name, in "of the company's board", and the word that says it.
    pub(super) fn sector_after(&self, at: usize) -> Option<(&'static str, TokenSpan)> {
        let scene = self.scene;
        if at + 1 >= self.end || !scene.is(at, &["of", "for"]) {
            return None;
        }
        let from = at + 1 + usize::from(scene.is(at + 1, &["the", "a", "an"]));
        let noun = (from..self.end.min(from + 3))
            .take_while(|&token| self.places.at(token).is_none() && !scene.is_capital(token))
            .find(|&token| scene.pos(token) == Pos::Noun)?;
        let by_head = scene.head(noun).map(|&(sector, _)| sector).filter(|&sector| !matches!(sector, "-" | "NGO"));
        let by_role = scene.role(noun).filter(|role| role.usage == Usage::Plural).and_then(|role| role.sector);
        by_role.or(by_head).map(|sector| (sector, TokenSpan::new(noun, noun + 1)))
    }
}
