//! Pattern: what the rules match, a line of classes and words over the items of a sentence.
//!
//! `month number|ordinal comma? year` is a sequence of elements parted by spaces. An element is one class or word, or
//! several parted by `|`; a word stands in quotes (`'of'`); `Name` is a word with a capital that no class has; `?` makes it optional; `~` asks that no white space stands
//! before it. Patterns are short and have no repetition, so that a match costs a bounded number of steps.

use super::items::Item;
use super::words::{self, Mask};

/// A pattern in the form that is matched.
#[derive(Debug, Clone)]
pub struct Pattern {
    elements: Vec<Element>,
}

/// What the second item of a match can be. Nine patterns in ten fail there, so that it is looked at first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Second {
    mask: Mask,
    /// It can be a word by its number.
    worded: bool,
    /// The match can end before it.
    none: bool,
}

#[derive(Debug, Clone, Default)]
struct Element {
    mask: Mask,
    words: Vec<u16>,
    name: bool,
    optional: bool,
    glued: bool,
}

impl Pattern {
    /// Read a pattern. An unknown class or word is an error: it could never match.
    pub fn parse(pattern: &str) -> Result<Self, String> {
        let elements = pattern.split_whitespace().map(|element| parse_element(element, pattern));
        Ok(Self { elements: elements.collect::<Result<_, _>>()? })
    }

    /// How many of the items it takes, from the first on.
    pub fn matches(&self, items: &[Item]) -> Option<usize> {
        step(&self.elements, items, 0)
    }

    /// The classes and words with which it can begin.
    pub fn begins(&self) -> (Mask, Vec<u16>) {
        let mut mask = 0;
        let mut begin = Vec::new();
        for element in &self.elements {
            mask |= element.mask;
            begin.extend(&element.words);
            if !element.optional {
                break;
            }
        }
        (mask, begin)
    }
}

impl Second {
    pub fn of(pattern: &Pattern) -> Self {
        let elements = &pattern.elements;
        let mut second = Self::default();
        for (index, first) in elements.iter().enumerate() {
            let rest = &elements[index + 1..];
            let required = rest.iter().position(|element| !element.optional);
            second.none |= required.is_none();
            for element in &rest[..required.map_or(rest.len(), |at| at + 1)] {
                second.mask |= element.mask;
                second.worded |= !element.words.is_empty();
                second.none |= element.name;
            }
            if !first.optional {
                break;
            }
        }
        second
    }

    /// Whether it can be an item, if there is one.
    #[inline]
    pub fn fits(self, item: Option<&Item>) -> bool {
        let fits = |item: &Item| item.mask & self.mask != 0 || self.worded && item.word != words::UNKNOWN;
        self.none || item.is_some_and(fits)
    }
}

fn parse_element(element: &str, pattern: &str) -> Result<Element, String> {
    let mut parsed = Element::default();
    let (element, glued) = element.strip_prefix('~').map_or((element, false), |rest| (rest, true));
    let (element, optional) = element.strip_suffix('?').map_or((element, false), |rest| (rest, true));
    (parsed.optional, parsed.glued) = (optional, glued);
    for choice in element.split('|') {
        if choice == "Name" {
            parsed.name = true;
            continue;
        }
        match choice.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
            Some(word) => {
                parsed.words.push(words::number(word).ok_or(format!("no word {word:?}, in {pattern:?}"))?);
            }
            None => parsed.mask |= words::class(choice).ok_or(format!("no class {choice:?}, in {pattern:?}"))?,
        }
    }
    Ok(parsed)
}

impl Element {
    fn takes(&self, item: &Item) -> bool {
        (item.mask & self.mask != 0
            || !self.words.is_empty() && self.words.contains(&item.word)
            || self.name && item.mask == 0 && item.capital)
            && (!self.glued || item.glued)
    }
}

/// Match the elements from an item on; the depth is the length of the pattern.
fn step(elements: &[Element], items: &[Item], at: usize) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    if let Some(item) = items.get(at)
        && element.takes(item)
        && let Some(end) = step(rest, items, at + 1)
    {
        return Some(end);
    }
    if element.optional { step(rest, items, at) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_what_it_does_not_know() {
        assert_eq!(Pattern::parse("monht year").unwrap_err(), "no class \"monht\", in \"monht year\"");
        assert_eq!(Pattern::parse("'xyzzy' year").unwrap_err(), "no word \"xyzzy\", in \"'xyzzy' year\"");
    }
}
