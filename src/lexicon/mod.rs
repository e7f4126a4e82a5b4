//! The tables of `data/`, embedded in the program, and the reader of the same format for a user's own rows.
//!
//! `build.rs` checks every `data/*.tsv` (columns, order, doubles, codes) and embeds its rows without the comments; a
//! stage turns the rows that it needs into a map of its own on first use. [`tsv`] is the one parser for both.

pub mod names;
pub mod own;
pub mod tsv;
pub mod words;

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
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
