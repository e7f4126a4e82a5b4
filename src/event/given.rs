//! Given: to whom a verb gives what, where no preposition says so: "gave Chad a loan".
//!
//! In: a verb of giving, for which the tree has one object. Out: who receives, and the thing, where a name stands before it
//! that the tree takes for a part of it, "gave Chad 14 tanks".

use super::clause::{Clauses, MANY};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::entity::{EntityKind, MentionForm};
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::Dep;

/// To whom what is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    pub to: usize,
    pub thing: usize,
}

/// "lent Chad $1 billion", "offered Chad a loan", "fined Acme 2 million euros", "sold Chad fighter jets"; not "sent Chadian
/// troops to Mali", "sent EU observers".
pub fn given(clauses: &Clauses, verb: usize) -> Option<Given> {
    if !Lemmas::Gives.has(&clauses.word(verb).lemma) {
        return None;
    }
    let is_object = |&child: &usize| {
        child > verb && matches!(clauses.word(child).dep, Dep::Iobj | Dep::Obj) && !clauses.is_time(child)
    };
    let thing = clauses.tree.children(verb).take(MANY).find(is_object)?;
    before(clauses, verb, thing).map(|to| Given { to, thing })
}

/// A country or a body whose name stands between the verb and the thing, as if it were a part of it.
fn before(clauses: &Clauses, verb: usize, thing: usize) -> Option<usize> {
    let lemma = clauses.word(verb).lemma.as_str();
    let is_name = |&child: &usize| clauses.word(child).dep == Dep::Compound && clauses.word(child).tag.is_name();
    let to = clauses.tree.children(thing).take(MANY).find(is_name)?;
    let mention = clauses.input.entities.at(to).filter(|mention| mention.form == MentionForm::Name)?;
    let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
    let opens = start == verb + 1 || start == verb + 2 && clauses.word(verb + 1).lemma == "the";
    // "sent EU troops", but "sent Chad 14 tanks"
    let apart =
        (end..thing).take(MANY).any(|token| matches!(clauses.word(token).dep, Dep::Det | Dep::Nummod | Dep::Amod));
    let kind = clauses.input.entities.of(mention).kind;
    let place = kind == EntityKind::Place && !matches!(lemma, "provide" | "send" | "ship" | "supply");
    let people = matches!(class_of(&clauses.word(thing).lemma), Class::Person | Class::Group);
    (opens && end <= thing && (apart || place) && !people).then_some(to)
}
