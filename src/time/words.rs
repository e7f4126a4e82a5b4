//! Words: what each word of an expression of time is, by one look-up in `data/time_words.tsv`.
//!
//! In: a word of the text. Out: its [`Entry`]. Most words of an article are not in the table and fall through here.

use super::holiday;
use crate::lexicon::{self, words::Words};
use crate::span::ByteSpan;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of classes, one bit each.
pub type Mask = u64;

macro_rules! classes {
    ($($constant:ident = $name:literal),+ $(,)?) => {
        /// The names of the classes, in the order of their bits.
        pub const NAMES: &[&str] = &[$($name),+];
        classes!(@bits 0; $($constant),+);
    };
    (@bits $bit:expr; $head:ident $(, $tail:ident)*) => {
        #[allow(dead_code)]
        pub const $head: Mask = 1 << ($bit);
        classes!(@bits $bit + 1; $($tail),*);
    };
    (@bits $bit:expr;) => {};
}

classes! {
    // Words of the table.
    MONTH = "month", WEEKDAY = "weekday", UNIT = "unit", UNITS = "units", NUMBER = "number", MULTIPLE = "multiple",
    ORDINAL = "ordinal", DECADE = "decade", SEASON = "season", FALL = "fall", SEASONS = "seasons", PART = "part",
    PARTS = "parts", LAST = "last", NEXT = "next", THIS = "this", THAT = "that", FEW = "few", MODIFIER = "modifier",
    SHIFT = "shift", DAY = "day", VAGUE = "vague", ADVERB = "adverb", EVERY = "every", TIMES = "times",
    CLOCK = "clock", ZONE = "zone", ERA = "era", THE = "the", A = "a", LETTER = "letter", NOUN = "noun", WORD = "word", HOLIDAY = "holiday",
    // What is read off the characters.
    YEAR = "year", DECIMAL = "decimal", COMMA = "comma", DASH = "dash", SLASH = "slash", COLON = "colon", DOT = "dot",
    APOSTROPHE = "apostrophe", POSSESSIVE = "possessive", OPEN = "open", CLOSE = "close", OTHER = "other",
    // What was recognised already.
    DATE_FOUND = "DATE", TIME_FOUND = "TIME", DURATION_FOUND = "DURATION", SET_FOUND = "SET", VAGUE_FOUND = "VAGUE",
}

/// A sentence without any of these holds no expression of time.
pub const TELLS: Mask = MONTH
    | WEEKDAY
    | UNIT
    | UNITS
    | DECADE
    | SEASON
    | FALL
    | SEASONS
    | PART
    | PARTS
    | DAY
    | VAGUE
    | ADVERB
    | CLOCK
    | HOLIDAY
    | YEAR
    | COLON
    | SLASH
    | ZONE
    | ERA
    | LETTER
    | NOUN
    | THIS
    | LAST;

/// The bits of a class by its name.
pub fn class(name: &str) -> Option<Mask> {
    NAMES.iter().position(|known| *known == name).map(|bit| 1 << bit)
}

/// How a word has to be written to be what its row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Any,
    Capital,
    /// With a capital letter, and a dot that belongs to it.
    Abbreviation,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub mask: Mask,
    pub value: i32,
    /// The number of the word, by which patterns ask for it.
    pub word: u16,
    pub case: Case,
}

/// The number of a word that is not in the table.
pub const UNKNOWN: u16 = u16::MAX;

/// The words with their entries, and the classes of each by its number.
struct Lexicon {
    words: Words<Entry>,
    masks: Vec<Mask>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, Entry> = FxHashMap::default();
    for (number, [word, class_name, value, case]) in lexicon::TIME_WORDS.rows().enumerate() {
        let mut mask = class(class_name).unwrap_or(WORD);
        if word == "second" {
            mask |= UNIT;
        }
        let case = match case {
            "capital" => Case::Capital,
            "abbreviation" => Case::Abbreviation,
            _ => Case::Any,
        };
        words.insert(word, Entry { mask, value: number_of(value), word: number as u16, case });
    }
    for first in holiday::first_words() {
        let number = words.len() as u16;
        let new = Entry { mask: 0, value: 0, word: number, case: Case::Any };
        words.entry(first).or_insert(new).mask |= HOLIDAY;
    }
    let mut masks = vec![0; words.len()];
    words.values().for_each(|entry| masks[usize::from(entry.word)] = entry.mask);
    Lexicon { words: words.into_iter().collect(), masks }
});

/// The value of a row as a number; codes become the index of their name.
fn number_of(value: &str) -> i32 {
    if let Ok(number) = value.parse() {
        return number;
    }
    CODES.iter().position(|code| *code == value).map_or(0, |index| index as i32)
}

/// The values of the table that are not numbers.
const CODES: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "millennium",
    "SP",
    "SU",
    "FA",
    "WI",
    "MO",
    "MI",
    "AF",
    "EV",
    "NI",
    "DT",
    "START",
    "MID",
    "END",
    "PAST_REF",
    "PRESENT_REF",
    "FUTURE_REF",
    "now",
    "tonight",
    "overnight",
];

/// The code that a row's value stands for.
pub fn code(value: i32) -> &'static str {
    CODES.get(value.max(0) as usize).copied().unwrap_or_default()
}

/// What a word is, in letters of any case.
#[inline]
pub fn look_up(word: &str) -> Option<Entry> {
    LEXICON.words.get_small(word).copied()
}

/// What a word of a text is, in letters of any case.
#[inline]
pub fn look_up_at(text: &str, word: ByteSpan) -> Option<Entry> {
    LEXICON.words.small_at(text, word).copied()
}

/// The classes of the word with a number; 0 where there is none.
pub fn mask_of(number: u16) -> Mask {
    LEXICON.masks.get(usize::from(number)).copied().unwrap_or_default()
}

/// How many words have a number.
pub fn count() -> usize {
    LEXICON.masks.len()
}

/// The number of a word that a pattern names.
pub fn number(word: &str) -> Option<u16> {
    LEXICON.words.get(word).map(|entry| entry.word)
}
