//! The tables of `data/`, embedded in the program, and the reader of the same format for a user's own rows.
//!
//! `build.rs` checks every `data/*.tsv` (columns, order, doubles, codes) and embeds its rows without the comments; a
//! stage turns the rows that it needs into a map of its own on first use. [`tsv`] is the one parser for both.

pub mod accents;
pub mod codes;
pub mod lemmas;
pub mod names;
pub mod own;
pub mod towns;
pub mod tsv;
pub mod words;

use memchr::{memchr, memrchr};
use std::sync::OnceLock;

/// The bytes of a page of rows.
const PAGE: usize = 512;

/// The rows of one embedded file with `N` columns.
pub struct Table<const N: usize> {
    rows: &'static str,
    /// How the first row begins that begins in each page or behind it. It stays in the near memory, where rows do not.
    index: OnceLock<Vec<u64>>,
}

impl<const N: usize> Table<N> {
    pub(crate) const fn new(rows: &'static str) -> Self {
        Self { rows, index: OnceLock::new() }
    }

    /// The rows in the order of the file, each as its columns. An empty column is an empty string.
    pub fn rows(&self) -> impl Iterator<Item = [&'static str; N]> + use<N> {
        rows(self.rows)
    }

    /// The rows whose first column is a word. Rows are sorted by their bytes, so that none but these and a few more are
    /// looked at: for tables that are too large to be read at the start.
    pub fn find<'w>(&self, word: &'w str) -> impl Iterator<Item = [&'static str; N]> + use<'w, N> {
        // The tab behind a word sorts before whatever a longer word has there.
        let (bytes, key) = (self.rows.as_bytes(), [word.as_bytes(), b"\t"].concat());
        let (mut low, mut high) = self.near(&key);
        while low < high {
            let middle = (low + high) / 2;
            let start = line_start(self.rows, middle);
            let end = bytes.len().min(start + key.len());
            if bytes[start..end] < key[..] { low = line_end(self.rows, middle) } else { high = start }
        }
        rows(&self.rows[low..]).take_while(move |row| row[0] == word)
    }

    /// The rows among which the first one stands that is not before a key, by the index: where they begin and end.
    fn near(&self, key: &[u8]) -> (usize, usize) {
        let index = self.index.get_or_init(|| {
            let first = |page: usize| page.checked_sub(1).map_or(0, |before| line_end(self.rows, before));
            let pages = (0..self.rows.len()).step_by(PAGE);
            pages.map(|page| beginning(&self.rows.as_bytes()[first(page)..], u8::MAX)).collect()
        });
        let before = index.partition_point(|&row| row < beginning(key, 0));
        let alike = index[before..].iter().take_while(|&&row| row <= beginning(key, u8::MAX)).count();
        let end = self.rows.len().min((before + alike) * PAGE);
        (line_start(self.rows, before.saturating_sub(1) * PAGE), line_end(self.rows, end))
    }
}

fn rows<const N: usize>(rows: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    rows.lines().map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or_default())
    })
}

/// The first bytes as a number in their order; `fill` stands for those that are missing.
fn beginning(bytes: &[u8], fill: u8) -> u64 {
    u64::from_be_bytes(std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(fill)))
}

/// Where the line begins that holds a byte.
fn line_start(text: &str, at: usize) -> usize {
    memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1)
}

/// Where the line ends that holds a byte, its mark included.
fn line_end(text: &str, at: usize) -> usize {
    memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end + 1)
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_among_pages_that_begin_alike() {
        let rows: String = (0..500).map(|number| format!("beginning-{number:03}\t{number}\n")).collect();
        let table = Table::<2>::new(rows.leak());
        for row in table.rows() {
            assert_eq!(table.find(row[0]).collect::<Vec<_>>(), [row]);
        }
        for absent in ["", "a", "beginning", "beginning-0000", "beginning-999", "c"] {
            assert_eq!(table.find(absent).count(), 0, "{absent:?}");
        }
    }
}
