//! Names: where each begins and ends. Two witnesses are heard, the network (seen.rs) and the lexicons (lexical/); join.rs settles
//! what each is right in, others make whole what was cut off. What kind a name is of is told by [`super::kinds`].
//!
//! In: the words of the article. Out: [`Name`]s in the order of the text, with their kinds.

pub mod abbreviations;
pub mod bodies;
mod edges;
mod envoys;
mod full_names;
pub mod join;
mod lexical;
mod offices;
pub mod portfolio;
pub mod repeated;
mod seen;
mod surnames;
mod works;

use super::EntityKind;
use super::gazetteer::Sense;
use super::gazetteer::own::Own;
use super::kinds::{
    self, by_country, called, definitions, fires, local, models, namesakes, shared_names, short_for, teams, towns,
};
use super::scene::Scene;
use crate::span::TokenSpan;
pub use lexical::without_nation;

/// A name in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Name {
    pub tokens: TokenSpan,
    pub kind: EntityKind,
    /// What the gazetteer says of it.
    pub senses: &'static [Sense],
    /// The sector of the noun that heads an organisation: "Ministry of Mines" GOV.
    pub sector: Option<&'static str>,
    /// Whether the name itself or the gazetteer decided the kind, and not the words around it.
    pub sure: bool,
    pub rule: &'static str,
}

/// Find the names of an article. `own` are the user's rows, which go first.
pub fn find(scene: &Scene, own: &Own) -> Vec<Name> {
    let names = short_for::settle(scene, kinds::settle(scene, join::candidates(scene, own)));
    let names = definitions::settle(scene, called::settle(scene, names));
    let names = offices::complete(scene, towns::settle(scene, names));
    let names = teams::settle(scene, shared_names::settle(scene, local::settle(scene, names)));
    let names = by_country::settle(scene, envoys::complete(scene, names));
    let names = works::complete(scene, full_names::complete(scene, namesakes::complete(scene, names)));
    let mut names = models::settle(scene, fires::settle(scene, names));
    edges::trim(scene, &mut names);
    surnames::settle(scene, &mut names);
    surnames::complete(scene, &mut names);
    repeated::complete(scene, names)
}
