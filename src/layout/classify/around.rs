//! The parts that only their place explains: captions and bylines above the story, subheadings and lists in it, headlines of other
//! stories below.
//!
//! In: a page whose story and headline are known. Out: kinds for what no rule has explained so far.

use super::{HEAD, Page, Verdict};
use crate::layout::authors;
use crate::layout::byline::{self, Byline};
use crate::layout::dateline;
use crate::layout::forms::{has_digit, is_author_bio, item_mark};
use crate::layout::lines::{End, Part, head};
use crate::layout::sentence::{has_finite_verb, has_inner_stop, is_heading_like, is_named_person, is_verbless_caption};
use crate::layout::{BlockKind, title};

/// So many lines stand between the city of a report and its story at most.
const FEW: usize = 3;

impl Page {
    /// The parts above the story: the tagline before the headline, captions and bylines after it.
    pub(super) fn above(&mut self, text: &str, parts: &[Part], first: usize) {
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
            } else if title.is_some_and(|title| index > title)
                && dateline::city_alone(text, part.span).is_some()
                && self.is_alone_above(index, first)
            {
                (BlockKind::Dateline, "city-above-the-story")
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

    /// Whether only dates, bylines and captions stand between a line and the story.
    fn is_alone_above(&self, index: usize, first: usize) -> bool {
        use BlockKind::{Byline, Caption, Published};
        let aside =
            |kind: &Option<Verdict>| kind.is_some_and(|verdict| matches!(verdict.kind, Byline | Caption | Published));
        index + 1 + FEW >= first && self.kinds.get(index + 1..first).is_some_and(|kinds| kinds.iter().all(aside))
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
    pub(super) fn inside(&mut self, text: &str, parts: &[Part], first: usize, last: usize) {
        let mut index = first;
        // "The governor added:" opens what he said.
        let opens_quote = |part: &Part| part.look.end == End::Colon && has_finite_verb(part.span.of(text));
        let is_heading =
            |part: &Part| is_heading_like(part) && !opens_quote(part) && !has_inner_stop(part.span.of(text));
        while index < last {
            if self.kinds[index].is_none() && authors::is_agency(parts[index].span.of(text)) {
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
    pub(super) fn number(&mut self, text: &str, parts: &[Part], first: usize) {
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
    pub(super) fn below(&mut self, text: &str, parts: &[Part], last: usize) {
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
}
