//! The headline: which of the short lines above the story it is.
//!
//! In: the parts of a page and what is known of them. Out: the part that is the headline, if there is one. A headline
//! shares its words with the first paragraphs, stands before the date or the byline, and has no stop. A text that begins
//! with a sentence has none.

use super::classify::Page;
use super::dates::Dates;
use super::lines::{End, Part, head};
use super::sentence::{has_finite_verb, is_prose};
use super::{BlockKind, byline, dateline};
use compact_str::CompactString;
use rustc_hash::FxHashSet;

/// So much of the story is compared with a headline, in bytes.
const LEAD: usize = 700;
/// A headline stands among the first parts of a page.
const HEAD: usize = 40;

/// Find the headline above a story that begins with part `first`.
pub fn find(text: &str, parts: &[Part], page: &Page, first: usize) -> Option<usize> {
    // A page may greet its reader with a sentence; the date below the headline shows that it goes on.
    // Times on a live page stand between its posts.
    let is_whole = |dates: &Dates| dates.stamps.iter().any(|stamp| stamp.day.is_some() || stamp.label.is_some());
    let date = page.dates.first().filter(|(at, dates)| *at < HEAD.min(first + 8) && is_whole(dates));
    let date = date.map_or(0, |(at, _)| *at);
    let end = first.max(date).min(HEAD);
    let mut candidates: Vec<usize> =
        (0..end).filter(|&index| page.may_be_title(index) && is_headline_like(text, parts, page, index)).collect();
    let headlines: FxHashSet<&str> = candidates.iter().map(|&index| parts[index].span.of(text)).collect();
    candidates.retain(|&index| trail_end(parts[index].span.of(text)).is_none_or(|end| !headlines.contains(end)));
    if candidates.is_empty() {
        return None;
    }
    let story =
        (end.max(first)..parts.len()).filter(|&index| page.kinds[index].is_none() && is_prose(text, &parts[index]));
    let mut lead = FxHashSet::default();
    let mut read = 0;
    for index in story.take(3) {
        let piece = parts[index].span.of(text);
        let piece = head(piece, LEAD - read.min(LEAD));
        read += piece.len();
        lead.extend(stems(piece));
    }
    let begin = candidates.first().copied();
    candidates
        .into_iter()
        .filter_map(|index| {
            let bonus = 4 * usize::from(begin == Some(index));
            let (score, shared) = score(text, parts, page, index, &lead);
            // "JANE ROE": a name of which the story knows nothing wrote it.
            let part = &parts[index];
            let is_byline = shared == 0 && part.look.words <= 4 && byline::bare_names(text, part.span).is_some();
            let is_name = is_byline && part.look.uppers == part.look.words;
            (!is_name).then_some((score + bonus, index))
        })
        // The highest; the first of equals.
        .max_by_key(|&(score, index)| (score, parts.len() - index))
        .map(|(_, index)| index)
}

/// The last step of a trail through the site: "Talks fail in Kema" of "Home / World / Talks fail in Kema".
fn trail_end(piece: &str) -> Option<&str> {
    let (_, end) = [" / ", " > ", " » ", " › ", " | ", " :: "].iter().find_map(|mark| piece.rsplit_once(mark))?;
    Some(end.trim())
}

fn score(text: &str, parts: &[Part], page: &Page, index: usize, lead: &FxHashSet<CompactString>) -> (usize, usize) {
    let piece = parts[index].span.of(text);
    let shared: FxHashSet<CompactString> = stems(piece).filter(|stem| lead.contains(stem)).collect();
    let next = page.kinds.get(index + 1).copied().flatten().map(|verdict| verdict.kind);
    let before_date = matches!(next, Some(BlockKind::Published | BlockKind::Byline));
    let is_full = (5..=18).contains(&parts[index].look.words);
    // "Analysis: Why the talks failed" is a headline, unless there is a better one.
    // "Live: Storm batters the coast" heads its page.
    let is_live = index == 0 && piece.get(..5).is_some_and(|label| label.eq_ignore_ascii_case("live:"));
    let is_labelled = page.kinds[index].is_some() && !is_live;
    let score = 2 * shared.len().min(5)
        + 5 * usize::from(before_date)
        + 2 * usize::from(is_full)
        + usize::from(has_finite_verb(piece));
    (score.saturating_sub(6 * usize::from(is_labelled)), shared.len())
}

/// A line that might be a headline: no stop at its end, unless a date follows.
fn is_headline_like(text: &str, parts: &[Part], page: &Page, index: usize) -> bool {
    let part = &parts[index];
    let piece = part.span.of(text);
    let look = &part.look;
    let next = page.kinds.get(index + 1).copied().flatten().map(|verdict| verdict.kind);
    let before_date = matches!(next, Some(BlockKind::Published | BlockKind::Byline));
    // One word is a headline only above a date: "WEATHER".
    let fewest = if before_date { 1 } else { 2 };
    if look.long || !(fewest..=30).contains(&look.words) || part.span.len() > 220 || piece.starts_with('(') {
        return false;
    }
    let ends_well = match look.end {
        End::Open | End::Question => true,
        End::Stop => piece.ends_with(['!', '…', '’', '\'', ')']) || piece.ends_with("U.S.") || before_date,
        End::Colon | End::Comma => false,
    };
    ends_well
        && !is_post(piece)
        && dateline::read(text, part.span).is_none()
        && !piece.starts_with(|c: char| c.is_lowercase() && c.is_ascii())
}

/// Whether a line begins with the time of a live page's post: "16.42 That's all from us", "09:15 Good morning".
fn is_post(piece: &str) -> bool {
    let digits = |piece: &str| piece.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let hours = digits(piece);
    let rest = &piece[hours..];
    (1..=2).contains(&hours) && rest.starts_with([':', '.']) && digits(&rest[1..]) == 2 && rest[3..].starts_with(' ')
}

/// The words of a line that carry meaning, cut to five letters, so that "Syria" is found in "Syrian".
fn stems(piece: &str) -> impl Iterator<Item = CompactString> + '_ {
    piece
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 4 || word.chars().all(char::is_uppercase) && word.len() >= 2)
        .map(|word| {
            let Some(first) = word.get(..5.min(word.len())).filter(|first| first.is_ascii()) else {
                return word.chars().take(5).flat_map(char::to_lowercase).collect();
            };
            let mut stem = CompactString::from(first);
            stem.make_ascii_lowercase();
            stem
        })
}

/// Whether a text names somebody: the word stands in it, in any case.
pub fn names(piece: &str, name: &str) -> bool {
    piece.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word.to_lowercase() == name.to_lowercase())
}

/// A headline in the form in which its copies are compared.
pub fn plain(piece: &str) -> String {
    if piece.is_ascii() {
        let letters = piece.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|letter| char::from(letter.to_ascii_lowercase())).collect();
    }
    piece.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a line is the headline again, perhaps with the name of the outlet beside it.
pub fn repeats(title: &str, line: &str) -> bool {
    let words = plain(line);
    words == title || (title.len() >= 20 && words.len() <= title.len() + 40 && words.contains(title))
}
