//! Surnames: who is called by one in an article, whatever else the word may name: "Jobs" after "Steve Jobs", "Washington" after
//! "George Washington", "Mr. May".
//!
//! In: the names of an article with their kinds, in the order of the text. Out: the same, where names that somebody bears are that
//! person's, and one more wherever the network missed a surname. A group that bears the name of its leader stays one before
//! "fighters" or "-controlled". A user's own names stay as they are. Limit: somebody who is never named in full, nor addressed.

use super::Name;
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, Usage, cue};
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::layout::BlockKind;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::syntax::tag::Tag;
use crate::token::Shape;
use rustc_hash::{FxHashMap, FxHashSet};

/// A capital's name is a person's, if somebody of that name was spoken of so few words before.
const NEAR: usize = 80;

/// A name is a person's if it follows "Mr" or "Mrs" somewhere, and so is a single word that ends the full name of one; not
/// that of a country, or of a place that something is in.
pub fn settle(scene: &Scene, names: &mut [Name]) {
    let start = |name: &Name| name.tokens.start as usize;
    let last = |name: &Name| scene.word(name.tokens.end as usize - 1);
    let before = |name: &Name| start(name).checked_sub(1);
    let addressed = |name: &Name| {
        let honorific = |token: usize| scene.role(token).is_some_and(|role| role.usage == Usage::Honorific);
        before(name).is_some_and(|token| honorific(token) && scene.is_capital(token))
    };
    let placed = |name: &Name| before(name).is_some_and(|token| scene.has(token, cue::IN | cue::BEARING));
    let nation = |sense: &Sense| sense.is_nation() || matches!(sense, Sense::Government(_));
    let told: FxHashSet<&str> = names.iter().filter(|name| addressed(name)).map(last).collect();
    let full = |name: &Name| name.tokens.len() > 1 && (name.kind == EntityKind::Person || told.contains(last(name)));
    let people: FxHashSet<&str> = names.iter().filter(|name| full(name)).map(last).collect();
    let given = |word: &str| scene.gazetteer.given.contains(word) || scene.gazetteer.genders.contains(word);
    let whole = names.iter().filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1);
    let firsts: FxHashSet<&str> = whole.map(|name| scene.word(start(name))).filter(|word| given(word)).collect();
    let other = |name: &&Name| {
        let longer = name.tokens.len() > 1 && name.kind != EntityKind::Person && !told.contains(last(name));
        longer || name.tokens.len() == 1 && placed(name)
    };
    let others: FxHashSet<&str> =
        names.iter().filter(other).flat_map(|name| name.tokens.range()).map(|token| scene.word(token)).collect();
    let set_in: FxHashSet<&str> =
        names.iter().filter(|name| name.tokens.len() == 1 && placed(name)).map(last).collect();
    let capital = |name: &Name| {
        let seat = |sense: &Sense| matches!(sense, Sense::Government(_));
        let nation = name.senses.iter().any(Sense::is_nation);
        name.tokens.len() == 1 && name.senses.iter().any(seat) && !nation && !set_in.contains(last(name))
    };
    // Where somebody of each surname was named last.
    let mut spoken: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names.iter_mut().filter(|name| name.rule != "own-name") {
        // "[George Washington] fell ill. … Lee thanked [Washington]"
        let near = |&at: &usize| at + NEAR > start(name);
        if name.kind == EntityKind::Person && name.tokens.len() > 1
            || capital(name) && spoken.get(last(name)).is_some_and(near)
        {
            spoken.insert(last(name), start(name));
            if name.kind != EntityKind::Person {
                let rule = "surname-of-full-name";
                *name = Name { kind: EntityKind::Person, senses: &[], sector: None, rule, ..*name };
            }
        }
        if name.kind == EntityKind::Person {
            let senses = scene.gazetteer.names.get(scene.text_of(name.tokens)).map_or(&[][..], Vec::as_slice);
            if name.tokens.len() == 1 && is_of_group(scene, name.tokens.end as usize, senses) {
                *name = Name { kind: EntityKind::Organization, senses, rule: GROUP_OF_LEADER, ..*name };
            }
            continue;
        }
        // "Hajiya Rakiya Sule", but not "St. Helena", nor "Miss Tourism Ghana"
        let titled = name.tokens.len() > 2 && name.senses.is_empty() && {
            let role = scene.role_from(start(name), name.tokens.end as usize - 1);
            role.is_some_and(|(_, role)| role.usage == Usage::Honorific)
                && !name.tokens.range().any(|token| scene.has(token, cue::PLACE_HEAD) || scene.head(token).is_some())
                && !scene.is(start(name), &["saint", "st."])
                && !name.tokens.range().skip(1).any(|token| scene.is_common(token))
        };
        let single = name.tokens.len() == 1 && people.contains(last(name)) && !others.contains(last(name));
        // "We believe in [Pete]", of Pete Lindgren
        let called = name.tokens.len() == 1
            && name.senses.is_empty()
            && name.kind == EntityKind::Place
            && firsts.contains(last(name))
            && !(name.tokens.end as usize + 1 < scene.len() && scene.word(name.tokens.end as usize) == ",");
        let body = name.tokens.range().any(|token| scene.head(token).is_some());
        let fits = name.tokens.len() == 1 || name.kind != EntityKind::Place && name.tokens.len() < 4 && !body;
        let person = fits && told.contains(last(name));
        let group = is_of_group(scene, name.tokens.end as usize, name.senses);
        if (single || person || titled || called) && !group && !name.senses.iter().any(nation) {
            *name = Name { kind: EntityKind::Person, senses: &[], sector: None, rule: "surname-of-full-name", ..*name };
        }
    }
}

/// The rule of a group whose leader bears its name.
const GROUP_OF_LEADER: &str = "group-of-leader";

/// Whether a name means an armed group whose leader bears it: "Houthi-controlled", "Houthi fighters". `end`: where the name ends.
fn is_of_group(scene: &Scene, end: usize, senses: &[Sense]) -> bool {
    let armed = |code| codes::sector(code).is_some_and(codes::is_armed);
    let group = senses.iter().any(|sense| matches!(sense, Sense::Organization { code, .. } if armed(code)));
    let joint = || end + 1 < scene.len() && scene.is_joint(end) && scene.has(end + 1, cue::NAME_ENDING);
    let people = || {
        let plural = end < scene.len() && scene.syntax.words[end].tag == Tag::Nns;
        plural && scene.shape(end) == Shape::Lower && scene.role(end).is_some()
    };
    group && (joint() || people())
}

/// Surnames that the network missed where they stand alone, of people who are named in full: "Jobs" after "Steve Jobs".
pub fn complete(scene: &Scene, names: &mut Vec<Name>) {
    let last = |name: &Name| scene.lower(name.tokens.end as usize - 1);
    let full = |name: &&Name| name.kind == EntityKind::Person && name.tokens.len() > 1;
    let surnames: FxHashSet<&str> = names.iter().filter(full).map(last).collect();
    if surnames.is_empty() {
        return;
    }
    let small = |&token: &usize| scene.shape(token) == Shape::Lower && surnames.contains(scene.lower(token));
    let common: FxHashSet<&str> = (0..scene.len()).filter(small).map(|token| scene.lower(token)).collect();
    let mut next = 0;
    let mut missed = Vec::new();
    for (index, sentence) in scene.sentences() {
        let block = scene.tokens.sentences[index].block as usize;
        let titled = matches!(scene.layout.blocks[block].kind, BlockKind::Title | BlockKind::Subheading);
        for token in sentence.range() {
            while names.get(next).is_some_and(|name| name.tokens.end as usize <= token) {
                next += 1;
            }
            let free = !scene.has(token, cue::MONTH | cue::NOT_NAME)
                && names.get(next).is_none_or(|name| name.tokens.start as usize > token);
            // "K-dramas"
            let letter = scene.word(token).len() == 1;
            let named =
                free && !letter && scene.shape(token) == Shape::Capital && surnames.contains(scene.lower(token));
            let capital = token > sentence.start as usize || !common.contains(scene.lower(token));
            let inside = capital && !titled;
            let is_name = match scene.pos(token) {
                Pos::Propn => true,
                Pos::Noun => inside,
                Pos::Intj | Pos::X => !scene.is_common(token),
                _ => false,
            };
            if named && is_name && !is_among_capitals(scene, token, sentence) {
                let tokens = TokenSpan::new(token, token + 1);
                let senses = scene.gazetteer.names.get(scene.word(token)).map_or(&[][..], Vec::as_slice);
                missed.push(if is_of_group(scene, token + 1, senses) {
                    let kind = EntityKind::Organization;
                    Name { tokens, kind, senses, sector: None, sure: true, rule: GROUP_OF_LEADER }
                } else {
                    let kind = EntityKind::Person;
                    Name { tokens, kind, senses: &[], sector: None, sure: false, rule: "surname-again" }
                });
            }
        }
    }
    names.extend(missed);
    names.sort_by_key(|name| name.tokens);
}

/// Whether a word with a capital stands beside another: "Jobs Act".
fn is_among_capitals(scene: &Scene, token: usize, sentence: TokenSpan) -> bool {
    let beside = |other: usize| sentence.holds(other) && scene.is_capital(other);
    beside(token + 1) || token > sentence.start as usize + 1 && beside(token - 1)
}
