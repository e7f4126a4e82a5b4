//! The parts of a text: its lines, with hard-wrapped ones joined, and how each is written.
//!
//! In: the text. Out: one [`Part`] for each paragraph, heading, caption or list item, in one pass over the text.
//! A line break ends a part, unless the text is wrapped to a width, as agencies send it. A wrapped text shows itself:
//! the first word of the next line would not have fitted into the line. Known limit: a ragged wrap whose lines begin
//! with a capital by chance stays in two parts.

use super::dates;
use crate::span::ByteSpan;
use memchr::memchr3_iter;

/// The longest line that a wrapped text has, in bytes.
const WIDEST: usize = 110;
/// Longer parts are prose, whatever they look like, and their words are not counted.
const SHORT: usize = 320;
/// A line of which so much stands before a small letter was broken inside a sentence.
const BROKEN: usize = 40;

/// A stretch of text between two paragraph breaks.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Without white space at its ends; never empty.
    pub span: ByteSpan,
    /// Whether a blank line, or the end of the text, follows.
    pub blank_after: bool,
    pub look: Look,
}

/// How a part is written. Only the ending is known of a long one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub long: bool,
    pub words: u16,
    /// Words that begin with a capital letter, a small one, a digit.
    pub capitals: u16,
    pub smalls: u16,
    pub numbers: u16,
    /// Words of two letters or more without a small one.
    pub uppers: u16,
    /// Words of four letters or more that begin small: a headline in title case has none.
    pub long_smalls: u16,
    pub end: End,
}

/// The last mark of a part, closing quotes and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Stop,
    Question,
    Colon,
    Comma,
    Open,
}

impl Look {
    /// Whether a sentence ends here.
    pub fn is_closed(&self) -> bool {
        matches!(self.end, End::Stop | End::Question)
    }
}

/// A line as it stands, without white space at its ends.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: ByteSpan,
    indent: usize,
    /// Whether a blank line stands before.
    apart: bool,
}

/// The parts of a text, in its order.
pub fn parts(text: &str) -> Vec<Part> {
    let mut lines = lines(text);
    let base = lines.iter().skip(1).map(|line| line.indent).min().unwrap_or(0);
    // A text cut out of its page loses the white space before its first line only.
    if let Some(first) = lines.first_mut() {
        first.indent = first.indent.max(base);
    }
    let width = wrap_width(text, &lines);
    let mut parts: Vec<Part> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let goes_on = index > 0 && goes_on(text, lines[index - 1], *line, width, base);
        match parts.last_mut() {
            Some(last) if goes_on => last.span = last.span.join(line.span),
            last => {
                if let Some(last) = last {
                    last.blank_after = line.apart;
                }
                parts.push(Part { span: line.span, blank_after: true, look: Look::UNKNOWN });
            }
        }
    }
    for part in &mut parts {
        part.look = Look::of(part.span.of(text));
    }
    parts
}

fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut start, mut apart) = (0, false);
    let mut push = |start: usize, end: usize| {
        let span = ByteSpan::new(start, end).trim(text);
        if span.is_empty() {
            apart = true;
        } else {
            found.push(Line { span, indent: span.start as usize - start, apart });
            apart = false;
        }
    };
    let bytes = text.as_bytes();
    for at in memchr3_iter(b'\n', b'\r', 0xE2, bytes) {
        let next = match bytes[at] {
            b'\n' => at + 1,
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => continue,
            b'\r' => at + 1,
            // U+2028 and U+2029, the line and paragraph separators of Unicode.
            _ if bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0xA8 | 0xA9)) => at + 3,
            _ => continue,
        };
        push(start, at);
        start = next;
    }
    push(start, text.len());
    found
}

/// The width to which the text was wrapped, if it was: most lines are so full that the next word did not fit.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut lengths = [0_u32; WIDEST + 1];
    for line in lines.iter().filter(|line| line.span.len() <= WIDEST) {
        lengths[line.span.len()] += 1;
    }
    let measured: u32 = lengths.iter().sum();
    if (lines.len() as u32 - measured) * 10 > lines.len() as u32 {
        return None;
    }
    // One line in thirty may stick out: an address, a date that was added.
    let (mut width, mut longer) = (WIDEST, 0);
    while width > BROKEN && longer + lengths[width] <= measured / 30 {
        longer += lengths[width];
        width -= 1;
    }
    // Lines that end inside a sentence: those of a wrapped text are full.
    let (mut pairs, mut full) = (0, 0);
    for pair in lines.windows(2) {
        let is_open = || matches!(End::of(pair[0].span.of(text)), End::Open | End::Comma);
        if !pair[1].apart && pair[1].indent <= pair[0].indent && is_open() {
            pairs += 1;
            full += usize::from(is_full(text, pair[0], pair[1], width));
        }
    }
    (full >= 3 && full * 2 >= pairs).then_some(width)
}

/// Whether the first word of the next line would not have fitted into this one.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let word = next.span.of(text).split(char::is_whitespace).next().map_or(0, str::len);
    line.span.len() + 1 + word > width
}

/// Whether a line continues the paragraph of the line before.
fn goes_on(text: &str, before: Line, line: Line, width: Option<usize>, base: usize) -> bool {
    if line.apart || line.span.of(text).starts_with(is_bullet) || is_date(line.span.of(text)) {
        return false;
    }
    let indented = line.indent > before.indent || (line.indent > base && before.indent > base);
    if let Some(width) = width {
        if indented && line.indent > base {
            return false;
        }
        // A line may be short of the width because the text was wrapped with marks that are gone.
        let is_open = matches!(End::of(before.span.of(text)), End::Open | End::Comma);
        if is_full(text, before, line, width) || (is_open && before.span.len() * 10 >= width * 7) {
            return true;
        }
    }
    let piece = before.span.of(text);
    piece.len() >= BROKEN
        && line.span.of(text).starts_with(char::is_lowercase)
        && piece.ends_with(|last: char| last.is_alphanumeric() || last == ',')
}

/// Whether a line is a date and no more: it stands below a headline that fills its line.
fn is_date(line: &str) -> bool {
    if line.len() > 50 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let found = dates::find(line, 0);
    !found.stamps.is_empty() && found.rest.is_empty()
}

/// At most the first bytes of a piece, cut between two characters.
pub fn head(piece: &str, bytes: usize) -> &str {
    let mut end = bytes.min(piece.len());
    while !piece.is_char_boundary(end) {
        end -= 1;
    }
    &piece[..end]
}

/// At most the last bytes of a piece, cut between two characters.
pub fn tail(piece: &str, bytes: usize) -> &str {
    let mut start = piece.len().saturating_sub(bytes);
    while !piece.is_char_boundary(start) {
        start += 1;
    }
    &piece[start..]
}

/// Whether a character marks an item of a list.
pub fn is_bullet(mark: char) -> bool {
    matches!(mark, '•' | '◦' | '▪' | '■' | '●' | '○' | '‣' | '·' | '∙' | '*' | '➢' | '➤' | '✓' | '✔' | '\u{f0b7}')
}

/// Whether a character only closes what the sentence before it said.
pub fn is_closer(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '›' | '\u{200b}' | '\u{feff}')
        || mark.is_whitespace()
}

impl Look {
    const UNKNOWN: Self =
        Self { long: true, words: 0, capitals: 0, smalls: 0, numbers: 0, uppers: 0, long_smalls: 0, end: End::Open };

    fn of(piece: &str) -> Self {
        let mut look = Self { end: End::of(piece), ..Self::UNKNOWN };
        if piece.len() > SHORT {
            return look;
        }
        look.long = false;
        if piece.is_ascii() {
            // The white space of ASCII as `char::is_whitespace` has it, with the vertical tab.
            let words = piece.as_bytes().split(|byte| matches!(byte, b'\t'..=b'\r' | b' '));
            words.filter(|word| !word.is_empty()).for_each(|word| look.add_ascii(word));
        } else {
            piece.split_whitespace().for_each(|word| look.add(word));
        }
        look
    }

    fn add(&mut self, word: &str) {
        if word.is_ascii() {
            return self.add_ascii(word.as_bytes());
        }
        self.words += 1;
        let Some(first) = word.chars().find(|letter| letter.is_alphanumeric()) else { return };
        if first.is_numeric() {
            self.numbers += 1;
        } else if first.is_lowercase() {
            self.smalls += 1;
            self.long_smalls += u16::from(word.len() >= 4);
        } else {
            self.capitals += 1;
            let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
            self.uppers += u16::from(letters >= 2 && !word.chars().any(char::is_lowercase));
        }
    }

    /// As `add`: most words are ASCII, and bytes are quicker to look at than characters.
    fn add_ascii(&mut self, word: &[u8]) {
        self.words += 1;
        match word.iter().find(|byte| byte.is_ascii_alphanumeric()) {
            None => {}
            Some(b'0'..=b'9') => self.numbers += 1,
            Some(b'a'..=b'z') => {
                self.smalls += 1;
                self.long_smalls += u16::from(word.len() >= 4);
            }
            Some(_) => {
                self.capitals += 1;
                let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
                self.uppers += u16::from(letters >= 2 && !word.iter().any(u8::is_ascii_lowercase));
            }
        }
    }
}

impl End {
    pub fn of(piece: &str) -> Self {
        // "He left on Monday. (Xinhua)"
        let before = tail(piece, 40).strip_suffix(')').and_then(|note| note.rsplit_once(['(', ')']));
        let is_note = before.is_some_and(|(before, _)| before.trim_end().ends_with(['.', '”', '"']));
        match piece.trim_end_matches(is_closer).chars().next_back() {
            _ if is_note => Self::Stop,
            Some('.' | '…' | '!' | '。') => Self::Stop,
            Some('?' | '？') => Self::Question,
            Some(':') => Self::Colon,
            Some(',' | ';') => Self::Comma,
            _ => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        parts(text).iter().map(|part| part.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_line_break_parts() {
        assert_eq!(split("One.\nTwo.\r\n\r\nThree.\rFour.\u{2028}Five."), ["One.", "Two.", "Three.", "Four.", "Five."]);
        assert!(split(" \n\t\r\n").is_empty());
    }

    #[test]
    fn a_wrapped_text_is_joined_by_its_width() {
        let text = "   Heavy rain washed away three bridges in the\nnorth on Sunday and cut off some forty villages\n\
            from the capital, officials said.\n   Helicopters brought food to the largest of these\n\
            villages. The army expects that the roads will\nopen on Friday.\n";
        let found = split(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("officials said.") && found[1].ends_with("open on Friday."));
    }

    #[test]
    fn a_text_cut_out_of_an_indented_page_is_joined() {
        let text = "Heavy rain washed away three bridges in the\n      north on Sunday, officials said.\n      \
            Helicopters brought food to some forty\n      villages. The army expects that the roads will\n      \
            open on Friday.\n      The river has fallen since.\n      A ferry takes the sick to the capital, where\n      \
            they are cared for.";
        let found = split(text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[1].ends_with("open on Friday.") && found[2].ends_with("since."));
    }

    #[test]
    fn short_lines_of_a_list_are_not_joined() {
        assert_eq!(split("flour\nbutter\nthree eggs\nsalt to taste").len(), 4);
    }

    #[test]
    fn a_sentence_that_goes_on_small_is_joined() {
        assert_eq!(split("The minister told reporters in the capital on\nTuesday.").len(), 2);
        assert_eq!(split("The minister told reporters in the capital that\nhe would resign.").len(), 1);
    }
}
