//! Phrase: expressions that a user adds, each told by one that we know: "close of business" means "5 p.m.".
//!
//! In: rows of a file with the columns name, phrase, means and example. Out: for the items of a sentence, what the
//! longest phrase means that begins there. `<number>` in a phrase stands for one item of that class, and `$1` in `means`
//! for the words of the first such place. A row that cannot mean anything, or whose example is read in another way, is
//! refused. What a phrase means is recognised by our own rules, without its neighbours in the text.

use super::holiday::Holidays;
use super::items::{Item, Reader};
use super::recognise::{Recognised, Recogniser};
use super::symbol::Found;
use super::words::{self, Mask};
use crate::error::Error;
use crate::layout::{Block, BlockKind, Layout};
use crate::lexicon::own::{self, Columns};
use crate::span::{ByteSpan, TokenSpan};
use crate::token::{self, Tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{LazyLock, Mutex};

/// The columns of a user's file.
const COLUMNS: Columns = Columns {
    all: &["name", "phrase", "means", "example"],
    needed: &["name", "phrase", "means"],
    numbers: &[],
    lists: &[],
};

/// The classes that a phrase can name, each with a word of it, by which a row is tried.
const PLACES: [(&str, &str); 10] = [
    ("number", "5"),
    ("ordinal", "third"),
    ("year", "2018"),
    ("decade", "1990s"),
    ("month", "March"),
    ("weekday", "Friday"),
    ("unit", "week"),
    ("units", "weeks"),
    ("season", "summer"),
    ("holiday", "Easter"),
];

/// The most phrases that a user can add.
const MOST: usize = u16::MAX as usize;

/// The phrases of a user.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    rows: Vec<Phrase>,
    /// Those that begin with a word, by it, in small letters.
    worded: FxHashMap<String, Vec<u16>>,
    /// Those that begin with a class.
    classed: Vec<u16>,
}

#[derive(Debug, Clone)]
struct Phrase {
    name: &'static str,
    elements: Vec<Element>,
    means: String,
}

#[derive(Debug, Clone, PartialEq)]
enum Element {
    /// A word or mark, in small letters.
    Word(String),
    Class(Mask),
}

impl Phrases {
    /// Add the rows of a file: columns name, phrase, means, and perhaps example. `file` is its path, whose ending tells its
    /// form; `holidays` are the days that phrases may speak of.
    pub fn add(&mut self, file: &str, text: &str, holidays: &Holidays) -> Result<(), Error> {
        for row in own::table(file, text, &COLUMNS)? {
            let [name, phrase, means, example] = ["name", "phrase", "means", "example"].map(|column| row.get(column));
            let fault = |reason| own::fault(file, row.line, reason);
            if name.is_empty() {
                return Err(fault("the name is empty".to_owned()));
            }
            if self.rows.len() == MOST {
                return Err(fault(format!("more than {MOST} phrases")));
            }
            self.push(Phrase::parse(name, phrase, means, holidays).map_err(fault)?);
            self.check(example, holidays).map_err(fault)?;
        }
        Ok(())
    }

    fn push(&mut self, phrase: Phrase) {
        let number = self.rows.len() as u16;
        match &phrase.elements[0] {
            Element::Word(word) => self.worded.entry(word.clone()).or_default().push(number),
            Element::Class(_) => self.classed.push(number),
        }
        self.rows.push(phrase);
    }

    /// Whether the user added none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What the longest phrase that begins at an item means, and how many items it takes; of equally long ones the first.
    pub fn best(&self, text: &str, items: &[Item], at: usize, holidays: &Holidays) -> Option<(Found, usize)> {
        let begin = self.worded.get(&items[at].span.of(text).to_lowercase());
        let mut fitting: Vec<u16> = begin.into_iter().chain([&self.classed]).flatten().copied().collect();
        fitting.retain(|number| self.rows[usize::from(*number)].fits(text, &items[at..]));
        fitting.sort_by_key(|number| (usize::MAX - self.rows[usize::from(*number)].elements.len(), *number));
        fitting.iter().find_map(|number| {
            let phrase = &self.rows[usize::from(*number)];
            let length = phrase.elements.len();
            Some((phrase.meaning(text, &items[at..at + length], holidays)?, length))
        })
    }

    /// Whether an example, with what is to be found in [brackets], is read so.
    fn check(&self, example: &str, holidays: &Holidays) -> Result<(), String> {
        let plain = example.replace(['[', ']'], "");
        let mut marked = String::new();
        let mut at = 0;
        for found in recognise(&plain, holidays, self) {
            marked.push_str(&plain[at..found.span.start as usize]);
            marked.push_str(&format!("[{}]", found.span.of(&plain)));
            at = found.span.end as usize;
        }
        marked.push_str(&plain[at..]);
        if marked == example { Ok(()) } else { Err(format!("the example is {example:?}, but is read {marked:?}")) }
    }
}

impl Phrase {
    fn parse(name: &str, phrase: &str, means: &str, holidays: &Holidays) -> Result<Self, String> {
        let (tried, places) = try_out(phrase)?;
        let (tokens, mut reader) = (split(&tried), Reader::default());
        reader.read(&tried, &tokens, TokenSpan::new(0, tokens.tokens.len()), holidays);
        let element = |item: &Item| match places.iter().find(|(span, _)| *span == item.span) {
            Some((_, mask)) => Element::Class(*mask),
            None => Element::Word(item.span.of(&tried).to_lowercase()),
        };
        let elements: Vec<Element> = reader.items.iter().map(element).collect();
        if elements.is_empty() {
            return Err("the phrase is empty".to_owned());
        }
        let words: Vec<&str> = places.iter().map(|(span, _)| span.of(&tried)).collect();
        if elements.iter().filter(|element| matches!(element, Element::Class(_))).count() != places.len() {
            return Err(format!("phrase is {phrase:?}; expected each <class> to stand by itself"));
        }
        if expression(&filled(means, &words), holidays).is_none() {
            let sample = filled(means, &words);
            return Err(format!("means is {means:?}; {sample:?} is not read as one expression of time"));
        }
        Ok(Self { name: lasting(name), elements, means: means.to_owned() })
    }

    fn fits(&self, text: &str, items: &[Item]) -> bool {
        let fits = |(element, item): (&Element, &Item)| match element {
            Element::Class(mask) => item.is(*mask),
            Element::Word(word) => item.span.of(text).to_lowercase() == *word,
        };
        self.elements.len() <= items.len() && self.elements.iter().zip(items).all(fits)
    }

    /// What it means, with the words of a text in its places.
    fn meaning(&self, text: &str, items: &[Item], holidays: &Holidays) -> Option<Found> {
        let classed = self.elements.iter().zip(items).filter(|(element, _)| matches!(element, Element::Class(_)));
        let words: Vec<&str> = classed.map(|(_, item)| item.span.of(text)).collect();
        let mut found = expression(&filled(&self.means, &words), holidays)?;
        found.rule = self.name;
        Some(found)
    }
}

/// The phrase with a word in each of its places; where they stand, and their classes.
fn try_out(phrase: &str) -> Result<(String, Vec<(ByteSpan, Mask)>), String> {
    let (mut tried, mut places) = (String::new(), Vec::new());
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('<') {
        let (class, after) = after.split_once('>').ok_or(format!("phrase is {phrase:?}; a \"<\" has no \">\""))?;
        let Some((_, word)) = PLACES.iter().find(|(name, _)| *name == class) else {
            let names = PLACES.map(|(name, _)| name).join(", ");
            return Err(format!("<{class}> is no class; expected one of {names}"));
        };
        tried.push_str(before);
        let span = ByteSpan::new(tried.len(), tried.len() + word.len());
        tried.push_str(word);
        places.push((span, words::class(class).expect("places are classes")));
        rest = after;
    }
    tried.push_str(rest);
    Ok((tried, places))
}

/// `means` with `$1`, `$2` … replaced by the words; one that is not there stays.
fn filled(means: &str, words: &[&str]) -> String {
    // From the last on, so that $1 does not eat the beginning of $10.
    (0..words.len()).rev().fold(means.to_owned(), |text, at| text.replace(&format!("${}", at + 1), words[at]))
}

/// The one expression that a text consists of.
fn expression(text: &str, holidays: &Holidays) -> Option<Found> {
    match recognise(text, holidays, &Phrases::default()).as_slice() {
        [one] if one.span == ByteSpan::new(0, text.len()) => Some(one.found.clone()),
        _ => None,
    }
}

/// The expressions of a short text, all of it one paragraph.
fn recognise(text: &str, holidays: &Holidays, phrases: &Phrases) -> Vec<Recognised> {
    let (tokens, mut recogniser, mut found) = (split(text), Recogniser::default(), Vec::new());
    for sentence in &tokens.sentences {
        recogniser.sentence(text, &tokens, (0, sentence.tokens), holidays, phrases, &mut found);
    }
    found
}

fn split(text: &str) -> Tokens {
    let block = Block { kind: BlockKind::Paragraph, span: ByteSpan::new(0, text.len()), rule: "own-phrase" };
    token::split(text, &Layout { blocks: vec![block], ..Layout::default() })
}

/// The name of a rule for as long as the program runs; one copy of each, however often a file is read.
fn lasting(name: &str) -> &'static str {
    static NAMES: LazyLock<Mutex<FxHashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(kept);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "#: name phrase means example\n";

    fn phrases(rows: &str) -> Result<Phrases, String> {
        let mut phrases = Phrases::default();
        let added = phrases.add("own.tsv", &format!("{HEADER}{rows}"), &Holidays::default());
        added.map(|()| phrases).map_err(|error| error.to_string())
    }

    fn rules(text: &str, phrases: &Phrases) -> Vec<String> {
        let found = recognise(text, &Holidays::default(), phrases);
        found.iter().map(|one| format!("{} = {}", one.span.of(text), one.found.rule)).collect()
    }

    #[test]
    fn the_longest_phrase_is_found_and_composed_with_its_neighbours() {
        let rows = "deadline\tclose of business\t5 p.m.\tPay by [close of business].\n\
                    long\tclose of business <weekday>\t$1 evening\t\n";
        let own = phrases(rows).unwrap();
        assert_eq!(rules("Pay by Close of Business.", &own), ["Close of Business = deadline"]);
        assert_eq!(rules("Pay by close of business Monday.", &own), ["close of business Monday = long"]);
        assert_eq!(rules("The close of his business.", &own), [""; 0]);
    }

    #[test]
    fn places_are_filled_in_their_order() {
        let own = phrases("issue\tthe <ordinal> issue of <year>\tthe $1 month of $2\t\n").unwrap();
        let found = recognise("It stood in the third issue of 2005.", &Holidays::default(), &own);
        let plain = recognise("the third month of 2005", &Holidays::default(), &Phrases::default());
        assert_eq!(found[0].found.symbol, plain[0].found.symbol);
    }

    #[test]
    fn a_place_may_follow_letters() {
        let own = phrases("fiscal\tFY<year>\tfiscal $1\tSales grew in [FY2005].\n").unwrap();
        assert_eq!(rules("Sales grew in FY2007.", &own), ["FY2007 = fiscal"]);
    }

    #[test]
    fn all_forms_say_the_same() {
        let added = |file: &str, text: &str| {
            let mut phrases = Phrases::default();
            let added = phrases.add(file, text, &Holidays::default());
            added.map(|()| phrases).map_err(|error| error.to_string())
        };
        for (file, text) in [
            ("own.tsv", "#: phrase means name\nclose of business\t5 p.m.\tdeadline\n"),
            ("own.csv", "name,phrase,means,example\ndeadline,close of business,5 p.m.,Pay by [close of business].\n"),
            ("own.json", "[{\"name\": \"deadline\", \"phrase\": \"close of business\", \"means\": \"5 p.m.\"}]"),
            ("own.jsonl", "{\"name\": \"deadline\", \"phrase\": \"close of business\", \"means\": \"5 p.m.\"}\n"),
        ] {
            let own = added(file, text).unwrap();
            assert_eq!(rules("Pay by close of business.", &own), ["close of business = deadline"], "{file}");
        }
        assert_eq!(
            added("own.csv", "name,phrase\ndusk,dusk\n").unwrap_err(),
            "own.csv, line 1: the column \"means\" is missing; expected name, phrase, means at least"
        );
        assert_eq!(
            added("own.jsonl", "{\"name\": \"dusk\", \"phrase\": \"\", \"means\": \"6 p.m.\"}").unwrap_err(),
            "own.jsonl, line 1: the phrase is empty"
        );
    }

    #[test]
    fn faults_name_line_and_reason() {
        let fault = |row: &str| phrases(row).unwrap_err();
        assert_eq!(
            fault("dusk\tpost<weekday>\t$1\t\n"),
            "own.tsv, line 2: phrase is \"post<weekday>\"; expected each <class> to stand by itself"
        );
        assert_eq!(fault("\tdusk\t6 p.m.\t\n"), "own.tsv, line 2: the name is empty");
        assert_eq!(fault("dusk\t\t6 p.m.\t\n"), "own.tsv, line 2: the phrase is empty");
        assert_eq!(
            fault("dusk\tdusk <day\t6 p.m.\t\n"),
            "own.tsv, line 2: phrase is \"dusk <day\"; a \"<\" has no \">\""
        );
        assert!(
            fault("dusk\tdusk <day>\t6 p.m.\t\n")
                .starts_with("own.tsv, line 2: <day> is no class; expected one of number,")
        );
        assert_eq!(
            fault("dusk\tdusk <weekday>\tlate on\t\n"),
            "own.tsv, line 2: means is \"late on\"; \"late on\" is not read as one expression of time"
        );
        assert_eq!(
            fault("gloaming\tgloaming\t6 p.m.\tIn [the gloaming].\n"),
            "own.tsv, line 2: the example is \"In [the gloaming].\", but is read \"In the [gloaming].\""
        );
    }

    #[test]
    fn a_name_is_kept_once() {
        assert!(std::ptr::eq(lasting("one-name"), lasting(&["one", "-name"].concat())));
    }
}
