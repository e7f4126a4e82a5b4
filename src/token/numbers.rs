//! Numbers: "1,000.5", "7:30|pm", "20th", "$|5|m", "9/11", "713-853-3989", "2018-06-06T08:36Z".
//!
//! A number goes on over a separator that stands between two digits. Letters after it stay if they make an ordinal or a
//! name ("4G"), and are cut off if they are a unit of `data/attached_units.tsv`. A range is three words ("5|-|10"); a date
//! or a telephone number is one.

use super::chars::{DIGIT, LETTER, UPPER};
use super::tables::UNIT;
use super::words::Scanner;
use super::{Shape, abbreviations, addresses, clitics};

/// Take the number that begins here.
pub fn number(scanner: &mut Scanner) {
    if let Some(end) = addresses::email(scanner, usize::MAX) {
        return scanner.push_as(end, Shape::Symbol);
    }
    let start = scanner.at;
    let mut at = digits(scanner, start);
    loop {
        let follows = scanner.is(at + 1, DIGIT);
        match scanner.byte(at) {
            b'.' | b',' | b':' if follows => at = digits(scanner, at + 1),
            b'/' if follows => match slashed(scanner, start, at) {
                Some(end) => {
                    at = end;
                    break;
                }
                None => break,
            },
            b'-' if follows => match dashed(scanner, start, at) {
                Some(end) => {
                    at = end;
                    break;
                }
                None => break,
            },
            _ => break,
        }
    }
    match scanner.byte(at) {
        b'.' if scanner.is(at + 1, LETTER) => {
            if let Some(end) = addresses::domain(scanner) {
                return scanner.push_as(end, Shape::Symbol);
            }
            scanner.push(at);
        }
        b'\'' | 0xE2 if scanner.byte(at - 1) == b'0' => {
            // "1980's" is a decade, "2003's" a year with a clitic.
            let length = scanner.apostrophe(at);
            let decade = length > 0 && scanner.byte(at + length) == b's' && !scanner.is_word(at + length + 1);
            scanner.push(if decade { at + length + 1 } else { at });
        }
        _ if scanner.is_word(at) => suffix(scanner, at),
        _ => scanner.push(at),
    }
}

fn digits(scanner: &Scanner, mut at: usize) -> usize {
    while scanner.is(at, DIGIT) {
        at += 1;
    }
    at
}

/// The letters that begin at `at`, right after the digits.
fn suffix(scanner: &mut Scanner, at: usize) {
    let end = scanner.run(at);
    // "2p.m."
    let hour = end == at + 1
        && matches!(scanner.byte(at) | 0x20, b'a' | b'p')
        && scanner.byte(end) == b'.'
        && scanner.byte(end + 1) | 0x20 == b'm'
        && !scanner.is_word(end + 2);
    if hour || UNIT.contains(&scanner.text[at..end]) {
        scanner.push(at);
    } else if scanner.byte(end) == b'.' {
        abbreviations::stop(scanner, end);
    } else {
        let length = scanner.apostrophe(end);
        if length == 0 || !clitics::apostrophe(scanner, end, length) {
            scanner.push(end);
        }
    }
}

/// The end of the date at a slash ("9/11", "12/24/2018"), not of a fraction or of "24/7".
fn slashed(scanner: &Scanner, start: usize, slash: usize) -> Option<usize> {
    let end = digits(scanner, slash + 1);
    let (left, right) = (slash - start, end - slash - 1);
    // "713/646-3393"
    if left == 3 && right == 3 && scanner.byte(end) == b'-' {
        return dashed(scanner, slash + 1, end);
    }
    if left > 4 || right > 4 || scanner.bytes[start..slash].iter().any(|byte| !byte.is_ascii_digit()) {
        return None;
    }
    if scanner.byte(end) == b'/' && scanner.is(end + 1, DIGIT) {
        let last = digits(scanner, end + 1);
        return (last - end <= 5 && !scanner.is_word(last)).then_some(last);
    }
    let value = |from: usize, to: usize| scanner.text[from..to].parse::<u32>().unwrap_or(0);
    let (month, day) = (value(start, slash), value(slash + 1, end));
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day) && left <= 2 && (left == 2 || right == 2);
    (is_date && right <= 2 && !scanner.is_word(end)).then_some(end)
}

/// The end of the date or telephone number at a dash ("2018-06-06", "345-9945", "x 3-9890"), not of a range or of a score.
fn dashed(scanner: &Scanner, start: usize, dash: usize) -> Option<usize> {
    if scanner.bytes[start..dash].iter().any(|byte| !byte.is_ascii_digit()) || dash - start > 5 {
        return None;
    }
    let (mut at, mut groups, mut last) = (dash, 1, dash - start);
    let first = last;
    while scanner.byte(at) == b'-' && scanner.is(at + 1, DIGIT) && groups < 6 {
        let end = digits(scanner, at + 1);
        last = end - at - 1;
        if last > 5 {
            return None;
        }
        groups += 1;
        at = end;
    }
    if groups > 2 && scanner.byte(at) == b'T' && scanner.is(at + 1, DIGIT) {
        return Some(clock(scanner, at + 1));
    }
    let telephone =
        groups == 2 && last == 4 && matches!(first, 1 | 3 | 5) || groups > 2 && at - start - (groups - 1) >= 6;
    (telephone && !scanner.is_word(at) && !(scanner.byte(at) == b'-' && scanner.is(at + 1, UPPER))).then_some(at)
}

/// The end of the time of day and its zone: "08:36:01.5+00:00", "08:36Z".
fn clock(scanner: &Scanner, mut at: usize) -> usize {
    while scanner.is(at, DIGIT)
        || matches!(scanner.byte(at), b':' | b'.' | b'+' | b'-') && scanner.is(at + 1, DIGIT)
        || scanner.byte(at) == b'Z'
    {
        at += 1;
    }
    at
}
