//! What keeps two offices of one title apart: the seats of envoys, the divisions of governors, the owners and rulers of governments.
//!
//! In: an office of the walk, and another one or who may hold it. Out: whether they cannot be one.

use super::{FEW, Walk};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, known, terms};
use crate::entity::roles::Office;
use crate::span::TokenSpan;

/// So many sentences a state's body may stand before its owner is told.
const NEAR: usize = 2;

/// So far behind a government the name of who leads it begins: "of Prime Minister [Ann Lee]".
const RULER: usize = 5;

impl Walk<'_, '_> {
    /// Whether two offices are in different places: "the ambassador to Manila … the ambassador to Seoul", "the governor of Kano … the Kaduna
    /// governor".
    pub(super) fn are_elsewhere(&self, held: &Office, office: &Office) -> bool {
        // "the ambassador to Manila … the ambassador to Seoul"
        let seat = |office: &Office| {
            let (from, end) = (office.head + 2, office.tokens.end as usize);
            let sent = from < end && self.scene.is(office.head + 1, &["to"]);
            sent.then(|| self.scene.text_of(TokenSpan::new(from, end)))
        };

        // "the governor of Kano … the Kaduna governor"
        let division = |office: &Office| {
            let at = office.country_at;
            let name = self.places.at(at.start as usize).filter(|_| !at.is_empty())?;
            let whole = |sense: &Sense| {
                matches!(sense, Sense::Country(_) | Sense::Part(_) | Sense::Adjective(_) | Sense::Government(_))
            };
            let senses = self.names[name].senses;
            let local = self.names[name].kind == EntityKind::Place && !senses.iter().any(whole);
            local.then(|| self.scene.text_of(self.names[name].tokens))
        };
        let apart = |(one, other): (&str, &str)| !one.starts_with(other) && !other.starts_with(one);
        let seats = seat(held).zip(seat(office)).is_some_and(|(one, other)| one != other);
        seats || division(held).zip(division(office)).is_some_and(apart)
    }

    /// Whether a government is another than one spoken of: its owner is told when that one stands far before without a country, "The
    /// government … Chad's government", or it is that of somebody who is known to rule elsewhere.
    pub(super) fn is_late(&self, office: &Office, draft: usize, sentence: usize) -> bool {
        let scene = self.scene;
        if !self.is_body(office.head) || !scene.is(office.head, &["administration", "government", "junta", "regime"]) {
            return false;
        }
        let known = &self.chains.drafts[draft];
        let countries = || known.offices.iter().take(FEW).filter_map(|&held| self.offices[held].country);
        let bare = known.names.is_empty() && countries().next().is_none();
        let last = self.recent().find(|trace| trace.draft == draft).map_or(0, |trace| trace.sentence);
        let of = office.head + 1 < scene.len() && scene.is(office.head + 1, &["of"]);
        let ruler = (office.head + 2..scene.len().min(office.head + RULER))
            .find_map(|token| self.places.at(token))
            .filter(|_| of);
        let ruler = ruler.map(|name| &self.names[name]).filter(|name| name.kind == EntityKind::Person);
        let rules = ruler.and_then(|name| {
            let held = known::terms(scene.gazetteer, name.senses, scene.text_of(name.tokens));
            terms::at(&held, scene.day).map(|(country, _)| country)
        });
        let elsewhere = rules
            .is_some_and(|rules| !bare && countries().next().is_some() && countries().all(|country| country != rules));
        let owner = self.is_owned(office) && office.country.is_some();
        elsewhere || bare && owner && last + NEAR < sentence
    }
}
