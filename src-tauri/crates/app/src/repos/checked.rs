//! When a repository was last asked and had nothing new: the time of an empty file.
//!
//! An unchanged repository writes no row, so that asking costs nothing and wakes nobody; its age
//! must still be shown.

use crate::workspace::App;
use chrono::{DateTime, SecondsFormat, Utc};
use std::fs::{File, FileTimes};
use std::path::PathBuf;

/// Remembers that it was asked now.
pub(crate) fn mark(app: &App, repo_id: &str) {
    let path = path(app, repo_id);
    let touched = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| File::create(&path))
        .and_then(|file| file.set_times(FileTimes::new().set_modified(app.now().into())));
    if let Err(error) = touched {
        tracing::warn!(%error, "The time of the check could not be kept.");
    }
}

/// When it was last asked, RFC 3339.
pub(crate) fn last(app: &App, repo_id: &str) -> Option<String> {
    let modified = path(app, repo_id).metadata().ok()?.modified().ok()?;
    Some(DateTime::<Utc>::from(modified).to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// Forgets when it was last asked; there is nothing to forget for one that never was.
pub(crate) fn forget(app: &App, repo_id: &str) {
    if let Err(error) = std::fs::remove_file(path(app, repo_id)) {
        tracing::debug!(%error, "No time of a check was kept.");
    }
}

fn path(app: &App, repo_id: &str) -> PathBuf {
    app.data_dir().join("checked").join(repo_id)
}
