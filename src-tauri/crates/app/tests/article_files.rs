//! Files of articles belong to versions: nobody replaces what readers see but by a version that is
//! approved.

use crate::article_operations::{TEXT, drafted, edit, published, waiting};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;
use std::fs;
use std::path::{Path, PathBuf};

const ANA: &str = "Ana Okoro";
const FATOU: &str = "Fatou Diallo";
const CHIDI: &str = "Chidi Eze";

fn attach_as(test: &TestApp, who: &str, article: &Value, name: &str, holds: &str) -> Value {
    let content = STANDARD.encode(holds);
    let request = json!({"article": article, "name": name, "content": content});
    test.call_as(who, "article_file", request)
}

fn submit_as(test: &TestApp, who: &str, article: &Value) -> Value {
    test.call_as(who, "article_submit", json!({"article": article}))
}

fn approve(test: &TestApp, article: &Value) -> Value {
    let request = json!({"article": article, "decision": "approve"});
    test.call_as(FATOU, "article_decide", request)
}

fn show(test: &TestApp, article: &Value) -> Value {
    test.call("article_show", json!({"article": article}))
}

/// What a file of an article holds: of a version, or of what readers see.
fn holds(test: &TestApp, article: &Value, name: &str, version: Option<u32>) -> String {
    let to = test.folder().join("given");
    let request = json!({"article": article, "file": name, "version": version, "to": to});
    test.call("article_file_save", request);
    fs::read_to_string(&to).expect("a file")
}

/// A published article of Ana's with `fix.sql`.
fn with_file(test: &TestApp) -> Value {
    let article = drafted(test);
    attach_as(test, ANA, &article, "fix.sql", "SELECT 1;");
    submit_as(test, ANA, &article);
    approve(test, &article);
    article
}

fn folder(test: &TestApp, name: &str) -> PathBuf {
    let folder = test.folder().join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn lay(folder: &Path, name: &str, holds: &str) {
    fs::write(folder.join(name), holds).expect("a file");
}

#[test]
fn a_file_that_somebody_attaches_is_theirs_until_a_version_with_it_is_approved() {
    let test = TestApp::sample();
    let article = with_file(&test);
    let before = show(&test, &article);
    let mirror = test.folder().join("mirror");
    test.call("article_mirror_save", json!({"folder": mirror}));
    let theirs = attach_as(&test, CHIDI, &article, "fix.sql", "DROP TABLE x;");
    assert_eq!(theirs["files"][0]["size"], 13);
    let unseen = |test: &TestApp| {
        assert_eq!(holds(test, &article, "fix.sql", None), "SELECT 1;");
        let after = show(test, &article);
        for key in [
            "version",
            "sha256",
            "files",
            "files_sha256",
            "verified",
            "html",
        ] {
            assert_eq!(after[key], before[key], "{key}");
        }
        test.app.rewrite_files();
        let mirrored = fs::read_to_string(mirror.join("runbook-note/fix.sql"));
        assert_eq!(mirrored.expect("a file"), "SELECT 1;");
    };
    unseen(&test);
    let own = test.call_as(CHIDI, "article_show", json!({"article": article}));
    assert_eq!(own["draft"]["files"], theirs["files"]);
    assert_eq!(own["draft"]["text"], TEXT, "the text goes along as it is");
    assert_eq!(show(&test, &article)["draft"], Value::Null, "Ana has none");
    // A change of files alone can be asked for.
    submit_as(&test, CHIDI, &article);
    unseen(&test);
    let diff = test.call("article_diff", json!({"article": article}));
    assert_eq!(
        (&diff["from"], &diff["to"], &diff["changes"]),
        (&json!(1), &json!(2), &json!(0))
    );
    assert_eq!(diff["files"][0]["name"], "fix.sql");
    assert_eq!(diff["files"][0]["change"], "replaced");
    assert_eq!(diff["files"][0]["before"], before["files"][0]);
    assert_eq!(diff["files"][0]["after"], theirs["files"][0]);
    approve(&test, &article);
    assert_eq!(holds(&test, &article, "fix.sql", None), "DROP TABLE x;");
    assert_eq!(holds(&test, &article, "fix.sql", Some(1)), "SELECT 1;");
    test.app.rewrite_files();
    let mirrored = fs::read_to_string(mirror.join("runbook-note/fix.sql"));
    assert_eq!(mirrored.expect("a file"), "DROP TABLE x;");
}

#[test]
fn who_may_not_write_attaches_nothing_and_a_draft_is_not_undone_by_the_log() {
    let test = TestApp::sample();
    let article = with_file(&test);
    let file = json!({"article": article, "name": "fix.sql", "content": "eA=="});
    let refused = test.refusal_as("Musa Bello", "article_file", file);
    assert_eq!(refused.code, Code::NotFound, "nobody of that name is here");
    attach_as(&test, ANA, &article, "fix.sql", "x");
    let log = test.call("log_list", json!({}));
    let line = &log["operations"][0];
    assert_eq!(
        line["summary"],
        "Put fix.sql into a draft of “Restore positions”"
    );
    let error = test.refusal("undo", json!({"op": line["id"]}));
    assert_eq!(error.code, Code::Conflict, "{error:?}");
}

#[test]
fn restoring_a_version_brings_its_files_back() {
    let test = TestApp::sample();
    let article = with_file(&test);
    attach_as(&test, ANA, &article, "fix.sql", "SELECT 2;");
    let added = attach_as(&test, ANA, &article, "more.sql", "SELECT 3;");
    assert_eq!(added["files"].as_array().map(Vec::len), Some(2));
    submit_as(&test, ANA, &article);
    approve(&test, &article);
    let request = json!({"article": article, "version": 1});
    let restored = test.call("article_restore", request);
    let versions = &restored["versions"];
    assert_eq!(versions[0]["files"], versions[2]["files"]);
    assert_eq!(versions[0]["files_sha256"], versions[2]["files_sha256"]);
    assert_eq!(
        versions[0]["sha256"], versions[1]["sha256"],
        "the same text"
    );
    approve(&test, &article);
    assert_eq!(holds(&test, &article, "fix.sql", None), "SELECT 1;");
    let gone = json!({"article": article, "file": "more.sql", "to": test.folder().join("x")});
    assert_eq!(test.refusal("article_file_save", gone).code, Code::NotFound);
    let again = test.refusal("article_restore", json!({"article": article, "version": 3}));
    assert_eq!(again.message, "Nothing differs from version 3.");
}

#[test]
fn approval_is_of_the_files_as_well() {
    let test = TestApp::sample();
    let article = waiting(&test);
    let seen = show(&test, &article);
    attach_as(&test, ANA, &article, "fix.sql", "SELECT 1;");
    submit_as(&test, ANA, &article);
    let decide = |sha256: &Value, files: &Value| json!({"article": article, "decision": "approve", "sha256": sha256, "files_sha256": files});
    let (text, files) = (&seen["sha256"], &seen["files_sha256"]);
    for request in [decide(text, files), decide(text, &Value::Null)] {
        let error = test.refusal_as(FATOU, "article_decide", request);
        assert_eq!(error.code, Code::Conflict);
        insta::allow_duplicates! {
            insta::assert_snapshot!(error.message, @"Version 2 waits, and its files are others than those of version 1: fix.sql is added. Nothing was decided.");
        }
    }
    let waits = show(&test, &article);
    assert_eq!(waits["sha256"], *text);
    let none = decide(text, &json!("0000"));
    let error = test.refusal_as(FATOU, "article_decide", none);
    insta::assert_snapshot!(error.message, @"Version 2 waits, and its files are not those you looked at. Nothing was decided.");
    let approved = test.call_as(
        FATOU,
        "article_decide",
        decide(text, &waits["files_sha256"]),
    );
    assert_eq!(approved["published"], 2);
    let deed = &approved["history"][0];
    assert_eq!(
        (&deed["deed"], &deed["files_sha256"]),
        (&json!("approved"), &waits["files_sha256"])
    );
}

#[test]
fn a_text_alone_names_a_version_that_no_other_has_the_text_of() {
    let test = TestApp::sample();
    let article = with_file(&test);
    edit(&test, &article, "It halted.");
    submit_as(&test, ANA, &article);
    let waits = test.call("article_show", json!({"article": article, "version": 2}));
    let request = json!({"article": article, "decision": "approve", "sha256": waits["sha256"]});
    let approved = test.call_as(FATOU, "article_decide", request);
    assert_eq!(approved["published"], 2);
    assert_eq!(holds(&test, &article, "fix.sql", None), "SELECT 1;");
}

#[test]
fn files_of_two_people_are_brought_together_and_clashes_are_told() {
    let test = TestApp::sample();
    let article = with_file(&test);
    attach_as(&test, ANA, &article, "ana.sql", "A");
    attach_as(&test, CHIDI, &article, "chidi.sql", "C");
    submit_as(&test, CHIDI, &article);
    approve(&test, &article);
    let made = submit_as(&test, ANA, &article);
    let names = |shown: &Value| -> Vec<String> {
        let files = shown["files"].as_array().expect("a list").iter();
        files
            .map(|file| file["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    assert_eq!(
        names(&made["versions"][0]),
        ["ana.sql", "chidi.sql", "fix.sql"]
    );
    approve(&test, &article);
    attach_as(&test, ANA, &article, "fix.sql", "Ana's");
    attach_as(&test, CHIDI, &article, "fix.sql", "Chidi's");
    submit_as(&test, CHIDI, &article);
    approve(&test, &article);
    let error = test.refusal("article_submit", json!({"article": article}));
    assert_eq!(error.code, Code::Conflict);
    insta::assert_snapshot!(error.message, @"Version 4 changed the file fix.sql as well meanwhile. Your draft is kept as it is.");
    let onto = json!({"article": article, "based_on": 4});
    test.call("article_draft", onto);
    submit_as(&test, ANA, &article);
    approve(&test, &article);
    assert_eq!(holds(&test, &article, "fix.sql", None), "Ana's");
    assert_eq!(holds(&test, &article, "fix.sql", Some(4)), "Chidi's");
}

#[test]
fn typing_on_and_throwing_away_keep_files_and_drafts_together() {
    let test = TestApp::sample();
    let article = with_file(&test);
    edit(&test, &article, "It halted.");
    attach_as(&test, ANA, &article, "new.sql", "N");
    edit(&test, &article, "It halted again.");
    let draft = show(&test, &article)["draft"].clone();
    assert_eq!(draft["files"].as_array().map(Vec::len), Some(2));
    let id = draft["files"][1]["id"].clone();
    let left = test.call("article_file", json!({"article": article, "remove": id}));
    assert_eq!(left["files"].as_array().map(Vec::len), Some(1));
    attach_as(&test, ANA, &article, "new.sql", "N");
    let away = json!({"article": article, "discard": true});
    test.call("article_draft", away);
    assert_eq!(show(&test, &article)["draft"], Value::Null);
    let begun = test.call("article_draft", json!({"article": article}));
    assert_eq!(begun["files"], show(&test, &article)["files"]);
}

#[test]
fn what_was_rejected_comes_along_with_nobody_elses_change() {
    let test = TestApp::sample();
    let article = with_file(&test);
    attach_as(&test, CHIDI, &article, "fix.sql", "DROP TABLE x;");
    submit_as(&test, CHIDI, &article);
    let reject = json!({"article": article, "decision": "reject", "why": "No"});
    test.call_as(FATOU, "article_decide", reject);
    edit(&test, &article, "It halted.");
    let made = submit_as(&test, ANA, &article);
    assert_eq!(made["versions"][0]["files"], made["versions"][2]["files"]);
}

#[test]
fn an_import_that_brings_another_file_makes_a_version() {
    let test = TestApp::sample();
    let docs = folder(&test, "docs");
    lay(&docs, "fix.md", "# Fix\n\n[run this](fix.sql)\n");
    lay(&docs, "fix.sql", "SELECT 1;");
    let request = json!({"folder": docs});
    let import = |who: &str| test.call_as(who, "article_import", request.clone());
    let told = import(ANA);
    assert_eq!((&told["imported"], &told["files"]), (&json!(1), &json!(1)));
    let again = import(ANA);
    assert_eq!(
        (&again["unchanged"], &again["updated"], &again["files"]),
        (&json!(1), &json!(0), &json!(0))
    );
    lay(&docs, "fix.sql", "DROP TABLE x;");
    // Chidi reviews nothing, so what he brings waits.
    let third = import(CHIDI);
    assert_eq!((&third["updated"], &third["files"]), (&json!(1), &json!(1)));
    let shown = show(&test, &json!("fix"));
    assert_eq!(
        (&shown["version"], &shown["pending"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(holds(&test, &json!("fix"), "fix.sql", None), "SELECT 1;");
    approve(&test, &json!("fix"));
    assert_eq!(
        holds(&test, &json!("fix"), "fix.sql", None),
        "DROP TABLE x;"
    );
    assert_eq!(import(CHIDI)["unchanged"], 1);
}

#[test]
fn a_mirror_is_read_back_with_only_the_file_changed() {
    let test = TestApp::sample();
    let article = with_file(&test);
    let text = "---\ntitle: Start\nkind: how_to\n---\n\n[[Restore positions]] [f](f.txt)\n";
    let start = test.call("article_draft", json!({"text": text}))["article"].clone();
    attach_as(&test, ANA, &start, "f.txt", "one");
    submit_as(&test, ANA, &start);
    approve(&test, &start);
    let out = test.folder().join("out");
    test.call("article_export", json!({"folder": out}));
    lay(&out.join("how-to"), "f.txt", "two");
    let back = test.call("article_import", json!({"folder": out}));
    assert_eq!(
        (&back["unchanged"], &back["updated"], &back["files"]),
        (&json!(1), &json!(1), &json!(1)),
        "{back}"
    );
    // Somebody here approved it, so what comes from outside waits for a review.
    let shown = show(&test, &start);
    assert_eq!(
        (&shown["version"], &shown["pending"]),
        (&json!(1), &json!(2))
    );
    assert!(
        shown["text"]
            .as_str()
            .expect("a text")
            .contains("[[Restore positions]]"),
        "its links are not written over: {}",
        shown["text"]
    );
    assert_eq!(holds(&test, &start, "f.txt", None), "one");
    approve(&test, &start);
    assert_eq!(holds(&test, &start, "f.txt", None), "two");
    assert_eq!(show(&test, &article)["version"], 1);
}

#[test]
fn a_backup_and_a_look_through_the_data_hold_files_of_every_version() {
    let test = TestApp::sample();
    let article = with_file(&test);
    attach_as(&test, ANA, &article, "fix.sql", "SELECT 2;");
    submit_as(&test, ANA, &article);
    approve(&test, &article);
    attach_as(&test, ANA, &article, "fix.sql", "SELECT 3;");
    let versions = show(&test, &article)["versions"].clone();
    let old = versions[1]["files"][0]["sha256"].as_str().expect("a hash");
    let draft = show(&test, &article)["draft"].clone();
    let typed = draft["files"][0]["sha256"].as_str().expect("a hash");
    let made = test.call("backup_create", json!({}));
    let beside = Path::new(made["file"].as_str().expect("a path")).with_extension("files");
    for hash in [old, typed] {
        assert!(beside.join(hash).is_file(), "{hash}");
    }
    let whole = test.call("integrity_check", json!({}));
    assert!(!whole.to_string().contains("fix.sql"), "{whole}");
    fs::remove_file(test.folder().join("files").join(old)).expect("it goes");
    let whole = test.call("integrity_check", json!({}));
    assert!(whole.to_string().contains("fix.sql is missing"), "{whole}");
}

#[test]
fn a_handover_is_of_the_files_too() {
    let test = TestApp::sample();
    let article = with_file(&test);
    let about = json!({"article": article, "kind": "about", "release": "17.1.0"});
    test.call("article_use", about);
    let key = format!("article/{}", article.as_str().expect("an id"));
    let state = |handover: &Value| {
        let items = handover["items"].as_array().expect("a list");
        let item = items.iter().find(|item| item["key"] == key);
        item.expect("the item")["state"].clone()
    };
    let accept = json!({"release": "17.1.0", "items": [key], "verdict": "accept", "why": "Read"});
    let accepted = test.call_as("Joseph Kamau", "handover_judge", accept);
    assert_eq!(state(&accepted), "accepted");
    let now = || test.call("handover_show", json!({"release": "17.1.0"}));
    attach_as(&test, CHIDI, &article, "fix.sql", "DROP TABLE x;");
    submit_as(&test, CHIDI, &article);
    assert_eq!(state(&now()), "accepted", "readers see what they saw");
    approve(&test, &article);
    assert_eq!(state(&now()), "changed");
}

#[test]
fn one_without_files_keeps_the_mark_it_was_accepted_by() {
    let test = TestApp::sample();
    let article = published(&test);
    let about = json!({"article": article, "kind": "about", "release": "17.1.0"});
    test.call("article_use", about);
    let handover = test.call("handover_show", json!({"release": "17.1.0"}));
    let items = handover["items"].as_array().expect("a list");
    let key = format!("article/{}", article.as_str().expect("an id"));
    let item = items.iter().find(|item| item["key"] == key);
    assert_eq!(
        item.expect("the item")["mark"],
        show(&test, &article)["sha256"]
    );
}

#[test]
fn an_import_pushes_nothing_aside_that_waits_and_replaces_nothing_that_was_approved() {
    let test = TestApp::sample();
    let docs = folder(&test, "docs");
    lay(&docs, "fix.md", "# Fix\n\nOne.\n");
    let import = || test.call("article_import", json!({"folder": docs}));
    import();
    let fix = json!("fix");
    // Nobody here touched it: what comes is published as it was elsewhere.
    lay(&docs, "fix.md", "# Fix\n\nTwo.\n");
    assert_eq!(import()["notes"], json!([]));
    assert_eq!(show(&test, &fix)["version"], 2);
    // Somebody writes on it: until that is decided, what comes stays outside.
    let text = show(&test, &fix)["text"]
        .as_str()
        .expect("a text")
        .to_owned();
    let ours = json!({"article": fix, "text": format!("{text}\nOurs.\n")});
    test.call_as(CHIDI, "article_submit", ours);
    lay(&docs, "fix.md", "# Fix\n\nThree.\n");
    let told = import();
    assert_eq!(
        (&told["imported"], &told["updated"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(
        told["skipped"][0]["reason"],
        "Version 3 of “Fix” waits for its review here; it is decided first."
    );
    assert_eq!(show(&test, &fix)["pending"], 3);
    approve(&test, &fix);
    let told = import();
    assert_eq!(told["updated"], 1);
    let reason = told["notes"][0]["reason"].as_str().expect("a reason");
    assert!(reason.contains("version 4 waits for a review"), "{reason}");
    let shown = show(&test, &fix);
    assert_eq!(
        (&shown["version"], &shown["pending"]),
        (&json!(3), &json!(4))
    );
}
