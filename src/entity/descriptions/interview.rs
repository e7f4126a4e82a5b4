//! Who "I" and "you" are where an interview is printed as questions and answers, without quotation marks.
//!
//! In: the names and their chains. Out: mentions of the person who answers: "you" in the questions, "I" in the answers.
//! That person is the only one in the title, or else the only full name before the first question. Limits: several who
//! answer, and a reporter who speaks of himself.

use super::first_person::SINGULAR;
use super::quoted;
use crate::entity::chains::Chains;
use crate::entity::names::Name;
use crate::entity::scene::Scene;
use crate::entity::{EntityKind, MentionForm};
use crate::layout::BlockKind;
use crate::span::TokenSpan;

/// So many questions make an interview; where the word is said, fewer.
const QUESTIONS: usize = 3;
const ANNOUNCED: usize = 2;

const INTERVIEW: [&str; 4] = ["interview", "interviews", "interviewed", "q&a"];
const ASKED: [&str; 4] = ["you", "your", "yours", "yourself"];

/// Give the first and second persons of an interview to the person who answers.
pub fn link(scene: &Scene, names: &[Name], chains: &mut Chains) {
    let blocks = blocks(scene);
    let says = |block: &TokenSpan, words: &[&str]| block.range().any(|token| scene.is(token, words));
    let questions: Vec<bool> = blocks.iter().map(|(_, block)| scene.word(block.end as usize - 1) == "?").collect();
    let Some(first) = questions.iter().position(|&question| question) else { return };
    let asked = || blocks.iter().zip(&questions).filter(|&(_, &question)| question).map(|((_, block), _)| block);
    let announced = blocks[..first].iter().any(|(_, block)| says(block, &INTERVIEW));
    if asked().count() < if announced { ANNOUNCED } else { QUESTIONS } || !asked().any(|block| says(block, &ASKED)) {
        return;
    }
    let Some(draft) = who_answers(names, chains, &blocks[..first]) else { return };
    let quoted = quoted(scene);
    for ((_, block), &question) in blocks.iter().zip(&questions).skip(first) {
        let (words, rule) =
            if question { (&ASKED[..], "asked-in-interview") } else { (&SINGULAR[..], "answers-in-interview") };
        for token in block.range().filter(|&token| scene.is(token, words) && !quoted[token]) {
            let tokens = TokenSpan::new(token, token + 1);
            chains.mention(scene, draft, tokens, token, MentionForm::Pronoun, rule);
        }
    }
}

/// The tokens of each block that is read, with its kind.
fn blocks(scene: &Scene) -> Vec<(BlockKind, TokenSpan)> {
    let mut found: Vec<(u32, TokenSpan)> = Vec::new();
    for (sentence, tokens) in scene.sentences() {
        let block = scene.tokens.sentences[sentence].block;
        match found.last_mut() {
            Some((last, span)) if *last == block => span.end = tokens.end,
            _ => found.push((block, tokens)),
        }
    }
    found.retain(|(_, tokens)| !tokens.is_empty());
    found.into_iter().map(|(block, tokens)| (scene.layout.blocks[block as usize].kind, tokens)).collect()
}

/// The person who is asked, if only one comes into question.
fn who_answers(names: &[Name], chains: &Chains, before: &[(BlockKind, TokenSpan)]) -> Option<usize> {
    let only = |block: &dyn Fn(BlockKind) -> bool, words: usize| {
        let inside = |token: u32| {
            let around = before.get(before.partition_point(|(_, tokens)| tokens.end <= token));
            around.is_some_and(|(kind, tokens)| block(*kind) && tokens.start <= token)
        };
        let fits =
            |name: &Name| name.kind == EntityKind::Person && name.tokens.len() >= words && inside(name.tokens.start);
        let mut drafts = names.iter().zip(&chains.of_name).filter(|(name, _)| fits(name)).map(|(_, &draft)| draft);
        let first = drafts.next();
        first.map(|first| drafts.all(|draft| draft == first).then_some(first))
    };
    only(&|kind| kind == BlockKind::Title, 1)
        .or_else(|| only(&|kind| kind != BlockKind::Caption, 2))
        .or_else(|| only(&|_| true, 2))
        .flatten()
}
