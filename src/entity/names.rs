//! Names by lexicon and rule: the second witness beside the network, which join.rs hears.
//!
//! In: the words of the article. Out: [`Name`]s in the order of the text. A *run* of capitalised words, with the small
//! words that names hold ("bin", "of" after "Bank"), is cut in pieces from left to right: what the gazetteer knows, what
//! an organisation's noun heads, titles, and the rest, which the cues around it make a person, an organisation or a place.
//! Headings in title case come last, so that they can learn from the body which of their words are names.
//! Limits: one kind for each name; a name of small words alone is only found in the gazetteer.

use super::EntityKind;
use super::gazetteer::{Fold, RoleWord, Sense, Usage, cue};
use super::guess;
use super::scene::Scene;
use super::towns;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;
use rustc_hash::FxHashMap;

/// A name in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Name {
    pub tokens: TokenSpan,
    pub kind: EntityKind,
    /// What the gazetteer says of it.
    pub senses: &'static [Sense],
    /// The sector of the noun that heads an organisation: "Ministry of Mines" GOV.
    pub sector: Option<&'static str>,
    /// Whether the name itself or the gazetteer decided the kind, and not the words around it.
    pub sure: bool,
    pub rule: &'static str,
}

/// Find the names of an article. `own` are the user's rows, which go first.
pub fn find(scene: &Scene, own: &super::own::Own) -> Vec<Name> {
    let mut finder = Finder { scene, own, names: Vec::new(), known: FxHashMap::default(), shouting: false };
    let (headings, body): (Vec<_>, Vec<_>) =
        scene.sentences().map(|(_, tokens)| tokens).partition(|&tokens| finder.is_heading(tokens));
    for tokens in body {
        finder.sentence(tokens, false);
    }
    finder.learn();
    for tokens in headings {
        finder.sentence(tokens, true);
    }
    finder.names.sort_by_key(|name| name.tokens);
    agree(scene, &mut finder.names);
    finder.names
}

/// A run is cut after so many tokens, so that a text of capitals alone takes linear time.
const LONGEST: usize = 24;

struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    own: &'s super::own::Own<'s>,
    names: Vec<Name>,
    /// Words of names in the body, with the kind of the name.
    known: FxHashMap<&'a str, EntityKind>,
    /// The sentence is a heading in title case or in capitals.
    shouting: bool,
}

impl<'a> Finder<'_, 'a> {
    /// Whether nearly all words of a sentence but the smallest are capitalised, so that a capital says nothing.
    fn is_heading(&self, tokens: TokenSpan) -> bool {
        let (mut capital, mut small) = (0, 0);
        for token in tokens.range() {
            match self.scene.shape(token) {
                Shape::Capital | Shape::Upper | Shape::Mixed => capital += 1,
                Shape::Lower if !matches!(self.scene.pos(token), Pos::Adp | Pos::Cconj | Pos::Part) => small += 1,
                _ => {}
            }
        }
        capital >= 4 && capital >= 6 * small
    }

    /// Remember the words of the body's names.
    fn learn(&mut self) {
        for name in &self.names {
            for token in name.tokens.range() {
                if self.scene.is_capital(token) {
                    self.known.entry(self.scene.word(token)).or_insert(name.kind);
                }
            }
        }
    }

    fn sentence(&mut self, tokens: TokenSpan, heading: bool) {
        self.shouting = heading;
        let (first, end) = (tokens.start as usize, tokens.end as usize);
        let mut at = first;
        while at < end {
            if let Some((next, name)) = self.own.longest(self.scene, at, end) {
                self.names.push(name);
                at = next;
            } else if self.scene.is_capital(at) {
                let next = self.run(at, end);
                at = self.cut(at, next, first, end).max(at + 1);
            } else {
                at += 1;
            }
        }
    }

    /// The end of the run of name-like words that begins at a token.
    fn run(&self, start: usize, end: usize) -> usize {
        let end = end.min(start + LONGEST);
        let mut at = start + 1;
        // Only after the noun of a body do "of", "for" and "and" go on with the name.
        let mut is_body = self.heads_body(start);
        while at < end
            && let Some(next) = self.follows(start, at, end, is_body)
        {
            is_body |= self.heads_body(next - 1);
            at = next;
        }
        at
    }

    /// Where the run goes on after the token `at`; `None` where it ends before it.
    fn follows(&self, start: usize, at: usize, end: usize, is_body: bool) -> Option<usize> {
        let scene = self.scene;
        let capital = |token: usize| token < end && scene.is_capital(token);
        if scene.is_joint(at) {
            return capital(at + 1).then_some(at + 2);
        }
        if scene.has(at, cue::PARTICLE) && !capital(at) {
            // "van den Berg", "al-Rashid"
            let mut next = at + 1;
            while next < end
                && next < at + 4
                && (scene.is_joint(next) || scene.has(next, cue::PARTICLE))
                && !capital(next)
            {
                next += 1;
            }
            if capital(next) {
                return Some(next);
            }
        }
        let known = |token: usize| scene.gazetteer.names.longest(scene, token, end, Fold::Exact).is_some();
        match scene.word(at) {
            "&" => capital(at + 1).then_some(at + 2),
            "of" if is_body && at + 1 < end && scene.word(at + 1) == "the" => capital(at + 2).then_some(at + 3),
            "of" | "for" if is_body => capital(at + 1).then_some(at + 2),
            "and"
                if is_body
                    && (start..at).any(|token| matches!(scene.word(token), "of" | "for"))
                    && !(start..at).any(|token| scene.word(token) == "and") =>
            {
                (capital(at + 1) && !known(at + 1)).then_some(at + 2)
            }
            "'s" | "’s" | "'" | "’" if scene.has(at - 1, cue::POSSESSOR) => {
                (capital(at + 1) && self.body_after(at + 1, end)).then_some(at + 2)
            }
            _ => capital(at).then_some(at + 1),
        }
    }

    fn heads_body(&self, token: usize) -> bool {
        self.scene.head(token).is_some_and(|&(_, suffix)| !suffix)
    }

    /// Whether the capitalised words from a token on hold the noun of a body.
    fn body_after(&self, start: usize, end: usize) -> bool {
        (start..end.min(start + 5))
            .take_while(|&token| self.scene.is_capital(token))
            .any(|token| self.heads_body(token))
    }

    /// Cut a run in names; gives where to go on.
    fn cut(&mut self, start: usize, end: usize, first: usize, sentence_end: usize) -> usize {
        let scene = self.scene;
        let mut at = start;
        let mut title: Option<RoleWord> = None;
        while at < end {
            if !scene.is_capital(at) {
                at += 1;
                continue;
            }
            if let Some(next) = self.skip(at, end, first) {
                at = next;
                title = None;
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
                && !(if next == at + 1 { self.goes_on(at, next, end) } else { self.is_begun(at, next, end, senses) })
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
    fn longest(&self, at: usize, end: usize) -> Option<(usize, &'static [Sense])> {
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
    fn goes_on(&self, at: usize, next: usize, end: usize) -> bool {
        let scene = self.scene;
        if next >= end || !(scene.is_capital(next) || scene.is_joint(next) && scene.is_capital(next + 1)) {
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
    fn known(&self, at: usize, next: usize, end: usize, senses: &'static [Sense]) -> (usize, Name) {
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

    /// Whether the noun of a body stands in the run before a comma.
    fn body_within(&self, at: usize, end: usize) -> bool {
        self.body(at, end).is_some()
    }

    /// A name that the noun of an organisation heads: where it ends, and its sector.
    fn body(&self, at: usize, end: usize) -> Option<(usize, Option<&'static str>)> {
        let scene = self.scene;
        let mut found = None;
        let mut token = at;
        while token < end {
            if let Some((next, &(sector, suffix))) =
                scene.gazetteer.heads.longest(scene, token, end, Fold::Lower).filter(|_| scene.is_capital(token))
            {
                let place = |at: usize| at < end && scene.is_capital(at) && scene.has(at, cue::PLACE_HEAD);
                if matches!(sector, "BUS" | "COP")
                    && place(next)
                    && scene.head(next).is_none()
                    && token > at
                    && !self.shouting
                {
                    // "Kotoka International Airport", "Kotoka Police Station"
                    token = next + 1;
                    continue;
                }
                let alone = token == at && next >= end;
                let continued = next < end && matches!(scene.word(next), "of" | "for");
                let fits =
                    if suffix { token > at } else { !alone || sector == "LEG" && scene.shape(token) == Shape::Capital };
                if fits && (token > at || continued || next > token + 1 || alone) {
                    let sector = (!matches!(sector, "-" | "NGO")).then_some(sector);
                    let stop = if continued { self.complement(next, end) } else { next };
                    found = Some((stop, sector));
                    token = stop;
                    continue;
                }
                token = next;
                continue;
            }
            // A person's title or a given name ends the search: "Foreign Ministry Spokesman John Church".
            if found.is_some() || token > at && self.starts_person(token, end) {
                break;
            }
            token += 1;
        }
        found
    }

    fn starts_person(&self, token: usize, end: usize) -> bool {
        let scene = self.scene;
        let given = scene.gazetteer.given.contains(scene.word(token));
        let title = scene.role_from(token, end).is_some_and(|(next, role)| {
            role.usage == Usage::Title
                && next < end
                && role.gender != super::gazetteer::Gender::Male
                && !self.heads_body(next)
        });
        title || given && token + 1 < end && scene.is_capital(token + 1) && !self.heads_body(token + 1)
    }

    /// Where "of Foreign Affairs and Trade" ends.
    fn complement(&self, of: usize, end: usize) -> usize {
        let mut token = of + 1;
        while token < end && !self.starts_person(token, end) {
            token += 1;
        }
        token
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

/// "Syrian National Security Bureau chief": the nationality is the chief's.
pub fn without_nation(scene: &Scene, name: TokenSpan) -> TokenSpan {
    let (start, end) = (name.start as usize, name.end as usize);
    let is_nation = |(after, senses): (usize, &Vec<Sense>)| {
        after == start + 1 && senses.iter().any(|sense| matches!(sense, Sense::Adjective(_)))
    };
    let nation = name.len() > 3 && scene.gazetteer.names.longest(scene, start, end, Fold::Exact).is_some_and(is_nation);
    let held = nation && scene.role_from(end, scene.len()).is_some_and(|(_, role)| role.usage != Usage::Plural);
    TokenSpan::new(start + usize::from(held), end)
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

/// A name has one kind throughout an article: a surname that of the full name, an unsure one that of the sure.
fn agree(scene: &Scene, names: &mut [Name]) {
    let mut people: FxHashMap<&str, ()> = FxHashMap::default();
    let mut sure: FxHashMap<&str, EntityKind> = FxHashMap::default();
    for name in names.iter() {
        let last = name.tokens.end as usize - 1;
        if name.kind == EntityKind::Person && name.tokens.len() > 1 {
            people.insert(scene.word(last), ());
        }
        if name.sure {
            sure.entry(scene.text_of(name.tokens)).or_insert(name.kind);
        }
    }
    for name in names.iter_mut() {
        let text = scene.text_of(name.tokens);
        let last = name.tokens.end as usize - 1;
        if !name.sure
            && let Some(&kind) = sure.get(text)
        {
            name.kind = kind;
        } else if (!name.sure || name.senses.iter().all(|sense| matches!(sense, Sense::City(_) | Sense::Division(_))))
            && name.tokens.len() == 1
            && people.contains_key(scene.word(last))
            && !(name.sure && last > 0 && scene.has(last - 1, cue::IN))
        {
            name.kind = EntityKind::Person;
            name.senses = &[];
            name.rule = "surname-of-full-name";
        }
    }
}

/// Whether a word is in capitals and no abbreviation.
fn is_shouted(scene: &Scene, token: usize) -> bool {
    scene.shape(token) == Shape::Upper && scene.word(token).len() > 3
}
