//! The tables of this stage, turned into maps on first use.

use crate::lexicon::{ABBREVIATIONS, ATTACHED_UNITS, CLITICS, DOMAINS, HYPHEN_PARTS, SENTENCE_WORDS};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What an abbreviation tells of its stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// "Mr.", "vs.": what it belongs to follows, so no sentence ends here.
    Before,
    /// "No. 4", "Sat. 3": an abbreviation only where a digit follows.
    Number,
    /// "Inc.", "Jr.", "Aug.": a sentence ends here if a word follows that begins one.
    After,
    /// "etc.", "p.m.": a sentence ends here if any capital follows, save the name of a day, a month or a zone.
    Last,
    /// "Wash.", "Ill.": an abbreviation only after a comma ("Seattle, Wash."); ends like `After`.
    State,
}

/// What a capitalised word tells of the stop before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceWord {
    /// "The", "However": seldom written with a capital unless it begins a sentence.
    Start,
    /// "said", "asked": goes on with the sentence of a quoted question.
    Speech,
    /// "Monday", "EST": goes on with the sentence after "p.m.".
    Calendar,
}

/// By the word without its last stop.
pub static ABBREVIATION: LazyLock<FxHashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    let kind = |name| match name {
        "before" => Abbreviation::Before,
        "number" => Abbreviation::Number,
        "after" => Abbreviation::After,
        "last" => Abbreviation::Last,
        _ => Abbreviation::State,
    };
    ABBREVIATIONS.rows().map(|[word, name]| (word, kind(name))).collect()
});

/// The bytes at which a word is cut, by the word in small letters with `'` for every apostrophe.
pub static CLITIC: LazyLock<FxHashMap<&'static str, [u8; 2]>> = LazyLock::new(|| {
    CLITICS
        .rows()
        .map(|[word, parts]| {
            let mut cuts = [0; 2];
            let mut at = 0;
            for (cut, part) in cuts.iter_mut().zip(parts.split('|')) {
                at += part.len();
                *cut = if at < word.len() { at as u8 } else { 0 };
            }
            (word, cuts)
        })
        .collect()
});

/// In small letters: whether it stands before the hyphen.
pub static HYPHEN_PART: LazyLock<FxHashMap<&'static str, bool>> =
    LazyLock::new(|| HYPHEN_PARTS.rows().map(|[part, side]| (part, side == "prefix")).collect());

/// As written.
pub static UNIT: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| ATTACHED_UNITS.rows().map(|[unit]| unit).collect());

/// In small letters: whether it may stand alone after a stop ("example.com"), or needs more ("co.in").
pub static DOMAIN: LazyLock<FxHashMap<&'static str, bool>> =
    LazyLock::new(|| DOMAINS.rows().map(|[ending, use_]| (ending, use_ == "alone")).collect());

/// As written.
pub static SENTENCE_WORD: LazyLock<FxHashMap<&'static str, SentenceWord>> = LazyLock::new(|| {
    let kind = |name| match name {
        "start" => SentenceWord::Start,
        "speech" => SentenceWord::Speech,
        _ => SentenceWord::Calendar,
    };
    SENTENCE_WORDS.rows().map(|[word, name]| (word, kind(name))).collect()
});

/// The longest word of any table here.
pub const LONGEST: usize = 15;

/// A short word in small letters, on the stack. Every apostrophe is written `'`.
pub struct Small {
    bytes: [u8; LONGEST + 1],
    len: usize,
}

impl Small {
    /// `None` where the word is longer than any in the tables, or not ASCII.
    #[inline]
    pub fn of(word: &str) -> Option<Self> {
        let mut small = Self { bytes: [0; LONGEST + 1], len: 0 };
        let mut bytes = word.bytes();
        while let Some(byte) = bytes.next() {
            if small.len > LONGEST {
                return None;
            }
            small.bytes[small.len] = if byte < 0x80 {
                byte.to_ascii_lowercase()
            } else if byte == 0xE2 && bytes.next() == Some(0x80) && bytes.next() == Some(0x99) {
                b'\''
            } else {
                return None;
            };
            small.len += 1;
        }
        Some(small)
    }

    #[inline]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_the_stack_buffer() {
        let words = CLITICS.rows().map(|[word, _]| word).chain(DOMAINS.rows().map(|[word, _]| word));
        let longest = words.chain(HYPHEN_PARTS.rows().map(|[word, _]| word)).map(str::len).max();
        assert!(longest <= Some(LONGEST), "{longest:?}");
        assert!(SENTENCE_WORDS.rows().all(|[word, _]| word.len() <= LONGEST));
        assert!(ABBREVIATIONS.rows().all(|[word, _]| word.len() <= 8));
    }

    #[test]
    fn small_letters_and_one_apostrophe() {
        assert_eq!(Small::of("Y’ALL").unwrap().as_str(), "y'all");
        assert!(Small::of("Łódź").is_none());
        assert!(Small::of("incomprehensibly").is_some_and(|small| small.as_str().len() == 16));
        assert!(Small::of("incomprehensiblyx").is_none());
    }
}
