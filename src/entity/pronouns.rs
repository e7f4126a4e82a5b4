//! Whom a pronoun means: the most prominent of those spoken of in its sentence and the two before it.
//!
//! A candidate has to agree in number, gender and kind. The nearer, the subject, and the name win; the subject of a clause
//! is never the object of the same verb ("he met him"). Limits: first and second persons, and "it" for what happened.

use super::descriptions::{Trace, Walk};
use super::gazetteer::Gender;
use super::scene::Scene;
use super::{EntityKind, MentionForm};
use crate::span::TokenSpan;
use crate::syntax::Dep;

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

/// Give a pronoun to the entity that it means, if there is one.
pub fn link(walk: &mut Walk, at: usize, sentence: usize) {
    let Some(wanted) = wanted(walk.scene.lower(at)) else { return };
    if walk.scene.syntax.words[at].dep == Dep::Expl {
        return;
    }
    let mut best: Option<(i32, Trace)> = None;
    for trace in walk.recent().take_while(|trace| trace.sentence + 3 > sentence) {
        if !fits(walk, trace, wanted) || is_clause_mate(walk.scene, trace, at) {
            continue;
        }
        let score = score(walk, trace, sentence, wanted);
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, trace));
        }
    }
    let Some((_, Trace { draft, .. })) = best else { return };
    if let Wanted::Person(gender) = wanted
        && walk.chains.drafts[draft].gender == Gender::Unknown
    {
        walk.chains.drafts[draft].gender = gender;
    }
    walk.chains.mention(walk.scene, draft, TokenSpan::new(at, at + 1), at, MentionForm::Pronoun, "salient-antecedent");
    walk.trace(draft, at, sentence, MentionForm::Pronoun);
}

fn fits(walk: &Walk, trace: Trace, wanted: Wanted) -> bool {
    let draft = &walk.chains.drafts[trace.draft];
    match wanted {
        Wanted::Person(gender) => {
            draft.kind == EntityKind::Person
                && !draft.plural
                && (draft.gender == gender || draft.gender == Gender::Unknown)
        }
        Wanted::Thing => matches!(draft.kind, EntityKind::Organization | EntityKind::Place) && !draft.plural,
        Wanted::Several => {
            draft.plural
                || matches!(draft.kind, EntityKind::Organization)
                || draft.kind == EntityKind::Group && trace.head > 0 && is_noun(walk.scene, trace.head)
        }
    }
}

/// "Syrian" in "Syrian troops" is no antecedent; "Syrians" is.
fn is_noun(scene: &Scene, head: usize) -> bool {
    !matches!(scene.syntax.words[head].dep, Dep::Amod | Dep::Compound)
}

/// "He met him": the object of a verb is not its subject.
fn is_clause_mate(scene: &Scene, trace: Trace, at: usize) -> bool {
    let pronoun = &scene.syntax.words[at];
    let other = &scene.syntax.words[trace.head];
    matches!(pronoun.dep, Dep::Obj | Dep::Iobj | Dep::Obl)
        && pronoun.head == other.head
        && !scene.lower(at).ends_with("self")
}

fn score(walk: &Walk, trace: Trace, sentence: usize, wanted: Wanted) -> i32 {
    let draft = &walk.chains.drafts[trace.draft];
    let mut score = -40 * (sentence - trace.sentence) as i32;
    if trace.subject {
        score += 35;
    }
    if matches!(walk.scene.syntax.words[trace.head].dep, Dep::NmodPoss | Dep::Compound | Dep::Amod) {
        score -= 15;
    }
    if trace.form != MentionForm::Description {
        score += 5;
    }
    if wanted == Wanted::Several && draft.plural {
        score += 25;
    }
    score + 3 * (draft.mentions.len() as i32).min(5)
}
