//! Put places on the map: the row of the gazetteer that a name means here.
//!
//! A country is where it is. Of cities of one name the larger wins, unless "X, Y" names its country or division, or the
//! article speaks of the country of another. A place that only stands for its government is not put on the map.

use super::chains::Chains;
use super::gazetteer::{Fold, Sense};
use super::names::Name;
use super::scene::Scene;
use super::{EntityKind, Place};
use rustc_hash::FxHashMap;

/// How often each country is spoken of.
pub struct Context {
    countries: FxHashMap<&'static str, u32>,
}

impl Context {
    pub fn new(names: &[Name]) -> Self {
        let mut countries: FxHashMap<&'static str, u32> = FxHashMap::default();
        for sense in names.iter().flat_map(|name| name.senses) {
            if let Sense::Country(iso3) | Sense::Part(iso3) | Sense::Adjective(iso3) | Sense::People(iso3) = sense {
                *countries.entry(iso3).or_default() += 1;
            }
        }
        Self { countries }
    }

    fn weight(&self, country: &str) -> f64 {
        match self.countries.get(country) {
            None => 0.0,
            Some(&count) => 1.5 + f64::from(count.min(8)) * 0.25,
        }
    }
}

/// Where an entity is: its place and its country.
pub fn resolve(scene: &Scene, names: &[Name], chains: &Chains, draft: usize, context: &Context) -> Option<Place> {
    let draft = &chains.drafts[draft];
    if draft.kind != EntityKind::Place || draft.government && draft.names.iter().all(|&name| is_capital(&names[name])) {
        return None;
    }
    let name = &names[*draft.names.first()?];
    let mut best: Option<(f64, Place)> = None;
    let hints: Vec<&'static [Sense]> =
        draft.names.iter().take(10).filter_map(|&name| after_comma(scene, &names[name])).collect();
    let says = |country: &str, admin1: &str| {
        hints.iter().any(|senses| {
            senses.iter().any(|sense| match *sense {
                Sense::Country(iso3) | Sense::Part(iso3) => iso3 == country,
                Sense::Division(other) => {
                    let other = &scene.gazetteer.divisions[other as usize];
                    other.country == country && other.name == admin1
                }
                _ => false,
            })
        })
    };
    for sense in name.senses {
        let (score, place) = match *sense {
            Sense::Country(iso3) => match scene.gazetteer.nations.get(iso3) {
                Some(nation) => (
                    100.0,
                    Place {
                        geonameid: nation.id,
                        latitude: nation.latitude,
                        longitude: nation.longitude,
                        country: Some(iso3.to_owned()),
                        admin1: None,
                        feature: Some("PCLI".to_owned()),
                    },
                ),
                None => continue,
            },
            Sense::City(city) => {
                let city = &scene.gazetteer.cities[city as usize];
                let size = f64::from(city.thousands.max(1)).log10();
                let said = if says(city.country, city.admin1) { 20.0 } else { 0.0 };
                let place = Place {
                    geonameid: Some(city.id),
                    latitude: city.latitude,
                    longitude: city.longitude,
                    country: Some(city.country.to_owned()),
                    admin1: (!city.admin1.is_empty()).then(|| city.admin1.to_owned()),
                    feature: Some(city.feature.to_owned()),
                };
                let capital = if city.feature == "PPLC" { 1.5 } else { 0.0 };
                (size + said + capital + context.weight(city.country), place)
            }
            Sense::Division(division) => {
                let division = &scene.gazetteer.divisions[division as usize];
                let said = if says(division.country, "") { 20.0 } else { 0.0 };
                let place = Place {
                    geonameid: division.id,
                    latitude: division.latitude,
                    longitude: division.longitude,
                    country: Some(division.country.to_owned()),
                    admin1: Some(division.name.to_owned()),
                    feature: Some("ADM1".to_owned()),
                };
                (1.8 + f64::from(division.towns.max(1)).log10() / 3.0 + said + context.weight(division.country), place)
            }
            _ => continue,
        };
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, place));
        }
    }
    best.map(|(_, place)| place)
}

fn is_capital(name: &Name) -> bool {
    name.senses.iter().any(|sense| matches!(sense, Sense::Government(_)))
}

/// What the gazetteer says of Y in "X, Y".
fn after_comma(scene: &Scene, name: &Name) -> Option<&'static [Sense]> {
    let comma = name.tokens.end as usize;
    if comma + 1 >= scene.len() || scene.word(comma) != "," || !scene.is_capital(comma + 1) {
        return None;
    }
    let end = (comma + 6).min(scene.len());
    scene.gazetteer.names.longest(scene, comma + 1, end, Fold::Exact).map(|(_, senses)| senses.as_slice())
}
