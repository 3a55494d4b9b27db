//! What the page may ask while the database cannot be opened: which backups there are, and to put
//! one in its place.

use crate::ipc::written;
use crate::opening::Opening;
use crate::watch;
use serde::Deserialize;
use serde_json::Value;
use slipway_app::error::{Code, Error, Result};
use slipway_app::{App, Caller};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager, Runtime};

/// One restore at a time; a second press finds the data open.
static RESTORING: Mutex<()> = Mutex::new(());

/// Takes nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// The backups of a folder whose database cannot be opened, newest first.
///
/// # Errors
/// `conflict` when it is open.
pub(crate) fn backups<R: Runtime>(app: &AppHandle<R>, _: Nothing) -> Result<Value> {
    let (options, _) = damaged(app)?.means();
    written(&App::backups_in(&options.data_dir)?)
}

/// Names the backup, and who acts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Restore {
    file: PathBuf,
    #[serde(default)]
    actor: Option<String>,
}

/// Puts a backup in place of a database that cannot be opened, and opens it.
///
/// # Errors
/// `conflict` when the data is open, `damaged` or `newer` for a backup that cannot serve.
pub(crate) fn restore<R: Runtime>(app: &AppHandle<R>, ask: Restore) -> Result<Value> {
    let _one = RESTORING.lock().unwrap_or_else(PoisonError::into_inner);
    let opening = damaged(app)?;
    if !ask.file.is_file() {
        let what = format!("file {}", ask.file.display());
        return Err(Error::not_found(what, "Choose another backup."));
    }
    let (options, host) = opening.means();
    let caller = Caller::acting(ask.actor);
    let (workspace, done) = App::restore_over_damaged(options, host, &caller, &ask.file)?;
    opening.is_now(workspace);
    // What watched had ended when there was nothing to watch.
    watch::begin(app.clone(), opening);
    written(&done.value)
}

/// The way to the data, where it is damaged and nothing else.
fn damaged<R: Runtime>(app: &AppHandle<R>) -> Result<Opening> {
    let opening = app.state::<Opening>().inner().clone();
    match opening.wait() {
        Err(error) if error.code == Code::Damaged => Ok(opening),
        Err(error) => Err(error),
        Ok(_) => Err(Error::new(
            Code::Conflict,
            "The data is open.",
            "Restore a backup under Settings, Data and backups.",
        )),
    }
}
