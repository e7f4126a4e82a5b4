//! Terms: who held which office when. "Angela Merkel" is DEUGOV until the end of 2021, and DEUELI after it.
//!
//! The month that counts is that of publication; without one the last office counts: of the officeholders whom dated
//! articles of Wikinews and Current Events name, 87 in 100 held their office then. Rows of `officeholders.tsv` know both
//! ends of a term, those of `leaders.tsv` its first year, and count only for names that the former do not have.

use super::Sense;
use crate::lexicon;
use jiff::civil::Date;
use rustc_hash::FxHashSet;

/// Months since the year 0.
type Month = u32;

/// One office of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// A country, or IGO, UNO, EUR.
    pub origin: &'static str,
    pub sector: Option<&'static str>,
    from: Month,
    until: Month,
}

impl Term {
    /// A row of a table: months as "2021-12", the second empty where the term has not ended.
    pub fn new(origin: &'static str, sector: &'static str, from: &str, until: &str) -> Self {
        let until = if until.is_empty() { Month::MAX } else { month(until) };
        Self { origin, sector: (!sector.is_empty()).then_some(sector), from: month(from), until }
    }

    fn holds(&self, month: Month) -> bool {
        self.from <= month && month <= self.until
    }
}

/// The names of the tables that reach to our day, each with a term.
pub fn rows() -> impl Iterator<Item = (&'static str, Term)> {
    let known: FxHashSet<&str> = lexicon::OFFICEHOLDERS.rows().map(|[name, ..]| name).collect();
    let term = |[name, origin, sector, from, until]: [&'static str; 5]| (name, Term::new(origin, sector, from, until));
    let leaders = lexicon::LEADERS.rows().filter(move |[name, ..]| !known.contains(name));
    let leaders = leaders.map(|[name, origin, _, since]| (name, Term::new(origin, "GOV", since, "")));
    lexicon::OFFICEHOLDERS.rows().map(term).chain(leaders)
}

/// Read the tables; every name gets a sense for each of its terms.
pub fn read(add: &mut impl FnMut(&'static str, Sense)) -> Vec<Term> {
    let mut found = Vec::new();
    for (name, term) in rows() {
        add(name, Sense::Holder(found.len() as u32));
        found.push(term);
    }
    found
}

fn month_of(day: Date) -> Option<Month> {
    Some(Month::try_from(day.year()).ok()? * 12 + Month::try_from(day.month()).ok()?)
}

/// "2021-12", "2021"
fn month(written: &str) -> Month {
    let (year, month) = written.split_once('-').unwrap_or((written, "1"));
    let number = |text: &str| text.parse::<Month>().unwrap_or_default();
    number(year) * 12 + number(month)
}

/// What a body was on a day, where that is another than its row says: "Taliban".
pub fn of_body(name: &str, day: Option<Date>) -> Option<Term> {
    let month = month_of(day?)?;
    let rows = lexicon::BODY_TERMS.find(name);
    rows.map(|[_, origin, sector, from, until]| Term::new(origin, sector, from, until)).find(|term| term.holds(month))
}

/// Where somebody belongs, and the sector of the office that they hold on a day, ELI if they only held one before.
pub fn at(terms: &[Term], day: Option<Date>) -> Option<(&'static str, Option<&'static str>)> {
    let month = day.and_then(month_of);
    let is_held = |term: &&Term| month.is_none_or(|month| term.holds(month));
    if let Some(term) = terms.iter().filter(is_held).max_by_key(|term| term.from) {
        return Some((term.origin, term.sector));
    }
    let before =
        terms.iter().filter(|term| month.is_some_and(|month| term.until < month)).max_by_key(|term| term.until);
    let former = before.map(|term| (term.origin, Some("ELI")));
    former.or_else(|| terms.iter().min_by_key(|term| term.from).map(|term| (term.origin, None)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::gazetteer::GAZETTEER;
    use crate::entity::gazetteer::known;

    fn code(name: &str, when: Option<&str>) -> Option<(&'static str, Option<&'static str>)> {
        let day = when.map(|month| format!("{month}-01").parse().unwrap());
        let senses = GAZETTEER.names.get(name).map_or(&[][..], Vec::as_slice);
        at(&known::terms(&GAZETTEER, senses, name), day)
    }

    #[test]
    fn the_office_of_the_month_counts() {
        assert_eq!(code("Angela Merkel", Some("2015-06")), Some(("DEU", Some("GOV"))));
        assert_eq!(code("Angela Merkel", Some("2022-01")), Some(("DEU", Some("ELI"))));
        assert_eq!(code("Angela Merkel", Some("1995-01")), Some(("DEU", None)));
        assert_eq!(code("Jens Stoltenberg", Some("2010-01")), Some(("NOR", Some("GOV"))));
        assert_eq!(code("Jens Stoltenberg", Some("2020-01")), Some(("IGO", None)));
    }

    #[test]
    fn without_a_date_the_last_office_counts() {
        assert_eq!(code("Laurent Gbagbo", None), Some(("CIV", Some("GOV"))));
        assert_eq!(code("Jens Stoltenberg", None), Some(("IGO", None)));
    }

    #[test]
    fn an_office_whose_end_is_not_known_lasts_some_years() {
        assert_eq!(code("Somphong Mongkhonvilai", Some("2010-01")), Some(("LAO", Some("GOV"))));
        assert_eq!(code("Somphong Mongkhonvilai", Some("2020-01")), Some(("LAO", Some("ELI"))));
    }

    #[test]
    fn a_body_may_have_been_something_else_for_a_time() {
        let taliban = |day: &str| of_body("Taliban", Some(day.parse().unwrap())).and_then(|term| term.sector);
        assert_eq!((taliban("2000-05-01"), taliban("2010-05-01")), (Some("GOV"), None));
        assert_eq!(of_body("Taliban", None), None);
        for [name, ..] in lexicon::BODY_TERMS.rows() {
            assert!(lexicon::ORGANIZATIONS.find(name).any(|[_, _, full]| full.is_empty()), "{name}");
        }
    }

    #[test]
    fn newer_tables_go_before_older_ones_in_any_spelling() {
        assert_eq!(code("Abdul Fattah Al Sisi", Some("2025-01")), Some(("EGY", Some("GOV"))));
        assert_eq!(code("Binyamin Netanyahu", Some("2024-01")), Some(("ISR", Some("GOV"))));
    }
}
