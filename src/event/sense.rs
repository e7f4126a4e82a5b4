//! What a noun can stand for in its clause: somebody named, people, a place or a part of one.
//!
//! In: a noun. Out: what its entity is, and where it has none, what the noun's class in `nouns.tsv` allows.

use super::clause::Clauses;
use super::frames::LEXICON;
use crate::entity::EntityKind;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::lexicon;
use crate::syntax::tag::Tag;

impl Clauses<'_> {
    /// Whether a noun can name people, or the body or country that they make.
    pub fn can_be_people(&self, noun: usize) -> bool {
        if self.is_named(noun) {
            return true;
        }
        let lemma = self.word(noun).lemma.as_str();
        !matches!(lemma, "its" | "$" | "£" | "€")
            && matches!(class_of(lemma), Class::Person | Class::Group | Class::Place | Class::Unknown)
    }

    /// Whether a noun names somebody, or the country or body that they make.
    pub fn is_named(&self, noun: usize) -> bool {
        let entities = self.input.entities;
        entities.at(noun).is_some_and(|mention| entities.of(mention).kind != EntityKind::Other)
    }

    /// Whether a noun names a body: "the army of Chad".
    pub fn is_body(&self, noun: usize) -> bool {
        let entities = self.input.entities;
        entities.at(noun).is_some_and(|mention| entities.of(mention).kind == EntityKind::Organization)
    }

    /// Whether a noun is about people, without a doubt.
    pub fn is_people(&self, noun: usize) -> bool {
        let entities = self.input.entities;
        match entities.at(noun).map(|mention| entities.of(mention).kind) {
            Some(kind) => matches!(kind, EntityKind::Person | EntityKind::Group),
            None => match self.word(noun).lemma.as_str() {
                "he" | "she" | "they" | "who" | "we" | "i" | "you" => true,
                // "Two were beaten"
                lemma => self.word(noun).tag == Tag::Cd || matches!(class_of(lemma), Class::Person | Class::Group),
            },
        }
    }

    /// Whether a noun names a place, or one is what it stands for: "the centre of Bukavu".
    pub fn is_place(&self, noun: usize) -> bool {
        let entities = self.input.entities;
        let lemma = self.word(noun).lemma.as_str();
        entities.at(noun).is_some_and(|mention| entities.of(mention).kind == EntityKind::Place)
            || class_of(lemma) == Class::Place
            || lexicon::ENTITY_CUES.find(lemma).any(|[_, part]| part == "place_head")
    }

    /// Whether a noun is a place, or a part of one: "the southern tip of Bantam".
    pub fn is_area(&self, noun: usize) -> bool {
        self.is_place(noun) || LEXICON.place_parts.contains(&self.word(noun).lemma)
    }

    /// The name of a place behind the noun for what it is: "the city of Kramatorsk".
    pub fn name_of_place(&self, noun: usize) -> Option<usize> {
        let name = self.after(noun, &["of"])?;
        let entities = self.input.entities;
        let placed = entities.at(name).is_some_and(|mention| entities.of(mention).kind == EntityKind::Place);
        let mut parts = lexicon::ENTITY_CUES.find(self.word(noun).lemma.as_str());
        (placed && parts.any(|[_, part]| matches!(part, "city" | "place_head"))).then_some(name)
    }
}
