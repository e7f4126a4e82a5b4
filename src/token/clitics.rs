//! Clitics: "do|n't", "Al|'s", "I|'m", "can|not", "gon|na".
//!
//! After an apostrophe, the few endings of English are cut off and all other letters stay in the word ("O'Brien",
//! "Shi'ite"). Words written without one are in `data/clitics.tsv`. Known limit: "its" for "it's" is seen only before
//! "a", "the", "been" and "not".

use super::chars::{BLANK, UPPER, is};
use super::tables::{CLITIC, LONGEST, Small};
use super::words::Scanner;
use crate::lexicon::CLITICS;
use std::sync::LazyLock;

/// The length of an ending that may follow an apostrophe, if the word ends after it.
fn ending(scanner: &Scanner, at: usize) -> usize {
    let letter = |offset| scanner.byte(at + offset).to_ascii_lowercase();
    let length = match (letter(0), letter(1)) {
        (b's' | b'm' | b'd', _) if !scanner.is_word(at + 1) => 1,
        (b'r' | b'v', b'e') | (b'l', b'l') if !scanner.is_word(at + 2) => 2,
        _ => 0,
    };
    // "O'D." is a name, "d's" are letters.
    if length == 1 && letter(0) != b's' && scanner.is(at + 1, 0) && scanner.apostrophe(at + 1) > 0 { 0 } else { length }
}

/// Take the word before an apostrophe and the clitic after it, if there is one.
pub fn apostrophe(scanner: &mut Scanner, at: usize, length: usize) -> bool {
    let start = scanner.at;
    let after = at + length;
    if scanner.byte(after) | 0x20 == b't'
        && !scanner.is_word(after + 1)
        && at - start >= 3
        && scanner.byte(at - 1) | 0x20 == b'n'
    {
        scanner.push(at - 1);
        scanner.push(after + 1);
        return true;
    }
    let clitic = ending(scanner, after);
    if clitic > 0 {
        // "OK'd" is a verb.
        if scanner.byte(after) == b'd' && at - start == 2 && is(scanner.byte(at - 1), UPPER) {
            return false;
        }
        scanner.push(at);
        scanner.push(after + clitic);
        return true;
    }
    // "y'all", "c'mon"
    at - start <= 2 && in_table(scanner, at, length)
}

/// Take a word of the table that has an apostrophe at `at`, or several words ("'t|is").
fn in_table(scanner: &mut Scanner, at: usize, length: usize) -> bool {
    let start = scanner.at;
    let end = scanner.run(at + length);
    let Some(small) = Small::of(&scanner.text[start..end]) else { return false };
    let Some(cuts) = CLITIC.get(small.as_str()) else { return false };
    for cut in cuts.iter().filter(|&&cut| cut > 0).map(|&cut| usize::from(cut)) {
        // The cut is counted with an apostrophe of one byte.
        let longer = if start + cut > at { length - 1 } else { 0 };
        scanner.push(start + cut + longer);
    }
    scanner.push(end);
    true
}

/// Take a word that begins with an apostrophe: "'em", "'t|is", or a clitic that was typed apart ("Ali 's").
pub fn standing(scanner: &mut Scanner, length: usize) -> bool {
    let start = scanner.at;
    if scanner.byte(start + length) == b's' && scanner.is(start + length + 1, BLANK) {
        scanner.push(start + length + 1);
        return true;
    }
    in_table(scanner, start, length)
}

/// Take a clitic that begins with an apostrophe right after another token: "I'd've", "U.S.'s", "20's".
pub fn after_token(scanner: &mut Scanner, length: usize) -> bool {
    let clitic = ending(scanner, scanner.at + length);
    if clitic == 0 {
        return false;
    }
    let end = scanner.at + length + clitic;
    scanner.push(end);
    true
}

/// The end of "w/o" or "b/c", if one stands here, else of the word before the slash.
pub fn with_slash(scanner: &Scanner, slash: usize) -> usize {
    let end = scanner.run(slash + 1);
    match Small::of(&scanner.text[scanner.at..end]) {
        Some(small) if CLITIC.contains_key(small.as_str()) => end,
        _ => slash,
    }
}

/// Whether the table has a word of which a mark is a part: "Yahoo!".
pub fn is_one_word(word: &str) -> bool {
    Small::of(word).is_some_and(|small| CLITIC.contains_key(small.as_str()))
}

/// Take "its" as "it|s" where an article or "not" follows, which no noun begins with.
pub fn its(scanner: &mut Scanner, end: usize) -> bool {
    if scanner.byte(end) != b' ' || !scanner.bytes[scanner.at..end].eq_ignore_ascii_case(b"its") {
        return false;
    }
    let next = &scanner.text[end + 1..scanner.run(end + 1)];
    if !matches!(next, "a" | "an" | "the" | "been" | "not") || scanner.byte(end + 1 + next.len()) == b'-' {
        return false;
    }
    scanner.push(end - 1);
    scanner.push(end);
    true
}

/// Where to cut a word that is written together.
#[inline]
pub fn cuts(word: &str) -> Option<[u8; 2]> {
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST || !may_cut(&PAIRS, bytes) {
        return None;
    }
    CLITIC.get(Small::of(word)?.as_str()).copied()
}

/// By first and last letter, a bit for each length that a word of the table has. Nine words of ten need not be looked up.
static PAIRS: LazyLock<[u16; 1024]> = LazyLock::new(|| {
    let mut pairs = [0; 1024];
    for word in CLITICS.rows().map(|[word, _]| word.as_bytes()) {
        pairs[pair(word)] |= 1 << word.len();
    }
    pairs
});

#[inline]
fn pair(word: &[u8]) -> usize {
    usize::from(word[0] & 31) << 5 | usize::from(word[word.len() - 1] & 31)
}

#[inline]
fn may_cut(pairs: &[u16; 1024], word: &[u8]) -> bool {
    pairs[pair(word)] & 1 << word.len() != 0
}
