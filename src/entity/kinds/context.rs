//! What the witnesses, the words of a name and those around it say of its kind.

use super::Candidate;
use super::features::{KIND, PREPOSITION, RULES, SECTOR, Sums, place, sense, template, usage};
use crate::entity::gazetteer::cue;
use crate::entity::names::Name;
use crate::entity::pronouns::clause::Part;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use crate::token::Shape;

/// From so many words of a sentence its style is told.
const LOOKED_AT: usize = 200;

/// That there is no kind.
const NONE: usize = KIND.len() - 1;

/// What the lexicons and the rules of names/join.rs say.
pub fn witnesses(scene: &Scene, candidate: &Candidate, sums: &mut Sums) {
    let Candidate { name, lexical, seen } = candidate;
    let kind = |name: &Name| name.kind as usize;
    let seen = if *seen { kind(name) } else { NONE };
    sums.add(template::JOINED, &[kind(name)]);
    sums.add(template::WITNESS, &[place(RULES, name.rule)]);
    let Some(lexical) = lexical else {
        sums.add(template::LEXICAL, &[RULES.len() - 1, 0]);
        sums.add(template::BOTH, &[seen, NONE, 0]);
        return;
    };
    let extent = usize::from(lexical.tokens != name.tokens);
    sums.add(template::LEXICAL, &[place(RULES, lexical.rule), extent]);
    sums.add(template::BOTH, &[seen, kind(lexical), extent]);
    sums.add(template::SURE, &[kind(lexical), usize::from(lexical.sure), extent, name.tokens.len()]);
    let start = name.tokens.start as usize;
    let placed = usize::from(start > 0 && scene.has(start - 1, cue::IN));
    for &meaning in lexical.senses {
        sums.add(template::SENSES, &[sense(meaning), extent, placed]);
    }
}

/// What the words of the name say.
pub fn inside(scene: &Scene, tokens: TokenSpan, sums: &mut Sums) {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let last = end - 1;
    let length = tokens.len();
    let single = usize::from(length == 1);
    sums.add(template::SHAPES, &[shape(scene, start), shape(scene, last), length]);
    if length == 1 && scene.shape(start) == Shape::Upper {
        sums.add(template::LETTERS, &[scene.word(start).chars().count() - 1]);
    }
    let common = |token| usize::from(scene.is_common(token));
    sums.add(template::COMMON, &[common(start), common(last), length]);
    let given = match scene.word(start) {
        word if scene.gazetteer.given.contains(word) => 2,
        word => usize::from(scene.gazetteer.genders.contains(word)),
    };
    sums.add(template::PERSON, &[given, usize::from(scene.gazetteer.surnames.contains(scene.word(last))), length]);
    shares(scene, tokens, sums);
    let mut headed = false;
    for token in tokens.range() {
        let at = if token == last { 2 } else { usize::from(token != start) };
        // "Kotoka International Airport" is no firm, "Kotoka Police Station" no body.
        let placed = token < last && scene.has(token + 1, cue::PLACE_HEAD) && scene.head(token + 1).is_none();
        if let Some(&(sector, suffix)) = scene.head(token).filter(|head| !(placed && matches!(head.0, "BUS" | "COP"))) {
            sums.add(template::HEAD, &[place(SECTOR, sector), if suffix { 3 } else { at }, length]);
            headed = true;
        }
        let marks = [
            scene.has(token, cue::PLACE_HEAD),
            scene.has(token, cue::PLACE_LEAD),
            scene.has(token, cue::OTHER_HEAD),
            scene.has(token, cue::PARTICLE),
            scene.has(token, cue::NOT_NAME),
            scene.has(token, cue::MONTH),
            scene.shape(token) == Shape::Number,
            token > start && scene.is_joint(token),
        ];
        for mark in (0..marks.len()).filter(|&mark| marks[mark]) {
            sums.add(template::MARKS, &[mark, at, single]);
        }
    }
    if !headed {
        sums.add(template::HEAD, &[0, 0, 0]);
    }
}

/// Of which kind other names with these words are.
fn shares(scene: &Scene, tokens: TokenSpan, sums: &mut Sums) {
    let (start, last) = (tokens.start as usize, tokens.end as usize - 1);
    let single = usize::from(start == last);
    for token in tokens.range() {
        let share = scene.gazetteer.shares.get(scene.word(token));
        let parts = share.map_or([0; 5], |share| [share.person, share.organization, share.place, 0, share.other]);
        let often = share.map_or(0.0, |share| f32::from(share.often.min(4)) / (36.0 * tokens.len() as f32));
        let [person, organization, place, group, other] = parts.map(|part| f32::from(part) * often);
        if share.is_some() {
            sums.count_kinds(template::SHARE, &[], &[person, organization, place, group, other, 0.0]);
        }
        let kind = (0..parts.len()).fold(0, |best, kind| if parts[kind] > parts[best] { kind } else { best });
        let kind = if share.is_some() { kind } else { NONE };
        let level = usize::from(parts.contains(&9)) + usize::from(parts.iter().any(|&part| part > 5));
        for (at, template) in [(start, template::SHARE_FIRST), (last, template::SHARE_LAST)] {
            if token == at {
                sums.add(template, &[kind, level, single]);
            }
        }
    }
}

fn shape(scene: &Scene, token: usize) -> usize {
    match scene.shape(token) {
        Shape::Lower => 0,
        Shape::Capital => 1,
        Shape::Upper => 2,
        Shape::Mixed => 3,
        Shape::Number => 4,
        _ => 5,
    }
}

/// What the words around it say.
pub fn around(scene: &Scene, tokens: TokenSpan, sums: &mut Sums) {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let sentence = scene.tokens.sentences.partition_point(|sentence| sentence.tokens.start as usize <= start) - 1;
    let sentence = scene.tokens.sentences[sentence].tokens;
    let (first, limit) = (sentence.start as usize, sentence.end as usize);
    if start > first {
        let before = start - 1;
        if let Some(role) = scene.role(before) {
            sums.add(template::ROLE_BEFORE, &[usage(role.usage), usize::from(scene.is_capital(before))]);
        }
        let cues = [
            scene.has(before, cue::BODY),
            scene.has(before, cue::CITY),
            scene.has(before, cue::COUNTRY),
            scene.has(before, cue::PLACE_HEAD),
            scene.head(before).is_some(),
        ];
        for cue in (0..cues.len()).filter(|&cue| cues[cue]) {
            sums.add(template::CUE_BEFORE, &[cue]);
        }
        if let Some(at) = preposition(scene, start, first) {
            sums.add(template::PREPOSITIONS, &[place(PREPOSITION, scene.lower(at)), start - at - 1]);
        }
    }
    if end < limit {
        if let Some(role) = scene.role(end) {
            sums.add(template::ROLE_AFTER, &[usage(role.usage), usize::from(scene.is_capital(end))]);
        }
        let cues = [
            scene.has(end, cue::SPEECH),
            scene.has(end, cue::DECIDE),
            scene.has(end, cue::PLACE_HEAD),
            scene.has(end, cue::BODY),
            scene.head(end).is_some(),
            scene.shape(end) == Shape::Number,
        ];
        for cue in (0..cues.len()).filter(|&cue| cues[cue]) {
            sums.add(template::CUE_AFTER, &[cue]);
        }
    }
    let capital = sentence.range().take(LOOKED_AT).filter(|&token| scene.is_capital(token)).count();
    let small = sentence.range().take(LOOKED_AT).filter(|&token| scene.shape(token) == Shape::Lower).count();
    let style = if small == 0 { 0 } else { 1 + usize::from(capital <= small) };
    sums.add(template::SENTENCE, &[style, usize::from(start == first)]);
    let head = tokens.range().find(|&token| {
        let up = scene.syntax.words[token].head as usize;
        up == token || !tokens.holds(up)
    });
    if let Some(head) = head {
        sums.add(template::RELATION, &[Part::of(scene.syntax.words[head].dep) as usize]);
    }
}

/// The preposition before a name: "in the northern town of", "in northern".
fn preposition(scene: &Scene, start: usize, first: usize) -> Option<usize> {
    for at in (first..start).rev().take(4) {
        match scene.pos(at) {
            Pos::Adp => return Some(at),
            Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num => {}
            _ => return None,
        }
    }
    None
}
