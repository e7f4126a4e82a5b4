//! People who are described before they are named: "[A former nurse] killed two men, a jury heard. [Ann Lee], 33, denied it.",
//! "[Chad's president] … Leila Haddad, president of Chad", "[The man] was named by police as [Bo Rune]".
//!
//! In: the walk over the article (descriptions/). Out: what was said of somebody without a name is said of the one who is
//! named. By an age alone only the one person of the sentences before is joined, and no official who speaks.

use super::{FEW, Walk};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Gender, cue};
use crate::entity::nominals::phrase::Determination;
use crate::entity::roles::Determiner;
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;

/// So many sentences before the name the description stands at most.
const SENTENCES: usize = 2;

/// Join the one who was described to the name.
pub fn link(walk: &mut Walk, name: usize, sentence: usize) {
    if opens_with_age(walk, name, sentence)
        && let Some(described) = described(walk, name, sentence)
    {
        let holder = walk.chains.of_name[name];
        walk.merge(described, holder);
    }
}

/// "Ann Lee, 33, …" at the head of its sentence, named for the first time and without an office.
fn opens_with_age(walk: &Walk, name: usize, sentence: usize) -> bool {
    let scene = walk.scene;
    let tokens = walk.names[name].tokens;
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let draft = &walk.chains.drafts[walk.chains.of_name[name]];
    let age = |token: usize| scene.shape(token) == Shape::Number && scene.word(token).len() == 2;
    draft.kind == EntityKind::Person
        && tokens.len() > 1
        && draft.names.first() == Some(&name)
        && draft.offices.is_empty()
        && scene.tokens.sentences[sentence].tokens.start as usize == start
        && end + 2 < scene.len()
        && scene.word(end) == ","
        && age(end + 1)
        && scene.word(end + 2) == ","
}

/// The one person of the sentences before who is described and not named, if there is but one.
fn described(walk: &Walk, name: usize, sentence: usize) -> Option<usize> {
    let mut found = None;
    for trace in walk.recent().take_while(|trace| trace.sentence + SENTENCES >= sentence) {
        let draft = &walk.chains.drafts[trace.draft];
        let phrase = walk.phrase_of(trace).filter(|_| draft.kind == EntityKind::Person && draft.names.is_empty());
        let Some(phrase) = phrase.filter(|_| !draft.plural && found != Some(trace.draft)) else { continue };
        let owned = matches!(phrase.determination, Determination::Pronoun | Determination::Owner);
        if found.is_some() || owned {
            return None;
        }
        let official = draft.offices.iter().any(|&office| {
            matches!(walk.offices[office].sector, Some("COP" | "GOV" | "JRN" | "JUD" | "LEG" | "MIL" | "SPY") | None)
        });
        let speaks = official && walk.scene.has(trace.place.governor, cue::SPEECH);
        if phrase.determination != Determination::Indefinite || !trace.place.part.is_subject() || speaks {
            return None;
        }
        found = Some(trace.draft);
    }
    let told = walk.chains.drafts[found?].gender;
    let named = walk.chains.drafts[walk.chains.of_name[name]].gender;
    found.filter(|_| told == named || told == Gender::Unknown || named == Gender::Unknown)
}

/// Give the holder of an office what told it before the name did: "[Chad's president] … Leila Haddad, president of Chad".
pub fn of_office(walk: &mut Walk, index: usize) {
    let office = &walk.offices[index];
    let Some(holder) = office.holder.map(|name| walk.chains.of_name[name]) else { return };
    let nameless = |draft: usize| {
        let person = &walk.chains.drafts[draft];
        let same = |&held: &usize| {
            let held = &walk.offices[held];
            held.determiner != Determiner::Indefinite
                && held.country == office.country
                && walk.same_title(held, office)
                && walk.is_of_same(held, office)
        };
        person.kind == EntityKind::Person && person.names.is_empty() && person.offices.iter().take(FEW).any(same)
    };
    if office.country.is_none() || walk.recent().any(|trace| trace.draft == holder) {
        return;
    }
    let Some(told) = walk.recent().map(|trace| trace.draft).find(|&draft| nameless(draft)) else { return };
    walk.merge(told, holder);
}

/// So far behind a noun its verb stands, and so far behind that the name.
const FAR: usize = 24;
const IDENTIFIED: usize = 10;

/// "The man was named by police as [Bo Rune].", "Police named the man as [Bo Rune].": who was told of is who is named. Names
/// right behind a description, "the attacker, identified as Bo Rune", were read with the offices (roles/holder.rs).
pub fn identified(walk: &mut Walk, head: usize, sentence: TokenSpan) {
    let scene = walk.scene;
    let word = &scene.syntax.words[head];
    let verb = word.head as usize;
    let told = word.dep == Dep::NsubjPass && verb > head || word.dep == Dep::Obj && verb < head;
    let limit = (sentence.end as usize).min(head + FAR);
    if !told || verb >= limit || !scene.is(verb, &["identified", "named", "identify", "name"]) {
        return;
    }
    let verb = verb.max(head);
    let limit = (sentence.end as usize).min(verb + IDENTIFIED);
    let Some(as_whom) = (verb + 1..limit).find(|&token| scene.is(token, &["as", ",", "."])) else { return };
    let Some(name) = (as_whom + 1..limit).find_map(|token| walk.places.at(token)) else { return };
    let Some(told) = walk.latest_at(head).map(|trace| walk.traces[trace].draft) else { return };
    let (holder, start) = (walk.chains.of_name[name], walk.names[name].tokens.start as usize);
    let one = |draft: usize| walk.chains.drafts[draft].kind == EntityKind::Person && !walk.chains.drafts[draft].plural;
    let near = (as_whom + 1..start)
        .all(|token| scene.is_joint(token) || scene.is(token, &["year", "old"]) || scene.pos(token) == Pos::Num);
    let nameless = walk.chains.drafts[told].names.is_empty();
    if scene.is(as_whom, &["as"]) && near && told != holder && one(told) && one(holder) && nameless {
        walk.merge(told, holder);
    }
}
