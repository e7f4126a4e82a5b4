//! The kind of each name, weighed over what stands in it, around it and elsewhere in the article.
//!
//! In: the names as their witnesses have them (names/join.rs). Out: those that are names, each with the kind of the highest
//! score. Mentions of the same words are scored together, so that a name has one kind throughout an article; that a
//! longer name ends, begins or abbreviates with a word is evidence of its own. Limits: a country that stands for its team
//! or its government stays a place.

mod business;
pub mod by_country;
pub mod called;
mod context;
pub mod definitions;
pub mod features;
pub mod fires;
pub mod local;
pub mod models;
pub mod namesakes;
pub mod party_tags;
mod placed;
mod press;
pub mod shared_names;
pub mod short_for;
pub mod teams;
pub mod towns;
mod traded;

use super::EntityKind;
use super::chains::shortened::is_firm;
use super::gazetteer::{Sense, Usage, cue};
use super::names::join::{is_acronym, is_addressed, is_parted, is_people};
use super::names::{Name, abbreviations, bodies, portfolio};
use super::scene::Scene;
use super::settle::codes;
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;
use compact_str::CompactString;
use features::{JOINT, KINDS, Scores, Sums, WEIGHTS, template};
use rustc_hash::{FxHashMap, FxHashSet};
use towns::WITH_OWNER;

/// A name with what its witnesses say.
pub struct Candidate {
    pub name: Name,
    /// The lexicons' name of these words, or of some of them.
    pub lexical: Option<Name>,
    /// Whether the network sees a name here.
    pub seen: bool,
}

impl Candidate {
    /// Whether the lexicons know it without doubt: the user's own name, a country, its people or capital, a name of several words,
    /// a town that only they see ("in Reading"), "Da'esh", a minister's name, and a site ("Gazeta.ru").
    fn is_known(&self, scene: &Scene) -> bool {
        let known = |sense: &Sense| match sense {
            sense if sense.is_nation() => true,
            Sense::Government(_) => true,
            Sense::City(_) | Sense::Division(_) => !self.seen,
            _ => false,
        };
        let certain = self.is_long() || is_parted(scene, self.name.tokens);
        let whole = self.name.rule == "gazetteer" && certain && !self.name.senses.is_empty();
        let whole = whole && !matches!(self.name.kind, EntityKind::Group | EntityKind::Other);
        let site = || self.name.tokens.range().any(|token| scene.is_site(token));
        matches!(
            self.name.rule,
            "own-name" | WITH_OWNER | portfolio::HOLDER | abbreviations::OF_NAME | bodies::PARTNERS
        ) || whole
            || self.name.kind == EntityKind::Organization && site()
            || self.name.senses.iter().any(known)
    }

    /// Whether the lexicons leave no doubt that it is a name: "Central Planning Bureau", "the UN-led talks".
    fn is_name(&self, scene: &Scene) -> bool {
        let body = self.name.senses.iter().any(|sense| matches!(sense, Sense::Organization { .. }));
        let letters = body && is_acronym(scene, self.name.tokens.start as usize);
        self.name.sure && (self.is_long() || letters)
    }

    /// "the Houthi leader"
    fn is_armed_group(&self) -> bool {
        let armed = |sense: &Sense| matches!(sense, Sense::Organization { code, .. } if codes::sector(code).is_some_and(codes::is_armed));
        self.lexical.is_some_and(|name| name.tokens == self.name.tokens && name.senses.iter().any(armed))
    }

    /// "Kurdish fighters": the lexicons know these people, and the network takes the word for an adjective.
    fn is_group(&self) -> bool {
        let senses = self.name.senses;
        !self.seen && !senses.is_empty() && senses.iter().all(|sense| matches!(sense, Sense::Group { .. }))
    }

    /// "a Mideast envoy": the lexicons know this word for a region.
    fn is_region(&self) -> bool {
        !self.seen && self.name.senses.contains(&Sense::Region)
    }

    /// "Fulani gunmen": the lexicons know these words for a people or a faith alone.
    fn is_people(&self) -> bool {
        let people = |sense: &Sense| matches!(sense, Sense::Group { .. });
        self.lexical.is_some_and(|name| {
            name.tokens == self.name.tokens && !name.senses.is_empty() && name.senses.iter().all(people)
        })
    }

    /// "Houthis": what the lexicons know as a body or a people by this plural, and never as a person.
    fn several(&self, scene: &Scene) -> Option<EntityKind> {
        let known = self.lexical.filter(|name| name.tokens == self.name.tokens && name.tokens.len() == 1)?;
        let many = |sense: &Sense| matches!(sense.kind(), EntityKind::Organization | EntityKind::Group);
        let plural = scene.word(known.tokens.start as usize).ends_with('s');
        (plural && !known.senses.is_empty() && known.senses.iter().all(many)).then_some(known.kind)
    }

    /// "El Fasher fell": the lexicons know these words for a town alone, and nobody is called by the first of them.
    fn is_town(&self, scene: &Scene) -> bool {
        let town = |sense: &Sense| matches!(sense, Sense::City(_) | Sense::Division(_));
        let end = self.name.tokens.end as usize;
        // "the San Antonio Four"
        let apart = end >= scene.len() || !scene.is_capital(end);
        apart
            && self.is_long()
            && !scene.gazetteer.given.contains(scene.word(self.name.tokens.start as usize))
            && !scene.gazetteer.genders.contains(scene.word(self.name.tokens.start as usize))
            && self.lexical.is_some_and(|name| {
                name.tokens == self.name.tokens && !name.senses.is_empty() && name.senses.iter().all(town)
            })
    }

    /// "Ministerio de Salud", "Tarrow Vikas Parishad": the noun of a body stands first or last, and nobody is called by it, nor
    /// by the first word.
    fn is_led(&self, scene: &Scene) -> bool {
        let gazetteer = scene.gazetteer;
        let (start, last) = (self.name.tokens.start as usize, self.name.tokens.end as usize - 1);
        let called = |token: usize| {
            let word = scene.word(token);
            let share = gazetteer.shares.get(word).is_some_and(|share| share.person > 2);
            share
                || gazetteer.given.contains(word)
                || gazetteer.surnames.contains(word)
                || gazetteer.genders.contains(word)
        };
        let led = gazetteer.leads.get(scene.lower(start)).is_some();
        let headed =
            self.name.tokens.len() > 2 && scene.head(last).is_some_and(|&(_, suffix)| !suffix) && !called(last);
        let noun = self.lexical.is_some_and(|name| name.rule == "organization-noun" && name.tokens == self.name.tokens);
        noun && (led || headed) && !called(start)
    }

    /// "told Haaretz", "shares of Samsung": the lexicons know this word for a body alone, and nobody is called by it.
    fn is_body(&self, scene: &Scene) -> bool {
        let (gazetteer, start) = (scene.gazetteer, self.name.tokens.start as usize);
        let word = scene.word(start);
        let called = gazetteer.given.contains(word) || gazetteer.surnames.contains(word);
        // "the Capitol" and "the Trump administration" are no less a place and a person.
        let body = |sense: &Sense| match sense {
            Sense::Organization { code, .. } => !matches!(codes::sector(code), Some("GOV" | "LEG" | "REL")),
            _ => false,
        };
        let known = self.lexical.is_some_and(|name| {
            name.tokens == self.name.tokens && !name.senses.is_empty() && name.senses.iter().all(body)
        });
        let titled = start > 0 && scene.role(start - 1).is_some_and(|role| role.usage != Usage::Plural);
        known && !self.is_long() && !called && !gazetteer.genders.contains(word) && !titled && !scene.is_common(start)
    }

    /// "Biscayne Capital", "Tarrow Evening Courant": the last word is one that bodies have and nowhere that somebody is; not what
    /// stands behind "in".
    fn is_headed(&self, scene: &Scene) -> bool {
        const BODIES: [&str; 7] = ["COP", "JRN", "LAB", "LEG", "MIL", "PTY", "SPY"];
        const FIRMS: [&str; 12] = [
            "airlines",
            "airways",
            "bancorp",
            "capital",
            "enterprises",
            "foods",
            "industries",
            "pharmaceuticals",
            "software",
            "solutions",
            "technologies",
            "telecom",
        ];
        let (start, last) = (self.name.tokens.start as usize, self.name.tokens.end as usize - 1);
        let head = scene.head(last).filter(|_| self.is_long() && scene.shape(last) != Shape::Lower);
        let body = head.is_some_and(|&(sector, suffix)| suffix || BODIES.contains(&sector) || scene.is(last, &FIRMS));
        let placed = start > 0 && scene.is(start - 1, &["in", "near"]);
        let unsure = scene.has(last, cue::PLACE_HEAD | cue::FACILITY | cue::OTHER_HEAD);
        // "Nellis Air Force Base", "Pyramid of the Sun"
        let goes_on = last + 1 < scene.len() && (scene.is_capital(last + 1) || scene.is_joint(last + 1))
            || self.name.tokens.range().any(|token| scene.is(token, &["of", "the"]));
        body && !placed && !unsure && !goes_on && self.name.senses.is_empty()
    }

    fn is_long(&self) -> bool {
        self.name.tokens.len() > 1
    }
}

/// The features of a name, each with how often it counts.
pub type Example = (TokenSpan, Vec<(String, f32)>);

/// The features of each name, for the program that learns the weights.
pub fn examples(scene: &Scene, candidates: &[Candidate]) -> Vec<Example> {
    let article = Article::new(scene, candidates);
    let mut found = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let mut sums = Sums { features: Some(Vec::new()), ..Sums::default() };
        article.weigh(index, &mut sums);
        let features = sums.features.unwrap_or_default();
        let named = features.into_iter().map(|(feature, times)| (WEIGHTS.name(feature), times)).collect();
        found.push((candidate.name.tokens, named));
    }
    found
}

/// Choose the kind of each name; what is rather no name is left out.
pub fn settle(scene: &Scene, candidates: Vec<Candidate>) -> Vec<Name> {
    let article = Article::new(scene, &candidates);
    let mut scores = vec![Scores::default(); article.keys];
    for (index, &key) in article.key.iter().enumerate() {
        let mut sums = Sums::default();
        article.weigh(index, &mut sums);
        add(&mut scores[key], &sums.scores);
    }
    let best = |scores: &Scores| (1..KINDS).fold(0, |best, kind| if scores[kind] > scores[best] { kind } else { best });
    let kinds: Vec<Option<EntityKind>> = article.key.iter().map(|&key| features::kind(best(&scores[key]))).collect();
    let things: Vec<EntityKind> = article.key.iter().map(|&key| thing(&scores[key])).collect();
    let firms: Vec<bool> = candidates.iter().map(|candidate| article.begins_firm(candidate.name.tokens)).collect();
    // What stands behind "the" wherever it is named is nobody.
    let mut articled = vec![true; article.keys];
    for (candidate, &key) in candidates.iter().zip(&article.key) {
        articled[key] &= has_article(scene, &candidate.name);
    }
    let articled: Vec<bool> = article.key.iter().map(|&key| articled[key]).collect();
    let marks = firms.into_iter().zip(articled).zip(things);
    let chosen = candidates.into_iter().zip(kinds).zip(marks).filter_map(|((candidate, kind), mark)| {
        let ((firm, articled), thing) = mark;
        let (known, certain, name) = (candidate.is_known(scene), candidate.is_name(scene), candidate.name);
        if known {
            return Some(name);
        }
        let kind = match kind {
            Some(EntityKind::Person) if firm => EntityKind::Organization,
            Some(EntityKind::Person) if is_firm_name(scene, &name) => EntityKind::Organization,
            Some(EntityKind::Person) if articled => thing,
            Some(EntityKind::Person) if candidate.is_led(scene) => EntityKind::Organization,
            Some(EntityKind::Person | EntityKind::Place) if candidate.is_body(scene) => EntityKind::Organization,
            Some(EntityKind::Person) if let Some(known) = candidate.several(scene) => known,
            // "the Kurds were glad"
            None | Some(EntityKind::Other | EntityKind::Place | EntityKind::Organization)
                if candidate.several(scene) == Some(EntityKind::Group)
                    && is_definite(scene, &name)
                    && is_people(scene.word(name.tokens.start as usize)) =>
            {
                EntityKind::Group
            }
            Some(EntityKind::Person) if candidate.is_armed_group() && is_in_charge(scene, &name) => {
                EntityKind::Organization
            }
            Some(EntityKind::Person) if candidate.is_town(scene) => EntityKind::Place,
            Some(_) if is_feature(scene, &name) => EntityKind::Place,
            Some(EntityKind::Group | EntityKind::Other) if is_titled(scene, &name) => EntityKind::Person,
            Some(EntityKind::Organization) if is_facility(scene, name.tokens) => EntityKind::Place,
            Some(EntityKind::Place | EntityKind::Other) if candidate.is_headed(scene) => EntityKind::Organization,
            Some(EntityKind::Person) if is_facility(scene, name.tokens) && !may_be_person(scene, name.tokens) => {
                EntityKind::Place
            }
            Some(EntityKind::Other | EntityKind::Place) if candidate.is_armed_group() => EntityKind::Organization,
            Some(EntityKind::Organization | EntityKind::Place) if candidate.is_people() && are_people(scene, &name) => {
                EntityKind::Group
            }
            Some(EntityKind::Other) if name.kind == EntityKind::Group || !name.senses.is_empty() => name.kind,
            None if candidate.is_group() || candidate.is_region() => name.kind,
            None if certain => name.kind,
            None if is_addressed(scene, &name) => EntityKind::Person,
            kind => kind?,
        };
        if kind == name.kind {
            return Some(name);
        }
        let senses = super::names::join::meaning(scene, name.tokens, kind);
        Some(Name { kind, senses, rule: "agrees-with-the-article", ..name })
    });
    let mut chosen: Vec<Name> = chosen.collect();
    shorten_people(scene, &mut chosen);
    shorten_bodies(scene, &mut chosen);
    chosen
}

/// The likeliest kind of what is nobody: "the [Danevirke]" is no more a body than a place.
fn thing(scores: &Scores) -> EntityKind {
    let mut best = EntityKind::Organization;
    for kind in [EntityKind::Place, EntityKind::Group, EntityKind::Other] {
        if scores[kind as usize] > scores[best as usize] {
            best = kind;
        }
    }
    best
}

/// Whether "the" stands right before a name.
fn is_definite(scene: &Scene, name: &Name) -> bool {
    (name.tokens.start as usize).checked_sub(1).is_some_and(|before| scene.is(before, &["the"]))
}

/// Whether a hyphen joins a name to who or what it has in hand: "[Houthi]-controlled towns".
fn is_in_charge(scene: &Scene, name: &Name) -> bool {
    let joint = name.tokens.end as usize;
    joint + 1 < scene.len()
        && scene.is_joint(joint)
        && scene.is(joint + 1, &["aligned", "backed", "controlled", "held", "led", "linked", "run"])
}

/// Whether people are what follows a name: "Tuareg [rebels]", but not "the Mediterranean [coast]".
fn are_people(scene: &Scene, name: &Name) -> bool {
    let next = name.tokens.end as usize;
    next < scene.len() && scene.role(next).is_some_and(|role| role.usage == Usage::Plural)
}

/// Whether a word stands alone behind "the" as nobody's name does: "the [Rijksmuseum] said", but not "the Roe brothers", "the
/// Johnsons".
fn has_article(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let article = start.checked_sub(1).is_some_and(|before| scene.is(before, &["the"]));
    let alone = end >= scene.len()
        || !matches!(scene.pos(end), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num) && scene.word(end) != "-";
    let several = scene.word(start).ends_with('s');
    article && alone && !several && name.tokens.len() == 1 && name.senses.is_empty() && !name.sure
}

/// Whether a name ends with the letters that firms have behind theirs: "Tarrow S.A.", but not "Rui Sa".
fn is_firm_name(scene: &Scene, name: &Name) -> bool {
    let last = name.tokens.end as usize - 1;
    let letters = scene.shape(last) == Shape::Upper;
    name.tokens.len() > 1 && letters && scene.head(last).is_some_and(|&(_, suffix)| suffix)
}

/// Whether a small word behind a name says what of nature it names: "the Bab al-Mandab [strait]".
fn is_feature(scene: &Scene, name: &Name) -> bool {
    let behind = name.tokens.end as usize;
    name.senses.is_empty()
        && behind < scene.len()
        && scene.has(behind, cue::NATURAL)
        && scene.shape(behind) == Shape::Lower
        && scene.gap(behind)
}

/// Whether a full name that no table knows stands behind the title of one person: "water minister [Enamur Rahman]".
fn is_titled(scene: &Scene, name: &Name) -> bool {
    let words = name.tokens.range();
    let title = (name.tokens.start as usize).checked_sub(1).and_then(|before| scene.role(before));
    title.is_some_and(|role| role.usage == Usage::Title)
        && (2..4).contains(&name.tokens.len())
        && name.senses.is_empty()
        && words.clone().all(|token| scene.shape(token) == Shape::Capital && !scene.is_common(token))
        && !scene.has(name.tokens.end as usize - 1, cue::OTHER_HEAD)
}

/// The first word of a body's name is that body where nobody is called so: "Acme" of "Acme Motors", but not "Ford" of "Ford
/// Motors" where Ann Ford is spoken of.
fn shorten_bodies(scene: &Scene, names: &mut [Name]) {
    let first = |name: &Name| scene.word(name.tokens.start as usize);
    let long = |kind| names.iter().filter(move |name| name.kind == kind && name.tokens.len() > 1);
    let people: FxHashSet<&str> =
        long(EntityKind::Person).flat_map(|name| name.tokens.range()).map(|token| scene.word(token)).collect();
    let open = |word: &str| !people.contains(word) && !scene.gazetteer.given.contains(word);
    let bodies: FxHashSet<&str> = long(EntityKind::Organization).map(first).filter(|word| open(word)).collect();
    let titled = |name: &Name| {
        let before = (name.tokens.start as usize).checked_sub(1);
        before.is_some_and(|token| scene.role(token).is_some_and(|role| role.usage != Usage::Plural))
    };
    let called = |name: &&mut Name| name.kind == EntityKind::Person && name.tokens.len() == 1;
    let told: FxHashSet<&str> = names.iter().filter(|name| titled(name)).map(first).collect();
    for name in names.iter_mut().filter(called).filter(|name| name.rule != "own-name") {
        if bodies.contains(first(name)) && !told.contains(first(name)) {
            *name = Name { kind: EntityKind::Organization, senses: &[], rule: "agrees-with-the-article", ..*name };
        }
    }
}

/// What a longer name of a person ends with is that person: "Suu Kyi" of "Aung San Suu Kyi", known to a map or not.
fn shorten_people(scene: &Scene, names: &mut [Name]) {
    let mut ends: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter().filter(|name| name.kind == EntityKind::Person && name.tokens.len() <= LONGEST_PERSON) {
        let end = name.tokens.end as usize;
        ends.extend((name.tokens.start as usize + 1..end - 1).map(|from| scene.text_of(TokenSpan::new(from, end))));
    }
    for name in names.iter_mut().filter(|name| name.tokens.len() > 1 && name.rule != "own-name") {
        if name.kind != EntityKind::Person && ends.contains(scene.text_of(name.tokens)) {
            *name = Name { kind: EntityKind::Person, senses: &[], rule: "agrees-with-the-article", ..*name };
        }
    }
}

/// A person's name has hardly more words.
const LONGEST_PERSON: usize = 8;

fn add(sum: &mut Scores, scores: &Scores) {
    for (to, from) in sum.iter_mut().zip(scores) {
        *to += from;
    }
}

/// The sum of what some names lean to, and of how many.
#[derive(Default, Clone, Copy)]
struct Mean {
    sum: Scores,
    names: u16,
}

impl Mean {
    fn add(&mut self, leanings: &Scores) {
        add(&mut self.sum, leanings);
        self.names = self.names.saturating_add(1);
    }

    fn of(&self) -> Scores {
        self.sum.map(|sum| sum / f32::from(self.names.max(1)))
    }
}

/// The names of an article together.
struct Article<'s, 'a, 'c> {
    scene: &'s Scene<'a>,
    candidates: &'c [Candidate],
    /// What the network leans to in the words of each name: none at the best kind, less the further behind.
    leanings: Vec<Scores>,
    /// Names of the same words have the same number.
    key: Vec<usize>,
    keys: usize,
    same: Vec<Mean>,
    /// Whether there is a town of these words.
    towns: Vec<bool>,
    /// What the longer names lean to that end with a word, begin with it, or have it for their first letters.
    longer: [FxHashMap<CompactString, Mean>; 3],
    firms: FxHashSet<&'s str>,
}

impl<'s, 'a, 'c> Article<'s, 'a, 'c> {
    fn new(scene: &'s Scene<'a>, candidates: &'c [Candidate]) -> Self {
        let leanings: Vec<Scores> = candidates.iter().map(|other| leanings(scene, other.name.tokens)).collect();
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        let (mut key, mut same, mut towns): (Vec<usize>, Vec<Mean>, Vec<bool>) = Default::default();
        let mut longer: [FxHashMap<CompactString, Mean>; 3] = Default::default();
        for (candidate, leanings) in candidates.iter().zip(&leanings) {
            let tokens = candidate.name.tokens;
            let text = scene.text_of(tokens);
            let number = *numbers.entry(text).or_insert_with(|| {
                same.push(Mean::default());
                towns.push(lexicon::towns::is_named(text));
                same.len() - 1
            });
            key.push(number);
            same[number].add(leanings);
            if tokens.len() > 1 {
                let word = |token: usize| CompactString::from(scene.word(token));
                let letters = tokens.range().filter(|&token| scene.is_capital(token));
                let letters = letters.filter_map(|token| scene.word(token).chars().next()).collect();
                let keys = [word(tokens.end as usize - 1), word(tokens.start as usize), letters];
                for (table, key) in longer.iter_mut().zip(keys) {
                    table.entry(key).or_default().add(leanings);
                }
            }
        }
        let firms = candidates.iter().filter_map(|candidate| firm(scene, candidate.name.tokens)).collect();
        Self { scene, candidates, leanings, key, keys: same.len(), same, towns, longer, firms }
    }

    /// Whether a firm elsewhere is known by these words: "Acme" of "Acme Ltd".
    fn begins_firm(&self, tokens: TokenSpan) -> bool {
        self.firms.contains(self.scene.text_of(tokens))
    }

    /// Add all features of a name.
    fn weigh(&self, index: usize, sums: &mut Sums) {
        let candidate = &self.candidates[index];
        sums.add(template::BIAS, &[]);
        sums.count_kinds(template::NETWORK, &[], &self.leanings[index]);
        context::witnesses(self.scene, candidate, sums);
        context::inside(self.scene, candidate.name.tokens, sums);
        sums.add(template::TOWN, &[usize::from(self.towns[self.key[index]])]);
        context::around(self.scene, candidate.name.tokens, sums);
        self.elsewhere(index, sums);
        self.beside(index, sums);
    }

    /// What the other names of the article say.
    fn elsewhere(&self, index: usize, sums: &mut Sums) {
        let same = &self.same[self.key[index]];
        sums.count_kinds(template::ARTICLE, &[], &same.of());
        sums.add(template::COUNT, &[usize::from(same.names)]);
        let tokens = self.candidates[index].name.tokens;
        if tokens.len() > 1 {
            return;
        }
        let word = self.scene.word(tokens.start as usize);
        for (which, table) in self.longer.iter().enumerate() {
            if let Some(mean) = table.get(word) {
                sums.count_kinds(template::LONGER_KIND, &[which], &mean.of());
                sums.add(template::IS_LONGER, &[which]);
            }
        }
    }

    /// What the names say that stand right before and after it: those of a list are of a kind.
    fn beside(&self, index: usize, sums: &mut Sums) {
        for (side, other) in [index.wrapping_sub(1), index + 1].into_iter().enumerate() {
            let Some(theirs) = self.candidates.get(other) else { continue };
            let (one, two) = if side == 0 { (other, index) } else { (index, other) };
            let (from, to) = (self.candidates[one].name.tokens.end, self.candidates[two].name.tokens.start);
            debug_assert!(!theirs.name.tokens.overlaps(self.candidates[index].name.tokens));
            let Some(joint) = self.joint(from as usize, to as usize) else { continue };
            sums.count_kinds(template::BESIDE_KIND, &[side, joint], &self.leanings[other]);
            sums.add(template::BESIDE, &[side, joint]);
        }
    }

    /// How two names hang together that only a few words part.
    fn joint(&self, from: usize, to: usize) -> Option<usize> {
        let name = match to.checked_sub(from)? {
            0 => "beside",
            1 => match self.scene.lower(from) {
                "," => "comma",
                "and" | "or" | "&" => "and",
                "(" => "bracket",
                "-" | "–" | "/" | "v" | "vs" | "vs." => "dash",
                "of" => "of",
                _ => return None,
            },
            2 if self.scene.word(from) == "," && self.scene.is(from + 1, &["and", "or"]) => "and",
            _ => return None,
        };
        Some(features::place(JOINT, name))
    }
}

/// The words by which a firm is known: "Acme" of "Acme Ltd" and "Acme Motor Company", "Delta Blue" of "Delta Blue Ltd".
fn firm<'s>(scene: &Scene<'s>, tokens: TokenSpan) -> Option<&'s str> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let named = scene.gazetteer.given.get(scene.word(start)).is_some();
    let known = (start + 1..end).find(|&from| is_firm(scene, from, end)).filter(|_| !named)?;
    Some(scene.text_of(TokenSpan::new(start, known)))
}

/// "Bantam Airport", "Bantam County Jail", "Oda Street": built, and nobody who acts.
fn is_facility(scene: &Scene, tokens: TokenSpan) -> bool {
    tokens.len() > 1 && scene.has(tokens.end as usize - 1, cue::FACILITY | cue::ROAD)
}

/// "Ann Lane", "Lois Bridge"; not "Madison Twp.", "Mulligan Tunnel".
fn may_be_person(scene: &Scene, tokens: TokenSpan) -> bool {
    scene.gazetteer.given.contains(scene.word(tokens.start as usize))
        && !scene.word(tokens.end as usize - 1).ends_with('.')
}

/// What the network leans to in the capitalised words of a name, on average, in quarters of a natural logarithm behind the
/// best: the halves of "Song-i" lean to no name.
fn leanings(scene: &Scene, tokens: TokenSpan) -> Scores {
    let capital = |&token: &usize| scene.is_capital(token);
    let any = tokens.range().any(|token| capital(&token));
    let (mut sum, mut words) = (Scores::default(), 0.0);
    for token in tokens.range().filter(|token| !any || capital(token)) {
        for (to, behind) in sum.iter_mut().zip(scene.syntax.leanings[token].behind()) {
            *to -= behind.min(FURTHEST) / 4.0;
        }
        words += 1.0;
    }
    sum.map(|sum| sum / words)
}

/// What lies further behind counts no less.
const FURTHEST: f32 = 12.0;
