//! Files that people gave or fetched, such as evidence and what lies on tickets: kept by the hash of their content in the folder `files`, and carried by each
//! backup in a folder beside its database.

use crate::error::Result;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;
use std::fs::{create_dir_all, read_dir, remove_dir_all};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder of files in a data folder.
pub const FILES: &str = "files";

/// Where the files of a backup lie.
pub fn beside(backup: &Path) -> PathBuf {
    backup.with_extension(FILES)
}

/// Puts the files that a copy of the database names beside the backup it becomes. A file never
/// changes under its name, so a second name for it is as good as a copy and takes no room.
pub(crate) fn put_beside(copy: &Path, dir: &Path, backup: &Path) -> Result<()> {
    let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let names = named(&conn)?;
    let folder = beside(backup);
    for name in names {
        let from = dir.join(FILES).join(&name);
        // One that is missing is told by the look through the data, and must not keep the rest.
        if !from.is_file() {
            continue;
        }
        create_dir_all(&folder)?;
        let to = folder.join(&name);
        if !to.exists() && std::fs::hard_link(&from, &to).is_err() {
            std::fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Where a database names files: a table, the column that does, and how they are read from it.
const PLACES: [(&str, &str, &str); 6] = [
    (
        "evidence",
        "sha256",
        "SELECT sha256 FROM evidence WHERE kind = 'file'",
    ),
    (
        "ticket_file",
        "sha256",
        "SELECT sha256 FROM ticket_file WHERE sha256 <> ''",
    ),
    ("article_file", "sha256", "SELECT sha256 FROM article_file"),
    (
        "article_version",
        "files",
        "SELECT json_extract(value, '$.sha256') FROM article_version, json_each(files)
         WHERE files <> '[]'",
    ),
    (
        "article_draft",
        "files",
        "SELECT json_extract(value, '$.sha256') FROM article_draft, json_each(files)
         WHERE files <> '[]'",
    ),
    (
        "outbox",
        "work",
        "SELECT json_extract(work, '$.sha256') FROM outbox WHERE kind = 'attach'",
    ),
];

/// The hashes of all files that a database names. One of an older Slipway has fewer tables and columns.
fn named(conn: &Connection) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for (table, column, sql) in PLACES {
        let there = "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2)";
        if conn.query_row(there, [table, column], |row| row.get(0))? {
            let mut statement = conn.prepare(sql)?;
            let found = statement.query_map([], |row| row.get(0))?;
            names.extend(found.collect::<rusqlite::Result<Vec<String>>>()?);
        }
    }
    Ok(names)
}

/// The files a backup carries, by their hash.
///
/// # Errors
/// The file system's.
pub fn carried(backup: &Path) -> Result<Vec<(String, PathBuf)>> {
    let entries = match read_dir(beside(backup)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut out = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Ok(name) = entry.file_name().into_string() {
            out.push((name, entry.path()));
        }
    }
    Ok(out)
}

/// Lets the files of a backup go with it.
pub(crate) fn drop_beside(backup: &Path) -> Result<()> {
    match remove_dir_all(beside(backup)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
