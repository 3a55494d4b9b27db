//! What is carried from a bastion: when it was taken, what it no longer holds, and whose it is.

use crate::observed::{components, drift, layer, list, live, manifest, observe, record};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

/// A list of one revision of `moja`, deployed on that day of November.
fn revision(number: u32, day: u32) -> String {
    list("17.1.0")
        .replace("\"3\"", &format!("\"{number}\""))
        .replace(
            "2026-11-20 10:11:12.5",
            &format!("2026-11-{day:02} 10:11:12.5"),
        )
}

fn bring(environment: &str, content: &str, modified: &str) -> Value {
    json!({"environment": environment, "files": [{"name": "f", "content": content, "modified": modified}]})
}

#[test]
fn files_are_as_old_as_they_are_and_not_as_when_they_were_brought() {
    let test = TestApp::sample();
    let shown = |value: &Value| {
        let look = &value["look"];
        (
            value["freshness"].as_str().expect("text").to_owned(),
            look["at"]["at"].as_str().expect("a moment").to_owned(),
            look["odd"].to_string(),
        )
    };
    // By their own date, which is told.
    let found = test.call(
        "environment_observe",
        bring("STG", &revision(3, 1), "2026-11-10T09:00:00+01:00"),
    );
    let (freshness, at, odd) = shown(&found);
    assert_eq!(
        (freshness.as_str(), at.as_str()),
        ("stale", "2026-11-10T08:00:00.000Z")
    );
    assert!(odd.contains("by the date of the files"), "{odd}");
    assert_eq!(found["observed"][0]["seen_at"]["at"], json!(at));

    // Never before the newest deployment that they hold.
    let found = test.call(
        "environment_observe",
        bring("UAT", &revision(3, 20), "2026-10-01T00:00:00Z"),
    );
    let (_, at, odd) = shown(&found);
    assert_eq!(at, "2026-11-20T10:11:12.500Z");
    assert!(odd.contains("at the earliest"), "{odd}");

    // A date that has not come yet says nothing.
    let found = test.call(
        "environment_observe",
        bring("DEV", &revision(3, 20), "2099-01-01T00:00:00Z"),
    );
    assert_eq!(shown(&found).0, "fresh");

    // As somebody says, by a wall clock or an instant.
    let mut said = bring("SUP", &revision(3, 1), "2026-11-10T09:00:00Z");
    said["taken"] = json!({"local": "2026-11-12T10:00", "zone": "Africa/Lagos", "label": ""});
    let (_, at, odd) = shown(&test.call("environment_observe", said.clone()));
    assert_eq!(at, "2026-11-12T09:00:00.000Z");
    assert!(odd.contains("as whoever brought it says"), "{odd}");
    said["taken"]["local"] = json!("2026-11-13T10:00:30+03:00");
    let (_, at, _) = shown(&test.call("environment_observe", said.clone()));
    assert_eq!(at, "2026-11-13T07:00:30.000Z");
    for (local, zone, field) in [
        ("2099-01-01T00:00", "UTC", "taken"),
        ("yesterday", "UTC", "taken"),
        ("2026-11-12T10:00", "Mars/Base", "zone"),
    ] {
        said["taken"] = json!({"local": local, "zone": zone, "label": ""});
        let error = test.refusal("environment_observe", said.clone());
        assert_eq!(error.field.as_deref(), Some(field), "{local} {zone}");
    }
}

#[test]
fn an_older_look_never_takes_the_place_of_a_newer_one() {
    let test = TestApp::sample();
    let number = || {
        let shown = test.call("environment_observed", json!({"environment": "STG"}));
        shown["observed"][0]["revision"].clone()
    };
    test.call(
        "environment_observe",
        bring("STG", &revision(4, 20), "2026-11-21T10:00:00Z"),
    );
    // Older by its date, and by its revision where the date says nothing.
    for (content, modified) in [
        (revision(4, 20), "2026-11-20T12:00:00Z"),
        (revision(2, 10), ""),
    ] {
        let error = test.refusal("environment_observe", bring("STG", &content, modified));
        assert_eq!(error.code, Code::Conflict, "{error:?}");
        assert!(error.message.contains("Nothing was kept"), "{error:?}");
        assert_eq!(number(), 4);
    }
    // What was not seen since is taken in beside it; the rest is history.
    let other = list("1.0.0")
        .replace("moja", "other")
        .replace("2026-11-20", "2026-11-01");
    let both = json!([
        serde_json::from_str::<Value>(&revision(2, 10)).expect("JSON")[0],
        serde_json::from_str::<Value>(&other).expect("JSON")[0],
    ]);
    let found = test.call(
        "environment_observe",
        bring("STG", &both.to_string(), "2026-11-11T10:00:00Z"),
    );
    assert_eq!(
        found["observed"].as_array().map(Vec::len),
        Some(2),
        "{found}"
    );
    assert_eq!(number(), 4);
    let odd = found["look"]["odd"].to_string();
    assert!(
        odd.contains("Revision 2 of moja is what ran before"),
        "{odd}"
    );
    // Removed and installed again: a lower revision, deployed later.
    test.call("environment_observe", bring("STG", &revision(1, 22), ""));
    assert_eq!(number(), 1);
}

fn entry(name: &str, namespace: &str) -> Value {
    json!({"name": name, "namespace": namespace, "revision": "1", "updated": "2026-11-20 10:11:12.5 +0000 UTC",
        "status": "deployed", "chart": "promfana-1.0.0", "app_version": "x"})
}

/// What is there, and what is gone, by namespace and name.
fn there(seen: &Value) -> (Vec<String>, Vec<String>) {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let name = |one: &Value| format!("{}/{}", text(&one["namespace"]), text(&one["release"]));
    let all = |key: &str| seen[key].as_array().expect("a list").clone();
    (
        all("observed").iter().map(name).collect(),
        all("gone").iter().map(text).collect(),
    )
}

#[test]
fn a_release_that_a_whole_list_no_longer_holds_is_gone() {
    let test = TestApp::sample();
    let look = |more: Value| {
        let mut request = json!({"environment": "STG"});
        for (key, value) in more.as_object().expect("an object") {
            request[key] = value.clone();
        }
        there(&test.call("environment_observe", request))
    };
    let file = |content: Value| json!([{"name": "f", "content": content.to_string()}]);
    let two = json!([
        entry("moja", "hub"),
        entry("bar", "hub"),
        entry("redis", "data")
    ]);
    let strings =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    assert_eq!(
        look(json!({"files": file(two)})),
        (strings(&["data/redis", "hub/bar", "hub/moja"]), vec![])
    );
    // One record is no list.
    look(json!({"files": file(record("17.1.0", &[], json!({})))}));
    // A list of one namespace says nothing of another.
    assert_eq!(
        look(json!({"files": file(json!([entry("bar", "hub")]))})),
        (strings(&["data/redis", "hub/bar"]), strings(&["hub/moja"]))
    );
    // An empty list does not say of which namespace it is.
    let empty = test.call(
        "environment_observe",
        json!({"environment": "STG", "files": file(json!([]))}),
    );
    assert_eq!(there(&empty).1, ["hub/moja"]);
    assert!(
        empty["look"]["odd"].to_string().contains("--whole"),
        "{empty}"
    );
    assert_eq!(
        look(json!({"files": file(json!([])), "namespace": "data"})).0,
        ["hub/bar"]
    );
    // Of the only one there is, it does.
    assert_eq!(look(json!({"files": file(json!([]))})).0, strings(&[]));
    // By hand, and all of it.
    let hand =
        json!([{"release": "moja", "namespace": "hub", "chart": "mojaloop", "version": "17.1.0"}]);
    look(json!({"hand": hand}));
    let other =
        json!([{"release": "neu", "namespace": "hub", "chart": "mojaloop", "version": "17.1.0"}]);
    assert_eq!(look(json!({"hand": other, "whole": true})).0, ["hub/neu"]);
    // An older list takes nothing away that was seen since.
    test.host.pass(Duration::hours(2));
    look(json!({"hand": hand}));
    let old = json!([{"name": "f", "content": json!([entry("new", "hub"), entry("cache", "data")]).to_string(),
        "modified": "2026-11-21T10:00:00Z"}]);
    let seen = test.call(
        "environment_observe",
        json!({"environment": "STG", "files": old}),
    );
    assert!(there(&seen).0.contains(&"hub/moja".to_owned()), "{seen}");
    let odd = seen["look"]["odd"].to_string();
    assert!(
        odd.contains("moja was seen") && odd.contains("and stays"),
        "{odd}"
    );
}

#[test]
fn what_is_gone_no_longer_keeps_an_environment_stale() {
    let test = TestApp::sample();
    let stored = record("17.1.0", &[], json!({})).to_string();
    observe(&test, "STG", &[stored]);
    test.host.pass(Duration::hours(30));
    let seen = observe(&test, "STG", &[json!([entry("bar", "hub")]).to_string()]);
    assert_eq!(
        there(&seen),
        (vec!["hub/bar".to_owned()], vec!["hub/moja".to_owned()])
    );
    assert_eq!(seen["freshness"], "fresh");
}

#[test]
fn files_that_name_no_release_are_refused_and_not_silently_dropped() {
    let test = TestApp::sample();
    let runs = components(&test, "17.1.0");
    let files = |contents: &[String]| -> Value {
        let one = |content: &String| json!({"name": "f", "content": content});
        contents.iter().map(one).collect()
    };
    for (contents, said) in [
        (vec![manifest(&runs)], "the manifest of moja"),
        (vec![live(&runs)], "what runs"),
    ] {
        let request = json!({"environment": "STG", "files": files(&contents), "release": "moja", "namespace": "hub"});
        let error = test.refusal("environment_observe", request);
        assert!(error.message.contains(said), "{}", error.message);
        assert!(
            error.message.contains("Nothing was kept"),
            "{}",
            error.message
        );
    }
    let shown = test.call("environment_observed", json!({"environment": "STG"}));
    assert_eq!(shown["freshness"], "never");
    // Beside what does name one, it is told.
    let contents = [list("17.1.0"), manifest(&runs)];
    let request = json!({"environment": "STG", "files": files(&contents), "release": "other", "namespace": "hub"});
    let seen = test.call("environment_observe", request);
    assert!(
        seen["look"]["odd"]
            .to_string()
            .contains("manifest of other"),
        "{seen}"
    );
}

#[test]
fn an_object_that_lost_helms_annotations_is_still_there() {
    let test = TestApp::sample();
    let runs = components(&test, "17.1.0");
    let mut replaced: Value = serde_json::from_str(&live(&runs)).expect("JSON");
    let first = &mut replaced["items"][0];
    first["metadata"]
        .as_object_mut()
        .expect("it")
        .remove("annotations");
    let look = |live: &Value| {
        let files = [list("17.1.0"), manifest(&runs), live.to_string()];
        observe(&test, "STG", &files);
        drift(&test, "STG")
    };
    assert_eq!(look(&replaced)["verdict"], "in_sync");
    replaced["items"][0]["spec"]["template"]["spec"]["containers"][0]["image"] =
        json!("x/y:custom");
    let found = look(&replaced);
    let item = &layer(&found, "live")["items"][0];
    assert_eq!(
        (&item["kind"], &item["found"]),
        (&json!("differs"), &json!("x/y:custom"))
    );
    // One of that name elsewhere is another one.
    replaced["items"][0]["metadata"]["namespace"] = json!("other");
    assert_eq!(
        layer(&look(&replaced), "live")["items"][0]["kind"],
        "missing"
    );
}
