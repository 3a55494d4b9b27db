//! Backups: list, make, restore.

use super::{Backup, Backups, RestoreBackup, Restored, files};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::hub::setup::is_set_up;
use crate::people::actor::acting;
use crate::shape::{Changed, Nothing};
use crate::time;
use crate::transact::{Done, Op, record};
use crate::{App, Caller, Host, Options};
use chrono_tz::Tz;
use slipway_store::{BackupFile, BackupKind, Connection, Store};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Backups> {
    let book = app.store.read(|conn| Book::read(app, conn))?;
    let files = app.store.backups()?;
    Ok(Backups {
        backups: files.iter().map(|file| shape_of(&book, file)).collect(),
    })
}

pub(crate) fn create(app: &App, caller: &Caller, _request: Nothing) -> Result<Done<Backup>> {
    let (book, who) = app.store.read(|conn| -> Result<(Book, String)> {
        Ok((
            Book::read(app, conn)?,
            allowed(conn, caller, Op::MakeBackup)?,
        ))
    })?;
    let made = app.store.backup(BackupKind::Manual, app.now())?;
    let summary = format!("Made the backup {}", name(&made.path));
    let done = record(app, Op::MakeBackup, &who, summary)?;
    done.map(|()| Ok(shape_of(&book, &made)))
}

pub(crate) fn restore(
    app: &App,
    caller: &Caller,
    request: RestoreBackup,
) -> Result<Done<Restored>> {
    let may = |conn: &Connection| allowed(conn, caller, Op::RestoreBackup);
    let who = app.store.read(may)?;
    let file = PathBuf::from(&request.file);
    if !file.is_file() {
        let hint = "See the list of backups for their paths.";
        return Err(Error::not_found(format!("file {}", file.display()), hint));
    }
    let kept = app.store.restore(&file, app.now())?;
    files::bring_back(app.data_dir(), &file);
    app.boards.forget();
    app.laid.forget();
    app.words.forget();
    tracing::info!("Restored a backup.");
    let value = Restored {
        file: request.file,
        kept: kept.display().to_string(),
    };
    let op = logged(app, &who, &file);
    Ok(everything_changed(value, op))
}

impl App {
    /// Restores a backup over a database that cannot be opened, and opens it. What was there is
    /// moved aside.
    ///
    /// # Errors
    /// The store's; nothing changed then.
    pub fn restore_over_damaged(
        options: Options,
        host: Arc<dyn Host>,
        caller: &Caller,
        file: &Path,
    ) -> Result<(App, Done<Restored>)> {
        let who = format!("{} (process {})", host.program(), std::process::id());
        let kept = Store::replace_damaged(&options.data_dir, &who, file, host.now())?;
        files::bring_back(&options.data_dir, file);
        let app = App::open(options, host)?;
        // Nobody could be asked what they may do: who may was in the database that is lost.
        let who = app.store.read(|conn| acting(conn, caller));
        let who = who.map_or_else(|_| NOBODY.to_owned(), |who| who.name);
        let value = Restored {
            file: file.display().to_string(),
            kept: kept.display().to_string(),
        };
        let op = logged(&app, &who, file);
        Ok((app, everything_changed(value, op)))
    }

    /// The backups of a folder whose database cannot be opened, newest first.
    ///
    /// # Errors
    /// The file system's.
    pub fn backups_in(data_dir: &Path) -> Result<Backups> {
        let files = Store::backups_in(data_dir)?;
        let backups = files.iter().map(|file| shape_in(Tz::UTC, file)).collect();
        Ok(Backups { backups })
    }
}

/// Who is named where nobody is set up who could act.
const NOBODY: &str = "Slipway";

/// The name of who acts, who must have the power; in a folder without people anybody may.
fn allowed(conn: &Connection, caller: &Caller, op: Op) -> Result<String> {
    if !is_set_up(conn)? {
        return Ok(NOBODY.to_owned());
    }
    let who = acting(conn, caller)?;
    who.must(op.power())?;
    Ok(who.name)
}

/// The backup stands already, so a log that cannot be written now takes nothing back.
fn logged(app: &App, who: &str, file: &Path) -> Option<String> {
    let summary = format!("Restored {}", name(file));
    match record(app, Op::RestoreBackup, who, summary) {
        Ok(done) => done.op,
        Err(error) => {
            tracing::warn!(message = %error.message, "The restore could not be logged.");
            None
        }
    }
}

fn everything_changed(value: Restored, op: Option<String>) -> Done<Restored> {
    Done {
        value,
        op,
        changed: vec![Changed {
            kind: "*".to_owned(),
            id: String::new(),
        }],
    }
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or(file.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Every backup was opened and looked through before it got its name.
fn shape_of(book: &Book, file: &BackupFile) -> Backup {
    shape_in(book.zone, file)
}

fn shape_in(zone: Tz, file: &BackupFile) -> Backup {
    Backup {
        file: file.path.display().to_string(),
        at: time::stamp(&file.at.to_rfc3339(), zone),
        kind: file.kind.slug().to_owned(),
        bytes: file.bytes,
        verified: true,
    }
}
