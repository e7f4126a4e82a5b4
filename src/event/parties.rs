//! Parties: who acts and who receives in what a noun names.
//!
//! In: a noun of the frame lexicon in its clauses, and the verb that it is told by. Out: the words that stand for the actor and
//! the recipient: "a visit by the king to Rome", "Israel's strikes on Syria", "made a visit to Egypt".

use super::causes;
use super::clause::Clauses;
use super::frames::{Frame, Predicate, Side, Slot};
use super::noun::{is_definite, whole};
use super::place::takes_place;
use super::predication::{asked, named_modifier};
use super::recipient;
use crate::entity::MentionForm;
use crate::entity::nominals::phrase::{Class, class_of};
use crate::syntax::Dep;

/// Who acts and who receives.
#[derive(Debug, Clone, Copy)]
pub struct Parties {
    pub actor: Option<usize>,
    pub recipient: Option<usize>,
    /// They who are sent, "the deployment of troops", act where nobody sends them.
    pub sent: Option<usize>,
    /// What it asks for: "the lifting of [sanctions]".
    pub topic: Option<usize>,
}

impl Parties {
    pub fn is_empty(&self) -> bool {
        self.actor.or(self.sent).or(self.recipient).is_none()
    }
}

/// A noun that brings an event.
#[derive(Clone, Copy)]
struct Deed<'c, 'a> {
    clauses: &'c Clauses<'a>,
    noun: usize,
    frame: &'static Frame,
    /// The prepositions that lead in the recipient, the likelier first.
    slots: &'c [&'static str],
    /// The verb that it is told by.
    above: Option<usize>,
    /// Its first word, of two: "military operations".
    first: usize,
    /// What it asks for behind a preposition: "calls for the [resignation] of".
    asked: Option<usize>,
}

/// Who acts and who receives in what a noun names. `first`: its first word, where two make it, `light`: its light verb and who of the event the verb's subject is,
/// `above`: the verb that it is told by.
pub fn parties(
    clauses: &Clauses,
    (first, noun): (usize, usize),
    predicate: &Predicate,
    light: Option<(usize, Side)>,
    above: Option<usize>,
) -> Parties {
    let Some(frame) = predicate.frame else { return Parties { actor: None, recipient: None, sent: None, topic: None } };
    let slots: Vec<&str> = predicate
        .recipient
        .iter()
        .filter_map(|slot| match slot {
            Slot::After(preposition) => Some(*preposition),
            Slot::Object => None,
        })
        .collect();
    let asked_for = predicate.particle.and_then(|particle| clauses.after(noun, &[particle]));
    let deed = Deed { clauses, noun, frame, slots: &slots, above, first, asked: asked_for };
    let (owner, site) = deed.owner();
    let listener =
        || clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Obl).and_then(|verb| deed.told(verb));
    // "under attack", "under investigation", but not "conventions are under threat"
    let stands = frame.quad.starts_with("material") || frame.name == "investigate";
    let under = || under(clauses, noun).filter(|_| stands).map(|(_, subject)| subject);
    let recipient = deed.recipient().or(site).or_else(listener).or_else(under);
    // "the lifting of sanctions on Chad": what it asks for is not who it is done to.
    let beyond = |topic: usize| clauses.after(topic, &["against", "from", "in", "on", "to", "with"]);
    let topic = recipient.filter(|&topic| predicate.objects.contains(&clauses.word(topic).lemma.as_str()));
    let behind = topic.and_then(beyond).filter(|&beyond| clauses.is_named(beyond));
    // "the closure of the border" is done to the border, "the resumption of talks" to nobody.
    let bare = |topic: usize| matches!(class_of(&clauses.word(topic).lemma), Class::Abstract | Class::Event);
    let bare =
        |topic: usize| bare(topic) && frame.name != "censor" && recipient::whose(clauses, topic, false).is_none();
    let recipient = behind.or(recipient.filter(|_| !topic.is_some_and(|topic| frame.reciprocal || bare(topic))));
    // "an allegation of fraud" is not made by fraud.
    let of = clauses.after(noun, &["of"]).filter(|&of| !slots.contains(&"of") && clauses.can_be_people(of));
    let sent = of.filter(|_| frame.kind == "MOBILIZE");
    let actor = deed.doer().or(of.filter(|_| sent.is_none()));
    let received = slots.first() == Some(&"of") && recipient.is_none() && frame.owner == Side::Recipient;
    let (actor, recipient) = match light {
        Some((verb, Side::Actor)) => {
            // "are engaged in clashes" is no passive.
            let passive = clauses.is_passive(verb) && clauses.word(verb).lemma != "engage";
            let subject = if passive { clauses.after(verb, &["by"]) } else { clauses.subject(verb) };
            // "engaged the army in battle"
            let object = clauses.object(verb).filter(|&object| object != whole(clauses, noun));
            let object = object.filter(|&object| clauses.can_be_people(object));
            // "prepared a visit by the king"
            // ... but not "launched an investigation into abuses by the police"
            let deeper = |&by: &usize| recipient.is_none_or(|recipient| recipient > by);
            let by = clauses.after(noun, &["by"]).filter(|&by| clauses.can_be_people(by)).filter(deeper);
            (by.or(subject.filter(|&subject| subject != noun)).or(actor).or(owner), recipient.or(object))
        }
        Some((verb, Side::Recipient)) => {
            let subject = clauses.subject(verb).filter(|&subject| subject != noun);
            (actor.or(owner), subject.or(recipient))
        }
        None if received => (actor, owner),
        None => (actor.or(owner), recipient),
    };
    let asks = frame.kind == "REQUEST";
    let recipient = recipient.or_else(|| asks.then(|| asked(clauses, noun, actor)).flatten());
    Parties { actor, recipient, sent, topic }
}

/// Who something is done to that he is under, and the word that says so: "the town is under siege", "they came under fire".
pub fn under(clauses: &Clauses, noun: usize) -> Option<(usize, usize)> {
    clauses.case(noun).filter(|&case| case == "under")?;
    if clauses.child(noun, &[Dep::Cop]).is_some() {
        return Some((noun, clauses.antecedent(clauses.child(noun, &[Dep::Nsubj])?)));
    }
    let verb = clauses.governor(noun).filter(|_| clauses.word(noun).dep == Dep::Obl)?;
    let stands =
        matches!(clauses.word(verb).lemma.as_str(), "be" | "come" | "fall" | "find" | "live" | "remain" | "stay");
    Some((verb, clauses.subject(verb).filter(|_| stands)?))
}

impl Deed<'_, '_> {
    /// The word after a preposition behind the noun or the verb that it is told by.
    fn under(&self, preposition: &str) -> Option<usize> {
        let clauses = self.clauses;
        let told = || self.above.and_then(|verb| clauses.after(verb, &[preposition]));
        clauses.after(self.noun, &[preposition]).or_else(told)
    }

    /// Who it is done to.
    fn recipient(&self) -> Option<usize> {
        let found = self.slots.iter().find_map(|&slot| self.at(slot));
        found.or_else(|| recipient::aimed_at(self.clauses, self.noun, self.above))
    }

    /// The word after the preposition of a slot. "in Kabul" is what was struck, "in retaliation" is not.
    fn at(&self, slot: &str) -> Option<usize> {
        let clauses = self.clauses;
        let fits = |&found: &usize| recipient::fits(clauses, slot, found);
        // "the deployment of troops to Chad", "a visit by the king to Rome"
        let beyond = || clauses.after(self.noun, &["of", "by"]).and_then(|inner| clauses.after(inner, &[slot]));
        // "strikes launched by Chad on the town"
        let carried = || causes::carried(clauses, self.noun).and_then(|clause| clauses.after(clause, &[slot]));
        let asked = || self.asked.and_then(|asked| clauses.after(asked, &[slot]));
        let found = self.under(slot).or_else(beyond).or_else(carried).or_else(|| self.beside(slot));
        found.or_else(asked).filter(fits)
    }

    /// "were killed in a strike on a truck", "died in a gunfight with police", where the tree hangs these on the verb.
    fn beside(&self, slot: &str) -> Option<usize> {
        let (clauses, noun) = (self.clauses, self.noun);
        let inside = clauses.case(noun).filter(|_| matches!(slot, "on" | "against" | "between" | "with"));
        let verb = clauses.governor(noun).filter(|_| matches!(inside, Some("in" | "during" | "after" | "by")))?;
        clauses.after(verb, &[slot]).filter(|&found| found > noun && clauses.word(noun).dep == Dep::Obl)
    }

    /// Who does it: "by the army", "from Chad", "led by students".
    fn doer(&self) -> Option<usize> {
        let from = || {
            let source = self.under("from").filter(|_| !self.slots.contains(&"from"));
            source.filter(|&source| self.clauses.can_be_people(source))
        };
        // "Peru is in talks with Chad"
        let predicate = || {
            let cop = self.clauses.child(self.noun, &[Dep::Cop]).filter(|_| self.clauses.case(self.noun) == Some("in"));
            cop.and_then(|_| self.clauses.child(self.noun, &[Dep::Nsubj]))
        };
        // "is in Khartoum for talks with the generals"
        let there = || {
            let (clauses, noun) = (self.clauses, self.noun);
            let site = clauses.governor(noun).filter(|_| clauses.case(noun) == Some("for") && self.frame.reciprocal)?;
            let site = if clauses.child(site, &[Dep::Cop]).is_some() { site } else { clauses.governor(site)? };
            clauses.child(site, &[Dep::Cop])?;
            clauses.child(site, &[Dep::Nsubj]).filter(|&subject| subject < noun && clauses.can_be_people(subject))
        };
        // "said in a call with Ann Lee", "dropped food in cooperation with Chad", "announced during a visit to Togo"
        let meanwhile = || {
            let (clauses, noun) = (self.clauses, self.noun);
            let case = clauses.case(noun).filter(|_| clauses.word(noun).dep == Dep::Obl)?;
            let verb = clauses.governor(noun).filter(|&verb| clauses.word(verb).tag.is_verb())?;
            let during = matches!(case, "after" | "during" | "following" | "in" | "on");
            let others = clauses.child(noun, &[Dep::NmodPoss]).or_else(|| named_modifier(clauses, noun));
            let during = during && others.or_else(|| clauses.after(noun, &["of", "between"])).is_none();
            let with = self.frame.reciprocal && clauses.after(noun, &["with"]).is_some();
            let to = self.frame.name == "visit" && clauses.after(noun, &["to"]).is_some();
            // "told his counterpart in a phone call", "responded with air strikes"
            let to = to || during && self.told(verb).is_some();
            let answers =
                matches!(clauses.word(verb).lemma.as_str(), "answer" | "counter" | "react" | "respond" | "retaliate");
            // "flew to Chad for talks with Ann Lee"
            let comes = ["arrive", "come", "fly", "go", "meet", "travel"];
            let comes = case == "for" && with && comes.contains(&clauses.word(verb).lemma.as_str());
            let acts = during && (with || to) || case == "with" && answers || comes;
            let subject = clauses.subject(verb).filter(|_| acts && !clauses.is_passive(verb));
            subject.filter(|&subject| clauses.can_be_people(subject))
        };
        // "the rape of a girl by a guard", where the tree hangs the guard on the girl
        let deeper = || {
            let patient = self.clauses.after(self.noun, &["of"]).filter(|&patient| self.clauses.is_people(patient))?;
            self.clauses.after(patient, &["by"]).filter(|_| self.frame.owner == Side::Recipient)
        };
        // "a call made by the king", but not "talks led by the king"
        let makes = || {
            let lemma = causes::carried(self.clauses, self.noun).map(|clause| self.clauses.word(clause).lemma.as_str());
            matches!(lemma, Some("conduct" | "have" | "hold" | "make"))
        };
        let led = || causes::carrier(self.clauses, self.noun).filter(|_| !self.frame.reciprocal || makes());
        let found = self.under("by").or_else(from).or_else(predicate).or_else(there).or_else(meanwhile);
        found.or_else(deeper).or_else(led)
    }

    /// Who is told something in a conversation: "told his counterpart in a phone call"; but not "told reporters after the meeting".
    fn told(&self, verb: usize) -> Option<usize> {
        let (clauses, noun) = (self.clauses, self.noun);
        let within =
            clauses.case(noun).is_some_and(|case| matches!(case, "during" | "in")) && !is_definite(clauses, noun);
        let tells = within && self.frame.kind == "CONSULT" && clauses.word(verb).lemma == "tell";
        let alone = || clauses.after(noun, &["between", "of", "with"]).is_none();
        clauses.indirect(verb).or_else(|| clauses.object(verb)).filter(|_| tells && alone())
    }

    /// Whose it is, and where it was: "the Bantam attacks", "a school shooting": a town or a building is no owner. Nor is
    /// the day of "yesterday's attack", nor what an agreement is on: "a rice agreement".
    fn owner(&self) -> (Option<usize>, Option<usize>) {
        let (clauses, noun) = (self.clauses, self.noun);
        let owner = clauses.child(noun, &[Dep::NmodPoss]).filter(|&owner| !clauses.is_time(owner));
        // "gang violence" is not the violence of that gang, "joint military drills" not that of the military.
        let described = |modifier: usize| {
            let mention = clauses.input.entities.at(modifier);
            mention.is_some_and(|mention| mention.form != MentionForm::Name)
        };
        let part = |modifier: usize| modifier == self.first || self.first < noun && described(modifier);
        let modifier = || named_modifier(clauses, noun).filter(|&modifier| !part(modifier));
        let owner = owner.or_else(modifier);
        let topic = |&owner: &usize| {
            let named = clauses.input.entities.at(owner).is_some_and(|mention| mention.form == MentionForm::Name);
            self.frame.reciprocal && clauses.word(owner).dep == Dep::Compound && !named
        };
        // "the Dayton accords" were not signed by Dayton.
        let named_for = |&owner: &usize| {
            let mention = clauses.input.entities.at(owner);
            let nation = mention.is_some_and(|mention| {
                let entity = clauses.input.entities.of(mention);
                entity.place.as_ref().is_none_or(|place| place.feature.as_deref() == Some("PCLI"))
                    && entity.kind == crate::entity::EntityKind::Place
            });
            self.frame.name == "sign-agreement"
                && matches!(clauses.word(noun).lemma.as_str(), "accord" | "agreement" | "pact" | "protocol" | "treaty")
                && clauses.word(owner).dep == Dep::Compound
                && !nation
        };
        let owner = owner.filter(|owner| !named_for(owner));
        let owner = owner.filter(|owner| !topic(owner));
        let is_site = |&owner: &usize| takes_place(self.frame) && recipient::is_site(clauses, owner);
        match owner.filter(is_site) {
            Some(site) => (None, Some(site)),
            None => (owner, None),
        }
    }
}
