//! Join the names of one person: full names, surnames, first names where no surname fits, initials.
//!
//! Two full names are one person if they share the last word and their first words do not contradict each other. A single
//! word joins the person before it who has it as a surname, the most prominent of several, else the first after it. Particles ("al-", "bin") do
//! not count. Limits: Chinese and Icelandic order only where the word is found anywhere in the full name.

use super::EntityKind;
use super::chains::Chains;
use super::gazetteer::{Gender, Sense, Usage, cue};
use super::names::Name;
use super::roles::Office;
use super::scene::Scene;
use crate::syntax::Pos;
use compact_str::CompactString;
use rustc_hash::FxHashMap;

/// The words of a person's name that count, in lower case.
struct Full {
    words: Vec<CompactString>,
    /// The index of the name where it stands first.
    first: usize,
    gender: Gender,
    /// The single word that called this person last.
    short: Option<CompactString>,
    /// How often they were named up to here.
    count: u32,
}

/// Give each person's name its draft.
pub fn link(scene: &Scene, names: &[Name], offices: &[Office], chains: &mut Chains) {
    let mut full: Vec<Full> = Vec::new();
    let mut by_word: FxHashMap<CompactString, Vec<usize>> = FxHashMap::default();
    let titles = titles(offices, names.len());
    let aliases = aliases(scene, names);
    let people = || names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person);
    for (index, name) in people() {
        let words = words(scene, name);
        if words.len() < 2 {
            continue;
        }
        let called = words[words.len() - 1].clone();
        let words = aliases.get(&words).cloned().unwrap_or(words);
        let last = words[words.len() - 1].clone();
        let near = by_word.get(&last).map_or(&[][..], Vec::as_slice);
        let same = near.iter().rev().take(20).copied().find(|&draft| agree(&full[draft].words, &words));
        let draft = same.unwrap_or_else(|| {
            let draft = chains.new_draft(EntityKind::Person);
            full.push(Full { words: Vec::new(), first: index, gender: Gender::Unknown, short: None, count: 0 });
            draft
        });
        if words.len() > full[draft].words.len() {
            for word in &words {
                let list = by_word.entry(word.clone()).or_default();
                if list.last() != Some(&draft) {
                    list.push(draft);
                }
            }
            full[draft].words = words;
        }
        if called != last {
            let list = by_word.entry(called).or_default();
            if list.last() != Some(&draft) {
                list.push(draft);
            }
        }
        learn_gender(&mut full[draft].gender, gender(scene, name, titles[index]));
        chains.of_name[index] = draft;
    }
    let mut latest = vec![usize::MAX; full.len()];
    for (index, name) in people() {
        if chains.of_name[index] != usize::MAX {
            latest[chains.of_name[index]] = index;
            full[chains.of_name[index]].count += 1;
            continue;
        }
        let words = words(scene, name);
        let word = words.last().cloned().unwrap_or_default();
        let found = gender(scene, name, titles[index]);
        let fits = |draft: &&usize| {
            let known = full[**draft].gender;
            known == Gender::Unknown || found == Gender::Unknown || known == found
        };
        let candidates = by_word.get(&word).map_or(&[][..], Vec::as_slice);
        let candidates = || candidates.iter().rev().take(20);
        let surname = |draft: &&usize| full[**draft].words.last() == Some(&word);
        // Who was called by this word alone before, then who is spoken of most, then the latest; else the first after.
        let standing = |draft: &&usize| {
            let at = latest[**draft];
            if at == usize::MAX {
                return (false, false, 0, usize::MAX - full[**draft].first);
            }
            (true, full[**draft].short == Some(word.clone()), full[**draft].count.min(6), at)
        };
        let best = candidates()
            .filter(fits)
            .filter(surname)
            .max_by_key(standing)
            .or_else(|| candidates().filter(fits).max_by_key(standing));
        let draft = match best {
            Some(&draft) => draft,
            None => {
                let draft = chains.new_draft(EntityKind::Person);
                by_word.entry(word.clone()).or_default().push(draft);
                let words = vec![word.clone()];
                full.push(Full { words, first: index, gender: Gender::Unknown, short: None, count: 0 });
                latest.push(index);
                // Nobody's surname so far; a lone word can be one all the same: "Jordan", "Clinton".
                let start = name.tokens.start as usize;
                if found == Gender::Unknown && !scene.gazetteer.surnames.contains(scene.word(start)) {
                    full[draft].gender = given_gender(scene, start);
                }
                draft
            }
        };
        latest[draft] = index;
        full[draft].count += 1;
        full[draft].short = Some(word);
        learn_gender(&mut full[draft].gender, found);
        chains.of_name[index] = draft;
    }
    for (draft, full) in full.iter().enumerate() {
        chains.drafts[draft].gender = full.gender;
    }
}

/// The gender that the office before or behind each name tells.
fn titles(offices: &[Office], names: usize) -> Vec<Gender> {
    let mut found = vec![Gender::Unknown; names];
    for office in offices {
        if let Some(holder) = office.holder {
            learn_gender(&mut found[holder], office.gender);
        }
    }
    found
}

fn learn_gender(known: &mut Gender, found: Gender) {
    if *known == Gender::Unknown {
        *known = found;
    }
}

/// The words that count, small: "Bashar Al-Assad" is "bashar", "assad".
fn words(scene: &Scene, name: &Name) -> Vec<CompactString> {
    let mut found = Vec::with_capacity(4);
    for token in name.tokens.range() {
        let lower = scene.lower(token);
        let skipped = scene.has(token, cue::PARTICLE)
            || matches!(lower, "jr" | "jr." | "sr" | "sr." | "-" | "'" | "’" | "." | "iii" | "ii");
        if skipped && found.len() + 1 < name.tokens.len() && token + 1 < name.tokens.end as usize
            || lower.starts_with("jr")
        {
            continue;
        }
        if lower.chars().any(char::is_alphanumeric) {
            let bare = lower.strip_prefix("al-").or_else(|| lower.strip_prefix("el-")).unwrap_or(lower);
            found.push(CompactString::from(bare));
        }
    }
    found
}

/// The other names of people, with the one that each stands beside: "Anna Kim Lee, better known as Anna Sparkle".
fn aliases(scene: &Scene, names: &[Name]) -> FxHashMap<Vec<CompactString>, Vec<CompactString>> {
    let mut found = FxHashMap::default();
    let mut before: Option<&Name> = None;
    for name in names.iter().filter(|name| name.kind == EntityKind::Person) {
        let start = name.tokens.start as usize;
        if let Some(first) = before.filter(|first| first.tokens.len() > 1 && name.tokens.len() > 1) {
            let from = (first.tokens.end as usize).max(start.saturating_sub(ALIAS));
            let stop = |token: usize| {
                matches!(scene.word(token), "." | ";" | "!" | "?")
                    || scene.pos(token) == Pos::Verb && !scene.is(token, &["known", "born", "called"])
            };
            let known = (from..start).rev().take_while(|&token| !stop(token)).any(|token| scene.has(token, cue::ALIAS));
            let plain = !(from..start).any(|token| scene.is(token, &["and", "with", "to", "of", "for"]));
            let (alias, full) = (words(scene, name), words(scene, first));
            if known && plain && alias != full && !found.contains_key(&full) {
                found.insert(alias, full);
            }
        }
        before = Some(name);
    }
    found
}

/// So many words can stand between a name and another of the same person.
const ALIAS: usize = 14;

/// Whether two full names with the same last word can be one person's.
fn agree(one: &[CompactString], other: &[CompactString]) -> bool {
    let (Some(a), Some(b)) = (one.first(), other.first()) else { return false };
    if one.last() != other.last() {
        return false;
    }
    let initial = |a: &str, b: &str| {
        let short = a.trim_end_matches('.');
        short.chars().count() == 1 && b.starts_with(short)
    };
    a == b || initial(a, b) || initial(b, a) || one.contains(b) || other.contains(a) || is_misspelt(a, b)
}

/// Whether two given names differ in one letter inside: "Kristin" and "Kristen".
fn is_misspelt(one: &str, other: &str) -> bool {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    a.len() == b.len() && a.len() > 5 && a[0] == b[0] && a.last() == b.last() && {
        a.iter().zip(b).filter(|(x, y)| x != y).count() == 1
    }
}

/// What the honorific before a name, its office, or its given name tells.
fn gender(scene: &Scene, name: &Name, title: Gender) -> Gender {
    let start = name.tokens.start as usize;
    let honorific = |token: usize| {
        let (next, role) = scene.role_from(token, start)?;
        (next == start && matches!(role.usage, Usage::Honorific | Usage::Title)).then_some(role.gender)
    };
    let before = start.checked_sub(1).and_then(honorific).or_else(|| start.checked_sub(2).and_then(honorific));
    if let Some(gender @ (Gender::Male | Gender::Female)) = before {
        return gender;
    }
    if title != Gender::Unknown {
        return title;
    }
    if name.senses.iter().any(|sense| matches!(sense, Sense::Holder(_))) || name.tokens.len() > 1 {
        return given_gender(scene, start);
    }
    Gender::Unknown
}

/// What a given name tells.
fn given_gender(scene: &Scene, token: usize) -> Gender {
    let tables = [&scene.gazetteer.given, &scene.gazetteer.genders];
    tables.iter().find_map(|table| table.get(scene.word(token)).copied()).unwrap_or(Gender::Unknown)
}
