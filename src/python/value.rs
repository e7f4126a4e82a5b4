//! How a field of the core becomes a Python value: an object where it is read as an attribute, plain data in a `dict`.
//!
//! Lists are tuples as attributes, since results are frozen, and lists in a `dict`, as `json.loads` gives them.

use crate::article::Tokens;
use compact_str::CompactString;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use std::hash::{Hash, Hasher};

pub trait Value {
    /// The value of the attribute.
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;

    /// The value in a `dict`: only str, int, float, None, lists and dicts.
    fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;

    /// Feed the value to a hash. Equal values give equal hashes.
    fn digest(&self, state: &mut impl Hasher);
}

macro_rules! plain {
    ($($type:ty),+) => { $(
        impl Value for $type {
            fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.native(py)
            }

            fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                Ok(self.into_pyobject(py)?.to_owned().into_any())
            }

            fn digest(&self, state: &mut impl Hasher) {
                self.hash(state);
            }
        }
    )+ };
}

plain!(u32, String);

impl Value for CompactString {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.native(py)
    }

    fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.as_str().into_pyobject(py)?.into_any())
    }

    fn digest(&self, state: &mut impl Hasher) {
        self.as_str().hash(state);
    }
}

impl Value for f64 {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.native(py)
    }

    fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.into_pyobject(py)?.into_any())
    }

    fn digest(&self, state: &mut impl Hasher) {
        // Adding zero makes -0.0 hash as 0.0, which it equals.
        (self + 0.0).to_bits().hash(state);
    }
}

impl<T: Value> Value for Option<T> {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.object(py))
    }

    fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.native(py))
    }

    fn digest(&self, state: &mut impl Hasher) {
        self.is_some().hash(state);
        if let Some(value) = self {
            value.digest(state);
        }
    }
}

impl<T: Value> Value for [T] {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = self.iter().map(|item| item.object(py)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(py, items)?.into_any())
    }

    fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = self.iter().map(|item| item.native(py)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyList::new(py, items)?.into_any())
    }

    fn digest(&self, state: &mut impl Hasher) {
        self.len().hash(state);
        for item in self {
            item.digest(state);
        }
    }
}

macro_rules! list {
    ([$($item:ident)?] $type:ty) => {
        impl $(<$item: Value>)? Value for $type {
            fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                (**self).object(py)
            }

            fn native<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                (**self).native(py)
            }

            fn digest(&self, state: &mut impl Hasher) {
                (**self).digest(state);
            }
        }
    };
}

list!([T] Vec<T>);
list!([] Tokens);
