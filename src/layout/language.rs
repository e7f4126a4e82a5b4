//! The language of a text: a cheap guess, good enough to tell whether the later stages can read it.
//!
//! In: the text. Out: an ISO 639-1 code, or `None` where too little speaks for any. Scripts other than Latin name the
//! language, or the commonest of its script; in Latin script the short, frequent words of each language are counted. One
//! sentence has few of them: it is foreign if they stand outside of names, most of its words are unknown in English, and no
//! frequent English word is among them. Known limit: a headline of nouns and a verb alone says nothing.

use super::authors::is_particle;
use super::lines::head;
use crate::lexicon::words::Words;
use crate::lexicon::{COMMON_WORDS, STOPWORDS, WORD_TAGS};
use std::sync::LazyLock;

/// So much of the text is looked at, in bytes.
const SAMPLE: usize = 1600;
/// English needs so many of its words, another language more, since names and quotes from it stand in English news.
const FEW: u32 = 2;
const MANY: u32 = 6;

/// A text without frequent English words is foreign if so many of its words are, and one is English for four at most.
const FOREIGN: u32 = 3;
/// A word that the counts of English have so often is an English one, and no slip or quotation: "w" is Polish.
const OFTEN: u32 = 5;

/// The languages in Latin script, with the letters beyond ASCII that each has in its own words.
const LANGUAGES: [(&str, &str); 14] = [
    ("en", ""),
    ("fr", "àâæçèéêëîïôœùûüÿ"),
    ("es", "áéíñóúü"),
    ("de", "äöüß"),
    ("pt", "àáâãçéêíóôõú"),
    ("it", "àèéìíîòóù"),
    ("nl", "áèéëêïóöü"),
    ("sv", "åäöé"),
    ("da", "æøåé"),
    ("pl", "ąćęłńóśźż"),
    ("tr", "âçğıîöşü"),
    ("id", ""),
    ("ro", "ăâîșşțţ"),
    ("sw", ""),
];

/// The languages of a word, as a set of bits by their place in `LANGUAGES`.
static KNOWN: LazyLock<Words<u16>> = LazyLock::new(|| {
    STOPWORDS
        .rows()
        .map(|[word, languages]| {
            let bit = |code: &str| LANGUAGES.iter().position(|(known, _)| *known == code).map_or(0, |index| 1 << index);
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
    if let Some(language) = without_english(sample) {
        return Some(language);
    }
    let mut counts = [0_u32; LANGUAGES.len()];
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
        counts.iter().enumerate().max_by_key(|&(index, count)| (count, LANGUAGES.len() - index)).unwrap_or((0, &0));
    if best == 0 {
        return (english >= FEW).then_some("en");
    }
    // One word in eight at least: running text has one in three.
    (count >= MANY && count > 2 * english && count * 8 > total).then_some(LANGUAGES[best].0)
}

/// The language of a text in which no frequent English word stands, but those that the language has, too.
fn without_english(sample: &str) -> Option<&'static str> {
    let possible = possible_languages(sample)?;
    let words: Vec<&str> = plain_words(sample).collect();
    let mut own = [0_i32; LANGUAGES.len()];
    let (mut frequent, mut unknown, mut english) = (0, 0, 0);
    for (index, word) in words.iter().enumerate() {
        let languages = languages_of(word);
        if languages & 1 == 1 {
            english += u32::from(is_small(word) && is_noun(word));
        } else if languages > 0 {
            // Names hold articles and prepositions: "Le Pen", "Rio de Janeiro"; before "Le président" none begins.
            let opens = || words.get(index + 1).is_some_and(|word| is_small(word));
            let is_plain = if is_small(word) { !joins_names(&words, index) } else { opens() };
            if is_plain {
                // "am" and "die" are English words, too.
                let is_english = english_tags(word).is_some_and(|tags| first_count(tags) >= OFTEN);
                frequent += u32::from(!is_english);
                let weight = if is_english { 1 } else { 2 };
                (0..LANGUAGES.len()).filter(|at| languages >> at & 1 == 1).for_each(|at| own[at] += weight);
            }
        } else if is_small(word) && word.len() >= 3 {
            let is_english = english_tags(word).is_some() || COMMON_WORDS.find(word).next().is_some();
            if is_english { english += 1 } else { unknown += 1 }
        }
    }
    let foreign = frequent + unknown;
    if frequent == 0 || unknown == 0 || foreign < FOREIGN || english * 4 > foreign {
        return None;
    }
    weigh_letters(&words, &mut own);
    let candidates = (1..LANGUAGES.len()).filter(|at| possible >> at & 1 == 1);
    let best = candidates.max_by_key(|&at| (own[at], LANGUAGES.len() - at))?;
    (own[best] >= 2).then_some(LANGUAGES[best].0)
}

/// The languages, as bits, that have all frequent English words of a text, as German has "in"; `None` if only English does.
fn possible_languages(sample: &str) -> Option<u16> {
    let mut possible = u16::MAX;
    for (index, word) in plain_words(sample).enumerate() {
        let languages = languages_of(word);
        // Nouns such as "police" and "minister" stand in other languages, too.
        if languages & 1 == 1 && (is_small(word) || index == 0) && !is_noun(word) {
            possible &= languages;
        }
        if possible == 1 {
            return None;
        }
    }
    Some(possible)
}

/// The letters of words beyond ASCII speak for the languages that have them, and against the others.
fn weigh_letters(words: &[&str], own: &mut [i32; LANGUAGES.len()]) {
    for word in words.iter().filter(|word| !word.is_ascii()) {
        let lower = word.to_lowercase();
        for (weight, (_, letters)) in own.iter_mut().zip(LANGUAGES) {
            let fits = lower.chars().all(|letter| letter.is_ascii() || letters.contains(letter));
            // Names keep the letters of their country.
            *weight += if fits { 1 } else { -2 * i32::from(is_small(word)) };
        }
    }
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// The languages in which a word is frequent, as bits.
fn languages_of(word: &str) -> u16 {
    KNOWN.get_small(word).copied().unwrap_or_default()
}

fn is_noun(word: &str) -> bool {
    english_tags(word).is_some_and(|tags| tags.starts_with("NN"))
}

/// The words of a text without addresses and compounds; of "l'armée" the word behind the article.
fn plain_words(sample: &str) -> impl Iterator<Item = &str> {
    let bare = |word| str::trim_matches(word, |c: char| !c.is_alphabetic());
    let is_plain = |word: &&str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let words = sample.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–')).map(bare);
    let last = |word: &'_ str| word.rsplit(['\'', '’']).next().unwrap_or(word).len();
    words.map(move |word| bare(&word[word.len() - last(word)..])).filter(move |word| is_plain(word))
}

/// Whether a small word stands inside a name: "de" in "Rio de Janeiro", "von" and "der" in "Ursula von der Leyen".
fn joins_names(words: &[&str], index: usize) -> bool {
    let joins =
        |word: &str| is_particle(word) || matches!(word, "los" | "las" | "les" | "des" | "do" | "y" | "e" | "et");
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    joins(words[index])
        && words[..index].iter().rev().find(|word| !joins(word)).is_some_and(is_capital)
        && words[index + 1..].iter().find(|word| !joins(word)).is_some_and(is_capital)
}

/// The tags of a word in English texts, the commonest first; `None` for one that they have only in names and quotations.
fn english_tags(word: &str) -> Option<&'static str> {
    let [_, tags] = WORD_TAGS.find(&word.to_lowercase()).next()?;
    (!["NNP", "FW", "AFX"].iter().any(|tag| tags.starts_with(tag))).then_some(tags)
}

/// The count of the first of tags such as "VB:10 NN:1".
fn first_count(tags: &str) -> u32 {
    let (first, _) = tags.split_once(' ').unwrap_or((tags, ""));
    first.rsplit_once(':').and_then(|(_, count)| count.parse().ok()).unwrap_or(0)
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
    fn one_sentence_without_english_words() {
        let sentences = [
            ("de", "Der deutsche Bundeskanzler traf am Montag in Berlin den französischen Präsidenten."),
            ("de", "Der Kanzler will im Herbst nach Paris reisen."),
            ("fr", "Le président français Emmanuel Macron a rencontré mardi à Paris le chancelier allemand."),
            ("fr", "L'armée a bombardé dimanche le sud du Liban, tuant trois civils."),
            ("es", "La policía detuvo a tres hombres en Kema."),
            ("it", "La ministra ha detto che il governo non cadrà."),
            ("pt", "O presidente do Brasil reuniu-se ontem em Brasília com o chanceler argentino."),
            ("nl", "Het kabinet wil dat de grenzen open blijven."),
            ("sv", "Statsministern träffade på måndagen den franske presidenten i Stockholm."),
            ("da", "Statsministeren mødte mandag den franske præsident i København."),
            ("pl", "Rosja zaatakowała w nocy Ukrainę dronami."),
            ("pl", "Prezydent Polski spotkał się w poniedziałek z kanclerzem Niemiec w Warszawie."),
            ("ro", "Președintele României s-a întâlnit luni cu cancelarul german la București."),
            ("id", "Polisi menangkap tiga tersangka di Jakarta."),
            ("id", "Presiden bertemu dengan kanselir Jerman di Jakarta pada hari Senin."),
        ];
        for (language, sentence) in sentences {
            assert_eq!(guess(sentence), Some(language), "{sentence}");
        }
    }

    #[test]
    fn foreign_names_are_no_language() {
        let sentences = [
            "Le Pen met Der Spiegel",
            "Rio de Janeiro",
            "La Liga",
            "El Niño hits northern Peru",
            "Ursula von der Leyen meets Luiz Inácio Lula da Silva",
            "Coup d'état topples de facto leader en route home",
            "Frente Farabundo Martí para la Liberación Nacional claims victory",
            "an internist at Hospital de los Valles",
            "a Palestinian residing in Ma'ale Iron",
            "Kettering et al. v. Babstock, et al.",
            "http://news.example.com/honduras-vs-nicaragua/ roe@example.com",
        ];
        for sentence in sentences {
            let language = guess(sentence);
            assert!(language.is_none_or(|language| language == "en"), "{sentence}: {language:?}");
        }
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
