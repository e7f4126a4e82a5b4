//! The function `read`.

use super::article::PyArticle;
use super::{errors, input};
use crate::extractor::{Extractor, Options};
use pyo3::prelude::*;

/// Read one article.
///
/// Args:
///     text: the article as scraped, any str.
///     published: when it appeared: a date, a datetime or an ISO string. Without it, it is looked for in the text.
///     url: the address of the page.
///
/// Raises:
///     TypeError: an argument is of another type.
///     InputError: text has half of a surrogate pair, or published is no date.
///
/// Example:
///     >>> article = dateline.read("Ali Mamlouk visited Cairo on Saturday.", published="2018-12-24")
///     >>> article.language
///     'en'
#[pyfunction]
#[pyo3(signature = (text, *, published = None, url = None))]
pub fn read(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    url: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyArticle> {
    let (text, published, url) = (input::text(text)?, input::published(published)?, input::url(url)?);
    py.detach(|| Extractor::default().read(&text, &Options { published, url: url.as_deref() }))
        .map(PyArticle::new)
        .map_err(|error| errors::of(py, &error))
}
