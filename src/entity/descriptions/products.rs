//! Products: a named thing with the noun for what it is, "the Falcon 9 [rocket]", and what takes it up by such a noun: "the rocket",
//! "the vehicle".
//!
//! In: the walk over the article (descriptions/), and a noun phrase. Out: the entity of the name. The noun has to be one for
//! things in `definitions.tsv`: "iPhone sales" are no iPhone. Limits: a thing that is only told in apposition; two
//! things of one name.

use super::Walk;
use crate::entity::kinds::definitions;
use crate::entity::nominals::phrase::{self, Determination, Phrase};
use crate::entity::nominals::{self};
use crate::entity::{EntityKind, MentionForm};
use crate::span::TokenSpan;
use crate::syntax::Dep;

/// So many sentences before a noun the thing was named.
const SENTENCES: usize = 3;

/// "The [Falcon 9] rocket": one more mention of what is named before the noun.
pub fn with_noun(walk: &mut Walk, phrase: Phrase, sentence: usize) -> bool {
    let scene = walk.scene;
    let Some(before) = phrase.head.checked_sub(1) else { return false };
    let Some(name) = walk.places.at(before).filter(|_| !phrase.plural) else { return false };
    let tokens = walk.names[name].tokens;
    let words = &scene.syntax.words;
    let inside = tokens.range().any(|token| {
        words[token].head as usize == phrase.head
            && matches!(words[token].dep, Dep::Compound | Dep::Amod | Dep::NmodUnmarked | Dep::Nmod)
    });
    if walk.names[name].kind != EntityKind::Other || !inside || !is_thing(walk, phrase.head) {
        return false;
    }
    let draft = walk.chains.of_name[name];
    let start = phrase.start.min(tokens.start as usize);
    walk.chains.mention(
        scene,
        draft,
        TokenSpan::new(start, phrase.head + 1),
        phrase.head,
        MentionForm::Description,
        "noun-of-product",
    );
    walk.trace_phrase(draft, phrase, sentence);
    true
}

/// The thing that "the rocket" or "the vehicle" takes up, if only one was named with such a noun.
pub fn taken_up(walk: &Walk, phrase: Phrase, sentence: usize) -> Option<usize> {
    let scene = walk.scene;
    let bare = phrase.start + 1 == phrase.head;
    if phrase.plural || !bare || phrase.determination != Determination::Definite || phrase.complement.is_some() {
        return None;
    }
    let noun = nominals::noun(scene, phrase.head);
    let mut found = None;
    for trace in walk.recent().take_while(|trace| trace.sentence + SENTENCES >= sentence) {
        let draft = &walk.chains.drafts[trace.draft];
        let Some(other) = walk.phrase_of(trace).filter(|_| draft.kind == EntityKind::Other) else { continue };
        let called = nominals::noun(scene, other.head);
        if other.plural || !(called == noun || phrase::is_wider(noun, called)) {
            continue;
        }
        if draft.names.is_empty() || found.is_some_and(|known| known != trace.draft) {
            return None;
        }
        found = Some(trace.draft);
    }
    found
}

/// A noun for a thing that has names.
fn is_thing(walk: &Walk, token: usize) -> bool {
    definitions::kind_of_noun(walk.scene, token) == Some(EntityKind::Other)
}
