//! The candidates of every pronoun of a text, with their features: what `training/pronouns.py` learns from.
//!
//!     cargo run --profile fast --example pronoun_examples < texts.jsonl > examples.jsonl
//!
//! In: a JSON object with "id" and "text" a line. Out: one line a pronoun; offsets are code points.

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
        for (at, candidates) in entity::pronoun_examples(text, &layout, &tokens, &syntax, &reader.names) {
            let candidates: Vec<Value> = candidates
                .into_iter()
                .map(|(head, draft, features)| json!({"head": place(head), "entity": draft as u32, "features": features}))
                .collect();
            writeln!(out, "{}", json!({"id": record["id"], "pronoun": place(at), "candidates": candidates}))?;
        }
    }
    out.flush()
}
