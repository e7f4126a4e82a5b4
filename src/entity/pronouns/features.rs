//! What speaks for a candidate and against it: features, each with a weight in `data/pronoun_weights.tsv`.
//!
//! The templates follow what is known of pronouns: parallel roles, binding, the subject of the clause and of the one around
//! it, and salience (Lappin and Leass 1994; Webster et al. 2018).

use super::clause::{Joint, Part, Relation};
use crate::entity::EntityKind;
use crate::entity::nominals::phrase::Class;
use crate::entity::ranking::Ranking;
use crate::entity::ranking::templates::templates;
use crate::lexicon;
use std::sync::LazyLock;

const ROLE: &[&str] = &["subject", "object", "oblique", "possessor", "reflexive", "other"];
const NEAR: &[&str] = &["same", "previous", "second", "further", "after"];
const WORD: &[&str] = &["person", "thing", "several"];
const YES: &[&str] = &["no", "yes"];
const FEW: &[&str] = &["0", "1", "2", "3", "4"];
const FORM: &[&str] = &["full", "short", "description", "pronoun"];
const KIND: &[&str] = &["person", "organization", "place", "group", "other"];
/// What an entity is: of a name by its kind, of another by the class of its noun.
const WHAT: &[&str] =
    &["people", "body", "country", "place", "named-thing", "a-body", "thing", "event", "time", "unknown"];
const ACTS_AS: &[&str] = &["no-subject", "subject", "speaks", "acts"];
const OWNS: &[&str] = &["agent", "thing", "event", "time", "unknown", "nothing"];
const LAST: &[&str] = &["none", "other", "same", "previous", "further"];
const SIDE: &[&str] = &["plain", "quoted", "outside", "inside"];
const GENDER_KNOWN: &[&str] = &["unknown", "known", "same", "both", "opposite"];
const GOVERNOR: &[&str] = &["verb", "adjective", "noun", "other"];
const CLAUSE: &[&str] = &["none", "to", "that", "wh"];
const SINCE: &[&str] = &["no", "before", "same"];

templates! {
    ROLES = "role" &[&Part::NAMES, ROLE, NEAR];
    RELATION = "relation" &[&Relation::NAMES, ROLE, YES];
    JOINT = "joint" &[&Relation::NAMES, &Joint::NAMES, ROLE];
    RECENCY = "recency" &[FEW, ROLE, NEAR];
    RANK = "rank" &[FEW, WORD, NEAR];
    COUNT = "count" &[FEW, WORD];
    SHARE = "most" &[YES, WORD, NEAR];
    LAST_PRONOUN = "last" &[LAST, ROLE, YES];
    FORM_NEAR = "form" &[FORM, WORD, NEAR];
    GENDER = "gender" &[GENDER_KNOWN, WORD];
    KINDS = "kind" &[KIND, WORD, YES];
    OPENS = "opens" &[YES, NEAR, ROLE];
    NEXT = "next" &[YES, ROLE, YES];
    CONJOINED = "conjoined" &[YES, WORD, NEAR];
    QUOTED = "quoted" &[SIDE, WORD, NEAR];
    TOKENS = "tokens" &[FEW, NEAR];
    SUBJECT_BEFORE = "subject-before" &[SINCE, ROLE, YES];
    NAMED = "named" &[FEW, WORD];
    MOST_NAMED = "most-named" &[YES, WORD, NEAR];
    FIRST = "first" &[YES, WORD];
    ACTS = "acts" &[ACTS_AS, WHAT, WORD];
    OWNED = "owned" &[OWNS, WHAT, WORD];
    NOBODY = "nobody" &[ROLE, WORD, FEW];
    NOBODY_CLAUSE = "nobody-clause" &[GOVERNOR, CLAUSE, WORD, YES];
    NOBODY_VERB = "nobody-verb" &[YES, ROLE, WORD];
}

/// How a pronoun weighs its candidates.
pub static RANKING: LazyLock<Ranking> = LazyLock::new(|| Ranking::new(TEMPLATES, &lexicon::PRONOUN_WEIGHTS));

/// That a pronoun owns nothing.
pub const UNOWNED: usize = OWNS.len() - 1;

/// What a name of this kind is, as the features count it.
pub fn named(kind: EntityKind, country: bool) -> usize {
    match kind {
        EntityKind::Person | EntityKind::Group => 0,
        EntityKind::Organization => 1,
        EntityKind::Place if country => 2,
        EntityKind::Place => 3,
        EntityKind::Other => 4,
    }
}

/// What a noun of this class brings in.
pub fn described(class: Class) -> usize {
    match class {
        Class::Person => 0,
        Class::Group => 5,
        Class::Place | Class::Artifact | Class::Thing => 6,
        Class::Event | Class::Abstract => 7,
        Class::Time | Class::Quantity => 8,
        Class::Unknown => 9,
    }
}

/// The same for what a pronoun owns.
pub fn owned(class: Class) -> usize {
    match class {
        Class::Person | Class::Group => 0,
        Class::Place | Class::Artifact | Class::Thing => 1,
        Class::Event | Class::Abstract => 2,
        Class::Time | Class::Quantity => 3,
        Class::Unknown => 4,
    }
}

/// The number of a kind among the values of its part.
pub fn kind(kind: EntityKind) -> usize {
    EntityKind::ALL.iter().position(|&other| other == kind).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_feature() {
        assert_eq!(RANKING.strangers(&lexicon::PRONOUN_WEIGHTS), Vec::<&str>::new());
    }
}
