//! What speaks for each kind of a name: features, each with six weights in `data/name_weights.tsv`.
//!
//! The sums of the weights are the scores of a log-linear model, learnt from texts with marked names. What the network
//! leans to is a number and counts as often as it is large; all other features are there or not.

use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, Usage};
use crate::entity::pronouns::clause::Part;
use crate::entity::ranking::templates::{Weights, templates};
use crate::lexicon;
use crate::model::Leanings;
use std::sync::LazyLock;

/// The kinds, and last that there is no name.
pub const KINDS: usize = Leanings::COUNT;
pub type Scores = [f32; KINDS];

pub const KIND: [&str; KINDS] = ["person", "organization", "place", "group", "other", "none"];
const YES: &[&str] = &["no", "yes"];
const EXTENT: &[&str] = &["same", "part"];
pub const RULES: &[&str] = &[
    "gazetteer",
    "place-noun",
    "organization-noun",
    "title-and-name",
    "surname-of-full-name",
    "person-by-cues",
    "organization-by-cues",
    "place-by-cues",
    "other-by-cues",
    "own-name",
    "none",
];
const SENSE: &[&str] = &[
    "country",
    "part",
    "unrecognized",
    "adjective",
    "people",
    "government",
    "city",
    "division",
    "region",
    "group",
    "organization",
    "holder",
];
pub const SECTOR: &[&str] = &[
    "none", "-", "BUS", "COP", "CRM", "EDU", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "PRM", "PTY",
    "REB", "REL", "SPY", "UAF",
];
const LENGTH: &[&str] = &["0", "1", "2", "3", "4"];
const SHAPE: &[&str] = &["lower", "capital", "upper", "mixed", "number", "else"];
const AT: &[&str] = &["first", "inside", "last", "suffix"];
const LEVEL: &[&str] = &["some", "most", "all"];
const MARK: &[&str] = &["place-head", "place-lead", "other-head", "particle", "not-name", "month", "number", "joint"];
const BEFORE: &[&str] = &["body", "city", "country", "place-head", "head"];
const AFTER: &[&str] = &["speech", "decide", "place-head", "body", "head", "number"];
const USAGE: &[&str] = &["title", "job", "plural", "honorific"];
pub const PREPOSITION: &[&str] = &[
    "in", "at", "on", "of", "from", "to", "by", "for", "with", "near", "between", "against", "as", "into", "under",
    "via", "like", "over", "than", "about", "across", "around", "after", "other",
];
const STYLE: &[&str] = &["none", "capital", "small"];
const LONGER: &[&str] = &["last", "first", "letters"];
const SIDE: &[&str] = &["left", "right"];
pub const JOINT: &[&str] = &["comma", "and", "bracket", "dash", "of", "beside"];

templates! {
    BIAS = "bias" &[];
    NETWORK = "network" &[&KIND];
    ARTICLE = "article" &[&KIND];
    COUNT = "count" &[LENGTH];
    JOINED = "joined" &[&KIND];
    BOTH = "both" &[&KIND, &KIND, EXTENT];
    LEXICAL = "lexical" &[RULES, EXTENT];
    SURE = "sure" &[&KIND, YES, EXTENT, LENGTH];
    SENSES = "sense" &[SENSE, EXTENT, YES];
    WITNESS = "witness" &[RULES];
    LONGER_KIND = "longer" &[LONGER, &KIND];
    IS_LONGER = "is-longer" &[LONGER];
    BESIDE_KIND = "beside-kind" &[SIDE, JOINT, &KIND];
    BESIDE = "beside" &[SIDE, JOINT];
    SHAPES = "shape" &[SHAPE, SHAPE, LENGTH];
    LETTERS = "letters" &[LENGTH];
    COMMON = "common" &[YES, YES, LENGTH];
    PERSON = "person" &[&["no", "gender", "given"], YES, LENGTH];
    HEAD = "head" &[SECTOR, AT, LENGTH];
    SHARE = "share" &[&KIND];
    SHARE_FIRST = "share-first" &[&KIND, LEVEL, YES];
    SHARE_LAST = "share-last" &[&KIND, LEVEL, YES];
    MARKS = "mark" &[MARK, AT, YES];
    TOWN = "town" &[YES];
    SENTENCE = "sentence" &[STYLE, YES];
    PREPOSITIONS = "preposition" &[PREPOSITION, &["1", "2", "3"]];
    ROLE_BEFORE = "role-before" &[USAGE, YES];
    ROLE_AFTER = "role-after" &[USAGE, YES];
    CUE_BEFORE = "cue-before" &[BEFORE];
    CUE_AFTER = "cue-after" &[AFTER];
    RELATION = "relation" &[&Part::NAMES];
}

/// The weights of the features.
pub static WEIGHTS: LazyLock<Weights<KINDS>> = LazyLock::new(|| {
    Weights::new(TEMPLATES, lexicon::NAME_WEIGHTS.rows().map(|[feature, weights @ ..]| (feature, weights)))
});

/// The sums of the weights of the features that were added.
#[derive(Default)]
pub struct Sums {
    pub scores: Scores,
    /// The features, where they are asked for, and how often each counts.
    pub features: Option<Vec<(usize, f32)>>,
}

impl Sums {
    /// Add a feature: a template with a value for each of its parts.
    pub fn add(&mut self, template: usize, values: &[usize]) {
        self.count(template, values, 1.0);
    }

    /// Add a feature for each kind, as often as a row of numbers says; `values` come before the kind.
    pub fn count_kinds(&mut self, template: usize, values: &[usize], times: &Scores) {
        let first = WEIGHTS.index(template, values);
        for (kind, &times) in times.iter().enumerate() {
            self.weigh(first + kind, times);
        }
    }

    fn count(&mut self, template: usize, values: &[usize], times: f32) {
        self.weigh(WEIGHTS.index(template, values), times);
    }

    fn weigh(&mut self, index: usize, times: f32) {
        for (score, weight) in self.scores.iter_mut().zip(WEIGHTS.of(index)) {
            *score += weight * times;
        }
        if let Some(features) = &mut self.features {
            features.push((index, times));
        }
    }
}

/// The place of a name among those of a part; its last where it is none of them.
pub fn place(names: &[&str], name: &str) -> usize {
    names.iter().position(|&other| other == name).unwrap_or(names.len() - 1)
}

pub fn usage(usage: Usage) -> usize {
    match usage {
        Usage::Title => 0,
        Usage::Job => 1,
        Usage::Plural => 2,
        Usage::Honorific => 3,
    }
}

pub fn sense(sense: Sense) -> usize {
    match sense {
        Sense::Country(_) => 0,
        Sense::Part(_) => 1,
        Sense::Unrecognized => 2,
        Sense::Adjective(_) => 3,
        Sense::People(_) => 4,
        Sense::Government(_) => 5,
        Sense::City(_) => 6,
        Sense::Division(_) => 7,
        Sense::Region => 8,
        Sense::Group { .. } => 9,
        Sense::Organization { .. } => 10,
        Sense::Holder(_) => 11,
    }
}

/// The kind of a number; `None` where it is no name.
pub fn kind(number: usize) -> Option<EntityKind> {
    EntityKind::ALL.get(number).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_feature() {
        let names = WEIGHTS.names();
        for [feature, weights @ ..] in lexicon::NAME_WEIGHTS.rows() {
            assert!(names.contains(feature), "{feature}");
            assert!(weights.iter().all(|weight| weight.parse::<f32>().is_ok()), "{weights:?}");
        }
    }
}
