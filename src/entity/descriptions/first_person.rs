//! Who "I" is inside a quotation: its speaker; "we" is where the speaker is a body or a people.
//!
//! In: the entities, and the spans that were said with the entity that said them, in the order of the text. This comes
//! after the quotations were found, which need the entities. Limits: a speech within a speech, and interviews without
//! quotation marks.

use crate::entity::{Entities, EntityKind, Mention, MentionForm};
use crate::span::{ByteSpan, TokenSpan};
use crate::token::Tokens;

/// How a person speaks of himself or herself.
pub const SINGULAR: [&str; 5] = ["i", "me", "my", "mine", "myself"];
const PLURAL: [&str; 5] = ["we", "us", "our", "ours", "ourselves"];

/// Give the first persons inside quotations to those who speak.
pub fn link(text: &str, tokens: &Tokens, entities: &mut Entities, spoken: impl Iterator<Item = (ByteSpan, u32)>) {
    let mut found = Vec::new();
    let mut next = 0;
    for (span, entity) in spoken {
        let person = entities.entities[entity as usize].kind == EntityKind::Person;
        let words = if person { SINGULAR } else { PLURAL };
        next = next.max(tokens.tokens.partition_point(|token| token.span.start < span.start));
        while let Some(token) = tokens.tokens.get(next).filter(|token| token.span.end <= span.end) {
            let word = token.span.of(text);
            if words.iter().any(|known| known.eq_ignore_ascii_case(word)) && word != "US" {
                found.push(Mention {
                    span: token.span,
                    tokens: TokenSpan::new(next, next + 1),
                    head: next as u32,
                    entity,
                    form: MentionForm::Pronoun,
                    rule: "first-person-of-speaker",
                });
            }
            next += 1;
        }
    }
    let taken: Vec<u32> = entities.mentions.iter().map(|mention| mention.span.start).collect();
    found.retain(|mention| taken.binary_search(&mention.span.start).is_err());
    entities.mentions.extend(found);
    entities.mentions.sort_by_key(|mention| (mention.span.start, mention.span.end, mention.entity));
}
