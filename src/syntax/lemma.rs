//! Lemmas by table, and by rule where the table has none.
//!
//! In: a word and its Penn tag. Out: the form that a dictionary lists it under, in small letters but for names.

use super::tag::Tag;
use crate::lexicon;
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

struct Table {
    /// Form and class to lemma.
    forms: FxHashMap<(&'static str, u8), &'static str>,
    /// Verbs by their lemma, which tell "baking" (bake) from "walking" (walk).
    verbs: FxHashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    let mut verbs: FxHashSet<&'static str> = lexicon::VERBS.rows().map(|[lemma]| lemma).collect();
    for [form, class, lemma] in lexicon::LEMMAS.rows() {
        forms.insert((form, class.as_bytes()[0]), lemma);
        if class == "verb" {
            verbs.insert(lemma);
        }
    }
    for [form, lemma] in lexicon::IRREGULAR_VERBS.rows() {
        forms.insert((form, b'v'), lemma);
        verbs.insert(lemma);
    }
    for [word, tags] in lexicon::WORD_TAGS.rows() {
        if tags.contains("VB:") {
            verbs.insert(word);
        }
    }
    Table { forms, verbs }
});

/// Whether a lemma can be that of a verb.
pub fn is_verb(lemma: &str) -> bool {
    TABLE.verbs.contains(lemma)
}

/// The lemma of a word.
pub fn lemma(word: &str, tag: Tag) -> CompactString {
    if tag == Tag::Nnp {
        return CompactString::new(word);
    }
    let lower = lower(word);
    let class = match tag {
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => b'v',
        Tag::Nns | Tag::Nn => b'n',
        Tag::Jjr | Tag::Jjs | Tag::Jj => b'a',
        Tag::Md | Tag::Rb => return contraction(lower),
        _ => return lower,
    };
    if let Some(full) = clitic(&lower, tag) {
        return full;
    }
    let is_verb = |base: &CompactString| TABLE.verbs.contains(base.as_str());
    // "will lay": not the past of "lie".
    if matches!(tag, Tag::Vb | Tag::Vbp) && is_verb(&lower) {
        return lower;
    }
    if let Some(&known) = TABLE.forms.get(&(lower.as_str(), class)) {
        return CompactString::const_new(known);
    }
    // "re-captured" is "re-capture".
    let again = || lower.strip_prefix("re-").filter(|rest| rest.len() > 2 && rest.chars().all(char::is_alphabetic));
    if class == b'v'
        && let Some(rest) = again()
    {
        return CompactString::const_new("re-") + &lemma(rest, tag);
    }
    // Headlines tell the past in the present, which the network takes for a past: "police detains ten".
    if matches!(tag, Tag::Vb | Tag::Vbp | Tag::Vbd | Tag::Vbn)
        && lower.ends_with('s')
        && !is_verb(&lower)
        && let Some(base) = Some(verb(&lower, "s")).filter(is_verb)
    {
        return base;
    }
    match tag {
        Tag::Nns => plural(&lower),
        Tag::Vbz => verb(&lower, "s"),
        Tag::Vbd | Tag::Vbn => verb(&lower, "ed"),
        Tag::Vbg => verb(&lower, "ing"),
        // A past that the network took for a present: "a ferry capsized".
        Tag::Vb | Tag::Vbp if lower.ends_with("ed") && !is_verb(&lower) => {
            Some(verb(&lower, "ed")).filter(is_verb).unwrap_or(lower)
        }
        _ => lower,
    }
}

/// A word in small letters; most words have no others, and need no work.
pub fn lower(word: &str) -> CompactString {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return CompactString::new(word);
    }
    if word.is_ascii() {
        let mut small = CompactString::new(word);
        small.make_ascii_lowercase();
        return small;
    }
    CompactString::from_str_to_lowercase(word)
}

/// The verb of a clitic: "'s" in "he's".
fn clitic(word: &str, tag: Tag) -> Option<CompactString> {
    let rest = word.strip_prefix('\'').or_else(|| word.strip_prefix('’'))?;
    let verb = match rest {
        "s" if tag == Tag::Vbz => "be",
        "re" | "m" => "be",
        "ve" => "have",
        "d" => "have",
        _ => return None,
    };
    Some(CompactString::const_new(verb))
}

fn contraction(word: CompactString) -> CompactString {
    match word.as_str() {
        "n't" | "n’t" => CompactString::const_new("not"),
        "'ll" | "’ll" | "wo" => CompactString::const_new("will"),
        "'d" | "’d" => CompactString::const_new("would"),
        "ca" => CompactString::const_new("can"),
        _ => word,
    }
}

/// The singular of a regular plural.
fn plural(word: &str) -> CompactString {
    if let Some(stem) = word.strip_suffix("ies")
        && stem.len() > 1
    {
        return CompactString::new(stem) + "y";
    }
    if matches!(word, "biogas" | "teargas") {
        return CompactString::new(word);
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] {
        if word.ends_with(ending) {
            // "avalanches", but not "matches"
            let full = &word[..word.len() - 1];
            let known = lexicon::NOUNS.find(full).next().is_some();
            return CompactString::new(if known { full } else { &word[..word.len() - 2] });
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && !stem.is_empty() => CompactString::new(stem),
        _ => CompactString::new(word),
    }
}

/// The lemma of a regular verb form with an ending: of the spellings that English allows, the one that is a known verb,
/// else the plainest.
fn verb(word: &str, ending: &str) -> CompactString {
    let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else { return CompactString::new(word) };
    let known = |candidate: &str| TABLE.verbs.contains(candidate);
    let with_e = CompactString::new(stem) + "e";
    if ending == "s" {
        return match stem.strip_suffix("ie") {
            // "ties", "unties", "vies", but "tries" and "carries"
            Some(base) if known(stem) || base.chars().count() == 1 => CompactString::new(stem),
            Some(base) => CompactString::new(base) + "y",
            None if !known(stem) && stem.ends_with('e') && known(&stem[..stem.len() - 1]) => {
                CompactString::new(&stem[..stem.len() - 1])
            }
            None => CompactString::new(stem),
        };
    }
    if known(stem) {
        return CompactString::new(stem);
    }
    if known(&with_e) {
        return with_e;
    }
    // "untying"
    if ending == "ing"
        && let Some(base) = stem.strip_suffix('y')
        && let with_ie = CompactString::new(base) + "ie"
        && known(&with_ie)
    {
        return with_ie;
    }
    if ending == "ed"
        && let Some(base) = stem.strip_suffix('i')
    {
        return CompactString::new(base) + "y";
    }
    let bytes = stem.as_bytes();
    let (last, before) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
    if last == before && last.is_ascii_alphabetic() {
        let single = &stem[..stem.len() - 1];
        if known(single) || !matches!(last, b's' | b'l' | b'f' | b'e' | b'o') {
            return CompactString::new(single);
        }
    }
    let soft = matches!(last, b'v' | b'c' | b'z' | b'u')
        || stem.ends_with("at")
        || stem.ends_with("is")
        || stem.ends_with("dg");
    if soft { with_e } else { CompactString::new(stem) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_come_from_the_table() {
        assert_eq!(lemma("met", Tag::Vbd), "meet");
        assert_eq!(lemma("fled", Tag::Vbd), "flee");
        assert_eq!(lemma("Women", Tag::Nns), "woman");
    }

    #[test]
    fn unknown_verbs_go_by_their_spelling() {
        assert_eq!(lemma("zorbating", Tag::Vbg), "zorbate");
        assert_eq!(lemma("zorbbed", Tag::Vbd), "zorb");
        assert_eq!(lemma("expelled", Tag::Vbn), "expel");
        assert_eq!(lemma("wa’ed", Tag::Vbd), "wa’");
        assert_eq!(lemma("waés", Tag::Vbd), "waés");
        assert_eq!(lemma("carries", Tag::Vbz), "carry");
        assert_eq!(lemma("capsized", Tag::Vbp), "capsize");
        assert_eq!(lemma("embed", Tag::Vb), "embed");
        assert_eq!(lemma("detains", Tag::Vbd), "detain");
        assert_eq!(lemma("focus", Tag::Vb), "focus");
    }

    #[test]
    fn verbs_in_ie_keep_it() {
        for (form, tag, verb) in [
            ("ties", Tag::Vbz, "tie"),
            ("unties", Tag::Vbz, "untie"),
            ("untied", Tag::Vbd, "untie"),
            ("untying", Tag::Vbg, "untie"),
            ("vies", Tag::Vbz, "vie"),
            ("vied", Tag::Vbd, "vie"),
            ("belies", Tag::Vbz, "belie"),
            ("belied", Tag::Vbn, "belie"),
            ("underlies", Tag::Vbz, "underlie"),
            ("lies", Tag::Vbz, "lie"),
            ("hies", Tag::Vbz, "hie"),
            ("tries", Tag::Vbz, "try"),
            ("dries", Tag::Vbz, "dry"),
            ("denies", Tag::Vbz, "deny"),
            ("zorbies", Tag::Vbz, "zorby"),
        ] {
            assert_eq!(lemma(form, tag), verb, "{form}");
        }
    }

    #[test]
    fn plurals_lose_their_ending() {
        assert_eq!(lemma("embassies", Tag::Nns), "embassy");
        assert_eq!(lemma("clashes", Tag::Nns), "clash");
        assert_eq!(lemma("visits", Tag::Nns), "visit");
    }

    #[test]
    fn names_keep_their_capitals() {
        assert_eq!(lemma("Cairo", Tag::Nnp), "Cairo");
    }
}
