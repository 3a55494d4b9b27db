//! Asking a cluster what Helm installed there: read only, by the kubeconfig of whoever asks.
//!
//! Revisions are listed by their metadata first, since a hub keeps ten of each release and a record
//! weighs up to a megabyte; only the newest and the newest deployed one are read. Nothing is ever
//! written, and no program that a kubeconfig names is started.

mod ask;
mod config;
mod fault;
mod line;
mod records;

pub use fault::ClusterError;

use crate::deployed::Gathered;
use crate::remote::Watch;
use std::path::PathBuf;
use std::time::Duration;

/// Which cluster, and how much of it.
#[derive(Clone, Debug)]
pub struct ClusterAsk {
    /// The file; None for `KUBECONFIG`, else the one in the home folder.
    pub kubeconfig: Option<PathBuf>,
    /// The context; None for the file's current one.
    pub context: Option<String>,
    /// The only namespace that is looked at; None for all of them.
    pub namespace: Option<String>,
    /// How long all of it may take.
    pub deadline: Duration,
}

/// What a cluster answered.
#[derive(Clone, Debug, Default)]
pub struct ClusterSeen {
    /// The context that was asked.
    pub context: String,
    /// What was read.
    pub gathered: Gathered,
    /// Releases of which something could not be read, each with the reason.
    pub undecodable: Vec<String>,
    /// What else to know.
    pub odd: Vec<String>,
    /// Version of the API server, as it says.
    pub kubernetes: Option<String>,
}

/// Asks a cluster. Blocks; call it on a worker thread.
///
/// # Errors
/// [`ClusterError`]; then nothing is known that was not known before.
pub fn observe_cluster(ask: &ClusterAsk, watch: &dyn Watch) -> Result<ClusterSeen, ClusterError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| ClusterError::Unreachable(error.to_string()))?;
    let outcome = runtime.block_on(line::bounded(ask.deadline, watch, ask::run(ask)));
    // A name look-up that hangs is left behind, not waited for.
    runtime.shutdown_background();
    outcome
}
