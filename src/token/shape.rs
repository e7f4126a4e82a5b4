//! The shape of a token, from its characters.

use super::Shape;
use super::chars::{CLASS, DIGIT, LOWER, SIGN, UPPER, WIDE, Wide, wide};

/// How a word or mark is written.
pub fn of(word: &str) -> Shape {
    let bytes = word.as_bytes();
    let first = CLASS[bytes[0] as usize];
    if first & DIGIT != 0 {
        return Shape::Number;
    }
    // Most words are small letters, or one capital and then small letters.
    let mut rest = 0;
    for &byte in &bytes[1..] {
        rest |= CLASS[byte as usize];
    }
    if (first | rest) & WIDE != 0 {
        return of_wide(word);
    }
    match () {
        () if first & LOWER != 0 => {
            if rest & UPPER == 0 {
                Shape::Lower
            } else {
                Shape::Mixed
            }
        }
        () if first & UPPER != 0 => {
            if rest & UPPER != 0 && rest & LOWER == 0 {
                Shape::Upper
            } else {
                Shape::Capital
            }
        }
        () if rest & (LOWER | UPPER) != 0 => of_wide(word),
        () if rest & DIGIT != 0 => Shape::Number,
        () if first & SIGN != 0 => Shape::Symbol,
        () => Shape::Punctuation,
    }
}

/// The same for words that are not plain ASCII, or begin with a mark ("#Brexit", "’s", "'em").
#[cold]
fn of_wide(word: &str) -> Shape {
    let first = word.chars().next().unwrap_or(' ');
    if matches!(first, '#' | '@') || (word.len() == first.len_utf8() && !first.is_alphanumeric()) {
        return if first.is_ascii_punctuation() || wide(first) == Wide::Symbol {
            Shape::Symbol
        } else {
            Shape::Punctuation
        };
    }
    if first.is_numeric() {
        return Shape::Number;
    }
    let (mut begins_small, mut capitals, mut small, mut digits) = (None, 0, 0, 0);
    for c in word.chars() {
        let upper = c.is_uppercase();
        if upper {
            capitals += 1;
        } else if c.is_alphabetic() {
            small += 1;
        } else if c.is_numeric() {
            digits += 1;
        }
        if begins_small.is_none() && c.is_alphabetic() {
            begins_small = Some(!upper);
        }
    }
    match begins_small {
        None if digits > 0 => Shape::Number,
        None if wide(first) == Wide::Symbol => Shape::Symbol,
        None => Shape::Punctuation,
        Some(true) if capitals == 0 => Shape::Lower,
        Some(true) => Shape::Mixed,
        Some(false) if capitals > 1 && small == 0 => Shape::Upper,
        Some(false) => Shape::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_show_how_they_are_written() {
        use Shape::*;
        for (word, shape) in [
            ("house", Lower),
            ("ex-wife", Lower),
            ("n’t", Lower),
            ("House", Capital),
            ("McDonald", Capital),
            ("Élysée", Capital),
            ("A", Capital),
            ("J.", Capital),
            ("UN", Upper),
            ("U.S.", Upper),
            ("F16", Capital),
            ("ÖVP", Upper),
            ("iPhone", Mixed),
            ("ÉcoLE", Capital),
            ("12", Number),
            ("1,000", Number),
            ("20th", Number),
            ("’90s", Lower),
            ("’90", Number),
            (".04", Number),
            (".", Punctuation),
            ("“", Punctuation),
            ("—", Punctuation),
            ("...", Punctuation),
            ("$", Symbol),
            ("€", Symbol),
            ("😀", Symbol),
            ("#Brexit", Symbol),
        ] {
            assert_eq!(of(word), shape, "{word}");
        }
    }
}
