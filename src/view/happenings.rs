//! Happenings: the events of an article, one for all the sentences that tell it.
//!
//! In: an article. Out: a list in the order in which they are first told. What the first telling leaves open (a place, a
//! day, who it was done to) is taken from the later ones; whether it really happened is what the first one says.

use crate::article::{Article, Entity, Event, EventDate, EventPlace, Participant, Source};
use std::borrow::Cow;

/// One happening, with the events that tell of it. There is at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening<'a> {
    pub events: Vec<&'a Event>,
}

/// The happenings of an article, and for each of its events the index of its happening.
pub fn happenings(article: &Article) -> (Vec<Happening<'_>>, Vec<usize>) {
    let mut found: Vec<Happening> = Vec::new();
    let mut of: Vec<usize> = Vec::with_capacity(article.events.len());
    for event in &article.events {
        // An earlier event has its happening already; anything else in `same_as` would be an article made by hand.
        let known = event.same_as.and_then(|earlier| of.get(earlier as usize).copied());
        let index = known.unwrap_or(found.len());
        if known.is_none() {
            found.push(Happening { events: Vec::new() });
        }
        found[index].events.push(event);
        of.push(index);
    }
    (found, of)
}

impl<'a> Happening<'a> {
    /// The telling that comes first.
    pub fn first(&self) -> &'a Event {
        self.events[0]
    }

    /// The day, rather one that the text gives than one that was assumed.
    pub fn date(&self) -> Option<&'a EventDate> {
        let dates = || self.events.iter().filter_map(|event| event.date.as_ref());
        dates().find(|date| !is_assumed(date)).or_else(|| dates().next())
    }

    pub fn actors(&self) -> &'a [Participant] {
        self.fullest(|event| &event.actors)
    }

    pub fn recipients(&self) -> &'a [Participant] {
        self.fullest(|event| &event.recipients)
    }

    pub fn place(&self) -> Option<&'a EventPlace> {
        self.events.iter().find_map(|event| event.place.as_ref())
    }

    /// Who says so; empty: the article itself.
    pub fn sources(&self) -> &'a [Source] {
        self.events.iter().map(|event| event.attribution.as_slice()).find(|list| !list.is_empty()).unwrap_or_default()
    }

    /// "not", "possible": what keeps it from being a fact that has happened.
    pub fn reservations(&self) -> impl Iterator<Item = &'a str> {
        let event = self.first();
        let negative = (event.polarity == "negative").then_some("not");
        let modality = (event.modality != "actual").then_some(event.modality.as_str());
        negative.into_iter().chain(modality)
    }

    /// "CONSULT visit 042": type, mode and CAMEO code of the first telling.
    pub fn code(&self) -> String {
        let event = self.first();
        let parts = [Some(event.r#type.as_str()), event.mode.as_deref(), Some(event.cameo.as_str())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn fullest(&self, list: impl Fn(&'a Event) -> &'a Vec<Participant>) -> &'a [Participant] {
        self.events.iter().map(|&event| list(event).as_slice()).find(|list| !list.is_empty()).unwrap_or_default()
    }
}

/// Whether a day was taken from the date of publication, for want of any in the text.
pub fn is_assumed(date: &EventDate) -> bool {
    date.origin == "published"
}

/// What to call a participant: the name of its entity, else its words.
pub fn called<'a>(article: &'a Article, entity: Option<u32>, text: &'a str) -> Cow<'a, str> {
    match entity.and_then(|id| article.entities.get(id as usize)) {
        Some(entity) => in_one_line(&entity.name),
        None => in_one_line(text),
    }
}

/// The entities of a kind that the article calls by a name, and not only "the minister" or "he".
pub fn named<'a>(article: &'a Article, kind: &'static str) -> impl Iterator<Item = &'a Entity> {
    let is_named = |entity: &&Entity| entity.mentions.iter().any(|mention| mention.form == "name");
    article.entities.iter().filter(move |entity| entity.kind == kind).filter(is_named)
}

/// The offices of a person in the words of the text, none twice.
pub fn offices(entity: &Entity) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for role in &entity.roles {
        let words = in_one_line(&role.text).into_owned();
        if !found.contains(&words) {
            found.push(words);
        }
    }
    found
}

/// A text with every run of white space as one blank.
pub fn in_one_line(text: &str) -> Cow<'_, str> {
    let plain = text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    if plain { Cow::Borrowed(text) } else { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{article, event};
    use super::*;

    fn told(events: Vec<Event>) -> (Vec<Vec<u32>>, Vec<usize>) {
        let article = Article { events, ..article() };
        let (found, of) = happenings(&article);
        (found.iter().map(|one| one.events.iter().map(|event| event.id).collect()).collect(), of)
    }

    #[test]
    fn events_that_are_the_same_make_one_happening() {
        let one = |id, same_as| event(id, "visited", "positive", same_as);
        let (found, of) = told(vec![one(0, None), one(1, None), one(2, Some(0)), one(3, Some(2))]);
        assert_eq!(found, [vec![0, 2, 3], vec![1]]);
        assert_eq!(of, [0, 1, 0, 0]);
    }

    #[test]
    fn a_same_as_that_does_not_look_back_is_left() {
        let one = |id, same_as| event(id, "visited", "positive", same_as);
        assert_eq!(told(vec![one(0, Some(1)), one(1, Some(9))]).0, [vec![0], vec![1]]);
    }

    #[test]
    fn a_day_in_the_text_goes_before_the_day_of_publication() {
        assert_eq!(happenings(&article()).0[0].date().unwrap().earliest, "2018-12-22");
    }

    #[test]
    fn reservations_are_those_of_the_first_telling() {
        let first = Event { modality: "future".into(), ..event(0, "visits", "negative", None) };
        let article = Article { events: vec![first, event(1, "visited", "positive", Some(0))], ..article() };
        assert_eq!(happenings(&article).0[0].reservations().collect::<Vec<_>>(), ["not", "future"]);
    }

    #[test]
    fn people_without_a_name_are_not_listed() {
        let article = article();
        assert_eq!(named(&article, "person").map(|entity| entity.id).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn white_space_becomes_one_blank() {
        assert_eq!(in_one_line("Ali\n  Mamlouk"), "Ali Mamlouk");
        assert_eq!(in_one_line("Ali\tMamlouk"), "Ali Mamlouk");
        assert_eq!(in_one_line("Ali Mamlouk"), "Ali Mamlouk");
    }
}
