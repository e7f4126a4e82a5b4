//! What a line is by its form alone: an address, a date, a menu, a pull quote, an item of a list, a note on the author.
//!
//! In: a part and its characters. Out: yes or no. Each function is one form, and knows nothing of the neighbours.

use super::dates::{self, Dates};
use super::lines::{Part, head};
use super::phrases::{Mark, MarkKind};
use super::sentence::has_finite_verb;
use super::{authors, byline, dateline};
use crate::span::ByteSpan;

/// Whether a phrase may decide about so long a part.
pub fn fits(mark: Mark, part: &Part) -> bool {
    match (mark.kind, mark.rule) {
        (_, "whole-line-phrase" | "section-label" | "label-above" | "end-of-section") => true,
        (MarkKind::Credit, "phrase-inside") => !part.look.long || part.span.len() < 400,
        (MarkKind::Credit, _) => part.span.len() < 600,
        (MarkKind::Related, _) => !part.look.long && part.look.words <= 40,
        (MarkKind::Boilerplate, _) => true,
    }
}

/// A line that is dates, and no more than a few words beside them.
pub fn is_date_line(text: &str, part: &Part, found: &Dates) -> bool {
    if found.stamps.is_empty() {
        return false;
    }
    let count = |span: &ByteSpan| span.of(text).split_whitespace().count();
    let words: usize = found.rest.iter().filter(|&&rest| byline::opened(text, rest).is_none()).map(count).sum();
    let is_marked = found.stamps.iter().any(|stamp| stamp.label.is_some() || stamp.time.is_some())
        || part.span.of(text).contains(['|', '•', '·', '/'])
        || words < found.rest.iter().map(count).sum();
    let has_bar = part.span.of(text).contains('|') && found.stamps.iter().any(|stamp| stamp.day.is_some());
    words == 0 || (is_marked && !part.look.is_closed() && words <= if has_bar { 10 } else { 4 })
}

/// One day with the places where a page says that it was or the agency that it is from, "Example Online , Sunday 18 Feb 2024", or at
/// the beginning of a line with up to four words behind it.
pub fn is_worded_date(text: &str, part: &Part, found: &Dates) -> bool {
    let [stamp] = found.stamps[..] else { return false };
    let words: usize = found.rest.iter().map(|rest| rest.of(text).split_whitespace().count()).sum();
    let is_known = |piece: &str| dateline::is_known(piece) || authors::is_agency(piece.trim());
    let are_places = || found.rest.iter().all(|rest| rest.of(text).split([',', '/']).all(is_known));
    let leads = stamp.span.start == part.span.start && !part.look.is_closed();
    stamp.day.is_some() && words <= 4 && (are_places() || leads && !has_finite_verb(part.span.of(text)))
}

/// "May 3, 2018 | By Jane Roe": a line of dates with a byline.
pub fn is_signed_date(text: &str, part: &Part) -> bool {
    if part.look.long || part.look.words > 24 || !has_digit(part.span.of(text)) {
        return false;
    }
    let found = dates::find(part.span.of(text), part.span.start as usize);
    is_date_line(text, part, &found) && found.rest.iter().any(|&rest| byline::opened(text, rest).is_some())
}

pub fn has_digit(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_digit())
}

pub fn is_address(piece: &str) -> bool {
    let begins = |start: &str| piece.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    (begins("http://") || begins("https://") || begins("www.")) && !piece.contains(char::is_whitespace)
}

/// An e-mail address or a phone number with few words around it.
pub fn is_contact(part: &Part, piece: &str) -> bool {
    if part.look.long || part.look.words > 12 {
        return false;
    }
    if piece.contains("://") {
        return true;
    }
    let has_mail = piece.contains('@')
        && piece.split_whitespace().any(|word| word.contains('@') && word.contains('.') && !word.starts_with('@'));
    let digits = || piece.bytes().filter(u8::is_ascii_digit).count();
    let others = || piece.chars().filter(|c| c.is_alphabetic()).count();
    has_mail || (piece.starts_with('+') && digits() >= 8 && others() <= 12)
}

/// "Home > World > Middle East", "News | Sport | Weather".
pub fn is_menu(piece: &str) -> bool {
    if piece.len() > 200 {
        return false;
    }
    ['>', '|', '»', '›', '•', '·'].iter().filter(|&&mark| piece.contains(mark)).any(|&mark| {
        let items = piece.split(mark).count();
        items >= 3 && piece.split(mark).all(|item| item.split_whitespace().count() <= 4)
    })
}

/// A sentence in quotation marks with its author after a dash, or after its stop, set apart by the page.
pub fn is_pull_quote(part: &Part, piece: &str) -> bool {
    if part.look.long || part.look.is_closed() || !piece.starts_with(['"', '“', '‘']) {
        return false;
    }
    let names_author = |rest: &str| rest.starts_with(char::is_uppercase) && rest.split_whitespace().count() <= 12;
    let is_closing = |&(_, c): &(usize, char)| matches!(c, '"' | '”' | '’');
    if let Some((at, close)) = piece.char_indices().rev().find(is_closing) {
        let rest = piece[at + close.len_utf8()..].trim_start();
        let name = rest.trim_start_matches(['-', '–', '—', '―', ' ']);
        if name.len() < rest.len() && names_author(name) {
            return true;
        }
    }
    // “We stay.” Jane Roe, mayor of Kema
    piece.char_indices().skip(1).find(is_closing).is_some_and(|(at, close)| {
        let author = piece[at + close.len_utf8()..].trim_start();
        let unquoted = author.split(['"', '“']).next().unwrap_or_default();
        piece[..at].ends_with(['.', '!', '?']) && names_author(author) && !has_finite_verb(unquoted)
    })
}

/// The mark of an item: a digit for "1." and "2)", a dash for "- …", a bracket for "(a)" and "(iv)".
pub fn item_mark(piece: &str) -> Option<u8> {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &piece[digits..];
    if (1..=2).contains(&digits) {
        let mut chars = rest.chars();
        let closes = matches!(chars.next(), Some('.' | ')' | ':'));
        return (closes && chars.next().is_some_and(char::is_whitespace)).then_some(b'1');
    }
    if let Some((name, rest)) = piece.strip_prefix('(').and_then(|item| head(item, 8).split_once(')')) {
        let is_name = name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            || !name.is_empty() && name.bytes().all(|byte| b"ivx0123456789".contains(&byte));
        return (is_name && rest.starts_with(char::is_whitespace)).then_some(b'(');
    }
    let dashed = piece.strip_prefix(['-', '–', '—'])?;
    dashed.starts_with(char::is_whitespace).then_some(b'-')
}

/// "Jane Roe is a reporter in Cairo.", "The writer is …": one of the authors, presented.
pub fn is_author_bio(piece: &str, authors: &[&str]) -> bool {
    let mut before = "";
    for (index, word) in head(piece, 80).split(' ').enumerate() {
        let says =
            ["is", "was", "are", "has", "writes", "covers", "reports", "reported", "teaches", "works", "lives", "can"];
        if index > 0 && says.contains(&word) {
            let is_writer = matches!(before, "writer" | "author" | "writers" | "authors" | "columnist");
            return authors.iter().any(|author| author.eq_ignore_ascii_case(before))
                || (is_writer && index == 2 && piece.starts_with("The "));
        }
        before = word;
    }
    false
}
