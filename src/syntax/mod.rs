//! Syntax: part of speech, lemma and a Universal Dependencies tree for each sentence.
//!
//! In: the text and its tokens. Out: one [`Word`] a token.

mod chunk;
mod clause;
mod lemma;
mod repair;
pub mod tag;
mod tagger;
pub mod tree;

use crate::span::TokenSpan;
use crate::token::Tokens;
use chunk::Builder;
use compact_str::CompactString;
use tag::Tag;

/// The words of an article, parallel to [`Tokens::tokens`].
#[derive(Debug, Clone, Default)]
pub struct Syntax {
    pub words: Vec<Word>,
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

/// The longest sentence that is parsed as one; a longer one is parsed in pieces of this many words.
const LONGEST: usize = 200;

/// Tag and parse the sentences of a text.
pub fn parse(text: &str, tokens: &Tokens) -> Syntax {
    let mut words = Vec::with_capacity(tokens.tokens.len());
    let mut tags = Vec::new();
    let mut forms = Vec::new();
    for sentence in &tokens.sentences {
        let range = sentence.tokens.range();
        tags.clear();
        tagger::tag(text, &tokens.tokens[range.clone()], &mut tags);
        forms.clear();
        forms.extend(range.clone().map(|token| tokens.word(text, token)));
        repair::repair(&forms, &mut tags);
        for (token, (&tag, form)) in range.clone().zip(tags.iter().zip(&forms)) {
            let lemma = lemma::lemma(form, tag);
            words.push(Word { tag, pos: tag.pos(), dep: Dep::Dep, head: token as u32, lemma });
        }
        refine(&mut words[range], &forms);
        grow(&mut words, sentence.tokens);
    }
    Syntax { words }
}

/// Build the tree of a sentence. A very long one is cut in pieces, and their roots hang on the first.
fn grow(words: &mut [Word], sentence: TokenSpan) {
    let mut first_root = None;
    for first in sentence.range().step_by(LONGEST) {
        let end = (first + LONGEST).min(sentence.end as usize);
        let mut builder = Builder { words, first, end };
        let chunks = builder.chunks();
        clause::attach(&mut builder, &chunks);
        let root = (first..end).find(|&token| words[token].head as usize == token).unwrap_or(first);
        match first_root {
            None => first_root = Some(root),
            Some(head) => {
                words[root].head = head as u32;
                words[root].dep = Dep::Parataxis;
            }
        }
    }
}

/// Universal parts of speech that the tag alone does not decide.
fn refine(words: &mut [Word], forms: &[&str]) {
    for at in 0..words.len() {
        let next = words.get(at + 1).map(|word| word.tag);
        let before_noun =
            next.is_some_and(|tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Cd | Tag::Vbg | Tag::Vbn));
        let word = &mut words[at];
        let lemma = word.lemma.as_str();
        word.pos = match word.tag {
            Tag::Dt
                if !before_noun
                    && matches!(lemma, "this" | "that" | "these" | "those" | "all" | "both" | "some" | "another") =>
            {
                Pos::Pron
            }
            Tag::Wdt if before_noun && lemma != "that" => Pos::Det,
            Tag::In if is_subordinator(lemma, next) => Pos::Sconj,
            Tag::Rb if matches!(lemma, "not") => Pos::Part,
            Tag::Nn | Tag::Nns if forms[at] == "%" => Pos::Sym,
            _ => word.pos,
        };
    }
}

fn is_subordinator(lemma: &str, next: Option<Tag>) -> bool {
    match lemma {
        "that" | "if" | "because" | "although" | "though" | "while" | "whilst" | "whether" | "unless" | "whereas"
        | "lest" => true,
        "after" | "before" | "since" | "until" | "till" | "once" | "as" => {
            next.is_some_and(|tag| matches!(tag, Tag::Prp | Tag::Ex))
        }
        _ => false,
    }
}
