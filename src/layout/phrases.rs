//! Phrases that mark a line as furniture of the page: "Read also:", "Share this", "Photo by", "All rights reserved".
//!
//! In: a line. Out: what `data/page_phrases.tsv` says of it. A line is compared in a plain form: small letters, straight
//! apostrophes, `0` for each number, no mark at its ends. A phrase is looked up by hash, so the cost of a line does not
//! grow with the table; phrases that may stand anywhere are one automaton.

use super::lines::{self, is_closer, tail};
use crate::layout::BlockKind;
use crate::lexicon::PAGE_PHRASES;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// No phrase is longer than this, in bytes of the plain form.
const LONGEST: usize = 96;
/// A credit stands so near to the end of a caption, in bytes.
const CREDIT_REACH: usize = 80;
/// Furniture behind the last sentence of a paragraph is no longer than this, in bytes.
const FURNITURE_END: usize = 24;
/// Longer parts are paragraphs, even if they hold such a phrase.
const FURNITURE_LIMIT: usize = 320;
const CREDIT_LIMIT: usize = 400;

/// What a phrase makes of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub kind: MarkKind,
    /// Whether the short lines after it belong to it.
    pub opens_section: bool,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    Related,
    Boilerplate,
    Credit,
}

impl MarkKind {
    pub fn block(self) -> BlockKind {
        match self {
            Self::Related => BlockKind::Related,
            Self::Boilerplate => BlockKind::Boilerplate,
            Self::Credit => BlockKind::Caption,
        }
    }
}

/// How much of the line a phrase has to be; a phrase may have several.
#[derive(Debug, Clone, Copy, Default)]
struct Uses {
    /// `false`: only the beginning of a phrase.
    is_phrase: bool,
    line: Option<MarkKind>,
    section: Option<MarkKind>,
    end: Option<MarkKind>,
    label: Option<MarkKind>,
    start: Option<MarkKind>,
    next: Option<MarkKind>,
    above: Option<MarkKind>,
    close: Option<MarkKind>,
}

struct Table {
    /// The phrases and their beginnings, so that a look-up ends where no phrase can follow.
    whole: FxHashMap<&'static str, Uses>,
    /// The first words of all phrases that a line can begin with.
    first_words: FxHashSet<&'static [u8]>,
    /// Phrases of furniture, and credits, that may stand anywhere.
    furniture: AhoCorasick,
    credits: AhoCorasick,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut whole: FxHashMap<&'static str, Uses> = FxHashMap::default();
    let (mut furniture, mut credits) = (Vec::new(), Vec::new());
    let mut first_words = FxHashSet::default();
    for [phrase, kind, place] in PAGE_PHRASES.rows() {
        let kind = match kind {
            "related" => MarkKind::Related,
            "boilerplate" => MarkKind::Boilerplate,
            _ => MarkKind::Credit,
        };
        if place == "part" {
            if kind == MarkKind::Credit {
                credits.push(phrase)
            } else {
                furniture.push(phrase)
            }
            continue;
        }
        first_words.insert(first_word(phrase).as_bytes());
        for end in boundaries(phrase) {
            whole.entry(&phrase[..end]).or_default();
        }
        let uses = whole.entry(phrase).or_default();
        uses.is_phrase = true;
        match place {
            "line" => uses.line = Some(kind),
            "section" => uses.section = Some(kind),
            "end" => uses.end = Some(kind),
            "label" => uses.label = Some(kind),
            "next" => uses.next = Some(kind),
            "above" => uses.above = Some(kind),
            "close" => uses.close = Some(kind),
            _ => uses.start = Some(kind),
        }
    }
    let automaton = |phrases: Vec<&str>| {
        let built = AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(phrases);
        built.expect("the phrases fit into an automaton")
    };
    Table { whole, first_words, furniture: automaton(furniture), credits: automaton(credits) }
});

/// The word, or the mark, with which a phrase begins.
fn first_word(phrase: &str) -> &str {
    let end = phrase.find(|c: char| !c.is_alphanumeric()).unwrap_or(phrase.len());
    // A mark such as "©" is its own word.
    let end = if end == 0 { phrase.chars().next().map_or(0, char::len_utf8) } else { end };
    &phrase[..end]
}

/// What the phrases say of a line; a phrase of which the whole line consists goes before one that it begins with.
pub fn mark(line: &str) -> Option<Mark> {
    at_start(line).or_else(|| inside(line))
}

/// The furniture behind the last sentence of a paragraph, and where it begins: "… he said. Read more".
pub fn closing(piece: &str) -> Option<(Mark, usize)> {
    let near = tail(piece, FURNITURE_END);
    let at = near.rfind(". ")? + 2;
    // "They navigate U.S. Media."
    if !near[..at - 2].ends_with(|last: char| last.is_lowercase() || is_closer(last)) {
        return None;
    }
    let found = mark(&near[at..]).filter(|mark| matches!(mark.rule, "whole-line-phrase" | "section-label"))?;
    (found.kind != MarkKind::Credit).then_some((found, piece.len() - near.len() + at))
}

/// The phrase that a line is, or begins with.
fn at_start(line: &str) -> Option<Mark> {
    let begin = begin(line);
    if !is_known(begin) {
        return None;
    }
    let mark = |kind, opens_section, rule| Mark { kind, opens_section, rule };
    if is_glued(begin) {
        return Some(mark(MarkKind::Related, false, "label-phrase"));
    }
    let plain = Plain::of(begin);
    if plain.is_whole
        && let Some(uses) = TABLE.whole.get(plain.text.as_str())
    {
        if let Some(kind) = uses.end {
            return Some(mark(kind, true, "end-of-story"));
        }
        if let Some(kind) = uses.section {
            return Some(mark(kind, true, "section-label"));
        }
        if let Some(kind) = uses.close {
            return Some(mark(kind, false, "end-of-section"));
        }
        if let Some(kind) = uses.next {
            return Some(mark(kind, false, "label-above"));
        }
        if let Some(kind) = uses.line.or(uses.label) {
            return Some(mark(kind, false, "whole-line-phrase"));
        }
    }
    let mut best = None;
    for end in boundaries(&plain.text).take(24) {
        let Some(uses) = TABLE.whole.get(&plain.text[..end]) else { break };
        if let Some(kind) = uses.end.filter(|_| is_label_end(&plain.text[end..])) {
            return Some(mark(kind, true, "end-of-story"));
        }
        let labels = uses.label.or(uses.section).filter(|_| is_label_end(&plain.text[end..]));
        if let Some(kind) = labels {
            best = Some(mark(kind, false, "label-phrase"));
        } else if let Some(kind) = uses.above {
            best = Some(mark(kind, false, "credit-above"));
        } else if let Some(kind) = uses.start {
            best = Some(mark(kind, false, "start-phrase"));
        }
    }
    best.or_else(|| are_buttons(&plain).then(|| mark(MarkKind::Boilerplate, false, "whole-line-phrase")))
}

/// "Read moreTalks fail in Geneva": a label of another story that lost the space behind it.
fn is_glued(begin: &str) -> bool {
    let bytes = lines::head(begin, FURNITURE_END).as_bytes();
    let joint = bytes.windows(2).position(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    // A name such as "McRoe" begins with no phrase of two words.
    let label = joint.map(|at| &begin[..=at]).filter(|label| label.contains(' '));
    let uses = label.and_then(|label| TABLE.whole.get(label.to_ascii_lowercase().as_str()));
    uses.is_some_and(|uses| uses.label.or(uses.section) == Some(MarkKind::Related))
}

/// "Share on Facebook Share on Twitter": buttons in a row, of which the first says what they are for.
fn are_buttons(plain: &Plain) -> bool {
    let is_button = |uses: &Uses| uses.line == Some(MarkKind::Boilerplate);
    let mut rest = plain.text.as_str();
    let mut count = 0;
    while rest.starts_with("share ") || count > 0 {
        let known = boundaries(rest).take(24).map_while(|end| Some((end, TABLE.whole.get(&rest[..end])?)));
        let Some((end, _)) = known.filter(|(_, uses)| is_button(uses)).last() else { break };
        rest = rest[end..].trim_start_matches([' ', ',', '|', '/', '·', '•']);
        count += 1;
    }
    // Of a long row only the first buttons are seen.
    if plain.is_whole { rest.is_empty() && count >= 2 } else { count >= 3 }
}

/// A phrase inside a line: furniture anywhere in a short one, a credit near the end. In the middle of a sentence a
/// credit is what the sentence is about.
fn inside(line: &str) -> Option<Mark> {
    let mark = |kind| Mark { kind, opens_section: false, rule: "phrase-inside" };
    if line.len() <= FURNITURE_LIMIT && TABLE.furniture.is_match(line) {
        return Some(mark(MarkKind::Boilerplate));
    }
    if line.len() > CREDIT_LIMIT {
        return None;
    }
    let end = &line.as_bytes()[line.len().saturating_sub(CREDIT_REACH)..];
    let is_credit = |found: &[u8], behind: &[u8]| match found {
        // "a Reuters/Ipsos poll" is no credit, "REUTERS/Jane Roe" is.
        [.., b'e', b'u', b't', b'e', b'r', b's', b'/'] => false,
        // "© Jane Roe, Reuters" made the picture, "© 2018 The Daily Example" the page.
        _ if found == "©".as_bytes() => {
            behind.trim_ascii_start().first().is_some_and(|byte| byte.is_ascii_uppercase())
        }
        _ => true,
    };
    let mut credits = TABLE.credits.find_iter(end);
    credits.any(|found| is_credit(&end[found.range()], &end[found.end()..])).then(|| mark(MarkKind::Credit))
}

/// Whether a phrase stands as a label before what follows: "read: …", "video | …", "sources – …".
fn is_label_end(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    let spaced = trimmed.len() < rest.len();
    match trimmed.chars().next() {
        Some(':' | '|' | '>' | '»' | '→' | '►' | '▶' | '：') => true,
        Some('-' | '–' | '—') => spaced && trimmed.chars().nth(1).is_some_and(char::is_whitespace),
        _ => false,
    }
}

/// A line from its first word or sign on.
fn begin(line: &str) -> &str {
    let is_lead = |c: char| !c.is_alphanumeric() && !matches!(c, '©' | '>' | '→' | '►' | '▶' | '»');
    let begin = line.trim_start_matches(|c: char| is_lead(c) && c != '(');
    // A bracket stays before "(c) 2018", and goes from "(Read: …)".
    let is_kept =
        ["(c)", "(l-r)"].iter().any(|mark| begin.get(..mark.len()).is_some_and(|b| b.eq_ignore_ascii_case(mark)));
    if is_kept { begin } else { begin.trim_start_matches(is_lead) }
}

/// Whether a phrase begins with the first word of a line.
fn is_known(begin: &str) -> bool {
    let first = first_word(begin);
    let mut lower = [0; 16];
    let Some(lower) = lower.get_mut(..first.len()) else { return false };
    lower.copy_from_slice(first.as_bytes());
    lower.make_ascii_lowercase();
    let first = if first.starts_with(|c: char| c.is_ascii_digit()) { b"0" } else { &*lower };
    TABLE.first_words.contains(first)
}

/// A line in plain form, as far as a phrase can reach.
struct Plain {
    text: String,
    is_whole: bool,
}

impl Plain {
    fn of(begin: &str) -> Self {
        let mut text = String::with_capacity(LONGEST + 4);
        let mut is_whole = true;
        for letter in begin.chars() {
            if text.len() >= LONGEST {
                is_whole = false;
                break;
            }
            match letter {
                '0'..='9' if text.ends_with('0') => {}
                '0'..='9' => text.push('0'),
                'a'..='z' => text.push(letter),
                'A'..='Z' => text.push(letter.to_ascii_lowercase()),
                '’' | '‘' | '`' => text.push('\''),
                space if space.is_whitespace() => {
                    if !text.ends_with(' ') {
                        text.push(' ');
                    }
                }
                letter => text.extend(letter.to_lowercase()),
            }
        }
        if is_whole {
            let end = text.trim_end_matches(|c: char| c.is_whitespace() || ".:!…>»→-–—|]".contains(c)).len();
            // "(2)" keeps its bracket, "[Related]" and "(see also)" lose it.
            let end = if text[..end].ends_with(')') && !text[..end].contains('(') { end - 1 } else { end };
            let bare = if end == 0 { text.len() } else { end };
            if TABLE.whole.get(&text[..bare]).is_some_and(|uses| uses.is_phrase) {
                text.truncate(bare);
            }
        }
        Self { text, is_whole }
    }
}

/// The ends of the words of a plain text, where a phrase may end.
fn boundaries(plain: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = plain.as_bytes();
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b'\'';
    (1..=bytes.len()).filter(move |&end| {
        let before = bytes[end - 1];
        let after = bytes.get(end).copied().unwrap_or(b' ');
        plain.is_char_boundary(end) && before != b' ' && !(is_inner(before) && is_inner(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(MarkKind, bool)> {
        mark(line).map(|mark| (mark.kind, mark.opens_section))
    }

    #[test]
    fn related_lines_and_sections() {
        use MarkKind::Related;
        assert_eq!(read("Read: Nearly 300,000 Syrians return home"), Some((Related, false)));
        assert_eq!(read("READ ALSO: Minister resigns"), Some((Related, false)));
        assert_eq!(read("[Read more: Minister resigns]"), Some((Related, false)));
        assert_eq!(read("RELATED STORIES"), Some((Related, true)));
        assert_eq!(read("More on this story:"), Some((Related, true)));
        assert_eq!(read("Sources"), Some((Related, true)));
        assert_eq!(read("Read moreTalks fail in Geneva"), Some((Related, false)));
    }

    #[test]
    fn boilerplate_and_credits() {
        use MarkKind::{Boilerplate, Credit};
        assert_eq!(read("ADVERTISEMENT"), Some((Boilerplate, false)));
        assert_eq!(read("12 Comments"), Some((Boilerplate, true)));
        assert_eq!(read("© 2018 The Daily Example"), Some((Boilerplate, false)));
        assert_eq!(read("(c) 2018 The Daily Example"), Some((Boilerplate, false)));
        assert_eq!(read("Categories: Politics, Africa"), Some((Boilerplate, true)));
        assert_eq!(read("Share on Facebook Share on Twitter"), Some((Boilerplate, false)));
        assert_eq!(
            read("Share on Facebook | Share on Twitter | Share on WhatsApp | Share on LinkedIn | Copy link | Print"),
            Some((Boilerplate, false))
        );
        assert_eq!(read("Photo: Jane Roe"), Some((Credit, false)));
        assert_eq!(read("Smoke rises over Kema, May 1, 2023. © Jane Roe, Reuters"), Some((Credit, false)));
        assert_eq!(read("Voters queue in the capital. (AP Photo/John Doe)"), Some((Credit, false)));
    }

    #[test]
    fn furniture_behind_a_sentence() {
        let behind = |piece: &'static str| closing(piece).map(|(_, at)| &piece[at..]);
        assert_eq!(behind("He left on Monday. Read more"), Some("Read more"));
        assert_eq!(behind("He left on Monday. (more)"), Some("(more)"));
        assert_eq!(behind("Old hands guide U.S. Media."), None);
        assert_eq!(behind("He left on Monday. Nobody followed."), None);
    }

    #[test]
    fn sentences_that_begin_alike_are_none() {
        assert_eq!(read("Read was the first to reach the summit."), None);
        assert_eq!(read("Sources said the talks had failed."), None);
        assert_eq!(read("Share prices fell on Monday."), None);
        assert_eq!(read("Share on the market fell on Monday"), None);
        assert_eq!(read("The paper appears on Mondays. © 2023 The Daily Example"), None);
        assert_eq!(read("Images of the attack spread quickly."), None);
        assert_eq!(read("Terms of the deal were not disclosed."), None);
    }
}
