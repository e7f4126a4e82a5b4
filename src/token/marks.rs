//! Marks: quotes, stops, dashes, signs, emoji. A run of one mark is one token ("...", "--", "***"), and so is any run of
//! `.`, `!` and `?`, and a drawn line or arrow ("==>"); brackets and quotes stand each for itself.

use super::chars::{DIGIT, LETTER, Wide, continues_symbol, wide};
use super::words::Scanner;
use super::{Shape, addresses, clitics};

/// Take the ASCII mark that begins here.
pub fn mark(scanner: &mut Scanner) {
    let start = scanner.at;
    let byte = scanner.byte(start);
    match byte {
        b'\'' | b'`' => return apostrophe(scanner, 1),
        b'.' => {
            // ".04", ".doc", but "page.04" is a word, a stop and a number.
            let alone = start == 0 || !scanner.bytes[start - 1].is_ascii_alphanumeric();
            if alone && scanner.is(start + 1, LETTER | DIGIT) {
                let end = scanner.run(start + 1);
                let rest = &scanner.text[start + 1..end];
                if rest.bytes().all(|byte| byte.is_ascii_digit()) || addresses::is_ending(rest) {
                    return scanner.push(end);
                }
            }
            let end = stops(scanner, start);
            return scanner.push_as(end, Shape::Punctuation);
        }
        b'!' | b'?' => {
            let end = stops(scanner, start);
            return scanner.push_as(end, Shape::Punctuation);
        }
        b'#' | b'@' => {
            if let Some(end) = addresses::tag(scanner) {
                return scanner.push_as(end, Shape::Symbol);
            }
        }
        b'+' if scanner.is(start + 1, DIGIT) && (start == 0 || !scanner.bytes[start - 1].is_ascii_alphanumeric()) => {
            let mut end = start + 1;
            while scanner.is(end, DIGIT) {
                end += 1;
            }
            return scanner.push_as(end, Shape::Number);
        }
        b':' | b';' | b'=' | b'^' => {
            if let Some(end) = emoticon(scanner) {
                return scanner.push_as(end, Shape::Symbol);
            }
        }
        _ => {}
    }
    let mut end = start + 1;
    let line = |byte| matches!(byte, b'-' | b'=' | b'~' | b'+' | b'*');
    while matches!(byte, b'$' | b'#' | b'<' | b'>') && scanner.byte(end) == byte
        || line(byte) && (line(scanner.byte(end)) || scanner.byte(end) == b'>')
        || byte == b'<' && end == start + 1 && scanner.byte(end) == b'-'
    {
        end += 1;
    }
    scanner.push(end);
}

/// Take the mark outside ASCII that begins here.
pub fn wide_mark(scanner: &mut Scanner, c: char) {
    let start = scanner.at;
    match wide(c) {
        Wide::Apostrophe => apostrophe(scanner, c.len_utf8()),
        Wide::Symbol => {
            let mut end = start + c.len_utf8();
            let mut joined = false;
            let flag = |c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
            let mut half_flag = flag(c);
            while end < scanner.bytes.len() {
                let next = scanner.char(end);
                if !(joined || continues_symbol(next) || half_flag && flag(next)) {
                    break;
                }
                half_flag = false;
                joined = next == '\u{200D}';
                if wide(next) == Wide::Blank || next.is_ascii() {
                    break;
                }
                end += next.len_utf8();
            }
            scanner.push_as(end, Shape::Symbol);
        }
        _ if c == '…' => {
            let end = stops(scanner, start);
            scanner.push_as(end, Shape::Punctuation);
        }
        _ => {
            let mut end = start + c.len_utf8();
            while matches!(c, '–' | '—' | '―') && scanner.char(end) == c {
                end += c.len_utf8();
            }
            scanner.push_as(end, Shape::Punctuation);
        }
    }
}

/// The end of a run of `.`, `…`, `!` and `?`.
fn stops(scanner: &Scanner, mut at: usize) -> usize {
    loop {
        match scanner.byte(at) {
            b'.' | b'!' | b'?' => at += 1,
            0xE2 if scanner.char(at) == '…' => at += 3,
            _ => return at,
        }
    }
}

/// An apostrophe that no word has taken: a quote, a clitic after another token, or the first of "'em" and "'90s".
fn apostrophe(scanner: &mut Scanner, length: usize) {
    let start = scanner.at;
    let attached = scanner
        .tokens
        .last()
        .is_some_and(|token| token.span.end as usize == start && token.shape != Shape::Punctuation);
    if attached && clitics::after_token(scanner, length) {
        return;
    }
    let after = start + length;
    if !attached && scanner.is(after, DIGIT) && scanner.is(after + 1, DIGIT) && !scanner.is(after + 2, DIGIT) {
        let end = if scanner.byte(after + 2) == b's' { after + 3 } else { after + 2 };
        if !scanner.is_word(end) {
            return scanner.push(end);
        }
    }
    if !attached && scanner.is(after, LETTER) && clitics::standing(scanner, length) {
        return;
    }
    // '' and ‘’ stand for a double quote.
    let next = scanner.apostrophe(after);
    let end = if next > 0 && scanner.apostrophe(after + next) == 0 { after + next } else { after };
    scanner.push_as(end, Shape::Punctuation);
}

/// The end of a smiley that stands alone: ":)", ";-)", "=(", ":D".
fn emoticon(scanner: &Scanner) -> Option<usize> {
    let at = scanner.at;
    let nose = usize::from(matches!(scanner.byte(at + 1), b'-' | b'\''));
    let end = at + nose + 2;
    let mouth =
        matches!(scanner.byte(end - 1), b')' | b'(' | b'D' | b'P' | b'p' | b'O' | b'o' | b'/' | b'|' | b']' | b'[');
    if scanner.bytes[at..].starts_with(b"^_^") {
        return Some(at + 3);
    }
    let bracket = matches!(scanner.byte(end - 1), b')' | b'(');
    let alone = at == 0 || bracket || !scanner.bytes[at - 1].is_ascii_alphanumeric();
    let ends = scanner.is(end, super::chars::BLANK) || matches!(scanner.byte(end), b'.' | b'!' | b')');
    (mouth && alone && ends).then_some(end)
}
