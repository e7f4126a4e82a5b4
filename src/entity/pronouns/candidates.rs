//! Whom a pronoun can mean, each with its features: those spoken of in its sentence and the ones before it, those named behind it,
//! and nobody.
//!
//! In: a pronoun and the walk up to it. Out: [`Candidate`]s for the weights of [`features`]. Who is bound is none.

use super::clause::{Part, Path, Place, Relation};
use super::features::{self, RANKING, UNOWNED, template};
use super::{AGENTIVE, AHEAD, SPEAKS, Wanted, fits, slot};
use crate::entity::chains::Draft;
use crate::entity::descriptions::{Trace, Walk};
use crate::entity::gazetteer::{Gender, Sense, cue};
use crate::entity::nominals::phrase::{Class, class};
use crate::entity::ranking::{Candidate, Features, NOBODY};
use crate::entity::scene::Scene;
use crate::entity::{EntityKind, MentionForm};
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::tag::Tag;
use crate::syntax::{Dep, Pos};
use std::cmp::Ordering;

/// Candidates stand no more sentences before the pronoun than these.
pub const SENTENCES: usize = 4;

/// So many words up the tree a pronoun is looked for in an infinitive.
const HEIGHT: usize = 6;

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
    /// Whether its verb says what somebody wants.
    wills: bool,
    owned: usize,
    /// What the last pronoun of these forms was resolved to, and in which sentence.
    last: Option<(usize, usize, bool)>,
    most: Option<usize>,
    /// How many names the candidate has in the article that has most.
    most_named: usize,
}

/// Everybody whom the pronoun can mean, each with features; the last stands for nobody.
pub fn candidates(walk: &Walk, at: usize, sentence: usize, wanted: Wanted) -> Vec<Candidate> {
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
    // "Doha, May 8 (QNA) - … they": an agency is only named there.
    let dateline = scene.layout.dateline.as_ref().map(|dateline| dateline.span);
    let aside =
        |trace: &Trace| dateline.is_some_and(|dateline| dateline.contains(scene.tokens.tokens[trace.head].span));
    let press = |trace: &Trace| walk.chains.drafts[trace.draft].kind == EntityKind::Organization;
    let traces: Vec<Trace> = traces.into_iter().filter(|trace| !(aside(trace) && press(trace))).collect();
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
        wills: wills(scene, at),
        owned: if scene.syntax.words[at].dep == Dep::NmodPoss {
            features::owned(class(scene, governor))
        } else {
            UNOWNED
        },
        last: walk.last[slot(wanted)],
        most,
        most_named: traces.iter().map(|trace| walk.chains.drafts[trace.draft].names.len()).max().unwrap_or_default(),
    };
    let mut found = Vec::with_capacity(16);
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
    let mut features = Features::new();
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

/// Whether a pronoun is the subject of what only somebody does.
fn wills(scene: &Scene, at: usize) -> bool {
    let word = &scene.syntax.words[at];
    word.dep == Dep::Nsubj && Lemmas::Willed.has(&scene.syntax.words[word.head as usize].lemma)
}

/// What the verb does that a pronoun is the subject of: it says something, it is an event with an agent, or neither.
fn acts(scene: &Scene, at: usize) -> usize {
    let place = Place::of(scene, at);
    if place.part != Part::Subject || scene.pos(place.governor) != Pos::Verb {
        return 0;
    }
    AGENTIVE.get(scene.syntax.words[place.governor].lemma.as_str()).map_or(1, |&acts| acts)
}

/// What an entity is, as the features count it.
fn what(walk: &Walk, draft: &Draft) -> usize {
    let Some(&name) = draft.names.first() else { return features::described(draft.class) };
    let country = walk.names[name].senses.iter().any(|sense| matches!(sense, Sense::Country(_)));
    features::named(draft.kind, country)
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
        let same = trace.sentence == self.sentence;
        let relation = if same { self.path.relation(walk.scene, trace.place) } else { Relation::Apart };
        if self.is_bound(walk, trace, relation) {
            return None;
        }
        let features = self.features(walk, traces, trace, relation, [recency, rank]);
        Some(Candidate { draft: trace.draft, head: trace.head, features })
    }

    /// Whether what is done to those whom the pronoun means is done to people alone.
    fn suffers(&self, scene: &Scene) -> bool {
        let words = &scene.syntax.words;
        let word = &words[self.at];
        let counts = word.dep == Dep::Nmod && words[word.head as usize].dep == Dep::Obj;
        let verb = match word.dep {
            Dep::Obj | Dep::NsubjPass => word.head as usize,
            _ if counts => words[word.head as usize].head as usize,
            _ => return false,
        };
        const PEOPLE: [&str; 10] = [
            "abduct",
            "arrest",
            "convict",
            "deport",
            "detain",
            "imprison",
            "interrogate",
            "jail",
            "kidnap",
            "sentence",
        ];
        PEOPLE.contains(&words[verb].lemma.as_str())
    }

    /// Whether the pronoun stands in an infinitive that says what a noun is: "the wish [to strengthen its army]".
    fn is_within(&self, scene: &Scene, noun: usize) -> bool {
        let words = &scene.syntax.words;
        let mut at = self.at;
        for _ in 0..HEIGHT {
            let above = words[at].head as usize;
            if above == noun {
                return words[at].dep == Dep::Acl && words[at].tag == Tag::Vb;
            }
            if above == at || above >= words.len() {
                return false;
            }
            at = above;
        }
        false
    }

    /// Whether the pronoun cannot be what a trace speaks of, by where both stand.
    fn is_bound(&self, walk: &Walk, trace: Trace, relation: Relation) -> bool {
        let scene = walk.scene;
        let after = trace.head > self.at;
        let same = trace.sentence == self.sentence;
        let owned = scene.syntax.words[self.at].head as usize;
        // "Ann Lee, [his] wife, left"; but not "Bo Rune, [his] wife Ann and two others"
        let another = walk.places.at(owned + 1).is_some();
        if relation == Relation::Own && !after && self.role == 3 && !another {
            return true;
        }
        // "[his] spokesman Bo Rune"
        if after
            && self.role == 3
            && owned < trace.head
            && (owned + 1..=trace.head).all(|at| scene.pos(at) == Pos::Propn)
        {
            return true;
        }
        if self.role == 1 && relation == Relation::Subject && !trace.place.conjoined {
            return true;
        }
        // "Chad's wish to strengthen [its] army": a wish has none.
        if same
            && !after
            && walk.chains.drafts[trace.draft].kind == EntityKind::Other
            && self.is_within(scene, trace.head)
        {
            return true;
        }
        // Who speaks does not speak of himself as "he".
        let speaks = trace.place.part.is_subject() && scene.has(trace.place.governor, cue::SPEECH);
        if same && self.quoted && !walk.quoted[trace.head] && speaks {
            return true;
        }
        // "A crane fell. Chad met the rebels. [It] refused to talk."
        let draft = &walk.chains.drafts[trace.draft];
        let lifeless = draft.kind == EntityKind::Other
            && matches!(draft.class, Class::Artifact | Class::Thing | Class::Event | Class::Abstract);
        // "arrested seven of [them]": no cannons
        if (self.wills || self.suffers(scene)) && lifeless {
            return true;
        }
        // “My client has nothing to hide,” she said. “Lee's friends should take note,” she said.
        let described = trace.form != MentionForm::Pronoun && walk.quoted[trace.head];
        same && !self.quoted && described && self.acts == SPEAKS
    }

    /// What the weights look at; `recency` counts the traces that are nearer, `rank` the entities.
    fn features(
        &self,
        walk: &Walk,
        traces: &[Trace],
        trace: Trace,
        relation: Relation,
        [recency, rank]: [usize; 2],
    ) -> Features {
        let scene = walk.scene;
        let draft = &walk.chains.drafts[trace.draft];
        let after = trace.head > self.at;
        let same = trace.sentence == self.sentence;
        let near = if after { 4 } else { (self.sentence - trace.sentence).min(3) };
        let mut features = Features::new();
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
        features
    }
}
