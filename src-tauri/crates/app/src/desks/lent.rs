//! A secret typed for this run: how a machine without a keyring reaches a desk. It serves this run
//! first; only once the desk took it is it put in the keyring.

use super::secret_key;
use crate::error::{Error, Result};
use crate::workspace::App;
use slipway_store::table::desk::DeskRow;

/// Lends the secret that was typed, if any, to `reach`, and keeps it when that worked.
///
/// # Errors
/// `invalid` when it is empty; else those of `reach`.
pub(crate) fn with<T>(
    app: &App,
    row: &DeskRow,
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
