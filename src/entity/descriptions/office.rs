//! Whom an office means that stands without its holder's name: "the Air Force intelligence head", "the president", "the army".
//!
//! In: the walk and an office. Out: a mention of who holds it, or of somebody new. Asked in turn: what the sentence says of it
//! ("became president"), who was spoken of with the same office, what a noun phrase can take up, and what is known.
//! Two offices are one by their titles, fields, bodies and countries.

use super::{FEW, Trace, Walk, apposed, becomes, epithets};
use crate::entity::gazetteer::{Usage, cue};
use crate::entity::nominals::phrase::{self, Behind, Determination, Phrase};
use crate::entity::nominals::{self};
use crate::entity::roles::{Determiner, Office};
use crate::entity::scene::without_ex;
use crate::entity::settle::{codes, leaders, nationality};
use crate::entity::{EntityKind, RoleStatus};
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};

/// Who is at the head of something is called by any of these.
const CHIEFS: [&str; 6] = ["chief", "head", "director", "boss", "leader", "chairman"];

/// Of a body that has one of these the chief is this one: "The NATO chief" is its secretary general.
const HIGHEST: [&str; 9] =
    ["general", "president", "executive", "governor", "commissioner", "ceo", "commander", "chairwoman", "chairperson"];

/// So many words of an office are looked at for what it is below.
const REACH: usize = 6;

impl Walk<'_, '_> {
    /// An office without its holder's name beside it.
    pub(super) fn office(&mut self, index: usize, sentence: usize) {
        let office = &self.offices[index];
        let word = &self.scene.syntax.words[office.head];
        // "witness tampering", "a passenger train": nobody is spoken of.
        let modifies =
            matches!(word.dep, Dep::Compound | Dep::Amod) && word.head as usize >= office.tokens.end as usize;
        // "an army raid" is the army's, "a press badge" nobody's.
        let acts = self.is_body(office.head) && !matches!(office.sector, Some("BUS" | "JRN" | "CVL"));
        // "candidate status", but "Prime Minister Ann Lee"
        let thing = self.places.at(word.head as usize).is_none() && !self.scene.is_capital(office.head);
        if modifies && (office.usage != Usage::Title || thing) && !acts {
            return;
        }
        // Of "an army raid", the army is no more than "army".
        let phrase = self.nominals.phrase(self.scene, office.head);
        // "[the Lee administration]"
        let headed = self.is_body(office.head) && self.head_of_body(office, phrase).is_some();
        let start = match () {
            () if modifies => office.tokens.start as usize,
            () if headed => phrase.start.min(office.tokens.start as usize),
            () => office.whole(self.scene),
        };
        let tokens = TokenSpan::new(start, office.tokens.end as usize);
        if self.is_nobodys(office, phrase) || apposed::before_name(self, phrase, sentence) {
            return;
        }
        if let Some((draft, rule, is_held)) = self.told(office, phrase) {
            if is_held {
                self.chains.drafts[draft].offices.push(index);
            }
            self.describe(draft, tokens, office.head, sentence, rule);
            return;
        }
        // What is only said of somebody takes nobody up.
        if let Some(draft) = becomes::who_is(self, self.top(office)).filter(|_| office.usage != Usage::Plural) {
            self.chains.drafts[draft].offices.push(index);
            return;
        }
        let meant = self.meant(office, phrase, sentence);
        let (draft, rule) = meant.unwrap_or_else(|| (self.begin(office, phrase), "office"));
        self.chains.drafts[draft].offices.push(index);
        self.describe(draft, tokens, office.head, sentence, rule);
    }

    /// The phrase of the noun that somebody becomes: of "head of state" that of the head.
    fn top(&self, office: &Office) -> Phrase {
        self.nominals.phrase(self.scene, office.top(self.scene))
    }

    /// Whom the sentence itself says to be meant, by which rule, and whether they hold the office; a body only bears its noun.
    fn told(&self, office: &Office, phrase: Phrase) -> Option<(usize, &'static str, bool)> {
        let is_one = office.usage != Usage::Plural;
        let by_name = apposed::behind_name(self, office.head).map(|draft| (draft, "noun-beside-name", false));
        let by_noun = || {
            let draft = apposed::behind_description(self, phrase).filter(|_| is_one)?;
            Some((draft, "noun-beside-noun", true))
        };
        let by_body = || Some((self.named_body(office).filter(|_| !phrase.plural)?, "name-before-noun", false));
        let by_verb = || Some((becomes::who(self, self.top(office)).filter(|_| is_one)?, "becomes-office", true));
        by_name.or_else(by_noun).or_else(by_body).or_else(by_verb)
    }

    /// Who is taken up, or known without being named, and by which rule.
    fn meant(&mut self, office: &Office, phrase: Phrase, sentence: usize) -> Option<(usize, &'static str)> {
        if let Some(found) = self.antecedent(office, sentence) {
            return Some(found);
        }
        let taken_up = nominals::antecedent(self, phrase, sentence);
        let near = |draft: usize| !self.is_late(office, draft, sentence);
        let fits = |draft: usize| self.can_hold(draft, office) && self.can_act(draft, office) && near(draft);
        if let Some(draft) = taken_up.filter(|&draft| fits(draft)) {
            return Some((draft, "office-taken-up"));
        }
        let found = leaders::holder(self, office).map(|draft| (draft, "known-leader"));
        let found = found.or_else(|| Some((self.later_holder(office)?, "same-office")));
        let found = found.or_else(|| Some((self.only_person(office, phrase)?, "office-of-only-person")));
        found.or_else(|| Some((epithets::of_office(self, office, phrase, sentence)?, "epithet")))
    }

    /// A draft for the holder of an office, for a body, or for people who are spoken of first.
    fn begin(&mut self, office: &Office, phrase: Phrase) -> usize {
        let kind = match office.usage {
            // "the carmaker"
            Usage::Plural if office.sector == Some("BUS") && !phrase.plural => EntityKind::Organization,
            // "the militants" are many.
            Usage::Plural if self.is_body(office.head) && !self.is_people(office.head) => EntityKind::Organization,
            // "the regulator", but not "the military"
            Usage::Plural
                if !phrase.plural && self.scene.has(office.head, cue::BODY) && office.sector != Some("MIL") =>
            {
                EntityKind::Organization
            }
            Usage::Plural => EntityKind::Group,
            _ => EntityKind::Person,
        };
        let draft = self.chains.new_draft(kind);
        self.chains.drafts[draft].gender = office.gender;
        // "The army … it": a body is one, although its word stands for several people.
        self.chains.drafts[draft].plural = kind == EntityKind::Group;
        if self.scene.is(office.head, &["counterpart"]) {
            self.chains.drafts[draft].sector = self.owner().and_then(|owner| self.sector(owner));
        }
        draft
    }

    /// Whether no one is meant: "she ran for [mayor]", "he was taken to [hospital]"; but "a vote for [President] Lee" is about him.
    fn is_nobodys(&self, office: &Office, phrase: Phrase) -> bool {
        let scene = self.scene;
        let bare = office.determiner == Determiner::None
            && !phrase.plural
            && office.organization.is_none()
            && office.country.is_none()
            && phrase.start == office.tokens.start as usize
            && !office.tokens.range().any(|token| scene.is_capital(token) || scene.is_possessive(token));
        // "in the company of his wife"
        let of = office.head + 1;
        let kept = scene.is(office.head, &["company"]) && of + 1 < scene.len() && scene.is(of, &["of"]);
        if kept && scene.is(of + 1, &["friends", "her", "his", "my", "our", "others", "their", "your"]) {
            return true;
        }
        let before = phrase.start.checked_sub(1).filter(|&before| bare && scene.syntax.words[before].dep == Dep::Case);
        before.is_some_and(|before| match office.usage {
            Usage::Title => scene.is(before, &["for"]) && office.sector == Some("GOV"),
            Usage::Plural => {
                let house = scene.is(office.head, &["court", "hospital", "prison", "school", "university", "college"]);
                house && office.tokens.len() == 1 && scene.is(before, &["at", "from", "in", "into", "to"])
            }
            _ => false,
        })
    }

    /// "Ann Lee spoke. … The minister": who is meant by an office that nothing more is said of, where one person alone was named.
    fn only_person(&self, office: &Office, phrase: Phrase) -> Option<usize> {
        let bare = phrase.start + 1 == office.head && office.tokens.end as usize == office.head + 1;
        let definite = phrase.determination == Determination::Definite && phrase.behind == Behind::Nothing;
        if office.usage != Usage::Title || !bare || !definite || phrase.plural {
            return None;
        }
        let is_person = |draft: usize| self.chains.drafts[draft].kind == EntityKind::Person;
        let mut people = self.recent().map(|trace| trace.draft).filter(|&draft| is_person(draft));
        let person = people.find(|&draft| !self.chains.drafts[draft].names.is_empty())?;
        let alone = self.recent().all(|trace| {
            trace.draft == person || !is_person(trace.draft) || self.chains.drafts[trace.draft].names.is_empty()
        });
        (alone && self.can_hold(person, office)).then_some(person)
    }

    /// Whether a body with a name can be the army, the police, the parliament or the court that a noun speaks of: not "CNN".
    fn can_act(&self, draft: usize, office: &Office) -> bool {
        let Some(power) = office.sector.filter(|sector| matches!(*sector, "MIL" | "COP" | "LEG" | "JUD")) else {
            return true;
        };
        let sectors = self.chains.drafts[draft].names.iter().filter_map(|&name| {
            let listed = codes::listed_sector(self.names[name].senses);
            listed.or(self.names[name].sector)
        });
        sectors.into_iter().all(|sector| sector == power || codes::is_armed(sector) && codes::is_armed(power))
    }

    /// Whether an entity can have this office: it has none so far, or such a one of no other country.
    fn can_hold(&self, draft: usize, office: &Office) -> bool {
        // "The author" is no book.
        let thing = matches!(self.chains.drafts[draft].kind, EntityKind::Other | EntityKind::Place);
        if office.usage != Usage::Plural && thing {
            return false;
        }
        // "The American firm" is not the "German chemicals group Basalt".
        let nation = if office.country.is_some() { nationality::nation_of_body(self, draft) } else { None };
        if nation.is_some() && nation != office.country && self.chains.drafts[draft].kind == EntityKind::Organization {
            return false;
        }
        let held = || self.chains.drafts[draft].offices.iter().rev().take(FEW).map(|&held| &self.offices[held]);
        let portfolio = |office: &Office| office.title.end as usize > office.head + 1;
        let other = |held: &Office| {
            (portfolio(held) || portfolio(office) || self.is_body(office.head))
                && self.field(held).zip(self.field(office)).is_some_and(|(held, field)| held != field)
        };
        let same = |held: &Office| self.scene.lower(held.head) == self.scene.lower(office.head) && !other(held);
        let agrees = |held: &Office| {
            (held.country.is_none() || office.country.is_none() || held.country == office.country)
                && (office.usage == Usage::Plural || self.is_of_same_body(held, office))
                && !self.is_of_another(held, office)
                && self.is_under(held) == self.is_under(office)
        };
        // "army officers … police officers"
        let apart = |held: &Office| {
            office.usage == Usage::Plural && held.sector.zip(office.sector).is_some_and(|(held, sector)| held != sector)
        };
        held().all(|held| agrees(held) && !apart(held)) && (held().next().is_none() || held().any(same))
    }

    /// The body whose name stands before the noun for its kind: "the Georgian Dream party"; not "the Likud coalition".
    fn named_body(&self, office: &Office) -> Option<usize> {
        let name = office.organization?;
        let end = self.names[name].tokens.end as usize;
        let beside = end <= office.head && (end..office.head).all(|token| self.scene.pos(token) == Pos::Noun);
        if !beside || !self.is_body(office.head) || self.scene.is(office.head, &["coalition", "alliance", "government"])
        {
            return None;
        }
        let code = codes::listed_sector(self.names[name].senses);
        // "the Forward Movement party", "the Bakhtar news agency"
        let unknown = self.names[name].kind == EntityKind::Organization && self.names[name].senses.is_empty();
        let sector = code.or(self.names[name].sector);
        let noun = self.scene.role_from(end, office.head + 1)?.1.sector?;
        if unknown && sector.is_none() && matches!(noun, "JRN" | "PTY") {
            return Some(self.chains.of_name[name]);
        }
        let sector = sector?;
        (sector == noun || codes::is_armed(sector) && codes::is_armed(noun)).then(|| self.chains.of_name[name])
    }

    /// A word for a body and not for people: "army", "government".
    pub(super) fn is_body(&self, head: usize) -> bool {
        self.scene.head(head).is_some()
    }

    /// A plural of a noun for a person.
    fn is_people(&self, head: usize) -> bool {
        let word = &self.scene.syntax.words[head];
        word.tag == Tag::Nns && phrase::class_of(&word.lemma) == phrase::Class::Person
    }

    /// Who an office means that stands alone.
    fn antecedent(&self, office: &Office, sentence: usize) -> Option<(usize, &'static str)> {
        let definite = match office.determiner {
            Determiner::Definite | Determiner::Possessive(_) => true,
            Determiner::None => {
                // "police" without an article is the police of the story; "the Revival party" is not any party.
                let police = || office.sector == Some("COP") && self.is_body(office.head);
                self.scene.is_capital(office.head)
                    || self.is_owned(office)
                    || office.usage == Usage::Plural && (office.country.is_some() || police())
            }
            Determiner::Indefinite => false,
        };
        if !definite {
            return None;
        }
        if self.scene.is(office.head, &["counterpart"]) {
            return self.counterpart(office);
        }
        // "the second cardinal" is not the cardinal who was spoken of.
        let second = |token: usize| self.scene.is(token, &["another", "fellow", "other", "second", "third"]);
        // "the head of the U.N.-backed government" is not the head of anything told.
        let end = office.tokens.end as usize;
        let of =
            CHIEFS.contains(&self.scene.lower(office.head)) && end < self.scene.len() && self.scene.is(end, &["of"]);
        let from = end + 1 + usize::from(end + 1 < self.scene.len() && self.scene.is(end + 1, &["the"]));
        let helped = |name: usize| {
            let joint = self.names[name].tokens.end as usize;
            joint < self.scene.len() && self.scene.is_joint(joint)
        };
        let open = of && self.places.at(from).is_some_and(helped);
        if office.usage != Usage::Plural
            && !(open && office.organization.is_none() && office.country.is_none())
            && !office.tokens.range().any(second)
            && let Some(draft) = self.same_office(office, sentence)
        {
            return Some((draft, "same-office"));
        }
        // "Its coast guard" is no other state's that was spoken of.
        let owned = matches!(office.determiner, Determiner::Possessive(_)) && office.country.is_none();
        // "the rebels … the rebels"
        self.recent().filter(|trace| trace.sentence + 8 >= sentence).find_map(|trace| {
            let draft = &self.chains.drafts[trace.draft];
            let same = draft.names.is_empty()
                && !self.is_late(office, trace.draft, sentence)
                && draft.offices.iter().rev().take(FEW).any(|&other| {
                    let other = &self.offices[other];
                    self.scene.lower(other.head) == self.scene.lower(office.head)
                        // "the Saudi-led coalition … the coalition" is no party.
                        && (office.sector == other.sector
                            || office.sector.is_none()
                            || other.sector.is_none()
                            || office.tokens.len() == 1 && self.is_body(office.head))
                        && (office.country.is_none() || other.country.is_none() || office.country == other.country)
                        && !(owned && other.country.is_some())
                        && (office.usage == Usage::Plural || self.is_of_same_body(other, office))
                        && !self.is_of_another(other, office)
                        && self.scene.lower(other.title.start as usize) == self.scene.lower(office.title.start as usize)
                });
            same.then_some((trace.draft, "same-description"))
        })
    }

    /// "Chad's president"
    pub(super) fn is_owned(&self, office: &Office) -> bool {
        (office.start()..office.head).any(|token| self.scene.is_possessive(token))
    }

    /// Whether two offices are of no two bodies: "the Revival Party's nominee" is not the Unity Party's.
    fn is_of_same_body(&self, held: &Office, office: &Office) -> bool {
        let bodies = held.organization.zip(office.organization);
        bodies.is_none_or(|(one, other)| self.chains.of_name[one] == self.chains.of_name[other])
            && !self.is_of_other(held, office)
    }

    /// The person whose name stands right before a body of theirs: "the [Lee] administration".
    fn head_of_body(&self, office: &Office, phrase: Phrase) -> Option<usize> {
        let start = office.tokens.start as usize;
        let name = self.places.at(start.checked_sub(1).filter(|&before| before >= phrase.start)?)?;
        (self.names[name].kind == EntityKind::Person).then(|| self.chains.of_name[name])
    }

    /// "the Lee administration" is not "the Berg administration".
    fn is_of_another(&self, held: &Office, office: &Office) -> bool {
        let person = |office: &Office| self.head_of_body(office, self.nominals.phrase(self.scene, office.head));
        person(held).zip(person(office)).is_some_and(|(one, other)| one != other)
    }

    /// "the head of the ministry" is not "the head of the cult", where neither has a name.
    fn is_of_other(&self, held: &Office, office: &Office) -> bool {
        let scene = self.scene;
        let of = |office: &Office| {
            let (of, noun) = self.nominals.phrase(scene, office.head).complement?;
            let small = scene.is(of as usize, &["of"]) && self.places.at(noun as usize).is_none();
            (small && scene.pos(noun as usize) == Pos::Noun).then(|| nominals::noun(scene, noun as usize))
        };
        of(held).zip(of(office)).is_some_and(|(held, told)| held != told)
    }

    /// Whether two offices can be one by their bodies and countries; what a name owns is told by its country.
    pub fn is_of_same(&self, held: &Office, office: &Office) -> bool {
        let told = self.is_owned(office) && office.organization.is_none();
        self.is_of_same_body(held, office)
            && !self.are_elsewhere(held, office)
            && (held.country == office.country || !told && (office.country.is_none() || held.country.is_none()))
    }

    /// The person who holds such an office, the one last spoken of if there are several.
    fn same_office(&self, office: &Office, sentence: usize) -> Option<usize> {
        let fits = |draft: usize| {
            let person = &self.chains.drafts[draft];
            person.kind == EntityKind::Person
                && person.offices.iter().take(FEW).any(|&held| {
                    let held = &self.offices[held];
                    self.same_title(held, office) && self.is_of_same(held, office)
                })
        };
        let country = office
            .country
            .or_else(|| office.organization.and_then(|name| codes::country_of(self.scene, self.names[name].senses)));
        let nationality = |draft: usize| {
            country.is_none()
                || self.chains.drafts[draft]
                    .offices
                    .iter()
                    .take(FEW)
                    .filter_map(|&held| self.offices[held].country)
                    .all(|held| Some(held) == country)
        };
        let fits = |draft: usize| fits(draft) && nationality(draft);
        // "The king received the Kazakh minister": the two are not one.
        let governor = self.scene.syntax.words[office.head].head;
        let beside = |trace: &Trace| {
            trace.sentence == sentence && trace.place.part.is_subject() && trace.place.governor == governor as usize
        };
        let beside = self.recent().filter(|trace| beside(trace)).map(|trace| trace.draft).next();
        let is_object = matches!(self.scene.syntax.words[office.head].dep, Dep::Obj | Dep::Iobj);
        let fits = |draft: usize| fits(draft) && !(is_object && beside == Some(draft));
        let told = |draft: usize| {
            let mut held = self.chains.drafts[draft].offices.iter().take(FEW).map(|&held| self.offices[held].country);
            country.is_some() && held.any(|held| held == country)
        };
        // Who was the subject last comes before who was only named, who is in office before who was or will be, and who is of that
        // country before who is of none.
        let serves = |draft: usize| {
            let person = &self.chains.drafts[draft];
            person.offices.iter().take(FEW).any(|&held| {
                let held = &self.offices[held];
                held.status == office.status && self.same_title(held, office) && self.is_of_same(held, office)
            })
        };
        let latest = |fits: &dyn Fn(usize) -> bool| {
            let first = self.recent().find(|trace| fits(trace.draft));
            let subject = self.recent().find(|trace| trace.place.part.is_subject() && fits(trace.draft));
            subject.or(first).map(|trace| trace.draft)
        };
        let last = latest(&fits);
        let serving = || latest(&|draft| fits(draft) && serves(draft));
        let both = || latest(&|draft| fits(draft) && serves(draft) && told(draft));
        let better = || both().or_else(serving).or_else(|| latest(&|draft| fits(draft) && told(draft)));
        last.and_then(|_| better()).or(last).or_else(|| {
            codes::country(country?)?;
            let mut holders = self.holders.iter().copied().filter(|&draft| fits(draft));
            // Who leads a state may be known: "the Chadian president", where another one's is named later.
            let known = leaders::leads(self.scene, office);
            holders.clone().find(|&draft| told(draft)).or_else(|| holders.next().filter(|_| !known))
        })
    }

    /// Who is named later with such an office of no country, where nobody is known to lead the state.
    fn later_holder(&self, office: &Office) -> Option<usize> {
        let country = office.country.filter(|country| codes::country(country).is_some())?;
        let fits = |draft: usize| {
            let person = &self.chains.drafts[draft];
            let mut held = person.offices.iter().take(FEW).map(|&held| &self.offices[held]);
            person.kind == EntityKind::Person
                && held.clone().all(|held| held.country.is_none_or(|held| held == country))
                && held.any(|held| self.same_title(held, office) && self.is_of_same(held, office))
        };
        let definite = office.determiner != Determiner::Indefinite && office.usage != Usage::Plural;
        self.holders
            .iter()
            .copied()
            .find(|&draft| fits(draft))
            .filter(|_| definite && leaders::leads(self.scene, office))
    }

    /// "intelligence head" and "intelligence chief" are one title, "head" alone is any chief's.
    pub fn same_title(&self, one: &Office, other: &Office) -> bool {
        let (a, b) = (self.noun(one), self.noun(other));
        let heads = a == b || CHIEFS.contains(&a) && CHIEFS.contains(&b);
        // "Italy's leader" is its prime minister.
        let of_one = other.country.and_then(codes::country).is_some() && one.country == other.country;
        if of_one
            && self.scene.is(other.head, &["leader"])
            && self.field(other).is_none()
            && leaders::leads(self.scene, one)
        {
            return one.status == other.status;
        }
        // "the Turkish leader" heads no party of it.
        let of_state = other.country.is_some() && other.organization.is_none() && self.field(other).is_none();
        if a != b && self.scene.is(other.head, &["leader"]) && of_state && one.organization.is_some() {
            return false;
        }
        let body = |office: &Office| office.organization.map(|name| self.chains.of_name[name]);
        let of_one = body(other).is_some() && body(one) == body(other);
        if of_one && CHIEFS.contains(&b) && HIGHEST.contains(&a) && self.field(other).is_none() {
            return one.status == other.status;
        }
        let field = |office: &Office| self.field(office);
        let vague = field(other).is_none();
        // "The interim minister Ann Lee … The minister"
        let status = one.status == other.status || other.status == RoleStatus::Current && vague;
        // "The president" is not the vice president.
        if self.is_under(one) != self.is_under(other) {
            return false;
        }
        // "The leader of the farmers" is no chief of the army.
        let next = other.tokens.end as usize;
        let told = next < self.scene.len() && self.scene.is(next, &["of"]) && other.organization.is_none();
        let apart = one.sector.zip(other.sector).is_some_and(|(one, other)| one != other);
        if told && a != b && apart {
            return false;
        }
        heads
            && status
            && (vague
                || field(one) == field(other)
                || one.sector.is_some() && one.sector == other.sector && one.sector != Some("GOV"))
    }

    /// Whether an office is that of who stands below its holder: "vice president", "lieutenant governor".
    fn is_under(&self, office: &Office) -> bool {
        let until = office.head.min(office.title.start as usize + REACH);
        let ranked = self.scene.is(office.head, &["governor"]);
        (office.title.start as usize..until).any(|token| {
            self.scene.is(token, &["vice"]) || ranked && self.scene.is(token, &["lieutenant", "lt", "lt.", "deputy"])
        })
    }

    /// The noun of an office, in full: "general" of "Maj. Gen.", "premier" of a prime minister.
    fn noun(&self, office: &Office) -> &str {
        let noun = self.scene.lower(office.head);
        let noun = without_ex(noun).unwrap_or(noun);
        let prime = noun == "minister" && office.head > 0 && self.scene.is(office.head - 1, &["prime"]);
        match noun.trim_end_matches('.') {
            "gen" => "general",
            "col" => "colonel",
            "maj" => "major",
            "capt" => "captain",
            "lt" => "lieutenant",
            "sgt" => "sergeant",
            "adm" => "admiral",
            "brig" => "brigadier",
            "gov" => "governor",
            "sen" => "senator",
            "rep" => "representative",
            "pres" => "president",
            "pm" => "premier",
            _ if prime => "premier",
            _ => noun,
        }
    }

    /// The first word of an office's field: of "Defence Minister", and of "Minister of Defence".
    fn field(&self, office: &Office) -> Option<&str> {
        if office.head > office.title.start as usize {
            return Some(self.scene.lower(office.head - 1));
        }
        let mut portfolio = (office.head + 2..office.title.end as usize).map(|token| self.scene.lower(token));
        portfolio.find(|&word| word != "the")
    }

    /// "his Egyptian counterpart": the one who holds, in that country, the office of whom "his" means.
    fn counterpart(&self, office: &Office) -> Option<(usize, &'static str)> {
        let country = office.country?;
        let owner = self.owner()?;
        let theirs = &self.chains.drafts[owner].offices;
        let found = self.holders.iter().copied().find(|&draft| {
            draft != owner
                && self.chains.drafts[draft].offices.iter().take(FEW).any(|&held| {
                    let held = &self.offices[held];
                    held.country == Some(country)
                        && theirs.iter().take(FEW).any(|&other| {
                            let other = &self.offices[other];
                            self.same_title(held, other)
                                || held.sector.is_some() && held.sector == other.sector && held.sector != Some("GOV")
                        })
                })
        })?;
        Some((found, "counterpart"))
    }

    /// "her Busia counterpart Ann Lee" is of the sector of whom "her" means.
    pub(super) fn of_counterpart(&mut self, index: usize) {
        let office = &self.offices[index];
        let Some(holder) = office.holder.map(|name| self.chains.of_name[name]) else { return };
        if self.scene.is(office.head, &["counterpart"]) {
            let sector = self.owner().filter(|&owner| owner != holder).and_then(|owner| self.sector(owner));
            self.chains.drafts[holder].sector = sector;
        }
    }

    /// The person with an office who was spoken of last: whom "his counterpart" belongs to.
    fn owner(&self) -> Option<usize> {
        self.recent().map(|trace| trace.draft).find(|&draft| {
            let draft = &self.chains.drafts[draft];
            draft.kind == EntityKind::Person && !draft.offices.is_empty()
        })
    }

    fn sector(&self, draft: usize) -> Option<&'static str> {
        self.chains.drafts[draft].offices.iter().take(FEW).find_map(|&office| self.offices[office].sector)
    }
}
