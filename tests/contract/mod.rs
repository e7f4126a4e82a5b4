//! Holds an [`Article`] against the output contract: what must be true of any reading of any text.
//!
//! In: the article and the text it was read from. Out: the first fault, in one sentence.

use dateline::Article;
use dateline::article::Token;
use serde_json::Value;

type Check = Result<(), String>;

macro_rules! require {
    ($condition:expr, $($message:tt)+) => { if !$condition { return Err(format!($($message)+)); } };
}

/// Whether the article keeps the contract.
pub fn holds(article: &Article, text: &str) -> Check {
    require!(article.text == text, "the text was changed");
    let letters: Vec<char> = text.chars().collect();
    let json: Value = serde_json::from_str(&article.to_json(true)).expect("to_json writes JSON");
    spans(&json, &letters, "article")?;
    let authors: Vec<_> = article.authors.iter().map(|author| (author.start, author.end)).collect();
    require!(authors.is_sorted(), "the authors are not in order");
    blocks(article, &letters)?;
    sentences(article)?;
    tokens(article, &letters)?;
    entities(article)?;
    times(article)?;
    let quotes: Vec<_> = article.quotes.iter().map(|quote| (quote.start, quote.end)).collect();
    require!(quotes.is_sorted(), "the quotes are not in order");
    events(article)
}

/// Every span lies in the text and slices to its words; a missing value is null, never "".
fn spans(value: &Value, letters: &[char], path: &str) -> Check {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().try_for_each(|(i, one)| spans(one, letters, &format!("{path}[{i}]")))
        }
        Value::Object(object) => {
            if let (Some(start), Some(end)) =
                (object.get("start").and_then(Value::as_u64), object.get("end").and_then(Value::as_u64))
            {
                let found = letters.get(start as usize..end as usize);
                require!(found.is_some() && start < end, "{path} is {start}..{end} of {}", letters.len());
                if let Some(words) = object.get("text") {
                    let sliced: String = found.into_iter().flatten().collect();
                    require!(words.as_str() == Some(&sliced), "{path} says {words}, its span {sliced:?}");
                }
            }
            let mut fields = object.iter().filter(|(key, _)| !(path == "article" && *key == "text"));
            fields.try_for_each(|(key, one)| spans(one, letters, &format!("{path}.{key}")))
        }
        Value::String(words) => {
            require!(!words.is_empty(), "{path} is \"\"; a missing value is null");
            Ok(())
        }
        _ => Ok(()),
    }
}

fn blocks(article: &Article, letters: &[char]) -> Check {
    let mut at = 0;
    for (index, block) in article.blocks.iter().enumerate() {
        let (start, end) = (block.start as usize, block.end as usize);
        require!(at <= start, "block {index} begins before the last one ends");
        require!(letters[at..start].iter().all(|c| c.is_whitespace()), "text before block {index} is in none");
        at = end;
    }
    require!(letters[at..].iter().all(|c| c.is_whitespace()), "text after the last block is in none");
    Ok(())
}

fn sentences(article: &Article) -> Check {
    let mut at = 0;
    for (index, sentence) in article.sentences.iter().enumerate() {
        require!(at <= sentence.start, "sentence {index} begins before the last one ends");
        at = sentence.end;
        let block = article.blocks.get(sentence.block as usize);
        let inside = block.is_some_and(|block| block.start <= sentence.start && sentence.end <= block.end);
        require!(inside, "sentence {index} is not in its block");
    }
    Ok(())
}

/// Tokens cover their sentences, and the words of a sentence hang on one root without a circle.
fn tokens(article: &Article, letters: &[char]) -> Check {
    let mut at = 0;
    for (index, token) in article.tokens.iter().enumerate() {
        let (start, end) = (token.start as usize, token.end as usize);
        require!(at <= start, "token {index} begins before the last one ends");
        require!(letters[at..start].iter().all(unseen), "text before token {index} is in none");
        at = end;
        let sentence = article.sentences.get(token.sentence as usize);
        let inside = sentence.is_some_and(|sentence| sentence.start <= token.start && token.end <= sentence.end);
        require!(inside, "token {index} is not in its sentence");
        let root = token.head.is_none();
        require!(root == (token.dep == "root"), "token {index} is {} with head {:?}", token.dep, token.head);
    }
    require!(letters[at..].iter().all(unseen), "text after the last token is in none");
    let mut first = 0;
    for sentence in article.tokens.chunk_by(|a, b| a.sentence == b.sentence) {
        tree(sentence, first)?;
        first += sentence.len();
    }
    Ok(())
}

/// White space, control characters, and what has no width: no word is made of them.
fn unseen(c: &char) -> bool {
    let no_width = matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    c.is_whitespace() || c.is_control() || no_width
}

fn tree(sentence: &[Token], first: usize) -> Check {
    let roots = sentence.iter().filter(|token| token.head.is_none()).count();
    require!(roots == 1, "the sentence at token {first} has {roots} roots");
    // 0: not seen; 1: on the way up from here; 2: leads to the root
    let mut state = vec![0u8; sentence.len()];
    for begin in 0..sentence.len() {
        let mut way = Vec::new();
        let mut at = begin;
        while state[at] == 0 {
            state[at] = 1;
            way.push(at);
            let Some(head) = sentence[at].head else { break };
            at = (head as usize).wrapping_sub(first);
            require!(at < sentence.len(), "token {begin} past {first}: a head outside the sentence");
            require!(state[at] != 1, "the tree at token {first} has a circle");
        }
        way.into_iter().for_each(|token| state[token] = 2);
    }
    Ok(())
}

fn entities(article: &Article) -> Check {
    let mut last = (0, 0);
    for (index, entity) in article.entities.iter().enumerate() {
        require!(entity.id as usize == index, "entity {index} has the id {}", entity.id);
        let mentions: Vec<_> = entity.mentions.iter().map(|mention| (mention.start, mention.end)).collect();
        require!(mentions.is_sorted(), "the mentions of entity {index} are not in order");
        let roles: Vec<_> = entity.roles.iter().map(|role| (role.start, role.end)).collect();
        require!(roles.is_sorted(), "the roles of entity {index} are not in order");
        let first = mentions.first().copied();
        require!(
            first.is_some_and(|first| last <= first),
            "entity {index} has no mention, or its first is out of order"
        );
        last = mentions[0];
        let alpha3 = |code: &String| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        require!(entity.country.iter().all(alpha3), "entity {index} has the country {:?}", entity.country);
    }
    Ok(())
}

fn times(article: &Article) -> Check {
    let mut at = 0;
    for (index, time) in article.times.iter().enumerate() {
        require!(at <= time.start, "time {index} begins before the last one ends");
        at = time.end;
        let ordered = time.earliest.iter().zip(&time.latest).all(|(earliest, latest)| earliest <= latest);
        require!(ordered, "time {index} lies between {:?} and {:?}", time.earliest, time.latest);
    }
    Ok(())
}

fn events(article: &Article) -> Check {
    let triggers: Vec<_> = article.events.iter().map(|event| (event.trigger.start, event.trigger.end)).collect();
    require!(triggers.is_sorted(), "the events are not in order");
    let known = |entity: Option<u32>| entity.is_none_or(|id| (id as usize) < article.entities.len());
    for (index, event) in article.events.iter().enumerate() {
        require!(event.id as usize == index, "event {index} has the id {}", event.id);
        let sentence = article.sentences.get(event.sentence as usize);
        let inside = sentence.is_some_and(|s| s.start <= event.trigger.start && event.trigger.end <= s.end);
        require!(inside, "the trigger of event {index} is not in its sentence");
        let mut parts = event.actors.iter().chain(&event.recipients).map(|one| one.entity);
        require!(parts.all(known), "a participant of event {index} is an entity that is not there");
        require!(known(event.place.as_ref().and_then(|place| place.entity)), "the place of event {index} is not there");
        require!(event.attribution.iter().all(|source| known(source.entity)), "a source of event {index} is not there");
        require!((0.0..=1.0).contains(&event.confidence), "event {index} has the confidence {}", event.confidence);
        require!(event.same_as.is_none_or(|id| id < event.id), "event {index} is the same as a later one");
        if let Some(date) = &event.date {
            require!(date.earliest <= date.latest, "event {index} ends before it begins");
            let time = date.time.is_none_or(|time| (time as usize) < article.times.len());
            require!(time, "the date of event {index} is a time that is not there");
        }
    }
    let speakers = article.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    require!(speakers.into_iter().all(|speaker| known(speaker.entity)), "a speaker is an entity that is not there");
    Ok(())
}
