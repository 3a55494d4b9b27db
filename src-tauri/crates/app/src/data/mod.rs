//! The data itself: backups, restore, integrity, diagnostics.

pub mod backup;
pub mod check;
pub mod diagnostics;
pub(crate) mod files;
pub(crate) mod logging;

pub use files::MOST_FILE_BYTES;

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A backup that was opened and found whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// Path of the file.
    pub file: String,
    /// When it was made.
    pub at: Stamp,
    /// `daily`, `migration`, `manual`, `before_restore` or `before_sample`.
    pub kind: String,
    /// Bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether opening it showed it whole.
    pub verified: bool,
}

/// Every backup kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Backups {
    /// Newest first.
    pub backups: Vec<Backup>,
}

/// Restores a backup; what is here now is kept first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RestoreBackup {
    /// Path of the file.
    pub file: String,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// The backup that is live now.
    pub file: String,
    /// Where what was here before lies.
    pub kept: String,
}

/// Whether the data is whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Integrity {
    /// Whether nothing was found.
    pub ok: bool,
    /// What was looked at.
    pub checks: Vec<IntegrityCheck>,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IntegrityCheck {
    /// What.
    pub name: String,
    /// Whether it holds.
    pub ok: bool,
    /// What was found.
    pub detail: String,
}

/// A bundle a user can send: logs, versions, counts; no content and no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Diagnostics {
    /// Path of the file.
    pub file: String,
    /// What it holds.
    pub entries: Vec<String>,
}
