//! Checks the tables in `data/` and embeds them. A malformed row stops the build with file, line and reason.

#[path = "src/lexicon/tsv.rs"]
#[allow(dead_code)]
mod tsv;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/lexicon/tsv.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir("data")
        .expect("the folder data/ stands beside build.rs")
        .map(|entry| entry.expect("data/ can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .collect();
    files.sort();
    let mut tables = String::new();
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        embed(&path, &out, &mut tables);
    }
    fs::write(out.join("tables.rs"), tables).expect("OUT_DIR can be written");
}

/// Check one file, write its rows without comments, and add its table to the generated code.
fn embed(path: &Path, out: &Path, tables: &mut String) {
    let text = fs::read_to_string(path).unwrap_or_else(|error| stop(path, &error.to_string()));
    let file = tsv::parse(&text, true).unwrap_or_else(|fault| stop(path, &fault.to_string()));
    if file.columns.is_empty() {
        stop(path, "no header; expected a line \"#: column column …\"");
    }
    let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("names in data/ are UTF-8");
    let rows: String = file.rows.iter().map(|(_, row)| row.join("\t") + "\n").collect();
    fs::write(out.join(format!("{stem}.rows")), rows).expect("OUT_DIR can be written");
    let names: Vec<&str> = file.columns.iter().map(|column| column.name.as_str()).collect();
    writeln!(
        tables,
        "/// `data/{stem}.tsv`: {}.\npub static {}: Table<{}> = Table::new(include_str!(concat!(env!(\"OUT_DIR\"), \"/{stem}.rows\")));",
        names.join(", "),
        stem.to_uppercase(),
        names.len()
    )
    .expect("a string can be written");
}

fn stop(path: &Path, reason: &str) -> ! {
    println!("cargo::error={}, {reason}", path.display());
    process::exit(1)
}
