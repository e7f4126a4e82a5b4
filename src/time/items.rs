//! Items: the pieces of a sentence that the rules match: words, numbers, marks, each classified once.
//!
//! In: the tokens of a sentence. Out: its [`Item`]s. A token that is a plain word is one item; "two-week", "p.m." or
//! "10:30" is as many as the rules want to see, however the tokenizer took it.

use super::holiday::Holidays;
use super::words::{self, Case, Entry, Mask};
use crate::span::{ByteSpan, TokenSpan};
use crate::token::Tokens;

/// A piece of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub mask: Mask,
    pub span: ByteSpan,
    /// The token that it stands in.
    pub token: u32,
    /// A number, the number of a month, a code: what its class says.
    pub value: i32,
    /// The word of the table; [`words::UNKNOWN`] for others.
    pub word: u16,
    /// Digits of a number that is written in digits.
    pub digits: u8,
    /// No white space before it.
    pub glued: bool,
    pub capital: bool,
    /// What was recognised here: index into the findings of the sentence.
    pub found: u32,
}

/// No finding.
pub const NOTHING: u32 = u32::MAX;

impl Item {
    pub fn is(&self, mask: Mask) -> bool {
        self.mask & mask != 0
    }
}

/// Reads sentences into items, and keeps its memory from one to the next.
#[derive(Debug, Default)]
pub struct Reader {
    pub items: Vec<Item>,
    /// The classes that the sentence holds.
    pub holds: Mask,
    end: u32,
    token: u32,
}

impl Reader {
    /// Read the items of a sentence.
    pub fn read(&mut self, text: &str, tokens: &Tokens, range: TokenSpan, holidays: &Holidays) {
        self.items.clear();
        self.holds = 0;
        self.end = u32::MAX;
        for token in range.range() {
            let span = tokens.tokens[token].span;
            self.token = token as u32;
            let word = span.of(text);
            let first = self.items.len();
            if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                self.word(words::look_up_at(text, span), word, span, false);
            } else {
                self.pieces(word, span.start as usize);
            }
            if !holidays.is_empty() {
                self.mark_names(text, first, holidays);
            }
        }
    }

    fn push(&mut self, span: ByteSpan, mask: Mask, value: i32, word: u16, digits: u8, capital: bool) {
        self.holds |= mask;
        let glued = self.end == span.start;
        self.end = span.end;
        self.items.push(Item { mask, span, token: self.token, value, word, digits, glued, capital, found: NOTHING });
    }

    /// Mark the items, from one on, with which the name of a user's holiday may begin.
    fn mark_names(&mut self, text: &str, first: usize, holidays: &Holidays) {
        for item in &mut self.items[first..] {
            if holidays.begins(item.span.of(text)) {
                item.mask |= words::HOLIDAY;
                self.holds |= words::HOLIDAY;
            }
        }
    }

    /// A word of ASCII letters, with its row of the table; `dotted`: a dot follows that may belong to it. Says whether it took the dot.
    fn word(&mut self, entry: Option<Entry>, word: &str, span: ByteSpan, dotted: bool) -> bool {
        let capital = word.as_bytes()[0].is_ascii_uppercase();
        let Some(entry) = entry.filter(|entry| capital || entry.case == Case::Any) else {
            self.push(span, 0, 0, words::UNKNOWN, 0, capital);
            return false;
        };
        // "nineteen ninety-six"
        if entry.mask & words::NUMBER != 0 && (17..=20).contains(&entry.value) {
            self.holds |= words::YEAR;
        }
        let takes = dotted && entry.case == Case::Abbreviation;
        let span = if takes { ByteSpan { end: span.end + 1, ..span } } else { span };
        self.push(span, entry.mask, entry.value, entry.word, 0, capital);
        takes
    }

    /// A token that is not a plain word, piece by piece.
    fn pieces(&mut self, token: &str, offset: usize) {
        let bytes = token.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let span = |end: usize| ByteSpan::new(offset + at, offset + end);
            let byte = bytes[at];
            if byte.is_ascii_digit() {
                at = self.number(bytes, at, offset);
            } else if byte.is_ascii_alphabetic() || !byte.is_ascii() && letter_at(token, at) {
                let end = letters(token, at);
                let word = &token[at..end];
                let initials = initials(bytes, at);
                if initials > end {
                    let plain: String = token[at..initials].chars().filter(|c| *c != '.').take(8).collect();
                    self.word(words::look_up(&plain), &plain, span(initials), false);
                    at = initials;
                } else if word.is_ascii() {
                    let took = self.word(words::look_up(word), word, span(end), bytes.get(end) == Some(&b'.'));
                    at = end + usize::from(took);
                } else {
                    let capital = word.starts_with(char::is_uppercase);
                    self.push(span(end), 0, 0, words::UNKNOWN, 0, capital);
                    at = end;
                }
            } else {
                let mark = token[at..].chars().next().unwrap_or(' ');
                let mut end = at + mark.len_utf8();
                let mask = match mark {
                    ',' => words::COMMA,
                    '-' | '–' | '—' | '\u{2011}' => words::DASH,
                    '/' => words::SLASH,
                    ':' => words::COLON,
                    '.' => words::DOT,
                    '\'' | '’' | '‘'
                        if matches!(bytes.get(end), Some(b's' | b'S')) && letters(token, end) == end + 1 =>
                    {
                        end += 1;
                        words::POSSESSIVE
                    }
                    '\'' | '’' | '‘' => words::APOSTROPHE,
                    '(' => words::OPEN,
                    ')' => words::CLOSE,
                    _ => words::OTHER,
                };
                // A slash or colon tells of time only after a digit: "7/8/07", "13:11".
                let tells =
                    self.items.last().is_some_and(|last| last.digits > 0 && last.span.end as usize == offset + at);
                let holds = self.holds;
                self.push(span(end), mask, mark as i32, words::UNKNOWN, 0, false);
                if !tells {
                    self.holds = holds | mask & !words::TELLS;
                }
                // "'89": a short year
                if mask == words::APOSTROPHE && bytes.get(end).is_some_and(u8::is_ascii_digit) {
                    self.holds |= words::YEAR;
                }
                at = end;
            }
        }
    }

    /// A number in digits, with what belongs to it. Returns where it ends.
    fn number(&mut self, bytes: &[u8], start: usize, offset: usize) -> usize {
        let digits_end =
            |from: usize| bytes[from..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| from + n);
        let mut end = digits_end(start);
        let mut digits = end - start;
        let mut value = decimal(&bytes[start..end]);
        let mut mask = words::NUMBER;
        let mut grouped = false;
        while digits <= 9 && bytes.get(end) == Some(&b',') && digits_end(end + 1) == end + 4 && (grouped || digits <= 3)
        {
            value = value.saturating_mul(1000).saturating_add(decimal(&bytes[end + 1..end + 4]));
            end += 4;
            digits += 3;
            grouped = true;
        }
        if !grouped
            && digits <= 4
            && bytes.get(end) == Some(&b'.')
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        {
            let fraction = digits_end(end + 1);
            let hundredths = match fraction - end - 1 {
                1 => decimal(&bytes[end + 1..fraction]) * 10,
                _ => decimal(&bytes[end + 1..end + 3]),
            };
            value = value.saturating_mul(100).saturating_add(hundredths);
            mask = words::DECIMAL;
            end = fraction;
        } else if !grouped && digits == 4 && (1000..=2100).contains(&value) {
            mask |= words::YEAR;
        }
        // What a sum of money or another measure counts is not a number for us.
        let money = start > 0 && matches!(bytes[start - 1], b'$' | b'#' | b'\xA3' | b'\xAC')
            || self.items.last().is_some_and(|last| {
                last.is(words::OTHER)
                    && self.end as usize == offset + start
                    && matches!(char::from_u32(last.value as u32), Some('$' | '£' | '€' | '¥' | '#'))
            });
        let letters = bytes[end..].iter().position(|b| !b.is_ascii_alphabetic()).map_or(bytes.len(), |n| end + n);
        let suffix = &bytes[end..letters];
        if money || digits > 9 {
            mask = words::OTHER;
        } else if mask & words::NUMBER != 0 {
            let ordinal = matches!(suffix, b"st" | b"nd" | b"rd" | b"th" | b"ST" | b"ND" | b"RD" | b"TH");
            if ordinal {
                mask = words::ORDINAL;
                end = letters;
                // "on the 5th": a day, perhaps
                self.holds |= words::YEAR;
            } else if suffix == b"s" && value % 10 == 0 && (2..=4).contains(&digits) {
                mask = words::DECADE;
                end = letters;
            }
        }
        // "'90s" with an apostrophe after the digits is a decade too.
        if mask & words::NUMBER != 0
            && value % 10 == 0
            && (digits == 4 || digits == 2)
            && bytes.get(end) == Some(&b'\'')
            && bytes.get(end + 1) == Some(&b's')
            && !bytes.get(end + 2).is_some_and(u8::is_ascii_alphanumeric)
        {
            mask = words::DECADE;
            end += 2;
        }
        let digits =
            if mask & (words::NUMBER | words::YEAR | words::DECADE | words::ORDINAL) != 0 { digits } else { 0 };
        self.push(
            ByteSpan::new(offset + start, offset + end),
            mask,
            value,
            words::UNKNOWN,
            digits.min(255) as u8,
            false,
        );
        end
    }
}

/// The number that ASCII digits write, kept within bounds.
fn decimal(digits: &[u8]) -> i32 {
    digits.iter().fold(0i32, |sum, digit| sum.saturating_mul(10).saturating_add(i32::from(digit - b'0')))
}

fn letter_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_alphabetic)
}

/// Where a run of letters ends.
fn letters(text: &str, from: usize) -> usize {
    text[from..].char_indices().find(|(_, c)| !c.is_alphabetic()).map_or(text.len(), |(index, _)| from + index)
}

/// Where initials with dots end ("p.m.", "U.S"); `from` where there are none.
fn initials(bytes: &[u8], from: usize) -> usize {
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let mut at = from;
    while letter(at) && bytes.get(at + 1) == Some(&b'.') {
        at += 2;
    }
    if at - from >= 4 {
        return at;
    }
    // "p.m" without its last dot
    if at - from == 2 && letter(at) && !letter(at + 1) { at + 1 } else { from }
}
