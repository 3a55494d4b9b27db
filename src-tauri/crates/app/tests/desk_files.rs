//! Files of defects: seen, fetched once, sent once wherever the program dies, and hostile names.

use crate::desks::{connected, desk, map, sync, with_ticket};
use serde_json::{Value, json};
use slipway_app::Caller;
use slipway_app::defects::SaveDefectFile;
use slipway_app::defects::file::between;
use slipway_app::error::Code;
use slipway_testkit::TestApp;
use slipway_testkit::model_desk::{Mishap, ModelDesk};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// `out of memory`.
const LOG: &str = "b3V0IG9mIG1lbW9yeQ==";

fn attach(test: &TestApp, id: &str, public: bool) -> Value {
    let request = json!({"id": id, "name": "crash.log", "content": LOG, "public": public});
    let outcome = test.outcome("", "defect_attach", request);
    json!(outcome.op)
}

fn files(test: &TestApp, id: &str) -> Vec<Value> {
    let shown = test.call("defect_show", json!({"id": id}));
    shown["files"].as_array().expect("a list").clone()
}

fn states(test: &TestApp, id: &str) -> Vec<(String, String)> {
    let text = |file: &Value, name: &str| file[name].as_str().expect("a text").to_owned();
    let all = files(test, id);
    let all = all.iter();
    all.map(|file| (text(file, "name"), text(file, "state")))
        .collect()
}

fn is(name: &str, state: &str) -> (String, String) {
    (name.to_owned(), state.to_owned())
}

/// Fetches a file and gives what was written.
fn fetch(test: &TestApp, model: &mut ModelDesk, id: &str, file: &str) -> Vec<u8> {
    let to = test.folder().join("out.bin");
    let request = SaveDefectFile {
        id: id.to_owned(),
        file: file.to_owned(),
        to: to.display().to_string(),
    };
    between(&test.app, &Caller::default(), request, model).expect("it is fetched");
    std::fs::read(to).expect("it is written")
}

#[test]
fn a_file_of_the_reporter_is_seen_and_stands_for_the_logs() {
    let (test, mut model, id) = with_ticket();
    let missing = |test: &TestApp| {
        let shown = test.call("defect_show", json!({"id": id}));
        shown["complete"]["missing"].to_string()
    };
    assert!(missing(&test).contains("Logs"), "{}", missing(&test));
    model.lay("1", "ledger.log", b"out of memory", "pinkbankfsp");
    sync(&test, &mut model);
    assert_eq!(states(&test, &id), [is("ledger.log", "there")]);
    let file = &files(&test, &id)[0];
    assert_eq!(
        (&file["by"], &file["size"]),
        (&json!("pinkbankfsp"), &json!(13))
    );
    assert!(!missing(&test).contains("Logs"), "{}", missing(&test));
    let version = test.app.data_version().expect("it opens");
    sync(&test, &mut model);
    assert_eq!(
        test.app.data_version().expect("it opens"),
        version,
        "nothing was written"
    );
}

#[test]
fn a_file_is_fetched_once_and_kept_from_then_on() {
    let (test, mut model, id) = with_ticket();
    model.lay("1", "ledger.log", b"out of memory", "pinkbankfsp");
    sync(&test, &mut model);
    assert_eq!(
        fetch(&test, &mut model, &id, "ledger.log"),
        b"out of memory"
    );
    let asked = model.requests;
    let file = files(&test, &id)[0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert_eq!(fetch(&test, &mut model, &id, &file), b"out of memory");
    assert_eq!(model.requests, asked, "the desk is not asked again");
    assert_eq!(states(&test, &id), [is("ledger.log", "here")]);
    // It stays kept when the ticket is looked at anew, and goes with a backup.
    model.say("1", "Any news?", "pinkbankfsp");
    sync(&test, &mut model);
    assert_eq!(states(&test, &id), [is("ledger.log", "here")]);
    let backup = test.call("backup_create", json!({}));
    let backup = std::path::PathBuf::from(backup["file"].as_str().expect("a path"));
    let carried = std::fs::read_dir(backup.with_extension("files")).expect("its files");
    assert_eq!(carried.count(), 1);
}

#[test]
fn what_is_not_at_the_desk_any_more_is_told() {
    let (test, mut model, id) = with_ticket();
    model.lay("1", "ledger.log", b"out of memory", "pinkbankfsp");
    sync(&test, &mut model);
    model.things[0].files.clear();
    let request = SaveDefectFile {
        id: id.clone(),
        file: "ledger.log".to_owned(),
        to: test.folder().join("out.bin").display().to_string(),
    };
    let refused = between(&test.app, &Caller::default(), request, &mut model);
    assert_eq!(refused.expect_err("it is gone").code, Code::NotFound);
    let nothing = json!({"id": id, "file": "other.log", "to": test.folder().join("out.bin")});
    assert_eq!(test.refusal("defect_file", nothing).code, Code::NotFound);
    assert!(!test.folder().join("out.bin").exists());
}

#[test]
fn more_than_the_cap_is_neither_fetched_nor_taken() {
    let (test, mut model, id) = with_ticket();
    model.lay("1", "dump.bin", &[7; 3], "pinkbankfsp");
    model.things[0].files[0].0.size = (20 << 20) + 1;
    sync(&test, &mut model);
    let asked = model.requests;
    let request = |file: &str| SaveDefectFile {
        id: id.clone(),
        file: file.to_owned(),
        to: test.folder().join("out.bin").display().to_string(),
    };
    let refused = between(
        &test.app,
        &Caller::default(),
        request("dump.bin"),
        &mut model,
    );
    assert_eq!(refused.expect_err("it is too large").code, Code::Remote);
    assert_eq!(model.requests, asked, "it is not asked for at all");
    // A desk that says less than it sends is not believed.
    model.things[0].files[0].1 = vec![7; (20 << 20) + 1];
    model.things[0].files[0].0.size = 3;
    model.say("1", "look", "pinkbankfsp");
    sync(&test, &mut model);
    let refused = between(
        &test.app,
        &Caller::default(),
        request("dump.bin"),
        &mut model,
    );
    assert_eq!(refused.expect_err("it is too large").code, Code::Remote);
    use base64::Engine;
    let large = base64::engine::general_purpose::STANDARD.encode(vec![7; (20 << 20) + 1]);
    let attach = json!({"id": id, "name": "a", "content": large, "public": false});
    let refused = test.refusal("defect_attach", attach);
    assert_eq!(refused.field.as_deref(), Some("content"));
    let empty = json!({"id": id, "name": "a", "content": "", "public": false});
    assert_eq!(test.refusal("defect_attach", empty).code, Code::Invalid);
}

#[test]
fn a_file_arrives_once_wherever_the_program_dies() {
    let mishaps = [Mishap::DiesBefore, Mishap::DiesAfter, Mishap::AnswerLost];
    for (mishap, marks) in mishaps
        .into_iter()
        .flat_map(|one| [(one, true), (one, false)])
    {
        let (test, mut model, id) = with_ticket();
        model.marks_files = marks;
        // One of the same name and size lies there already, put there by the same account.
        model.lay("1", "crash.log", b"out of m\xc3\xa9mory", "slipway");
        model.lay("1", "crash.log", b"OUT OF MEMORY", "slipway");
        sync(&test, &mut model);
        attach(&test, &id, false);
        model.mishap = Some(mishap);
        let cut = catch_unwind(AssertUnwindSafe(|| sync(&test, &mut model)));
        assert_eq!(cut.is_err(), mishap != Mishap::AnswerLost, "{mishap:?}");
        test.host.pass(chrono::Duration::seconds(61));
        sync(&test, &mut model);
        assert_eq!(model.files("1").len(), 3, "{mishap:?}, marks {marks}");
        let list = test.call("outbox_list", json!({}));
        assert_eq!(list["outbox"], json!([]), "{mishap:?}, marks {marks}");
        assert_eq!(
            states(&test, &id).last(),
            Some(&is("crash.log", "here")),
            "{mishap:?}, marks {marks}: what we sent ourselves is here already"
        );
    }
}

#[test]
fn a_file_holds_nothing_up_and_waits_for_nobody_but_its_ticket() {
    let (test, mut model, id) = with_ticket();
    attach(&test, &id, false);
    model.mishap = Some(Mishap::AnswerLost);
    model.marks_files = false;
    sync(&test, &mut model);
    model.things[0].files.clear();
    // Nobody knows what became of it; words go on.
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "Look", "public": false}),
    );
    test.call("defect_triage", json!({"ids": [id], "priority": "P1"}));
    sync(&test, &mut model);
    assert_eq!(model.said("1"), ["Look"]);
    assert_eq!(model.value("1", "priority"), "P1");
    assert_eq!(states(&test, &id), [is("crash.log", "unknown")]);
    test.host.pass(chrono::Duration::seconds(61));
    sync(&test, &mut model);
    assert_eq!(model.files("1"), ["crash.log"]);
    // One for a ticket that is still to be made goes after it.
    let made = json!({"title": "Quotes time out", "desk": "support"});
    let id = test.call("defect_new", made)["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    attach(&test, &id, false);
    assert_eq!(states(&test, &id), [is("crash.log", "queued")]);
    sync(&test, &mut model);
    assert_eq!(model.files("2"), ["crash.log"]);
}

#[test]
fn a_file_is_taken_back_before_it_is_sent() {
    let (test, mut model, id) = with_ticket();
    let op = attach(&test, &id, true);
    assert!(files(&test, &id)[0]["not_before"].is_object());
    assert_eq!(sync(&test, &mut model).pushed, 0, "it is held back");
    test.call("undo", json!({"op": op}));
    test.host.pass(chrono::Duration::seconds(31));
    sync(&test, &mut model);
    assert!(model.files("1").is_empty());
    let op = attach(&test, &id, false);
    sync(&test, &mut model);
    assert_eq!(model.files("1"), ["crash.log"]);
    assert_eq!(test.refusal("undo", json!({"op": op})).code, Code::Conflict);
}

#[test]
fn a_file_that_was_refused_or_is_missing_waits_for_a_person() {
    let (test, mut model, id) = with_ticket();
    attach(&test, &id, false);
    model.mishap = Some(Mishap::Refused);
    sync(&test, &mut model);
    assert_eq!(states(&test, &id), [is("crash.log", "refused")]);
    assert_eq!(files(&test, &id)[0]["error"], "it is not allowed");
    let entry = test.call("outbox_list", json!({}))["outbox"][0].clone();
    assert_eq!(entry["what"], "A file: crash.log");
    std::fs::remove_dir_all(test.folder().join("files")).expect("they go");
    test.call("outbox_retry", json!({"id": entry["id"]}));
    sync(&test, &mut model);
    let error = files(&test, &id)[0]["error"].clone();
    assert_eq!(error, "The file is not on this machine any more.");
    let looked = test.call("integrity_check", json!({}));
    assert_eq!(looked["ok"], false, "{looked}");
    attach(&test, &id, false);
    test.call("outbox_retry", json!({"id": entry["id"]}));
    sync(&test, &mut model);
    assert_eq!(model.files("1").len(), 2);
}

#[test]
fn a_hostile_name_steers_nothing() {
    let (test, mut model, id) = with_ticket();
    let request =
        json!({"id": id, "name": "../../\u{202e}gol.\r\nhsarc", "content": LOG, "public": false});
    test.call("defect_attach", request);
    sync(&test, &mut model);
    assert_eq!(model.files("1"), ["gol.hsarc"]);
    let outside = test.folder().parent().expect("a folder").join("gol.hsarc");
    assert!(!outside.exists());
    let relative = json!({"id": id, "file": "gol.hsarc", "to": "../out.bin"});
    let refused = test.refusal("defect_file", relative);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::Invalid, Some("to"))
    );
}

#[test]
fn a_desk_gets_only_what_arrives_there_as_it_is_meant() {
    let test = connected();
    for (name, kind) in [("github", "github"), ("redmine", "redmine")] {
        let mut request = desk(name);
        request["kind"] = json!(kind);
        request["url"] = json!(format!("https://{name}.example.org"));
        test.call("desk_save", request);
        map(&test, name);
    }
    let new = |desk: &str| {
        let made = test.call("defect_new", json!({"title": desk, "desk": desk}));
        made["id"].as_str().expect("an id").to_owned()
    };
    let file = |id: &str, public: bool| json!({"id": id, "name": "crash.log", "content": LOG, "public": public});
    let (github, redmine) = (new("github"), new("redmine"));
    let refused = test.refusal("defect_attach", file(&github, true));
    assert_eq!(refused.message, "github takes no files from here.");
    let refused = test.refusal("defect_attach", file(&redmine, false));
    assert_eq!(refused.field.as_deref(), Some("public"));
    test.call("defect_attach", file(&redmine, true));
    let here = test.call("defect_new", json!({"title": "Only here"}));
    let here = here["id"].as_str().expect("an id");
    assert_eq!(
        test.refusal("defect_attach", file(here, false)).code,
        Code::Invalid
    );
}
