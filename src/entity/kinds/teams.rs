//! Teams: clubs that are called by the name of their town, as sports pages have it: "Valencia beat Barcelona 3-1", "Leeds lost to
//! Chelsea", "the Napoli striker Bo Rune".
//!
//! In: the names of an article with their kinds (names/join.rs), in the order of the text. Out: the same, where the name of a town is an
//! organisation if a verb or noun of sport makes it play, and so where the article has it again without "in", "at" or "to" before
//! it; "he flew to Barcelona" is the town. A name that no map has and that was taken for a person's is a team before a noun
//! for one who plays. Countries stay places. Limits: a team that only stands in a place's phrase.

use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, cue};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;
use rustc_hash::FxHashSet;

/// The rule of a town's name that is a team's: the two are two entities.
pub const RULE: &str = "team-of-town";

/// Those who belong to a team or a firm, between its name and their own.
const DRIVERS: [&str; 2] = ["driver", "rider"];

/// Those who lead one, behind its name and before their own.
const LEADERS: [&str; 4] = ["boss", "captain", "coach", "manager"];

/// What may stand before a team, too, and not only before a place.
const WITH: [&str; 5] = ["against", "beyond", "by", "over", "with"];

/// Find the teams among the names.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let mut teams: FxHashSet<&str> = FxHashSet::default();
    let mut sure = vec![false; names.len()];
    for (index, name) in names.iter().enumerate() {
        let namesake = is_namesake(scene, name) && (beats(scene, name) || is_led(scene, &names, index));
        let plays = is_town(scene, name) && (plays(scene, name) || is_who(scene, name)) || namesake;
        if plays || is_employer(scene, &names, index) {
            sure[index] = true;
            teams.insert(scene.text_of(name.tokens));
        }
    }
    if teams.is_empty() {
        return names;
    }
    for (index, name) in names.iter().enumerate() {
        sure[index] |= is_town(scene, name) && (is_met(scene, name) || is_led(scene, &names, index));
    }
    for (name, sure) in names.iter_mut().zip(sure) {
        let again = || teams.contains(scene.text_of(name.tokens)) && is_open(scene, name) && !is_where(scene, name);
        if sure || again() {
            let place = name.kind == EntityKind::Place;
            *name = Name { kind: EntityKind::Organization, rule: if place { RULE } else { "team" }, ..*name };
            name.senses = &[];
            name.sector = None;
        }
    }
    names
}

fn is_open(scene: &Scene, name: &Name) -> bool {
    is_town(scene, name) || name.kind == EntityKind::Person && name.senses.is_empty() && name.tokens.len() == 1
}

/// A place that is no country and no part of one.
fn is_town(scene: &Scene, name: &Name) -> bool {
    let country = |sense: &Sense| matches!(sense, Sense::Country(_) | Sense::Part(_) | Sense::Region);
    let last = name.tokens.end as usize - 1;
    name.kind == EntityKind::Place
        && name.rule != "own-name"
        && name.tokens.len() <= 2
        && !name.senses.iter().any(country)
        && !scene.has(last, cue::PLACE_HEAD)
}

/// A town's name that was taken for somebody's: "Valencia".
fn is_namesake(scene: &Scene, name: &Name) -> bool {
    let word = scene.word(name.tokens.start as usize);
    let city = |senses: &Vec<Sense>| senses.iter().any(|sense| matches!(sense, Sense::City(_)));
    name.kind == EntityKind::Person
        && name.rule != "own-name"
        && name.tokens.len() == 1
        && scene.gazetteer.names.get(word).is_some_and(city)
}

/// "Leeds [coach] Bo Rune"
fn is_led(scene: &Scene, names: &[Name], index: usize) -> bool {
    let end = names[index].tokens.end as usize;
    let beside = |next: &Name| next.kind == EntityKind::Person && next.tokens.start as usize == end + 1;
    end < scene.len() && scene.is(end, &LEADERS) && names.get(index + 1).is_some_and(beside)
}

/// "Dallas, [who] lost to Denver": no town is spoken of so, but where somebody stands before it ("a man from Dallas, who").
fn is_who(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(start)].tokens;
    let known = name.senses.iter().any(|sense| matches!(sense, Sense::City(_)));
    known
        && sentence.start as usize == start
        && end + 1 < scene.len()
        && scene.word(end) == ","
        && scene.is(end + 1, &["who"])
}

/// Whether it beats another, or is beaten, by so many goals.
fn beats(scene: &Scene, name: &Name) -> bool {
    let words = &scene.syntax.words;
    let word = &words[name.tokens.start as usize];
    let verb = word.head as usize;
    matches!(word.dep, Dep::Nsubj | Dep::NsubjPass | Dep::Obj)
        && Lemmas::Beats.has(&words[verb].lemma)
        && has_score(scene, verb)
}

/// Whether a place is meant by what stands around: "in Barcelona", "Barcelona, Spain".
fn is_where(scene: &Scene, name: &Name) -> bool {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let comma = end + 1 < scene.len() && scene.word(end) == "," && scene.is_capital(end + 1);
    let led = |before: usize| scene.pos(before) == Pos::Adp && !scene.is(before, &WITH) || scene.word(before) == "(";
    start > 0 && led(start - 1) || comma
}

/// Whether the tree makes a name play.
fn plays(scene: &Scene, name: &Name) -> bool {
    let words = &scene.syntax.words;
    let head = |token: usize| words[token].head as usize;
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    // "the Napoli striker", "Napoli striker Bo Rune"
    if end < scene.len() && scene.has(end, cue::PLAYER) && scene.gap(end) && words[end].pos == Pos::Noun {
        return true;
    }
    let mut top = name.tokens.range().find(|&token| !name.tokens.holds(head(token))).unwrap_or(start);
    if words[top].dep == Dep::Conj {
        top = head(top);
    }
    let (verb, lemma) = (head(top), words[head(top)].lemma.as_str());
    if verb == top {
        return false;
    }
    let case = (start.saturating_sub(2)..start).rev().find(|&token| words[token].dep == Dep::Case);
    let before = |prepositions: &[&str]| case.is_some_and(|case| scene.is(case, prepositions));
    let is_verb = words[verb].pos == Pos::Verb;
    match words[top].dep {
        Dep::Nsubj if is_verb => {
            Lemmas::Plays.has(lemma)
                || Lemmas::Beats.has(lemma) && has_score(scene, verb) | beats_name(scene, verb)
                || matches!(lemma, "draw" | "win" | "lose" | "lead" | "trail") && has_score(scene, verb)
                || lemma == "lose" && to_name(scene, verb)
        }
        Dep::NsubjPass => is_verb && Lemmas::Beats.has(lemma) && has_score(scene, verb),
        Dep::Obj if is_verb => {
            case.is_none() && (lemma == "beat" || Lemmas::Beats.has(lemma) && has_score(scene, verb))
        }
        Dep::Obl if is_verb => {
            lemma == "lose" && before(&["to"])
                || lemma == "draw" && before(&["with", "against"])
                || lemma == "sign" && before(&["for", "from"])
                || matches!(lemma, "score" | "win" | "play" | "lose" | "concede") && before(&["against"])
                || Lemmas::Beats.has(lemma) && before(&["by"])
        }
        Dep::OblAgent => Lemmas::Beats.has(lemma),
        Dep::Nmod => {
            Lemmas::Match.has(lemma)
                && before(&["over", "against", "to", "by", "with"])
                && !before(&["to"]) | matches!(lemma, "defeat" | "loss")
        }
        _ => false,
    }
}

/// Where teams are spoken of, so is one that another hosts or that somebody joins: "City host [Lyon]".
fn is_met(scene: &Scene, name: &Name) -> bool {
    let words = &scene.syntax.words;
    let word = &words[name.tokens.start as usize];
    let verb = words[word.head as usize].lemma.as_str();
    word.dep == Dep::Obj && (matches!(verb, "face" | "host") || verb == "join" && of_person(scene, word.head as usize))
}

/// No score and no other team stands further from its verb.
const REACH: usize = 10;

/// A score near a verb: "3-1", "0 – 0".
fn has_score(scene: &Scene, verb: usize) -> bool {
    let goals = |token: usize| {
        scene.shape(token) == Shape::Number
            && scene.word(token).len() <= 3
            && scene.word(token).bytes().all(|byte| byte.is_ascii_digit())
    };
    let dash =
        |token: usize| scene.is_joint(token) && goals(token - 1) && goals(token + 1) && !scene.is_joint(token + 2);
    (verb + 1..scene.len().saturating_sub(2).min(verb + REACH)).any(dash)
}

/// "Valencia beat [Barcelona]": a name is the object, and no number of things is.
fn beats_name(scene: &Scene, verb: usize) -> bool {
    let words = &scene.syntax.words;
    let object = |token: &usize| words[*token].dep == Dep::Obj && words[*token].head as usize == verb;
    let found = (verb + 1..words.len().min(verb + REACH)).find(object);
    words[verb].lemma == "beat" && found.is_some_and(|object| words[object].pos == Pos::Propn)
}

/// "lost to [Chelsea]"
fn to_name(scene: &Scene, verb: usize) -> bool {
    let next = |token: usize| token + 1 < scene.len() && scene.is(token, &["to"]) && scene.pos(token + 1) == Pos::Propn;
    (verb + 1..scene.len().min(verb + 5)).any(next)
}

/// Whether one person is the subject: "he joined Porto", not "the region joined London".
fn of_person(scene: &Scene, verb: usize) -> bool {
    let words = &scene.syntax.words;
    let subject = |token: &usize| words[*token].dep == Dep::Nsubj && words[*token].head as usize == verb;
    let found = (verb.saturating_sub(REACH)..verb).rev().find(subject);
    found.is_some_and(|subject| {
        scene.is(subject, &["he", "she", "who"])
            || scene.has(subject, cue::PLAYER)
            || scene.gazetteer.given.contains(scene.word(subject))
    })
}

/// "[Mercedes] driver Bo Rune", "[Napoli] striker Bo Rune": what was taken for a person's name and stands before another's.
fn is_employer(scene: &Scene, names: &[Name], index: usize) -> bool {
    let name = &names[index];
    let end = name.tokens.end as usize;
    let noun = end < scene.len() && (scene.has(end, cue::PLAYER) || scene.is(end, &DRIVERS)) && scene.gap(end);
    let beside = |next: &Name| next.kind == EntityKind::Person && next.tokens.start as usize == end + 1;
    noun && name.kind == EntityKind::Person
        && name.senses.is_empty()
        && name.tokens.len() == 1
        && names.get(index + 1).is_some_and(beside)
}
