//! A map from single words, made for a look-up of every word of a text.
//!
//! In: the words of a table. Out: what is known of a word. A word of up to sixteen bytes, as nearly all are, is one number:
//! it is put into small letters, hashed and compared in a few steps and without a copy. A row of bits, which stays in the
//! nearest memory, tells of most words that they are not in the table. Longer words are looked up as strings.

use crate::span::ByteSpan;
use rustc_hash::FxHashMap;

/// The bytes of a short word.
const SHORT: usize = 16;

/// What is known of some words.
#[derive(Debug, Clone)]
pub struct Words<V> {
    short: FxHashMap<u128, V>,
    long: FxHashMap<&'static str, V>,
    /// A bit for each hash of a short word.
    bits: Vec<u64>,
    /// How far a hash is shifted to become the number of its bit.
    shift: u32,
}

impl<V> Words<V> {
    /// What is known of a word, as it is written.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&V> {
        match number(word.as_bytes()) {
            Some(number) => self.find(number),
            None => self.long.get(word),
        }
    }

    /// What is known of a word whose ASCII letters are read as small ones.
    #[inline]
    pub fn get_small(&self, word: &str) -> Option<&V> {
        match number(word.as_bytes()) {
            Some(number) => self.find(small(number)),
            None => self.find_long(word),
        }
    }

    /// As [`Self::get_small`] for a word that stands in a text, which is quicker.
    #[inline]
    pub fn small_at(&self, text: &str, word: ByteSpan) -> Option<&V> {
        match number_at(text.as_bytes(), word) {
            Some(number) => self.find(small(number)),
            None => self.find_long(word.of(text)),
        }
    }

    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    #[inline]
    fn find(&self, number: u128) -> Option<&V> {
        let bit = hash(number) >> self.shift;
        if self.bits[bit as usize / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        self.short.get(&number)
    }

    #[cold]
    fn find_long(&self, word: &str) -> Option<&V> {
        if self.long.is_empty() {
            return None;
        }
        self.long.get(word.to_ascii_lowercase().as_str())
    }
}

/// Of a word that comes twice the last value counts.
impl<V> FromIterator<(&'static str, V)> for Words<V> {
    fn from_iter<I: IntoIterator<Item = (&'static str, V)>>(words: I) -> Self {
        let (mut short, mut long) = (FxHashMap::default(), FxHashMap::default());
        for (word, value) in words {
            match number(word.as_bytes()) {
                Some(number) => short.insert(number, value),
                None => long.insert(word, value),
            };
        }
        // With eight bits for each word, one word in eight that is not in the table has to be looked up.
        let size = (short.len() * 8).next_power_of_two().max(64);
        let shift = u64::BITS - size.ilog2();
        let mut bits = vec![0; size / 64];
        short.keys().map(|&number| hash(number) >> shift).for_each(|bit| bits[bit as usize / 64] |= 1 << (bit % 64));
        Self { short, long, bits, shift }
    }
}

impl FromIterator<&'static str> for Words<()> {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

#[inline]
fn hash(number: u128) -> u64 {
    (number as u64 ^ ((number >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// As [`number`] for a word in a text, without a branch on its length.
#[inline]
fn number_at(text: &[u8], word: ByteSpan) -> Option<u128> {
    let (start, length) = (word.start as usize, word.len());
    match text.get(start..).and_then(|rest| rest.first_chunk()) {
        Some(&sixteen) if (1..=SHORT).contains(&length) => {
            Some(u128::from_le_bytes(sixteen) & (u128::MAX >> (8 * (SHORT - length))))
        }
        _ => number(&text[word.range()]),
    }
}

/// The bytes of a word of one to sixteen as a number; no word of a table holds NUL, which fills the rest.
#[inline]
fn number(word: &[u8]) -> Option<u128> {
    let length = word.len();
    let eight = |at: usize| word[at..].first_chunk().map_or(0, |&bytes| u64::from_le_bytes(bytes));
    let four = |at: usize| word[at..].first_chunk().map_or(0, |&bytes| u64::from(u32::from_le_bytes(bytes)));
    let (low, high) = match length {
        0 => return None,
        1..4 => {
            let byte = |at: usize| u64::from(word[at]) << (8 * at);
            (byte(0) | byte(length / 2) | byte(length - 1), 0)
        }
        4..=8 => (four(0) | four(length - 4) << (8 * (length - 4)), 0),
        9..=16 => (eight(0), eight(length - 8) >> (8 * (16 - length))),
        _ => return None,
    };
    Some(u128::from(low) | u128::from(high) << 64)
}

/// The number of the word with its ASCII capitals as small letters: all bytes are added to and compared at once.
#[inline]
fn small(word: u128) -> u128 {
    const ONES: u128 = u128::MAX / 0xFF;
    const HIGH: u128 = 0x80 * ONES;
    let low = word & !HIGH;
    let from_a = low + (0x80 - b'A' as u128) * ONES;
    let past_z = low + (0x7F - b'Z' as u128) * ONES;
    let capitals = (from_a ^ past_z) & !word & HIGH;
    word | capitals >> 2
}

/// Small words between hyphens: "PORT-AU-PRINCE".
const SMALL: [&str; 10] = ["au", "aux", "de", "des", "du", "en", "la", "le", "les", "sur"];

/// "FORT WORTH" as "Fort Worth", "PORT-AU-PRINCE" as "Port-au-Prince".
pub fn in_title_case(name: &str) -> String {
    let titled = every_word(name);
    if name.bytes().filter(|&byte| byte == b'-').count() < 2 {
        return titled;
    }
    let parts: Vec<&str> = titled.split('-').collect();
    let small = |(index, part): (usize, &&str)| {
        let lower = part.to_lowercase();
        if index > 0 && index + 1 < parts.len() && SMALL.contains(&lower.as_str()) { lower } else { (*part).to_owned() }
    };
    parts.iter().enumerate().map(small).collect::<Vec<_>>().join("-")
}

fn every_word(name: &str) -> String {
    let mut inside = false;
    let title = |letter: char| {
        let small = inside && letter.is_alphabetic();
        inside = letter.is_alphabetic();
        if small { letter.to_lowercase().collect::<String>() } else { letter.to_string() }
    };
    name.chars().map(title).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_read_as_a_title() {
        assert_eq!(in_title_case("WINSTON-SALEM"), "Winston-Salem");
        assert_eq!(in_title_case("PORT-AU-PRINCE"), "Port-au-Prince");
    }

    #[test]
    fn words_of_any_length_are_found_as_they_are_written() {
        const ALL: &str = "abcdefghijklmnopqrstuvwxyz";
        let words: Words<usize> = (1..ALL.len()).map(|end| (&ALL[..end], end)).collect();
        for end in 1..ALL.len() {
            assert_eq!(words.get(&ALL[..end]), Some(&end));
            assert_eq!(words.get(&ALL[1..end]), None);
            let capitals = ALL[..end].to_ascii_uppercase();
            assert_eq!(words.get_small(&capitals), Some(&end));
            for text in [capitals.clone(), format!("{capitals} and what follows")] {
                assert_eq!(words.small_at(&text, ByteSpan::new(0, end)), Some(&end));
            }
        }
        assert_eq!(words.get(""), None);
    }

    #[test]
    fn only_the_capitals_of_ascii_become_small() {
        let every: Vec<char> = (1..0x250).filter_map(char::from_u32).collect();
        for pair in every.windows(2) {
            let word: String = pair.iter().collect();
            let expected = number(word.to_ascii_lowercase().as_bytes());
            assert_eq!(number(word.as_bytes()).map(small), expected, "{word:?}");
        }
    }
}
