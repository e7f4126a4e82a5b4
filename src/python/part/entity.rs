//! The classes for who and what is spoken of: Entity, Role, Place, Mention.

use super::prelude::*;
use super::{counted, name, part, quoted};
use crate::article::{Entity, Mention, Place, Role};

part!(
    /// Somebody or something that the article speaks of, with all the places where it does.
    PyEntity, "Entity", Entity {
        /// Its index in `article.entities`.
        id: u32,
        /// "person", "organization", "place", "group" or "other".
        kind: String,
        /// The fullest form that the article gives, without title.
        name: String,
        /// ISO 3166-1 alpha-3 of the country that it belongs to, or is in.
        country: Option<String>,
        /// PLOVER actor code, "SYRSPY".
        code: Option<String>,
        /// The id that a row of your own lexicon gives it.
        kb_id: Option<String>,
        /// The offices and jobs that the text gives it, a tuple of Role.
        roles: Vec<Role>,
        /// Where it lies, if it is a known place.
        place: Option<Place>,
        /// Where the text speaks of it, a tuple of Mention in the order of the text.
        mentions: Vec<Mention>,
    }
);

impl Short for Entity {
    fn short(&self) -> String {
        let code = self.code.as_ref().or(self.country.as_ref()).map_or_else(String::new, |code| format!(", {code}"));
        let mentions = counted(self.mentions.len(), "mention", "mentions");
        format!("{}, {} {}{code}, {mentions}", self.id, self.kind, quoted(&self.name))
    }
}

part!(
    /// An office or a job, where the text says so.
    PyRole, "Role", Role, slice {
        /// The words that say it.
        text: String,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// "intelligence chief"
        title: Option<String>,
        /// "National Security Bureau"
        organization: Option<String>,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// "current", "former", "acting", "elect" or "deputy".
        status: String,
    }
);

impl Short for Role {
    fn short(&self) -> String {
        format!("{}, {}", quoted(&self.text), self.status)
    }
}

part!(
    /// A row of the gazetteer: where a place lies.
    PyPlace, "Place", Place {
        /// Its number in GeoNames.
        geonameid: Option<u32>,
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// The name of the first-order division.
        admin1: Option<String>,
        /// GeoNames feature code, "PPLC".
        feature: Option<String>,
    }
);

impl Short for Place {
    fn short(&self) -> String {
        let parts = [&self.country, &self.admin1, &self.feature];
        let known: String = parts.into_iter().flatten().map(|part| format!(", {part}")).collect();
        format!("{}, {}{known}", self.latitude, self.longitude)
    }
}

part!(
    /// A place in the text that speaks of an entity.
    PyMention, "Mention", Mention, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// "name", "description" or "pronoun".
        form: String,
    }
);

impl Short for Mention {
    fn short(&self) -> String {
        format!("{}, {}, {}, {}", self.start, self.end, quoted(&self.text), self.form)
    }
}
