//! What the store refused or could not do, said as every host shows it.

use crate::error::{Code, Error};
use crate::host::stopped;

impl From<slipway_store::Error> for Error {
    fn from(error: slipway_store::Error) -> Self {
        use slipway_store::Error as Store;
        let message = error.to_string();
        match error {
            Store::Newer { .. } => Error::new(
                Code::Newer,
                format!("This folder cannot be opened: {message}. The file was left as it is."),
                "Install the newer Slipway, or restore a backup made by this one.",
            ),
            Store::Damaged { .. } => Error::new(
                Code::Damaged,
                format!("{message}. The file was left as it is."),
                "Restore the newest backup: slipwayctl restore FILE.",
            ),
            Store::Busy { holder } => Error::new(
                Code::Busy,
                format!("{holder} is still writing. Nothing was changed."),
                "Wait until it has finished and try again.",
            ),
            Store::NoSpace { path } => Error::new(
                Code::NoSpace,
                format!(
                    "There is no room left to write {}. Nothing was changed.",
                    path.display()
                ),
                "Free some space on the disk and try again.",
            ),
            Store::ChangedSince { table, .. } if table == "outbox" => Error::new(
                Code::Conflict,
                "It cannot be undone: what it had to tell the service desk has been sent, or was \
                 changed since.",
                "Change it back, or say so there with another comment.",
            ),
            Store::ChangedSince { table, field, .. } => Error::new(
                Code::Conflict,
                format!(
                    "It cannot be undone: {field} of the {} was changed since.",
                    spoken(&table)
                ),
                "Undo the later operation first.",
            ),
            Store::Folder { path, error } => Error::new(
                Code::Internal,
                format!(
                    "The data folder {} cannot be used: {error}.",
                    path.display()
                ),
                "Choose another with --data, or ask for the right to write there.",
            ),
            Store::Interrupted => stopped(),
            Store::Missing { .. } => Error::new(Code::NotFound, message, ""),
            Store::Sqlite(error) if is_constraint(&error) => Error::new(
                Code::Conflict,
                format!("Something else depends on it, or has the same name ({error})."),
                "Look at what refers to it first.",
            ),
            Store::Sqlite(_) | Store::Io(_) | Store::Unfit { .. } => {
                Error::new(Code::Internal, message, "Run slipwayctl check.")
            }
        }
    }
}

fn spoken(table: &str) -> String {
    table.replace('_', " ")
}

fn is_constraint(error: &slipway_store::SqliteError) -> bool {
    error.sqlite_error_code() == Some(slipway_store::SqliteErrorCode::ConstraintViolation)
}
