//! Penn tags by a hidden Markov model over pairs of tags.
//!
//! In: the words of a sentence. Out: a tag for each, the likeliest path by Viterbi's algorithm. The counts stand in
//! `data/word_tags.tsv`, `ending_tags.tsv` and `tag_pairs.tsv`; a word that is not there is judged by its ending and its
//! capital, after Brants (2000), "TnT". Known limit: sees one tag back, so "that" and long passives go wrong.

use super::lemma::lower;
use super::tag::Tag;
use crate::lexicon;
use crate::token::{Shape, Token};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A candidate for one word: its tag, and the cost of the word under it (minus a logarithm).
type Candidate = (Tag, f32);

/// How often each tag was counted.
type Counts = [f32; TAGS];

/// So many candidates are followed for each word.
const WIDTH: usize = 6;
const TAGS: usize = Tag::ALL.len();
/// The index of the sentence's two edges in the table of pairs.
const EDGE: usize = TAGS;
/// A word that was counted less often is judged by its ending too.
const SURE: f32 = 8.0;

/// The share by which an unknown word with a capital is a name, whatever its ending.
const NAME: f32 = 3.0;

struct Model {
    /// The counts of a word, as `data/word_tags.tsv` has them.
    counts: FxHashMap<&'static str, &'static str>,
    /// The candidates of a word that is not at the head of its sentence.
    words: FxHashMap<&'static str, Vec<Candidate>>,
    endings: FxHashMap<&'static str, Counts>,
    /// The candidates of a word that is not known, by its ending.
    unknown: FxHashMap<&'static str, Vec<Candidate>>,
    /// How often each tag occurs in all.
    totals: Counts,
    /// `pairs[a][b]`: the cost of tag b after tag a.
    pairs: Vec<[f32; TAGS + 1]>,
}

static MODEL: LazyLock<Model> = LazyLock::new(Model::load);

impl Model {
    fn load() -> Self {
        let (totals, pairs) = load_pairs();
        let mut model = Self {
            counts: lexicon::WORD_TAGS.rows().map(|[word, tags]| (word, tags)).collect(),
            words: FxHashMap::default(),
            endings: FxHashMap::default(),
            unknown: FxHashMap::default(),
            totals,
            pairs,
        };
        for [ending, tags] in lexicon::ENDING_TAGS.rows() {
            let mut counts = [0.0; TAGS];
            add(tags, &mut counts);
            let sum: f32 = counts.iter().sum();
            counts.iter_mut().for_each(|count| *count /= sum);
            if ending.starts_with('A') {
                // A capital inside a sentence says more than an ending that few names share ("Budapest" is no superlative).
                counts[Tag::Nnp as usize] += NAME;
            }
            model.unknown.insert(ending, model.costed(&counts));
            model.endings.insert(ending, counts);
        }
        for [word, tags] in lexicon::WORD_TAGS.rows() {
            let mut counts = [0.0; TAGS];
            if add(tags, &mut counts) < SURE && word.starts_with(char::is_alphabetic) {
                let case = if word.starts_with(char::is_uppercase) { 'A' } else { 'a' };
                model.add_ending(case, &lower(word), 1.0, &mut counts);
            }
            let costed = model.costed(&counts);
            model.words.insert(word, costed);
        }
        for [noun, class, ..] in lexicon::PREDICATES.rows() {
            if class == "noun" && !noun.contains(' ') {
                model.words.entry(noun).or_insert_with(|| vec![(Tag::Nn, 0.0)]);
            }
        }
        model
    }

    /// Put the candidates for a word into `into`. `first`: its capital may be owed to its place.
    fn candidates(&self, token: Token, word: &str, first: bool, into: &mut Vec<Candidate>) {
        into.clear();
        let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
        if capital && first {
            let mut counts = [0.0f32; TAGS];
            let small = lower(word);
            let known = |word: &str, counts: &mut Counts| self.counts.get(word).map_or(0.0, |tags| add(tags, counts));
            if known(word, &mut counts) + known(&small, &mut counts) < SURE {
                self.add_ending('A', &small, 0.5, &mut counts);
                self.add_ending('a', &small, 0.5, &mut counts);
            }
            into.extend(self.costed(&counts));
        } else if let Some(known) = self.words.get(word) {
            into.extend_from_slice(known);
        } else {
            let tag = match token.shape {
                Shape::Number => number(word),
                Shape::Punctuation => punctuation(word),
                Shape::Symbol => symbol(word),
                _ => {
                    let found = self.ending(if capital { 'A' } else { 'a' }, &lower(word), |key| self.unknown.get(key));
                    into.extend(found.into_iter().flatten());
                    Tag::Nn
                }
            };
            if into.is_empty() {
                into.push((tag, 0.0));
            }
        }
        if into.is_empty() {
            into.push((Tag::Nnp, 0.0));
        }
    }

    /// The likelier tags of a word and their costs, from how often each was counted.
    fn costed(&self, counts: &Counts) -> Vec<Candidate> {
        let sum: f32 = counts.iter().sum();
        let mut found: Vec<Candidate> = (0..TAGS)
            .filter(|&tag| counts[tag] > 0.004 * sum)
            .map(|tag| (Tag::ALL[tag], -(counts[tag] / sum / self.totals[tag]).ln()))
            .collect();
        found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        found.truncate(WIDTH);
        found
    }

    /// Add the shares of the longest known ending.
    fn add_ending(&self, case: char, word: &str, weight: f32, counts: &mut Counts) {
        if let Some(shares) = self.ending(case, word, |key| self.endings.get(key)) {
            counts.iter_mut().zip(shares).for_each(|(count, share)| *count += weight * share);
        }
    }

    /// What `known` has for the longest ending of a word, of four letters at most.
    fn ending<'m, T>(&'m self, case: char, word: &str, known: impl Fn(&str) -> Option<&'m T>) -> Option<&'m T> {
        let mut starts = [word.len(); 5];
        for (slot, (at, _)) in starts[1..].iter_mut().zip(word.char_indices().rev()) {
            *slot = at;
        }
        starts.sort_unstable();
        let mut key = compact_str::CompactString::default();
        starts.iter().find_map(|&start| {
            key.clear();
            key.push(case);
            key.push_str(&word[start..]);
            known(&key)
        })
    }
}

/// How often each tag occurs, and the cost of each after each other.
fn load_pairs() -> (Counts, Vec<[f32; TAGS + 1]>) {
    let mut totals = [1.0; TAGS];
    let mut pairs = vec![[0.0; TAGS + 1]; TAGS + 1];
    for [tag, next, count] in lexicon::TAG_PAIRS.rows() {
        let (from, to) = (index(tag), index(next));
        let count: f32 = count.parse().unwrap_or(0.0);
        pairs[from][to] += count;
        if from != EDGE {
            totals[from] += count;
        }
    }
    for row in &mut pairs {
        let sum: f32 = row.iter().sum();
        for cell in row.iter_mut() {
            *cell = -((*cell + 0.1) / (sum + 0.1 * TAGS as f32)).ln();
        }
    }
    (totals, pairs)
}

/// Add the counts of a row, "NN:23 VB:4"; how many they are.
fn add(tags: &str, counts: &mut Counts) -> f32 {
    let pairs = tags.split(' ').filter_map(|pair| {
        let (tag, count) = pair.rsplit_once(':')?;
        Some((Tag::parse(tag)?, count.parse::<f32>().ok()?))
    });
    pairs.map(|(tag, count)| (counts[tag as usize] += count, count).1).sum()
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

fn number(word: &str) -> Tag {
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
