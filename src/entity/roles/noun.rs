//! The noun of an office, of a job, or of people of a kind: where it stands, and where its words mean something else.
//!
//! In: a token. Out: the end of the noun, and what the lexicon says of it.

use super::Reader;
use super::sector::is_civil;
use crate::entity::gazetteer::{RoleWord, Usage, cue};
use crate::entity::nominals::phrase::{Class, class, is_idea};
use crate::syntax::{Dep, Pos};
use crate::token::Shape;

impl Reader<'_, '_> {
    /// The noun of an office at a token: its end and what the lexicon says. Of several in a row the last counts:
    /// "security forces spokesman".
    pub(super) fn noun(&self, at: usize) -> Option<(usize, RoleWord)> {
        let (mut next, mut role) = self.single(at)?;
        // "Deputy Interior Minister" sits in no parliament.
        let stands_in = next == at + 1 && self.scene.has(at, cue::DEPUTY);
        while next < self.end
            && self.styled(next, role).is_none()
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

    /// The rank or style that stands between an office that ends at a token and who holds it: "Interior Minister [General] Bo
    /// Rune", but not "police [Colonel] Bo Rune", "Chief [Superintendent] Bo Rune".
    pub(super) fn styled(&self, at: usize, office: RoleWord) -> Option<RoleWord> {
        let scene = self.scene;
        let leads = matches!(office.usage, Usage::Title | Usage::Job)
            && matches!(office.sector, None | Some("GOV" | "OPP" | "PTY" | "REB"))
            && !(scene.is_capital(at - 1) && scene.is(at - 1, &["chief"]));
        let (next, style) = self.single(at).filter(|_| leads && scene.is_capital(at))?;
        let ranks = matches!(style.sector, Some("MIL" | "COP" | "LEG" | "REL" | "EDU" | "MED" | "JUD"));
        (ranks && style.usage == Usage::Title && self.person_at(next).is_some()).then_some(style)
    }

    fn single(&self, at: usize) -> Option<(usize, RoleWord)> {
        let scene = self.scene;
        let (next, &role) = scene.role_from(at, self.end)?;
        let head = next - 1;
        // "the 22-member body" has no member, "half-staff" no staff, "head-to-head" no head.
        let part = |token: usize| scene.pos(token) == Pos::Num || scene.is(token, &["half", "off", "on", "to"]);
        let counts = at > self.first + 1 && scene.is_joint(at - 1) && part(at - 2)
            || next + 1 < self.end && scene.is_joint(next) && scene.is(next + 1, &["to"]);
        // "Mace Head", a cape; but "Acme Head Ann Lee", "the Head of Acme"
        let cape = scene.is(head, &["head"])
            && scene.is_capital(head)
            && at > self.first
            && scene.shape(at - 1) == Shape::Capital
            && self.person_at(next).is_none()
            && !(next < self.end && scene.is(next, &["of", "for"]));
        let is_noun = matches!(scene.pos(head), Pos::Noun | Pos::Propn | Pos::X)
            || scene.is_capital(head) && self.places.at(next).is_some()
            // "the chief executive Ann Lee"
            || scene.pos(head) == Pos::Adj && self.person_at(next).is_some()
            || scene.pos(head) == Pos::Adj && role.usage == Usage::Plural
            // "rights advocate Ann Lee"
            || next > at + 1 && self.person_at(next).is_some()
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
        let none = cape || idea || unfinished;
        (names && !none && !self.describes_thing(head)).then_some((next, role))
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
}
