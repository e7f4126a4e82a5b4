//! The scanner: one pass over a block, from its first byte to its last.
//!
//! The class of a byte says what begins there: a word, a number or a mark. A word ends where its characters end, unless
//! what follows ties it to more: a stop ("U.S."), an apostrophe ("O'Brien"), a hyphen after a prefix ("anti-war"), `&`
//! ("AT&T"). Clitics are cut off as they are met. What looks ahead looks at a bounded number of bytes, or remembers how
//! far it has looked, so that the cost is linear whatever the text.

use super::chars::{BLANK, CLASS, DIGIT, LETTER, LOWER, UPPER, WIDE, WORD, Wide, is, wide};
use super::{Shape, Token, abbreviations, addresses, clitics, hyphens, marks, numbers, shape};
use crate::span::ByteSpan;

/// The state of the pass: where it stands, and the tokens so far.
pub struct Scanner<'a> {
    pub text: &'a str,
    /// The bytes up to the end of the block, and no further.
    pub bytes: &'a [u8],
    pub at: usize,
    pub tokens: &'a mut Vec<Token>,
    /// The next `@` that is not behind us.
    next_at: usize,
    /// Before this byte, no dotted name is a domain: they were looked at.
    pub dotted_until: usize,
}

/// Append the words of a block.
pub fn scan(text: &str, block: ByteSpan, tokens: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..block.end as usize];
    let start = block.start as usize;
    let mut scanner = Scanner { text, bytes, at: start, tokens, next_at: start, dotted_until: start };
    scanner.seek_at();
    while scanner.at < scanner.bytes.len() {
        scanner.step();
    }
}

impl Scanner<'_> {
    /// A byte, or NUL past the end.
    #[inline]
    pub fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Whether a byte is of one of some classes; past the end it is blank.
    #[inline]
    pub fn is(&self, at: usize, classes: u8) -> bool {
        is(self.byte(at), classes)
    }

    /// The character at a byte; NUL past the end and inside a character.
    pub fn char(&self, at: usize) -> char {
        self.text.get(at..self.bytes.len()).and_then(|rest| rest.chars().next()).unwrap_or('\0')
    }

    /// Whether a character of a word stands at a byte.
    #[inline]
    pub fn is_word(&self, at: usize) -> bool {
        self.is(at, WORD) || self.is(at, WIDE) && wide(self.char(at)) == Wide::Word
    }

    /// The token `[self.at, end)`, shaped by its characters.
    #[inline]
    pub fn push(&mut self, end: usize) {
        let shape = shape::of(&self.text[self.at..end]);
        self.push_as(end, shape);
    }

    #[inline]
    pub fn push_as(&mut self, end: usize, shape: Shape) {
        self.tokens.push(Token { span: ByteSpan::new(self.at, end), shape });
        self.at = end;
    }

    /// The length in bytes of the apostrophe at a byte, 0 where there is none. `‘` is one only where it stands in a word.
    #[inline]
    pub fn apostrophe(&self, at: usize) -> usize {
        match self.byte(at) {
            b'\'' | b'`' => 1,
            byte if is(byte, WIDE) && wide(self.char(at)) == Wide::Apostrophe => self.char(at).len_utf8(),
            _ => 0,
        }
    }

    fn seek_at(&mut self) {
        let rest = &self.bytes[self.next_at..];
        self.next_at += memchr::memchr(b'@', rest).unwrap_or(rest.len());
    }

    #[inline]
    fn step(&mut self) {
        let class = CLASS[self.bytes[self.at] as usize];
        if class & BLANK != 0 {
            self.at += 1;
        } else if class & DIGIT != 0 {
            numbers::number(self);
        } else if class & WORD != 0 {
            self.word();
        } else if class & WIDE != 0 {
            let c = self.char(self.at);
            match wide(c) {
                Wide::Blank => self.at += c.len_utf8(),
                Wide::Word => self.word(),
                _ => marks::wide_mark(self, c),
            }
        } else {
            marks::mark(self);
        }
    }

    /// The end of the letters, digits and marks from a byte on.
    #[inline]
    pub fn run(&self, mut at: usize) -> usize {
        loop {
            while self.is(at, WORD) {
                at += 1;
            }
            if !self.is(at, WIDE) || !self.is_word(at) {
                return at;
            }
            at += self.char(at).len_utf8();
        }
    }

    fn word(&mut self) {
        let start = self.at;
        if self.next_at < start {
            self.next_at = start;
            self.seek_at();
        }
        if let Some(end) = addresses::email(self, self.next_at).or_else(|| addresses::url(self)) {
            return self.push_as(end, Shape::Symbol);
        }
        let mut at = self.run(start);
        // Where "AT" of "AT&T" or "war" of "anti-war" begins.
        let mut part = start;
        loop {
            match self.byte(at) {
                b'.' => return abbreviations::stop(self, at),
                b'-' if self.is_word(at + 1) && hyphens::joins(self, part, at, at + 1) => at += 1,
                b'&' if self.is(at + 1, UPPER | LOWER) && joins_and(self, part, at) => at += 1,
                b'*' if self.is(at + 1, LETTER) => at += 1,
                b'!' if clitics::is_one_word(&self.text[start..=at]) => return self.push(at + 1),
                b'/' if at - start <= 2 => return self.cut(clitics::with_slash(self, at)),
                b'$' if at - start <= 3 && self.bytes[start..at].iter().all(|&byte| is(byte, UPPER)) => {
                    return self.push_as(at + 1, Shape::Symbol);
                }
                byte if byte == b'\'' || byte == b'`' || is(byte, WIDE) => {
                    let length = self.apostrophe(at);
                    if length == 0 {
                        if matches!(self.char(at), '\u{2010}' | '\u{2011}') && hyphens::joins(self, part, at, at + 3) {
                            at += 3;
                        } else {
                            break;
                        }
                    } else if clitics::apostrophe(self, at, length) {
                        return;
                    } else if self.is_word(at + length) {
                        at += length;
                    } else {
                        break;
                    }
                }
                _ => break,
            }
            part = at;
            at = self.run(at);
        }
        if at == start + 3 && clitics::its(self, at) {
            return;
        }
        self.cut(at);
    }

    /// The word `[self.at, end)`, or its parts, if it is one that is written together ("cannot").
    #[inline]
    pub fn cut(&mut self, end: usize) {
        if let Some(cuts) = clitics::cuts(&self.text[self.at..end]) {
            let start = self.at;
            for cut in cuts.into_iter().filter(|&cut| cut > 0) {
                self.push(start + cut as usize);
            }
        }
        self.push(end);
    }
}

/// "AT&T", "R&D", "p&l": short, and capitals on both sides or small letters.
fn joins_and(scanner: &Scanner, part: usize, at: usize) -> bool {
    let class = if scanner.is(at + 1, UPPER) { UPPER } else { LOWER };
    let left = &scanner.bytes[part..at];
    let mut end = at + 1;
    while scanner.is(end, class) && end - at <= 4 {
        end += 1;
    }
    left.len() <= if class == UPPER { 4 } else { 1 }
        && left.iter().all(|&byte| is(byte, class))
        && end - at <= if class == UPPER { 4 } else { 2 }
        && !scanner.is_word(end)
}
