//! The gazetteer of names: our tables, and the rows that a user adds, which go first.

use super::own;
use crate::error::Error;

/// Known names of people, organisations, places and groups.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Rows that the user gave, the last given first.
    pub own: Vec<OwnName>,
}

/// A row of a user's lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnName {
    pub name: String,
    pub kind: String,
    pub country: String,
    pub code: String,
}

/// The columns of a user's file, in this order.
const COLUMNS: [&str; 4] = ["name", "kind", "country", "code"];

/// The kinds of entities.
const KINDS: [&str; 5] = ["person", "organization", "place", "group", "other"];

impl Names {
    /// Add the rows of a file in the format of `data/`: columns name, kind, country, code. `file` is its path.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let fault = |line, reason| own::fault(file, line, reason);
        for (line, [name, kind, country, code]) in own::rows(file, text, COLUMNS)? {
            if name.is_empty() {
                return Err(fault(line, "the name is empty".into()));
            }
            if !KINDS.contains(&kind.as_str()) {
                return Err(fault(line, format!("kind is {kind:?}; expected one of {}", KINDS.join(", "))));
            }
            self.own.push(OwnName { name, kind, country, code });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        Names::default().add("own.tsv", text).unwrap_err().to_string()
    }

    #[test]
    fn rows_are_added() {
        let mut names = Names::default();
        names.add("own.tsv", "#: name kind country code\nOrley\tplace\tFRA\t\n").unwrap();
        let row = OwnName { name: "Orley".into(), kind: "place".into(), country: "FRA".into(), code: String::new() };
        assert_eq!(names.own, [row]);
    }

    #[test]
    fn faults_name_file_line_and_reason() {
        assert_eq!(
            fault("#: name kind country code\nOrley\ttown\tFRA\t\n"),
            "own.tsv, line 2: kind is \"town\"; expected one of person, organization, place, group, other"
        );
        assert_eq!(fault("#: name kind country code\n\tplace\t\t\n"), "own.tsv, line 2: the name is empty");
        assert_eq!(
            fault("#: name kind\nx\tplace\n"),
            "own.tsv, line 1: expected the header \"#: name\tkind\tcountry\tcode\""
        );
        assert_eq!(fault(""), "own.tsv, line 1: expected the header \"#: name\tkind\tcountry\tcode\"");
    }
}
