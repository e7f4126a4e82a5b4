//! The towns and counties of the map, by name.
//!
//! In: a name as it is written. Out: all that bear it, counties first. A town stands once in `towns.tsv`, whatever it is called;
//! `town_names.tsv` says which towns a name means. The tables are not read at start: they are searched.

use super::{COUNTIES, TOWN_DIVISIONS, TOWN_NAMES, TOWNS};

/// A town, or a county where `id` is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Town {
    /// The number that GeoNames gives it.
    pub id: &'static str,
    pub latitude: &'static str,
    pub longitude: &'static str,
    /// ISO 3166-1 alpha-3.
    pub country: &'static str,
    /// The first-order division, empty where it is not known.
    pub division: &'static str,
    /// Hundreds of people.
    pub hundreds: &'static str,
}

impl Town {
    pub fn is_county(&self) -> bool {
        self.id.is_empty()
    }
}

/// The counties and towns of a name.
pub fn named(name: &str) -> impl Iterator<Item = Town> {
    let counties = COUNTIES.find(name).map(|[_, latitude, longitude, country, division, hundreds]| Town {
        id: "",
        latitude,
        longitude,
        country,
        division,
        hundreds,
    });
    counties.chain(TOWN_NAMES.find(name).flat_map(|[_, id]| TOWNS.find(id).map(town)))
}

fn town([id, latitude, longitude, number, hundreds]: [&'static str; 5]) -> Town {
    let [_, country, division] = TOWN_DIVISIONS.find(number).next().unwrap_or_default();
    Town { id, latitude, longitude, country, division, hundreds }
}

/// Whether there is any.
pub fn is_named(name: &str) -> bool {
    TOWN_NAMES.find(name).next().is_some() || COUNTIES.find(name).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_towns() {
        for [name, id] in TOWN_NAMES.rows().step_by(97) {
            assert!(named(name).any(|town| town.id == id && town.country.len() == 3), "{name}");
        }
        assert!(named("Travis County").next().is_some_and(|town| town.is_county()));
    }
}
