//! Opening the database: one writer, a few readers, and what SQLite is told.

use crate::backup::{BackupKind, write_backup};
use crate::error::{Error, Result};
use crate::lock::WriteLock;
use crate::migrate;
use crate::replace;
use crate::row::{self, Row};
use crate::tx::{Changed, Tx};
use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The oldest SQLite that is free of the WAL-reset bug (fixed in 3.51.3).
pub const SQLITE_FLOOR: i32 = 3_051_003;

/// Steps of SQLite's machine between two looks at whether an answer is still wanted: some tens of
/// microseconds.
const STEPS_ON: i32 = 2_000;
/// Statements that a connection keeps ready: a search alone has a dozen.
const STATEMENTS: usize = 128;

/// An open database.
pub struct Store {
    pub(crate) dir: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    who: String,
}

impl Store {
    /// Opens `slipway.db` in `dir`, making or migrating it. `who` is told to processes that wait.
    ///
    /// An older file is backed up, and the backup verified, before its schema changes.
    ///
    /// # Errors
    /// [`Error::Newer`] and [`Error::Damaged`] leave the file as it is.
    pub fn open(dir: &Path, who: &str, now: DateTime<Utc>) -> Result<Store> {
        std::fs::create_dir_all(dir)
            .and_then(|()| keep_private(dir, 0o700))
            .map_err(|error| Error::Folder {
                path: dir.to_owned(),
                error,
            })?;
        let path = dir.join("slipway.db");
        if replace::is_half_done(dir) {
            let _lock = WriteLock::take(&dir.join("slipway.lock"), who, &|_| {})?;
            // Asked again: who was at it may have finished meanwhile.
            if replace::is_half_done(dir) {
                replace::finish(dir)?;
            }
        }
        let mut writer = Connection::open(&path)?;
        keep_private(&path, 0o600)?;
        writer.busy_timeout(std::time::Duration::from_secs(10))?;
        let found = migrate::schema_of(&writer, &path)?;
        configure(&writer)?;
        if found != migrate::SCHEMA {
            let _lock = WriteLock::take(&dir.join("slipway.lock"), who, &|_| {})?;
            let found = migrate::schema_of(&writer, &path)?;
            if found > 0 && found != migrate::SCHEMA {
                write_backup(&writer, dir, BackupKind::Migration, now)?;
            }
            migrate::migrate(&mut writer, found)?;
        }
        Ok(Store {
            dir: dir.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            who: who.to_owned(),
        })
    }

    /// The folder it lies in.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Reads with a connection that cannot write.
    ///
    /// # Errors
    /// Those of `f`, and opening a reader.
    pub fn read<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let conn = self.pooled()?;
        let out = f(&conn);
        lock(&self.readers).push(conn);
        out
    }

    /// The same, given up inside SQLite soon after `unwanted` says so.
    ///
    /// # Errors
    /// [`Error::Interrupted`] when it was given up; those of [`Store::read`].
    pub fn read_unless<T, E: From<Error>>(
        &self,
        unwanted: impl Fn() -> bool + Send + 'static,
        f: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut conn = self.pooled()?;
        conn.progress_handler(STEPS_ON, Some(unwanted))
            .map_err(Error::from)?;
        let out = f(&conn);
        // Its next reader has another caller; a connection that cannot forget this one is closed.
        if conn.progress_handler(0, None::<fn() -> bool>).is_ok() {
            lock(&self.readers).push(conn);
        }
        out
    }

    fn pooled(&self) -> Result<Connection> {
        let pooled = lock(&self.readers).pop();
        pooled.map_or_else(|| self.reader(), Ok)
    }

    /// Runs `f` in one transaction of the operation `op`; what it returns is committed, what it
    /// refuses is rolled back. `waiting` hears once who writes when another process does.
    ///
    /// # Errors
    /// Those of `f`, [`Error::Busy`] when another process does not finish.
    pub fn write<T, E: From<Error>>(
        &self,
        op: &str,
        waiting: &dyn Fn(&str),
        f: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<(T, Vec<Changed>), E> {
        let mut writer = lock(&self.writer);
        let _lock = WriteLock::take(&self.dir.join("slipway.lock"), &self.who, waiting)?;
        let transaction = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let tx = Tx::new(&transaction, op)?;
        let value = f(&tx)?;
        tx.derive()?;
        let changed = tx.into_changed();
        if changed.is_empty() {
            crate::table::op::discard(&transaction, op)?;
        }
        transaction.commit().map_err(Error::from)?;
        Ok((value, changed))
    }

    /// Runs `f` on the writer itself, outside a transaction, while no other process writes.
    ///
    /// # Errors
    /// Those of `f`, [`Error::Busy`].
    pub fn alone<T>(
        &self,
        waiting: &dyn Fn(&str),
        f: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        let mut writer = lock(&self.writer);
        let _lock = WriteLock::take(&self.dir.join("slipway.lock"), &self.who, waiting)?;
        f(&mut writer)
    }

    /// Grows whenever another connection has committed; the cheap way to notice other processes.
    ///
    /// # Errors
    /// SQLite's.
    pub fn data_version(&self) -> Result<u64> {
        let writer = lock(&self.writer);
        Ok(writer.pragma_query_value(None, "data_version", |row| row.get::<_, i64>(0))? as u64)
    }

    fn reader(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(self.dir.join("slipway.db"), flags)?;
        conn.busy_timeout(std::time::Duration::from_secs(10))?;
        conn.pragma_update(None, "trusted_schema", false)?;
        conn.pragma_update(None, "cache_size", -8_000)?;
        keep_statements(&conn)?;
        Ok(conn)
    }
}

/// Reads one row by its key.
///
/// # Errors
/// SQLite's, or a row that does not fit its type.
pub fn get<R: Row>(conn: &Connection, key: &str) -> Result<Option<R>> {
    row::get(conn, key)
}

fn configure(conn: &Connection) -> Result<()> {
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "cache_size", -8_000)?;
    conn.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    keep_statements(conn)
}

/// A statement stays compiled: without the guarantee of stable plans, SQLite compiles one with a bound
/// limit again whenever another limit might be bound.
fn keep_statements(conn: &Connection) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

#[cfg(unix)]
fn keep_private(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep_private(_path: &Path, _mode: u32) -> std::io::Result<()> {
    Ok(())
}

/// A panic while a lock was held leaves SQLite's own state right: the transaction rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
