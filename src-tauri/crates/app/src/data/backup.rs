//! Backups: list, make, restore.

use super::{Backup, Backups, RestoreBackup, Restored};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::people::actor::acting;
use crate::shape::{Changed, Nothing};
use crate::transact::Done;
use crate::{App, Caller, Host};
use slipway_domain::role::Power;
use slipway_store::{BackupFile, BackupKind, Store};
use std::path::{Path, PathBuf};

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Backups> {
    let book = app.store.read(|conn| Book::read(app, conn))?;
    let files = app.store.backups()?;
    Ok(Backups {
        backups: files.iter().map(|file| shape_of(&book, file)).collect(),
    })
}

pub(crate) fn create(app: &App, _caller: &Caller, _request: Nothing) -> Result<Done<Backup>> {
    let book = app.store.read(|conn| Book::read(app, conn))?;
    let made = app.store.backup(BackupKind::Manual, app.now())?;
    let changed = vec![Changed {
        kind: "backup".to_owned(),
        id: String::new(),
    }];
    Ok(Done {
        value: shape_of(&book, &made),
        op: None,
        changed,
    })
}

pub(crate) fn restore(
    app: &App,
    caller: &Caller,
    request: RestoreBackup,
) -> Result<Done<Restored>> {
    app.store.read(|conn| {
        let nobody_yet = !crate::hub::setup::is_set_up(conn)?;
        if nobody_yet {
            Ok(())
        } else {
            acting(conn, caller)?.must(Power::Administer)
        }
    })?;
    let file = PathBuf::from(&request.file);
    if !file.is_file() {
        let hint = "See the list of backups for their paths.";
        return Err(Error::not_found(format!("file {}", file.display()), hint));
    }
    let kept = app.store.restore(&file, app.now())?;
    app.boards.forget();
    tracing::info!("Restored a backup.");
    let value = Restored {
        file: request.file,
        kept: kept.display().to_string(),
    };
    let changed = vec![Changed {
        kind: "*".to_owned(),
        id: String::new(),
    }];
    Ok(Done {
        value,
        op: None,
        changed,
    })
}

impl App {
    /// Restores a backup over a database that cannot be opened. What was there is moved aside.
    ///
    /// # Errors
    /// The store's; nothing changed then.
    pub fn restore_over_damaged(data_dir: &Path, file: &Path, host: &dyn Host) -> Result<Restored> {
        let who = format!("{} (process {})", host.program(), std::process::id());
        let kept = Store::replace_damaged(data_dir, &who, file, host.now())?;
        Ok(Restored {
            file: file.display().to_string(),
            kept: kept.display().to_string(),
        })
    }
}

/// Every backup was opened and looked through before it got its name.
fn shape_of(book: &Book, file: &BackupFile) -> Backup {
    Backup {
        file: file.path.display().to_string(),
        at: book.stamp(&file.at.to_rfc3339()),
        kind: file.kind.slug().to_owned(),
        bytes: file.bytes,
        verified: true,
    }
}
