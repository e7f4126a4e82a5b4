//! The class Article: an article, read. Its parts become Python objects when they are first asked for.

use super::errors;
use super::part::{counted, quoted};
use super::value::Value;
use crate::article::{Article, Entity};
use crate::error::Error;
use crate::view;
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One article, read. `dateline.read` makes it.
///
/// All offsets are code points into `text`, half-open: `article.text[start:end]` are the characters of a span. Lists are
/// tuples in the order of the text. Articles are frozen, compare by all that they hold, and can be pickled.
///
/// Example:
///     >>> article = dateline.read("Ali Mamlouk visited Cairo on Saturday.", published="2018-12-24")
///     >>> article.published.value
///     '2018-12-24'
#[pyclass(frozen, eq, hash, weakref, name = "Article", module = "dateline")]
pub struct PyArticle {
    core: Arc<Article>,
    /// The parts, each made once, so that a loop over `article.events[i]` costs what it looks like.
    made: [PyOnceLock<Py<PyAny>>; 9],
}

impl PyArticle {
    pub fn new(article: Article) -> Self {
        Self { core: Arc::new(article), made: [const { PyOnceLock::new() }; 9] }
    }

    pub fn core(&self) -> &Arc<Article> {
        &self.core
    }

    fn made<'py>(&self, py: Python<'py>, slot: usize, value: &impl Value) -> PyResult<Bound<'py, PyAny>> {
        let made = self.made[slot].get_or_try_init(py, || value.object(py).map(Bound::unbind))?;
        Ok(made.bind(py).clone())
    }

    fn entities_of<'py>(&self, py: Python<'py>, kind: &str) -> PyResult<Bound<'py, PyTuple>> {
        let all = self.entities(py)?;
        let of_kind = |(id, entity): (usize, &Entity)| (entity.kind == kind).then(|| all.get_item(id));
        let found = self.core.entities.iter().enumerate().filter_map(of_kind).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(py, found)
    }
}

fn line_width(given: &Bound<'_, PyAny>) -> PyResult<usize> {
    super::input::count(given, "width", 10_000, None)
}

#[pymethods]
impl PyArticle {
    /// The text that all offsets count in: the input, unchanged.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 0, &self.core.text)
    }

    /// ISO 639-1 code of the language, "en"; None where there is too little text to tell.
    #[getter]
    fn language(&self) -> Option<&str> {
        self.core.language.as_deref()
    }

    /// The headline, a Span.
    #[getter]
    fn title<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.core.title.object(py)
    }

    /// When the article appeared.
    #[getter]
    fn published<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.core.published.object(py)
    }

    /// Who wrote it, a tuple of Span.
    #[getter]
    fn authors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 1, &self.core.authors)
    }

    /// The parts of the page, a tuple of Block.
    #[getter]
    fn blocks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 2, &self.core.blocks)
    }

    /// A tuple of Sentence.
    #[getter]
    fn sentences<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 3, &self.core.sentences)
    }

    /// The words and punctuation marks, a tuple of Token.
    #[getter]
    fn tokens<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 4, &self.core.tokens)
    }

    /// Who and what is spoken of, a tuple of Entity. The id of an entity is its index here.
    #[getter]
    fn entities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 5, &self.core.entities)
    }

    /// The temporal expressions, a tuple of Time.
    #[getter]
    fn times<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 6, &self.core.times)
    }

    /// What people are reported to have said, a tuple of Quote.
    #[getter]
    fn quotes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 7, &self.core.quotes)
    }

    /// What happened, a tuple of Event. The id of an event is its index here.
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.made(py, 8, &self.core.events)
    }

    /// What to know about this reading, a tuple of Warning.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.core.warnings.object(py)
    }

    /// The entities that are persons.
    #[getter]
    fn people<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.entities_of(py, "person")
    }

    /// The entities that are organisations.
    #[getter]
    fn organizations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.entities_of(py, "organization")
    }

    /// The entities that are places.
    #[getter]
    fn places<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.entities_of(py, "place")
    }

    /// The article as plain data: dicts, lists, str, int, float and None, as `json.loads(article.to_json())` gives it.
    ///
    /// Args:
    ///     tokens: whether to give the tokens, which are most of the data, too.
    ///
    /// Example:
    ///     >>> dateline.read("Peace talks began.").to_dict()["text"]
    ///     'Peace talks began.'
    #[pyo3(signature = (tokens = false))]
    fn to_dict<'py>(&self, py: Python<'py>, tokens: bool) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        macro_rules! set {
            ($($field:ident),+) => { $(dict.set_item(intern!(py, stringify!($field)), self.core.$field.native(py)?)?;)+ };
        }
        set!(text, language, title, published, authors, blocks, sentences);
        if tokens {
            set!(tokens);
        }
        set!(entities, times, quotes, events, warnings);
        Ok(dict)
    }

    /// The article as one line of JSON.
    ///
    /// Args:
    ///     tokens: whether to give the tokens, too. Only then does `from_json` give back an equal article.
    #[pyo3(signature = (tokens = false))]
    fn to_json(&self, py: Python<'_>, tokens: bool) -> String {
        py.detach(|| self.core.to_json(tokens))
    }

    /// The article that `to_json` wrote.
    ///
    /// Args:
    ///     json: str or bytes.
    ///
    /// Raises:
    ///     InputError: it is not JSON, or not an article.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &Bound<'_, PyAny>) -> PyResult<Self> {
        let read = |json: &[u8]| py.detach(|| Article::from_json(json));
        let article = if let Ok(text) = json.cast::<PyString>() {
            read(super::input::utf8(text, "json")?.as_bytes())
        } else if let Ok(bytes) = json.cast::<PyBytes>() {
            read(bytes.as_bytes())
        } else {
            let hint = if json.is_instance_of::<PyDict>() { "; write it first, json.dumps(data)" } else { "" };
            let kind = super::input::kind(json);
            return Err(PyTypeError::new_err(format!("json must be str or bytes, got {kind}{hint}")));
        };
        article.map(Self::new).map_err(|error: Error| errors::of(py, &error))
    }

    /// The article as HTML: the text with its mentions, times, quotations and events marked, and tables of what it says.
    ///
    /// It loads nothing and holds no script. A notebook shows it where an article is the last line of a cell.
    ///
    /// Args:
    ///     page: whether to give a whole page, to be written to a file, or a fragment, to be put into a page.
    #[pyo3(signature = (*, page = false))]
    fn to_html(&self, py: Python<'_>, page: bool) -> String {
        py.detach(|| if page { view::page(&[("", &*self.core)]) } else { view::html(&self.core) })
    }

    /// The article as TimeML: its text, unchanged, with each time in a TIMEX3.
    ///
    /// The date of publication is the document creation time, "t0". What XML cannot hold becomes U+FFFD.
    ///
    /// Example:
    ///     >>> timeml = dateline.read("They met in May 2018.").to_timeml()
    ///     >>> timeml[timeml.index("<TEXT>") : timeml.index("</TEXT>")]
    ///     '<TEXT>They met in <TIMEX3 tid="t1" type="DATE" value="2018-05" temporalFunction="false">May 2018</TIMEX3>.'
    fn to_timeml(&self, py: Python<'_>) -> String {
        py.detach(|| self.core.to_timeml())
    }

    fn _repr_html_(&self, py: Python<'_>) -> String {
        self.to_html(py, false)
    }

    /// What the article says, as lines for a terminal: title and date, who is who, what happened when, who said what.
    ///
    /// Args:
    ///     width: the characters that a line may have, from 1 to 10000.
    ///     color: whether to use the colours of a terminal.
    #[pyo3(signature = (*, width = 80, color = false))]
    fn to_text(&self, py: Python<'_>, #[pyo3(from_py_with = line_width)] width: usize, color: bool) -> String {
        py.detach(|| view::text(&self.core, width, color))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let json = slf.get().core.to_json(true);
        Ok((slf.get_type().getattr("from_json")?, (PyBytes::new(slf.py(), json.as_bytes()),)))
    }

    // A frozen object is its own copy.
    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __repr__(&self) -> String {
        let article = &*self.core;
        let title = article.title.as_ref().map_or(article.text.trim_start(), |title| &title.text);
        let published = article.published.as_ref().map_or("no date", |published| &published.value);
        let entities = counted(article.entities.len(), "entity", "entities");
        let events = counted(article.events.len(), "event", "events");
        format!("Article({}, {published}, {entities}, {events})", quoted(title))
    }
}

impl PartialEq for PyArticle {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.core, &other.core) || self.core == other.core
    }
}

impl Hash for PyArticle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.core.text.hash(state);
        self.core.published.digest(state);
    }
}
