//! Products of 7-bit activations and int8 weights, summed in integers: the same result on every machine.
//!
//! In: a row of `inputs` bytes for each word. Out: a row of `outputs` floats. The weights stand in blocks of sixteen outputs
//! by four inputs (see training/export.py), so that one instruction of AVX-512 VNNI multiplies four bytes of the input with
//! a whole block, or four of AVX2. The portable path does the same sums one by one. Activations lie in
//! 0..=127 and weights are scaled so that in AVX2 the sums of `GROUP` pairs, centred on zero, fit their 16 bits and are
//! widened to 32 bits together.

use super::weights::Weights;
use crate::error::Error;

/// Outputs in a block.
const BLOCK: usize = 16;
/// Inputs that one instruction takes for each output.
const DEEP: usize = 4;
/// How often AVX2 takes so many inputs before it widens the sums.
const GROUP: usize = 8;
/// Sums of pairs of a block.
const PAIRS: usize = BLOCK * DEEP / 2;
/// The middle of the activations: none lies further from it.
const MIDDLE: i32 = 64;

/// The instructions that a machine has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni,
}

impl Level {
    /// Those that this machine has, the best last.
    pub fn found() -> impl Iterator<Item = Self> {
        #[cfg(target_arch = "x86_64")]
        let found = {
            let has_2 = is_x86_feature_detected!("avx2");
            let has_512 = is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw");
            let has_512_vnni = is_x86_feature_detected!("avx512vl") && is_x86_feature_detected!("avx512vnni");
            [(Self::Avx2, has_2), (Self::Avx512Vnni, has_512 && has_512_vnni)]
        };
        #[cfg(not(target_arch = "x86_64"))]
        let found = [];
        std::iter::once((Self::Portable, true)).chain(found).filter(|(_, has)| *has).map(|(level, _)| level)
    }

    /// The best that this machine can do.
    pub fn best() -> Self {
        Self::found().last().unwrap_or(Self::Portable)
    }

    /// With registers of no more than 256 bits, for what adds up the lanes of one: half as many steps for two of them.
    pub fn narrow(self) -> Self {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni => Self::Avx2,
            other => other,
        }
    }
}

/// Defines a function that runs another one compiled for the instructions of a level. It has to be `#[inline(always)]`.
macro_rules! by_level {
    (fn $name:ident($($argument:ident: $type:ty),+ $(,)?) = $body:ident) => {
        #[allow(clippy::too_many_arguments)]
        fn $name(level: Level, $($argument: $type),+) {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            unsafe fn avx2($($argument: $type),+) {
                $body($($argument),+);
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512bw,avx512vl")]
            unsafe fn avx512($($argument: $type),+) {
                $body($($argument),+);
            }
            match level {
                Level::Portable => $body($($argument),+),
                // SAFETY: a level is only made where the machine has its instructions.
                #[cfg(target_arch = "x86_64")]
                Level::Avx2 => unsafe { avx2($($argument),+) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                Level::Avx512Vnni => unsafe { avx512($($argument),+) },
            }
        }
    };
}
pub(super) use by_level;

/// The weights of one product.
pub struct Product<'w> {
    weights: &'w [i8],
    inputs: usize,
    pub outputs: usize,
    /// For each output: what turns the sum into a float, what is added to it, and what the offset of the activations adds.
    factors: Vec<f32>,
    biases: Vec<f32>,
    offsets: Vec<f32>,
    #[cfg(target_arch = "x86_64")]
    narrow: Narrow,
}

/// Where the sums of pairs start, for each block and group of inputs, so that they are centred on zero.
#[cfg(target_arch = "x86_64")]
struct Narrow {
    starts: Vec<[i16; PAIRS]>,
    /// For each output: what the starts have taken away.
    taken: Vec<i32>,
}

#[cfg(target_arch = "x86_64")]
impl Narrow {
    fn new(weights: &[i8], inputs: usize, outputs: usize) -> Self {
        let mut found = Self { starts: Vec::new(), taken: vec![0; outputs] };
        for (taken, block) in
            found.taken.as_chunks_mut::<BLOCK>().0.iter_mut().zip(weights.chunks_exact(BLOCK * inputs))
        {
            for group in block.as_chunks::<{ GROUP * BLOCK * DEEP }>().0 {
                let middles = pairs(group, i32::from).map(|sum| MIDDLE * sum);
                for (taken, middles) in taken.iter_mut().zip(middles.as_chunks::<{ DEEP / 2 }>().0) {
                    *taken += middles.iter().sum::<i32>();
                }
                found.starts.push(middles.map(|middle| (-middle) as i16));
            }
        }
        found
    }
}

/// The sums of pairs of a group of inputs.
fn pairs(group: &[i8; GROUP * BLOCK * DEEP], value: impl Fn(i8) -> i32) -> [i32; PAIRS] {
    let mut sums = [0; PAIRS];
    for weights in group.as_chunks::<{ BLOCK * DEEP }>().0 {
        for (sum, &[a, b]) in sums.iter_mut().zip(weights.as_chunks().0) {
            *sum += value(a) + value(b);
        }
    }
    sums
}

impl<'w> Product<'w> {
    /// The product of so many inputs and outputs under a name.
    pub fn load(weights: &Weights<'w>, name: &str, inputs: usize, outputs: usize) -> Result<Self, Error> {
        let (inputs, outputs) = (inputs.next_multiple_of(GROUP * DEEP), outputs.next_multiple_of(BLOCK));
        let rows = weights.f32(&format!("{name}_rows"), 3 * outputs)?;
        let weights = weights.i8(name, inputs * outputs)?;
        let largest =
            weights.as_chunks().0.iter().flat_map(|group| pairs(group, |weight| i32::from(weight).abs())).max();
        match largest.map(|sum| sum * MIDDLE) {
            Some(sum) if sum > i32::from(i16::MAX) => Err(Error::model(format!(
                "its section {name:?} has weights whose sums reach {sum}, no more than {} was expected",
                i16::MAX
            ))),
            _ => Ok(Self::new(weights, inputs, outputs, &rows)),
        }
    }

    /// `rows` holds the factors, the biases and the offsets of the outputs.
    fn new(weights: &'w [i8], inputs: usize, outputs: usize, rows: &[f32]) -> Self {
        let part = |number: usize| rows[number * outputs..(number + 1) * outputs].to_vec();
        Self {
            weights,
            inputs,
            outputs,
            factors: part(0),
            biases: part(1),
            offsets: part(2),
            #[cfg(target_arch = "x86_64")]
            narrow: Narrow::new(weights, inputs, outputs),
        }
    }

    /// Multiply the rows of `x`; `out` gets a row of `outputs` for each.
    pub fn apply(&self, level: Level, x: &[u8], out: &mut [f32]) {
        let words = x.len() / self.inputs;
        assert_eq!((x.len(), out.len()), (words * self.inputs, words * self.outputs));
        match level {
            Level::Portable => self.portable(x, out),
            // SAFETY: a level is only made where the machine has its instructions; the lengths are those asserted above.
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => unsafe { self.avx2(x, out, words) },
            #[cfg(target_arch = "x86_64")]
            Level::Avx512Vnni => unsafe { self.avx512_vnni(x, out, words) },
        }
    }

    fn portable(&self, x: &[u8], out: &mut [f32]) {
        for (x, out) in x.chunks_exact(self.inputs).zip(out.chunks_exact_mut(self.outputs)) {
            for (block, (out, weights)) in
                out.chunks_exact_mut(BLOCK).zip(self.weights.chunks_exact(BLOCK * self.inputs)).enumerate()
            {
                let mut sums = [0i32; BLOCK];
                for (x, weights) in x.as_chunks::<DEEP>().0.iter().zip(weights.as_chunks::<{ BLOCK * DEEP }>().0) {
                    for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<DEEP>().0) {
                        *sum += (0..DEEP).map(|deep| i32::from(x[deep]) * i32::from(weights[deep])).sum::<i32>();
                    }
                }
                for (at, (out, sum)) in out.iter_mut().zip(sums).enumerate() {
                    let at = block * BLOCK + at;
                    *out = (sum as f32 - self.offsets[at]) * self.factors[at] + self.biases[at];
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{BLOCK, DEEP, GROUP, Product};
    use std::arch::x86_64::*;
    use std::hint::black_box;

    /// Words that are multiplied together: their sums fill the registers.
    const TALL: usize = 6;
    /// Blocks that AVX-512 VNNI takes together.
    const WIDE: usize = 4;

    /// Where tiles begin, and whether they hold `TALL` words; the last few words are taken one by one.
    fn tiles(words: usize) -> impl Iterator<Item = (usize, bool)> {
        let rest = words - words % TALL;
        (0..rest).step_by(TALL).map(|word| (word, true)).chain((rest..words).map(|word| (word, false)))
    }

    impl Product<'_> {
        #[target_feature(enable = "avx512f,avx512vnni")]
        pub(super) unsafe fn avx512_vnni(&self, x: &[u8], out: &mut [f32], words: usize) {
            let blocks = self.outputs / BLOCK;
            let mut block = 0;
            while block < blocks {
                for (word, is_tall) in tiles(words) {
                    // SAFETY: the tile lies within the rows and blocks that `apply` has checked.
                    unsafe {
                        let (x, out) = (x.as_ptr().add(word * self.inputs), out.as_mut_ptr().add(word * self.outputs));
                        match (is_tall, blocks - block >= WIDE) {
                            (true, true) => self.avx512_vnni_tile::<TALL, WIDE>(x, out, block),
                            (true, false) => self.avx512_vnni_tile::<TALL, 1>(x, out, block),
                            (false, true) => self.avx512_vnni_tile::<1, WIDE>(x, out, block),
                            (false, false) => self.avx512_vnni_tile::<1, 1>(x, out, block),
                        }
                    }
                }
                block += if blocks - block >= WIDE { WIDE } else { 1 };
            }
        }

        /// `T` words by `B` blocks of outputs.
        #[target_feature(enable = "avx512f,avx512vnni")]
        #[inline]
        unsafe fn avx512_vnni_tile<const T: usize, const B: usize>(&self, x: *const u8, out: *mut f32, block: usize) {
            let size = BLOCK * self.inputs;
            let mut sums = [[_mm512_setzero_si512(); B]; T];
            // SAFETY: `apply` has checked the lengths; loads need no alignment.
            unsafe {
                let weights = self.weights.as_ptr().add(block * size);
                for deep in 0..self.inputs / DEEP {
                    let mut columns = [_mm512_setzero_si512(); B];
                    for (b, column) in columns.iter_mut().enumerate() {
                        *column = _mm512_loadu_si512(weights.add(b * size + deep * BLOCK * DEEP).cast());
                    }
                    for (t, sums) in sums.iter_mut().enumerate() {
                        let four = x.add(t * self.inputs + deep * DEEP).cast::<i32>().read_unaligned();
                        let four = _mm512_set1_epi32(four);
                        for b in 0..B {
                            sums[b] = _mm512_dpbusd_epi32(sums[b], four, columns[b]);
                        }
                    }
                }
                for (t, sums) in sums.iter().enumerate() {
                    for (b, &sum) in sums.iter().enumerate() {
                        let at = (block + b) * BLOCK;
                        let row = |values: &[f32]| _mm512_loadu_ps(values.as_ptr().add(at));
                        let value = _mm512_sub_ps(_mm512_cvtepi32_ps(sum), row(&self.offsets));
                        let value = _mm512_add_ps(_mm512_mul_ps(value, row(&self.factors)), row(&self.biases));
                        _mm512_storeu_ps(out.add(t * self.outputs + at), value);
                    }
                }
            }
        }

        #[target_feature(enable = "avx2")]
        pub(super) unsafe fn avx2(&self, x: &[u8], out: &mut [f32], words: usize) {
            for block in 0..self.outputs / BLOCK {
                for (word, is_tall) in tiles(words) {
                    // SAFETY: the tile lies within the rows and blocks that `apply` has checked.
                    unsafe {
                        let (x, out) = (x.as_ptr().add(word * self.inputs), out.as_mut_ptr().add(word * self.outputs));
                        match is_tall {
                            true => self.avx2_tile::<TALL>(x, out, block),
                            false => self.avx2_tile::<1>(x, out, block),
                        }
                    }
                }
            }
        }

        /// `T` words by a block of outputs, in two halves.
        #[target_feature(enable = "avx2")]
        #[inline]
        unsafe fn avx2_tile<const T: usize>(&self, x: *const u8, out: *mut f32, block: usize) {
            let groups = self.inputs / (GROUP * DEEP);
            let ones = _mm256_set1_epi16(1);
            // A loop of a known length is unrolled in an order that needs more registers than there are.
            let count = black_box(GROUP);
            // SAFETY: `apply` has checked the lengths; loads need no alignment.
            unsafe {
                let weights = self.weights.as_ptr().add(block * BLOCK * self.inputs);
                let starts = self.narrow.starts.as_ptr().add(block * groups);
                let mut sums = [both(self.narrow.taken.as_ptr().add(block * BLOCK).cast()); T];
                for group in 0..groups {
                    let mut narrow = [both(starts.add(group).cast()); T];
                    for deep in group * GROUP..group * GROUP + count {
                        let columns = both(weights.add(deep * BLOCK * DEEP).cast());
                        for (word, narrow) in narrow.iter_mut().enumerate() {
                            let four = x.add(word * self.inputs + deep * DEEP).cast::<i32>().read_unaligned();
                            for (narrow, column) in narrow.iter_mut().zip(columns) {
                                let pairs = _mm256_maddubs_epi16(_mm256_set1_epi32(four), column);
                                *narrow = _mm256_add_epi16(*narrow, pairs);
                            }
                        }
                    }
                    for (sum, narrow) in sums.as_flattened_mut().iter_mut().zip(narrow.as_flattened()) {
                        *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(*narrow, ones));
                    }
                }
                self.finish(&sums, out, block);
            }
        }

        /// Turn sums into floats: those of some words and the two halves of a block.
        #[target_feature(enable = "avx2")]
        #[inline]
        unsafe fn finish(&self, sums: &[[__m256i; 2]], out: *mut f32, block: usize) {
            for (word, sums) in sums.iter().enumerate() {
                for (half, &sum) in sums.iter().enumerate() {
                    let at = block * BLOCK + half * BLOCK / 2;
                    // SAFETY: `apply` has checked the lengths; loads and stores need no alignment.
                    unsafe {
                        let row = |values: &[f32]| _mm256_loadu_ps(values.as_ptr().add(at));
                        let value = _mm256_sub_ps(_mm256_cvtepi32_ps(sum), row(&self.offsets));
                        let value = _mm256_add_ps(_mm256_mul_ps(value, row(&self.factors)), row(&self.biases));
                        _mm256_storeu_ps(out.add(word * self.outputs + at), value);
                    }
                }
            }
        }
    }

    /// Two registers, one after the other.
    #[target_feature(enable = "avx2")]
    #[inline]
    unsafe fn both(halves: *const __m256i) -> [__m256i; 2] {
        // SAFETY: the caller sees to it that there are two.
        unsafe { [_mm256_loadu_si256(halves), _mm256_loadu_si256(halves.add(1))] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without a pattern, the same each time.
    fn noise(count: usize) -> impl Iterator<Item = u32> {
        (0..count as u32).map(|at| (at.wrapping_mul(2_654_435_761) ^ at.rotate_left(13)) >> 7)
    }

    #[test]
    fn all_paths_give_the_same_bits() {
        let (inputs, outputs) = (128, 80);
        // The first blocks have weights as large as sums of 16 bits allow.
        let of = |(at, n): (usize, u32)| match at < inputs * 48 {
            true => {
                if n % 2 == 0 {
                    31
                } else {
                    -31
                }
            }
            false => (n % 63) as i8 - 31,
        };
        let weights: Vec<i8> = noise(inputs * outputs).enumerate().map(of).collect();
        let floats = |scale: f32| noise(outputs).map(move |n| (n % 1000) as f32 * scale);
        let rows: Vec<f32> = floats(1e-5).chain(floats(1e-3)).chain(floats(1.0)).collect();
        let product = Product::new(&weights, inputs, outputs, &rows);
        for words in [1, 3, 4, 6, 7, 13] {
            // With the largest activations and weights too, where 16 bits are nearly full.
            let x: Vec<u8> = noise(words * inputs).map(|n| if n % 3 == 0 { 127 } else { (n % 128) as u8 }).collect();
            let mut expected = vec![0.0; words * outputs];
            product.apply(Level::Portable, &x, &mut expected);
            assert!(expected.iter().any(|&value| value != 0.0));
            for level in Level::found() {
                let mut out = vec![0.0; words * outputs];
                product.apply(level, &x, &mut out);
                assert_eq!(out, expected, "{level:?}, {words} words");
            }
        }
    }
}
