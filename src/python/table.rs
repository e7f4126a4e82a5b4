//! Articles as Arrow tables, handed over through the PyCapsule interface: the function `tables`, the classes Tables and
//! Table.

use super::article::PyArticle;
use super::doorway::{self, Failure};
use super::{errors, input};
use crate::arrow::{self, Numbered, TABLES};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use arrow_schema::ffi::FFI_ArrowSchema;
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyIterator, PyTuple};

/// A batch holds at most so many articles, or so many bytes of text and what brings it above.
const ARTICLES: usize = 1024;
const BYTES: usize = 64 << 20;

/// Articles as Arrow tables, which Polars, pandas, pyarrow, DuckDB and others read without a copy.
///
/// The tables are articles, entities, mentions, times, quotes and events, as attributes or keys. Their columns have the
/// names of the attributes of the classes; each begins with `article`, the number of the article in the input.
/// Days are Date32, lists of parts are List<Struct>.
///
/// Args:
///     articles: an Article, or an iterable of such; None, as `Reader.iter` gives it for what cannot be read, is
///         counted, and has no rows.
///     start: the number of the first article; where many are written in parts, how many the parts before had.
///
/// Raises:
///     TypeError: an item is no Article.
///
/// Example:
///     >>> tables = dateline.tables([dateline.read("Peace talks began.")])
///     >>> len(tables.articles)
///     1
///     >>> import polars
///     >>> events = polars.DataFrame(tables.events)
#[pyfunction]
#[pyo3(signature = (articles, *, start = 0))]
pub fn tables(py: Python<'_>, articles: &Bound<'_, PyAny>, start: i64) -> PyResult<PyTables> {
    let mut made: [Vec<RecordBatch>; 6] = Default::default();
    let mut waiting = Vec::new();
    let mut bytes = 0;
    for (number, item) in iterate(articles)?.enumerate() {
        let item = item?;
        if !item.is_none() {
            let article = item.cast::<PyArticle>().map_err(|_| wrong(&item, number))?.get().core().clone();
            bytes += article.text.len();
            waiting.push((start.saturating_add(number as i64), article));
        }
        if waiting.len() == ARTICLES || bytes >= BYTES {
            add(py, &mut made, std::mem::take(&mut waiting))?;
            bytes = 0;
            py.check_signals()?;
        }
    }
    add(py, &mut made, waiting)?;
    let mut schemas = arrow::schemas().into_iter();
    let mut names = TABLES.into_iter();
    let table = |batches| {
        let (schema, name) = schemas.next().zip(names.next()).expect("there is one for each table");
        Py::new(py, PyTable { name, schema, batches })
    };
    let tables = made.into_iter().map(table).collect::<PyResult<Vec<_>>>()?;
    Ok(PyTables { tables })
}

fn iterate<'py>(articles: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    if articles.is_instance_of::<PyArticle>() {
        return PyTuple::new(articles.py(), [articles])?.try_iter();
    }
    articles.try_iter().map_err(|_| {
        PyTypeError::new_err(format!(
            "articles must be an Article or an iterable of them, got {}",
            input::kind(articles)
        ))
    })
}

fn wrong(item: &Bound<'_, PyAny>, number: usize) -> PyErr {
    let is_pair = item.is_instance_of::<PyTuple>();
    let hint = if is_pair { "; of pairs give the articles, (article for article, _ in pairs)" } else { "" };
    PyTypeError::new_err(format!("item {number}: expected an Article or None, got {}{hint}", input::kind(item)))
}

/// Add a batch to each table.
fn add(py: Python<'_>, made: &mut [Vec<RecordBatch>; 6], articles: Vec<Numbered>) -> PyResult<()> {
    match doorway::here(py, || arrow::batches(&articles)) {
        Ok(Ok(batches)) => {
            for (table, batch) in made.iter_mut().zip(batches) {
                table.push(batch);
            }
            Ok(())
        }
        Ok(Err(error)) => Err(errors::of(py, &error)),
        Err(Failure(said)) => Err(errors::error(py, &format!("the tables cannot be made: {said}"))),
    }
}

/// The tables that `dateline.tables` makes, as attributes and as keys.
#[pyclass(frozen, name = "Tables", module = "dateline")]
pub struct PyTables {
    /// In the order of [`TABLES`].
    tables: Vec<Py<PyTable>>,
}

impl PyTables {
    fn table(&self, py: Python<'_>, name: &str) -> Option<Py<PyTable>> {
        TABLES.iter().position(|table| *table == name).map(|index| self.tables[index].clone_ref(py))
    }
}

macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $name:ident),+) => {
        #[pymethods]
        impl PyTables {
            $(
                $(#[doc = $doc])+
                #[getter]
                fn $name(&self, py: Python<'_>) -> Option<Py<PyTable>> {
                    self.table(py, stringify!($name))
                }
            )+

            /// The names of the tables.
            fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
                PyTuple::new(py, TABLES)
            }

            fn __getitem__(&self, py: Python<'_>, name: &str) -> PyResult<Py<PyTable>> {
                self.table(py, name).ok_or_else(|| PyKeyError::new_err(name.to_owned()))
            }

            fn __contains__(&self, name: &str) -> bool {
                TABLES.contains(&name)
            }

            fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
                self.keys(py)?.try_iter()
            }

            fn __len__(&self) -> usize {
                self.tables.len()
            }

            fn __repr__(&self) -> String {
                let tables: Vec<_> = self.tables.iter().map(|table| table.get().short()).collect();
                format!("Tables({})", tables.join(", "))
            }
        }
    };
}

tables!(
    /// One row an article: text, language, title, published, authors, blocks, sentences, warnings.
    articles,
    /// One row an entity, without its mentions.
    entities,
    /// One row a mention, with the id of its entity.
    mentions,
    /// One row a temporal expression.
    times,
    /// One row a quotation.
    quotes,
    /// One row an event.
    events
);

/// An Arrow table. Give it to what reads the Arrow PyCapsule interface: `polars.DataFrame(table)`, `pyarrow.table(table)`,
/// `pandas.DataFrame.from_arrow(table)`, or DuckDB's `select * from table`.
#[pyclass(frozen, name = "Table", module = "dateline")]
pub struct PyTable {
    name: &'static str,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl PyTable {
    fn short(&self) -> String {
        format!("{}: {} rows", self.name, self.__len__())
    }
}

#[pymethods]
impl PyTable {
    /// The names of its columns, a tuple of str.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.schema.fields().iter().map(|field| field.name()))
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("Table({}, {} columns)", self.short(), self.schema.fields().len())
    }

    /// The table as a stream of record batches, for the Arrow PyCapsule interface.
    ///
    /// Args:
    ///     requested_schema: not heeded, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches: Vec<_> = self.batches.iter().cloned().map(Ok).collect();
        let reader = Box::new(RecordBatchIterator::new(batches, self.schema.clone()));
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), c"arrow_array_stream")
    }

    /// The schema of the table, for the Arrow PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.schema)
            .map_err(|error| errors::error(py, &format!("the schema cannot be handed over: {error}")))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }
}
