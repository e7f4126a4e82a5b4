//! Reading one article: the function `read` and the class Reader.

use super::article::PyArticle;
use super::batch::PyArticles;
use super::doorway::{self, Failure};
use super::explanation::PyExplanation;
use super::input::{self, Input};
use super::value::Value;
use super::{errors, part};
use crate::error::Error;
use crate::explain::Explanation;
use crate::extractor::{Extractor, Options};
use crate::{lexicon, time};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple, PyType};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

/// Texts of so many bytes are read in a thread of their own, so that Ctrl-C is heard meanwhile. A shorter one takes less
/// than the 50 ms between two looks for it, and the 20 µs that a thread costs would show.
const LONG: usize = 64 * 1024;

/// What reads when no options are given.
static PLAIN: LazyLock<Arc<Extractor>> = LazyLock::new(Arc::default);

/// A user's files: the path and the text of each.
type Files = Vec<(String, String)>;

/// The user's files of names, those of holidays, and those of phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
struct Own {
    lexicon: Files,
    holidays: Files,
    time_phrases: Files,
}

/// What makes a reader again, and its arguments.
type Pickled<'py> = (Bound<'py, PyAny>, (Files, Files, Files, Option<usize>));

/// Read one article.
///
/// Args:
///     text: the article as scraped, any str.
///     published: when it appeared: a date, a datetime, or a str in ISO 8601 or as feeds write it ("Mon, 24 Dec 2018
///         13:11:05 GMT"). Without it, it is looked for in the text. Day and time are taken as the clock shows them, to the
///         minute: an offset ("+05:00") moves nothing.
///     url: the address of the page.
///
/// Raises:
///     TypeError: an argument is of another type.
///     InputError: text has half of a surrogate pair, or published is no date.
///
/// Example:
///     >>> article = dateline.read("Ali Mamlouk visited Cairo on Saturday.", published="2018-12-24")
///     >>> [person.name for person in article.people]
///     ['Ali Mamlouk']
#[pyfunction]
#[pyo3(signature = (text, *, published = None, url = None))]
pub fn read(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    url: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyArticle> {
    work(py, &PLAIN, true, (text, published, url), Extractor::read).map(PyArticle::new)
}

/// The temporal expressions of an article, a tuple of Time: those of `dateline.read`, found without all else.
///
/// Arguments and errors are those of `dateline.read`.
///
/// Example:
///     >>> [(time.text, time.value) for time in dateline.times("They met last Friday.", published="2018-12-24")]
///     [('last Friday', '2018-12-21')]
#[pyfunction]
#[pyo3(signature = (text, *, published = None, url = None))]
pub fn times<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    published: Option<&Bound<'py, PyAny>>,
    url: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    work(py, &PLAIN, true, (text, published, url), Extractor::times)?.object(py)
}

/// Reads articles, with options that are set once. It never changes, can be used by several threads, and can be pickled.
///
/// Args:
///     lexicon: names of your own, which go before the built-in ones: a file, a list of files, or a list of dicts, one for
///         each row. The ending of a file tells its form: .csv (with a header), .json (a list of objects), .jsonl; else a
///         table with tabs whose header is a line such as "#: name kind country code", where other lines that begin with
///         "#" are comments. Columns, of which name and kind must be there: name; aliases (other names of the same, parted
///         by ";" or a list); kind (person, organization, place, group or other); country (ISO 3166-1 alpha-3); code
///         (PLOVER: a country or EUR, IGO, IMG, ISM, MNC, NGO, UNO, then sectors); from and until (dates between which
///         country and code hold: "2018", "2018-03" or "2018-03-01"; of several rows of a name the one that holds on the day
///         of publication counts, and of a person whose terms are over the sector is ELI; without such a day, all terms that
///         end are over); latitude and longitude (degrees); id (what you call it: `entity.kb_id`). Of a dict, None and NaN
///         are empty. The files are read here, and travel with a pickled reader.
///     holidays: days with a name of your own, in a file or a list of files of the same forms. The columns are name and
///         when: "12-25", "2018-05-16" (several rows of a name add up), "third thursday of march", "easter +39",
///         "orthodox easter", "15 nisan", "ramadan"; "+1" or "-46" adds days, "for 8 days" gives a length.
///     time_phrases: expressions of time of your own, in a file or a list of files of the same forms. The columns are name
///         (of the rule), phrase ("close of business <weekday>"), means ("$1 evening": an expression that is known, with
///         the words of each <class> as $1, $2) and example, which may be missing or empty: a sentence with what is found in
///         [brackets], tried when the file is read. Classes: number, ordinal, year, decade, month, weekday, unit, units,
///         season, holiday.
///     n_threads: how many threads `iter` uses; None: one for each core. With 1 no thread is ever started: all work is
///         done by the caller's, and Ctrl-C is heard between articles only.
///
/// Raises:
///     LexiconError: a file cannot be read, or has a bad row.
///
/// Example:
///     >>> reader = dateline.Reader(n_threads=1)
///     >>> [len(article.tokens) for article in reader.iter(["Peace talks began.", "Then they ended."])]
///     [4, 4]
#[pyclass(frozen, name = "Reader", module = "dateline")]
pub struct PyReader {
    extractor: Arc<Extractor>,
    own: Own,
    n_threads: Option<usize>,
}

impl PyReader {
    fn build(py: Python<'_>, own: Own, n_threads: Option<usize>) -> PyResult<Self> {
        if own == Own::default() {
            return Ok(Self { extractor: PLAIN.clone(), own, n_threads });
        }
        let mut extractor = Extractor::default();
        for (file, text) in &own.lexicon {
            extractor.names.add(file, text).map_err(|error| errors::of(py, &of_row(error)))?;
        }
        for (file, text) in &own.holidays {
            extractor.times.holidays.add(file, text).map_err(|error| errors::of(py, &error))?;
        }
        let time::Own { holidays, phrases } = &mut extractor.times;
        for (file, text) in &own.time_phrases {
            phrases.add(file, text, holidays).map_err(|error| errors::of(py, &error))?;
        }
        Ok(Self { extractor: Arc::new(extractor), own, n_threads })
    }
}

#[pymethods]
impl PyReader {
    #[new]
    #[pyo3(signature = (*, lexicon = None, holidays = None, time_phrases = None, n_threads = None))]
    fn new(
        py: Python<'_>,
        lexicon: Option<&Bound<'_, PyAny>>,
        holidays: Option<&Bound<'_, PyAny>>,
        time_phrases: Option<&Bound<'_, PyAny>>,
        n_threads: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let own = Own {
            lexicon: lexicon_of(py, lexicon)?,
            holidays: files(py, "holidays", holidays)?,
            time_phrases: files(py, "time_phrases", time_phrases)?,
        };
        Self::build(py, own, n_threads.map(threads).transpose()?)
    }

    /// The paths of the user's files of names, a tuple of str.
    #[getter]
    fn lexicon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.own.lexicon.iter().map(|(path, _)| path))
    }

    /// The paths of the user's files of holidays, a tuple of str.
    #[getter]
    fn holidays<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.own.holidays.iter().map(|(path, _)| path))
    }

    /// The paths of the user's files of phrases for times, a tuple of str.
    #[getter]
    fn time_phrases<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.own.time_phrases.iter().map(|(path, _)| path))
    }

    /// How many threads `iter` uses; None: one for each core.
    #[getter]
    fn n_threads(&self) -> Option<usize> {
        self.n_threads
    }

    /// Read one article. Arguments and errors are those of `dateline.read`.
    #[pyo3(signature = (text, *, published = None, url = None))]
    fn read(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        url: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyArticle> {
        work(py, &self.extractor, self.n_threads != Some(1), (text, published, url), Extractor::read)
            .map(PyArticle::new)
    }

    /// The temporal expressions of an article, a tuple of Time. Arguments and errors are those of `dateline.read`.
    #[pyo3(signature = (text, *, published = None, url = None))]
    fn times<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'py, PyAny>,
        published: Option<&Bound<'py, PyAny>>,
        url: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        work(py, &self.extractor, self.n_threads != Some(1), (text, published, url), Extractor::times)?.object(py)
    }

    /// The PLOVER code of an actor that is given as a phrase by itself, with the words that say it.
    ///
    /// Args:
    ///     phrase: words for somebody, such as "Kenyan police" or "former President Jacob Zuma".
    ///     published: the day for which the code is asked, since offices are held for a time: a date, a datetime or an ISO
    ///         string. Without it the last office of a person counts as held (USAGOV for Joe Biden), and a body that is
    ///         something else for a time is what it is otherwise; but in rows of your own all terms that end are over.
    ///
    /// Raises:
    ///     TypeError, InputError: as in `dateline.read`.
    ///
    /// Example:
    ///     >>> dateline.Reader().code_actor("Kenyan police")
    ///     ActorCode('KENCOP', country 'Kenyan', sector 'police')
    #[pyo3(signature = (phrase, *, published = None))]
    fn code_actor<'py>(
        &self,
        py: Python<'py>,
        phrase: &Bound<'py, PyAny>,
        published: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if !phrase.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err(format!("phrase must be str, got {}", input::kind(phrase))));
        }
        work(py, &self.extractor, self.n_threads != Some(1), (phrase, published, None), Extractor::code_actor)?
            .object(py)
    }

    /// Why the results of a text are there: each with its span, its value and the rule that made it.
    ///
    /// Arguments and errors are those of `dateline.read`.
    ///
    /// Example:
    ///     >>> explanation = dateline.Reader().explain("Peace talks began.")
    ///     >>> explanation[0].layer, explanation[0].text
    ///     ('block', 'Peace talks began.')
    #[pyo3(signature = (text, *, published = None, url = None))]
    fn explain(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        url: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyExplanation> {
        let explain = |extractor: &Extractor, text: &str, options: &Options| {
            extractor.find(text, options).map(|findings| Explanation::new(text, &findings))
        };
        work(py, &self.extractor, self.n_threads != Some(1), (text, published, url), explain).map(PyExplanation)
    }

    /// Read many articles, on all cores, and give each as soon as its turn comes, in the order of the texts.
    ///
    /// Texts are taken from their iterable as they are needed, some hundreds ahead at most, so it may be endless, and
    /// `tqdm` can wrap the result.
    ///
    /// Args:
    ///     texts: an iterable of str, or of dicts with the key "text" and, if you like, "published" and "url".
    ///     as_tuples: the items are pairs (text, context), and pairs (article, context) come out; a context is anything.
    ///     on_error: "raise" raises the error of the first item that cannot be read, with its number, and ends there;
    ///         "null" gives None in place of its article and goes on, unless all items will be like it: tuples without
    ///         `as_tuples`, rows of a data frame, dicts with other keys.
    ///
    /// Raises:
    ///     TypeError, InputError: an item cannot be read, as in `dateline.read`.
    ///     ValueError: a dict has other keys.
    ///     Error: reading failed inside.
    ///
    /// Example:
    ///     >>> pairs = [("Peace talks began.", 7), ("Then they ended.", 8)]
    ///     >>> [(len(article.text), row) for article, row in dateline.Reader().iter(pairs, as_tuples=True)]
    ///     [(18, 7), (16, 8)]
    #[pyo3(signature = (texts, *, as_tuples = false, on_error = "raise"))]
    fn iter(&self, py: Python<'_>, texts: &Bound<'_, PyAny>, as_tuples: bool, on_error: &str) -> PyResult<PyArticles> {
        let skip = match on_error {
            "raise" => false,
            "null" => true,
            _ => {
                let given = part::quoted(on_error);
                return Err(PyValueError::new_err(format!("on_error is {given}; expected 'raise' or 'null'")));
            }
        };
        input::check_source(texts)?;
        let texts = texts.try_iter().map_err(|_| {
            PyTypeError::new_err(format!("texts must be an iterable of texts, got {}", input::kind(texts)))
        })?;
        PyArticles::new(py, texts, self.extractor.clone(), self.n_threads, as_tuples, skip)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Pickled<'py>> {
        let PyReader { own, n_threads, .. } = slf.get();
        let Own { lexicon, holidays, time_phrases } = own.clone();
        Ok((slf.get_type().getattr("_restore")?, (lexicon, holidays, time_phrases, *n_threads)))
    }

    /// The reader that was pickled, from the paths and texts of its files.
    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        lexicon: Files,
        holidays: Files,
        time_phrases: Files,
        n_threads: Option<usize>,
    ) -> PyResult<Self> {
        Self::build(py, Own { lexicon, holidays, time_phrases }, n_threads)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let same = |other: &Self| (&self.own, self.n_threads) == (&other.own, other.n_threads);
        other.cast::<Self>().is_ok_and(|other| same(other.get()))
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut state = DefaultHasher::new();
        (&self.own, self.n_threads).hash(&mut state);
        state.finish()
    }

    fn __repr__(&self) -> String {
        let mut options = Vec::new();
        let Own { lexicon, holidays, time_phrases } = &self.own;
        for (name, files) in [("lexicon", lexicon), ("holidays", holidays), ("time_phrases", time_phrases)] {
            if !files.is_empty() {
                let paths: Vec<String> = files.iter().map(|(path, _)| part::quoted(path)).collect();
                options.push(format!("{name}=[{}]", paths.join(", ")));
            }
        }
        options.extend(self.n_threads.map(|n| format!("n_threads={n}")));
        format!("Reader({})", options.join(", "))
    }
}

/// A text, published and url, as the caller gave them.
type Given<'a, 'py> = (&'a Bound<'py, PyAny>, Option<&'a Bound<'py, PyAny>>, Option<&'a Bound<'py, PyAny>>);

/// Do something with one text.
fn work<T: Send + 'static>(
    py: Python<'_>,
    extractor: &Arc<Extractor>,
    may_start_thread: bool,
    (text, published, url): Given<'_, '_>,
    work: impl FnOnce(&Extractor, &str, &Options) -> Result<T, Error> + Send + 'static,
) -> PyResult<T> {
    let (text, published, url) = (input::text(text)?, input::published(published)?, input::url(url)?);
    let done = if may_start_thread && text.len() >= LONG {
        let input = Input { text: text.into_owned(), published, url: url.map(|url| url.into_owned()) };
        let extractor = extractor.clone();
        doorway::apart(py, move || work(&extractor, &input.text, &input.options()))?
    } else {
        doorway::here(py, || work(extractor, &text, &Options { published, url: url.as_deref() }))
    };
    result_of(py, done)
}

/// The result of some work, or the exception for what went wrong.
pub fn result_of<T>(py: Python<'_>, done: Result<Result<T, Error>, Failure>) -> PyResult<T> {
    match done {
        Ok(Ok(result)) => Ok(result),
        Ok(Err(error)) => Err(errors::of(py, &error)),
        Err(Failure(said)) => Err(errors::error(py, &format!("reading failed, which is a fault of dateline: {said}"))),
    }
}

/// The user's names: files, or dicts, which become lines of JSON; what JSON lacks, a date for instance, as `str` has it.
fn lexicon_of(py: Python<'_>, given: Option<&Bound<'_, PyAny>>) -> PyResult<Files> {
    let rows = given.and_then(|given| given.cast::<PyList>().ok());
    let Some(rows) = rows.filter(|rows| rows.iter().any(|row| row.is_instance_of::<PyDict>())) else {
        return files(py, "lexicon", given);
    };
    let dumps = py.import("json")?.getattr("dumps")?;
    let options = PyDict::new(py);
    options.set_item("default", py.get_type::<PyString>())?;
    let line = |(index, row): (usize, Bound<'_, PyAny>)| {
        let Ok(row) = row.cast::<PyDict>() else {
            return Err(PyTypeError::new_err(format!("lexicon[{index}] must be a dict, got {}", input::kind(&row))));
        };
        // The cells that a data frame leaves blank are NaN.
        let full = PyDict::new(py);
        for (key, value) in row.iter().filter(|(_, value)| !input::is_missing(value)) {
            full.set_item(key, value)?;
        }
        dumps.call((full,), Some(&options))?.extract::<String>()
    };
    let lines: PyResult<Vec<String>> = rows.iter().enumerate().map(line).collect();
    Ok(vec![(ROWS.to_owned(), lines?.join("\n"))])
}

/// An error of the lexicon; that of a dict names its place in the list.
fn of_row(error: Error) -> Error {
    match error {
        Error::Lexicon { file, line, reason } if file == ROWS && line > 0 => {
            Error::Lexicon { file: format!("lexicon[{}]", line - 1), line: 0, reason }
        }
        other => other,
    }
}

/// Stands for the file of rows that are given as dicts.
const ROWS: &str = "rows.jsonl";

/// The files that a user gives for an option: one, or several.
fn files(py: Python<'_>, option: &str, given: Option<&Bound<'_, PyAny>>) -> PyResult<Files> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for path in paths(option, given)? {
        let text = lexicon::own::text_of(&path).map_err(|error| errors::of(py, &error))?;
        files.push((path.display().to_string(), text));
    }
    Ok(files)
}

fn paths(option: &str, given: &Bound<'_, PyAny>) -> PyResult<Vec<PathBuf>> {
    let wrong = || {
        let rows = if option == "lexicon" { ", or a list of dicts" } else { "" };
        PyTypeError::new_err(format!("{option} must be a path or a list of paths{rows}, got {}", input::kind(given)))
    };
    if given.is_instance_of::<PyDict>() {
        return Err(wrong());
    }
    // A data frame would give the names of its columns.
    if given.hasattr("to_dict")? {
        let hint = if option == "lexicon" { "; give frame.to_dict(\"records\")" } else { "" };
        return Err(PyTypeError::new_err(format!("{}{hint}", wrong().value(given.py()))));
    }
    if let Ok(path) = given.extract() {
        return Ok(vec![path]);
    }
    let path = |item: PyResult<Bound<'_, PyAny>>| item?.extract().map_err(|_| wrong());
    given.try_iter().map_err(|_| wrong())?.map(path).collect()
}

fn threads(given: &Bound<'_, PyAny>) -> PyResult<usize> {
    input::count(given, "n_threads", 1024, Some((" or None", ", or None for one a core")))
}
