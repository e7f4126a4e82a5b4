//! Offices and jobs: "Syrian President Bashar Al-Assad", "Ali Mamlouk, Syrian National Security Bureau chief", "the Air
//! Force intelligence head", "X, who is …".
//!
//! In: the names. Out: [`Office`]s, each with the words that it stands in, what they say of country, organisation, sector
//! and status, and the name of its holder where one stands beside it. The noun of the office is looked up, then its
//! phrase grows to the left over modifiers and names, and to the right over "of", "for" and "to".

mod before;
mod behind;
mod holder;
mod noun;
mod origin;
mod sector;

use super::gazetteer::{Gender, RoleWord, Usage};
use super::names::Name;
use super::scene::Scene;
use super::{EntityKind, RoleStatus};
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use behind::Behind;
pub use holder::SHARED;
use sector::Told;

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
        let (mut first, end) = (sentence.start as usize, sentence.end as usize);
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
                if reader.styled(next, role).is_some() {
                    first = at;
                }
                reader.share_back(&office, &mut found);
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
    fn office(&self, at: usize, next: usize, role: RoleWord) -> Office {
        let scene = self.scene;
        let noun = next - 1;
        let next = self.behind_elect(next);
        let left = self.left(at);
        let Behind { end, inside, field, portfolio } = self.behind(at, next, &left);
        let is_body = |&name: &usize| self.names[name].kind == EntityKind::Organization;
        let organization = left.organization.or_else(|| inside.filter(is_body));
        let of_organization = organization.and_then(|name| self.sector_of(name));
        let told = Told { at, noun, next, role, organization, of_organization, inside };
        // "the leaders of Chad and Niger" are of no single country.
        let joined = inside.filter(|_| scene.syntax.words[noun].tag == Tag::Nns).and_then(|name| self.joined(name));
        let end = joined.unwrap_or(end);
        let (country, country_at) = self.origin(&told, &left, joined.is_some(), end);
        let (mut sector, mut sector_at) = self.sector(&told, &left);
        let ended = (at..=noun).find(|&token| scene.is_former(token));
        let status = match ended {
            Some(_) => RoleStatus::Former,
            None if next > noun + 1 => RoleStatus::Elect,
            None => left.status,
        };
        // "the Secretary of Justice"
        if portfolio && sector.is_none() {
            (sector, sector_at) = (Some("GOV"), TokenSpan::new(at, next));
        }
        // "his former party" still is one, and so are "his former wife" and a former nurse
        let civil = matches!(role.sector, Some("AGR" | "CVL" | "EDU" | "LAB" | "MED" | "REF"));
        if status == RoleStatus::Former && !civil && (role.usage != Usage::Plural || scene.head(noun).is_none()) {
            let status_at = ended.map_or(left.status_at, |token| TokenSpan::new(token, token + 1));
            (sector, sector_at) = (Some("ELI"), status_at);
        }
        let mut office = Office {
            tokens: TokenSpan::new(left.start, end),
            title: TokenSpan::new(self.behind_age(left.title, at), field.unwrap_or(next)),
            head: noun,
            determiner: self.determiner(left.start),
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
