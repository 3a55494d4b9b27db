//! Backups are proven, rotate, and come back without losing what was there.

use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};
use std::path::{Path, PathBuf};

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

fn last(test: &TestApp) -> (Value, Value) {
    let log = test.call("log_list", json!({"limit": 1}))["operations"][0].clone();
    (log["summary"].clone(), log["actor"].clone())
}

fn file_name(path: &Value) -> String {
    let path = Path::new(path.as_str().expect("a path"));
    let name = path.file_name().expect("a name");
    name.to_string_lossy().into_owned()
}

#[test]
fn who_made_and_who_restored_a_backup_is_in_the_log() {
    let test = TestApp::new();
    let backup = test.outcome("Grace Nakato", "backup_create", json!({}));
    assert!(backup.op.is_some(), "it is an operation");
    let file = &backup.value["file"];
    let made = format!("Made the backup {}", file_name(file));
    assert_eq!(last(&test), (json!(made), json!("Grace Nakato")));
    test.host.pass(Duration::seconds(5));
    let refused = test.refusal_as("Grace Nakato", "backup_restore", json!({"file": file}));
    assert_eq!(refused.code, Code::Forbidden);
    let restored = test.outcome("Ana Okoro", "backup_restore", json!({"file": file}));
    assert!(restored.op.is_some());
    let told = format!("Restored {}", file_name(file));
    assert_eq!(last(&test), (json!(told), json!("Ana Okoro")));
}

#[test]
fn who_removed_the_sample_is_in_the_log_of_what_is_left() {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    test.call_as("Ana Okoro", "sample_remove", json!({}));
    let told = json!("Removed the sample workspace");
    assert_eq!(last(&test), (told, json!("Ana Okoro")));
}

/// A release with a file of evidence, and where its content lies.
fn with_evidence() -> (TestApp, Value, PathBuf) {
    let test = TestApp::new();
    let components = json!([{"name": "central-ledger", "version": "v19.8.1"}]);
    test.call(
        "release_import",
        json!({"version": "17.1.0", "components": components}),
    );
    let add = json!({"release": "17.1.0", "check": "runbook", "kind": "file",
                     "text": "report.txt", "content": "UmVwb3J0IG9mIHRoZSBydW4="});
    let release = test.call("release_evidence_add", add);
    let checks = release["checks"].as_array().expect("a list");
    let check = checks.iter().find(|check| check["id"] == "runbook");
    let evidence = check.expect("it is there")["evidence"][0].clone();
    let content = test
        .folder()
        .join("files")
        .join(evidence["sha256"].as_str().expect("a hash"));
    (test, evidence, content)
}

#[test]
fn a_file_of_evidence_goes_with_a_backup_and_comes_back_with_it() {
    let (test, evidence, content) = with_evidence();
    let backup = test.call("backup_create", json!({}));
    // The backup and what lies beside it go to another machine.
    let file = PathBuf::from(backup["file"].as_str().expect("a path"));
    let beside = file.with_extension("files");
    let other = TestApp::new();
    let to = other.folder().join("carried.db");
    std::fs::copy(&file, &to).expect("it is copied");
    let carried = to.with_extension("files");
    std::fs::create_dir_all(&carried).expect("a folder");
    let name = content.file_name().expect("a name");
    std::fs::copy(beside.join(name), carried.join(name)).expect("it is carried");
    other.call("backup_restore", json!({"file": to}));
    let there = other.folder().join("files").join(name);
    assert_eq!(
        std::fs::read(&there).expect("it is back"),
        b"Report of the run"
    );

    std::fs::write(&there, "changed").expect("it is written over");
    let saved = json!({"id": evidence["id"], "file": other.folder().join("out.txt")});
    assert_eq!(
        other.refusal("release_evidence_save", saved).code,
        Code::Damaged
    );
    other.host.pass(Duration::seconds(5));
    other.call("backup_restore", json!({"file": to}));
    assert_eq!(
        std::fs::read(&there).expect("it is back"),
        b"Report of the run"
    );
}

#[test]
fn a_file_of_evidence_is_given_back_as_it_came() {
    let (test, evidence, content) = with_evidence();
    let to = test.folder().join("out.txt");
    let save = json!({"id": evidence["id"], "file": to});
    let saved = test.call("release_evidence_save", save.clone());
    assert_eq!(
        (&saved["bytes"], &saved["id"]),
        (&json!(17), &evidence["id"])
    );
    assert_eq!(
        std::fs::read(&to).expect("it is written"),
        b"Report of the run"
    );
    std::fs::remove_file(content).expect("it goes");
    assert_eq!(
        test.refusal("release_evidence_save", save).code,
        Code::NotFound
    );
    let nowhere = json!({"id": evidence["id"], "file": "out.txt"});
    assert_ne!(
        test.refusal("release_evidence_save", nowhere).code,
        Code::Internal
    );
}

#[test]
fn the_files_of_a_backup_go_when_it_goes() {
    let (test, ..) = with_evidence();
    for _ in 0..6 {
        test.host.pass(Duration::seconds(1));
        test.call("backup_create", json!({}));
    }
    let folder = test.folder().join("backups");
    let entries = std::fs::read_dir(folder).expect("it is there");
    let (mut databases, mut files) = (0, 0);
    for entry in entries {
        match entry.expect("it is listed").path().extension() {
            Some(end) if end == "db" => databases += 1,
            Some(end) if end == "files" => files += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((databases, files), (3, 3));
}
