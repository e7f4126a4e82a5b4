//! Syntax: part of speech, lemma and a Universal Dependencies tree for each sentence.
//!
//! In: the text and its tokens. Out: one [`Word`] a token, with what the same network says of names, for the entity stage.

mod lemma;
mod present;
pub mod tag;
pub mod tree;

use crate::model::{Bio, Leanings, Model, Reading};
use crate::token::Tokens;
use compact_str::CompactString;
use tag::Tag;

/// The words of an article, parallel to [`Tokens::tokens`].
#[derive(Debug, Clone, Default)]
pub struct Syntax {
    pub words: Vec<Word>,
    /// Where each stands in a name, as the network sees it in its sentence.
    pub names: Vec<Bio>,
    /// What else each could be.
    pub leanings: Vec<Leanings>,
}

/// What a token is in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Penn Treebank tag, which tells the forms of a verb apart.
    pub tag: Tag,
    pub pos: Pos,
    pub dep: Dep,
    /// The token that it depends on; the root's is itself.
    pub head: u32,
    pub lemma: CompactString,
}

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($variant),+ }
        impl $name {
            /// The label as Universal Dependencies writes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            /// The value of a label.
            pub fn parse(label: &str) -> Option<Self> {
                match label { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

labels! {
    /// Universal part of speech (UD version 2).
    Pos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X",
    }
}

labels! {
    /// Universal dependency relation (UD version 2), with the subtypes that the later stages use.
    Dep {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", Advmod = "advmod", Amod = "amod", Appos = "appos",
        Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc", Ccomp = "ccomp", Compound = "compound",
        CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj", Dep = "dep", Det = "det",
        Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat",
        Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodPoss = "nmod:poss",
        NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj",
        Obl = "obl", OblAgent = "obl:agent", OblUnmarked = "obl:unmarked", Orphan = "orphan",
        Parataxis = "parataxis", Punct = "punct", Reparandum = "reparandum", Root = "root", Vocative = "vocative",
        Xcomp = "xcomp",
    }
}

/// Tag and parse the sentences of a text.
pub fn parse(text: &str, tokens: &Tokens) -> Syntax {
    let readings = Model::embedded().read(text, tokens);
    let length = readings.len();
    let mut found = Syntax {
        words: Vec::with_capacity(length),
        names: Vec::with_capacity(length),
        leanings: Vec::with_capacity(length),
    };
    for (token, Reading { tag, pos, dep, head, name, leanings }) in readings.into_iter().enumerate() {
        let lemma = lemma::lemma(tokens.word(text, token), tag);
        found.words.push(Word { tag, pos, dep, head, lemma });
        found.names.push(name);
        found.leanings.push(leanings);
    }
    let tagged: Vec<Tag> = found.words.iter().map(|word| word.tag).collect();
    mend(&mut found.words);
    present::mend(&mut found.words);
    for (token, tag) in tagged.into_iter().enumerate() {
        let word = &mut found.words[token];
        if word.tag != tag {
            word.lemma = lemma::lemma(tokens.word(text, token), word.tag);
        }
    }
    found
}

/// Mend what no clause has: two subjects, or none although a noun stands right before its auxiliary.
fn mend(words: &mut [Word]) {
    let (mut has_noun, mut has_subject) = (vec![false; words.len()], vec![false; words.len()]);
    set_reported_subjects(words);
    set_second_verbs(words);
    for (token, word) in words.iter_mut().enumerate() {
        let head = word.head as usize;
        has_subject[head] |= matches!(word.dep, Dep::Nsubj | Dep::NsubjPass | Dep::Csubj | Dep::Expl);
        if word.dep == Dep::Nsubj {
            // Another subject after the verb is the object: "urged President Roe to resign".
            if has_noun[head] && head < token {
                word.dep = Dep::Obj;
            }
            has_noun[head] = true;
        }
    }
    for name in 0..words.len() {
        // "Sova tweeted": no interjection stands right before a finite verb without a subject.
        let verb = words[name].head as usize;
        let before = words[name].dep == Dep::Discourse && words[name].tag == Tag::Uh && verb == name + 1;
        if before && !has_subject[verb] && matches!(words[verb].tag, Tag::Vbd | Tag::Vbz) {
            let word = &mut words[name];
            (word.tag, word.pos, word.dep) = (Tag::Nnp, Pos::Propn, Dep::Nsubj);
            has_subject[verb] = true;
        }
    }
    for aux in 1..words.len() {
        let (verb, noun) = (words[aux].head as usize, aux - 1);
        if words[aux].dep == Dep::Aux && verb > aux && !has_subject[verb] && is_loose(words, noun, verb) {
            (words[noun].dep, words[noun].head) = (Dep::Nsubj, verb as u32);
            has_subject[verb] = true;
        }
    }
}

/// Give the clause that a verb of saying stands behind the subject that was taken for another of that verb: "Gunmen on
/// motorcycles abducted ten people, residents said", where both were those who said it.
fn set_reported_subjects(words: &mut [Word]) {
    let is_subject = |word: &Word| matches!(word.dep, Dep::Nsubj | Dep::NsubjPass | Dep::Csubj | Dep::Expl);
    let (mut has_subject, mut is_passive) = (vec![false; words.len()], vec![false; words.len()]);
    for word in words.iter() {
        has_subject[word.head as usize] |= is_subject(word);
        is_passive[word.head as usize] |= word.dep == Dep::AuxPass;
    }
    // By the verb of saying: its first subject, and the clause without one behind this, which stands before the verb.
    let (mut first, mut clause) = (vec![None; words.len()], vec![None; words.len()]);
    for token in 0..words.len() {
        let head = words[token].head as usize;
        match words[token].dep {
            Dep::Ccomp if token < head && first[head].is_some() && !has_subject[token] => clause[head] = Some(token),
            Dep::Nsubj => match (first[head], clause[head]) {
                (None, _) => first[head] = Some(token),
                (Some(subject), Some(verb)) if verb < token => {
                    let subject: &mut Word = &mut words[subject];
                    subject.dep = if is_passive[verb] { Dep::NsubjPass } else { Dep::Nsubj };
                    subject.head = verb as u32;
                    (first[head], clause[head]) = (Some(token), None);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// Join a finite verb to the finite verb above an infinitive that it was joined to: "urged the council to act and accused Chad".
fn set_second_verbs(words: &mut [Word]) {
    for token in 0..words.len() {
        let first = words[token].head as usize;
        let above = words[first].head as usize;
        let joined = words[token].dep == Dep::Conj && first < token && above < first;
        let infinitive = words[first].tag == Tag::Vb && words[first].dep == Dep::Xcomp;
        let finite = matches!(words[token].tag, Tag::Vbd | Tag::Vbz) && words[token].tag == words[above].tag;
        if joined && infinitive && finite {
            words[token].head = above as u32;
        }
    }
}

/// Whether a noun hangs on another across a comma and in another clause than a verb after it: "If Iran attacks Israel,
/// the United States will retaliate", where the states were taken for Israel.
fn is_loose(words: &[Word], noun: usize, verb: usize) -> bool {
    let Word { pos, dep, head, .. } = words[noun];
    let head = head as usize;
    matches!(pos, Pos::Noun | Pos::Propn | Pos::Pron)
        && matches!(dep, Dep::Appos | Dep::Conj)
        && head < noun
        && words[words[head].head as usize].head as usize == verb
        && words[words[head].head as usize].dep == Dep::Advcl
}
