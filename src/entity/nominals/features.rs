//! What speaks for and against an antecedent of a noun phrase: features, each with a weight in `data/nominal_weights.tsv`.
//!
//! Heads that agree and modifiers that do not contradict come first, then distance, form and salience (Soon, Ng and Lim
//! 2001; Bengtson and Roth 2008); what speaks for a new thing is its determiner and what stands behind the noun.

use super::phrase::{Behind, Class, Determination};
use crate::entity::pronouns::clause::Part;
use crate::entity::ranking::Ranking;
use crate::entity::ranking::templates::templates;
use crate::lexicon;
use std::sync::LazyLock;

const DETERMINATION: &[&str] = &Determination::NAMES;
const CLASS: &[&str] = &Class::NAMES;
const BEHIND: &[&str] = &Behind::NAMES;
const PART: &[&str] = &Part::NAMES;
const MATCH: &[&str] = &["same", "number", "name", "described", "wider", "narrower", "class", "other"];
const MODIFIERS: &[&str] = &["bare", "same", "fewer", "more", "mixed", "others", "none"];
const NEAR: &[&str] = &["same", "previous", "second", "near", "far", "remote"];
const FORM: &[&str] = &["name", "the", "this", "his", "owner", "every", "a", "none", "pronoun"];
const KIND: &[&str] = &["person", "organization", "place", "group", "other"];
const TAKES: &[&str] = &["anything", "body", "country", "city", "office"];
const FEW: &[&str] = &["0", "1", "2", "3", "4"];
const YES: &[&str] = &["no", "yes"];
const SAID: &[&str] = &["none", "only-here", "only-there", "same", "other"];
const ANY: &[&str] = &["none", "fewer", "more", "others"];
const JOINED: &[&str] = &["none", "of", "in", "for", "to", "other"];
const CASE: &[&str] = &["none", "in", "of", "on", "at", "to", "for", "with", "by", "from", "as", "other"];
const OFTEN: &[&str] = &["0", "1", "3", "7", "15", "31"];
const LATE: &[&str] = &["0", "1", "3", "7", "15"];

templates! {
    MATCHES = "match" &[MATCH, DETERMINATION, FORM];
    AGREES = "modifiers" &[MATCH, MODIFIERS, DETERMINATION];
    DISTANCE = "distance" &[MATCH, NEAR, DETERMINATION];
    CLASSES = "class" &[MATCH, CLASS, DETERMINATION];
    NAMED = "named" &[KIND, CLASS, FORM];
    TAKEN = "takes" &[TAKES, KIND, FORM, NEAR];
    BEHINDS = "behind" &[MATCH, BEHIND, BEHIND];
    RECENCY = "recency" &[MATCH, FEW, NEAR];
    COUNT = "count" &[MATCH, FEW];
    PARTS = "part" &[PART, PART, NEAR];
    SIDE = "quoted" &[YES, YES, MATCH];
    CAPITAL = "capital" &[YES, YES, MATCH];
    SEVERAL = "several" &[YES, YES, MATCH];
    POSSESSOR = "possessor" &[FEW, MATCH];
    BEST = "best" &[MATCH, DETERMINATION, YES];
    COMPLEMENT = "complement" &[MATCH, SAID];
    ANY_AGREES = "modifiers-of-any" &[MATCH, DETERMINATION, ANY];
    TITLE = "title" &[MATCH, YES];
    NOBODY = "new" &[DETERMINATION, BEHIND, YES];
    NOBODY_CLASS = "new-class" &[DETERMINATION, CLASS, YES];
    NOBODY_MODIFIERS = "new-modifiers" &[DETERMINATION, FEW, YES];
    NOBODY_PART = "new-part" &[PART, DETERMINATION];
    NOBODY_COMPLEMENT = "new-complement" &[DETERMINATION, YES, JOINED];
    NOBODY_LATE = "new-late" &[DETERMINATION, YES, LATE];
    NOBODY_OFTEN = "new-often" &[DETERMINATION, YES, OFTEN];
    NOBODY_CASE = "new-case" &[CASE, DETERMINATION, YES];
    NOBODY_TAKES = "new-takes" &[TAKES, DETERMINATION, FEW];
}

/// How a noun phrase weighs its candidates.
pub static RANKING: LazyLock<Ranking> = LazyLock::new(|| Ranking::new(TEMPLATES, &lexicon::NOMINAL_WEIGHTS));

/// The number of a preposition before a phrase.
pub fn case(preposition: Option<&str>) -> usize {
    let Some(preposition) = preposition else { return 0 };
    CASE[1..].iter().position(|&known| known == preposition).map_or(CASE.len() - 1, |index| index + 1)
}

/// How the head of a phrase agrees with that of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    Same,
    /// The same noun in the other number.
    Number,
    /// The last word of a name: "the party" the "Labour Party".
    Name,
    /// What the candidate was said to be: "Acme, a company".
    Described,
    Wider,
    Narrower,
    Class,
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_feature() {
        assert_eq!(RANKING.strangers(&lexicon::NOMINAL_WEIGHTS), Vec::<&str>::new());
    }
}
