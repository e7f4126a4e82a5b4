//! From bytes to code points: one table a text, none where the text is ASCII.

use super::Span;
use crate::span::ByteSpan;

/// Bytes between two entries of the table.
const STEP: usize = 64;

/// Turns byte spans of one text into spans in code points.
pub struct Offsets<'t> {
    text: &'t str,
    /// The number of code points that begin before byte `i * STEP`; empty for ASCII.
    counts: Vec<u32>,
}

impl<'t> Offsets<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut total = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                counts.push(total);
                total += starts(chunk);
            }
            counts.push(total);
        }
        Self { text, counts }
    }

    /// The number of code points before a byte.
    pub fn point(&self, byte: u32) -> u32 {
        if self.counts.is_empty() {
            return byte;
        }
        let (entry, byte) = (byte as usize / STEP, byte as usize);
        self.counts[entry] + starts(&self.text.as_bytes()[entry * STEP..byte])
    }

    /// The two ends of a span in code points.
    pub fn range(&self, span: ByteSpan) -> (u32, u32) {
        (self.point(span.start), self.point(span.end))
    }

    /// A span with its characters.
    pub fn span(&self, span: ByteSpan) -> Span {
        let (start, end) = self.range(span);
        Span { start, end, text: span.of(self.text).to_owned() }
    }
}

/// The code points that begin in some bytes: all but the continuation bytes of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points() {
        let text = format!("{}é—{} Ali 😀 Mamlouk", "x".repeat(70), "ü".repeat(90));
        let offsets = Offsets::new(&text);
        for (points, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.point(byte as u32), points as u32, "byte {byte}");
        }
        assert_eq!(offsets.point(text.len() as u32), text.chars().count() as u32);
    }

    #[test]
    fn ascii_needs_no_table() {
        assert!(Offsets::new("plain").counts.is_empty());
        assert_eq!(Offsets::new("plain").point(3), 3);
    }
}
