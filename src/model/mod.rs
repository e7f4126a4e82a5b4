//! Model: the trained network that tags, parses and finds names.
//!
//! In: the sentences of a text. Out: a [`Reading`] for each word. The weights are embedded (models/reader.bin; the card beside it
//! says what they learnt from) and read in place; products are summed in integers and everything else is done in a fixed
//! order, so that the same text gives the same bytes on every machine. Sentences are read many at a time.

mod encoder;
mod features;
mod heads;
mod kernel;
mod spanning;
mod weights;

use crate::entity::EntityKind;
use crate::error::Error;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use crate::token::Tokens;
use encoder::Encoder;
use features::Features;
use heads::Heads;
use kernel::Level;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;
use weights::Weights;

/// The file of the model. Its sections begin at multiples of 64 bytes, which keeps rows of weights within a line of the cache.
static EMBEDDED: &[u8] = &Aligned(*include_bytes!("../../models/reader.bin")).0;

#[repr(align(64))]
struct Aligned<const N: usize>([u8; N]);
/// Values of a word, and of each direction of a layer.
const WIDTH: usize = 128;
/// Steps of an activation from 0 to 1.
const STEPS: f32 = 63.0;
/// What is added to an activation, so that it is never negative.
const OFFSET: f32 = 64.0;
/// Words that are read at a time: as many as the scratch space keeps in the cache.
const AT_ONCE: usize = 192;
/// The longest sentence that is read as one; a longer one is cut in pieces of so many words, whose roots hang on the first.
pub const LONGEST: usize = 200;

/// What the model says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub tag: Tag,
    pub pos: Pos,
    pub dep: Dep,
    /// The token that it depends on; the root's is itself.
    pub head: u32,
    pub name: Bio,
    pub leanings: Leanings,
}

/// How far each kind of name, in the order of [`EntityKind::ALL`], and last no name lies behind what a word most likely
/// is, in steps of an eighth of a natural logarithm, cut at 127.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Leanings([u8; Self::COUNT]);

impl Leanings {
    pub const COUNT: usize = EntityKind::ALL.len() + 1;

    fn new(scores: &[f32; Bio::COUNT]) -> Self {
        let kinds: [f32; Self::COUNT] = std::array::from_fn(|kind| match kind {
            5 => scores[0],
            _ => scores[2 * kind + 1].max(scores[2 * kind + 2]),
        });
        let best = kinds.into_iter().fold(f32::NEG_INFINITY, f32::max);
        Self(kinds.map(|score| ((best - score) * 8.0).min(127.0) as u8))
    }

    /// How far each lies behind, in natural logarithms.
    pub fn behind(self) -> [f32; Self::COUNT] {
        self.0.map(|steps| f32::from(steps) / 8.0)
    }
}

/// Where a word stands in a name: outside, or at the beginning or inside of one of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bio(u8);

impl Bio {
    pub const OUTSIDE: Self = Self(0);
    /// Outside, and two for each of [`EntityKind::ALL`].
    const COUNT: usize = 11;
    fn from_index(index: usize) -> Self {
        Self(index as u8)
    }

    /// The kind of the name, if there is one.
    pub fn kind(self) -> Option<EntityKind> {
        Some(EntityKind::ALL[usize::from(self.0.checked_sub(1)?) / 2])
    }

    pub fn is_inside(self) -> bool {
        self.0 != 0 && self.0.is_multiple_of(2)
    }
}

/// What the outputs of the network mean.
struct Labels {
    upos: Vec<Pos>,
    xpos: Vec<Tag>,
    relations: Vec<Dep>,
    /// The place of the root among the relations.
    root: usize,
}

impl Labels {
    /// How many tags there are, of both kinds.
    fn tags(&self) -> usize {
        self.upos.len() + self.xpos.len()
    }

    fn load(weights: &Weights) -> Result<Self, Error> {
        let text =
            std::str::from_utf8(weights.section("labels")?).map_err(|_| Error::model("its labels are not UTF-8"))?;
        let mut lines = text.trim_end_matches('\0').lines();
        let mut line = || lines.next().unwrap_or_default().split(' ');
        let unknown = |label: &str| Error::model(format!("its label {label:?} is not known here"));
        let upos = line().map(|label| Pos::parse(label).ok_or_else(|| unknown(label))).collect::<Result<_, _>>()?;
        let xpos = line().map(|label| Tag::parse(label).ok_or_else(|| unknown(label))).collect::<Result<_, _>>()?;
        let relations: Vec<Dep> =
            line().map(|label| Dep::parse(label).ok_or_else(|| unknown(label))).collect::<Result<_, _>>()?;
        let root = relations.iter().position(|&dep| dep == Dep::Root).ok_or_else(|| unknown("root"))?;
        Ok(Self { upos, xpos, relations, root })
    }
}

/// A trained network.
pub struct Model<'w> {
    features: Features<'w>,
    encoder: Encoder<'w>,
    heads: Heads<'w>,
    level: Level,
}

/// Space that is used again from text to text.
#[derive(Default)]
struct Scratch {
    features: features::Scratch,
    encoder: encoder::Scratch,
    heads: heads::Scratch,
    rows: Vec<u32>,
    sentences: Vec<Range<usize>>,
}

impl Model<'static> {
    /// The model of this build.
    pub fn embedded() -> &'static Self {
        static MODEL: LazyLock<Model<'static>> =
            LazyLock::new(|| Model::load(EMBEDDED).expect("the model of this build is whole; a test loads it"));
        &MODEL
    }
}

impl<'w> Model<'w> {
    /// Read the file of a model.
    fn load(bytes: &'w [u8]) -> Result<Self, Error> {
        let weights = Weights::parse(bytes)?;
        let labels = Labels::load(&weights)?;
        check_sizes(&weights, &labels)?;
        Ok(Self {
            features: Features::load(&weights)?,
            encoder: Encoder::load(&weights)?,
            heads: Heads::load(&weights, labels)?,
            level: Level::best(),
        })
    }

    /// Read the sentences of a text: one reading a token.
    pub fn read(&self, text: &str, tokens: &Tokens) -> Vec<Reading> {
        thread_local!(static SCRATCH: RefCell<Scratch> = RefCell::default());
        SCRATCH.with_borrow_mut(|scratch| {
            // What a panic may have left.
            scratch.rows.clear();
            scratch.sentences.clear();
            let mut out = Vec::with_capacity(tokens.tokens.len());
            let pieces = tokens.sentences.iter().flat_map(|sentence| {
                let Range { start, end } = sentence.tokens.range();
                (start..end).step_by(LONGEST).map(move |first| first..(first + LONGEST).min(end))
            });
            for piece in pieces {
                if piece.len() == LONGEST && piece.clone().all(|token| is_mark(tokens.word(text, token))) {
                    self.flush(scratch, &mut out);
                    marks(piece, &mut out);
                    continue;
                }
                if scratch.rows.len() + piece.len() > AT_ONCE {
                    self.flush(scratch, &mut out);
                }
                let at = scratch.rows.len();
                scratch.sentences.push(at..at + piece.len());
                let words = piece.map(|token| tokens.word(text, token));
                self.features.read(self.level, words, &mut scratch.features, &mut scratch.rows);
            }
            self.flush(scratch, &mut out);
            hang(tokens, &mut out);
            out
        })
    }

    /// Read the sentences that wait.
    fn flush(&self, scratch: &mut Scratch, out: &mut Vec<Reading>) {
        let Scratch { features, encoder, heads, rows, sentences } = scratch;
        if sentences.is_empty() {
            return;
        }
        let x = self.encoder.run(self.level, sentences, rows, features, encoder);
        let first = out.len();
        self.heads.read(self.level, x, sentences, heads, out);
        out[first..].iter_mut().for_each(|reading| reading.head += first as u32);
        rows.clear();
        sentences.clear();
    }
}

/// Refuse a file that was written for a network of other sizes.
fn check_sizes(weights: &Weights, labels: &Labels) -> Result<(), Error> {
    let expected = [
        ("version", weights::VERSION as usize),
        ("width", WIDTH),
        ("number of layers", encoder::LAYERS),
        ("width of arcs", heads::ARC),
        ("width of relations", heads::LABEL),
        ("width of names", heads::NAME),
        ("number of universal tags", labels.upos.len()),
        ("number of Penn tags", labels.xpos.len()),
        ("number of relations", labels.relations.len()),
        ("number of labels of names", Bio::COUNT),
        ("number of word vectors", weights.u32("glove_keys")?.len()),
        ("number of lists", features::LISTS),
    ];
    weights.bytes("shape", 4 * expected.len())?;
    for ((name, expected), found) in expected.into_iter().zip(weights.u32("shape")?) {
        if found as usize != expected {
            return Err(Error::model(format!("its {name} is {found}, {expected} was expected")));
        }
    }
    Ok(())
}

fn is_mark(word: &str) -> bool {
    !word.contains(char::is_alphanumeric)
}

/// Nothing can be read out of so many marks in a row: they hang on the first.
fn marks(piece: Range<usize>, out: &mut Vec<Reading>) {
    let mark = Reading {
        tag: Tag::Nfp,
        pos: Pos::Punct,
        dep: Dep::Punct,
        head: piece.start as u32,
        name: Bio::OUTSIDE,
        leanings: Leanings::default(),
    };
    out.push(Reading { dep: Dep::Root, ..mark });
    out.extend((1..piece.len()).map(|_| mark));
}

/// The pieces of a very long sentence become one tree: their roots hang on the first.
fn hang(tokens: &Tokens, out: &mut [Reading]) {
    for sentence in tokens.sentences.iter().filter(|sentence| sentence.tokens.len() > LONGEST) {
        let mut first = None;
        for token in sentence.tokens.range() {
            if out[token].head as usize == token {
                match first {
                    None => first = Some(token),
                    Some(root) => {
                        out[token].head = root as u32;
                        out[token].dep = Dep::Parataxis;
                    }
                }
            }
        }
    }
}

/// The hyperbolic tangent, nearly, and the same on every machine: x (27 + x²) / (27 + 9 x²), cut at 3.
#[inline(always)]
fn soft(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// From 0 to 1.
#[inline(always)]
fn gate(x: f32) -> f32 {
    0.5 + 0.5 * soft(0.5 * x)
}

/// A value between -1 and 1 in 7 bits.
#[inline(always)]
fn quantize(x: f32) -> u8 {
    let whole = x * STEPS + (OFFSET + 0.5);
    // Never negative, so cutting rounds down.
    // SAFETY: `x` lies within -1 and 1 and is a number, since all weights are (`Weights::f32` sees to it).
    unsafe { whole.to_int_unchecked::<i32>() as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{ByteSpan, TokenSpan};
    use crate::token::{Sentence, Shape, Token};
    use serde::Deserialize;

    /// What the training framework says of a sentence.
    #[derive(Deserialize)]
    struct Check {
        words: Vec<String>,
        upos: Vec<Vec<f32>>,
        xpos: Vec<Vec<f32>>,
        arcs: Vec<Vec<f32>>,
        names: Vec<Vec<f32>>,
    }

    fn checks() -> Vec<Check> {
        serde_json::from_str(include_str!("../../tests/model/check.json")).expect("it was written by the training")
    }

    #[test]
    fn hundreds_of_marks_hang_on_the_first() {
        let text = format!("He left.\n\n{}\n\nShe came.", "@".repeat(2 * LONGEST));
        let layout = crate::layout::find(&text, &crate::extractor::Options::default());
        let tokens = crate::token::split(&text, &layout);
        let found = Model::embedded().read(&text, &tokens);
        let marks = tokens.tokens.iter().position(|token| token.span.of(&text) == "@").unwrap();
        let heads = |from: usize| found[from + 1..from + LONGEST].iter().all(|mark| mark.head as usize == from);
        assert!(heads(marks) && heads(marks + LONGEST));
        assert_eq!((found[marks].dep, found[marks + LONGEST].dep), (Dep::Root, Dep::Parataxis));
        assert_eq!((found[marks + LONGEST].head as usize, found[marks].tag), (marks, Tag::Nfp));
        let alone = Model::embedded().read(
            "He left.",
            &Tokens { tokens: tokens.tokens[..3].to_vec(), sentences: tokens.sentences[..1].to_vec() },
        );
        assert_eq!(found[..3], alone[..]);
    }

    #[test]
    fn scores_are_those_of_the_training_framework() {
        let model = Model::embedded();
        for check in checks() {
            let Scratch { mut features, mut encoder, mut rows, .. } = Scratch::default();
            let words = check.words.iter().map(String::as_str);
            model.features.read(model.level, words, &mut features, &mut rows);
            let all = 0..check.words.len();
            let x = model.encoder.run(model.level, &[all], &rows, &mut features, &mut encoder);
            let scores = model.heads.scores(model.level, x);
            for (name, expected, found) in [
                ("upos", &check.upos, &scores[0]),
                ("xpos", &check.xpos, &scores[1]),
                ("arcs", &check.arcs, &scores[2]),
                ("names", &check.names, &scores[3]),
            ] {
                assert_eq!((expected.len(), expected[0].len()), (found.len(), found[0].len()), "{name}");
                let apart = expected.iter().flatten().zip(found.iter().flatten()).map(|(a, b)| (a - b).abs());
                let furthest = apart.fold(0.0, f32::max);
                // A value on the edge of two steps may be rounded to either side.
                assert!(furthest < 0.5, "{name} of {:?}: {furthest} apart", check.words);
            }
        }
    }

    /// Sentences as tokens of a text of their own.
    fn split(sentences: &[String]) -> (String, Tokens) {
        let (mut text, mut tokens) = (String::new(), Tokens::default());
        for sentence in sentences {
            let first = tokens.tokens.len();
            let start = text.len();
            for word in sentence.split(' ') {
                let span = ByteSpan::new(text.len(), text.len() + word.len());
                tokens.tokens.push(Token { span, shape: Shape::Lower });
                text.push_str(word);
                text.push(' ');
            }
            let span = ByteSpan::new(start, text.len() - 1);
            tokens.sentences.push(Sentence { span, tokens: TokenSpan::new(first, tokens.tokens.len()), block: 0 });
        }
        (text, tokens)
    }

    fn sentences() -> Vec<String> {
        checks().iter().map(|check| check.words.join(" ")).collect()
    }

    #[test]
    fn all_levels_read_the_same() {
        let (text, tokens) = split(&sentences());
        let mut model = Model::load(EMBEDDED).expect("it is whole");
        let best = model.read(&text, &tokens);
        for level in Level::found() {
            model.level = level;
            assert_eq!(model.read(&text, &tokens), best, "{level:?}");
        }
    }

    #[test]
    fn a_sentence_is_read_alike_alone_and_among_others() {
        let model = Model::embedded();
        let many: Vec<String> = sentences().into_iter().cycle().take(60).collect();
        let (text, tokens) = split(&many);
        let together = model.read(&text, &tokens);
        let mut first = 0;
        for sentence in &many {
            let (text, tokens) = split(std::slice::from_ref(sentence));
            let mut alone = model.read(&text, &tokens);
            alone.iter_mut().for_each(|reading| reading.head += first as u32);
            assert_eq!(together[first..first + alone.len()], alone, "{sentence}");
            first += alone.len();
        }
    }

    #[test]
    fn a_sentence_is_read_alike_after_its_words_were_forgotten() {
        let model = Model::embedded();
        let (text, tokens) = split(&sentences());
        let first = model.read(&text, &tokens);
        assert_eq!(model.read(&text, &tokens), first);
        // More words than are remembered.
        let row = |row: usize| (0..25).map(|at| format!("w{row}x{at}")).collect::<Vec<_>>().join(" ");
        let others: Vec<String> = (0..features::REMEMBERED / 25 + 40).map(row).collect();
        let (other, other_tokens) = split(&others);
        model.read(&other, &other_tokens);
        assert_eq!(model.read(&text, &tokens), first);
    }

    #[test]
    fn a_very_long_sentence_is_one_tree() {
        let (text, tokens) = split(&["talks began in Cairo and ".repeat(300).trim().to_owned()]);
        let readings = Model::embedded().read(&text, &tokens);
        let roots = readings.iter().enumerate().filter(|(at, reading)| reading.head as usize == *at).count();
        assert_eq!((readings.len(), roots), (1499 + 1, 1));
    }

    #[test]
    fn a_model_without_a_section_is_refused() {
        let mut bytes = EMBEDDED.to_vec();
        let at = bytes.windows(8).position(|eight| eight == b"bilinear").expect("it has a bilinear section");
        bytes[at] = b'B';
        let reason = Model::load(&bytes).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(reason.contains("no section \"bilinear\""), "{reason}");
    }

    #[test]
    fn a_model_of_another_size_is_refused() {
        let mut bytes = EMBEDDED.to_vec();
        let shape = Weights::parse(EMBEDDED).and_then(|weights| weights.section("shape")).expect("it has a shape");
        let at = shape.as_ptr() as usize - EMBEDDED.as_ptr() as usize;
        bytes[at + 8..at + 12].copy_from_slice(&4u32.to_le_bytes());
        let reason = Model::load(&bytes).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(reason.contains("its number of layers is 4, 3 was expected"), "{reason}");
    }

    #[test]
    fn weights_that_do_not_fit_the_sums_are_refused() {
        let mut bytes = EMBEDDED.to_vec();
        let section = Weights::parse(EMBEDDED).and_then(|weights| weights.section("layer1")).expect("it has a layer");
        let at = section.as_ptr() as usize - EMBEDDED.as_ptr() as usize;
        bytes[at..at + 512].fill(127);
        let reason = Model::load(&bytes).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(reason.contains("\"layer1\" has weights whose sums reach 130048"), "{reason}");
    }
}
