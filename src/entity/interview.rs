//! Who "I" and "you" are where an interview is printed as questions and answers, without quotation marks.
//!
//! In: the names and their chains. Out: mentions of the person who answers: "you" in the questions, "I" in the answers.
//! That person is the only one in the title, or else the only full name before the first question. Limits: several who
//! answer, and a reporter who speaks of himself.

use super::chains::Chains;
use super::descriptions::quoted;
use super::names::Name;
use super::scene::Scene;
use super::{EntityKind, MentionForm};
use crate::layout::BlockKind;
use crate::span::TokenSpan;

/// So many questions make an interview.
const QUESTIONS: usize = 3;

const ASKED: [&str; 4] = ["you", "your", "yours", "yourself"];
const ANSWERING: [&str; 5] = ["i", "me", "my", "mine", "myself"];

/// Give the first and second persons of an interview to the person who answers.
pub fn link(scene: &Scene, names: &[Name], chains: &mut Chains) {
    let blocks = blocks(scene);
    let is_question = |block: &TokenSpan| {
        let last = block.end as usize - 1;
        scene.word(last) == "?" && block.range().any(|token| scene.is(token, &ASKED))
    };
    let questions: Vec<bool> = blocks.iter().map(|(_, block)| is_question(block)).collect();
    let Some(first) = questions.iter().position(|&question| question) else { return };
    if questions.iter().filter(|&&question| question).count() < QUESTIONS {
        return;
    }
    let Some(draft) = who_answers(scene, names, chains, &blocks[..first]) else { return };
    let quoted = quoted(scene);
    for ((_, block), &question) in blocks.iter().zip(&questions).skip(first) {
        let (words, rule) =
            if question { (&ASKED[..], "asked-in-interview") } else { (&ANSWERING[..], "answers-in-interview") };
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
    found.retain(|(_, tokens)| tokens.len() > 0);
    found.into_iter().map(|(block, tokens)| (scene.layout.blocks[block as usize].kind, tokens)).collect()
}

/// The person who is asked, if only one comes into question.
fn who_answers(scene: &Scene, names: &[Name], chains: &Chains, before: &[(BlockKind, TokenSpan)]) -> Option<usize> {
    let only = |block: &dyn Fn(BlockKind) -> bool, full: bool| {
        let inside = |token: u32| before.iter().any(|(kind, tokens)| block(*kind) && tokens.holds(token as usize));
        let people = names.iter().zip(&chains.of_name).filter(|(name, _)| {
            name.kind == EntityKind::Person
                && inside(name.tokens.start)
                && (!full || scene.is_capital(name.tokens.start as usize) && name.tokens.len() > 1)
        });
        let mut drafts = people.map(|(_, &draft)| draft);
        let first = drafts.next();
        first.map(|first| drafts.all(|draft| draft == first).then_some(first))
    };
    only(&|kind| kind == BlockKind::Title, false).or_else(|| only(&|_| true, true)).flatten()
}
