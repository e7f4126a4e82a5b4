//! Phrases: the longest phrase of a table that begins at a token.
//!
//! A look-up hashes the characters of the text token by token and knows the hash of every beginning of a phrase, so that it
//! ends as soon as no phrase can follow, and does not depend on how the tokenizer cuts hyphens and points.

use crate::entity::scene::Scene;
use rustc_hash::FxHashMap;

/// How a text is compared with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// As it stands.
    Exact,
    /// In lower case.
    Lower,
    /// "SYRIA" as "Syria".
    Title,
}

/// The phrases of a table, each with a value.
#[derive(Debug, Clone)]
pub struct Phrases<V> {
    /// By the hash of its characters: the value of a whole phrase, `None` for the beginning of one.
    nodes: FxHashMap<u64, Option<V>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { nodes: FxHashMap::default() }
    }
}

/// The beginnings of a phrase at which a token may end.
pub fn beginnings(phrase: &str) -> impl Iterator<Item = &str> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    phrase.as_bytes().windows(2).enumerate().filter_map(move |(at, pair)| {
        let ends = pair[0] != b' ' && !(is_word(pair[0]) && is_word(pair[1]));
        ends.then(|| &phrase[..=at])
    })
}

/// FNV-1a, which can be continued byte by byte.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

impl<V> Phrases<V> {
    /// The value of a phrase, made anew where there is none yet.
    pub fn entry(&mut self, phrase: &str) -> &mut Option<V> {
        for beginning in beginnings(phrase) {
            self.nodes.entry(feed(SEED, beginning.as_bytes(), Fold::Exact)).or_insert(None);
        }
        self.nodes.entry(feed(SEED, phrase.as_bytes(), Fold::Exact)).or_insert(None)
    }

    /// The longest phrase that begins at a token and ends before `limit`: its end and value.
    /// In small letters "ex-" before the first word is left out.
    pub fn longest(&self, scene: &Scene, start: usize, limit: usize, fold: Fold) -> Option<(usize, &V)> {
        let mut hash = SEED;
        let mut found = None;
        for token in start..limit {
            if token > start && scene.gap(token) {
                hash = step(hash, b' ');
            }
            let word = scene.word(token);
            let whole = fold != Fold::Lower || token > start || !scene.is_former(token);
            hash = feed(hash, if whole { word } else { &word["ex-".len()..] }.as_bytes(), fold);
            match self.nodes.get(&hash) {
                Some(Some(value)) => found = Some((token + 1, value)),
                Some(None) => {}
                None => break,
            }
        }
        found
    }

    /// The value of a whole string.
    pub fn get(&self, phrase: &str) -> Option<&V> {
        self.nodes.get(&feed(SEED, phrase.as_bytes(), Fold::Exact))?.as_ref()
    }
}

/// Continue a hash with the bytes of a word; a curly apostrophe counts as a straight one.
#[inline]
fn feed(mut hash: u64, word: &[u8], fold: Fold) -> u64 {
    let mut at = 0;
    while at < word.len() {
        let byte = word[at];
        if byte == 0xE2 && word[at..].starts_with("’".as_bytes()) {
            hash = step(hash, b'\'');
            at += 3;
            continue;
        }
        let small = fold == Fold::Lower || (fold == Fold::Title && at > 0);
        hash = step(hash, if small { byte.to_ascii_lowercase() } else { byte });
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::scene::SmallWords;
    use crate::extractor::Options;
    use crate::{layout, syntax, token};

    /// The end of the longest phrase of a small table that begins a text.
    fn longest(text: &str, fold: Fold) -> Option<usize> {
        let mut phrases = Phrases::default();
        for (value, phrase) in
            ["New York", "New York Times", "Al-Qaeda", "Lord's Army", "chief of staff"].iter().enumerate()
        {
            *phrases.entry(phrase) = Some(value);
        }
        let layout = layout::find(text, &Options::default());
        let tokens = token::split(text, &layout);
        let syntax = syntax::parse(text, &tokens);
        let small = SmallWords::new(text, &tokens);
        let scene = Scene::new(text, &layout, &tokens, &syntax, &small);
        phrases.longest(&scene, 0, scene.len(), fold).map(|(end, _)| tokens.tokens[end - 1].span.end as usize)
    }

    #[test]
    fn the_longest_phrase_wins_and_a_beginning_alone_is_none() {
        assert_eq!(longest("New York Times reporters came.", Fold::Exact), Some("New York Times".len()));
        assert_eq!(longest("New York Post reporters came.", Fold::Exact), Some("New York".len()));
        assert_eq!(longest("New towns were built.", Fold::Exact), None);
    }

    #[test]
    fn hyphens_and_apostrophes_are_found_however_they_are_cut() {
        assert_eq!(longest("Al-Qaeda said so.", Fold::Exact), Some("Al-Qaeda".len()));
        assert_eq!(longest("Lord’s Army fled.", Fold::Exact), Some("Lord’s Army".len()));
    }

    #[test]
    fn case_is_folded_where_asked() {
        assert_eq!(longest("Chief of Staff Ann Cole left.", Fold::Lower), Some("Chief of Staff".len()));
        assert_eq!(longest("Chief of Staff Ann Cole left.", Fold::Exact), None);
        assert_eq!(longest("NEW YORK is large.", Fold::Title), Some("NEW YORK".len()));
    }
}
