//! Recognise: the expressions of a sentence as symbols, by the rules, pass after pass.
//!
//! In: the items of a sentence. Out: what was found, as [`Symbol`](super::symbol::Symbol)s with their spans. A finding
//! becomes one item, over which the next pass composes. Each pass goes once over the sentence.

use super::holiday::Holidays;
use super::items::{Item, NOTHING, Reader};
use super::numbers;
use super::rules::{Book, FIRST_BOOK, SECOND_BOOK};
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
}

impl Recogniser {
    /// Add the expressions of a sentence to `out`, in the order of the text.
    pub fn sentence(
        &mut self,
        text: &str,
        tokens: &Tokens,
        range: TokenSpan,
        holidays: &Holidays,
        out: &mut Vec<Recognised>,
    ) {
        self.reader.read(text, tokens, range, holidays);
        if self.reader.holds & words::TELLS == 0 {
            return;
        }
        let items = &mut self.reader.items;
        self.found.clear();
        if self.reader.holds & (words::NUMBER | words::MULTIPLE | words::HOLIDAY) != 0 {
            numbers::join(text, holidays, items, &mut self.spare);
        }
        if pass(&FIRST_BOOK, text, items, &mut self.spare, &mut self.found) {
            for _ in 0..DEPTH {
                if !pass(&SECOND_BOOK, text, items, &mut self.spare, &mut self.found) {
                    break;
                }
            }
        }
        for item in items.iter().filter(|item| item.found != NOTHING) {
            let found = self.found[item.found as usize].clone();
            out.push(Recognised { found, span: item.span, token: item.token });
        }
    }
}

/// Go over the items once; says whether anything was found.
fn pass(book: &Book, text: &str, items: &mut Vec<Item>, spare: &mut Vec<Item>, found: &mut Vec<Found>) -> bool {
    spare.clear();
    let before = found.len();
    let mut at = 0;
    while at < items.len() {
        let item = items[at];
        let best = if item.mask == 0 { None } else { book.best(text, items, at, found) };
        match best {
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
        Symbol::Vague(_) => words::VAGUE_FOUND,
    }
}
