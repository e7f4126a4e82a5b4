//! Join: how the predications of a sentence bear on one another before verb composes with verb.
//!
//! In: the predications of a sentence. Out: the same, with the recipients that one takes of another, and without what is told
//! twice: "airstrikes targeting a camp".

use super::clause::Clauses;
use super::predication::Predication;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;
use rustc_hash::{FxHashMap, FxHashSet};

/// "visited Cairo to meet his counterpart": whom a visitor goes to meet receives the visit too.
pub fn join_purpose(clauses: &Clauses, found: &mut [Predication]) {
    let meetings: FxHashMap<usize, Vec<usize>> = found
        .iter()
        .filter(|other| {
            other.frame.name == "meet" && matches!(clauses.word(other.head).dep, Dep::Advcl | Dep::Xcomp | Dep::Acl)
        })
        .map(|other| (clauses.word(other.head).head as usize, other.recipients.clone()))
        .collect();
    for visit in found.iter_mut().filter(|predication| predication.frame.name == "visit") {
        let met = meetings.get(&visit.head).or_else(|| visit.noun.and_then(|noun| meetings.get(&noun)));
        visit.recipients.extend(met.into_iter().flatten());
    }
}

/// "airstrikes targeting a camp" are one deed, and the noun tells it.
pub fn drop_aims(clauses: &Clauses, found: &mut Vec<Predication>) {
    let nouns: FxHashSet<usize> = found.iter().filter_map(|one| one.noun.filter(|_| one.nominal)).collect();
    found.retain(|one| {
        let word = clauses.word(one.head);
        let aims = word.lemma == "target" && word.dep == Dep::Acl && word.tag == Tag::Vbg;
        !aims || !nouns.contains(&(word.head as usize))
    });
}

/// "A drone strike hit a camp", "killed by an airstrike" are one deed, and the verb tells it; so are "gathered to protest".
pub fn drop_doubles(clauses: &Clauses, found: &mut Vec<Predication>) {
    if found.len() < 2 {
        return;
    }
    let told: FxHashSet<(usize, &str, Option<&str>)> =
        found.iter().filter(|one| !one.nominal).map(|one| (one.head, one.frame.kind, one.frame.mode)).collect();
    let purposes: FxHashSet<usize> = found
        .iter()
        .filter(|one| one.frame.kind == "PROTEST" && !one.nominal && clauses.is_infinitive(one.head))
        .map(|one| clauses.word(one.head).head as usize)
        .collect();
    found.retain(|one| {
        let word = clauses.word(one.head);
        let subject = one.nominal
            && !one.anaphoric
            && one.noun == Some(one.head)
            && matches!(word.dep, Dep::Nsubj | Dep::OblAgent);
        let attack = subject && one.frame.kind == "ASSAULT";
        let gathers = !one.nominal && one.frame.kind == "PROTEST" && word.lemma == "gather";
        !(attack && told.contains(&(word.head as usize, one.frame.kind, one.frame.mode))
            || gathers && purposes.contains(&one.head))
    });
}

/// "went on strike to demand the ouster of the king", "gave money to help Chad": of whom it is demanded, and who is helped,
/// receives the protest and the gift, where these have nobody of their own.
pub fn join_demand(clauses: &Clauses, found: &mut [Predication]) {
    let purposes: FxHashMap<(usize, &str), Vec<usize>> = found
        .iter()
        .filter(|other| matches!(other.frame.kind, "REQUEST" | "AID") && !other.recipients.is_empty())
        .filter(|other| matches!(clauses.word(other.head).dep, Dep::Advcl | Dep::Xcomp | Dep::Acl))
        .map(|other| ((clauses.word(other.head).head as usize, other.frame.kind), other.recipients.clone()))
        .collect();
    for deed in found.iter_mut().filter(|deed| deed.recipients.is_empty()) {
        let sought = match deed.frame.kind {
            "PROTEST" => "REQUEST",
            "AID" => "AID",
            _ => continue,
        };
        let purpose = |token: usize| purposes.get(&(token, sought));
        if let Some(recipients) = purpose(deed.head).or_else(|| deed.noun.and_then(purpose)) {
            deed.recipients.clone_from(recipients);
        }
    }
}

/// "Chad killed five rebels in an airstrike": whose deed it is does what it is done by, where nobody else is said to.
pub fn join_means(clauses: &Clauses, found: &mut [Predication]) {
    let doers: FxHashMap<usize, Vec<usize>> = found
        .iter()
        .filter(|other| other.frame.kind == "ASSAULT" && !other.nominal && !other.actors.is_empty())
        .map(|other| (other.head, other.actors.clone()))
        .collect();
    for means in found.iter_mut().filter(|one| one.frame.kind == "ASSAULT" && one.head == one.noun.unwrap_or_default())
    {
        let word = clauses.word(means.head);
        let by = word.dep == Dep::Obl && clauses.case(means.head).is_some_and(|case| matches!(case, "in" | "with"));
        if let Some(actors) = doers.get(&(word.head as usize)).filter(|_| by && means.actors.is_empty()) {
            means.actors.clone_from(actors);
            means.anaphoric = false;
        }
    }
}

/// "a ceasefire was agreed between the army and the rebels": both do it, where nobody else is said to.
pub fn join_between(clauses: &Clauses, found: &mut [Predication]) {
    for one in found.iter_mut().filter(|one| one.actors.is_empty() && one.recipients.len() > 1) {
        if clauses.case(one.recipients[0]) == Some("between") {
            one.actors = std::mem::take(&mut one.recipients);
        }
    }
}
