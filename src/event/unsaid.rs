//! Subjects that the tree gives to another verb than theirs: to "said", to who asks, to who is spoken of in a heading.
//!
//! In: a verb without a subject of its own. Out: the word that is its subject all the same, by the shape of the sentence. The
//! shapes are those of news: a source behind the sentence, a request with its preposition, a heading without auxiliaries.

use super::clause::{Clauses, MANY};
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

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

    /// "called for Chad to withdraw", where the tree gives "for" to the one verb and Chad to the other.
    pub fn behind_for(&self, asking: usize, verb: usize) -> Option<usize> {
        let mark = self.child(verb, &[Dep::Mark]).filter(|&mark| self.word(mark).lemma == "for")?;
        let is_between = |&child: &usize| {
            mark < child && child < verb && matches!(self.word(child).dep, Dep::Obl | Dep::Obj | Dep::Nmod)
        };
        self.tree.children(asking).take(MANY).find(is_between)
    }

    /// Who is meant by the participle at the end of a heading, "Man who stabbed two guards in Oda jailed": the man, though the
    /// tree gives it to the guards; but not "The man who stabbed two guards held in Oda."
    pub fn headed(&self, verb: usize) -> Option<usize> {
        let word = self.word(verb);
        if word.dep != Dep::Acl || word.tag != Tag::Vbn || !self.is_unstopped(verb) {
            return None;
        }
        let clause = self.clause_verb(self.governor(verb)?)?;
        let head = self.governor(clause).filter(|_| self.word(clause).dep == Dep::AclRelcl)?;
        (self.governor(head).is_none() && self.word(head).tag.is_noun()).then_some(head)
    }

    /// Whether the sentence of a word ends without a full stop, as headings do.
    pub fn is_unstopped(&self, token: usize) -> bool {
        let tokens = self.input.tokens;
        let last = tokens.sentences[tokens.sentence_of(token)].tokens.end as usize - 1;
        !self.word(last).tag.is_punctuation()
    }
}
