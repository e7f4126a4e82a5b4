//! What a caller may give: a text, an article as a dict, a date of publication. All else is refused with a sentence that
//! says what was given and what was expected.

use super::{errors, moment};
use crate::extractor::{Moment, Options};
use jiff::civil::Time;
use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyList, PyString, PyTuple, PyType};
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
    let py = given.py();
    let hint = if given.is_instance_of::<PyBytes>() {
        "; decode it first, e.g. data.decode(\"utf-8\")"
    } else if given.hasattr(intern!(py, "__fspath__"))? {
        "; read it first, e.g. path.read_text(\"utf-8\")"
    } else if given.hasattr(intern!(py, "read"))? {
        "; read it first, e.g. file.read()"
    } else if given.is_instance_of::<PyDict>() || given.is_instance_of::<PyList>() {
        "; Reader.iter takes a list of texts, or of dicts"
    } else if !given.is_none() && is_missing(given) {
        ", which stands for a missing value"
    } else {
        ""
    };
    Err(PyTypeError::new_err(format!("text must be str, got {}{hint}", kind(given))))
}

/// The date of publication: a `date`, a `datetime` or a string.
///
/// In the cells of pandas and NumPy a day is its midnight, since they have none for days: it is read as the day.
pub fn published(given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Moment>> {
    static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let Some(given) = given.filter(|given| !is_missing(given)) else { return Ok(None) };
    let py = given.py();
    let iso = if let Ok(text) = given.cast::<PyString>() {
        text.clone()
    } else if given.is_instance(DATE.import(py, "datetime", "date")?.as_any())? {
        // A datetime is a date, too; both write themselves in ISO 8601.
        given.call_method0("isoformat")?.cast_into()?
    } else if kind(given) == "datetime64" {
        // NumPy's, which writes itself in ISO 8601, too.
        given.str()?
    } else {
        let message = format!("published must be a date, a datetime or an ISO string, got {}", kind(given));
        return Err(PyTypeError::new_err(message));
    };
    let mut moment = moment::parse(&utf8(&iso, "published")?).map_err(|error| errors::of(py, &error))?;
    if moment.at.time() == Time::midnight() && matches!(kind(given).as_str(), "Timestamp" | "datetime64") {
        moment.has_time = false;
    }
    Ok(Some(moment))
}

/// Whether a value stands for none: `None`, and what is not equal to itself, as the NaN and NaT of data frames; of their NA
/// it is NA again whether it is.
pub fn is_missing(given: &Bound<'_, PyAny>) -> bool {
    let differs = || given.rich_compare(given, CompareOp::Ne);
    given.is_none() || differs().is_ok_and(|differs| differs.is(given) || differs.is_truthy().unwrap_or(false))
}

/// Refuse what is no source of texts, though it can be iterated: one text, a dict, and a data frame, which gives the names
/// of its columns, or the columns.
pub fn check_source(given: &Bound<'_, PyAny>) -> PyResult<()> {
    let hint = if given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>() {
        let kind = kind(given);
        return Err(PyTypeError::new_err(format!("texts must be an iterable of texts, got one {kind}; see read")));
    } else if given.is_instance_of::<PyDict>() {
        "; for one article put it into a list"
    } else if !given.get_type().hasattr("columns")? {
        if !given.get_type().hasattr("to_pylist")? {
            return Ok(());
        }
        // Arrow's columns give scalars of Arrow.
        "; give column.to_pylist()"
    } else if given.hasattr("iter_rows")? {
        "; give a column, frame[\"text\"], or rows, frame.select(\"text\", \"published\").iter_rows(named=True)"
    } else if given.hasattr("to_pylist")? {
        "; give a column, table[\"text\"].to_pylist(), or rows, table.select([\"text\", \"published\"]).to_pylist()"
    } else if given.hasattr("collect")? {
        "; collect it first, and give its rows as dicts"
    } else {
        "; give a column, frame[\"text\"], or rows, frame[[\"text\", \"published\"]].to_dict(\"records\")"
    };
    Err(PyTypeError::new_err(format!("texts must be an iterable of texts, got {}{hint}", kind(given))))
}

/// Refuse an item that shows that the whole source has another shape than expected.
pub fn check_shape(item: &Bound<'_, PyAny>) -> PyResult<()> {
    let hint = if item.is_instance_of::<PyTuple>() || item.is_instance_of::<PyList>() {
        "pairs (text, context) go with as_tuples=True, rows are given as dicts"
    } else if item.get_type().hasattr("iloc")? {
        "rows are given as dicts, e.g. by frame.to_dict(\"records\")"
    } else {
        return Ok(());
    };
    Err(PyTypeError::new_err(format!("text must be str, got {}; {hint}", kind(item))))
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
