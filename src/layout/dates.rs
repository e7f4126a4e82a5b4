//! Dates as a page prints them: "December 24, 2018 at 1:11 pm", "2018-06-06T08:36+0000", "Mon 3 Jul 2023 14.05 BST".
//!
//! In: one short line. Out: its [`Stamp`]s, each with the bytes it takes, and the words that belong to none. A grammar
//! over numbers, words and marks; each function takes a place and hands back what it read and the next place. Whether
//! "03/07/2018" is in March or in July cannot be known here: both readings are kept.

use super::lines::head;
use crate::lexicon::{DATE_LABELS, words::Words};
use crate::span::ByteSpan;
use jiff::civil::{Date, Time, Weekday};
use std::sync::LazyLock;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A day as read, or the two days that it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// With the order of its numbers, if it is written in numbers and only one order gives a day.
    Sure(Date, Option<Order>),
    Either {
        day_first: Date,
        month_first: Date,
    },
}

/// The order of day and month in a date of three numbers with the year last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// A date in a line, with the time and the words that belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stamp {
    pub span: ByteSpan,
    /// `None`: relative to the moment of reading ("3 hours ago").
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

#[derive(Debug, Clone, Copy)]
enum Kind {
    Number(u32),
    Word,
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    kind: Kind,
    text: &'t str,
    start: usize,
    /// Whether no white space stands before.
    glued: bool,
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

/// The month that a word names, from 1. Short forms have three letters or more.
pub fn month(word: &str) -> Option<i8> {
    name_in(&MONTHS, word).map(|index| index as i8 + 1)
}

/// Whether a word names a day of the week.
pub fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

fn weekday(word: &str) -> Option<Weekday> {
    name_in(&DAYS, word).and_then(|index| Weekday::from_monday_zero_offset(index as i8).ok())
}

fn name_in(names: &[&str], word: &str) -> Option<usize> {
    let begins = |name: &&str| {
        word.len() >= 3
            && word.len() <= name.len()
            && name.as_bytes()[..word.len()].eq_ignore_ascii_case(word.as_bytes())
    };
    names.iter().position(begins)
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut chars, mut glued) = (line.char_indices().peekable(), false);
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        let same: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else {
            |_| false
        };
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = chars.next_if(|&(_, next)| same(next)) {
            end = at + next.len_utf8();
        }
        let text = &line[start..end];
        let kind = if first.is_ascii_digit() {
            Kind::Number(text.parse().unwrap_or(u32::MAX))
        } else if first.is_alphabetic() {
            Kind::Word
        } else {
            Kind::Mark(first)
        };
        found.push(Piece { kind, text, start, glued });
        glued = true;
    }
    found
}

fn number(pieces: &[Piece], at: usize) -> Option<(u32, usize)> {
    match pieces.get(at) {
        Some(Piece { kind: Kind::Number(value), text, .. }) => Some((*value, text.len())),
        _ => None,
    }
}

fn word<'t>(pieces: &[Piece<'t>], at: usize) -> Option<&'t str> {
    pieces.get(at).filter(|piece| matches!(piece.kind, Kind::Word)).map(|piece| piece.text)
}

fn mark(pieces: &[Piece], at: usize) -> Option<char> {
    match pieces.get(at)?.kind {
        Kind::Mark(mark) => Some(mark),
        _ => None,
    }
}

fn is_word(pieces: &[Piece], at: usize, wanted: &str) -> bool {
    word(pieces, at).is_some_and(|word| word.eq_ignore_ascii_case(wanted))
}

/// The place after any of some marks.
fn skip(pieces: &[Piece], mut at: usize, marks: &str) -> usize {
    while mark(pieces, at).is_some_and(|mark| marks.contains(mark)) {
        at += 1;
    }
    at
}

/// A label, a weekday, a date and a time, in the orders of the press: "Updated 9:12 AM ET, Tue May 1, 2018".
fn stamp(pieces: &[Piece], start: usize) -> Option<(Stamp, usize)> {
    let mut stamp = Stamp { span: ByteSpan::new(0, 0), day: None, time: None, weekday: None, label: None };
    let mut at = start;
    (stamp.label, at) = label(pieces, at);
    if let Some(next) = ago(pieces, at) {
        return Some((stamp, next));
    }
    if let Some((time, next)) = time(pieces, at) {
        stamp.time = Some(time);
        at = skip(pieces, next, ",-–—|·•");
        at += usize::from(is_word(pieces, at, "on"));
    }
    if let Some(day) = word(pieces, at).and_then(weekday) {
        stamp.weekday = Some(day);
        at = skip(pieces, at + 1, ".,|-–");
        at += usize::from(is_word(pieces, at, "the"));
    }
    let (day, mut next) = day(pieces, at)?;
    stamp.day = Some(day);
    if stamp.time.is_none() {
        let mut at = skip(pieces, next, ",-–—|·•@(/:");
        if is_word(pieces, at, "at") || is_word(pieces, at, "t") || is_word(pieces, at, "à") {
            at = skip(pieces, at + 1, ":");
        }
        if let Some(day) = word(pieces, at).and_then(weekday) {
            stamp.weekday = Some(day);
            next = at + 1;
            at = skip(pieces, next, ",/|-–");
        }
        if let Some((time, after)) = time(pieces, at) {
            stamp.time = Some(time);
            next = skip(pieces, after, ")");
        }
    }
    Some((stamp, next))
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
    let is_unit = ["min", "hour", "hr", "day", "week", "month", "year", "sec"].iter().any(|name| {
        unit.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) || unit.eq_ignore_ascii_case("h")
    });
    (is_unit && is_word(pieces, after + 1, "ago")).then_some(after + 2)
}

fn day(pieces: &[Piece], at: usize) -> Option<(Day, usize)> {
    numeric(pieces, at).or_else(|| {
        let (date, next) =
            year_first(pieces, at).or_else(|| day_month(pieces, at)).or_else(|| month_day(pieces, at))?;
        Some((Day::Sure(date, None), next))
    })
}

/// "2018-12-24", "24/12/2018", "12.24.18": three numbers with the same mark between them.
fn numeric(pieces: &[Piece], at: usize) -> Option<(Day, usize)> {
    let ((first, first_digits), (second, second_digits)) = (number(pieces, at)?, number(pieces, at + 2)?);
    let (third, third_digits) = number(pieces, at + 4)?;
    let between = mark(pieces, at + 1)?;
    if !matches!(between, '-' | '/' | '.' | '‑') || mark(pieces, at + 3) != Some(between) || second_digits > 2 {
        return None;
    }
    let next = at + 5;
    match (first_digits, third_digits) {
        (4, 1 | 2) => Some((Day::Sure(date(first, second, third)?, None), next)),
        (1 | 2, 4) => Some((either(first, second, third)?, next)),
        (1 | 2, 2) if between != '.' && pieces[at + 1].glued => Some((either(first, second, 2000 + third)?, next)),
        _ => None,
    }
}

/// The day in both orders, or in the only one that the calendar allows.
fn either(first: u32, second: u32, year: u32) -> Option<Day> {
    match (date(year, second, first), date(year, first, second)) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Some(Day::Either { day_first, month_first })
        }
        (Some(date), Some(_)) => Some(Day::Sure(date, None)),
        (Some(date), None) => Some(Day::Sure(date, Some(Order::DayFirst))),
        (None, Some(date)) => Some(Day::Sure(date, Some(Order::MonthFirst))),
        (None, None) => None,
    }
}

/// "2018 December 24", "2018-Dec-24".
fn year_first(pieces: &[Piece], at: usize) -> Option<(Date, usize)> {
    let (year, digits) = number(pieces, at)?;
    let at = skip(pieces, at + 1, "-,/");
    let month = month(word(pieces, at)?)?;
    let at = skip(pieces, at + 1, ".-,/");
    let (day, _) = number(pieces, at)?;
    (digits == 4).then(|| date(year, month as u32, day)).flatten().map(|date| (date, at + 1))
}

/// "24 December 2018", "24th of Dec., 2018", "24-Dec-2018".
fn day_month(pieces: &[Piece], at: usize) -> Option<(Date, usize)> {
    let (day, digits) = number(pieces, at)?;
    let mut at = ordinal(pieces, at + 1);
    at += usize::from(is_word(pieces, at, "of"));
    at = skip(pieces, at, "-/,.");
    let month = month(word(pieces, at)?)?;
    let at = skip(pieces, at + 1, ".,-/'’");
    let (year, next) = year(pieces, at)?;
    (digits <= 2).then(|| date(year, month as u32, day)).flatten().map(|date| (date, next))
}

/// "December 24, 2018", "Dec. 24th 2018".
fn month_day(pieces: &[Piece], at: usize) -> Option<(Date, usize)> {
    let month = month(word(pieces, at)?)?;
    let at = skip(pieces, at + 1, ".-/");
    let (day, digits) = number(pieces, at)?;
    let mut at = skip(pieces, ordinal(pieces, at + 1), ",.-/");
    // "May 1 (Tuesday), 2018" is rare; "December 24, Monday, 2018" is not.
    if let Some(next) = word(pieces, at).and_then(weekday).map(|_| skip(pieces, at + 1, ",")) {
        at = next;
    }
    let (year, next) = year(pieces, at)?;
    (digits <= 2).then(|| date(year, month as u32, day)).flatten().map(|date| (date, next))
}

fn ordinal(pieces: &[Piece], at: usize) -> usize {
    let is_ending = |word: &str| ["st", "nd", "rd", "th"].iter().any(|ending| word.eq_ignore_ascii_case(ending));
    at + usize::from(pieces.get(at).is_some_and(|piece| piece.glued) && word(pieces, at).is_some_and(is_ending))
}

fn year(pieces: &[Piece], at: usize) -> Option<(u32, usize)> {
    let (year, digits) = number(pieces, at)?;
    match digits {
        4 => Some((year, at + 1)),
        // "24-Dec-18", "24 Dec '18"
        2 if pieces[at].glued => Some((2000 + year, at + 1)),
        _ => None,
    }
}

/// A day of the years in which the press has existed online, or in archives that were put there.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1850..=2100).contains(&year) || month > 12 || day > 31 {
        return None;
    }
    Date::new(year as i16, month as i8, day as i8).ok()
}

/// "1:11 pm", "14.05 BST", "08:36:00.000+0000", "9 a.m.", "1311 GMT", with the zone, which is skipped.
fn time(pieces: &[Piece], at: usize) -> Option<(Time, usize)> {
    let (first, digits) = number(pieces, at)?;
    let mut next = at + 1;
    let mut minute = None;
    let glued = |at: usize| pieces.get(at).is_some_and(|piece| piece.glued);
    let parts = matches!(mark(pieces, next), Some(':' | '.' | '：')) || (is_word(pieces, next, "h") && glued(next));
    if let Some((value, 2)) = number(pieces, next + 1).filter(|_| parts && glued(next + 1)) {
        let is_more = |at: usize| {
            matches!(mark(pieces, at), Some(':' | '.')) && number(pieces, at + 1).is_some() && glued(at + 1)
        };
        // "21.10.2021" is a date.
        if mark(pieces, next) == Some('.') && is_more(next + 2) {
            return None;
        }
        minute = Some(value);
        next += 2;
        // Seconds, and their fraction.
        for _ in 0..2 {
            next += if is_more(next) { 2 } else { 0 };
        }
    }
    let (half, after) = half_of_day(pieces, next);
    next = after;
    let zone = zone(pieces, next);
    let (hour, minute) = match (digits, minute, half) {
        (1 | 2, Some(minute), _) => (first, minute),
        (1 | 2, None, Some(_)) => (first, 0),
        // "1311 GMT", "0836hrs": without its zone it might be a year.
        (4, None, None) if zone > next && pieces[zone - 1].text.len() >= 3 => (first / 100, first % 100),
        _ => return None,
    };
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
    Some((time, zone))
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// "am", "p.m.", "noon" is not read.
fn half_of_day(pieces: &[Piece], at: usize) -> (Option<Half>, usize) {
    let Some(first) = word(pieces, at) else { return (None, at) };
    let half = match first.as_bytes().first() {
        Some(b'a' | b'A') => Half::Morning,
        Some(b'p' | b'P') => Half::Afternoon,
        _ => return (None, at),
    };
    if first.len() == 2 && first[1..].eq_ignore_ascii_case("m") {
        return (Some(half), skip(pieces, at + 1, "."));
    }
    if first.len() == 1 && mark(pieces, at + 1) == Some('.') && is_word(pieces, at + 2, "m") {
        return (Some(half), skip(pieces, at + 3, "."));
    }
    (None, at)
}

/// The place after a zone: "BST", "(GMT+3)", "+0000", "Z", "hrs", "Eastern Time".
fn zone(pieces: &[Piece], at: usize) -> usize {
    let mut next = skip(pieces, at, "(");
    let mut named = false;
    for _ in 0..4 {
        let Some(word) = word(pieces, next) else { break };
        let is_code = word.len() <= 5 && word.bytes().all(|letter| letter.is_ascii_uppercase());
        let is_name =
            ["hrs", "hours", "local", "time", "eastern", "uhr"].iter().any(|name| word.eq_ignore_ascii_case(name));
        if (is_code && named) || !(is_code || is_name) || month(word).is_some() || weekday(word).is_some() {
            break;
        }
        named |= is_code;
        next += 1;
    }
    if matches!(mark(pieces, next), Some('+' | '-' | '−')) && number(pieces, next + 1).is_some() {
        let signed = pieces[next].glued || named;
        if signed && pieces[next + 1].glued {
            next += 2;
            if mark(pieces, next) == Some(':') && number(pieces, next + 1).is_some() {
                next += 2;
            }
            named = true;
        }
    }
    if next == skip(pieces, at, "(") && !named {
        return at;
    }
    skip(pieces, next, ")")
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
    }

    #[test]
    fn two_dates_and_other_words() {
        assert_eq!(read("Published 1 May 2018 | Updated 2 May 2018"), "2018-05-01 First, 2018-05-02 Update");
        assert_eq!(read("By Jane Roe | 1 May 2018"), "2018-05-01, [By Jane Roe]");
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
    fn what_is_no_date() {
        assert_eq!(read("Sweden 1 – 0 Korea Republic"), "[Sweden 1 – 0 Korea Republic]");
        assert_eq!(read("Version 10.3.12 of May"), "[Version 10.3.12 of May]");
        assert_eq!(read("31/02/2018"), "[31/02/2018]");
        assert_eq!(read("May 2018"), "[May 2018]");
    }
}
