//! Columns: words with styles, wrapped and set side by side for a terminal.
//!
//! In: cells of styled words. Out: lines no wider than asked for. Widths are those a terminal gives to characters: two
//! cells for 東, none for a combining accent. What could steer a terminal (escape, bell) is not let through.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cells between two columns.
const GAP: usize = 2;

/// How words look: an attribute of ANSI terminals, in their own palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Strong,
    Faint,
    Name,
    Caution,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\x1b[1m",
            Self::Faint => "\x1b[2m",
            Self::Name => "\x1b[36m",
            Self::Caution => "\x1b[33m",
        }
    }

    fn end(self) -> &'static str {
        if self == Self::Plain { "" } else { "\x1b[0m" }
    }
}

/// What stands in one column of one row.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    words: Vec<(String, Style)>,
}

impl Cell {
    pub fn new(text: &str, style: Style) -> Self {
        let mut cell = Self::default();
        cell.add(text, style);
        cell
    }

    /// Add the words of a text.
    pub fn add(&mut self, text: &str, style: Style) {
        self.words.extend(text.split_whitespace().map(|word| (shown(word), style)));
    }

    /// Add a text that is not to be parted at the end of a line.
    pub fn add_whole(&mut self, text: &str, style: Style) {
        self.words.push((shown(text), style));
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Its width in one line.
    pub fn width(&self) -> usize {
        self.words.iter().map(|(word, _)| word.width() + 1).sum::<usize>().saturating_sub(1)
    }

    /// Its lines, none wider than `width`. A longer word is cut.
    fn lines(&self, width: usize) -> Vec<Vec<(&str, Style)>> {
        let mut lines = vec![Vec::new()];
        let mut used = 0;
        for (word, style) in &self.words {
            let mut rest = word.as_str();
            while !rest.is_empty() {
                let blank = usize::from(used > 0);
                let end = fitting(rest, width.saturating_sub(used + blank));
                if end < rest.len() && used > 0 {
                    lines.push(Vec::new());
                    used = 0;
                    continue;
                }
                // Too narrow for a single character: it stands out.
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let (piece, later) = rest.split_at(end.max(first));
                lines.last_mut().expect("there is a line").push((piece, *style));
                used += piece.width() + blank;
                rest = later;
            }
        }
        lines
    }
}

/// A word without the characters that a terminal would obey.
fn shown(word: &str) -> String {
    word.chars().map(|letter| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// The bytes of a word that fit.
fn fitting(word: &str, width: usize) -> usize {
    // The width of the whole knows of emoji that are made of several; of a monstrous word it would cost too much.
    if word.len() <= 8 * width && word.width() <= width {
        return word.len();
    }
    let mut used = 0;
    for (at, letter) in word.char_indices() {
        used += letter.width().unwrap_or(0);
        if used > width {
            return at;
        }
    }
    word.len()
}

/// Writes rows of cells, each column `widths` wide, after a margin.
pub struct Columns<'a> {
    pub margin: usize,
    pub widths: &'a [usize],
    pub color: bool,
}

impl Columns<'_> {
    pub fn write(&self, row: &[Cell], out: &mut String) {
        let cells: Vec<_> = row.iter().zip(self.widths).map(|(cell, &width)| cell.lines(width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for number in 0..height {
            // Blanks are owed until something follows them, so that no line ends in them.
            let mut owed = self.margin;
            for (lines, width) in cells.iter().zip(self.widths) {
                let (mut used, mut style) = (0, Style::Plain);
                for (word, next) in lines.get(number).into_iter().flatten() {
                    let next = if self.color { *next } else { Style::Plain };
                    if next != style {
                        out.push_str(style.end());
                    }
                    owed += usize::from(used > 0);
                    used += word.width() + usize::from(used > 0);
                    out.extend(std::iter::repeat_n(' ', owed));
                    owed = 0;
                    if next != style {
                        out.push_str(next.code());
                    }
                    out.push_str(word);
                    style = next;
                }
                out.push_str(style.end());
                owed += width.saturating_sub(used) + GAP;
            }
            out.push('\n');
        }
    }
}

/// Widths of columns, the last of which gets what the others leave of `room`. No other column is wider than its widest
/// cell, nor than its share of the room, in percent.
pub fn widths<const N: usize>(room: usize, rows: &[[Cell; N]], shares: [usize; N]) -> [usize; N] {
    let mut widths = [0; N];
    let mut left = room;
    for column in 0..N - 1 {
        let widest = rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        widths[column] = widest.min(room * shares[column] / 100).max(1);
        left = left.saturating_sub(widths[column] + GAP);
    }
    widths[N - 1] = left.max(8);
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(row: &[&str], widths: &[usize]) -> String {
        let row: Vec<Cell> = row.iter().map(|text| Cell::new(text, Style::Plain)).collect();
        let mut out = String::new();
        Columns { margin: 1, widths, color: false }.write(&row, &mut out);
        out
    }

    #[test]
    fn cells_wrap_side_by_side() {
        assert_eq!(shown(&["a bc", "one two three"], &[3, 7]), " a    one two\n bc   three\n");
        assert_eq!(shown(&["", "x"], &[2, 2]), "     x\n");
        assert_eq!(shown(&["x", ""], &[2, 2]), " x\n");
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(shown(&["abcdefg h"], &[3]), " abc\n def\n g h\n");
        assert_eq!(shown(&["a bcdef"], &[3]), " a\n bcd\n ef\n");
    }

    #[test]
    fn wide_characters_take_two_cells() {
        assert_eq!(shown(&["東京", "x"], &[4, 1]), " 東京  x\n");
        assert_eq!(shown(&["東京都"], &[4]), " 東京\n 都\n");
        assert_eq!(shown(&["e\u{301}t", "x"], &[3, 1]), " e\u{301}t   x\n");
    }

    #[test]
    fn a_column_narrower_than_a_character_ends() {
        assert_eq!(shown(&["東京"], &[1]), " 東\n 京\n");
    }

    #[test]
    fn escapes_do_not_reach_the_terminal() {
        assert_eq!(shown(&["\x1b[31mred\x07"], &[20]), " \u{FFFD}[31mred\u{FFFD}\n");
    }

    #[test]
    fn words_of_one_style_share_it_and_blanks_between_styles_have_none() {
        let mut cell = Cell::new("Ali Mamlouk", Style::Strong);
        cell.add("SYR", Style::Faint);
        cell.add("said", Style::Plain);
        let mut out = String::new();
        Columns { margin: 1, widths: &[30, 1], color: true }.write(&[cell, Cell::default()], &mut out);
        assert_eq!(out, " \x1b[1mAli Mamlouk\x1b[0m \x1b[2mSYR\x1b[0m said\n");
    }
}
