//! Calendar: when an event is said to have happened.
//!
//! In: a predication in its clauses and the times of the article. Out: the days on which it can lie.
//! A time belongs to the event whose clause it stands in; a clause without one takes that of the clause above. What is told
//! by its distance from another event waits for `distance`. The date of publication stands in only for what leads the story.

use super::EventDate;
use super::auxiliaries::is_present;
use super::background::is_background;
use super::clause::{Clauses, MANY};
use super::distance::Distance;
use super::frames::LEXICON;
use super::noun::whole;
use super::predication::Predication;
use crate::span::TokenSpan;
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
    /// Times until when something lasts.
    ends: FxHashSet<usize>,
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

/// So many days back the present does not reach: "the court sentences" tells of yesterday.
const OLD: i32 = 31;

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
        let (until, since, ends) = spans(clauses, &tokens);
        let distances: Vec<Distance> = (input.times.iter().zip(&tokens).enumerate())
            .filter(|(_, (time, _))| time.kind == TimeKind::Duration)
            .filter_map(|(index, (time, span))| Distance::new(clauses, time, index, span.end as usize))
            .collect();
        let published = input.layout.published.as_ref().map(|published| published.at.date());
        let anchors = distances.iter().map(|distance| distance.anchor).collect();
        Self { times: input.times, tokens, by_verb, until, since, ends, distances, anchors, published }
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
        // "serves a sentence for the 1968 assassination"
        if let Some(noun) = predication.noun
            && let Some(found) = self.within(clauses, noun)
        {
            return Some(Told::On(found));
        }
        if let Some(noun) = predication.noun.filter(|&noun| self.anchors.contains(&noun)) {
            return Some(Told::From(noun));
        }
        // "the May shooting that killed her"
        let relative = clauses.governor(verb).filter(|_| matches!(clauses.word(verb).dep, Dep::AclRelcl | Dep::Acl));
        let of_noun = relative.filter(|&noun| LEXICON.nouns.contains(&clauses.word(noun).lemma));
        let own = self.of_clause(clauses, verb).is_some();
        if let Some(found) = of_noun.filter(|_| !own).and_then(|noun| self.within(clauses, noun)) {
            return Some(Told::On(found));
        }
        // "was captured and killed in 2014"
        let second = clauses.child(verb, &[Dep::Conj]).filter(|&second| second > verb && second - verb <= 3);
        let shared = second.filter(|&second| clauses.word(second).tag == clauses.word(verb).tag && !own);
        if let Some(found) = shared.and_then(|second| self.of_clause(clauses, second)) {
            return Some(Told::On(found));
        }
        // "deployed troops to guard the border in 2022"
        let purpose = || {
            let last =
                clauses.tree.children(verb).rev().take(MANY).find(|&clause| clauses.word(clause).dep == Dep::Advcl)?;
            let aim = Some(last).filter(|&last| verb < last && clauses.is_infinitive(last) && is_past(clauses, verb));
            self.of_clause(clauses, aim?).filter(|date| self.published.is_some_and(|day| date.latest <= day))
        };
        if let Some(found) = Some(()).filter(|()| !own).and_then(|()| purpose()) {
            return Some(Told::On(found));
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
        self.published().filter(|_| leads && !is_background(clauses, predication)).map(Told::On)
    }

    /// Whether a clause without a time takes that of the clause above.
    fn inherits(&self, clauses: &Clauses, verb: usize, step: usize) -> bool {
        let word = clauses.word(verb);
        let finite = word.tag.is_finite()
            || clauses.child(verb, &[Dep::Aux, Dep::AuxPass]).is_some_and(|aux| clauses.word(aux).tag.is_finite());
        let present = finite && !is_past(clauses, verb);
        match word.dep {
            Dep::Advcl | Dep::Xcomp => true,
            // "pleaded guilty last year and is working with the police"
            Dep::Conj => {
                !present
                    || !is_modal(clauses, verb) && clauses.governor(verb).is_none_or(|first| !is_past(clauses, first))
            }
            // "said that Washington is not looking": the state at the time of saying; but not "said that it will expel him".
            Dep::Ccomp | Dep::Parataxis => (present || !finite) && !is_modal(clauses, verb),
            _ => step > 0 && !finite,
        }
    }

    /// The first date among the times of a clause.
    pub fn of_clause(&self, clauses: &Clauses, verb: usize) -> Option<EventDate> {
        // "struck the city for the first time since May" tells no day.
        let lasts =
            |index: &&usize| !self.ends.contains(index) && (!self.since.contains(index) || is_perfect(clauses, verb));
        let fits = |index: &&usize| !self.is_aside(clauses, verb, **index);
        self.by_verb.get(&verb)?.iter().filter(lasts).filter(fits).find_map(|&index| self.dated(index))
    }

    /// Whether a time of long ago says when something was that a clause in the present speaks of: "resigns after the release of his
    /// letters from 2017"; but not "In 2017 he resigns".
    fn is_aside(&self, clauses: &Clauses, verb: usize, index: usize) -> bool {
        let Some(published) = self.published else { return false };
        let last = self.tokens[index].range().next_back();
        let deep = last.is_some_and(|last| last > verb || clauses.governor(last).is_some_and(|above| above != verb));
        let old = || {
            let latest = self.times[index].latest?;
            published.since(latest).ok().map(|passed| passed.get_days() > OLD)
        };
        deep && is_present(clauses, verb) && old() == Some(true)
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

/// Whether a time tells when something was that the clause only speaks of: "sentenced for the January 7 attack", "the tomb
/// of a 17th-century king", "shorter terms ahead of the 2026 World Cup", but not "said in a Tuesday statement".
fn is_of_noun(clauses: &Clauses, time: usize) -> bool {
    let noun = clauses.governor(time).filter(|_| matches!(clauses.word(time).dep, Dep::Compound | Dep::NmodPoss));
    noun.is_some_and(|noun| {
        let case = clauses.case(noun);
        let apart = ["for", "over", "after", "follow", "following", "into", "about", "with"];
        if LEXICON.nouns.contains(&clauses.word(noun).lemma) {
            // "sentenced for their part in the 2023 protests"
            let deeper = clauses.word(whole(clauses, noun)).dep == Dep::Nmod;
            return deeper || case.is_some_and(|case| apart.contains(&case));
        }
        // "was convicted before Monday's announcement"
        let before = case.is_some_and(|case| matches!(case, "before" | "since" | "until"));
        let then = clauses.word(time).dep == Dep::NmodPoss && !before
            || case.is_some_and(|case| matches!(case, "at" | "during" | "in" | "on" | "within"));
        !then && !clauses.is_time(noun)
    })
}

/// The times that say from when to when, those since when something lasts, and those until when.
fn spans(clauses: &Clauses, tokens: &[TokenSpan]) -> (FxHashMap<usize, usize>, FxHashSet<usize>, FxHashSet<usize>) {
    let lemma = |token: usize| clauses.word(token).lemma.as_str();
    let (mut until, mut since, mut ends) = (FxHashMap::default(), FxHashSet::default(), FxHashSet::default());
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
            // "eased the sanctions until April": not then.
            ("until" | "till", _) => {
                ends.insert(index);
            }
            _ => {}
        }
    }
    ends.retain(|end| !until.values().any(|last| last == end));
    (until, since, ends)
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

/// "will expel", "could strike"
fn is_modal(clauses: &Clauses, verb: usize) -> bool {
    use crate::syntax::tag::Tag;
    clauses.child(verb, &[Dep::Aux]).is_some_and(|aux| clauses.word(aux).tag == Tag::Md)
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
