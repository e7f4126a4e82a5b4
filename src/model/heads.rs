//! The heads: tags, scores of the tree and names from the encoder's activations.
//!
//! In: the activations of the words of some sentences. Out: a [`Reading`] for each word. Trees by deep biaffine attention
//! (Dozat and Manning 2017) and the maximum spanning tree, relations by a low-rank product of dependent and head, names by
//! the best sequence of labels in which each inside label follows its like. Each step runs over all words at once.

use super::kernel::{Level, Product, by_level};
use super::spanning;
use super::weights::Weights;
use super::{Bio, Labels, Leanings, Reading, WIDTH, quantize, soft};
use crate::error::Error;
use crate::syntax::Dep;
use std::ops::Range;

pub const ARC: usize = 96;
pub const LABEL: usize = 64;
pub const NAME: usize = 128;
const BIO: usize = Bio::COUNT;

pub struct Heads<'w> {
    pub labels: Labels,
    /// To tags, both sides of arcs, both sides of relations, and names.
    all: Product<'w>,
    /// From a dependent to what it looks for in a head, and last to what it gives to any.
    bilinear: Product<'w>,
    relation: Product<'w>,
    name: Product<'w>,
}

/// Rows that are used again from text to text.
#[derive(Default)]
pub struct Scratch {
    all: Vec<f32>,
    dependents: Vec<u8>,
    hidden: Vec<u8>,
    sought: Vec<f32>,
    arcs: Vec<f32>,
    heads: Vec<u32>,
    pairs: Vec<u8>,
    relations: Vec<f32>,
    names: Vec<f32>,
    best: Vec<[(f32, u8); BIO]>,
}

impl<'w> Heads<'w> {
    pub fn load(weights: &Weights<'w>, labels: Labels) -> Result<Self, Error> {
        let outputs = labels.tags() + 2 * ARC + 2 * LABEL + NAME;
        Ok(Self {
            all: Product::load(weights, "heads", 2 * WIDTH, outputs)?,
            bilinear: Product::load(weights, "bilinear", ARC, ARC + 1)?,
            relation: Product::load(weights, "relation", 3 * LABEL, labels.relations.len())?,
            name: Product::load(weights, "name", NAME, BIO)?,
            labels,
        })
    }

    /// Read the words whose activations are given; `sentences` cuts them. Heads are counted from the first of all words.
    pub fn read(
        &self,
        level: Level,
        x: &[u8],
        sentences: &[Range<usize>],
        scratch: &mut Scratch,
        out: &mut Vec<Reading>,
    ) {
        let first = out.len();
        self.score(level, x, scratch);
        let (width, tags) = (self.all.outputs, self.labels.tags());
        let Scratch { all, sought, arcs, heads, pairs, relations, names, best, .. } = scratch;
        heads.clear();
        for sentence in sentences {
            arcs.clear();
            let rows = &all[sentence.start * width..sentence.end * width];
            let sought = &sought[sentence.start * self.bilinear.outputs..sentence.end * self.bilinear.outputs];
            arcs_by_level(level.narrow(), rows, width, tags + ARC, sought, self.bilinear.outputs, arcs);
            spanning::tree(arcs, sentence.start as u32, heads);
        }
        pairs.resize(heads.len() * 3 * LABEL, 0);
        pairs_by_level(level, all, width, tags + 2 * ARC, heads, pairs);
        relations.resize(heads.len() * self.relation.outputs, 0.0);
        self.relation.apply(level, pairs, relations);
        for (word, (row, relations)) in
            all.chunks_exact(width).zip(relations.chunks_exact_mut(self.relation.outputs)).enumerate()
        {
            let upos = self.labels.upos.len();
            // Only a root is the root.
            relations[self.labels.root] = f32::NEG_INFINITY;
            let relation = self.labels.relations[largest(&relations[..self.labels.relations.len()])];
            let is_root = heads[word] as usize == word;
            out.push(Reading {
                pos: self.labels.upos[largest(&row[..upos])],
                tag: self.labels.xpos[largest(&row[upos..tags])],
                head: heads[word],
                dep: if is_root { Dep::Root } else { relation },
                name: Bio::OUTSIDE,
                leanings: Leanings::new(names[word * self.name.outputs..].first_chunk().expect("a row of names")),
            });
        }
        for sentence in sentences {
            let names = &names[sentence.start * self.name.outputs..sentence.end * self.name.outputs];
            best_names(names, self.name.outputs, best, &mut out[first + sentence.start..first + sentence.end]);
        }
    }

    /// All scores that do not depend on the tree.
    fn score(&self, level: Level, x: &[u8], scratch: &mut Scratch) {
        let words = x.len() / (2 * WIDTH);
        scratch.all.resize(words * self.all.outputs, 0.0);
        self.all.apply(level, x, &mut scratch.all);
        scratch.dependents.resize(words * ARC, 0);
        scratch.hidden.resize(words * NAME, 0);
        let Scratch { all, dependents, hidden, .. } = scratch;
        bend_by_level(level, all, self.all.outputs, self.labels.tags(), dependents, hidden);
        scratch.sought.resize(words * self.bilinear.outputs, 0.0);
        self.bilinear.apply(level, &scratch.dependents, &mut scratch.sought);
        scratch.names.resize(words * self.name.outputs, 0.0);
        self.name.apply(level, &scratch.hidden, &mut scratch.names);
    }
}

by_level!(fn bend_by_level(all: &mut [f32], width: usize, tags: usize, dependents: &mut [u8], hidden: &mut [u8]) = bend);
by_level!(
    fn arcs_by_level(rows: &[f32], width: usize, at: usize, sought: &[f32], stride: usize, out: &mut Vec<f32>) = arcs
);
by_level!(fn pairs_by_level(all: &[f32], width: usize, at: usize, heads: &[u32], out: &mut [u8]) = pairs);

/// Bend the values of heads and relations in place; round those of dependents and names, which go on to products.
#[inline(always)]
fn bend(all: &mut [f32], width: usize, tags: usize, dependents: &mut [u8], hidden: &mut [u8]) {
    let dependents = dependents.as_chunks_mut::<ARC>().0;
    let hidden = hidden.as_chunks_mut::<NAME>().0;
    for ((row, dependent), hidden) in all.chunks_exact_mut(width).zip(dependents).zip(hidden) {
        let (arcs, rest) = row[tags..].split_at_mut(ARC);
        let (kept, names) = rest.split_at_mut(ARC + 2 * LABEL);
        for (to, from) in dependent.iter_mut().zip(arcs) {
            *to = quantize(soft(*from));
        }
        for value in kept {
            *value = soft(*value);
        }
        for (to, from) in hidden.iter_mut().zip(names) {
            *to = quantize(soft(*from));
        }
    }
}

/// Score each word of a sentence as head of each; `at` is where the values of heads begin in a row.
#[inline(always)]
fn arcs(rows: &[f32], width: usize, at: usize, sought: &[f32], stride: usize, out: &mut Vec<f32>) {
    for sought in sought.chunks_exact(stride) {
        let wanted: &[f32; ARC] = sought.first_chunk().expect("a row of arcs");
        for row in rows.chunks_exact(width) {
            out.push(sought[ARC] + dot(wanted, row[at..].first_chunk().expect("a row of arcs")));
        }
    }
}

/// For each word and its head: their product, the word and the head, rounded; `at` is where the values of words begin.
#[inline(always)]
fn pairs(all: &[f32], width: usize, at: usize, heads: &[u32], out: &mut [u8]) {
    for (word, pair) in out.as_chunks_mut::<{ 3 * LABEL }>().0.iter_mut().enumerate() {
        let dependent: &[f32; LABEL] = all[word * width + at..].first_chunk().expect("half a pair");
        let head = &all[heads[word] as usize * width + at + LABEL..];
        let head: &[f32; LABEL] = head.first_chunk().expect("half a pair");
        for value in 0..LABEL {
            pair[value] = quantize(dependent[value] * head[value]);
            pair[LABEL + value] = quantize(dependent[value]);
            pair[2 * LABEL + value] = quantize(head[value]);
        }
    }
}

/// Write down the best sequence of labels of a sentence. `best` holds for each word and label the score of the best sequence
/// that ends so, and the label before.
fn best_names(scores: &[f32], stride: usize, best: &mut Vec<[(f32, u8); BIO]>, out: &mut [Reading]) {
    let highest = |row: &[(f32, u8); BIO]| (1..BIO).fold(0, |top, at| if row[at].0 > row[top].0 { at } else { top });
    best.clear();
    for scores in scores.chunks_exact(stride) {
        let before = best.last();
        let any = before.map_or((0.0, 0), |before| {
            let label = highest(before);
            (before[label].0, label as u8)
        });
        let row = std::array::from_fn(|label| {
            if !Bio::from_index(label).is_inside() {
                return (any.0 + scores[label], any.1);
            }
            // After its begin or another inside of the same kind.
            let (begin, inside) = (label - 1, label);
            match before {
                Some(before) if before[begin].0 >= before[inside].0 => (before[begin].0 + scores[label], begin as u8),
                Some(before) => (before[inside].0 + scores[label], inside as u8),
                None => (-1e9, 0),
            }
        });
        best.push(row);
    }
    let Some(mut label) = best.last().map(highest) else { return };
    for (row, reading) in best.iter().zip(out).rev() {
        reading.name = Bio::from_index(label);
        label = usize::from(row[label].1);
    }
}

/// The place of the largest value; of equal ones the first.
fn largest(values: &[f32]) -> usize {
    // Whole numbers of the same order, whose maximum may be taken in any order.
    let rank = |value: &f32| {
        let bits = value.to_bits() as i32;
        bits ^ ((bits >> 31) as u32 >> 1) as i32
    };
    let top = values.iter().map(rank).max();
    values.iter().position(|value| Some(rank(value)) == top).unwrap_or_default()
}

/// A scalar product in sixteen lanes, summed in a fixed order.
#[inline(always)]
fn dot(a: &[f32; ARC], b: &[f32; ARC]) -> f32 {
    let mut lanes = [0f32; 16];
    for (a, b) in a.as_chunks::<16>().0.iter().zip(b.as_chunks::<16>().0) {
        for lane in 0..16 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    for half in [8, 4, 2, 1] {
        for at in 0..half {
            lanes[at] += lanes[at + half];
        }
    }
    lanes[0]
}

#[cfg(test)]
impl Heads<'_> {
    /// The scores of the tags, arcs and labels of names of one sentence, to compare with those of the training.
    pub fn scores(&self, level: Level, x: &[u8]) -> [Vec<Vec<f32>>; 4] {
        let mut scratch = Scratch::default();
        self.score(level, x, &mut scratch);
        let Scratch { all, sought, names, .. } = scratch;
        let (width, upos, tags) = (self.all.outputs, self.labels.upos.len(), self.labels.tags());
        let mut scored = Vec::new();
        arcs(&all, width, tags + ARC, &sought, self.bilinear.outputs, &mut scored);
        let part = |range: Range<usize>| all.chunks(width).map(|row| row[range.clone()].to_vec()).collect();
        let names = names.chunks(self.name.outputs).map(|row| row[..BIO].to_vec()).collect();
        let scored = scored.chunks(all.len() / width).map(<[f32]>::to_vec).collect();
        [part(0..upos), part(upos..tags), scored, names]
    }
}
