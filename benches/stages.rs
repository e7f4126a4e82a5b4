//! Times each stage over a folder of texts on one core: `cargo bench --bench stages -- FOLDER`.
//!
//! `benches/speed.py` makes the folder and calls this. The order of the stages is that of `src/extractor.rs`; the row
//! "article" is what `Extractor::read` takes beyond the stages, so a stage that is missing here would show there.

use dateline::extractor::{Extractor, Options};
use dateline::{entity, event, layout, quote, syntax, time, token};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

const STAGES: [&str; 7] = ["layout", "token", "syntax", "entity", "time", "quote", "event"];

/// Every text is read so many times; the median counts.
const ROUNDS: usize = 7;

/// What one round took: the seven stages, then the whole.
type Round = [Duration; 8];

fn main() {
    // Cargo passes "--bench" to a benchmark; called by `cargo test` there is nothing to time.
    let Some(folder) = env::args().skip(1).find(|argument| !argument.starts_with("--")).map(PathBuf::from) else {
        println!("usage: cargo bench --bench stages -- FOLDER");
        return;
    };
    let texts = texts(&folder);
    let extractor = Extractor::default();
    let mut tokens = 0;
    // The first round fills the tables that are made on first use.
    round(&extractor, &texts, &mut tokens);
    let rounds: Vec<Round> = (0..ROUNDS).map(|_| round(&extractor, &texts, &mut tokens)).collect();
    let median = |column: usize| {
        let mut times: Vec<Duration> = rounds.iter().map(|round| round[column]).collect();
        times.sort();
        times[ROUNDS / 2]
    };
    let stages: Vec<Duration> = (0..STAGES.len()).map(median).collect();
    let whole = median(STAGES.len());
    println!("{:<10}{:>12}{:>14}{:>12}{:>8}", "stage", "articles/s", "tokens/s", "ns/token", "share");
    for (name, time) in STAGES.iter().zip(&stages) {
        row(name, *time, whole, texts.len(), tokens);
    }
    row("article", whole.saturating_sub(stages.iter().sum()), whole, texts.len(), tokens);
    row("all", whole, whole, texts.len(), tokens);
}

fn row(name: &str, time: Duration, whole: Duration, articles: usize, tokens: usize) {
    let seconds = time.as_secs_f64().max(1e-9);
    println!(
        "{name:<10}{:>12.0}{:>14.0}{:>12.1}{:>7.1}%",
        articles as f64 / seconds,
        tokens as f64 / seconds,
        1e9 * seconds / tokens as f64,
        100.0 * seconds / whole.as_secs_f64()
    );
}

/// Read all texts once, stage by stage, and once more as a whole.
fn round(extractor: &Extractor, texts: &[String], counted: &mut usize) -> Round {
    let mut times = Round::default();
    *counted = 0;
    let options = Options::default();
    for text in texts {
        let mut at = Instant::now();
        let mut stage = 0;
        let mut done = || {
            let now = Instant::now();
            times[stage] += now - at;
            (stage, at) = (stage + 1, now);
        };
        let layout = layout::find(text, &options);
        done();
        let tokens = token::split(text, &layout);
        done();
        let syntax = syntax::parse(text, &tokens);
        done();
        let entities = entity::find(text, &layout, &tokens, &syntax, &extractor.names);
        done();
        let times = time::find(text, &layout, &tokens, &extractor.times);
        done();
        let quotes = quote::find(text, &layout, &tokens, &syntax, &entities);
        done();
        let (layout, tokens, syntax, entities, times, quotes) = (&layout, &tokens, &syntax, &entities, &times, &quotes);
        std::hint::black_box(event::find(event::Input { text, layout, tokens, syntax, entities, times, quotes }));
        done();
        *counted += tokens.tokens.len();
    }
    let start = Instant::now();
    for text in texts {
        std::hint::black_box(extractor.read(text, &options).expect("shorter than 4 GiB"));
    }
    times[STAGES.len()] = start.elapsed();
    times
}

fn texts(folder: &PathBuf) -> Vec<String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("UTF-8")).collect()
}
