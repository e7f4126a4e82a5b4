//! Effect: what a word says of the event below it, by the rows of `commitment.tsv`: "refused to", "denied that", "plans to".

use super::Modality;
use super::clause::Clauses;
use crate::lexicon;
use crate::syntax::Dep;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a verb or noun says of the event below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Denies,
    /// Denies it as the will of who acts: "declined to".
    Refuses,
    /// Leaves it open at the will of who acts: "ready to".
    Offers,
    /// Leaves open whether it came about: "tried to".
    Attempts,
    /// Asks for it where an infinitive follows: "told them to leave", but not "told of an attack", "directed the raid".
    Instructs,
    Sets(Modality),
}

impl Effect {
    pub fn modality(self) -> Modality {
        match self {
            Self::Sets(modality) => modality,
            Self::Instructs => Modality::Requested,
            _ => Modality::Possible,
        }
    }
}

/// What each lemma says, with its particle where it has one.
pub static EFFECTS: LazyLock<FxHashMap<&'static str, Effect>> = LazyLock::new(|| {
    let effect = |name| match name {
        "denied" => Effect::Denies,
        "refused" => Effect::Refuses,
        "offered" => Effect::Offers,
        "attempted" => Effect::Attempts,
        "instructed" => Effect::Instructs,
        "future" => Effect::Sets(Modality::Future),
        "conditional" => Effect::Sets(Modality::Conditional),
        "requested" => Effect::Sets(Modality::Requested),
        _ => Effect::Sets(Modality::Possible),
    };
    lexicon::COMMITMENT.rows().map(|[lemma, name]| (lemma, effect(name))).collect()
});

/// What a word says of an event below it, with its particle: "ruled out"; "set up a commission to visit" is not "set to visit".
pub fn effect_of(clauses: &Clauses, word: usize) -> Option<Effect> {
    let lemma = clauses.word(word).lemma.as_str();
    match clauses.child(word, &[Dep::CompoundPrt]) {
        Some(particle) => EFFECTS.get(format!("{lemma} {}", clauses.word(particle).lemma).as_str()).copied(),
        None => EFFECTS.get(lemma).copied(),
    }
}
