//! The shape of a token, from its characters.

use super::Shape;
use super::chars::{CLASS, DIGIT, LOWER, SIGN, UPPER, WIDE, Wide, continues_symbol, wide};

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
    if matches!(first, '#' | '@') {
        return Shape::Symbol;
    }
    let (mut begins_small, mut capitals, mut small, mut digits) = (None, 0, 0, 0);
    for c in word.chars() {
        let class = if c.is_ascii() { CLASS[c as usize] } else { wide_class(c) };
        capitals += usize::from(class == UPPER);
        small += usize::from(class == LOWER);
        digits += usize::from(class == DIGIT);
        if begins_small.is_none() && class & (LOWER | UPPER) != 0 {
            begins_small = Some(class == LOWER);
        }
    }
    match begins_small {
        _ if is_digit(first) => Shape::Number,
        None if digits > 0 => Shape::Number,
        None if wide(first) == Wide::Symbol => Shape::Symbol,
        None => Shape::Punctuation,
        Some(true) if capitals == 0 => Shape::Lower,
        Some(true) => Shape::Mixed,
        Some(false) if capitals > 1 && small == 0 => Shape::Upper,
        Some(false) => Shape::Capital,
    }
}

fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { wide_class(c) == DIGIT }
}

/// The class of a character outside ASCII. Marks, and signs that Unicode counts as letters ("º"), have none; scripts
/// without capitals read as small letters.
fn wide_class(c: char) -> u8 {
    let has_case = matches!(c, '\0'..='\u{58F}' | '\u{1E00}'..='\u{1FFF}');
    match wide(c) {
        Wide::Word if has_case && c.is_uppercase() => UPPER,
        Wide::Word if has_case && c.is_alphabetic() => LOWER,
        Wide::Word if c.is_numeric() => DIGIT,
        Wide::Word if !has_case && !continues_symbol(c) => LOWER,
        _ => 0,
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
