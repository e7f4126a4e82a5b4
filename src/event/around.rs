//! Around a deed: where it was by what it is done to, by whom, and by what happened then.
//!
//! In: a bodily deed whose own clause names no place. Out: the place of the nearest phrase, clause or noun that it is told with:
//! "were killed after their bus collided with a truck near Goma".

use super::Participant;
use super::clause::{Clauses, MANY};
use super::frames::{Frame, LEXICON};
use super::place::{below, is_reason, is_struck, is_town, located, says_where};
use super::predication::Predication;
use super::recipient::is_site;
use crate::syntax::Dep;
use crate::syntax::tag::Tag;

/// Where a deed happened by what it is done to and by whom, "raided a warehouse in Paita", "was held by rebels in Goma", "police
/// in Paita shot two", and by what happened then: "were killed when their jet was shot down near Gondar".
pub fn around(clauses: &Clauses, predication: &Predication) -> Option<Participant> {
    let (verb, frame) = (predication.head, predication.frame);
    if !frame.quad.starts_with("material") || !clauses.word(verb).tag.is_verb() {
        return None;
    }
    let patient = if clauses.is_passive(verb) { clauses.subject(verb) } else { clauses.object(verb) };
    let agent = clauses.child(verb, &[Dep::OblAgent, Dep::Nsubj]).map(|agent| clauses.antecedent(agent));
    let agent = agent.filter(|&agent| Some(agent) != patient);
    let struck = patient.and_then(|patient| located(clauses, patient)).filter(|place| is_struck(clauses, frame, place));
    let inside = || patient.into_iter().chain(agent).find_map(|token| below(clauses, token, frame));
    let then = || then(clauses, verb).find_map(|clause| clause_place(clauses, clause, frame));
    // "broke off relations after police stormed its embassy in Quito" was not done in Quito.
    let bodily = matches!(frame.kind, "AID" | "ASSAULT" | "COERCE" | "PROTEST");
    // "was captured and held in Goma" was not captured there.
    let far = || matches!(frame.kind, "AID" | "ASSAULT").then(|| farther(clauses, verb, frame)).flatten();
    // "the Bantam bombing killed two"
    let site = || {
        let attack = agent.filter(|&agent| bodily && is_event(clauses, agent))?;
        let site = clauses.tree.children(attack).take(MANY).find(|&child| is_site(clauses, child))?;
        located(clauses, site)
    };
    struck.or_else(inside).or_else(site).or_else(|| bodily.then(then).flatten()).or_else(far)
}

/// The clauses that tell when a deed was done, of its verb and of one joined to it: "was shot and killed as he left a shop".
fn then<'c>(clauses: &'c Clauses, verb: usize) -> impl Iterator<Item = usize> + 'c {
    let tells = |&child: &usize| {
        let marks = clauses.tree.children(child).take(MANY);
        clauses.word(child).dep == Dep::Advcl
            && marks
                .filter(|&mark| matches!(clauses.word(mark).dep, Dep::Mark | Dep::Advmod))
                .any(|mark| matches!(clauses.word(mark).lemma.as_str(), "when" | "as" | "while" | "after"))
    };
    let joined = clauses.child(verb, &[Dep::Conj]).filter(|&joined| clauses.word(joined).tag.is_verb());
    [Some(verb), joined].into_iter().flatten().flat_map(|verb| clauses.tree.children(verb).take(MANY)).filter(tells)
}

/// Where the deed of a clause was: "launched an attack in Goma", "raided their Goma hideout".
fn clause_place(clauses: &Clauses, verb: usize, frame: &Frame) -> Option<Participant> {
    let object = clauses.object(verb);
    let town = || object.and_then(|object| located(clauses, object)).filter(|place| is_town(clauses, place));
    let inside = || object.and_then(|object| below(clauses, object, frame));
    below(clauses, verb, frame).or_else(town).or_else(inside)
}

/// So many phrases and clauses are followed from a deed to where it was.
const DEPTH: usize = 6;

/// The nearest place below a verb: "were killed in an attack that militants launched on a convoy near Goma".
fn farther(clauses: &Clauses, verb: usize, frame: &Frame) -> Option<Participant> {
    let mut level = vec![verb];
    for _ in 0..DEPTH {
        let children = level.iter().flat_map(|&above| clauses.tree.children(above).take(MANY));
        let next: Vec<usize> = children.filter(|&child| leads_on(clauses, child)).take(MANY).collect();
        let places = next.iter().filter(|&&phrase| says_where(clauses, phrase, frame));
        if let Some(place) = places.filter_map(|&phrase| located(clauses, phrase)).next() {
            return Some(place);
        }
        level = next;
    }
    None
}

/// Whether what hangs on a deed was where it was: what it was done in, with and after, but not what it was done for, "in
/// response to an attack in Goma", "over the war in Mali", "to protest a takeover", or what is told of one of them, "who had fled from Mali".
fn leads_on(clauses: &Clauses, child: usize) -> bool {
    let word = clauses.word(child);
    let patient = clauses.governor(child).filter(|&above| clauses.word(above).dep == Dep::NsubjPass);
    if let Some(verb) = patient.and_then(|patient| clauses.governor(patient)) {
        // What hangs on those that it was done to tells of them, "men held in Chad were killed"; but behind the verb it is another
        // deed, "two were killed and six injured in Goma".
        return word.dep == Dep::Acl && child > verb;
    }
    match word.dep {
        Dep::Obl | Dep::OblAgent | Dep::Nmod => clauses.case(child).is_none_or(|case| match case {
            "for" | "from" | "as" | "with" | "since" | "like" => false,
            _ => !is_reason(clauses, child),
        }),
        // "an attack that rebels launched in Goma"
        Dep::AclRelcl => clauses.governor(child).is_some_and(|noun| is_event(clauses, noun)),
        Dep::Acl => word.tag != Tag::Vb,
        // "was killed days before he would have gone to Lima"
        Dep::Advcl => {
            !clauses.is_infinitive(child)
                && clauses.child(child, &[Dep::Mark]).is_none_or(|mark| clauses.word(mark).lemma != "before")
        }
        Dep::Obj | Dep::NsubjPass | Dep::Appos | Dep::Conj | Dep::Xcomp => true,
        _ => false,
    }
}

fn is_event(clauses: &Clauses, noun: usize) -> bool {
    LEXICON.nouns.contains(&clauses.word(noun).lemma)
}
