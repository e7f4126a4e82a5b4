//! A place or a body that is called by its kind: "the 22-member body", "the country", "the Japanese carmaker", "the northern
//! Syrian city", "the London-based rights group", "the French capital".
//!
//! In: a noun for bodies, countries, towns or divisions in the walk over the article (descriptions/). Out: a mention of the
//! entity that was named last and is of that kind, and of that country where the phrase says one. Limits: "the" or "this"
//! stands before; what is of several kinds is called by its first.

use super::Walk;
use crate::entity::chains::Draft;
use crate::entity::gazetteer::{Cues, Sense, cue};
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::entity::settle::codes;
use crate::entity::settle::named_for::leading_country;
use crate::entity::{EntityKind, MentionForm};
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The nouns that take up something named.
pub const KINDS: Cues = cue::BODY | cue::COUNTRY | cue::CITY | cue::DIVISION;

/// So many words behind "the state's" its governor stands: "deputy governor".
const GOVERNOR: usize = 3;

/// No phrase begins further before its noun.
const REACH: usize = 8;

/// Names stand so many sentences before what takes them up: bodies, places, and what a phrase tells the country of.
const NEAR_BODY: usize = 6;
const NEAR_PLACE: usize = 3;
const NEAR_TOLD: usize = 8;
const NEAR_REGION: usize = 24;

/// So many names of an entity are asked what they mean.
const FEW: usize = 4;

/// What stands before the noun.
struct Before {
    /// The determiner.
    start: usize,
    country: Option<&'static str>,
    /// The countries of a region: "the Central Asian country".
    region: Option<&'static str>,
    /// "London-based": where a body has its seat, which its name need not tell.
    seated: bool,
}

/// Give a noun to the entity that it takes up; false where there is none.
pub fn link(walk: &mut Walk, at: usize, sentence: TokenSpan, number: usize) -> bool {
    let scene = walk.scene;
    let next = at + 1;
    let open = next < sentence.end as usize
        && (scene.is(next, &["of"])
            || matches!(scene.pos(next), Pos::Noun | Pos::Propn)
            || scene.is_joint(next)
            || scene.is_capital(next)
            // "the association between the two"
            || scene.pos(next) == Pos::Adp && has_complement(scene, at));
    if open || scene.pos(at) == Pos::Verb {
        return false;
    }
    let Some(before) = before(walk, at, sentence) else { return false };
    let country = scene.has(at, cue::COUNTRY);
    let reach = match before.country {
        Some(_) => NEAR_TOLD,
        None if before.region.is_some() => NEAR_REGION,
        None if scene.has(at, cue::BODY) && !country && !scene.has(at, cue::CITY) => NEAR_BODY,
        None => NEAR_PLACE,
    };
    let mut named = walk
        .recent()
        .filter(|trace| trace.sentence + reach >= number && trace.form == MentionForm::Name)
        .filter_map(|trace| Some((trace.draft, called(walk, &before, at, trace.draft)?)));
    let latest = named.next();
    // "Bolivia wants to be the Saudi Arabia of lithium. The country …": the one that the article is about.
    let times = |draft: usize| walk.chains.drafts[draft].names.len();
    let main = named.take(FEW).filter(|_| country && before.country.is_none()).max_by_key(|&(draft, _)| times(draft));
    let more = main.filter(|&(main, _)| latest.is_some_and(|(latest, _)| times(main) > 2 * times(latest)));
    let found = more.or(latest);
    if let Some((draft, rule)) = found {
        walk.describe(draft, TokenSpan::new(before.start, at + 1), at, number, rule);
    }
    found.is_some()
}

/// Whether a phrase behind the noun says which one is meant.
fn has_complement(scene: &Scene, at: usize) -> bool {
    let words = &scene.syntax.words;
    let behind = at + 2..words.len().min(at + REACH);
    behind.into_iter().any(|token| words[token].dep == Dep::Nmod && words[token].head as usize == at)
}

/// Read what stands before the noun, up to "the" or "this".
fn before(walk: &Walk, at: usize, sentence: TokenSpan) -> Option<Before> {
    let scene = walk.scene;
    let low = (sentence.start as usize).max(at.saturating_sub(REACH));
    let (mut start, mut country, mut seated, mut compound) = (at, None, false, false);
    let mut region = None;
    while start > low.max(1) {
        let token = start - 1;
        if let Some((first, countries)) = region_ending(walk, token, low).filter(|_| scene.has(at, cue::COUNTRY)) {
            region = Some(countries);
            start = first;
        } else if let Some(name) = walk.places.at(token) {
            let name = &walk.names[name];
            if is_seat(scene, name, start) {
                seated = true;
                country = country.or_else(|| codes::country_of(scene, name.senses));
            } else if !helps(scene, start) {
                country = country.or(Some(nation(scene, name)?));
            }
            start = name.tokens.start as usize;
        } else if scene.is_capital(token) {
            break;
        } else if matches!(scene.pos(token), Pos::Adj | Pos::Num)
            || scene.is_joint(token)
            || start < at && scene.is_joint(start)
            || scene.is(token, &["member", "based"])
            || helps(scene, token - 1)
        {
            start = token;
        } else if scene.pos(token) == Pos::Noun && matches!(scene.syntax.words[token].dep, Dep::Compound | Dep::Amod) {
            // "the rebel group"
            // "The island nation"
            let island = scene.has(at, cue::COUNTRY) && scene.is(token, &["island"]);
            compound |= !(island || is_told(scene, token));
            start = token;
        } else {
            break;
        }
    }
    let definite = start > sentence.start as usize && scene.is(start - 1, &["the", "this"]);
    (definite && (country.is_some() || seated || !compound)).then(|| Before {
        start: start - 1,
        country,
        region,
        seated,
    })
}

/// A region that ends with a token: where it begins, and its countries.
fn region_ending(walk: &Walk, last: usize, low: usize) -> Option<(usize, &'static str)> {
    let scene = walk.scene;
    let adjective = scene.is_capital(last) && !scene.is_possessive(last + 1);
    let known = |first: usize| {
        let countries = REGIONS.get(scene.text_of(TokenSpan::new(first, last + 1)))?;
        Some((first, *countries))
    };
    (last.saturating_sub(LONGEST).max(low)..=last).filter(|_| adjective).find_map(known)
}

/// The most words of a region's name, but one.
const LONGEST: usize = 2;

static REGIONS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::REGION_COUNTRIES.rows().map(|[region, countries]| (region, countries)).collect());

/// Whether a hyphen joins a name to who has its help: "Iran[-backed]".
fn helps(scene: &Scene, joint: usize) -> bool {
    const HELPED: [&str; 6] = ["backed", "allied", "aligned", "linked", "funded", "supported"];
    scene.is_joint(joint) && scene.is(joint + 1, &HELPED)
}

/// Whether a hyphen joins a place to what has its seat there: "London[-based]", on a map or not.
fn is_seat(scene: &Scene, name: &Name, joint: usize) -> bool {
    name.kind == EntityKind::Place
        && joint + 1 < scene.len()
        && scene.is_joint(joint)
        && scene.is(joint + 1, &["based"])
}

/// The country that an adjective inside such a phrase says, or letters that stand for one: "Syrian", "US".
fn nation(scene: &Scene, name: &Name) -> Option<&'static str> {
    let letters = scene.shape(name.tokens.start as usize) == Shape::Upper;
    let adjective = |sense: &Sense| match *sense {
        Sense::Adjective(iso3) => Some(iso3),
        Sense::Country(iso3) if letters => Some(iso3),
        _ => None,
    };
    name.senses.iter().find_map(adjective)
}

/// The rule by which an entity is called by a noun.
fn called(walk: &Walk, before: &Before, at: usize, index: usize) -> Option<&'static str> {
    let scene = walk.scene;
    let draft = &walk.chains.drafts[index];
    let senses = || draft.names.iter().take(FEW).flat_map(|&name| walk.names[name].senses);
    let is_country = || senses().any(|sense| matches!(sense, Sense::Country(_)));
    let gazetteer = scene.gazetteer;
    let within = |country: &str| before.region.is_none_or(|region| region.split(' ').any(|iso3| iso3 == country));
    let told = |country: &str| before.country.is_none_or(|told| told == country) && within(country);
    if draft.kind == EntityKind::Place && !before.seated {
        let nation = |sense: &Sense| matches!(*sense, Sense::Country(iso3) if told(iso3));
        // "The state's governor" governs no country.
        let end = scene.len().min(at + 2 + GOVERNOR);
        let governed = scene.is(at, &["state"]) && at + 1 < end && scene.is_possessive(at + 1);
        let bare = governed
            && before.country.is_none()
            && (at + 2..end).any(|token| scene.is(token, &["governor", "legislature", "assembly"]));
        let of_country = |sense: &Sense| matches!(sense, Sense::Country(_));
        let province = |draft: &Draft| {
            let mut senses = draft.names.iter().take(FEW).flat_map(|&name| walk.names[name].senses);
            draft.kind == EntityKind::Place
                && senses.clone().any(|sense| matches!(sense, Sense::Division(_)))
                && !senses.any(of_country)
        };
        let provinces = || walk.recent().map(|trace| trace.draft).filter(|&draft| province(&walk.chains.drafts[draft]));
        let first = if bare { provinces().next() } else { None };
        if first.is_some() {
            return (first == Some(index)).then_some("the-division");
        }
        if scene.has(at, cue::COUNTRY) && senses().any(nation) {
            return Some("the-country");
        }
        // "the Indian state"
        let division = |sense: &Sense| matches!(*sense, Sense::Division(index) if told(gazetteer.divisions[index as usize].country));
        let is_state =
            before.country.is_some() || scene.is(at, &["state", "province"]) && walk.last_land() == Some(index);
        if scene.has(at, cue::DIVISION) && is_state && !is_country() && senses().any(division) {
            return Some("the-division");
        }
        let seat = |sense: &Sense| matches!(*sense, Sense::Government(iso3) if told(iso3));
        let city =
            |sense: &Sense| matches!(*sense, Sense::City(index) if told(gazetteer.cities[index as usize].country));
        // "the French capital" is no other town of France.
        let fits =
            |sense: &Sense| if is_capital(scene, at) && before.country.is_some() { seat(sense) } else { city(sense) };
        return (scene.has(at, cue::CITY) && !is_country() && senses().any(fits)).then_some("the-city");
    }
    let body = draft.kind == EntityKind::Organization && scene.has(at, cue::BODY);
    if !body || is_no_such(walk, scene.lower(at), draft, at) || !is_kind_of(walk, draft, before, at) {
        return None;
    }
    let origin = |&name: &usize| {
        let name = &walk.names[name];
        codes::country_of(scene, name.senses).or_else(|| leading_country(scene, name))
    };
    let origin = draft.names.iter().take(FEW).find_map(origin).and_then(codes::country);
    let fits = origin.map_or(before.seated || before.country.is_none(), told);
    fits.then_some("the-body")
}

fn is_capital(scene: &Scene, at: usize) -> bool {
    scene.is(at, &["capital"])
}

/// Whether an organisation can be called so: "the party" only a party, "the body" any, "the armed group" none for peace.
fn is_kind_of(walk: &Walk, draft: &Draft, before: &Before, noun: usize) -> bool {
    let scene = walk.scene;
    let lower = scene.lower(noun);
    let Some(&name) = draft.names.first() else { return false };
    let name = &walk.names[name];
    let code = name.senses.iter().find_map(|sense| match sense {
        Sense::Organization { code, .. } => Some(*code),
        _ => None,
    });
    let mut modifiers = before.start + 1..noun;
    let told = modifiers.clone().any(|token| is_told(scene, token));
    if code.is_some_and(|code| modifiers.any(|token| !suits(scene, token, code))) || told && code.is_none() {
        return false;
    }
    if matches!(lower, "bloc" | "grouping" | "alliance") {
        return code.is_some_and(|code| matches!(&code[..code.len().min(3)], "IGO" | "EUR"));
    }
    // "Leeds lost … The club", where no other team was named
    if TEAM.contains(&lower) {
        let other = |index: usize| {
            let other = &walk.chains.drafts[index];
            !std::ptr::eq(other, draft) && is_team(walk, other)
        };
        let mut near = walk.recent().take_while(|trace| trace.head + TEAM_REACH > noun);
        return is_team(walk, draft) && !near.any(|trace| other(trace.draft));
    }
    if scene.has(noun, cue::ANY_BODY) {
        // A newspaper is no group.
        let media = code.and_then(codes::sector) == Some("JRN");
        return !media || matches!(lower, "organisation" | "organization" | "agency" | "institution" | "network");
    }
    if name.tokens.range().any(|token| scene.lower(token) == lower) {
        return true;
    }
    let wanted = match lower {
        "carrier" | "chain" | "corporation" | "giant" | "maker" | "utility" => Some("BUS"),
        "newspaper" | "outlet" => Some("JRN"),
        _ => {
            let role = scene.role(noun).and_then(|role| role.sector);
            role.or_else(|| scene.gazetteer.heads.get(lower).map(|&(sector, _)| sector))
        }
    };
    let sector = code.and_then(codes::sector).or(name.sector);
    wanted
        .zip(sector)
        .is_some_and(|(wanted, sector)| wanted == sector || codes::is_armed(wanted) && codes::is_armed(sector))
}

/// Whether a body is none that a noun can call so: a commission or a party is no "government", a court and where shares are
/// traded no "company". `head`: the word that it was spoken of by.
pub fn is_no_such(walk: &Walk, noun: &str, draft: &Draft, head: usize) -> bool {
    const GOVERN: [&str; 8] =
        ["administration", "authority", "cabinet", "coalition", "council", "executive", "government", "junta"];
    let scene = walk.scene;
    if draft.kind != EntityKind::Organization {
        return false;
    }
    let any = |fits: &dyn Fn(usize) -> bool| {
        let named = draft.names.iter().take(FEW).any(|&name| walk.names[name].tokens.range().any(fits));
        named || draft.names.is_empty() && fits(head)
    };
    let public = |token: usize| scene.head(token).is_some_and(|head| matches!(head.0, "COP" | "JUD" | "LEG" | "MIL"));
    let of_sector = |sectors: &[&str]| {
        let sectors_of = |&name: &usize| {
            let name = &walk.names[name];
            codes::listed_sector(name.senses).or(name.sector)
        };
        draft.names.iter().take(FEW).filter_map(sectors_of).any(|sector| sectors.contains(&sector))
    };
    match noun {
        "network" | "broadcaster" | "channel" | "newspaper" | "station" | "paper" | "magazine" | "chain"
        | "retailer" | "carmaker" | "airline" | "carrier" | "manufacturer" | "maker" | "bank" | "lender" => {
            of_sector(&["LEG", "JUD", "PTY", "MIL", "COP"])
                || any(&public)
                || of_sector(&["GOV"]) && any(&|token| scene.is(token, &OFFICIAL))
        }
        // A firm that no list knows is none; rating agencies are known.
        "agency" => {
            let firm = |&name: &usize| {
                let name = &walk.names[name];
                name.sector == Some("BUS") && codes::listed_sector(name.senses).is_none()
            };
            of_sector(&["LEG", "JUD", "PTY", "EDU"]) || draft.names.iter().take(FEW).any(firm)
        }
        "party" => of_sector(&["GOV", "JUD", "MIL", "COP", "EDU", "JRN"]),
        "group" | "club" | "team" => of_sector(&["LEG", "JUD", "COP"]),
        "government" | "cabinet" | "coalition" if !draft.names.is_empty() => {
            any(&|token| scene.head(token).is_some()) && !any(&|token| scene.is(token, &GOVERN))
        }
        "company" | "firm" => {
            any(&|token| scene.is(token, &EXCHANGES) || public(token)) || of_sector(&["LEG", "JUD", "PTY"])
        }
        _ => false,
    }
}

/// Words of the names of a state's offices, which sell and print nothing.
const OFFICIAL: [&str; 8] =
    ["agency", "authority", "commission", "council", "department", "ministry", "office", "secretariat"];

/// Words of the names of exchanges, and of what their prices are counted by.
const EXCHANGES: [&str; 12] =
    ["ase", "bourse", "dax", "exchange", "ftse", "index", "nasdaq", "nikkei", "nyse", "s&p", "sensex", "stoxx"];

/// What teams are called, and so many words before it no other one is named.
const TEAM: [&str; 2] = ["club", "team"];
const TEAM_REACH: usize = 120;

/// Whether an organisation can be a team: nothing says that it is something else.
fn is_team(walk: &Walk, draft: &Draft) -> bool {
    let unknown = |&name: &usize| {
        let team = |sense: &Sense| matches!(sense, Sense::Organization { code, .. } if code.is_empty());
        walk.names[name].senses.iter().all(team) && walk.names[name].sector.is_none()
    };
    draft.kind == EntityKind::Organization && !draft.names.is_empty() && draft.names.iter().take(FEW).all(unknown)
}

/// Whether a modifier says of which kind a body is.
fn is_told(scene: &Scene, modifier: usize) -> bool {
    scene.has(modifier, cue::ARMED | cue::CIVIL) || scene.is(modifier, &["news"])
}

/// Whether what a body is called fits its code: the "militant" ones are armed, those for "rights" no state's.
fn suits(scene: &Scene, modifier: usize, code: &str) -> bool {
    let sector = code.get(3..6).unwrap_or_default();
    match () {
        () if scene.has(modifier, cue::ARMED) => matches!(sector, "REB" | "PRM" | "UAF" | "CRM"),
        () if scene.has(modifier, cue::CIVIL) => code.starts_with("NGO") || matches!(sector, "" | "CVL" | "MED"),
        () if scene.is(modifier, &["news"]) => sector == "JRN",
        () => true,
    }
}
