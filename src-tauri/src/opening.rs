//! The workspace, opened once beside the window; whoever needs it waits.

use slipway_app::error::{Code, Error, Result};
use slipway_app::{App, Host, Options};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

type Opened = Arc<OnceLock<Result<Arc<App>>>>;

/// The workspace, or what kept it from opening. Cloning shares it.
#[derive(Clone)]
pub(crate) struct Opening {
    options: Options,
    host: Arc<dyn Host>,
    /// Another one when the data was replaced after it could not be opened.
    now: Arc<Mutex<Opened>>,
}

impl Opening {
    /// Opens the workspace on a thread of its own.
    pub(crate) fn begin(options: Options, host: Arc<dyn Host>) -> Self {
        let opened = Opened::default();
        let opening = Self {
            options: options.clone(),
            host: Arc::clone(&host),
            now: Arc::new(Mutex::new(Arc::clone(&opened))),
        };
        std::thread::spawn(move || {
            let result = caught(|| App::open(options, host)).map(Arc::new);
            match &result {
                Ok(app) => app.keep_log(),
                Err(error) => eprintln!("slipway: {error}"),
            }
            // Nobody else sets it.
            let _ = opened.set(result);
        });
        opening
    }

    /// The workspace, if it is open by now.
    pub(crate) fn opened(&self) -> Option<Arc<App>> {
        self.current().get()?.as_ref().ok().cloned()
    }

    /// The workspace, as soon as it is open.
    ///
    /// # Errors
    /// What kept it from opening: a newer schema, another process, damage.
    pub(crate) fn wait(&self) -> Result<Arc<App>> {
        self.current().wait().clone()
    }

    /// How the workspace is opened, for what must be done where it cannot be.
    pub(crate) fn means(&self) -> (Options, Arc<dyn Host>) {
        (self.options.clone(), Arc::clone(&self.host))
    }

    /// The workspace is this from now on; it could not be opened before.
    pub(crate) fn is_now(&self, app: App) {
        app.keep_log();
        let opened = Opened::default();
        let _ = opened.set(Ok(Arc::new(app)));
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = opened;
    }

    fn current(&self) -> Opened {
        Arc::clone(&self.now.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Runs `work`; a panic becomes an error, so that nobody waits for an answer that never comes.
///
/// # Errors
/// The work's own, or `internal` when it panicked.
pub(crate) fn caught<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        tracing::error!("A command panicked.");
        Err(Error::new(
            Code::Internal,
            "Slipway made a mistake. What was saved before is kept.",
            "Make a diagnostics bundle under Settings, Data, and send it to the maintainers.",
        ))
    })
}
