//! Layout: what each part of a scraped page is, before any word of it is read.
//!
//! In: the text of an article as scraped, and what the caller knows of it. Out: its blocks, title, date of publication,
//! authors, dateline and language.

use crate::extractor::Options;
use crate::span::ByteSpan;
use jiff::civil::DateTime;

/// What stands in an article, by its parts.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// ISO 639-1 code; `None` where there is too little text to tell.
    pub language: Option<&'static str>,
    pub title: Option<ByteSpan>,
    pub published: Option<Published>,
    pub authors: Vec<ByteSpan>,
    pub dateline: Option<Dateline>,
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

/// Find the parts of a text.
pub fn find(text: &str, options: &Options) -> Layout {
    let published = options.published.map(|published| Published {
        at: published.at,
        has_time: published.has_time,
        span: None,
        origin: PublishedOrigin::Argument,
    });
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = ByteSpan::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span, rule: "paragraph" });
        }
    }
    Layout { language: Some("en"), published, blocks, ..Layout::default() }
}
