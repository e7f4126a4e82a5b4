//! Layout: what each part of a scraped page is, before any word of it is read.
//!
//! In: the text of an article as scraped, and what the caller knows of it. Out: its blocks, title, date of publication,
//! authors, dateline and language.

mod authors;
mod byline;
mod classify;
mod dateline;
mod dates;
mod forms;
mod language;
mod lines;
mod markup;
mod phrases;
mod published;
mod sentence;
mod title;

use crate::extractor::Options;
use crate::span::ByteSpan;
use classify::{Page, Verdict};
pub use dates::Order;
use jiff::civil::DateTime;
use lines::head;
use published::Evidence;
pub use published::order_written;
use rustc_hash::FxHashSet;

/// What stands in an article, by its parts.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// ISO 639-1 code; `None` where there is too little text to tell.
    pub language: Option<&'static str>,
    pub title: Option<ByteSpan>,
    pub published: Option<Published>,
    pub authors: Vec<ByteSpan>,
    pub dateline: Option<Dateline>,
    /// The order of day and month in dates of three numbers, where the page or the country of its address settles it.
    pub order: Option<Order>,
    /// Whether the text is the source of a page rather than its text.
    pub is_markup: bool,
    /// In the order of the text; they do not overlap, and cover everything that is not blank.
    pub blocks: Vec<Block>,
}

/// A part of the text, of one kind. Its span has no white space at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub span: ByteSpan,
    /// The name of the rule that decided the kind.
    pub rule: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Title,
    Published,
    Byline,
    Dateline,
    Caption,
    Subheading,
    Paragraph,
    List,
    Related,
    Boilerplate,
}

impl BlockKind {
    /// Whether the block tells the story: the stages that read meaning skip all others.
    pub fn is_story(self) -> bool {
        use BlockKind::*;
        matches!(self, Title | Caption | Subheading | Paragraph | List)
    }

    pub fn name(self) -> &'static str {
        use BlockKind::*;
        match self {
            Title => "title",
            Published => "published",
            Byline => "byline",
            Dateline => "dateline",
            Caption => "caption",
            Subheading => "subheading",
            Paragraph => "paragraph",
            List => "list",
            Related => "related",
            Boilerplate => "boilerplate",
        }
    }
}

/// When the article appeared, in the local time that it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub at: DateTime,
    /// Whether a time of day was given, or only the day.
    pub has_time: bool,
    /// Where it stands, if it was found in the text.
    pub span: Option<ByteSpan>,
    pub origin: PublishedOrigin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedOrigin {
    Argument,
    Text,
    Html,
    Url,
}

/// "CAIRO, April 17 (Xinhua) --": where a report was written, when, and by which agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    pub span: ByteSpan,
    pub place: ByteSpan,
    pub date: Option<ByteSpan>,
    pub agency: Option<ByteSpan>,
}

impl Layout {
    /// Whether the later stages can read the text. Too little of it to tell is taken for English.
    pub fn is_english(&self) -> bool {
        self.language.is_none_or(|language| language == "en")
    }
}

/// Find the parts of a text.
pub fn find(text: &str, options: &Options) -> Layout {
    let parts = lines::parts(text);
    let page = classify::classify(text, &parts);
    let mut layout = Layout { language: language::guess(text), ..Layout::default() };
    layout.is_markup = markup::is_markup(text);
    layout.title = page.title.map(|index| visible(text, parts[index].span));
    let mut evidence = Evidence { stamps: page.stamps(), ..Evidence::default() };
    for (index, (part, verdict)) in parts.iter().zip(&page.kinds).enumerate() {
        let Verdict { kind, rule } = verdict.expect("every part has a kind");
        let mut span = part.span;
        match kind {
            BlockKind::Paragraph => {
                let is_lead = page.story.is_some_and(|(first, _)| index <= first + 1);
                if is_lead {
                    span = open_lead(text, span, &mut layout, &mut evidence);
                }
                close_story(text, span, rule, &mut layout);
            }
            BlockKind::Published => {
                // "Ouagadougou (AFP) – Issued on: 11/07/2022"
                if layout.dateline.is_none() && dateline::read(text, span).is_some_and(|found| found.is_sure) {
                    span = take_dateline(text, span, &mut layout);
                }
                split_date_line(text, span, index, &page, &mut layout.blocks);
            }
            BlockKind::Dateline => {
                let found = dateline::alone(text, span).or_else(|| dateline::city_alone(text, span));
                if let Some((found, place)) = found.and_then(|found| Some((found, found.place?))) {
                    layout.dateline = Some(Dateline { span, place, date: found.date, agency: found.agency });
                }
                layout.blocks.push(Block { kind, span, rule });
            }
            _ => layout.blocks.push(Block { kind, span, rule }),
        }
    }
    layout.authors = authors(text, &page, &layout.authors);
    evidence.url = page
        .addresses
        .first()
        .filter(|&&at| page.story.is_none_or(|(first, _)| at < first))
        .map(|&at| parts[at].span.of(text));
    evidence.dateline = layout.dateline.and_then(|dateline| dateline.date);
    layout.published = published::choose(text, options, &evidence);
    layout.order = published::order(options, &evidence, layout.published.as_ref());
    layout
}

/// Take a byline, a date and a dateline off the beginning of the first paragraph; what is left of it.
fn open_lead(text: &str, mut span: ByteSpan, layout: &mut Layout, evidence: &mut Evidence) -> ByteSpan {
    let after = |span: ByteSpan, end: u32| ByteSpan { start: end, end: span.end }.trim(text);
    if let Some((byline, end)) = byline::before_dateline(text, span) {
        let rule = "byline-before-dateline";
        layout.blocks.push(Block { kind: BlockKind::Byline, span: ByteSpan { end, ..span }.trim(text), rule });
        layout.authors.extend(byline.authors);
        span = after(span, end);
    }
    if let Some(stamp) = leading_date(text, span) {
        evidence.stamps.push((stamp, true));
        layout.blocks.push(Block { kind: BlockKind::Published, span: stamp.span, rule: "date-before-the-lead" });
        span = after(span, stamp.span.end);
    }
    if layout.dateline.is_some() {
        return span;
    }
    let rest = take_dateline(text, span, layout);
    // "CAIRO - 25 July 2022: The ministry …"
    let Some(stamp) = Some(rest).filter(|rest| rest.start > span.start).and_then(|rest| date_and_colon(text, rest))
    else {
        return rest;
    };
    evidence.stamps.push((stamp, true));
    let stamp = ByteSpan { end: stamp.span.end + 1, ..stamp.span };
    layout.blocks.push(Block { kind: BlockKind::Published, span: stamp, rule: "date-after-the-dateline" });
    after(rest, stamp.end)
}

/// A paragraph, and the credit and the furniture at its end.
fn close_story(text: &str, span: ByteSpan, rule: &'static str, layout: &mut Layout) {
    let furniture = phrases::closing(span.of(text)).map(|(mark, at)| (mark, span.start + at as u32));
    let mut story = furniture.map_or(span, |(_, start)| ByteSpan { end: start, ..span }.trim(text));
    let credit = byline::closing(text, story).filter(|(_, end)| *end > span.start);
    let byline = credit.map(|(byline, end)| {
        let credit = ByteSpan { start: end, ..story }.trim(text);
        story.end = end;
        (byline, credit)
    });
    layout.blocks.push(Block { kind: BlockKind::Paragraph, span: story, rule });
    if let Some((byline, span)) = byline {
        layout.blocks.push(Block { kind: BlockKind::Byline, span, rule: byline.rule });
        layout.authors.extend(byline.authors);
    }
    if let Some((mark, start)) = furniture {
        let span = ByteSpan { start, ..span }.trim(text);
        layout.blocks.push(Block { kind: mark.kind.block(), span, rule: "phrase-at-the-end" });
    }
}

/// Take the dateline off the beginning of a part; what is left of it.
fn take_dateline(text: &str, span: ByteSpan, layout: &mut Layout) -> ByteSpan {
    let Some(found) = dateline::read(text, span) else { return span };
    if let Some(place) = found.place {
        layout.dateline = Some(Dateline { span: found.span, place, date: found.date, agency: found.agency });
    }
    layout.blocks.push(Block { kind: BlockKind::Dateline, span: found.span, rule: "place-and-dash" });
    ByteSpan { start: found.span.end, end: span.end }.trim(text)
}

/// "Thursday, May 7, 2015 On Tuesday, the government …": a date line that lost its break.
fn leading_date(text: &str, span: ByteSpan) -> Option<dates::Stamp> {
    let piece = span.of(text);
    let piece = head(piece, 60);
    let stamp = dates::leading(piece, span.start as usize)?;
    let rest = text[stamp.span.end as usize..span.end as usize].strip_prefix(' ')?;
    let is_whole = stamp.weekday.is_some() || stamp.label.is_some() || stamp.time.is_some();
    (is_whole && stamp.day.is_some() && rest.starts_with(char::is_uppercase)).then_some(stamp)
}

/// "25 July 2022: The ministry …"
fn date_and_colon(text: &str, span: ByteSpan) -> Option<dates::Stamp> {
    let stamp = dates::leading(head(span.of(text), 60), span.start as usize)?;
    let rest = text[stamp.span.end as usize..span.end as usize].strip_prefix(": ")?;
    (stamp.day.is_some() && rest.starts_with(char::is_uppercase)).then_some(stamp)
}

/// A line that holds a date and a byline gives a block for each. A dateline may have been taken off its beginning: what
/// stood in that does not count.
fn split_date_line(text: &str, span: ByteSpan, index: usize, page: &Page, blocks: &mut Vec<Block>) {
    let mut push = |kind, start: u32, end: u32, rule| {
        let span = ByteSpan { start, end }.trim(text);
        if !span.is_empty() {
            blocks.push(Block { kind, span, rule });
        }
    };
    let (stamps, rests) = page.dates_of(index).map_or((&[][..], &[][..]), |found| (&found.stamps, &found.rest));
    let mut rests = rests.iter().filter(|&&rest| span.contains(rest));
    let Some(byline) = rests.find(|&&rest| byline::opened(text, rest).is_some()) else {
        return push(BlockKind::Published, span.start, span.end, "date-line");
    };
    let dates_begin = stamps.iter().map(|stamp| stamp.span.start).find(|&start| span.start <= start);
    match dates_begin.filter(|&start| byline.start < start) {
        Some(dates_begin) => {
            push(BlockKind::Byline, span.start, dates_begin, "byline-before-date");
            push(BlockKind::Published, dates_begin, span.end, "date-line");
        }
        None => {
            push(BlockKind::Published, span.start, byline.start, "date-line");
            push(BlockKind::Byline, byline.start, span.end, "byline-after-date");
        }
    }
}

/// The names in the bylines, in the order of the text, each once.
fn authors(text: &str, page: &Page, in_paragraphs: &[ByteSpan]) -> Vec<ByteSpan> {
    let in_lines = page.bylines.iter().flat_map(|(_, byline)| &byline.authors);
    let mut all: Vec<ByteSpan> = in_lines.chain(in_paragraphs).copied().collect();
    all.sort_unstable();
    let mut seen = FxHashSet::default();
    all.retain(|name| seen.insert(name.of(text).to_lowercase()));
    all
}

/// A span without the invisible characters at its ends, such as the mark of byte order.
fn visible(text: &str, span: ByteSpan) -> ByteSpan {
    let hidden =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    let piece = span.of(text);
    let start = span.start as usize + (piece.len() - piece.trim_start_matches(hidden).len());
    ByteSpan::new(start, start + piece.trim_matches(hidden).len())
}
