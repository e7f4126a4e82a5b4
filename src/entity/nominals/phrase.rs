//! The noun phrase around a noun: where it begins, what determines and modifies it, and what the noun names.

use super::noun;
use crate::entity::gazetteer::{Usage, cue};
use crate::entity::scene::Scene;
use crate::lexicon::{self, words::Words};
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;
use std::sync::LazyLock;

/// No phrase is looked through further than this.
const REACH: usize = 12;

/// What determines a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determination {
    Definite,
    /// "this", "those"
    Pointing,
    /// "his"
    Pronoun,
    /// "Acme's"
    Owner,
    /// "such", "both", "all"
    Every,
    Indefinite,
    None,
}

impl Determination {
    pub const NAMES: [&str; 7] = ["the", "this", "his", "owner", "every", "a", "none"];
}

/// What a noun names, by the first of its senses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Person,
    Group,
    Place,
    Artifact,
    Thing,
    Event,
    Abstract,
    Time,
    Quantity,
    Unknown,
}

impl Class {
    pub const NAMES: [&str; 10] =
        ["person", "group", "place", "artifact", "thing", "event", "abstract", "time", "quantity", "unknown"];

    const ALL: [Self; 9] = [
        Self::Person,
        Self::Group,
        Self::Place,
        Self::Artifact,
        Self::Thing,
        Self::Event,
        Self::Abstract,
        Self::Time,
        Self::Quantity,
    ];
}

/// What follows the head within its phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    Nothing,
    Of,
    Preposition,
    Clause,
}

impl Behind {
    pub const NAMES: [&str; 4] = ["nothing", "of", "preposition", "clause"];
}

/// A noun of `nouns.tsv`.
struct Noun {
    class: Class,
    /// The nouns that can take it up.
    wider: Vec<&'static str>,
}

static NOUNS: LazyLock<Words<Noun>> = LazyLock::new(|| {
    let row = |[noun, class, wider]: [&'static str; 3]| {
        let class = Class::ALL.into_iter().find(|&known| Class::NAMES[known as usize] == class);
        (noun, Noun { class: class.unwrap_or(Class::Unknown), wider: wider.split_whitespace().collect() })
    };
    lexicon::NOUNS.rows().map(row).collect()
});

/// Whether the first noun can take up the second: "vessel" a "ferry".
pub fn is_wider(noun: &str, other: &str) -> bool {
    wider(other).contains(&noun)
}

/// The nouns that can take up a noun.
pub fn wider(noun: &str) -> &'static [&'static str] {
    NOUNS.get(noun).map_or(&[], |row| &row.wider)
}

/// A noun phrase.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// The first token, with its determiner.
    pub start: usize,
    pub head: usize,
    pub determination: Determination,
    pub plural: bool,
    pub class: Class,
    /// The nouns that can take up its head.
    pub wider: &'static [&'static str],
    pub behind: Behind,
    /// The preposition and the noun of the first phrase behind the head: "the talks [on] [trade]".
    pub complement: Option<(u32, u32)>,
    /// A noun with a capital that is in no name: "the Bible".
    pub capital: bool,
    /// The draft of who owns what it names, once it was looked for.
    pub owner: Option<u32>,
}

/// Where the phrase that each word heads begins.
pub fn edges(scene: &Scene) -> Vec<u32> {
    let words = &scene.syntax.words;
    let mut edges: Vec<u32> = (0..words.len() as u32).collect();
    for (token, word) in words.iter().enumerate() {
        let head = word.head as usize;
        let inside = match word.dep {
            Dep::Det | Dep::Amod | Dep::Compound | Dep::Nummod | Dep::NmodPoss => true,
            Dep::Advmod => matches!(words[head].pos, Pos::Adj | Pos::Num | Pos::Verb) && words[head].head > word.head,
            _ => false,
        };
        if inside && token < head && head - token <= REACH {
            edges[head] = edges[head].min(edges[token]);
        }
    }
    edges
}

/// No phrase is followed further up the tree, and none ends further behind its head.
const HEIGHT: usize = 12;
const LENGTH: usize = 40;

/// Where the last word stands that depends on each word, through others or not.
pub fn lasts(scene: &Scene) -> Vec<u32> {
    let words = &scene.syntax.words;
    let mut lasts: Vec<u32> = (0..words.len() as u32).collect();
    for token in 0..words.len() {
        let mut at = token;
        for _ in 0..HEIGHT {
            let above = words[at].head as usize;
            if above == at {
                break;
            }
            at = above;
            lasts[at] = lasts[at].max(token as u32);
        }
    }
    lasts
}

/// Where the phrase of a head ends with the phrases and clauses behind it that say which one is meant: "the plan [for the
/// port]", "the men [who fled]", but not "the men, who fled".
pub fn end(scene: &Scene, head: usize, lasts: &[u32]) -> usize {
    let words = &scene.syntax.words;
    let mut end = head + 1;
    for token in head + 1..=(lasts[head] as usize).min(head + LENGTH) {
        let word = &words[token];
        if word.head as usize != head || !matches!(word.dep, Dep::Nmod | Dep::Acl | Dep::AclRelcl) {
            continue;
        }
        // "[the army] and gunmen from the north"
        if (head + 1..token).any(|token| words[token].head as usize == head && words[token].dep == Dep::Conj) {
            break;
        }
        // "accused [the army] of killing civilians", "of attacks", but "the idea of killing time"
        if scene.is(head + 1, &["of"]) && acts(scene, head) && (word.tag == Tag::Vbg || is_accused(scene, head)) {
            continue;
        }
        // "told [the court] that it was late"
        if word.dep != Dep::Nmod && scene.is(head + 1, &["that"]) && is_told(scene, head) {
            break;
        }
        // "[the court] on Friday ruled"
        if word.dep == Dep::Nmod && acts(scene, head) && scene.has(token, cue::MONTH) {
            break;
        }
        let last = lasts[token] as usize + 1;
        if last > head + LENGTH || (end..last).any(|token| scene.is(token, &[",", ";", ":", "(", "–", "—", "\"", "“"]))
        {
            break;
        }
        end = end.max(last);
    }
    end
}

/// Whether a noun is who is told something: "told the court", "assured the senate".
fn is_told(scene: &Scene, head: usize) -> bool {
    const TOLD: [&str; 6] = ["assure", "inform", "notify", "remind", "tell", "warn"];
    let word = &scene.syntax.words[head];
    matches!(word.dep, Dep::Obj | Dep::Iobj)
        && acts(scene, head)
        && TOLD.contains(&scene.syntax.words[word.head as usize].lemma.as_str())
}

/// Whether a noun is whom a verb accuses or tells of what stands behind "of".
fn is_accused(scene: &Scene, head: usize) -> bool {
    const OF: [&str; 10] =
        ["accuse", "acquit", "assure", "clear", "convict", "inform", "remind", "suspect", "tell", "warn"];
    let word = &scene.syntax.words[head];
    matches!(word.dep, Dep::Obj | Dep::Iobj | Dep::OblAgent)
        && OF.contains(&scene.syntax.words[word.head as usize].lemma.as_str())
}

/// Whether a noun names somebody who acts.
fn acts(scene: &Scene, head: usize) -> bool {
    matches!(class(scene, head), Class::Person | Class::Group)
        || scene.head(head).is_some()
        || scene.role(head).is_some()
}

/// Whether a token heads a noun phrase that is no name.
pub fn is_head(scene: &Scene, token: usize) -> bool {
    let word = &scene.syntax.words[token];
    let noun = word.pos == Pos::Noun || word.pos == Pos::Propn && scene.is_capital(token);
    let inside = matches!(
        word.dep,
        Dep::Compound | Dep::Flat | Dep::Fixed | Dep::Goeswith | Dep::Amod | Dep::Advmod | Dep::Case | Dep::Det
    );
    noun && !inside && scene.shape(token) != Shape::Symbol
}

impl Phrase {
    pub fn new(scene: &Scene, head: usize, edges: &[u32]) -> Self {
        let words = &scene.syntax.words;
        let start = edges[head] as usize;
        let word = &words[head];
        let plural = matches!(word.tag, Tag::Nns | Tag::Nnps) || scene.is(head, &["people", "police"]);
        Self {
            start,
            head,
            determination: determination(scene, start, head),
            plural,
            class: class(scene, head),
            wider: wider(noun(scene, head)),
            behind: behind(scene, head),
            complement: complement(scene, head),
            capital: scene.is_capital(head) && word.pos == Pos::Propn,
            owner: None,
        }
    }

    /// The words between its determiner and its head that say something.
    pub fn modifiers(self, scene: &Scene) -> impl Iterator<Item = usize> {
        (self.start..self.head).filter(move |&token| {
            matches!(scene.pos(token), Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::Verb)
                && scene.syntax.words[token].dep != Dep::Det
        })
    }
}

/// What a noun names; a job is a person's, whatever else the word means.
pub fn class(scene: &Scene, head: usize) -> Class {
    if scene.role(head).is_some_and(|role| role.usage != Usage::Plural) && !is_idea(scene, head) {
        return Class::Person;
    }
    if is_condition(scene, head) {
        return Class::Abstract;
    }
    // "a couple of mistakes"
    if scene.is(head, &["couple"]) && head + 2 < scene.len() && scene.is(head + 1, &["of"]) {
        return class_of(&scene.syntax.words[head + 2].lemma);
    }
    if head > 0 && scene.is(head, &["site", "sites"]) && scene.is(head - 1, &ONLINE) {
        return class_of("website");
    }
    class_of(&scene.syntax.words[head].lemma)
}

/// What stands before a "site" that is on no map.
const ONLINE: [&str; 18] = [
    "auction",
    "betting",
    "blogging",
    "booking",
    "dating",
    "fan",
    "gaming",
    "media",
    "microblogging",
    "networking",
    "news",
    "online",
    "pornography",
    "sharing",
    "shopping",
    "streaming",
    "video",
    "web",
];

/// Whether a state is how things are: "a state of emergency", "a state of war", but not "the state of Ohio".
fn is_condition(scene: &Scene, head: usize) -> bool {
    let of = head + 1;
    scene.is(head, &["state", "states"])
        && of + 1 < scene.len()
        && scene.is(of, &["of"])
        && !scene.is_capital(of + 1)
        && scene.pos(of + 1) == Pos::Noun
}

/// Whether a noun that can name somebody stands for an idea: "he wants [justice]", but not "a justice", "the chief justice".
pub fn is_idea(scene: &Scene, head: usize) -> bool {
    let word = &scene.syntax.words[head];
    let bare = word.tag == Tag::Nn && !scene.is_capital(head) && class_of(&word.lemma) == Class::Abstract;
    let of = head + 1 < scene.len() && scene.is(head + 1, &["of"]);
    let told = head.checked_sub(1).is_some_and(|before| {
        matches!(scene.pos(before), Pos::Det | Pos::Pron | Pos::Num | Pos::Adj | Pos::Noun | Pos::Propn)
            || scene.is_possessive(before)
    });
    bare && !told && !of
}

/// What a noun names by itself.
pub fn class_of(lemma: &str) -> Class {
    NOUNS.get(lemma).map_or(Class::Unknown, |noun| noun.class)
}

fn determination(scene: &Scene, start: usize, head: usize) -> Determination {
    if start == head {
        return Determination::None;
    }
    let owned = (start + 1..head).any(|token| scene.is_possessive(token));
    match scene.lower(start) {
        _ if owned => Determination::Owner,
        "the" => Determination::Definite,
        "this" | "that" | "these" | "those" => Determination::Pointing,
        "his" | "her" | "its" | "their" | "my" | "our" | "your" | "whose" => Determination::Pronoun,
        "such" | "both" | "all" => Determination::Every,
        "a" | "an" | "another" | "any" | "some" | "no" | "every" | "each" | "either" | "neither" | "many" | "few"
        | "several" | "more" | "most" | "what" | "which" | "much" | "other" | "one" => Determination::Indefinite,
        _ if scene.pos(start) == Pos::Num => Determination::Indefinite,
        _ => Determination::None,
    }
}

/// The preposition and the noun of the first phrase that depends on a head from behind.
fn complement(scene: &Scene, head: usize) -> Option<(u32, u32)> {
    let words = &scene.syntax.words;
    let after = |token: &usize| words[*token].head as usize == head && words[*token].dep == Dep::Nmod;
    let noun = (head + 1..words.len().min(head + REACH)).find(after)?;
    let case = |token: &usize| words[*token].head as usize == noun && words[*token].dep == Dep::Case;
    Some(((head + 1..noun).find(case)? as u32, noun as u32))
}

/// What stands right behind the head and depends on it.
fn behind(scene: &Scene, head: usize) -> Behind {
    let words = &scene.syntax.words;
    let next = head + 1;
    if next >= words.len() {
        return Behind::Nothing;
    }
    let near = words[next..words.len().min(next + 5)].iter().filter(|word| word.head as usize == head);
    for word in near {
        match word.dep {
            Dep::Nmod if scene.is(next, &["of"]) => return Behind::Of,
            Dep::Nmod | Dep::Nummod | Dep::NmodUnmarked => return Behind::Preposition,
            Dep::Acl | Dep::AclRelcl => return Behind::Clause,
            _ => {}
        }
    }
    match scene.lower(next) {
        "of" => Behind::Of,
        "who" | "which" | "that" | "whose" => Behind::Clause,
        _ => Behind::Nothing,
    }
}
