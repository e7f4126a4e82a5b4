//! Local: names that the words beside them show to be places, as the press of a region speaks of its own.
//!
//! In: the names of an article with their kinds (names/join.rs), in the order of the text. Out: the same, with the homes of members
//! ("Ann Lee, R-Alvin,"), each of some counties ("Clay, Grant and Otter Tail counties"), where somebody or something is based
//! ("the Alvin-based firm"), towns whose people are spoken of ("an Alvin man", "Alvin police") or in which something is, a
//! dateline inside a paragraph ("It burned. BANTAM — A house …"), and roads. What is told once holds for the article. A user's
//! own names, and names of people, stay as they are. Limit: a town that is on no map is not told by its people.

use super::towns::{is_open, place};
use super::{party_tags, placed};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Sense, Usage, cue};
use crate::entity::names::Name;
use crate::entity::places::{is_large_town, is_town, short_division};
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::{FxHashMap, FxHashSet};

/// The most words of a town's name.
const TOWN: usize = 3;
/// The most counties of a list.
const LIST: usize = 16;
/// The most words between the town of a dateline and its dash.
const DATELINE: usize = 8;

/// The rule of a county that only a later word calls so: "Clay and Grant counties".
pub const COUNTY: &str = "one-of-counties";

/// The rule of a town among others.
const LISTED: &str = "town-among-places";

/// A place that the words beside it tell.
#[derive(Clone, Copy)]
struct Told {
    tokens: TokenSpan,
    /// The words that tell it: a name that lies within them is not what it was taken for.
    by: TokenSpan,
    rule: &'static str,
}

/// Put the places among the names.
pub fn settle(scene: &Scene, mut names: Vec<Name>) -> Vec<Name> {
    let people = people(scene, &names);
    let mut told = Vec::new();
    for (_, sentence) in scene.sentences() {
        told.extend(opening(scene, sentence));
        for token in sentence.range() {
            told.extend(home(scene, token, sentence).or_else(|| based(scene, token, sentence)));
            told.extend(road(scene, token, sentence));
            told.extend(folk(scene, token, sentence, &people));
            counties(scene, token, sentence, &mut told);
            let placed = placed::beside(scene, token, sentence, &people);
            told.extend(placed.map(|tokens| Told { tokens, by: tokens, rule: "called-a-place" }));
        }
    }
    let personal =
        |token: usize| scene.is(token, &["he", "she", "his", "her", "him", "mr", "mr.", "mrs", "mrs.", "ms", "ms."]);
    if !(0..scene.len()).any(personal) {
        told.extend(names.iter().filter_map(|name| unheard(scene, name, &people)));
    }
    told.extend((0..names.len()).filter_map(|index| inside(scene, &names, index, &people)));
    for index in 0..names.len() {
        let before = told.last().filter(|told: &&Told| told.rule == LISTED).map(|told| told.tokens);
        told.extend(listed(scene, &names, index, before, &people));
    }
    let held = |told: &&Told| matches!(told.rule, "called-a-place" | "town-of-its-people" | "dateline");
    let towns: Vec<TokenSpan> = told.iter().filter(held).map(|told| told.tokens).collect();
    told.extend(again(scene, &names, &towns, &people));
    let countries = countries(scene, &names);
    told.extend(names.iter().filter_map(|name| division(scene, name, &countries)));
    let spots = spots(scene, &names);
    told.extend(names.iter().filter_map(|name| short(scene, name, &spots)));
    told.sort_by_key(|told| told.tokens);
    put(scene, &mut names, &told);
    names
}

/// The first and last words of the names of places, where they say what kind of place it is: "Tarn Crescent", "Lake Oda".
fn spots<'a>(scene: &Scene<'a>, names: &[Name]) -> FxHashSet<&'a str> {
    let longer = names.iter().filter(|name| name.kind == EntityKind::Place && name.tokens.len() > 1);
    let ends = longer.flat_map(|name| [name.tokens.start as usize, name.tokens.end as usize - 1]);
    ends.filter(|&token| scene.has(token, cue::PLACE_HEAD)).map(|token| scene.word(token)).collect()
}

/// "the Crescent", which is Tarn Crescent.
fn short(scene: &Scene, name: &Name, spots: &FxHashSet<&str>) -> Option<Told> {
    let (tokens, start) = (name.tokens, name.tokens.start as usize);
    let is_short = tokens.len() == 1 && name.senses.is_empty() && start > 0 && scene.is(start - 1, &["the"]);
    let fits = is_short && name.kind != EntityKind::Place && spots.contains(scene.word(start));
    fits.then_some(Told { tokens, by: tokens, rule: "short-of-a-place" })
}

/// Words of the full names of people, and those who are addressed.
fn people<'a>(scene: &Scene<'a>, names: &[Name]) -> FxHashSet<&'a str> {
    let addressed =
        |name: &Name| (name.tokens.start as usize).checked_sub(1).is_some_and(|at| scene.role(at).is_some());
    let full = |name: &&Name| name.kind == EntityKind::Person && (name.tokens.len() > 1 || addressed(name));
    names.iter().filter(full).flat_map(|name| name.tokens.range()).map(|token| scene.word(token)).collect()
}

/// Make the words places, unless they are a user's, or known as something else, or part of more.
fn put(scene: &Scene, names: &mut Vec<Name>, told: &[Told]) {
    let mut found: Vec<Name> = Vec::with_capacity(names.len() + told.len());
    let mut rest = names.drain(..).peekable();
    for told in told {
        while let Some(name) = rest.next_if(|name| name.tokens.end <= told.tokens.start) {
            found.push(name);
        }
        let mut within = Vec::new();
        while let Some(name) = rest.next_if(|name| name.tokens.start < told.tokens.end) {
            within.push(name);
        }
        let beyond = |name: &Name| name.tokens.start < told.by.start || name.tokens.end > told.by.end;
        let same = |name: &Name| name.kind == EntityKind::Place && name.tokens == told.tokens && told.rule != COUNTY;
        let keep = |name: &Name| {
            name.rule == "own-name" || beyond(name) || same(name) || name.senses.iter().any(Sense::is_nation)
        };
        let free = found.last().is_none_or(|last| last.tokens.end <= told.tokens.start);
        if !free || within.iter().any(keep) {
            found.append(&mut within);
        } else {
            found.push(place(scene, told.tokens, told.rule));
        }
    }
    found.extend(rest);
    *names = found;
}

/// The words with a capital that end before a token, without what only opens the sentence.
fn run_before(scene: &Scene, end: usize, sentence: TokenSpan) -> Option<TokenSpan> {
    let first = sentence.start as usize;
    let inner = |&token: &usize| scene.is_capital(token) && (token + 1 == end || scene.gap(token + 1));
    let start = (first.max(end.saturating_sub(TOWN + 1))..end).rev().take_while(inner).last()?;
    let opens = start == first && end > start + 1 && (scene.is_common(start) || scene.pos(start) == Pos::Det);
    let run = TokenSpan::new(start + usize::from(opens), end);
    (run.len() <= TOWN).then_some(run)
}

/// "Ann Lee, R-Alvin,": the token of the party.
fn home(scene: &Scene, token: usize, sentence: TokenSpan) -> Option<Told> {
    let start = token + 2;
    let apart = token > sentence.start as usize && matches!(scene.word(token - 1), "," | "(");
    if !apart || !party_tags::is_party(scene, token) || !scene.is_joint(token + 1) || !scene.is_capital(start) {
        return None;
    }
    let limit = (sentence.end as usize).min(start + TOWN);
    let end = (start..limit).find(|&token| !scene.is_capital(token)).unwrap_or(limit);
    Some(Told { tokens: TokenSpan::new(start, end), by: TokenSpan::new(token, end + 1), rule: "home-of-a-member" })
}

/// "the Alvin-based firm": the hyphen.
fn based(scene: &Scene, token: usize, sentence: TokenSpan) -> Option<Told> {
    let after = token + 1;
    if !scene.is_joint(token) || !scene.is(after, &["based", "born", "headquartered", "area"]) {
        return None;
    }
    let tokens = run_before(scene, token, sentence).filter(|&tokens| is_open(scene, tokens))?;
    // "Seniority-based"
    if tokens.start == sentence.start && !is_town(scene.text_of(tokens)) {
        return None;
    }
    Some(Told { tokens, by: TokenSpan::new(tokens.start as usize, after + 1), rule: "town-of-its-people" })
}

/// "an Alvin man", "Alvin police": the noun.
fn folk(scene: &Scene, token: usize, sentence: TokenSpan, people: &FxHashSet<&str>) -> Option<Told> {
    if scene.shape(token) != Shape::Lower || !scene.gap(token) {
        return None;
    }
    let job = || scene.role(token).is_some_and(|role| matches!(role.usage, Usage::Job | Usage::Plural));
    let tokens = run_before(scene, token, sentence).filter(|_| scene.has(token, cue::FOLK) || job())?;
    let fits = is_nobody(scene, tokens, people) && (scene.has(token, cue::FOLK) || is_unheard(scene, tokens));
    let by = TokenSpan::new(tokens.start as usize, token + 1);
    fits.then_some(Told { tokens, by, rule: "town-of-its-people" })
}

/// A town that is taken for something else where something is in it, or somebody of it. What a body is known by, too, is told
/// for this once: "in Barcelona".
fn inside(scene: &Scene, names: &[Name], index: usize, people: &FxHashSet<&str>) -> Option<Told> {
    let name = &names[index];
    let tokens = name.tokens;
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    if name.kind == EntityKind::Place || tokens.len() > TOWN || start < 2 {
        return None;
    }
    let lies = scene.is(start - 1, &["in", "near"]) && scene.pos(start - 2) != Pos::Noun;
    let comes = scene.is(start - 1, &["from"]) && name.senses.is_empty() && is_unheard(scene, tokens);
    let before = index.checked_sub(1).map(|before| &names[before]);
    let full = |other: &Name| other.kind == EntityKind::Person && other.tokens.len() > 1;
    let whose = || before.is_some_and(|other| other.tokens.end as usize == start - 1 && full(other));
    let belongs = scene.is(start - 1, &["of"]) && name.senses.is_empty() && whose();
    let owned = end < scene.len() && scene.is_possessive(end);
    let rule = if name.senses.is_empty() { "called-a-place" } else { "town-where-it-stands" };
    let told = (lies || comes || belongs) && !owned && is_nobody(scene, tokens, people);
    told.then_some(Told { tokens, by: tokens, rule })
}

/// A town that is taken for something else in a list of places: "Kobani, [Bint Jbeil] and Oslo". `before` is the one that was
/// told so last.
fn listed(
    scene: &Scene,
    names: &[Name],
    index: usize,
    before: Option<TokenSpan>,
    people: &FxHashSet<&str>,
) -> Option<Told> {
    let name = &names[index];
    let tokens = name.tokens;
    if name.kind == EntityKind::Place || !name.senses.is_empty() || name.rule == "own-name" || tokens.len() > TOWN + 1 {
        return None;
    }
    let joined = |from: u32, until: u32| {
        from < until && (from..until).all(|token| scene.is(token as usize, &[",", "and", "or"])) && until - from <= 2
    };
    let place = |other: &&Name| other.kind == EntityKind::Place || before == Some(other.tokens);
    let left = index.checked_sub(1).map(|left| &names[left]).filter(place);
    let right = names.get(index + 1).filter(place);
    let among = left.is_some_and(|left| joined(left.tokens.end, tokens.start))
        || right.is_some_and(|right| joined(tokens.end, right.tokens.start));
    let fits = among && is_nobody(scene, tokens, people) && (tokens.len() > 1 || is_unheard(scene, tokens));
    fits.then_some(Told { tokens, by: tokens, rule: LISTED })
}

/// A large town that looks like a person in an article that speaks of nobody as "he" or "she", and is nobody's name or a
/// capital: "Mariupol fell."
fn unheard(scene: &Scene, name: &Name, people: &FxHashSet<&str>) -> Option<Told> {
    let tokens = name.tokens;
    let open = name.kind == EntityKind::Person && name.senses.is_empty() && tokens.len() <= TOWN;
    if !open || !is_nobody(scene, tokens, people) || !is_large_town(scene.text_of(tokens)) {
        return None;
    }
    let first = scene.word(tokens.start as usize);
    let mut known = scene.gazetteer.names.get(scene.text_of(tokens)).into_iter().flatten();
    let capital = known.any(|sense| matches!(sense, Sense::Government(_)));
    let fits = is_unheard(scene, tokens) || capital && !scene.gazetteer.given.contains(first);
    fits.then_some(Told { tokens, by: tokens, rule: "called-a-place" })
}

/// Whether words are a town on the map, and not known as a person's, a body's or a common word.
fn is_nobody(scene: &Scene, tokens: TokenSpan, people: &FxHashSet<&str>) -> bool {
    let single = tokens.len() == 1;
    let first = tokens.start as usize;
    let word = scene.word(first);
    let common = single && (scene.is_common(first) || scene.has(first, cue::MONTH | cue::PLACE_HEAD));
    let else_known = common || single && (scene.head(first).is_some() || people.contains(word));
    !else_known && is_open(scene, tokens) && is_town(scene.text_of(tokens))
}

/// Whether nobody and no body is known to be called so.
fn is_unheard(scene: &Scene, tokens: TokenSpan) -> bool {
    let gazetteer = scene.gazetteer;
    tokens.range().all(|token| {
        let word = scene.word(token);
        let heard = gazetteer.shares.get(word).is_some_and(|share| share.place < 7);
        !heard
            && !gazetteer.surnames.contains(word)
            && !gazetteer.given.contains(word)
            && !gazetteer.genders.contains(word)
    })
}

/// Each of some counties: their noun in the plural behind them, or "of" and them behind it.
fn counties(scene: &Scene, token: usize, sentence: TokenSpan, told: &mut Vec<Told>) {
    let rule = match scene.lower(token) {
        "counties" | "parishes" => COUNTY,
        "townships" | "boroughs" | "streets" | "roads" | "avenues" => "one-of-several",
        _ => return,
    };
    let first = told.len();
    let mut end = token;
    while told.len() < first + LIST
        && let Some(tokens) = run_before(scene, end, sentence).filter(|&tokens| is_open(scene, tokens))
    {
        told.push(Told { tokens, by: tokens, rule });
        let joint =
            |at: usize| at > sentence.start as usize && (scene.word(at) == "," || scene.is(at, &["and", "or", "&"]));
        let mut before = tokens.start as usize;
        while before > sentence.start as usize && before + 2 > tokens.start as usize && joint(before - 1) {
            before -= 1;
        }
        if before == tokens.start as usize {
            break;
        }
        end = before;
    }
    if told.len() == first + 1 {
        told.truncate(first);
    }
    if told.len() == first && rule == COUNTY && sentence.holds(token + 1) && scene.is(token + 1, &["of"]) {
        told.extend(counties_of(scene, token + 2, sentence));
    }
}

/// "the counties of [Clay], [Grant] and [Otter Tail]"
fn counties_of(scene: &Scene, from: usize, sentence: TokenSpan) -> Vec<Told> {
    let limit = sentence.end as usize;
    let joint = |&token: &usize| scene.word(token) == "," || scene.is(token, &["and", "or", "&"]);
    let mut found = Vec::new();
    let mut start = from;
    while found.len() < LIST && start < limit && scene.is_capital(start) {
        let goes_on = |&token: &usize| scene.is_capital(token) && scene.gap(token);
        let end = (start + 1..limit).find(|token| !goes_on(token)).unwrap_or(limit);
        let tokens = TokenSpan::new(start, end);
        if tokens.len() > TOWN || !is_open(scene, tokens) {
            break;
        }
        found.push(Told { tokens, by: tokens, rule: COUNTY });
        let next = end + (end..limit.min(end + 2)).take_while(joint).count();
        if next == end {
            return found;
        }
        start = next;
    }
    // "the counties of Clay, Grant and others"
    found
}

/// "[It burned.] BANTAM — A house …"
fn opening(scene: &Scene, sentence: TokenSpan) -> Option<Told> {
    let (start, limit) = (sentence.start as usize, sentence.end as usize);
    let end = (start..limit.min(start + TOWN + 1)).find(|&token| scene.shape(token) != Shape::Upper)?;
    // "BANTAM, Conn. (AP) —"
    let between = |&token: &usize| !(matches!(scene.word(token), "," | "(" | ")") || scene.is_capital(token));
    let dash = (end..limit.min(end + DATELINE)).find(between).filter(|&dash| dash + 1 < limit)?;
    let dash = matches!(scene.word(dash), "—" | "–" | "--" | "-" | "―") && scene.is_capital(dash + 1);
    let tokens = TokenSpan::new(start, end.max(start + 1));
    let open = |token: usize| !scene.is_common(token) && !scene.has(token, cue::NOT_NAME | cue::MONTH);
    let known = end > start && scene.word(start).len() > 3 && is_open(scene, tokens);
    let known = known && (is_town(scene.text_of(tokens)) || tokens.range().all(open));
    (dash && known).then_some(Told { tokens, by: tokens, rule: "dateline" })
}

/// The last word of the name of a road: "on Froom Crescent", "along Highway 19".
fn road(scene: &Scene, token: usize, sentence: TokenSpan) -> Option<Told> {
    let first = sentence.start as usize;
    let numbered = scene.shape(token) == Shape::Number
        && token > first
        && scene.is_capital(token - 1)
        && scene.is(token - 1, &["highway", "route", "interstate", "hwy."]);
    let named = || scene.is_capital(token) && scene.has(token, cue::ROAD);
    let start =
        if numbered { token - 1 } else { run_before(scene, token, sentence).filter(|_| named())?.start as usize };
    let tokens = TokenSpan::new(start, token + 1);
    let by = TokenSpan::new(start, token + 1);
    let before = start.checked_sub(1).filter(|&before| before >= first)?;
    let along = scene.is(before, &["on", "onto", "along", "off", "near", "of", "between", "at", "from", "to"])
        || scene.shape(before) == Shape::Number;
    (numbered || along).then_some(Told { tokens, by, rule: "road" })
}

/// Other names of the towns that were told, and words that are none yet.
fn again(scene: &Scene, names: &[Name], towns: &[TokenSpan], people: &FxHashSet<&str>) -> Vec<Told> {
    let mut lengths: FxHashMap<&str, usize> = FxHashMap::default();
    for town in towns {
        let longest = lengths.entry(scene.word(town.start as usize)).or_default();
        *longest = town.len().max(*longest);
    }
    let towns: FxHashSet<&str> = towns.iter().map(|&town| scene.text_of(town)).collect();
    let mut found = Vec::new();
    if towns.is_empty() {
        return found;
    }
    let mut next = 0;
    for token in 0..scene.len() {
        while names.get(next).is_some_and(|name| name.tokens.end as usize <= token) {
            next += 1;
        }
        let Some(&words) = lengths.get(scene.word(token)) else { continue };
        let tokens = TokenSpan::new(token, (token + words).min(scene.len()));
        let free = names.get(next).is_none_or(|name| name.tokens.start >= tokens.end || name.tokens == tokens);
        let alone =
            !(scene.is_capital((token + words).min(scene.len() - 1)) || token > 0 && scene.is_capital(token - 1));
        let taken = names.get(next).is_some_and(|name| name.tokens == tokens);
        let person = tokens.len() == 1 && people.contains(scene.word(token));
        if free && (alone || taken) && !person && towns.contains(scene.text_of(tokens)) {
            found.push(Told { tokens, by: tokens, rule: "called-a-place" });
        }
    }
    found
}

/// Letters that stand for a division where the article speaks of another of its country: "in Tasmania or the ACT".
fn division(scene: &Scene, name: &Name, countries: &FxHashSet<&str>) -> Option<Told> {
    if name.kind != EntityKind::Other || name.tokens.len() != 1 || !name.senses.is_empty() {
        return None;
    }
    let (country, _) = short_division(scene.text_of(name.tokens))?;
    countries.contains(country).then_some(Told { tokens: name.tokens, by: name.tokens, rule: "short-division" })
}

/// The countries of the divisions that an article speaks of.
fn countries(scene: &Scene, names: &[Name]) -> FxHashSet<&'static str> {
    let of = |sense: &Sense| match *sense {
        Sense::Division(division) => Some(scene.gazetteer.divisions[division as usize].country),
        _ => None,
    };
    names.iter().flat_map(|name| name.senses.iter().filter_map(of)).collect()
}
