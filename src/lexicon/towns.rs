//! The towns and counties of the map, by name.
//!
//! In: a name as it is written. Out: all that bear it, counties first. A town stands once in `towns.tsv`, whatever it is called;
//! `town_names.tsv` says which towns a name means. The tables are not read at start: they are searched.

use super::{COUNTIES, TOWN_DIVISIONS, TOWN_NAMES, TOWNS, accents};

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
    counties.chain(names(name).flat_map(|[_, id]| TOWNS.find(id).map(town)))
}

/// The rows of a name as it is written, and without its accents.
fn names(name: &str) -> impl Iterator<Item = [&'static str; 2]> {
    let plain: Vec<_> =
        accents::without_accents(name).map(|plain| TOWN_NAMES.find(&plain).collect()).unwrap_or_default();
    TOWN_NAMES.find(name).chain(plain)
}

fn town([id, latitude, longitude, number, hundreds]: [&'static str; 5]) -> Town {
    let [_, country, division] = TOWN_DIVISIONS.find(number).next().unwrap_or_default();
    Town { id, latitude, longitude, country, division, hundreds }
}

/// Whether there is any.
pub fn is_named(name: &str) -> bool {
    names(name).next().is_some() || COUNTIES.find(name).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_towns() {
        for [name, id] in TOWN_NAMES.rows().step_by(97) {
            assert!(named(name).any(|town| town.id == id && town.country.len() == 3), "{name}");
        }
        let plain = accents::without_accents;
        assert_eq!(plain("São Tomé"), Some("Sao Tome".to_owned()));
        assert_eq!(plain("Łódź"), Some("Lodz".to_owned()));
        assert_eq!((plain("Lodz"), plain("東京")), (None, None));
        assert!(named("Abadiânia").next().is_some_and(|town| town.country == "BRA"));
        assert!(named("Travis County").next().is_some_and(|town| town.is_county()));
    }
}
