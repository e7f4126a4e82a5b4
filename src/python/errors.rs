//! The exceptions that Python sees. Their classes are written in Python (`python/dateline/_errors.py`), since they have
//! two parents and attributes; here they are raised.

use crate::error::Error;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

static ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static INPUT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static LEXICON: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// `dateline.Error`: something went wrong inside.
pub fn error(py: Python<'_>, message: &str) -> PyErr {
    raise(ERROR.import(py, "dateline._errors", "Error").and_then(|class| class.call1((message,))))
}

/// `dateline.InputError`: an input of the right type that cannot be read.
pub fn input(py: Python<'_>, message: &str) -> PyErr {
    raise(INPUT.import(py, "dateline._errors", "InputError").and_then(|class| class.call1((message,))))
}

/// The exception for an error of the core.
pub fn of(py: Python<'_>, error: &Error) -> PyErr {
    match error {
        Error::Lexicon { file, line, reason } => {
            let class = LEXICON.import(py, "dateline._errors", "LexiconError");
            raise(class.and_then(|class| class.call1((file, line, reason))))
        }
        Error::TooLong { .. } | Error::Published { .. } | Error::Model { .. } | Error::Json { .. } => {
            input(py, &error.to_string())
        }
    }
}

/// The error to raise; where it cannot even be made, the error of that.
fn raise(made: PyResult<Bound<'_, PyAny>>) -> PyErr {
    made.map_or_else(|failed| failed, PyErr::from_value)
}

/// Whether an error says that one item cannot be read.
pub fn is_of_item(py: Python<'_>, raised: &PyErr) -> bool {
    raised.is_instance_of::<PyTypeError>(py)
        || ERROR.import(py, "dateline._errors", "Error").is_ok_and(|class| raised.is_instance(py, class))
}

/// The error of an item, with its number in the input: in its message, and as the attribute `index`.
pub fn with_number(py: Python<'_>, raised: PyErr, number: usize) -> PyErr {
    if !is_of_item(py, &raised) {
        return raised;
    }
    let message = format!("item {number}: {}", raised.value(py));
    raise(raised.get_type(py).call1((message,)).and_then(|numbered| {
        if !numbered.is_instance_of::<PyTypeError>() {
            numbered.setattr("index", number)?;
        }
        Ok(numbered)
    }))
}
