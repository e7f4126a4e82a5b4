//! Bylines: who wrote the report.
//!
//! In: a short line. Out: the names in it, without agencies, jobs and places. "By Jane Roe and John Doe, Reuters" says so
//! itself; a bare "Jane Roe, staff reporter" is a byline only where one is expected, which the caller knows. Known limit:
//! one name that is also that of an outlet ("By Al Jazeera") is taken for a person unless the outlet is in the table.

use super::lines::{self, End, head};
use super::{dateline, dates, sentence};
use crate::lexicon::{AGENCIES, BYLINE_OPENINGS, BYLINE_ROLES};
use crate::span::ByteSpan;
use memchr::{memchr_iter, memmem};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Longer lines are no bylines, in bytes: a large report names a dozen reporters in as many places.
const LONGEST: usize = 600;
/// A line of names alone, or a name before a dateline or behind a dash, is shorter than this, in bytes.
const SHORT: usize = 100;

/// What a byline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Byline {
    pub authors: Vec<ByteSpan>,
    pub rule: &'static str,
}

static OPENINGS: LazyLock<FxHashMap<&'static str, bool>> =
    LazyLock::new(|| BYLINE_OPENINGS.rows().map(|[phrase, names]| (phrase, names == "author")).collect());
/// The first words of all openings, by which nearly every other line is known.
static FIRST_WORDS: LazyLock<FxHashSet<&'static [u8]>> = LazyLock::new(|| {
    BYLINE_OPENINGS.rows().map(|[phrase, _]| phrase.split([' ', '-']).next().unwrap_or(phrase).as_bytes()).collect()
});
/// Words of jobs, each with whether it is one by itself ("editor") or says of which kind ("political").
static JOBS: LazyLock<FxHashMap<&'static str, bool>> =
    LazyLock::new(|| BYLINE_ROLES.rows().map(|[word, kind]| (word, kind == "role")).collect());
static KNOWN_AGENCIES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| AGENCIES.rows().map(|[name]| name).collect());

static CONTRIBUTED: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new(" contributed "));

/// Whether a name is that of a news agency.
pub fn is_agency(name: &str) -> bool {
    name.len() <= 40 && KNOWN_AGENCIES.contains(name.to_lowercase().as_str())
}

/// A byline that says so: "By Jane Roe", "(Reporting by Jane Roe in Cairo; Editing by John Doe)".
pub fn opened(text: &str, span: ByteSpan) -> Option<Byline> {
    let line = span.of(text);
    if line.len() > LONGEST {
        return None;
    }
    let first = bare(text, span).of(text).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let mut lower = [0; 12];
    let lower = lower.get_mut(..first.len())?;
    lower.copy_from_slice(first.as_bytes());
    lower.make_ascii_lowercase();
    if !FIRST_WORDS.contains(&*lower) {
        return contributed(text, span);
    }
    let mut authors = Vec::new();
    let mut is_byline = false;
    // Each clause has its own opening: "Reporting by …; Editing by …".
    for clause in clauses(text, span) {
        let clause = bare(text, clause);
        let Some((writes, names)) = opening(text, clause) else {
            if is_byline && clause.of(text).split_whitespace().count() <= 6 {
                continue;
            }
            return None;
        };
        let found = names_in(text, names)?;
        is_byline = true;
        if writes {
            authors.extend(found);
        }
    }
    is_byline.then_some(Byline { authors, rule: "by-and-names" })
}

/// The clauses of a byline: parted by ";", or by a comma or a bar where the next one has its own opening: "Written by Jane
/// Roe, Edited by John Doe".
fn clauses(text: &str, span: ByteSpan) -> Vec<ByteSpan> {
    let mut found: Vec<ByteSpan> = Vec::new();
    for part in pieces(span, span.of(text), |c| c == ';') {
        for piece in pieces(part, part.of(text), |c| matches!(c, ',' | '|')) {
            let starts = || says_by(bare(text, piece).of(text)) && opening(text, bare(text, piece)).is_some();
            match found.last_mut().filter(|last| last.start >= part.start) {
                Some(last) if !starts() => *last = last.join(piece),
                _ => found.push(piece),
            }
        }
    }
    found
}

/// "Jane Roe in Cairo and John Doe contributed reporting.", "Jane Roe contributed to this report."
fn contributed(text: &str, span: ByteSpan) -> Option<Byline> {
    let line = span.of(text);
    let at = CONTRIBUTED.find(line.as_bytes())?;
    let mut words = line[at + CONTRIBUTED.needle().len()..].split(|c: char| !c.is_alphabetic());
    let what = words.find(|word| !matches!(*word, "to" | "this"))?;
    if !matches!(what, "reporting" | "research" | "report" | "story" | "article" | "dispatch") {
        return None;
    }
    let names = line[..at].trim_end_matches(" also");
    let authors = names_in(text, ByteSpan { end: span.start + names.len() as u32, ..span })?;
    Some(Byline { authors, rule: "names-and-contributed" })
}

/// "jr/al (Reuters, AFP)", "(Xinhua)": agencies in brackets, behind the initials of those who wrote at most.
pub fn signed(text: &str, span: ByteSpan) -> Option<Byline> {
    let (initials, agencies) = span.of(text).strip_suffix(')')?.split_once('(')?;
    let is_initial = |c: char| c.is_ascii_lowercase() || matches!(c, '/' | ',' | ' ');
    let fits = initials.len() <= 12 && initials.chars().all(is_initial);
    let are_agencies = || agencies.split([',', '/']).all(|name| is_agency(name.trim()));
    (fits && are_agencies()).then_some(Byline { authors: Vec::new(), rule: "initials-and-agencies" })
}

/// A byline that lost the break before a dateline, and where that begins: "By Jane Roe LAGOS (Reuters) - The army said".
pub fn before_dateline(text: &str, span: ByteSpan) -> Option<(Byline, u32)> {
    let start = span.start as usize;
    let line = ByteSpan::new(start, start + head(span.of(text), SHORT).len());
    let (_, names) = opening(text, line)?;
    let is_upper = |word: &str| word.len() > 2 && !word.contains(char::is_lowercase);
    let opens = |word: &ByteSpan| {
        let found = dateline::read(text, ByteSpan { end: span.end, ..*word });
        found.is_some_and(|found| found.is_sure && found.place.is_some_and(|place| place.start == word.start))
    };
    let mut words = pieces(names, names.of(text), char::is_whitespace).skip(2);
    let place = words.find(|word| is_upper(word.of(text)) && opens(word))?;
    let authors = names_in(text, ByteSpan { end: place.start, ..names }.trim(text))?;
    (!authors.is_empty()).then_some((Byline { authors, rule: "by-and-names" }, place.start))
}

/// A credit at the end of a paragraph, and where it begins: "… on Monday. (Reporting by Jane Roe; Editing by John Doe)",
/// "… on Monday. Reporting by Jane Roe. Editing by John Doe.", "… on Monday. (Xinhua)", "… on Monday. - Xinhua".
pub fn closing(text: &str, paragraph: ByteSpan) -> Option<(Byline, u32)> {
    let (mut authors, mut rest) = (Vec::new(), paragraph);
    while let Some((found, start)) = last_credit(text, rest) {
        authors.extend(found);
        rest = ByteSpan { end: start, ..rest }.trim(text);
    }
    authors.sort_unstable();
    (rest.end < paragraph.end).then_some((Byline { authors, rule: "credit-at-the-end" }, rest.end))
}

/// The authors in the last sentence of a paragraph, if that is a credit, and where it begins.
fn last_credit(text: &str, span: ByteSpan) -> Option<(Vec<ByteSpan>, u32)> {
    let piece = span.of(text);
    let tail = lines::tail(piece, LONGEST);
    let from = span.end - tail.len() as u32;
    let after_sentence = |at: usize| End::of(tail[..at].trim_end()) == End::Stop;
    let credit = |at: usize, end: usize| {
        let credit = ByteSpan { start: from + at as u32, end: from + end as u32 };
        let shown = credit.of(text);
        if let Some(byline) = opened(text, credit) {
            return Some(byline.authors);
        }
        let is_short = shown.len() <= 40 && shown.starts_with(char::is_uppercase);
        let names_agency = is_short && shown.split(['/', ',']).any(|name| is_agency(name.trim()));
        // "Jane Roe, AFP"; "Borneo Post/AFP" are two outlets.
        names_agency.then(|| if shown.contains('/') { None } else { names_in(text, credit) }.unwrap_or_default())
    };
    let closed = tail.trim_end_matches('.');
    if closed.ends_with([')', ']']) {
        let open = closed.rfind(['(', '['])?;
        let authors = credit(open + 1, closed.len() - 1).filter(|_| after_sentence(open))?;
        return Some((authors, from + open as u32));
    }
    let near = lines::tail(tail, SHORT);
    let dash = near.rfind(['-', '–', '—']).map(|at| tail.len() - near.len() + at);
    if let Some(dash) = dash.filter(|&at| after_sentence(at)) {
        let name = tail[dash..].trim_start_matches(['-', '–', '—', ' ']);
        return credit(tail.len() - name.len(), closed.len()).map(|authors| (authors, from + dash as u32));
    }
    let verb = CONTRIBUTED.find(tail.as_bytes()).unwrap_or(0);
    let stops = memchr_iter(b'.', tail.as_bytes());
    let sentences = stops.filter(|&at| tail[at + 1..].starts_with(char::is_whitespace)).map(|at| at + 2);
    let mut credits = sentences.filter(|&at| tail.is_char_boundary(at) && (at < verb || says_by(&tail[at..])));
    credits.find_map(|at| Some((credit(at, tail.len())?, from + at as u32)))
}

/// "Reporting by Jane Roe", "With inputs from Xinhua": whether a sentence begins with a phrase that only credits have.
fn says_by(sentence: &str) -> bool {
    let is_upper = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = sentence.split(' ');
    words.next().is_some_and(is_upper)
        && words.by_ref().take(3).any(|word| matches!(word, "by" | "from"))
        && words.next().is_some_and(is_upper)
}

/// A byline that only its place betrays: "Jane Roe, staff reporter", "Jane Roe in Cairo", "Reuters".
pub fn bare_names(text: &str, span: ByteSpan) -> Option<Byline> {
    let line = span.of(text);
    if line.len() > SHORT || line.ends_with(['.', ':', '?', '!', ';']) {
        return None;
    }
    let authors = names_in(text, span)?;
    let says_who = line.split(|c: char| !c.is_alphanumeric()).any(is_role)
        || pieces(span, line, |c| ",/|".contains(c)).any(|piece| is_agency(piece.of(text)));
    if says_who {
        return Some(Byline { authors, rule: "names-and-role" });
    }
    // "ADVERTISING: AFTER 32 YEARS, SMITH ROE WILL CLOSE"
    if line.contains([':', '?', '!']) || line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_plain = |author: &ByteSpan| (2..=4).contains(&author.of(text).split_whitespace().count());
    (!authors.is_empty() && authors.iter().all(is_plain)).then_some(Byline { authors, rule: "names-alone" })
}

/// Whether a piece of a line ends with a word for who writes: "court reporter".
fn ends_with_job(piece: &str) -> bool {
    piece.split_whitespace().next_back().is_some_and(is_role)
}

fn is_role(word: &str) -> bool {
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

/// The phrase with which a byline opens, and what stands after it.
fn opening(text: &str, span: ByteSpan) -> Option<(bool, ByteSpan)> {
    let line = span.of(text);
    let mut plain = String::with_capacity(40);
    let mut found = None;
    for word in line.split_whitespace().take(7) {
        let end = word.as_ptr() as usize - line.as_ptr() as usize + word.len();
        let clean = word.trim_end_matches([':', '|', '-', '–', '—']);
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(clean.chars().flat_map(char::to_lowercase));
        // "STORY CAN END HERE" is no byline, "Story: Jane Roe" is.
        let is_weak = matches!(plain.as_str(), "story" | "text" | "writer" | "reporter") && clean.len() == word.len();
        if let Some(&writes) = OPENINGS.get(plain.as_str()).filter(|_| !is_weak) {
            let rest = bare(text, ByteSpan::new(span.start as usize + end, span.end as usize));
            // "By Our Correspondent" is one phrase, but names nobody.
            found = if rest.is_empty() { found } else { Some((writes, rest)) };
        }
    }
    found
}

/// A span without marks and white space at its ends.
fn bare(text: &str, span: ByteSpan) -> ByteSpan {
    let piece = span.of(text);
    let begin = piece.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    let start = span.end as usize - begin.len();
    let end = start + begin.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').len();
    ByteSpan::new(start, end.max(start))
}

/// The pieces of a line between some marks, in spans of the text.
fn pieces<'t>(
    span: ByteSpan,
    line: &'t str,
    is_mark: impl Fn(char) -> bool + 't,
) -> impl Iterator<Item = ByteSpan> + 't {
    line.split(is_mark).map(move |piece| {
        let start = span.start as usize + (piece.as_ptr() as usize - line.as_ptr() as usize);
        ByteSpan::new(start, start + piece.len())
    })
}

/// The names that a list of names holds, `None` if it is something else: names begin with capitals, and only small
/// words of a few kinds join them.
fn names_in(text: &str, span: ByteSpan) -> Option<Vec<ByteSpan>> {
    // After a bar stands the outlet or the section; behind the button of an author, the next one: "Jane Roe Follow | Al Coe".
    let is_end = |&(at, _): &(usize, &str)| {
        let before = span.of(text)[..at].trim_end();
        !(before.ends_with("Follow") || before.ends_with("FOLLOW"))
    };
    let cut = span.of(text).match_indices(['|', '•', '·']).find(is_end).map_or(span.len(), |(at, _)| at);
    let span = ByteSpan::new(span.start as usize, span.start as usize + cut);
    let span = behind_job(text, span);
    let line = span.of(text);
    let mut names = Vec::new();
    for piece in pieces(span, line, |c| ",;/()[]|•·".contains(c)) {
        let mut current: Option<ByteSpan> = None;
        let mut is_open = true;
        let close = |current: &mut Option<ByteSpan>, names: &mut Vec<ByteSpan>| {
            let name = current.take().map(|name| without_stop(text, name));
            if let Some(name) = name.filter(|name| is_name(text, *name)) {
                names.push(name);
            }
        };
        for word in pieces(piece, piece.of(text), char::is_whitespace) {
            let shown = word.of(text);
            let first = shown.chars().next();
            match shown {
                "" => {}
                "and" | "And" | "AND" | "&" | "with" | "+" => {
                    close(&mut current, &mut names);
                    is_open = true;
                }
                // The button behind a name: "Jane Roe Follow".
                "Follow" | "FOLLOW" if current.is_some() => {
                    close(&mut current, &mut names);
                    is_open = false;
                }
                // What follows is a place, a paper or a job.
                "in" | "In" | "IN" | "for" | "at" | "of" | "from" | "to" | "the" | "our" | "Our" | "special" | "-"
                | "–" | "—" | "as" => {
                    close(&mut current, &mut names);
                    is_open = false;
                }
                _ if shown.contains('@') || first.is_some_and(char::is_numeric) => {
                    close(&mut current, &mut names);
                    is_open = false;
                }
                // "Arland Press writers Jane Roe and John Doe", "Jane Roe News Reporter"
                _ if is_role(shown) => {
                    let follows_agency = current.is_some_and(|before| is_agency(before.of(text)));
                    let is_last = piece.of(text).trim_end().ends_with(shown);
                    let name = current.take().filter(|_| is_last && !follows_agency);
                    names.extend(name.and_then(|name| before_job(text, name)));
                    is_open = follows_agency || shown.ends_with("ers");
                }
                _ if first.is_some_and(char::is_uppercase) || (is_particle(shown) && is_open) => {
                    if is_open {
                        current = Some(current.map_or(word, |name| name.join(word)));
                    }
                }
                _ if !is_open && shown.len() <= 12 => {}
                // "Jane Roe, court reporter"
                _ if piece.start > span.start && ends_with_job(piece.of(text)) => {
                    current = None;
                    is_open = false;
                }
                // "Jane Roe Political editor", "Jane Roe news reporter"
                _ if job(shown).is_some() && current.is_some() && ends_with_job(piece.of(text)) => {
                    current = current.map(|name| name.join(word));
                }
                _ => return None,
            }
        }
        close(&mut current, &mut names);
    }
    // "By Jane Roe, Cairo": a lone word beside a full name is a place or a paper.
    let is_full = |name: &ByteSpan| name.of(text).contains(char::is_whitespace);
    if names.iter().any(is_full) {
        names.retain(is_full);
    }
    Some(names)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(line: &str) -> Option<String> {
        let span = ByteSpan::new(0, line.len());
        let names = |byline: Byline| byline.authors.iter().map(|name| name.of(line)).collect::<Vec<_>>().join(" | ");
        opened(line, span).or_else(|| bare_names(line, span)).map(names)
    }

    #[test]
    fn names_without_agencies_jobs_and_places() {
        assert_eq!(authors("By Jane Roe and John Doe, Reuters").unwrap(), "Jane Roe | John Doe");
        assert_eq!(authors("BY JANE ROE").unwrap(), "JANE ROE");
        assert_eq!(authors("Jane Roe in Cairo").unwrap(), "Jane Roe");
        assert_eq!(authors("— by Jane Roe").unwrap(), "Jane Roe");
        assert_eq!(authors("By Ahmed al-Rashid, Middle East correspondent").unwrap(), "Ahmed al-Rashid");
        assert_eq!(authors("By: Jane Roe jane@example.org").unwrap(), "Jane Roe");
        assert_eq!(authors("By Jane Roe | The Example Times").unwrap(), "Jane Roe");
        assert_eq!(authors("By Reuters Staff").unwrap(), "");
        assert_eq!(authors("Text by: Jane Roe Follow").unwrap(), "Jane Roe");
        assert_eq!(authors("Text by: NEWS WIRES Follow").unwrap(), "");
        assert_eq!(authors("By Jane Roe, Cairo").unwrap(), "Jane Roe");
        assert_eq!(authors("Jane Roe in Cairo, and agencies").unwrap(), "Jane Roe");
        assert_eq!(authors("Text by: NEWS WIRES Follow | Jane Roe").unwrap(), "Jane Roe");
        assert_eq!(authors("By Our Correspondent").unwrap(), "");
        assert_eq!(authors("By Our Special Correspondent").unwrap(), "");
        assert_eq!(authors("Written by Jane Roe , Edited by John Doe | Kema |").unwrap(), "Jane Roe");
    }

    #[test]
    fn names_before_jobs() {
        assert_eq!(authors("By Jane Roe News Reporter").unwrap(), "Jane Roe");
        assert_eq!(authors("By Steph Roe Senior Political Correspondent").unwrap(), "Steph Roe");
        assert_eq!(authors("Jane Roe Political editor").unwrap(), "Jane Roe");
        assert_eq!(authors("Jane Roe, court reporter").unwrap(), "Jane Roe");
        assert_eq!(authors("By Jane Roe and John Doe Political Editors").unwrap(), "Jane Roe | John Doe");
        assert_eq!(authors("By Jane Roe Reporter").unwrap(), "Jane Roe");
        assert_eq!(authors("By Staff Reporter").unwrap(), "");
        assert_eq!(authors("By Daily Example Reporter").unwrap(), "");
        assert_eq!(authors("By Nation Crime Reporter").unwrap(), "");
        assert_eq!(authors("Jane Roe, who left the court"), None);
    }

    #[test]
    fn only_reporters_are_authors() {
        assert_eq!(authors("(Reporting by Jane Roe in Cairo; Editing by John Doe)").unwrap(), "Jane Roe");
        assert_eq!(
            authors("Reporting by Jane Roe and Ali Bey; Writing by Ann Poe; Editing by Al Coe").unwrap(),
            "Jane Roe | Ali Bey | Ann Poe"
        );
        assert_eq!(authors("Editing by John Doe").unwrap(), "");
        assert_eq!(authors("Jane Roe in Cairo and Ali Bey contributed reporting.").unwrap(), "Jane Roe | Ali Bey");
        assert_eq!(
            authors("Press writers Jane Roe and Ali Bey in Cairo contributed to this report.").unwrap(),
            "Jane Roe | Ali Bey"
        );
        assert_eq!(authors("Associated Press writer Jane Roe contributed to this report.").unwrap(), "Jane Roe");
        assert_eq!(authors("Officials contributed to this crisis for years"), None);
    }

    #[test]
    fn credits_at_the_end() {
        let credit = |line| {
            let (byline, start) = closing(line, ByteSpan::new(0, line.len()))?;
            let names: Vec<&str> = byline.authors.iter().map(|name| name.of(line)).collect();
            Some(format!("{} => {}", line[start as usize..].trim(), names.join(" | ")))
        };
        assert_eq!(credit("He left. (Reporting by Jane Roe)").unwrap(), "(Reporting by Jane Roe) => Jane Roe");
        assert_eq!(credit("“I left.” – AFP").unwrap(), "– AFP => ");
        assert_eq!(credit("He left. (AFP/Kyodo)").unwrap(), "(AFP/Kyodo) => ");
        assert_eq!(credit("He left. - Jane Roe, AFP").unwrap(), "- Jane Roe, AFP => Jane Roe");
        assert_eq!(credit("It was no truce. By Friday all had left."), None);
        assert_eq!(credit("The survey was paid for. Reporting by the bureau was late."), None);
        assert_eq!(credit("He spoke to the press agency of Arland (APA)."), None);
        assert_eq!(
            credit("He left. Jane Roe contributed to this report.").unwrap(),
            "Jane Roe contributed to this report. => Jane Roe"
        );
        assert_eq!(credit("He left. - Nobody followed."), None);
    }

    #[test]
    fn other_lines_are_none() {
        assert_eq!(authors("By the time they came, he had left"), None);
        assert_eq!(authors("By Friday evening the roads were closed"), None);
        assert_eq!(authors("Officials say talks go on"), None);
    }
}
