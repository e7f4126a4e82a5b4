//! Home: the state that an article is written from, by its dateline: "TBILISI, May 1 (AFP) - … The interior ministry said".
//!
//! In: the entities with what the text says of them. Out: the same, where who acts for a state that is not told is of the state
//! of the dateline, unless the opening is on other countries only, or another country was spoken of last in the paragraph.
//! Also: who acts in a sentence that opens with a place elsewhere, "In Moscow, lawmaker Ann Lee", is of that place's state.
//! Limit: such a guess names its rule.

use super::belonging::STATE;
use crate::entity::gazetteer::cue;
use crate::entity::scene::Scene;
use crate::entity::{Entities, EntityKind, Mention, MentionForm, Source};
use crate::layout::BlockKind;
use crate::syntax::tag::Tag;

/// Those who act for a state or want to, and those who did.
const DOMESTIC: [&str; 3] = ["OPP", "PTY", "ELI"];

/// Give those who act for a state the country of the dateline.
pub fn of_dateline(scene: &Scene, found: &mut Entities) {
    let home = home(scene, found);
    let before = spoken_before(scene, found);
    let mut seen = vec![false; found.entities.len()];
    // The place that a sentence opens with.
    let mut opening: Option<(String, usize)> = None;
    for (index, before) in before.into_iter().enumerate() {
        let mention = found.mentions[index];
        let sentence = scene.tokens.sentence_of(mention.tokens.start as usize);
        let one = &found.entities[mention.entity as usize];
        let first = !std::mem::replace(&mut seen[mention.entity as usize], true);
        if one.kind == EntityKind::Place && opens(scene, mention, sentence) {
            opening = one.country.clone().map(|country| (country, sentence));
        }
        if !first || one.country.is_some() || one.origin_from.is_some() || !is_of_state(scene, found, mention) {
            continue;
        }
        let elsewhere = opening.as_ref().filter(|(_, opened)| *opened == sentence).map(|(country, _)| country.clone());
        let spoken = before.and_then(|spoken| found.entities[spoken as usize].country.as_ref());
        let apart = spoken.is_some_and(|spoken| home.as_ref() != Some(spoken));
        let apart = apart || is_placed_elsewhere(scene, found, index, home.as_deref());
        let (country, rule) = match elsewhere {
            Some(place) => (Some(place), "place-of-sentence"),
            None => (home.clone().filter(|_| !apart), "dateline"),
        };
        let Some(country) = country else { continue };
        let one = &mut found.entities[mention.entity as usize];
        one.code = Some(format!("{country}{}", one.code.as_deref().unwrap_or_default()));
        one.origin_from = Some(Source { span: mention.span, rule });
        one.country = Some(country);
    }
}

/// For each mention who of a country was spoken of last in its paragraph, before it.
pub fn spoken_before(scene: &Scene, found: &Entities) -> Vec<Option<u32>> {
    let mut last: Option<(u32, u32)> = None;
    let mut open: Vec<(u32, u32, u32)> = Vec::new();
    let mut before = Vec::with_capacity(found.mentions.len());
    for mention in &found.mentions {
        let block = scene.tokens.sentences[scene.tokens.sentence_of(mention.tokens.start as usize)].block;
        // What stands inside of a mention comes after it.
        open.retain(|&(end, spoken, block)| {
            let over = end <= mention.span.start;
            if over {
                last = Some((spoken, block));
            }
            !over
        });
        before.push(last.filter(|&(_, spoken)| spoken == block).map(|(spoken, _)| spoken));
        let one = found.of(mention);
        if one.country.is_some() && one.sector() != Some("JRN") {
            open.push((mention.span.end, mention.entity, block));
        }
    }
    before
}

/// The country of the dateline, if the first sentence speaks of it, or of no other.
fn home(scene: &Scene, found: &Entities) -> Option<String> {
    let dateline = scene.layout.dateline.as_ref()?.place;
    let mut told = found.mentions.iter().filter(|mention| dateline.contains(mention.span)).filter_map(|mention| {
        let one = found.of(mention);
        one.country.as_deref().filter(|_| one.kind == EntityKind::Place)
    });
    let home = told.next()?;
    if !told.all(|other| other == home) {
        return None;
    }
    let opening = scene.tokens.sentences.iter().find(|sentence| {
        let kind = scene.layout.blocks[sentence.block as usize].kind;
        kind == BlockKind::Paragraph && sentence.span.start >= dateline.end
    })?;
    let (mut own, mut others) = (false, false);
    for mention in found.mentions.iter().filter(|mention| opening.span.contains(mention.span)) {
        let one = found.of(mention);
        let origin = one.code.as_deref().and_then(|code| code.get(..3)).filter(|_| one.origin_from.is_some());
        match one.country.as_deref().or(origin).filter(|_| one.sector() != Some("JRN")) {
            Some(country) if country == home => own = true,
            Some(_) => others = true,
            None => {}
        }
    }
    (own || !others).then(|| home.to_owned())
}

/// Whether a mention acts for a state that it does not tell: "the interior ministry", "President Ann Lee", "police".
fn is_of_state(scene: &Scene, found: &Entities, mention: Mention) -> bool {
    let one = found.of(&mention);
    let start = mention.tokens.start as usize;
    let Some(sector) = one.code.as_deref().and_then(|code| code.get(..3)) else { return false };
    let named = mention.form == MentionForm::Name || mention.rule == "title-before-name";
    let definite = scene.is(start, &["the", "police"]);
    let several = one.kind == EntityKind::Group
        && mention.form == MentionForm::Description
        && matches!(scene.syntax.words[mention.head as usize].tag, Tag::Nns | Tag::Nnps);
    let acts = STATE.contains(&sector) && (named || definite || several)
        || DOMESTIC.contains(&sector) && (named || definite) && one.kind != EntityKind::Group;
    let says = |part| mention.tokens.range().any(|token| scene.has(token, part));
    let foreign = !named && says(cue::FOREIGN);
    // An ambassador acts in another state than his own.
    acts && !foreign && !says(cue::SENT | cue::NOBODYS)
}

/// Whether a sentence opens with where it happens: "In Moscow, …", "Meanwhile in Honiara, …".
fn opens(scene: &Scene, mention: Mention, sentence: usize) -> bool {
    let first = scene.tokens.sentences[sentence].tokens.start as usize;
    let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
    let before = start.checked_sub(1).filter(|&before| before >= first && scene.is(before, &["in"]));
    let led = before.is_some_and(|before| before == first || before == first + 1 && scene.is(first, &["meanwhile"]));
    led && end < scene.len() && scene.word(end) == ","
}

/// Whether what stands right behind a mention says that it is of another country: "the defence ministry in Moscow".
fn is_placed_elsewhere(scene: &Scene, found: &Entities, index: usize, home: Option<&str>) -> bool {
    let end = found.mentions[index].tokens.end as usize;
    let of = end < scene.len() && scene.is(end, &["in", "of", "from", "at", "for"]);
    let behind = found.mentions[index + 1..].iter().take(4).find(|mention| {
        let start = mention.tokens.start as usize;
        start == end + 1 || start == end + 2 && scene.is(end + 1, &["the"])
    });
    let country = behind.filter(|_| of).and_then(|mention| found.of(mention).country.as_deref());
    country.is_some_and(|country| Some(country) != home)
}
