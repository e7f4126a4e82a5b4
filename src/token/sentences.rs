//! Sentences: where one ends, token by token.
//!
//! A sentence ends at a stop, `!`, `?` or an ellipsis, with the quotes and brackets that close right after it. The word
//! that follows decides the rest: a small letter goes on after an ellipsis or a quoted question; a name goes on after
//! "Inc." or "U.S.", a word such as "The" does not. Known limit: text without stops is one sentence a paragraph.

use super::chars::{BLANK, is};
use super::tables::{Abbreviation, SENTENCE_WORD, SentenceWord};
use super::{Sentence, Shape, Token, Tokens, abbreviations};
use crate::span::TokenSpan;

/// What kind of end a token may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Stop,
    /// `!` or `?`, or a run of them.
    Call,
    Ellipsis,
    Abbreviation(Abbreviation),
}

/// Cut the tokens of a block, from `first` on, into sentences.
pub fn cut(text: &str, block: u32, first: usize, found: &mut Tokens) {
    let Tokens { tokens, sentences } = found;
    let reader = Reader { text, tokens };
    let mut start = first;
    let mut at = first;
    // Whether a straight quote is open.
    let mut quoted = false;
    while at < tokens.len() {
        let Some(end) = reader.end(at, start) else {
            quoted ^= reader.byte(at) == b'"';
            at += 1;
            continue;
        };
        let (after, closed) = reader.closers(at + 1, &mut quoted);
        if after < tokens.len() && reader.breaks(end, after, closed) {
            sentences.push(reader.sentence(start, after, block));
            start = after;
        }
        at = after;
    }
    if start < tokens.len() {
        sentences.push(reader.sentence(start, tokens.len(), block));
    }
}

/// What closes after the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closed {
    Nothing,
    Bracket,
    Quote,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    fn sentence(&self, start: usize, end: usize, block: u32) -> Sentence {
        let span = self.tokens[start].span.join(self.tokens[end - 1].span);
        Sentence { span, tokens: TokenSpan::new(start, end), block }
    }

    fn byte(&self, token: usize) -> u8 {
        self.text.as_bytes()[self.tokens[token].span.start as usize]
    }

    fn word(&self, token: usize) -> &'a str {
        self.tokens[token].span.of(self.text)
    }

    /// Whether a token follows the one before it with nothing between.
    fn attached(&self, token: usize) -> bool {
        token > 0 && self.tokens[token - 1].span.end == self.tokens[token].span.start
    }

    /// Whether a sentence that began at `start` may end at a token.
    #[inline]
    fn end(&self, at: usize, start: usize) -> Option<End> {
        let token = &self.tokens[at];
        match token.shape {
            Shape::Punctuation => {}
            Shape::Lower | Shape::Capital | Shape::Upper | Shape::Mixed => {
                let last = self.text.as_bytes()[token.span.end as usize - 1];
                return if last == b'.' { self.abbreviation(at) } else { None };
            }
            _ => return None,
        }
        match self.byte(at) {
            b'.' if token.span.len() == 1 || token.span.len() == 2 && self.word(at).ends_with('?') => {
                // "1. First", "a. Second": the stop of a number in a list.
                let listed = at == start + 1
                    && self.attached(at)
                    && self.tokens[start].span.len() <= 3
                    && (self.tokens[start].shape == Shape::Number || self.tokens[start].span.len() == 1);
                (!listed).then_some(End::Stop)
            }
            b'.' if self.word(at).ends_with(['!', '?']) => Some(End::Call),
            b'.' => Some(End::Ellipsis),
            b'!' | b'?' => Some(End::Call),
            0xE2 => match self.word(at).chars().next() {
                Some('…') => Some(End::Ellipsis),
                Some('‼' | '⁇' | '⁈' | '⁉') => Some(End::Call),
                _ => None,
            },
            _ => None,
        }
    }

    fn abbreviation(&self, at: usize) -> Option<End> {
        let word = self.word(at);
        let bare = &word[..word.len() - 1];
        let kind = match abbreviations::known(bare) {
            Some(kind) => kind,
            // "U.S." may stand at the end, "J." may not.
            None if bare.contains('.') => Abbreviation::After,
            None => return None,
        };
        (!matches!(kind, Abbreviation::Before | Abbreviation::Number)).then_some(End::Abbreviation(kind))
    }

    /// The token after the quotes, brackets and stops that close here, and what they were.
    fn closers(&self, mut at: usize, quoted: &mut bool) -> (usize, Closed) {
        let mut closed = Closed::Nothing;
        while at < self.tokens.len() {
            let first = self.byte(at);
            match first {
                b')' | b']' | b'}' if self.attached(at) => closed = Closed::Bracket,
                // "[17]" is a note to what it stands behind.
                b'[' if self.is_note(at) => at += 2,
                b'"' if self.closes(at) || self.between(at) && *quoted => {
                    *quoted = false;
                    closed = Closed::Quote;
                }
                b'\'' if self.tokens[at].shape == Shape::Punctuation && self.closes(at) => closed = Closed::Quote,
                b'.' | b'!' | b'?' if self.attached(at) && self.tokens[at].shape == Shape::Punctuation => {}
                0xC2 | 0xE2 if self.attached(at) && matches!(self.word(at), "”" | "’" | "’’" | "»" | "…") => {
                    closed = Closed::Quote;
                }
                b':' | b';' | b'=' | b'^'
                    if self.tokens[at].shape == Shape::Symbol && self.tokens[at].span.len() > 1 => {}
                _ => break,
            }
            at += 1;
        }
        (at, closed)
    }

    fn is_note(&self, at: usize) -> bool {
        at + 2 < self.tokens.len() && self.tokens[at + 1].shape == Shape::Number && self.byte(at + 2) == b']'
    }

    /// Whether a straight quote is attached to what is before it, and to nothing after it.
    fn closes(&self, at: usize) -> bool {
        self.attached(at) && !self.next_attached(at)
    }

    /// Whether a straight quote leans to neither side, so that only its count tells.
    fn between(&self, at: usize) -> bool {
        self.attached(at) == self.next_attached(at)
    }

    fn next_attached(&self, at: usize) -> bool {
        let end = self.tokens[at].span.end as usize;
        self.text
            .as_bytes()
            .get(end)
            .is_some_and(|&byte| !is(byte, BLANK) && !matches!(byte, b')' | b']' | b',' | b'.' | b';'))
    }

    /// Whether a new sentence begins at `next`, after such an end.
    fn breaks(&self, end: End, next: usize, closed: Closed) -> bool {
        let mut word = next;
        while word + 1 < self.tokens.len() && self.opens(word) {
            word += 1;
        }
        let begins = Begins::of(self.word(word), self.tokens[word].shape);
        if self.attached(next) {
            // "said.The": the space is missing.
            let cut = next >= 2 && self.tokens[next - 2].shape == Shape::Lower && self.tokens[next - 2].span.len() > 2;
            return end == End::Stop && begins == Begins::Capital && cut && closed == Closed::Nothing
                || closed == Closed::Quote && begins == Begins::Capital && end != End::Ellipsis;
        }
        match (end, begins) {
            (_, Begins::Mark) => false,
            (End::Stop, Begins::Small) => closed != Closed::Quote,
            (End::Stop, _) => true,
            (End::Call, Begins::Small) => closed == Closed::Nothing,
            (End::Call, Begins::Capital) => closed != Closed::Quote || !self.speaks(word),
            (End::Call, _) => true,
            (End::Ellipsis, Begins::Capital) => true,
            (End::Ellipsis, _) => false,
            (End::Abbreviation(_), Begins::Small | Begins::Other) => false,
            (End::Abbreviation(kind), Begins::Capital) => match SENTENCE_WORD.get(self.word(word)) {
                Some(SentenceWord::Start) => true,
                Some(_) => false,
                None if self.names_time(word) => false,
                None => kind == Abbreviation::Last || closed == Closed::Quote || word > next && self.is_quote(next),
            },
        }
    }

    /// Whether a token may stand before the first word of a sentence.
    fn opens(&self, at: usize) -> bool {
        matches!(self.tokens[at].shape, Shape::Punctuation)
            && (matches!(self.byte(at), b'"' | b'\'' | b'(' | b'[' | b'{' | b'-' | b'*')
                || matches!(self.word(at), "“" | "‘" | "‘’" | "«" | "„" | "¿" | "¡" | "•" | "–" | "—"))
    }

    fn is_quote(&self, at: usize) -> bool {
        matches!(self.word(at), "\"" | "“" | "‘" | "'" | "«" | "„")
    }

    /// Whether a place follows by whose clock it is: "5 p.m. New York time".
    fn names_time(&self, at: usize) -> bool {
        let capital = |token: &usize| matches!(self.tokens[*token].shape, Shape::Capital | Shape::Upper);
        let places = (at..self.tokens.len().min(at + 3)).take_while(capital);
        let end = places.filter(|&token| !matches!(self.word(token), "Time")).last();
        end.and_then(|last| self.tokens.get(last + 1).map(|_| self.word(last + 1)))
            .is_some_and(|word| word.eq_ignore_ascii_case("time"))
    }

    /// Whether a name and a verb of speech follow: "“Why?” Ms. Smith asked".
    fn speaks(&self, at: usize) -> bool {
        for token in at..self.tokens.len().min(at + 5) {
            match self.tokens[token].shape {
                Shape::Lower => return SENTENCE_WORD.get(self.word(token)) == Some(&SentenceWord::Speech),
                Shape::Capital | Shape::Upper | Shape::Mixed => {}
                _ => return false,
            }
        }
        false
    }
}

/// How the word after an end begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    Capital,
    Small,
    /// A number, a sign, a link.
    Other,
    /// Punctuation, which goes on with the sentence.
    Mark,
}

impl Begins {
    fn of(word: &str, shape: Shape) -> Self {
        match shape {
            Shape::Capital | Shape::Upper => Self::Capital,
            // "iPhone" begins a sentence, "al-Assad" may not; both are rare.
            Shape::Mixed => Self::Capital,
            Shape::Lower => Self::Small,
            Shape::Number | Shape::Symbol => Self::Other,
            Shape::Punctuation if word.starts_with(['"', '“', '‘', '(', '[', '-', '–', '—', '*', '•']) => {
                Self::Other
            }
            Shape::Punctuation => Self::Mark,
        }
    }
}
