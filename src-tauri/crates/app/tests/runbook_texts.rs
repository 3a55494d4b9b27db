//! A runbook's text while it is written, its versions, and what differs between them.

use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

const UAT: &str = "17.2.0/UAT";

fn made(test: &TestApp) -> Value {
    let request = json!({"release": "17.2.0", "environment": "UAT", "template": "in_place"});
    test.call("runbook_new", request)
}

fn texts(list: &Value, key: &str) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    list.map(|one| one[key].to_string().replace('"', ""))
        .collect()
}

fn edit(test: &TestApp, text: &str) -> Value {
    test.call("runbook_edit", json!({"runbook": UAT, "text": text}))
}

#[test]
fn a_text_is_read_and_changed_while_it_is_written() {
    let test = TestApp::sample();
    let typed = "---\ntitle: x\n---\n## Deployment\n### a: First\nOdd   words\n### b: Second\n";
    let read = test.call("runbook_rewrite", json!({"text": typed}));
    assert_eq!(read["fault"], Value::Null);
    assert_eq!(read["parts"], json!([{"section": "deployment", "line": 4}]));
    assert_eq!(texts(&read["steps"], "id"), ["a", "b"]);
    assert_eq!(
        (&read["steps"][0]["first"], &read["steps"][0]["last"]),
        (&json!(5), &json!(6))
    );
    let change = json!({"runbook": "", "step": "b", "title": "Other", "estimate": 5, "behind": ""});
    let changed = test.call("runbook_rewrite", json!({"text": typed, "change": change}));
    let wanted = "---\ntitle: x\n---\n## Deployment\n\n### b: Other\n- estimate: 5m\n\n### a: First\nOdd   words\n";
    assert_eq!(changed["text"], wanted);
    let change = json!({"runbook": "", "step": "b", "no_estimate": true});
    let without = test.call("runbook_rewrite", json!({"text": wanted, "change": change}));
    assert_eq!(without["steps"][0]["estimate"], Value::Null);
    // What is no runbook is told with its line, and nothing in it can be changed.
    let loose = test.call("runbook_rewrite", json!({"text": "---\nloose"}));
    assert_eq!(loose["fault"]["line"], 2);
    let change = json!({"runbook": "", "step": "b", "remove": true});
    let refused = test.refusal(
        "runbook_rewrite",
        json!({"text": "loose", "change": change}),
    );
    assert_eq!(refused.code, Code::Invalid);
    let refused = test.refusal(
        "runbook_rewrite",
        json!({"text": "---\ntitle: x\n---\n", "change": change}),
    );
    assert_eq!(refused.code, Code::NotFound);
    assert_eq!(
        test.call("runbook_list", json!({"release": "17.2.0"}))["runbooks"],
        json!([])
    );
}

#[test]
fn an_earlier_version_is_compared_with() {
    let test = TestApp::sample();
    let first = made(&test);
    let text = first["text"].as_str().expect("a text");
    let second = text.replace("RELEASE_NAME=moja", "RELEASE_NAME=switch");
    edit(&test, &second);
    let shown = edit(
        &test,
        &second.replace("RELEASE_NAME=switch", "RELEASE_NAME=hub"),
    );
    assert_eq!(texts(&shown["versions"], "number"), ["3", "2", "1"]);
    assert_eq!(shown["versions"][2]["by"], "Ana Okoro");
    let diff = test.call("runbook_diff", json!({"runbook": UAT, "from": 1}));
    let change = &diff["differences"][0]["changes"][0];
    assert_eq!(
        (&change["before"], &change["after"]),
        (&json!("moja"), &json!("hub"))
    );
    assert_eq!(
        (&diff["added"], &diff["removed"], &diff["changes"]),
        (&json!(1), &json!(1), &json!(1))
    );
    let differs = |row: &&Value| row["kind"] != "same";
    let rows = diff["rows"].as_array().expect("rows");
    assert_eq!(rows.iter().filter(differs).count(), 2, "one went, one came");
    // What was undone is no version, and the next edit is the second again.
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    let shown = test.call("runbook_show", json!({"runbook": UAT}));
    assert_eq!(texts(&shown["versions"], "number"), ["1"]);
    edit(
        &test,
        &text.replace("RELEASE_NAME=moja", "RELEASE_NAME=other"),
    );
    let refused = test.refusal("runbook_diff", json!({"runbook": UAT, "from": 3}));
    assert_eq!(
        (refused.code, refused.hint.as_str()),
        (Code::NotFound, "There are 1, 2.")
    );
    // A text that is not saved is compared as well.
    let request = json!({"runbook": UAT, "from": 1, "text": text});
    assert_eq!(test.call("runbook_diff", request)["differences"], json!([]));
}

#[test]
fn values_stand_beside_the_last_release_s() {
    let test = TestApp::sample();
    let old = json!({"release": "17.1.0", "environment": "UAT", "template": "in_place"});
    test.call("runbook_new", old);
    let new = json!({"release": "17.2.0", "environment": "UAT"});
    let made = test.call("runbook_new", new);
    assert_eq!(
        made["compared_with"],
        "Mojaloop 17.1.0 r0 into UAT, version 1"
    );
    let text = made["text"].as_str().expect("a text");
    let text = text.replace("RELEASE_NAME=moja", "RELEASE_NAME=switch\nDB_HOST=mysql");
    let text = text.replace("NAMESPACE=mojaloop\n", "");
    let shown = edit(&test, &text);
    let of = |name: &str| {
        let all = shown["variables"].as_array().expect("variables").iter();
        let one = all.clone().find(|one| one["name"] == name);
        let one = one.unwrap_or_else(|| panic!("no {name}"));
        (
            one["change"].clone(),
            one["before"].clone(),
            one["value"].clone(),
        )
    };
    let said =
        |change: &str, before: &str, value: &str| (json!(change), json!(before), json!(value));
    assert_eq!(of("RELEASE_NAME"), said("changed", "moja", "switch"));
    assert_eq!(of("DB_HOST"), said("added", "", "mysql"));
    assert_eq!(of("NAMESPACE"), said("removed", "mojaloop", ""));
}

#[test]
fn a_report_is_drawn_and_written_to_a_file() {
    let test = TestApp::sample();
    made(&test);
    let begin = json!({"runbook": UAT, "mode": "rehearsal"});
    test.call("runbook_begin", begin);
    let note = json!({"run": UAT, "act": "deviation", "text": "<b>Two</b> pods"});
    test.call("runbook_record", note);
    let report = test.call("runbook_report", json!({"run": UAT}));
    let html = report["html"].as_str().expect("a text");
    assert!(html.contains("<table") && !html.contains("<b>"), "{html}");
    let to = test.folder().join("report.md");
    let to = to.to_str().expect("a path");
    let saved = test.call("runbook_report_save", json!({"run": UAT, "to": to}));
    let written = std::fs::read_to_string(to).expect("a file");
    assert_eq!(report["markdown"], written);
    assert_eq!(saved["bytes"], written.len());
    let refused = test.refusal("runbook_report_save", json!({"run": UAT, "to": ""}));
    assert_eq!(refused.code, Code::Invalid);
}

#[test]
fn it_is_found_by_its_name() {
    let test = TestApp::sample();
    let id = made(&test)["id"].clone();
    let names = test.call("name_list", json!({}))["names"].clone();
    let named = names.as_array().expect("a list").iter();
    let named: Vec<&Value> = named.filter(|one| one["kind"] == "runbook").collect();
    let title = "Runbook of Mojaloop 17.2.0 r0 for UAT";
    let path = format!("/releases/runbooks/{}", id.as_str().expect("an id"));
    assert_eq!(named.len(), 1);
    assert_eq!(
        (&named[0]["title"], &named[0]["path"]),
        (&json!(title), &json!(path))
    );
}
