//! Chunks: the noun phrases, verb groups and connectives of a sentence, which the tree is built of.
//!
//! In: the tags of a sentence. Out: its chunks from left to right, and the arcs inside each (after Abney 1991, "Parsing by
//! chunks"). One pass, one chunk of look-ahead.

use super::tag::Tag;
use super::{Dep, Pos, Word};

/// Whether a noun is one of time that stands without a preposition: "last month", "Monday".
pub fn is_time(lemma: &str) -> bool {
    matches!(
        lemma,
        "day"
            | "week"
            | "month"
            | "year"
            | "weekend"
            | "night"
            | "morning"
            | "afternoon"
            | "evening"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "hour"
            | "minute"
            | "decade"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "March"
            | "April"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    )
}

/// A run of tokens that hangs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    pub kind: ChunkKind,
    pub start: usize,
    pub end: usize,
    /// The token that stands for it in the tree.
    pub head: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    Nominal,
    /// A verb with its auxiliaries.
    Verb(VerbForm),
    Preposition,
    /// "because", "that", "if"
    Subordinator,
    /// "who", "which", "what"
    Relative,
    Coordinator,
    Adjective,
    Adverb,
    Comma,
    Bracket,
    Quotation,
    Stop,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbForm {
    Finite,
    FinitePassive,
    Infinitive,
    Gerund,
    /// "wounded" without an auxiliary
    Participle,
}

/// The words of one sentence, with the tags and the tree that is being made. Indices are those of the article.
pub struct Builder<'a> {
    pub words: &'a mut [Word],
    /// The sentence, or the piece of it that is parsed as one.
    pub first: usize,
    pub end: usize,
}

impl Builder<'_> {
    pub fn tag(&self, token: usize) -> Tag {
        self.words[token].tag
    }

    pub fn lemma(&self, token: usize) -> &str {
        &self.words[token].lemma
    }

    pub fn attach(&mut self, token: usize, head: usize, dep: Dep) {
        if token != head {
            self.words[token].head = head as u32;
            self.words[token].dep = dep;
        }
    }

    /// The tag at a place that may lie behind the end.
    fn peek(&self, token: usize) -> Option<Tag> {
        (token < self.end).then(|| self.tag(token))
    }

    /// The chunks of the sentence.
    pub fn chunks(&mut self) -> Vec<Chunk> {
        let mut found = Vec::with_capacity((self.end - self.first) / 2 + 1);
        let mut at = self.first;
        while at < self.end {
            let chunk = self.chunk(at);
            at = chunk.end;
            found.push(chunk);
        }
        found
    }

    fn chunk(&mut self, at: usize) -> Chunk {
        use ChunkKind::*;
        let tag = self.tag(at);
        let single = |kind| Chunk { kind, start: at, end: at + 1, head: at };
        match tag {
            Tag::Comma => single(Comma),
            Tag::Lrb | Tag::Rrb | Tag::Colon | Tag::Nfp => single(Bracket),
            Tag::Open | Tag::Close => single(Quotation),
            Tag::Stop | Tag::Hyph => single(Stop),
            Tag::Cc => single(Coordinator),
            Tag::Wdt | Tag::Wp | Tag::WpS => single(Relative),
            Tag::Wrb => single(Subordinator),
            Tag::Rp => single(Adverb),
            Tag::In if self.words[at].pos == Pos::Sconj => single(Subordinator),
            Tag::In => single(Preposition),
            Tag::To if !self.leads_to_verb(at + 1) => single(Preposition),
            Tag::Md | Tag::To => self.verb_group(at),
            tag if tag.is_verb() && !self.modifies(at) => self.verb_group(at),
            tag if tag.is_adverb() && !self.begins_nominal(at + 1) => single(Adverb),
            tag if tag.is_adjective() && !self.begins_nominal(at + 1) => single(Adjective),
            _ => self.nominal(at),
        }
    }

    /// Whether an infinitive follows, adverbs apart.
    fn leads_to_verb(&self, mut at: usize) -> bool {
        while self.peek(at).is_some_and(Tag::is_adverb) {
            at += 1;
        }
        self.peek(at) == Some(Tag::Vb)
    }

    /// Whether a participle stands before its noun: "the wounded man", "rising prices" after a determiner or adjective.
    fn modifies(&self, at: usize) -> bool {
        if !matches!(self.tag(at), Tag::Vbg | Tag::Vbn)
            || !self.peek(at + 1).is_some_and(|tag| tag.is_noun() || tag.is_adjective())
        {
            return false;
        }
        at > self.first
            && matches!(self.tag(at - 1), Tag::Dt | Tag::PrpS | Tag::Jj | Tag::PosS | Tag::Cd | Tag::In)
            && !matches!(self.tag(at), Tag::Vbg if self.tag(at - 1) == Tag::In)
    }

    /// Whether a word can stand inside a noun phrase whose noun is still to come.
    fn begins_nominal(&self, mut at: usize) -> bool {
        let limit = at + 8;
        while let Some(tag) = self.peek(at) {
            match tag {
                tag if tag.is_noun() || tag == Tag::Cd || tag == Tag::Dollar => return true,
                Tag::Hyph => at += 1,
                Tag::Cc if self.peek(at + 1).is_some_and(Tag::is_adjective) => at += 1,
                Tag::Comma if self.lists_modifiers(at) => at += 1,
                tag if tag.is_adjective() || tag.is_adverb() || self.modifies(at) => at += 1,
                _ => return false,
            }
            if at > limit {
                return false;
            }
        }
        false
    }

    /// Whether a comma stands between the modifiers of one noun: "political, security and economic issues".
    fn lists_modifiers(&self, comma: usize) -> bool {
        comma > self.first
            && self.tag(comma - 1).is_adjective()
            && self.peek(comma + 1).is_some_and(|tag| tag.is_adjective() || tag == Tag::Nn)
    }

    /// Auxiliaries, adverbs between, and the main verb.
    fn verb_group(&mut self, start: usize) -> Chunk {
        let mut main = start;
        let mut at = start;
        loop {
            let mut next = at + 1;
            while self.peek(next).is_some_and(|tag| tag.is_adverb()) && next < at + 4 {
                next += 1;
            }
            if self.peek(next).is_some_and(|tag| self.continues(at, tag)) {
                at = next;
                main = next;
            } else {
                break;
            }
        }
        let mut passive = false;
        let auxiliary =
            |word: &Word| word.tag == Tag::Md || matches!(word.lemma.as_str(), "be" | "have" | "do" | "get");
        for token in start..main {
            let word = &self.words[token];
            if word.tag == Tag::To {
                self.attach(token, main, Dep::Mark);
            } else if word.tag.is_adverb() {
                self.attach(token, main, Dep::Advmod);
            } else if auxiliary(word) {
                passive = matches!(word.lemma.as_str(), "be" | "get") && self.tag(main) == Tag::Vbn;
                self.words[token].pos = Pos::Aux;
                self.attach(token, main, if passive { Dep::AuxPass } else { Dep::Aux });
            } else {
                self.attach(token, main, Dep::Dep);
            }
        }
        let form = match self.tag(start) {
            Tag::To => VerbForm::Infinitive,
            Tag::Vbg => VerbForm::Gerund,
            Tag::Vbn if start == main => VerbForm::Participle,
            Tag::Vb if start == main => VerbForm::Infinitive,
            _ if passive => VerbForm::FinitePassive,
            _ => VerbForm::Finite,
        };
        Chunk { kind: ChunkKind::Verb(form), start, end: main + 1, head: main }
    }

    /// Whether a verb form can follow another in one group.
    fn continues(&self, at: usize, next: Tag) -> bool {
        let word = &self.words[at];
        match word.tag {
            Tag::Md | Tag::To => next == Tag::Vb,
            _ => match word.lemma.as_str() {
                "be" | "get" => matches!(next, Tag::Vbg | Tag::Vbn),
                // A past tense after "have" is a participle that the tagger did not know.
                "have" => matches!(next, Tag::Vbn | Tag::Vbd),
                "do" => next == Tag::Vb,
                _ => false,
            },
        }
    }

    /// Determiner, modifiers, noun; possessors before it.
    fn nominal(&mut self, start: usize) -> Chunk {
        let mut at = start;
        let mut head = start;
        let mut possessor: Option<usize> = None;
        if !matches!(self.tag(start), Tag::Prp | Tag::Ex) {
            let mut noun = self.tag(start).is_noun();
            while let Some(tag) = self.peek(at + 1) {
                let next = at + 1;
                let inside = match tag {
                    Tag::PosS => noun,
                    tag if tag.is_noun() => true,
                    Tag::Cd | Tag::Dollar => !noun || self.tag(at).is_name() || self.tag(at) == Tag::Dollar,
                    tag if tag.is_adjective() => !noun || self.tag(at) == Tag::PosS,
                    tag if tag.is_adverb() => !noun && self.begins_nominal(next + 1),
                    Tag::Hyph => self.peek(next + 1).is_some_and(|tag| {
                        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbg | Tag::Cd)
                    }),
                    Tag::Vbn | Tag::Vbg => self.tag(at) == Tag::Hyph || !noun && self.modifies(next),
                    Tag::Dt => self.tag(at) == Tag::Pdt,
                    // "Arab and Western delegations"
                    Tag::Cc => !noun && self.tag(at).is_adjective() && self.begins_nominal(next + 1),
                    Tag::Comma => !noun && self.lists_modifiers(next) && self.begins_nominal(next + 1),
                    // "a “major understanding”"
                    Tag::Open | Tag::Close => !noun && self.begins_nominal(next + 1),
                    _ => false,
                };
                // "last week President Assad": a time and a name stand side by side.
                let parts = tag.is_name() && at > start && is_time(self.lemma(at)) && !self.tag(at).is_name();
                if !inside || parts {
                    break;
                }
                at = next;
                if tag == Tag::PosS {
                    self.attach(at, head, Dep::Case);
                    self.inner(possessor.map_or(start, |owner: usize| owner + 2), head);
                    if let Some(owner) = possessor {
                        self.attach(owner, head, Dep::NmodPoss);
                    }
                    possessor = Some(head);
                    noun = false;
                } else if !(self.tag(head).is_noun() && !tag.is_noun() && tag != Tag::Cd) {
                    head = at;
                    noun |= tag.is_noun();
                }
            }
        }
        let from = possessor.map_or(start, |owner| owner + 1);
        if let Some(owner) = possessor.filter(|&owner| owner != head) {
            self.attach(owner, head, Dep::NmodPoss);
        }
        self.inner(from, head);
        for token in head + 1..at + 1 {
            if self.tag(token) != Tag::PosS {
                self.attach(token, head, if self.tag(token).is_name() { Dep::Flat } else { Dep::Dep });
            }
        }
        Chunk { kind: ChunkKind::Nominal, start, end: at + 1, head }
    }

    /// Attach the words from `start` to the noun `head` behind them.
    fn inner(&mut self, start: usize, head: usize) {
        for token in start..head {
            let dep = match self.tag(token) {
                Tag::PosS => continue,
                Tag::Dt | Tag::Pdt | Tag::Wdt => Dep::Det,
                Tag::PrpS | Tag::WpS => Dep::NmodPoss,
                Tag::Cd => Dep::Nummod,
                tag if tag.is_punctuation() => Dep::Punct,
                Tag::Cc => Dep::Cc,
                tag if tag.is_adverb() => Dep::Advmod,
                tag if tag.is_noun() => Dep::Compound,
                Tag::Dollar => Dep::Compound,
                _ => Dep::Amod,
            };
            self.attach(token, head, dep);
        }
    }
}
