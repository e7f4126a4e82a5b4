//! Offices and jobs: "Syrian President Bashar Al-Assad", "Ali Mamlouk, Syrian National Security Bureau chief", "the Air
//! Force intelligence head", "X, who is …".
//!
//! In: the names. Out: [`Office`]s, each with the words that it stands in, what they say of country, organisation, sector
//! and status, and the name of its holder where one stands beside it. The noun of the office is looked up, then its
//! phrase grows to the left over modifiers and names, and to the right over "of", "for" and "to".

mod before;
mod behind;
mod holder;
mod sector;

use super::codes;
use super::gazetteer::{Fold, Gender, RoleWord, Sense, Usage, cue};
use super::names::Name;
use super::nominals::phrase::{Class, class, is_idea};
use super::scene::Scene;
use super::{EntityKind, RoleStatus, portfolio};
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;
pub use holder::SHARED;
use sector::{Told, is_civil};

/// An office, a job, or people of a kind, as the text speaks of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Office {
    /// The phrase without its determiner.
    pub tokens: TokenSpan,
    /// The small words that name it: "intelligence chief".
    pub title: TokenSpan,
    pub head: usize,
    pub determiner: Determiner,
    /// Index of a name.
    pub organization: Option<usize>,
    /// A country, or IGO, UNO, EUR and the like.
    pub country: Option<&'static str>,
    /// The words that say the country; those that say the sector.
    pub country_at: TokenSpan,
    pub sector_at: TokenSpan,
    pub sector: Option<&'static str>,
    pub status: RoleStatus,
    pub gender: Gender,
    pub usage: Usage,
    /// Index of the name of who holds it.
    pub holder: Option<usize>,
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    None,
    Definite,
    Indefinite,
    /// "his": the token.
    Possessive(usize),
}

impl Office {
    /// The first token, with the determiner.
    pub fn start(&self) -> usize {
        self.tokens.start as usize - usize::from(self.determiner != Determiner::None)
    }

    /// The noun of its title that the others depend on: "head" of "head of state".
    pub fn top(&self, scene: &Scene) -> usize {
        let words = self.title.start as usize..=self.head;
        let outside = |&token: &usize| !words.contains(&(scene.syntax.words[token].head as usize));
        let noun = |&token: &usize| matches!(scene.pos(token), Pos::Noun | Pos::Propn);
        words.clone().filter(noun).find(outside).unwrap_or(self.head)
    }

    /// The first token, with whoever owns it: "[the group's] commander", "[Ann Lee's] widower".
    pub fn whole(&self, scene: &Scene) -> usize {
        let start = self.start();
        let words = &scene.syntax.words;
        let Some(noun) = start.checked_sub(2).filter(|_| scene.is_possessive(start - 1)) else { return start };
        let owned = self.determiner == Determiner::None && words[noun].head as usize == self.head;
        let part = |token: usize| {
            matches!(words[token].dep, Dep::Det | Dep::Amod | Dep::Compound | Dep::Nummod | Dep::NmodPoss | Dep::Flat)
                && words[token].head as usize == noun
        };
        if !owned || words[noun].dep != Dep::NmodPoss {
            return start;
        }
        let low = noun.saturating_sub(REACH);
        (low..noun).rev().take_while(|&token| part(token)).last().unwrap_or(noun)
    }
}

/// Those who are sent to others: what stands behind "for" or "to" is not their country.
pub const SENT: [&str; 13] = [
    "ambassador",
    "ambassadors",
    "consul",
    "coordinator",
    "diplomat",
    "diplomats",
    "envoy",
    "envoys",
    "investigator",
    "mediator",
    "rapporteur",
    "representative",
    "representatives",
];

/// No phrase grows by more tokens than these.
const REACH: usize = 10;

/// Which name a token belongs to.
pub struct Places {
    /// Index of the name plus one; 0 for none.
    of: Vec<u32>,
}

impl Places {
    pub fn new(scene: &Scene, names: &[Name]) -> Self {
        let mut of = vec![0; scene.len()];
        for (index, name) in names.iter().enumerate() {
            of[name.tokens.range()].fill(index as u32 + 1);
        }
        Self { of }
    }

    pub fn at(&self, token: usize) -> Option<usize> {
        self.of.get(token).and_then(|&index| (index as usize).checked_sub(1))
    }
}

/// Find the offices of an article, in the order of the text.
pub fn find(scene: &Scene, names: &[Name], places: &Places) -> Vec<Office> {
    let mut found = Vec::new();
    for (_, sentence) in scene.sentences() {
        let (first, end) = (sentence.start as usize, sentence.end as usize);
        let mut at = first;
        while at < end {
            let reader = Reader { scene, names, places, first, end };
            if let Some(name) = places.at(at) {
                at = names[name].tokens.end as usize;
            } else if let Some((next, role)) = reader.noun(at) {
                let mut office = reader.office(at, next, role);
                if office.holder.is_none() {
                    reader.share(&mut office, &found);
                }
                at = (office.tokens.end as usize).max(next);
                found.push(office);
                found.extend(reader.others(&office));
            } else {
                at += 1;
            }
        }
    }
    found
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    names: &'s [Name],
    places: &'s Places,
    first: usize,
    end: usize,
}

impl Reader<'_, '_> {
    /// The noun of an office at a token: its end and what the lexicon says. Of several in a row the last counts:
    /// "security forces spokesman".
    fn noun(&self, at: usize) -> Option<(usize, RoleWord)> {
        let (mut next, mut role) = self.single(at)?;
        // "Deputy Interior Minister" sits in no parliament.
        let stands_in = next == at + 1 && self.scene.has(at, cue::DEPUTY);
        while next < self.end
            && let Some((after, last)) = self.single(next)
        {
            if stands_in && next == at + 1 {
                role.sector = None;
            }
            // "parliament official", "army accountant"
            let weak = match role.sector {
                None => false,
                // "police colonel"
                Some("COP") => matches!(last.sector, Some("GOV" | "MIL")) || is_civil(last.sector),
                // "army officers"
                Some("MIL") => matches!(last.sector, Some("GOV" | "COP")) || is_civil(last.sector),
                Some(_) => last.sector == Some("GOV"),
            };
            role = RoleWord { sector: last.sector.filter(|_| !weak).or(role.sector), ..last };
            next = after;
        }
        Some((next, role))
    }

    fn single(&self, at: usize) -> Option<(usize, RoleWord)> {
        let scene = self.scene;
        let (next, &role) = scene.role_from(at, self.end)?;
        let head = next - 1;
        // "the 22-member body" has no member.
        let counts = at > self.first + 1 && scene.is_joint(at - 1) && scene.pos(at - 2) == Pos::Num;
        let is_noun = matches!(scene.pos(head), Pos::Noun | Pos::Propn | Pos::X)
            || scene.is_capital(head) && self.places.at(next).is_some()
            // "the chief executive Ann Lee"
            || scene.pos(head) == Pos::Adj && self.person_at(next).is_some()
            || scene.pos(head) == Pos::Adj && role.usage == Usage::Plural
            || self.ends_phrase(at, next, role);
        let free = (at..next).all(|token| self.places.at(token).is_none());
        // "on social media": a means, and no body of journalists.
        let means = at > self.first && scene.is(head, &["media"]) && scene.is(at - 1, &["social"]);
        // "at 3 PM"
        let hour = scene.is(head, &["pm"])
            && (scene.shape(head) != Shape::Upper || at > self.first && scene.pos(at - 1) == Pos::Num);
        // "returned from exile"
        let abroad = scene.is(head, &["exile"]) && at > self.first && scene.pos(at - 1) == Pos::Adp;
        let is_noun = is_noun && !hour && !abroad;
        let names = is_noun && !counts && !means && free && role.usage != Usage::Honorific;
        // "Dominican Rep."
        let unfinished = scene.word(head).ends_with('.') && self.person_at(next).is_none();
        // "he wants justice"
        let idea = is_idea(scene, head) && self.person_at(next).is_none();
        (names && !self.describes_thing(head) && !idea && !unfinished).then_some((next, role))
    }

    /// Whether a body only says which thing is meant: "a [police] car", "the [military] camp", but not "an [army] raid".
    fn describes_thing(&self, noun: usize) -> bool {
        let scene = self.scene;
        let word = &scene.syntax.words[noun];
        let thing = word.head as usize;
        matches!(word.dep, Dep::Compound | Dep::Amod)
            && thing == noun + 1
            && thing < self.end
            && scene.head(noun).is_some()
            && self.places.at(thing).is_none()
            && (matches!(class(scene, thing), Class::Place | Class::Artifact) || scene.is(thing, &["compound"]))
    }

    /// Whether a word that is tagged as none is a noun by what stands beside it: "a Senate hopeful", "Ghana's displaced".
    fn ends_phrase(&self, at: usize, next: usize, role: RoleWord) -> bool {
        let scene = self.scene;
        let over = next >= self.end || !matches!(scene.pos(next), Pos::Adj | Pos::Noun | Pos::Propn);
        let owned = at > self.first && scene.is_possessive(at - 1);
        match scene.pos(next - 1) {
            // "The Republican said"
            Pos::Adj if role.sector == Some("PTY") && scene.is_capital(at) => {
                let dep = scene.syntax.words[at].dep;
                over && at > self.first
                    && scene.is(at - 1, &["the"])
                    && matches!(dep, Dep::Nsubj | Dep::NsubjPass | Dep::Obj | Dep::Obl)
            }
            Pos::Adj => over && (owned || at > self.first && self.places.at(at - 1).is_some()),
            Pos::Verb => over && owned && role.usage == Usage::Plural,
            _ => false,
        }
    }

    fn office(&self, at: usize, next: usize, role: RoleWord) -> Office {
        let scene = self.scene;
        let noun = next - 1;
        let next = self.behind_elect(next);
        let left = self.left(at);
        let mut organization = left.organization;
        let (mut country, mut country_at) = (left.country, left.country_at);
        let holder_follows = self.person_at(next).is_some();
        let portfolio = portfolio::end_of(scene, at, next, self.end);
        let (end, inside) = match portfolio {
            Some(end) => (end, None),
            None if holder_follows => (next, None),
            None => self.right(next),
        };
        // "the minister of transport for Chad", "President Leila Haddad of Chad"
        let field = portfolio.or_else(|| (inside.is_none() && end > next && scene.is(next, &["of"])).then_some(end));
        let (end, inside) = if field.is_some() { self.of_country(end) } else { (end, inside) };
        let holder = self.person_at(next).filter(|_| country.is_none());
        let inside = inside.or_else(|| self.of_country(self.names[holder?].tokens.end as usize).1);
        if let Some(name) = inside {
            match self.names[name].kind {
                EntityKind::Organization => organization = organization.or(Some(name)),
                EntityKind::Place | EntityKind::Group
                    if scene.word(next) != "to" && country.is_none() && !self.is_sent(noun, next) =>
                {
                    country = codes::country_of(scene, self.names[name].senses);
                    country_at = self.names[name].tokens;
                }
                _ => {}
            }
        }
        // "Amnesty's China director": the field is no origin.
        let field_of = left.organization.filter(|&name| self.names[name].tokens.end <= country_at.start);
        if field_of.is_some() && country == left.country && self.is_place(country_at) {
            (country, country_at) = (None, TokenSpan::default());
        }
        // "the leaders of Chad and Niger" are of no single country.
        let joined = inside.filter(|_| scene.syntax.words[noun].tag == Tag::Nns).and_then(|name| self.joined(name));
        if joined.is_some() {
            (country, country_at) = (None, TokenSpan::default());
        }
        let end = joined.unwrap_or(end);
        // "Muslim leaders in France", "the university in Scotland"
        if country.is_none()
            && self.is_at_home(noun, role)
            && (role.usage == Usage::Plural || inside.is_some())
            && let Some(name) = self.place_after(end)
        {
            country =
                codes::country_of(scene, self.names[name].senses).filter(|origin| codes::country(origin).is_some());
            country_at = self.names[name].tokens;
        }
        let of_organization = organization.and_then(|name| self.sector_of(name));
        let organization_at = organization.map_or(TokenSpan::default(), |name| self.names[name].tokens);
        if country.is_none()
            && let Some(name) = organization
        {
            country = codes::country_of(scene, self.names[name].senses).or_else(|| self.leading_country(name));
            country_at = organization_at;
            // "the director of Chad's National Library"
            let owner = self.owner(name).filter(|_| country.is_none());
            if let Some(owner) = owner {
                country = codes::country_of(scene, self.names[owner].senses);
                country_at = self.names[owner].tokens;
            }
        }
        let told = Told { at, noun, next, role, organization, of_organization, inside };
        let (mut sector, mut sector_at) = self.sector(&told, &left);
        let ended = (at..=noun).find(|&token| scene.is_former(token));
        let status = match ended {
            Some(_) => RoleStatus::Former,
            None if next > noun + 1 => RoleStatus::Elect,
            None => left.status,
        };
        // "the Secretary of Justice"
        if portfolio.is_some() && sector.is_none() {
            (sector, sector_at) = (Some("GOV"), TokenSpan::new(at, next));
        }
        // "his former party" still is one, and so are "his former wife" and a former nurse
        let civil = matches!(role.sector, Some("AGR" | "CVL" | "EDU" | "LAB" | "MED" | "REF"));
        if status == RoleStatus::Former && !civil && (role.usage != Usage::Plural || scene.head(noun).is_none()) {
            let status_at = ended.map_or(left.status_at, |token| TokenSpan::new(token, token + 1));
            (sector, sector_at) = (Some("ELI"), status_at);
        }
        let determiner = self.determiner(left.start);
        let mut office = Office {
            tokens: TokenSpan::new(left.start, end),
            title: TokenSpan::new(self.behind_age(left.title, at), field.unwrap_or(next)),
            head: noun,
            determiner,
            organization,
            country,
            country_at,
            sector_at,
            sector,
            status,
            gender: role.gender,
            usage: role.usage,
            holder: None,
            rule: "office",
        };
        self.hold(&mut office);
        // "Lee, who served as mayor until 2022"
        let as_office = office.start().checked_sub(1).is_some_and(|before| scene.is(before, &["as"]));
        let until = end < self.end && scene.is(end, &["until", "till"]);
        let ended = until && (as_office || office.rule == "name-is-office");
        if ended && office.status == RoleStatus::Current {
            office.status = RoleStatus::Former;
            if !civil {
                (office.sector, office.sector_at) = (Some("ELI"), TokenSpan::new(end, end + 1));
            }
        }
        office
    }

    /// Where a list of countries ends that begins with a name: "of [Chad, Niger and Mali]"; `None` where one stands alone.
    fn joined(&self, name: usize) -> Option<usize> {
        let country = |name: usize| {
            let codes = codes::country_of(self.scene, self.names[name].senses);
            self.names[name].kind == EntityKind::Place && codes.is_some()
        };
        let mut end = self.names[name].tokens.end as usize;
        if !country(name) {
            return None;
        }
        for _ in 0..REACH {
            if end + 1 >= self.end {
                return None;
            }
            let last = self.scene.is(end, &["and"]);
            let next =
                self.places.at(end + 1).filter(|&next| (last || self.scene.word(end) == ",") && country(next))?;
            end = self.names[next].tokens.end as usize;
            let owner = end < self.end && self.scene.is_possessive(end);
            if last {
                return (!owner).then_some(end);
            }
        }
        None
    }

    /// Whether words are the name of a country and not that of its people.
    fn is_place(&self, tokens: TokenSpan) -> bool {
        let name = self.places.at(tokens.start as usize);
        name.is_some_and(|name| self.names[name].kind == EntityKind::Place)
    }

    /// "the envoy for Yemen" is not of Yemen.
    fn is_sent(&self, noun: usize, next: usize) -> bool {
        self.scene.word(next) == "for" && self.scene.is(noun, &SENT)
    }

    /// Where a title begins behind an age: "52-year-old [teacher]".
    fn behind_age(&self, title: usize, noun: usize) -> usize {
        let scene = self.scene;
        let aged = title + 4 < noun.min(self.end)
            && scene.is(title + 2, &["year"])
            && scene.is(title + 4, &["old"])
            && scene.is_joint(title + 1)
            && scene.is_joint(title + 3);
        if aged { title + 5 } else { title }
    }

    /// The end of an office with what says that it is not held yet: "president[-elect]", "governor[-designate]".
    fn behind_elect(&self, next: usize) -> usize {
        let scene = self.scene;
        let waits = next + 1 < self.end && scene.is_joint(next) && scene.is(next + 1, &["elect", "designate"]);
        if waits { next + 2 } else { next }
    }

    /// The place that owns a body: "[Chad]'s National Library".
    fn owner(&self, name: usize) -> Option<usize> {
        let start = self.names[name].tokens.start as usize;
        let owner = start.checked_sub(2).filter(|&last| last >= self.first && self.scene.is_possessive(last + 1))?;
        self.places.at(owner).filter(|&owner| self.names[owner].kind == EntityKind::Place)
    }

    /// The country in an organisation's own name: "Syrian Foreign Ministry".
    fn leading_country(&self, name: usize) -> Option<&'static str> {
        leading_country(self.scene, &self.names[name])
    }

    fn determiner(&self, start: usize) -> Determiner {
        if start == self.first {
            return Determiner::None;
        }
        let before = start - 1;
        match self.scene.lower(before) {
            // "said that authorities …": not every "that" points.
            "that" if self.scene.pos(before) != Pos::Det => Determiner::None,
            "the" | "this" | "that" | "these" | "those" => Determiner::Definite,
            "a" | "an" | "any" | "some" | "another" | "one" | "every" | "each" | "no" | "several" | "two" | "three" => {
                Determiner::Indefinite
            }
            "his" | "her" | "its" | "their" | "my" | "our" => Determiner::Possessive(before),
            _ => Determiner::None,
        }
    }
}

/// Whether all places that a name can mean lie in one country.
fn in_one_country(scene: &Scene, senses: &[Sense]) -> bool {
    let country = |sense: &Sense| match *sense {
        Sense::City(city) => Some(scene.gazetteer.cities[city as usize].country),
        Sense::Division(division) => Some(scene.gazetteer.divisions[division as usize].country),
        _ => None,
    };
    let mut countries = senses.iter().filter_map(country);
    let first = countries.next();
    countries.all(|other| Some(other) == first)
}

/// The towns of a division that a body is named for, and by how many times more than another one of its name.
const WELL_KNOWN: u32 = 40;
const TIMES: u32 = 2;

/// The country that an organisation's own name begins with: "Syrian Foreign Ministry", "Bank of England", "Kerala Police".
pub fn leading_country(scene: &Scene, name: &Name) -> Option<&'static str> {
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    if let Some(origin) = league_of(scene, start, end) {
        return Some(origin);
    }
    (start..end.min(start + 6)).filter(|&token| scene.is_capital(token)).find_map(|token| {
        let (until, senses) = scene.gazetteer.names.longest(scene, token, end, Fold::Exact)?;
        let nation = |sense: &Sense| {
            matches!(sense, Sense::Country(_) | Sense::Part(_) | Sense::Adjective(_) | Sense::People(_))
        };
        if senses.iter().any(nation) {
            return codes::country_of(scene, senses);
        }
        // "Central", "Eastern Province" and "Unity" are divisions somewhere, and so is "San Juan".
        if (token..until).all(|word| scene.is_common(word)) {
            return None;
        }
        let city = || city_country(scene, senses).filter(|_| until > token + 1 || !scene.is_common(token));
        if until > token + 1 {
            // "New South Wales Police"
            let division = senses.iter().any(|sense| matches!(sense, Sense::Division(_)));
            let told = division && in_one_country(scene, senses);
            if told { codes::country_of(scene, senses) } else { city() }
        } else {
            division_country(scene, token, senses).or_else(city)
        }
    })
}

/// IGO, NGO and the like, where a name begins with that of a body of no country: "[East African Community] Secretariat", "[Oxfam]
/// Kenya"; not "Red Cross of Kenya".
fn league_of(scene: &Scene, start: usize, end: usize) -> Option<&'static str> {
    let (until, senses) = scene.gazetteer.names.longest(scene, start, end, Fold::Exact)?;
    let origin = |sense: &Sense| match *sense {
        Sense::Organization { code, .. } => codes::origin(code).filter(|origin| LEAGUES.contains(origin)),
        _ => None,
    };
    let goes_on = until < end && scene.is_capital(until) && scene.gap(until);
    senses.iter().find_map(origin).filter(|_| goes_on)
}

/// What stands in a code where bodies of no country have none.
const LEAGUES: [&str; 4] = ["EUR", "IGO", "NGO", "UNO"];

/// People, in thousands, of a city that a body is named for, and of one that outweighs all divisions of its name.
const LARGE: u32 = 300;
const GREAT: u32 = 1000;

/// The country of a large city that hardly another one is called like: not that of "San Juan".
fn city_country(scene: &Scene, senses: &[Sense]) -> Option<&'static str> {
    let cities = senses.iter().filter_map(|sense| match *sense {
        Sense::City(city) => Some(&scene.gazetteer.cities[city as usize]),
        _ => None,
    });
    let first = cities.max_by_key(|city| city.thousands).filter(|city| city.thousands >= LARGE)?;
    let elsewhere = |sense: &Sense| match *sense {
        Sense::City(city) => {
            let other = &scene.gazetteer.cities[city as usize];
            other.country != first.country && other.thousands * TIMES > first.thousands
        }
        Sense::Division(division) => {
            scene.gazetteer.divisions[division as usize].country != first.country && first.thousands < GREAT
        }
        _ => false,
    };
    (!senses.iter().any(elsewhere)).then_some(first.country)
}

/// The country of a large division that a word means and that few people are called by: "Kerala".
fn division_country(scene: &Scene, token: usize, senses: &[Sense]) -> Option<&'static str> {
    let division = |sense: &Sense| match *sense {
        Sense::Division(division) => Some(scene.gazetteer.divisions[division as usize]),
        _ => None,
    };
    let mut found: Vec<_> = senses.iter().filter_map(division).collect();
    found.sort_by_key(|division| std::cmp::Reverse(division.towns));
    let first = found.first().filter(|division| division.towns >= WELL_KNOWN)?;
    let alone = found[1..].iter().all(|other| other.country == first.country || other.towns * TIMES < first.towns);
    let person =
        scene.gazetteer.given.contains(scene.word(token)) || scene.gazetteer.surnames.contains(scene.word(token));
    let body = |token: usize| token < scene.len() && scene.head(token).is_some();
    (alone && (!person || body(token + 1) || body(token + 2))).then_some(first.country)
}

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Options};

    #[test]
    fn a_text_may_be_cut_off_inside_an_office() {
        for text in ["He met the President of", "He met the President of the", "He met the President of the ruling"] {
            let article = Extractor::default().read(text, &Options::default()).unwrap();
            assert!(article.entities.iter().any(|entity| entity.name.starts_with("the President")), "{text}");
        }
    }
}
