//! Contest: a match or a vote that is told in words of a fight: "Siri Dahl beat Ana Prado", "Umbria beat Warta 3–2".
//!
//! In: a verb of beating or clashing with who does it and to whom. Out: whether it is a contest: one person with a name beats
//! another, a score follows, or two names play for a cup, "Umbria will meet Warta in the final"; but not "Police beat Ana Prado",
//! "Police beat 3 men", "Chad will meet Mali in the final round of talks".

use super::clause::Clauses;
use super::frames::Frame;
use crate::entity::EntityKind;
use crate::syntax::tag::Tag;

/// Whether a verb of fighting tells of a match or a vote.
pub fn is_contest(clauses: &Clauses, frame: &Frame, verb: usize, agent: Option<usize>, patient: Option<usize>) -> bool {
    let persons = |(agent, patient)| is_someone(clauses, agent) && is_someone(clauses, patient);
    let named = || !clauses.is_passive(verb) && agent.zip(patient).is_some_and(persons);
    let sides = || agent.zip(patient).is_some_and(|sides| is_match(clauses, verb, sides));
    matches!(frame.name, "beat" | "clash") && (named() || has_score(clauses, verb))
        || matches!(frame.name, "beat" | "meet") && sides()
}

/// Whether two names play each other, of whom the first is no person: "Umbria beat Warta twice in the league", "will meet Warta in the final".
fn is_match(clauses: &Clauses, verb: usize, (agent, patient): (usize, usize)) -> bool {
    let tokens = clauses.input.tokens;
    let end = (tokens.sentences[tokens.sentence_of(verb)].tokens.end as usize).min(verb + SCORED);
    let entities = clauses.input.entities;
    let person = |noun: usize| entities.at(noun).is_some_and(|one| entities.of(one).kind == EntityKind::Person);
    let names = |noun: usize| clauses.word(noun).tag.is_name();
    let stage = |token: usize| {
        let word = clauses.word(token);
        word.tag.is_noun() && !word.tag.is_name() && STAGES.contains(&word.lemma.as_str())
    };
    names(agent) && names(patient) && !person(agent) && (verb + 1..end).any(stage)
}

/// Lemmas of what is played for, and in.
const STAGES: [&str; 9] =
    ["championship", "cup", "final", "league", "playoff", "quarter-final", "quarterfinal", "semi-final", "semifinal"];

/// So many words behind a verb of beating a score can stand.
const SCORED: usize = 16;

/// Whether a match is told by its score: "beat Warta 3–2", but not "beat 3 men".
fn has_score(clauses: &Clauses, verb: usize) -> bool {
    let tokens = clauses.input.tokens;
    let end = tokens.sentences[tokens.sentence_of(verb)].tokens.end as usize;
    let is_dash = |lemma: &str| matches!(lemma, "-" | "–");
    let whole = |lemma: &str| {
        let (home, away) = lemma.split_once(['-', '–']).unwrap_or_default();
        [home, away]
            .iter()
            .all(|goals| !goals.is_empty() && goals.len() < 4 && goals.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let parts = |token: usize| {
        token + 2 < end
            && clauses.word(token).tag == Tag::Cd
            && is_dash(&clauses.word(token + 1).lemma)
            && clauses.word(token + 2).tag == Tag::Cd
    };
    (verb + 1..end.min(verb + SCORED)).any(|token| whole(&clauses.word(token).lemma) || parts(token))
}

/// Whether a word is for a person with a name.
fn is_someone(clauses: &Clauses, noun: usize) -> bool {
    let entities = clauses.input.entities;
    let one = entities.at(noun).map(|mention| entities.of(mention));
    one.is_some_and(|one| {
        one.kind == EntityKind::Person && one.name.starts_with(char::is_uppercase) && !one.name.starts_with("The ")
    })
}
