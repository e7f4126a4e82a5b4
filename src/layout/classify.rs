//! What each part of a page is: the rules, in their order.
//!
//! In: the parts of a text. Out: a kind for each. First what a part says of itself (an address, a date, "By Jane Roe",
//! "Read also:"), then where the story begins and ends, then the headline, and at last the parts that only their place
//! explains: captions above the story, subheadings and lists in it, lists of other headlines below.

use super::byline::{self, Byline};
use super::dateline;
use super::dates::{self, Dates, Stamp};
use super::forms::{
    fits, has_digit, is_address, is_author_bio, is_contact, is_date_line, is_menu, is_pull_quote, is_signed_date,
    is_worded_date, item_mark,
};
use super::lines::{End, Part, head, is_bullet};
use super::phrases::{self, Mark, MarkKind};
use super::sentence::{
    has_finite_verb, has_inner_stop, is_heading_like, is_named_person, is_prose, is_short_sentence,
    is_verbless_caption, may_end_story,
};
use super::{BlockKind, title};
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

    /// The story begins with the first part that is prose, and ends with the last.
    fn find_story(&mut self, text: &str, parts: &[Part]) {
        let is_prose = |index: &usize| self.kinds[*index].is_none() && is_prose(text, &parts[*index]);
        let first = (0..parts.len()).find(is_prose);
        let first = first.or_else(|| {
            let is_sentence = |part: &Part| part.look.is_closed() && part.look.words >= 4 || part.look.words >= 25;
            (0..parts.len()).find(|&index| self.kinds[index].is_none() && is_sentence(&parts[index]))
        });
        let ends = |index: &usize| self.kinds[*index].is_none() && may_end_story(text, &parts[*index]);
        let last = (0..parts.len()).rev().find(ends);
        self.story = first.map(|first| (first, self.with_captions(last.unwrap_or(first).max(first))));
    }

    /// Where no line is dates alone: the first line between headline and story that is one day with a place, or that begins
    /// with it and has a few words more: "London, 15 September 2023", "15 September 2023 World news", but not "Smoke over
    /// Goma, 15 September 2023", which is a picture.
    fn find_worded_date(&mut self, text: &str, parts: &[Part]) {
        let Some((first, _)) = self.story else { return };
        if self.dates.iter().any(|(_, dates)| dates.stamps.iter().any(|stamp| stamp.day.is_some())) {
            return;
        }
        let is_free = |index: usize| self.kinds[index].is_none();
        let Some(headline) = (0..first.min(HEAD)).find(|&at| is_free(at) && is_heading_like(&parts[at])) else {
            return;
        };
        for (index, part) in parts.iter().enumerate().take(first.min(HEAD)).skip(headline + 1) {
            let piece = part.span.of(text);
            if !is_free(index) || part.look.long || part.look.words > 10 || !has_digit(piece) {
                continue;
            }
            let found = dates::find(piece, part.span.start as usize);
            if is_worded_date(text, part, &found) {
                self.dates.push((index, found));
                self.dates.sort_by_key(|(at, _)| *at);
                self.kinds[index] = Some(Verdict { kind: BlockKind::Published, rule: "date-and-words" });
                return;
            }
        }
    }

    /// The end of the story with the pictures below its last paragraph, each with a line above it at most.
    fn with_captions(&self, last: usize) -> usize {
        let mut end = last;
        let is_caption =
            |index: usize| self.kinds.get(index).copied().flatten().is_some_and(|v| v.kind == BlockKind::Caption);
        let is_open = |index: usize| self.kinds.get(index).is_some_and(Option::is_none);
        loop {
            if is_caption(end + 1) {
                end += 1;
            } else if is_open(end + 1) && is_caption(end + 2) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// A date below "More on this story" is that of another story, unless it says of itself that it is the page's.
    fn leave_dates_of_others(&mut self, text: &str, parts: &[Part]) {
        let Some((first, _)) = self.story else { return };
        let mut sections = self.sections.iter().filter(|(_, mark)| mark.kind == MarkKind::Related).peekable();
        let (mut is_open, mut label) = (false, 0);
        for (index, part) in parts.iter().enumerate() {
            if sections.next_if(|(at, _)| *at == index).is_some() {
                (is_open, label) = (index > first, index);
            } else if self.kinds[index].is_none() && (is_prose(text, part) || self.resumes(text, parts, index)) {
                is_open = false;
            } else if is_open && self.kinds[index].is_some_and(|verdict| verdict.kind == BlockKind::Published) {
                let says_so = |dates: &Dates| dates.stamps.iter().any(|stamp| stamp.label.is_some());
                if index == label + 1 && self.dates_of(index).is_some_and(says_so) {
                    is_open = false;
                } else {
                    self.kinds[index] = Some(Verdict { kind: BlockKind::Related, rule: "section-item" });
                }
            }
        }
        let kinds = &self.kinds;
        self.dates.retain(|(at, _)| kinds[*at].is_some_and(|verdict| verdict.kind == BlockKind::Published));
    }

    /// Whether a closed sentence below headlines goes on with the story. Before another headline it belongs to the one above.
    fn resumes(&self, text: &str, parts: &[Part], index: usize) -> bool {
        let is_headline = |at: usize| {
            let is_free = |verdict: Verdict| matches!(verdict.rule, "section-item" | "bullet");
            parts.get(at).is_some_and(is_heading_like) && self.kinds[at].is_none_or(is_free)
        };
        index > 0 && is_short_sentence(text, &parts[index]) && is_headline(index - 1) && !is_headline(index + 1)
    }

    /// A label such as "Related" or "Tags", below the headline, takes the short lines that follow.
    fn close_sections(&mut self, text: &str, parts: &[Part]) {
        let Some((first, last)) = self.story else { return };
        let mut open: Option<Mark> = None;
        let mut sections = self.sections.iter().peekable();
        let start = self.title.unwrap_or(first);
        let is_full = |part: &Part| {
            let look = &part.look;
            look.long || look.is_closed() && look.words >= 12 && has_finite_verb(part.span.of(text))
        };
        // Before the story's last full paragraph a short sentence goes on with it; headlines have no stop.
        let resumed = (0..parts.len()).rev().find(|&at| self.kinds[at].is_none() && is_full(&parts[at])).unwrap_or(0);
        for (index, part) in parts.iter().enumerate().skip(start) {
            while sections.next_if(|(at, _)| *at < index).is_some() {}
            if let Some((_, mark)) = sections.next_if(|(at, _)| *at == index) {
                open = Some(*mark);
            }
            let Some(mark) = open else { continue };
            let ends = |verdict: Verdict| verdict.rule == "end-of-section" || verdict.kind == BlockKind::Published;
            if index > first && self.kinds[index].is_some_and(ends) {
                open = None;
            }
            if self.kinds[index].is_some_and(|verdict| verdict.kind != BlockKind::List) {
                continue;
            }
            let words = part.look.words;
            let belongs = match mark.rule {
                // What follows the end of the page's story is furniture, unless it is long.
                "end-of-story" => !part.look.long && words < 30,
                // Above the story only the names of topics follow, and what is shared says so itself.
                _ if index < first => words <= 4 && mark.kind == MarkKind::Related,
                _ if mark.kind == MarkKind::Related && index < resumed && part.look.end == End::Stop => {
                    !(part.look.long || is_short_sentence(text, part))
                }
                _ if mark.kind == MarkKind::Related && self.resumes(text, parts, index) => false,
                _ => !is_full(part),
            };
            if belongs {
                self.kinds[index] = Some(Verdict { kind: mark.kind.block(), rule: "section-item" });
            } else {
                open = None;
            }
        }
        // The end of the story may have been in a section.
        let is_story = |kind: Option<Verdict>| kind.is_none_or(|verdict| verdict.kind == BlockKind::Caption);
        let last = (first..=last).rev().find(|&index| is_story(self.kinds[index])).unwrap_or(first);
        self.story = Some((first, last));
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
            let is_alike = part.span.len() >= words.len() && part.span.len() <= 2 * words.len() + 60;
            if at != index && is_alike && self.kinds[at].is_none() && title::repeats(&words, part.span.of(text)) {
                self.kinds[at] = Some(Verdict { kind: BlockKind::Boilerplate, rule: "headline-again" });
            }
        }
    }

    /// The parts above the story: the tagline before the headline, captions and bylines after it.
    fn above(&mut self, text: &str, parts: &[Part], first: usize) {
        // Without a headline the lines above the story say only who wrote it.
        let title = self.title;
        for index in 0..first.min(parts.len()) {
            if self.kinds[index].is_some() {
                continue;
            }
            let (part, piece) = (&parts[index], parts[index].span.of(text));
            let is_again = || {
                parts[..first.min(HEAD)].iter().zip(&self.kinds).any(|(other, kind)| {
                    kind.is_some_and(|verdict| verdict.kind == BlockKind::Caption)
                        && other.span.len() > part.span.len()
                        && other.span.of(text).contains(piece)
                })
            };
            let rule = if title.is_some_and(|title| index < title) {
                (BlockKind::Boilerplate, "above-the-headline")
            } else if let Some(byline) = self.post(text, parts, index) {
                self.bylines.push((index, byline));
                (BlockKind::Byline, "post-below-the-byline")
            } else if let Some(byline) = self.bare_byline(text, parts, index, title, first) {
                let rule = byline.rule;
                self.bylines.push((index, byline));
                (BlockKind::Byline, rule)
            } else if title.is_some() && (2..=30).contains(&part.look.words) && !has_finite_verb(piece) {
                (BlockKind::Caption, "verbless-above-the-story")
            } else if title.is_none() {
                continue;
            } else if index < HEAD && !part.look.long && is_again() {
                (BlockKind::Caption, "caption-again")
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
    fn bare_byline(
        &self,
        text: &str,
        parts: &[Part],
        index: usize,
        title: Option<usize>,
        first: usize,
    ) -> Option<Byline> {
        let part = &parts[index];
        if part.look.words > 10 || self.bylines.first().is_some_and(|(at, _)| *at < parts.len().min(first)) {
            return None;
        }
        let byline = byline::bare_names(text, part.span)?;
        let Some(last) = byline.authors.last() else { return Some(byline) };
        let last = last.of(text).split_whitespace().next_back()?;
        let lead = parts.get(first)?.span.of(text);
        let lead = head(lead, 400);
        let is_in_title = title.is_some_and(|title| title::names(parts[title].span.of(text), last));
        if is_in_title || title::names(lead, last) {
            return None;
        }
        let is_beside_date = self.has_date(index + 1)
            || index > 0 && self.has_date(index - 1)
            || title.is_none_or(|title| index == title + 1);
        (byline.rule != "names-alone" || is_beside_date).then_some(byline)
    }

    /// Below a byline, what its author is or for whom: "Political editor", "BBC News, Nairobi".
    fn post(&self, text: &str, parts: &[Part], index: usize) -> Option<Byline> {
        let above = index.checked_sub(1).and_then(|above| self.kinds[above])?;
        let part = &parts[index];
        let fits = above.kind == BlockKind::Byline && part.look.words <= 6 && !has_finite_verb(part.span.of(text));
        let mut byline =
            byline::bare_names(text, part.span).filter(|byline| fits && byline.rule == "names-and-role")?;
        byline.authors.retain(|name| !dateline::is_known(name.of(text)));
        Some(byline)
    }

    /// Short lines between paragraphs: one or two are subheadings, more are a list.
    fn inside(&mut self, text: &str, parts: &[Part], first: usize, last: usize) {
        let mut index = first;
        // "The governor added:" opens what he said.
        let opens_quote = |part: &Part| part.look.end == End::Colon && has_finite_verb(part.span.of(text));
        let is_heading =
            |part: &Part| is_heading_like(part) && !opens_quote(part) && !has_inner_stop(part.span.of(text));
        while index < last {
            if self.kinds[index].is_none() && byline::is_agency(parts[index].span.of(text)) {
                self.kinds[index] = Some(Verdict { kind: BlockKind::Caption, rule: "credit-above" });
                index += 1;
                if self.kinds[index].is_none() && self.is_captioned(&parts[index], index) {
                    self.kinds[index] = Some(Verdict { kind: BlockKind::Caption, rule: "below-its-label" });
                }
                continue;
            }
            if self.kinds[index].is_some() || !is_heading(&parts[index]) {
                if self.kinds[index].is_none() && is_verbless_caption(text, &parts[index]) {
                    self.kinds[index] = Some(Verdict { kind: BlockKind::Caption, rule: "verbless-sentence" });
                }
                index += 1;
                continue;
            }
            let mut end = index + 1;
            while end < last && self.kinds[end].is_none() && is_heading(&parts[end]) {
                end += 1;
            }
            let is_person = |part: &Part| is_named_person(part.span.of(text)) && !has_finite_verb(part.span.of(text));
            let verdict = match end - index {
                1 if is_person(&parts[index]) => Verdict { kind: BlockKind::Caption, rule: "person-and-post" },
                1 | 2 => Verdict { kind: BlockKind::Subheading, rule: "short-line-between-paragraphs" },
                _ => Verdict { kind: BlockKind::List, rule: "short-lines-in-a-row" },
            };
            self.kinds[index..end].fill(Some(verdict));
            // "The crown of the last king in the Blue Hall", above "Photo: Jane Roe".
            if end - index <= 2 && parts[end - 1].look.words >= 5 && self.is_credit(text, parts, end) {
                self.kinds[end - 1] = Some(Verdict { kind: BlockKind::Caption, rule: "above-its-credit" });
                self.kinds[end] = Some(Verdict { kind: BlockKind::Caption, rule: "credit-below" });
            }
            index = end;
        }
    }

    /// "Photo: Jane Roe", "© Jane Roe": whether a part only names who made the picture above it.
    fn is_credit(&self, text: &str, parts: &[Part], index: usize) -> bool {
        let piece = parts[index].span.of(text);
        parts[index].look.words <= 6
            && self.kinds[index].is_some_and(|verdict| match verdict.kind {
                BlockKind::Caption => matches!(verdict.rule, "start-phrase" | "label-phrase" | "phrase-inside"),
                BlockKind::Boilerplate => piece.starts_with('©') && !has_digit(piece),
                _ => false,
            })
    }

    /// "1. …", "2) …", "– …": items where two follow each other.
    fn number(&mut self, text: &str, parts: &[Part], first: usize) {
        let mut before: Option<(usize, u8)> = None;
        for (index, part) in parts.iter().enumerate().skip(first) {
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
        let mut index = last + 1;
        while index < parts.len() {
            let mut end = index;
            while end < parts.len() && self.kinds[end].is_none() && is_heading_like(&parts[end]) {
                end += 1;
            }
            let run = &parts[index..end];
            let sentences =
                run.iter().filter(|part| part.look.words >= 4 && has_finite_verb(part.span.of(text))).count();
            let verdict = match run.len() {
                0 => None,
                1 if run[0].look.words <= 3 => Some((BlockKind::Boilerplate, "short-line-below-the-story")),
                1 => None,
                // Headlines are sentences; the rows of a table and the names of a team are not.
                _ if sentences * 2 >= run.len() => Some((BlockKind::Related, "headlines-below-the-story")),
                2 => Some((BlockKind::Boilerplate, "short-line-below-the-story")),
                _ => Some((BlockKind::List, "short-lines-below-the-story")),
            };
            if let Some((kind, rule)) = verdict {
                self.kinds[index..end].fill(Some(Verdict { kind, rule }));
            }
            index = end.max(index + 1);
        }
        let tail = parts.len().saturating_sub(4).max(1);
        for (index, part) in parts.iter().enumerate().skip(tail) {
            let is_open = self.kinds[index].is_none();
            if is_open && is_author_bio(part.span.of(text), &authors) {
                self.kinds[index] = Some(Verdict { kind: BlockKind::Boilerplate, rule: "author-bio" });
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
