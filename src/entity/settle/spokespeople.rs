//! Spokespeople whose body has no name beside them: "The Kremlin declined to comment. [Spokesman] Bo Rune said …", "Ann Lee, a
//! [spokesman] for the Chadian army".
//!
//! In: the entities with what their offices say. Out: the same, where a bare "spokesman" or the like is of the body, or of the
//! government, that stands behind "for" or opens the sentence before in its paragraph, with its country and sector. Limit: no other
//! office is read so.

use crate::entity::scene::Scene;
use crate::entity::{Entities, EntityKind, Mention, Source};
use crate::span::ByteSpan;

/// Those who speak for what was just spoken of.
const SPOKESPEOPLE: [&str; 3] = ["spokesman", "spokesperson", "spokeswoman"];

/// Give bare spokespeople their body.
pub fn link(scene: &Scene, found: &mut Entities) {
    for index in 0..found.entities.len() {
        let one = &found.entities[index];
        let bare = one.roles.iter().position(|role| {
            let title = role.title.as_deref().unwrap_or_default().to_lowercase();
            let alone = role.span.len() == title.len() && SPOKESPEOPLE.contains(&title.as_str());
            alone && role.organization.is_none() && role.country.is_none()
        });
        let Some(role) = bare.filter(|_| one.kind == EntityKind::Person) else { continue };
        let Some(body) = body_before(scene, found, one.roles[role].span) else { continue };
        let owner = &found.entities[body];
        let (code, country) = (owner.code.clone(), owner.country.clone());
        let name = (owner.kind == EntityKind::Organization).then(|| owner.name.clone());
        let one = &mut found.entities[index];
        let source = Some(Source { span: one.roles[role].span, rule: "body-of-sentence-before" });
        one.roles[role].country.clone_from(&country);
        one.roles[role].organization = name;
        let own = one.code.as_deref().and_then(|code| code.get(..3));
        if own.is_none() || one.country.is_none() && one.origin_from.is_none() && own != Some("JRN") {
            (one.code, one.country) = (code, country);
            (one.origin_from, one.sector_from) = (source, source);
        }
    }
}

/// The longest of the mentions that stand first in a span.
fn longest_from(found: &Entities, span: ByteSpan) -> Option<&Mention> {
    let first = found.mentions.partition_point(|mention| mention.span.start < span.start);
    let start = found.mentions.get(first)?.span.start;
    let same = found.mentions[first..].iter().take_while(|mention| mention.span.start == start);
    same.filter(|mention| mention.span.end <= span.end).last()
}

/// The body that a spokesman is said to speak for: "a spokesman for [the Chadian army]".
fn body_behind(scene: &Scene, found: &Entities, next: usize) -> Option<usize> {
    let sentence = scene.tokens.sentences[scene.tokens.sentence_of(next)].span;
    let mention = longest_from(found, ByteSpan { start: scene.tokens.tokens[next].span.end, ..sentence })?;
    let near = mention.tokens.start as usize <= next + 2;
    let owner = found.of(mention);
    (near && owner.kind == EntityKind::Organization && owner.code.is_some()).then_some(mention.entity as usize)
}

/// The body or government whose mention opens the sentence before an office.
fn body_before(scene: &Scene, found: &Entities, office: ByteSpan) -> Option<usize> {
    let token = scene.tokens.within(office).start as usize;
    let next = token + 1;
    if next < scene.len() && scene.is(next, &["for", "of", "at", "with"]) {
        return body_behind(scene, found, next);
    }
    let here = scene.tokens.sentence_of(token);
    let block = scene.tokens.sentences[here].block;
    let before = here.checked_sub(1).map(|before| &scene.tokens.sentences[before])?;
    let opens = longest_from(found, before.span)?;
    let start = before.tokens.start as usize;
    let near = opens.tokens.start as usize <= start + usize::from(scene.is(start, &["the"]));
    let owner = found.of(opens);
    let governs = owner.kind == EntityKind::Place && owner.sector() == Some("GOV");
    let fits = owner.kind == EntityKind::Organization && owner.code.is_some() || governs;
    (before.block == block && near && fits).then_some(opens.entity as usize)
}
