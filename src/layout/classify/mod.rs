//! What each part of a page is: the rules, in their order.
//!
//! In: the parts of a text. Out: a kind for each. First what a part says of itself (an address, a date, "By Jane Roe",
//! "Read also:"), then where the story begins and ends, then the headline, and at last the parts that only their place
//! explains: captions above the story, subheadings and lists in it, lists of other headlines below.

mod around;
mod story;

use super::BlockKind;
use super::byline::{self, Byline};
use super::dateline;
use super::dates::{self, Dates, Stamp};
use super::forms::{fits, has_digit, is_address, is_contact, is_date_line, is_menu, is_pull_quote, is_signed_date};
use super::lines::{Part, is_bullet};
use super::phrases::{self, Mark};
use super::sentence::is_heading_like;
use rustc_hash::FxHashSet;

/// So many parts at the top of a page are compared with each other.
const HEAD: usize = 60;

/// A caption below its label is no longer than this, in bytes.
const LONGEST_CAPTION: usize = 400;

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
    sections: Vec<(usize, Mark)>,
}

/// Decide on all parts.
pub fn classify(text: &str, parts: &[Part]) -> Page {
    let mut page = Page { kinds: vec![None; parts.len()], ..Page::default() };
    // A lone sentence is read, whatever it looks like; a date with a byline beside it is none.
    if let [part] = parts
        && !is_address(part.span.of(text))
        && !is_signed_date(text, part)
    {
        page.kinds[0] = Some(Verdict { kind: BlockKind::Paragraph, rule: "lone-part" });
        page.story = Some((0, 0));
        return page;
    }
    for index in 0..parts.len() {
        page.kinds[index] = page.by_itself(text, parts, index);
    }
    page.name_authors(text, parts);
    page.find_story(text, parts);
    page.find_worded_date(text, parts);
    page.leave_dates_of_others(text, parts);
    page.find_title(text, parts);
    page.close_sections(text, parts);
    let (first, last) = page.story.unwrap_or((parts.len(), parts.len()));
    page.above(text, parts, first);
    page.inside(text, parts, first, last);
    page.number(text, parts, first);
    page.below(text, parts, last);
    for kind in &mut page.kinds {
        kind.get_or_insert(Verdict { kind: BlockKind::Paragraph, rule: "paragraph" });
    }
    page
}

impl Page {
    /// What a part says of itself, without its neighbours.
    fn by_itself(&mut self, text: &str, parts: &[Part], index: usize) -> Option<Verdict> {
        use BlockKind::*;
        let verdict = |kind, rule| Some(Verdict { kind, rule });
        let part = &parts[index];
        let piece = part.span.of(text);
        if is_address(piece) {
            self.addresses.push(index);
            return verdict(Boilerplate, "address-alone");
        }
        if !part.look.long && !piece.chars().any(char::is_alphanumeric) {
            return verdict(Boilerplate, "no-words");
        }
        if self.is_captioned(part, index) {
            return verdict(Caption, "below-its-label");
        }
        if is_contact(part, piece) && byline::opened(text, part.span).is_none() {
            return verdict(Boilerplate, "contact");
        }
        if !part.look.long && part.look.words <= 4 && dates::label_alone(piece).is_some() {
            return verdict(Published, "label-of-a-date");
        }
        if !part.look.long && part.look.words <= 24 && has_digit(piece) {
            let mut found = dates::find(piece, part.span.start as usize);
            if let Some(before) =
                index.checked_sub(1).filter(|&at| self.kinds[at].is_some_and(|v| v.rule == "label-of-a-date"))
            {
                let label = dates::label_alone(parts[before].span.of(text));
                for stamp in &mut found.stamps {
                    stamp.label = stamp.label.or(label);
                }
            }
            if is_date_line(text, part, &found) {
                for &rest in &found.rest {
                    self.bylines.extend(byline::opened(text, rest).map(|byline| (index, byline)));
                }
                self.dates.push((index, found));
                return verdict(Published, "date-line");
            }
        }
        if dateline::alone(text, part.span).is_some() {
            return verdict(Dateline, "dateline-alone");
        }
        if let Some(byline) = byline::opened(text, part.span)
            && byline::before_dateline(text, part.span).is_none()
        {
            let rule = byline.rule;
            self.bylines.push((index, byline));
            return verdict(Byline, rule);
        }
        if let Some(byline) = byline::signed(text, part.span) {
            return verdict(Byline, byline.rule);
        }
        if let Some(found) = phrases::mark(piece)
            && fits(found, part)
        {
            if found.opens_section {
                self.sections.push((index, found));
            }
            return verdict(found.kind.block(), found.rule);
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

    /// Whether the line above says that this one is a caption: "Image caption", or "Image source, Reuters" above words that
    /// are no sentence.
    fn is_captioned(&self, part: &Part, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.kinds[above]).map(|verdict| verdict.rule);
        match above {
            Some("label-above") => part.span.len() < LONGEST_CAPTION,
            Some("credit-above") => is_heading_like(part) && part.look.words >= 5,
            _ => false,
        }
    }

    /// A line that is the name of an author whom a byline names.
    fn name_authors(&mut self, text: &str, parts: &[Part]) {
        let authors = self.bylines.iter().flat_map(|(_, byline)| &byline.authors);
        let authors: FxHashSet<String> = authors.map(|author| author.of(text).to_ascii_lowercase()).collect();
        for (kind, part) in self.kinds.iter_mut().zip(parts).filter(|(_, part)| (2..=4).contains(&part.look.words)) {
            if kind.is_none() && authors.contains(&part.span.of(text).to_ascii_lowercase()) {
                *kind = Some(Verdict { kind: BlockKind::Byline, rule: "author-again" });
            }
        }
    }

    /// Whether a part may still be the headline: nothing is known of it, or only that a label begins it.
    pub fn may_be_title(&self, index: usize) -> bool {
        self.kinds[index].is_none_or(|verdict| verdict.kind != BlockKind::Caption && verdict.rule == "label-phrase")
    }

    /// The dates of a part that is a line of dates.
    pub fn dates_of(&self, index: usize) -> Option<&Dates> {
        self.dates.binary_search_by_key(&index, |(at, _)| *at).ok().map(|found| &self.dates[found].1)
    }

    fn has_date(&self, index: usize) -> bool {
        self.dates_of(index).is_some()
    }

    /// The dates of lines of their own, in the order of the text, each with whether it stands above the story.
    pub fn stamps(&self) -> Vec<(Stamp, bool)> {
        let first = self.story.map_or(usize::MAX, |(first, _)| first);
        self.dates.iter().flat_map(|(at, dates)| dates.stamps.iter().map(move |stamp| (*stamp, *at < first))).collect()
    }
}
