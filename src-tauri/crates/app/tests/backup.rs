//! Backups are proven, rotate, and come back without losing what was there.

use chrono::Duration;
use serde_json::json;
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};

#[test]
fn a_restore_brings_everything_back_and_keeps_what_was_there() {
    let test = TestApp::new();
    let before = dump::edited_rows(test.folder());
    let backup = test.call("backup_create", json!({}));
    test.call(
        "alias_save",
        json!({"alias": "ledger", "name": "central-ledger"}),
    );
    let after = dump::edited_rows(test.folder());
    test.host.pass(Duration::seconds(5));
    let restored = test.call("backup_restore", json!({"file": backup["file"]}));
    assert_eq!(dump::edited_rows(test.folder()), before);
    test.host.pass(Duration::seconds(5));
    test.call("backup_restore", json!({"file": restored["kept"]}));
    assert_eq!(dump::edited_rows(test.folder()), after);
}

#[test]
fn what_is_no_backup_is_refused_and_nothing_changes() {
    let test = TestApp::new();
    let before = dump::edited_rows(test.folder());
    let path = test.folder().join("not-a-backup.db");
    for content in [&b""[..], b"hello, this is text", &[0; 8192]] {
        std::fs::write(&path, content).expect("it is written");
        let error = test.refusal("backup_restore", json!({"file": path}));
        assert_ne!(error.code, Code::NotFound, "{error:?}");
        assert_eq!(dump::edited_rows(test.folder()), before);
    }
    assert_eq!(
        test.refusal("backup_restore", json!({"file": "/no/such"}))
            .code,
        Code::NotFound
    );
}

#[test]
fn the_day_gets_one_backup_and_old_ones_go() {
    let test = TestApp::new();
    for _ in 0..40 {
        assert!(test.app.daily_backup().expect("it works").is_some());
        assert!(test.app.daily_backup().expect("it works").is_none());
        test.host.pass(Duration::days(1));
    }
    for _ in 0..5 {
        test.host.pass(Duration::seconds(1));
        test.call("backup_create", json!({}));
    }
    let list = test.call("backup_list", json!({}));
    let kept = list["backups"].as_array().expect("a list");
    assert!(kept.iter().all(|backup| backup["verified"] == json!(true)));
    assert!((10..=14).contains(&kept.len()), "{} are kept", kept.len());
}

#[test]
fn only_an_administrator_restores() {
    let test = TestApp::new();
    let file = test.call("backup_create", json!({}))["file"].clone();
    let error = test.refusal_as("Grace Nakato", "backup_restore", json!({"file": file}));
    assert_eq!(error.code, Code::Forbidden);
}
