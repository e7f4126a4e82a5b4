//! Context: what the word before or after tells of a word that could be another: "in May", "2000 people".
//!
//! In: a neighbour. Out: whether `data/time_contexts.tsv` has it for the kind of context that is asked for.

use crate::lexicon;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The kinds of context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Month = 1,
    Season = 2,
    Counted = 4,
    Numbered = 8,
    Year = 16,
    Rate = 32,
    Course = 64,
    Name = 128,
    Attack = 256,
    Epithet = 512,
    Statute = 1024,
    Edition = 2048,
}

static CONTEXTS: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut contexts = FxHashMap::default();
    for [word, name] in lexicon::TIME_CONTEXTS.rows() {
        let kind = match name {
            "month" => Kind::Month,
            "season" => Kind::Season,
            "counted" => Kind::Counted,
            "numbered" => Kind::Numbered,
            "year" => Kind::Year,
            "course" => Kind::Course,
            "name" => Kind::Name,
            "attack" => Kind::Attack,
            "epithet" => Kind::Epithet,
            "statute" => Kind::Statute,
            "edition" => Kind::Edition,
            _ => Kind::Rate,
        };
        *contexts.entry(word).or_insert(0) |= kind as u16;
    }
    contexts
});

/// Whether a neighbour tells of a kind of context. Its case does not matter.
pub fn tells(word: &str, kind: Kind) -> bool {
    let mut small = [0u8; 16];
    let Some(small) = small.get_mut(..word.len()) else { return false };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    let known = std::str::from_utf8(small).ok().and_then(|word| CONTEXTS.get(word));
    known.is_some_and(|kinds| kinds & kind as u16 != 0)
}
