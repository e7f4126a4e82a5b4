//! Addresses: links, e-mail, the names of sites and files.
//!
//! Each is one word, without the punctuation that closes the sentence around it.

use super::chars::{BLANK, DIGIT, LETTER, LOWER, UPPER, WIDE, WORD};
use super::tables::{DOMAIN, Small};
use super::words::Scanner;

/// The longest name before an `@`.
const NAME: usize = 64;

/// The end of the e-mail address that begins here, given the next `@`.
#[inline]
pub fn email(scanner: &Scanner, sign: usize) -> Option<usize> {
    let sign = if sign == usize::MAX { near_sign(scanner)? } else { sign };
    if sign >= scanner.at + NAME || !scanner.is(sign + 1, LETTER | DIGIT) {
        return None;
    }
    let is_name = |at| scanner.is(at, WORD) || matches!(scanner.byte(at), b'.' | b'-' | b'+' | b'%' | b'\'');
    if !(scanner.at..sign).all(is_name) {
        return None;
    }
    let mut at = sign + 1;
    while scanner.is(at, WORD) || matches!(scanner.byte(at), b'.' | b'-') && scanner.is(at + 1, WORD) {
        at += 1;
    }
    Some(at)
}

/// The `@` that ends the name here. Numbers look for it themselves: few texts have an address that begins with a digit.
fn near_sign(scanner: &Scanner) -> Option<usize> {
    let mut at = scanner.at;
    while scanner.is(at, WORD) && at - scanner.at < 16 {
        at += 1;
    }
    (scanner.byte(at) == b'@').then_some(at)
}

/// The end of the link that begins here.
#[inline]
pub fn url(scanner: &Scanner) -> Option<usize> {
    let rest = &scanner.bytes[scanner.at..];
    let scheme: &[&[u8]] = match rest[0] | 0x20 {
        b'h' => &[b"http://", b"https://"],
        b'w' => &[b"www."],
        b'f' => &[b"ftp://"],
        b'm' => &[b"mailto:"],
        _ => return None,
    };
    let begins = |scheme: &&&[u8]| rest.len() > scheme.len() && rest[..scheme.len()].eq_ignore_ascii_case(scheme);
    let scheme = scheme.iter().find(begins)?;
    scanner.is(scanner.at + scheme.len(), WORD | WIDE).then(|| path(scanner, scanner.at + scheme.len()))
}

/// The end of a link, from a byte inside it: before white space, `<`, `>` or a quotation mark, without closing punctuation.
fn path(scanner: &Scanner, mut at: usize) -> usize {
    let (start, mut brackets) = (at, 0_i32);
    loop {
        match scanner.byte(at) {
            b'<' | b'>' | b'"' | b'|' => break,
            b'(' => brackets += 1,
            b')' => brackets -= 1,
            _ if scanner.is(at, BLANK) => break,
            _ if scanner.is(at, WIDE) => {
                let c = scanner.char(at);
                if c.is_whitespace() || matches!(c, '“' | '”' | '’' | '‘' | '»' | '«' | '…' | '—' | '\u{200B}')
                {
                    break;
                }
                at += c.len_utf8() - 1;
            }
            _ => {}
        }
        at += 1;
    }
    while at > start {
        match scanner.byte(at - 1) {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b']' | b'}' | b'*' => at -= 1,
            b')' if brackets < 0 => {
                brackets += 1;
                at -= 1;
            }
            _ => break,
        }
    }
    at
}

/// The end of the site or file that begins here, with a stop inside: "example.com/news", "report.doc".
pub fn domain(scanner: &mut Scanner) -> Option<usize> {
    if scanner.at < scanner.dotted_until {
        return None;
    }
    let (mut at, mut last, mut before) = (scanner.at, scanner.at, scanner.at);
    loop {
        match scanner.byte(at) {
            b'.' if scanner.is(at + 1, WORD) => {
                before = last;
                last = at + 1;
            }
            b'-' if scanner.is(at + 1, WORD) => {}
            _ if scanner.is(at, WORD) => {}
            _ => break,
        }
        at += 1;
    }
    let ending = &scanner.text[last..at];
    let one_case = [LOWER | DIGIT, UPPER | DIGIT].iter().any(|&case| (last..at).all(|byte| scanner.is(byte, case)));
    let known = |part: &str| Small::of(part).and_then(|small| DOMAIN.get(small.as_str()).copied());
    let is_domain = last > scanner.at
        && one_case
        && match known(ending) {
            Some(true) => true,
            Some(false) => before > scanner.at && known(&scanner.text[before..last - 1]).is_some(),
            None => false,
        };
    if !is_domain || scanner.is_word(at) {
        scanner.dotted_until = last;
        return None;
    }
    Some(if scanner.byte(at) == b'/' && scanner.is(at + 1, WORD) { path(scanner, at) } else { at })
}

/// Whether the address of a site is a name as well, that of who runs it: "Gazeta.ru", "Amazon.com", but not "Report.pdf".
pub fn is_site(word: &str) -> bool {
    const ENDINGS: [&str; 7] = ["com", "org", "net", "biz", "info", "news", "online"];
    let country = |ending: &str| ending.len() == 2 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    let site = |(name, ending): (&str, &str)| name.len() > 2 && (country(ending) || ENDINGS.contains(&ending));
    word.starts_with(|first: char| first.is_ascii_uppercase()) && word.rsplit_once('.').is_some_and(site)
}

/// Whether a word is the ending of a file or site: "doc", "com".
pub fn is_ending(word: &str) -> bool {
    word.len() > 2 && Small::of(word).is_some_and(|small| DOMAIN.get(small.as_str()) == Some(&true))
}

/// The end of the hashtag or the handle at a sign, which must not stand in a word.
pub fn tag(scanner: &Scanner) -> Option<usize> {
    let at = scanner.at;
    let stands_alone = at == 0 || !scanner.bytes[at - 1].is_ascii_alphanumeric();
    let begins = scanner.is(at + 1, LETTER) || scanner.is(at + 1, WIDE) && scanner.is_word(at + 1);
    (stands_alone && begins).then(|| scanner.run(at + 1))
}
