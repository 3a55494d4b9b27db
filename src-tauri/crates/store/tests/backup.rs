//! Backups: proven before they get their name, and never the only copy at risk.

use chrono::{DateTime, Duration};
use slipway_store::table::alias::{self, AliasRow};
use slipway_store::{BackupKind, Error, Store};
use tempfile::TempDir;

#[test]
fn a_damaged_backup_is_refused_before_anything_is_touched() {
    let folder = TempDir::new().expect("a folder");
    let now = DateTime::UNIX_EPOCH;
    let store = Store::open(folder.path(), "test", now).expect("it opens");
    let made = store.backup(BackupKind::Manual, now).expect("it is made");
    let whole = std::fs::read(&made.path).expect("it reads");
    let row = AliasRow {
        id: "a".to_owned(),
        name: "b".to_owned(),
    };
    crate::operate(&store, "1", &|_| {}, |tx| tx.put(&row)).expect("it is written");
    for cut in [0, 100, 4_096, whole.len() / 2, whole.len() - 4_096] {
        std::fs::write(&made.path, &whole[..cut]).expect("it is cut");
        let refused = store.restore(&made.path, now + Duration::seconds(1));
        assert!(
            matches!(refused, Err(Error::Damaged { .. } | Error::Sqlite(_))),
            "cut at {cut}"
        );
        assert_eq!(store.read(alias::all).expect("it reads").len(), 1);
    }
}

/// A folder as a kill leaves it between moving the damaged database aside and putting the backup
/// there, with or without what SQLite kept beside it.
#[test]
fn a_restore_that_was_killed_half_way_is_finished_at_the_next_start() {
    for tails in [&[][..], &["-wal", "-shm"]] {
        let folder = TempDir::new().expect("a folder");
        let now = DateTime::UNIX_EPOCH;
        let store = Store::open(folder.path(), "test", now).expect("it opens");
        let row = AliasRow {
            id: "a".to_owned(),
            name: "b".to_owned(),
        };
        crate::operate(&store, "1", &|_| {}, |tx| tx.put(&row)).expect("it is written");
        let made = store.backup(BackupKind::Manual, now).expect("it is made");
        drop(store);
        let at = |name: &str| folder.path().join(name);
        for tail in ["", "-wal", "-shm"] {
            let _may_not_be_there = std::fs::remove_file(at(&format!("slipway.db{tail}")));
        }
        std::fs::copy(&made.path, at("slipway.restoring")).expect("it is copied");
        std::fs::write(at("slipway.db.corrupt-19700101T000000Z"), "damaged").expect("it is kept");
        for tail in tails {
            std::fs::write(at(&format!("slipway.db{tail}")), "of the former").expect("it is there");
        }
        let store = Store::open(folder.path(), "test", now).expect("it opens");
        assert_eq!(store.read(alias::all).expect("it reads"), [row]);
        assert!(!at("slipway.restoring").exists());
        for tail in tails {
            let kept = at(&format!("slipway.db.corrupt-19700101T000000Z{tail}"));
            let text = std::fs::read_to_string(kept).expect("it is kept");
            assert_eq!(text, "of the former");
        }
    }
}

#[test]
fn a_copy_that_is_not_whole_is_never_taken_for_the_data() {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("slipway.restoring"), "half").expect("it is written");
    let refused = Store::open(folder.path(), "test", DateTime::UNIX_EPOCH);
    assert!(matches!(refused, Err(Error::Damaged { .. })));
    assert!(
        !folder.path().join("slipway.db").exists(),
        "no empty one is made"
    );
}
