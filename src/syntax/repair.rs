//! Repairs of tags that need more context than the tag before: contextual rules after Brill (1995).
//!
//! In: the tags of a sentence and its words. Out: the same tags, some changed. Each rule stands by itself, with what it is
//! for and what it must leave alone.

use super::tag::Tag;

/// Apply the rules, from left to right.
pub fn repair(words: &[&str], tags: &mut [Tag]) {
    for at in 0..tags.len() {
        match tags[at] {
            Tag::Vbn if takes_object(tags, at) && !is_attributive(tags, at) && !has_auxiliary(words, tags, at) => {
                tags[at] = Tag::Vbd;
            }
            Tag::Vbd if words.get(at + 1).is_some_and(|next| *next == "by") && at > 0 && tags[at - 1].is_noun() => {
                tags[at] = Tag::Vbn;
            }
            Tag::Vbd if has_auxiliary(words, tags, at) && at > 0 => tags[at] = Tag::Vbn,
            Tag::Dt | Tag::Wdt if opens_clause(words, tags, at) => tags[at] = Tag::In,
            Tag::Nns if is_verb_of_intent(tags, at) => tags[at] = Tag::Vbz,
            tag if tag != Tag::PosS && is_possessive(words, tags, at) => tags[at] = Tag::PosS,
            _ => {}
        }
    }
}

/// "Smith plans to visit": a plural between a name and an infinitive, with no verb before, is a verb.
///
/// Not: "he welcomed Smith plans to visit".
fn is_verb_of_intent(tags: &[Tag], at: usize) -> bool {
    at > 0
        && tags[at - 1].is_name()
        && tags.get(at + 1) == Some(&Tag::To)
        && tags.get(at + 2) == Some(&Tag::Vb)
        && !tags[at.saturating_sub(12)..at].iter().any(|tag| tag.is_finite())
}

/// "after Syria's was suspended": a clitic between a noun and a finite verb can only be a possessive.
fn is_possessive(words: &[&str], tags: &[Tag], at: usize) -> bool {
    matches!(words[at], "'s" | "’s")
        && at.checked_sub(1).is_some_and(|before| tags[before].is_noun())
        && tags.get(at + 1).is_some_and(|next| matches!(next, Tag::Vbd | Tag::Vbz | Tag::Md))
}

/// Whether a noun phrase follows with nothing between.
///
/// "the government imposed sanctions", "France issued a warrant": a participle by itself takes no object.
/// Not: "the sanctions imposed on him", "the man wounded in the attack".
fn takes_object(tags: &[Tag], at: usize) -> bool {
    use Tag::*;
    tags.get(at + 1)
        .is_some_and(|next| matches!(next, Dt | PrpS | Prp | Nnp | Nnps | Nn | Nns | Jj | Cd | Dollar | Pdt))
}

/// "the wounded man", "of planned talks"
fn is_attributive(tags: &[Tag], at: usize) -> bool {
    use Tag::*;
    let Some(before) = at.checked_sub(1).map(|before| tags[before]) else { return true };
    let named = tags.get(at + 1).is_some_and(|next| matches!(next, Nnp | Dt | Prp | PrpS));
    matches!(before, Dt | PrpS | In | Cd | PosS | Hyph | Cc) || before.is_adjective() && !named
}

/// A form of "be", "have" or "get" among the four words before, with only adverbs and verbs between.
fn has_auxiliary(words: &[&str], tags: &[Tag], at: usize) -> bool {
    const FORMS: &[&str] = &[
        "be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "have", "has", "had",
        "having", "'ve", "’ve", "get", "gets", "got", "getting",
    ];
    for before in (at.saturating_sub(4)..at).rev() {
        if (tags[before].is_verb() || tags[before] == Tag::Md)
            && FORMS.iter().any(|form| words[before].eq_ignore_ascii_case(form))
        {
            return true;
        }
        if !tags[before].is_adverb() && !tags[before].is_verb() {
            return false;
        }
    }
    false
}

/// "said that authorities are …": "that" after a verb opens a clause, unless a noun in the singular follows.
///
/// Not: "read that book".
fn opens_clause(words: &[&str], tags: &[Tag], at: usize) -> bool {
    use Tag::*;
    if !words[at].eq_ignore_ascii_case("that") || !at.checked_sub(1).is_some_and(|before| tags[before].is_verb()) {
        return false;
    }
    match tags.get(at + 1) {
        Some(Dt | Prp | PrpS | Nnp | Nnps | Nns | Ex | Cd | Jj | In) => true,
        Some(Nn) => tags[at + 1..].iter().take(4).any(|tag| tag.is_finite()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Tag::*;

    fn repaired(text: &str, tags: &[Tag]) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let mut tags = tags.to_vec();
        repair(&words, &mut tags);
        tags.iter().map(|tag| tag.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_participle_with_an_object_is_a_past_tense() {
        assert_eq!(repaired("France imposed sanctions", &[Nnp, Vbn, Nns]), "NNP VBD NNS");
        assert_eq!(repaired("France has imposed sanctions", &[Nnp, Vbz, Vbn, Nns]), "NNP VBZ VBN NNS");
        assert_eq!(repaired("the wounded man", &[Dt, Vbn, Nn]), "DT VBN NN");
        assert_eq!(repaired("sanctions imposed on him", &[Nns, Vbn, In, Prp]), "NNS VBN IN PRP");
    }

    #[test]
    fn a_plural_between_a_name_and_an_infinitive_is_a_verb() {
        assert_eq!(repaired("Smith plans to visit", &[Nnp, Nns, To, Vb]), "NNP VBZ TO VB");
        assert_eq!(repaired("welcomed Smith plans to visit", &[Vbd, Nnp, Nns, To, Vb]), "VBD NNP NNS TO VB");
    }

    #[test]
    fn a_past_tense_before_by_is_a_participle() {
        assert_eq!(repaired("men arrested by police", &[Nns, Vbd, In, Nns]), "NNS VBN IN NNS");
    }

    #[test]
    fn that_after_a_verb_opens_a_clause() {
        assert_eq!(repaired("said that authorities agree", &[Vbd, Dt, Nns, Vbp]), "VBD IN NNS VBP");
        assert_eq!(repaired("read that book .", &[Vbd, Dt, Nn, Stop]), "VBD DT NN .");
    }
}
