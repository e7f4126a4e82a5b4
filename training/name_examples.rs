//! The names of every text as their witnesses have them, with their features: what `training/names.py` learns from.
//!
//!     cargo run --profile fast --example name_examples < texts.jsonl > examples.jsonl
//!
//! In: a JSON object with "id" and "text" a line. Out: one line a text; offsets are code points.

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
        let place = |span: dateline::span::TokenSpan| {
            let span = tokens.span(span);
            let start = text[..span.start as usize].chars().count();
            [start, start + span.of(text).chars().count()]
        };
        let found = entity::name_examples(text, &layout, &tokens, &syntax, &reader.names);
        let names: Vec<Value> = found.into_iter().map(|(span, features)| json!([place(span), features])).collect();
        writeln!(out, "{}", json!({"id": record["id"], "names": names}))?;
    }
    out.flush()
}
