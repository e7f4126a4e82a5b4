//! Circumstance: where and when an event is said to have happened.
//!
//! In: a predication in its clauses, the times and entities of the article. Out: its place and the days on which it can lie.
//! A time belongs to the event whose clause it stands in; a clause without one takes that of the clause above. What is told
//! by its distance from another event waits for `distance`. The date of publication stands in only for what leads the story.

use super::clause::Clauses;
use super::distance::Distance;
use super::frames::{Frame, LEXICON};
use super::predication::Predication;
use super::{EventDate, Participant};
use crate::entity::{EntityKind, MentionForm};
use crate::span::{ByteSpan, TokenSpan};
use crate::syntax::Dep;
use crate::time::{Time, TimeKind};
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// The times of an article by the token that they begin at.
pub struct Calendar<'a> {
    times: &'a [Time],
    tokens: Vec<TokenSpan>,
    /// Times by the verb of the clause that they stand in.
    by_verb: FxHashMap<usize, Vec<usize>>,
    /// The last of two times that say from when to when, by the first: "between 2014 and 2016".
    until: FxHashMap<usize, usize>,
    /// Times since when something lasts.
    since: FxHashSet<usize>,
    distances: Vec<Distance>,
    anchors: FxHashSet<usize>,
    published: Option<Date>,
}

/// How the date of an event is told.
pub enum Told {
    On(EventDate),
    /// Others are told by their distance from it: the word that they are told from.
    From(usize),
}

/// So many clauses are walked up at most.
const REACH: usize = 6;

impl<'a> Calendar<'a> {
    pub fn new(clauses: &Clauses<'a>) -> Self {
        let input = clauses.input;
        let tokens: Vec<TokenSpan> = input.times.iter().map(|time| input.tokens.within(time.span)).collect();
        let mut by_verb: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (index, span) in tokens.iter().enumerate() {
            let last = span.range().next_back().filter(|&token| !is_of_noun(clauses, token));
            let verb = last.and_then(|token| clauses.clause_verb(token));
            if let Some(verb) = verb {
                let verb = after_semicolon(clauses, *span, verb).unwrap_or(verb);
                by_verb.entry(verb).or_default().push(index);
            }
        }
        let (until, since) = spans(clauses, &tokens);
        let distances: Vec<Distance> = (input.times.iter().zip(&tokens).enumerate())
            .filter(|(_, (time, _))| time.kind == TimeKind::Duration)
            .filter_map(|(index, (time, span))| Distance::new(clauses, time, index, span.end as usize))
            .collect();
        let published = input.layout.published.as_ref().map(|published| published.at.date());
        let anchors = distances.iter().map(|distance| distance.anchor).collect();
        Self { times: input.times, tokens, by_verb, until, since, distances, anchors, published }
    }

    /// Events that are told by their distance from others.
    pub fn distances(&self) -> &[Distance] {
        &self.distances
    }

    /// The date that stands with an anchor: "after the attack on Monday", "after the king died in May".
    pub fn of_anchor(&self, clauses: &Clauses, anchor: usize) -> Option<EventDate> {
        self.within(clauses, anchor).or_else(|| self.of_clause(clauses, anchor))
    }

    /// When an event is said to have happened.
    pub fn told(&self, clauses: &Clauses, predication: &Predication, leads: bool) -> Option<Told> {
        let mut verb = clauses.clause_verb(predication.head).unwrap_or(predication.head);
        if predication.stance {
            let above =
                clauses.governor(verb).filter(|_| matches!(clauses.word(verb).dep, Dep::Ccomp | Dep::Parataxis));
            let said = above.and_then(|above| self.of_clause(clauses, above));
            return said.or_else(|| self.published().filter(|_| leads)).map(Told::On);
        }
        if let Some(noun) = predication.noun.filter(|&noun| noun != predication.head)
            && let Some(found) = self.within(clauses, noun)
        {
            return Some(Told::On(found));
        }
        if let Some(noun) = predication.noun.filter(|&noun| self.anchors.contains(&noun)) {
            return Some(Told::From(noun));
        }
        for step in 0..REACH {
            // "had been falling apart since June 8, when a party withdrew": it did so on that day.
            let found = if step == 0 { self.of_clause(clauses, verb) } else { self.of_clause_above(clauses, verb) };
            if let Some(found) = found {
                return Some(Told::On(found));
            }
            if self.anchors.contains(&verb) {
                return Some(Told::From(verb));
            }
            let Some(governor) = clauses.governor(verb).filter(|_| self.inherits(clauses, verb, step)) else { break };
            verb = clauses.clause_verb(governor)?;
        }
        self.published().filter(|_| leads).map(Told::On)
    }

    /// Whether a clause without a time takes that of the clause above.
    fn inherits(&self, clauses: &Clauses, verb: usize, step: usize) -> bool {
        let word = clauses.word(verb);
        let finite = word.tag.is_finite()
            || clauses.child(verb, &[Dep::Aux, Dep::AuxPass]).is_some_and(|aux| clauses.word(aux).tag.is_finite());
        let present = finite && !is_past(clauses, verb);
        match word.dep {
            Dep::Advcl | Dep::Xcomp | Dep::Conj => true,
            // "said that Washington is not looking": the state at the time of saying.
            Dep::Ccomp | Dep::Parataxis => present || !finite,
            _ => step > 0 && !finite,
        }
    }

    /// The first date among the times of a clause.
    pub fn of_clause(&self, clauses: &Clauses, verb: usize) -> Option<EventDate> {
        // "struck the city for the first time since May" tells no day.
        let lasts = |index: &&usize| !self.since.contains(index) || is_perfect(clauses, verb);
        self.by_verb.get(&verb)?.iter().filter(lasts).find_map(|&index| self.dated(index))
    }

    /// The same without the days between since when and now.
    fn of_clause_above(&self, clauses: &Clauses, verb: usize) -> Option<EventDate> {
        let found = self.of_clause(clauses, verb)?;
        let index = found.time.map(|time| time as usize).filter(|index| self.since.contains(index));
        index.map_or(Some(found), |index| dated(&self.times[index], index))
    }

    /// A time that stands below a noun: "the attack on Monday".
    fn within(&self, clauses: &Clauses, noun: usize) -> Option<EventDate> {
        let deps = [Dep::Nmod, Dep::Compound, Dep::NmodPoss];
        clauses.tree.children(noun).filter(|&child| deps.contains(&clauses.word(child).dep)).find_map(|child| {
            let index = self.tokens.partition_point(|span| span.end as usize <= child);
            let holds = self.tokens.get(index).is_some_and(|span| span.holds(child));
            // "the first visit since 2019"
            if holds && !self.since.contains(&index) { self.dated(index) } else { None }
        })
    }

    /// The days that a time gives, up to a second one that says until when; since when means up to the day of publication.
    fn dated(&self, index: usize) -> Option<EventDate> {
        let from = dated(&self.times[index], index)?;
        let last = self.until.get(&index).and_then(|&last| dated(&self.times[last], last)).map(|last| last.latest);
        let last = last.or(self.published.filter(|_| self.since.contains(&index)));
        match last.filter(|&last| last > from.latest) {
            Some(latest) => Some(EventDate { latest, granularity: "range", ..from }),
            None => Some(from),
        }
    }

    /// The day of publication.
    pub fn day(&self) -> Option<Date> {
        self.published
    }

    /// What leads the story happened about when it was published.
    pub fn published(&self) -> Option<EventDate> {
        let latest = self.published?;
        let earliest = latest.checked_sub(1.day()).unwrap_or(latest);
        Some(EventDate { earliest, latest, granularity: "range", origin: "published", time: None })
    }
}

/// Whether a time tells when an event was that the clause only speaks of: "sentenced for the January 7 attack".
fn is_of_noun(clauses: &Clauses, time: usize) -> bool {
    let noun = clauses.governor(time).filter(|_| matches!(clauses.word(time).dep, Dep::Compound | Dep::NmodPoss));
    noun.is_some_and(|noun| {
        LEXICON.nouns.get(clauses.word(noun).lemma.as_str()).is_some()
            && clauses
                .case(noun)
                .is_some_and(|case| matches!(case, "for" | "over" | "after" | "following" | "into" | "about"))
    })
}

/// The times that say from when to when, and those since when something lasts.
fn spans(clauses: &Clauses, tokens: &[TokenSpan]) -> (FxHashMap<usize, usize>, FxHashSet<usize>) {
    let lemma = |token: usize| clauses.word(token).lemma.as_str();
    let (mut until, mut since) = (FxHashMap::default(), FxHashSet::default());
    for (index, span) in tokens.iter().enumerate() {
        let Some(before) = (span.start as usize).checked_sub(1) else { continue };
        let next = tokens.get(index + 1).filter(|next| next.start == span.end + 1);
        let joint = next.map(|next| lemma(next.start as usize - 1));
        match (lemma(before), joint) {
            ("between", Some("and")) | ("from", Some("to" | "until" | "till" | "through")) => {
                until.insert(index, index + 1);
            }
            ("since", _) => {
                since.insert(index);
            }
            _ => {}
        }
    }
    (until, since)
}

/// The verb of the clause that a time opens: "it has changed; last week Ann Lee said …".
fn after_semicolon(clauses: &Clauses, time: TokenSpan, verb: usize) -> Option<usize> {
    let (start, end) = (time.start as usize, time.end as usize);
    if verb > start || start == 0 || clauses.word(start - 1).lemma != ";" {
        return None;
    }
    clauses.tree.children(verb).find(|&child| {
        child >= end
            && matches!(clauses.word(child).dep, Dep::Parataxis | Dep::Conj)
            && clauses.word(child).tag.is_verb()
    })
}

/// "have fought"
fn is_perfect(clauses: &Clauses, verb: usize) -> bool {
    clauses.child(verb, &[Dep::Aux]).is_some_and(|aux| clauses.word(aux).lemma == "have")
}

pub fn is_past(clauses: &Clauses, verb: usize) -> bool {
    use crate::syntax::tag::Tag;
    let first = clauses.child(verb, &[Dep::Aux, Dep::AuxPass, Dep::Cop]).unwrap_or(verb);
    clauses.word(first).tag == Tag::Vbd || clauses.word(first).lemma == "have"
}

/// The date of an event that a time gives.
fn dated(time: &Time, index: usize) -> Option<EventDate> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
        return None;
    }
    let (earliest, latest) = (time.earliest?, time.latest?);
    let origin = match time.origin {
        crate::time::TimeOrigin::Explicit => "explicit",
        _ => "relative",
    };
    Some(EventDate {
        earliest,
        latest,
        granularity: granularity(time, earliest, latest),
        origin,
        time: Some(index as u32),
    })
}

fn granularity(time: &Time, earliest: Date, latest: Date) -> &'static str {
    let value = time.value.as_deref().unwrap_or_default();
    let rest = value.get(5..).unwrap_or_default();
    match earliest.until(latest).map_or(i32::MAX, |span| span.get_days()) {
        0 => "day",
        _ if rest.starts_with('W') => "week",
        _ if rest.starts_with('Q') => "quarter",
        _ if rest.starts_with('S') || rest.starts_with("FA") => "season",
        _ if value.len() == 7 && rest.bytes().all(|byte| byte.is_ascii_digit()) => "month",
        _ if value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()) => "year",
        _ => "range",
    }
}

/// Where an event happened: a place after "in", "at" and the like in its clause, or the end of a journey.
pub fn place(clauses: &Clauses, predication: &Predication) -> Option<Participant> {
    let travels = predication.frame.name == "visit";
    let end = predication.recipients.iter().copied().find_map(|token| located(clauses, token)).filter(|_| travels);
    let mut at = Some(predication.head);
    let noun = predication.noun.filter(|&noun| noun != predication.head);
    let mut found = end.or_else(|| noun.and_then(|noun| below(clauses, noun)));
    for _ in 0..2 {
        let Some(token) = at.filter(|_| found.is_none()) else { break };
        found = below(clauses, token);
        // A participle or an infinitive happens where the clause above does.
        let joins = matches!(clauses.word(token).dep, Dep::Xcomp | Dep::Acl | Dep::Conj)
            || clauses.word(token).dep == Dep::Advcl;
        at = clauses.governor(token).filter(|_| joins);
    }
    found.or_else(|| around(clauses, predication))
}

/// Where a deed happened by what it is done to and by whom, "raided a warehouse in Paita", "was held by rebels in Goma", and by
/// what happened then: "were killed when their jet was shot down near Gondar".
fn around(clauses: &Clauses, predication: &Predication) -> Option<Participant> {
    let verb = predication.head;
    if !predication.frame.quad.starts_with("material") || !clauses.word(verb).tag.is_verb() {
        return None;
    }
    let patient = if clauses.is_passive(verb) { clauses.subject(verb) } else { clauses.object(verb) };
    let agent = clauses.child(verb, &[Dep::OblAgent]);
    let is_then = |&child: &usize| {
        let mut marks =
            clauses.tree.children(child).filter(|&mark| matches!(clauses.word(mark).dep, Dep::Mark | Dep::Advmod));
        clauses.word(child).dep == Dep::Advcl
            && marks.any(|mark| matches!(clauses.word(mark).lemma.as_str(), "when" | "as"))
    };
    let joined = clauses.child(verb, &[Dep::Conj]).filter(|&joined| clauses.word(joined).tag.is_verb());
    let then = [Some(verb), joined].into_iter().flatten().find_map(|verb| clauses.tree.children(verb).find(is_then));
    let struck = patient.filter(|_| takes_place(predication.frame)).and_then(|patient| located(clauses, patient));
    let struck = struck.filter(|place| is_town(clauses, place));
    struck.or_else(|| patient.into_iter().chain(agent).chain(then).find_map(|token| below(clauses, token)))
}

/// Whether a participant is a place below a country: a country that is attacked is a state as much as a place.
pub fn is_town(clauses: &Clauses, one: &Participant) -> bool {
    let entities = &clauses.input.entities.entities;
    let entity = one.entity.map(|entity| &entities[entity as usize]).filter(|entity| entity.kind == EntityKind::Place);
    entity.is_some_and(|entity| {
        let feature = entity.place.as_ref().and_then(|place| place.feature.as_deref());
        !matches!(feature, Some("PCLI" | "CONT"))
    })
}

/// Whether a deed happens at the place that it is done to: a town that is shelled, patrolled, blockaded, taken.
pub fn takes_place(frame: &Frame) -> bool {
    matches!(frame.kind, "ASSAULT" | "MOBILIZE") || matches!(frame.mode, Some("seize" | "restrict"))
}

/// Whether a phrase says where something is: "in Cairo", "the streets of Cairo", "the battle for Aleppo".
fn says_where(clauses: &Clauses, phrase: usize) -> bool {
    let above = || clauses.governor(phrase).filter(|_| clauses.word(phrase).dep == Dep::Nmod);
    clauses.case(phrase).is_some_and(|case| match case {
        "of" => above().is_some_and(|noun| clauses.is_area(noun)),
        "for" | "against" => above().is_some_and(|noun| LEXICON.nouns.get(clauses.word(noun).lemma.as_str()).is_some()),
        "in" | "at" | "near" | "outside" | "inside" | "around" | "across" | "along" | "through" | "throughout"
        | "on" | "off" | "within" => true,
        _ => false,
    })
}

/// A place in the phrases below a word, three phrases deep: "on the sidelines of the Assembly in New York".
fn below(clauses: &Clauses, token: usize) -> Option<Participant> {
    let mut level = vec![token];
    for _ in 0..3 {
        let phrases: Vec<usize> = level
            .iter()
            .flat_map(|&above| clauses.tree.children(above))
            .filter(|&child| matches!(clauses.word(child).dep, Dep::Obl | Dep::Nmod))
            .take(8)
            .collect();
        if let Some(place) =
            phrases.iter().filter(|&&phrase| says_where(clauses, phrase)).find_map(|&phrase| located(clauses, phrase))
        {
            return Some(place);
        }
        level = phrases;
    }
    None
}

/// The place that a word names, or one beside it: "the city of Kramatorsk", "the capital, Kabul", "Pokhara city".
fn located(clauses: &Clauses, token: usize) -> Option<Participant> {
    let entities = clauses.input.entities;
    let named = |token: usize| {
        let mention = entities.at(token)?;
        let span = clauses.input.tokens.span(mention.tokens);
        (entities.of(mention).kind == EntityKind::Place).then_some(Participant { span, entity: Some(mention.entity) })
    };
    let beside = |deps: &[Dep]| {
        let mut children = clauses.tree.children(token).filter(|&child| deps.contains(&clauses.word(child).dep));
        children.find_map(named)
    };
    let of = clauses.name_of_place(token).and_then(named);
    let is_name = entities.at(token).is_some_and(|mention| mention.form == MentionForm::Name);
    let parts = || beside(&[Dep::Appos, Dep::Flat, Dep::Compound]).filter(|_| clauses.is_area(token) && !is_name);
    of.or_else(parts).or_else(|| named(token))
}

/// The characters of a noun phrase, without what hangs on it by a preposition or a clause.
pub fn phrase(clauses: &Clauses, token: usize) -> ByteSpan {
    let inside = |child: &usize| {
        matches!(
            clauses.word(*child).dep,
            Dep::Det | Dep::Amod | Dep::Compound | Dep::Nummod | Dep::Flat | Dep::NmodPoss | Dep::Advmod
        )
    };
    let mut span = clauses.input.tokens.tokens[token].span;
    for child in clauses.tree.children(token).filter(inside) {
        let first = clauses.tree.children(child).find(inside).unwrap_or(child);
        for part in [first, child] {
            if part.abs_diff(token) < 20 {
                span = span.join(clauses.input.tokens.tokens[part].span);
            }
        }
    }
    span
}
