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
        let before = self.counts[entry];
        // Where the next entry is a whole step further, all between is ASCII.
        if self.counts.get(entry + 1).is_some_and(|&next| next - before == STEP as u32) {
            return before + (byte % STEP) as u32;
        }
        before + starts(&self.text.as_bytes()[entry * STEP..byte])
    }

    /// The two ends of a span in code points.
    pub fn range(&self, span: ByteSpan) -> (u32, u32) {
        (self.point(span.start), self.point(span.end))
    }

    /// A span with its characters.
    pub fn span(&self, span: ByteSpan) -> Span {
        let (start, end) = self.range(span);
        Span { start, end, text: self.text(span).into() }
    }

    /// The characters of a span.
    pub fn text(&self, span: ByteSpan) -> &'t str {
        span.of(self.text)
    }
}

/// The code points that begin in some bytes: all but the continuation bytes of UTF-8, which are 10xxxxxx. Eight bytes
/// are looked at in one step.
fn starts(bytes: &[u8]) -> u32 {
    let continued = |eight: [u8; 8]| {
        let eight = u64::from_le_bytes(eight);
        (eight & !(eight << 1) & 0x8080_8080_8080_8080).count_ones()
    };
    let (chunks, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    bytes.len() as u32 - chunks.iter().map(|&chunk| continued(chunk)).sum::<u32>() - continued(last)
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
