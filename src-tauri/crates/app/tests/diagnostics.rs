//! The bundle tells how things stand and gives nothing away.

use serde_json::json;
use slipway_testkit::TestApp;
use std::io::Read;

fn bundle(test: &TestApp) -> Vec<(String, String)> {
    let made = test.call("diagnostics", json!({}));
    let file = std::fs::File::open(made["file"].as_str().expect("a path")).expect("it is there");
    let mut zip = zip::ZipArchive::new(file).expect("it is a bundle");
    (0..zip.len())
        .map(|index| {
            let mut entry = zip.by_index(index).expect("an entry");
            let mut text = String::new();
            entry.read_to_string(&mut text).expect("it is text");
            (entry.name().expect("a name").into_owned(), text)
        })
        .collect()
}

#[test]
fn secrets_in_a_log_do_not_reach_the_bundle() {
    let test = TestApp::new();
    let logs = test.folder().join("logs");
    std::fs::create_dir_all(&logs).expect("a folder");
    let lines = "GET https://ana:canary-1@example.org/index.yaml?token=canary-2&x=1\n\
                 Authorization: Bearer canary-3\nauthorization: basic canary-4\n\
                 {\"password\": \"canary-5\", \"name\": \"kept\"} api_key=canary-6;\n\
                 the token was refused, secret: canary-7, private_key = canary-8\n";
    std::fs::write(logs.join("slipway.2026-11-23.log"), lines).expect("it is written");
    let entries = bundle(&test);
    let log = &entries
        .iter()
        .find(|(name, _)| name.starts_with("logs/"))
        .expect("the log")
        .1;
    assert!(!log.contains("canary"), "{log}");
    assert!(
        log.contains("kept") && log.contains("the token was refused"),
        "{log}"
    );
}

#[test]
fn counts_are_told_and_names_are_not() {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    let entries = bundle(&test);
    let about = &entries
        .iter()
        .find(|(name, _)| name == "about.json")
        .expect("it")
        .1;
    assert!(about.contains("\"release\": 3"), "{about}");
    assert!(
        !about.contains("Okoro") && !about.contains("Regional"),
        "{about}"
    );
}
