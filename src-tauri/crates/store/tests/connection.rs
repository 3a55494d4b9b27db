//! Opening a data folder, and two processes on one.

use chrono::DateTime;
use rusqlite::Connection;
use slipway_store::table::alias::{self, AliasRow};
use slipway_store::{Error, SQLITE_FLOOR, Store};
use std::cell::Cell;
use std::fs::File;
use tempfile::TempDir;

fn open(folder: &TempDir) -> Result<Store, Error> {
    Store::open(folder.path(), "slipway (process 1)", DateTime::UNIX_EPOCH)
}

fn alias(name: &str) -> AliasRow {
    AliasRow {
        id: name.to_owned(),
        name: "central-ledger".to_owned(),
    }
}

#[test]
fn the_bundled_sqlite_is_free_of_the_wal_reset_bug() {
    assert!(
        rusqlite::version_number() >= SQLITE_FLOOR,
        "{}",
        rusqlite::version()
    );
}

#[test]
fn a_newer_schema_is_refused_and_the_file_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    drop(open(&folder).expect("it opens"));
    let path = folder.path().join("slipway.db");
    Connection::open(&path)
        .and_then(|conn| conn.pragma_update(None, "user_version", 9_999))
        .expect("it is made newer");
    let before = std::fs::read(&path).expect("it reads");
    let refused = open(&folder);
    assert!(matches!(refused, Err(Error::Newer { found: 9_999, .. })));
    assert_eq!(std::fs::read(&path).expect("it reads"), before);
}

#[test]
fn a_file_that_is_not_ours_is_refused_and_left_as_it_is() {
    let other = Connection::open_in_memory().expect("it opens");
    other
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        .expect("it writes");
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("slipway.db");
    other
        .execute("VACUUM INTO ?1", [path.to_string_lossy()])
        .expect("it is written");
    for content in [
        std::fs::read(&path).expect("it reads"),
        b"this is a letter, no database".to_vec(),
    ] {
        std::fs::write(&path, &content).expect("it is written");
        assert!(matches!(open(&folder), Err(Error::Damaged { .. })));
        assert_eq!(std::fs::read(&path).expect("it reads"), content);
    }
}

#[cfg(unix)]
#[test]
fn the_folder_and_the_file_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    let _store = open(&folder).expect("it opens");
    let mode =
        |path: &std::path::Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(folder.path()), 0o700);
    assert_eq!(mode(&folder.path().join("slipway.db")), 0o600);
}

#[test]
fn who_waits_is_told_for_whom_and_goes_on_when_the_other_has_finished() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder).expect("it opens");
    let path = folder.path().join("slipway.lock");
    std::fs::write(&path, "slipwayctl (process 77)").expect("it is written");
    let other = File::options()
        .read(true)
        .write(true)
        .open(&path)
        .expect("it opens");
    other.lock().expect("it is taken");
    let told = Cell::new(false);
    let freed = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(150));
        other.unlock().expect("it is given back");
    });
    let waiting = |holder: &str| {
        assert_eq!(holder, "slipwayctl (process 77)");
        told.set(true);
    };
    crate::operate(&store, "op-1", &waiting, |tx| tx.put(&alias("ledger"))).expect("it goes on");
    freed.join().expect("it ends");
    assert!(told.get());
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder).expect("it opens");
    let refused = store.write("op-1", &|_| {}, |tx| {
        tx.put(&alias("ledger"))?;
        Err::<(), Error>(Error::Busy {
            holder: "nobody".to_owned(),
        })
    });
    assert!(refused.is_err());
    assert_eq!(store.read(alias::all).expect("it reads"), []);
}
