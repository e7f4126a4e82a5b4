//! Epithets: what news call a person instead of the name: "The Italian, 64, …", "the 46-year-old", "the Portuguese midfielder",
//! "the former teacher", "the artist" behind "the painter Ann Lee".
//!
//! In: such a phrase in the walk over the article (descriptions/). Out: the one person of the sentences before whom it can
//! mean, by what the text has told of nationality, age, gender and work so far; an age or a country that agrees decides, and of
//! several who fit, who was the subject last and is spoken of most is meant. Who was named before it in the same sentence is not:
//! "Roe said the Italian was tired" is about another. Limits: it looks back only; several people ("the pair") are left out.

use super::ages::{age_behind, age_ending, age_of, age_within};
use super::{FEW, Walk};
use crate::entity::gazetteer::{Gender, Sense, Usage, cue};
use crate::entity::names::Name;
use crate::entity::nominals::phrase::{self, Behind, Determination, Phrase};
use crate::entity::roles::Office;
use crate::entity::settle::nationality::{is_nationality, nation, nation_of};
use crate::entity::{EntityKind, RoleStatus};
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};

/// So many sentences before it somebody is looked for.
const SENTENCES: usize = 3;

/// No epithet begins further before its noun, and an age no further before or behind a name.
const REACH: usize = 8;

/// Anybody in the dock.
const ACCUSED: [&str; 2] = ["defendant", "accused"];

/// Whoever is called by one of these is called by the others: "The businessman … The tycoon".
const TRADERS: [&str; 8] =
    ["billionaire", "businessman", "businesswoman", "entrepreneur", "industrialist", "magnate", "mogul", "tycoon"];

/// The sectors of those who stand for election, and go from one to another.
const POLITICAL: [&str; 5] = ["GOV", "LEG", "PTY", "OPP", "ELI"];

/// The sectors of which nobody has two at once.
const EXCLUSIVE: [&str; 6] = ["COP", "JUD", "MED", "MIL", "REL", "SPY"];

/// What an epithet tells of whom it means.
#[derive(Debug, Clone, Copy, Default)]
struct Told<'o> {
    nation: Option<&'static str>,
    age: Option<u32>,
    gender: Option<Gender>,
    office: Option<&'o Office>,
    noun: Option<usize>,
}

/// "The Italian", "the 39-year-old Chilean": a nationality that is somebody's. Not "the Italian coast", nor "the British are".
pub fn nationality(walk: &mut Walk, name: usize, sentence: TokenSpan, number: usize) -> bool {
    let scene = walk.scene;
    let name = &walk.names[name];
    let head = name.tokens.end as usize - 1;
    let Some((nation, of_people)) = nation(name) else { return false };
    let word = &scene.syntax.words[head];
    // "Ann Lee, a Spaniard, …"
    let of_name = walk.places.at(word.head as usize).filter(|_| word.dep == Dep::Appos && word.head < head as u32);
    if let Some(person) = of_name.filter(|&person| walk.names[person].kind == EntityKind::Person)
        && is_one(walk, name, head)
        && (name.tokens.start as usize).checked_sub(1).is_some_and(|article| scene.is(article, &["a", "an"]))
    {
        let tokens = name.tokens;
        let draft = walk.chains.of_name[person];
        walk.chains.drafts[draft].nation.get_or_insert((nation, tokens));
        return false;
    }
    let inside =
        matches!(word.dep, Dep::Amod | Dep::Compound | Dep::Flat | Dep::NmodPoss | Dep::Conj | Dep::Det | Dep::Appos);
    let Some(start) = start(walk, name.tokens.start as usize, sentence).filter(|_| !inside) else { return false };
    if goes_on(walk, head, sentence) || of_people && scene.lower(head).ends_with("men") || !is_one(walk, name, head) {
        return false;
    }
    let mut told = Told { nation: Some(nation), age: age_within(walk, start, head), ..Told::default() };
    told.age = told.age.or_else(|| age_behind(walk, head + 1));
    let lower = scene.lower(head);
    told.gender = (of_people && lower.ends_with("woman"))
        .then_some(Gender::Female)
        .or_else(|| (of_people && lower.ends_with("man")).then_some(Gender::Male));
    let Some(draft) = who(walk, told, number, head) else { return false };
    let tokens = TokenSpan::new(start, head + 1);
    walk.chains.drafts[draft].nation.get_or_insert((nation, name.tokens));
    walk.describe(draft, tokens, head, number, NATIONALITY);
    true
}

/// The rule of a nationality that stands for somebody: it goes before the name of the people ([`crate::entity::Entities::at`]).
pub const NATIONALITY: &str = "nationality-of-person";

/// "The 46-year-old": at its last word. Not "the 46-year-old teacher", nor "a 46-year-old".
pub fn aged(walk: &mut Walk, at: usize, sentence: TokenSpan, number: usize) -> bool {
    let scene = walk.scene;
    if at == 0 || !scene.is(at, &["old"]) || !scene.is_joint(at - 1) || goes_on(walk, at, sentence) {
        return false;
    }
    let Some(age) = age_ending(walk, at) else { return false };
    let Some(start) = start(walk, at, sentence) else { return false };
    let told = Told { age: Some(age), ..Told::default() };
    let Some(draft) = who(walk, told, number, at) else { return false };
    walk.describe(draft, TokenSpan::new(start, at + 1), at, number, "age-of-person");
    true
}

/// Who an office or a job means that has no holder beside it: "the Portuguese midfielder", "the former teacher", "the artist"
/// behind "the painter Ann Lee". Not "the other midfielder", nor "the driver of the bus".
pub fn of_office(walk: &Walk, office: &Office, phrase: Phrase, number: usize) -> Option<usize> {
    // "the former head of Banca Arno"
    let was = office.status == RoleStatus::Former && matches!(phrase.behind, Behind::Of);
    let was = was || is_parent(walk, phrase.head);
    if office.usage == Usage::Plural || !(is_plain(walk, phrase) || was && is_definite(walk, phrase)) {
        return None;
    }
    if office.organization.is_some() && !was {
        return None;
    }
    let age = age_within(walk, phrase.start, phrase.head).or_else(|| age_behind(walk, phrase.head + 1));
    let nation = office.country.filter(|_| is_nationality(walk, office));
    let gender = Some(office.gender).filter(|&gender| gender != Gender::Unknown);
    let told = Told { nation, age, gender, office: Some(office), noun: Some(phrase.head) };
    who(walk, told, number, phrase.head)
}

/// The same of a noun that is no office: "the 28-year-old forward".
pub fn of_noun(walk: &Walk, phrase: Phrase, number: usize) -> Option<usize> {
    if phrase.class != phrase::Class::Person || !is_plain(walk, phrase) {
        return None;
    }
    let age = age_within(walk, phrase.start, phrase.head).or_else(|| age_behind(walk, phrase.head + 1));
    let nation = (phrase.start..phrase.head).find_map(|token| Some(nation(&walk.names[walk.places.at(token)?])?.0));
    let told = Told { nation, age, noun: Some(phrase.head), ..Told::default() };
    (age.is_some() || nation.is_some()).then(|| who(walk, told, number, phrase.head)).flatten()
}

/// Whether a phrase is "the" or "this" and what somebody is, with nothing behind it that says which one.
fn is_plain(walk: &Walk, phrase: Phrase) -> bool {
    matches!(phrase.behind, Behind::Nothing) && phrase.complement.is_none() && is_definite(walk, phrase)
}

/// The same, whatever stands behind.
fn is_definite(walk: &Walk, phrase: Phrase) -> bool {
    let scene = walk.scene;
    let definite = matches!(phrase.determination, Determination::Definite)
        || phrase.determination == Determination::Pointing && scene.is(phrase.start, &["this"]);
    let dep = scene.syntax.words[phrase.head].dep;
    definite
        && !phrase.plural
        && !matches!(dep, Dep::Compound | Dep::Appos | Dep::Conj)
        && !(phrase.start..phrase.head).any(|token| scene.has(token, cue::SOMEBODY_ELSE) || scene.is_possessive(token))
}

/// The person whom an epithet can mean.
fn who(walk: &Walk, told: Told, number: usize, head: usize) -> Option<usize> {
    let named = |draft: usize| !walk.chains.drafts[draft].names.is_empty();
    let mut here: Vec<usize> = Vec::new();
    let mut found: Vec<usize> = Vec::new();
    // Whom the last sentence was about.
    let mut subject = None;
    let mut last = None;
    let mut near: Vec<usize> = Vec::new();
    // Who stands in the last sentence, but neither with its verb nor as a subject: "a film about [Ann Lee]".
    let (mut aside, mut arguments): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for trace in walk.recent().take_while(|trace| trace.sentence + SENTENCES >= number && trace.head < head) {
        let draft = &walk.chains.drafts[trace.draft];
        if draft.kind != EntityKind::Person || draft.plural || here.contains(&trace.draft) {
            continue;
        }
        if trace.sentence == number {
            here.push(trace.draft);
            continue;
        }
        if !can_be(walk, told, trace.draft) {
            continue;
        }
        let latest = *last.get_or_insert(trace.sentence);
        let scene = walk.scene;
        let verb = |token: usize| scene.pos(token) == Pos::Verb;
        let root = verb(trace.place.governor) && scene.syntax.words[trace.place.governor].dep == Dep::Root;
        let within = latest == trace.sentence && !trace.place.part.is_subject() && !root;
        if within { &mut aside } else { &mut arguments }.push(trace.draft);
        if latest == trace.sentence && trace.place.part.is_subject() {
            // The first subject of a sentence is that of its main clause, as a rule.
            subject = Some(trace.draft);
        }
        near.push(trace.draft);
        if !found.contains(&trace.draft) {
            found.push(trace.draft);
        }
    }
    found.retain(|draft| !here.contains(draft));
    let sure: Vec<usize> = found.iter().copied().filter(|&draft| agrees(walk, told, draft)).collect();
    if let [one] = sure[..] {
        return Some(one);
    }
    // A bare job tells nothing that would make it a certain person's, but for one who plays.
    let plays = told.noun.is_some_and(|noun| walk.scene.has(noun, cue::PLAYER));
    let parent = told.noun.is_some_and(|noun| is_parent(walk, noun));
    let telling = told.nation.is_some() || told.age.is_some() || told.office.is_some_and(is_telling) || plays || parent;
    let accused = told.noun.is_some_and(|noun| walk.scene.is(noun, &ACCUSED));
    if !telling && !accused || sure.len() > 1 {
        return None;
    }
    let people: Vec<usize> = found.iter().copied().filter(|&draft| named(draft)).collect();
    match people[..] {
        [] if found.len() == 1 && told.age.is_some() && told.office.is_none() => Some(found[0]),
        [] => None,
        // "Ann Lee was hurt. A driver was arrested. The 46-year-old …" is the driver.
        [one] if subject.is_none_or(|subject| subject == one || named(subject)) => Some(one),
        [_] => None,
        _ if told.age.is_none() && told.nation.is_none() => None,
        _ => {
            let often = |draft: usize| near.iter().filter(|&&other| other == draft).count();
            let first = subject.filter(|&draft| people.contains(&draft))?;
            let aside = |other: usize| aside.contains(&other) && !arguments.contains(&other);
            people.iter().all(|&other| other == first || often(other) < often(first) || aside(other)).then_some(first)
        }
    }
}

/// "The mother of two"
fn is_parent(walk: &Walk, noun: usize) -> bool {
    let scene = walk.scene;
    noun + 2 < scene.len()
        && scene.is(noun, &["father", "mother"])
        && scene.is(noun + 1, &["of"])
        && scene.pos(noun + 2) == Pos::Num
        && (noun + 3 >= scene.len() || !matches!(scene.pos(noun + 3), Pos::Noun | Pos::Adj | Pos::Propn))
}

/// Whether an office says more of somebody than their work: a party, or that it is over.
fn is_telling(office: &Office) -> bool {
    office.status == RoleStatus::Former || office.sector == Some("PTY")
}

/// Whether nothing that the text has told of a person speaks against an epithet.
fn can_be(walk: &Walk, told: Told, draft: usize) -> bool {
    let scene = walk.scene;
    let person = &walk.chains.drafts[draft];
    let gender = told.gender.is_none_or(|gender| person.gender == Gender::Unknown || person.gender == gender);
    let nation = told.nation.is_none_or(|nation| nation_of(walk, draft).is_none_or(|known| known == nation));
    let age = told.age.is_none_or(|age| age_of(walk, draft).is_none_or(|known| known == age));
    if !(gender && nation && age) {
        return false;
    }
    let accused = told.noun.is_some_and(|noun| scene.is(noun, &ACCUSED));
    let mut held = person.offices.iter().take(FEW).map(|&held| &walk.offices[held]);
    if accused {
        return !held.any(|held| matches!(held.sector, Some("JUD" | "COP")));
    }
    let Some(office) = told.office else { return true };
    if office.status == RoleStatus::Former {
        return true;
    }
    let Some(sector) = office.sector else { return true };
    let political = |sector: &str| POLITICAL.contains(&sector);
    let exclusive = |sector: &str| EXCLUSIVE.contains(&sector) || political(sector);
    // Who founded a newspaper may be a journalist; no judge is a cleric.
    let fits = |held: &Office| match held.sector {
        None => true,
        Some(own) if held.status == RoleStatus::Former => sector != "PTY" || own != "CVL",
        Some(own) => {
            own == sector
                || political(own) && political(sector)
                || !exclusive(sector)
                || !exclusive(own) && sector != "PTY"
        }
    };
    held.all(fits)
}

/// Whether something that the text has told of a person says that an epithet is theirs.
fn agrees(walk: &Walk, told: Told, draft: usize) -> bool {
    let age = told.age.is_some_and(|age| age_of(walk, draft) == Some(age));
    let nation = told.nation.is_some_and(|nation| nation_of(walk, draft) == Some(nation));
    let noun = |token: usize| walk.scene.syntax.words[token].lemma.as_str();
    let work = || {
        let mine = told.noun.filter(|_| told.office.is_some())?;
        let person = &walk.chains.drafts[draft];
        let held = person.offices.iter().take(FEW).map(|&held| &walk.offices[held]);
        let same = |held: &Office| {
            let wider = phrase::is_wider(noun(mine), noun(held.head)) || phrase::is_wider(noun(held.head), noun(mine));
            let wider = wider || [mine, held.head].iter().all(|&token| TRADERS.contains(&noun(token)));
            // "The reporter" is the journalist; "the pope" no other cleric.
            let sector = matches!(held.sector, Some("JRN" | "MED" | "EDU" | "REL" | "LEG"));
            let job = |office: &Office| office.usage == Usage::Job && office.sector == held.sector;
            wider || sector && told.office.is_some_and(job)
        };
        (!person.names.is_empty() && held.into_iter().any(same)).then_some(())
    };
    age || nation || work().is_some()
}

/// Whether a nationality is one person: "the Italian", "the Swede"; of those that have no plural, where the verb or an age
/// behind it says so: "the Portuguese was", "the French, 24,". Not "the Italians".
fn is_one(walk: &Walk, name: &Name, head: usize) -> bool {
    let scene = walk.scene;
    let lower = scene.lower(head);
    let adjective = name.senses.iter().any(|sense| matches!(sense, Sense::Adjective(_)));
    if !adjective {
        return !lower.ends_with('s') && !lower.ends_with("men");
    }
    // "the Czech" is one, of several "Czechs".
    let invariant = lower != "czech" && ["ese", "sh", "ch", "ss"].iter().any(|ending| lower.ends_with(ending));
    if !invariant {
        return true;
    }
    let words = &scene.syntax.words;
    let verb = words[head].head as usize;
    let subject = matches!(words[head].dep, Dep::Nsubj | Dep::NsubjPass) && verb > head;
    let singular = |token: usize| {
        words[token].tag == Tag::Vbz && (token == verb || words[token].head as usize == verb)
            || scene.is(token, &["was"]) && words[token].head as usize == verb
    };
    subject && (head + 1..=verb.min(head + REACH)).any(singular)
        || age_behind(walk, head + 1).is_some()
        || age_within(walk, name.tokens.start.saturating_sub(6) as usize, head).is_some()
}

/// Where an epithet begins: at "the" or "this", before which may stand an age.
fn start(walk: &Walk, noun: usize, sentence: TokenSpan) -> Option<usize> {
    let scene = walk.scene;
    let low = (sentence.start as usize).max(noun.saturating_sub(REACH));
    let inner =
        |token: usize| scene.is(token, &["year", "old"]) || scene.is_joint(token) || scene.pos(token) == Pos::Num;
    let start = (low..noun).rev().find(|&token| !inner(token))?;
    scene.is(start, &["the", "this"]).then_some(start)
}

/// Whether a phrase goes on behind its last word: "the Italian [coast]", "the Italian [-born] chef", "the 46-year-old [who]".
fn goes_on(walk: &Walk, head: usize, sentence: TokenSpan) -> bool {
    let scene = walk.scene;
    let next = head + 1;
    if !sentence.holds(next) {
        return false;
    }
    matches!(scene.pos(next), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num) && scene.lower(next) != "second"
        || scene.is_joint(next)
        || scene.is_capital(next)
        || scene.is(next, &["of", "in", "from", "and", "or", "who", "for", "at", "on"])
}
