//! Penn tags by a hidden Markov model over pairs of tags.
//!
//! In: the words of a sentence. Out: a tag for each, the likeliest path by Viterbi's algorithm. The counts stand in
//! `data/word_tags.tsv`, `ending_tags.tsv` and `tag_pairs.tsv`; a word that is not there is judged by its ending and its
//! capital, after Brants (2000), "TnT". Known limit: sees one tag back, so "that" and long passives go wrong.

use super::tag::Tag;
use crate::lexicon;
use crate::token::{Shape, Token};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Tags and their counts for one word or ending.
type Counts = Vec<(Tag, f32)>;

/// A candidate for one word: its tag, and the cost of the word under it (minus a logarithm).
type Candidate = (Tag, f32);

/// So many candidates are followed for each word.
const WIDTH: usize = 6;
const TAGS: usize = Tag::ALL.len();
/// The index of the sentence's two edges in the table of pairs.
const EDGE: usize = TAGS;

struct Model {
    words: FxHashMap<&'static str, Counts>,
    endings: FxHashMap<&'static str, Counts>,
    /// How often each tag occurs in all.
    totals: [f32; TAGS],
    /// `pairs[a][b]`: the cost of tag b after tag a.
    pairs: Vec<[f32; TAGS + 1]>,
}

static MODEL: LazyLock<Model> = LazyLock::new(Model::load);

impl Model {
    fn load() -> Self {
        let table = |rows: &mut dyn Iterator<Item = [&'static str; 2]>| -> FxHashMap<&'static str, Counts> {
            rows.map(|[key, tags]| (key, tags.split(' ').filter_map(count).collect())).collect()
        };
        let words = table(&mut lexicon::WORD_TAGS.rows());
        let endings = table(&mut lexicon::ENDING_TAGS.rows());
        let mut totals = [1.0; TAGS];
        let mut pairs = vec![[0.0; TAGS + 1]; TAGS + 1];
        for [tag, next, n] in lexicon::TAG_PAIRS.rows() {
            let (from, to) = (index(tag), index(next));
            let n: f32 = n.parse().unwrap_or(0.0);
            pairs[from][to] += n;
            if from != EDGE {
                totals[from] += n;
            }
        }
        for row in &mut pairs {
            let sum: f32 = row.iter().sum();
            for cell in row.iter_mut() {
                *cell = -((*cell + 0.1) / (sum + 0.1 * TAGS as f32)).ln();
            }
        }
        Self { words, endings, totals, pairs }
    }

    /// The candidates for a word, best first by frequency. `first`: its capital may be owed to its place.
    fn candidates(&self, token: Token, word: &str, first: bool, into: &mut Vec<Candidate>) {
        into.clear();
        let mut counts = [0.0f32; TAGS];
        let mut buffer = LowerBuffer::default();
        let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
        let mut seen = self.add(word, 1.0, &mut counts);
        if capital && first {
            seen += self.add(buffer.lower(word), 1.0, &mut counts);
        }
        if seen < 8.0 {
            match token.shape {
                Shape::Number => counts[fallback_number(word) as usize] += 3.0,
                Shape::Punctuation => counts[punctuation(word) as usize] += 3.0,
                Shape::Symbol => counts[symbol(word) as usize] += 3.0,
                Shape::Lower | Shape::Mixed => self.add_ending('a', buffer.lower(word), 1.0, &mut counts),
                Shape::Capital | Shape::Upper if first => {
                    self.add_ending('A', buffer.lower(word), 0.5, &mut counts);
                    self.add_ending('a', buffer.lower(word), 0.5, &mut counts);
                }
                Shape::Capital | Shape::Upper => self.add_ending('A', buffer.lower(word), 1.0, &mut counts),
            }
        }
        let sum: f32 = counts.iter().sum();
        for (index, &count) in counts.iter().enumerate() {
            if count > 0.004 * sum {
                into.push((Tag::ALL[index], -(count / sum / self.totals[index]).ln()));
            }
        }
        if into.is_empty() {
            into.push((if capital { Tag::Nnp } else { Tag::Nn }, 0.0));
        }
        if into.len() > WIDTH {
            into.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
            into.truncate(WIDTH);
        }
    }

    /// Add what is known of a word; how much that is.
    fn add(&self, word: &str, weight: f32, counts: &mut [f32; TAGS]) -> f32 {
        let Some(known) = self.words.get(word) else { return 0.0 };
        known.iter().map(|&(tag, count)| (counts[tag as usize] += weight * count, count).1).sum()
    }

    /// Add the shares of the longest known ending.
    fn add_ending(&self, case: char, word: &str, weight: f32, counts: &mut [f32; TAGS]) {
        let mut key = String::with_capacity(24);
        let mut starts = [0usize; 4];
        let mut found = 0;
        for (at, _) in word.char_indices().rev().take(4) {
            starts[found] = at;
            found += 1;
        }
        for start in starts[..found].iter().rev().copied().chain([word.len()]) {
            key.clear();
            key.push(case);
            key.push_str(&word[start..]);
            if let Some(known) = self.endings.get(key.as_str()) {
                let sum: f32 = known.iter().map(|(_, count)| count).sum();
                known.iter().for_each(|&(tag, count)| counts[tag as usize] += weight * count / sum);
                return;
            }
        }
    }
}

/// Tag the words of one sentence, which are `tokens` of `text`.
pub fn tag(text: &str, tokens: &[Token], tags: &mut Vec<Tag>) {
    let model = &*MODEL;
    let title = is_title(tokens);
    let mut scores = [(0.0f32, EDGE); WIDTH];
    let mut open = 1;
    let mut paths: Vec<([Tag; WIDTH], [u8; WIDTH])> = Vec::with_capacity(tokens.len());
    let mut candidates = Vec::with_capacity(WIDTH);
    let mut first = true;
    for &token in tokens {
        let word = token.span.of(text);
        model.candidates(token, word, first || title, &mut candidates);
        let (mut next, mut back, mut chosen) = ([(f32::MAX, 0); WIDTH], [0u8; WIDTH], [Tag::Xx; WIDTH]);
        for (slot, &(tag, cost)) in candidates.iter().enumerate() {
            let (from, score) = scores[..open]
                .iter()
                .enumerate()
                .map(|(from, &(score, last))| (from, score + model.pairs[last][tag as usize]))
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .unwrap_or((0, 0.0));
            next[slot] = (score + cost, tag as usize);
            back[slot] = from as u8;
            chosen[slot] = tag;
        }
        paths.push((chosen, back));
        open = candidates.len();
        scores = next;
        first = first && matches!(token.shape, Shape::Punctuation | Shape::Symbol);
    }
    let end = |&(score, last): &(f32, usize)| score + model.pairs[last][EDGE];
    let mut best = (0..open).min_by(|&a, &b| end(&scores[a]).total_cmp(&end(&scores[b]))).unwrap_or(0);
    let start = tags.len();
    for (chosen, back) in paths.iter().rev() {
        tags.push(chosen[best]);
        best = back[best] as usize;
    }
    tags[start..].reverse();
}

/// Whether most words begin with a capital, as in a headline: then a capital says little.
fn is_title(tokens: &[Token]) -> bool {
    let count = |shapes: &[Shape]| tokens.iter().filter(|token| shapes.contains(&token.shape)).count();
    let capitals = count(&[Shape::Capital, Shape::Upper]);
    let words = capitals + count(&[Shape::Lower, Shape::Mixed]);
    words > 3 && capitals * 5 > words * 3
}

fn index(tag: &str) -> usize {
    Tag::parse(tag).map_or(EDGE, |tag| tag as usize)
}

/// "NN:23"
fn count(pair: &str) -> Option<(Tag, f32)> {
    let (tag, count) = pair.rsplit_once(':')?;
    Some((Tag::parse(tag)?, count.parse().ok()?))
}

fn fallback_number(word: &str) -> Tag {
    if word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") {
        Tag::Jj
    } else if word.ends_with('s') {
        Tag::Nns
    } else {
        Tag::Cd
    }
}

fn punctuation(word: &str) -> Tag {
    match word.chars().next() {
        Some('.' | '!' | '?' | '…') => Tag::Stop,
        Some(',') => Tag::Comma,
        Some('“' | '‘' | '«' | '`') => Tag::Open,
        Some('”' | '’' | '»' | '"' | '\'') => Tag::Close,
        Some('(' | '[' | '{') => Tag::Lrb,
        Some(')' | ']' | '}') => Tag::Rrb,
        Some('-') if word.len() == 1 => Tag::Hyph,
        _ => Tag::Colon,
    }
}

fn symbol(word: &str) -> Tag {
    match word {
        "$" | "€" | "£" | "¥" | "₹" | "US$" => Tag::Dollar,
        "%" => Tag::Nn,
        "&" => Tag::Cc,
        _ => Tag::Sym,
    }
}

/// Small letters of a word without an allocation for words of the usual length.
#[derive(Default)]
pub struct LowerBuffer {
    inner: compact_str::CompactString,
}

impl LowerBuffer {
    pub fn lower(&mut self, word: &str) -> &str {
        self.inner = compact_str::CompactString::from_str_to_lowercase(word);
        &self.inner
    }
}

#[cfg(test)]
mod tests {
    use crate::extractor::Options;
    use crate::{layout, syntax, token};

    fn tagged(text: &str) -> String {
        let layout = layout::find(text, &Options::default());
        let tokens = token::split(text, &layout);
        let syntax = syntax::parse(text, &tokens);
        syntax.words.iter().map(|word| word.tag.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn verbs_and_nouns_are_told_apart_by_their_neighbours() {
        assert_eq!(tagged("The visits to the town"), "DT NNS IN DT NN");
        assert_eq!(tagged("He visits the town"), "PRP VBZ DT NN");
    }

    #[test]
    fn unknown_words_go_by_their_ending() {
        assert_eq!(tagged("She reglamorised the zorblings"), "PRP VBD DT NNS");
    }
}
