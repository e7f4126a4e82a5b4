//! Marks: ranges of a text, nested and overlapping as they come, as HTML elements that are properly nested.
//!
//! In: a text and its marks, in code points. Out: escaped HTML, one piece of the text after the other. Where two marks
//! overlap, the inner one is closed and opened again; where they nest, the longer one is outside. One pass: the text is
//! walked once, and no more than [`DEPTH`] marks are open at a time, so that hostile texts stay cheap.

use std::fmt::Write as _;

/// The most marks that may be open at one place; one that begins deeper is not shown.
const DEPTH: usize = 16;

/// A range of the text to be shown as something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark<'a> {
    pub start: u32,
    pub end: u32,
    pub layer: Layer,
    /// Classes of the element.
    pub class: &'a str,
    /// What to say of it, not yet escaped.
    pub caption: &'a str,
    /// HTML that follows its end.
    pub after: &'a str,
}

/// Of marks on the same characters, the one whose layer is named first is outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    Quote,
    Mention,
    Time,
    Event,
}

/// Puts marks in the order in which [`Pen`] needs them.
pub fn sort(marks: &mut [Mark]) {
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end), mark.layer));
}

/// Writes a text piece by piece, from its beginning on.
pub struct Pen<'a> {
    text: &'a str,
    marks: &'a [Mark<'a>],
    /// Where it stands: code points before it, and bytes.
    point: u32,
    byte: usize,
    next: usize,
    open: Vec<&'a Mark<'a>>,
}

impl<'a> Pen<'a> {
    /// `marks` as [`sort`] leaves them.
    pub fn new(text: &'a str, marks: &'a [Mark<'a>]) -> Self {
        Self { text, marks, point: 0, byte: 0, next: 0, open: Vec::new() }
    }

    /// Go on to a place, and give the text that was passed over.
    pub fn skip(&mut self, to: u32) -> &'a str {
        let start = self.byte;
        self.walk(to);
        self.open.retain(|mark| mark.end > to);
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.start < to) {
            self.next += 1;
            if mark.end > to && self.open.len() < DEPTH {
                self.open.push(mark);
            }
        }
        &self.text[start..self.byte]
    }

    /// Write the text up to a place, with its marks. A mark that goes on is closed here, and opened again by the next
    /// call.
    pub fn write(&mut self, to: u32, out: &mut String) {
        for mark in &self.open {
            start_tag(mark, out);
        }
        loop {
            self.close(out);
            if self.point >= to {
                break;
            }
            self.begin(out);
            let begins = self.marks.get(self.next).map_or(to, |mark| mark.start);
            let ends = self.open.iter().map(|mark| mark.end).min().unwrap_or(to);
            let from = self.byte;
            self.walk(to.min(begins).min(ends));
            escape(&self.text[from..self.byte], out);
            if self.byte == self.text.len() {
                // An article made by hand may claim more text than there is.
                self.point = self.point.max(to);
            }
        }
        for _ in &self.open {
            out.push_str("</span>");
        }
    }

    /// Open the marks that begin here.
    fn begin(&mut self, out: &mut String) {
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.start <= self.point) {
            self.next += 1;
            if mark.end > self.point && self.open.len() < DEPTH {
                start_tag(mark, out);
                self.open.push(mark);
            }
        }
    }

    /// Close the marks that end here; those inside that go on are opened again.
    fn close(&mut self, out: &mut String) {
        let Some(outermost) = self.open.iter().position(|mark| mark.end <= self.point) else { return };
        let inside = self.open.split_off(outermost);
        for mark in inside.iter().rev() {
            out.push_str("</span>");
            if mark.end <= self.point {
                out.push_str(mark.after);
            }
        }
        for mark in inside.into_iter().filter(|mark| mark.end > self.point) {
            start_tag(mark, out);
            self.open.push(mark);
        }
    }

    fn walk(&mut self, to: u32) {
        let mut letters = self.text[self.byte..].chars();
        while self.point < to
            && let Some(letter) = letters.next()
        {
            self.point += 1;
            self.byte += letter.len_utf8();
        }
    }
}

fn start_tag(mark: &Mark, out: &mut String) {
    let _ = write!(out, "<span class=\"{}\"", mark.class);
    if !mark.caption.is_empty() {
        out.push_str(" title=\"");
        escape(mark.caption, out);
        out.push('"');
    }
    out.push('>');
}

/// Add a text, so that it means itself in HTML, between tags as in an attribute.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\0']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            // HTML knows no NUL.
            _ => "\u{FFFD}",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, class: &str) -> Mark<'_> {
        Mark { start, end, layer: Layer::Mention, class, caption: "", after: "" }
    }

    /// The text in two pieces, marks as `<class …>`, ends as `>`.
    fn shown(text: &str, cut: u32, marks: &[(u32, u32, &'static str)]) -> String {
        let mut marks: Vec<Mark> = marks.iter().map(|&(start, end, class)| mark(start, end, class)).collect();
        sort(&mut marks);
        let mut pen = Pen::new(text, &marks);
        let mut out = String::new();
        pen.write(cut, &mut out);
        out.push('|');
        pen.write(text.chars().count() as u32, &mut out);
        out.replace("<span class=\"", "<").replace("\">", " ").replace("</span>", ">")
    }

    #[test]
    fn marks_nest_the_longer_one_outside() {
        assert_eq!(shown("abcd", 4, &[(1, 2, "y"), (0, 4, "x")]), "<x a<y b>cd>|");
        assert_eq!(shown("abcd", 4, &[(0, 4, "x"), (0, 1, "y")]), "<x <y a>bcd>|");
        assert_eq!(shown("abcd", 4, &[(0, 4, "x"), (2, 4, "y")]), "<x ab<y cd>>|");
    }

    #[test]
    fn overlapping_marks_are_split() {
        assert_eq!(shown("abcd", 4, &[(0, 3, "x"), (1, 4, "y")]), "<x a<y bc>><y d>|");
        assert_eq!(shown("abcde", 5, &[(0, 3, "x"), (1, 4, "y"), (2, 5, "z")]), "<x a<y b<z c>>><y <z d>><z e>|");
    }

    #[test]
    fn a_mark_that_crosses_two_pieces_is_shown_in_both() {
        assert_eq!(shown("abcd", 2, &[(1, 3, "x")]), "a<x b>|<x c>d");
        assert_eq!(shown("abcd", 2, &[(0, 2, "x"), (2, 4, "y")]), "<x ab>|<y cd>");
    }

    #[test]
    fn a_mark_reaches_over_what_is_skipped() {
        let marks = [mark(0, 2, "a"), mark(1, 5, "b"), mark(2, 3, "c")];
        let mut pen = Pen::new("abcdef", &marks);
        let mut out = String::new();
        assert_eq!(pen.skip(3), "abc");
        pen.write(6, &mut out);
        assert_eq!(out, "<span class=\"b\">de</span>f");
    }

    #[test]
    fn offsets_count_code_points_and_may_lie() {
        assert_eq!(shown("é😀c", 3, &[(1, 2, "x")]), "é<x 😀>c|");
        assert_eq!(shown("ab", 2, &[(1, 9, "x"), (7, 8, "y"), (1, 1, "z")]), "a<x b>|<x >");
    }

    #[test]
    fn what_follows_a_mark_stands_after_its_true_end() {
        let marks = [mark(0, 2, "x"), Mark { after: "1", ..mark(1, 3, "y") }];
        let mut out = String::new();
        Pen::new("abcd", &marks).write(4, &mut out);
        assert_eq!(out.matches('1').count(), 1);
        assert!(out.ends_with("c</span>1d"), "{out}");
    }

    #[test]
    fn the_depth_is_limited() {
        let marks: Vec<Mark> = (0..1000).map(|start| mark(start, 2000 - start, "x")).collect();
        let mut out = String::new();
        Pen::new(&"a".repeat(2000), &marks).write(2000, &mut out);
        assert_eq!(out.matches("<span").count(), DEPTH);
        assert_eq!(out.matches("</span>").count(), DEPTH);
    }

    #[test]
    fn text_is_escaped() {
        let mut out = String::new();
        escape("<b title=\"a\">it's & \0</b>", &mut out);
        assert_eq!(out, "&lt;b title=&quot;a&quot;&gt;it&#39;s &amp; \u{FFFD}&lt;/b&gt;");
    }
}
