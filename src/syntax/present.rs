//! Present: verbs of the present tense that the network took for nouns, as it learnt from texts that tell in the past.
//!
//! In: the words of a text with their tree. Out: the same, where a noun at the root has what only a verb has: a subject without a
//! copula, an object right behind it, a clause with "that". "Kenyan police arrest two men", "A court in Lima, Peru, sentences former
//! minister Ann Lee", "The senate votes to confirm him", "The navy boards and seizes a tanker"; but not "Two arrests in Lima", "The
//! passenger ferry Lady Ann". Known limit: nouns for people ("guards") are left alone, and so is a verb that was taken for an adjective.

use super::lemma::is_verb;
use super::tag::Tag;
use super::{Dep, Pos, Word};
use crate::lexicon;

/// So many words in front of a verb are looked at.
const NEAR: usize = 24;

/// So many steps are walked up a tree at most.
const REACH: usize = 8;

/// Make verbs of the nouns that are none.
pub fn mend(words: &mut [Word]) {
    let known = Known::new(words);
    for object in 1..words.len() {
        let verb = words[object].head as usize;
        if words[object].dep == Dep::Obj
            && verb < object
            && verb > 0
            && !known.has_subject[verb]
            && let Some(noun) = before(words, verb).filter(|_| can_be_mistaken(words[verb].tag))
        {
            set_verb(words, verb, noun);
        }
    }
    for verb in 1..words.len() {
        // The network can take a word for a noun and give it the tag of a verb.
        let noun = words[verb].pos == Pos::Noun && can_be_mistaken(words[verb].tag);
        if !noun || known.has_copula[verb] || !names_deed(&words[verb]) {
            continue;
        }
        if words[verb].head as usize == verb {
            if let Some(noun) = subject(words, &known, verb) {
                set_verb(words, verb, noun);
                set_objects(words, &known, verb);
            }
        } else if let Some(root) = split(words, &known, verb) {
            set_root(words, verb, root);
            set_objects(words, &known, verb);
        }
    }
}

/// What hangs on each word.
struct Known {
    has_subject: Vec<bool>,
    has_copula: Vec<bool>,
    /// Whether a word has a preposition or a conjunction before it.
    has_case: Vec<bool>,
    /// Whether a full stop ends the sentence that it is the root of.
    is_stopped: Vec<bool>,
    /// Its subject before it.
    subject: Vec<Option<usize>>,
    /// Its first dependant behind it that tells a verb: a clause, or a verb joined by "and".
    clause: Vec<Option<usize>>,
    /// How many finite verbs hang on it.
    verbs: Vec<u32>,
}

impl Known {
    fn new(words: &[Word]) -> Self {
        let mut known = Self {
            has_subject: vec![false; words.len()],
            has_copula: vec![false; words.len()],
            has_case: vec![false; words.len()],
            is_stopped: vec![false; words.len()],
            subject: vec![None; words.len()],
            clause: vec![None; words.len()],
            verbs: vec![0; words.len()],
        };
        for (token, word) in words.iter().enumerate() {
            let head = word.head as usize;
            let behind = head < token;
            match word.dep {
                Dep::Nsubj | Dep::NsubjPass | Dep::Csubj | Dep::Expl => {
                    known.has_subject[head] = true;
                    if word.dep == Dep::Nsubj && !behind {
                        known.subject[head] = Some(token);
                    }
                }
                Dep::Cop | Dep::Aux | Dep::AuxPass => known.has_copula[head] = true,
                Dep::Case | Dep::Mark | Dep::Cc => known.has_case[head] |= !behind,
                Dep::Punct => known.is_stopped[head] |= word.tag == Tag::Stop,
                Dep::Ccomp if behind => known.clause[head] = known.clause[head].or(Some(token)),
                Dep::Conj if behind && matches!(word.tag, Tag::Vbz | Tag::Vbp) => {
                    known.clause[head] = known.clause[head].or(Some(token));
                }
                _ => {}
            }
            known.verbs[head] += u32::from(word.tag.is_finite() && head != token);
        }
        known
    }
}

/// Whether a noun can be a verb and names nobody: "arrests", but not "guards".
fn names_deed(word: &Word) -> bool {
    let person = || lexicon::NOUNS.find(&word.lemma).any(|row| row[0] == "person" || row[1] == "person");
    is_verb(&word.lemma) && !person()
}

fn can_be_mistaken(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns | Tag::Vb | Tag::Vbp | Tag::Vbz)
}

/// The noun right before a word that it was taken to modify.
fn before(words: &[Word], verb: usize) -> Option<usize> {
    let before = &words[verb - 1];
    let modifies = before.head as usize == verb && before.dep == Dep::Compound;
    (modifies && before.tag.is_noun()).then(|| verb - 1)
}

/// The subject of a noun at the root that is a verb.
fn subject(words: &[Word], known: &Known, verb: usize) -> Option<usize> {
    if known.has_case[verb] {
        return None;
    }
    let clause = known.clause[verb].is_some();
    if let Some(subject) = known.subject[verb] {
        return (known.is_stopped[verb] || object(words, known, verb).is_some()).then_some(subject);
    }
    let noun = before(words, verb)?;
    let several = matches!(words[noun].tag, Tag::Nns | Tag::Nnps)
        || matches!(words[noun].lemma.as_str(), "police" | "military" | "media" | "people");
    let third = matches!(words[verb].tag, Tag::Nns | Tag::Vbz);
    let agrees = several != third || words[noun].tag == Tag::Nnp;
    let named = |object: usize| matches!(words[object].tag, Tag::Nnp | Tag::Nnps) && !third && !several;
    let object = || object(words, known, verb).filter(|&object| !named(object));
    let votes = words[verb].lemma == "vote" && third && known.is_stopped[verb];
    (agrees && (clause || votes || object().is_some())).then_some(noun)
}

/// The object of a noun that is a verb: a phrase without a preposition that begins right behind it.
fn object(words: &[Word], known: &Known, verb: usize) -> Option<usize> {
    let next = words.get(verb + 1)?;
    let begins = match next.tag {
        Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Jj | Tag::Jjr | Tag::Prp => true,
        Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => known.is_stopped[verb] || known.subject[verb].is_some(),
        // "arrest at least ten", "arrest around fifty"
        Tag::Rb | Tag::In => words.get(verb + 2).is_some_and(|word| word.tag == Tag::Cd || word.tag == Tag::Jjs),
        _ => false,
    };
    let mut at = verb + 1;
    for _ in 0..REACH {
        let head = words[at].head as usize;
        if head == verb {
            let bare = matches!(
                words[at].dep,
                Dep::Obj | Dep::Obl | Dep::OblUnmarked | Dep::Nsubj | Dep::Appos | Dep::Nmod | Dep::NmodUnmarked
            );
            let counted = next.tag == Tag::In;
            return Some(at)
                .filter(|&at| begins && bare && (!known.has_case[at] || counted) && words[at].tag.is_noun());
        }
        if head <= verb || head == at {
            return None;
        }
        at = head;
    }
    None
}

/// The root that is the subject of a verb behind a comma: "A court in Lima, Peru, sentences former minister Ann Lee".
fn split(words: &[Word], known: &Known, verb: usize) -> Option<usize> {
    let root = words[verb].head as usize;
    let loose = matches!(words[verb].dep, Dep::Appos | Dep::Conj | Dep::Parataxis) && root < verb;
    let is_root = loose && words[root].head as usize == root && words[root].tag.is_noun();
    let others = known.verbs[root] - u32::from(is_root && words[verb].tag.is_finite());
    let stopped = known.is_stopped[root] || known.is_stopped[verb];
    let open = is_root && others == 0 && !known.has_copula[root] && stopped;
    let third = matches!(words[verb].tag, Tag::Nns | Tag::Vbz);
    let comma = open && words[verb - 1].tag == Tag::Comma && !known.has_case[verb] && third;
    (comma && object(words, known, verb).is_some()).then_some(root)
}

/// Make a word the verb of its sentence and the root before it its subject.
fn set_root(words: &mut [Word], verb: usize, root: usize) {
    (words[verb].dep, words[verb].head) = (Dep::Root, verb as u32);
    (words[root].dep, words[root].head) = (Dep::Nsubj, verb as u32);
    for word in words[verb + 1..].iter_mut().take_while(|word| word.dep != Dep::Root) {
        if word.head as usize == root {
            word.head = verb as u32;
        }
    }
    set_tag(&mut words[verb]);
}

/// Make a noun the subject of the word behind it, which takes over the modifiers before it, and the word a verb.
fn set_verb(words: &mut [Word], verb: usize, noun: usize) {
    words[noun].dep = Dep::Nsubj;
    for word in &mut words[noun.saturating_sub(NEAR)..noun] {
        if word.head as usize != verb {
            continue;
        }
        match word.dep {
            Dep::Amod | Dep::Det | Dep::Nummod | Dep::Compound | Dep::NmodPoss => word.head = noun as u32,
            Dep::Nmod => word.dep = Dep::Obl,
            _ => {}
        }
    }
    set_tag(&mut words[verb]);
}

fn set_tag(word: &mut Word) {
    word.pos = Pos::Verb;
    word.tag = match word.tag {
        Tag::Nn | Tag::Vb => Tag::Vbp,
        Tag::Nns => Tag::Vbz,
        tag => tag,
    };
}

/// Give what hangs behind a new verb the relations that it has there: an object, phrases, a clause that it speaks of.
fn set_objects(words: &mut [Word], known: &Known, verb: usize) {
    let object = object(words, known, verb);
    let behind = words.iter_mut().enumerate().skip(verb + 1).take_while(|(_, word)| word.dep != Dep::Root);
    for (token, word) in behind.filter(|(_, word)| word.head as usize == verb) {
        let infinitive = word.tag == Tag::Vb;
        word.dep = match word.dep {
            _ if Some(token) == object => Dep::Obj,
            Dep::Nmod => Dep::Obl,
            Dep::Acl if infinitive => Dep::Xcomp,
            Dep::Acl => Dep::Advcl,
            dep => dep,
        };
    }
}
