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

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::sync::OnceLock;

/// The rows of one embedded file with `N` columns.
pub struct Table<const N: usize> {
    rows: &'static str,
    index: OnceLock<Index>,
}

impl<const N: usize> Table<N> {
    pub(crate) const fn new(rows: &'static str) -> Self {
        Self { rows, index: OnceLock::new() }
    }

    /// The rows in the order of the file, each as its columns. An empty column is an empty string.
    pub fn rows(&self) -> impl Iterator<Item = [&'static str; N]> + use<N> {
        self.rows.lines().map(columns)
    }

    /// The rows whose first column is a word: for tables that are too large to be made a map of, columns and all.
    pub fn find<'w>(&self, word: &'w str) -> impl Iterator<Item = [&'static str; N]> + use<'w, N> {
        let start =
            self.index.get_or_init(|| Index::new(self.rows.as_bytes())).find(self.rows.as_bytes(), word.as_bytes());
        self.rows[start.unwrap_or(self.rows.len())..]
            .lines()
            .take_while(move |row| key(row.as_bytes()) == word.as_bytes())
            .map(columns)
    }
}

fn columns<const N: usize>(row: &'static str) -> [&'static str; N] {
    let mut columns = row.split('\t');
    std::array::from_fn(|_| columns.next().unwrap_or_default())
}

/// The first column of the row that some rows begin with.
fn key(rows: &[u8]) -> &[u8] {
    let end = rows.iter().position(|&byte| byte == b'\t' || byte == b'\n');
    &rows[..end.unwrap_or(rows.len())]
}

/// Where the first row of each word stands: a hash table with open addressing. It is made in one pass over the rows, and
/// a word that has none is mostly told by its place alone.
struct Index {
    /// The byte where the row begins, and above it bits of the word's hash.
    slots: Vec<u32>,
}

/// No row begins behind so many bits.
const OFFSET: u32 = 24;

/// A place with no row.
const FREE: u32 = u32::MAX;

impl Index {
    fn new(rows: &[u8]) -> Self {
        assert!(rows.len() < 1 << OFFSET, "a table of {} bytes", rows.len());
        // At least one place stays free, whether the last row ends in a mark or not: there a search ends.
        let places = ((memchr_iter(b'\n', rows).count() + 1) * 3 / 2 + 1).next_power_of_two();
        let mut index = Self { slots: vec![FREE; places] };
        let (mut start, mut last) = (0, None);
        while start < rows.len() {
            let word = key(&rows[start..]);
            if last != Some(word) {
                let (mut place, mark) = index.place(word);
                while index.slots[place] != FREE {
                    place = (place + 1) % places;
                }
                index.slots[place] = mark | start as u32;
                last = Some(word);
            }
            start += word.len();
            start += memchr(b'\n', &rows[start..]).map_or(rows.len(), |end| end + 1);
        }
        index
    }

    /// The byte where the first row of a word begins.
    fn find(&self, rows: &[u8], word: &[u8]) -> Option<usize> {
        let (mut place, mark) = self.place(word);
        loop {
            let slot = self.slots[place];
            if slot == FREE {
                return None;
            }
            let start = slot & ((1 << OFFSET) - 1);
            if slot == mark | start && key(&rows[start as usize..]) == word {
                return Some(start as usize);
            }
            place = (place + 1) % self.slots.len();
        }
    }

    /// The place of a word, and what marks it there.
    fn place(&self, word: &[u8]) -> (usize, u32) {
        let mut hasher = FxHasher::default();
        hasher.write(word);
        let hash = hasher.finish();
        (hash as usize % self.slots.len(), ((hash >> 32) as u32) << OFFSET)
    }
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_first_column() {
        for few in ["", "a\t1\n", "a\t1", "a\t1\nb\t2\n", "a\t1\nb\t2", "a\t1\nb\t2\nc\t3\n"] {
            let table = Table::<2>::new(few);
            assert_eq!(table.rows().map(|row| table.find(row[0]).count()).sum::<usize>(), few.matches('\t').count());
            assert_eq!(table.find("d").count(), 0, "{few:?}");
        }
        let rows: String = (0..1500).map(|row| format!("beginning-{:03}\t{}\n", row / 3, row % 3)).collect();
        let table = Table::<2>::new(rows.leak());
        for [word, _] in table.rows() {
            assert_eq!(table.find(word).collect::<Vec<_>>(), [[word, "0"], [word, "1"], [word, "2"]]);
        }
        for absent in ["", "a", "beginning", "beginning-0000", "beginning-000\t0", "beginning-999", "c"] {
            assert_eq!(table.find(absent).count(), 0, "{absent:?}");
        }
    }
}
