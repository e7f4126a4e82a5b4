//! What holds for every text: the spans slice back, the lists are in order, indices lead somewhere, and the same text
//! gives the same bytes.
//!
//! The texts are the articles of `tests/articles/`, mutilated, and mixtures of what is in `tests/hostile.jsonl`. The seeds
//! are fixed: a failure names the text, and comes again.

mod contract;

use dateline::extractor::{Extractor, Moment, Options};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Numbers that look random and are the same in each run (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

#[test]
fn every_article_keeps_the_contract() {
    for text in articles() {
        check(&text);
    }
}

#[test]
fn every_hostile_mixture_keeps_the_contract() {
    let units = hostile_units();
    (0..600u64).into_par_iter().for_each(|seed| {
        let mut random = Random(seed);
        let mut text = String::new();
        for _ in 0..1 + random.below(60) {
            let unit = &units[random.below(units.len())];
            text.push_str(&unit.repeat(1 + random.below(3)));
            if random.below(4) == 0 {
                text.push([' ', '\n', '\t', '\u{a0}', '\u{2028}', 'x', '.'][random.below(7)]);
            }
        }
        check(&text);
    });
}

#[test]
fn every_mutilated_article_keeps_the_contract() {
    let articles = articles();
    (0..300u64).into_par_iter().for_each(|seed| {
        let mut random = Random(seed);
        let text = &articles[random.below(articles.len())];
        check(&mutilated(text, &mut random));
    });
}

#[test]
fn many_threads_give_the_bytes_of_one() {
    let articles = articles();
    let read = |text: &String| Extractor::default().read(text, &Options::default()).unwrap().to_json(true);
    let one: Vec<String> = articles.iter().map(read).collect();
    let many: Vec<String> = articles.par_iter().map(read).collect();
    assert!(one == many, "the same articles gave other bytes on many threads");
}

/// Part of a text, doubled, dropped, in another case, or cut off at any character.
fn mutilated(text: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    // Short pieces find more faults an hour than whole articles do.
    let start = random.below(letters.len());
    letters.drain(..start);
    letters.truncate(50 + random.below(1500));
    for _ in 0..1 + random.below(4) {
        let start = random.below(letters.len());
        let end = (start + 1 + random.below(40)).min(letters.len());
        match random.below(5) {
            0 => drop(letters.drain(start..end)),
            1 => drop(letters.splice(start..start, letters[start..end].to_vec())),
            2 => letters[start..end].iter_mut().for_each(|letter| *letter = letter.to_ascii_uppercase()),
            3 => letters[start..end].iter_mut().for_each(|letter| *letter = letter.to_ascii_lowercase()),
            _ => letters.truncate(end),
        }
        if letters.is_empty() {
            break;
        }
    }
    letters.into_iter().collect()
}

/// Read a text with a date and without, and hold the result against the contract.
fn check(text: &str) {
    for published in [None, Some(Moment::parse("2024-02-29T12:00").unwrap())] {
        let read = || Extractor::default().read(text, &Options { published, url: None }).unwrap();
        let article = std::panic::catch_unwind(read).unwrap_or_else(|_| panic!("panicked on {text:?}"));
        if let Err(fault) = contract::holds(&article, text) {
            panic!("{fault}\nin the text {text:?}");
        }
        assert!(article.to_json(true) == read().to_json(true), "read twice, other bytes: {text:?}");
    }
}

fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(paths.len() >= 12, "only {} articles", paths.len());
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn hostile_units() -> Vec<String> {
    let lines = include_str!("hostile.jsonl").lines();
    lines
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["unit"].as_str().unwrap().into())
        .collect()
}
