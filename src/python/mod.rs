//! The Python face of the core: translates arguments, calls it, and hands the results over.

use crate::extractor::{Extractor, Moment, Options};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Read one article and give it as JSON.
#[pyfunction]
#[pyo3(signature = (text, *, published = None, url = None))]
fn read_json(py: Python<'_>, text: &str, published: Option<&str>, url: Option<&str>) -> PyResult<String> {
    let published =
        published.map(Moment::parse).transpose().map_err(|error| PyValueError::new_err(error.to_string()))?;
    py.detach(|| Extractor::default().read(text, &Options { published, url }))
        .map(|article| article.to_json(true))
        .map_err(|error| PyValueError::new_err(error.to_string()))
}

#[pymodule]
mod _dateline {
    #[pymodule_export]
    use super::read_json;
}
