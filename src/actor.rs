//! Actor: the code of an actor that is given as a phrase by itself, with what says it.
//!
//! In: what the stages find in a sentence of which the phrase is the subject, so that it is tagged as phrases of news are.
//! Out: the code of the entity that heads it.

use crate::article::{Offsets, Span};
use crate::entity::gazetteer::GAZETTEER;
use crate::entity::settle::codes;
use crate::entity::{Entity, Source};
use crate::extractor::Findings;
use crate::lexicon::{self, towns, towns::Town};
use crate::span::ByteSpan;
use crate::syntax::Dep;
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// What a phrase is coded as. Offsets count code points of the phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorCode {
    /// PLOVER: "KENCOP"
    pub code: Option<String>,
    pub country: Option<String>,
    pub sector: Option<String>,
    pub reasons: Vec<Reason>,
}

/// The words that say a part of a code, and the rule by which they do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// "country" | "sector"
    pub part: CompactString,
    pub start: u32,
    pub end: u32,
    pub text: CompactString,
    pub rule: CompactString,
}

/// What follows the phrase in its sentence.
const REST: &str = " met reporters.";

/// The sentence: the phrase in one line, with a capital letter, as many characters as it had, and the rest.
pub fn sentence(phrase: &str) -> String {
    let mut first = true;
    let letter = |letter: char| {
        if letter.is_whitespace() || letter.is_control() {
            return ' ';
        }
        let mut upper = letter.to_uppercase();
        match (std::mem::take(&mut first), upper.next(), upper.next()) {
            (true, Some(upper), None) => upper,
            _ => letter,
        }
    };
    phrase.chars().map(letter).chain(REST.chars()).collect()
}

/// Code a phrase by what was found in its sentence.
pub fn code(phrase: &str, sentence: &str, findings: &Findings) -> ActorCode {
    let end = (sentence.len() - REST.len()) as u32;
    let entity = head(findings, end);
    let Some(entity) = entity.filter(|entity| entity.code.is_some()) else { return listed(phrase) };
    let at = Offsets::new(sentence);
    let reason = |part: &str, source: Option<Source>| {
        let Source { span, rule } = source.filter(|source| source.span.end <= end)?;
        let Span { start, end, .. } = at.span(span);
        // As it was given, with the case of its first letter.
        let text = phrase.chars().skip(start as usize).take((end - start) as usize).collect();
        Some(Reason { part: part.into(), start, end, text, rule: rule.into() })
    };
    let reasons = [reason("country", entity.origin_from), reason("sector", entity.sector_from)];
    ActorCode {
        code: entity.code.clone(),
        country: entity.country.clone(),
        sector: entity.sector().map(str::to_owned),
        reasons: reasons.into_iter().flatten().collect(),
    }
}

/// What the gazetteer says of a whole phrase that the sentence says nothing of: of a body, a place, or a town that is
/// nobody's name.
fn listed(phrase: &str) -> ActorCode {
    let text = phrase.trim();
    let gazetteer = &*GAZETTEER;
    let start = phrase.chars().take_while(|letter| letter.is_whitespace()).count() as u32;
    let end = start + text.chars().count() as u32;
    let reason =
        |part: &str, rule: &str| Reason { part: part.into(), start, end, text: text.into(), rule: rule.into() };
    let senses = gazetteer.names.get(text).map_or(&[][..], Vec::as_slice);
    if let Some((origin, sector)) = codes::of_senses(senses) {
        let mut reasons = vec![reason("country", "gazetteer")];
        reasons.extend(sector.map(|_| reason("sector", "gazetteer")));
        let country = codes::country(origin).map(str::to_owned);
        return ActorCode {
            code: codes::join(Some(origin), sector),
            country,
            sector: sector.map(str::to_owned),
            reasons,
        };
    }
    let word = text.to_lowercase();
    let is_name =
        gazetteer.given.contains(text) || gazetteer.surnames.contains(text) || gazetteer.common.contains(&word);
    let city = lexicon::CITIES.find(text).next().map(|row| (row[4], row[7]));
    let people = |town: &Town| town.hundreds.parse::<u32>().unwrap_or_default();
    let largest = city.or_else(|| towns::named(text).max_by_key(people).map(|town| (town.country, "")));
    // The capital, in any spelling, is meant even where its name is one of people, too: "Prishtina".
    let meant = |&(_, feature): &(_, &str)| !is_name || feature == "PPLC";
    let Some((country, _)) = largest.filter(meant) else { return ActorCode::default() };
    let reasons = vec![reason("country", "map")];
    ActorCode { code: Some(country.to_owned()), country: Some(country.to_owned()), sector: None, reasons }
}

/// The entity that the phrase speaks of: that of its head, else that of all its words, else the first that has a country and
/// a sector, else the first that has a code, else the first.
fn head(findings: &Findings, end: u32) -> Option<&Entity> {
    let Findings { tokens, syntax, entities, .. } = findings;
    let inside = |span: ByteSpan| span.end <= end;
    let subject = (0..tokens.tokens.len()).find(|&token| {
        let word = &syntax.words[token];
        word.dep == Dep::Nsubj && inside(tokens.tokens[token].span) && !inside(tokens.tokens[word.head as usize].span)
    });
    let mentions = || entities.mentions.iter().filter(|mention| inside(mention.span));
    let named = || mentions().map(|mention| entities.of(mention));
    let whole =
        mentions().find(|mention| mention.span == ByteSpan { start: 0, end }).map(|mention| entities.of(mention));
    let of_subject = subject.and_then(|token| entities.at(token)).map(|mention| entities.of(mention));
    of_subject
        .filter(|entity| entity.code.is_some())
        .or(whole.filter(|entity| entity.code.is_some()))
        .or_else(|| named().find(|entity| entity.country.is_some() && entity.sector().is_some()))
        .or_else(|| named().find(|entity| entity.code.is_some()))
        .or(of_subject)
        .or_else(|| named().next())
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Options};

    fn told(phrase: &str) -> (Option<String>, Vec<String>) {
        let found = Extractor::default().code_actor(phrase, &Options::default()).unwrap();
        let reasons = found.reasons.iter();
        (found.code, reasons.map(|reason| format!("{} {}: {}", reason.part, reason.text, reason.rule)).collect())
    }

    #[test]
    fn a_code_comes_with_what_says_it() {
        let (code, reasons) = told("Kenyan police");
        assert_eq!(code.as_deref(), Some("KENCOP"));
        assert_eq!(reasons.len(), 2);
        assert!(reasons[0].starts_with("country Kenyan: ") && reasons[1].starts_with("sector police: "), "{reasons:?}");
    }

    #[test]
    fn a_town_that_is_nobody_s_name_has_its_country() {
        assert_eq!(told(" Mariupol").0.as_deref(), Some("UKR"));
        assert_eq!(told("Reading").0, None);
    }

    #[test]
    fn a_body_or_a_part_of_a_country_by_itself_is_looked_up() {
        assert_eq!(told("Ministry of Defence").0, told("MoD").0);
        assert_eq!(told("Republika Srpska").0.as_deref(), Some("BIH"));
    }

    #[test]
    fn what_a_body_owns_is_of_its_country_and_sector() {
        assert_eq!(told("Baltic Fleet's Coastal Group").0.as_deref(), Some("RUSMIL"));
        assert_eq!(told("Pakistan Army's Frontier Works Organisation").0.as_deref(), Some("PAKMIL"));
    }

    #[test]
    fn what_has_no_code_has_no_reason() {
        for phrase in ["", " \n", "\u{0}", "ß", "the weather"] {
            assert_eq!(told(phrase), (None, Vec::new()), "{phrase:?}");
        }
    }
}
