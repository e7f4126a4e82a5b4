//! Own: a user's files of rows, in the format of `data/`: what they hold, or the line that is wrong and why.

use super::tsv;
use crate::error::Error;
use std::path::Path;

/// The text of a user's file.
pub fn text_of(file: &Path) -> Result<String, Error> {
    std::fs::read_to_string(file).map_err(|error| fault(&file.display().to_string(), 0, error.to_string()))
}

/// The rows of a user's file with the number of their line; the header must name just these columns. `file` is its path.
pub fn rows<const N: usize>(file: &str, text: &str, columns: [&str; N]) -> Result<Vec<(usize, [String; N])>, Error> {
    let table = tsv::parse(text, false).map_err(|found| fault(file, found.line, found.reason))?;
    if !table.columns.iter().map(|column| column.name.as_str()).eq(columns) {
        let header = text.lines().position(|line| line.starts_with("#:")).map_or(1, |index| index + 1);
        return Err(fault(file, header, format!("expected the header \"#: {}\"", columns.join("\t"))));
    }
    let counted = |row: Vec<String>| row.try_into().expect("the parser counts the columns");
    Ok(table.rows.into_iter().map(|(line, row)| (line, counted(row))).collect())
}

/// What is wrong with a line of a user's file (counted from 1; 0: with the file).
pub fn fault(file: &str, line: usize, reason: String) -> Error {
    Error::Lexicon { file: file.to_owned(), line, reason }
}
