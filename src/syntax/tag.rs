//! Penn Treebank tags, which tell the forms of a verb apart, and the universal part of speech of each.

use super::Pos;

macro_rules! tags {
    ($($variant:ident = $text:literal),+ $(,)?) => {
        /// A Penn Treebank tag, as UD English uses them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag { $($variant),+ }
        impl Tag {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The tag as the Treebank writes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            /// The tag of a name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

tags! {
    Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Close = "''", Colon = ":", Comma = ",", Dollar = "$", Dt = "DT",
    Ex = "EX", Fw = "FW", Gw = "GW", Hyph = "HYPH", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Lrb = "-LRB-",
    Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP", Nnps = "NNPS", Nns = "NNS", Open = "``", Pdt = "PDT",
    PosS = "POS", Prp = "PRP", PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Rrb = "-RRB-",
    Stop = ".", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP",
    Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB", Xx = "XX",
}

impl Tag {
    /// Any form of a verb, without modals.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A verb form that can stand as the predicate of a clause by itself.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    pub fn is_name(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs | Self::Afx)
    }

    pub fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    pub fn is_punctuation(self) -> bool {
        use Tag::*;
        matches!(self, Close | Colon | Comma | Hyph | Lrb | Nfp | Open | Rrb | Stop)
    }

    /// The universal part of speech, where the tag alone decides it.
    pub fn pos(self) -> Pos {
        use Tag::*;
        match self {
            Cc => Pos::Cconj,
            Cd => Pos::Num,
            Close | Colon | Comma | Hyph | Lrb | Nfp | Open | Rrb | Stop => Pos::Punct,
            Dollar | Sym => Pos::Sym,
            Dt | Pdt => Pos::Det,
            Ex | Prp | PrpS | Wdt | Wp | WpS => Pos::Pron,
            In | Rp => Pos::Adp,
            Jj | Jjr | Jjs | Afx => Pos::Adj,
            Md => Pos::Aux,
            Nn | Nns => Pos::Noun,
            Nnp | Nnps | Add => Pos::Propn,
            PosS | To => Pos::Part,
            Rb | Rbr | Rbs | Wrb => Pos::Adv,
            Uh => Pos::Intj,
            Vb | Vbd | Vbg | Vbn | Vbp | Vbz => Pos::Verb,
            Fw | Gw | Ls | Xx => Pos::X,
        }
    }
}
