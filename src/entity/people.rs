//! Join the names of one person: full names, surnames, first names where no surname fits, initials.
//!
//! Two full names are one person if they share the last word and their first words do not contradict each other, or if
//! they differ in the order of their words alone. A single word joins the person before it who has it as a surname, the
//! most prominent of several, else the first after it. Particles ("al-", "bin") do not count. Limits: Chinese and Icelandic order only where the word is found anywhere in the full name.

use super::belonging::STATE;
use super::chains::Chains;
use super::gazetteer::{Gender, Sense, Usage, cue};
use super::known::plain;
use super::names::Name;
use super::roles::Office;
use super::scene::Scene;
use super::{EntityKind, aliases};
use crate::lexicon;
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The words of a person's name that count, in lower case.
struct Full {
    words: Vec<CompactString>,
    /// The index of the name where it stands first.
    first: usize,
    gender: Gender,
    /// The last word of another name that they are known by.
    alias: Option<CompactString>,
    /// The single words that called this person.
    short: Vec<CompactString>,
    /// How often they were named up to here.
    count: u32,
    /// Named as somebody's: "her son Tom Lee".
    kin: bool,
}

/// Those who are named by whose they are, the first lady among them; a surname alone is rather that of who was named before them.
const KIN: [&str; 21] = [
    "son",
    "daughter",
    "wife",
    "husband",
    "brother",
    "sister",
    "father",
    "mother",
    "widow",
    "widower",
    "nephew",
    "niece",
    "uncle",
    "aunt",
    "cousin",
    "grandson",
    "granddaughter",
    "grandfather",
    "lady",
    "partner",
    "spouse",
];

/// So many single words that call a person are kept.
const SHORT: usize = 4;

/// A name between the first and the last calls nobody who is named in full so many names further on.
const AHEAD: usize = 12;

impl Full {
    fn new(words: Vec<CompactString>, first: usize) -> Self {
        Self { words, first, gender: Gender::Unknown, alias: None, short: Vec::new(), count: 0, kin: false }
    }
}

/// Give each person's name its draft. These drafts come before all others: a full name has the number of its draft.
pub fn link(scene: &Scene, names: &[Name], offices: &[Office], chains: &mut Chains) {
    debug_assert!(chains.drafts.is_empty());
    let mut full: Vec<Full> = Vec::new();
    let mut by_word: FxHashMap<CompactString, Vec<usize>> = FxHashMap::default();
    let titles = titles(offices, names.len());
    let mut kin = vec![false; names.len()];
    for office in offices.iter().filter(|office| scene.is(office.head, &KIN)) {
        office.holder.into_iter().for_each(|holder| kin[holder] = true);
    }
    let mut official = vec![false; names.len()];
    for office in offices.iter().filter(|office| office.sector.is_some_and(|sector| STATE.contains(&sector))) {
        office.holder.into_iter().for_each(|holder| official[holder] = true);
    }
    let aliases = aliases::find(scene, names);
    let people = || names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person);
    for (index, name) in people() {
        let words = words(scene, name);
        if words.len() < 2 {
            continue;
        }
        let called = words[words.len() - 1].clone();
        let words = aliases.of(&words).cloned().unwrap_or(words);
        let last = words[words.len() - 1].clone();
        let near = by_word.get(&last).map_or(&[][..], Vec::as_slice);
        let same = near.iter().rev().take(20).copied().find(|&draft| agree(&full[draft].words, &words));
        let draft = same.unwrap_or_else(|| {
            let draft = chains.new_draft(EntityKind::Person);
            full.push(Full::new(Vec::new(), index));
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
            let list = by_word.entry(called.clone()).or_default();
            if list.last() != Some(&draft) {
                list.push(draft);
            }
            full[draft].alias = Some(called);
        }
        learn_gender(&mut full[draft].gender, gender(scene, name, titles[index]));
        full[draft].kin |= kin[index] && full[draft].first == index;
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
        let surname = |draft: &&usize| {
            let known = &full[**draft];
            known.words.last() == Some(&word) || known.alias.as_ref() == Some(&word)
        };
        // Who was called by this word alone before, then who is nobody's relative, then who is spoken of most, then the
        // latest; else the first after.
        let standing = |draft: &&usize| {
            let at = latest[**draft];
            if at == usize::MAX {
                return (false, false, false, 0, usize::MAX - full[**draft].first);
            }
            let known = &full[**draft];
            (true, known.short.contains(&word), !known.kin, known.count.min(6), at)
        };
        let known_as = aliases
            .of(&words)
            .and_then(|other| by_word.get(other.last()?)?.iter().find(|&&draft| agree(&full[draft].words, other)));
        // "Lee" at the beginning is not the daughter who is named far below: "Ann Lee Kim".
        let is_below = |known: &Full| known.words.first() == Some(&word) || known.first.saturating_sub(index) < AHEAD;
        // Nor is "her son Omer" the minister Omer Lee who is named below.
        let is_met = |draft: &&usize| {
            let known = &full[**draft];
            latest[**draft] != usize::MAX || !(kin[index] && official[known.first]) && is_below(known)
        };
        let best = known_as
            .or_else(|| candidates().filter(fits).filter(surname).max_by_key(standing))
            .or_else(|| candidates().filter(fits).filter(is_met).max_by_key(standing));
        let draft = match best {
            Some(&draft) => draft,
            None => {
                let draft = chains.new_draft(EntityKind::Person);
                by_word.entry(word.clone()).or_default().push(draft);
                full.push(Full::new(vec![word.clone()], index));
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
        if full[draft].short.len() < SHORT && !full[draft].short.contains(&word) {
            full[draft].short.push(word);
        }
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

/// The words of a person's name that count, small and without accents: "Bashar Al-Assad" is "bashar", "assad". Of a name in
/// two scripts only the Latin ones count.
pub fn words(scene: &Scene, name: &Name) -> Vec<CompactString> {
    let mut found = Vec::with_capacity(4);
    let is_latin = |token: usize| scene.word(token).bytes().any(|byte| byte.is_ascii_alphabetic());
    let latin = name.tokens.range().any(is_latin);
    for token in name.tokens.range() {
        let lower = scene.lower(token);
        let skipped =
            scene.has(token, cue::PARTICLE) || matches!(lower, "jr" | "jr." | "sr" | "sr." | "-" | "'" | "’" | ".");
        // "John Hall III" is called John Hall, but not "Henry III" Henry.
        let counted = found.len() > 1 && matches!(lower, "ii" | "iii" | "iv");
        if skipped && found.len() + 1 < name.tokens.len() && token + 1 < name.tokens.end as usize
            || counted
            || lower.starts_with("jr")
        {
            continue;
        }
        if lower.chars().any(char::is_alphanumeric) && (!latin || lower.is_ascii() || is_latin(token)) {
            let bare = lower.strip_prefix("al-").or_else(|| lower.strip_prefix("el-")).unwrap_or(lower);
            found.push(if bare.is_ascii() { CompactString::from(bare) } else { CompactString::from(plain(bare)) });
        }
    }
    found
}

/// Whether two full names can be one person's: of the same last word, or with all words in another order.
fn agree(one: &[CompactString], other: &[CompactString]) -> bool {
    let (Some(a), Some(b)) = (one.first(), other.first()) else { return false };
    if one.last() != other.last() {
        return one.len() == other.len() && one.iter().all(|word| other.contains(word));
    }
    let initial = |a: &str, b: &str| {
        let short = a.trim_end_matches('.');
        short.chars().count() == 1 && b.starts_with(short)
    };
    let same = a == b || initial(a, b) || initial(b, a) || is_nickname(a, b) || is_misspelt(a, b);
    same || one.contains(b) || other.contains(a)
}

/// The given names that each short form stands for, with spaces between.
static NICKNAMES: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| lexicon::NICKNAMES.rows().map(|[short, long]| (short, long)).collect());

/// Whether one given name is short for the other, or both for the same: "Bill" and "William", "Bob" and "Rob".
fn is_nickname(one: &str, other: &str) -> bool {
    let long = |name: &str| NICKNAMES.get(name).map_or("", |&long| long).split(' ');
    let is_short = |short: &str, name: &str| long(short).any(|long| long == name);
    is_short(one, other) || is_short(other, one) || long(one).any(|name| !name.is_empty() && is_short(other, name))
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
