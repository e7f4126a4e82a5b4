//! Sentences and headings, told from each other by stops and verbs.
//!
//! In: a part. Out: whether it is running text, a heading, or a caption without a verb. The tagger comes later and needs
//! the blocks, so a word is a finite verb here if the counts of `data/word_tags.tsv` mostly say so.

use super::lines::{End, Part};
use crate::lexicon::{FINITE_VERBS, VERBS, WORD_TAGS};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that are finite verbs more often than anything else.
static FINITE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let counted = WORD_TAGS.rows().filter(|[_, tags]| is_mostly_finite(tags)).map(|[word, _]| word);
    FINITE_VERBS.rows().map(|[form]| form).chain(counted).collect()
});
static BASES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| VERBS.rows().map(|[lemma]| lemma).collect());

/// Whether a list of counts such as "VBZ:4 NNS:1" is mostly of finite verbs.
fn is_mostly_finite(tags: &str) -> bool {
    let counts = tags.split(' ').filter_map(|count| count.rsplit_once(':'));
    let (mut finite, mut all) = (0, 0);
    for (tag, count) in counts {
        let count: u32 = count.parse().unwrap_or(0);
        all += count;
        finite += if matches!(tag, "VBD" | "VBP" | "VBZ" | "MD") { count } else { 0 };
    }
    finite * 2 > all
}

/// Running text: long, or a closed sentence with a verb.
pub fn is_prose(text: &str, part: &Part) -> bool {
    let look = &part.look;
    if look.long || look.words >= 40 {
        return true;
    }
    let is_closed = look.is_closed() || look.end == End::Colon;
    is_closed && look.words >= 6 && has_finite_verb(part.span.of(text))
}

/// Whether a line has a verb that makes it a sentence.
pub fn has_finite_verb(piece: &str) -> bool {
    let mut plain = String::with_capacity(16);
    piece.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || word.len() > 14 {
            return false;
        }
        if word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase) {
            return true;
        }
        plain.clear();
        plain.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
        // "imposes", where the plural of a noun is not written alike.
        let base = plain.strip_suffix('s').filter(|base| base.ends_with('e') || base.ends_with(['n', 'r', 't', 'w']));
        FINITE.contains(plain.as_str()) || base.is_some_and(|base| BASES.contains(base))
    })
}

/// A short line that no stop closes: a heading, an item, the headline of another story.
pub fn is_heading_like(part: &Part) -> bool {
    let look = &part.look;
    let end = matches!(look.end, End::Open | End::Question) || (look.end == End::Colon && look.words <= 4);
    !look.long && end && look.words <= 18 && part.span.len() <= 130
}

/// "The church's ship Aurora in Bonaire.": a sentence without a verb that names something.
pub fn is_verbless_caption(text: &str, part: &Part) -> bool {
    let look = &part.look;
    let piece = part.span.of(text);
    look.end == End::Stop
        && (4..=30).contains(&look.words)
        && look.capitals >= 2
        && !piece.starts_with(['"', '“', '‘', '\''])
        && !piece.ends_with(['!', '…', '"', '”'])
        && !has_finite_verb(piece)
}
