//! The workspace, opened once beside the window; whoever needs it waits.

use slipway_app::error::{Code, Error, Result};
use slipway_app::{App, Host, Options};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

/// The workspace, or what kept it from opening. Cloning shares it.
#[derive(Clone, Default)]
pub(crate) struct Opening(Arc<OnceLock<Result<Arc<App>>>>);

impl Opening {
    /// Opens the workspace on a thread of its own.
    pub(crate) fn begin(options: Options, host: Arc<dyn Host>) -> Self {
        let opening = Self::default();
        let opened = opening.clone();
        std::thread::spawn(move || {
            let result = caught(|| App::open(options, host)).map(Arc::new);
            match &result {
                Ok(app) => app.keep_log(),
                Err(error) => eprintln!("slipway: {error}"),
            }
            // Nobody else sets it.
            let _ = opened.0.set(result);
        });
        opening
    }

    /// The workspace, if it is open by now.
    pub(crate) fn opened(&self) -> Option<Arc<App>> {
        self.0.get()?.as_ref().ok().cloned()
    }

    /// The workspace, as soon as it is open.
    ///
    /// # Errors
    /// What kept it from opening: a newer schema, another process, damage.
    pub(crate) fn wait(&self) -> Result<Arc<App>> {
        self.0.wait().clone()
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
