//! The class for a result and its rule: Step.

use super::prelude::*;
use super::{name, part, quoted};
use crate::explain::Step;

part!(
    /// A result of a stage, and the rule that made it.
    PyStep, "Step", Step, slice {
        /// "block", "mention", "time", "quote" or "event".
        layer: String,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// The value in one line, for a person.
        result: String,
        /// The name of the rule.
        rule: String,
    }
);

impl Short for Step {
    fn short(&self) -> String {
        format!("{} {}:{}, {}, {}", self.layer, self.start, self.end, quoted(&self.result), self.rule)
    }
}
