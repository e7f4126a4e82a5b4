//! Hyphens: parts of a compound are words of their own ("long|-|term"), unless one is a prefix ("anti-war", "mid-1980s")
//! or an ending ("Kafka-esque") from `data/hyphen_parts.tsv`.

use super::chars::{LOWER, WIDE, WORD, is};
use super::tables::{HYPHEN_PART, Small};
use super::words::Scanner;

/// Whether the hyphen at `hyphen` joins the part that begins at `part` with what begins at `after`.
pub fn joins(scanner: &Scanner, part: usize, hyphen: usize, after: usize) -> bool {
    let prefix = &scanner.text[part..hyphen];
    // "UN-led", "Pro-": a prefix has small letters, and something to stand before.
    let small = hyphen - part == 1 || prefix.bytes().skip(1).all(|byte| is(byte, LOWER));
    if small && prefix.len() <= 7 && scanner.is(after + 1, WORD | WIDE) {
        let known = Small::of(prefix).and_then(|small| HYPHEN_PART.get(small.as_str()).copied());
        // "E-J" is two letters, "e-mail" one word.
        if known == Some(true) && (hyphen - part > 1 || scanner.is(after + 1, LOWER)) && !is_particle(scanner, after) {
            return true;
        }
    }
    let mut end = after;
    while scanner.is(end, LOWER) && end - after <= 6 {
        end += 1;
    }
    !scanner.is_word(end)
        && Small::of(&scanner.text[after..end]).is_some_and(|small| HYPHEN_PART.get(small.as_str()) == Some(&false))
}

/// "Sub-to-Legal": "to" is no part of a word.
fn is_particle(scanner: &Scanner, after: usize) -> bool {
    scanner.byte(after + 2) == b'-'
}
