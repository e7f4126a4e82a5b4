//! Days as a reader writes them: "22–23 Dec 2018", "Nov 2018", "2011–2012".
//!
//! In: ISO 8601 strings, as an article holds them. A value that is not a plain calendar day is given back as it is.

use crate::calendar::MONTHS;
use jiff::civil::{Date, DateTime};

/// The days from `earliest` to `latest`, both included, in their shortest form.
pub fn range(earliest: &str, latest: &str) -> String {
    match (earliest.parse::<Date>(), latest.parse::<Date>()) {
        (Ok(first), Ok(last)) => between(first, last),
        _ if earliest == latest => earliest.to_owned(),
        _ => format!("{earliest} – {latest}"),
    }
}

fn between(first: Date, last: Date) -> String {
    let (from, to) = (short(first), short(last));
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let same_year = first.year() == last.year();
    if first == last {
        return format!("{} {from}", first.day());
    }
    if whole_months && first.month() == 1 && last.month() == 12 {
        return if same_year { first.year().to_string() } else { format!("{}–{}", first.year(), last.year()) };
    }
    let same_month = same_year && first.month() == last.month();
    match (whole_months, same_month, same_year) {
        (true, true, _) => from,
        (true, false, true) => format!("{}–{to}", month(first)),
        (true, false, false) => format!("{from} – {to}"),
        (false, true, _) => format!("{}–{} {to}", first.day(), last.day()),
        (false, false, true) => format!("{} {} – {} {to}", first.day(), month(first), last.day()),
        (false, false, false) => format!("{} {from} – {} {to}", first.day(), last.day()),
    }
}

/// A day, or a minute of it, in full: "24 December 2018, 13:11".
pub fn moment(value: &str) -> String {
    let in_full = |date: Date| {
        let name = MONTHS[date.month() as usize - 1];
        format!("{} {name} {}", date.day(), date.year())
    };
    if let (Ok(date), true) = (value.parse::<Date>(), value.len() <= "2018-12-24".len()) {
        return in_full(date);
    }
    match value.parse::<DateTime>() {
        Ok(at) => format!("{}, {:02}:{:02}", in_full(at.date()), at.hour(), at.minute()),
        Err(_) => value.to_owned(),
    }
}

/// "Dec"
fn month(date: Date) -> &'static str {
    &MONTHS[date.month() as usize - 1][..3]
}

/// "Dec 2018"
fn short(date: Date) -> String {
    format!("{} {}", month(date), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_said_in_their_shortest_form() {
        assert_eq!(range("2018-12-24", "2018-12-24"), "24 Dec 2018");
        assert_eq!(range("2018-12-22", "2018-12-23"), "22–23 Dec 2018");
        assert_eq!(range("2018-11-28", "2018-12-03"), "28 Nov – 3 Dec 2018");
        assert_eq!(range("2018-12-28", "2019-01-03"), "28 Dec 2018 – 3 Jan 2019");
        assert_eq!(range("2018-11-01", "2018-11-30"), "Nov 2018");
        assert_eq!(range("2020-02-01", "2020-02-29"), "Feb 2020");
        assert_eq!(range("2021-02-01", "2021-02-27"), "1–27 Feb 2021");
        assert_eq!(range("2018-07-01", "2018-09-30"), "Jul–Sep 2018");
        assert_eq!(range("2018-12-01", "2019-02-28"), "Dec 2018 – Feb 2019");
        assert_eq!(range("2016-01-01", "2016-12-31"), "2016");
        assert_eq!(range("2011-01-01", "2012-12-31"), "2011–2012");
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        assert_eq!(range("soon", "soon"), "soon");
        assert_eq!(range("2018-W51", "2018-12-24"), "2018-W51 – 2018-12-24");
        assert_eq!(moment("some time"), "some time");
    }

    #[test]
    fn moments_have_a_time_only_where_it_is_known() {
        assert_eq!(moment("2018-12-24T13:11"), "24 December 2018, 13:11");
        assert_eq!(moment("2018-12-24"), "24 December 2018");
    }
}
