//! Subjects that the tree gives to another verb than theirs: to "said", to who asks, to who is spoken of in a heading.
//!
//! In: a verb without a subject of its own. Out: the word that is its subject all the same, by the shape of the sentence. The
//! shapes are those of news: a source behind the sentence, a request with its preposition, a heading without auxiliaries.

use super::clause::Clauses;
use crate::syntax::Dep;

/// So many dependants of a word are looked at: this bounds the time that a list without end takes.
const MANY: usize = 32;

impl Clauses<'_> {
    /// The subject in front of what is told, "Chad, which borders Mali, closed the crossing, officials said": the tree gives
    /// "said" both; but not "officials said in Oda that the crossing, which …, closed".
    pub fn fronted(&self, verb: usize) -> Option<usize> {
        let saying = self.governor(verb).filter(|&saying| self.word(verb).dep == Dep::Ccomp && verb < saying)?;
        if self.child(verb, &[Dep::Nsubj, Dep::NsubjPass]).is_some() {
            return None;
        }
        let (first, source) = self.two_subjects(saying)?;
        (first < verb && source > verb).then_some(first)
    }

    /// The subject that stands at a verb; of two that the tree gives to "said" the one behind what is told.
    pub fn own_subject(&self, verb: usize) -> Option<usize> {
        let first = self.child(verb, &[Dep::Nsubj, Dep::NsubjPass])?;
        let told = || self.tree.children(verb).take(MANY).any(|child| self.fronted(child) == Some(first));
        match self.two_subjects(verb) {
            Some((_, source)) if told() => Some(source),
            _ => Some(first),
        }
    }

    /// The first two subjects that the tree gives to a verb, if there are two.
    fn two_subjects(&self, verb: usize) -> Option<(usize, usize)> {
        let is_subject = |&child: &usize| matches!(self.word(child).dep, Dep::Nsubj | Dep::NsubjPass);
        let mut subjects = self.tree.children(verb).take(MANY).filter(is_subject);
        Some((subjects.next()?, subjects.next()?))
    }
}
