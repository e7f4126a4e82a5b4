//! What an article says of where its places lie.
//!
//! In: its names. Out: the countries and divisions that it speaks of, those that the names of its bodies hold among them, and
//! the places that can only be in one spot. Each speaks for the spots near it, or in the same country, of other names.

use super::{Division, Spot, WHOLE, clear_winner, county, divided, idiom, is_part, of_sense, said, spots, towns};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, Sense, cue};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use rustc_hash::{FxHashMap, FxHashSet};

/// Two places are near each other up to so many km.
const NEAR: f64 = 150.0;

/// The most places by which others are looked for.
const ANCHORS: usize = 24;

/// Names that can each mean several spots speak for those that lie so close together, in km, and so much at most. One
/// that can mean more spots than `OPEN` tells nothing.
const CLOSE: f64 = 80.0;
const COMPANY: f64 = 3.0;
const OPEN: usize = 40;

/// What the article says of a country speaks for its places, if only a place that can be in no other.
const KIN: f64 = 0.875;

/// The country of a local paper speaks so much for its places, and 1 more for each word that tells it: by three words a town of
/// 25,000 people is meant rather than a capital.
const LOCAL: f64 = 0.5;

/// A place stands among the first so many words of a body's name.
const BODY: usize = 8;

/// What the article speaks of: countries and divisions with how often, and places, by name, that can only be in one spot.
#[derive(Default)]
pub struct Context<'a> {
    countries: FxHashMap<&'static str, u32>,
    /// How often a country's own name is what speaks of it.
    named: FxHashMap<&'static str, u32>,
    divisions: FxHashMap<Division, u32>,
    anchors: Vec<(&'a str, Spot)>,
    /// What each name that can be in several spots can mean.
    open: Vec<Vec<Spot>>,
    /// The country of a local paper, and what it speaks for its places.
    local: Option<(&'static str, f64)>,
    /// Names in lists, by their first words, with the country of which all are divisions.
    listed: FxHashMap<u32, Option<&'static str>>,
    /// All that a name can mean, of those that were asked, by their first words.
    spots: FxHashMap<u32, Vec<Spot>>,
}

impl<'a> Context<'a> {
    pub fn new(scene: &Scene<'a>, names: &[Name]) -> Self {
        let mut context = Self { listed: divided::lists(scene, names), ..Self::default() };
        // "Georgia" speaks of no country yet.
        let clear = names.iter().filter(|name| !name.senses.iter().any(|sense| matches!(sense, Sense::Division(_))));
        for sense in clear.flat_map(|name| name.senses) {
            // "(AP)" says nothing of where things happen.
            if let Sense::Organization { code, .. } = sense
                && codes::sector(code) != Some("JRN")
                && let Some(iso3) = codes::origin(code).filter(|origin| codes::country(origin).is_some())
            {
                *context.countries.entry(iso3).or_default() += 1;
            }
            if let Sense::Country(iso3) | Sense::Part(iso3) | Sense::Adjective(iso3) | Sense::People(iso3) = sense {
                *context.countries.entry(iso3).or_default() += 1;
                if matches!(sense, Sense::Country(_)) {
                    *context.named.entry(iso3).or_default() += 1;
                }
            }
        }
        context.read_bodies(scene, names);
        let mut known: FxHashSet<&str> = FxHashSet::default();
        for name in names.iter().filter(|name| name.kind == EntityKind::Place) {
            let hints = context.hints(scene, name);
            for &(country, division) in &hints {
                match division {
                    "" => *context.countries.entry(country).or_default() += 1,
                    _ => *context.divisions.entry((country, division)).or_default() += 1,
                }
            }
            let text = scene.text_of(name.tokens);
            let is_new = known.insert(text);
            if !is_new && hints.is_empty() || context.anchors.len() >= ANCHORS {
                continue;
            }
            let spots = context.spots.entry(name.tokens.start).or_insert_with(|| spots(scene, name));
            let said = spots.iter().find(|spot| spot.is_said(&hints));
            match said.or_else(|| clear_winner(spots)) {
                Some(one) if one.feature == "ADM1" && one.weight < WHOLE && is_part(scene, name) => {}
                Some(one) if one.feature == "ADM1" => {
                    *context.divisions.entry((one.country, one.admin1)).or_default() += 1;
                    *context.countries.entry(one.country).or_default() += 1;
                }
                Some(one) if !matches!(one.feature, "PCLI" | "CONT") => context.anchors.push((text, *one)),
                None if context.open.len() < ANCHORS && spots.len() <= OPEN => context.open.push(spots.clone()),
                _ => {}
            }
        }
        let countries = context.countries.keys().chain(context.divisions.keys().map(|(country, _)| country));
        let local = idiom::country(scene).filter(|(local, _)| countries.copied().all(|country| country == *local));
        context.local = local.map(|(country, words)| (country, LOCAL + words as f64));
        context
    }

    /// All that a name can mean on the map.
    pub(super) fn spots(&self, scene: &Scene, name: &Name) -> Vec<Spot> {
        self.spots.get(&name.tokens.start).cloned().unwrap_or_else(|| spots(scene, name))
    }

    /// The country of a name in a list of divisions.
    pub(super) fn listed(&self, name: &Name) -> Option<&'static str> {
        self.listed.get(&name.tokens.start).copied().flatten()
    }

    /// What the text says of where a name is; in a list only what the map says, too: neither is "Washington" in the next state of
    /// several, nor Maiduguri in Kano in "Maiduguri, Kano and Kaduna".
    pub(super) fn hints(&self, scene: &Scene, name: &Name) -> Vec<Division> {
        match self.listed.get(&name.tokens.start) {
            Some(Some(_)) => Vec::new(),
            Some(None) => {
                let hints = said::hints(scene, name);
                let known = !hints.is_empty() && self.spots(scene, name).iter().any(|spot| spot.is_said(&hints));
                if known { hints } else { Vec::new() }
            }
            None => said::hints(scene, name),
        }
    }

    /// What the names of bodies hold: "Ohio Highway Patrol", "Clay County Sheriff's Office".
    fn read_bodies(&mut self, scene: &Scene<'a>, names: &[Name]) {
        let bodies = names.iter().filter(|name| name.kind == EntityKind::Organization);
        let mut known: FxHashSet<&str> = FxHashSet::default();
        for name in bodies.filter(|name| known.insert(scene.text_of(name.tokens))) {
            let (first, end) = (name.tokens.start as usize, name.tokens.end as usize);
            let begins = |&token: &usize| token == first || scene.is(token - 1, &["of", "for", "in", "the"]);
            for token in (first..end.min(first + BODY)).filter(begins) {
                if let Some(one) = division_within(scene, token, end) {
                    *self.divisions.entry((one.country, one.admin1)).or_default() += 1;
                    *self.countries.entry(one.country).or_default() += 1;
                }
                let Some(county) = county(scene, token, end) else { continue };
                let counties = towns(county);
                match counties[..] {
                    [one] if self.anchors.len() < ANCHORS => self.anchors.push((county, one)),
                    [_, _, ..] if self.open.len() < ANCHORS && counties.len() <= OPEN => self.open.push(counties),
                    _ => {}
                }
            }
        }
    }

    pub(super) fn speaks_of_countries(&self) -> bool {
        !self.countries.is_empty()
    }

    /// Whether the article speaks of other places than a name, too.
    pub(super) fn speaks_of_more(&self, name: &str) -> bool {
        !(self.countries.is_empty() && self.open.is_empty()) || self.others(name).next().is_some()
    }

    /// The places that can only be in one spot, but for those of a name: it does not speak for itself.
    fn others<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Spot> {
        self.anchors.iter().filter(move |(other, _)| *other != name).map(|(_, spot)| spot)
    }

    /// How much the article speaks for a spot of a name.
    pub(super) fn weight(&self, name: &str, spot: &Spot) -> f64 {
        let of = |country| self.countries.get(country).copied().unwrap_or_default();
        // What Israel does is done in Rafah of Gaza rather than in that of Egypt.
        let count = of(spot.country) + if spot.country == "PSE" { of("ISR") } else { 0 };
        // "Palestine" alone does not say that it is not the one in Texas.
        let own = if spot.feature == "PCLI" { self.named.get(spot.country).copied().unwrap_or_default() } else { 0 };
        let kin = || spot.feature != "PCLI" && self.others(name).any(|other| other.country == spot.country);
        let country = match count.saturating_sub(own) {
            0 if kin() => KIN,
            0 => 0.0,
            count => 0.5 + f64::from(count.min(8)) * 0.375,
        };
        let division =
            self.divisions.get(&(spot.country, spot.admin1)).map_or(0.0, |&n| 1.5 + f64::from(n.min(4)) * 0.25);
        let siblings = || self.divisions.keys().any(|&(country, name)| country == spot.country && name != spot.admin1);
        let near = self.others(name).any(|other| match spot.feature {
            "ADM1" => (other.country, other.admin1) == (spot.country, spot.admin1) || siblings(),
            _ => spot.is_near(other, NEAR),
        });
        let local = self.local.filter(|(country, _)| *country == spot.country && spot.feature != "PCLI");
        let local = local.map_or(0.0, |(_, weight)| weight);
        country + division + local + if near { 2.0 } else { 0.0 } + self.company(spot)
    }

    /// How much the names that are open themselves speak for a spot: those that can be near it, the less the more they
    /// can mean.
    fn company(&self, spot: &Spot) -> f64 {
        if spot.feature == "ADM1" || spot.feature == "PCLI" {
            return 0.0;
        }
        let is_own = |spots: &[Spot]| spots.iter().any(|other| other.id == spot.id && other.latitude == spot.latitude);
        let near =
            self.open.iter().filter(|spots| !is_own(spots) && spots.iter().any(|other| spot.is_near(other, CLOSE)));
        near.map(|spots| 1.0 / (1.0 + spots.len() as f64).log2()).sum::<f64>().min(COMPANY)
    }
}

/// The division that begins at a token, unless a city of its name is larger: "Ohio" of "Ohio Highway Patrol".
fn division_within(scene: &Scene, start: usize, end: usize) -> Option<Spot> {
    let (until, senses) = scene.gazetteer.names.longest(scene, start, end, Fold::Exact)?;
    let spots = senses.iter().filter_map(|&sense| of_sense(scene, sense));
    let best = spots.max_by(|one, two| one.weight.total_cmp(&two.weight))?;
    let governed = until < scene.len() && scene.has(until, cue::GOVERNED);
    (best.feature == "ADM1" || governed && best.feature != "PCLI").then_some(best)
}
