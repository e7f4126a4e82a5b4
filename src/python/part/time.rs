//! The class for a temporal expression: Time.

use super::prelude::*;
use super::{name, or_none, part, quoted};
use crate::article::Time;

part!(
    /// A temporal expression, with its TimeML TIMEX3 value and the days between which it lies.
    PyTime, "Time", Time, slice {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// "DATE", "TIME", "DURATION" or "SET".
        r#type: String,
        /// TIMEX3 value, "2018-11"; None where it is relative and nothing is known to resolve it against.
        value: Option<String>,
        /// TIMEX3 mod, "APPROX".
        r#mod: Option<String>,
        /// TIMEX3 quant of a SET, "EVERY".
        quant: Option<String>,
        /// TIMEX3 freq of a SET, "2X".
        freq: Option<String>,
        /// The first day on which a DATE or TIME can lie, an ISO date.
        earliest: Option<String>,
        /// The last day on which a DATE or TIME can lie, an ISO date.
        latest: Option<String>,
        /// "explicit", "relative" or "vague".
        origin: String,
        /// The name of the rule that found it.
        rule: String,
    }
);

impl Short for Time {
    fn short(&self) -> String {
        format!("{}, {}, {}, {} {}", self.start, self.end, quoted(&self.text), self.r#type, or_none(&self.value))
    }
}
