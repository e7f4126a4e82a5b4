//! Predications: which words of a sentence bring an event, and who stands in its places.
//!
//! In: the clauses of a sentence and the frame lexicon. Out: frames with their trigger, actors and recipients, as tokens.
//! Three patterns: a verb ("visited Egypt"), a noun under a light verb ("made a visit to Egypt"), a noun by itself
//! ("the visit of the minister to Egypt").

use super::clause::Clauses;
use super::compose::compose;
use super::demand::demands;
use super::frames::Frame;
use super::join::{drop_aims, drop_doubles, join_between, join_demand, join_means, join_purpose};
use super::noun::of_noun;
use super::occasion::join_occasion;
use super::verb::of_verb;
use crate::entity::EntityKind;
use crate::span::TokenSpan;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;
use rustc_hash::FxHashSet;

/// A frame with its places filled.
#[derive(Debug, Clone)]
pub struct Predication {
    pub frame: &'static Frame,
    /// The words that bring it.
    pub trigger: TokenSpan,
    /// The word that the tree hangs on: the verb, or the noun where there is none.
    pub head: usize,
    /// The noun of a light verb, or the noun by itself; of a verb the noun that it asks for.
    pub noun: Option<usize>,
    /// Whether a noun brings it, not a verb.
    pub nominal: bool,
    pub actors: Vec<usize>,
    pub recipients: Vec<usize>,
    /// "the trip": a noun that names nobody, and may speak of an event told before.
    pub anaphoric: bool,
    /// What is said of a deed to come in the deed's own clause: "will visit". Place and time there are the deed's.
    pub stance: bool,
    pub rule: String,
}

/// The predications of a sentence, in the order of their words.
pub fn find(clauses: &Clauses, sentence: TokenSpan) -> Vec<Predication> {
    let mut found = Vec::new();
    // Nouns that are part of a verb's predicate: "lift sanctions".
    let mut taken = FxHashSet::default();
    // Light verbs, which bring no event of their own.
    let mut light = FxHashSet::default();
    for token in sentence.range().filter(|&token| clauses.word(token).tag.is_verb()) {
        if let Some((predication, noun)) = of_verb(clauses, token) {
            found.push(predication);
            taken.extend(noun);
        }
    }
    let verbs: FxHashSet<usize> = found.iter().map(|predication| predication.head).collect();
    for token in sentence.range().filter(|&token| is_noun(clauses, token)) {
        if !taken.contains(&token)
            && !verbs.contains(&token)
            && let Some((predication, topic)) = of_noun(clauses, token, sentence)
        {
            if predication.head != token {
                light.insert(predication.head);
            }
            found.push(predication);
            taken.extend(topic);
        }
    }
    found.retain(|predication| predication.noun.is_some() || !light.contains(&predication.head));
    drop_aims(clauses, &mut found);
    drop_doubles(clauses, &mut found);
    join_purpose(clauses, &mut found);
    join_means(clauses, &mut found);
    join_occasion(clauses, &mut found);
    join_between(clauses, &mut found);
    join_demand(clauses, &mut found);
    compose(clauses, &mut found);
    let mut demands = demands(clauses, sentence, &found);
    found.append(&mut demands);
    found.sort_by_key(|predication| (predication.trigger.start, predication.trigger.end));
    found
}

/// Whether a word can be a noun: "fighting erupted" too, but not "the staff dealing with it".
fn is_noun(clauses: &Clauses, token: usize) -> bool {
    let word = clauses.word(token);
    // "the release of prisoners and the lifting of sanctions"
    let second = || word.dep == Dep::Conj && clauses.child(token, &[Dep::Det]).is_some();
    let argument = || matches!(word.dep, Dep::Nsubj | Dep::NsubjPass | Dep::Csubj | Dep::Obj | Dep::Obl | Dep::Nmod);
    let argument = || argument() || second();
    matches!(word.tag, Tag::Nn | Tag::Nns) || word.tag == Tag::Vbg && argument()
}

/// Whether a noun can stand for who acts: "the two", "U.N. helicopters", "Turkey's bid", but not "the river".
pub fn can_act(clauses: &Clauses, noun: usize) -> bool {
    clauses.can_be_people(noun)
        || clauses.word(noun).tag == Tag::Cd
        || clauses.word(noun).lemma == "it"
        || clauses.child(noun, &[Dep::NmodPoss]).is_some()
        || named_modifier(clauses, noun).is_some()
}

/// Of whom something is asked: "demanded that Israel withdraw".
pub fn asked(clauses: &Clauses, word: usize, agent: Option<usize>) -> Option<usize> {
    let clause = clauses.child(word, &[Dep::Ccomp, Dep::Acl])?;
    let subject = clauses.child(clause, &[Dep::Nsubj, Dep::NsubjPass])?;
    (Some(subject) != agent && clauses.can_be_people(subject)).then_some(subject)
}

/// "an Israeli airstrike", "Syria talks": an adjective or noun before the noun that names somebody.
pub fn named_modifier(clauses: &Clauses, noun: usize) -> Option<usize> {
    clauses.tree.children(noun).find(|&child| {
        let mention =
            clauses.input.entities.at(child).filter(|_| matches!(clauses.word(child).dep, Dep::Amod | Dep::Compound));
        mention.is_some_and(|mention| clauses.input.entities.of(mention).kind != EntityKind::Other)
    })
}
