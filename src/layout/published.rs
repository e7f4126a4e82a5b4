//! When the article appeared: the best of the dates that its page gives.
//!
//! In: the dates found in lines of the page, the text, its URL and what the caller knows. Out: one moment, or none. The
//! caller's word wins; then the first publication, a date without a label, an update; then the URL. A date such as
//! "03/07/2018" has two readings, and counts only if something on the page tells which: its weekday, the URL, the other
//! dates, the country of the outlet, the months that the story names. Nothing is guessed.

use super::dates::{self, Day, Label, Order, Stamp};
use super::{Published, PublishedOrigin};
use crate::extractor::Options;
use crate::lexicon::DATE_ORDER;
use crate::span::ByteSpan;
use jiff::civil::{Date, DateTime, Time};

/// Two dates of one page that are no further apart belong to the same story.
const NEAR: i32 = 10;

/// The dates of a page and where they stand.
#[derive(Debug, Clone, Default)]
pub struct Evidence<'t> {
    /// Dates in lines of their own or before the lead, with whether they stand above the story (else in it or below).
    pub stamps: Vec<(Stamp, bool)>,
    /// The date of the dateline: when the report was written.
    pub dateline: Option<ByteSpan>,
    /// The URL that stands in the text.
    pub url: Option<&'t str>,
}

/// Choose the moment of publication.
pub fn choose(text: &str, options: &Options, evidence: &Evidence) -> Option<Published> {
    if let Some(given) = options.published {
        return Some(Published {
            at: given.at,
            has_time: given.has_time,
            span: None,
            origin: PublishedOrigin::Argument,
        });
    }
    let url = options.url.or(evidence.url);
    let rank = |&(stamp, above): &(Stamp, bool)| match (stamp.label, above) {
        (Some(Label::First), _) => 0,
        (None, true) => 1,
        (Some(Label::Update), true) => 2,
        (None, false) => 3,
        (Some(Label::Update), false) => 4,
    };
    let mut stamps: Vec<(Stamp, bool)> =
        evidence.stamps.iter().filter(|(stamp, _)| stamp.day.is_some()).copied().collect();
    stamps.sort_by_key(rank);
    if let Some((stamp, _)) = stamps.first() {
        // An update says nothing of the day of the first publication, so there is no second choice.
        return settle(text, stamp, &stamps, url).map(|date| Published {
            at: moment(date, stamp.time),
            has_time: stamp.time.is_some(),
            span: Some(stamp.span),
            origin: PublishedOrigin::Text,
        });
    }
    let from_url = url.and_then(date_in_url).map(|date| Published {
        at: moment(date, None),
        has_time: false,
        span: None,
        origin: PublishedOrigin::Url,
    });
    from_url.or_else(|| {
        let span = evidence.dateline?;
        let stamp = dates::leading(span.of(text), span.start as usize)?;
        let date = settle(text, &stamp, &[], None)?;
        Some(Published { at: moment(date, None), has_time: false, span: Some(span), origin: PublishedOrigin::Text })
    })
}

fn moment(date: Date, time: Option<Time>) -> DateTime {
    date.to_datetime(time.unwrap_or_else(Time::midnight))
}

/// The day of a stamp, where the page tells which.
fn settle(text: &str, stamp: &Stamp, others: &[(Stamp, bool)], url: Option<&str>) -> Option<Date> {
    let (day_first, month_first) = match stamp.day? {
        Day::Sure(date, _) => return Some(date),
        Day::Either { day_first, month_first } => (day_first, month_first),
    };
    let pick = |first: bool, second: bool| match (first, second) {
        (true, false) => Some(day_first),
        (false, true) => Some(month_first),
        _ => None,
    };
    let near = |date: Date, other: Date| date.until(other).is_ok_and(|distance| distance.get_days().abs() <= NEAR);
    let by_weekday = || {
        let weekday = stamp.weekday?;
        pick(day_first.weekday() == weekday, month_first.weekday() == weekday)
    };
    let by_url = || {
        let url = url?;
        if let Some(date) = date_in_url(url) {
            return pick(near(day_first, date), near(month_first, date));
        }
        let (year, month) = month_in_url(url)?;
        let fits = |date: Date| (date.year(), date.month()) == (year, month);
        pick(fits(day_first), fits(month_first))
    };
    let by_country = || {
        let first = order_of_country(host(url?)?)?;
        Some(if first == Order::DayFirst { day_first } else { month_first })
    };
    by_weekday().or_else(by_url).or_else(|| {
        let found = dates::find(text, 0).stamps;
        let days = || found.iter().chain(others.iter().map(|(stamp, _)| stamp)).filter_map(|stamp| stamp.day);
        let written = |wanted: Order| days().any(|day| matches!(day, Day::Sure(_, Some(order)) if order == wanted));
        pick(written(Order::DayFirst), written(Order::MonthFirst))
            .or_else(|| {
                let close = |date: Date| days().any(|day| matches!(day, Day::Sure(other, _) if near(date, other)));
                pick(close(day_first), close(month_first))
            })
            .or_else(by_country)
            .or_else(|| {
                let named = months_named(text);
                let has = |date: Date| named >> date.month() & 1 == 1;
                pick(has(day_first), has(month_first))
            })
    })
}

/// The order of day and month in dates of three numbers: as another such date on the page has it, as the date of
/// publication was settled, or as the country of the address writes.
pub fn order(options: &Options, evidence: &Evidence, published: Option<&Published>) -> Option<Order> {
    let day = published.map(|published| published.at.date());
    let told = evidence.stamps.iter().filter_map(|(stamp, _)| match stamp.day? {
        Day::Sure(_, order) => order,
        Day::Either { day_first, .. } if day == Some(day_first) => Some(Order::DayFirst),
        Day::Either { month_first, .. } if day == Some(month_first) => Some(Order::MonthFirst),
        Day::Either { .. } => None,
    });
    agreed(told).or_else(|| order_of_country(host(options.url.or(evidence.url)?)?))
}

/// The order of day and month in the dates of a text that leave no choice.
pub fn order_written(text: &str) -> Option<Order> {
    agreed(dates::find(text, 0).stamps.iter().filter_map(|stamp| match stamp.day? {
        Day::Sure(_, order) => order,
        Day::Either { .. } => None,
    }))
}

/// The one order of all, unless they differ.
fn agreed(mut orders: impl Iterator<Item = Order>) -> Option<Order> {
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The months that a text names, as bits. Short forms need four letters ("Sept"), since "Jan" and "Mar" are names, too.
fn months_named(text: &str) -> u16 {
    let is_capital = |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase());
    text.split(|c: char| !c.is_alphabetic())
        .filter(is_capital)
        // "May" and "March" begin sentences too, but here they only stand against each other.
        .filter_map(|word| dates::month(word).filter(|_| word.len() > 3 || word == "May"))
        .fold(0, |months, month| months | 1 << month)
}

/// The day in an address, which begins a piece of its path or the value of a key: /2022/07/31/, /2022-07-31/,
/// /2022/jul/31/, /20220731…, ?date=20220731.
pub fn date_in_url(url: &str) -> Option<Date> {
    let path = path(url)?;
    let mut last = ("", "");
    // /25/07/2022/: only with a day that is no month.
    let is_day = |piece: &str| piece.parse::<u8>().is_ok_and(|day| day > 12);
    for piece in path.split(['/', '?', '&', '=']) {
        let found = compact(piece)
            .or_else(|| dashed(piece))
            .or_else(|| date(last.0, last.1, piece.split(['-', '_', '.']).next().unwrap_or(piece)))
            .or_else(|| date(piece, last.1, last.0).filter(|_| is_day(last.0)));
        if found.is_some() {
            return found;
        }
        last = (last.1, piece);
    }
    None
}

/// The year and month in an address: /2022/07/.
fn month_in_url(url: &str) -> Option<(i16, i8)> {
    let mut last = "";
    for piece in path(url)?.split('/') {
        if let Some(found) = date(last, piece, "1") {
            return Some((found.year(), found.month()));
        }
        last = piece;
    }
    None
}

/// What stands after the host.
fn path(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map(|at| &rest[at + 1..])
}

/// The host of an address, without its port.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':', '?']).next().filter(|host| host.contains('.'))
}

fn order_of_country(host: &str) -> Option<Order> {
    let domain = host.rsplit('.').next()?.to_ascii_lowercase();
    let [_, first] = DATE_ORDER.rows().find(|row| row[0] == domain)?;
    Some(if first == "day" { Order::DayFirst } else { Order::MonthFirst })
}

/// "20220731", "202207310637.html": eight digits that are a day of the web's years, alone or before a number.
fn compact(piece: &str) -> Option<Date> {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    let is_serial = matches!(digits, 8 | 10 | 12 | 14) && !piece[digits..].starts_with(|c: char| c.is_alphabetic());
    if !is_serial {
        return None;
    }
    date(&piece[..4], &piece[4..6], &piece[6..8])
}

/// "2022-07-31", and "2022-07-31-talks-fail", "talks-fail-2022-07-31".
fn dashed(piece: &str) -> Option<Date> {
    let stem = piece.split('.').next().unwrap_or(piece);
    let mut first = stem.splitn(4, ['-', '_']);
    let begin = date(first.next()?, first.next()?, first.next()?);
    begin.or_else(|| {
        let mut last = stem.rsplitn(4, ['-', '_']);
        let (day, month, year) = (last.next()?, last.next()?, last.next()?);
        date(year, month, day)
    })
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |piece: &str, digits: std::ops::RangeInclusive<usize>| {
        (digits.contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| piece.parse::<i16>().ok())
            .flatten()
    };
    let year = number(year, 4..=4).filter(|year| (1990..2100).contains(year))?;
    let month = number(month, 1..=2).map(|month| month as i8).or_else(|| dates::month(month))?;
    Date::new(year, month, number(day, 1..=2)? as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(line: &str, url: Option<&str>) -> Option<String> {
        let stamps = dates::find(line.lines().next().unwrap(), 0).stamps.iter().map(|&stamp| (stamp, true)).collect();
        let evidence = Evidence { stamps, ..Evidence::default() };
        choose(line, &Options { url, published: None }, &evidence).map(|found| found.at.date().to_string())
    }

    #[test]
    fn dates_in_addresses() {
        let read = |url| date_in_url(url).map(|date| date.to_string());
        assert_eq!(read("https://example.org/2022/07/31/talks-fail").as_deref(), Some("2022-07-31"));
        assert_eq!(read("https://example.org/news/2022-07-31/talks/10").as_deref(), Some("2022-07-31"));
        assert_eq!(read("https://example.org/world/2022/jul/31/talks-fail").as_deref(), Some("2022-07-31"));
        assert_eq!(read("https://example.org/stories/202207250637.html").as_deref(), Some("2022-07-25"));
        assert_eq!(read("https://example.org/view.php?ud=20220725000655&np=1").as_deref(), Some("2022-07-25"));
        assert_eq!(read("https://example.org/article/25/07/2022/talks").as_deref(), Some("2022-07-25"));
        assert_eq!(read("https://example.org/article/05/07/2022/talks"), None);
        assert_eq!(read("https://example.org/2022/07/talks-fail"), None);
        assert_eq!(read("https://example.org/1658277070_41044.html"), None);
        assert_eq!(read("https://example.org/kali-2026-1-release"), None);
    }

    #[test]
    fn first_publication_wins_over_update() {
        assert_eq!(day("Updated 2 May 2018 | Published 1 May 2018", None).as_deref(), Some("2018-05-01"));
    }

    #[test]
    fn two_readings_need_evidence() {
        assert_eq!(day("03/07/2018", None), None);
        assert_eq!(day("Tuesday 03/07/2018", None).as_deref(), Some("2018-07-03"));
        assert_eq!(day("03/07/2018", Some("https://example.org/2018/07/03/x")).as_deref(), Some("2018-07-03"));
        assert_eq!(day("03/07/2018", Some("https://example.org/2018/07/x")).as_deref(), Some("2018-07-03"));
        assert_eq!(day("03/07/2018", Some("https://example.co.uk/x")).as_deref(), Some("2018-07-03"));
        assert_eq!(day("03/07/2018", Some("https://example.ph/x")).as_deref(), Some("2018-03-07"));
        assert_eq!(day("03/07/2018\nIt began on 25/06/2018.", None).as_deref(), Some("2018-07-03"));
        assert_eq!(day("03/07/2018\nThe talks began on March 5, 2018.", None).as_deref(), Some("2018-03-07"));
        assert_eq!(day("03/07/2018\nThe talks began in July.", None).as_deref(), Some("2018-07-03"));
    }
}
