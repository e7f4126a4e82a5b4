//! The classes for the code of an actor that is given by itself: ActorCode, Reason.

use super::prelude::*;
use super::{name, part, quoted};
use crate::actor::{ActorCode, Reason};

part!(
    /// What a phrase is coded as, and why.
    PyActorCode, "ActorCode", ActorCode {
        /// PLOVER actor code, "KENCOP".
        code: Option<String>,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// The first sector of the code, "COP".
        sector: Option<String>,
        /// The words of the phrase that say it, a tuple of Reason.
        reasons: Vec<Reason>,
    }
);

impl Short for ActorCode {
    fn short(&self) -> String {
        let reasons = self.reasons.iter().map(|reason| format!(", {} {}", reason.part, quoted(&reason.text)));
        self.code.as_deref().map_or_else(|| "None".to_owned(), quoted) + &reasons.collect::<String>()
    }
}

part!(
    /// Why a part of a code is there.
    PyReason, "Reason", Reason, slice {
        /// "country" or "sector".
        part: String,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The characters.
        text: String,
        /// The name of the rule.
        rule: String,
    }
);

impl Short for Reason {
    fn short(&self) -> String {
        format!("{}, {}, {}", self.part, quoted(&self.text), self.rule)
    }
}
