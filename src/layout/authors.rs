//! Authors: the names in a line that lists them, without agencies, jobs and places.
//!
//! In: a line, or what stands in it behind "By". Out: the names, or that it is no list of names.

use super::dates;
use super::sentence;
use crate::lexicon::{AGENCIES, BYLINE_ROLES};
use crate::span::ByteSpan;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Words of jobs, each with whether it is one by itself ("editor") or says of which kind ("political").
static JOBS: LazyLock<FxHashMap<&'static str, bool>> =
    LazyLock::new(|| BYLINE_ROLES.rows().map(|[word, kind]| (word, kind == "role")).collect());
static KNOWN_AGENCIES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| AGENCIES.rows().map(|[name]| name).collect());

/// Whether a name is that of a news agency.
pub fn is_agency(name: &str) -> bool {
    name.len() <= 40 && KNOWN_AGENCIES.contains(name.to_lowercase().as_str())
}

/// The names that a list of names holds, `None` if it is something else: names begin with capitals, and only small
/// words of a few kinds join them.
pub fn names_in(text: &str, span: ByteSpan) -> Option<Vec<ByteSpan>> {
    // After a bar stands the outlet or the section; behind the button of an author, the next one: "Jane Roe Follow | Al Coe".
    let is_end = |&(at, _): &(usize, &str)| {
        let before = span.of(text)[..at].trim_end();
        !(before.ends_with("Follow") || before.ends_with("FOLLOW"))
    };
    let cut = span.of(text).match_indices(['|', '•', '·']).find(is_end).map_or(span.len(), |(at, _)| at);
    let span = ByteSpan::new(span.start as usize, span.start as usize + cut);
    let span = behind_job(text, span);
    let mut names = Vec::new();
    for piece in pieces(span, span.of(text), |c| ",;/()[]|•·".contains(c)) {
        // "Press Trust of India" is one agency, not "Press Trust" of a place.
        if is_agency(piece.of(text).trim()) {
            continue;
        }
        let mut list = List { text, piece, is_first: piece.start == span.start, current: None, is_open: true, names };
        for word in pieces(piece, piece.of(text), char::is_whitespace) {
            if !list.read(word) {
                return None;
            }
        }
        list.close();
        names = list.names;
    }
    // "By Jane Roe, Cairo": a lone word beside a full name is a place or a paper.
    let is_full = |name: &ByteSpan| name.of(text).contains(char::is_whitespace);
    if names.iter().any(is_full) {
        names.retain(is_full);
    }
    Some(names)
}

/// What was read of a piece between commas.
struct List<'t> {
    text: &'t str,
    piece: ByteSpan,
    is_first: bool,
    /// The name that goes on.
    current: Option<ByteSpan>,
    /// A name may begin or go on here.
    is_open: bool,
    names: Vec<ByteSpan>,
}

impl List<'_> {
    /// Read a word; false if it is in no list of names.
    fn read(&mut self, word: ByteSpan) -> bool {
        let shown = word.of(self.text);
        let first = shown.chars().next();
        match shown {
            "" => {}
            "and" | "And" | "AND" | "&" | "with" | "+" => {
                self.close();
                self.is_open = true;
            }
            // The button behind a name: "Jane Roe Follow".
            "Follow" | "FOLLOW" if self.current.is_some() => self.end(),
            // What follows is a place, a paper or a job.
            "in" | "In" | "IN" | "for" | "at" | "of" | "from" | "to" | "the" | "our" | "Our" | "special" | "-"
            | "–" | "—" | "as" => self.end(),
            _ if shown.contains('@') || first.is_some_and(char::is_numeric) => self.end(),
            // "Arland Press writers Jane Roe and John Doe", "Jane Roe News Reporter"
            _ if is_role(shown) => {
                let follows_agency = self.current.is_some_and(|before| is_agency(before.of(self.text)));
                let is_last = self.piece.of(self.text).trim_end().ends_with(shown);
                let name = self.current.take().filter(|_| is_last && !follows_agency);
                self.names.extend(name.and_then(|name| before_job(self.text, name)));
                self.is_open = follows_agency || shown.ends_with("ers");
            }
            _ if first.is_some_and(char::is_uppercase) || (is_particle(shown) && self.is_open) => {
                if self.is_open {
                    self.current = Some(self.current.map_or(word, |name| name.join(word)));
                }
            }
            _ if !self.is_open && shown.len() <= 12 => {}
            // "Jane Roe, court reporter"
            _ if !self.is_first && ends_with_job(self.piece.of(self.text)) => {
                self.current = None;
                self.is_open = false;
            }
            // "Jane Roe Political editor", "Jane Roe news reporter"
            _ if job(shown).is_some() && self.current.is_some() && ends_with_job(self.piece.of(self.text)) => {
                self.current = self.current.map(|name| name.join(word));
            }
            _ => return false,
        }
        true
    }

    /// Keep the name that ends here, if it is one.
    fn close(&mut self) {
        let name = self.current.take().map(|name| without_stop(self.text, name));
        self.names.extend(name.filter(|name| is_name(self.text, *name)));
    }

    /// Keep the name, and take none from what follows.
    fn end(&mut self) {
        self.close();
        self.is_open = false;
    }
}

/// Whether a piece of a line ends with a word for who writes: "court reporter".
fn ends_with_job(piece: &str) -> bool {
    piece.split_whitespace().next_back().is_some_and(is_role)
}

pub fn is_role(word: &str) -> bool {
    job(word) == Some(true)
}

/// Whether a word of jobs is one by itself; `None`: it is no such word.
fn job(word: &str) -> Option<bool> {
    if word.len() > 16 { None } else { JOBS.get(word.to_lowercase().as_str()).copied() }
}

/// The name before a job that no comma parts from it: "Jane Roe" of "Jane Roe Senior Political" before "Correspondent".
/// An outlet is none: "Daily Example" before "Reporter".
fn before_job(text: &str, span: ByteSpan) -> Option<ByteSpan> {
    let words: Vec<ByteSpan> =
        pieces(span, span.of(text), char::is_whitespace).filter(|word| !word.is_empty()).collect();
    let is_kind = |word: &ByteSpan| job(word.of(text)).is_some();
    let fields = words.iter().rev().take_while(|word| is_kind(word)).count();
    let name = &words[..words.len() - fields];
    let [first, .., last] = name else { return None };
    let is_person = fields > 0 || sentence::is_given_name(first.of(text));
    (name.len() <= 4 && is_person && !is_kind(first)).then(|| first.join(*last))
}

/// The pieces of a line between some marks, in spans of the text.
pub fn pieces<'t>(
    span: ByteSpan,
    line: &'t str,
    is_mark: impl Fn(char) -> bool + 't,
) -> impl Iterator<Item = ByteSpan> + 't {
    line.split(is_mark).map(move |piece| {
        let start = span.start as usize + (piece.as_ptr() as usize - line.as_ptr() as usize);
        ByteSpan::new(start, start + piece.len())
    })
}

/// A name without the stop of its sentence; "Jr." and an initial keep theirs.
fn without_stop(text: &str, name: ByteSpan) -> ByteSpan {
    let shown = name.of(text).trim_end_matches('.');
    let last = shown.rsplit([' ', '.']).next().unwrap_or_default();
    if last.len() <= 2 { name } else { ByteSpan { end: name.start + shown.len() as u32, ..name } }
}

/// "van", "bin", "al-Rashid": small words inside a name.
pub fn is_particle(word: &str) -> bool {
    let start = word.split(['-', '\'', '’']).next().unwrap_or(word);
    matches!(
        start,
        "al" | "el"
            | "bin"
            | "bint"
            | "ibn"
            | "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "da"
            | "di"
            | "du"
            | "la"
            | "le"
            | "dos"
            | "del"
            | "ul"
            | "ur"
            | "ad"
            | "as"
            | "abu"
            | "d"
            | "ter"
            | "ten"
            | "zu"
    )
}

fn is_name(text: &str, span: ByteSpan) -> bool {
    let name = span.of(text);
    let words = name.split_whitespace().count();
    let is_date = name.split_whitespace().next().is_some_and(|word| dates::month(word).is_some() && words == 1);
    (1..=5).contains(&words)
        && !is_agency(name)
        && !is_date
        && name.chars().any(char::is_uppercase)
        && !name.starts_with("The ")
}

/// The most small words of a job before a name.
const JOB: usize = 5;

/// Behind a job in small letters: "state political reporter [Jane Roe]".
fn behind_job(text: &str, span: ByteSpan) -> ByteSpan {
    let line = span.of(text);
    let small = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_lowercase());
    let Some(last) = line.split(' ').take(JOB).take_while(small).last() else { return span };
    let end = last.as_ptr() as usize - line.as_ptr() as usize + last.len();
    let named = line[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let fits = JOBS.get(last) == Some(&true) && named;
    if fits { ByteSpan { start: span.start + end as u32 + 1, ..span } } else { span }
}
