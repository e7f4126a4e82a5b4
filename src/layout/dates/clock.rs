//! Times of day in the forms of the press, with their zone: "1:11 pm", "14.05 BST", "08:36:00.000+0000".
//!
//! In: the pieces of a line and a place. Out: the time that stands there, and the next place. The zone is skipped.

use super::names::{month, weekday};
use super::pieces::{Piece, is_word, mark, number, skip, word};
use jiff::civil::Time;

/// "1:11 pm", "14.05 BST", "08:36:00.000+0000", "9 a.m.", "1311 GMT", with the zone, which is skipped.
pub fn time(pieces: &[Piece], at: usize) -> Option<(Time, usize)> {
    let (first, digits) = number(pieces, at)?;
    let mut next = at + 1;
    let mut minute = None;
    let glued = |at: usize| pieces.get(at).is_some_and(|piece| piece.glued);
    let parts = matches!(mark(pieces, next), Some(':' | '.' | '：')) || (is_word(pieces, next, "h") && glued(next));
    if let Some((value, 2)) = number(pieces, next + 1).filter(|_| parts && glued(next + 1)) {
        let is_more = |at: usize| {
            matches!(mark(pieces, at), Some(':' | '.')) && number(pieces, at + 1).is_some() && glued(at + 1)
        };
        // "21.10.2021" is a date.
        if mark(pieces, next) == Some('.') && is_more(next + 2) {
            return None;
        }
        minute = Some(value);
        next += 2;
        // Seconds, and their fraction.
        for _ in 0..2 {
            next += if is_more(next) { 2 } else { 0 };
        }
    }
    let (half, after) = half_of_day(pieces, next);
    next = after;
    let zone = zone(pieces, next);
    let (hour, minute) = match (digits, minute, half) {
        (1 | 2, Some(minute), _) => (first, minute),
        (1 | 2, None, Some(_)) => (first, 0),
        // "1311 GMT", "0836hrs": without its zone it might be a year.
        (4, None, None) if zone > next && pieces[zone - 1].text.len() >= 3 => (first / 100, first % 100),
        _ => return None,
    };
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
    Some((time, zone))
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// "am", "p.m.", "noon" is not read.
fn half_of_day(pieces: &[Piece], at: usize) -> (Option<Half>, usize) {
    let Some(first) = word(pieces, at) else { return (None, at) };
    let half = match first.as_bytes().first() {
        Some(b'a' | b'A') => Half::Morning,
        Some(b'p' | b'P') => Half::Afternoon,
        _ => return (None, at),
    };
    if first.len() == 2 && first[1..].eq_ignore_ascii_case("m") {
        return (Some(half), skip(pieces, at + 1, "."));
    }
    if first.len() == 1 && mark(pieces, at + 1) == Some('.') && is_word(pieces, at + 2, "m") {
        return (Some(half), skip(pieces, at + 3, "."));
    }
    (None, at)
}

/// Time zones that stand behind a day without a time, too: "September 15, 2023 GMT". Other capitals there are no zone.
const ZONES: [&str; 27] = [
    "AEDT", "AEST", "BST", "CDT", "CEST", "CET", "CST", "CT", "EAT", "EDT", "EEST", "EET", "EST", "ET", "GMT", "HKT",
    "IST", "JST", "MDT", "MSK", "MST", "PDT", "PKT", "PST", "PT", "SGT", "UTC",
];

/// The place after a zone behind a day: "GMT", "(EST)".
pub fn zone_of_day(pieces: &[Piece], at: usize) -> usize {
    let open = skip(pieces, at, "(");
    let is_zone = word(pieces, open).is_some_and(|word| ZONES.contains(&word));
    if is_zone { skip(pieces, open + 1, if open > at { ")" } else { "" }) } else { at }
}

/// How long the reading takes: "5 min read", "3 minutes read". The place after it.
pub fn reading_time(pieces: &[Piece], at: usize) -> Option<usize> {
    let (_, digits) = number(pieces, at)?;
    let unit = skip(pieces, at + 1, "-");
    let is_unit = ["min", "mins", "minute", "minutes"].iter().any(|name| is_word(pieces, unit, name));
    let read = skip(pieces, unit + 1, ".-");
    (digits <= 2 && is_unit && is_word(pieces, read, "read")).then_some(read + 1)
}

/// The place after a zone: "BST", "(GMT+3)", "+0000", "Z", "hrs", "Eastern Time".
fn zone(pieces: &[Piece], at: usize) -> usize {
    let mut next = skip(pieces, at, "(");
    let mut named = false;
    for _ in 0..4 {
        let Some(word) = word(pieces, next) else { break };
        let is_code = word.len() <= 5 && word.bytes().all(|letter| letter.is_ascii_uppercase());
        let is_name =
            ["hrs", "hours", "local", "time", "eastern", "uhr"].iter().any(|name| word.eq_ignore_ascii_case(name));
        if (is_code && named) || !(is_code || is_name) || month(word).is_some() || weekday(word).is_some() {
            break;
        }
        named |= is_code;
        next += 1;
    }
    if matches!(mark(pieces, next), Some('+' | '-' | '−')) && number(pieces, next + 1).is_some() {
        let signed = pieces[next].glued || named;
        if signed && pieces[next + 1].glued {
            next += 2;
            if mark(pieces, next) == Some(':') && number(pieces, next + 1).is_some() {
                next += 2;
            }
            named = true;
        }
    }
    if next == skip(pieces, at, "(") && !named {
        return at;
    }
    skip(pieces, next, ")")
}
