//! The format of the files in `data/` and of a user's own lexicon.
//!
//! Lines that begin with `#` are comments: what the file is, where it comes from, its licence. The last of them, which
//! begins with `#:`, names the columns; a column may list the values it allows: `#: lemma  frame(report|accuse)`. All
//! other lines are rows, their columns separated by one tab, sorted, none twice. A blank line is an error.

use std::fmt;

/// A column: its name, and the values it may take where the header lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub values: Vec<String>,
}

/// A file that was read: its columns, the number of the line that names them, and its rows with that of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub header: usize,
    pub columns: Vec<Column>,
    pub rows: Vec<(usize, Vec<String>)>,
}

/// What is wrong with a line (counted from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// Read a file. `sorted` asks for rows in the order of their bytes, which files in `data/` have to keep.
pub fn parse(text: &str, sorted: bool) -> Result<File, Fault> {
    let (mut columns, mut named) = (Vec::new(), 1);
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let mut last = "";
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line)) {
        let fault = |reason: String| Fault { line: number, reason };
        if let Some(header) = line.strip_prefix("#:") {
            (columns, named) = (header.split_whitespace().map(column).collect(), number);
        } else if line.starts_with('#') {
        } else if columns.is_empty() {
            return Err(fault("a row before the header; expected a line \"#: column column …\"".into()));
        } else if line.trim().is_empty() {
            return Err(fault("a blank line".into()));
        } else {
            let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if row.len() != columns.len() {
                let names: Vec<&str> = columns.iter().map(|c: &Column| c.name.as_str()).collect();
                let reason = format!("{} columns, expected {}: {}", row.len(), columns.len(), names.join(", "));
                return Err(fault(reason));
            }
            for (value, column) in row.iter().zip(&columns) {
                check(value, column).map_err(fault)?;
            }
            if sorted && line < last {
                return Err(fault(format!("{line:?} stands after {last:?}; rows are sorted by their bytes")));
            }
            if !seen.insert(line) {
                return Err(fault(format!("{line:?} stands here twice")));
            }
            last = line;
            rows.push((number, row));
        }
    }
    Ok(File { header: named, columns, rows })
}

/// A column from its place in the header: `name` or `name(value|value)`.
fn column(header: &str) -> Column {
    match header.split_once('(') {
        None => Column { name: header.into(), values: Vec::new() },
        Some((name, values)) => {
            let values = values.trim_end_matches(')').split('|').map(str::to_owned).collect();
            Column { name: name.into(), values }
        }
    }
}

fn check(value: &str, column: &Column) -> Result<(), String> {
    if value.trim() != value {
        return Err(format!("{} is {value:?}, with white space at its end", column.name));
    }
    if !column.values.is_empty() && !column.values.iter().any(|allowed| allowed == value) {
        return Err(format!("{} is {value:?}; expected one of {}", column.name, column.values.join(", ")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        parse(text, true).unwrap_err().to_string()
    }

    #[test]
    fn rows_and_columns_are_read() {
        let file = parse("# verbs\n#: lemma\tframe(report|accuse)\naccuse\taccuse\nsay\treport\n", true).unwrap();
        assert_eq!(file.columns[1].values, ["report", "accuse"]);
        assert_eq!(file.rows, [(3, vec!["accuse".into(), "accuse".into()]), (4, vec!["say".into(), "report".into()])]);
    }

    #[test]
    fn faults_name_line_and_reason() {
        assert_eq!(fault("say\n"), "line 1: a row before the header; expected a line \"#: column column …\"");
        assert_eq!(fault("#: a b\nx\n"), "line 2: 1 columns, expected 2: a, b");
        assert_eq!(fault("#: a(x|y)\nz\n"), "line 2: a is \"z\"; expected one of x, y");
        assert_eq!(fault("#: a\nb\na\n"), "line 3: \"a\" stands after \"b\"; rows are sorted by their bytes");
        assert_eq!(fault("#: a\na\na\n"), "line 3: \"a\" stands here twice");
        assert_eq!(fault("#: a\n\n"), "line 2: a blank line");
        assert_eq!(fault("#: a\nx \n"), "line 2: a is \"x \", with white space at its end");
    }
}
