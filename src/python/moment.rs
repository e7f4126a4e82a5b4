//! When an article appeared, as a caller may write it: in ISO 8601, or as feeds, databases and GDELT do.
//!
//! All of these have one reading. What has two ("03/07/2018") is refused, and so is what is meant for people.

use crate::error::Error;
use crate::extractor::Moment;
use jiff::fmt::rfc2822;

/// Read a date or a time:
///
/// - "2018-12-24", "2018-12-24T13:11:05+05:00": ISO 8601;
/// - "Mon, 24 Dec 2018 13:11:05 GMT": RFC 2822, the `pubDate` of RSS;
/// - "2018-12-24 13:11:05 UTC", "2018-12-24 13:11:05 +0000": a zone that stands apart;
/// - "20181224131105": GDELT.
///
/// Not: "24 December 2018", "12/24/2018", "2018-12". The zone is left out, as in [`Moment::parse`].
pub fn parse(given: &str) -> Result<Moment, Error> {
    let iso = Moment::parse(given);
    if iso.is_ok() {
        return iso;
    }
    let trimmed = given.trim();
    if let Ok(zoned) = rfc2822::DateTimeParser::new().parse_zoned_datetime(trimmed) {
        return Ok(Moment { at: zoned.datetime(), has_time: true });
    }
    let known = without_zone(trimmed).map(str::to_owned).or_else(|| of_digits(trimmed));
    known.and_then(|known| Moment::parse(&known).ok()).map_or(iso, Ok)
}

/// A day and a time before a zone: "2018-12-24 13:11:05" of "2018-12-24 13:11:05 UTC".
fn without_zone(given: &str) -> Option<&str> {
    let (moment, zone) = given.rsplit_once(' ')?;
    let is_name = (1..=5).contains(&zone.len()) && zone.bytes().all(|byte| byte.is_ascii_uppercase());
    let figures = zone.strip_prefix(['+', '-']).unwrap_or_default();
    let is_offset =
        (2..=5).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    (moment.contains(':') && (is_name || is_offset)).then(|| moment.trim_end())
}

/// "20181224T131105" of "20181224131105".
fn of_digits(given: &str) -> Option<String> {
    let is_all = given.len() == 14 && given.bytes().all(|byte| byte.is_ascii_digit());
    is_all.then(|| format!("{}T{}", &given[..8], &given[8..]))
}
