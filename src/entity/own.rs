//! The user's own names, which go before ours.

use super::EntityKind;
use super::gazetteer::{Fold, Phrases};
use super::names::Name;
use super::scene::Scene;
use crate::lexicon::names::{Names, OwnName};
use crate::span::TokenSpan;

/// The rows of a user, to be looked up in a text.
pub struct Own<'n> {
    phrases: Phrases<usize>,
    names: &'n Names,
}

impl<'n> Own<'n> {
    pub fn new(names: &'n Names) -> Self {
        let mut phrases = Phrases::default();
        for (index, row) in names.own.iter().enumerate() {
            *phrases.entry(&row.name) = Some(index);
        }
        Self { phrases, names }
    }

    /// The longest name of the user's that begins at a token.
    pub fn longest(&self, scene: &Scene, at: usize, end: usize) -> Option<(usize, Name)> {
        if self.names.own.is_empty() {
            return None;
        }
        let (next, &index) = self.phrases.longest(scene, at, end, Fold::Exact)?;
        let kind = match self.names.own[index].kind.as_str() {
            "person" => EntityKind::Person,
            "organization" => EntityKind::Organization,
            "place" => EntityKind::Place,
            "group" => EntityKind::Group,
            _ => EntityKind::Other,
        };
        let tokens = TokenSpan::new(at, next);
        Some((next, Name { tokens, kind, senses: &[], sector: None, sure: true, rule: "own-name" }))
    }

    /// The row of a name.
    pub fn row(&self, name: &str) -> Option<&'n OwnName> {
        self.phrases.get(name).map(|&index| &self.names.own[index])
    }
}
