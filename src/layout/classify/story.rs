//! Where the story of a page begins and ends, which line is its headline, and what the sections beside it take: "Related", "Tags".
//!
//! In: the parts with what they say of themselves. Out: the story, the title, and the parts of other stories.

use super::{HEAD, Page, Verdict};
use crate::layout::dates::{self, Dates};
use crate::layout::forms::{has_digit, is_worded_date};
use crate::layout::lines::{End, Part};
use crate::layout::phrases::{Mark, MarkKind};
use crate::layout::sentence::{has_finite_verb, is_heading_like, is_prose, is_short_sentence, may_end_story};
use crate::layout::{BlockKind, title};

impl Page {
    /// The story begins with the first part that is prose, and ends with the last.
    pub(super) fn find_story(&mut self, text: &str, parts: &[Part]) {
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
    pub(super) fn find_worded_date(&mut self, text: &str, parts: &[Part]) {
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
    pub(super) fn leave_dates_of_others(&mut self, text: &str, parts: &[Part]) {
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
    pub(super) fn close_sections(&mut self, text: &str, parts: &[Part]) {
        let Some((first, last)) = self.story else { return };
        let (mut open, mut above): (Option<Mark>, bool) = (None, false);
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
                // "Kindly share this story:" between byline and lead ends nothing.
                above = index < first;
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
                "end-of-story" => !part.look.long && words < 30 && !(above && index >= first),
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

    pub(super) fn find_title(&mut self, text: &str, parts: &[Part]) {
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
}
