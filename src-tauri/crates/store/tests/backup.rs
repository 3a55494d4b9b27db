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
