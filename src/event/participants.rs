//! Participants: the entities that the words in the places of a predication mean.
//!
//! In: the words that stand for an actor or a recipient. Out: spans with their entities. A name is itself; a description
//! without one is the name in it that it belongs to ("Israeli tanks", "the city of Kramatorsk"), else its own characters.

use super::clause::Clauses;
use super::frames::Side;
use super::{Participant, recipient};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::entity::{EntityKind, Mention};
use crate::lexicon::lemmas::Lemmas;
use crate::span::ByteSpan;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;
use rustc_hash::FxHashSet;

/// Whether a noun counts those behind its "of": "thousands of people", "24 of 31 drones", "$7bn of assets".
pub fn is_counted(clauses: &Clauses, noun: usize) -> bool {
    Lemmas::Counts.has(&clauses.word(noun).lemma)
        || clauses.word(noun).tag == Tag::Cd
        || matches!(clauses.word(noun).lemma.as_str(), "$" | "£" | "€")
}

/// The entities that some words mean, or their own characters where they mean none.
pub fn participants(clauses: &Clauses, tokens: &[usize], side: Side) -> Vec<Participant> {
    let entities = clauses.input.entities;
    let written = |mention: &Mention| clauses.input.tokens.span(mention.tokens);
    // "the city of Kramatorsk" is Kramatorsk.
    let called = |token: usize| clauses.name_of_place(token).and_then(|name| entities.at(name));
    // "thousands of Chadians" are those who are counted, though they are taken up as a whole.
    let whole =
        |mention: &&Mention| entities.of(mention).kind == EntityKind::Other && mention.rule.starts_with("noun-phrase");
    let meant = |token: usize| entities.at(token).filter(|mention| !(whole(mention) && is_counted(clauses, token)));
    let one = |&token: &usize| match called(token).or_else(|| meant(token)) {
        Some(mention) if mention.tokens.start as usize > token => {
            let span = phrase(clauses, token).join(written(mention));
            Participant { span, entity: Some(mention.entity) }
        }
        Some(mention) => Participant { span: written(mention), entity: Some(mention.entity) },
        None => {
            let span = phrase(clauses, token);
            // "human rights group Amnesty International"
            let named = clauses.child(token, &[Dep::Appos, Dep::Flat]).and_then(|name| entities.at(name));
            if let Some(named) = named.filter(|named| named.tokens.start as usize == token + 1) {
                return Participant { span: span.join(written(named)), entity: Some(named.entity) };
            }
            let people = matches!(class_of(&clauses.word(token).lemma), Class::Person | Class::Group);
            let reached = || Some(token).filter(|_| side == Side::Recipient && !people);
            let owner = recipient::whose(clauses, token, people)
                .or_else(|| reached().and_then(|thing| recipient::reached(clauses, thing)));
            let owner = owner.and_then(|owner| entities.at(owner));
            // "fined Apple 1.8 billion euros", where the tree takes the two for one noun.
            let paid = owner.filter(|_| Lemmas::Money.has(&clauses.word(token).lemma));
            if let Some(paid) = paid.filter(|paid| paid.tokens.end as usize <= token) {
                return Participant { span: written(paid), entity: Some(paid.entity) };
            }
            if let Some(owner) = owner {
                return Participant { span: span.join(written(owner)), entity: Some(owner.entity) };
            }
            // "tens of thousands of Georgians": those that are counted.
            let counted = |token| clauses.after(token, &["of"]).filter(|_| is_counted(clauses, token));
            let counted = counted(token).map(|noun| counted(noun).unwrap_or(noun));
            match counted.map(|noun| (noun, entities.at(noun))) {
                Some((_, Some(mention))) => {
                    Participant { span: span.join(written(mention)), entity: Some(mention.entity) }
                }
                Some((noun, None)) => Participant { span: span.join(phrase(clauses, noun)), entity: None },
                None => Participant { span, entity: None },
            }
        }
    };
    // "Turkish and Syrian officials": the mention holds the adjective beside the noun alone.
    let others = |&token: &usize| {
        let first = clauses.child(token, &[Dep::Amod]).filter(|&first| entities.at(first).is_some());
        let listed = first.map(|first| clauses.joined(first)).filter(|listed| listed.len() > 1).unwrap_or_default();
        let beside = entities.at(token).map(|mention| mention.tokens);
        let apart = move |&word: &usize| beside.is_some_and(|tokens| !tokens.holds(word));
        let mentions = listed.into_iter().filter(apart).filter_map(|word| entities.at(word)).collect::<Vec<_>>();
        mentions.into_iter().map(|mention| Participant { span: written(mention), entity: Some(mention.entity) })
    };
    // "the leaders of Chad and Mali" are of no single country: Chad and Mali.
    let of_list = |&token: &usize| {
        let plural = clauses.word(token).tag == Tag::Nns && clauses.is_people(token);
        let first = clauses.after(token, &["of"]).filter(|&first| plural && clauses.is_named(first));
        let listed = first.map(|first| clauses.joined(first)).unwrap_or_default();
        let several = listed.len() > 1;
        let listed: Vec<&Mention> =
            listed.into_iter().filter(|_| several).filter_map(|word| entities.at(word)).collect();
        listed.into_iter().map(|mention| Participant { span: written(mention), entity: Some(mention.entity) })
    };
    let each = |token| {
        let listed: Vec<Participant> = of_list(token).collect();
        let alone = listed.is_empty().then(|| one(token));
        others(token).chain(alone).chain(listed)
    };
    let mut found: Vec<Participant> = tokens.iter().flat_map(each).collect();
    let mut known = FxHashSet::default();
    found.retain(|one| one.entity.is_none_or(|entity| known.insert(entity)));
    found.dedup();
    found
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
