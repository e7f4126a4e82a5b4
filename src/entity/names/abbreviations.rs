//! Names that the article abbreviates: the letters in brackets say where the name before them begins.
//!
//! In: the names of an article as their witnesses have them (join.rs), in the order of the text. Out: the same, where the "Korea
//! International Cooperation Agency (KOICA)" is one name. After Schwartz and Hearst (2003), "A simple algorithm for identifying
//! abbreviation definitions in biomedical text", but that every word with a capital has to give a letter. Limits: bodies
//! alone ("the Middle East and North Africa (MENA)" are two places); letters in another order, or of another language, tell nothing.

use super::Name;
use super::join::meaning;
use crate::entity::EntityKind;
use crate::entity::gazetteer::Sense;
use crate::entity::kinds::Candidate;
use crate::entity::scene::Scene;
use crate::span::TokenSpan;
use crate::syntax::Pos;
use rustc_hash::FxHashMap;

/// The most words of a name, and letters of an abbreviation.
const LONGEST: usize = 14;
const LETTERS: usize = 10;

/// The rule of the letters themselves.
pub const OF_NAME: &str = "letters-of-name";

/// Make the names whole that letters in brackets abbreviate, and the letters names; those that become part of another go.
pub fn complete(scene: &Scene, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::with_capacity(candidates.len());
    let mut told: FxHashMap<&str, (&'static [Sense], bool)> = FxHashMap::default();
    let mut candidates = candidates.into_iter().peekable();
    while let Some(candidate) = candidates.next() {
        let end = candidate.name.tokens.end as usize;
        found.push(candidate);
        let Some(start) = start_of(scene, end) else { continue };
        let tokens = TokenSpan::new(start, end);
        let first = found.partition_point(|other| (other.name.tokens.end as usize) <= start);
        let parts = &found[first..];
        let within = parts.iter().all(|part| part.name.tokens.start >= tokens.start && part.name.rule != "own-name");
        let kind = EntityKind::Organization;
        if !within || parts.iter().all(|part| part.name.kind != kind) {
            continue;
        }
        if parts.len() > 1 || parts[0].name.tokens != tokens {
            let sector = parts.iter().rev().find_map(|part| part.name.sector);
            let senses = meaning(scene, tokens, kind);
            let name = Name { tokens, kind, senses, sector, sure: true, rule: "abbreviated" };
            let seen = parts.iter().any(|part| part.seen);
            let lexical = parts.iter().rev().find_map(|part| part.lexical);
            found.truncate(first);
            found.push(Candidate { name, lexical, seen });
        }
        let letters = TokenSpan::new(end + 1, end + 2);
        let is_free = |next: &Candidate| !next.name.tokens.overlaps(letters);
        let is_same = |next: &Candidate| next.name.tokens == letters && next.name.rule != "own-name";
        if candidates.peek().is_none_or(|next| is_free(next) || is_same(next)) {
            let seen = candidates.next_if(is_same);
            let full = meaning(scene, tokens, kind);
            let own = meaning(scene, letters, kind);
            let other = full.is_empty() && stand_for_another(scene, tokens, own);
            let senses = if full.is_empty() && !other { own } else { full };
            told.insert(scene.text_of(letters), (full, other));
            let name = Name { tokens: letters, kind, senses, sector: None, sure: true, rule: OF_NAME };
            found.push(Candidate { name, lexical: seen.as_ref().and_then(|seen| seen.lexical), seen: seen.is_some() });
        }
    }
    // What the text has told once holds for the letters wherever they stand.
    for name in found.iter_mut().map(|candidate| &mut candidate.name) {
        let letters = name.kind == EntityKind::Organization && name.tokens.len() == 1 && name.rule != "own-name";
        if let Some((full, other)) = told.get(scene.text_of(name.tokens)).filter(|_| letters)
            && (*other || !full.is_empty())
        {
            name.senses = full;
        }
    }
    found
}

/// Whether the letters that the text explains are best known for another body: the "Election Commission (EC)" is not the European one;
/// but the "World Health Organisation (WHO)" is the one that the list spells with a z.
fn stand_for_another(scene: &Scene, tokens: TokenSpan, letters: &[Sense]) -> bool {
    let first: String = scene.lower(tokens.start as usize).chars().take(STEM).collect();
    letters.iter().any(|sense| match sense {
        Sense::Organization { full, .. } => !full.is_empty() && !full.to_lowercase().starts_with(&first),
        _ => false,
    })
}

/// So many letters of their first words tell two names apart.
const STEM: usize = 4;

/// Where the name begins that ends before letters in brackets.
fn start_of(scene: &Scene, end: usize) -> Option<usize> {
    let bracketed = end + 2 < scene.len() && scene.word(end) == "(" && scene.word(end + 2) == ")";
    if !bracketed || scene.word(end + 1).chars().filter(|letter| letter.is_uppercase()).count() < 2 {
        return None;
    }
    let letters: Vec<char> = scene.lower(end + 1).chars().filter(|letter| letter.is_alphabetic()).collect();
    // Several of them: "SACCOs".
    let plural = letters.len() > 2 && scene.word(end + 1).ends_with('s');
    let mut left = letters.len() - usize::from(plural);
    if left > LETTERS {
        return None;
    }
    let first = scene.tokens.sentences[scene.tokens.sentence_of(end)].tokens.start as usize;
    for token in (first.max(end.saturating_sub(LONGEST))..end).rev() {
        if scene.is_capital(token) {
            left = before(&letters[..left], scene.lower(token))?;
            if left == 0 {
                return (token + 1 < end).then_some(token);
            }
        } else if !(is_small(scene, token) || scene.word(token) == ",") {
            return None;
        } else if scene.lower(token).starts_with(letters[left - 1])
            && left > 1
            && is_initial(scene, first, token, letters[left - 2])
        {
            // "Savings [a]nd Credit Cooperatives"
            left -= 1;
        }
    }
    None
}

/// Whether a letter begins the next word with a capital before a token.
fn is_initial(scene: &Scene, first: usize, token: usize, letter: char) -> bool {
    let word = (first..token).rev().take(3).find(|&token| scene.is_capital(token));
    word.is_some_and(|word| scene.lower(word).starts_with(letter))
}

/// How many letters are left before a word that gives the last of them, in their order and the first of them its initial.
pub fn before(letters: &[char], word: &str) -> Option<usize> {
    // The shortest of the endings of the letters that the word gives: "ko" of "Korea".
    (0..letters.len()).rev().find(|&from| {
        let mut inside = word.chars();
        inside.next() == Some(letters[from])
            && letters[from + 1..].iter().all(|letter| inside.any(|other| other == *letter))
    })
}

/// A word that stands small within a name.
pub fn is_small(scene: &Scene, token: usize) -> bool {
    matches!(scene.pos(token), Pos::Adp | Pos::Cconj | Pos::Det) || scene.word(token) == "&" || scene.is_joint(token)
}
