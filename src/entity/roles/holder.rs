//! Who holds an office: the person whose name stands before it, behind it, or as the subject of "is" and "serves as".

use super::{Determiner, Office, Reader};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Usage, cue};
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use crate::token::Shape;

/// The most words of what an office is over: "of the mission".
const WORDS: usize = 7;

/// The most words between "identified" and "as": "by police in Lagos".
const NAMER: usize = 6;

/// The rule of an office that is said of several, or with another one.
pub const SHARED: &str = "office-shared";

impl Reader<'_, '_> {
    /// The person whose name begins at a token, after an honorific or a capitalised title perhaps: "Prince Karim Rao".
    pub(super) fn person_at(&self, token: usize) -> Option<usize> {
        let scene = self.scene;
        // "Gen (retd) Ann Lee"
        let retired = token + 3 < self.end
            && scene.word(token) == "("
            && scene.is(token + 1, &["r", "ret", "ret'd", "retd", "retired", "rtd"])
            && scene.word(token + 2) == ")";
        let mut token = if retired { token + 3 } else { token };
        let begins = |name: &usize| {
            self.names[*name].kind == EntityKind::Person && self.names[*name].tokens.start as usize == token
        };
        // "[Alhaji Sani Rao]", whose honorific is part of the name
        if let Some(name) = self.places.at(token).filter(|_| token < self.end).filter(begins) {
            return Some(name);
        }
        if token < self.end
            && let Some((next, role)) = scene.role_from(token, self.end)
            && (role.usage == Usage::Honorific || role.usage == Usage::Title && scene.is_capital(token))
        {
            token = next;
        }
        let name = self.places.at(token).filter(|_| token < self.end)?;
        (self.names[name].kind == EntityKind::Person && self.names[name].tokens.start as usize == token).then_some(name)
    }

    /// The person whose name ends before a token.
    fn person_before(&self, token: usize) -> Option<usize> {
        let name = token.checked_sub(1).and_then(|before| self.places.at(before))?;
        (token > self.first
            && self.names[name].kind == EntityKind::Person
            && self.names[name].tokens.end as usize == token)
            .then_some(name)
    }

    /// Find who holds the office.
    pub(super) fn hold(&self, office: &mut Office) {
        let scene = self.scene;
        let end = office.tokens.end as usize;
        if let Some(name) = self.person_at(end) {
            // "told reporters Lee was ill", but "the carmaker Veltra"
            let several = matches!(scene.syntax.words[office.head].tag, Tag::Nns | Tag::Nnps)
                || scene.is(office.head, &["media", "press", "police"]);
            if office.usage != Usage::Plural || !several || self.person_after(name).is_some() {
                (office.holder, office.rule) = (Some(name), "title-before-name");
            }
            return;
        }
        if office.usage == Usage::Plural {
            return;
        }
        // "Hamas leader in the Gaza Strip Omar Deby", but not "told the leader in Paris Lee was ill"
        let placed = self.place_after(end).map(|name| self.names[name].tokens.end as usize);
        if let Some(behind) = placed.filter(|_| office.organization.is_some())
            && let Some(name) = self.person_at(behind).filter(|&name| self.names[name].tokens.len() > 1)
        {
            (office.tokens.end, office.holder, office.rule) = (behind as u32, Some(name), "title-before-name");
            return;
        }
        let start = office.start();
        if scene.shape(office.head) == Shape::Upper
            && let Some(name) = self.person_before(start)
        {
            (office.holder, office.rule) = (Some(name), "letters-after-name");
            return;
        }
        // "Ann Lee, [Bo Rune's] chief of staff"
        let owner =
            start.checked_sub(2).filter(|_| scene.is_possessive(start - 1)).and_then(|last| self.places.at(last));
        let start = owner.map_or_else(|| office.whole(scene), |owner| self.names[owner].tokens.start as usize);
        if let Some(name) = self.appositive(start) {
            (office.holder, office.rule) = (Some(name), "apposition-after-name");
            return;
        }
        // "The head of the Lake Authority in Mali, Ann Lee, …", "the head of the mission, Ann Lee, …"
        let end = self.place_after(end).map_or(end, |name| self.names[name].tokens.end as usize);
        // "Spokesman for the Energy Agency (EA) Ann Lee said"
        let letters = end + 2 < self.end && scene.word(end) == "(" && scene.word(end + 2) == ")";
        let behind = if letters { end + 3 } else { end };
        let title =
            office.determiner == Determiner::None && scene.is_capital(office.head) && office.organization.is_some();
        let speaks = scene.is(office.head, &["spokesman", "spokesperson", "spokeswoman"]);
        if title
            && speaks
            && let Some(name) = self.person_at(behind)
        {
            (office.holder, office.rule) = (Some(name), "name-in-apposition");
            return;
        }
        let end = self.client(self.common_after(end));
        if end + 1 < self.end
            && scene.word(end) == ","
            && let Some(name) = self.person_at(end + 1)
        {
            let after = self.names[name].tokens.end as usize;
            let words = &scene.syntax.words;
            let hangs = |token: usize| words[token].dep == Dep::Appos && words[token].head as usize == office.head;
            let closed = after >= self.end || matches!(scene.word(after), "," | "." | "(" | ")" | ";" | "—");
            if closed || self.names[name].tokens.range().any(hangs) {
                (office.holder, office.rule) = (Some(name), "name-in-apposition");
                return;
            }
        }
        if let Some(name) = self.described_after(office, end).or_else(|| self.named_after(office, end)) {
            (office.holder, office.rule) = (Some(name), "name-in-apposition");
        } else if let Some(name) = self.called(office.tokens.end as usize) {
            (office.holder, office.rule) = (Some(name), "called-by-name");
        } else if let Some(name) = self.subject(start) {
            (office.holder, office.rule) = (Some(name), "name-is-office");
        }
    }

    /// Behind the person whom somebody serves: "a lawyer for [Roe], Ann Lee, said".
    fn client(&self, end: usize) -> usize {
        let serves = end + 2 < self.end && self.scene.is(end, &["for", "of"]);
        let client = self.person_at(end + 1).filter(|_| serves);
        let after = client.map(|name| self.names[name].tokens.end as usize);
        // "for Roe, Lee and Rune"
        let and = |after: &usize| {
            let next = self.person_at(after + 1).map_or(0, |name| self.names[name].tokens.end as usize);
            next < self.end && (self.scene.is(next, &["and"]) || self.scene.is(next + 1, &["and"]))
        };
        after
            .filter(|&after| after < self.end && self.scene.word(after) == ",")
            .filter(|after| !and(after))
            .unwrap_or(end)
    }

    /// Who is described once more behind a comma: "The mission's commander, [the Italian general] Ann Lee, …", "its envoy,
    /// [Irishman] Bo Rune, …", "Lee's lawyer, [former judge] Bo Rune, …"; not "the mayor, police chief Ann Lee, and others".
    fn described_after(&self, office: &Office, end: usize) -> Option<usize> {
        let scene = self.scene;
        let opens = office.whole(scene) <= self.first + 1 || office.determiner != Determiner::Indefinite;
        if end + 2 >= self.end || scene.word(end) != "," || !opens {
            return None;
        }
        let nation = |token: usize| {
            self.places
                .at(token)
                .is_some_and(|name| matches!(self.names[name].kind, EntityKind::Group | EntityKind::Place))
        };
        let noun = |token: usize| matches!(scene.pos(token), Pos::Adj | Pos::Noun | Pos::Propn | Pos::Det);
        let inside = |token: usize| nation(token) || self.places.at(token).is_none() && noun(token);
        let from = (end + 1..self.end.min(end + 1 + WORDS)).find(|&token| !inside(token))?;
        let name = self.person_at(from).filter(|_| from > end + 1)?;
        let after = self.names[name].tokens.end as usize;
        let closed = after + 1 < self.end && scene.word(after) == "," && !scene.is(after + 1, &["and", "or"]);
        let mut before = office.whole(scene).saturating_sub(1)..office.head;
        let owned = matches!(office.determiner, Determiner::Possessive(_)) || before.any(|at| scene.is_possessive(at));
        let told = owned || (end + 1..from).any(nation) || scene.is(end + 1, &["the"]) || scene.is_former(end + 1);
        (closed && told).then_some(name)
    }

    /// "Her brother, a teacher named [Idris], …"
    fn named_after(&self, office: &Office, end: usize) -> Option<usize> {
        let scene = self.scene;
        let kin = matches!(office.determiner, Determiner::Possessive(_)) && office.sector == Some("CVL");
        if !kin || end + 4 >= self.end || scene.word(end) != "," || !scene.is(end + 1, &["a", "an"]) {
            return None;
        }
        let small = |token: usize| !scene.is_capital(token) && matches!(scene.pos(token), Pos::Adj | Pos::Noun);
        let named = (end + 2..self.end.min(end + 2 + WORDS)).find(|&token| !small(token))?;
        let called = scene.is(named, &["named", "called"]) && named > end + 2;
        self.person_at(named + 1).filter(|_| called)
    }

    /// The name that somebody is said to go by: "the commander, known as [Pablo Roe]", "a man identified by police as [Tom
    /// Roe]", "a woman who gave her name as [Nargis]"; but not "the man named by [Ann Lee]".
    fn called(&self, end: usize) -> Option<usize> {
        let scene = self.scene;
        let is = |at: usize, words: &[&str]| at < self.end && scene.is(at, words);
        let mut at = end + usize::from(is(end, &[","]));
        if is(at, &["who"]) && is(at + 1, &["gave"]) && is(at + 3, &["name"]) && is(at + 4, &["as"]) {
            return self.person_at(self.behind_mark(at + 5));
        }
        at += usize::from(at < self.end && scene.pos(at) == Pos::Adv);
        let as_follows = is(at, &["known", "identified", "named", "nicknamed", "dubbed", "called", "calling"]);
        if !as_follows {
            return None;
        }
        let calls = is(at, &["calling"]);
        at += 1;
        if calls || is(at, &["as", "by", "only", "himself", "herself", "locally"]) {
            let until = self.end.min(at + NAMER);
            let last = if calls { &["himself", "herself"][..] } else { &["as"][..] };
            at = (at..until).find(|&token| scene.is(token, last))? + 1;
        }
        self.person_at(self.behind_mark(at))
    }

    /// The token behind a quotation mark that may open here.
    fn behind_mark(&self, at: usize) -> usize {
        at + usize::from(at < self.end && matches!(self.scene.word(at), "\"" | "“" | "‘" | "``"))
    }

    /// Where a phrase of small words behind an office ends, before a comma: "of the mission", "for human rights".
    fn common_after(&self, end: usize) -> usize {
        let scene = self.scene;
        if !(end < self.end && scene.is(end, &["of", "for", "at", "in"])) {
            return end;
        }
        // "the Commissioner for the Environment": capitals where the office has one.
        let written = |token: usize| !scene.is_capital(token) || scene.is_capital(end - 1);
        let small = |token: usize| {
            self.places.at(token).is_none()
                && (matches!(scene.pos(token), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Cconj)
                    // "of the president's office"
                    || scene.is_possessive(token))
                && written(token)
        };
        let comma = (end + 1..self.end.min(end + WORDS)).find(|&token| !small(token));
        comma.filter(|&comma| comma > end + 1 && scene.word(comma) == ",").unwrap_or(end)
    }

    /// "Ann Lee, a lawyer and [former minister]": who holds the office that a clause names before.
    pub(super) fn share(&self, office: &mut Office, before: &[Office]) {
        let scene = self.scene;
        let word = &scene.syntax.words[office.head];
        let and = office.start().checked_sub(1).filter(|&and| and > self.first && scene.is(and, &["and", "&"]));
        let Some(other) = before.last().filter(|_| word.dep == Dep::Conj && office.usage != Usage::Plural) else {
            return;
        };
        let beside = matches!(other.rule, "apposition-after-name" | "name-is-office" | SHARED);
        let up = word.head as usize;
        let joined = up == other.head || other.holder.is_some_and(|name| self.names[name].tokens.holds(up));
        if and.is_some_and(|and| scene.word(and - 1) != ",") && joined && beside {
            (office.holder, office.rule) = (other.holder, SHARED);
        }
    }

    /// "[Prime Minister] and Foreign Minister Ann Lee": who holds the office behind "and" holds the one before, if that has no article;
    /// but "the prime minister and Foreign Minister Ann Lee" and "King and Queen Ann" are two.
    pub(super) fn share_back(&self, office: &Office, before: &mut [Office]) {
        let scene = self.scene;
        let Some(other) = before.last_mut().filter(|_| office.rule == "title-before-name") else { return };
        let end = other.tokens.end as usize;
        let joined = end > self.first && end + 1 == office.start() && scene.is(end, &["and", "&"]);
        let titles = [&*other, office].iter().all(|one| one.usage == Usage::Title && scene.is_capital(one.head));
        let reign =
            |one: &Office| scene.is(one.head, &["king", "queen", "prince", "princess", "sultan", "emperor", "empress"]);
        let alone = other.determiner == Determiner::None && other.holder.is_none();
        let two =
            scene.lower(other.head) == scene.lower(office.head) && other.country.is_some() && office.country.is_some();
        if joined && titles && alone && !two && !(reign(other) && reign(office)) {
            (other.holder, other.rule) = (office.holder, SHARED);
        }
    }

    /// "Lawyers Ann Lee and [Bo Rune]": the office of the others of whom a noun is said.
    pub(super) fn others(&self, office: &Office) -> Vec<Office> {
        let mut found = Vec::new();
        let several = office.usage == Usage::Plural && office.rule == "title-before-name";
        let mut last = office.holder.filter(|_| several);
        while let Some(next) = last.and_then(|name| self.person_after(name)) {
            found.push(Office { holder: Some(next), rule: SHARED, ..*office });
            last = Some(next);
        }
        found
    }

    /// The person that "and" or a comma joins to another one.
    fn person_after(&self, name: usize) -> Option<usize> {
        let scene = self.scene;
        let end = self.names[name].tokens.end as usize;
        let joint = |token: usize, words: &[&str]| token < self.end && scene.is(token, words);
        let next = match (joint(end, &[",", "and"]), joint(end + 1, &["and"])) {
            (true, true) => end + 2,
            (true, false) => end + 1,
            (false, _) => return None,
        };
        self.person_at(next)
    }

    /// "Ali Mamlouk, [45,] Syrian National Security Bureau chief"
    fn appositive(&self, start: usize) -> Option<usize> {
        let scene = self.scene;
        let comma = start.checked_sub(1).filter(|&comma| comma >= self.first)?;
        if !matches!(scene.word(comma), "," | "(" | "–" | "—" | "-") {
            return None;
        }
        self.person_before(comma).or_else(|| {
            let age = comma.checked_sub(2)?;
            (scene.shape(age + 1) == Shape::Number && scene.word(age) == ",").then(|| self.person_before(age))?
        })
    }

    /// "X is the …", "X, who was …", "X served as …", "X was sworn in as …"
    fn subject(&self, start: usize) -> Option<usize> {
        let low = self.first.max(start.saturating_sub(7));
        let mut at = start;
        let mut verb = false;
        while at > low && (self.scene.has(at - 1, cue::LINK) || self.scene.word(at - 1) == ",") {
            verb |= !self.scene.is(at - 1, &[","]);
            at -= 1;
        }
        if verb { self.person_before(at) } else { None }
    }
}
