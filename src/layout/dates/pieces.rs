//! A line in pieces: its numbers, words and marks.
//!
//! In: a line. Out: its pieces, and what stands at a place among them, which is past the end where nothing does.

/// What a piece is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Number(u32),
    Word,
    Mark(char),
}

/// A number, a word or a mark of a line.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'t> {
    pub kind: Kind,
    pub text: &'t str,
    pub start: usize,
    /// Whether no white space stands before.
    pub glued: bool,
}

/// The pieces of a line.
pub fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut chars, mut glued) = (line.char_indices().peekable(), false);
    while let Some((mut start, first)) = chars.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        let same: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else {
            |_| false
        };
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = chars.next_if(|&(_, next)| same(next)) {
            end = at + next.len_utf8();
        }
        // "20239:15 AM": a year that lost the space before the time.
        if first.is_ascii_digit() && is_year_and_hour(&line[start..end], &line[end..]) {
            let year = &line[start..start + 4];
            found.push(Piece { kind: Kind::Number(year.parse().unwrap_or(u32::MAX)), text: year, start, glued });
            (start, glued) = (start + 4, false);
        }
        let text = &line[start..end];
        let kind = if first.is_ascii_digit() {
            Kind::Number(text.parse().unwrap_or(u32::MAX))
        } else if first.is_alphabetic() {
            Kind::Word
        } else {
            Kind::Mark(first)
        };
        found.push(Piece { kind, text, start, glued });
        glued = true;
    }
    found
}

/// Whether digits are a year and the hour of a time that goes on behind them: "20239" before ":15".
fn is_year_and_hour(digits: &str, rest: &str) -> bool {
    let mut rest = rest.bytes();
    matches!(digits.len(), 5 | 6)
        && (digits.starts_with("19") || digits.starts_with("20"))
        && rest.next() == Some(b':')
        && rest.next().is_some_and(|byte| byte.is_ascii_digit())
}

/// The number at a place, with its digits.
pub fn number(pieces: &[Piece], at: usize) -> Option<(u32, usize)> {
    match pieces.get(at) {
        Some(Piece { kind: Kind::Number(value), text, .. }) => Some((*value, text.len())),
        _ => None,
    }
}

/// The word at a place.
pub fn word<'t>(pieces: &[Piece<'t>], at: usize) -> Option<&'t str> {
    pieces.get(at).filter(|piece| matches!(piece.kind, Kind::Word)).map(|piece| piece.text)
}

/// The mark at a place.
pub fn mark(pieces: &[Piece], at: usize) -> Option<char> {
    match pieces.get(at)?.kind {
        Kind::Mark(mark) => Some(mark),
        _ => None,
    }
}

/// Whether a word, in any case, stands at a place.
pub fn is_word(pieces: &[Piece], at: usize, wanted: &str) -> bool {
    word(pieces, at).is_some_and(|word| word.eq_ignore_ascii_case(wanted))
}

/// The place after any of some marks.
pub fn skip(pieces: &[Piece], mut at: usize, marks: &str) -> usize {
    while mark(pieces, at).is_some_and(|mark| marks.contains(mark)) {
        at += 1;
    }
    at
}
