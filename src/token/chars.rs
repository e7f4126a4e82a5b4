//! What a character is to the scanner: one table look-up for a byte of ASCII, a few ranges for all others.

/// White space, and control characters, which are read as such.
pub const BLANK: u8 = 1;
pub const LOWER: u8 = 2;
pub const UPPER: u8 = 4;
pub const DIGIT: u8 = 8;
/// A byte of a character outside ASCII.
pub const WIDE: u8 = 16;
/// `_`, which is a part of words ("file_name").
pub const JOINER: u8 = 32;
/// ASCII that is neither letter nor punctuation: `$`, `+`, `<`.
pub const SIGN: u8 = 64;

pub const LETTER: u8 = LOWER | UPPER;
/// What an ASCII word is made of.
pub const WORD: u8 = LETTER | DIGIT | JOINER;

/// The class of each byte; 0 is punctuation.
pub static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'_' => JOINER,
            0..=b' ' | 0x7F => BLANK,
            0x80..=0xFF => WIDE,
            b'$' | b'%' | b'+' | b'<' | b'=' | b'>' | b'^' | b'|' | b'~' | b'#' | b'@' | b'&' => SIGN,
            _ => 0,
        };
        byte += 1;
    }
    table
}

#[inline]
pub fn is(byte: u8, classes: u8) -> bool {
    CLASS[byte as usize] & classes != 0
}

/// A character outside ASCII, as the scanner treats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wide {
    Blank,
    Word,
    /// `’` and its kin, which stand in words and around quotations.
    Apostrophe,
    /// `‑` and `‐`, which are read as `-`.
    Hyphen,
    Punctuation,
    Symbol,
}

/// What a character outside ASCII is.
pub fn wide(c: char) -> Wide {
    match c {
        // The letters of most scripts first: most of what comes here, and slow to look up.
        '\u{C0}'..='\u{24F}' if !matches!(c, '×' | '÷') => Wide::Word,
        '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3CE}' | '\u{400}'..='\u{481}' | '\u{5D0}'..='\u{5EA}' => Wide::Word,
        '\u{620}'..='\u{64A}'
        | '\u{904}'..='\u{939}'
        | '\u{3041}'..='\u{3096}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' => Wide::Word,
        '’' | '‘' | 'ʼ' | '´' | '＇' => Wide::Apostrophe,
        '\u{2010}' | '\u{2011}' => Wide::Hyphen,
        // Superscripts and the signs for "st" are alphanumeric to Unicode, but are words of their own: "km²", "54º".
        '²' | '³' | '¹' | 'º' | 'ª' => Wide::Symbol,
        // A soft hyphen, joiners and marks belong to the word around them.
        '\u{AD}' | '\u{200C}' | '\u{200D}' => Wide::Word,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}' => Wide::Word,
        '\u{93C}' | '\u{94D}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' => {
            Wide::Word
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' => Wide::Word,
        // Zero-width space, directions of writing, byte order mark.
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {
            Wide::Blank
        }
        '\u{2012}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => {
            Wide::Punctuation
        }
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '،' | '؛' | '؟' | '।' | '！' | '？' | '，' | '．' => {
            Wide::Punctuation
        }
        _ if c.is_whitespace() || c.is_control() => Wide::Blank,
        _ if c.is_alphanumeric() => Wide::Word,
        _ => Wide::Symbol,
    }
}

/// Whether an emoji goes on with this character: variation, joiner, skin, keycap, the second letter of a flag.
pub fn continues_symbol(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_outside_ascii_are_sorted_by_use() {
        for (c, kind) in [
            ('é', Wide::Word),
            ('\u{301}', Wide::Word),
            ('’', Wide::Apostrophe),
            ('‑', Wide::Hyphen),
            ('—', Wide::Punctuation),
            ('…', Wide::Punctuation),
            ('“', Wide::Punctuation),
            ('€', Wide::Symbol),
            ('º', Wide::Symbol),
            ('\u{A0}', Wide::Blank),
            ('\u{FEFF}', Wide::Blank),
        ] {
            assert_eq!(wide(c), kind, "{c:?}");
        }
    }
}
