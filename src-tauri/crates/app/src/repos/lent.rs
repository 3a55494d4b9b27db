//! A password or token typed for this run: how a machine without a keyring reaches a repository.
//!
//! It serves this run first. Only once the repository took it is it put in the keyring, where there
//! is one, so that a slip of the keyboard never replaces a secret that works.

use super::{SyncReport, secret_key};
use crate::error::{Error, Result};
use crate::workspace::App;
use slipway_store::table::repo::RepoRow;

/// Lends the secret that was typed, if any, to `reach`, and keeps it when that worked.
///
/// # Errors
/// `invalid` when it is empty or the repository is read by anyone; else those of `reach`.
pub(crate) fn with<T>(
    app: &App,
    row: &RepoRow,
    typed: Option<&str>,
    reach: impl FnOnce() -> Result<T>,
    worked: impl FnOnce(&T) -> bool,
) -> Result<T> {
    let Some(secret) = typed else {
        return reach();
    };
    if secret.is_empty() {
        return Err(Error::invalid("secret", "The secret is empty.", ""));
    }
    if row.auth == "anonymous" {
        let message = format!("{} is read without signing in.", row.name);
        let hint = "Say first how to sign in, by editing the repository.";
        return Err(Error::invalid("secret", message, hint));
    }
    let key = secret_key(&row.id);
    let before = app.secrets.lend(&key, Some(secret.to_owned()));
    let reached = reach();
    if reached.as_ref().is_ok_and(worked) {
        app.secrets.set(&key, secret)?;
    } else {
        app.secrets.lend(&key, before);
    }
    reached
}

/// Whether every repository let us in.
pub(crate) fn let_in(reports: &[SyncReport]) -> bool {
    reports.iter().all(|report| report.status != "failed")
}
