//! Names of bodies that mean another one in each country: the AFP of an article on the Philippines is an army, the Congress of one on
//! India a party, the Foreign Office of one on Pakistan is not Britain's.
//!
//! In: the names of an article (names/join.rs). Out: the same, where a row of `bodies_by_country.tsv` says what a name is in the country that
//! the article speaks of more than of the one that the name is best known in. A news agency stays one where it is told or reports,
//! and is the other body only if the article says so: "the AFP", "AFP chief". A user's own names stay as they are. Limit: an article
//! that speaks of both bodies by one name.

use crate::entity::EntityKind;
use crate::entity::gazetteer::Sense;
use crate::entity::names::{Name, abbreviations};
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::layout::BlockKind;
use crate::lexicon;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A country, and what a name means there.
type Meaning = (&'static str, [Sense; 1]);

/// What a name means, by country.
static MEANINGS: LazyLock<FxHashMap<&str, Vec<Meaning>>> = LazyLock::new(|| {
    let mut found: FxHashMap<&str, Vec<Meaning>> = FxHashMap::default();
    for [name, country, code, full] in lexicon::BODIES_BY_COUNTRY.rows() {
        found.entry(name).or_default().push((country, [Sense::Organization { code, full }]));
    }
    found
});

/// So many other names have to be of a country.
const ABOUT: usize = 2;

/// The rule of a name that means something else in a country.
pub const BY_COUNTRY: &str = "name-by-country";

/// Give names the meaning that they have in the country of the article.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let meanings = &*MEANINGS;
    let row = |name: &Name| meanings.get(scene.text_of(name.tokens)).filter(|_| is_body(scene, name));
    let shared: Vec<usize> = (0..names.len()).filter(|&index| row(&names[index]).is_some()).collect();
    if shared.is_empty() {
        return names;
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, name) in names.iter().enumerate() {
        let press = codes::listed_sector(name.senses) == Some("JRN");
        if !press
            && shared.binary_search(&index).is_err()
            && let Some(origin) = codes::country_of(scene, name.senses)
        {
            *counts.entry(origin).or_default() += 1;
        }
    }
    let count = |origin: &str| counts.get(origin).copied().unwrap_or_default();
    // Whether an agency's name is ever that of the other body, by name.
    let mut told: FxHashMap<&str, bool> = FxHashMap::default();
    for &index in &shared {
        *told.entry(scene.text_of(names[index].tokens)).or_default() |= is_no_agency(scene, &names[index]);
    }
    for index in shared {
        let Some(row) = row(&names[index]) else { continue };
        let own = count(codes::of_senses(names[index].senses).map_or("", |(origin, _)| origin));
        let Some((country, senses)) = row.iter().rev().max_by_key(|(country, _)| count(country)) else { continue };
        let press = codes::listed_sector(names[index].senses) == Some("JRN");
        let stays = press && (!told[scene.text_of(names[index].tokens)] || is_agency(scene, &names[index]));
        if stays || count(country) < ABOUT || count(country) <= own {
            continue;
        }
        let name = &mut names[index];
        let sector = codes::listed_sector(senses);
        (name.kind, name.senses, name.sector, name.rule) = (EntityKind::Organization, senses, sector, BY_COUNTRY);
    }
    names
}

/// Whether a name can be one of the table: a body, or "the Centre", which looks like a place.
fn is_body(scene: &Scene, name: &Name) -> bool {
    let start = name.tokens.start as usize;
    let article = start > 0 && scene.is(start - 1, &["the"]);
    let spelt = name.rule == abbreviations::OF_NAME && !name.senses.is_empty();
    name.rule != "own-name" && !spelt && (name.kind == EntityKind::Organization || article)
}

/// Whether no agency is meant: "the AFP", "AFP chief".
fn is_no_agency(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let article = start > 0 && scene.is(start - 1, &["the"]);
    let office = end < scene.len() && scene.role(end).is_some_and(|role| role.sector != Some("JRN"));
    !is_agency(scene, name) && (article || office)
}

/// Whether an agency is meant: "told AFP", "AFP journalists", "(AFP)", or outside of the story.
fn is_agency(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let block = scene.layout.blocks[scene.tokens.sentences[scene.tokens.sentence_of(start)].block as usize].kind;
    let reports = end < scene.len()
        && (scene.role(end).is_some_and(|role| role.sector == Some("JRN"))
            || scene.is(end, &["news", "photo", "reported", "reports", "video", "via", ")"]));
    let told = start > 0 && scene.is(start - 1, &["told", "tells", "to", "(", "/"]);
    !matches!(block, BlockKind::Title | BlockKind::Subheading | BlockKind::Paragraph | BlockKind::List)
        || told
        || reports
}
