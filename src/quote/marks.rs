//! Quotation marks and how they pair, block by block.
//!
//! In: the text and its layout. Out: the quoted pieces of the story, in order, none inside another. Double marks come
//! first; single ones count where no double mark is open, as in British papers, and where they cannot be apostrophes.
//! A paragraph that opens a quotation and does not close it is taken up by the next paragraph that opens with the same
//! mark. Known limits: a plural possessive inside a single-quoted piece can close it too early.

use crate::layout::{BlockKind, Layout};
use crate::span::ByteSpan;

/// A quoted piece. A quotation over several paragraphs is several pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// With its marks.
    pub outer: ByteSpan,
    /// Without them.
    pub inner: ByteSpan,
    /// Index into [`Layout::blocks`].
    pub block: u32,
    /// Whether its closing mark was found.
    pub closed: bool,
    /// Whether it takes up the quotation that the piece before left open.
    pub resumes: bool,
}

/// What a mark can be, by itself and by the characters on its two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// A straight mark with no space on either side, or on both: it does what is needed.
    Either,
    /// Closes a single-quoted piece if nothing better does: "the ministers’ talks".
    Weak,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    role: Role,
    single: bool,
}

/// Find the quoted pieces in the blocks that tell the story.
pub fn find(text: &str, layout: &Layout) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut marks = Vec::new();
    let mut open_before = false;
    for (index, block) in layout.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_story()) {
        marks.clear();
        scan(text, block.span, &mut marks);
        let first = pieces.len();
        let paragraph = matches!(block.kind, BlockKind::Paragraph | BlockKind::List);
        pair(text, block.span, index as u32, &marks, paragraph && open_before, &mut pieces);
        // Captions and headings may stand between the paragraphs of one quotation.
        if paragraph {
            if let Some(piece) = pieces.get_mut(first)
                && open_before
                && piece.outer.start == block.span.start
            {
                piece.resumes = true;
            }
            open_before = pieces[first..].last().is_some_and(|last| !last.closed);
        }
    }
    recover(text, &mut pieces, layout);
    pieces
}

/// The first bytes of marks.
const BEGINS_MARK: [bool; 256] = {
    let mut begins = [false; 256];
    let firsts = b"\"'`\xC2\xE2";
    let mut at = 0;
    while at < firsts.len() {
        begins[firsts[at] as usize] = true;
        at += 1;
    }
    begins
};

/// The marks of a block. Jumps from candidate byte to candidate byte.
fn scan(text: &str, block: ByteSpan, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let limit = block.end as usize;
    let mut at = block.start as usize;
    while at < limit {
        if !BEGINS_MARK[bytes[at] as usize] {
            at += 1;
            continue;
        }
        let twice = at + 1 < limit && bytes[at] == bytes[at + 1];
        let (length, single) = match bytes[at] {
            b'"' => (1, false),
            b'\'' | b'`' if twice => (2, false),
            b'\'' | b'`' => (1, true),
            0xC2 if matches!(bytes.get(at + 1), Some(0xAB | 0xBB)) => (2, false),
            0xE2 if bytes.get(at + 1) == Some(&0x80) => match bytes.get(at + 2) {
                Some(0x9C..=0x9F) => (3, false),
                Some(0x98..=0x9B | 0xB9 | 0xBA) => (3, true),
                _ => {
                    at += 3;
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        };
        let end = at + length;
        if let Some(role) = role(text, block, at, end) {
            marks.push(Mark { start: at, end, role, single });
        }
        at = end;
    }
}

/// What the mark at `start..end` does, or `None` if it is no quotation mark.
fn role(text: &str, block: ByteSpan, start: usize, end: usize) -> Option<Role> {
    let before = text[block.start as usize..start].chars().next_back();
    let after = text[end..block.end as usize].chars().next();
    let opens = before.is_none_or(|c| c.is_whitespace() || "([{-–—/“\"‘'".contains(c));
    let word = after.is_some_and(char::is_alphanumeric);
    match &text[start..end] {
        "“" | "„" | "‟" | "«" | "``" => Some(if !opens && !word { Role::Close } else { Role::Open }),
        "”" | "»" => Some(if opens && word { Role::Open } else { Role::Close }),
        "\"" | "''" => {
            // 6'2", a 19" screen
            let starts = opens && after.is_some_and(|c| !c.is_whitespace());
            let ends = !opens || before.is_some_and(|c| !c.is_whitespace() && !"([{-–—/".contains(c));
            Some(match (starts, ends && !word) {
                (true, false) => Role::Open,
                (false, true) => Role::Close,
                _ => Role::Either,
            })
        }
        "‘" | "‚" | "‹" | "`" => {
            (opens && after.is_some_and(|c| !c.is_whitespace()) && !is_elision(&text[end..])).then_some(Role::Open)
        }
        "’" | "›" | "'" => single(text, start, end, opens, before, after),
        _ => None,
    }
}

/// The role of a mark that may be an apostrophe.
fn single(
    text: &str,
    start: usize,
    end: usize,
    opens: bool,
    before: Option<char>,
    after: Option<char>,
) -> Option<Role> {
    if opens {
        let straight = &text[start..end] == "'";
        let starts = after.is_some_and(|c| c.is_alphanumeric() || "“\"[…".contains(c));
        return (straight && starts && !is_elision(&text[end..])).then_some(Role::Open);
    }
    if after.is_some_and(char::is_alphanumeric) || before.is_some_and(char::is_whitespace) {
        return None;
    }
    // "… ministers’ talks" against "… ‘ministers’."
    let possessive = before.is_some_and(|c| matches!(c, 's' | 'S' | 'n' | 'x' | 'z'))
        && after.is_some_and(|c| c == ' ')
        && text[end..].trim_start().starts_with(char::is_alphanumeric);
    Some(if possessive { Role::Weak } else { Role::Close })
}

/// Whether a word that lost its beginning follows an apostrophe: ’90s, ’em, ’til.
fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    (word.starts_with(|c: char| c.is_ascii_digit()) && word.trim_end_matches('s').len() == 2)
        || matches!(word, "em" | "til" | "Til" | "tis" | "Tis" | "twas" | "Twas" | "cause" | "n" | "bout" | "round")
}

/// Pair the marks of one block, in one pass. `carried`: the paragraph before left a quotation open.
fn pair(text: &str, block: ByteSpan, index: u32, marks: &[Mark], carried: bool, pieces: &mut Vec<Piece>) {
    let mut push = |start: usize, inner: ByteSpan, end: usize, closed: bool| {
        let inner = inner.trim(text);
        if !inner.is_empty() {
            pieces.push(Piece { outer: ByteSpan::new(start, end), inner, block: index, closed, resumes: false });
        }
    };
    let mut open: Option<&Mark> = None;
    let mut nested = 0;
    let mut at = 0;
    while let Some(mark) = marks.get(at) {
        at += 1;
        let Some(begun) = open else {
            match mark.role {
                Role::Open | Role::Either if !mark.single => open = Some(mark),
                Role::Open => match close_of_single(&marks[at..]) {
                    Some(ahead) => {
                        let close = &marks[at + ahead];
                        push(mark.start, ByteSpan::new(mark.end, close.start), close.end, true);
                        at += ahead + 1;
                    }
                    // An opening mark of its own shape that nothing closes: the paragraph is a quotation that goes on.
                    None if mark.start == block.start as usize && &text[mark.start..mark.end] == "‘" => {
                        open = Some(mark);
                    }
                    None => {}
                },
                // The opening mark was lost, or stands in the paragraph before.
                Role::Close if at == 1 && !mark.single && (carried || &text[mark.start..mark.end] == "”") => {
                    let start = block.start as usize;
                    push(start, ByteSpan::new(start, mark.start), mark.end, true);
                }
                _ => {}
            }
            continue;
        };
        match (mark.single, mark.role) {
            (true, _) => {}
            (false, Role::Open) if closes_twice(&marks[at..]) => nested += 1,
            (false, Role::Open) => {
                push(begun.start, ByteSpan::new(begun.end, mark.start), mark.start, false);
                open = Some(mark);
                nested = 0;
            }
            (false, _) if nested > 0 => nested -= 1,
            (false, _) => {
                push(begun.start, ByteSpan::new(begun.end, mark.start), mark.end, true);
                open = None;
            }
        }
    }
    if let Some(begun) = open {
        push(begun.start, ByteSpan::new(begun.end, block.end as usize), block.end as usize, false);
    }
}

/// How many marks on from an opening single mark the one that closes it stands: the first sure one, else the last weak
/// one before the next opening. Looks a few marks ahead, so that a text of nothing but apostrophes stays linear.
fn close_of_single(ahead: &[Mark]) -> Option<usize> {
    let mut weak = None;
    for (index, mark) in ahead.iter().enumerate().take(24).filter(|(_, mark)| mark.single) {
        match mark.role {
            Role::Close | Role::Either => return Some(index),
            Role::Weak => weak = Some(index),
            Role::Open => return weak,
        }
    }
    weak
}

/// Whether two double marks that close come before one that opens: the mark before them opens a piece inside a piece.
fn closes_twice(ahead: &[Mark]) -> bool {
    let mut doubles = ahead.iter().take(24).filter(|mark| !mark.single).map(|mark| mark.role);
    matches!((doubles.next(), doubles.next()), (Some(Role::Close | Role::Either), Some(Role::Close)))
}

/// Give the pieces that nothing closes an end: where their reporter comes in (", he said"), else the end of their
/// sentence; the whole rest of the paragraph if the quotation goes on in the next, or is all that the paragraph holds.
fn recover(text: &str, pieces: &mut [Piece], layout: &Layout) {
    for at in 0..pieces.len() {
        let piece = pieces[at];
        if piece.closed {
            continue;
        }
        let goes_on = pieces.get(at + 1).is_some_and(|next| next.resumes);
        let whole = piece.outer.start == layout.blocks[piece.block as usize].span.start;
        if let Some(end) = lost_end(piece.inner.of(text), whole) {
            let inner = ByteSpan::new(piece.inner.start as usize, piece.inner.start as usize + end);
            pieces[at].inner = inner;
            pieces[at].outer.end = inner.end;
            if goes_on {
                pieces[at + 1].resumes = false;
            }
        }
    }
}

/// Where a quotation without a closing mark ends: the length of its text up to there.
fn lost_end(inner: &str, whole: bool) -> Option<usize> {
    let mut rest = 0;
    while let Some(stop) = inner[rest..].find([',', '.', '?', '!', '\u{2026}']) {
        let at = rest + stop;
        let mark = inner[at..].chars().next()?;
        rest = at + mark.len_utf8();
        if !inner[rest..].starts_with(' ') {
            continue;
        }
        let reporter = inner[rest..].split_whitespace().take(4);
        let reports =
            |word: &str| matches!(word.trim_end_matches([',', '.', ':']), "said" | "says" | "told" | "added" | "asked");
        if reporter.clone().take(3).any(reports)
            && (mark == ',' || inner[rest..].trim_start().starts_with(char::is_lowercase))
        {
            return Some(rest);
        }
        if mark != ',' && !whole {
            return Some(rest);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::Options;
    use crate::layout;

    /// The pieces of a text, "…" where the end is open, "+" where a piece goes on from the one before.
    fn pieces(text: &str) -> Vec<String> {
        let layout = layout::find(text, &Options::default());
        let show = |piece: &Piece| {
            let resumes = if piece.resumes { "+" } else { "" };
            let open = if piece.closed { "" } else { "…" };
            format!("{resumes}{}{open}", piece.inner.of(text))
        };
        find(text, &layout).iter().map(show).collect()
    }

    #[test]
    fn double_marks_of_every_shape() {
        assert_eq!(
            pieces("He said: “We go.” They \"stay,\" he said. «Oui», ``fine'' he said."),
            ["We go.", "stay,", "Oui", "fine"]
        );
        assert_eq!(pieces("Nothing here, it's the 1990s' end."), [""; 0]);
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        assert_eq!(pieces("He said it was ‘a shame’ for Britain’s voters."), ["a shame"]);
        assert_eq!(pieces("‘We won’t go,’ he said, ‘and that’s it.’"), ["We won’t go,", "and that’s it."]);
        assert_eq!(pieces("'We won't go,' he said of the ministers' talks."), ["We won't go,"]);
        assert_eq!(pieces("The Joneses’ house and the ’90s, rock ’n’ roll."), [""; 0]);
        assert_eq!(pieces("She called it ‘the ministers’ day’ in Leeds."), ["the ministers’ day"]);
    }

    #[test]
    fn quotations_inside_quotations_are_part_of_them() {
        assert_eq!(pieces("“He told me ‘no’ twice,” she said."), ["He told me ‘no’ twice,"]);
        assert_eq!(pieces("“He said “no” to me”, she said."), ["He said “no” to me"]);
        assert_eq!(pieces("‘He said “no” to me’, she said."), ["He said “no” to me"]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let text = "“One.\n“Two.\n“Three,” he said. “Four.”";
        assert_eq!(pieces(text), ["One.…", "+Two.…", "+Three,", "Four."]);
    }

    #[test]
    fn lost_marks_are_made_up_for() {
        assert_eq!(pieces("“We will go, he said. They stay."), ["We will go,…"]);
        assert_eq!(pieces("The man said “we go now. He left."), ["we go now.…"]);
        assert_eq!(pieces("“We will go, he said. “They stay.”"), ["We will go,…", "They stay."]);
        assert_eq!(pieces("We will go,” he said."), ["We will go,"]);
        assert_eq!(pieces("“We go\nThey stayed."), ["We go…"]);
        assert_eq!(pieces("He said, \"We go.\n\nWe do not stay.\""), ["We go.…", "+We do not stay."]);
    }

    #[test]
    fn inches_are_not_quotations() {
        assert_eq!(pieces("He is 6'2\" and bought a 19\" screen."), [""; 0]);
    }

    #[test]
    fn hostile_text_is_quick() {
        for mark in ["\"", "“", "”", "'", "‘ ", "’ ", " '", " \"a", "``", "“a "] {
            assert!(pieces(&mark.repeat(200_000)).len() <= 200_000);
        }
    }
}
