//! Recipients that no slot of the frame lexicon holds: what a deed is aimed at, whose a thing is, who is threatened.
//!
//! In: a predication in its clauses. Out: the word that stands for the recipient. "Sanctions targeting Chad", "a suit before the
//! judges against the bank", "threatened to strike unless Chad yields"; a thing stands for those whose it is.

use super::clause::{Clauses, MANY};
use super::noun::whole;
use super::participants::is_counted;
use super::predication::{Predication, named_modifier};
use crate::entity::nominals::phrase::{Class, class_of};
use crate::entity::{EntityKind, MentionForm};
use crate::lexicon::lemmas::Lemmas;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// Whether a word behind a preposition can be who or what a deed is done to: "in Kabul" can, but not "in retaliation", nor a set
/// phrase: "on behalf of a gang", "on suspicion of fraud", "in a row".
pub fn fits(clauses: &Clauses, preposition: &str, noun: usize) -> bool {
    let is_where = matches!(preposition, "in" | "outside");
    (!is_where || clauses.is_area(noun) || clauses.is_named(noun)) && !Lemmas::SetPhrase.has(&clauses.word(noun).lemma)
}

/// What a noun is aimed at without a slot of its own: "strikes targeting the mill", "a suit before the judges of Oda against
/// the brewer", "a summit involving the king". `above`: the verb that it is told by.
pub fn aimed_at(clauses: &Clauses, noun: usize, above: Option<usize>) -> Option<usize> {
    let places = || [noun, whole(clauses, noun)].into_iter().chain(above);
    let aims = |&clause: &usize| {
        clauses.word(clause).dep == Dep::Acl && matches!(clauses.word(clause).lemma.as_str(), "target" | "aim")
    };
    let clause = places().take(2).find_map(|place| clauses.tree.children(place).take(MANY).find(aims));
    let aim = clause.and_then(|clause| {
        let object = clauses.object(clause).filter(|_| clauses.word(clause).tag == Tag::Vbg);
        object.or_else(|| clauses.after(clause, &["at"]))
    });
    let involved = || places().find_map(|place| involved(clauses, place));
    aim.or_else(|| places().find_map(|place| deeper(clauses, place))).or_else(involved)
}

/// Who takes part, where a clause says so: "a summit was held involving Chad and Mali".
pub fn involved(clauses: &Clauses, token: usize) -> Option<usize> {
    let involves = |&clause: &usize| {
        matches!(clauses.word(clause).dep, Dep::Acl | Dep::Advcl) && clauses.word(clause).lemma == "involve"
    };
    let clause = clauses.tree.children(token).take(MANY).find(involves)?;
    clauses.object(clause).filter(|&other| clauses.can_be_people(other))
}

/// A phrase with "against" that hangs on another phrase below a word: "brought a suit before the judges of Oda against the brewer".
pub fn deeper(clauses: &Clauses, token: usize) -> Option<usize> {
    let phrases = clauses.tree.children(token).take(MANY);
    let phrases = phrases.filter(|&child| child > token && matches!(clauses.word(child).dep, Dep::Obl | Dep::Nmod));
    phrases.filter_map(|phrase| clauses.after(phrase, &["against"])).next()
}

/// Who stands behind what a thing is worth: "agreements worth $1 billion with Chad".
pub fn behind_worth(clauses: &Clauses, thing: usize, preposition: &str) -> Option<usize> {
    let worth = clauses.child(thing, &[Dep::Acl]).filter(|&worth| clauses.word(worth).lemma == "worth")?;
    clauses.after(worth, &[preposition]).or_else(|| clauses.after(clauses.object(worth)?, &[preposition]))
}

/// Whether the modifier of an attack says where it was: "the Bantam attacks", "a school shooting", but not "police raids".
pub fn is_site(clauses: &Clauses, modifier: usize) -> bool {
    let entities = clauses.input.entities;
    let Some(mention) = entities.at(modifier).filter(|_| clauses.word(modifier).dep == Dep::Compound) else {
        return false;
    };
    let entity = entities.of(mention);
    match entity.kind {
        EntityKind::Place => entity.place.as_ref().is_none_or(|place| place.feature.as_deref() != Some("PCLI")),
        _ => {
            mention.form == MentionForm::Description
                && matches!(clauses.word(modifier).lemma.as_str(), "church" | "school" | "university")
        }
    }
}

/// Whose a thing is that stands in the place of somebody: "Turkey's efforts", "crimes by the army", "an offer from Chad",
/// "a law that was passed by the senate", "talks with Chad"; of people only the adjective, "Israeli staffers", but not "Sudan's rivals".
pub fn whose(clauses: &Clauses, thing: usize, people: bool) -> Option<usize> {
    let modifier = || named_modifier(clauses, thing);
    if people {
        return modifier().filter(|&modifier| clauses.word(modifier).dep == Dep::Amod);
    }
    let of =
        || clauses.after(thing, &["of"]).filter(|&owner| clauses.can_be_people(owner) && !is_counted(clauses, thing));
    let from = || clauses.after(thing, &["by", "from"]).filter(|&owner| clauses.can_be_people(owner));
    let made = || {
        let clause = clauses.child(thing, &[Dep::Acl]).filter(|&clause| clauses.word(clause).tag == Tag::Vbn)?;
        clauses.after(clause, &["by"])
    };
    let with = || clauses.after(thing, &["with"]).filter(|&other| clauses.is_named(other));
    (clauses.child(thing, &[Dep::NmodPoss])).or_else(modifier).or_else(of).or_else(from).or_else(made).or_else(with)
}

/// Whom what is done to a thing reaches, though it is not theirs: "aid to Chad", "an oil plant in Chad". Not who
/// acts through it: "a letter to Chad accused the king".
pub fn reached(clauses: &Clauses, thing: usize) -> Option<usize> {
    let stands = matches!(class_of(&clauses.word(thing).lemma), Class::Artifact | Class::Place | Class::Thing);
    let there =
        || clauses.after(thing, &["in"]).filter(|&place| stands && clauses.is_named(place) && clauses.is_place(place));
    clauses.after(thing, &["against", "to"]).filter(|&other| clauses.is_named(other)).or_else(there)
}

/// Who is threatened, where the threat says it by what it waits for, "unless Chad yields", or by the deed to come: "to strike
/// at Chad"; not "to leave talks in Geneva".
pub fn threatened(clauses: &Clauses, threat: &Predication) -> Option<usize> {
    let verb = threat.head;
    let other = |&token: &usize| clauses.is_named(token) && !threat.actors.contains(&token);
    let deed = clauses.child(verb, &[Dep::Xcomp]);
    let heads = [Some(verb), deed].into_iter().flatten();
    let waits = heads.flat_map(|head| clauses.tree.children(head).take(MANY)).find(|&clause| {
        let mark = clauses.child(clause, &[Dep::Mark]).map(|mark| clauses.word(mark).lemma.as_str());
        clauses.word(clause).dep == Dep::Advcl && matches!(mark, Some("if" | "unless"))
    });
    let waits = waits.and_then(|clause| clauses.subject(clause)).filter(other);
    // The likelier first: "to respond with force against Chad".
    let at = ["against", "on", "at", "to", "with"];
    let behind = |place: usize| at.iter().find_map(|&slot| clauses.after(place, &[slot]).filter(other));
    let struck = || {
        let deed = deed?;
        let object = clauses.object(deed);
        let places = [object, Some(deed)].into_iter().flatten();
        let deeper = || deeper(clauses, deed).filter(other);
        object.filter(other).or_else(|| places.into_iter().find_map(behind)).or_else(deeper)
    };
    waits.or_else(struck)
}
