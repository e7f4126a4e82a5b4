//! Stops after a word: whether the stop belongs to it ("Mr.", "U.S.", "J.") or ends a sentence.
//!
//! Letters parted by stops are one word ("U.S.", "a.m."). Other abbreviations are in `data/abbreviations.tsv`, which also
//! says where a sentence may end after one. A lone capital is an initial if a name follows ("J. B. Smith").

use super::chars::{BLANK, DIGIT, LETTER, UPPER, WIDE, Wide, wide};
use super::tables::{ABBREVIATION, Abbreviation, LONGEST, SENTENCE_WORD, SentenceWord};
use super::words::Scanner;
use super::{Shape, addresses};

/// Take the word that ends at the stop at `at`, with the stop if it is a part of it.
pub fn stop(scanner: &mut Scanner, at: usize) {
    let start = scanner.at;
    let after = at + 1;
    if scanner.byte(after) == b'.' {
        // "Inc.." ends a sentence, "Inc..." breaks off.
        let twice = scanner.byte(after + 1) != b'.' && known(&scanner.text[start..at]).is_some();
        return if twice { scanner.push(after) } else { scanner.cut(at) };
    }
    if scanner.is_word(after) {
        if let Some(end) = lettered(scanner, start) {
            return scanner.push(end);
        }
        if let Some(end) = inner(scanner, start) {
            return scanner.push(end);
        }
        if let Some(end) = addresses::domain(scanner) {
            let named = addresses::is_site(&scanner.text[start..end]);
            return scanner.push_as(end, if named { Shape::Capital } else { Shape::Symbol });
        }
        // "St.Louis", "J.Smith".
        let kind = known(&scanner.text[start..at]);
        let initial = at == start + 1 && scanner.is(start, UPPER);
        if scanner.is(after, UPPER) && (initial || kind == Some(Abbreviation::Before))
            || kind == Some(Abbreviation::Number) && scanner.is(after, DIGIT)
        {
            return scanner.push(after);
        }
        return scanner.cut(at);
    }
    if abbreviates(scanner, start, at) { scanner.push(after) } else { scanner.cut(at) }
}

/// The end of letters parted by stops: "U.S.", "a.k.a.", "U.S" before more letters is none.
fn lettered(scanner: &Scanner, start: usize) -> Option<usize> {
    let mut at = start;
    while scanner.is(at, LETTER) && scanner.byte(at + 1) == b'.' {
        at += 2;
    }
    if at > start && scanner.is(at, LETTER) && !scanner.is_word(at + 1) {
        return Some(at + 1);
    }
    // "U.S..." is an ellipsis after "U.S", "U.S.." a stop after "U.S.".
    let ellipsis = scanner.byte(at) == b'.' && scanner.byte(at + 1) == b'.';
    (at >= start + 4).then(|| if ellipsis { at - 1 } else { at })
}

/// The end of an abbreviation with a stop inside, which is in the table: "Ph.D.".
fn inner(scanner: &Scanner, start: usize) -> Option<usize> {
    let mut end = start;
    while (scanner.is(end, LETTER) || scanner.byte(end) == b'.' && scanner.is(end + 1, LETTER)) && end - start <= 8 {
        end += 1;
    }
    known(&scanner.text[start..end])?;
    Some(if scanner.byte(end) == b'.' { end + 1 } else { end })
}

/// What the table says of a word without its stop. "GEN" is read as "Gen".
pub fn known(word: &str) -> Option<Abbreviation> {
    if word.len() > 8 || !word.is_ascii() {
        return None;
    }
    ABBREVIATION.get(word).copied().or_else(|| {
        let bytes = word.as_bytes();
        if bytes.len() < 2 || !bytes.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let mut capital = [0; 8];
        capital[0] = bytes[0];
        for (to, from) in capital[1..].iter_mut().zip(&bytes[1..]) {
            *to = from.to_ascii_lowercase();
        }
        std::str::from_utf8(&capital[..bytes.len()]).ok().and_then(|word| ABBREVIATION.get(word).copied())
    })
}

/// Whether the stop at `at` belongs to the word before it.
fn abbreviates(scanner: &Scanner, start: usize, at: usize) -> bool {
    let word = &scanner.text[start..at];
    if word.len() == 1 && scanner.is(start, UPPER) {
        return is_initial(scanner, start, at + 1);
    }
    match known(word) {
        Some(Abbreviation::Before) => true,
        // At the end of a sentence the stop ends it, and is a word of its own; only "U.S." keeps it.
        Some(Abbreviation::After) => {
            let name = next(scanner, at + 1);
            name < scanner.bytes.len() && (name == at + 1 || following(scanner, name) != Some(SentenceWord::Start))
        }
        Some(Abbreviation::Last) => {
            let name = next(scanner, at + 1);
            name < scanner.bytes.len()
                && (name == at + 1
                    || !scanner.is(name, UPPER)
                    || following(scanner, name) == Some(SentenceWord::Calendar))
        }
        Some(Abbreviation::Number) => {
            let number = next(scanner, at + 1);
            scanner.is(number, DIGIT) || following(scanner, number) == Some(SentenceWord::Calendar)
        }
        // "Lexington, Ky."; "Missing Mass. man"
        Some(Abbreviation::State) => {
            let comma = |token: &super::Token| scanner.text.as_bytes()[token.span.start as usize] == b',';
            scanner.tokens.last().is_some_and(comma)
                || scanner.byte(at + 1) == b' ' && scanner.bytes.get(at + 2).is_some_and(u8::is_ascii_lowercase)
        }
        // "Arrv.," is cut short, whatever it is.
        None => {
            word.len() <= 4
                && matches!(scanner.byte(at + 1), b',' | b';')
                && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        }
    }
}

/// The next byte that is not blank.
fn next(scanner: &Scanner, mut at: usize) -> usize {
    while at < scanner.bytes.len() {
        match scanner.byte(at) {
            _ if scanner.is(at, BLANK) => at += 1,
            _ if scanner.is(at, WIDE) && wide(scanner.char(at)) == Wide::Blank => at += scanner.char(at).len_utf8(),
            _ => break,
        }
    }
    at
}

/// What the word at a byte tells of the stop before it.
fn following(scanner: &Scanner, start: usize) -> Option<SentenceWord> {
    let mut end = start;
    while scanner.is(end, LETTER) && end - start <= LONGEST {
        end += 1;
    }
    SENTENCE_WORD.get(&scanner.text[start..end]).copied()
}

/// Whether a capital before a stop is an initial: another follows it, or a name.
fn is_initial(scanner: &Scanner, start: usize, after: usize) -> bool {
    if scanner.byte(after) == b',' {
        return true;
    }
    let name = next(scanner, after);
    let upper = scanner.is(name, UPPER) || scanner.is(name, WIDE) && scanner.char(name).is_uppercase();
    if !upper || name == after {
        return false;
    }
    if scanner.byte(name + 1) == b'.' {
        return true;
    }
    let begins = following(scanner, name) == Some(SentenceWord::Start);
    // "than I. Smith" is hardly a name, but "Samuel I. Newhouse" is.
    let named = || {
        scanner.tokens.last().is_some_and(|token| token.shape == Shape::Capital && start - token.span.end as usize <= 2)
    };
    !begins && (scanner.byte(start) != b'I' || named())
}
