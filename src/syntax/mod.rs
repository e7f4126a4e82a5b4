//! Syntax: part of speech, lemma and a Universal Dependencies tree for each sentence.
//!
//! In: the text and its tokens. Out: one [`Word`] a token, with what the same network says of names, for the entity stage.

mod lemma;
pub mod tag;
pub mod tree;

use crate::model::{Bio, Model, Reading};
use crate::token::Tokens;
use compact_str::CompactString;
use tag::Tag;

/// The words of an article, parallel to [`Tokens::tokens`].
#[derive(Debug, Clone, Default)]
pub struct Syntax {
    pub words: Vec<Word>,
    /// Where each stands in a name, as the network sees it in its sentence.
    pub names: Vec<Bio>,
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
    let mut found = Syntax { words: Vec::with_capacity(readings.len()), names: Vec::with_capacity(readings.len()) };
    for (token, Reading { tag, pos, dep, head, name }) in readings.into_iter().enumerate() {
        let lemma = lemma::lemma(tokens.word(text, token), tag);
        found.words.push(Word { tag, pos, dep, head, lemma });
        found.names.push(name);
    }
    mend(&mut found.words);
    found
}

/// A clause has one subject: another one after its verb is the object, "urged President Roe to resign".
fn mend(words: &mut [Word]) {
    let mut has_subject = vec![false; words.len()];
    for (token, word) in words.iter_mut().enumerate().filter(|(_, word)| word.dep == Dep::Nsubj) {
        let head = word.head as usize;
        if has_subject[head] && head < token {
            word.dep = Dep::Obj;
        }
        has_subject[head] = true;
    }
}
