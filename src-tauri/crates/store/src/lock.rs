//! One writer at a time across processes: a locked file beside the database that says who writes.
//!
//! SQLite's own lock keeps the data right; this one lets the process that waits say for whom.

use crate::error::{Error, Result};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// How long a writer waits for another before it gives up.
const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(20);

/// The right to write, given back when dropped.
pub(crate) struct WriteLock {
    _file: File,
}

impl WriteLock {
    /// Takes the lock, telling `waiting` once who holds it when it is taken.
    pub(crate) fn take(path: &Path, who: &str, waiting: &dyn Fn(&str)) -> Result<WriteLock> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        let mut waited = Duration::ZERO;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            if waited.is_zero() {
                waiting(&holder(path));
            }
            if waited >= PATIENCE {
                return Err(Error::Busy {
                    holder: holder(path),
                });
            }
            sleep(STEP);
            waited += STEP;
        }
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(who.as_bytes())?;
        Ok(WriteLock { _file: file })
    }
}

fn holder(path: &Path) -> String {
    let mut text = String::new();
    let _ = File::open(path).and_then(|mut file| file.read_to_string(&mut text));
    let text = text.trim();
    if text.is_empty() {
        "Another program".to_owned()
    } else {
        text.to_owned()
    }
}
