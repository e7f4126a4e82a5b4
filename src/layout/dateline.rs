//! Datelines: "CAIRO, April 17 (Xinhua) --", where a report was written, when, and by which agency.
//!
//! In: the beginning of a paragraph. Out: the dateline and its parts, with the byte where the paragraph's first word
//! begins. What stands before the first dash (or colon) is read as a place, a region, a date and an agency in brackets;
//! if anything else is in it, it is no dateline. An agency may stand between strokes instead: "MOSCOW, June 3. /TASS/.".
//! The date may also follow the agency: "CAIRO (Xinhua) April 17 --".
//! Known limit: a small town in small letters, without region, date and agency, stays in the paragraph ("Kamonyi – The
//! army said"), since a person may stand there as well.

use super::lines::End;
use super::{authors, dates, lines};
use crate::lexicon::words::{Words, in_title_case};
use crate::lexicon::{CITIES, COUNTRY_PLACES, GIVEN_NAMES, NOT_DATELINES, REGIONS};
use crate::span::ByteSpan;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// So far from the beginning a dateline may end, in bytes.
const REACH: usize = 110;
/// A date behind an agency is no longer than this, in bytes: "Wednesday, September 25, 2019".
const LONGEST_DATE: usize = 32;
/// A paragraph that begins with a city and a colon is no shorter than this, in bytes.
const REPORT: usize = 80;

/// A dateline, and what it was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    pub span: ByteSpan,
    /// `None` for "(Reuters) -".
    pub place: Option<ByteSpan>,
    pub date: Option<ByteSpan>,
    pub agency: Option<ByteSpan>,
    /// Whether an agency or a date confirms it.
    pub is_sure: bool,
    /// "Evansville, Indiana"
    pub has_region: bool,
}

/// Read the dateline at the beginning of a paragraph.
pub fn read(text: &str, paragraph: ByteSpan) -> Option<Opening> {
    let piece = paragraph.of(text);
    if !may_open(piece) {
        return None;
    }
    marked(text, paragraph).or_else(|| bare(piece, paragraph.start as usize))
}

/// A city in capitals before a sentence, without a dash: "DETROIT The government said", "WASHINGTON Ann Lee said"; but
/// not "LIVERPOOL City Council".
fn bare(piece: &str, start: usize) -> Option<Opening> {
    let is_upper = |word: &&str| word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'));
    let mut ends = piece.split(' ').take(3).take_while(is_upper).scan(0, |end, word| {
        *end += word.len() + 1;
        Some(*end - 1)
    });
    let end = ends.find(|&end| end > 3 && is_city(&in_title_case(&piece[..end])))?;
    let rest = piece[end..].trim_start();
    let (first, rest) = rest.split_once(' ')?;
    let is_capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let opens = matches!(first, "The" | "A" | "An") || GIVEN_NAMES.find(first).next().is_some() && is_capital(rest);
    let is_report = piece.len() >= REPORT && End::of(piece) == End::Stop;
    let place = ByteSpan::new(start, start + end);
    (opens && is_report).then_some(Opening {
        span: place,
        place: Some(place),
        date: None,
        agency: None,
        is_sure: false,
        has_region: false,
    })
}

/// A dateline that a dash, a colon or its agency marks.
fn marked(text: &str, paragraph: ByteSpan) -> Option<Opening> {
    let piece = paragraph.of(text);
    let (head, end, dash) = head(piece)?;
    let rest = piece[end..].trim_start();
    let opens = |c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '\'' | '‘' | '`' | '«' | '[');
    if !rest.starts_with(opens) {
        return None;
    }
    let start = paragraph.start as usize;
    let found = parse(text, ByteSpan::new(start, start + head))?;
    let shown = found.place.map_or("", |place| place.of(text));
    let is_upper = !shown.chars().any(char::is_lowercase) && shown.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    // "Muscat: To enhance …" opens a report, "Paris: A guide" is a heading.
    let is_report = || piece.len() >= REPORT && End::of(piece) == End::Stop;
    let fits = match dash {
        Dash::None => found.agency.is_some_and(|agency| authors::is_agency(agency.of(text))),
        Dash::Colon => is_upper || found.is_sure || (is_city(shown) && is_report()),
        Dash::Line => is_upper || found.is_sure || found.has_region || is_known(shown),
    };
    let span = ByteSpan::new(start, start + end).trim(text);
    fits.then_some(Opening { span, ..found })
}

/// Read a dateline that has its line to itself: "Washington (CNN)", "KEMA, May 20 (Reuters) -".
pub fn alone(text: &str, line: ByteSpan) -> Option<Opening> {
    let piece = line.of(text);
    if piece.len() > REACH || !piece.starts_with(char::is_alphabetic) {
        return None;
    }
    let head = piece.trim_end_matches(['-', '–', '—', '_', ' ']);
    if head.len() == piece.len() && !head.ends_with(')') {
        return None;
    }
    let found = parse(text, ByteSpan { end: line.start + head.len() as u32, ..line })?;
    let place = found.place?;
    let names_agency = found.agency.is_some_and(|agency| authors::is_agency(agency.of(text)));
    let has_dash = head.len() < piece.len();
    let fits = names_agency || has_dash && (found.date.is_some() || is_known(place.of(text)));
    fits.then_some(Opening { span: line, ..found })
}

/// A city in capitals that has its line to itself above the story: "ANKARA".
pub fn city_alone(text: &str, line: ByteSpan) -> Option<Opening> {
    let piece = line.of(text);
    let shouts = piece.len() <= REACH && piece.chars().any(char::is_alphabetic) && !piece.contains(char::is_lowercase);
    let known = shouts && (is_city(piece) || is_city(&in_title_case(piece)));
    known.then_some(Opening {
        span: line,
        place: Some(line),
        date: None,
        agency: None,
        is_sure: false,
        has_region: false,
    })
}

/// Whether the first two words can begin a dateline: "The minister" cannot, as most sentences cannot.
fn may_open(piece: &str) -> bool {
    let letters = |piece: &str| piece.bytes().take_while(u8::is_ascii_alphabetic).count();
    let first = letters(piece);
    if first == 0 || piece.as_bytes().get(first) != Some(&b' ') {
        return true;
    }
    let rest = &piece[first + 1..];
    let second = &rest[..letters(rest)];
    let is_small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let is_word = matches!(rest.as_bytes().get(second.len()), Some(b' ' | b','));
    let goes_on_small = is_word && is_small(second) && !is_inner(second);
    !(is_small(piece) || goes_on_small)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dash {
    Line,
    Colon,
    None,
}

/// Where the head of a dateline ends, and the byte after its dash.
fn head(piece: &str) -> Option<(usize, usize, Dash)> {
    if let Some((_, close)) = slashed(piece) {
        let end = close + usize::from(piece[close..].starts_with('.'));
        return Some((close, skip_dash(piece, end), Dash::None));
    }
    if let Some(close) = wired(piece) {
        return Some((close, skip_dash(piece, close), Dash::Line));
    }
    let (mut depth, mut closed) = (0_u32, None);
    let mut before = ' ';
    for (at, mark) in piece.char_indices().take_while(|&(at, _)| at < REACH) {
        let next = at + mark.len_utf8();
        let after = piece[next..].chars().next().unwrap_or(' ');
        match mark {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                closed = Some(next);
            }
            _ if depth > 0 => {}
            '–' | '—' | '―' => return Some((at, skip_dash(piece, next), Dash::Line)),
            '-' | '_' if before.is_whitespace() || before == ')' || after == '-' || after.is_whitespace() => {
                return Some((at, skip_dash(piece, next), Dash::Line));
            }
            ':' if after.is_whitespace() => return Some((at, next, Dash::Colon)),
            // A word after the bracket of an agency, and no dash: "ISTANBUL (AA) The president …".
            _ if closed.is_some() && mark.is_alphanumeric() => {
                return date_and_dash(piece, at).or(closed.map(|end| (end, end, Dash::None)));
            }
            '.' | ',' | '/' | '&' | '\'' | '’' => {}
            _ if mark.is_alphanumeric() || mark.is_whitespace() => {}
            '-' => {}
            _ => return None,
        }
        before = mark;
    }
    None
}

/// A date before a dash, behind the agency: where it ends, and the byte after the dash.
fn date_and_dash(piece: &str, start: usize) -> Option<(usize, usize, Dash)> {
    let near = lines::head(&piece[start..], LONGEST_DATE);
    near.char_indices().find_map(|(at, mark)| {
        let next = start + at + mark.len_utf8();
        let is_apart = near[..at].ends_with(' ') || piece[next..].starts_with(['-', ' ']);
        let dash = match mark {
            '–' | '—' | '―' => Dash::Line,
            '-' | '_' if is_apart => Dash::Line,
            ':' => Dash::Colon,
            _ => return None,
        };
        is_whole_date(near[..at].trim_end()).then(|| (start + at, skip_dash(piece, next), dash))
    })
}

/// An agency between strokes: "MOSCOW, June 3. /TASS/.", where the first stroke stands and where the second ends.
fn slashed(piece: &str) -> Option<(usize, usize)> {
    let open = piece.find(" /").filter(|&at| at < REACH)? + 1;
    let close = open + 1 + piece[open + 1..].find('/')?;
    authors::is_agency(&piece[open + 1..close]).then_some((open, close + 1))
}

/// Where an agency in brackets between dashes ends: "NEW YORK--(BUSINESS WIRE)--".
fn wired(piece: &str) -> Option<usize> {
    let open = piece.find("--(").filter(|&at| at < REACH)? + 3;
    let close = open + piece[open..].find(')').filter(|&length| length < REACH)?;
    (authors::is_agency(&piece[open..close]) && piece[close + 1..].starts_with('-')).then_some(close + 1)
}

fn skip_dash(piece: &str, at: usize) -> usize {
    at + (piece[at..].len() - piece[at..].trim_start_matches(['-', '–', '—', '_', ' ']).len())
}

/// The parts of a head: place, region, date, agency.
fn parse(text: &str, head: ByteSpan) -> Option<Opening> {
    let head = head.trim(text);
    let piece = head.of(text);
    let base = head.start as usize;
    let mut opening = Opening { span: head, place: None, date: None, agency: None, is_sure: false, has_region: false };
    let (mut places, mut date_behind) = (head, None);
    if let Some((open, close)) = slashed(piece) {
        opening.agency = Some(ByteSpan::new(base + open + 1, base + close - 1));
        opening.is_sure = true;
        let before = piece[..open].trim_end().trim_end_matches('.');
        places = ByteSpan::new(base, base + before.len());
    } else if let Some(open) = piece.find(['(', '[']) {
        let rest = &piece[open + 1..];
        let close = rest.find([')', ']']).unwrap_or(rest.len());
        let inner = rest[..close].trim_end_matches([' ', ',', '.']);
        // A state or a former name in brackets is part of the place: "Goma (DRC)", which no dash tells from an agency.
        if inner.is_empty() || inner.len() > 40 || inner.contains(['(', ':']) || !is_title(inner) {
            return None;
        }
        let behind = rest[close..].trim_matches([')', ']', ' ', ',', '.']);
        if !behind.is_empty() {
            let start = base + (behind.as_ptr() as usize - piece.as_ptr() as usize);
            date_behind = is_whole_date(behind).then(|| ByteSpan::new(start, start + behind.len()));
            date_behind?;
        }
        opening.agency = Some(ByteSpan::new(base + open + 1, base + open + 1 + inner.len()));
        opening.is_sure = true;
        let before = piece[..open].trim_end_matches(['-', '–', '—']);
        places = ByteSpan::new(base, base + before.len()).trim(text);
    }
    let shown = places.of(text);
    if shown.is_empty() {
        opening.date = date_behind;
        return opening.agency.filter(|agency| authors::is_agency(agency.of(text))).map(|_| opening);
    }
    let mut at = places.start as usize;
    for (index, component) in shown.split(',').enumerate() {
        let whole = ByteSpan::new(at, at + component.len()).trim(text);
        at += component.len() + 1;
        // "CAIRO April 17 (Xinhua)": a date without a comma.
        let cut = whole.start + date_start(whole.of(text), opening.date.is_some()) as u32;
        let (span, date) = (ByteSpan { end: cut, ..whole }.trim(text), ByteSpan { start: cut, ..whole });
        if !date.is_empty() {
            opening.date = Some(opening.date.map_or(date, |before| before.join(date)));
            opening.is_sure = true;
        }
        let component = span.of(text);
        if index == 0 && authors::is_agency(component.trim_end_matches('.')) {
            opening.agency = Some(ByteSpan { end: span.start + component.trim_end_matches('.').len() as u32, ..span });
            opening.is_sure = true;
        } else if index == 0 {
            if !is_place(component) {
                return None;
            }
            opening.place = Some(span);
        } else if component.is_empty() {
        } else if authors::is_agency(component) {
            opening.agency = Some(span);
            opening.is_sure = true;
        } else if is_place(component) {
            opening.has_region = true;
        } else {
            return None;
        }
    }
    opening.date = opening.date.or(date_behind);
    let has_digit = |place: ByteSpan| place.of(text).contains(|c: char| c.is_ascii_digit());
    (opening.place.or(opening.agency).is_some() && !opening.place.is_some_and(has_digit)).then_some(opening)
}

/// Where the date begins that ends a component, its length if there is none: 6 in "CAIRO April 17". Behind a date a year
/// belongs to it.
fn date_start(component: &str, is_dated: bool) -> usize {
    if is_date(component) || is_dated && is_year(component) {
        return 0;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let spaces = component.match_indices(' ').map(|(at, _)| at + 1);
    let mut dates = spaces.filter(|&at| component[at..].contains(is_digit) && is_date(&component[at..]));
    dates.next().unwrap_or(component.len())
}

/// The words that open a sentence, a headline or a byline, with a dash after them.
static OTHER_OPENINGS: LazyLock<Words<()>> = LazyLock::new(|| NOT_DATELINES.rows().map(|[word]| word).collect());

/// The places of the gazetteers, each with whether it is a city.
static KNOWN: LazyLock<FxHashMap<&'static str, bool>> = LazyLock::new(|| {
    let others = COUNTRY_PLACES.rows().map(|row| row[1]).chain(REGIONS.rows().map(|row| row[0]));
    others.map(|name| (name, false)).chain(CITIES.rows().map(|row| (row[0], true))).collect()
});

/// Whether a gazetteer has the place, or one of two.
pub fn is_known(place: &str) -> bool {
    place.split(['/']).flat_map(|piece| piece.split(" and ")).any(|name| KNOWN.contains_key(name.trim()))
}

fn is_city(place: &str) -> bool {
    KNOWN.get(place).is_some_and(|is_city| *is_city)
}

/// "Cairo", "Dar es Salaam", "PARIS/BERLIN", "St. Petersburg": up to five words with capitals.
fn is_place(component: &str) -> bool {
    let words = component.split([' ', '/', '\u{a0}']).filter(|word| !word.is_empty()).count();
    if words > 5 || component.len() > 60 || !is_title(component) {
        return false;
    }
    let first = component.split([' ', '/']).next().unwrap_or_default();
    // "THE HAGUE", but not "THE GOVERNMENT"
    let with_article = || first.eq_ignore_ascii_case("the") && is_city(&in_title_case(component));
    !dates::is_weekday(first) && (OTHER_OPENINGS.get_small(first).is_none() || with_article())
}

/// Whether all words begin with a capital, but for the small ones inside a name.
fn is_title(piece: &str) -> bool {
    piece.starts_with(char::is_uppercase)
        && piece.split([' ', '/', '\u{a0}']).filter(|word| !word.is_empty()).all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || is_inner(word)
                || word.starts_with("al-")
        })
}

/// A small word inside a name.
fn is_inner(word: &str) -> bool {
    matches!(
        word,
        "es" | "de"
            | "la"
            | "el"
            | "al"
            | "le"
            | "les"
            | "sur"
            | "da"
            | "do"
            | "dos"
            | "del"
            | "of"
            | "and"
            | "upon"
            | "am"
            | "im"
            | "an"
            | "der"
            | "&"
            | "e"
            | "y"
            | "et"
    )
}

/// "July 6, 2018"
fn is_whole_date(piece: &str) -> bool {
    let mut components = piece.split(',').map(str::trim);
    components.next().is_some_and(is_date) && components.all(|component| is_date(component) || is_year(component))
}

/// "April 17", "17 April 2018", "Dec. 3", "Monday", "2018-04-17".
fn is_date(component: &str) -> bool {
    let is_numbered = component.len() <= "2018-04-17".len() && component.starts_with(|c: char| c.is_ascii_digit());
    if is_numbered && component.contains(['-', '/', '.']) {
        let found = dates::find(component, 0);
        return found.rest.is_empty() && found.stamps.iter().any(|stamp| stamp.day.is_some());
    }
    let mut words = 0;
    let named = component.split([' ', '.', '\u{a0}']).filter(|word| !word.is_empty()).all(|word| {
        words += 1;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        dates::month(word).is_some()
            || dates::is_weekday(word)
            || (!digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
    });
    named && words > 0 && component.contains(|c: char| c.is_alphabetic())
}

fn is_year(component: &str) -> bool {
    component.len() == 4 && component.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Option<String> {
        let opening = read(line, ByteSpan::new(0, line.len()))?;
        let shown = |span: Option<ByteSpan>| span.map_or("-", |span| span.of(line)).to_owned();
        let all = [shown(opening.place), shown(opening.date), shown(opening.agency)].join(" | ");
        Some(format!("{} => {all}", opening.span.of(line)))
    }

    #[test]
    fn place_date_and_agency() {
        let read = |line| parts(line).unwrap();
        assert_eq!(
            read("CAIRO, April 17 (Xinhua) -- Egypt said"),
            "CAIRO, April 17 (Xinhua) -- => CAIRO | April 17 | Xinhua"
        );
        assert_eq!(
            read("KEMA (Delta News) July 6, 2018 -- Rebels took"),
            "KEMA (Delta News) July 6, 2018 -- => KEMA | July 6, 2018 | Delta News"
        );
        assert_eq!(read("KEMA (AFP) 6 July – Rebels took"), "KEMA (AFP) 6 July – => KEMA | 6 July | AFP");
        assert_eq!(
            read("KEMA, 2018-07-06 (Reuters) - Rebels took"),
            "KEMA, 2018-07-06 (Reuters) - => KEMA | 2018-07-06 | Reuters"
        );
        assert_eq!(
            read("KEMA April 17, 2018 (Xinhua) -- Rebels took"),
            "KEMA April 17, 2018 (Xinhua) -- => KEMA | April 17, 2018 | Xinhua"
        );
        assert_eq!(read("KINSHASA (Reuters) - Rebels took"), "KINSHASA (Reuters) - => KINSHASA | - | Reuters");
        assert_eq!(
            read("Durban, May 16 2022 (IPS) - Workers"),
            "Durban, May 16 2022 (IPS) - => Durban | May 16 2022 | IPS"
        );
        assert_eq!(read("NAIROBI, Kenya (AP) _ Thousands"), "NAIROBI, Kenya (AP) _ => NAIROBI | - | AP");
        assert_eq!(
            read("PARIS/BERLIN (Reuters) - Ministers"),
            "PARIS/BERLIN (Reuters) - => PARIS/BERLIN | - | Reuters"
        );
        assert_eq!(read("BEIRUT: The army said"), "BEIRUT: => BEIRUT | - | -");
        assert_eq!(read("DAMASCUS, Syria – The army"), "DAMASCUS, Syria – => DAMASCUS | - | -");
        assert_eq!(read("ISTANBUL (AA) The president"), "ISTANBUL (AA) => ISTANBUL | - | AA");
        assert_eq!(read("Srinagar- The bureau said"), "Srinagar- => Srinagar | - | -");
        assert_eq!(
            read("WASHINGTON, Dec. 3, 2018 (AFP) — \"No,\" he said"),
            "WASHINGTON, Dec. 3, 2018 (AFP) — => WASHINGTON | Dec. 3, 2018 | AFP"
        );
        assert_eq!(read("AFP.- The champion left"), "AFP.- => - | - | AFP");
        assert_eq!(
            read("Oyam & Gulu, Uganda , Jun 14 2022 (IPS) - Law"),
            "Oyam & Gulu, Uganda , Jun 14 2022 (IPS) - => Oyam & Gulu | Jun 14 2022 | IPS"
        );
        let report = "Muscat: The ministry of water told the farmers of the coast on Monday that no rain was near.";
        assert_eq!(read(report), "Muscat: => Muscat | - | -");
        assert_eq!(read("(Reuters) - Shares fell"), "(Reuters) - => - | - | Reuters");
        assert_eq!(read("THE HAGUE, Netherlands (AP) — Judges"), "THE HAGUE, Netherlands (AP) — => THE HAGUE | - | AP");
        assert_eq!(
            read("OAKLAND, Calif., May 7, 2024 /PRNewswire/ -- Acme"),
            "OAKLAND, Calif., May 7, 2024 /PRNewswire/ -- => OAKLAND | May 7, 2024 | PRNewswire"
        );
        assert_eq!(
            read("NEW YORK--(BUSINESS WIRE)--Acme said"),
            "NEW YORK--(BUSINESS WIRE)-- => NEW YORK | - | BUSINESS WIRE"
        );
        let bare = "NEW YORK The owner of two shipyards told its workers on Monday that no more ships would be built.";
        assert_eq!(read(bare), "NEW YORK => NEW YORK | - | -");
    }

    #[test]
    fn beginnings_that_are_none() {
        for line in [
            "The visit – the first since 2011 – was short.",
            "Mamlouk – who leads the bureau – came.",
            "He said: Nothing has changed.",
            "Al-Assad met the envoy on Monday.",
            "Egypt (formerly the UAR) said it would not come.",
            "Saturday, November 24th 2018 - 09:55 UTC",
            "UPDATE – Three dead in crash",
            "From John Doe, Dec 24, 2018 (AFP) - 10:00",
            "Kema (Delta) July 6-7 meetings ended on Monday.",
            "Jane Roe – The woman who swam to Cyprus",
            "Muscat: The town by the sea.",
            "Ministers met in Geneva: The talks failed.",
            "THE GOVERNMENT, Kenya (AP) — Judges met.",
            "The raid--(which failed)--was short.",
            "LIVERPOOL City Council told the owners of two shipyards on Monday that no more ships would be built.",
        ] {
            assert_eq!(parts(line), None, "{line}");
        }
    }
}
