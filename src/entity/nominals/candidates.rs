//! What a noun phrase can take up, each with its features: the phrases with the same noun, what was spoken of just before, and the
//! answer that it speaks of something new.
//!
//! In: a phrase and the walk up to it. Out: [`Candidate`]s for the weights of [`features`].

use super::anaphor::{Anaphor, takes};
use super::features::{self, Match, RANKING, template};
use super::noun;
use super::phrase::{Determination, Phrase};
use crate::entity::descriptions::{Trace, Walk, taken_up};
use crate::entity::ranking::{Candidate, Features, NOBODY};
use crate::entity::scene::Scene;
use crate::syntax::Dep;
use smallvec::SmallVec;

/// So many phrases with the same noun are looked at, and so many other traces.
pub const SAME: usize = 12;
const OTHERS: usize = 40;

/// What has another head stands no more sentences before the phrase than these.
pub const SENTENCES: usize = 4;

/// Everything that the phrase can take up, each with features; the last is something new.
pub fn candidates(walk: &Walk, phrase: Phrase, sentence: usize) -> Vec<Candidate> {
    let (owner, whole) = (owner(walk, phrase), part_of(walk, phrase));
    let anaphor = Anaphor::new(walk.scene, phrase, sentence, owner);
    let mut found = Found { candidates: Vec::with_capacity(USUAL), drafts: SmallVec::new(), owner, whole };
    let met = found.same_noun(walk, &anaphor);
    if !matches!(phrase.determination, Determination::None | Determination::Owner) {
        found.recent(walk, &anaphor);
    }
    found.candidates.push(something_new(walk, &anaphor, met));
    found.candidates
}

/// Hardly ever there are more candidates.
const USUAL: usize = 16;

/// The candidates so far.
struct Found {
    candidates: Vec<Candidate>,
    /// The draft of each.
    drafts: SmallVec<[usize; USUAL]>,
    /// The drafts that the phrase says it belongs to.
    owner: Option<usize>,
    whole: Option<usize>,
}

impl Found {
    /// Whether a trace is out: it was found before, stands around the phrase, or is part of it, "his brother" is not he, nor "the
    /// mayor of Oslo" Oslo.
    fn is_out(&self, walk: &Walk, anaphor: &Anaphor, trace: Trace) -> bool {
        self.drafts.contains(&trace.draft)
            || self.owner == Some(trace.draft)
            || self.whole == Some(trace.draft)
            || anaphor.is_nested(walk.scene, trace)
    }

    fn push(&mut self, walk: &Walk, anaphor: &Anaphor, trace: Trace, agrees: Match) {
        self.candidates.push(anaphor.candidate(walk, trace, agrees, self.drafts.len()));
        self.drafts.push(trace.draft);
    }

    /// The phrases and names with the same noun, wherever they stand; gives whether there were any.
    fn same_noun(&mut self, walk: &Walk, anaphor: &Anaphor) -> bool {
        let same = walk.nominals.by_noun.get(anaphor.noun).map_or(&[][..], SmallVec::as_slice);
        for &(index, described) in same.iter().rev().take(SAME) {
            let trace = walk.traces[index as usize];
            if self.is_out(walk, anaphor, trace) || anaphor.is_counted_otherwise(walk, trace) {
                continue;
            }
            let other = walk.phrase_of(trace);
            // "the two companies" are not the Acme Company.
            if (described || other.is_none()) && !anaphor.fits(walk, trace) {
                continue;
            }
            let agrees = match other {
                _ if described => Match::Described,
                Some(other) if other.plural != anaphor.phrase.plural => Match::Number,
                Some(_) => Match::Same,
                None => Match::Name,
            };
            self.push(walk, anaphor, trace, agrees);
        }
        !self.drafts.is_empty()
    }

    /// Whatever was spoken of in the sentences before.
    fn recent(&mut self, walk: &Walk, anaphor: &Anaphor) {
        let near = |trace: &&Trace| trace.sentence + SENTENCES > anaphor.sentence;
        for &trace in walk.traces.iter().rev().take(OTHERS).take_while(near) {
            let same = || noun(walk.scene, trace.head) == anaphor.noun;
            if self.is_out(walk, anaphor, trace)
                || !anaphor.fits(walk, trace)
                || taken_up::is_no_such(walk, anaphor.noun, &walk.chains.drafts[trace.draft], trace.head)
                || same() && anaphor.is_counted_otherwise(walk, trace)
            {
                continue;
            }
            self.push(walk, anaphor, trace, anaphor.agreement(walk, trace));
        }
    }
}

/// The answer that a phrase speaks of something new; `met` where its noun was used before.
fn something_new(walk: &Walk, anaphor: &Anaphor, met: bool) -> Candidate {
    let (scene, phrase, sentence) = (walk.scene, anaphor.phrase, anaphor.sentence);
    let mut features = Features::new();
    let mut add = |template, values: &[usize]| features.push(RANKING.feature(template, values));
    // Of what was not met before it says only how long the article is.
    let often = walk.nominals.often.get(anaphor.noun).copied().filter(|_| met).unwrap_or_default();
    let (determination, met) = (phrase.determination as usize, usize::from(met));
    add(template::NOBODY, &[determination, phrase.behind as usize, met]);
    add(template::NOBODY_CLASS, &[determination, phrase.class as usize, met]);
    add(template::NOBODY_MODIFIERS, &[determination, phrase.modifiers(scene).count(), met]);
    let joined = phrase.complement.map_or(0, |(preposition, _)| match scene.lower(preposition as usize) {
        "of" => 1,
        "in" => 2,
        "for" => 3,
        "to" => 4,
        _ => 5,
    });
    add(template::NOBODY_COMPLEMENT, &[determination, met, joined]);
    add(template::NOBODY_LATE, &[determination, met, (sentence + 1).ilog2() as usize]);
    add(template::NOBODY_OFTEN, &[determination, met, (often + 1).ilog2() as usize]);
    add(template::NOBODY_CASE, &[features::case(preposition(scene, phrase)), determination, met]);
    add(template::NOBODY_PART, &[anaphor.place.part as usize, determination]);
    add(template::NOBODY_TAKES, &[takes(scene, phrase.head), determination, sentence]);
    Candidate { draft: NOBODY, head: phrase.head, features }
}

/// The draft that a phrase says owns it: "[his] ship", "[Ann Lee's] ship".
pub fn owner(walk: &Walk, phrase: Phrase) -> Option<usize> {
    let words = &walk.scene.syntax.words;
    let owns = |token: &usize| words[*token].dep == Dep::NmodPoss && words[*token].head as usize == phrase.head;
    let owned = matches!(phrase.determination, Determination::Pronoun | Determination::Owner);
    let token = (phrase.start..phrase.head).find(owns).filter(|_| owned)?;
    walk.latest_at(token).map(|trace| walk.traces[trace].draft)
}

/// The draft of the name that a phrase goes on with: "the mayor of [Oslo]".
fn part_of(walk: &Walk, phrase: Phrase) -> Option<usize> {
    let (_, noun) = phrase.complement?;
    walk.places.at(noun as usize).map(|name| walk.chains.of_name[name])
}

/// The preposition before a phrase: "[in] the talks".
fn preposition<'s>(scene: &'s Scene, phrase: Phrase) -> Option<&'s str> {
    let before = phrase.start.checked_sub(1)?;
    let word = &scene.syntax.words[before];
    (word.dep == Dep::Case && word.head as usize == phrase.head).then(|| scene.lower(before))
}
