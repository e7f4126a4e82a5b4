//! Phrases that mark a line as furniture of the page: "Read also:", "Share this", "Photo by", "All rights reserved".
//!
//! In: a line. Out: what `data/page_phrases.tsv` says of it. A line is compared in a plain form: small letters, straight
//! apostrophes, `0` for each number, no mark at its ends. A phrase is looked up by hash, so the cost of a line does not
//! grow with the table; phrases that may stand anywhere are one automaton.

use crate::layout::BlockKind;
use crate::lexicon::PAGE_PHRASES;
use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// No phrase is longer than this, in bytes of the plain form.
const LONGEST: usize = 96;
/// A credit stands so near to the end of a caption, in bytes.
const CREDIT_REACH: usize = 70;
/// Longer parts are paragraphs, even if they hold such a phrase.
const PART_LIMIT: usize = 600;

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
    line: Option<MarkKind>,
    section: Option<MarkKind>,
    end: Option<MarkKind>,
    label: Option<MarkKind>,
    start: Option<MarkKind>,
}

struct Table {
    whole: FxHashMap<&'static str, Uses>,
    anywhere: AhoCorasick,
    kinds: Vec<MarkKind>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut whole: FxHashMap<&'static str, Uses> = FxHashMap::default();
    let (mut parts, mut kinds) = (Vec::new(), Vec::new());
    for [phrase, kind, place] in PAGE_PHRASES.rows() {
        let kind = match kind {
            "related" => MarkKind::Related,
            "boilerplate" => MarkKind::Boilerplate,
            _ => MarkKind::Credit,
        };
        let uses = whole.entry(phrase).or_default();
        match place {
            "line" => uses.line = Some(kind),
            "section" => uses.section = Some(kind),
            "end" => uses.end = Some(kind),
            "label" => uses.label = Some(kind),
            "start" => uses.start = Some(kind),
            _ => {
                parts.push(phrase);
                kinds.push(kind);
            }
        }
    }
    let anywhere = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostFirst)
        .build(parts)
        .expect("the phrases fit into an automaton");
    Table { whole, anywhere, kinds }
});

/// What the phrases say of a line; a phrase of which the whole line consists goes before one that it begins with.
pub fn mark(line: &str) -> Option<Mark> {
    let plain = Plain::of(line);
    let mark = |kind, opens_section, rule| Mark { kind, opens_section, rule };
    if plain.is_whole
        && let Some(uses) = TABLE.whole.get(plain.text.as_str())
    {
        if let Some(kind) = uses.end {
            return Some(mark(kind, true, "end-of-story"));
        }
        if let Some(kind) = uses.section {
            return Some(mark(kind, true, "section-label"));
        }
        if let Some(kind) = uses.line.or(uses.label) {
            return Some(mark(kind, false, "whole-line-phrase"));
        }
    }
    let mut best = None;
    for end in plain.boundaries() {
        let Some(uses) = TABLE.whole.get(&plain.text[..end]) else { continue };
        if let Some(kind) = uses.end.filter(|_| is_label_end(&plain.text[end..])) {
            return Some(mark(kind, true, "end-of-story"));
        }
        let labels = uses.label.or(uses.section).filter(|_| is_label_end(&plain.text[end..]));
        if let Some(kind) = labels {
            best = Some(mark(kind, false, "label-phrase"));
        } else if let Some(kind) = uses.start {
            best = Some(mark(kind, false, "start-phrase"));
        }
    }
    best.or_else(|| {
        let found = (line.len() <= PART_LIMIT).then(|| TABLE.anywhere.find(line)).flatten()?;
        let kind = TABLE.kinds[found.pattern().as_usize()];
        // A credit ends its caption; in the middle of a sentence it is what the sentence is about.
        let is_credit = kind != MarkKind::Credit || line.len() - found.end() <= CREDIT_REACH;
        is_credit.then_some(mark(kind, false, "phrase-inside"))
    })
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

/// A line in plain form, as far as a phrase can reach.
struct Plain {
    text: String,
    is_whole: bool,
}

impl Plain {
    fn of(line: &str) -> Self {
        let lead = |c: char| !c.is_alphanumeric() && !matches!(c, '©' | '>' | '→' | '►' | '▶' | '»');
        let begin = line.trim_start_matches(|c: char| lead(c) && c != '(');
        // A bracket stays before "(c) 2018", and goes from "(Read: …)".
        let begin =
            if begin.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("(c)")) || begin.starts_with("(l-r)") {
                begin
            } else {
                begin.trim_start_matches(lead)
            };
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
            if TABLE.whole.contains_key(&text[..bare]) {
                text.truncate(bare);
            }
        }
        Self { text, is_whole }
    }

    /// The ends of the first words, where a phrase may end.
    fn boundaries(&self) -> impl Iterator<Item = usize> + '_ {
        let bytes = self.text.as_bytes();
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b'\'';
        (1..=bytes.len())
            .filter(move |&end| {
                let before = bytes[end - 1];
                let after = bytes.get(end).copied().unwrap_or(b' ');
                self.text.is_char_boundary(end) && before != b' ' && !(is_inner(before) && is_inner(after))
            })
            .take(24)
    }
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
    }

    #[test]
    fn boilerplate_and_credits() {
        use MarkKind::{Boilerplate, Credit};
        assert_eq!(read("ADVERTISEMENT"), Some((Boilerplate, false)));
        assert_eq!(read("12 Comments"), Some((Boilerplate, true)));
        assert_eq!(read("© 2018 The Daily Example"), Some((Boilerplate, false)));
        assert_eq!(read("(c) 2018 The Daily Example"), Some((Boilerplate, false)));
        assert_eq!(read("Categories: Politics, Africa"), Some((Boilerplate, true)));
        assert_eq!(read("Photo: Jane Roe"), Some((Credit, false)));
        assert_eq!(read("Voters queue in the capital. (AP Photo/John Doe)"), Some((Credit, false)));
    }

    #[test]
    fn sentences_that_begin_alike_are_none() {
        assert_eq!(read("Read was the first to reach the summit."), None);
        assert_eq!(read("Sources said the talks had failed."), None);
        assert_eq!(read("Share prices fell on Monday."), None);
        assert_eq!(read("Images of the attack spread quickly."), None);
        assert_eq!(read("Terms of the deal were not disclosed."), None);
    }
}
