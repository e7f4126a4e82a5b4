//! HTML: the text with its mentions, times, quotations and events marked, and tables of what it says below.
//!
//! In: an article. Out: a fragment that brings its own style and nothing else (no script, nothing to load), so that a
//! notebook can show it, or a whole page. All that comes from the article is escaped.

use super::captions::Captions;
use super::happenings::{happenings, in_one_line};
use super::marks::{Mark, Pen, escape};
use super::{days, tables};
use crate::article::{Article, Block};
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

const STYLE: &str = include_str!("style.css");

/// An article as a fragment of HTML.
pub fn html(article: &Article) -> String {
    let mut out = String::with_capacity(STYLE.len() + 8 * article.text.len());
    style(&mut out);
    write(article, 0, &mut out);
    out
}

/// Articles as one page of HTML, with a list of their titles where there are several. Each comes with the name of its
/// file, or an empty one.
pub fn page(articles: &[(&str, &Article)]) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    match articles {
        [(name, article)] => escape(&heading(name, article), &mut out),
        _ => {
            let _ = write!(out, "{} articles", articles.len());
        }
    }
    out.push_str("</title>\n");
    style(&mut out);
    out.push_str("</head>\n<body class=\"dl-page\">\n");
    if articles.len() > 1 {
        out.push_str("<nav class=\"dateline\"><ol>\n");
        for (index, (name, article)) in articles.iter().enumerate() {
            let _ = write!(out, "<li><a href=\"#{}\">", prefix(article, index));
            escape(&heading(name, article), &mut out);
            out.push_str("</a></li>\n");
        }
        out.push_str("</ol></nav>\n");
    }
    for (index, (_, article)) in articles.iter().enumerate() {
        write(article, index, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// What a list of articles calls one: its title, else its file.
fn heading(name: &str, article: &Article) -> String {
    match &article.title {
        Some(title) => in_one_line(&title.text).into_owned(),
        None if name.is_empty() => "Untitled".to_owned(),
        None => name.to_owned(),
    }
}

fn style(out: &mut String) {
    out.push_str("<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n");
}

/// Begins the ids of an article, so that several can stand in one notebook, and the same one twice on a page.
fn prefix(article: &Article, index: usize) -> String {
    let mut hasher = rustc_hash::FxHasher::default();
    article.text.hash(&mut hasher);
    format!("dl{:016x}-{index}", hasher.finish())
}

fn write(article: &Article, index: usize, out: &mut String) {
    let (found, of) = happenings(article);
    let prefix = prefix(article, index);
    let captions = Captions::new(article, &found, &of, &prefix);
    let marks = captions.marks(article);
    let _ = writeln!(out, "<article class=\"dateline\" id=\"{prefix}\">");
    head(article, &marks, out);
    body(article, &marks, out);
    legend(article, out);
    tables::events(article, &found, &prefix, out);
    tables::people(article, out);
    out.push_str("</article>\n");
}

/// Title, date and authors, and what to beware of.
fn head(article: &Article, marks: &[Mark], out: &mut String) {
    out.push_str("<header>\n");
    if let Some(title) = &article.title {
        out.push_str("<div class=\"dl-title\" role=\"heading\" aria-level=\"2\" dir=\"auto\">");
        let mut pen = Pen::new(&article.text, marks);
        pen.skip(title.start);
        pen.write(title.end, out);
        out.push_str("</div>\n");
    }
    let date = article.published.as_ref().map(|published| days::moment(&published.value));
    let authors = article.authors.iter().map(|author| in_one_line(&author.text).into_owned());
    let facts: Vec<String> = date.into_iter().chain(authors).collect();
    if !facts.is_empty() {
        out.push_str("<div class=\"dl-facts\">");
        escape(&facts.join(" · "), out);
        out.push_str("</div>\n");
    }
    for warning in &article.warnings {
        out.push_str("<div class=\"dl-warning\">");
        escape(&warning.message, out);
        out.push_str("</div>\n");
    }
    out.push_str("</header>\n");
}

/// The text, block by block. The title stands in the head already.
fn body(article: &Article, marks: &[Mark], out: &mut String) {
    out.push_str("<div class=\"dl-text\">\n");
    let mut pen = Pen::new(&article.text, marks);
    let is_title = |block: &Block| {
        article.title.as_ref().is_some_and(|title| title.start <= block.start && block.end <= title.end)
    };
    for block in &article.blocks {
        pen.skip(block.start);
        if is_title(block) {
            continue;
        }
        out.push_str("<p class=\"dl-");
        escape(&block.kind, out);
        out.push_str("\" dir=\"auto\">");
        pen.write(block.end, out);
        out.push_str("</p>\n");
    }
    out.push_str("</div>\n");
}

/// What the marks mean: only those that stand in the article.
fn legend(article: &Article, out: &mut String) {
    const KINDS: [(&str, &str); 5] = [
        ("person", "person"),
        ("organization", "organisation"),
        ("place", "place"),
        ("group", "group"),
        ("other", "other name"),
    ];
    let kinds = KINDS.iter().filter(|(kind, _)| article.entities.iter().any(|entity| entity.kind == *kind));
    let rest = [
        ("time", "time", article.times.is_empty()),
        ("quote", "what somebody said", article.quotes.is_empty()),
        ("event", "event", article.events.is_empty()),
    ];
    let rest = rest.iter().filter(|(.., none)| !none).map(|(kind, words, _)| (kind, words));
    let shown: Vec<(&&str, &&str)> = kinds.map(|(kind, words)| (kind, words)).chain(rest).collect();
    if shown.is_empty() {
        return;
    }
    out.push_str("<div class=\"dl-legend\">");
    for (kind, words) in shown {
        let _ = write!(out, "<span><span class=\"dl-{kind}\">{words}</span></span> ");
    }
    out.push_str("</div>\n");
}

#[cfg(test)]
mod tests {
    use super::super::sample::article;
    use super::*;
    use crate::{Extractor, Options};

    fn read(text: &str) -> Article {
        Extractor::default().read(text, &Options::default()).unwrap()
    }

    #[test]
    fn what_the_article_says_is_escaped() {
        let shown = html(&read("<script>alert('x')</script> & more"));
        assert!(shown.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more"), "{shown}");
        assert!(!shown.contains("<script"));
    }

    #[test]
    fn marks_nest_and_say_what_they_are() {
        let shown = html(&article());
        for part in [
            "<span class=\"dl-person\" title=\"Ali Mamlouk · person · SYR\">Ali Mamlouk</span>",
            "<span class=\"dl-person dl-faint\" title=\"his Egyptian counterpart · person · EGY\">his <span class=\"dl-group\"",
            "<span class=\"dl-time\" title=\"DATE 2018-12-22 · 22 Dec 2018\">Saturday</span>",
            "“<span class=\"dl-quote\" title=\"Ali Mamlouk · told\">I &lt;like&gt; it,</span>”",
            "<span class=\"dl-event dl-unsure\" title=\"CONSULT visit 042 · not",
            "<p class=\"dl-related\" dir=\"auto\">Read: Who is who in Damascus</p>",
        ] {
            assert!(shown.contains(part), "{part}\n{shown}");
        }
    }

    #[test]
    fn the_tellings_of_one_happening_share_its_number() {
        let shown = html(&article());
        let links = shown.split("<sup><a href=\"#").skip(1).map(|rest| &rest[..rest.find("</a>").unwrap()]);
        assert_eq!(links.map(|link| &link[link.find('>').unwrap() + 1..]).collect::<Vec<_>>(), ["1", "1", "2"]);
        assert_eq!(shown.matches("<tr id=").count(), 2);
    }

    #[test]
    fn the_title_stands_in_the_head_only() {
        assert_eq!(html(&article()).matches("Spy chief").count(), 1);
    }

    #[test]
    fn a_column_without_content_is_left_out() {
        let shown = html(&article());
        assert!(shown.contains("<th scope=\"col\">Where</th>") && !shown.contains("<th scope=\"col\">Whom</th>"));
    }

    #[test]
    fn any_text_can_be_shown() {
        for text in ["", " ", "\0", "\u{FEFF}", "\u{202E}abc", "é😀", "\n\n\n"] {
            assert!(html(&read(text)).ends_with("</article>\n"), "{text:?}");
        }
    }

    #[test]
    fn a_page_lists_its_articles_where_there_are_several() {
        let (one, two) = (read("One happened."), read("Two happened."));
        assert!(!page(&[("one.txt", &one)]).contains("<nav"));
        let both = page(&[("one.txt", &one), ("t<o.txt", &two)]);
        assert!(both.contains(">t&lt;o.txt</a>"), "{both}");
        assert!(both.contains("<title>2 articles</title>"), "{both}");
    }
}
