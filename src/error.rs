//! What can go wrong, for the caller. Odd text is never an error; it gives fewer results and a warning.

/// An input that cannot be read, with what was given and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// More text than the 32-bit offsets of the core can reach.
    #[error("the text has {bytes} bytes; one article may have at most {limit}")]
    TooLong { bytes: usize, limit: usize },
    /// A date of publication that is not ISO 8601.
    #[error("published is {given:?}; expected an ISO date or time such as \"2018-12-24\" or \"2018-12-24T13:11\"")]
    Published { given: String },
    /// A row of a lexicon that cannot be used.
    #[error("{file}, line {line}: {reason}")]
    Lexicon { file: String, line: usize, reason: String },
    /// A file of weights that cannot be used.
    #[error("not a model that this library reads: {reason}")]
    Model { reason: String },
    /// A saved article that is not one.
    #[error("not an article in JSON: {reason}")]
    Json { reason: String },
}

impl Error {
    /// A file of weights that cannot be used, and why.
    pub(crate) fn model(reason: impl Into<String>) -> Self {
        Self::Model { reason: reason.into() }
    }
}
