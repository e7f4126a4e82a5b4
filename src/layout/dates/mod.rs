//! Dates as a page prints them: "December 24, 2018 at 1:11 pm", "2018-06-06T08:36+0000", "Mon 3 Jul 2023 14.05 BST".
//!
//! In: one short line. Out: its [`Stamp`]s, each with the bytes it takes, and the words that belong to none. A grammar
//! over numbers, words and marks; each function takes a place and hands back what it read and the next place.

mod clock;
mod day;
mod names;
mod pieces;

pub use day::{Day, Order};
pub use names::{is_weekday, month};

use super::lines::head;
use crate::lexicon::{DATE_LABELS, words::Words};
use crate::span::ByteSpan;
use clock::{reading_time, time, zone_of_day};
use day::day;
use jiff::civil::{Time, Weekday};
use names::weekday;
use pieces::{Kind, Piece, is_word, number, pieces, skip, word};
use std::sync::LazyLock;

/// A date in a line, with the time and the words that belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stamp {
    pub span: ByteSpan,
    /// `None`: relative to the moment of reading ("3 hours ago"), or a time alone ("14:32 GMT").
    pub day: Option<Day>,
    pub time: Option<Time>,
    pub weekday: Option<Weekday>,
    pub label: Option<Label>,
}

/// What a page says of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    First,
    Update,
}

/// The dates of a line, and the bytes before, between and after them that hold other words.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    pub stamps: Vec<Stamp>,
    pub rest: Vec<ByteSpan>,
}

/// Find the dates of a line that begins at byte `offset` of its text.
pub fn find(line: &str, offset: usize) -> Dates {
    let pieces = pieces(line);
    let mut found = Dates::default();
    let (mut at, mut rest) = (0, None);
    let place = |piece: &Piece| offset + piece.start;
    while at < pieces.len() {
        let may_open = match pieces[at].kind {
            Kind::Number(_) => true,
            Kind::Word => opens(pieces[at].text),
            Kind::Mark(_) => false,
        };
        if let Some((stamp, next)) = may_open.then(|| stamp(&pieces, at)).flatten() {
            let last = &pieces[next - 1];
            let span = ByteSpan::new(place(&pieces[at]), place(last) + last.text.len());
            if let Some((from, to)) = rest.take() {
                found.rest.push(ByteSpan::new(from, to));
            }
            found.stamps.push(Stamp { span, ..stamp });
            at = next;
        } else if let Some(next) = reading_time(&pieces, at) {
            if let Some((from, to)) = rest.take() {
                found.rest.push(ByteSpan::new(from, to));
            }
            at = next;
        } else {
            let piece = &pieces[at];
            match piece.kind {
                Kind::Mark('|' | '•' | '·' | '»' | ';') => {
                    if let Some((from, to)) = rest.take() {
                        found.rest.push(ByteSpan::new(from, to));
                    }
                }
                Kind::Mark(_) => {}
                _ => {
                    let from = rest.map_or(place(piece), |(from, _)| from);
                    rest = Some((from, place(piece) + piece.text.len()));
                }
            }
            at += 1;
        }
    }
    if let Some((from, to)) = rest {
        found.rest.push(ByteSpan::new(from, to));
    }
    found
}

/// The date at the very start of a line, where a page lost the break after it.
pub fn leading(line: &str, offset: usize) -> Option<Stamp> {
    let start = line.trim_start();
    let end = start.find(|c: char| !c.is_alphabetic()).unwrap_or(start.len());
    if !start.starts_with(|c: char| c.is_ascii_digit()) && !opens(&start[..end]) {
        return None;
    }
    let pieces = pieces(line);
    let (stamp, next) = stamp(&pieces, 0)?;
    let last = &pieces[next - 1];
    Some(Stamp { span: ByteSpan::new(offset, offset + last.start + last.text.len()), ..stamp })
}

/// Whether a date, or its label, can begin with a word.
fn opens(word: &str) -> bool {
    label_word(word).is_some()
        || month(word).is_some()
        || is_weekday(word)
        || ["a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

/// A label, a weekday, a date and a time, in the orders of the press: "Updated 9:12 AM ET, Tue May 1, 2018".
fn stamp(pieces: &[Piece], start: usize) -> Option<(Stamp, usize)> {
    let mut stamp = Stamp { span: ByteSpan::new(0, 0), day: None, time: None, weekday: None, label: None };
    let mut at = start;
    (stamp.label, at) = label(pieces, at);
    if let Some(next) = ago(pieces, at) {
        // "3h ago 14.32 BST"
        let clock = time(pieces, next);
        stamp.time = clock.map(|(time, _)| time);
        return Some((stamp, clock.map_or(next, |(_, after)| after)));
    }
    let mut clock = at;
    if let Some((time, next)) = time(pieces, at) {
        stamp.time = Some(time);
        clock = next;
        at = skip(pieces, next, ",-–—|·•");
        at += usize::from(is_word(pieces, at, "on"));
    }
    if let Some(day) = word(pieces, at).and_then(weekday) {
        stamp.weekday = Some(day);
        at = skip(pieces, at + 1, ".,|-–");
        at += usize::from(is_word(pieces, at, "the"));
    }
    let Some((day, mut next)) = day(pieces, at) else {
        let end = clock_alone(pieces, start, clock).filter(|_| stamp.time.is_some())?;
        return (stamp.label.is_some() || (start == 0 && end == pieces.len())).then_some((stamp, end));
    };
    stamp.day = Some(day);
    next = zone_of_day(pieces, next);
    if stamp.time.is_none() {
        let mut at = skip(pieces, next, ",-–—|·•@(/:");
        if JOINTS.iter().any(|joint| is_word(pieces, at, joint)) {
            at = skip(pieces, at + 1, ":");
        }
        if let Some(day) = word(pieces, at).and_then(weekday) {
            stamp.weekday = Some(day);
            next = at + 1;
            at = skip(pieces, next, ",/|-–");
        }
        // "13 April 2019 Last updated at 14:02", where no other day follows.
        let (label, after) = label(pieces, at);
        let is_labelled = label.is_some();
        at = if is_labelled { after + usize::from(is_word(pieces, after, "at")) } else { at };
        if let Some((time, after)) = time(pieces, at)
            && !(is_labelled && after < pieces.len())
        {
            stamp.time = Some(time);
            next = skip(pieces, after, ")");
        }
    }
    // "September 15, 2023 (updated)"
    let open = skip(pieces, next, "(");
    let (told, end) = label(pieces, open);
    let close = skip(pieces, end, ")");
    if stamp.label.is_none() && told.is_some() && open > next && close > end {
        (stamp.label, next) = (told, close);
    }
    Some((stamp, next))
}

/// Words between a day and its time: "at", as other languages have it, and the "T" of ISO 8601.
const JOINTS: [&str; 7] = ["at", "t", "à", "klo", "kl", "um", "om"];

/// Where a time without a day ends, with the same time elsewhere: "14:32", "2.15pm", "08:40 (06:40 GMT)". A number such as
/// "12.50" might be a price.
fn clock_alone(pieces: &[Piece], start: usize, end: usize) -> Option<usize> {
    let end = time(pieces, skip(pieces, end, "(/-–")).map_or(end, |(_, after)| skip(pieces, after, ")"));
    let is_clock = |piece: &Piece| matches!(piece.kind, Kind::Mark(':') | Kind::Word);
    pieces[start..end].iter().any(is_clock).then_some(end)
}

/// "Last updated on:", "Published", "On" before a date.
fn label(pieces: &[Piece], mut at: usize) -> (Option<Label>, usize) {
    let mut found = None;
    for _ in 0..5 {
        let Some(word) = word(pieces, at) else { break };
        found = match label_word(word) {
            Some(LabelWord::First) => Some(found.unwrap_or(Label::First)),
            Some(LabelWord::Update) => Some(Label::Update),
            Some(LabelWord::Filler) => found,
            None => break,
        };
        at = skip(pieces, at + 1, ":-–|");
    }
    (found, at)
}

/// The label that a line is, where the date stands in the next one.
pub fn label_alone(line: &str) -> Option<Label> {
    let pieces = pieces(head(line, 40));
    let (label, end) = label(&pieces, 0);
    label.filter(|_| end == pieces.len())
}

enum LabelWord {
    First,
    Update,
    Filler,
}

static LABELS: LazyLock<Words<LabelWord>> = LazyLock::new(|| {
    let kind = |kind: &str| match kind {
        "first" => LabelWord::First,
        "update" => LabelWord::Update,
        _ => LabelWord::Filler,
    };
    DATE_LABELS.rows().map(|[word, label]| (word, kind(label))).collect()
});

fn label_word(word: &str) -> Option<&'static LabelWord> {
    LABELS.get_small(word)
}

/// "3 hours ago", "5 mins ago": the place after it.
fn ago(pieces: &[Piece], at: usize) -> Option<usize> {
    let after = if is_word(pieces, at, "an") || is_word(pieces, at, "a") {
        at + 1
    } else {
        number(pieces, at).map(|_| at + 1)?
    };
    let unit = word(pieces, after)?;
    let is_unit = ["min", "hour", "hr", "day", "week", "month", "year", "sec"]
        .iter()
        .any(|name| unit.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
        || matches!(unit, "s" | "m" | "h" | "H" | "d" | "w");
    (is_unit && is_word(pieces, after + 1, "ago")).then_some(after + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        let found = find(line, 0);
        let shown = |stamp: &Stamp| {
            let day = match stamp.day {
                None => "ago".to_owned(),
                Some(Day::Sure(date, _)) => date.to_string(),
                Some(Day::Either { day_first, month_first }) => format!("{day_first} or {month_first}"),
            };
            let time = stamp.time.map_or(String::new(), |time| format!(" {:02}:{:02}", time.hour(), time.minute()));
            let label = stamp.label.map_or(String::new(), |label| format!(" {label:?}"));
            day + &time + &label
        };
        let mut all: Vec<String> = found.stamps.iter().map(shown).collect();
        all.extend(found.rest.iter().map(|rest| format!("[{}]", rest.of(line))));
        all.join(", ")
    }

    #[test]
    fn forms_of_the_press() {
        assert_eq!(read("December 24, 2018 at 1:11 pm"), "2018-12-24 13:11");
        assert_eq!(read("Updated 26 February 2023"), "2023-02-26 Update");
        assert_eq!(read("Published: 2018-06-06T08:36+0000"), "2018-06-06 08:36 First");
        assert_eq!(read("| 2018-08-17 02:31:34|"), "2018-08-17 02:31");
        assert_eq!(read("Mon 3 Jul 2023 14.05 BST"), "2023-07-03 14:05");
        assert_eq!(read("2018/12/24"), "2018-12-24");
        assert_eq!(read("03/07/2018"), "2018-07-03 or 2018-03-07");
        assert_eq!(read("03/14/1998 10:36:00"), "1998-03-14 10:36");
        assert_eq!(read("Friday, July 21, 2017"), "2017-07-21");
        assert_eq!(read("Updated 9:12 AM ET, Tue May 1, 2018"), "2018-05-01 09:12 Update");
        assert_eq!(read("Posted on: 24th of Dec., 2018 – 12:05 a.m. (GMT+3)"), "2018-12-24 00:05 First");
        assert_eq!(read("24-Dec-18 1311 GMT"), "2018-12-24 13:11");
        assert_eq!(read("2018-12-24T13:11:00.000Z"), "2018-12-24 13:11");
        assert_eq!(read("Last modified on Wed 20 Sep 2017 18.54 EDT"), "2017-09-20 18:54 Update");
        assert_eq!(read("July 5, 2021, 6:30 PM EDT"), "2021-07-05 18:30");
        assert_eq!(read("September 15, 2023 GMT"), "2023-09-15");
        assert_eq!(read("15 September 2023 (BST)"), "2023-09-15");
        assert_eq!(read("September 15, 2023 - 5 min read"), "2023-09-15");
        assert_eq!(read("5 min read | September 15, 2023"), "2023-09-15");
        assert_eq!(read("Friday, September 15, 2023 (updated)"), "2023-09-15 Update");
        assert_eq!(read("Issue date: 15 September 2023"), "2023-09-15");
        assert_eq!(read("Published Fri, Sep 15 20239:15 AM EDT"), "2023-09-15 09:15 First");
        assert_eq!(read("15.9.2023 klo 10:04"), "2023-09-15 10:04");
    }

    #[test]
    fn two_dates_and_other_words() {
        assert_eq!(read("Published 1 May 2018 | Updated 2 May 2018"), "2018-05-01 First, 2018-05-02 Update");
        assert_eq!(read("By Jane Roe | 1 May 2018"), "2018-05-01, [By Jane Roe]");
        assert_eq!(read("13 April 2019 Last updated at 14:02 GMT"), "2019-04-13 14:02");
        assert_eq!(read("1 May 2018 Updated 10:15, 2 May 2018"), "2018-05-01, 2018-05-02 10:15 Update");
        assert_eq!(read("Published 3 hours ago"), "ago First");
        assert_eq!(read("On March 27, 2019"), "2019-03-27");
        assert_eq!(read("Publication Date: 21.10.2021 | 15:32"), "2021-10-21 15:32 First");
        assert_eq!(
            read("Source: Agency| 2018-06-06 21:17:08|Editor: Al Coe"),
            "2018-06-06 21:17, [Source: Agency], [Editor: Al Coe]"
        );
        assert_eq!(read("Sport | June 22, 2022, Wednesday // 19:48"), "2022-06-22 19:48, [Sport]");
    }

    #[test]
    fn times_of_a_live_page() {
        assert_eq!(read("14:32"), "ago 14:32");
        assert_eq!(read("2.15pm"), "ago 14:15");
        assert_eq!(read("10:05 GMT"), "ago 10:05");
        assert_eq!(read("08:40 (06:40 GMT)"), "ago 08:40");
        assert_eq!(read("3h ago"), "ago");
        assert_eq!(read("7m ago 08.31 BST"), "ago 08:31");
        assert_eq!(read("Updated at 08.35 BST"), "ago 08:35 Update");
        assert_eq!(read("12.50"), "[12.50]");
        assert_eq!(read("Arland 14:32 Kema"), "[Arland 14:32 Kema]");
    }

    #[test]
    fn what_is_no_date() {
        assert_eq!(read("Sweden 1 – 0 Korea Republic"), "[Sweden 1 – 0 Korea Republic]");
        assert_eq!(read("Version 10.3.12 of May"), "[Version 10.3.12 of May]");
        assert_eq!(read("31/02/2018"), "[31/02/2018]");
        assert_eq!(read("May 2018"), "[May 2018]");
        assert_eq!(read("15 September 2023 KEMA"), "2023-09-15, [KEMA]");
        assert_eq!(read("15 September 2023 (Kema)"), "2023-09-15, [Kema]");
        assert_eq!(read("20239:15"), "[20239:15]");
        assert_eq!(read("5 min walk"), "[5 min walk]");
    }
}
