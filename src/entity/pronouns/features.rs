//! What speaks for a candidate and against it: features, each with a weight in `data/pronoun_weights.tsv`.
//!
//! A feature is a template and one value of each of its parts: `role subject possessor previous`. The score of a candidate
//! is the sum of the weights of its features, as in a log-linear ranking model (Denis and Baldridge 2008); the weights
//! were learnt from texts with marked chains. The templates follow what is known of pronouns: parallel roles, binding,
//! the subject of the clause and of the one around it, and salience (Lappin and Leass 1994; Webster et al. 2018).

use super::clause::{Joint, Part, Relation};
use crate::entity::EntityKind;
use crate::lexicon;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A kind of feature: its name, and the names of the values of its parts.
pub struct Template {
    pub name: &'static str,
    pub parts: &'static [&'static [&'static str]],
}

const ROLE: &[&str] = &["subject", "object", "oblique", "possessor", "reflexive", "other"];
const NEAR: &[&str] = &["same", "previous", "second", "further", "after"];
const WORD: &[&str] = &["person", "thing", "several"];
const YES: &[&str] = &["no", "yes"];
const FEW: &[&str] = &["0", "1", "2", "3", "4"];
const FORM: &[&str] = &["full", "short", "description", "pronoun"];
const KIND: &[&str] = &["person", "organization", "place", "group", "other"];
const LAST: &[&str] = &["none", "other", "same", "previous", "further"];
const SIDE: &[&str] = &["plain", "quoted", "outside", "inside"];
const GENDER_KNOWN: &[&str] = &["unknown", "known", "same", "both", "opposite"];
const SINCE: &[&str] = &["no", "before", "same"];

macro_rules! templates {
    ($($id:ident = $name:literal $parts:expr;)+) => {
        /// The templates, by number.
        pub mod template {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Number { $($id),+ }
            $(pub const $id: usize = Number::$id as usize;)+
        }
        pub static TEMPLATES: &[Template] = &[$(Template { name: $name, parts: $parts }),+];
    };
}
templates! {
    ROLES = "role" &[&Part::NAMES, ROLE, NEAR];
    RELATION = "relation" &[&Relation::NAMES, ROLE, YES];
    JOINT = "joint" &[&Relation::NAMES, &Joint::NAMES, ROLE];
    RECENCY = "recency" &[FEW, ROLE, NEAR];
    RANK = "rank" &[FEW, WORD, NEAR];
    COUNT = "count" &[FEW, WORD];
    SHARE = "most" &[YES, WORD, NEAR];
    LAST_PRONOUN = "last" &[LAST, ROLE, YES];
    FORM_NEAR = "form" &[FORM, WORD, NEAR];
    GENDER = "gender" &[GENDER_KNOWN, WORD];
    KINDS = "kind" &[KIND, WORD, YES];
    OPENS = "opens" &[YES, NEAR, ROLE];
    NEXT = "next" &[YES, ROLE, YES];
    CONJOINED = "conjoined" &[YES, WORD, NEAR];
    QUOTED = "quoted" &[SIDE, WORD, NEAR];
    TOKENS = "tokens" &[FEW, NEAR];
    SUBJECT_BEFORE = "subject-before" &[SINCE, ROLE, YES];
    NAMED = "named" &[FEW, WORD];
    MOST_NAMED = "most-named" &[YES, WORD, NEAR];
    FIRST = "first" &[YES, WORD];
    NOBODY = "nobody" &[ROLE, WORD, FEW];
    NOBODY_VERB = "nobody-verb" &[YES, ROLE, WORD];
}

/// Where the features of each template begin.
static STARTS: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let mut next = 0;
    TEMPLATES
        .iter()
        .map(|template| {
            let start = next;
            next += template.parts.iter().map(|values| values.len()).product::<usize>();
            start
        })
        .collect()
});

/// The weight of each feature; those that the table does not list weigh nothing.
static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let listed: FxHashMap<&str, f32> = lexicon::PRONOUN_WEIGHTS
        .rows()
        .map(|[feature, weight]| (feature, weight.parse().unwrap_or_default()))
        .collect();
    let last = TEMPLATES.last().map_or(0, |template| template.parts.iter().map(|values| values.len()).product());
    let length = STARTS.last().copied().unwrap_or_default() + last;
    (0..length).map(|index| listed.get(name(index).as_str()).copied().unwrap_or_default()).collect()
});

/// The features of one candidate.
#[derive(Debug, Clone, Default)]
pub struct Features {
    pub indices: Vec<u32>,
}

impl Features {
    /// Add a feature: a template with a value for each of its parts.
    pub fn add(&mut self, template: usize, values: &[usize]) {
        let mut offset = 0;
        for (value, names) in values.iter().zip(TEMPLATES[template].parts) {
            offset = offset * names.len() + value.min(&(names.len() - 1));
        }
        self.indices.push((STARTS[template] + offset) as u32);
    }

    pub fn score(&self) -> f32 {
        self.indices.iter().map(|&index| WEIGHTS[index as usize]).sum()
    }
}

/// The name of a feature, as the table writes it.
pub fn name(index: usize) -> String {
    let template = STARTS.partition_point(|&start| start <= index) - 1;
    let mut rest = index - STARTS[template];
    let mut values = Vec::new();
    for names in TEMPLATES[template].parts.iter().rev() {
        values.push(names[rest % names.len()]);
        rest /= names.len();
    }
    values.push(TEMPLATES[template].name);
    values.reverse();
    values.join(" ")
}

/// The number of a kind among the values of its part.
pub fn kind(kind: EntityKind) -> usize {
    EntityKind::ALL.iter().position(|&other| other == kind).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_feature() {
        let names: std::collections::HashSet<String> = (0..WEIGHTS.len()).map(name).collect();
        for [feature, weight] in lexicon::PRONOUN_WEIGHTS.rows() {
            assert!(names.contains(feature), "{feature}");
            assert!(weight.parse::<f32>().is_ok(), "{weight}");
        }
    }
}
