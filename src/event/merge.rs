//! Merge: events that are the same happening, told again.
//!
//! In: the events of an article in the order of the text. Out: for each, the earlier event that it repeats. Two events agree
//! if their polarity, modality and code are the same, or the later one's code is that of any attack, no participant
//! contradicts another, at least one is shared, and their dates can meet. Known limit: two like events on days that the text leaves open are taken for one.

use super::{Event, EventDate, Participant};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// So many earlier events of a code are compared; a text of news has fewer.
const MEMORY: usize = 40;

/// "The attack" can be an airstrike, a shelling, a shooting or a bombing.
const ATTACK: &str = "190";
const ATTACKS: [&str; 4] = ["183", "193", "194", "195"];

/// Set `same_as` of each event that an earlier one tells.
pub fn merge(events: &mut [Event], published: Option<Date>) {
    let mut earlier: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for index in 0..events.len() {
        let known = earlier.entry(events[index].cameo).or_default();
        let same = known
            .iter()
            .rev()
            .take(MEMORY)
            .copied()
            .filter(|&other| agree(&events[other], &events[index], published))
            .min();
        events[index].same_as = same.map(|other| other as u32);
        if same.is_none() {
            known.push(index);
            if ATTACKS.contains(&events[index].cameo) {
                earlier.entry(ATTACK).or_default().push(index);
            }
        }
    }
}

/// So many days back an event without a date can lie.
const RECENT: i32 = 60;

/// The date that the text gives; the day of publication only stands in for one.
fn told(event: &Event) -> Option<&EventDate> {
    event.date.as_ref().filter(|date| date.origin != "published")
}

fn agree(one: &Event, other: &Event, published: Option<Date>) -> bool {
    if one.sentence == other.sentence
        || one.polarity != other.polarity
        || one.modality != other.modality
        || other.mode.is_some() && one.mode != other.mode
    {
        return false;
    }
    let dates = match (told(one), told(other)) {
        (Some(a), Some(b)) => a.earliest <= b.latest && b.earliest <= a.latest,
        // What is told without a date is news: it is not what happened years ago.
        (Some(date), None) | (None, Some(date)) => published
            .is_none_or(|published| published.since(date.latest).is_ok_and(|passed| passed.get_days() <= RECENT)),
        (None, None) => true,
    };
    let actors = compare(&one.actors, &other.actors);
    let recipients = compare(&one.recipients, &other.recipients);
    let places = match (one.place, other.place) {
        (Some(a), Some(b)) => same(&a, &b),
        _ => None,
    };
    let contradicts = [actors, recipients.filter(|_| places != Some(true)), places].contains(&Some(false));
    let shares = actors == Some(true)
        && (recipients == Some(true) || places == Some(true) || one.date.is_some() && other.date.is_some());
    dates && !contradicts && (shares || recipients == Some(true) && actors.is_none())
}

/// Whether two lists of participants share one; unknown if either is empty.
fn compare(one: &[Participant], other: &[Participant]) -> Option<bool> {
    let mut verdict = None;
    for a in one.iter().take(6) {
        for b in other.iter().take(6) {
            match same(a, b) {
                Some(true) => return Some(true),
                Some(false) => verdict = Some(false),
                None => {}
            }
        }
    }
    verdict
}

/// Whether two participants are the same entity; unknown where one is not linked.
fn same(one: &Participant, other: &Participant) -> Option<bool> {
    Some(one.entity? == other.entity?)
}
