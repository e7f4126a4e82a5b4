//! Markup: whether a text is the source of a page, which nobody has taken the text out of.
//!
//! In: a text. Out: yes or no. Only the names of the commonest elements count, so that "<3", "a < b" and "<name>" in
//! running text are none; a text that quotes a tag or two is still a text.

use memchr::memchr_iter;

/// So many tags make a text markup.
const TAGS: usize = 3;

/// Elements of which every page of HTML has some.
const ELEMENTS: [&str; 17] = [
    "a", "article", "body", "br", "div", "h1", "h2", "head", "html", "img", "li", "meta", "p", "script", "span",
    "title", "ul",
];

/// "<!DOCTYPE html>…", "<p>Talks failed.</p><p>…": a text of tags. "He wrote <p> and </p>" is none.
pub fn is_markup(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_tag = |at: &usize| {
        let rest = &bytes[at + 1..];
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let name = rest.iter().take(12).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let ends = matches!(rest.get(name), Some(b'>' | b' ' | b'/' | b'\n' | b'\r' | b'\t'));
        ends && ELEMENTS.iter().any(|element| element.as_bytes().eq_ignore_ascii_case(&rest[..name]))
    };
    let starts =
        |start: &str| text.trim_start().get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    starts("<!doctype html") || starts("<html") || memchr_iter(b'<', bytes).filter(is_tag).take(TAGS).count() == TAGS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_texts() {
        assert!(is_markup("<!DOCTYPE html><html lang=\"en\">"));
        assert!(is_markup("\n<html><body>Talks failed."));
        assert!(is_markup("<p>Talks failed.</p>\n<P class=\"x\">They go on."));
        assert!(!is_markup("He wrote <p> and </p>."));
        assert!(!is_markup("I <3 you, if a < b and <name> and <pre> and <"));
        assert!(!is_markup(""));
    }
}
