//! Recognise: the expressions of a sentence as symbols, by the rules, pass after pass.
//!
//! In: the items of a sentence. Out: what was found, as [`Symbol`](super::symbol::Symbol)s with their spans. A finding
//! becomes one item, over which the next pass composes. Each pass goes once over the sentence.

use super::holiday::Holidays;
use super::items::{Item, NOTHING, Reader};
use super::numbers;
use super::phrase::Phrases;
use super::rules::{FIRST_BOOK, SECOND_BOOK};
use super::symbol::{Found, Symbol};
use super::words::{self, Mask};
use crate::span::{ByteSpan, TokenSpan};
use crate::token::Tokens;

/// How often findings are composed into larger ones: "early" + "March" + "next year" needs two.
const DEPTH: usize = 3;

/// Recognises expressions, and keeps its memory from one sentence to the next.
#[derive(Debug, Default)]
pub struct Recogniser {
    reader: Reader,
    spare: Vec<Item>,
    found: Vec<Found>,
}

/// An expression with its place.
#[derive(Debug, Clone)]
pub struct Recognised {
    pub found: Found,
    pub span: ByteSpan,
    /// The token in which it begins.
    pub token: u32,
    pub sentence: u32,
}

impl Recogniser {
    /// Add the expressions of a sentence to `out`, in the order of the text.
    pub fn sentence(
        &mut self,
        text: &str,
        tokens: &Tokens,
        (number, range): (usize, TokenSpan),
        holidays: &Holidays,
        phrases: &Phrases,
        out: &mut Vec<Recognised>,
    ) {
        self.reader.read(text, tokens, range, holidays);
        if self.reader.holds & words::TELLS == 0 && phrases.is_empty() {
            return;
        }
        let items = &mut self.reader.items;
        self.found.clear();
        if self.reader.holds & (words::NUMBER | words::MULTIPLE | words::HOLIDAY) != 0 {
            numbers::join(text, holidays, items, &mut self.spare);
        }
        if !phrases.is_empty() {
            let best = |items: &[Item], at: usize, _: &[Found]| phrases.best(text, items, at, holidays);
            pass(best, items, &mut self.spare, &mut self.found);
        }
        pass(|items, at, found| FIRST_BOOK.best(text, items, at, found), items, &mut self.spare, &mut self.found);
        if !self.found.is_empty() {
            for _ in 0..DEPTH {
                let best = |items: &[Item], at: usize, found: &[Found]| SECOND_BOOK.best(text, items, at, found);
                if !pass(best, items, &mut self.spare, &mut self.found) {
                    break;
                }
            }
        }
        for item in items.iter().filter(|item| item.found != NOTHING) {
            let found = self.found[item.found as usize].clone();
            out.push(Recognised { found, span: item.span, token: item.token, sentence: number as u32 });
        }
    }
}

/// Go over the items once, with what says the best match that begins at an item; says whether anything was found.
fn pass(
    best: impl Fn(&[Item], usize, &[Found]) -> Option<(Found, usize)>,
    items: &mut Vec<Item>,
    spare: &mut Vec<Item>,
    found: &mut Vec<Found>,
) -> bool {
    spare.clear();
    let before = found.len();
    let mut at = 0;
    while at < items.len() {
        let item = items[at];
        match best(items, at, found) {
            Some((made, length)) => {
                let span = item.span.join(items[at + length - 1].span);
                let (mask, number) = (mask_of(&made), found.len() as u32);
                found.push(made);
                spare.push(Item { mask, span, found: number, word: words::UNKNOWN, digits: 0, ..item });
                at += length;
            }
            None => {
                spare.push(item);
                at += 1;
            }
        }
    }
    std::mem::swap(items, spare);
    found.len() > before
}

/// The class of an item that was found.
fn mask_of(found: &Found) -> Mask {
    match found.symbol {
        Symbol::Date(_) => words::DATE_FOUND,
        Symbol::Time(..) => words::TIME_FOUND,
        Symbol::Duration(_) => words::DURATION_FOUND,
        Symbol::Set(_) => words::SET_FOUND,
        Symbol::Vague(_) | Symbol::OneDay => words::VAGUE_FOUND,
    }
}
