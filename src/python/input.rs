//! What a caller may give: a text, an article as a dict, a date of publication. All else is refused with a sentence that
//! says what was given and what was expected.

use super::errors;
use crate::extractor::{Moment, Options};
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyString, PyType};
use std::borrow::Cow;

/// An article to read, with what the caller knows of it.
pub struct Input {
    pub text: String,
    pub published: Option<Moment>,
    pub url: Option<String>,
}

impl Input {
    /// From a text, or from a dict with the keys text, published and url.
    pub fn of_item(item: &Bound<'_, PyAny>) -> PyResult<Self> {
        let Ok(dict) = item.cast::<PyDict>() else {
            return Ok(Self { text: text(item)?.into_owned(), published: None, url: None });
        };
        let mut input = Self { text: String::new(), published: None, url: None };
        let (mut has_text, mut other) = (false, None);
        for (key, value) in dict {
            match key.cast::<PyString>().ok().map(|key| key.to_cow()).transpose()?.as_deref() {
                Some("text") => (input.text, has_text) = (text(&value)?.into_owned(), true),
                Some("published") => input.published = published(Some(&value))?,
                Some("url") => input.url = url(Some(&value))?.map(Cow::into_owned),
                _ => other = other.or(Some(key)),
            }
        }
        match other.map(|key| key.repr()).transpose()? {
            // All items of such a source have it: that they are all left out (`on_error="null"`) is what nobody wants.
            Some(key) if has_text => Err(PyValueError::new_err(format!(
                "an item has the key {key}; expected text, published, url; what else belongs to an article comes back with it \
                 as the context of a pair: iter((({{\"text\": row[\"text\"]}}, row) for row in rows), as_tuples=True)"
            ))),
            Some(key) => Err(errors::input(item.py(), &format!("an item has no key 'text', but {key}"))),
            None if has_text => Ok(input),
            None => Err(errors::input(item.py(), "an item has no key 'text'")),
        }
    }

    pub fn options(&self) -> Options<'_> {
        Options { published: self.published, url: self.url.as_deref() }
    }
}

/// The text of an article.
pub fn text<'a>(given: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, str>> {
    if let Ok(text) = given.cast::<PyString>() {
        return utf8(text, "text");
    }
    let hint = if given.is_instance_of::<PyBytes>() {
        "; decode it first, e.g. data.decode(\"utf-8\")"
    } else if given.hasattr(intern!(given.py(), "__fspath__"))? {
        "; read it first, e.g. path.read_text(\"utf-8\")"
    } else {
        ""
    };
    Err(PyTypeError::new_err(format!("text must be str, got {}{hint}", kind(given))))
}

/// The date of publication: a `date`, a `datetime` or an ISO string.
pub fn published(given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Moment>> {
    static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let Some(given) = given.filter(|given| !is_missing(given)) else { return Ok(None) };
    let py = given.py();
    let iso = if let Ok(text) = given.cast::<PyString>() {
        text.clone()
    } else if given.is_instance(DATE.import(py, "datetime", "date")?.as_any())? {
        // A datetime is a date, too; both write themselves in ISO 8601.
        given.call_method0("isoformat")?.cast_into()?
    } else {
        let message = format!("published must be a date, a datetime or an ISO string, got {}", kind(given));
        return Err(PyTypeError::new_err(message));
    };
    Moment::parse(&utf8(&iso, "published")?).map(Some).map_err(|error| errors::of(py, &error))
}

/// Whether a value stands for none: `None`, and what is not equal to itself, as the NaN and NaT of data frames.
pub fn is_missing(given: &Bound<'_, PyAny>) -> bool {
    given.is_none() || given.ne(given).unwrap_or(false)
}

/// A count of something, from 1 to `most`; a bool is none. `or` says what else is allowed: its type, and what it means.
pub fn count(given: &Bound<'_, PyAny>, name: &str, most: usize, or: Option<(&str, &str)>) -> PyResult<usize> {
    let (or_type, or_meaning) = or.unwrap_or_default();
    let wrong = || PyTypeError::new_err(format!("{name} must be int{or_type}, got {}", kind(given)));
    if given.is_instance_of::<PyBool>() {
        return Err(wrong());
    }
    let n = given.extract::<i64>().or_else(|error| {
        // Too big to be held, above or below.
        let is_big = error.is_instance_of::<PyOverflowError>(given.py());
        if is_big { Ok(if given.lt(0)? { i64::MIN } else { i64::MAX }) } else { Err(wrong()) }
    })?;
    match usize::try_from(n) {
        Ok(n) if (1..=most).contains(&n) => Ok(n),
        _ if n > 0 => Err(PyValueError::new_err(format!("{name} is too big; expected at most {most}{or_meaning}"))),
        _ if n == i64::MIN => {
            Err(PyValueError::new_err(format!("{name} is negative; expected at least 1{or_meaning}")))
        }
        _ => Err(PyValueError::new_err(format!("{name} is {n}; expected at least 1{or_meaning}"))),
    }
}

/// The address of the page.
pub fn url<'a>(given: Option<&'a Bound<'_, PyAny>>) -> PyResult<Option<Cow<'a, str>>> {
    match given.filter(|given| !is_missing(given)) {
        None => Ok(None),
        Some(given) => match given.cast::<PyString>() {
            Ok(url) => utf8(url, "url").map(Some),
            Err(_) => Err(PyTypeError::new_err(format!("url must be str, got {}", kind(given)))),
        },
    }
}

/// The characters of a Python string, which may hold half a surrogate pair where Rust's may not.
pub fn utf8<'a>(given: &'a Bound<'_, PyString>, what: &str) -> PyResult<Cow<'a, str>> {
    given.to_cow().map_err(|error| {
        let py = given.py();
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return error;
        }
        match error.value(py).getattr("start").and_then(|start| start.extract::<usize>()) {
            Err(error) => error,
            Ok(at) => errors::input(
                py,
                &format!(
                    "{what} has half of a surrogate pair at position {at}, which is no character; \
                     e.g. text.encode(\"utf-8\", \"replace\").decode(\"utf-8\") takes such halves out"
                ),
            ),
        }
    })
}

/// The type of a value, as a reader of an error message would call it.
pub fn kind(given: &Bound<'_, PyAny>) -> String {
    if given.is_none() {
        return "None".into();
    }
    given.get_type().name().map_or_else(|_| "something else".into(), |name| name.to_string())
}
