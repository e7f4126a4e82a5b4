//! What the model reads of a word: its rows in hashed tables, its GloVe vector, the lists of the lexicon that hold it.
//!
//! In: the words of a sentence. Out: for each a row of 7-bit activations, and what the first layer makes of them; both are
//! remembered from text to text. As in training/features.py to the letter; a test
//! compares the two. The lists are taken from the model's file, not from the lexicon of this build, so that a change of the
//! lexicon never changes what a trained model sees.

use super::kernel::{Level, Product, by_level};
use super::weights::Weights;
use super::{WIDTH, quantize, soft};
use crate::error::Error;
use compact_str::CompactString;
use rustc_hash::FxHashMap;

/// Rows of the hashed tables.
const WORDS: usize = 16384;
const PREFIXES: usize = 4096;
const SUFFIXES: usize = 4096;
const ENDINGS: usize = 1024;
const SHAPES: usize = 1024;
/// How a sentence is written: as usual, each word with a capital, all in capitals.
const HEADINGS: usize = 3;
/// Values in a vector of GloVe.
const GLOVE: usize = 50;
/// Lists of the lexicon.
pub const LISTS: usize = 14;

type Row = [f32; WIDTH];

/// The tables by which words become vectors.
pub struct Features<'w> {
    words: Table<'w>,
    prefixes: Table<'w>,
    suffixes: Table<'w>,
    endings: Table<'w>,
    shapes: Table<'w>,
    headings: Table<'w>,
    glove_keys: Keys,
    glove: &'w [[i8; GLOVE]],
    glove_weights: Vec<Row>,
    list_keys: Keys,
    list_bits: Vec<u16>,
    list_weights: Vec<Row>,
}

struct Table<'w> {
    rows: &'w [[i8; WIDTH]],
    factor: f32,
}

impl<'w> Table<'w> {
    fn load(weights: &Weights<'w>, name: &str, rows: usize, factor: f32) -> Result<Self, Error> {
        Ok(Self { rows: weights.i8(name, rows * WIDTH)?.as_chunks().0, factor })
    }
}

/// Sorted hashes, with the place where those of each first 16 bits begin.
struct Keys {
    keys: Vec<u32>,
    starts: Vec<u32>,
}

impl Keys {
    fn new(keys: Vec<u32>) -> Self {
        let mut starts = vec![0; (1 << 16) + 1];
        for key in &keys {
            starts[(key >> 16) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { keys, starts }
    }

    fn find(&self, key: u32) -> Option<usize> {
        let high = (key >> 16) as usize;
        let (start, end) = (self.starts[high] as usize, self.starts[high + 1] as usize);
        self.keys[start..end].iter().position(|&other| other == key).map(|at| start + at)
    }
}

/// 32-bit FNV-1a.
fn hash(text: &str, seed: u32) -> u32 {
    text.bytes().fold(0x811C_9DC5 ^ seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// How many rows are remembered; then all are forgotten.
pub const REMEMBERED: usize = 4096;

/// The words that were read before, and strings that are used again from word to word.
#[derive(Default)]
pub struct Scratch {
    /// The row of a word for each kind of heading, counted from 1; 0 for none yet.
    known: FxHashMap<CompactString, [u32; HEADINGS]>,
    /// Activations of each row, and as many of their products as are known.
    activations: Vec<u8>,
    products: Vec<f32>,
    plain: String,
    digits: String,
    shape: String,
}

impl<'w> Features<'w> {
    pub fn load(weights: &Weights<'w>) -> Result<Self, Error> {
        let factors = weights.f32("factors", 6)?;
        let rows = |name: &str, count: usize| -> Result<Vec<Row>, Error> {
            Ok(weights.f32(name, count * WIDTH)?.as_chunks().0.to_vec())
        };
        let glove_keys = weights.u32("glove_keys")?;
        let glove = weights.i8("glove", glove_keys.len() * GLOVE)?.as_chunks().0;
        let list_keys = weights.u32("list_keys")?;
        let list_bits = weights.u16("list_bits", list_keys.len())?;
        Ok(Self {
            words: Table::load(weights, "words", WORDS, factors[0])?,
            prefixes: Table::load(weights, "prefixes", PREFIXES, factors[1])?,
            suffixes: Table::load(weights, "suffixes", SUFFIXES, factors[2])?,
            endings: Table::load(weights, "endings", ENDINGS, factors[3])?,
            shapes: Table::load(weights, "shapes", SHAPES, factors[4])?,
            headings: Table::load(weights, "headings", HEADINGS, factors[5])?,
            glove_keys: Keys::new(glove_keys),
            glove,
            glove_weights: rows("glove_weights", GLOVE)?,
            list_keys: Keys::new(list_keys),
            list_bits,
            list_weights: rows("list_weights", LISTS + 1)?,
        })
    }

    /// Add the rows of the words of a sentence.
    pub fn read<'t>(
        &self,
        level: Level,
        words: impl Iterator<Item = &'t str> + Clone,
        scratch: &mut Scratch,
        out: &mut Vec<u32>,
    ) {
        // Rows are not forgotten as long as somebody waits for their products.
        if scratch.rows() >= REMEMBERED && out.is_empty() {
            scratch.forget();
        }
        let heading = heading(words.clone());
        for word in words {
            let known = scratch.known.get(word).map_or(0, |rows| rows[heading]);
            out.push(if known > 0 { known - 1 } else { self.word(level, word, heading, scratch) });
        }
    }

    /// Make the row of a word.
    fn word(&self, level: Level, word: &str, heading: usize, scratch: &mut Scratch) -> u32 {
        scratch.read(word);
        let key = hash(&scratch.plain, 0);
        let found = Found {
            rows: [
                (&self.words, hash(&scratch.digits, 0) as usize % WORDS),
                (&self.words, hash(&scratch.digits, 1) as usize % WORDS),
                (&self.prefixes, hash(first(&scratch.digits, 3), 0) as usize % PREFIXES),
                (&self.suffixes, hash(last(&scratch.digits, 3), 0) as usize % SUFFIXES),
                (&self.endings, hash(last(&scratch.digits, 2), 0) as usize % ENDINGS),
                (&self.shapes, hash(&scratch.shape, 0) as usize % SHAPES),
                (&self.headings, heading),
            ],
            glove: self.glove_keys.find(key).map(|at| &self.glove[at]),
            bits: self.list_keys.find(key).map_or(0, |at| self.list_bits[at]),
        };
        let mut activations = [0; WIDTH];
        sum_by_level(level, &found, &self.glove_weights, &self.list_weights, &mut activations);
        let row = scratch.rows() as u32;
        scratch.activations.extend_from_slice(&activations);
        // A word of a megabyte is not worth its place.
        if word.len() <= 40 {
            scratch.known.entry(word.into()).or_default()[heading] = row + 1;
        }
        row
    }
}

by_level!(
    fn sum_by_level(found: &Found, glove: &[Row], lists: &[Row], out: &mut [u8; WIDTH]) = sum
);

/// Add up what the tables have of a word.
#[inline(always)]
fn sum(found: &Found, glove: &[Row], lists: &[Row], out: &mut [u8; WIDTH]) {
    let mut sum = lists[LISTS];
    for (table, row) in &found.rows {
        for (sum, &value) in sum.iter_mut().zip(&table.rows[*row]) {
            *sum += f32::from(value) * table.factor;
        }
    }
    if let Some(vector) = found.glove {
        for (&value, weights) in vector.iter().zip(glove) {
            let value = f32::from(value);
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum += value * weight;
            }
        }
    }
    for (bit, weights) in lists[..LISTS].iter().enumerate() {
        if found.bits >> bit & 1 == 1 {
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
    }
    for (out, sum) in out.iter_mut().zip(sum) {
        *out = quantize(soft(sum));
    }
}

/// What the tables have of one word.
struct Found<'f, 'w> {
    rows: [(&'f Table<'w>, usize); 7],
    glove: Option<&'f [i8; GLOVE]>,
    bits: u16,
}

impl Scratch {
    fn rows(&self) -> usize {
        self.activations.len() / WIDTH
    }

    fn forget(&mut self) {
        self.known.clear();
        self.activations.clear();
        self.products.clear();
    }

    /// The products of all rows with the weights of a layer, which is always the same.
    pub fn products(&mut self, level: Level, layer: &Product) -> &[f32] {
        let known = self.products.len();
        self.products.resize(self.rows() * layer.outputs, 0.0);
        layer.apply(level, &self.activations[known / layer.outputs * WIDTH..], &mut self.products[known..]);
        &self.products
    }

    fn read(&mut self, word: &str) {
        for text in [&mut self.plain, &mut self.digits, &mut self.shape] {
            text.clear();
        }
        let straight = |letter: char| match letter {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            '–' | '—' => '-',
            other => other,
        };
        if word.is_ascii() {
            self.plain.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
        } else {
            let straightened: String = word.chars().map(straight).collect();
            self.plain = straightened.to_lowercase();
        }
        self.digits.extend(self.plain.chars().map(|letter| if letter.is_numeric() { '0' } else { letter }));
        let (mut last, mut times, mut size) = ('\0', 0, 0);
        for letter in word.chars() {
            let kind = match letter {
                _ if letter.is_uppercase() => 'X',
                _ if letter.is_alphabetic() => 'x',
                _ if letter.is_numeric() => 'd',
                other => other,
            };
            times = if kind == last { times + 1 } else { 1 };
            last = kind;
            if times <= 3 && size < 12 {
                self.shape.push(kind);
                size += 1;
            }
        }
    }
}

/// The first letters of a word.
fn first(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(end, _)| &word[..end])
}

/// The last letters of a word.
fn last(word: &str, count: usize) -> &str {
    word.char_indices().nth_back(count - 1).map_or(word, |(start, _)| &word[start..])
}

/// 1 where nearly all words begin with a capital, 2 where nearly all are in capitals, else 0.
fn heading<'t>(words: impl Iterator<Item = &'t str>) -> usize {
    let (mut letters, mut capital, mut upper) = (0, 0, 0);
    for word in words {
        let mut chars = word.chars();
        let Some(first) = chars.next().filter(|first| first.is_alphabetic()) else { continue };
        letters += 1;
        if first.is_uppercase() {
            capital += 1;
            upper += u32::from(chars.next_back().is_some_and(char::is_uppercase));
        }
    }
    match letters {
        0..3 => 0,
        _ if 10 * upper >= 8 * letters => 2,
        _ if 10 * capital >= 7 * letters => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_in_three_ways() {
        let mut scratch = Scratch::default();
        scratch.read("McDonald’s");
        assert_eq!((scratch.plain.as_str(), scratch.shape.as_str()), ("mcdonald's", "XxXxxx’x"));
        scratch.read("22-member");
        assert_eq!((scratch.digits.as_str(), scratch.shape.as_str()), ("00-member", "dd-xxx"));
    }

    #[test]
    fn hashes_are_those_of_the_training() {
        assert_eq!((hash("cairo", 0) as usize % WORDS, hash("cairo", 1) as usize % WORDS), (3003, 5896));
    }

    #[test]
    fn affixes_are_letters_not_bytes() {
        assert_eq!((first("éàüö", 3), last("éàüö", 3), last("né", 3)), ("éàü", "àüö", "né"));
    }

    #[test]
    fn headings_are_told_by_their_capitals() {
        let of = |text: &str| heading(text.split(' '));
        assert_eq!(of("Police Arrest Three Men in Cairo"), 1);
        assert_eq!(of("MINISTERS REJECT TAX PLAN"), 2);
        assert_eq!(of("Police arrested three men in Cairo"), 0);
        assert_eq!(of("Kim Jong"), 0);
    }
}
