//! An article for the tests of the view, marked by hand, so that they do not hang on what the stages find.

use crate::article::*;

const TEXT: &str = "Spy chief visits Cairo\n\nAli Mamlouk visited Cairo on Saturday, SANA said. “I <like> it,” he told his \
                    Egyptian counterpart. He did not meet the press.\n\nRead: Who is who in Damascus";

/// A short article with each kind of mark: nested mentions, a visit that is told twice, and one that did not happen.
pub fn article() -> Article {
    let title = span("Spy chief visits Cairo", 0);
    Article {
        language: Some("en".into()),
        published: Some(Published { value: "2018-12-24".into(), start: None, end: None, origin: "argument".into() }),
        authors: Vec::new(),
        blocks: ["title", "paragraph", "related"].iter().zip(TEXT.split("\n\n")).map(block).collect(),
        sentences: Vec::new(),
        tokens: Tokens::default(),
        entities: vec![
            entity(0, "person", "Ali Mamlouk", "SYR", &[("Ali Mamlouk", 0, "name"), ("he", 0, "pronoun")]),
            entity(1, "place", "Cairo", "EGY", &[("Cairo", 0, "name"), ("Cairo", 1, "name")]),
            entity(2, "organization", "SANA", "SYR", &[("SANA", 0, "name")]),
            entity(3, "group", "Egyptian", "EGY", &[("Egyptian", 0, "name")]),
            entity(4, "person", "his Egyptian counterpart", "EGY", &[("his Egyptian counterpart", 0, "description")]),
        ],
        times: vec![time("Saturday")],
        quotes: vec![quote("I <like> it,")],
        events: vec![
            event(0, "visits", "positive", None),
            event(1, "visited", "positive", Some(0)),
            event(2, "meet", "negative", None),
        ],
        warnings: Vec::new(),
        title: Some(title),
        text: TEXT.into(),
    }
}

/// The characters of the text where they stand for the n-th time.
fn span(words: &str, n: usize) -> Span {
    let (byte, _) = TEXT.match_indices(words).nth(n).expect("the words stand in the text");
    let start = TEXT[..byte].chars().count() as u32;
    Span { start, end: start + words.chars().count() as u32, text: words.into() }
}

fn block((kind, words): (&&str, &str)) -> Block {
    let Span { start, end, .. } = span(words, 0);
    Block { kind: (*kind).into(), start, end }
}

fn entity(id: u32, kind: &str, name: &str, country: &str, mentions: &[(&str, usize, &str)]) -> Entity {
    let mentions = mentions.iter().map(|&(words, n, form)| {
        let Span { start, end, text } = span(words, n);
        Mention { start, end, text, form: form.into() }
    });
    Entity {
        id,
        kind: kind.into(),
        name: name.into(),
        country: Some(country.into()),
        code: None,
        kb_id: None,
        roles: Vec::new(),
        place: None,
        mentions: mentions.collect(),
    }
}

fn time(words: &str) -> Time {
    let Span { start, end, text } = span(words, 0);
    Time {
        start,
        end,
        text,
        r#type: "DATE".into(),
        value: Some("2018-12-22".into()),
        r#mod: None,
        quant: None,
        freq: None,
        earliest: Some("2018-12-22".into()),
        latest: Some("2018-12-22".into()),
        origin: "relative".into(),
        rule: "weekday".into(),
    }
}

fn quote(words: &str) -> Quote {
    let Span { start, end, text } = span(words, 0);
    let speaker = Speaker { start, end, text: "he".into(), entity: Some(0) };
    let text = text.into();
    Quote { start, end, text, kind: "direct".into(), cue: Some(span("told", 0)), speaker: Some(speaker) }
}

/// A visit of Ali Mamlouk to Cairo; its day is known from where it is told for the second time.
pub fn event(id: u32, trigger: &str, polarity: &str, same_as: Option<u32>) -> Event {
    let Span { start, end, text } = span("Ali Mamlouk", 0);
    let actor = Participant { start, end, text, entity: Some(0), code: None, country: None, sector: None };
    let Span { start, end, text } = span("Cairo", 0);
    Event {
        id,
        r#type: "CONSULT".into(),
        mode: Some("visit".into()),
        contexts: Vec::new(),
        cameo: "042".into(),
        quad: "verbal cooperation".into(),
        goldstein: 1.9,
        trigger: span(trigger, 0),
        actors: vec![actor],
        recipients: Vec::new(),
        place: Some(EventPlace { start, end, text, entity: Some(1) }),
        date: Some(date(if same_as.is_some() { "relative" } else { "published" })),
        polarity: polarity.into(),
        modality: "actual".into(),
        attribution: Vec::new(),
        sentence: 0,
        rule: "visit".into(),
        confidence: 1.0,
        same_as,
    }
}

fn date(origin: &str) -> EventDate {
    let day = if origin == "published" { "2018-12-24" } else { "2018-12-22" };
    let (earliest, latest) = (day.into(), day.into());
    EventDate { earliest, latest, granularity: "day".into(), origin: origin.into(), time: None }
}
