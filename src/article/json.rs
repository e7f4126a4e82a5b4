//! An article as one line of JSON, and back.

use super::Article;
use crate::error::Error;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

impl Article {
    /// The article as one line of JSON, with its tokens or without.
    pub fn to_json(&self, tokens: bool) -> String {
        serde_json::to_string(&Shown { article: self, tokens }).expect("an article has only strings, numbers and lists")
    }

    /// The article that [`Article::to_json`] wrote. Keys that are not known are left out, so that a later version can
    /// add some.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let article: Self = serde_json::from_slice(json).map_err(|error| Error::Json { reason: error.to_string() })?;
        article.check().map_err(|reason| Error::Json { reason })?;
        Ok(article)
    }
}

/// What is written of an article.
struct Shown<'a> {
    article: &'a Article,
    tokens: bool,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Without `..`, so that a new field cannot be forgotten here.
        let Article {
            text,
            language,
            title,
            published,
            authors,
            blocks,
            sentences,
            tokens,
            entities,
            times,
            quotes,
            events,
            warnings,
        } = self.article;
        let mut object = serializer.serialize_struct("Article", if self.tokens { 13 } else { 12 })?;
        object.serialize_field("text", text)?;
        object.serialize_field("language", language)?;
        object.serialize_field("title", title)?;
        object.serialize_field("published", published)?;
        object.serialize_field("authors", authors)?;
        object.serialize_field("blocks", blocks)?;
        object.serialize_field("sentences", sentences)?;
        if self.tokens {
            object.serialize_field("tokens", tokens)?;
        }
        object.serialize_field("entities", entities)?;
        object.serialize_field("times", times)?;
        object.serialize_field("quotes", quotes)?;
        object.serialize_field("events", events)?;
        object.serialize_field("warnings", warnings)?;
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::{Extractor, Options};

    fn read(text: &str) -> Article {
        Extractor::default().read(text, &Options::default()).unwrap()
    }

    #[test]
    fn an_article_comes_back_equal() {
        let article = read("Ali Mamlouk visited “Cairo” — on Saturday.");
        assert_eq!(Article::from_json(article.to_json(true).as_bytes()).unwrap(), article);
    }

    #[test]
    fn tokens_are_written_only_when_asked_for() {
        let article = read("");
        assert!(article.to_json(true).contains("\"tokens\":[]"));
        assert!(!article.to_json(false).contains("\"tokens\""));
    }

    #[test]
    fn what_is_no_article_says_why() {
        let reason = |json: &str| Article::from_json(json.as_bytes()).unwrap_err().to_string();
        assert_eq!(reason("["), "not an article in JSON: EOF while parsing a list at line 1 column 1");
        assert_eq!(reason("{}"), "not an article in JSON: missing field `text` at line 1 column 2");
    }

    #[test]
    fn lists_have_to_be_in_the_order_of_the_text() {
        let reason = |change: fn(&mut Article)| {
            let mut article =
                read("On Monday Ann Lee left Cairo. “We met,” she said, “on Friday.” Ann Lee came on Sunday.");
            change(&mut article);
            Article::from_json(article.to_json(true).as_bytes()).unwrap_err().to_string()
        };
        let told = "not an article in JSON: in ";
        let (order, apart) = (
            "they have to be in the order of the text",
            "they have to be in the order of the text and may not overlap",
        );
        assert_eq!(
            reason(|article| article.times.reverse()),
            format!("{told}times, 54..60 stands after 79..85; {apart}")
        );
        assert_eq!(
            reason(|article| article.times[1].start = 5),
            format!("{told}times, 5..60 stands after 3..9; {apart}")
        );
        assert_eq!(
            reason(|article| article.sentences.swap(0, 1)),
            format!("{told}sentences, 0..29 stands after 30..62; {apart}")
        );
        assert_eq!(
            reason(|article| article.entities[0].mentions.reverse()),
            format!("{told}entities[0].mentions, 40..43 stands after 63..70; {order}")
        );
        assert!(reason(|article| article.quotes.reverse()).ends_with(order));
        assert!(reason(|article| article.tokens.to_mut().swap(2, 3)).ends_with(apart));
    }

    #[test]
    fn spans_and_indices_have_to_lie_inside() {
        let reason = |change: fn(&mut Article)| {
            let mut article = read("Peace talks began.");
            change(&mut article);
            Article::from_json(article.to_json(true).as_bytes()).unwrap_err().to_string()
        };
        let told = "not an article in JSON: ";
        assert_eq!(
            reason(|article| article.blocks[0].end = 19),
            format!("{told}a span is 0..19, the text has 18 characters")
        );
        assert_eq!(reason(|article| article.sentences[0].block = 1), format!("{told}block is 1, of 1"));
        assert_eq!(reason(|article| article.tokens.to_mut()[0].head = Some(99)), format!("{told}head is 99, of 4"));
    }
}
