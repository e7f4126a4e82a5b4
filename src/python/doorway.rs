//! The one doorway for work: the interpreter is released, Ctrl-C is looked for, a panic becomes an error.
//!
//! Short work runs in the calling thread. Long work runs in a thread of its own, or in a pool, while the calling thread
//! wakes up to look for signals; what is interrupted is left to end by itself, and its result is dropped. Pools are kept
//! by process, since a forked child has none of its parent's threads, and live as long as it.
//!
//! A panic is caught where the work runs. What it says would also be printed on stderr; the hook that does so belongs to
//! this library alone (each Rust library in a Python process has its own), and is set here to keep quiet about the panics
//! that are caught, and about no others.

use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

/// The time between two looks for Ctrl-C.
const WAKE: Duration = Duration::from_millis(50);

/// A failure inside: what a panic said, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(pub String);

/// Do the work here, with the interpreter released. For what takes a few milliseconds at most.
pub fn here<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    py.detach(|| guarded(work))
}

/// Do the work in a thread of its own, and look for Ctrl-C meanwhile.
pub fn apart<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<Result<T, Failure>> {
    let (sender, mut receiver) = mpsc::channel();
    std::thread::Builder::new().name("dateline".into()).spawn(move || {
        // Nobody listens any more if the caller was interrupted.
        let _ = sender.send(guarded(work));
    })?;
    wait(py, &mut receiver)
}

/// Wait for what a thread sends, and look for Ctrl-C meanwhile.
pub fn wait<T: Send>(py: Python<'_>, receiver: &mut Receiver<T>) -> PyResult<T> {
    py.detach(move || {
        loop {
            match receiver.recv_timeout(WAKE) {
                Ok(sent) => return Ok(sent),
                Err(RecvTimeoutError::Timeout) => Python::attach(|py| py.check_signals())?,
                Err(RecvTimeoutError::Disconnected) => panic!("a worker ended without a result"),
            }
        }
    })
}

/// Do the work; a panic becomes a [`Failure`].
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    thread_local! {
        static INSIDE: Cell<bool> = const { Cell::new(false) };
        static SAID: RefCell<String> = const { RefCell::new(String::new()) };
    }
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            if !INSIDE.get() {
                return usual(panicked);
            }
            let payload = panicked.payload();
            let literal = payload.downcast_ref::<&str>().copied();
            let message = literal.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
            let place = panicked.location().map(|place| format!(" at {place}")).unwrap_or_default();
            SAID.replace(format!("{message}{place}"));
        }));
    });
    let outer = INSIDE.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(outer);
    done.map_err(|_| Failure(SAID.take()))
}

/// The pool of this process with so many threads; `None`: one for each core.
pub fn pool(_attached: Python<'_>, n_threads: Option<usize>) -> PyResult<&'static ThreadPool> {
    type Pools = Vec<(u32, Option<usize>, &'static ThreadPool)>;
    // Locked only while attached, as is a fork: a child never finds it locked by a thread that it does not have.
    static POOLS: Mutex<Pools> = Mutex::new(Vec::new());
    let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((.., pool)) = pools.iter().find(|(of, n, _)| (*of, *n) == (process, n_threads)) {
        return Ok(pool);
    }
    let pool = ThreadPoolBuilder::new()
        .num_threads(n_threads.unwrap_or(0))
        .thread_name(|number| format!("dateline-{number}"))
        .build()
        .map_err(|error| pyo3::exceptions::PyOSError::new_err(format!("no threads to read with: {error}")))?;
    // Never dropped: in a forked child the drop of its parent's pool would wait for threads that do not exist.
    let pool: &'static ThreadPool = Box::leak(Box::new(pool));
    pools.push((process, n_threads, pool));
    Ok(pool)
}

/// Fail inside the doorway, so that tests can see what a caller would.
#[pyfunction(name = "_fail")]
pub fn fail(py: Python<'_>, message: String) -> PyResult<()> {
    super::reader::result_of(py, here(py, || panic!("{message}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_failure_with_its_place() {
        let Err(Failure(said)) = guarded(|| -> u8 { panic!("odd {}", 3) }) else { panic!("it was not caught") };
        assert!(said.starts_with("odd 3 at src/python/doorway.rs:"), "{said}");
    }

    #[test]
    fn work_gives_its_result() {
        assert_eq!(guarded(|| 3), Ok(3));
    }
}
