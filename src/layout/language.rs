//! The language of a text: a cheap guess, good enough to tell whether the later stages can read it.
//!
//! In: the text. Out: an ISO 639-1 code, or `None` where too little speaks for any. Scripts other than Latin name the
//! language, or the commonest of its script; in Latin script the short, frequent words of each language are counted.

use super::lines::head;
use crate::lexicon::STOPWORDS;
use crate::lexicon::words::Words;
use std::sync::LazyLock;

/// So much of the text is looked at, in bytes.
const SAMPLE: usize = 1600;
/// English needs so many of its words, another language more, since names and quotes from it stand in English news.
const FEW: u32 = 2;
const MANY: u32 = 6;

const CODES: [&str; 14] = ["en", "fr", "es", "de", "pt", "it", "nl", "sv", "da", "pl", "tr", "id", "ro", "sw"];

/// The languages of a word, as a set of bits by their place in `CODES`.
static KNOWN: LazyLock<Words<u16>> = LazyLock::new(|| {
    STOPWORDS
        .rows()
        .map(|[word, languages]| {
            let bit = |code: &str| CODES.iter().position(|known| *known == code).map_or(0, |index| 1 << index);
            (word, languages.split(' ').map(bit).sum())
        })
        .collect()
});

/// The language of a text.
pub fn guess(text: &str) -> Option<&'static str> {
    let sample = head(text, SAMPLE);
    // Quotation marks and accents alone make no other script.
    let foreign = sample.bytes().filter(|byte| *byte >= 0x80).count();
    if foreign * 4 > sample.len()
        && let Some(language) = by_script(sample)
    {
        return Some(language);
    }
    by_words(sample)
}

/// The language of a script in which more than half of the letters stand; `None` for Latin.
fn by_script(sample: &str) -> Option<&'static str> {
    const SCRIPTS: [(&str, u32, u32); 12] = [
        ("ru", 0x0400, 0x052F),
        ("ar", 0x0600, 0x077F),
        ("zh", 0x4E00, 0x9FFF),
        ("ja", 0x3040, 0x30FF),
        ("ko", 0xAC00, 0xD7AF),
        ("he", 0x0590, 0x05FF),
        ("el", 0x0370, 0x03FF),
        ("hi", 0x0900, 0x097F),
        ("bn", 0x0980, 0x09FF),
        ("ta", 0x0B80, 0x0BFF),
        ("th", 0x0E00, 0x0E7F),
        ("am", 0x1200, 0x137F),
    ];
    let mut counts = [0_u32; SCRIPTS.len()];
    let (mut letters, mut kana, mut persian, mut urdu, mut ukrainian) = (0_u32, 0_u32, 0_u32, 0_u32, 0_u32);
    for letter in sample.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        let point = letter as u32;
        if point >= 0x0370
            && let Some(script) = SCRIPTS.iter().position(|&(_, first, last)| (first..=last).contains(&point))
        {
            counts[script] += 1;
        }
        kana += u32::from((0x3040..=0x30FF).contains(&point));
        persian += u32::from(matches!(letter, 'پ' | 'چ' | 'ژ' | 'گ'));
        urdu += u32::from(matches!(letter, 'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں'));
        ukrainian += u32::from(matches!(letter, 'і' | 'ї' | 'є' | 'ґ'));
    }
    let (script, count) = counts.iter().enumerate().max_by_key(|&(index, count)| (count, SCRIPTS.len() - index))?;
    // Japanese mixes its kana with Chinese characters.
    if kana * 10 > letters {
        return Some("ja");
    }
    if count * 2 <= letters {
        return None;
    }
    Some(match SCRIPTS[script].0 {
        "ar" if urdu * 50 > letters => "ur",
        "ar" if persian * 50 > letters => "fa",
        "ru" if ukrainian * 50 > letters => "uk",
        code => code,
    })
}

fn by_words(sample: &str) -> Option<&'static str> {
    let mut counts = [0_u32; CODES.len()];
    let mut total = 0;
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
    let mut end = 0;
    for letters in sample.as_bytes().split(|byte| !is_letter(byte)) {
        let word = &sample[end..end + letters.len()];
        end += letters.len() + 1;
        total += u32::from(!word.is_empty());
        let Some(&languages) = KNOWN.get_small(word) else { continue };
        let mut rest = languages;
        while rest != 0 {
            counts[rest.trailing_zeros() as usize] += 1;
            rest &= rest - 1;
        }
    }
    let english = counts[0];
    let (best, &count) =
        counts.iter().enumerate().max_by_key(|&(index, count)| (count, CODES.len() - index)).unwrap_or((0, &0));
    if best == 0 {
        return (english >= FEW).then_some("en");
    }
    // One word in eight at least: running text has one in three.
    (count >= MANY && count > 2 * english && count * 8 > total).then_some(CODES[best])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_their_words() {
        assert_eq!(guess("The minister said on Monday that he would not resign."), Some("en"));
        let french = "Le ministre a dit lundi que les négociations avec la Russie ne sont pas dans une impasse.";
        assert_eq!(guess(french), Some("fr"));
        let spanish =
            "El presidente dijo que las conversaciones con los rebeldes no se han roto y que la paz es posible.";
        assert_eq!(guess(spanish), Some("es"));
        let german = "Der Minister sagte, dass die Gespräche mit den Rebellen nicht gescheitert sind und das Land wartet auf eine Lösung.";
        assert_eq!(guess(german), Some("de"));
    }

    #[test]
    fn languages_by_their_script() {
        assert_eq!(guess("Президент встретился с министром обороны"), Some("ru"));
        assert_eq!(guess("قال الوزير إن المحادثات مستمرة"), Some("ar"));
        assert_eq!(guess("首相は記者会見で述べた"), Some("ja"));
    }

    #[test]
    fn too_little_or_names_alone_say_nothing() {
        assert_eq!(guess("Obama visits Cairo"), None);
        assert_eq!(guess(""), None);
        assert_eq!(guess("Los Angeles de la Rosa Del Mar"), None);
    }
}
