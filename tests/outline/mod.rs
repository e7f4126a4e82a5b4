//! Writes what was found in an article as the lines of `tests/README.md`, one function a stage.
//!
//! In: an [`Article`], as a user gets it. Out: lines that a person can read and compare. `tests/outline.py` writes the same
//! lines from Python, so that a case holds on both sides.

use dateline::Article;
use dateline::article::{Event, Participant, Token};
use std::collections::HashMap;

/// The stages, in their order, with the function that writes the lines of each.
pub const STAGES: [(&str, Outline); 7] = [
    ("layout", layout),
    ("token", token),
    ("syntax", syntax),
    ("entity", entity),
    ("time", time),
    ("quote", quote),
    ("event", event),
];

/// The lines of one stage.
pub type Outline = fn(&Article) -> Vec<String>;

/// The most characters of a block that are shown.
const SHOWN: usize = 60;

fn layout(article: &Article) -> Vec<String> {
    let text: Vec<char> = article.text.chars().collect();
    let block = |kind: &str, start: u32, end: u32| format!("{kind}: {}", short(&slice(&text, start, end)));
    let mut lines: Vec<String> =
        article.blocks.iter().map(|found| block(&found.kind, found.start, found.end)).collect();
    lines.extend(article.title.iter().map(|title| format!("title: {}", short(&title.text))));
    lines.extend(article.published.iter().map(|published| format!("published: {}", published.value)));
    lines.extend(article.authors.iter().map(|author| format!("author: {}", short(&author.text))));
    lines
}

fn token(article: &Article) -> Vec<String> {
    sentences(article).into_iter().map(|(words, _)| words.join(" ")).collect()
}

fn syntax(article: &Article) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, (words, tokens)) in sentences(article).into_iter().enumerate() {
        if index > 0 {
            lines.push(".".to_owned());
        }
        let names = told_apart(&words);
        for (token, word) in tokens.iter().zip(&words) {
            // A head outside the sentence would be a fault of the stage; it shows as "?".
            let head = token.head.map_or("-", |head| {
                let place = (head as usize).checked_sub(first(article, tokens));
                place.and_then(|place| names.get(place)).map_or("?", String::as_str)
            });
            lines.push(format!("{word} {} {} {} {head}", token.pos, one_line(&token.lemma), token.dep));
        }
    }
    lines
}

fn entity(article: &Article) -> Vec<String> {
    let mut lines = Vec::new();
    for entity in &article.entities {
        let mentions: Vec<String> = entity.mentions.iter().map(|mention| one_line(&mention.text)).collect();
        lines.push(format!(
            "{} {} {} {}: {}",
            entity.kind,
            one_line(&entity.name),
            or_dash(&entity.country),
            or_dash(&entity.code),
            mentions.join(" | ")
        ));
        lines.extend(entity.roles.iter().map(|role| format!("  role: {} ({})", one_line(&role.text), role.status)));
    }
    lines
}

fn time(article: &Article) -> Vec<String> {
    let line = |time: &dateline::article::Time| {
        let mut line = format!("{} = {} {}", one_line(&time.text), time.r#type, or_dash(&time.value));
        for (name, value) in [("mod", &time.r#mod), ("quant", &time.quant), ("freq", &time.freq)] {
            line.extend(value.iter().map(|value| format!(" {name}={value}")));
        }
        if time.earliest.is_some() || time.latest.is_some() {
            line += &format!(" [{}, {}]", or_dash(&time.earliest), or_dash(&time.latest));
        }
        line
    };
    article.times.iter().map(line).collect()
}

fn quote(article: &Article) -> Vec<String> {
    let line = |quote: &dateline::article::Quote| {
        let mut line = format!("{} \"{}\"", quote.kind, one_line(&quote.text));
        line.extend(quote.cue.iter().map(|cue| format!(" cue={}", one_line(&cue.text))));
        if let Some(speaker) = &quote.speaker {
            line += &format!(" speaker={}", one_line(&speaker.text));
            line.extend(speaker.entity.map(|id| format!(" ({})", name_of(article, id))));
        }
        line
    };
    article.quotes.iter().map(line).collect()
}

fn event(article: &Article) -> Vec<String> {
    article.events.iter().map(|event| event_line(article, event)).collect()
}

fn event_line(article: &Article, event: &Event) -> String {
    let mut line = format!(
        "{} {} {} \"{}\": {} -> {}",
        event.r#type,
        or_dash(&event.mode),
        event.cameo,
        one_line(&event.trigger.text),
        participants(article, &event.actors),
        participants(article, &event.recipients)
    );
    if let Some(place) = &event.place {
        line += &format!(" @ {}", named(article, place.entity, &place.text));
    }
    if let Some(date) = &event.date {
        line += &format!(" on {}..{}", date.earliest, date.latest);
    }
    for source in &event.attribution {
        line += &format!(" said by {}", named(article, source.entity, &source.text));
    }
    if event.polarity != "positive" {
        line += &format!(" {}", event.polarity);
    }
    if event.modality != "actual" {
        line += &format!(" {}", event.modality);
    }
    line.extend(event.same_as.map(|id| format!(" same as {id}")));
    line
}

fn participants(article: &Article, list: &[Participant]) -> String {
    if list.is_empty() {
        return "-".to_owned();
    }
    let names: Vec<String> = list.iter().map(|one| named(article, one.entity, &one.text)).collect();
    names.join(" + ")
}

/// The name of an entity; where there is none, the words of the text.
fn named(article: &Article, entity: Option<u32>, words: &str) -> String {
    entity.map_or_else(|| one_line(words), |id| name_of(article, id))
}

fn name_of(article: &Article, id: u32) -> String {
    one_line(&article.entities[id as usize].name)
}

/// The words and tokens of each sentence.
fn sentences(article: &Article) -> Vec<(Vec<String>, &[Token])> {
    let text: Vec<char> = article.text.chars().collect();
    let word = |token: &Token| one_line(&slice(&text, token.start, token.end));
    article.tokens.chunk_by(|a, b| a.sentence == b.sentence).map(|run| (run.iter().map(word).collect(), run)).collect()
}

/// The index of the first token of a sentence.
fn first(article: &Article, sentence: &[Token]) -> usize {
    article.tokens.partition_point(|token| token.sentence < sentence[0].sentence)
}

/// The words of a sentence; one that stands there more than once carries its number: "the#2".
fn told_apart(words: &[String]) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut names = Vec::with_capacity(words.len());
    for word in words {
        let times = seen.entry(word).and_modify(|times| *times += 1).or_insert(1);
        names.push(if *times == 1 { word.clone() } else { format!("{word}#{times}") });
    }
    names
}

fn slice(text: &[char], start: u32, end: u32) -> String {
    text[start as usize..end as usize].iter().collect()
}

/// The characters with each run of white space as one space.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(words: &str) -> String {
    let words = one_line(words);
    match words.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words,
    }
}

fn or_dash(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("-")
}
