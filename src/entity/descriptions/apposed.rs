//! A noun beside the name of what it speaks of: "[the carmaker Acme]", "[a carmaker], Acme", "Acme, [a carmaker]".
//!
//! In: the walk over the article (descriptions/). Out: one more mention of whom the name means: with the name where they are one
//! phrase, the noun alone before a comma. Offices of people were read before (roles/). Limits: nouns in the plural.

use super::Walk;
use crate::entity::gazetteer::cue;
use crate::entity::names::Name;
use crate::entity::nominals::phrase::{self, Class, Determination, Phrase};
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::entity::{EntityKind, MentionForm};
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};

/// The mention that a noun makes with the name that it modifies: "[aircraft manufacturer Acme]".
pub fn within_phrase(walk: &mut Walk, name: usize) {
    let words = &walk.scene.syntax.words;
    let tokens = walk.names[name].tokens;
    let Some(noun) = (tokens.start as usize).checked_sub(1) else { return };
    let head = tokens.range().find(|&token| !tokens.holds(words[token].head as usize)).unwrap_or(noun + 1);
    let modifies = words[noun].dep == Dep::Compound && tokens.holds(words[noun].head as usize);
    if modifies && walk.places.at(noun).is_none() && tells(walk.scene, noun, walk.names[name].kind) {
        let start = walk.nominals.start(head).min(walk.nominals.start(noun));
        with_name(walk, start, name);
    }
}

/// Whether a phrase says what the name behind it stands for; if so, it is a mention of whom the name means.
pub fn before_name(walk: &mut Walk, phrase: Phrase, sentence: usize) -> bool {
    if kind_of_place(walk, phrase, sentence) {
        return true;
    }
    let scene = walk.scene;
    let words = &scene.syntax.words;
    let behind = phrase.head + 1;
    let comma = behind < scene.len() && scene.word(behind) == ",";
    let Some(name) = walk.places.at(behind + usize::from(comma)) else { return false };
    let tokens = walk.names[name].tokens;
    let joined = |dep| matches!(dep, Dep::Appos | Dep::Flat) || !comma && matches!(dep, Dep::Nmod | Dep::NmodUnmarked);
    // Of "Lee and his rival, Ann Berg" the tree can hang the name on the first.
    let beside = comma && words[phrase.head].dep == Dep::Conj;
    let holds = |head: usize| head == phrase.head || beside && head == words[phrase.head].head as usize;
    let hangs = |token: usize| holds(words[token].head as usize) && joined(words[token].dep);
    let begins = tokens.start as usize == behind + usize::from(comma);
    // "a move whose cost, Acme said, was small": who says it is not the cost.
    let end = tokens.end as usize;
    if comma && end + 1 < scene.len() && scene.has(end, cue::SPEECH) && matches!(scene.word(end + 1), "," | "." | ";") {
        return false;
    }
    // "US automaker GM reports losses": in a heading the tree does not tell.
    let firm = !comma
        && walk.names[name].kind == EntityKind::Organization
        && scene.role(phrase.head).is_some_and(|role| role.sector == Some("BUS"))
        && scene.has(phrase.head, cue::BODY);
    if !begins || !(firm || tokens.range().any(hangs)) || !tells(scene, phrase.head, walk.names[name].kind) {
        return false;
    }
    if comma {
        let draft = walk.chains.of_name[name];
        walk.describe(draft, TokenSpan::new(phrase.start, behind), phrase.head, sentence, "noun-beside-name");
    } else {
        with_name(walk, phrase.start, name);
    }
    true
}

/// "[the historic town of Lunz]": a mention of the place that a noun for its kind is followed by.
fn kind_of_place(walk: &mut Walk, phrase: Phrase, sentence: usize) -> bool {
    let scene = walk.scene;
    let of = phrase.head + 1;
    let kind = scene.has(phrase.head, cue::CITY | cue::DIVISION | cue::COUNTRY) || scene.is(phrase.head, &TOWNS);
    if !kind || phrase.determination != Determination::Definite || of + 1 >= scene.len() || !scene.is(of, &["of"]) {
        return false;
    }
    let Some(name) = walk.places.at(of + 1).filter(|&name| walk.names[name].tokens.start as usize == of + 1) else {
        return false;
    };
    let Name { tokens, kind, .. } = walk.names[name];
    // "the Tarrow region of Chad" is no Chad, but "the Saudi city of Tabuk" is Tabuk.
    let nation = |token: usize| walk.places.at(token).is_some_and(|name| walk.names[name].kind == EntityKind::Group);
    if (phrase.start + 1..phrase.head).any(|token| scene.is_capital(token) && !nation(token)) {
        return false;
    }
    if kind == EntityKind::Place {
        let tokens = TokenSpan { start: phrase.start as u32, ..tokens };
        walk.describe(walk.chains.of_name[name], tokens, phrase.head, sentence, "kind-of-place");
    }
    kind == EntityKind::Place
}

/// Nouns for places, beside those of cities, divisions and countries.
const TOWNS: [&str; 5] = ["island", "municipality", "town", "township", "village"];

/// The body whose name stands right before a noun for any body: "[the Islamic State group]", "the Haqqani network", but not "the
/// Acme group" of somebody else, whose name no table knows.
pub fn any_body(walk: &Walk, phrase: Phrase) -> Option<usize> {
    let scene = walk.scene;
    let definite = phrase.determination == Determination::Definite && !phrase.plural;
    let noun = scene.has(phrase.head, cue::ANY_BODY) || scene.is(phrase.head, &["militia", "movement"]);
    let name = phrase.head.checked_sub(1).and_then(|before| walk.places.at(before)).filter(|_| definite && noun)?;
    let Name { tokens, kind, senses, .. } = walk.names[name];
    let whole = tokens.start as usize == phrase.start + 1 && tokens.end as usize == phrase.head;
    let armed = codes::listed_sector(senses).is_some_and(|sector| codes::is_armed(sector) || sector == "CRM");
    (whole && kind == EntityKind::Organization && armed).then(|| walk.chains.of_name[name])
}

/// The most words of a description behind its noun: "a farmer [from Lunz]".
const REACH: usize = 8;

/// The body that a noun behind its name says something of: "Acme, [a carmaker]".
pub fn behind_name(walk: &Walk, noun: usize) -> Option<usize> {
    let word = &walk.scene.syntax.words[noun];
    let name = walk.places.at(word.head as usize).filter(|_| word.dep == Dep::Appos)?;
    let kind = walk.names[name].kind;
    (kind == EntityKind::Organization && tells(walk.scene, noun, kind)).then(|| walk.chains.of_name[name])
}

/// The person whom a noun behind another description says something of: "the driver, [a farmer from Lunz], fled".
pub fn behind_description(walk: &Walk, phrase: Phrase) -> Option<usize> {
    let scene = walk.scene;
    let word = &scene.syntax.words[phrase.head];
    let told = word.head as usize;
    let near = phrase.head + 1..scene.len().min(phrase.head + REACH);
    let closed = near
        .take_while(|&token| !matches!(scene.pos(token), Pos::Verb | Pos::Aux | Pos::Cconj))
        .any(|token| matches!(scene.word(token), "," | "." | ";" | "—" | "–"));
    let behind = phrase.start > 0 && scene.word(phrase.start - 1) == "," && told < phrase.start;
    let one = phrase.determination == Determination::Indefinite && !phrase.plural;
    if word.dep != Dep::Appos || !closed || !behind || !one {
        return None;
    }
    let draft = walk.traces[walk.latest_at(told)?].draft;
    let known = &walk.chains.drafts[draft];
    (known.kind == EntityKind::Person && !known.plural && known.names.is_empty()).then_some(draft)
}

/// The mention of a noun and its name; the noun's phrase is one by itself if a name tells which one is meant: "[[the Oslo
/// carmaker] Acme]".
fn with_name(walk: &mut Walk, start: usize, name: usize) {
    let (noun, end) = (walk.names[name].tokens.start as usize, walk.names[name].tokens.end as usize);
    if (start..noun).any(|token| walk.places.at(token).is_some()) {
        let (draft, tokens) = (walk.chains.of_name[name], TokenSpan::new(start, noun));
        walk.chains.mention(walk.scene, draft, tokens, noun - 1, MentionForm::Description, "title-of-name");
    }
    let (draft, tokens) = (walk.chains.of_name[name], TokenSpan::new(start, end));
    walk.chains.mention(walk.scene, draft, tokens, end - 1, MentionForm::Description, "noun-beside-name");
}

/// Whether a noun can say what a name of this kind stands for.
fn tells(scene: &Scene, noun: usize, kind: EntityKind) -> bool {
    let word = &scene.syntax.words[noun];
    let class = phrase::class(scene, noun);
    let firm = || scene.role(noun).is_some_and(|role| role.sector == Some("BUS"));
    let measure = matches!(class, Class::Time | Class::Quantity);
    let fits = match kind {
        EntityKind::Person => class == Class::Person,
        EntityKind::Organization => firm() || !measure && class != Class::Person,
        EntityKind::Place | EntityKind::Other => !measure && !matches!(class, Class::Person | Class::Group),
        EntityKind::Group => false,
    };
    word.pos == Pos::Noun && !matches!(word.tag, Tag::Nns | Tag::Nnps) && fits
}
