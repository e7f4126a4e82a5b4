//! Cues: the verbs and nouns that bring in what somebody says, from `data/cue_verbs.tsv`.
//!
//! In: a lemma, and the word after it. Out: what is done by saying it (the frame), and how the words that are said can
//! follow. The event stage asks here too: an accusation is both a quotation and an event.

use crate::lexicon::CUE_VERBS;
use crate::lexicon::words::Words;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A verb or a noun that brings in what somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// "say", "call for"
    pub lemma: &'static str,
    pub frame: Frame,
    pub stance: Stance,
    pub takes: Takes,
}

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($variant),+ }
        impl $name {
            /// The value as the table writes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            fn parse(given: &str) -> Option<Self> {
                match given { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

names! {
    /// What is done by saying it.
    Frame {
        Accuse = "accuse", Agree = "agree", Announce = "announce", Apologize = "apologize", Argue = "argue", Ask = "ask",
        Confirm = "confirm", Criticize = "criticize", Decide = "decide", Demand = "demand", Deny = "deny",
        Describe = "describe", Hint = "hint", Know = "know", Praise = "praise", Predict = "predict",
        Promise = "promise", Propose = "propose", Reject = "reject", Report = "report", Show = "show",
        Speculate = "speculate", Think = "think", Threaten = "threaten", Warn = "warn",
    }
}

names! {
    /// Of the one who speaks, towards what is spoken of.
    Stance { Neutral = "neutral", Positive = "positive", Negative = "negative" }
}

/// How the words that are said can follow a cue: a set of the values that the header of the table explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Takes(u32);

impl Takes {
    pub const QUOTE: Self = Self(1 << 0);
    pub const QUOTED: Self = Self(1 << 1);
    pub const THAT: Self = Self(1 << 2);
    pub const BARE: Self = Self(1 << 3);
    pub const WHETHER: Self = Self(1 << 4);
    pub const ASIDE: Self = Self(1 << 5);
    pub const LISTENER: Self = Self(1 << 6);
    pub const TO: Self = Self(1 << 7);
    pub const OBJECT_TO: Self = Self(1 << 8);
    pub const DOING: Self = Self(1 << 9);
    pub const THING: Self = Self(1 << 10);
    pub const OF: Self = Self(1 << 11);
    pub const AGAINST: Self = Self(1 << 12);
    pub const FOR: Self = Self(1 << 13);
    pub const CLAIM: Self = Self(1 << 14);
    pub const ALL_BUT_QUOTED: Self = Self(!Self::QUOTED.0);

    /// Each way by its name in the table.
    const NAMES: [(&'static str, Self); 15] = [
        ("quote", Self::QUOTE),
        ("quoted", Self::QUOTED),
        ("that", Self::THAT),
        ("bare", Self::BARE),
        ("whether", Self::WHETHER),
        ("aside", Self::ASIDE),
        ("listener", Self::LISTENER),
        ("to", Self::TO),
        ("object-to", Self::OBJECT_TO),
        ("doing", Self::DOING),
        ("thing", Self::THING),
        ("of", Self::OF),
        ("against", Self::AGAINST),
        ("for", Self::FOR),
        ("claim", Self::CLAIM),
    ];

    /// Whether one of the ways in `any` is among them.
    #[inline]
    pub const fn any(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Both sets in one.
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The ways that both sets have.
    #[inline]
    pub const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn parse(list: &str) -> Option<Self> {
        list.split(',').try_fold(Self(0), |set, given| {
            let (_, one) = Self::NAMES.iter().find(|(name, _)| *name == given)?;
            Some(set.or(*one))
        })
    }
}

/// What a lemma can be: a cue by itself, and cues together with a particle.
#[derive(Debug, Default)]
struct Entry {
    alone: Option<Cue>,
    with: Vec<(&'static str, Cue)>,
}

struct Lookup {
    verbs: Words<Entry>,
    nouns: Words<Cue>,
}

static LOOKUP: LazyLock<Lookup> = LazyLock::new(|| {
    let mut verbs: FxHashMap<&str, Entry> = FxHashMap::default();
    let mut nouns = Vec::new();
    for [lemma, pos, frame, stance, takes] in CUE_VERBS.rows() {
        let (Some(frame), Some(stance), Some(takes)) =
            (Frame::parse(frame), Stance::parse(stance), Takes::parse(takes))
        else {
            continue;
        };
        let cue = Cue { lemma, frame, stance, takes };
        match (pos, lemma.split_once(' ')) {
            ("noun", _) => nouns.push((lemma, cue)),
            (_, None) => verbs.entry(lemma).or_default().alone = Some(cue),
            (_, Some((verb, particle))) => verbs.entry(verb).or_default().with.push((particle, cue)),
        }
    }
    Lookup { verbs: verbs.into_iter().collect(), nouns: nouns.into_iter().collect() }
});

/// The cue that a verb is by itself: "say".
pub fn verb(lemma: &str) -> Option<&'static Cue> {
    LOOKUP.verbs.get(lemma)?.alone.as_ref()
}

/// The cue that a verb is together with the word after it ("call" + "for"), else by itself. The flag says whether that
/// word belongs to it.
pub fn verb_with(lemma: &str, next: &str) -> Option<(&'static Cue, bool)> {
    let entry = LOOKUP.verbs.get(lemma)?;
    let joined = entry.with.iter().find(|(particle, _)| *particle == next).map(|(_, cue)| (cue, true));
    joined.or(entry.alone.as_ref().map(|cue| (cue, false)))
}

/// The cue that a noun is: "claim".
pub fn noun(lemma: &str) -> Option<&'static Cue> {
    LOOKUP.nouns.get(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood() {
        for [lemma, _, frame, stance, takes] in CUE_VERBS.rows() {
            assert!(Frame::parse(frame).is_some() && Stance::parse(stance).is_some(), "{lemma}");
            assert!(Takes::parse(takes).is_some(), "{lemma}: {takes}");
        }
    }

    #[test]
    fn a_particle_makes_another_cue() {
        assert_eq!(verb("say").unwrap().frame, Frame::Report);
        assert_eq!(verb("accuse").unwrap().stance, Stance::Negative);
        assert_eq!(
            verb_with("call", "for").unwrap(),
            (&LOOKUP.verbs.get("call").unwrap().with.iter().find(|w| w.0 == "for").unwrap().1, true)
        );
        assert_eq!(verb_with("say", "for").map(|(cue, joined)| (cue.lemma, joined)), Some(("say", false)));
        assert_eq!(noun("claim").unwrap().frame, Frame::Argue);
        assert!(verb("claimant").is_none() && noun("say").is_none());
    }
}
