//! The candidates of every pronoun and noun phrase of a text, with their features: what `training/antecedents.py` learns
//! from.
//!
//!     cargo run --profile fast --example antecedents < texts.jsonl > examples.jsonl
//!
//! In: a JSON object with "id" and "text" a line. Out: one line a pronoun or phrase; offsets are code points.

use dateline::{Extractor, Options, entity, layout, syntax, token};
use serde_json::{Value, json};
use std::io::{BufRead, BufWriter, Write};

fn main() -> std::io::Result<()> {
    let reader = Extractor::default();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let layout = layout::find(text, &Options::default());
        let tokens = token::split(text, &layout);
        let syntax = syntax::parse(text, &tokens);
        let place = |token: usize| {
            let span = tokens.tokens[token].span;
            let start = text[..span.start as usize].chars().count();
            [start, start + span.of(text).chars().count()]
        };
        let [pronouns, nominals] = entity::examples(text, &layout, &tokens, &syntax, &reader.names);
        for (kind, examples) in [("pronoun", pronouns), ("nominal", nominals)] {
            for (at, candidates) in examples {
                let candidates: Vec<Value> = candidates
                    .into_iter()
                    .map(|(head, draft, names)| json!({"head": place(head), "entity": draft as u32, "features": names}))
                    .collect();
                let line = json!({"id": record["id"], "kind": kind, "at": place(at), "candidates": candidates});
                writeln!(out, "{line}")?;
            }
        }
    }
    out.flush()
}
