//! Join the names that the network sees in their sentence with those that the lexicons know, and make them agree over the
//! article.
//!
//! In: the labels of the words, and the names by lexicon and rule (lexical/). Out: [`Name`]s in the order of the text. The
//! network decides where a name is and of what kind; the lexicons add what it means. They are heard against the network
//! only where they leave no doubt: the user's own rows, countries and their peoples, bodies written in full.

use super::{Name, abbreviations, bodies, lexical, portfolio, seen};
use crate::entity::EntityKind;
use crate::entity::gazetteer::own::Own;
use crate::entity::gazetteer::{Fold, Sense, Usage, cue};
use crate::entity::kinds::{Candidate, called, towns};
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::{FxHashMap, FxHashSet};

/// What stands before a person's name, and before nothing else.
const ADDRESSED: [&str; 10] = ["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof."];

/// The names that the witnesses make together.
pub fn candidates(scene: &Scene, own: &Own) -> Vec<Candidate> {
    let lexical = lexical::find(scene, own);
    let seen = seen::seen(scene);
    let letters = letters(scene, &lexical);
    let surname = |tokens: &TokenSpan| scene.word(tokens.end as usize - 1);
    let full = seen.iter().filter(|(tokens, kind)| *kind == EntityKind::Person && tokens.len() > 1);
    let surnames: FxHashSet<&str> = full.map(|(tokens, _)| surname(tokens)).collect();
    let known_words = Known { letters, surnames };
    let mut found = Vec::with_capacity(lexical.len().max(seen.len()));
    let (mut known, mut next) = (0, 0);
    while known < lexical.len() || next < seen.len() {
        // All names that share words with one another, of both kinds.
        let starts = [lexical.get(known).map(|name| name.tokens.start), seen.get(next).map(|(tokens, _)| tokens.start)];
        let (from, from_seen) = (known, next);
        let Some(mut end) = starts.into_iter().flatten().min().map(|start| start + 1) else { break };
        loop {
            let (before, before_seen) = (known, next);
            while let Some(name) = lexical.get(known).filter(|name| name.tokens.start < end) {
                end = end.max(name.tokens.end);
                known += 1;
            }
            while let Some((tokens, _)) = seen.get(next).filter(|(tokens, _)| tokens.start < end) {
                end = end.max(tokens.end);
                next += 1;
            }
            if (before, before_seen) == (known, next) {
                break;
            }
        }
        settle(scene, &lexical[from..known], &seen[from_seen..next], &known_words, &mut found);
    }
    portfolio::cut(scene, bodies::complete(scene, abbreviations::complete(scene, found)))
}

/// The most letters of a body's name that are written partly small.
const LETTERS: usize = 6;

/// What the whole article tells of single words: how often letters are used, and who is called by a surname.
struct Known<'a> {
    letters: FxHashMap<&'a str, u32>,
    surnames: FxHashSet<&'a str>,
}

/// How often a name of capital letters alone, "BoG", is used: letters that come back stand for a body.
fn letters<'a>(scene: &Scene<'a>, names: &[Name]) -> FxHashMap<&'a str, u32> {
    let mut found = FxHashMap::default();
    for name in names.iter().filter(|name| name.tokens.len() == 1) {
        let token = name.tokens.start as usize;
        if scene.shape(token) == Shape::Upper {
            *found.entry(scene.word(token)).or_default() += 1;
        }
    }
    found
}

/// Settle names that share words: those of the lexicons that leave no doubt stand, and what the network sees beside them.
fn settle(
    scene: &Scene,
    lexical: &[Name],
    seen: &[(TokenSpan, EntityKind)],
    known: &Known,
    found: &mut Vec<Candidate>,
) {
    let first = found.len();
    // "Ministry of Water and Energy and Acme Tools Ltd": where the lexicons know two bodies, the network saw one.
    let is_body = |name: &&Name| name.sure && name.kind == EntityKind::Organization;
    let are_two = seen.len() == 1 && lexical.iter().filter(is_body).count() > 1;
    let is_part = |name: &Name| is_pair(scene, name, lexical, seen);
    let stands = |name: &&Name| are_two && is_body(name) || is_part(name) || stands(scene, name, seen, known);
    let is_seen = |tokens: TokenSpan| seen.iter().any(|(other, _)| other.overlaps(tokens));
    for name in lexical.iter().filter(stands) {
        // "UN refugee agency" is known whole.
        let (start, last) = (name.tokens.start as usize, name.tokens.end as usize - 1);
        let whole =
            name.rule == "gazetteer" && scene.shape(start) == Shape::Upper && scene.is(last, &["agency", "office"]);
        let tokens = if whole { name.tokens } else { closed(scene, name.tokens) };
        let name = Name { tokens, sure: true, ..*name };
        found.push(Candidate { name, lexical: Some(name), seen: is_seen(tokens) });
    }
    let standing = found.len();
    for &(tokens, kind) in seen {
        let tokens = without_seat(scene, tokens, kind);
        if !found[first..standing].iter().any(|other| other.name.tokens.overlaps(tokens)) && !in_title(scene, tokens) {
            let name = network(scene, tokens, kind, lexical);
            let same = lexical.iter().find(|name| name.tokens == tokens);
            let lexical = same.or_else(|| lexical.iter().find(|name| name.tokens.overlaps(tokens))).copied();
            found.push(Candidate { name, lexical, seen: true });
        }
    }
    found[first..].sort_by_key(|candidate| candidate.name.tokens);
}

/// A body that the lexicons know in full, without where it sits: "International Court of Justice [at The Hague]".
fn without_seat(scene: &Scene, tokens: TokenSpan, kind: EntityKind) -> TokenSpan {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let seat = (start + 1..end).find(|&token| scene.word(token) == "at" || scene.word(token) == "in");
    let Some(seat) = seat.filter(|_| kind == EntityKind::Organization) else { return tokens };
    let known = scene.gazetteer.names.longest(scene, start, end, Fold::Exact);
    let body = known.is_some_and(|(until, senses)| {
        until == seat && senses.iter().any(|sense| matches!(sense, Sense::Organization { .. }))
    });
    if body { TokenSpan::new(start, seat) } else { tokens }
}

/// Whether a name is one of several known ones that hyphens join to what the network sees as one: "Russia-Turkey ties".
fn is_pair(scene: &Scene, name: &Name, lexical: &[Name], seen: &[(TokenSpan, EntityKind)]) -> bool {
    let known = |token: usize| lexical.iter().any(|name| name.rule == "gazetteer" && name.tokens.holds(token));
    let within = seen.iter().find(|(tokens, _)| tokens.start <= name.tokens.start && name.tokens.end <= tokens.end);
    within.is_some_and(|(tokens, _)| {
        let joints = tokens.range().filter(|&token| scene.is_joint(token) && !known(token));
        joints.count() > 0 && tokens.range().all(|token| known(token) || scene.is_joint(token))
    })
}

/// Without the small words at its end: "Ministry of Water and".
fn closed(scene: &Scene, tokens: TokenSpan) -> TokenSpan {
    let end = tokens.range().rev().find(|&token| scene.shape(token) != Shape::Lower);
    end.map_or(tokens, |last| TokenSpan::new(tokens.start as usize, last + 1))
}

/// Whether a name of the lexicons is kept as it is, whatever the network sees.
fn stands(scene: &Scene, name: &Name, seen: &[(TokenSpan, EntityKind)], known: &Known) -> bool {
    // "Amazon.com Inc."
    let site = name.kind == EntityKind::Organization && name.tokens.range().any(|token| scene.is_site(token));
    if matches!(name.rule, "own-name" | towns::WITH_OWNER) || site {
        return true;
    }
    let rival = seen.iter().find(|(tokens, _)| tokens.overlaps(name.tokens));
    let single = name.tokens.len() == 1;
    let Some(&(tokens, kind)) = rival else {
        let again = known.letters.get(scene.word(name.tokens.start as usize)).is_some_and(|&times| times > 1);
        if single && again && name.rule == "organization-by-cues"
            || name.rule == "title-and-name" && is_addressed(scene, name)
            || name.rule == "organization-noun" && (name.tokens.len() > 2 || !single && name.sector == Some("JRN"))
        {
            return true;
        }
        let end = name.tokens.end as usize;
        // "Boston-based", "the Taliban-led government"
        let hyphened = end + 1 < scene.len() && scene.word(end) == "-" && scene.has(end + 1, cue::NAME_ENDING);
        // "the Israel-Hamas war"
        let paired = name.tokens.start > 1 && scene.is_joint(name.tokens.start as usize - 1);
        let is_role =
            |token: usize| token < scene.len() && scene.shape(token) == Shape::Lower && scene.role(token).is_some();
        let placed = hyphened || name.tokens.start > 0 && scene.has(name.tokens.start as usize - 1, cue::IN);
        return (name.sure || hyphened)
            && name.senses.iter().any(|sense| match sense {
                Sense::City(_) | Sense::Division(_) => placed,
                // Of letters that an apostrophe parts there is no common word: "Da'esh".
                Sense::Organization { .. } if hyphened || paired || is_parted(scene, name.tokens) => true,
                sense if sense.is_nation() => true,
                // "a Mideast envoy"
                Sense::Region => !name.tokens.range().any(|token| scene.is_common(token)),
                // "Houthi fighters"
                Sense::Organization { code, .. } => {
                    !single
                        || is_acronym(scene, end - 1)
                        || codes::sector(code).is_some_and(codes::is_armed) && is_role(end) && !scene.is_common(end - 1)
                }
                // "Kurdish fighters", "the Kurds were glad"
                Sense::Group { .. } => {
                    let people = scene.word(end - 1).ends_with('s') && is_people(scene.word(end - 1));
                    let several = people && end > 1 && scene.is(end - 2, &["the"]);
                    single && (is_role(end) || several) && !scene.is_common(end - 1)
                }
                _ => false,
            });
    };
    let within = name.tokens.start >= tokens.start && name.tokens.end <= tokens.end && name.tokens != tokens;
    match name.rule {
        "organization-noun" => !(single || within && kind == EntityKind::Organization),
        "gazetteer" | "place-noun" => {
            let nation = |sense: &Sense| sense.is_nation() || !single && matches!(sense, Sense::Part(_));
            let body = name.senses.iter().any(|sense| matches!(sense, Sense::Organization { .. }));
            let holder = name.senses.iter().any(|sense| matches!(sense, Sense::Holder(_)));
            // "Bo Rune said Kabul would not": a capital that nobody is called by.
            let person = |token: usize| {
                let (gazetteer, word) = (scene.gazetteer, scene.word(token));
                gazetteer.given.contains(word) || gazetteer.surnames.contains(word) || gazetteer.genders.contains(word)
            };
            let seat = name.senses.iter().any(|sense| matches!(sense, Sense::Government(_)));
            let surname = known.surnames.contains(scene.word(name.tokens.end as usize - 1));
            let capital = seat && tokens == name.tokens && !surname && !name.tokens.range().any(person);
            let part = tokens != name.tokens && name.tokens.start <= tokens.start && tokens.end <= name.tokens.end;
            // "Theresa May" for "Theresa"; but "Paris Hilton", "Bank of England" are more than what the gazetteer knows.
            // "US" in "US Special" before "Representative", which is no name.
            let title = kind == EntityKind::Other && scene.role_from(tokens.end as usize, scene.len()).is_some();
            // "[Landlocked] Burkina Faso", at the head of a sentence.
            let opening = (tokens.start as usize..name.tokens.start as usize).all(|token| {
                scene.pos(token) == Pos::Adj && scene.is_common(token) && !scene.has(token, cue::PLACE_LEAD)
            });
            let described = kind == EntityKind::Place && tokens.end == name.tokens.end && within && opening;
            holder && part
                || capital
                || described && name.senses.iter().any(nation)
                || title && name.senses.iter().any(nation)
                || !within && (name.senses.iter().any(nation) || body || kind != EntityKind::Person)
        }
        // "Theresa May" for "Theresa"
        _ => {
            let month = scene.has(name.tokens.end as usize - 1, cue::MONTH);
            name.sure && month && kind == EntityKind::Person && name.tokens.start == tokens.start
        }
    }
}

/// Whether a name stands behind "Mr", "Ms" or "Dr", which nothing but a person's does; not behind "Miss" ("Miss Universe").
pub fn is_addressed(scene: &Scene, name: &Name) -> bool {
    let start = name.tokens.start as usize;
    let before =
        start.checked_sub(1).filter(|&token| scene.is(token, &ADDRESSED) && scene.shape(token) == Shape::Capital);
    before.is_some() && scene.shape(start) == Shape::Capital && scene.gap(start)
}

/// Capital letters, or some among small ones that end with one: "DfID".
pub fn is_acronym(scene: &Scene, token: usize) -> bool {
    let word = scene.word(token);
    match scene.shape(token) {
        Shape::Upper => true,
        // "BoG", "G20"
        Shape::Capital => {
            let ends = |letter: char| letter.is_uppercase() || letter.is_ascii_digit();
            word.len() > 1 && word.len() <= LETTERS && word.ends_with(ends)
        }
        _ => false,
    }
}

/// Whether a name is one word with an apostrophe inside.
pub fn is_parted(scene: &Scene, tokens: TokenSpan) -> bool {
    let word = scene.word(tokens.start as usize);
    tokens.len() == 1 && word.trim_matches(['\'', '’']).contains(['\'', '’'])
}

/// Whether a name is only part of a title: "State" in "Secretary of State", "Crown" in "Crown Prince".
fn in_title(scene: &Scene, tokens: TokenSpan) -> bool {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let title = scene.role_from(start, scene.len().min(end + 1)).filter(|&(until, role)| {
        until > end && role.usage == Usage::Title && scene.is_capital(end) && scene.head(start).is_none()
    });
    title.is_some()
        || (start.saturating_sub(4)..start).any(|from| {
            let title = scene.gazetteer.roles.longest(scene, from, end, Fold::Lower);
            title.is_some_and(|(until, _)| until == end)
        })
}

/// Letters that stand for a body, among words that are not all in capitals; "MARK" is a man who is shouted at.
fn is_letters(scene: &Scene, token: usize) -> bool {
    let upper = |token: usize| token < scene.len() && scene.shape(token) == Shape::Upper;
    let word = scene.word(token);
    let sounds = word.chars().any(|letter| "AEIOUYÁÉÍÓÚ".contains(letter));
    let letters = word.len() <= 5 && word.chars().all(char::is_uppercase) && !(sounds && word.len() > 3);
    letters && !(token > 0 && upper(token - 1)) && !upper(token + 1)
}

/// A name that the network sees, with what the lexicons know of these very words.
fn network(scene: &Scene, tokens: TokenSpan, kind: EntityKind, lexical: &[Name]) -> Name {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let same = lexical.iter().find(|name| name.tokens == tokens);
    // The network takes many a body for a place; what stands around says more.
    let told = |kind| matches!(kind, EntityKind::Organization | EntityKind::Place | EntityKind::Other);
    let kind = same.map(|name| name.kind).filter(|&other| told(kind) && told(other)).unwrap_or(kind);
    let person = kind == EntityKind::Person;
    let kind = if person && end == start + 1 && is_letters(scene, start) { EntityKind::Organization } else { kind };
    let senses = meaning(scene, tokens, kind);
    let sector = lexical.iter().find_map(|name| name.sector).filter(|_| kind == EntityKind::Organization);
    let sure = !senses.is_empty() || tokens.len() > 1 || same.is_some_and(|name| name.kind == kind && name.sure);
    Name { tokens, kind, senses, sector, sure, rule: "network" }
}

/// What the gazetteer says of these very words, if some of it is of this kind; of a firm without its suffix, too: "Acme, Inc.", and
/// of a division without what it is called.
pub fn meaning(scene: &Scene, tokens: TokenSpan, kind: EntityKind) -> &'static [Sense] {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let division = || if kind == EntityKind::Place { called::senses(scene, tokens) } else { &[] };
    let Some((at, senses)) = scene.gazetteer.names.longest(scene, start, end, Fold::Exact) else {
        let division = division();
        if !division.is_empty() {
            return division;
        }
        let letters = end == start + 1 && kind == EntityKind::Organization;
        return letters.then(|| scene.spelled_letters(start)).flatten().unwrap_or_default();
    };
    let is_suffix = |token: usize| match kind {
        EntityKind::Organization => scene.word(token) == "," || scene.head(token).is_some_and(|head| head.1),
        // "Latakia Governorate"
        EntityKind::Place => token + 1 == end && scene.has(token, cue::DIVISION),
        _ => false,
    };
    if (at..end).all(is_suffix) && senses.iter().any(|sense| sense.kind() == kind) { senses } else { division() }
}

/// Whether a word is that of a people or a faith: "Kurds", but not "Socialists", a party as often as not.
pub fn is_people(word: &str) -> bool {
    lexicon::GROUPS.find(word).any(|[_, kind]| kind != "political")
}
