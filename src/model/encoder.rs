//! The encoder: bidirectional minimal gated recurrent layers over the words of each sentence.
//!
//! In: the rows of the words of some sentences. Out: the 7-bit activations of the last layer. The gates do not see the state (minGRU,
//! Feng et al. 2024), so a layer is one product for all words, then a walk over each sentence from both ends.

use super::kernel::{Level, Product, by_level};
use super::weights::Weights;
use super::{WIDTH, features, gate, quantize, soft};
use crate::error::Error;
use std::ops::Range;

/// Recurrent layers.
pub const LAYERS: usize = 3;

pub struct Encoder<'w> {
    layers: [Product<'w>; LAYERS],
}

/// Space that is used again from text to text.
#[derive(Default)]
pub struct Scratch {
    x: Vec<u8>,
    next: Vec<u8>,
    sums: Vec<f32>,
    /// Numbers from 0 on: where the sums of words stand that are not remembered.
    in_order: Vec<u32>,
}

impl<'w> Encoder<'w> {
    pub fn load(weights: &Weights<'w>) -> Result<Self, Error> {
        let width = |number| if number == 0 { WIDTH } else { 2 * WIDTH };
        let load = |number| Product::load(weights, &format!("layer{number}"), width(number), 4 * WIDTH);
        Ok(Self { layers: [load(0)?, load(1)?, load(2)?] })
    }

    /// The activations of the words in the last layer, `2 * WIDTH` each. `rows` are those of the words, of which `words`
    /// holds what is known; `sentences` cuts them in sentences.
    pub fn run<'s>(
        &self,
        level: Level,
        sentences: &[Range<usize>],
        rows: &[u32],
        words: &mut features::Scratch,
        scratch: &'s mut Scratch,
    ) -> &'s [u8] {
        let [first, others @ ..] = &self.layers;
        let Scratch { x, next, sums, in_order } = scratch;
        x.resize(rows.len() * 2 * WIDTH, 0);
        next.resize(rows.len() * 2 * WIDTH, 0);
        sums.resize(rows.len() * 4 * WIDTH, 0.0);
        in_order.clear();
        in_order.extend(0..rows.len() as u32);
        let part = |sentence: &Range<usize>| sentence.start * 2 * WIDTH..sentence.end * 2 * WIDTH;
        let products = words.products(level, first);
        for sentence in sentences {
            walk_by_level(level, products, &rows[sentence.clone()], &mut x[part(sentence)]);
        }
        for layer in others {
            layer.apply(level, x, sums);
            for sentence in sentences {
                walk_by_level(level, sums, &in_order[sentence.clone()], &mut next[part(sentence)]);
            }
            std::mem::swap(x, next);
        }
        x
    }
}

by_level!(fn walk_by_level(sums: &[f32], rows: &[u32], out: &mut [u8]) = walk);

/// Walk over one sentence from both ends: the state goes towards each candidate as far as its gate is open. `rows` says where
/// the sums of its words stand.
#[inline(always)]
fn walk(sums: &[f32], rows: &[u32], out: &mut [u8]) {
    let sums = sums.as_chunks::<{ 4 * WIDTH }>().0;
    let out = out.as_chunks_mut::<{ 2 * WIDTH }>().0;
    let mut state = [0f32; WIDTH];
    for (&row, out) in rows.iter().zip(out.iter_mut()) {
        step::<0>(&sums[row as usize], &mut state, out);
    }
    let mut state = [0f32; WIDTH];
    for (&row, out) in rows.iter().zip(out).rev() {
        step::<1>(&sums[row as usize], &mut state, out);
    }
}

/// One word of a walk; `HALF` is 0 on the way forward, 1 on the way back.
#[inline(always)]
fn step<const HALF: usize>(sums: &[f32; 4 * WIDTH], state: &mut [f32; WIDTH], out: &mut [u8; 2 * WIDTH]) {
    let gates = &sums[HALF * WIDTH..][..WIDTH];
    let candidates = &sums[(2 + HALF) * WIDTH..][..WIDTH];
    let out = &mut out[HALF * WIDTH..][..WIDTH];
    for at in 0..WIDTH {
        let z = gate(gates[at]);
        state[at] = z * soft(candidates[at]) + (1.0 - z) * state[at];
        out[at] = quantize(state[at]);
    }
}
