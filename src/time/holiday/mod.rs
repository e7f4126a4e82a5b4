//! Holiday: days with a name, from `data/holidays.tsv` and a user's own files, and their days in a year.
//!
//! In: the words of a name, or a row and a year. Out: the row, or the days. A row is a name and one or more rules
//! ([`rule`]). Calendars that go by the moon are listed for 1990 to 2035; in other years their days have no date.

mod reckon;
mod rule;

use crate::error::Error;
use crate::lexicon;
use crate::lexicon::own::{self, Columns};
use jiff::civil::Date;
use rule::Rule;
pub use rule::{Days, nth_weekday};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The most pieces that a name falls into: "Martin Luther King Jr. Day", "St . Valentine 's Day".
pub const MOST_PIECES: usize = 8;

/// The columns of a user's file.
const COLUMNS: Columns = Columns { all: &["name", "when"], needed: &["name", "when"], numbers: &[], lists: &[] };

/// The first number of a user's rows.
const OWN: u16 = 1 << 15;

/// Names and their rules.
#[derive(Debug, Clone, Default)]
struct Rows {
    rules: Vec<Vec<Rule>>,
    by_name: FxHashMap<String, u16>,
}

impl Rows {
    fn add(&mut self, name: &str, rule: Rule) {
        let next = self.rules.len() as u16;
        let row = *self.by_name.entry(name.to_owned()).or_insert(next);
        if row == next {
            self.rules.push(Vec::new());
        }
        self.rules[usize::from(row)].push(rule);
    }
}

/// The days with a name that a user added; they go before ours.
#[derive(Debug, Clone, Default)]
pub struct Holidays {
    own: Rows,
    /// The first word of each name of the user's, in small letters.
    first: FxHashSet<String>,
}

static OURS: LazyLock<Rows> = LazyLock::new(|| {
    let mut rows = Rows::default();
    for [name, when] in lexicon::HOLIDAYS.rows() {
        if let Ok(rule) = Rule::parse(when) {
            rows.add(name, rule);
        }
    }
    rows
});

/// The first word of each of our names, in small letters.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    lexicon::HOLIDAYS.rows().map(|[name, ..]| &*Box::leak(first_word(name).into_boxed_str()))
}

fn first_word(name: &str) -> String {
    name.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase()
}

impl Holidays {
    /// Add the rows of a file: columns name and when. `file` is its path, whose ending tells its form.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let fault = |line, reason| own::fault(file, line, reason);
        for row in own::table(file, text, &COLUMNS)? {
            let (line, name, when) = (row.line, row.get("name"), row.get("when"));
            let first = first_word(name);
            if first.is_empty() {
                return Err(fault(line, format!("name is {name:?}; expected it to begin with a letter")));
            }
            if pieces(name) > MOST_PIECES {
                return Err(fault(line, format!("name is {name:?}; expected at most {MOST_PIECES} words and marks")));
            }
            self.own.add(&plain(name), Rule::parse(when).map_err(|reason| fault(line, reason))?);
            if self.own.rules.len() >= usize::from(OWN) {
                return Err(fault(line, format!("more than {} names", OWN - 1)));
            }
            self.first.insert(first);
        }
        Ok(())
    }

    /// Whether the user added none.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Whether a name of the user's begins with a word.
    pub fn begins(&self, word: &str) -> bool {
        !self.is_empty() && self.first.contains(&word.to_lowercase())
    }

    /// The row of a name as it stands in the text.
    pub fn find(&self, name: &str) -> Option<u16> {
        let curly = name.contains('’').then(|| plain(name));
        let name = curly.as_deref().unwrap_or(name);
        let own = self.own.by_name.get(name).map(|row| row | OWN);
        own.or_else(|| OURS.by_name.get(name).copied())
    }

    fn rules(&self, row: u16) -> &[Rule] {
        let (rows, at) = if row >= OWN { (&self.own, row & !OWN) } else { (&*OURS, row) };
        rows.rules.get(usize::from(at)).map_or(&[], Vec::as_slice)
    }

    /// The days of a holiday in a year, each with how many there are.
    pub fn days(&self, row: u16, year: i32) -> impl Iterator<Item = Days> + '_ {
        self.rules(row).iter().flat_map(move |rule| rule.in_year(year))
    }

    /// The day, where the name means one day of history.
    pub fn once(&self, row: u16) -> Option<Date> {
        match self.rules(row) {
            [rule] => rule.once(),
            _ => None,
        }
    }

    /// The month and day, where they are the same each year.
    pub fn each_year(&self, row: u16) -> Option<(u8, u8)> {
        match self.rules(row) {
            [rule] => rule.each_year(),
            _ => None,
        }
    }
}

fn plain(name: &str) -> String {
    name.replace('’', "'")
}

/// How many words and marks a name has.
fn pieces(name: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for character in name.chars() {
        let letter = character.is_alphanumeric();
        count += usize::from(if letter { !inside } else { !character.is_whitespace() });
        inside = letter;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(name: &str, year: i32) -> String {
        let holidays = Holidays::default();
        let found = holidays.find(name).unwrap_or_else(|| panic!("no {name}"));
        holidays.days(found, year).map(|(date, _)| date.to_string()).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_row_has_a_rule_and_a_name_that_can_be_found() {
        for [name, when] in lexicon::HOLIDAYS.rows() {
            assert!(Rule::parse(when).is_ok(), "{name}: {}", Rule::parse(when).unwrap_err());
            assert!(pieces(name) <= MOST_PIECES, "{name}");
        }
    }

    #[test]
    fn holidays_have_their_dates() {
        assert_eq!(on("Easter", 2018), "2018-04-01");
        assert_eq!(on("Good Friday", 2024), "2024-03-29");
        assert_eq!(on("Thanksgiving", 2018), "2018-11-22");
        assert_eq!(on("Memorial Day", 2019), "2019-05-27");
        assert_eq!(on("Election Day", 2016), "2016-11-08");
        assert_eq!(on("New Year’s Eve", 2018), "2018-12-31");
        assert_eq!(on("Ramadan", 2024), "2024-03-11");
        assert_eq!(on("Eid al-Adha", 2006), "2006-01-10, 2006-12-31");
        assert_eq!(on("Ashura", 2019), "2019-09-09");
        assert_eq!(on("Yom Kippur", 1973), "1973-10-06");
        assert_eq!(on("Lunar New Year", 2020), "2020-01-25");
        assert_eq!(on("Diwali", 1994), "1994-11-03");
        assert_eq!(on("D-Day", 1944), "1944-06-06");
    }

    fn fault(text: &str) -> String {
        Holidays::default().add("own.tsv", text).unwrap_err().to_string()
    }

    #[test]
    fn a_users_rows_go_first() {
        let mut holidays = Holidays::default();
        holidays.add("own.tsv", "#: name when\nHarvest Fair\tthird saturday of august\nEaster\t05-01\n").unwrap();
        let days = |name: &str| holidays.days(holidays.find(name).unwrap(), 2018).map(|(date, _)| date.to_string());
        assert_eq!(days("Harvest Fair").collect::<Vec<_>>(), ["2018-08-18"]);
        assert_eq!(days("Easter").collect::<Vec<_>>(), ["2018-05-01"]);
        assert!(holidays.begins("Harvest") && !holidays.begins("Fair"));
    }

    #[test]
    fn all_forms_say_the_same() {
        for (file, text) in [
            ("own.tsv", "#: when name\n08-18 for 2 days\tHarvest Fair\n"),
            ("own.csv", "name,when\nHarvest Fair,08-18 for 2 days\n"),
            ("own.json", "[{\"name\": \"Harvest Fair\", \"when\": \"08-18 for 2 days\"}]"),
            ("own.jsonl", "{\"name\": \"Harvest Fair\", \"when\": \"08-18 for 2 days\"}\n"),
        ] {
            let mut holidays = Holidays::default();
            holidays.add(file, text).unwrap();
            let days: Vec<Days> = holidays.days(holidays.find("Harvest Fair").unwrap(), 2018).collect();
            assert_eq!(days, [(jiff::civil::date(2018, 8, 18), 2)], "{file}");
        }
        let fault = |file: &str, text: &str| Holidays::default().add(file, text).unwrap_err().to_string();
        assert_eq!(
            fault("own.csv", "name,when\nHarvest Fair,08-18\nFair,02-31\n"),
            "own.csv, line 3: 02-31 is no day of any year"
        );
        assert_eq!(
            fault("own.json", "[\n{\"name\": \"Fair\", \"when\": 818}]"),
            "own.json, line 2: when is the number 818; expected a string"
        );
        assert_eq!(
            fault("own.jsonl", "{\"name\": \"Fair\", \"when\": \"08-18\"}\n{\"name\": \"Fair\", \"day\": \"1\"}"),
            "own.jsonl, line 2: there is no column \"day\"; expected some of name, when"
        );
    }

    #[test]
    fn faults_name_file_line_and_reason() {
        assert_eq!(
            fault("# ours\n#: name day\nFair\t08-18\n"),
            "own.tsv, line 2: there is no column \"day\"; expected some of name, when"
        );
        assert_eq!(fault("#: name when\nFair\t02-31\n"), "own.tsv, line 2: 02-31 is no day of any year");
        assert_eq!(
            fault("#: name when\n# ours\n\t08-18\n"),
            "own.tsv, line 3: name is \"\"; expected it to begin with a letter"
        );
        assert_eq!(
            fault("#: name when\nA B C D E F G H I\t08-18\n"),
            "own.tsv, line 2: name is \"A B C D E F G H I\"; expected at most 8 words and marks"
        );
    }
}
