//! The tables of `data/`, embedded in the program, and the reader of the same format for a user's own rows.
//!
//! `build.rs` checks every `data/*.tsv` (columns, order, doubles, codes) and embeds its rows without the comments; a
//! stage turns the rows that it needs into a map of its own on first use. [`tsv`] is the one parser for both.

pub mod codes;
pub mod names;
pub mod own;
pub mod towns;
pub mod tsv;
pub mod words;

use memchr::{memchr, memrchr};

/// The rows of one embedded file with `N` columns.
pub struct Table<const N: usize> {
    rows: &'static str,
}

impl<const N: usize> Table<N> {
    pub(crate) const fn new(rows: &'static str) -> Self {
        Self { rows }
    }

    /// The rows in the order of the file, each as its columns. An empty column is an empty string.
    pub fn rows(&self) -> impl Iterator<Item = [&'static str; N]> + use<N> {
        self.rows.lines().map(|line| {
            let mut columns = line.split('\t');
            std::array::from_fn(|_| columns.next().unwrap_or_default())
        })
    }

    /// The rows whose first column is a word. Rows are sorted by their bytes, so that none but these and a few more are
    /// looked at: for tables that are too large to be read at the start.
    pub fn find<'w>(&self, word: &'w str) -> impl Iterator<Item = [&'static str; N]> + use<'w, N> {
        // The tab behind a word sorts before whatever a longer word has there.
        let (bytes, key) = (self.rows.as_bytes(), [word.as_bytes(), b"\t"].concat());
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = (low + high) / 2;
            let start = line_start(self.rows, middle);
            let end = bytes.len().min(start + key.len());
            if bytes[start..end] < key[..] { low = line_end(self.rows, middle) } else { high = start }
        }
        let rest = Self::new(&self.rows[low..]);
        rest.rows().take_while(move |row| row[0] == word)
    }
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
