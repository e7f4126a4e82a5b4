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
    layers: Vec<Product<'w>>,
}

impl<'w> Encoder<'w> {
    pub fn load(weights: &Weights<'w>) -> Result<Self, Error> {
        let width = |number| if number == 0 { WIDTH } else { 2 * WIDTH };
        let load = |number| Product::load(weights, &format!("layer{number}"), width(number), 4 * WIDTH);
        Ok(Self { layers: (0..LAYERS).map(load).collect::<Result<_, _>>()? })
    }

    /// Give the activations of the words in the last layer, `2 * WIDTH` each. `sentences` cuts the words in sentences;
    /// `words` holds what is known of their rows, `next` and `sums` are scratch.
    #[allow(clippy::too_many_arguments)]
    pub fn run(
        &self,
        level: Level,
        sentences: &[Range<usize>],
        rows: &[u32],
        words: &mut features::Scratch,
        x: &mut Vec<u8>,
        next: &mut Vec<u8>,
        sums: &mut Vec<f32>,
    ) {
        for (number, layer) in self.layers.iter().enumerate() {
            if number == 0 {
                words.multiply(level, layer, rows, sums);
            } else {
                sums.resize(rows.len() * 4 * WIDTH, 0.0);
                layer.apply(level, x, sums);
            }
            next.resize(rows.len() * 2 * WIDTH, 0);
            for sentence in sentences {
                walk_by_level(level, sums, next, sentence.clone());
            }
            std::mem::swap(x, next);
        }
    }
}

by_level!(fn walk_by_level(sums: &[f32], out: &mut [u8], sentence: Range<usize>) = walk);

/// Walk over one sentence from both ends: the state goes towards each candidate as far as its gate is open.
#[inline(always)]
fn walk(sums: &[f32], out: &mut [u8], sentence: Range<usize>) {
    let sums = &sums.as_chunks::<{ 4 * WIDTH }>().0[sentence.clone()];
    let out = &mut out.as_chunks_mut::<{ 2 * WIDTH }>().0[sentence];
    let mut state = [0f32; WIDTH];
    for word in 0..sums.len() {
        step::<0>(&sums[word], &mut state, &mut out[word]);
    }
    let mut state = [0f32; WIDTH];
    for word in (0..sums.len()).rev() {
        step::<1>(&sums[word], &mut state, &mut out[word]);
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
