//! Reading many articles: the iterator that `Reader.iter` gives.
//!
//! Texts are taken from their source and handed to the pool until the article whose turn it is has come, or so many are
//! under way that more would only cost memory. A quick source is read ahead far enough to keep all cores busy; of a slow
//! one, hardly more than is given out.

use super::article::PyArticle;
use super::doorway::{self, Failure};
use super::input::{self, Input};
use super::{errors, reader};
use crate::Article;
use crate::error::Error;
use crate::extractor::Extractor;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTuple};
use rayon::ThreadPool;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

/// The most articles under way for each thread: enough for the others to go on while one reads a text of 100 pages.
const ITEMS_A_THREAD: usize = 64;
/// The most text under way, in bytes.
const BYTES: usize = 32 << 20;

type Done = Result<Result<Article, Error>, Failure>;

/// The articles of some texts, in their order. `Reader.iter` makes it.
#[pyclass(frozen, name = "Articles", module = "dateline")]
pub struct PyArticles {
    stream: Mutex<Stream>,
}

struct Stream {
    /// `None`: it has ended.
    source: Option<Py<PyIterator>>,
    /// What the source raised, to be raised after the articles before it.
    broken: Option<PyErr>,
    extractor: Arc<Extractor>,
    as_tuples: bool,
    /// Whether an item that cannot be read gives None.
    skip: bool,
    /// The number of the item at the front of the queue.
    number: usize,
    queue: VecDeque<Slot>,
    /// `None`: all work is done by the caller's thread.
    crew: Option<Crew>,
}

/// An item that was taken from the source.
struct Slot {
    context: Option<Py<PyAny>>,
    state: State,
}

enum State {
    /// To be read by the caller's thread.
    Waiting(Input),
    /// In the pool, with the bytes of its text.
    UnderWay(usize),
    Done(Box<Done>),
    Refused(PyErr),
    /// Of another shape than asked for, as all others will be.
    Misshapen(PyErr),
}

/// The threads that read, and the way back from them.
struct Crew {
    pool: &'static ThreadPool,
    /// The process that it works in; a forked child has none of its threads.
    process: u32,
    stop: Arc<AtomicBool>,
    sender: Sender<(usize, Done)>,
    receiver: Receiver<(usize, Done)>,
    bytes: usize,
}

impl Drop for Crew {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl PyArticles {
    pub fn new(
        py: Python<'_>,
        source: Bound<'_, PyIterator>,
        extractor: Arc<Extractor>,
        n_threads: Option<usize>,
        as_tuples: bool,
        skip: bool,
    ) -> PyResult<Self> {
        let crew = if n_threads == Some(1) { None } else { Some(Crew::new(doorway::pool(py, n_threads)?)) };
        let (source, queue) = (Some(source.unbind()), VecDeque::new());
        let stream = Stream { source, broken: None, extractor, as_tuples, skip, number: 0, queue, crew };
        Ok(Self { stream: Mutex::new(stream) })
    }
}

#[pymethods]
impl PyArticles {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let busy = |_| PyValueError::new_err("these articles are being read by another thread");
        let mut stream = self.stream.try_lock().map_err(busy)?;
        py.check_signals()?;
        let next = stream.next(py);
        if next.is_err() && !next.as_ref().is_err_and(|error| is_interrupt(py, error)) {
            stream.end();
        }
        next
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        if let Ok(stream) = self.stream.try_lock() {
            visit.call(&stream.source)?;
            for slot in &stream.queue {
                visit.call(&slot.context)?;
            }
        }
        Ok(())
    }

    fn __clear__(&self) {
        if let Ok(mut stream) = self.stream.try_lock() {
            stream.end();
        }
    }
}

/// Whether the user, and not an item, stopped the reading: it can go on with the next call.
fn is_interrupt(py: Python<'_>, error: &PyErr) -> bool {
    !error.is_instance_of::<pyo3::exceptions::PyException>(py)
}

impl Stream {
    fn next<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        if self.crew.as_ref().is_some_and(|crew| crew.process != std::process::id()) {
            return Err(errors::error(py, "this iterator was made before a fork; make one in the child"));
        }
        self.fill(py)?;
        while matches!(self.queue.front(), Some(Slot { state: State::UnderWay(_), .. })) {
            self.receive(py)?;
        }
        let Some(Slot { context, state }) = self.queue.pop_front() else {
            return self.broken.take().map_or(Ok(None), Err);
        };
        let number = self.number;
        self.number += 1;
        let read = match state {
            State::Refused(error) => Err(error),
            State::Misshapen(error) => return Err(errors::with_number(py, error, number)),
            State::Done(done) => reader::result_of(py, *done),
            State::Waiting(input) => {
                reader::result_of(py, doorway::here(py, || self.extractor.read(&input.text, &input.options())))
            }
            State::UnderWay(_) => unreachable!("it was waited for"),
        };
        let article = match read {
            Ok(article) => Bound::new(py, PyArticle::new(article))?.into_any(),
            Err(error) if self.skip && errors::is_of_item(py, &error) => py.None().into_bound(py),
            Err(error) => return Err(errors::with_number(py, error, number)),
        };
        if !self.as_tuples {
            return Ok(Some(article));
        }
        let context = context.map_or_else(|| py.None().into_bound(py), |context| context.into_bound(py));
        Ok(Some(PyTuple::new(py, [article, context])?.into_any()))
    }

    /// Take items from the source: one at least, so that the queue does not run dry, and more until the front one is read.
    fn fill(&mut self, py: Python<'_>) -> PyResult<()> {
        let mut taken = 0;
        loop {
            let ready = match (&self.crew, self.queue.front()) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(crew), Some(front)) => {
                    let many = self.queue.len() >= ITEMS_A_THREAD * crew.pool.current_num_threads();
                    many || crew.bytes >= BYTES || (taken > 0 && !matches!(front.state, State::UnderWay(_)))
                }
            };
            if ready || !self.take(py)? {
                return Ok(());
            }
            taken += 1;
            self.collect();
        }
    }

    /// Take one item from the source; `false`: there is none.
    fn take(&mut self, py: Python<'_>) -> PyResult<bool> {
        let Some(source) = &self.source else { return Ok(false) };
        let item = match source.bind(py).clone().next() {
            Some(Ok(item)) => item,
            Some(Err(error)) if is_interrupt(py, &error) => return Err(error),
            ended => {
                self.broken = ended.and_then(Result::err);
                self.source = None;
                return Ok(false);
            }
        };
        let number = self.number + self.queue.len();
        let (state, context) = match split(item, self.as_tuples) {
            Err(error) => (State::Misshapen(error), None),
            Ok((item, context)) => (self.begin(number, &item), context),
        };
        self.queue.push_back(Slot { context, state });
        Ok(true)
    }

    /// Begin to read an item.
    fn begin(&mut self, number: usize, item: &Bound<'_, PyAny>) -> State {
        if let Err(error) = input::check_shape(item) {
            return State::Misshapen(error);
        }
        match (Input::of_item(item), &mut self.crew) {
            (Err(error), _) => State::Refused(error),
            (Ok(input), None) => State::Waiting(input),
            (Ok(input), Some(crew)) => State::UnderWay(crew.send(number, input, &self.extractor)),
        }
    }

    /// Put what the crew has read into its slots.
    fn collect(&mut self) {
        while let Some(sent) = self.crew.as_ref().and_then(|crew| crew.receiver.try_recv().ok()) {
            self.put(sent);
        }
    }

    /// Wait for the next thing that the crew reads.
    fn receive(&mut self, py: Python<'_>) -> PyResult<()> {
        let crew = self.crew.as_mut().expect("only a crew has texts under way");
        let sent = doorway::wait(py, &mut crew.receiver)?;
        self.put(sent);
        Ok(())
    }

    fn put(&mut self, (number, done): (usize, Done)) {
        let slot = &mut self.queue[number - self.number];
        if let (State::UnderWay(bytes), Some(crew)) = (&slot.state, &mut self.crew) {
            crew.bytes -= bytes;
        }
        slot.state = State::Done(Box::new(done));
    }

    fn end(&mut self) {
        self.source = None;
        self.broken = None;
        self.queue.clear();
        self.crew = None;
    }
}

impl Crew {
    fn new(pool: &'static ThreadPool) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { pool, process: std::process::id(), stop: Arc::default(), sender, receiver, bytes: 0 }
    }

    /// Hand over a text; gives back its bytes.
    fn send(&mut self, number: usize, input: Input, extractor: &Arc<Extractor>) -> usize {
        let bytes = input.text.len();
        let (stop, sender, extractor) = (self.stop.clone(), self.sender.clone(), extractor.clone());
        self.bytes += bytes;
        self.pool.spawn(move || {
            if !stop.load(Ordering::Relaxed) {
                let done = doorway::guarded(|| extractor.read(&input.text, &input.options()));
                // Nobody listens any more if the iterator was given up meanwhile.
                let _ = sender.send((number, done));
            }
        });
        bytes
    }
}

/// An item and its context.
fn split<'py>(item: Bound<'py, PyAny>, as_tuples: bool) -> PyResult<(Bound<'py, PyAny>, Option<Py<PyAny>>)> {
    if !as_tuples {
        return Ok((item, None));
    }
    match item.cast::<PyTuple>() {
        Ok(pair) if pair.len() == 2 => Ok((pair.get_item(0)?, Some(pair.get_item(1)?.unbind()))),
        other => {
            let kind = other.map_or_else(|_| input::kind(&item), |tuple| format!("a tuple of {}", tuple.len()));
            Err(PyTypeError::new_err(format!("with as_tuples an item must be a pair (text, context), got {kind}")))
        }
    }
}
