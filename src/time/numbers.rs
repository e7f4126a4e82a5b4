//! Numbers: makes one item of the words of a number: "twenty-five", "two hundred and ten", "2 1/2", "nineteen ninety-six".
//!
//! Also joins the words of the names of holidays. Runs before any rule, so that rules see one item for one number.

use super::holiday::{self, Holidays};
use super::items::Item;
use super::words::{self, DASH, DECIMAL, HOLIDAY, MULTIPLE, NUMBER, ORDINAL, SLASH, UNKNOWN, YEAR};
use crate::span::ByteSpan;

/// An amount that ends in a half: the value is the whole number before it.
pub const HALF: u8 = 200;

/// Join the items of numbers and of holidays. `spare` is working memory.
pub fn join(text: &str, holidays: &Holidays, items: &mut Vec<Item>, spare: &mut Vec<Item>) {
    spare.clear();
    let mut at = 0;
    while at < items.len() {
        let item = items[at];
        let rest = &items[at..];
        let joined = if item.is(HOLIDAY) { holiday_name(text, holidays, rest) } else { None };
        let joined = joined.or_else(|| if item.is(NUMBER | MULTIPLE | DECIMAL) { number(text, rest) } else { None });
        match joined {
            Some((item, length)) => {
                spare.push(item);
                at += length;
            }
            None => {
                let mask = if item.is(HOLIDAY) { item.mask & !HOLIDAY } else { item.mask };
                spare.push(Item { mask, ..item });
                at += 1;
            }
        }
    }
    std::mem::swap(items, spare);
}

/// The longest name of a holiday that begins here.
fn holiday_name(text: &str, holidays: &Holidays, items: &[Item]) -> Option<(Item, usize)> {
    // Ours begin with a capital letter; a user's may not.
    if !items[0].capital && !holidays.begins(items[0].span.of(text)) {
        return None;
    }
    let most = items.len().min(holiday::MOST_PIECES);
    (1..=most).rev().find_map(|length| {
        let span = items[0].span.join(items[length - 1].span);
        let row = holidays.find(span.of(text))?;
        Some((Item { mask: HOLIDAY, value: i32::from(row), span, ..items[0] }, length))
    })
}

/// A number of several words or in parts.
fn number(text: &str, items: &[Item]) -> Option<(Item, usize)> {
    let first = items[0];
    if first.digits > 0 || first.is(DECIMAL) {
        let multiple = items.get(1).filter(|next| next.is(MULTIPLE) && next.value > 12);
        return match multiple {
            Some(multiple) => Some((multiplied(first, *multiple), 2)),
            None if first.is(DECIMAL) => None,
            None => fraction(text, items, first.value, 1),
        };
    }
    let (mut sum, mut part, mut length) = (0i32, 0i32, 0);
    let mut ordinal = false;
    let mut years = None;
    while let Some(item) = items.get(length) {
        let dashed = length > 0 && item.is(DASH) && item.glued;
        let and = length > 0 && part >= 100 && item.span.of(text) == "and";
        let ahead = usize::from(dashed || and);
        let Some(next) = items.get(length + ahead).filter(|next| next.digits == 0) else { break };
        let value = next.value;
        if next.is(MULTIPLE) && !dashed {
            if value == 100 || value == 12 {
                part = part.max(1).saturating_mul(value);
            } else {
                sum = sum.saturating_add(part.max(1).saturating_mul(value));
                part = 0;
            }
        } else if next.is(NUMBER | ORDINAL) && fits(part, value, length) && next.word != UNKNOWN {
            part += value;
            ordinal = next.is(ORDINAL);
        } else if next.is(NUMBER) && !dashed && years.is_none() && (10..=20).contains(&part) && value >= 10 && sum == 0
        {
            // "nineteen ninety-six"
            years = Some(part);
            part = value;
        } else {
            break;
        }
        length += ahead + 1;
        if ordinal {
            break;
        }
    }
    if length == 0 {
        return None;
    }
    let mut item = Item { span: first.span.join(items[length - 1].span), word: first.word, ..first };
    item.value = sum.saturating_add(part);
    item.mask = if ordinal { ORDINAL } else { NUMBER };
    if let Some(century) = years {
        item.value = century * 100 + part;
        item.mask = YEAR;
    }
    if length > 1 {
        item.word = UNKNOWN;
    }
    if !ordinal
        && years.is_none()
        && let Some(found) = fraction(text, items, item.value, length)
    {
        return Some(found);
    }
    Some((item, length))
}

/// "66 million", "4.5 million".
fn multiplied(number: Item, multiple: Item) -> Item {
    let parts = if number.is(DECIMAL) { 100 } else { 1 };
    let product = i64::from(number.value) * i64::from(multiple.value) / parts;
    let value = i32::try_from(product).unwrap_or(i32::MAX);
    Item { mask: NUMBER, value, digits: 0, word: UNKNOWN, span: number.span.join(multiple.span), ..number }
}

/// Whether a number word can follow in the same number: "twenty" "five", "hundred" "ten".
fn fits(part: i32, value: i32, length: usize) -> bool {
    length == 0 || part % 100 == 0 && part >= 100 && value < 100 || part % 10 == 0 && part % 100 >= 20 && value < 10
}

/// "2 1/2", "two and a half", "two-and-a-half", "two and half".
fn fraction(text: &str, items: &[Item], value: i32, length: usize) -> Option<(Item, usize)> {
    let word = |at: usize| items.get(at).map_or("", |item| item.span.of(text));
    let spaced = items.get(length).is_some_and(|item| !item.glued && item.value == 1 && item.digits == 1);
    let slashed = spaced && items.get(length + 1).is_some_and(|item| item.is(SLASH)) && word(length + 2) == "2";
    let spoken = || {
        let dash = |at: usize| at + usize::from(items.get(at).is_some_and(|item| item.is(DASH)));
        let and = dash(length);
        let one = dash(and + 1);
        let half = if matches!(word(one), "a" | "one") { dash(one + 1) } else { one };
        (word(and) == "and" && word(half) == "half").then_some(half + 1)
    };
    let end = match word(length) {
        _ if slashed => length + 3,
        "½" => length + 1,
        _ => spoken()?,
    };
    let span = ByteSpan { start: items[0].span.start, end: items[end - 1].span.end };
    Some((Item { mask: DECIMAL, value, digits: HALF, word: words::UNKNOWN, span, ..items[0] }, end))
}
