//! Sets of lemmas, the rows of `lemma_sets.tsv`, whose header says what each is: for the stages that read the tree.

use super::words::Words;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

macro_rules! sets {
    ($($set:ident = $name:literal),+ $(,)?) => {
        /// A set of lemmas.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Lemmas { $($set),+ }

        impl Lemmas {
            fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$set),)+ _ => None }
            }
        }
    };
}

sets! {
    Accord = "accord",
    Appoints = "appoints",
    Beats = "beats",
    Becomes = "becomes",
    Carries = "carries",
    Charge = "charge",
    Collects = "collects",
    Counts = "counts",
    Critic = "critic",
    Debates = "debates",
    Decides = "decides",
    FirmHas = "firm_has",
    FirmOwns = "firm_owns",
    Gathers = "gathers",
    Gives = "gives",
    GoesOn = "goes_on",
    Issues = "issues",
    Labour = "labour",
    Leads = "leads",
    LeftBy = "left_by",
    Match = "match",
    Money = "money",
    PartIn = "part_in",
    Plays = "plays",
    Portion = "portion",
    Reasons = "reasons",
    SetPhrase = "set_phrase",
    Sites = "sites",
    Staff = "staff",
    Titled = "titled",
    Trades = "trades",
    Wares = "wares",
    Willed = "willed",
}

/// The sets that each lemma is in, as bits.
static SETS: LazyLock<Words<u64>> = LazyLock::new(|| {
    let mut sets: FxHashMap<&str, u64> = FxHashMap::default();
    for [lemma, name] in super::LEMMA_SETS.rows() {
        *sets.entry(lemma).or_default() |= Lemmas::parse(name).map_or(0, Lemmas::bit);
    }
    sets.into_iter().collect()
});

impl Lemmas {
    fn bit(self) -> u64 {
        1 << self as u32
    }

    /// Whether a lemma is in the set.
    #[inline]
    pub fn has(self, lemma: &str) -> bool {
        SETS.get(lemma).is_some_and(|sets| sets & self.bit() != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_set_and_found_in_it() {
        for [lemma, name] in crate::lexicon::LEMMA_SETS.rows() {
            assert!(Lemmas::parse(name).is_some_and(|set| set.has(lemma)), "{lemma} {name}");
        }
        assert!(!Lemmas::Gives.has("borrow"));
    }
}
