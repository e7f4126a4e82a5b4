//! PLOVER actor codes: a country, or IGO, NGO and the like, then a sector ("SYRSPY").

use crate::entity::gazetteer::Sense;
use crate::entity::scene::Scene;
use crate::lexicon;

/// The first three letters of a code: a country, or what stands in its place.
pub fn origin(code: &'static str) -> Option<&'static str> {
    code.get(..3)
}

/// An origin, if it is a country.
pub fn country(origin: &str) -> Option<&str> {
    Some(origin).filter(|origin| !lexicon::codes::is_origin(origin))
}

/// The sector of a code.
pub fn sector(code: &'static str) -> Option<&'static str> {
    code.get(3..6)
}

/// Whether a sector is that of an armed group, however the text calls it.
pub fn is_armed(sector: &str) -> bool {
    matches!(sector, "REB" | "PRM" | "UAF")
}

/// A country and a sector as one code; either may be missing.
pub fn join(country: Option<&str>, sector: Option<&str>) -> Option<String> {
    match (country, sector) {
        (None, None) => None,
        (country, sector) => Some(format!("{}{}", country.unwrap_or_default(), sector.unwrap_or_default())),
    }
}

/// The origin that a name's senses point to: of a country itself, a people, an organisation, the largest city.
pub fn country_of(scene: &Scene, senses: &[Sense]) -> Option<&'static str> {
    let direct = senses.iter().find_map(|sense| match *sense {
        Sense::Country(iso3)
        | Sense::Part(iso3)
        | Sense::Adjective(iso3)
        | Sense::People(iso3)
        | Sense::Government(iso3) => Some(iso3),
        Sense::Organization { code, .. } => origin(code),
        _ => None,
    });
    direct.or_else(|| {
        let of = |sense: &Sense| match *sense {
            Sense::City(city) => {
                Some((scene.gazetteer.cities[city as usize].thousands, scene.gazetteer.cities[city as usize].country))
            }
            Sense::Division(division) => Some((500, scene.gazetteer.divisions[division as usize].country)),
            _ => None,
        };
        senses.iter().filter_map(of).max_by_key(|&(size, _)| size).map(|(_, country)| country)
    })
}

/// The sector of the row that a name has as a body.
pub fn listed_sector(senses: &[Sense]) -> Option<&'static str> {
    senses.iter().find_map(|sense| match *sense {
        Sense::Organization { code, .. } => sector(code),
        _ => None,
    })
}

/// The origin and the sector that the senses of a name by itself point to, if it is a body, a country or a part of one.
pub fn of_senses(senses: &[Sense]) -> Option<(&'static str, Option<&'static str>)> {
    senses.iter().find_map(|sense| match *sense {
        Sense::Organization { code, .. } => Some((origin(code)?, sector(code))),
        Sense::Country(iso3) | Sense::Part(iso3) => Some((iso3, None)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_country_then_a_sector() {
        assert_eq!(join(Some("SYR"), Some("SPY")).as_deref(), Some("SYRSPY"));
        assert_eq!(join(None, Some("MIL")).as_deref(), Some("MIL"));
        assert_eq!(join(None, None), None);
    }

    #[test]
    fn an_international_body_has_no_country() {
        assert_eq!((origin("UNOHLH"), sector("UNOHLH")), (Some("UNO"), Some("HLH")));
        assert_eq!((origin("SYRJRN"), sector("SYRJRN")), (Some("SYR"), Some("JRN")));
        assert_eq!((country("UNO"), country("SYR")), (None, Some("SYR")));
    }
}
