//! A database of each schema, as SQL under `tests/fixtures/db`, opens with every row it had.
//!
//! `SLIPWAY_BLESS=1` writes the newest one from a workspace made by the code itself. Once a schema
//! is released its file never changes.

use crate::{dump, workspace};
use chrono::DateTime;
use slipway_store::{BackupKind, Connection, SCHEMA, Store};
use std::fs;
use std::path::PathBuf;
use std::sync::Once;

/// An index of words that the seventh schema had: it held what `article_word` holds, and is gone.
const DERIVED: &str = "article_word_gram";

fn fixture(schema: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/db/v{schema}.sql"))
}

/// The file of a schema; the newest one is written first when asked to.
fn sql(schema: u32) -> String {
    static BLESSED: Once = Once::new();
    if std::env::var_os("SLIPWAY_BLESS").is_some() {
        BLESSED.call_once(bless);
    }
    let path = fixture(schema);
    fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. SLIPWAY_BLESS=1 writes the newest.",
            path.display()
        )
    })
}

fn bless() {
    let folder = tempfile::tempdir().expect("a folder");
    workspace::make(folder.path());
    let conn = Connection::open(folder.path().join("slipway.db")).expect("it opens");
    let path = fixture(SCHEMA);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    fs::write(&path, dump::whole(&conn)).expect("it can be written");
}

#[test]
fn every_schema_opens_with_all_its_rows() {
    for schema in 1..=SCHEMA {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("slipway.db");
        let old = Connection::open(&file).expect("a new file");
        old.execute_batch(&sql(schema))
            .unwrap_or_else(|error| panic!("v{schema}: {error}"));
        let rows: Vec<(String, Vec<String>, Vec<String>)> = dump::tables(&old)
            .into_iter()
            .filter(|table| table != DERIVED)
            .map(|table| {
                let columns = dump::columns(&old, &table);
                let rows = dump::rows(&old, &table, &columns);
                (table, columns, rows)
            })
            .collect();
        let filled = rows.iter().filter(|(_, _, rows)| !rows.is_empty()).count();
        assert!(
            filled * 2 > rows.len(),
            "v{schema} has rows in {filled} tables only"
        );
        drop(old);

        let store = Store::open(folder.path(), "tests", DateTime::default()).expect("it opens");
        let backups = store.backups().expect("they can be listed");
        assert_eq!(
            backups.len(),
            usize::from(schema < SCHEMA),
            "v{schema}: backups first"
        );
        assert!(
            backups
                .iter()
                .all(|backup| backup.kind == BackupKind::Migration)
        );
        store
            .read(|conn| {
                for (table, columns, before) in &rows {
                    let after = dump::rows(conn, table, columns);
                    assert_eq!(&after, before, "v{schema}: rows of {table}");
                }
                assert_eq!(dump::texts(conn, "PRAGMA integrity_check"), ["ok"]);
                assert!(
                    dump::texts(conn, "SELECT \"table\" FROM pragma_foreign_key_check").is_empty()
                );
                slipway_store::Result::Ok(())
            })
            .expect("it can be read");
    }
}

#[test]
fn a_released_step_never_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), "tests", DateTime::default()).expect("a new database");
    let fresh = store
        .read(|conn| slipway_store::Result::Ok(dump::schema(conn)))
        .expect("readable");
    let newest = Connection::open_in_memory().expect("a database");
    newest
        .execute_batch(&sql(SCHEMA))
        .expect("the newest fixture");
    let mut released = dump::schema(&newest);
    let mut fresh = fresh;
    released.sort();
    fresh.sort();
    assert_eq!(
        fresh, released,
        "the schema moved without a new step in migrate.rs"
    );
}
