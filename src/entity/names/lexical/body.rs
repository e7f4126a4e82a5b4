//! Where the name of a body ends that a noun heads: "Ministry of Mines", "Kenya National Union", "Kotoka Police Station".
//!
//! In: a token of a run and the end of the run. Out: the end of the body's name, and the sector of its noun.

use super::Finder;
use crate::entity::gazetteer::{Fold, Gender, Sense, Usage, cue};
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::token::Shape;

impl Finder<'_, '_> {
    pub(super) fn heads_body(&self, token: usize) -> bool {
        self.scene.head(token).is_some_and(|&(_, suffix)| !suffix)
    }

    /// Whether a noun of another language stands first in the name of a body.
    fn leads_body(&self, token: usize, end: usize) -> bool {
        let scene = self.scene;
        let named = (token + 1..end).any(|other| scene.is_capital(other));
        named && !self.shouting && scene.gazetteer.leads.get(scene.lower(token)).is_some()
    }

    /// Whether the capitalised words from a token on hold the noun of a body.
    pub(super) fn body_after(&self, start: usize, end: usize) -> bool {
        (start..end.min(start + 5))
            .take_while(|&token| self.scene.is_capital(token))
            .any(|token| self.heads_body(token))
    }

    /// Whether the noun of a body stands in the run before a comma.
    pub(super) fn body_within(&self, at: usize, end: usize) -> bool {
        self.body(at, end).is_some()
    }

    /// A name that the noun of an organisation heads: where it ends, and its sector.
    pub(super) fn body(&self, at: usize, end: usize) -> Option<(usize, Option<&'static str>)> {
        let scene = self.scene;
        let mut found = None;
        let mut token = at;
        while token < end {
            if let Some((next, &(sector, suffix))) =
                scene.gazetteer.heads.longest(scene, token, end, Fold::Lower).filter(|_| scene.is_capital(token))
            {
                let place = |at: usize| at < end && scene.is_capital(at) && scene.has(at, cue::PLACE_HEAD);
                if matches!(sector, "BUS" | "COP")
                    && place(next)
                    && scene.head(next).is_none()
                    && token > at
                    && !self.shouting
                {
                    // "Kotoka International Airport", "Kotoka Police Station"
                    token = next + 1;
                    continue;
                }
                // "Former [United States] senator": no club called United.
                let united = scene.is(token, &["united"]).then(|| self.longest(token, end)).flatten();
                if let Some((known, _)) = united.filter(|&(known, _)| known > next) {
                    token = known;
                    continue;
                }
                // "Fundación Iguales", "Ministerio de Salud"
                if token == at && self.leads_body(token, end) {
                    let sector = (!matches!(sector, "-" | "NGO")).then_some(sector);
                    return Some((end, sector));
                }
                let alone = token == at && next >= end;
                let continued = next < end && matches!(scene.word(next), "of" | "for");
                let fits =
                    if suffix { token > at } else { !alone || sector == "LEG" && scene.shape(token) == Shape::Capital };
                if fits && (token > at || continued || next > token + 1 || alone) {
                    let sector = (!matches!(sector, "-" | "NGO")).then_some(sector);
                    let stop = if continued { self.complement(next, end) } else { next };
                    found = Some((stop, sector));
                    token = stop;
                    continue;
                }
                token = next;
                continue;
            }
            // A person's title or a given name ends the search: "Foreign Ministry Spokesman John Church".
            if found.is_some() || token > at && self.starts_person(token, end) {
                break;
            }
            token += 1;
        }
        found
    }

    fn starts_person(&self, token: usize, end: usize) -> bool {
        let scene = self.scene;
        let given = scene.gazetteer.given.contains(scene.word(token));
        let title = scene.role_from(token, end).is_some_and(|(next, role)| {
            role.usage == Usage::Title && next < end && role.gender != Gender::Male && !self.heads_body(next)
        });
        title || given && token + 1 < end && scene.is_capital(token + 1) && !self.heads_body(token + 1)
    }

    /// Where "of Foreign Affairs and Trade" ends.
    fn complement(&self, of: usize, end: usize) -> usize {
        let mut token = of + 1;
        while token < end && !self.starts_person(token, end) {
            token += 1;
        }
        token
    }
}

/// "Syrian National Security Bureau chief": the nationality is the chief's.
pub fn without_nation(scene: &Scene, name: TokenSpan) -> TokenSpan {
    let (start, end) = (name.start as usize, name.end as usize);
    let is_nation = |(after, senses): (usize, &Vec<Sense>)| {
        after == start + 1 && senses.iter().any(|sense| matches!(sense, Sense::Adjective(_)))
    };
    let nation = name.len() > 3 && scene.gazetteer.names.longest(scene, start, end, Fold::Exact).is_some_and(is_nation);
    let held = nation && scene.role_from(end, scene.len()).is_some_and(|(_, role)| role.usage != Usage::Plural);
    TokenSpan::new(start + usize::from(held), end)
}
