//! The gazetteer of names: our tables, and the rows that a user adds, which go first.

use super::tsv;
use crate::error::Error;
use std::path::Path;

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

impl Names {
    /// Add the rows of a file in the format of `data/`: columns name, kind, country, code.
    pub fn add(&mut self, file: &Path) -> Result<(), Error> {
        let fault = |line: usize, reason: String| Error::Lexicon { file: file.display().to_string(), line, reason };
        let text = std::fs::read_to_string(file).map_err(|error| fault(0, error.to_string()))?;
        let table = tsv::parse(&text, false).map_err(|found| fault(found.line, found.reason))?;
        for (_, row) in table.rows {
            if let [name, kind, country, code] = row.as_slice() {
                let (name, kind, country, code) = (name.clone(), kind.clone(), country.clone(), code.clone());
                self.own.push(OwnName { name, kind, country, code });
            }
        }
        Ok(())
    }
}
