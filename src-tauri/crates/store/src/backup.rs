//! Backups: written by SQLite itself, opened to prove them, rotated, and restored without loss.

use crate::connection::Store;
use crate::error::{Error, Result};
use crate::{files, migrate};
use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupKind {
    /// Once a day.
    Daily,
    /// Before the schema changed.
    Migration,
    /// Someone asked.
    Manual,
    /// What was here when another was restored.
    BeforeRestore,
    /// What was here when the sample was opened.
    BeforeSample,
}

/// A backup on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Why.
    pub kind: BackupKind,
    /// Bytes.
    pub bytes: u64,
}

const KINDS: [(BackupKind, &str); 5] = [
    (BackupKind::Daily, "daily"),
    (BackupKind::Migration, "migration"),
    (BackupKind::Manual, "manual"),
    (BackupKind::BeforeRestore, "before_restore"),
    (BackupKind::BeforeSample, "before_sample"),
];

impl BackupKind {
    /// As written in the file's name.
    pub fn slug(self) -> &'static str {
        KINDS
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("manual", |(_, slug)| slug)
    }
}

impl Store {
    /// Writes a backup, opens it to prove it whole, and lets the oldest go.
    ///
    /// # Errors
    /// [`Error::NoSpace`]; [`Error::Damaged`] when the copy is not whole, which is then removed.
    pub fn backup(&self, kind: BackupKind, now: DateTime<Utc>) -> Result<BackupFile> {
        let made = self.read(|conn| write_backup(conn, &self.dir, kind, now))?;
        for old in surplus(&self.backups()?, now) {
            std::fs::remove_file(&old)?;
            files::drop_beside(&old)?;
        }
        Ok(made)
    }

    /// Every backup, newest first.
    ///
    /// # Errors
    /// The file system's.
    pub fn backups(&self) -> Result<Vec<BackupFile>> {
        Store::backups_in(&self.dir)
    }

    /// The same of a data folder whose database need not be open.
    ///
    /// # Errors
    /// The file system's.
    pub fn backups_in(dir: &Path) -> Result<Vec<BackupFile>> {
        list(&folder(dir))
    }

    /// Puts a backup's content in place of what is here, after keeping that as a backup.
    /// Returns where the former content lies.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Newer`] for a backup that cannot serve; nothing changed then.
    pub fn restore(&self, file: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
        verify(file)?;
        let kept =
            self.read(|conn| write_backup(conn, &self.dir, BackupKind::BeforeRestore, now))?;
        self.alone(&|_| {}, |writer| {
            let source = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            rusqlite::backup::Backup::new(&source, writer)?.run_to_completion(
                1_000,
                std::time::Duration::ZERO,
                None,
            )?;
            let found = migrate::schema_of(writer, file)?;
            migrate::migrate(writer, found)
        })?;
        Ok(kept.path)
    }
}

/// Opens a backup and looks through it whole.
///
/// # Errors
/// [`Error::Damaged`] and [`Error::Newer`].
pub(crate) fn verify(file: &Path) -> Result<()> {
    let damaged = |detail: String| Error::Damaged {
        path: file.to_owned(),
        detail,
    };
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|error| damaged(error.to_string()))?;
    if migrate::schema_of(&conn, file)? == 0 {
        return Err(damaged("it is empty".to_owned()));
    }
    let verdict: String = conn
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| damaged(error.to_string()))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(damaged(verdict))
    }
}

pub(crate) fn write_backup(
    conn: &Connection,
    dir: &Path,
    kind: BackupKind,
    now: DateTime<Utc>,
) -> Result<BackupFile> {
    let folder = folder(dir);
    std::fs::create_dir_all(&folder)?;
    let stamp = now.format("%Y%m%dT%H%M%S%3fZ");
    let path = folder.join(format!("slipway-{stamp}-{}.db", kind.slug()));
    let partial = path.with_extension("partial");
    let _ = std::fs::remove_file(&partial);
    conn.execute("VACUUM INTO ?1", [partial.to_string_lossy()])?;
    if let Err(error) = verify(&partial) {
        std::fs::remove_file(&partial)?;
        return Err(error);
    }
    std::fs::File::open(&partial)?.sync_all()?;
    // Before the database has its name, so that a backup that is listed has its files.
    files::put_beside(&partial, dir, &path)?;
    std::fs::rename(&partial, &path)?;
    let bytes = std::fs::metadata(&path)?.len();
    Ok(BackupFile {
        path,
        at: now,
        kind,
        bytes,
    })
}

fn folder(dir: &Path) -> PathBuf {
    dir.join("backups")
}

fn list(folder: &Path) -> Result<Vec<BackupFile>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut out: Vec<BackupFile> = entries
        .filter_map(|entry| describe(&entry.ok()?.path()))
        .collect();
    out.sort_by_key(|file| std::cmp::Reverse(file.at));
    Ok(out)
}

fn describe(path: &Path) -> Option<BackupFile> {
    let name = path
        .file_name()?
        .to_str()?
        .strip_prefix("slipway-")?
        .strip_suffix(".db")?;
    let (stamp, slug) = name.split_once('-')?;
    let at = NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%S%3fZ")
        .ok()?
        .and_utc();
    let kind = KINDS.iter().find(|(_, s)| *s == slug)?.0;
    Some(BackupFile {
        path: path.to_owned(),
        at,
        kind,
        bytes: path.metadata().ok()?.len(),
    })
}

/// What may go: all but 3 of today, one a day for 7 days, one a week for 4 weeks, and the last 3
/// made before a migration or a restore, and the last made before a sample.
pub(crate) fn surplus(newest_first: &[BackupFile], now: DateTime<Utc>) -> Vec<PathBuf> {
    let (mut today, mut days, mut weeks) = (0, BTreeSet::new(), BTreeSet::new());
    let (mut migrations, mut restores, mut samples) = (0, 0, 0);
    let keep = |file: &BackupFile| {
        let date = file.at.date_naive();
        let age = (now.date_naive() - date).num_days();
        let for_its_kind = match file.kind {
            BackupKind::Migration => counted(&mut migrations, 3),
            BackupKind::BeforeRestore => counted(&mut restores, 3),
            BackupKind::BeforeSample => counted(&mut samples, 1),
            BackupKind::Daily | BackupKind::Manual => false,
        };
        let for_today = age == 0 && counted(&mut today, 3);
        let for_its_day = age > 0 && days.len() < 7 && days.insert(date);
        let for_its_week = age > 0 && weeks.len() < 4 && weeks.insert(date.iso_week());
        for_its_kind || for_today || for_its_day || for_its_week
    };
    let mut keep = keep;
    newest_first
        .iter()
        .filter(|file| !keep(file))
        .map(|file| file.path.clone())
        .collect()
}

fn counted(count: &mut u32, most: u32) -> bool {
    *count += 1;
    *count <= most
}
