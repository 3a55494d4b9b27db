//! What can go wrong with the store.

use std::path::PathBuf;

/// What every function of this crate returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file was written by a newer Slipway; it was left as it is.
    #[error("the data is of schema {found}, this Slipway knows up to {known}")]
    Newer {
        /// Schema in the file.
        found: u32,
        /// Newest this build knows.
        known: u32,
    },
    /// The file is not a Slipway database, or is damaged.
    #[error("{path} is not a Slipway database or is damaged: {detail}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// The data folder cannot be made or used.
    #[error("the folder {path} cannot be used: {error}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// Another process writes and did not finish in time.
    #[error("{holder} is writing")]
    Busy {
        /// Who, and what.
        holder: String,
    },
    /// There is no room on the disk.
    #[error("there is no room left to write {path}")]
    NoSpace {
        /// Where there is none.
        path: PathBuf,
    },
    /// Nobody wants the answer any more.
    #[error("nobody waits for it any more")]
    Interrupted,
    /// A row of this key is not there.
    #[error("there is no {table} {key}")]
    Missing {
        /// Its table.
        table: &'static str,
        /// Its key.
        key: String,
    },
    /// Undo met a field that changed since.
    #[error("{table} {key} was changed since: {field}")]
    ChangedSince {
        /// Its table.
        table: String,
        /// Its key.
        key: String,
        /// The field.
        field: String,
    },
    /// Anything else SQLite says.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
    /// Anything else the file system says.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A row does not fit its type.
    #[error("a row of {table} does not fit: {detail}")]
    Unfit {
        /// Its table.
        table: &'static str,
        /// What does not fit.
        detail: String,
    },
}

impl From<rusqlite::Error> for Error {
    /// A full disk has two faces: `SQLITE_FULL`, and an I/O error while writing.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{
            DatabaseBusy, DatabaseLocked, DiskFull, OperationInterrupted, SystemIoFailure,
        };
        match error.sqlite_error_code() {
            Some(DiskFull | SystemIoFailure) => Error::NoSpace {
                path: PathBuf::from("slipway.db"),
            },
            Some(DatabaseBusy | DatabaseLocked) => Error::Busy {
                holder: "Another program".to_owned(),
            },
            Some(OperationInterrupted) => Error::Interrupted,
            _ => Error::Sqlite(error),
        }
    }
}
