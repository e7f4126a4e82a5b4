//! Sentences and headings, told from each other by stops and verbs.
//!
//! In: a part. Out: whether it is running text, a heading, or a caption without a verb. The tagger comes later and needs
//! the blocks, so a word is a finite verb here if the counts of `data/word_tags.tsv` mostly say so.

use super::dateline;
use super::lines::{End, Part};
use super::phrases;
use crate::lexicon::{FINITE_VERBS, GIVEN_NAMES, NAME_GENDERS, VERBS, WORD_TAGS};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What the counts say of words that may be verbs.
struct Verbs {
    /// Finite verbs more often than anything else.
    finite: FxHashSet<&'static str>,
    /// Verbs in a third of their uses, and all base forms.
    possible: FxHashSet<&'static str>,
}

static VERB_FORMS: LazyLock<Verbs> = LazyLock::new(|| {
    let mut verbs = Verbs {
        finite: FINITE_VERBS.rows().map(|[form]| form).collect(),
        possible: VERBS.rows().map(|[lemma]| lemma).collect(),
    };
    for [word, tags] in WORD_TAGS.rows() {
        let (finite, any, all) = shares(tags);
        if finite * 2 > all {
            verbs.finite.insert(word);
        }
        if any * 3 > all {
            verbs.possible.insert(word);
        }
    }
    verbs
});

/// Of counts such as "VBZ:4 NNS:1": the finite verbs, the verbs that may be finite, and all.
fn shares(tags: &str) -> (u32, u32, u32) {
    let (mut finite, mut any, mut all) = (0, 0, 0);
    for (tag, count) in tags.split(' ').filter_map(|count| count.rsplit_once(':')) {
        let count: u32 = count.parse().unwrap_or(0);
        all += count;
        match tag {
            "VBD" | "VBP" | "VBZ" | "MD" => finite += count,
            "VB" => any += count,
            _ => {}
        }
    }
    (finite, finite + any, all)
}

/// Running text: long, or a closed sentence with a verb, or what a dateline opens.
pub fn is_prose(text: &str, part: &Part) -> bool {
    let look = &part.look;
    if look.long || look.words >= 40 || (look.words >= 10 && dateline::read(text, part.span).is_some()) {
        return true;
    }
    let piece = part.span.of(text);
    let is_closed = || look.is_closed() || look.end == End::Colon || phrases::closing(piece).is_some();
    look.words >= 6 && is_closed() && has_finite_verb(piece)
}

/// "He promised a ferry.": closed, and with a verb.
pub fn is_short_sentence(text: &str, part: &Part) -> bool {
    part.look.end == End::Stop && part.look.words >= 4 && has_finite_verb(part.span.of(text))
}

/// Running text, or a closed sentence with a word that may be its verb: "Some thirty ships still serve the islands."
pub fn may_end_story(text: &str, part: &Part) -> bool {
    is_prose(text, part) || part.look.end == End::Stop && part.look.words >= 8 && may_be_sentence(part.span.of(text))
}

/// Whether a line has a verb that makes it a sentence.
pub fn has_finite_verb(piece: &str) -> bool {
    let first = piece.split_whitespace().next().unwrap_or_default();
    any_word(piece, |word| {
        // "imposes", where the plural of a noun is not written alike.
        let base = word.strip_suffix('s').filter(|base| base.ends_with(['e', 'n', 'r', 't', 'w']));
        // A subject stands before its verb: "Delegates at the talks".
        let base = base.filter(|_| !first.eq_ignore_ascii_case(word));
        let is_base =
            base.is_some_and(|base| VERB_FORMS.possible.contains(base) && !VERB_FORMS.possible.contains(word));
        VERB_FORMS.finite.contains(word) || is_base
    })
}

/// Whether a line has a word that could be its verb, or a pronoun that asks for one.
fn may_be_sentence(piece: &str) -> bool {
    has_finite_verb(piece)
        || any_word(piece, |word| {
            VERB_FORMS.possible.contains(word)
                || word.ends_with("ly")
                || matches!(
                    word,
                    "it" | "they" | "he" | "she" | "we" | "i" | "you" | "one" | "who" | "that" | "not" | "but"
                )
        })
}

/// Whether a word in small letters, straight apostrophes, is one of some kind. Forms in -ed are always verbs.
fn any_word(piece: &str, is: impl Fn(&str) -> bool) -> bool {
    let mut plain = String::with_capacity(16);
    piece.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || word.len() > 16 {
            return false;
        }
        if word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase) {
            return true;
        }
        plain.clear();
        plain.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
        is(&plain)
    })
}

/// A short line that no stop closes: a heading, an item, the headline of another story.
pub fn is_heading_like(part: &Part) -> bool {
    let look = &part.look;
    let end = matches!(look.end, End::Open | End::Question) || (look.end == End::Colon && look.words <= 4);
    !look.long && end && look.words <= 18 && part.span.len() <= 130
}

/// "They talk of their choices. Stay or go?": more than one sentence, which no heading is.
pub fn has_inner_stop(piece: &str) -> bool {
    piece.match_indices(". ").any(|(at, stop)| {
        let word = piece[..at].rsplit(' ').next().unwrap_or_default();
        let goes_on = piece[at + stop.len()..].starts_with(char::is_uppercase);
        // "vs." is shorter.
        goes_on && word.len() >= 4 && word.chars().all(char::is_lowercase)
    })
}

/// "The church's ship Aurora in Bonaire.": a sentence without a verb that names something.
pub fn is_verbless_caption(text: &str, part: &Part) -> bool {
    let look = &part.look;
    let piece = part.span.of(text);
    look.end == End::Stop
        && (4..=14).contains(&look.words)
        && look.capitals >= 2
        // Quotations of the stock exchange have no verb either.
        && look.numbers < 2
        && !piece.starts_with(['"', '“', '‘', '\''])
        && !piece.ends_with(['!', '…', '"', '”'])
        && !may_be_sentence(piece)
}

/// "Jane Roe, founder of the fund", "Ali Bey of the Labour Party": a known given name, a surname, and what they are.
pub fn is_named_person(piece: &str) -> bool {
    let mut words = piece.split(' ').peekable();
    let is_long = piece.contains(", ");
    let mut is_given = false;
    while let Some(word) = words.next() {
        let name = word.trim_end_matches([',', '.', ';']);
        let is_name = name.starts_with(char::is_uppercase);
        if is_given && is_name {
            let is_apposition = word.ends_with(',');
            let is_post = matches!(words.peek(), Some(&("of" | "at" | "from" | "in" | "with" | "during")));
            let is_last = words.peek().is_none() && is_long;
            if is_apposition || is_post || is_last {
                return words.clone().count() <= 10;
            }
        }
        is_given = is_name && is_given_name(name);
        if !is_given && !is_name && !matches!(name, "of" | "and" | "at" | "the") {
            return false;
        }
    }
    false
}

/// Whether a word is a given name that the tables have.
pub fn is_given_name(name: &str) -> bool {
    GIVEN.contains(name) || NAME_GENDERS.find(name).next().is_some()
}

static GIVEN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| GIVEN_NAMES.rows().map(|[name, _]| name).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_have_a_finite_verb() {
        assert!(has_finite_verb("Talks fail in Geneva"));
        assert!(has_finite_verb("Washington imposes asset freezes on police chief"));
        assert!(has_finite_verb("The café by the harbour occupies the tenth place."));
        assert!(!has_finite_verb("Delegates at the talks in Geneva"));
        assert!(!has_finite_verb("Ali Mamlouk, Syrian National Security Bureau chief"));
    }

    #[test]
    fn headings_are_no_two_sentences() {
        assert!(has_inner_stop("They talk of their choices. Stay or go?"));
        assert!(!has_inner_stop("Interview with Gen. Roe"));
        assert!(!has_inner_stop("What now?"));
    }

    #[test]
    fn persons_with_their_post() {
        assert!(is_named_person("Carlos Vasquez, founder and CEO at Bitlabs"));
        assert!(is_named_person("Founder and CEO of Feelenials, Maria Rattan"));
        assert!(is_named_person("Michael Tien of the Example Party"));
        assert!(is_named_person("Claudia Roe of the Example Party"));
        assert!(!is_named_person("A green city"));
        assert!(!is_named_person("Michael Tien"));
    }
}
