//! Whom a pronoun means: the best of those spoken of in its sentence and the ones before it, or named behind it.
//!
//! A candidate has to agree in number, gender and kind, and may not be bound: "he met him" is two men. Of the others, the
//! weights of [`features`] choose, over what [`clause`] reads from the tree. Limits: first and second persons, and "it"
//! for what happened.

pub mod clause;
pub mod features;

use super::chains::Draft;
use super::descriptions::{Trace, Walk};
use super::gazetteer::{Gender, Sense, cue};
use super::nominals::phrase::{Class, class};
use super::ranking::{Candidate, NOBODY};
use super::scene::Scene;
use super::{EntityKind, MentionForm};
use crate::lexicon;
use crate::span::TokenSpan;
use crate::syntax::{Dep, Pos};
use clause::{Part, Path, Place, Relation};
use features::{RANKING, UNOWNED, template};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Candidates stand no more sentences before the pronoun than these.
const SENTENCES: usize = 4;

/// So many words behind a pronoun are looked through for a name.
const AHEAD: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Person(Gender),
    Thing,
    Several,
}

fn wanted(word: &str) -> Option<Wanted> {
    Some(match word {
        "he" | "him" | "his" | "himself" => Wanted::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Wanted::Person(Gender::Female),
        "it" | "its" | "itself" => Wanted::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Wanted::Several,
        _ => return None,
    })
}

impl Wanted {
    fn number(self) -> usize {
        match self {
            Self::Person(_) => 0,
            Self::Thing => 1,
            Self::Several => 2,
        }
    }
}

/// The part that a pronoun plays, as the features count it.
fn role(scene: &Scene, at: usize) -> usize {
    let word = scene.lower(at);
    if word.ends_with("self") || word.ends_with("selves") {
        return 4;
    }
    match Place::of(scene, at).part {
        _ if matches!(word, "his" | "its" | "their") => 3,
        Part::Subject | Part::PassiveSubject => 0,
        Part::Object => 1,
        Part::Oblique | Part::Agent | Part::Modifier => 2,
        Part::Possessor => 3,
        _ => 5,
    }
}

/// A pronoun to be resolved, and what is known of the text around it.
struct Pronoun<'p> {
    at: usize,
    sentence: usize,
    wanted: Wanted,
    role: usize,
    path: &'p Path,
    /// The draft that is named next in the sentence.
    next: Option<usize>,
    quoted: bool,
    /// What the verb that it is the subject of is to it, and what the noun names that it owns.
    acts: usize,
    owned: usize,
    /// What the last pronoun of these forms was resolved to, and in which sentence.
    last: Option<(usize, usize, bool)>,
    most: Option<usize>,
    /// How many names the candidate has in the article that has most.
    most_named: usize,
}

/// Give a pronoun to the entity that it means, if there is one.
pub fn link(walk: &mut Walk, at: usize, sentence: usize) {
    let Some(wanted) = wanted(walk.scene.lower(at)) else { return };
    if walk.scene.syntax.words[at].dep == Dep::Expl {
        return;
    }
    if is_expletive(walk.scene, at) {
        return;
    }
    let candidates = candidates(walk, at, sentence, wanted);
    let found = RANKING.best(&candidates).map(|candidate| candidate.draft).filter(|&draft| draft != NOBODY);
    let found = says_of_itself(walk, at, wanted).or(found);
    if let Some(examples) = &mut walk.examples {
        examples.pronouns.push((at, candidates));
    }
    let Some(draft) = found else { return };
    if let Wanted::Person(gender) = wanted {
        walk.chains.drafts[draft].called[usize::from(gender == Gender::Female)] += 1;
    }
    let subject = Place::of(walk.scene, at).part.is_subject();
    walk.last[slot(wanted)] = Some((draft, sentence, subject));
    walk.chains.mention(walk.scene, draft, TokenSpan::new(at, at + 1), at, MentionForm::Pronoun, "salient-antecedent");
    walk.trace(draft, at, sentence, MentionForm::Pronoun);
}

/// Whether "it" stands for nothing, whatever the tree says: "it rains", "it took two hours to reach the town".
fn is_expletive(scene: &Scene, at: usize) -> bool {
    let words = &scene.syntax.words;
    let verb = words[at].head as usize;
    if !scene.is(at, &["it"]) || words[at].dep != Dep::Nsubj {
        return false;
    }
    let long = |token: usize| {
        words[token].head as usize == verb && words[token].dep == Dep::Obj && class(scene, token) == Class::Time
    };
    match words[verb].lemma.as_str() {
        "rain" | "snow" | "hail" => true,
        "take" => (verb + 1..scene.len().min(verb + LENGTH)).any(long),
        _ => false,
    }
}

/// "Russia said [it] would reply": a state or a body that says what it does speaks of itself.
fn says_of_itself(walk: &Walk, at: usize, wanted: Wanted) -> Option<usize> {
    let scene = walk.scene;
    let words = &scene.syntax.words;
    let deed = words[at].head as usize;
    let clause = words.get(deed).filter(|word| word.dep == Dep::Ccomp && word.pos == Pos::Verb)?;
    let subject = matches!(words[at].dep, Dep::Nsubj | Dep::NsubjPass);
    let told = wanted == Wanted::Thing && subject && scene.is(at, &["it"]);
    let verb = clause.head as usize;
    let says = verb < at && AGENTIVE.get(words[verb].lemma.as_str()) == Some(&SPEAKS);
    if !told || !says || OF_NOTHING.contains(&clause.lemma.as_str()) {
        return None;
    }
    let near = verb.saturating_sub(AHEAD)..verb;
    let subject = near.rev().find(|&token| words[token].dep == Dep::Nsubj && words[token].head as usize == verb)?;
    let trace = walk.traces[walk.latest_at(subject)?];
    fits(walk, trace, wanted).then_some(trace.draft)
}

/// What "it" does that is nobody's deed.
const OF_NOTHING: [&str; 8] = ["appear", "become", "happen", "look", "matter", "seem", "take", "turn"];

/// The most words between a verb and its object.
const LENGTH: usize = 6;

/// Where the last pronoun of these forms is kept.
fn slot(wanted: Wanted) -> usize {
    match wanted {
        Wanted::Person(Gender::Female) => 0,
        Wanted::Person(_) => 1,
        Wanted::Thing => 2,
        Wanted::Several => 3,
    }
}

/// Everybody whom the pronoun can mean, each with features; the last stands for nobody.
fn candidates(walk: &Walk, at: usize, sentence: usize, wanted: Wanted) -> Vec<Candidate> {
    let scene = walk.scene;
    let path = Path::new(scene, at, &walk.subjects);
    let ahead = ahead(walk, at, sentence);
    let traces: Vec<Trace> = walk
        .recent()
        .take_while(|trace| trace.sentence + SENTENCES > sentence)
        .filter(|&trace| fits(walk, trace, wanted))
        // "Acme, the world's largest brewer, … it": the world is not meant.
        .filter(|trace| !(trace.head < at && scene.is(trace.head, &["world"]) && scene.is_possessive(trace.head + 1)))
        .collect();
    let governor = scene.syntax.words[at].head as usize;
    let most = traces
        .iter()
        .map(|trace| (walk.chains.drafts[trace.draft].mentions.len(), trace.draft))
        .max_by_key(|&(count, draft)| (count, std::cmp::Reverse(draft)))
        .map(|(_, draft)| draft);
    let pronoun = Pronoun {
        at,
        sentence,
        wanted,
        role: role(scene, at),
        path: &path,
        next: ahead.first().map(|trace| trace.draft),
        quoted: walk.quoted[at],
        acts: acts(scene, at),
        owned: if scene.syntax.words[at].dep == Dep::NmodPoss {
            features::owned(class(scene, governor))
        } else {
            UNOWNED
        },
        last: walk.last[slot(wanted)],
        most,
        most_named: traces.iter().map(|trace| walk.chains.drafts[trace.draft].names.len()).max().unwrap_or_default(),
    };
    let mut found = Vec::new();
    let mut drafts: Vec<usize> = Vec::new();
    for (recency, &trace) in traces.iter().enumerate() {
        let rank = drafts.iter().position(|&draft| draft == trace.draft).unwrap_or_else(|| {
            drafts.push(trace.draft);
            drafts.len() - 1
        });
        found.extend(pronoun.candidate(walk, &traces, trace, recency, rank));
    }
    for &trace in ahead.iter().filter(|&&trace| fits(walk, trace, wanted)).take(2) {
        found.extend(pronoun.candidate(walk, &traces, trace, 4, 4));
    }
    let mut features = Vec::new();
    let mut add = |template, values: &[usize]| features.push(RANKING.feature(template, values));
    add(template::NOBODY, &[pronoun.role, wanted.number(), drafts.len()]);
    let verb = scene.syntax.words[governor].pos == Pos::Verb;
    add(template::NOBODY_VERB, &[usize::from(verb), pronoun.role, wanted.number()]);
    let kind = match scene.pos(governor) {
        Pos::Verb => 0,
        Pos::Adj => 1,
        Pos::Noun | Pos::Propn => 2,
        _ => 3,
    };
    add(
        template::NOBODY_CLAUSE,
        &[kind, clause_behind(scene, at, governor), wanted.number(), usize::from(drafts.is_empty())],
    );
    found.push(Candidate { draft: NOBODY, head: at, features });
    found
}

/// What opens the clause that a word can announce: "it is hard [to say]", "it seems [that]".
fn clause_behind(scene: &Scene, at: usize, governor: usize) -> usize {
    let end = scene.len().min(governor + 6);
    let opening = (governor.max(at) + 1..end)
        .take_while(|&token| !matches!(scene.word(token), "." | "," | ";" | "?"))
        .find_map(|token| match scene.lower(token) {
            "to" if scene.pos(token) == Pos::Part => Some(1),
            "that" => Some(2),
            "whether" | "if" | "how" | "what" | "when" | "why" | "who" | "where" => Some(3),
            _ => None,
        });
    opening.unwrap_or_default()
}

/// The names behind a pronoun in its sentence.
fn ahead(walk: &Walk, at: usize, sentence: usize) -> Vec<Trace> {
    let end = (walk.scene.tokens.sentences[sentence].tokens.end as usize).min(at + AHEAD);
    let mut found: Vec<Trace> = Vec::new();
    let mut token = at + 1;
    while token < end && found.len() < 4 {
        if let Some(name) = walk.places.at(token) {
            token = walk.names[name].tokens.end as usize;
            found.push(Trace::new(walk.scene, walk.chains.of_name[name], token - 1, sentence, MentionForm::Name));
        } else {
            token += 1;
        }
    }
    found
}

fn fits(walk: &Walk, trace: Trace, wanted: Wanted) -> bool {
    let draft = &walk.chains.drafts[trace.draft];
    match wanted {
        Wanted::Person(gender) => {
            draft.kind == EntityKind::Person
                && !draft.plural
                && (draft.gender == gender || draft.gender == Gender::Unknown)
        }
        Wanted::Thing => !matches!(draft.kind, EntityKind::Person | EntityKind::Group) && !draft.plural,
        Wanted::Several => {
            draft.plural
                || matches!(draft.kind, EntityKind::Organization)
                || draft.kind == EntityKind::Group && trace.head > 0 && is_noun(walk.scene, trace.head)
        }
    }
}

/// What the verb does that a pronoun is the subject of: it says something, it is an event with an agent, or neither.
fn acts(scene: &Scene, at: usize) -> usize {
    let place = Place::of(scene, at);
    if place.part != Part::Subject || scene.pos(place.governor) != Pos::Verb {
        return 0;
    }
    AGENTIVE.get(scene.syntax.words[place.governor].lemma.as_str()).map_or(1, |&acts| acts)
}

const SPEAKS: usize = 2;

/// The verbs whose subject speaks or acts.
static AGENTIVE: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let acts = lexicon::PREDICATES.rows().filter(|row| row[1] == "verb").map(|row| (row[0], 3));
    let speaks = lexicon::CUE_VERBS.rows().filter(|row| row[1] == "verb").map(|row| (row[0], SPEAKS));
    acts.chain(speaks).collect()
});

/// What an entity is, as the features count it.
fn what(walk: &Walk, draft: &Draft) -> usize {
    let Some(&name) = draft.names.first() else { return features::described(draft.class) };
    let country = walk.names[name].senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
    features::named(draft.kind, country)
}

/// "Syrian" in "Syrian troops" is no antecedent; "Syrians" is.
fn is_noun(scene: &Scene, head: usize) -> bool {
    !matches!(scene.syntax.words[head].dep, Dep::Amod | Dep::Compound)
}

impl Pronoun<'_> {
    /// What is known of a candidate's gender: nothing, that it is right, or what the pronouns before this one say.
    fn gender(&self, draft: &Draft) -> usize {
        let Wanted::Person(gender) = self.wanted else { return 0 };
        let female = usize::from(gender == Gender::Female);
        if draft.gender != Gender::Unknown {
            return 1;
        }
        match draft.called[female].cmp(&draft.called[1 - female]) {
            _ if draft.called == [0; 2] => 0,
            Ordering::Greater => 2,
            Ordering::Equal => 3,
            Ordering::Less => 4,
        }
    }

    /// The candidate that a trace makes, if it is not bound.
    fn candidate(&self, walk: &Walk, traces: &[Trace], trace: Trace, recency: usize, rank: usize) -> Option<Candidate> {
        let scene = walk.scene;
        let draft = &walk.chains.drafts[trace.draft];
        let after = trace.head > self.at;
        let same = trace.sentence == self.sentence;
        let near = if after { 4 } else { (self.sentence - trace.sentence).min(3) };
        let relation = if same { self.path.relation(scene, trace.place) } else { Relation::Apart };
        if relation == Relation::Own && !after && self.role == 3 {
            return None;
        }
        // "[his] spokesman Bo Rune"
        let owned = scene.syntax.words[self.at].head as usize;
        if after
            && self.role == 3
            && owned < trace.head
            && (owned + 1..=trace.head).all(|at| scene.pos(at) == Pos::Propn)
        {
            return None;
        }
        if self.role == 1 && relation == Relation::Subject && !trace.place.conjoined {
            return None;
        }
        // Who speaks does not speak of himself as "he".
        let speaks = trace.place.part.is_subject() && scene.has(trace.place.governor, cue::SPEECH);
        if same && self.quoted && !walk.quoted[trace.head] && speaks {
            return None;
        }
        // “My client has nothing to hide,” she said. “Lee's friends should take note,” she said.
        let described = trace.form != MentionForm::Pronoun && walk.quoted[trace.head];
        if same && !self.quoted && described && self.acts == SPEAKS {
            return None;
        }
        let mut features = Vec::with_capacity(template::NOBODY);
        let mut add = |template, values: &[usize]| features.push(RANKING.feature(template, values));
        let (word, conjoined) = (self.wanted.number(), usize::from(trace.place.conjoined));
        add(template::ROLES, &[trace.place.part as usize, self.role, near]);
        add(template::RELATION, &[relation as usize, self.role, usize::from(after)]);
        if same {
            add(template::JOINT, &[relation as usize, self.path.joint as usize, self.role]);
        }
        add(template::RECENCY, &[recency, self.role, near]);
        add(template::RANK, &[rank, word, near]);
        let count = draft.mentions.len() + 1;
        add(template::COUNT, &[(usize::BITS - count.leading_zeros()) as usize - 1, word]);
        add(template::SHARE, &[usize::from(self.most == Some(trace.draft)), word, near]);
        let (last, subject) = match self.last {
            None => (0, false),
            Some((last, _, subject)) if last != trace.draft => (1, subject),
            Some((_, sentence, subject)) => (2 + (self.sentence - sentence).min(2), subject),
        };
        add(template::LAST_PRONOUN, &[last, self.role, usize::from(subject)]);
        let form = match trace.form {
            MentionForm::Name if scene.syntax.words[trace.place.top].dep == Dep::Compound => 1,
            MentionForm::Name if trace.head > 0 && trace.long => 0,
            MentionForm::Name => 1,
            MentionForm::Description => 2,
            MentionForm::Pronoun => 3,
        };
        add(template::FORM_NEAR, &[form, word, near]);
        add(template::GENDER, &[self.gender(draft), word]);
        add(template::KINDS, &[features::kind(draft.kind), word, usize::from(draft.plural)]);
        let what = what(walk, draft);
        add(template::ACTS, &[self.acts, what, word]);
        add(template::OWNED, &[self.owned, what, word]);
        let opens = !traces.iter().any(|other| other.sentence == trace.sentence && other.head < trace.head);
        add(template::OPENS, &[usize::from(opens), near, self.role]);
        add(template::NEXT, &[usize::from(self.next == Some(trace.draft)), self.role, usize::from(same)]);
        add(template::CONJOINED, &[conjoined, word, near]);
        let side = match (walk.quoted[trace.head], self.quoted) {
            (false, false) => 0,
            (true, true) => 1,
            (false, true) => 2,
            (true, false) => 3,
        };
        add(template::QUOTED, &[side, word, near]);
        let far = if after { trace.head - self.at } else { self.at - trace.head };
        add(template::TOKENS, &[(usize::BITS - (far / 3).leading_zeros()) as usize, near]);
        let mut subjects = traces
            .iter()
            .filter(|other| other.draft == trace.draft && other.place.part.is_subject() && other.head != trace.head);
        let before = subjects.next().map_or(0, |other| if other.sentence == self.sentence { 2 } else { 1 });
        add(template::SUBJECT_BEFORE, &[before, self.role, usize::from(same)]);
        let total = draft.names.len();
        add(template::NAMED, &[(usize::BITS - total.leading_zeros()) as usize, word]);
        add(template::MOST_NAMED, &[usize::from(total == self.most_named), word, near]);
        add(template::FIRST, &[usize::from(walk.first_person == Some(trace.draft)), word]);
        Some(Candidate { draft: trace.draft, head: trace.head, features })
    }
}
