//! The user's own names, which go before ours.
//!
//! A row is found by its name and its aliases, which are one entity. Several rows of one name are several terms: the one
//! that holds on the day of publication counts, the last given first; of somebody whose terms are all over, the last of
//! them says the country, and the sector is ELI.

use super::{Fold, Phrases};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::entity::{EntityKind, Place};
use crate::lexicon::names::{Names, OwnName};
use crate::span::TokenSpan;
use jiff::civil::Date;

/// The rows of a user, to be looked up in a text.
pub struct Own<'n> {
    /// The rows of each name and alias.
    phrases: Phrases<Vec<usize>>,
    rows: &'n [OwnName],
}

/// What a user's rows say of a name on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Said<'n> {
    pub row: &'n OwnName,
    /// Whether country and code hold then, or held before.
    pub tense: Tense,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Holds,
    Held,
    WillHold,
}

impl<'n> Own<'n> {
    pub fn new(names: &'n Names) -> Self {
        let mut phrases: Phrases<Vec<usize>> = Phrases::default();
        for (index, row) in names.own.iter().enumerate() {
            for phrase in std::iter::once(&row.name).chain(&row.aliases) {
                phrases.entry(phrase).get_or_insert_default().push(index);
            }
        }
        Self { phrases, rows: &names.own }
    }

    /// The longest name of the user's that begins at a token.
    pub fn longest(&self, scene: &Scene, at: usize, end: usize) -> Option<(usize, Name)> {
        if self.rows.is_empty() {
            return None;
        }
        let (next, rows) = self.phrases.longest(scene, at, end, Fold::Exact)?;
        let row = &self.rows[*rows.last()?];
        let kind = EntityKind::ALL.into_iter().find(|kind| kind.name() == row.kind).unwrap_or(EntityKind::Other);
        let tokens = TokenSpan::new(at, next);
        Some((next, Name { tokens, kind, senses: &[], sector: None, sure: true, rule: "own-name" }))
    }

    /// What all names of one entity share: the first row of the name that the last row of this one has.
    pub fn entity(&self, written: &str) -> Option<usize> {
        let last = *self.phrases.get(written)?.last()?;
        let row = &self.rows[last];
        self.phrases.get(&row.name)?.iter().copied().find(|&index| {
            let other = &self.rows[index];
            other.name == row.name && other.kind == row.kind
        })
    }

    /// What the rows say of a name on a day; without a day, after all terms that end.
    pub fn said(&self, written: &str, day: Option<Date>) -> Option<Said<'n>> {
        let day = day.unwrap_or(Date::MAX);
        let entity = self.entity(written)?;
        let OwnName { name, kind, .. } = &self.rows[entity];
        let rows = || {
            let indices = self.phrases.get(name).map_or(&[][..], Vec::as_slice);
            indices.iter().map(|&index| &self.rows[index]).filter(|row| row.name == *name && row.kind == *kind)
        };
        let holds = rows().rfind(|row| row.from <= day && day <= row.until);
        if let Some(row) = holds {
            return Some(Said { row, tense: Tense::Holds });
        }
        if let Some(row) = rows().filter(|row| row.until < day).max_by_key(|row| row.until) {
            return Some(Said { row, tense: Tense::Held });
        }
        rows().min_by_key(|row| row.from).map(|row| Said { row, tense: Tense::WillHold })
    }
}

impl Said<'_> {
    pub fn country(&self) -> Option<String> {
        Some(self.row.country.clone()).filter(|country| !country.is_empty())
    }

    /// The code that holds; of a person whose term is over that of a former member of the elite.
    pub fn code(&self) -> Option<String> {
        let code = &self.row.code;
        match self.tense {
            _ if code.is_empty() => None,
            Tense::Holds => Some(code.clone()),
            Tense::Held if self.row.kind == "person" => Some(format!("{}ELI", code.get(..3)?)),
            Tense::Held | Tense::WillHold => None,
        }
    }

    pub fn place(&self) -> Option<Place> {
        let (latitude, longitude) = self.row.at?;
        let geonameid = self.row.id.as_ref().and_then(|id| id.parse().ok());
        Some(Place { geonameid, latitude, longitude, country: self.country(), admin1: None, feature: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_term_of_the_day_counts() {
        let mut names = Names::default();
        let rows = "name,aliases,kind,code,from,until\n\
                    Ann Roe,The Rook,person,PERSPY,2001,2005\n\
                    Ann Roe,,person,PERGOV,2008,2010-06\n\
                    Bo Roe,The Rook,person,PERMIL,,\n";
        names.add("own.csv", rows).unwrap();
        let own = Own::new(&names);
        let code = |written, day| own.said(written, day).and_then(|said| said.code());
        assert_eq!(code("Ann Roe", Some(date(2003, 1, 1))).as_deref(), Some("PERSPY"));
        assert_eq!(code("Ann Roe", Some(date(2006, 1, 1))).as_deref(), Some("PERELI"));
        assert_eq!(code("Ann Roe", Some(date(2010, 6, 30))).as_deref(), Some("PERGOV"));
        assert_eq!(code("Ann Roe", Some(date(1999, 1, 1))), None);
        assert_eq!(code("Ann Roe", None).as_deref(), Some("PERELI"));
        // Of two who have an alias the last given.
        assert_eq!(code("The Rook", None).as_deref(), Some("PERMIL"));
        assert_eq!(own.entity("The Rook"), own.entity("Bo Roe"));
        assert_eq!(own.said("Nobody", None), None);
    }
}
