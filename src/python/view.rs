//! The function `page`, for the command line.

use super::article::PyArticle;
use crate::view;
use pyo3::prelude::*;
use std::sync::Arc;

/// Articles as one page of HTML, with a list of their titles where there are several.
///
/// Args:
///     articles: pairs of a file's name and an Article.
#[pyfunction]
pub fn page(py: Python<'_>, articles: Vec<(String, Py<PyArticle>)>) -> String {
    let cores: Vec<(String, Arc<_>)> =
        articles.into_iter().map(|(name, article)| (name, Arc::clone(article.get().core()))).collect();
    py.detach(|| {
        let listed: Vec<_> = cores.iter().map(|(name, core)| (name.as_str(), &**core)).collect();
        view::page(&listed)
    })
}
