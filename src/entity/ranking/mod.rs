//! Who of several candidates is meant: a sum of the weights of features, learnt and kept as rows of data.
//!
//! The score of a candidate is the sum of the weights of its features, as in a log-linear ranking model (Denis and Baldridge
//! 2008).

pub mod templates;

use crate::lexicon::Table;
use smallvec::SmallVec;
use templates::{Template, Weights};

/// The templates of one kind of choice, and what their features weigh.
pub struct Ranking(Weights<1>);

impl Ranking {
    pub fn new(templates: &'static [Template], table: &Table<2>) -> Self {
        Self(Weights::new(templates, table.rows().map(|[feature, weight]| (feature, [weight]))))
    }

    /// The number of a feature: a template with a value for each of its parts.
    pub fn feature(&self, template: usize, values: &[usize]) -> u32 {
        self.0.index(template, values) as u32
    }

    pub fn score(&self, features: &[u32]) -> f32 {
        features.iter().map(|&index| self.0.of(index as usize)[0]).sum()
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
        self.0.name(index)
    }

    /// The features that the table lists and no template makes.
    #[cfg(test)]
    pub fn strangers(&self, table: &Table<2>) -> Vec<&'static str> {
        let names = self.0.names();
        table.rows().map(|[feature, _]| feature).filter(|&feature| !names.contains(feature)).collect()
    }
}

/// Somebody or something that can be meant.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub draft: usize,
    /// The token that heads where it was spoken of.
    pub head: usize,
    pub features: Features,
}

/// The numbers of features: of a candidate no more than there are templates.
pub type Features = SmallVec<[u32; 24]>;

/// The draft of the candidate that stands for none.
pub const NOBODY: usize = usize::MAX;

/// What was resolved, by its token, with its candidates; the last candidate is nobody.
pub type Examples = Vec<(usize, Vec<Candidate>)>;
