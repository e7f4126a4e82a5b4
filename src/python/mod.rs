//! The Python face of the core: translates arguments, calls it, and hands the results over. Nothing else imports pyo3.
//!
//! - `input`: what a caller may give, and what is refused; `moment`: a date of publication
//! - `reader`: reading one article; `batch`: many
//! - `doorway`: where the work is done: threads, Ctrl-C, panics
//! - `article`, `part`: the results as classes; `value`: how their fields become Python values
//! - `table`: articles as Arrow tables
//! - `view`: several articles as one page
//! - `explanation`: why results are there
//! - `errors`: the exceptions

mod article;
mod batch;
mod doorway;
mod errors;
mod explanation;
mod input;
mod moment;
mod part;
mod reader;
mod table;
mod value;
mod view;

#[pyo3::pymodule]
mod _dateline {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::article::PyArticle;
    #[pymodule_export]
    use super::doorway::fail;
    #[pymodule_export]
    use super::explanation::PyExplanation;
    #[pymodule_export]
    use super::part::{
        PyActorCode, PyBlock, PyEntity, PyEvent, PyEventDate, PyEventPlace, PyMention, PyParticipant, PyPlace,
        PyPublished, PyQuote, PyReason, PyRole, PySentence, PySource, PySpan, PySpeaker, PyStep, PyTime, PyToken,
        PyWarning,
    };
    #[pymodule_export]
    use super::reader::{PyReader, read, times};
    #[pymodule_export]
    use super::table::{PyTable, PyTables, tables};
    #[pymodule_export]
    use super::view::page;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
