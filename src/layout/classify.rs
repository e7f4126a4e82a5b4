//! What each part of a page is: the rules, in their order.
//!
//! In: the parts of a text. Out: a kind for each. First what a part says of itself (an address, a date, "By Jane Roe",
//! "Read also:"), then where the story begins and ends, then the headline, and at last the parts that only their place
//! explains: captions above the story, subheadings and lists in it, lists of other headlines below.

use super::byline::{self, Byline};
use super::dates::{self, Dates, Stamp};
use super::lines::{End, Part, head, is_bullet};
use super::phrases::{self, Mark, MarkKind};
use super::{BlockKind, title};
use crate::lexicon::FINITE_VERBS;
use crate::span::ByteSpan;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Why a part is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    pub kind: BlockKind,
    pub rule: &'static str,
}

/// The parts of a page with their kinds, and what was read in them on the way.
#[derive(Debug, Default)]
pub struct Page {
    pub kinds: Vec<Option<Verdict>>,
    /// The dates of lines of their own, by part.
    pub dates: Vec<(usize, Dates)>,
    pub bylines: Vec<(usize, Byline)>,
    pub title: Option<usize>,
    /// The first and the last part that is prose.
    pub story: Option<(usize, usize)>,
    /// Parts that are an address and no more.
    pub addresses: Vec<usize>,
    sections: Vec<(usize, MarkKind)>,
}

static VERBS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| FINITE_VERBS.rows().map(|[form]| form).collect());

/// Decide on all parts.
pub fn classify(text: &str, parts: &[Part]) -> Page {
    let mut page = Page { kinds: vec![None; parts.len()], ..Page::default() };
    if parts.len() == 1 && !is_address(parts[0].span.of(text)) {
        page.kinds[0] = Some(Verdict { kind: BlockKind::Paragraph, rule: "lone-part" });
        page.story = Some((0, 0));
        return page;
    }
    for (index, part) in parts.iter().enumerate() {
        page.kinds[index] = page.by_itself(text, index, part);
    }
    page.find_story(text, parts);
    page.close_sections(text, parts);
    page.find_title(text, parts);
    let (first, last) = page.story.unwrap_or((parts.len(), parts.len()));
    page.above(text, parts, first);
    page.inside(text, parts, first, last);
    page.below(text, parts, last);
    for kind in &mut page.kinds {
        kind.get_or_insert(Verdict { kind: BlockKind::Paragraph, rule: "paragraph" });
    }
    page
}

impl Page {
    /// What a part says of itself, without its neighbours.
    fn by_itself(&mut self, text: &str, index: usize, part: &Part) -> Option<Verdict> {
        use BlockKind::*;
        let verdict = |kind, rule| Some(Verdict { kind, rule });
        let piece = part.span.of(text);
        if is_address(piece) {
            self.addresses.push(index);
            return verdict(Boilerplate, "address-alone");
        }
        if !part.look.long && !piece.chars().any(char::is_alphanumeric) {
            return verdict(Boilerplate, "no-words");
        }
        if !part.look.long && part.look.words <= 24 && has_digit(piece) {
            let found = dates::find(piece, part.span.start as usize);
            if is_date_line(text, part, &found) {
                for &rest in &found.rest {
                    self.bylines.extend(byline::opened(text, rest).map(|byline| (index, byline)));
                }
                self.dates.push((index, found));
                return verdict(Published, "date-line");
            }
        }
        if let Some(byline) = byline::opened(text, part.span) {
            let rule = byline.rule;
            self.bylines.push((index, byline));
            return verdict(Byline, rule);
        }
        if let Some(found) = phrases::mark(piece)
            && fits(found, part)
        {
            if found.opens_section {
                self.sections.push((index, found.kind));
            }
            return verdict(found.kind.block(), found.rule);
        }
        if is_contact(part, piece) {
            return verdict(Boilerplate, "contact");
        }
        if is_menu(piece) {
            return verdict(Boilerplate, "menu-in-a-line");
        }
        if piece.starts_with(is_bullet) && piece.trim_start_matches(is_bullet).starts_with(char::is_whitespace) {
            return verdict(List, "bullet");
        }
        if is_pull_quote(part, piece) {
            return verdict(Caption, "pull-quote");
        }
        None
    }

    /// The story begins with the first part that is prose, and ends with the last.
    fn find_story(&mut self, text: &str, parts: &[Part]) {
        let is_prose = |index: &usize| self.kinds[*index].is_none() && is_prose(text, &parts[*index]);
        let first = (0..parts.len()).find(is_prose);
        let first = first.or_else(|| {
            let is_sentence = |part: &Part| part.look.is_closed() && part.look.words >= 4 || part.look.words >= 25;
            (0..parts.len()).find(|&index| self.kinds[index].is_none() && is_sentence(&parts[index]))
        });
        let last = (0..parts.len()).rev().find(is_prose);
        self.story = first.map(|first| (first, last.unwrap_or(first).max(first)));
    }

    /// A label such as "Related" or "Tags" in the story or below it takes the short lines that follow.
    fn close_sections(&mut self, text: &str, parts: &[Part]) {
        let Some((first, _)) = self.story else { return };
        let mut open = None;
        let mut sections = self.sections.iter().peekable();
        for (index, part) in parts.iter().enumerate().skip(first) {
            while let Some((_, kind)) = sections.next_if(|(at, _)| *at <= index) {
                open = (self.sections.iter().any(|(at, _)| *at == index)).then_some(*kind);
            }
            if self.kinds[index].is_some_and(|verdict| verdict.kind != BlockKind::List) {
                continue;
            }
            let Some(kind) = open else { continue };
            let looks_like_story =
                part.look.is_closed() && part.look.words >= 12 && has_finite_verb(part.span.of(text));
            if part.look.long || looks_like_story {
                open = None;
            } else {
                self.kinds[index] = Some(Verdict { kind: kind.block(), rule: "section-item" });
            }
        }
        // The end of the story may have been in a section.
        if let Some((first, last)) = self.story {
            let last = (first..=last).rev().find(|&index| self.kinds[index].is_none()).unwrap_or(first);
            self.story = Some((first, last));
        }
    }

    fn find_title(&mut self, text: &str, parts: &[Part]) {
        let Some((first, _)) = self.story else { return };
        let Some(index) = title::find(text, parts, self, first) else { return };
        self.title = Some(index);
        self.kinds[index] = Some(Verdict { kind: BlockKind::Title, rule: "headline" });
        // The first paragraph was a line above the headline.
        if index >= first {
            let prose = (index + 1..parts.len()).find(|&at| self.kinds[at].is_none() && is_prose(text, &parts[at]));
            self.story = prose.map(|prose| (prose, self.story.map_or(prose, |(_, last)| last.max(prose))));
        }
        let words = title::plain(parts[index].span.of(text));
        for (at, part) in parts.iter().enumerate() {
            if at != index && !part.look.long && self.kinds[at].is_none() && title::repeats(&words, part.span.of(text))
            {
                self.kinds[at] = Some(Verdict { kind: BlockKind::Boilerplate, rule: "headline-again" });
            }
        }
    }

    /// The parts above the story: the tagline before the headline, captions and bylines after it.
    fn above(&mut self, text: &str, parts: &[Part], first: usize) {
        let Some(title) = self.title else { return };
        for index in 0..first.min(parts.len()) {
            if self.kinds[index].is_some() {
                continue;
            }
            let (part, piece) = (&parts[index], parts[index].span.of(text));
            let rule = if index < title {
                (BlockKind::Boilerplate, "above-the-headline")
            } else if let Some(byline) = self.bare_byline(text, parts, index, title) {
                let rule = byline.rule;
                self.bylines.push((index, byline));
                (BlockKind::Byline, rule)
            } else if part.look.words <= 30 && !has_finite_verb(piece) && part.look.words >= 2 {
                (BlockKind::Caption, "verbless-above-the-story")
            } else if part.look.is_closed() || part.look.long {
                continue;
            } else if part.look.words == 1 {
                (BlockKind::Boilerplate, "lone-word-above-the-story")
            } else {
                (BlockKind::Subheading, "deck")
            };
            self.kinds[index] = Some(Verdict { kind: rule.0, rule: rule.1 });
        }
    }

    /// A line of names above the story is a byline, unless the story is about them: then they are in a picture.
    fn bare_byline(&self, text: &str, parts: &[Part], index: usize, title: usize) -> Option<Byline> {
        let part = &parts[index];
        if part.look.words > 10 || !self.bylines.is_empty() {
            return None;
        }
        let byline = byline::bare_names(text, part.span)?;
        let Some(last) = byline.authors.last() else { return Some(byline) };
        let last = last.of(text).split_whitespace().next_back()?;
        let (first, _) = self.story?;
        let lead = parts[first].span.of(text);
        let lead = head(lead, 400);
        if title::names(parts[title].span.of(text), last) || title::names(lead, last) {
            return None;
        }
        let is_beside_date = self.dates.iter().any(|(at, _)| at.abs_diff(index) == 1) || index == title + 1;
        (byline.rule != "names-alone" || is_beside_date).then_some(byline)
    }

    /// Short lines between paragraphs: one or two are subheadings, more are a list.
    fn inside(&mut self, text: &str, parts: &[Part], first: usize, last: usize) {
        let mut index = first;
        while index < last {
            if self.kinds[index].is_some() || !is_heading_like(&parts[index]) {
                if self.kinds[index].is_none() && is_verbless_caption(text, &parts[index]) {
                    self.kinds[index] = Some(Verdict { kind: BlockKind::Caption, rule: "verbless-sentence" });
                }
                index += 1;
                continue;
            }
            let mut end = index + 1;
            while end < last && self.kinds[end].is_none() && is_heading_like(&parts[end]) {
                end += 1;
            }
            let verdict = match end - index {
                1 | 2 => Verdict { kind: BlockKind::Subheading, rule: "short-line-between-paragraphs" },
                _ => Verdict { kind: BlockKind::List, rule: "short-lines-in-a-row" },
            };
            self.kinds[index..end].fill(Some(verdict));
            index = end;
        }
        self.number(text, parts, first, last);
    }

    /// "1. …", "2) …", "– …": items where two follow each other.
    fn number(&mut self, text: &str, parts: &[Part], first: usize, last: usize) {
        let mut before: Option<(usize, u8)> = None;
        for (index, part) in parts.iter().enumerate().take(last + 1).skip(first) {
            let Some(mark) = item_mark(part.span.of(text)) else { continue };
            let free = |kind: Option<Verdict>| {
                kind.is_none_or(|verdict| matches!(verdict.kind, BlockKind::Subheading | BlockKind::List))
            };
            if let Some((at, same)) = before
                && same == mark
                && at + 1 == index
                && free(self.kinds[at])
                && free(self.kinds[index])
            {
                let verdict = Some(Verdict { kind: BlockKind::List, rule: "numbered-or-dashed-items" });
                self.kinds[at] = verdict;
                self.kinds[index] = verdict;
            }
            before = Some((index, mark));
        }
    }

    /// Lines below the story that no rule has explained: headlines of other stories, or what else the page holds.
    fn below(&mut self, text: &str, parts: &[Part], last: usize) {
        let authors: Vec<&str> = self
            .bylines
            .iter()
            .flat_map(|(_, byline)| &byline.authors)
            .filter_map(|author| author.of(text).split_whitespace().next_back())
            .collect();
        let open: Vec<usize> = (last + 1..parts.len()).filter(|&index| self.kinds[index].is_none()).collect();
        let headlines = open.iter().filter(|&&index| is_heading_like(&parts[index])).count();
        for index in open {
            let part = &parts[index];
            let verdict = if !is_heading_like(part) {
                continue;
            } else if headlines >= 2 && part.look.words >= 4 {
                Verdict { kind: BlockKind::Related, rule: "headlines-below-the-story" }
            } else if part.look.words <= 3 {
                Verdict { kind: BlockKind::Boilerplate, rule: "short-line-below-the-story" }
            } else {
                continue;
            };
            self.kinds[index] = Some(verdict);
        }
        let tail = parts.len().saturating_sub(4).max(1);
        for (index, part) in parts.iter().enumerate().skip(tail) {
            let is_open = self.kinds[index].is_none();
            if is_open && is_author_bio(part.span.of(text), &authors) {
                self.kinds[index] = Some(Verdict { kind: BlockKind::Boilerplate, rule: "author-bio" });
            }
        }
    }

    /// The dates of lines of their own, in the order of the text, each with whether it stands above the story's end.
    pub fn stamps(&self) -> Vec<(Stamp, bool)> {
        let last = self.story.map_or(usize::MAX, |(first, _)| first);
        self.dates.iter().flat_map(|(at, dates)| dates.stamps.iter().map(move |stamp| (*stamp, *at <= last))).collect()
    }
}

/// Whether a phrase may decide about so long a part.
fn fits(mark: Mark, part: &Part) -> bool {
    match (mark.kind, mark.rule) {
        (_, "whole-line-phrase" | "section-label") => true,
        (MarkKind::Credit, "phrase-inside") => !part.look.long || part.span.len() < 400,
        (MarkKind::Credit, _) => !part.look.long,
        (MarkKind::Related, _) => !part.look.long && part.look.words <= 40,
        (MarkKind::Boilerplate, _) => true,
    }
}

/// A line that is dates, and no more than a few words beside them.
fn is_date_line(text: &str, part: &Part, found: &Dates) -> bool {
    if found.stamps.is_empty() {
        return false;
    }
    let count = |span: &ByteSpan| span.of(text).split_whitespace().count();
    let words: usize = found.rest.iter().filter(|&&rest| byline::opened(text, rest).is_none()).map(count).sum();
    let is_marked = found.stamps.iter().any(|stamp| stamp.label.is_some() || stamp.time.is_some())
        || part.span.of(text).contains(['|', '•', '·', '/'])
        || words < found.rest.iter().map(count).sum();
    words == 0 || (words <= 4 && is_marked && !part.look.is_closed())
}

fn has_digit(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_address(piece: &str) -> bool {
    let begins = |start: &str| piece.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    (begins("http://") || begins("https://") || begins("www.")) && !piece.contains(char::is_whitespace)
}

/// An e-mail address or a phone number with few words around it.
fn is_contact(part: &Part, piece: &str) -> bool {
    if part.look.long || part.look.words > 12 {
        return false;
    }
    let has_mail =
        piece.split_whitespace().any(|word| word.contains('@') && word.contains('.') && !word.starts_with('@'));
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let others = piece.chars().filter(|c| c.is_alphabetic()).count();
    has_mail || (piece.starts_with('+') && digits >= 8 && others <= 12)
}

/// "Home > World > Middle East", "News | Sport | Weather".
fn is_menu(piece: &str) -> bool {
    if piece.len() > 200 {
        return false;
    }
    ['>', '|', '»', '›', '•', '·'].iter().any(|&mark| {
        let items = piece.split(mark).count();
        items >= 3 && piece.split(mark).all(|item| item.split_whitespace().count() <= 4)
    })
}

/// A sentence in quotation marks with its author after a dash, set apart by the page.
fn is_pull_quote(part: &Part, piece: &str) -> bool {
    if part.look.long || !piece.starts_with(['"', '“', '‘']) {
        return false;
    }
    let Some((at, close)) = piece.char_indices().rev().find(|(_, c)| matches!(c, '"' | '”' | '’')) else {
        return false;
    };
    let rest = piece[at + close.len_utf8()..].trim_start();
    let name = rest.trim_start_matches(['-', '–', '—', '―', ' ']);
    name.len() < rest.len()
        && name.starts_with(char::is_uppercase)
        && name.split_whitespace().count() <= 8
        && !part.look.is_closed()
}

/// Running text: long, or a closed sentence with a verb.
pub fn is_prose(text: &str, part: &Part) -> bool {
    let look = &part.look;
    if look.long || look.words >= 40 {
        return true;
    }
    let is_closed = look.is_closed() || look.end == End::Colon;
    is_closed && look.words >= 6 && has_finite_verb(part.span.of(text))
}

/// Whether a line has a verb that makes it a sentence.
pub fn has_finite_verb(piece: &str) -> bool {
    let mut plain = String::with_capacity(16);
    piece.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || word.len() > 14 {
            return false;
        }
        if word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase) {
            return true;
        }
        plain.clear();
        plain.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
        VERBS.contains(plain.as_str())
    })
}

/// A short line that no stop closes: a heading, an item, the headline of another story.
fn is_heading_like(part: &Part) -> bool {
    let look = &part.look;
    let end = matches!(look.end, End::Open | End::Question) || (look.end == End::Colon && look.words <= 4);
    !look.long && end && look.words <= 18 && part.span.len() <= 130
}

/// "The church's ship Aurora in Bonaire.": a sentence without a verb that names something.
fn is_verbless_caption(text: &str, part: &Part) -> bool {
    let look = &part.look;
    let piece = part.span.of(text);
    look.end == End::Stop
        && (4..=30).contains(&look.words)
        && look.capitals >= 2
        && !piece.starts_with(['"', '“', '‘', '\''])
        && !piece.ends_with(['!', '…', '"', '”'])
        && !has_finite_verb(piece)
}

/// The mark of an item: a digit for "1." and "2)", a dash for "- …".
fn item_mark(piece: &str) -> Option<u8> {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &piece[digits..];
    if (1..=2).contains(&digits) {
        let mut chars = rest.chars();
        let closes = matches!(chars.next(), Some('.' | ')' | ':'));
        return (closes && chars.next().is_some_and(char::is_whitespace)).then_some(b'1');
    }
    let dashed = piece.strip_prefix(['-', '–', '—'])?;
    dashed.starts_with(char::is_whitespace).then_some(b'-')
}

/// "Jane Roe is a reporter in Cairo.": one of the authors, presented.
fn is_author_bio(piece: &str, authors: &[&str]) -> bool {
    let start = head(piece, 80);
    let Some(at) =
        [" is a ", " is an ", " is the ", " was a ", " writes ", " covers ", " reports ", " teaches ", " works "]
            .iter()
            .find_map(|verb| start.find(verb))
    else {
        return false;
    };
    piece[..at].split_whitespace().next_back().is_some_and(|name| authors.contains(&name))
}
