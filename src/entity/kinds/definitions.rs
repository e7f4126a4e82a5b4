//! Definitions: what the text itself says that a name is.
//!
//! In: the names of an article with their kinds (kinds/), in the order of the text. Out: the same, where "Acme is a brewery", "the
//! band Blue Wave", "Foo, a village near Bar" and "firms such as Zed and Acme" say of which kind the names are wherever they stand;
//! some that only these words make names are put in. What the lexicons know, a user's own names, and names that the noun of
//! another kind heads stay as they are, and so do people whom their given name shows. Limit: the noun has to be a row of
//! `definitions.tsv`.

use super::{business, press, traded};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, Usage, cue};
use crate::entity::names::Name;
use crate::entity::names::join::meaning;
use crate::entity::scene::Scene;
use crate::layout::BlockKind;
use crate::lexicon::lemmas::Lemmas;
use crate::lexicon::{self, words::Words};
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// So many words behind a name its noun is looked for.
const REACH: usize = 12;

/// So many words before "arm" stands whose it is.
const OWNED: usize = 4;

/// Capital letters, up to so many, are nobody's name.
const LETTERS: usize = 5;

/// The most words of a name that only a definition makes one.
const LONGEST: usize = 4;

/// Nouns that count what stands behind "of": "a group of islands".
const COUNTING: &[&str] = &["group", "chain", "series", "team", "network", "body", "band", "number", "one", "type"];

#[derive(Clone, Copy, PartialEq)]
enum Use {
    /// Right before the name, too.
    Any,
    /// Before "of" and the name, too.
    Of,
    Predicate,
}

/// A row of `definitions.tsv`.
#[derive(Clone, Copy)]
struct Noun {
    kind: EntityKind,
    r#use: Use,
}

static NOUNS: LazyLock<Words<Noun>> = LazyLock::new(|| {
    let kind = |name| EntityKind::ALL.into_iter().find(|kind| kind.name() == name);
    let row = |[noun, name, r#use]: [&'static str; 3]| {
        let r#use = match r#use {
            "any" => Use::Any,
            "of" => Use::Of,
            _ => Use::Predicate,
        };
        Some((noun, Noun { kind: kind(name)?, r#use }))
    };
    lexicon::DEFINITIONS.rows().filter_map(row).collect()
});

/// Give names the kind that the text says.
pub fn settle(scene: &Scene, names: Vec<Name>) -> Vec<Name> {
    let mut names = with_defined(scene, names);
    let mut told: FxHashMap<&str, [u16; EntityKind::ALL.len()]> = FxHashMap::default();
    let mut firms: FxHashSet<&str> = FxHashSet::default();
    let mut parties: FxHashMap<&str, &'static str> = FxHashMap::default();
    let full = names.iter().filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1);
    let people: FxHashSet<&str> = full.map(|name| scene.word(name.tokens.end as usize - 1)).collect();
    for index in 0..names.len() {
        let tokens = names[index].tokens;
        let mut tell = |tokens, kind| told.entry(scene.text_of(tokens)).or_default()[kind as usize] += 1;
        let sentence = scene.tokens.sentences[scene.tokens.sentence_of(tokens.start as usize)].tokens;
        let seated = || is_seated(scene, tokens.start as usize, sentence) && names[index].kind == EntityKind::Person;
        let told = behind(scene, tokens).or_else(|| headed(scene, tokens, sentence).filter(|_| seated()));
        if let Some(kind) = told.filter(|_| is_open(scene, &names[index])) {
            tell(tokens, kind);
        }
        if names[index].kind == EntityKind::Person && is_open(scene, &names[index]) && owns_its(scene, tokens) {
            tell(tokens, EntityKind::Organization);
        }
        // "Roe's shares", of Ann Roe
        let somebody = |name: &Name| {
            let first = scene.word(name.tokens.start as usize);
            let called = || scene.gazetteer.given.contains(first) || scene.gazetteer.genders.contains(first);
            let known = people.contains(scene.word(name.tokens.end as usize - 1));
            name.kind == EntityKind::Person && known && (name.tokens.len() == 1 || called())
        };
        let open = is_open(scene, &names[index]) && !somebody(&names[index]);
        if open && traded::is_firm(scene, tokens) {
            tell(tokens, EntityKind::Organization);
            firms.insert(scene.word(tokens.start as usize));
        }
        let open = open && names[index].kind != EntityKind::Organization;
        if open && (press::is_heard(scene, tokens) || business::is_body(scene, tokens)) {
            tell(tokens, EntityKind::Organization);
        }
        if let Some(sector) = partisan(scene, tokens).filter(|_| names[index].senses.is_empty()) {
            parties.insert(scene.text_of(tokens), sector);
        }
        // "Acme (NASDAQ: ACME)"
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let bracketed = start > 0 && scene.word(start - 1) == ":" && end < scene.len() && scene.word(end) == ")";
        if bracketed && tokens.len() == 1 && scene.shape(start) == Shape::Upper && is_open(scene, &names[index]) {
            tell(tokens, EntityKind::Organization);
        }
        // "officers of Oda Vale Police"
        let force = names[index].kind == EntityKind::Place && tokens.len() > 1 && names[index].senses.is_empty();
        if force && scene.word(tokens.end as usize - 1) == "Police" {
            tell(tokens, EntityKind::Organization);
        }
        let Some((kind, several)) = before(scene, tokens) else { continue };
        // "state broadcaster ERT"
        let letters = tokens.len() == 1 && scene.shape(tokens.start as usize) == Shape::Upper;
        if kind == EntityKind::Person && letters && scene.word(tokens.start as usize).len() <= LETTERS {
            continue;
        }
        // "her daughter, Sofia, …"
        if kind == EntityKind::Person && several == Several::No && is_namesake(scene, &names[index]) {
            names[index] = Name { senses: &[], ..defined(scene, tokens, kind) };
            continue;
        }
        let listed = list(scene, &names, index);
        if several != Several::Direct || listed.len() > 1 {
            let count = if several == Several::No { 1 } else { listed.len() };
            for name in names[listed].iter().take(count).filter(|name| is_open(scene, name)) {
                tell(name.tokens, kind);
            }
        }
    }
    for name in names.iter_mut().filter(|name| is_open(scene, name)) {
        // "the gas producer Zandor"
        let start = name.tokens.start as usize;
        if name.kind == EntityKind::Organization && start > 1 && is_producer(scene, start - 1) {
            name.sector = name.sector.or(Some("BUS"));
        }
        // "shares of Acme … Acme Bio", "Acme Platinum … Acme said its profit fell"
        let short = || firms.contains(scene.word(name.tokens.start as usize)).then_some(EntityKind::Organization);
        let kind = told.get(scene.text_of(name.tokens)).and_then(most).or_else(short).filter(|&kind| kind != name.kind);
        if let Some(kind) = kind.filter(|&kind| kind == EntityKind::Place || !is_person(scene, name)) {
            *name = defined(scene, name.tokens, kind);
        }
        // "shares of Acme"
        if name.kind == EntityKind::Organization && firms.contains(scene.text_of(name.tokens)) {
            name.sector = name.sector.or(Some("BUS"));
        }
    }
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Organization && name.rule != "own-name") {
        if let Some(&sector) = parties.get(scene.text_of(name.tokens)) {
            name.sector = Some(sector);
        }
    }
    names
}

/// The sector of a party that a word right before its name tells: "the opposition [Progress Front]", which are no rebels.
fn partisan(scene: &Scene, name: TokenSpan) -> Option<&'static str> {
    let before = (name.start as usize).checked_sub(1)?;
    match scene.lower(before) {
        "opposition" => Some("OPP"),
        "ruling" | "governing" => Some("PTY"),
        _ => None,
    }
}

fn defined(scene: &Scene, tokens: TokenSpan, kind: EntityKind) -> Name {
    Name { tokens, kind, senses: meaning(scene, tokens, kind), sector: None, sure: true, rule: "defined" }
}

/// With the words that only a definition makes a name: "the band Killing Time", "Platz is a company".
fn with_defined(scene: &Scene, names: Vec<Name>) -> Vec<Name> {
    let mut found = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    for (index, sentence) in scene.sentences() {
        let block = scene.layout.blocks[scene.tokens.sentences[index].block as usize].kind;
        let is_heading = matches!(block, BlockKind::Title | BlockKind::Subheading);
        let mut at = sentence.start as usize;
        while at < sentence.end as usize {
            if let Some(name) = names.next_if(|name| name.tokens.start as usize <= at) {
                at = at.max(name.tokens.end as usize);
                found.push(name);
                continue;
            }
            let limit = names.peek().map_or(sentence.end, |next| next.tokens.start.min(sentence.end)) as usize;
            let end = (at..limit).find(|&token| !is_nameable(scene, token)).unwrap_or(limit);
            let tokens = TokenSpan::new(at, end);
            let free = is_apart(scene, tokens, sentence);
            if !is_heading
                && (1..=LONGEST).contains(&tokens.len())
                && free
                && let Some(kind) = new_kind(scene, tokens, sentence)
            {
                found.push(defined(scene, tokens, kind));
            }
            at = end.max(at + 1);
        }
    }
    found.extend(names);
    found
}

/// The kind of a name that no witness saw.
fn new_kind(scene: &Scene, tokens: TokenSpan, sentence: TokenSpan) -> Option<EntityKind> {
    let start = tokens.start as usize;
    let body = |kind: &EntityKind| *kind == EntityKind::Organization;
    let told = before(scene, tokens).filter(|&(_, several)| several == Several::No).map(|(kind, _)| kind);
    let told = told.or_else(|| headed(scene, tokens, sentence));
    let opens = start == sentence.start as usize && scene.is_common(start);
    let firm = || traded::is_firm(scene, tokens) || business::is_body(scene, tokens);
    let told = told.or_else(|| behind(scene, tokens).filter(|_| !opens)).filter(body);
    told.or_else(|| (!opens && firm()).then_some(EntityKind::Organization))
}

/// What the noun says that a name stands before within "the": "the [Bakhtar] news agency".
fn headed(scene: &Scene, name: TokenSpan, sentence: TokenSpan) -> Option<EntityKind> {
    let (start, end) = (name.start as usize, name.end as usize);
    let told = end + usize::from(sentence.holds(end) && scene.is(end, &["news", "rebel", "militant", "aid", "rights"]));
    // "the Norway-based [Hengaw] organisation"
    let seated = is_seated(scene, start, sentence);
    let low = start.saturating_sub(SEAT).max(sentence.start as usize);
    let article =
        if seated { (low..start - 2).rev().find(|&token| !scene.is_capital(token)) } else { start.checked_sub(1) };
    let definite = article.is_some_and(|token| sentence.holds(token) && scene.is(token, &["the"]));
    if !definite || !sentence.holds(told) || is_plural(scene, told) {
        return None;
    }
    let inside = |token: usize| (end..=told).contains(&(scene.syntax.words[token].head as usize));
    let whole = name.range().any(inside);
    noun(scene, told).filter(|noun| whole && noun.r#use == Use::Any).map(|noun| noun.kind)
}

/// Whether a hyphen joins the place before a name to what has its seat there: "Norway-based".
fn is_seated(scene: &Scene, start: usize, sentence: TokenSpan) -> bool {
    start > sentence.start as usize + 3 && scene.is(start - 1, &["based"]) && scene.is_joint(start - 2)
}

/// So many words before a name its seat begins: "New York-based".
const SEAT: usize = 6;

/// Whether neither what stands before a name nor what stands behind it looks like more of it.
fn is_apart(scene: &Scene, name: TokenSpan, sentence: TokenSpan) -> bool {
    let (before, after) = ((name.start as usize).wrapping_sub(1), name.end as usize);
    let goes_on =
        |token: usize| scene.is_capital(token) || scene.shape(token) == Shape::Number || scene.word(token) == "&";
    let opens = before == sentence.start as usize && scene.is(before, &["the"]);
    !(sentence.holds(before) && scene.is_capital(before) && !opens || sentence.holds(after) && goes_on(after))
}

/// Whether a word can be part of a name that no witness saw.
fn is_nameable(scene: &Scene, token: usize) -> bool {
    scene.is_capital(token)
        && scene.pos(token) == Pos::Propn
        && !scene.has(token, cue::MONTH | cue::NOT_NAME)
        && scene.role(token).is_none()
}

/// The kind that is told more often than any other.
fn most(told: &[u16; EntityKind::ALL.len()]) -> Option<EntityKind> {
    let best = EntityKind::ALL.into_iter().max_by_key(|&kind| told[kind as usize])?;
    let same = told.iter().filter(|&&times| times == told[best as usize]).count();
    (same == 1).then_some(best)
}

/// Whether a text may say of which kind a name is.
fn is_open(scene: &Scene, name: &Name) -> bool {
    let last = name.tokens.end as usize - 1;
    let headed = match name.kind {
        EntityKind::Organization => name.tokens.range().any(|token| scene.head(token).is_some()),
        EntityKind::Place => scene.has(last, cue::PLACE_HEAD),
        EntityKind::Other => scene.has(last, cue::OTHER_HEAD),
        EntityKind::Person | EntityKind::Group => false,
    };
    let headed = headed && name.tokens.len() > 1;
    name.rule != "own-name" && name.senses.is_empty() && name.kind != EntityKind::Group && !headed
}

/// "[Nordkraft] cut its forecast", "[Nordkraft] said it would buy a rival": who says "it" of itself is no person.
fn owns_its(scene: &Scene, name: TokenSpan) -> bool {
    let words = &scene.syntax.words;
    let (head, end) = (head_of(scene, name), name.end as usize);
    let verb = words[head].head as usize;
    // "At the church, Roe met its monks."
    let opens = scene.tokens.sentences[scene.tokens.sentence_of(end - 1)].tokens.start == name.start;
    if !opens || words[head].dep != Dep::Nsubj || verb < end || verb > end + REACH || words[verb].pos != Pos::Verb {
        return false;
    }
    let limit = words.len().min(verb + REACH);
    let own = |its: usize| {
        let owned = words[its].head as usize;
        scene.is(its, &["its"]) && words[owned].dep == Dep::Obj && words[owned].head as usize == verb
    };
    let will = |it: usize| {
        let does = words[it].head as usize;
        scene.is(it, &["it"])
            && words[it].dep == Dep::Nsubj
            && words[does].dep == Dep::Ccomp
            && words[does].head as usize == verb
            && Lemmas::Trades.has(&words[does].lemma)
    };
    (verb + 1..limit).any(|token| own(token) || will(token))
}

/// Whether a town is called by a given name alone: "Sofia".
fn is_namesake(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let comma = |token: usize| token >= scene.len() || matches!(scene.word(token), "," | ".");
    name.kind == EntityKind::Place
        && name.tokens.len() == 1
        && (scene.gazetteer.given.contains(scene.word(start)) || scene.gazetteer.genders.contains(scene.word(start)))
        && start > 0
        && comma(start - 1)
        && comma(end)
}

/// Whether a full name begins with a given name.
fn is_person(scene: &Scene, name: &Name) -> bool {
    let given = scene.gazetteer.given.contains(scene.word(name.tokens.start as usize));
    name.kind == EntityKind::Person && name.tokens.len() > 1 && given
}

/// A name and those behind it that commas and "and" join to it; one comma alone parts clauses ("In towns like Foo, Ann said").
fn list(scene: &Scene, names: &[Name], first: usize) -> Range<usize> {
    let joint = |pair: &[Name]| TokenSpan { start: pair[0].tokens.end, end: pair[1].tokens.start };
    let and = |token: usize| scene.is(token, &["and", "or"]);
    let joins = |joint: &TokenSpan| {
        (1..=2).contains(&joint.len()) && joint.range().all(|token| scene.word(token) == "," || and(token))
    };
    let joints: Vec<TokenSpan> = names[first..].windows(2).take(REACH).map(joint).take_while(joins).collect();
    let is_list = joints.len() > 1 || joints.iter().any(|joint| and(joint.end as usize - 1));
    first..first + 1 + if is_list { joints.len() } else { 0 }
}

/// What a noun says, by its lemma.
fn noun(scene: &Scene, token: usize) -> Option<Noun> {
    let word = &scene.syntax.words[token];
    // "a news site" is no place.
    let media = token > 0 && scene.is(token - 1, &["news", "media", "web"]) && scene.is(token, &["site", "service"]);
    if media {
        return Some(Noun { kind: EntityKind::Organization, r#use: Use::Any });
    }
    NOUNS.get(word.lemma.as_str()).copied().filter(|_| word.pos == Pos::Noun)
}

/// Of which kind the things are that a noun names.
pub fn kind_of_noun(scene: &Scene, token: usize) -> Option<EntityKind> {
    noun(scene, token).map(|noun| noun.kind)
}

fn is_plural(scene: &Scene, token: usize) -> bool {
    scene.syntax.words[token].lemma != scene.lower(token)
}

/// The word of a name that the tree hangs it up by.
fn head_of(scene: &Scene, name: TokenSpan) -> usize {
    let outside = |&token: &usize| !name.holds(scene.syntax.words[token].head as usize);
    name.range().find(outside).unwrap_or(name.end as usize - 1)
}

/// Of how many names a noun before them speaks.
#[derive(Clone, Copy, PartialEq)]
enum Several {
    No,
    /// Of all in the list, if there are more than one: "the bands Foo and Bar".
    Direct,
    /// Of one or more: "bands such as Foo".
    Any,
}

/// Whether a name is of whom something is done to that is done to people alone: "the arrest of [İmamoğlu]", but not "the arrest
/// of Tarrow officials".
pub fn is_seized(scene: &Scene, name: TokenSpan) -> bool {
    const DONE: [&str; 6] = ["arrest", "assassination", "detention", "extradition", "impeachment", "imprisonment"];
    let (start, end) = (name.start as usize, name.end as usize);
    let goes_on = end < scene.len()
        && (matches!(scene.pos(end), Pos::Adj | Pos::Noun | Pos::Num | Pos::Propn)
            || scene.is_joint(end)
            || scene.is_possessive(end));
    start > 1 && scene.is(start - 1, &["of"]) && scene.is(start - 2, &DONE) && !goes_on
}

/// What firms produce, and people do not: a film has a producer, too.
const GOODS: [&str; 24] = [
    "aluminium",
    "aluminum",
    "beer",
    "cement",
    "chemicals",
    "chip",
    "coal",
    "copper",
    "dairy",
    "electricity",
    "energy",
    "food",
    "gas",
    "gold",
    "grid",
    "iron",
    "lithium",
    "nickel",
    "oil",
    "power",
    "steel",
    "telecoms",
    "uranium",
    "wine",
];

/// Whether a word calls a firm by what it produces: "the gas [producer]", "the elevator [manufacturer]"; but not "the film
/// producer", "the crane operator".
fn is_producer(scene: &Scene, noun: usize) -> bool {
    const PRODUCE: [&str; 5] = ["producer", "supplier", "exporter", "developer", "operator"];
    let Some(before) = noun.checked_sub(1).filter(|_| scene.shape(noun) == Shape::Lower) else { return false };
    let lemma = scene.syntax.words[noun].lemma.as_str();
    if lemma == "chain" {
        return scene.is(before, &CHAINED);
    }
    let good =
        PRODUCE.contains(&lemma) && scene.is(before, &GOODS) || lemma == "operator" && scene.is(before, &OPERATED);
    let small = scene.shape(before) == Shape::Lower && scene.gap(noun);
    good || small && scene.pos(before) == Pos::Noun && TRADES.contains(&lemma)
}

/// What a firm is called behind the noun for its goods; a mountain has a chain, too.
const TRADES: [&str; 7] = ["brand", "company", "conglomerate", "distributor", "giant", "manufacturer", "retailer"];

/// What firms operate, and nobody alone does.
const OPERATED: [&str; 12] =
    ["airport", "bus", "casino", "cruise", "ferry", "mobile", "network", "phone", "port", "rail", "telecom", "tour"];

/// What a body is called behind the nationality that it has.
const NATIONAL: [&str; 6] = ["broadcaster", "company", "daily", "manufacturer", "retailer", "weekly"];

/// Of what a chain is that belongs to a firm.
const CHAINED: [&str; 18] = [
    "bakery",
    "book",
    "café",
    "cafe",
    "cinema",
    "clothing",
    "coffee",
    "cosmetics",
    "fashion",
    "food",
    "grocery",
    "hotel",
    "pharmacy",
    "restaurant",
    "retail",
    "shop",
    "store",
    "supermarket",
];

/// What stands before a name says: "the band", "a firm called", "villages such as", "his band,", "the villages of".
fn before(scene: &Scene, name: TokenSpan) -> Option<(EntityKind, Several)> {
    let first = scene.tokens.sentences[scene.tokens.sentence_of(name.start as usize)].tokens.start as usize;
    let back = |at: usize| at.checked_sub(1).filter(|&before| before >= first);
    let mut at = back(name.start as usize)?;
    if matches!(scene.word(at), "\"" | "“" | "``" | "'" | "‘") {
        at = back(at)?;
    }
    let several = |told: usize| if is_plural(scene, told) { Several::Direct } else { Several::No };
    // "the storm Aghon", but "Tropical Storm Barry" is a name
    let small = |noun: &Noun| noun.kind != EntityKind::Other || scene.shape(at) == Shape::Lower;
    // "the Greek daily Foo", "the gas producer Foo", but not "daily Foo", "the producer Ann Lee"
    let nation = |sense: &Sense| matches!(sense, Sense::Adjective(_));
    let national =
        |of: usize| scene.gazetteer.names.get(scene.word(of)).is_some_and(|senses| senses.iter().any(nation));
    let told_by = |of: usize| scene.is(at, &NATIONAL) && national(of) || is_producer(scene, at);
    if back(at).is_some_and(told_by) {
        return Some((EntityKind::Organization, several(at)));
    }
    if let Some(noun) = noun(scene, at).filter(small) {
        return (noun.r#use == Use::Any).then(|| (noun.kind, several(at)));
    }
    let told = back(at)?;
    match scene.lower(at) {
        "," => {
            let words = &scene.syntax.words;
            let head = &words[head_of(scene, name)];
            // "a deal with a Swiss firm, Acme, in May", but not "a deal of the firm, Ann Lee said"
            let closed =
                scene.tokens.tokens.get(name.end as usize).is_some_and(|_| scene.word(name.end as usize) == ",");
            let placed =
                head.dep == Dep::Appos && head.head as usize == told && (words[told].dep != Dep::Nmod || closed);
            let fits = |noun: &Noun| placed && noun.r#use == Use::Any && !is_plural(scene, told);
            // "its frozen-food arm, Acme,", but nobody's arm is a firm
            let owned = || {
                (told.saturating_sub(OWNED).max(first)..told).any(|its| scene.is(its, &["its", "their", "'s", "’s"]))
            };
            if placed && closed && scene.is(told, &["arm"]) && owned() {
                return Some((EntityKind::Organization, Several::No));
            }
            noun(scene, told).filter(fits).map(|noun| (noun.kind, Several::No))
        }
        "called" | "named" | "dubbed" | "titled" | "entitled" => noun(scene, told).map(|noun| (noun.kind, Several::No)),
        "of" if is_seized(scene, name) => Some((EntityKind::Person, Several::No)),
        "of" => {
            let fits = |noun: &Noun| noun.r#use == Use::Of;
            noun(scene, told).filter(fits).map(|noun| (noun.kind, several(told)))
        }
        "like" | "including" => such(scene, name, told),
        "as" if scene.is(told, &["such"]) => such(scene, name, back(told)?),
        // "a former officer known as Barbecue"
        "as" if scene.is(told, &["known"]) => {
            let role = scene.role(back(told)?).filter(|role| matches!(role.usage, Usage::Title | Usage::Job));
            role.map(|_| (EntityKind::Person, Several::No))
        }
        _ => None,
    }
}

/// What several things are of which a name is one: the noun before "such as".
fn such(scene: &Scene, name: TokenSpan, last: usize) -> Option<(EntityKind, Several)> {
    let told = last - usize::from(last > 0 && scene.word(last) == ",");
    let end = name.end as usize;
    let owner = end < scene.len() && scene.is_possessive(end);
    let fits = |noun: &Noun| is_plural(scene, told) && noun.kind != EntityKind::Other && !owner;
    noun(scene, told).filter(fits).map(|noun| (noun.kind, Several::Any))
}

/// What stands behind a name says: "is a village", ", a village".
fn behind(scene: &Scene, name: TokenSpan) -> Option<EntityKind> {
    let (head, end) = (head_of(scene, name), name.end as usize);
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(end - 1)].tokens;
    let limit = (sentence.end as usize).min(end + REACH);
    let words = &scene.syntax.words;
    let article =
        |token: usize| token < limit && (words[token].pos == Pos::Det || scene.is(token, &["one", "its", "his"]));
    if end < limit && matches!(scene.word(end), "," | "(" | "—" | "–") && article(end + 1) {
        let of_name = |&token: &usize| words[token].dep == Dep::Appos && name.holds(words[token].head as usize);
        let told = (end + 1..limit).find(of_name).filter(|&told| !is_plural(scene, told))?;
        return kind_at(scene, told, limit);
    }
    let told = words[head].head as usize;
    if words[head].dep != Dep::Nsubj || told < end || told >= limit {
        return None;
    }
    let of_told = |dep: Dep| (end..told).find(|&token| words[token].dep == dep && words[token].head as usize == told);
    let is = of_told(Dep::Cop)?;
    let denied = (is..told).any(|token| scene.is(token, &["not", "n't", "n’t", "no"]));
    let fits = article(is + 1) && of_told(Dep::Case).is_none() && !denied;
    kind_at(scene, told, sentence.end as usize).filter(|_| fits)
}

/// The kind that a noun says, or what it counts.
fn kind_at(scene: &Scene, token: usize, limit: usize) -> Option<EntityKind> {
    let next = token + 1;
    if next < limit && scene.is(next, &["to"]) {
        return None;
    }
    if next < limit && scene.is(next, &["of"]) && scene.is(token, COUNTING) {
        let goes_on =
            |token: &usize| matches!(scene.pos(*token), Pos::Det | Pos::Num | Pos::Adj | Pos::Noun | Pos::Propn);
        let counted = (next + 1..limit.min(next + REACH)).take_while(goes_on).last()?;
        return noun(scene, counted).map(|noun| noun.kind);
    }
    noun(scene, token).map(|noun| noun.kind)
}
