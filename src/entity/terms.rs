//! Terms: who held which office when. "Angela Merkel" is DEUGOV until the end of 2021, and DEUELI after it.
//!
//! The month that counts is that of publication; an article without a date is read as of today. Rows of
//! `officeholders.tsv` know both ends of a term, those of `leaders.tsv` its first year, and count only for names that the
//! former do not have.

use super::gazetteer::{Gazetteer, Sense};
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

/// Read the tables; every name gets a sense for each of its terms.
pub fn read(add: &mut impl FnMut(&'static str, Sense)) -> Vec<Term> {
    let mut found = Vec::new();
    let mut known: FxHashSet<&str> = FxHashSet::default();
    let mut push = |name, term| {
        add(name, Sense::Holder(found.len() as u32));
        found.push(term);
    };
    for [name, origin, sector, from, until] in lexicon::OFFICEHOLDERS.rows() {
        known.insert(name);
        let sector = (!sector.is_empty()).then_some(sector);
        let until = if until.is_empty() { Month::MAX } else { month(until) };
        push(name, Term { origin, sector, from: month(from), until });
    }
    for [name, origin, _, since] in lexicon::LEADERS.rows().filter(|row| !known.contains(row[0])) {
        push(name, Term { origin, sector: Some("GOV"), from: month(since), until: Month::MAX });
    }
    found
}

/// "2021-12", "2021"
fn month(written: &str) -> Month {
    let (year, month) = written.split_once('-').unwrap_or((written, "1"));
    let number = |text: &str| text.parse::<Month>().unwrap_or_default();
    number(year) * 12 + number(month)
}

/// Where somebody belongs, and the sector of the office that they hold on a day, ELI if they only held one before.
pub fn at(gazetteer: &Gazetteer, senses: &[Sense], day: Option<Date>) -> Option<(&'static str, Option<&'static str>)> {
    let month = |day: Date| Some(Month::try_from(day.year()).ok()? * 12 + Month::try_from(day.month()).ok()?);
    let month = day.and_then(month).unwrap_or(Month::MAX);
    let terms = || {
        senses.iter().filter_map(|sense| match *sense {
            Sense::Holder(term) => Some(gazetteer.terms[term as usize]),
            _ => None,
        })
    };
    let held = terms().filter(|term| term.from <= month && month <= term.until).max_by_key(|term| term.from);
    if let Some(term) = held {
        return Some((term.origin, term.sector));
    }
    let before = terms().filter(|term| term.until < month).max_by_key(|term| term.until);
    let former = before.map(|term| (term.origin, Some("ELI")));
    former.or_else(|| terms().min_by_key(|term| term.from).map(|term| (term.origin, None)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::gazetteer::GAZETTEER;

    fn code(name: &str, when: Option<&str>) -> Option<(&'static str, Option<&'static str>)> {
        let day = when.map(|month| format!("{month}-01").parse().unwrap());
        at(&GAZETTEER, GAZETTEER.names.get(name)?, day)
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
    fn without_a_date_the_article_is_read_today() {
        assert_eq!(code("Laurent Gbagbo", None), Some(("CIV", Some("ELI"))));
        assert_eq!(code("Nikol Pashinyan", None), Some(("ARM", Some("GOV"))));
    }
}
