//! The tokens of an article, built when they are asked for.
//!
//! In: the tokens of the text and their words. Out: a slice of [`Token`]. Most readers want events and never look at a
//! token, and the parts of 500 of them take longer to write down than all else in an article.

use super::{Offsets, Token};
use crate::{syntax, token};
use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Deref;
use std::sync::OnceLock;

/// The tokens of an article: a slice of [`Token`], built on first use.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    found: Found,
    built: OnceLock<Vec<Token>>,
}

/// What the tokens are built of. The spans count code points.
#[derive(Debug, Clone, Default)]
struct Found {
    spans: Vec<(u32, u32)>,
    words: Vec<syntax::Word>,
    sentences: Vec<token::Sentence>,
}

impl Tokens {
    /// The tokens that the stages found.
    pub(super) fn new(tokens: token::Tokens, words: Vec<syntax::Word>, at: &Offsets) -> Self {
        let spans = tokens.tokens.iter().map(|token| at.range(token.span)).collect();
        Self { found: Found { spans, words, sentences: tokens.sentences }, built: OnceLock::new() }
    }

    /// The tokens, to be changed.
    pub fn to_mut(&mut self) -> &mut Vec<Token> {
        self.built.get_or_init(|| self.found.build());
        self.built.get_mut().expect("it was built just now")
    }
}

impl Found {
    fn build(&self) -> Vec<Token> {
        let mut built = Vec::with_capacity(self.words.len());
        for (index, sentence) in self.sentences.iter().enumerate() {
            for id in sentence.tokens.range() {
                let ((start, end), word) = (self.spans[id], &self.words[id]);
                built.push(Token {
                    start,
                    end,
                    lemma: word.lemma.clone(),
                    pos: CompactString::const_new(word.pos.name()),
                    head: (word.head as usize != id).then_some(word.head),
                    dep: CompactString::const_new(word.dep.name()),
                    sentence: index as u32,
                });
            }
        }
        built
    }
}

impl Deref for Tokens {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        self.built.get_or_init(|| self.found.build())
    }
}

impl From<Vec<Token>> for Tokens {
    fn from(built: Vec<Token>) -> Self {
        Self { found: Found::default(), built: built.into() }
    }
}

impl PartialEq for Tokens {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<'a> IntoIterator for &'a Tokens {
    type Item = &'a Token;
    type IntoIter = std::slice::Iter<'a, Token>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Tokens {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Tokens {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Options};

    #[test]
    fn tokens_are_the_same_however_often_they_are_asked_for() {
        let article = Extractor::default().read("É. Ali left.", &Options::default()).unwrap();
        let copy = article.clone();
        assert!(article.tokens.built.get().is_none());
        let spans: Vec<_> = article.tokens.iter().map(|token| (token.start, token.end)).collect();
        assert_eq!(spans, [(0, 1), (1, 2), (3, 6), (7, 11), (11, 12)]);
        assert_eq!(copy, article);
        assert!(std::ptr::eq(&article.tokens[0], &article.tokens[0]));
    }
}
