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
        /// TIMEX3 value, "2018-11"; "XXXX-11" where nothing is known to resolve it against; None where not even that is said.
        value: Option<String>,
        /// TIMEX3 mod, "APPROX".
        r#mod: Option<String>,
        /// TIMEX3 quant of a SET, "EVERY".
        quant: Option<String>,
        /// TIMEX3 freq of a SET, "2X".
        freq: Option<String>,
        /// The first day on which a DATE or TIME can lie, or on which a DURATION begins that is told from the day of
        /// publication, an ISO date.
        earliest: Option<String>,
        /// The last day on which a DATE or TIME can lie, or on which such a DURATION ends, an ISO date.
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
