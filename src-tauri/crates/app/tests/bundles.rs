//! Bundles between two workspaces: what is taken, what stays, and that undo takes it back.

use crate::article_operations::TEXT;
use crate::deployments::{id, plan};
use crate::observed::{components, list, manifest, observe};
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};
use std::path::PathBuf;

/// The sample as Support has it, with a key and an article about 17.1.0.
fn support() -> TestApp {
    let test = TestApp::sample();
    test.call("key_new", json!({"organisation": "Mojaloop Support"}));
    let about = "kind: change\nreleases: [17.1.0]";
    let text = TEXT.replace("kind: runbook_note", about);
    let article = test.call("article_draft", json!({"text": text}))["article"].clone();
    test.call("article_submit", json!({"article": article}));
    let approve = json!({"article": article, "decision": "approve"});
    test.call_as("Fatou Diallo", "article_decide", approve);
    test.call(
        "article_use",
        json!({"article": article, "kind": "about", "release": "17.1.0"}),
    );
    let proof = json!({"release": "17.1.0", "check": "core_validated", "kind": "file",
        "text": "golden-path.txt", "content": "MzEyIG9mIDMxMiBwYXNzZWQ="});
    test.call("release_evidence_add", proof);
    approved(&test);
    test
}

fn approved(test: &TestApp) {
    test.call_as(
        "Grace Nakato",
        "release_advance",
        json!({"release": "17.1.0", "to": "approved", "reason": "Tried"}),
    );
}

/// Another organisation, a minute later: its ids are others.
fn hub(test: TestApp) -> TestApp {
    test.host.pass(chrono::Duration::minutes(1));
    test
}

fn bundle(test: &TestApp, command: &str, name: &str) -> (PathBuf, Value) {
    let file = test.folder().join(name);
    let made = test.call(command, json!({"release": "17.1.0", "file": file}));
    (file, made)
}

fn trust(test: &TestApp, maker: &TestApp) {
    let own = maker.call("key_list", json!({}))["own"].clone();
    test.call(
        "key_trust",
        json!({"key": own["key"], "fingerprint": own["fingerprint"],
            "organisation": own["organisation"], "reason": "Compared on the telephone"}),
    );
}

fn fates<'v>(seen: &'v Value, part: &str) -> Vec<&'v str> {
    let all = seen["differences"].as_array().expect("a list");
    let of = all.iter().filter(|one| one["part"] == part);
    of.filter_map(|one| one["fate"].as_str()).collect()
}

#[test]
fn a_new_release_is_planned_as_it_is_elsewhere_and_undo_takes_all_of_it_back() {
    let (support, hub) = (support(), hub(TestApp::new()));
    let (file, made) = bundle(&support, "release_bundle", "one.slipway");
    trust(&hub, &support);
    let before = dump::edited_rows(hub.folder());
    let look = hub.call("bundle_look", json!({"file": file}));
    assert_eq!(
        dump::edited_rows(hub.folder()),
        before,
        "looking writes nothing"
    );
    assert_eq!(look["signature"], "valid");
    let outcome = hub.outcome("", "release_receive", json!({"file": file}));
    let taken = outcome.value;
    assert_eq!(taken["differences"], look["differences"]);
    let (here, there) = (
        hub.call("release_show", json!({"release": "17.1.0"})),
        support.call("release_show", json!({"release": "17.1.0"})),
    );
    let versions = |release: &Value| -> Vec<(Value, Value)> {
        let all = release["components"].as_array().expect("a list");
        let of = |one: &Value| (one["name"].clone(), one["version"].clone());
        all.iter().map(of).collect()
    };
    assert_eq!(versions(&here), versions(&there));
    assert_eq!(here["chart"]["digest"], there["chart"]["digest"]);
    assert_eq!(here["state"], "available");
    assert!(
        !fates(&taken, "article").is_empty(),
        "an article is about it"
    );
    let shown = taken["differences"].as_array().expect("a list").iter();
    let shown: Vec<&Value> = shown.filter(|one| one["part"] == "evidence").collect();
    let unit_tests = "Unit tests for every piece of code";
    assert!(
        shown.iter().any(|one| one["name"] == unit_tests),
        "evidence is told by its check: {shown:?}"
    );
    let held = here["checks"].as_array().expect("a list").iter();
    let held: Vec<&str> = held
        .flat_map(|one| one["evidence"].as_array().expect("a list"))
        .filter_map(|one| one["text"].as_str())
        .collect();
    assert_eq!(held.len(), shown.len(), "all of it came");
    assert!(held.contains(&"Mojaloop Support: golden-path.txt"));
    assert!(
        held.iter()
            .all(|text| text.starts_with("Mojaloop Support: ")),
        "it says whose it is: {held:?}"
    );
    let waiting = hub.call("article_list", json!({"state": "pending"}));
    assert_eq!(
        fates(&taken, "article").len(),
        waiting["articles"].as_array().expect("a list").len()
    );
    let listed = hub.call("bundle_list", json!({"release": "17.1.0"}));
    assert_eq!(listed["bundles"][0]["id"], made["id"]);
    assert_eq!(listed["answerable"], true);

    hub.call("undo", json!({"op": outcome.op}));
    assert_eq!(dump::edited_rows(hub.folder()), before);
    let again = hub.call("release_receive", json!({"file": file}));
    assert_eq!(again["received"], true, "what was undone may be received");
    let gone = hub.outcome("", "release_remove", json!({"release": "17.1.0"}));
    let hurried = hub.refusal("bundle_list", json!({"release": "17.1.0"}));
    assert_eq!(hurried.code, Code::NotFound, "it went with its bundle");
    hub.call("undo", json!({"op": gone.op}));
    let back = hub.call("bundle_list", json!({"release": "17.1.0"}));
    assert_eq!(back["bundles"][0]["id"], made["id"]);
    let op = support.call("log_list", json!({}))["operations"][0]["id"].clone();
    let refused = support.refusal("undo", json!({"op": op}));
    assert_eq!(
        refused.code,
        Code::Conflict,
        "what left cannot be taken back"
    );
}

#[test]
fn what_is_planned_stays_and_a_second_bundle_tells_only_what_is_new() {
    let (support, hub) = (support(), hub(TestApp::sample()));
    trust(&hub, &support);
    let set = json!({"release": "17.1.0", "name": "central-ledger", "version": "v0.0.1"});
    hub.call("release_component", set);
    let planned = |hub: &TestApp| {
        let release = hub.call("release_show", json!({"release": "17.1.0"}));
        (
            release["state"].clone(),
            release["checks"].as_array().map(Vec::len),
            release["components"].clone(),
        )
    };
    let before = planned(&hub);
    let (file, _) = bundle(&support, "release_bundle", "one.slipway");
    let taken = hub.call("release_receive", json!({"file": file}));
    assert_eq!(fates(&taken, "component"), ["kept"]);
    assert_eq!(planned(&hub), before);
    assert_eq!(fates(&taken, "notes"), [""; 0], "they are the same");

    let (file, _) = bundle(&support, "release_bundle", "two.slipway");
    let taken = hub.call(
        "release_receive",
        json!({"file": file, "take": ["components"]}),
    );
    assert_eq!(fates(&taken, "component"), ["taken"]);
    assert_eq!(fates(&taken, "article"), [""; 0], "it came with the first");
    assert_eq!(fates(&taken, "evidence"), [""; 0], "so did that");
    let release = hub.call("release_show", json!({"release": "17.1.0"}));
    let ledger = release["components"].as_array().expect("a list").iter();
    let ledger = ledger.filter(|one| one["name"] == "central-ledger");
    assert!(ledger.into_iter().all(|one| one["version"] != "v0.0.1"));
}

#[test]
fn an_answer_tells_windows_confirmations_and_outcomes_and_changes_nothing_of_ours() {
    let (support, hub) = (support(), hub(TestApp::sample()));
    trust(&hub, &support);
    hub.call("key_new", json!({"organisation": "Regional switch"}));
    trust(&support, &hub);
    let (file, _) = bundle(&support, "release_bundle", "one.slipway");
    hub.call("release_receive", json!({"file": file}));
    approved(&hub);
    let planned = plan(&hub, "PRD", "2026-12-19T22:00");
    hub.call(
        "deployment_confirm",
        json!({"id": id(&planned), "note": "Between us"}),
    );
    let told = |test: &TestApp| {
        let listed = test.call("bundle_list", json!({"release": "17.1.0"}));
        listed["answer"].clone()
    };
    let foreseen = told(&hub);
    assert_eq!(told(&support), Value::Null, "it answers nobody");
    let (answer, made) = bundle(&hub, "release_answer", "answer.slipway");
    assert_eq!(made["sequence"], 1);
    let release = |test: &TestApp| test.call("release_show", json!({"release": "17.1.0"}));
    let before = release(&support);
    support.call("release_receive", json!({"file": answer}));
    let after = release(&support);
    assert_eq!(
        (&after["checks"], &after["components"], &after["state"]),
        (&before["checks"], &before["components"], &before["state"])
    );
    let said = support.call("bundle_list", json!({"release": "17.1.0"}))["answers"][0].clone();
    assert_eq!(said["organisation"], "Regional switch");
    for part in ["state", "checks", "windows", "defects"] {
        assert_eq!(said[part], foreseen[part], "it was shown before it left");
    }
    let window = &said["windows"][0];
    assert_eq!(window["environment"], "PRD");
    insta::assert_snapshot!(window["start"].as_str().expect("words"), @"Sat 19 Dec 2026, 22:00 WAT (UTC+1)");
    assert_ne!(window["confirmed"], "");
    assert!(
        !said.to_string().contains("Between us"),
        "what was said stays there"
    );

    let moved = json!({"local": "2026-12-20T22:00", "zone": "Africa/Lagos"});
    hub.call(
        "deployment_save",
        json!({"id": id(&planned), "start": moved}),
    );
    let (answer, _) = bundle(&hub, "release_answer", "later.slipway");
    let later = support.call("release_receive", json!({"file": answer}));
    let told = later["differences"].as_array().expect("a list").iter();
    let told: Vec<(&str, &str)> = told
        .filter(|one| one["part"] == "window")
        .filter_map(|one| Some((one["change"].as_str()?, one["name"].as_str()?)))
        .collect();
    assert_eq!(
        told,
        [
            ("new", "PRD Sun 20 Dec 2026, 22:00 WAT (UTC+1)"),
            ("removed", "PRD Sat 19 Dec 2026, 22:00 WAT (UTC+1)")
        ],
        "what is no longer told is shown too"
    );
    let listed = support.call("bundle_list", json!({"release": "17.1.0"}));
    assert_eq!(
        listed["answers"].as_array().map(Vec::len),
        Some(1),
        "the newest counts"
    );
    assert_eq!(
        listed["answers"][0]["windows"][0]["confirmed"], "",
        "a confirmation that no longer holds is none"
    );
    let stranger = crate::bundles::hub(TestApp::sample());
    stranger.host.pass(chrono::Duration::minutes(1));
    trust(&stranger, &hub);
    let refused = stranger.refusal("release_receive", json!({"file": answer}));
    assert!(refused.message.contains("was not made here"), "{refused:?}");
}

#[test]
fn a_release_of_a_product_that_is_not_known_is_refused() {
    let (support, hub) = (support(), hub(TestApp::new()));
    trust(&hub, &support);
    let products = support.call("product_list", json!({}))["products"].clone();
    let mut all = products.as_array().expect("a list").iter();
    let core = all.find(|one| one["kind"] == "mojaloop_core");
    let core = core.expect("the core").clone();
    support.call(
        "product_save",
        json!({"id": core["id"], "name": "Mojaloop of another", "kind": "mojaloop_core", "chart": core["chart"]}),
    );
    let (file, _) = bundle(&support, "release_bundle", "one.slipway");
    let refused = hub.refusal("release_receive", json!({"file": file}));
    assert!(refused.message.contains("no product here"), "{refused:?}");
    let look = hub.call("bundle_look", json!({"file": file}));
    assert_eq!(look["refused"], refused.message);
}

#[test]
fn one_key_signs_and_another_takes_its_place_only_when_it_is_said() {
    let test = TestApp::new();
    let missing = test.refusal(
        "release_bundle",
        json!({"release": "17.1.0", "file": test.folder().join("x")}),
    );
    assert_eq!(missing.code, Code::NotFound);
    let first = test.call("key_new", json!({"organisation": "Regional switch"}));
    assert_eq!(first["own"]["kept"], "run", "these tests have no keyring");
    assert_eq!(test.refusal("key_new", json!({})).code, Code::Conflict);
    let second = test.call("key_new", json!({"replace": true}));
    assert_ne!(second["own"]["key"], first["own"]["key"]);
    assert_eq!(second["former"][0]["key"], first["own"]["key"]);
    let own = json!({"key": first["own"]["key"], "fingerprint": first["own"]["fingerprint"],
        "organisation": "Ourselves", "reason": "Why not"});
    assert!(test.refusal("key_trust", own).message.contains("our own"));
}

#[test]
fn secrets_of_a_runbook_stay_where_they_are() {
    let support = support();
    let new = json!({"release": "17.1.0", "environment": "UAT", "template": "in_place"});
    let shown = support.call("runbook_new", new);
    let text = shown["text"].as_str().expect("a text");
    let text = text.replace(
        "NAMESPACE=mojaloop",
        "NAMESPACE=mojaloop\nDB_PASSWORD=hunter2",
    );
    let edit = json!({"runbook": "17.1.0/UAT", "text": text});
    let edited = support.call("runbook_edit", edit);
    let findings = edited["check"]["findings"].to_string();
    assert!(findings.contains("runbook_secrets"), "{findings}");
    let (file, made) = bundle(&support, "release_bundle", "secret.slipway");
    let left = made["left"].to_string();
    assert!(
        left.contains("DB_PASSWORD") && !left.contains("hunter2"),
        "{left}"
    );
    let bytes = std::fs::read(&file).expect("a file");
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    assert!(holds(b"DB_PASSWORD=<secret>") && !holds(b"hunter2"));
    // Here it stays as it was written.
    let shown = support.call("runbook_show", json!({"runbook": "17.1.0/UAT"}));
    assert!(shown["text"].as_str().expect("a text").contains("hunter2"));
}

/// Pins each image of the manifest to a digest, which its place tells.
fn pinned(test: &TestApp, changed: Option<&str>) -> String {
    let mut runs = components(test, "17.1.0");
    for (at, (name, version)) in runs.iter_mut().enumerate() {
        let digest = match changed {
            Some(other) if other == name => "f".repeat(64),
            _ => format!("{at:064x}"),
        };
        version.push_str(&format!("@sha256:{digest}"));
    }
    manifest(&runs)
}

#[test]
fn digests_of_images_travel_along_and_one_that_changed_is_named() {
    let (support, hub) = (support(), hub(TestApp::sample()));
    trust(&hub, &support);
    observe(&support, "SUP", &[list("17.1.0"), pinned(&support, None)]);
    let (file, _) = bundle(&support, "release_bundle", "one.slipway");
    let all = components(&support, "17.1.0");
    let look = |hub: &TestApp| hub.call("bundle_look", json!({"file": file}));

    // They came whole, with their digests; nobody saw what runs here, so nothing differs.
    let seen = look(&hub);
    let came = seen["images"].as_array().expect("a list");
    assert_eq!(came.len(), all.len());
    for (at, (name, version)) in all.iter().enumerate() {
        let image = format!("mojaloop/{name}:{version}@sha256:{at:064x}");
        assert!(came.contains(&json!(image)), "{image}: {came:?}");
    }
    assert_eq!(fates(&seen, "image"), [""; 0]);

    // The same images run here.
    observe(&hub, "STG", &[list("17.1.0"), pinned(&hub, None)]);
    assert_eq!(fates(&look(&hub), "image"), [""; 0]);

    // One was pushed again under its tag.
    observe(
        &hub,
        "STG",
        &[
            list("17.1.0").replace("\"3\"", "\"4\""),
            pinned(&hub, Some("central-ledger")),
        ],
    );
    let differs = |seen: &Value| -> Vec<Value> {
        let all = seen["differences"].as_array().expect("a list").iter();
        all.filter(|one| one["part"] == "image").cloned().collect()
    };
    let [image] = &differs(&look(&hub))[..] else {
        panic!("one image differs: {}", look(&hub));
    };
    assert_eq!(
        (&image["name"], &image["change"], &image["fate"]),
        (&json!("central-ledger"), &json!("changed"), &json!("shown"))
    );
    let text = |key: &str| image[key].as_str().expect("text").to_owned();
    assert!(text("here").ends_with(&"f".repeat(64)), "{image}");
    assert!(
        came.contains(&image["there"]) && text("there").contains("/central-ledger:"),
        "{image}"
    );
    assert!(text("reason").contains("STG"), "{image}");

    // It is told and kept so when the bundle is received.
    let taken = hub.call("release_receive", json!({"file": file}));
    assert_eq!(differs(&taken), std::slice::from_ref(image));
    let listed = hub.call("bundle_list", json!({"release": "17.1.0"}));
    assert_eq!(differs(&listed["bundles"][0]), std::slice::from_ref(image));

    // By its tag alone nobody can say.
    observe(
        &hub,
        "STG",
        &[list("17.1.0").replace("\"3\"", "\"5\""), manifest(&all)],
    );
    let seen = look(&hub);
    assert_eq!(differs(&seen), [json!(null); 0], "tags are the same");
}
