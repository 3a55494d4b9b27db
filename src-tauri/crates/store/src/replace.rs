//! Putting a backup in place of a database that cannot be opened, so that a crash at any moment
//! leaves the former database, or the backup, and never an empty one.

use crate::backup::verify;
use crate::connection::Store;
use crate::error::Result;
use crate::lock::WriteLock;
use chrono::{DateTime, Utc};
use std::fs::{File, rename};
use std::path::{Path, PathBuf};

const LIVE: &str = "slipway.db";
/// The copy that takes the database's place. It is whole before the database is moved aside, so
/// where it stands alone it is what comes next.
const NEXT: &str = "slipway.restoring";
const KEPT: &str = "slipway.db.corrupt-";

impl Store {
    /// Puts a backup in place of a database that cannot be opened, which is moved aside and never
    /// removed. Returns where it lies now.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] or [`crate::Error::Newer`] for a backup that cannot serve,
    /// [`crate::Error::Busy`] while another process writes; nothing changed then.
    pub fn replace_damaged(
        dir: &Path,
        who: &str,
        file: &Path,
        now: DateTime<Utc>,
    ) -> Result<PathBuf> {
        verify(file)?;
        let _lock = WriteLock::take(&dir.join("slipway.lock"), who, &|_| {})?;
        let next = dir.join(NEXT);
        std::fs::copy(file, &next)?;
        File::open(&next)?.sync_all()?;
        let kept = dir.join(format!("{KEPT}{}", now.format("%Y%m%dT%H%M%SZ")));
        rename(dir.join(LIVE), &kept)?;
        take_its_place(dir, &kept)?;
        Ok(kept)
    }
}

/// Whether somebody was stopped between moving the database aside and putting the backup there.
pub(crate) fn is_half_done(dir: &Path) -> bool {
    !dir.join(LIVE).exists() && dir.join(NEXT).exists()
}

/// Does what was left to do. A copy that is not whole is left where it lies.
pub(crate) fn finish(dir: &Path) -> Result<()> {
    verify(&dir.join(NEXT))?;
    let kept = newest_kept(dir).unwrap_or_else(|| dir.join(format!("{KEPT}unknown")));
    take_its_place(dir, &kept)
}

/// What SQLite kept beside the former database belongs to it and would harm the one that comes.
fn take_its_place(dir: &Path, kept: &Path) -> Result<()> {
    for tail in ["-wal", "-shm"] {
        let beside = dir.join(format!("{LIVE}{tail}"));
        if beside.exists() {
            rename(beside, format!("{}{tail}", kept.display()))?;
        }
    }
    rename(dir.join(NEXT), dir.join(LIVE))?;
    Ok(())
}

fn newest_kept(dir: &Path) -> Option<PathBuf> {
    let entries = dir.read_dir().ok()?.filter_map(std::result::Result::ok);
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let kept = names.filter(|name| name.starts_with(KEPT) && name.ends_with('Z'));
    kept.max().map(|name| dir.join(name))
}
