//! One sync of a desk at a time, across processes: a locked file that says who syncs. No lock of the
//! database is held meanwhile, so everybody else goes on writing.

use crate::error::{Code, Error, Result};
use crate::workspace::App;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::PathBuf;

/// The right to sync a desk, given back when dropped, and by the system when the process dies.
#[derive(Debug)]
pub struct Turn {
    _file: File,
}

/// Takes the turn for a desk by its name, as another program that syncs it does.
///
/// # Errors
/// `not_found`; `busy` with who has it.
pub fn hold(app: &App, name: &str) -> Result<Turn> {
    let row = app.store.read(|conn| super::list::find(conn, name))?;
    take(app, &row.id)
}

/// Takes the turn for a desk.
///
/// # Errors
/// `busy` with who has it.
pub(crate) fn take(app: &App, desk_id: &str) -> Result<Turn> {
    let path = path(app, desk_id);
    let failed = |error: std::io::Error| {
        let message = format!("The file {} cannot be used: {error}.", path.display());
        Error::new(
            Code::Internal,
            message,
            "Look at the rights of the data folder.",
        )
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut who = String::new();
            let read = file.read_to_string(&mut who);
            let who = if read.is_ok() && !who.trim().is_empty() {
                who.trim()
            } else {
                "Another program"
            };
            let message = format!("{who} is syncing it now.");
            return Err(Error::new(
                Code::Busy,
                message,
                "Wait until it has finished.",
            ));
        }
        Err(TryLockError::Error(error)) => return Err(failed(error)),
    }
    let who = format!("{} (process {})", app.host.program(), std::process::id());
    file.set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(who.as_bytes()))
        .map_err(failed)?;
    Ok(Turn { _file: file })
}

fn path(app: &App, desk_id: &str) -> PathBuf {
    app.data_dir().join("syncing").join(desk_id)
}
