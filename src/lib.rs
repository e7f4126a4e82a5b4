//! dateline reads news articles and gives back what they report as data.
//!
//! [`Extractor::read`] takes the text of one article and returns an [`Article`]: blocks, sentences, entities, times,
//! quotations and events, each tied to the characters that it came from. Start with `extractor.rs`: it names the seven
//! stages in their order, and each stage is a module of its own.

pub mod actor;
pub mod arrow;
pub mod article;
mod calendar;
pub mod entity;
pub mod error;
pub mod event;
pub mod explain;
pub mod extractor;
pub mod layout;
pub mod lexicon;
pub mod model;
pub mod quote;
pub mod span;
pub mod syntax;
pub mod time;
pub mod token;
pub mod view;

#[cfg(feature = "python")]
mod python;

pub use article::Article;
pub use error::Error;
pub use extractor::{Extractor, Options};
