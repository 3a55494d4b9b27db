//! Secrets that are gone when their owner comes back: a removal forgets them, and no undo brings
//! them back. The row must then not say that it has one.

use crate::error::Result;
use crate::messages::{audiences, server};
use crate::repos;
use crate::workspace::App;
use serde_json::Value;
use slipway_store::table::audience::AudienceRow;
use slipway_store::table::change_log;
use slipway_store::table::mail_server::MailServerRow;
use slipway_store::table::repo::RepoRow;
use slipway_store::{FieldChange, Tx};

/// A row of this table and key whose secret is gone.
pub(super) type Gone = (String, String);

/// Which secrets an undo of `op` would have rows speak of though they are gone. Asks the keyring, so
/// it is called before anything is locked.
pub(super) fn gone(app: &App, op: &str) -> Result<Vec<Gone>> {
    let changes = app.store.read(|conn| change_log::of_op(conn, op))?;
    let back = changes.iter().filter(|change| has_one(change));
    let gone = back.filter(|change| {
        let key = name(change);
        key.is_some_and(|key| app.secrets.is_gone(&key))
    });
    Ok(gone
        .map(|change| (change.table.clone(), change.key.clone()))
        .collect())
}

/// Has the rows say that they have none.
pub(super) fn admit(tx: &Tx<'_>, gone: &[Gone]) -> Result<()> {
    for (table, key) in gone {
        match table.as_str() {
            "repo" => {
                if let Some(row) = tx.get::<RepoRow>(key)? {
                    tx.put(&RepoRow {
                        has_secret: false,
                        ..row
                    })?;
                }
            }
            "audience" => {
                if let Some(row) = tx.get::<AudienceRow>(key)? {
                    tx.put(&AudienceRow {
                        has_url: false,
                        ..row
                    })?;
                }
            }
            _ => {
                if let Some(row) = tx.get::<MailServerRow>(key)? {
                    tx.put(&MailServerRow {
                        has_password: false,
                        ..row
                    })?;
                }
            }
        }
    }
    Ok(())
}

/// Whether the row had a secret before the change.
fn has_one(change: &FieldChange) -> bool {
    let Some(column) = column(&change.table) else {
        return false;
    };
    let before = match &change.before {
        Some(row) if change.field.is_empty() => row.get(column),
        Some(value) if change.field == column => Some(value),
        _ => None,
    };
    before == Some(&Value::Bool(true))
}

fn column(table: &str) -> Option<&'static str> {
    match table {
        "repo" => Some("has_secret"),
        "audience" => Some("has_url"),
        "mail_server" => Some("has_password"),
        _ => None,
    }
}

/// The keyring's name for the secret.
fn name(change: &FieldChange) -> Option<String> {
    match change.table.as_str() {
        "repo" => Some(repos::secret_key(&change.key)),
        "audience" => Some(audiences::secret_key(&change.key)),
        "mail_server" => Some(server::SECRET.to_owned()),
        _ => None,
    }
}
