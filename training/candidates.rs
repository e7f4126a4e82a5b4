//! What the weights are learnt from: the candidates among which the stages choose, with their features.
//!
//!     cargo run --profile fast --example candidates antecedents < texts.jsonl > examples.jsonl
//!     cargo run --profile fast --example candidates names < texts.jsonl > examples.jsonl
//!
//! In: a JSON object with "id" and "text" a line. Out: for `training/antecedents.py` one line a pronoun or noun phrase, with
//! what it can mean; for `training/names.py` one line a text, with its names as their witnesses have them. Offsets are code
//! points.

use dateline::span::ByteSpan;
use dateline::{Extractor, Options, entity, layout, syntax, token};
use serde_json::{Value, json};
use std::io::{BufRead, BufWriter, Write};

fn main() -> std::io::Result<()> {
    let names = std::env::args().nth(1).is_some_and(|what| what == "names");
    let reader = Extractor::default();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let layout = layout::find(text, &Options::default());
        let tokens = token::split(text, &layout);
        let syntax = syntax::parse(text, &tokens);
        let place = |span: ByteSpan| {
            let start = text[..span.start as usize].chars().count();
            [start, start + span.of(text).chars().count()]
        };
        if names {
            let found = entity::name_examples(text, &layout, &tokens, &syntax, &reader.names);
            let name = |(span, features)| json!([place(tokens.span(span)), features]);
            let names: Vec<Value> = found.into_iter().map(name).collect();
            writeln!(out, "{}", json!({"id": record["id"], "names": names}))?;
            continue;
        }
        let place = |token: usize| place(tokens.tokens[token].span);
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
