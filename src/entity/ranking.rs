//! Who of several candidates is meant: a sum of the weights of features, learnt and kept as rows of data.
//!
//! A feature is a template and one value of each of its parts: `role subject possessor previous`. The score of a candidate
//! is the sum of the weights of its features, as in a log-linear ranking model (Denis and Baldridge 2008).

use crate::lexicon::Table;
use rustc_hash::FxHashMap;

/// A kind of feature: its name, and the names of the values of its parts.
pub struct Template {
    pub name: &'static str,
    pub parts: &'static [&'static [&'static str]],
}

impl Template {
    /// How many features it makes.
    fn len(&self) -> usize {
        self.parts.iter().map(|values| values.len()).product()
    }
}

/// Declares templates: their numbers, and what each is made of.
macro_rules! templates {
    ($($id:ident = $name:literal $parts:expr;)+) => {
        /// The templates, by number.
        pub mod template {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Number { $($id),+ }
            $(pub const $id: usize = Number::$id as usize;)+
        }
        static TEMPLATES: &[Template] = &[$(Template { name: $name, parts: $parts }),+];
    };
}
pub(super) use templates;

/// The templates of one kind of choice, and what their features weigh.
pub struct Ranking {
    templates: &'static [Template],
    /// Where the features of each template begin.
    starts: Vec<usize>,
    weights: Vec<f32>,
}

impl Ranking {
    /// Features that the table does not list weigh nothing.
    pub fn new(templates: &'static [Template], table: &Table<2>) -> Self {
        let mut starts = vec![0];
        for template in templates {
            starts.push(starts[starts.len() - 1] + template.len());
        }
        let length = starts.pop().unwrap_or_default();
        let mut ranking = Self { templates, starts, weights: Vec::new() };
        let listed: FxHashMap<&str, f32> =
            table.rows().map(|[feature, weight]| (feature, weight.parse().unwrap_or_default())).collect();
        ranking.weights =
            (0..length).map(|index| listed.get(ranking.name(index).as_str()).copied().unwrap_or_default()).collect();
        ranking
    }

    /// The number of a feature: a template with a value for each of its parts.
    pub fn feature(&self, template: usize, values: &[usize]) -> u32 {
        let mut offset = 0;
        for (value, names) in values.iter().zip(self.templates[template].parts) {
            offset = offset * names.len() + value.min(&(names.len() - 1));
        }
        (self.starts[template] + offset) as u32
    }

    pub fn score(&self, features: &[u32]) -> f32 {
        features.iter().map(|&index| self.weights[index as usize]).sum()
    }

    /// The best candidate, the first of several as good.
    pub fn best<'c>(&self, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
        let mut best: Option<(f32, &Candidate)> = None;
        for candidate in candidates {
            let score = self.score(&candidate.features);
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }

    /// The name of a feature, as the table writes it.
    pub fn name(&self, index: usize) -> String {
        let template = self.starts.partition_point(|&start| start <= index) - 1;
        let mut rest = index - self.starts[template];
        let mut values = Vec::new();
        for names in self.templates[template].parts.iter().rev() {
            values.push(names[rest % names.len()]);
            rest /= names.len();
        }
        values.push(self.templates[template].name);
        values.reverse();
        values.join(" ")
    }

    /// The features that the table lists and no template makes.
    #[cfg(test)]
    pub fn strangers(&self, table: &Table<2>) -> Vec<&'static str> {
        let names: std::collections::HashSet<String> = (0..self.weights.len()).map(|index| self.name(index)).collect();
        table.rows().map(|[feature, _]| feature).filter(|&feature| !names.contains(feature)).collect()
    }
}

/// Somebody or something that can be meant.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub draft: usize,
    /// The token that heads where it was spoken of.
    pub head: usize,
    pub features: Vec<u32>,
}

/// The draft of the candidate that stands for none.
pub const NOBODY: usize = usize::MAX;

/// What was resolved, by its token, with its candidates; the last candidate is nobody.
pub type Examples = Vec<(usize, Vec<Candidate>)>;
