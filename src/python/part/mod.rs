//! The parts of an article as Python classes: frozen, comparable, hashable, picklable, one attribute a field.
//!
//! Each class wraps one struct of [`crate::article`]. The macro `part!` writes what all of them share; a class adds only
//! its fields, with their documentation, and its short form for `repr`. Its constructor takes the fields in their order,
//! by place or by name, which is also how it is pickled.

mod actor;
mod entity;
mod event;
mod quote;
mod step;
mod text;
mod time;

pub use actor::{PyActorCode, PyReason};
pub use entity::{PyEntity, PyMention, PyPlace, PyRole};
pub use event::{PyEvent, PyEventDate, PyEventPlace, PyParticipant, PySource};
pub use quote::{PyQuote, PySpeaker};
pub use step::PyStep;
pub use text::{PyBlock, PyPublished, PySentence, PySpan, PyToken, PyWarning};
pub use time::PyTime;

use std::fmt::Write;

/// The name of a field in Python.
macro_rules! name {
    (r#type) => {
        "type"
    };
    (r#mod) => {
        "mod"
    };
    ($field:ident) => {
        stringify!($field)
    };
}

/// A Python class around a struct of the core: `part!(… PySpan, "Span", Span { start: u32, … })`. With `, slice` after
/// the struct, the class has an attribute of that name, made of its `start` and `end`.
macro_rules! part {
    (
        $(#[doc = $about:literal])+
        $class:ident, $title:literal, $core:ident $(, $slice:ident)? {
            $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+
        }
    ) => {
        $(#[doc = $about])+
        #[pyclass(frozen, eq, hash, name = $title, module = "dateline")]
        #[derive(PartialEq)]
        pub struct $class(pub $core);

        #[pymethods]
        impl $class {
            #[new]
            #[allow(clippy::too_many_arguments)]
            fn new($($field: $type),+) -> Self {
                Self($core { $($field: $field.into()),+ })
            }

            $(
                $(#[doc = $doc])+
                #[getter]
                fn $field<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    self.0.$field.object(py)
                }
            )+

            $(
                /// `article.text[x.slice]` are its characters.
                #[getter]
                fn $slice<'py>(&self, py: Python<'py>) -> Bound<'py, PySlice> {
                    PySlice::new(py, self.0.start as isize, self.0.end as isize, 1)
                }
            )?

            /// All of it as plain data: the same keys, lists and dicts as in the JSON.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.0.native(py)
            }

            #[classattr]
            fn __match_args__<'py>(py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
                PyTuple::new(py, [$(name!($field)),+])
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
                let (py, part) = (slf.py(), &slf.get().0);
                Ok((slf.get_type(), PyTuple::new(py, [$(part.$field.object(py)?),+])?))
            }

            fn __repr__(&self) -> String {
                format!(concat!($title, "({})"), self.0.short())
            }
        }

        impl Hash for $class {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.digest(state);
            }
        }

        impl Value for $core {
            fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                Ok(Bound::new(py, $class(self.clone()))?.into_any())
            }

            fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                // Without `..`, so that a new field cannot be forgotten here.
                let Self { $($field),+ } = self;
                let dict = PyDict::new(py);
                $(dict.set_item(intern!(py, name!($field)), $field.native(py)?)?;)+
                Ok(dict.into_any())
            }

            fn digest(&self, state: &mut impl Hasher) {
                $(self.$field.digest(state);)+
            }
        }

        impl<'py> FromPyObject<'_, 'py> for $core {
            type Error = PyErr;

            fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
                Ok(given.cast::<$class>()?.get().0.clone())
            }
        }
    };
}

/// What the files of the classes need for `part!`.
mod prelude {
    pub(super) use super::Short;
    pub(super) use crate::python::value::Value;
    pub(super) use pyo3::intern;
    pub(super) use pyo3::prelude::*;
    pub(super) use pyo3::types::{PyDict, PySlice, PyTuple, PyType};
    pub(super) use std::hash::{Hash, Hasher};
}

use {name, part};

/// The longest piece of text in a `repr`.
const SHOWN: usize = 48;

/// The short form for `repr`, without the name of the class.
trait Short {
    fn short(&self) -> String;
}

/// Words in quotation marks, as Python would write them, cut after a few.
pub fn quoted(text: &str) -> String {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::from(mark);
    for (count, letter) in text.chars().enumerate() {
        if count == SHOWN {
            shown.push('…');
            break;
        }
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            '\\' => shown.push_str("\\\\"),
            _ if letter == mark => shown.extend(['\\', mark]),
            // Controls, and marks that turn the direction of the line, would spoil a terminal.
            _ if letter.is_control()
                || matches!(letter, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
            {
                let _ = write!(shown, "\\u{:04x}", letter as u32);
            }
            _ => shown.push(letter),
        }
    }
    shown.push(mark);
    shown
}

/// "1 mention", "3 mentions"
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn or_none(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("-")
}

fn of_entity(entity: Option<u32>) -> String {
    entity.map_or_else(String::new, |id| format!(", entity {id}"))
}
