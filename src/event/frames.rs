//! The frame lexicon: which words bring which kind of event, and the codes of each.
//!
//! Two look-ups over one representation: `data/predicates.tsv` leads from a word and what stands with it to a frame,
//! `data/frames.tsv` from a frame to PLOVER and CAMEO.

use crate::lexicon;
use crate::lexicon::words::Words;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A kind of event and its codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub name: &'static str,
    /// PLOVER type.
    pub kind: &'static str,
    pub mode: Option<&'static str>,
    pub cameo: &'static str,
    pub quad: &'static str,
    /// Conflict and cooperation, from -10 to 10 (Goldstein 1992).
    pub goldstein: f64,
    /// Whether all who take part are actors.
    pub reciprocal: bool,
    /// Whose the noun is: "the senate's rejection" is the actor's, "his arrest" the recipient's.
    pub owner: Side,
}

/// A word that brings a frame, if its condition holds.
#[derive(Debug)]
pub struct Predicate {
    /// None: what is said is no event ("hit a record").
    pub frame: Option<&'static Frame>,
    /// A preposition or particle that has to be there.
    pub particle: Option<&'static str>,
    /// The lemmas of which its object has to be one; empty: any object, or none.
    pub objects: Vec<&'static str>,
    /// Those of them that have a word before them: "rescue team".
    pub pairs: Vec<(&'static str, &'static str)>,
    /// Whether what it is done to has to be people, as far as a noun tells: "met the deadline", "the release of data".
    pub people: bool,
    /// Whether it has to be people without a doubt: "released two men", but not "released a phone".
    pub persons: bool,
    /// Whether it has to be a place: "took over the town", but not "took over the presidency".
    pub place: bool,
    /// The lemmas of which its subject has to be one: "a bomb exploded"; empty: any.
    pub agents: Vec<&'static str>,
    /// Whether an infinitive has to follow: "ordered the troops to leave".
    pub infinitive: bool,
    /// The lemmas of which the verb of an infinitive has to be one: "vowed to retaliate"; empty: any, or none.
    pub deeds: Vec<&'static str>,
    /// Whether somebody is always the object; in a heading its subject, where there is none ("Leader jailed").
    pub transitive: bool,
    /// Whether nothing may be its object: "demonstrated in Lima", but not "demonstrated its power".
    pub intransitive: bool,
    /// Where the recipient stands, the likelier first.
    pub recipient: Vec<Slot>,
}

/// A place in the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    Object,
    /// After this preposition.
    After(&'static str),
}

impl Slot {
    /// Whether it is the place after this preposition.
    pub fn is_after(self, preposition: &str) -> bool {
        matches!(self, Self::After(own) if own == preposition)
    }
}

/// In whose place somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Actor,
    Recipient,
}

impl Side {
    fn of(name: &str) -> Self {
        if name == "actor" { Self::Actor } else { Self::Recipient }
    }
}

/// A verb that leaves the meaning to a noun.
#[derive(Debug)]
pub struct LightVerb {
    /// Who of the event its subject is.
    pub subject: Side,
    /// Where the noun stands.
    pub noun: Vec<Slot>,
}

/// What is said of a deed to come, each a frame of its own: "agreed to meet".
#[derive(Debug, Clone, Copy, Default)]
pub struct Composition {
    pub agreed: Option<&'static Frame>,
    pub refused: Option<&'static Frame>,
    pub demanded: Option<&'static Frame>,
    pub asked: Option<&'static Frame>,
    pub threatened: Option<&'static Frame>,
    pub attempted: Option<&'static Frame>,
}

pub struct Lexicon {
    pub verbs: Words<Vec<Predicate>>,
    pub nouns: Words<Vec<Predicate>>,
    /// The second words of nouns of two words: "peace talks".
    pub seconds: Words<()>,
    pub light: Words<LightVerb>,
    /// Nouns for a part of a place: "the outskirts of Bantam".
    pub place_parts: Words<()>,
    /// By the name of a frame, or by a type.
    compositions: FxHashMap<&'static str, Composition>,
}

/// A verb without the prefix that says that a deed is done again: "arrest" of "re-arrest".
pub fn once(lemma: &str) -> &str {
    lemma.strip_prefix("re-").unwrap_or(lemma)
}

impl Lexicon {
    /// What a verb says that leaves the meaning to its object: "impose", "re-impose".
    pub fn light(&self, lemma: &str) -> Option<&LightVerb> {
        self.light.get(lemma).or_else(|| self.light.get(once(lemma)))
    }

    /// What can be said of a deed before it is done.
    pub fn composition(&self, deed: &Frame) -> Option<&Composition> {
        self.compositions.get(deed.name).or_else(|| self.compositions.get(deed.kind))
    }
}

static FRAMES: LazyLock<FxHashMap<&'static str, Frame>> = LazyLock::new(|| {
    let scale: FxHashMap<&str, f64> =
        lexicon::GOLDSTEIN.rows().filter_map(|[cameo, value]| Some((cameo, value.parse().ok()?))).collect();
    let frame = |[name, kind, mode, cameo, reciprocal, owner]: [&'static str; 6]| Frame {
        name,
        kind,
        mode: Some(mode).filter(|&mode| mode != "-"),
        cameo,
        quad: quad(kind),
        goldstein: scale.get(cameo).copied().unwrap_or_default(),
        reciprocal: reciprocal == "yes",
        owner: Side::of(owner),
    };
    lexicon::FRAMES.rows().map(|row| (row[0], frame(row))).collect()
});

/// The frame of a name that the code asks for.
pub fn frame(name: &str) -> &'static Frame {
    &FRAMES[name]
}

pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut verbs: FxHashMap<&str, Vec<Predicate>> = FxHashMap::default();
    let mut nouns: FxHashMap<&str, Vec<Predicate>> = FxHashMap::default();
    for [lemma, class, condition, recipient, frame] in lexicon::PREDICATES.rows() {
        let frame = FRAMES.get(frame);
        let side = if class == "verb" { &mut verbs } else { &mut nouns };
        side.entry(lemma).or_default().push(predicate(frame, condition, recipient));
    }
    // The more a predicate asks for, the sooner it is tried.
    let demands = |predicate: &Predicate| {
        let object = !predicate.objects.is_empty();
        let clause = predicate.infinitive || !predicate.deeds.is_empty();
        let words = object || !predicate.agents.is_empty() || clause;
        let kind = predicate.people || predicate.persons || predicate.place;
        // What is no event is ruled out first; "smoke bomb" comes before "bomb".
        let none = predicate.frame.is_none();
        let pair = predicate.objects.iter().any(|object| object.contains(' '));
        let other = object || !predicate.deeds.is_empty() || predicate.place;
        let both = object && !predicate.agents.is_empty();
        [none, pair, words, predicate.particle.is_some(), kind, other, both]
    };
    for side in [&mut verbs, &mut nouns] {
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in side.values_mut() {
            list.sort_by_key(|predicate| std::cmp::Reverse(demands(predicate)));
        }
    }
    let light = |[lemma, subject, noun]: [&'static str; 3]| {
        (lemma, LightVerb { subject: Side::of(subject), noun: slots(noun) })
    };
    Lexicon {
        verbs: verbs.into_iter().collect(),
        seconds: nouns.keys().filter_map(|lemma| lemma.split_once(' ')).map(|(_, second)| second).collect(),
        nouns: nouns.into_iter().collect(),
        light: lexicon::LIGHT_VERBS.rows().map(light).collect(),
        place_parts: lexicon::PLACE_PARTS.rows().map(|[noun]| (noun, ())).collect(),
        compositions: lexicon::COMPOSITIONS.rows().map(composition).collect(),
    }
});

fn composition([deed, frames @ ..]: [&'static str; 7]) -> (&'static str, Composition) {
    let [agreed, refused, demanded, asked, threatened, attempted] = frames.map(|name| FRAMES.get(name));
    (deed, Composition { agreed, refused, demanded, asked, threatened, attempted })
}

fn predicate(frame: Option<&'static Frame>, condition: &'static str, recipient: &'static str) -> Predicate {
    let mut found = Predicate {
        frame,
        particle: None,
        objects: Vec::new(),
        pairs: Vec::new(),
        people: false,
        persons: false,
        place: false,
        agents: Vec::new(),
        infinitive: false,
        deeds: Vec::new(),
        transitive: false,
        intransitive: false,
        recipient: slots(recipient),
    };
    for part in condition.split('+').filter(|&part| part != "-") {
        match part.split_once(':') {
            Some(("obj", lemmas)) => {
                found.objects = lemmas.split(',').collect();
                found.pairs = lemmas.split(',').filter_map(|lemma| lemma.split_once(' ')).collect();
            }
            Some(("to", lemmas)) => found.deeds = lemmas.split(',').collect(),
            Some((_, lemmas)) => found.agents = lemmas.split(',').collect(),
            None if part == "people" => found.people = true,
            None if part == "persons" => found.persons = true,
            None if part == "place" => found.place = true,
            None if part == "infinitive" => found.infinitive = true,
            None if part == "transitive" => found.transitive = true,
            None if part == "intransitive" => found.intransitive = true,
            None => found.particle = Some(part),
        }
    }
    found
}

/// The places that a column lists: "obj,in".
fn slots(column: &'static str) -> Vec<Slot> {
    let slot = |slot| if slot == "obj" { Slot::Object } else { Slot::After(slot) };
    column.split(',').filter(|&slot| slot != "-").map(slot).collect()
}

/// The quadrant of a PLOVER type: verbal or material, cooperation or conflict.
fn quad(kind: &str) -> &'static str {
    match kind {
        "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => "verbal cooperation",
        "COOPERATE" | "AID" | "RETREAT" => "material cooperation",
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => "verbal conflict",
        _ => "material conflict",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_predicate_has_a_frame_and_every_code_a_scale() {
        for row in lexicon::PREDICATES.rows() {
            assert!(row[4] == "-" || FRAMES.contains_key(row[4]), "no frame {:?} for {:?}", row[4], row[0]);
        }
        for [deed, frames @ ..] in lexicon::COMPOSITIONS.rows() {
            assert!(FRAMES.contains_key(deed) || deed.chars().all(char::is_uppercase), "no frame {deed:?}");
            for frame in frames {
                assert!(frame == "-" || FRAMES.contains_key(frame), "no frame {frame:?} for {deed:?}");
            }
        }
        let scale: Vec<&str> = lexicon::GOLDSTEIN.rows().map(|[cameo, _]| cameo).collect();
        for [frame, _, _, cameo, ..] in lexicon::FRAMES.rows() {
            assert!(scale.contains(&cameo), "no scale for {cameo:?} of {frame:?}");
        }
    }

    #[test]
    fn a_predicate_that_asks_for_more_comes_first() {
        let call = LEXICON.verbs.get("call").unwrap();
        assert!(!call[0].objects.is_empty());
    }
}
