//! Join the names of one person: full names, surnames, first names where no surname fits, initials.
//!
//! Two full names are one person if they share the last word and their first words do not contradict each other, or if
//! they differ in the order of their words alone. A single word joins the person before it who has it as a surname, the
//! most prominent of several, else the first after it. Particles ("al-", "bin") do not count. Limits: Chinese and Icelandic order only where the word is found anywhere in the full name.

use super::{Chains, aliases};
use crate::entity::EntityKind;
use crate::entity::gazetteer::known::plain;
use crate::entity::gazetteer::{Gender, Sense, Usage, cue};
use crate::entity::names::Name;
use crate::entity::roles::Office;
use crate::entity::scene::Scene;
use crate::entity::settle::belonging::STATE;
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
    /// How often they were named up to here, and the index of the last of these names.
    count: u32,
    latest: Option<usize>,
    /// Named as somebody's: "her son Tom Lee".
    kin: bool,
    /// Whether the first one who bears the name acts for a state.
    official: bool,
    /// Whether the tables know them as one who held an office of state.
    known: bool,
}

/// So many single words that call a person are kept.
const SHORT: usize = 4;

/// A name between the first and the last calls nobody who is named in full so many names further on.
const AHEAD: usize = 12;

impl Full {
    fn new(words: Vec<CompactString>, first: usize) -> Self {
        let (gender, short) = (Gender::Unknown, Vec::new());
        Self {
            words,
            first,
            gender,
            alias: None,
            short,
            count: 0,
            latest: None,
            kin: false,
            official: false,
            known: false,
        }
    }

    /// They are named here.
    fn meet(&mut self, index: usize) {
        self.latest = Some(index);
        self.count += 1;
    }

    /// Who was called by this word alone before, then who is nobody's relative, then who is spoken of most, then who is known
    /// to the world ("Donald Trump … Ivanka Trump … Trump"), then the latest; else the first after.
    fn standing(&self, word: &CompactString) -> (bool, bool, bool, u32, bool, usize) {
        match self.latest {
            None => (false, false, false, 0, false, usize::MAX - self.first),
            Some(at) => (true, self.short.contains(word), !self.kin, self.count.min(6), self.known, at),
        }
    }
}

/// The persons of an article so far.
#[derive(Default)]
struct People {
    full: Vec<Full>,
    /// Who bears each word.
    by_word: FxHashMap<CompactString, Vec<usize>>,
}

impl People {
    /// The latest of those who bear a word.
    fn bearers(&self, word: &CompactString) -> impl Iterator<Item = usize> + use<'_> {
        self.by_word.get(word).map_or(&[][..], Vec::as_slice).iter().rev().take(20).copied()
    }

    fn bear(&mut self, word: &CompactString, draft: usize) {
        let bearers = self.by_word.entry(word.clone()).or_default();
        if bearers.last() != Some(&draft) {
            bearers.push(draft);
        }
    }

    fn begin(&mut self, words: Vec<CompactString>, first: usize, chains: &mut Chains) -> usize {
        self.full.push(Full::new(words, first));
        chains.new_draft(EntityKind::Person)
    }

    /// The person of a full name, and of the one by which the text knows them: `called` is the last word of it.
    fn named(&mut self, words: Vec<CompactString>, called: CompactString, index: usize, chains: &mut Chains) -> usize {
        let last = words[words.len() - 1].clone();
        let same = self.bearers(&last).find(|&draft| agree(&self.full[draft].words, &words));
        let same = same.or_else(|| {
            let draft = self.bearers(&words[0]).find(|&draft| is_spelt_alike(&self.full[draft].words, &words))?;
            self.bear(&last, draft);
            self.full[draft].alias.get_or_insert_with(|| last.clone());
            Some(draft)
        });
        let draft = same.unwrap_or_else(|| self.begin(Vec::new(), index, chains));
        if words.len() > self.full[draft].words.len() {
            for word in &words {
                self.bear(word, draft);
            }
            self.full[draft].words = words;
        }
        if called != last {
            self.bear(&called, draft);
            self.full[draft].alias = Some(called);
        }
        draft
    }

    /// Who is meant by a single word: by a surname first. `kin`: the word names somebody's relative.
    fn called(&self, word: &CompactString, index: usize, gender: Gender, kin: bool) -> Option<usize> {
        let fits = |&draft: &usize| {
            let known = self.full[draft].gender;
            known == Gender::Unknown || gender == Gender::Unknown || known == gender
        };
        let is_surname = |&draft: &usize| {
            let known = &self.full[draft];
            known.words.last() == Some(word) || known.alias.as_ref() == Some(word)
        };
        // "Lee" at the beginning is not the daughter who is named far below: "Ann Lee Kim".
        // Nor is "her son Omer" the minister Omer Lee who is named below.
        let is_met = |&draft: &usize| {
            let known = &self.full[draft];
            let is_below = known.words.first() == Some(word) || known.first.saturating_sub(index) < AHEAD;
            known.latest.is_some() || !(kin && known.official) && is_below
        };
        let standing = |&draft: &usize| self.full[draft].standing(word);
        let fitting = || self.bearers(word).filter(fits);
        fitting().filter(is_surname).max_by_key(standing).or_else(|| fitting().filter(is_met).max_by_key(standing))
    }
}

/// Give each person's name its draft. These drafts come before all others: a full name has the number of its draft.
pub fn link(scene: &Scene, names: &[Name], offices: &[Office], chains: &mut Chains) {
    debug_assert!(chains.drafts.is_empty());
    let mut people = People::default();
    let titles = titles(offices, names.len());
    let mut kin = vec![false; names.len()];
    for office in offices.iter().filter(|office| scene.has(office.head, cue::KIN)) {
        office.holder.into_iter().for_each(|holder| kin[holder] = true);
    }
    let mut official = vec![false; names.len()];
    for office in offices.iter().filter(|office| office.sector.is_some_and(|sector| STATE.contains(&sector))) {
        office.holder.into_iter().for_each(|holder| official[holder] = true);
    }
    let aliases = aliases::find(scene, names);
    let persons = || names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person);
    for (index, name) in persons() {
        let words = words(scene, name);
        let Some(called) = words.last().filter(|_| words.len() > 1).cloned() else { continue };
        let words = aliases.of(&words).cloned().unwrap_or(words);
        let draft = people.named(words, called, index, chains);
        let person = &mut people.full[draft];
        learn_gender(&mut person.gender, gender(scene, name, titles[index]));
        person.kin |= kin[index] && person.first == index;
        person.official |= official[index] && person.first == index;
        person.known |= name.senses.iter().any(|sense| matches!(sense, Sense::Holder(_)));
        chains.of_name[index] = draft;
    }
    for (index, name) in persons() {
        if chains.of_name[index] != usize::MAX {
            people.full[chains.of_name[index]].meet(index);
            continue;
        }
        let words = words(scene, name);
        let word = words.last().cloned().unwrap_or_default();
        let found = gender(scene, name, titles[index]);
        let known_as = aliases.of(&words).and_then(|other| {
            let bearers = people.by_word.get(other.last()?)?;
            bearers.iter().copied().find(|&draft| agree(&people.full[draft].words, other))
        });
        let draft = known_as.or_else(|| people.called(&word, index, found, kin[index])).unwrap_or_else(|| {
            let draft = people.begin(vec![word.clone()], index, chains);
            people.bear(&word, draft);
            // Nobody's surname so far; a lone word can be one all the same: "Jordan", "Clinton".
            let start = name.tokens.start as usize;
            if found == Gender::Unknown && !scene.gazetteer.surnames.contains(scene.word(start)) {
                people.full[draft].gender = given_gender(scene, start);
            }
            draft
        });
        let person = &mut people.full[draft];
        person.meet(index);
        if person.short.len() < SHORT && !person.short.contains(&word) {
            person.short.push(word);
        }
        learn_gender(&mut person.gender, found);
        chains.of_name[index] = draft;
    }
    for (draft, person) in people.full.iter().enumerate() {
        chains.drafts[draft].gender = person.gender;
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

/// Whether two full names differ in the vowels of the last word alone, as a name of another script does: "Osama Laden" and
/// "Osama Ladin"; not "Ann Berg" and "Ann Borg", which are short.
fn is_spelt_alike(one: &[CompactString], other: &[CompactString]) -> bool {
    let ([rest @ .., a], [others @ .., b]) = (one, other) else { return false };
    let vowel = |letter: u8| match letter {
        b'e' | b'y' => b'i',
        b'o' => b'u',
        _ => letter,
    };
    let alike = a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(x, y)| vowel(x) == vowel(y));
    !rest.is_empty() && rest == others && a.len() > 4 && alike
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
