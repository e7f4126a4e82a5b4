//! How a noun phrase agrees with what was spoken of before: whether it can take that up at all, and the features of the pair.
//!
//! In: the phrase and a trace. Out: a [`Candidate`] with what the weights of [`features`](super::features) look at.

use super::candidates::SAME;
use super::features::{Match, RANKING, template};
use super::phrase::{Determination, Phrase};
use super::{apart, noun};
use crate::entity::chains::Draft;
use crate::entity::descriptions::{FEW, Trace, Walk};
use crate::entity::gazetteer::{Fold, Sense, Usage, cue};
use crate::entity::pronouns::clause::Place;
use crate::entity::ranking::{Candidate, Features};
use crate::entity::scene::Scene;
use crate::entity::{EntityKind, MentionForm};
use crate::layout::BlockKind;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use smallvec::SmallVec;

/// So far up the tree one phrase is looked for around another.
const HEIGHT: usize = 6;

/// A phrase that takes something up.
pub struct Anaphor<'a> {
    pub phrase: Phrase,
    pub sentence: usize,
    pub noun: &'a str,
    /// Its modifiers in small letters.
    modifiers: SmallVec<[&'a str; 4]>,
    /// The words above its head.
    around: [usize; HEIGHT],
    pub place: Place,
    /// The draft that it says owns it.
    owner: Option<usize>,
}

impl<'a> Anaphor<'a> {
    pub fn new(scene: &Scene<'a>, phrase: Phrase, sentence: usize, owner: Option<usize>) -> Self {
        let (noun, around) = (noun(scene, phrase.head), above(scene, phrase.head));
        let modifiers = phrase.modifiers(scene).map(|token| scene.small(token)).collect();
        Self { phrase, sentence, noun, modifiers, around, place: Place::of(scene, phrase.head), owner }
    }

    /// Whether one stands inside the other or beside it in a coordination: "the owner of the ship".
    pub fn is_nested(&self, scene: &Scene, trace: Trace) -> bool {
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
    pub fn is_counted_otherwise(&self, walk: &Walk, trace: Trace) -> bool {
        let scene = walk.scene;
        let more = |phrase: Phrase| phrase.modifiers(scene).find(|&token| scene.syntax.words[token].tag == Tag::Jjr);
        if let Some(mine) = more(self.phrase)
            && let Some(theirs) = walk.phrase_of(trace)
            && more(theirs).is_none_or(|theirs| scene.lower(mine) != scene.lower(theirs))
        {
            return true;
        }
        if self.is_told_apart(walk, trace.draft)
            || self.is_of_other_level(walk, trace.draft)
            || self.is_of_another_owner(walk, trace)
            || is_named_for_another(walk, self.phrase, trace.draft)
        {
            return true;
        }
        let count = |phrase: Phrase| phrase.modifiers(scene).find(|&token| scene.pos(token) == Pos::Num);
        let counts = count(self.phrase).zip(walk.phrase_of(trace).and_then(count));
        counts.is_some_and(|(mine, theirs)| scene.lower(mine) != scene.lower(theirs))
            || walk.phrase_of(trace).is_some_and(|theirs| {
                of_other_nations(walk, self.phrase, theirs) || of_other_names(walk, self.phrase, theirs)
            })
    }

    /// Whether both say whose they are, and it is not the same: "Ann Lee lost [her suitcase]. Bo Rune lost [his suitcase]", but not
    /// "her suitcase … Lee's suitcase".
    fn is_of_another_owner(&self, walk: &Walk, trace: Trace) -> bool {
        let theirs = walk.phrase_of(trace).and_then(|phrase| phrase.owner);
        self.owner.zip(theirs).is_some_and(|(mine, theirs)| mine != theirs as usize)
    }

    /// Whether a court or government is of another level than what an entity is called by.
    fn is_of_other_level(&self, walk: &Walk, draft: usize) -> bool {
        let names = walk.chains.drafts[draft].names.iter().take(FEW).flat_map(|&name| walk.names[name].tokens.range());
        let phrases = self.phrases_alike(walk, draft).flat_map(|phrase| phrase.start..phrase.head);
        apart::is_of_other_level(walk.scene, self.phrase, names.chain(phrases))
    }

    /// Whether this phrase says that it is another one than the phrases with its noun that an entity has.
    fn is_told_apart(&self, walk: &Walk, draft: usize) -> bool {
        let earlier: SmallVec<[Phrase; 4]> = self.phrases_alike(walk, draft).collect();
        apart::is_another(walk.scene, self.phrase, &earlier)
    }

    /// The phrases of an entity with this noun.
    fn phrases_alike<'w>(&self, walk: &'w Walk, draft: usize) -> impl Iterator<Item = Phrase> + 'w {
        let same = walk.nominals.by_noun.get(self.noun).map_or(&[][..], SmallVec::as_slice);
        let traces = same.iter().rev().take(SAME).map(|&(trace, _)| walk.traces[trace as usize]);
        traces.filter(move |trace| trace.draft == draft).filter_map(|trace| walk.phrase_of(trace))
    }

    /// Whether a trace with another head agrees in number.
    pub fn fits(&self, walk: &Walk, trace: Trace) -> bool {
        let draft = &walk.chains.drafts[trace.draft];
        let several = draft.plural || draft.kind == EntityKind::Group && trace.form != MentionForm::Name;
        draft.kind == EntityKind::Group || several == self.phrase.plural
    }

    pub fn agreement(&self, walk: &Walk, trace: Trace) -> Match {
        let scene = walk.scene;
        let other = noun(scene, trace.head);
        match walk.phrase_of(trace) {
            Some(phrase) if phrase.wider.contains(&self.noun) => Match::Wider,
            Some(_) if self.phrase.wider.contains(&other) => Match::Narrower,
            Some(phrase) if phrase.class == self.phrase.class => Match::Class,
            _ => Match::Other,
        }
    }

    /// How the modifiers of both phrases agree.
    fn modifiers(&self, walk: &Walk, other: Option<Phrase>) -> usize {
        let scene = walk.scene;
        let Some(other) = other else { return 6 };
        let theirs: SmallVec<[&str; 4]> = other.modifiers(scene).map(|token| scene.lower(token)).collect();
        let shared = self.modifiers.iter().filter(|word| theirs.contains(word)).count();
        match (self.modifiers.len(), theirs.len()) {
            (0, 0) => 0,
            (mine, theirs) if shared == mine && shared == theirs => 1,
            (mine, _) if shared == mine => 2,
            (_, theirs) if shared == theirs => 3,
            _ if shared > 0 => 4,
            _ => 5,
        }
    }

    /// How the modifiers agree with those of any phrase of an entity with the same noun.
    fn agrees_with_any(&self, walk: &Walk, draft: usize) -> usize {
        let rank = |other| match self.modifiers(walk, Some(other)) {
            0..=2 => 3,
            3 => 2,
            _ => 1,
        };
        // The closest counts: all of this phrase's modifiers, all of the other's, or neither.
        [0, 3, 2, 1][self.phrases_alike(walk, draft).map(rank).max().unwrap_or_default()]
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

    pub fn candidate(&self, walk: &Walk, trace: Trace, agrees: Match, recency: usize) -> Candidate {
        let scene = walk.scene;
        let draft: &Draft = &walk.chains.drafts[trace.draft];
        let other = walk.phrase_of(trace);
        let mut features = Features::new();
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

/// The words above a word in the tree.
fn above(scene: &Scene, token: usize) -> [usize; HEIGHT] {
    let mut at = token;
    std::array::from_fn(|_| {
        at = scene.syntax.words[at].head as usize;
        at
    })
}

/// Whether two phrases hold two names and nothing alike: "Lee's campaign" is not "the Berg campaign".
fn of_other_names(walk: &Walk, one: Phrase, other: Phrase) -> bool {
    let scene = walk.scene;
    let shared = |token: usize| other.modifiers(scene).any(|theirs| scene.lower(theirs) == scene.lower(token));
    if one.modifiers(scene).any(shared) {
        return false;
    }
    let named = |phrase: Phrase| {
        let inside = |token: usize| {
            let name = walk.places.at(token).filter(|&name| walk.names[name].kind != EntityKind::Group)?;
            Some(walk.chains.of_name[name])
        };
        (phrase.start..phrase.head).find_map(inside)
    };
    named(one).zip(named(other)).is_some_and(|(one, other)| one != other)
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

/// Whether a phrase names one nation or town before its noun, and the name of an entity begins with another: "the Chinese embassy"
/// is not the Pakistan Embassy, nor "the Kano airport" Lagos Airport.
fn is_named_for_another(walk: &Walk, phrase: Phrase, draft: usize) -> bool {
    let scene = walk.scene;
    let place = |senses: &'static [Sense]| {
        let nation = senses.iter().find_map(|sense| match *sense {
            Sense::Country(iso3) | Sense::Adjective(iso3) => Some(iso3),
            _ => None,
        });
        let town = senses.iter().any(|sense| matches!(sense, Sense::City(_)));
        (nation.is_some() || town).then_some(nation)
    };
    let inside = |token| {
        let name = walk.names.get(walk.places.at(token)?)?;
        Some((place(name.senses)?, scene.word(name.tokens.start as usize)))
    };
    let Some((nation, word)) = (phrase.start..phrase.head).find_map(inside) else { return false };
    let leads = |&name: &usize| {
        let tokens = walk.names[name].tokens;
        let (first, last) = (tokens.start as usize, tokens.end as usize - 1);
        let (_, senses) = scene.gazetteer.names.longest(scene, first, last, Fold::Exact)?;
        Some((place(senses)?, scene.word(first)))
    };
    let mut names = walk.chains.drafts[draft].names.iter().take(FEW).filter_map(leads).peekable();
    let other = |(theirs, their_word): (Option<&str>, &str)| match (nation, theirs) {
        (Some(nation), Some(theirs)) => nation != theirs,
        (None, None) => word != their_word,
        _ => false,
    };
    names.peek().is_some() && names.all(other)
}

/// What kind of thing a noun is made for to take up.
pub fn takes(scene: &Scene, head: usize) -> usize {
    match () {
        () if scene.has(head, cue::COUNTRY) => 2,
        () if scene.has(head, cue::CITY) => 3,
        () if scene.has(head, cue::BODY) => 1,
        // "The minister" is somebody of whom one has heard.
        () if scene.role(head).is_some_and(|role| role.usage == Usage::Title) => 4,
        () => 0,
    }
}
