//! Own: a user's files of rows, as TSV in the format of `data/`, as CSV or as JSON: what they hold, or the line that is
//! wrong and why.

use super::tsv;
use crate::error::Error;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::path::Path;

/// The text of a user's file.
pub fn text_of(file: &Path) -> Result<String, Error> {
    let wrong = |line, reason| fault(&file.display().to_string(), line, reason);
    let bytes = std::fs::read(file).map_err(|error| wrong(0, unread(file, &error)))?;
    // A workbook, or UTF-16.
    if bytes.contains(&0) {
        return Err(wrong(0, "this is no text in UTF-8; save the table as .csv in UTF-8".into()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (bytes, at) = (error.as_bytes(), error.utf8_error().valid_up_to());
        let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
        wrong(line, format!("byte 0x{:02x} is not UTF-8; save the file in this encoding", bytes[at]))
    })
}

/// Why a file cannot be read, without the numbers of the system.
fn unread(file: &Path, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ if file.is_dir() => "is a directory".into(),
        _ => {
            let said = error.to_string();
            said.split(" (os error").next().unwrap_or(&said).to_lowercase()
        }
    }
}

/// The columns that a user's file may have.
pub struct Columns {
    pub all: &'static [&'static str],
    /// Those that it must have.
    pub needed: &'static [&'static str],
    /// Those that may hold a number of JSON.
    pub numbers: &'static [&'static str],
    /// Those that may hold a list of JSON.
    pub lists: &'static [&'static str],
}

/// A row by the names of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    cells: BTreeMap<String, Cell>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    Text(String),
    /// A number and a list of JSON.
    Number(String),
    List(Vec<String>),
}

impl Row {
    /// The value of a column; empty where there is none.
    pub fn get(&self, column: &str) -> &str {
        match self.cells.get(column) {
            Some(Cell::Text(text) | Cell::Number(text)) => text,
            Some(Cell::List(_)) | None => "",
        }
    }

    /// The values of a column that may have several: a list in JSON, else parted by ";".
    pub fn list(&self, column: &str) -> Vec<&str> {
        let values: Vec<&str> = match self.cells.get(column) {
            Some(Cell::Text(text)) => text.split(';').map(str::trim).collect(),
            Some(Cell::List(list)) => list.iter().map(String::as_str).collect(),
            Some(Cell::Number(_)) | None => Vec::new(),
        };
        values.into_iter().filter(|value| !value.is_empty()).collect()
    }
}

/// The rows of a user's file with these columns, in any order: CSV with a header, a JSON list of objects, JSON lines, as
/// the ending of the file says, else TSV in the format of `data/`. `file` is its path.
pub fn table(file: &str, text: &str, columns: &Columns) -> Result<Vec<Row>, Error> {
    let text = text.trim_start_matches('\u{feff}');
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let rows = match ending.to_ascii_lowercase().as_str() {
        "csv" => of_csv(text, columns),
        "json" => of_json(text),
        "jsonl" | "ndjson" => of_json_lines(text),
        _ => of_tsv(text, columns),
    };
    let rows = rows.map_err(|(line, reason)| fault(file, line, reason))?;
    rows.iter().try_for_each(|row| columns.fit(row).map_err(|reason| fault(file, row.line, reason)))?;
    Ok(rows)
}

impl Columns {
    /// Whether there are such columns.
    fn know(&self, names: &[&str]) -> Result<(), String> {
        match names.iter().find(|name| !self.all.contains(name)) {
            Some(name) => Err(format!("there is no column {name:?}; expected some of {}", self.all.join(", "))),
            None => Ok(()),
        }
    }

    /// Whether a header names columns that there are, each once, and all that are needed.
    fn head(&self, names: &[&str]) -> Result<(), String> {
        self.know(names)?;
        if let Some(name) = names.iter().enumerate().find_map(|(at, name)| names[..at].contains(name).then_some(name)) {
            return Err(format!("the column {name:?} stands here twice"));
        }
        match self.needed.iter().find(|name| !names.contains(name)) {
            Some(name) => Err(format!("the column {name:?} is missing; expected {} at least", self.needed.join(", "))),
            None => Ok(()),
        }
    }

    /// Whether a row has columns that there are, each of a kind that it may hold.
    fn fit(&self, row: &Row) -> Result<(), String> {
        self.know(&row.cells.keys().map(String::as_str).collect::<Vec<_>>())?;
        for (name, cell) in &row.cells {
            let name = name.as_str();
            match cell {
                Cell::Number(number) if !self.numbers.contains(&name) => {
                    return Err(format!("{name} is the number {number}; expected a string"));
                }
                Cell::List(_) if !self.lists.contains(&name) => {
                    return Err(format!("{name} is a list; expected a string"));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The rows, or the number of the line that is wrong, and why.
type Rows = Result<Vec<Row>, (usize, String)>;

fn of_tsv(text: &str, columns: &Columns) -> Rows {
    let is_header = |line: &str| line.starts_with("#:");
    if !text.lines().find(|line| is_header(line) || !line.starts_with('#')).is_some_and(is_header) {
        let reason = "expected the header \"#: column column …\" and a tab between columns; a table with commas is a .csv, \
                      rows of JSON are a .json or a .jsonl";
        return Err((1, reason.into()));
    }
    let table = tsv::parse(text, false).map_err(|found| (found.line, found.reason))?;
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    columns.head(&names).map_err(|reason| (table.header, reason))?;
    let cells = |row: Vec<String>| names.iter().map(|&name| name.to_owned()).zip(row.into_iter().map(Cell::Text));
    Ok(table.rows.into_iter().map(|(line, row)| Row { line, cells: cells(row).collect() }).collect())
}

fn of_csv(text: &str, columns: &Columns) -> Rows {
    let wrong = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line) as usize;
        match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                (line, format!("{len} columns, expected {expected_len}"))
            }
            _ => (line, error.to_string()),
        }
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let names = reader.headers().map_err(wrong)?.clone();
    columns.head(&names.iter().collect::<Vec<_>>()).map_err(|reason| (1, reason))?;
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.map_err(wrong)?;
        let line = record.position().map_or(1, csv::Position::line) as usize;
        let cells = names.iter().zip(&record).map(|(name, value)| (name.to_owned(), Cell::Text(value.to_owned())));
        Ok(Row { line, cells: cells.collect() })
    };
    reader.records().map(row).collect()
}

fn of_json(text: &str) -> Rows {
    let rows: Vec<&RawValue> =
        serde_json::from_str(text).map_err(|error| (error.line(), format!("not a JSON list of objects: {error}")))?;
    // The rows stand in their order, so that the lines are counted once.
    let (mut counted, mut line) = (0, 1);
    let row = |raw: &RawValue| {
        let at = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        line += text[counted..at].matches('\n').count();
        counted = at;
        of_object(raw.get(), line)
    };
    rows.into_iter().map(row).collect()
}

fn of_json_lines(text: &str) -> Rows {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| of_object(line, index + 1)).collect()
}

/// A row that is an object: strings, numbers, lists of strings; null is empty.
fn of_object(object: &str, line: usize) -> Result<Row, (usize, String)> {
    use serde_json::Value;
    let object: BTreeMap<String, Value> = serde_json::from_str(object)
        .map_err(|error| (line + error.line().max(1) - 1, format!("not a JSON object: {error}")))?;
    let cell = |(name, value): (String, Value)| {
        let cell = match &value {
            Value::String(text) => Cell::Text(text.trim().to_owned()),
            Value::Number(number) => Cell::Number(number.to_string()),
            Value::Null => Cell::Text(String::new()),
            Value::Array(list) => Cell::List(list.iter().map(|one| of_list(&name, one)).collect::<Result<_, _>>()?),
            _ => return Err(format!("{name} is {value}; expected a string, a number or null")),
        };
        Ok((name, cell))
    };
    let cell = |pair| cell(pair).map_err(|reason| (line, reason));
    Ok(Row { line, cells: object.into_iter().map(cell).collect::<Result<_, _>>()? })
}

/// A string in a list of JSON.
fn of_list(name: &str, value: &serde_json::Value) -> Result<String, String> {
    match value.as_str() {
        Some(text) => Ok(text.trim().to_owned()),
        None => Err(format!("{name} holds {value}; expected strings")),
    }
}

/// What is wrong with a line of a user's file (counted from 1; 0: with the file).
pub fn fault(file: &str, line: usize, reason: String) -> Error {
    Error::Lexicon { file: file.to_owned(), line, reason }
}
