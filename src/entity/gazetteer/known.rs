//! Known: the offices of somebody whose name a table has, however the text spells it.
//!
//! In: a name. Out: its terms. `officeholders.tsv` and `leaders.tsv` go before `politicians.tsv`, which is searched and
//! not read at start. Names are compared without accents, hyphens, articles and initials, and some Arabic ones in one
//! spelling: "Abdel-Fattah el-Sissi", "Abdul Fattah Al Sissi". A surname alone is known only as a table writes it.

use super::terms::{self, Term};
use super::{Gazetteer, Sense};
use crate::lexicon::{self, accents};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that some write and some leave out: articles, "son of".
const SMALL: [&str; 5] = ["al", "bin", "el", "ibn", "jr"];

/// The terms that are known under a name; `senses` are those of the name as it is written.
pub fn terms(gazetteer: &Gazetteer, senses: &[Sense], name: &str) -> Vec<Term> {
    let term = |sense: &Sense| match *sense {
        Sense::Holder(term) => Some(gazetteer.terms[term as usize]),
        _ => None,
    };
    let written: Vec<Term> = senses.iter().filter_map(term).collect();
    if !written.is_empty() {
        return written;
    }
    let found = listed(&key(name));
    if !found.is_empty() || !name.contains('-') {
        return found;
    }
    // "Artur Rasi-zade"
    listed(&key(&name.replace('-', "")))
}

/// The terms of the tables that reach to our day, by names as they are compared.
static HOLDERS: LazyLock<FxHashMap<String, Vec<Term>>> = LazyLock::new(|| {
    let mut found: FxHashMap<String, Vec<Term>> = FxHashMap::default();
    for (name, term) in terms::rows() {
        found.entry(key(name)).or_default().push(term);
    }
    found
});

/// The terms of the tables under a name as it is compared.
fn listed(key: &str) -> Vec<Term> {
    if !key.contains(' ') {
        return Vec::new();
    }
    if let Some(held) = HOLDERS.get(key) {
        return held.clone();
    }
    let rows = lexicon::POLITICIANS.find(key);
    rows.map(|[_, origin, sector, from, until]| Term::new(origin, sector, from, until)).collect()
}

/// A name as it is compared.
pub fn key(name: &str) -> String {
    let plain = plain(name);
    let mut words: Vec<&str> = Vec::with_capacity(8);
    for word in plain.split(|letter: char| !letter.is_alphabetic()) {
        match servant(word) {
            Some(rest) => words.extend(["abd", rest]),
            None if is_muhammad(word) => words.push("muhammad"),
            None => words.push(word),
        }
    }
    words.retain(|word| !word.is_empty());
    let is_full = |word: &str| word.len() > 1 && !SMALL.contains(&word);
    if words.iter().filter(|word| is_full(word)).count() > 1 {
        words.retain(|word| is_full(word));
    }
    words.join(" ")
}

/// "aziz" of "abdelaziz", "" of "abdul".
fn servant(word: &str) -> Option<&str> {
    ["abdal", "abdel", "abdul"].iter().find_map(|abd| word.strip_prefix(abd))
}

fn is_muhammad(word: &str) -> bool {
    let rest = word.strip_prefix("moham").or_else(|| word.strip_prefix("muham"));
    rest.is_some_and(|rest| matches!(rest.strip_prefix('m').unwrap_or(rest), "ad" | "ed"))
}

/// A name in small letters of ASCII, as far as it is Latin, without apostrophes.
pub fn plain(name: &str) -> String {
    let mut found = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            // Apostrophes, and accents that stand alone, as the point above a Turkish small i.
            '\'' | '’' | '‘' | 'ʼ' | '`' | '\u{300}'..='\u{36F}' => {}
            _ => match accents::plain(letter) {
                Some(plain) => found.push_str(plain),
                None => found.push(letter),
            },
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_compared_as_one() {
        for (names, expected) in [
            (["Abdel-Fattah el-Sisi", "Abdul Fattah Al-Sisi", "ABDALFATTAH SISI"], "abd fattah sisi"),
            (["Kim Jong-un", "Kim Jong Un", "KIM JONG UN"], "kim jong un"),
            (["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "RECEP TAYYİP ERDOĞAN"], "recep tayyip erdogan"),
            (["Mohammed bin Salman", "Muhammad Salman", "Mohamed ibn Salman"], "muhammad salman"),
            (["Brendan O'Connor", "Brendan O’Connor", "Brendan B. OConnor"], "brendan oconnor"),
            (["Al Gore", "al gore", "Al  Gore"], "al gore"),
        ] {
            assert_eq!(names.map(key), [expected; 3]);
        }
    }

    #[test]
    fn the_table_is_written_as_names_are_compared() {
        for [name, ..] in lexicon::POLITICIANS.rows() {
            assert_eq!(key(name), name);
        }
    }
}
