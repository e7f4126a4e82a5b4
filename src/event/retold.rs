//! Retold: events that a noun takes up again, "the trip", and those that lean on another, "at the invitation of".
//!
//! In: a predication and the events before it. Out: its actors and recipients. A definite noun without participants takes
//! those of the last event of its kind; without one it tells nothing. An invitation receives who does what it invites to.

use super::clause::Clauses;
use super::frames::{Side, frame};
use super::participants::participants;
use super::predication::Predication;
use super::{Event, Participant};
use rustc_hash::FxHashMap;

/// The events so far, by their nouns and by their kind.
#[derive(Default)]
pub struct Retold {
    by_noun: FxHashMap<usize, usize>,
    last_of_frame: FxHashMap<&'static str, usize>,
}

impl Retold {
    /// Remember that an event was made of a predication.
    pub fn note(&mut self, predication: &Predication, event: usize) {
        if let Some(noun) = predication.noun {
            self.by_noun.insert(noun, event);
        }
        let frame = predication.frame.name;
        self.last_of_frame.insert(frame, event);
        // "the attack" takes up an airstrike or a bombing, too.
        if frame.starts_with("attack-") {
            self.last_of_frame.insert("attack-armed", event);
        }
    }

    /// "the strike", which names nobody, is one of work where such a strike was told last.
    pub fn recast(&self, mut predication: Predication) -> Predication {
        let last = |name: &str| self.last_of_frame.get(name);
        let strikes = predication.anaphoric && predication.rule == "noun-strike" && predication.frame.kind == "ASSAULT";
        let attacks = ["attack-air", "attack-armed", "attack-artillery"];
        if strikes && attacks.iter().all(|attack| last("strike-labour") > last(attack)) {
            predication.frame = frame("strike-labour");
        }
        predication
    }

    /// The actors and recipients of a predication; none if it tells nothing.
    pub fn parties(
        &self,
        clauses: &Clauses,
        events: &[Event],
        predication: &Predication,
    ) -> Option<(Vec<Participant>, Vec<Participant>)> {
        let actors = participants(clauses, &predication.actors, Side::Actor);
        if predication.anaphoric {
            // "the attack was claimed by the group": only now it is told who did it.
            let told = (!actors.is_empty()).then(|| (actors.clone(), Vec::new()));
            let Some(earlier) = self.antecedent(events, predication) else { return told };
            let actors = if actors.is_empty() { earlier.actors.clone() } else { actors };
            return Some((actors, earlier.recipients.clone()));
        }
        let mut recipients = participants(clauses, &predication.recipients, Side::Recipient);
        if predication.frame.name == "invite" && recipients.is_empty() {
            recipients = self.invited(clauses, events, predication);
        }
        Some((actors, recipients))
    }

    /// The earlier event that an anaphoric noun takes up.
    pub fn antecedent<'e>(&self, events: &'e [Event], predication: &Predication) -> Option<&'e Event> {
        let known = self.last_of_frame.get(predication.frame.name).filter(|_| predication.anaphoric)?;
        events.get(*known)
    }

    /// "The trip came at the invitation of …", "a visit at the invitation of …": who makes the trip.
    fn invited(&self, clauses: &Clauses, events: &[Event], predication: &Predication) -> Vec<Participant> {
        let governor = clauses.governor(predication.head);
        let above = governor.into_iter().chain(governor.and_then(|verb| clauses.subject(verb)));
        let event = above.filter_map(|token| self.by_noun.get(&token)).next();
        event.map(|&event| events[event].actors.clone()).unwrap_or_default()
    }
}
