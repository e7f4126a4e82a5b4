//! A run of capitalised words cut in names, from left to right: what the gazetteer knows, what the noun of a body heads, titles,
//! and the rest, which the words around it explain.
//!
//! In: the first token of a run and its end. Out: the names in it, and where to go on.

use super::{Finder, Name, guess, without_nation};
use crate::entity::EntityKind;
use crate::entity::gazetteer::{Fold, RoleWord, Sense, Usage, cue};
use crate::entity::kinds::towns;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;

impl Finder<'_, '_> {
    /// Cut a run in names; gives where to go on.
    pub(super) fn cut(&mut self, start: usize, end: usize, first: usize, sentence_end: usize) -> usize {
        let scene = self.scene;
        let mut at = start;
        let mut title: Option<RoleWord> = None;
        while at < end {
            if !scene.is_capital(at) {
                at += 1;
                continue;
            }
            if let Some(name) = towns::of_saint(scene, at, sentence_end) {
                self.push(name);
                at = name.tokens.end as usize;
                title = None;
                continue;
            }
            if let Some(next) = self.skip(at, end, first) {
                // "Mr" is no name, but says what follows.
                let honorific = |&&role: &&RoleWord| role.usage == Usage::Honorific && scene.has(at, cue::NOT_NAME);
                title = scene.role(at).filter(honorific).copied();
                at = next;
                continue;
            }
            if let Some(name) = towns::with_owner(scene, at, sentence_end) {
                self.push(name);
                at = name.tokens.end as usize;
                title = None;
                continue;
            }
            let known = self.longest(at, sentence_end);
            if let Some((next, senses)) = known
                && !(if next == at + 1 {
                    self.goes_on(at, next, end, sentence_end)
                } else {
                    self.is_begun(at, next, end, senses)
                })
                && self.accepts(at, next, senses, first)
            {
                let (next, name) = self.known(at, next, end, senses);
                self.push(name);
                at = next;
                title = None;
                continue;
            }
            let role = scene.role_from(at, sentence_end).map(|(end, &role)| (end, role));
            if let Some((next, role)) = role
                && matches!(role.usage, Usage::Title | Usage::Honorific)
                && !self.body_within(at, end)
                && !(next >= end && role.usage == Usage::Honorific && next > at + 1)
                && (next < end || !self.known.contains_key(scene.word(at)))
            {
                title = Some(role);
                at = next;
                continue;
            }
            if let Some((next, sector)) = self.body(at, end) {
                let tokens = without_nation(scene, TokenSpan::new(at, next));
                if let Some((after, senses)) = self.longest(at, tokens.start as usize) {
                    self.push(self.known(at, after, after, senses).1);
                }
                let kind = EntityKind::Organization;
                self.push(Name { tokens, kind, senses: &[], sector, sure: true, rule: "organization-noun" });
                at = next;
                title = None;
                continue;
            }
            let next = self.piece(at, end);
            if let Some(name) = guess::classify(scene, TokenSpan::new(at, next), title, self.shouting, first) {
                self.push(name);
            }
            at = next;
            title = None;
        }
        at.max(end)
    }

    fn push(&mut self, name: Name) {
        // "French-Syrian": a piece of a hyphenated word may follow another.
        if self.names.last().is_none_or(|last| !last.tokens.overlaps(name.tokens)) {
            self.names.push(name);
        }
    }

    /// The gazetteer's longest name; "SYRIA" is looked up as "Syria" where it is not known as it stands.
    pub(super) fn longest(&self, at: usize, end: usize) -> Option<(usize, &'static [Sense])> {
        let scene = self.scene;
        let exact = scene.gazetteer.names.longest(scene, at, end, Fold::Exact);
        let found = match exact {
            None if is_shouted(scene, at) => scene.gazetteer.names.longest(scene, at, end, Fold::Title),
            // "NEW YORK", "LOS ANGELES": a short word before one in capitals
            None if at + 1 < end && scene.shape(at) == Shape::Upper && is_shouted(scene, at + 1) => {
                scene.gazetteer.names.longest(scene, at, end, Fold::Title).filter(|&(until, _)| until > at + 1)
            }
            None => return scene.spelled_letters(at).map(|senses| (at + 1, senses)),
            found => found,
        };
        found.map(|(end, senses)| (end, senses.as_slice()))
    }

    /// A capitalised word that begins no name: "Last week", "Monday", "The"; gives the token after it.
    fn skip(&self, at: usize, end: usize, first: usize) -> Option<usize> {
        let scene = self.scene;
        if scene.has(at, cue::MONTH | cue::NOT_NAME) {
            return Some(at + 1);
        }
        if matches!(scene.pos(at), Pos::Det | Pos::Pron) && scene.is_common(at) || scene.is(at, &["the", "i", "a"]) {
            let known = self.longest(at, end).is_some_and(|(next, _)| next > at + 1);
            return (!known).then_some(at + 1);
        }
        let opens = at == first
            || !scene.is_capital(at - 1)
                && matches!(scene.shape(at - 1), Shape::Punctuation)
                && !matches!(scene.word(at - 1), "," | "(" | "-" | "'s" | "’s" | "'" | "’");
        let followed = at + 1 < end && scene.is_capital(at + 1);
        // "Gangster", "Ambulances": a noun for people that only opens the sentence.
        let is_role = !followed && scene.role(at).is_some();
        // "US-backed" is not "us".
        let is_letters = !self.shouting && scene.shape(at) == Shape::Upper && self.longest(at, at + 1).is_some();
        if !(opens || self.shouting) || !(scene.is_common(at) || opens && is_role) || is_letters {
            return None;
        }
        let long = self.longest(at, end).is_some_and(|(next, _)| next > at + 1);
        let given = scene.gazetteer.given.contains(scene.word(at)) && followed && !scene.is_common(at + 1);
        let taught = self.shouting && self.known.contains_key(scene.word(at)) && !matches!(scene.pos(at), Pos::Adp);
        let title =
            scene.role_from(at, end).is_some_and(|(_, role)| matches!(role.usage, Usage::Title | Usage::Honorific));
        let body = followed
            && !self.shouting
            && self.body_within(at, end)
            && matches!(scene.pos(at), Pos::Noun | Pos::Propn | Pos::Adj);
        let inside = !opens && (title || self.heads_body(at));
        (!(long || given || taught || title || body || inside)).then_some(at + 1)
    }

    /// Whether a known word is only the beginning of a longer, unknown name: "Paris Hilton", "Kenya National Union".
    fn goes_on(&self, at: usize, next: usize, end: usize, sentence_end: usize) -> bool {
        let scene = self.scene;
        if next >= end || !(scene.is_capital(next) || scene.is_joint(next) && scene.is_capital(next + 1)) {
            return false;
        }
        // "US [Securities and Exchange Commission]": a listed name goes on where the run ends.
        if self.longest(next, sentence_end).is_some_and(|(listed, _)| listed > end) {
            return false;
        }
        let senses = self.longest(at, end).map_or(&[][..], |(_, senses)| senses);
        let nation =
            senses.iter().any(|sense| matches!(sense, Sense::Adjective(_) | Sense::People(_) | Sense::Group { .. }));
        let only_group = senses.iter().all(|sense| matches!(sense, Sense::Group { .. }));
        if only_group && (self.person_share(at) >= 3 || self.person_share(next) >= 6) && !scene.is_common(next) {
            return true;
        }
        if nation {
            // "Arab League" is in the gazetteer; "Syrian National Security Bureau" is a body, "Egyptian President" not.
            return self.body_within(at, end) && !self.title_at(next, end);
        }
        if self.title_at(next, end) || scene.has(next, cue::MONTH) {
            return false;
        }
        let piece = self.piece(at, end);
        let named = scene.gazetteer.given.contains(scene.word(at))
            || self.person_share(at) >= 3
            || scene.gazetteer.surnames.contains(scene.word(next))
            || self.person_share(next) >= 6;
        self.body_within(at, end)
            || scene.has(piece - 1, cue::OTHER_HEAD)
            || scene.has(piece - 1, cue::PLACE_HEAD) && piece - 1 > next
            || named && !scene.is_common(next) && self.longest(next, end).is_none()
    }

    /// Whether known words are only the beginning of a body's name: "The Australian Labor Party" is no newspaper, and "Abu Dhabi
    /// Police" is nowhere; but "New York Police Commissioner Ann Lee".
    fn is_begun(&self, at: usize, next: usize, end: usize, senses: &[Sense]) -> bool {
        let article = next == at + 2 && self.scene.is(at, &["the"]);
        let place = senses.iter().all(|sense| sense.kind() == EntityKind::Place && *sense != Sense::Region);
        let headed = place && next < end && self.scene.is_capital(next) && self.heads_body(next);
        (article || headed && !self.title_at(next, end)) && next < end && self.body_within(at, end)
    }

    /// "Theresa May", but not "Monday May 4".
    fn is_surname(&self, month: usize, end: usize) -> bool {
        let scene = self.scene;
        let number = month + 1 < scene.len() && scene.shape(month + 1) == Shape::Number;
        matches!(scene.word(month), "May" | "April" | "June" | "August" | "March")
            && !number
            && month + 1 == end
            && !scene.is_common(month - 1)
            && !scene.has(month - 1, cue::MONTH)
    }

    fn person_share(&self, token: usize) -> u8 {
        self.scene.gazetteer.shares.get(self.scene.word(token)).map_or(0, |share| share.person)
    }

    fn title_at(&self, at: usize, end: usize) -> bool {
        self.scene.role_from(at, end).is_some_and(|(_, role)| role.usage != Usage::Plural) && !self.body_within(at, end)
    }

    /// Whether the words around allow what the gazetteer says: "Reading" and "Nice" are towns only after "in".
    fn accepts(&self, at: usize, next: usize, senses: &'static [Sense], first: usize) -> bool {
        let scene = self.scene;
        if next > at + 1 {
            return true;
        }
        let weak = senses.iter().all(|sense| matches!(sense, Sense::City(_) | Sense::Division(_)));
        let word = scene.word(at);
        let in_place = at > first && scene.has(at - 1, cue::IN);
        if senses.iter().all(|sense| matches!(sense, Sense::Holder(_))) {
            return true;
        }
        if senses.iter().all(|sense| matches!(sense, Sense::Organization { .. })) {
            // "IS", "US": as written; "Total", "Shell" and "Apple" only where they cannot be common words.
            let opens = at == first || self.shouting;
            return !(scene.is_common(at) && (opens || scene.shape(at) != Shape::Capital && scene.word(at).len() < 3));
        }
        if !weak {
            return !(scene.is_common(at)
                && self.shouting
                && senses.iter().all(|sense| matches!(sense, Sense::Group { .. } | Sense::Region)));
        }
        let share = scene.gazetteer.shares.get(word);
        let doubtful = scene.is_common(at)
            || scene.gazetteer.surnames.contains(word)
            || share.is_some_and(|share| share.place < 4)
            || scene.gazetteer.given.contains(word) && share.is_none_or(|share| share.place < 7)
            || word.len() <= 3;
        let before_state = next + 1 < scene.len()
            && scene.word(next) == ","
            && scene.is_capital(next + 1)
            && self.longest(next + 1, (next + 4).min(scene.len())).is_some_and(|(_, senses)| {
                senses.iter().any(|sense| matches!(sense, Sense::Country(_) | Sense::Division(_)))
            });
        let before_noun = next < scene.len() && scene.has(next, cue::PLACE_HEAD) && scene.is_capital(next);
        !doubtful || in_place || before_state || before_noun
    }

    /// A name that the gazetteer knows, with the noun of a place that may follow it.
    pub(super) fn known(&self, at: usize, next: usize, end: usize, senses: &'static [Sense]) -> (usize, Name) {
        let scene = self.scene;
        let kind = kind_of(senses);
        let mut tokens = TokenSpan::new(at, next);
        let mut next = next;
        if kind == EntityKind::Place && next < end && scene.has(next, cue::PLACE_HEAD) && scene.is_capital(next) {
            // The San Fernando Valley is not in San Fernando.
            let senses = if scene.has(next, cue::NATURAL) { &[] } else { senses };
            next += 1;
            tokens = TokenSpan::new(at, next);
            return (next, Name { tokens, kind, senses, sector: None, sure: true, rule: "place-noun" });
        }
        (next, Name { tokens, kind, senses, sector: None, sure: true, rule: "gazetteer" })
    }

    /// The end of an unknown piece: before a title, a name of the gazetteer of two words, or a nationality.
    fn piece(&self, at: usize, end: usize) -> usize {
        let scene = self.scene;
        let mut token = at + 1;
        while token < end {
            if scene.is_capital(token) && !scene.is_joint(token - 1) {
                let stop = match self.longest(token, end) {
                    Some((next, senses)) => {
                        next > token + 1
                            || senses.iter().any(|sense| matches!(sense, Sense::Adjective(_) | Sense::People(_)))
                    }
                    None => {
                        // "Quat In …", and "Engagement James Jeffrey": a common word before a given name is not part of it.
                        let is_small_word =
                            matches!(scene.pos(token), Pos::Adp | Pos::Det | Pos::Pron | Pos::Sconj | Pos::Cconj);
                        // Honours after a name: "Daniel Bernoulli FRS".
                        let is_honour = token > at + 1
                            && scene.shape(token) == Shape::Upper
                            && scene.shape(token - 1) == Shape::Capital
                            && scene.word(token).len() < 5
                            && scene.word(token - 1).len() > 2
                            && scene.gazetteer.given.contains(scene.word(at));
                        is_honour
                            || is_small_word && scene.is_common(token) && !scene.has(token, cue::PARTICLE)
                            || scene.is_common(token - 1)
                                && scene.is_capital(token - 1)
                                && scene.gazetteer.given.contains(scene.word(token))
                                && token + 1 < end
                                && !scene.is_common(token)
                            || scene.has(token, cue::MONTH) && !self.is_surname(token, end)
                            || self.shouting && self.drops(token)
                    }
                };
                if stop {
                    break;
                }
            }
            token += 1;
        }
        while token > at + 1 && !scene.is_capital(token - 1) && !matches!(scene.shape(token - 1), Shape::Number) {
            token -= 1;
        }
        token
    }

    /// A common word of a heading, which the body does not know as part of a name.
    fn drops(&self, token: usize) -> bool {
        self.scene.is_common(token)
            && !self.known.contains_key(self.scene.word(token))
            && !self.scene.has(token, cue::PLACE_HEAD)
            && !self.heads_body(token)
    }
}

/// The kind that the gazetteer's senses make of a name: that of a nation, else of the last sense. [`Gazetteer`]'s tables are
/// read in such an order that towns come after bodies.
///
/// [`Gazetteer`]: super::gazetteer::Gazetteer
fn kind_of(senses: &[Sense]) -> EntityKind {
    let mut kind = EntityKind::Other;
    for sense in senses {
        kind = sense.kind();
        if matches!(sense, Sense::Country(_) | Sense::Part(_) | Sense::Adjective(_) | Sense::People(_)) {
            return kind;
        }
    }
    kind
}

/// Whether a word is in capitals and no abbreviation.
fn is_shouted(scene: &Scene, token: usize) -> bool {
    scene.shape(token) == Shape::Upper && scene.word(token).len() > 3
}
