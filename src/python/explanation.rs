//! Why results are there: the class Explanation.

use super::value::Value;
use crate::explain::{Explanation, Step};
use crate::view;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTuple, PyType};
use std::hash::{Hash, Hasher};

/// What the stages found in a text, each result with the rule that made it. `Reader.explain` makes it.
///
/// `print(explanation)` and notebooks show a line for each result; as a sequence it gives them as Step.
#[pyclass(frozen, eq, hash, name = "Explanation", module = "dateline")]
#[derive(PartialEq)]
pub struct PyExplanation(pub Explanation);

impl Hash for PyExplanation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.steps.digest(state);
    }
}

#[pymethods]
impl PyExplanation {
    #[new]
    fn new(steps: Vec<Step>) -> Self {
        Self(Explanation { steps })
    }

    /// The results, a tuple of Step: stage by stage, each in the order of the text.
    #[getter]
    fn steps<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.steps.object(py)
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["steps"])
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.steps(py)?.try_iter()
    }

    fn __len__(&self) -> usize {
        self.0.steps.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.steps(py)?.get_item(index)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, (Bound<'py, PyAny>,))> {
        Ok((slf.get_type(), (slf.get().steps(slf.py())?,)))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    /// What a notebook shows: the same lines, which do not wrap.
    fn _repr_html_(&self) -> String {
        let mut shown = String::from("<pre>");
        view::escape(&self.0.to_string(), &mut shown);
        shown + "</pre>"
    }

    fn __repr__(&self) -> String {
        format!("Explanation({})", super::part::counted(self.0.steps.len(), "result", "results"))
    }
}
