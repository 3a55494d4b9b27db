//! What is not opened is not changed by a single byte.

use crate::dump;
use chrono::DateTime;
use slipway_store::{Connection, Error, SCHEMA, Store};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Where SQLite's header keeps `user_version` and `application_id`, four bytes each, big-endian
/// (<https://sqlite.org/fileformat2.html#the_database_header>).
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;

fn open(folder: &Path) -> Result<Store, Error> {
    Store::open(folder, "tests", DateTime::default())
}

/// A folder with a whole database of this schema.
fn fresh() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    drop(open(folder.path()).expect("a new database"));
    let file = folder.path().join("slipway.db");
    (folder, file)
}

fn patch(file: &Path, at: usize, value: u32) {
    let mut bytes = fs::read(file).expect("it is there");
    bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
    fs::write(file, bytes).expect("it can be written");
}

/// Opens what lies in the folder, expects a refusal, and proves that the file is the same.
fn refusal(folder: &Path, file: &Path) -> Error {
    let before = fs::read(file).expect("it is there");
    let Err(error) = open(folder) else {
        panic!("it was opened")
    };
    assert!(
        fs::read(file).expect("it is there") == before,
        "the file was changed"
    );
    error
}

#[test]
fn a_newer_schema() {
    let (folder, file) = fresh();
    patch(&file, USER_VERSION, SCHEMA + 1);
    let error = refusal(folder.path(), &file);
    assert!(
        matches!(error, Error::Newer { found, known } if found == SCHEMA + 1 && known == SCHEMA),
        "{error:?}"
    );
    patch(&file, USER_VERSION, SCHEMA);
    open(folder.path()).expect("with its own schema it opens again");
}

#[test]
fn a_database_of_another_program() {
    let (folder, file) = fresh();
    patch(&file, APPLICATION_ID, 0x4750_4B47);
    let error = refusal(folder.path(), &file);
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
}

#[test]
fn a_file_that_is_no_database() {
    for content in [
        &b"entries:\n  mojaloop: []\n"[..],
        &[0_u8; 5000],
        b"SQLite format 3\0 and no more",
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("slipway.db");
        fs::write(&file, content).expect("it can be written");
        let error = refusal(folder.path(), &file);
        assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
    }
}

#[test]
fn a_migration_that_fails_half_way() {
    let (folder, file) = fresh();
    // An empty schema with one table in the way: the steps before it run, then all go back.
    let conn = Connection::open(&file).expect("it opens");
    let mut tables = dump::tables(&conn);
    tables.retain(|table| table != "release");
    conn.execute_batch("PRAGMA foreign_keys = OFF")
        .expect("a pragma");
    for table in &tables {
        conn.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))
            .expect("it goes");
    }
    conn.pragma_update(None, "user_version", 0)
        .expect("a pragma");
    let before = dump::whole(&conn);
    assert!(before.contains("CREATE TABLE release ("));
    drop(conn);

    let Err(error) = open(folder.path()) else {
        panic!("it was migrated")
    };
    assert!(error.to_string().contains("release"), "{error}");
    let conn = Connection::open(&file).expect("it still opens");
    assert_eq!(
        dump::whole(&conn),
        before,
        "a failed migration left something behind"
    );
}
