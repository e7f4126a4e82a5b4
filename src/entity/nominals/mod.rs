//! What a noun phrase takes up that is no name, office or pronoun: "a ferry … the ferry … the vessel".
//!
//! Every noun phrase leaves a trace; it is spoken of in the article, and becomes an entity, only where something takes it
//! up. Candidates are the phrases with the same noun, wherever they stand, and whatever was spoken of in the sentences
//! before; the weights of [`features`] choose among them and the answer that the phrase speaks of something new. Limits:
//! what happened ("the decision" for "decided"), and parts of what was named.

pub mod features;
pub mod phrase;

use super::chains::Draft;
use super::descriptions::{Trace, Walk};
use super::gazetteer::{Sense, Usage, cue};
use super::names::Name;
use super::pronouns::clause::Place;
use super::ranking::{Candidate, NOBODY};
use super::scene::Scene;
use super::{EntityKind, MentionForm, apposed, becomes, epithets, products, taken_up};
use crate::layout::BlockKind;
use crate::span::TokenSpan;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use features::{Match, RANKING, template};
use phrase::{Class, Determination, Phrase};
use rustc_hash::FxHashMap;

/// So many phrases with the same noun are looked at, and so many other traces.
const SAME: usize = 12;
const OTHERS: usize = 40;

/// What has another head stands no more sentences before the phrase than these.
const SENTENCES: usize = 4;

/// So far up the tree one phrase is looked for around another.
const HEIGHT: usize = 6;

/// The noun phrases of an article so far.
#[derive(Debug, Default)]
pub struct Nominals<'a> {
    /// Where the phrase that each word heads begins.
    edges: Vec<u32>,
    pub phrases: Vec<Phrase>,
    /// The traces of each noun, in the order of the text, and whether it is only what was said of them.
    by_noun: FxHashMap<&'a str, Vec<(u32, bool)>>,
    /// How often each noun stands in the article, before and behind: what it is about.
    often: FxHashMap<&'a str, u32>,
}

impl<'a> Nominals<'a> {
    pub fn new(scene: &Scene<'a>) -> Self {
        let mut often: FxHashMap<&str, u32> = FxHashMap::default();
        for (token, _) in scene.syntax.words.iter().enumerate().filter(|(_, word)| word.pos == Pos::Noun) {
            *often.entry(noun(scene, token)).or_default() += 1;
        }
        Self { edges: phrase::edges(scene), often, ..Self::default() }
    }

    /// Where a phrase ends, with "of" and the phrase behind it: "the captain of the team".
    pub fn end(&self, scene: &Scene, head: usize) -> usize {
        let of = head + 1;
        if of >= scene.len() || scene.word(of) != "of" {
            return of;
        }
        let words = &scene.syntax.words;
        let inner = words[of].head as usize;
        let whole = inner > of && self.edges[inner] as usize == of + 1 && words[inner].head as usize == head;
        if whole && matches!(words[inner].pos, Pos::Noun | Pos::Propn) && words[inner].dep == Dep::Nmod {
            let name =
                words[inner + 1..].iter().take_while(|word| word.dep == Dep::Flat && word.head as usize == inner);
            inner + 1 + name.count()
        } else {
            of
        }
    }

    /// Where the phrase of a head begins.
    pub fn start(&self, head: usize) -> usize {
        self.edges[head] as usize
    }

    pub fn phrase(&self, scene: &Scene, head: usize) -> Phrase {
        Phrase::new(scene, head, &self.edges)
    }

    /// Keep the last word of a name, of one that is no person's also the last before "of" ("the [University] of Oslo"), and the
    /// noun before it: "the [carmaker] Acme".
    pub fn note_name(&mut self, scene: &Scene<'a>, name: &Name, trace: usize) {
        let words = &scene.syntax.words;
        let (kind, name) = (name.kind, name.tokens);
        let (start, last) = (name.start as usize, name.end as usize - 1);
        self.note(scene.small(last), trace, false);
        // "[Storm] Brenda … the storm"
        if start < last && scene.has(start, cue::STORM | cue::PLACE_LEAD) && scene.is_common(start) {
            self.note(scene.small(start), trace, false);
        }
        if kind != EntityKind::Person
            && let Some(of) = (start + 1..last).find(|&token| scene.is(token, &["of", "for"]))
        {
            self.note(scene.small(of - 1), trace, false);
        }
        if let Some(before) = start.checked_sub(1)
            && words[before].pos == Pos::Noun
            && (name.holds(words[before].head as usize) || name.range().any(|word| words[word].head as usize == before))
        {
            self.note(noun(scene, before), trace, true);
        }
    }

    /// Keep that a noun was used of a trace.
    pub fn note(&mut self, noun: &'a str, trace: usize, described: bool) {
        self.by_noun.entry(noun).or_default().push((trace as u32, described));
    }
}

/// By what a noun is found again: its lemma; of one with a capital the small form, as for the last word of a name.
pub fn noun<'a>(scene: &Scene<'a>, token: usize) -> &'a str {
    let word = &scene.syntax.words[token];
    if word.pos == Pos::Propn { scene.small(token) } else { word.lemma.as_str() }
}

/// Give a noun phrase to the entity that it takes up, or begin a new one, which only its later mentions bring to light.
pub fn link(walk: &mut Walk, head: usize, sentence: usize) {
    let scene = walk.scene;
    let phrase = walk.nominals.phrase(scene, head);
    let honorific = scene.role(head).is_some_and(|role| role.usage == Usage::Honorific);
    // "5am"
    let of_clock = scene.is(head, &["am", "pm", "a.m.", "p.m."]);
    if of_clock || honorific || phrase.class == Class::Time || scene.has(head, cue::MONTH) || describes(walk, phrase) {
        return;
    }
    if apposed::before_name(walk, phrase, sentence) || products::with_noun(walk, phrase, sentence) {
        return;
    }
    let becomes = becomes::who(walk, phrase).filter(|_| phrase.class == Class::Person);
    let known = becomes.or_else(|| products::taken_up(walk, phrase, sentence));
    let (draft, rule) = match known.or_else(|| antecedent(walk, phrase, sentence)) {
        Some(draft) => (draft, "noun-phrase-taken-up"),
        None => match epithets::of_noun(walk, phrase, sentence) {
            Some(draft) => (draft, "epithet"),
            None => (begin(walk, phrase), "noun-phrase"),
        },
    };
    let tokens = TokenSpan::new(phrase.start, walk.nominals.end(scene, head));
    walk.chains.mention(scene, draft, tokens, head, MentionForm::Description, rule);
    walk.trace_phrase(draft, phrase, sentence);
}

/// A draft for what a phrase speaks of first.
fn begin(walk: &mut Walk, phrase: Phrase) -> usize {
    let kind = match phrase.class {
        Class::Person if phrase.plural => EntityKind::Group,
        Class::Person => EntityKind::Person,
        Class::Group => EntityKind::Organization,
        Class::Place => EntityKind::Place,
        _ => EntityKind::Other,
    };
    let draft = walk.chains.new_draft(kind);
    walk.chains.drafts[draft].plural = phrase.plural;
    walk.chains.drafts[draft].class = phrase.class;
    if let Some(role) = walk.scene.role(phrase.head) {
        walk.chains.drafts[draft].gender = role.gender;
    }
    draft
}

/// Whether a phrase only says what something is: in apposition, or behind "is". Its noun is kept for what comes later.
fn describes(walk: &mut Walk, phrase: Phrase) -> bool {
    let scene = walk.scene;
    let words = &scene.syntax.words;
    let head = phrase.head;
    let of = match words[head].dep {
        Dep::Appos => Some(words[head].head as usize),
        _ => {
            let copula = (phrase.start.saturating_sub(4)..phrase.start)
                .any(|token| words[token].dep == Dep::Cop && words[token].head as usize == head);
            if !copula {
                return false;
            }
            (phrase.start.saturating_sub(8)..phrase.start).find(|&token| {
                matches!(words[token].dep, Dep::Nsubj | Dep::NsubjPass) && words[token].head as usize == head
            })
        }
    };
    if let Some(of) = of
        && let Some(trace) = walk.latest_at(of)
    {
        walk.nominals.note(noun(scene, head), trace, true);
    }
    true
}

/// The draft that a phrase says owns it: "[his] ship", "[Ann Lee's] ship".
fn owner(walk: &Walk, phrase: Phrase) -> Option<usize> {
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

/// The entity that a phrase takes up.
pub fn antecedent(walk: &mut Walk, phrase: Phrase, sentence: usize) -> Option<usize> {
    if phrase.determination == Determination::Indefinite {
        return None;
    }
    let candidates = candidates(walk, phrase, sentence);
    if candidates.len() < 2 {
        return None;
    }
    let draft = RANKING.best(&candidates).map(|candidate| candidate.draft).filter(|&draft| draft != NOBODY);
    if let Some(examples) = &mut walk.examples {
        examples.nominals.push((phrase.head, candidates));
    }
    draft
}

/// Everything that the phrase can take up, each with features; the last is something new.
fn candidates(walk: &Walk, phrase: Phrase, sentence: usize) -> Vec<Candidate> {
    let scene = walk.scene;
    let noun = noun(scene, phrase.head);
    let around = above(scene, phrase.head);
    let (owner, whole) = (owner(walk, phrase), part_of(walk, phrase));
    let anaphor = Anaphor { phrase, sentence, noun, around, place: Place::of(scene, phrase.head) };
    // "his brother" is not he, nor "the mayor of Oslo" Oslo.
    let is_other = |draft: usize| owner == Some(draft) || whole == Some(draft);
    let mut drafts: Vec<usize> = Vec::new();
    let mut found: Vec<Candidate> = Vec::new();
    let mut seen = None;
    let same = walk.nominals.by_noun.get(noun).map_or(&[][..], Vec::as_slice);
    for &(index, described) in same.iter().rev().take(SAME) {
        let trace = walk.traces[index as usize];
        if drafts.contains(&trace.draft)
            || is_other(trace.draft)
            || anaphor.is_nested(scene, trace)
            || anaphor.is_counted_otherwise(walk, trace)
        {
            continue;
        }
        let other = walk.phrase_of(trace);
        // "the two companies" are not the Acme Company.
        if (described || other.is_none()) && !anaphor.fits(walk, trace) {
            continue;
        }
        let agrees = match other {
            _ if described => Match::Described,
            Some(other) if other.plural != phrase.plural => Match::Number,
            Some(_) => Match::Same,
            None => Match::Name,
        };
        seen = seen.or(Some(agrees));
        found.push(anaphor.candidate(walk, trace, agrees, drafts.len()));
        drafts.push(trace.draft);
    }
    if !matches!(phrase.determination, Determination::None | Determination::Owner) {
        let recent = walk.traces.iter().rev().take(OTHERS).take_while(|trace| trace.sentence + SENTENCES > sentence);
        for &trace in recent {
            let same = || self::noun(scene, trace.head) == noun;
            if drafts.contains(&trace.draft)
                || is_other(trace.draft)
                || anaphor.is_nested(scene, trace)
                || !anaphor.fits(walk, trace)
                || taken_up::is_no_such(walk, noun, &walk.chains.drafts[trace.draft], trace.head)
                || same() && anaphor.is_counted_otherwise(walk, trace)
            {
                continue;
            }
            found.push(anaphor.candidate(walk, trace, anaphor.agreement(walk, trace), drafts.len()));
            drafts.push(trace.draft);
        }
    }
    let mut features = Vec::with_capacity(9);
    let mut add = |template, values: &[usize]| features.push(RANKING.feature(template, values));
    let (determination, met) = (phrase.determination as usize, usize::from(seen.is_some()));
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
    // Of what was not met before it says only how long the article is.
    let often = walk.nominals.often.get(noun).copied().filter(|_| seen.is_some()).unwrap_or_default();
    add(template::NOBODY_OFTEN, &[determination, met, (often + 1).ilog2() as usize]);
    add(template::NOBODY_CASE, &[features::case(preposition(scene, phrase)), determination, met]);
    add(template::NOBODY_PART, &[anaphor.place.part as usize, determination]);
    add(template::NOBODY_TAKES, &[takes(scene, phrase.head), determination, sentence]);
    found.push(Candidate { draft: NOBODY, head: phrase.head, features });
    found
}

/// The preposition before a phrase: "[in] the talks".
fn preposition<'s>(scene: &'s Scene, phrase: Phrase) -> Option<&'s str> {
    let before = phrase.start.checked_sub(1)?;
    let word = &scene.syntax.words[before];
    (word.dep == Dep::Case && word.head as usize == phrase.head).then(|| scene.lower(before))
}

/// The words above a word in the tree.
fn above(scene: &Scene, token: usize) -> [usize; HEIGHT] {
    let mut at = token;
    std::array::from_fn(|_| {
        at = scene.syntax.words[at].head as usize;
        at
    })
}

/// Whether two phrases name two nations before their nouns.
fn of_other_nations(walk: &Walk, one: Phrase, other: Phrase) -> bool {
    let nation = |phrase: Phrase| {
        let inside = |token| {
            let name = walk.names.get(walk.places.at(token)?)?;
            name.senses.iter().find_map(|sense| if let Sense::Adjective(iso3) = *sense { Some(iso3) } else { None })
        };
        (phrase.start..phrase.head).find_map(inside)
    };
    nation(one).zip(nation(other)).is_some_and(|(one, other)| one != other)
}

/// What kind of thing a noun is made for to take up.
fn takes(scene: &Scene, head: usize) -> usize {
    match () {
        () if scene.has(head, cue::COUNTRY) => 2,
        () if scene.has(head, cue::CITY) => 3,
        () if scene.has(head, cue::BODY) => 1,
        // "The minister" is somebody of whom one has heard.
        () if scene.role(head).is_some_and(|role| role.usage == Usage::Title) => 4,
        () => 0,
    }
}

/// A phrase that takes something up.
struct Anaphor<'p> {
    phrase: Phrase,
    sentence: usize,
    noun: &'p str,
    around: [usize; HEIGHT],
    place: Place,
}

impl Anaphor<'_> {
    /// Whether one stands inside the other or beside it in a coordination: "the owner of the ship".
    fn is_nested(&self, scene: &Scene, trace: Trace) -> bool {
        if trace.sentence != self.sentence {
            return false;
        }
        let within = |head: usize, around: &[usize; HEIGHT], other: usize| {
            let words = &scene.syntax.words;
            let nominal = |dep| {
                matches!(
                    dep,
                    Dep::Nmod | Dep::NmodPoss | Dep::Compound | Dep::Conj | Dep::Appos | Dep::Amod | Dep::Flat
                )
            };
            let mut at = head;
            for &up in around {
                if !nominal(words[at].dep) {
                    return false;
                }
                if up == other {
                    return true;
                }
                at = up;
            }
            false
        };
        (self.phrase.start..=self.phrase.head).contains(&trace.head)
            || within(self.phrase.head, &self.around, trace.head)
            || within(self.phrase.head, &self.around, trace.place.top)
            || within(trace.head, &above(scene, trace.head), self.phrase.head)
    }

    /// "the two countries" are not "the three countries", nor is "the higher court" the court that was spoken of, nor "the
    /// French minister" the Spanish one.
    fn is_counted_otherwise(&self, walk: &Walk, trace: Trace) -> bool {
        let scene = walk.scene;
        let more = |phrase: Phrase| phrase.modifiers(scene).find(|&token| scene.syntax.words[token].tag == Tag::Jjr);
        if let Some(mine) = more(self.phrase)
            && let Some(theirs) = walk.phrase_of(trace)
            && more(theirs).is_none_or(|theirs| scene.lower(mine) != scene.lower(theirs))
        {
            return true;
        }
        let count = |phrase: Phrase| phrase.modifiers(scene).find(|&token| scene.pos(token) == Pos::Num);
        let counts = count(self.phrase).zip(walk.phrase_of(trace).and_then(count));
        counts.is_some_and(|(mine, theirs)| scene.lower(mine) != scene.lower(theirs))
            || walk.phrase_of(trace).is_some_and(|theirs| of_other_nations(walk, self.phrase, theirs))
    }

    /// Whether a trace with another head agrees in number.
    fn fits(&self, walk: &Walk, trace: Trace) -> bool {
        let draft = &walk.chains.drafts[trace.draft];
        let several = draft.plural || draft.kind == EntityKind::Group && trace.form != MentionForm::Name;
        draft.kind == EntityKind::Group || several == self.phrase.plural
    }

    fn agreement(&self, walk: &Walk, trace: Trace) -> Match {
        let scene = walk.scene;
        let other = noun(scene, trace.head);
        match walk.phrase_of(trace) {
            Some(_) if phrase::is_wider(self.noun, other) => Match::Wider,
            Some(_) if phrase::is_wider(other, self.noun) => Match::Narrower,
            Some(phrase) if phrase.class == self.phrase.class => Match::Class,
            _ => Match::Other,
        }
    }

    /// How the modifiers of both phrases agree.
    fn modifiers(&self, walk: &Walk, other: Option<Phrase>) -> usize {
        let scene = walk.scene;
        let Some(other) = other else { return 6 };
        let shared = self
            .phrase
            .modifiers(scene)
            .filter(|&token| other.modifiers(scene).any(|modifier| scene.lower(modifier) == scene.lower(token)))
            .count();
        let (mine, theirs) = (self.phrase.modifiers(scene).count(), other.modifiers(scene).count());
        match (mine, theirs) {
            (0, 0) => 0,
            _ if shared == mine && shared == theirs => 1,
            _ if shared == mine => 2,
            _ if shared == theirs => 3,
            _ if shared > 0 => 4,
            _ => 5,
        }
    }

    /// How the modifiers agree with those of any phrase of an entity with the same noun.
    fn agrees_with_any(&self, walk: &Walk, draft: usize) -> usize {
        let same = walk.nominals.by_noun.get(self.noun).map_or(&[][..], Vec::as_slice);
        let traces = same.iter().rev().take(SAME).map(|&(trace, _)| walk.traces[trace as usize]);
        let phrases = traces.filter(|trace| trace.draft == draft).filter_map(|trace| walk.phrase_of(trace));
        let rank = |other| match self.modifiers(walk, Some(other)) {
            0..=2 => 3,
            3 => 2,
            _ => 1,
        };
        // The closest counts: all of this phrase's modifiers, all of the other's, or neither.
        [0, 3, 2, 1][phrases.map(rank).max().unwrap_or_default()]
    }

    /// Whether both have a phrase behind the head, and the same.
    fn complement(&self, walk: &Walk, other: Option<Phrase>) -> usize {
        let noun = |phrase: Phrase| phrase.complement.map(|(_, noun)| &walk.scene.syntax.words[noun as usize].lemma);
        match (noun(self.phrase), other.and_then(noun)) {
            (None, None) => 0,
            (Some(_), None) => 1,
            (None, Some(_)) => 2,
            (Some(mine), Some(theirs)) => 4 - usize::from(mine == theirs),
        }
    }

    /// Whether both have an owner, and the same.
    fn possessor(&self, walk: &Walk, other: Option<Phrase>) -> usize {
        let owned = |phrase: Phrase| matches!(phrase.determination, Determination::Pronoun | Determination::Owner);
        let Some(other) = other else { return 0 };
        match (owned(self.phrase), owned(other)) {
            (false, false) => 0,
            (true, false) => 1,
            (false, true) => 2,
            _ => 3 + usize::from(walk.scene.lower(self.phrase.start) == walk.scene.lower(other.start)),
        }
    }

    fn candidate(&self, walk: &Walk, trace: Trace, agrees: Match, recency: usize) -> Candidate {
        let scene = walk.scene;
        let draft: &Draft = &walk.chains.drafts[trace.draft];
        let other = walk.phrase_of(trace);
        let mut features = Vec::with_capacity(template::NOBODY);
        let mut add = |template, values: &[usize]| features.push(RANKING.feature(template, values));
        let (phrase, agrees) = (self.phrase, agrees as usize);
        let (determination, class) = (phrase.determination as usize, phrase.class as usize);
        let near = match self.sentence - trace.sentence {
            near @ 0..=2 => near,
            3..=5 => 3,
            6..=12 => 4,
            _ => 5,
        };
        let form = match (trace.form, other) {
            (MentionForm::Name, _) => 0,
            (MentionForm::Pronoun, _) => 8,
            (_, Some(other)) => 1 + other.determination as usize,
            _ => 7,
        };
        let kind = draft.kind as usize;
        let modifiers = self.modifiers(walk, other);
        add(template::MATCHES, &[agrees, determination, form]);
        add(template::AGREES, &[agrees, modifiers, determination]);
        add(template::DISTANCE, &[agrees, near, determination]);
        add(template::CLASSES, &[agrees, class, determination]);
        add(template::NAMED, &[kind, class, form]);
        add(template::TAKEN, &[takes(scene, phrase.head), kind, form, near]);
        let behind = other.map_or(0, |other| other.behind as usize);
        add(template::BEHINDS, &[agrees, phrase.behind as usize, behind]);
        add(template::RECENCY, &[agrees, recency, near]);
        let count = draft.mentions.len();
        add(template::COUNT, &[agrees, (usize::BITS - count.leading_zeros()) as usize]);
        add(template::PARTS, &[trace.place.part as usize, self.place.part as usize, near]);
        let quoted = [walk.quoted[phrase.head], walk.quoted[trace.head]].map(usize::from);
        add(template::SIDE, &[quoted[0], quoted[1], agrees]);
        let capital = other.is_some_and(|other| other.capital);
        add(template::CAPITAL, &[usize::from(phrase.capital), usize::from(capital), agrees]);
        add(template::SEVERAL, &[usize::from(phrase.plural), usize::from(draft.plural), agrees]);
        add(template::POSSESSOR, &[self.possessor(walk, other), agrees]);
        add(template::BEST, &[agrees, determination, usize::from(recency == 0)]);
        add(template::COMPLEMENT, &[agrees, self.complement(walk, other)]);
        add(template::ANY_AGREES, &[agrees, determination, self.agrees_with_any(walk, trace.draft)]);
        let block = scene.tokens.sentences[trace.sentence].block;
        let title = scene.layout.blocks[block as usize].kind == BlockKind::Title;
        add(template::TITLE, &[agrees, usize::from(title)]);
        Candidate { draft: trace.draft, head: trace.head, features }
    }
}
