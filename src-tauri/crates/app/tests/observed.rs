//! What runs where, and drift, through the catalogue: by files and by hand, old, partial and odd.

use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

pub(crate) fn list(version: &str) -> String {
    json!([{"name": "moja", "namespace": "hub", "revision": "3", "updated": "2026-11-20 10:11:12.5 +0000 UTC",
        "status": "deployed", "chart": format!("mojaloop-{version}"), "app_version": "x"}])
    .to_string()
}

/// The manifest of an umbrella chart that runs these components.
pub(crate) fn manifest(components: &[(String, String)]) -> String {
    let one = |(name, version): &(String, String)| {
        format!(
            "---\n# Source: mojaloop/charts/{name}/templates/d.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\nspec:\n  template:\n    spec:\n      containers:\n        - name: main\n          image: mojaloop/{name}:{version}\n"
        )
    };
    components.iter().map(one).collect()
}

/// What `kubectl get deploy -o json` writes of the same components.
pub(crate) fn live(components: &[(String, String)]) -> String {
    let one = |(name, version): &(String, String)| {
        json!({"apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": {"name": name, "namespace": "hub", "annotations": {
                "meta.helm.sh/release-name": "moja", "meta.helm.sh/release-namespace": "hub"}},
            "spec": {"template": {"spec": {"containers": [
                {"name": "main", "image": format!("mojaloop/{name}:{version}")}]}}}})
    };
    let items: Vec<Value> = components.iter().map(one).collect();
    json!({"apiVersion": "v1", "kind": "List", "items": items}).to_string()
}

/// All that a bastion can tell of a release that runs these components.
pub(crate) fn whole(version: &str, components: &[(String, String)]) -> [String; 3] {
    [list(version), manifest(components), live(components)]
}

/// The record of a release as Helm keeps it, as `helm status -o json` writes it.
pub(crate) fn record(version: &str, components: &[(String, String)], config: Value) -> Value {
    json!({"name": "moja", "namespace": "hub", "version": 3,
        "info": {"status": "deployed", "last_deployed": "2026-11-20T10:11:12Z"},
        "chart": {"metadata": {"name": "mojaloop", "version": version}, "values": {}},
        "config": config, "manifest": manifest(components)})
}

/// What a release of the sample holds.
pub(crate) fn components(test: &TestApp, release: &str) -> Vec<(String, String)> {
    let shown = test.call("release_show", json!({"release": release}));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let all = shown["components"].as_array().expect("components").iter();
    all.map(|one| (text(&one["name"]), text(&one["version"])))
        .collect()
}

pub(crate) fn observe(test: &TestApp, environment: &str, files: &[String]) -> Value {
    let files: Vec<Value> = files
        .iter()
        .enumerate()
        .map(|(at, content)| json!({"name": format!("file-{at}"), "content": content}))
        .collect();
    test.call(
        "environment_observe",
        json!({"environment": environment, "files": files}),
    )
}

pub(crate) fn drift(test: &TestApp, environment: &str) -> Value {
    test.call("environment_drift", json!({"environment": environment}))
}

fn layer<'v>(drift: &'v Value, name: &str) -> &'v Value {
    let layers = drift["layers"].as_array().expect("layers");
    layers
        .iter()
        .find(|one| one["layer"] == name)
        .expect("each layer is told of")
}

#[test]
fn nobody_looked_is_unknown_and_what_was_seen_shows_when_and_how() {
    let test = TestApp::sample();
    let before = drift(&test, "STG");
    assert_eq!(
        (&before["verdict"], &before["look"]),
        (&json!("unknown"), &Value::Null)
    );
    let files = [list("17.1.0"), manifest(&components(&test, "17.1.0"))];
    let seen = observe(&test, "stg", &files);
    assert_eq!(seen["undecodable"], 0);
    let look = &seen["look"];
    assert_eq!(
        (&look["way"], &look["source"], &look["by"]),
        (
            &json!("files"),
            &json!("files: helm list, manifest"),
            &json!("Ana Okoro")
        )
    );
    let one = &seen["observed"][0];
    assert_eq!(
        (
            &one["release"],
            &one["namespace"],
            &one["chart"],
            &one["version"]
        ),
        (
            &json!("moja"),
            &json!("hub"),
            &json!("mojaloop"),
            &json!("17.1.0")
        )
    );
    assert_eq!(
        (&one["status"], &one["revision"]),
        (&json!("deployed"), &json!(3))
    );
    assert_eq!(
        one["images"].as_array().map(Vec::len),
        Some(components(&test, "17.1.0").len())
    );
}

#[test]
fn an_environment_as_packaged_is_in_sync_and_grows_stale_by_itself() {
    let test = TestApp::sample();
    observe(
        &test,
        "STG",
        &whole("17.1.0", &components(&test, "17.1.0")),
    );
    let found = drift(&test, "STG");
    assert_eq!(found["verdict"], "in_sync", "{found}");
    assert_eq!((&found["basis"], &found["reason"]), (&json!("chart"), &json!("")));
    assert_eq!(layer(&found, "values")["state"], "not_compared");
    test.host.pass(Duration::hours(25));
    let found = drift(&test, "STG");
    assert_eq!(
        (&found["verdict"], &found["freshness"]),
        (&json!("stale"), &json!("stale"))
    );
    assert_eq!(found["reason"], "It was read too long ago.");
}

#[test]
fn what_helm_says_alone_is_not_in_sync_before_somebody_looked_at_what_runs() {
    let test = TestApp::sample();
    let runs = components(&test, "17.1.0");
    let stored = record("17.1.0", &runs, json!({})).to_string();
    observe(&test, "STG", std::slice::from_ref(&stored));
    let found = drift(&test, "STG");
    assert_eq!(found["verdict"], "unknown", "{found}");
    assert_eq!(layer(&found, "live")["state"], "not_compared");
    let reason = "Helm's records agree; what runs was not looked at.";
    assert_eq!(found["reason"], reason);
    let board = test.call("environment_board", json!({}));
    let heads = board["environments"].as_array().expect("environments");
    let head = heads.iter().find(|one| one["code"] == "STG").expect("it");
    assert_eq!((&head["verdict"], &head["reason"]), (&json!("unknown"), &json!(reason)));
    let mut hotfixed = runs.clone();
    hotfixed[0].1 = "v99.0.0".into();
    observe(&test, "STG", &[stored.clone(), live(&hotfixed)]);
    assert_eq!(drift(&test, "STG")["verdict"], "drifted", "a hotfix is seen");
    observe(&test, "STG", &[stored, live(&runs)]);
    assert_eq!(drift(&test, "STG")["verdict"], "in_sync");
}

#[test]
fn what_a_hub_switches_off_is_told_and_is_no_drift() {
    let test = TestApp::sample();
    let mut runs = components(&test, "17.1.0");
    let gone = runs.pop().expect("it holds some").0;
    let mut config = json!({});
    config[&gone] = json!({"enabled": false});
    let stored = record("17.1.0", &runs, config).to_string();
    observe(&test, "STG", &[stored, live(&runs)]);
    let found = drift(&test, "STG");
    assert_eq!(found["verdict"], "in_sync", "{found}");
    let item = &layer(&found, "components")["items"][0];
    assert_eq!(
        (&item["component"], &item["kind"], &item["found"]),
        (&json!(gone), &json!("off"), &Value::Null)
    );
    assert_eq!(
        item["note"],
        json!(format!("Switched off here: {gone}.enabled is false."))
    );
    let board = test.call("environment_board", json!({}));
    let heads = board["environments"].as_array().expect("environments");
    let at = heads.iter().position(|one| one["code"] == "STG").expect("it");
    assert_eq!(heads[at]["drift"], 0);
    let rows = board["products"][0]["components"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["name"] == json!(gone)).expect("a row");
    assert_eq!(row["cells"][at]["drift"], "off");

    // The values were not read: nobody can say.
    observe(&test, "UAT", &whole("17.1.0", &runs));
    let found = drift(&test, "UAT");
    assert_eq!(found["verdict"], "unknown");
    assert_eq!(layer(&found, "components")["items"][0]["kind"], "unknown");

    // A person put it into the release, so it must be there.
    test.call(
        "release_import",
        json!({"version": "17.1.9", "components": [{"name": "our-portal", "version": "v1.0.0"}]}),
    );
    let asked = test.call(
        "environment_drift",
        json!({"environment": "STG", "against": "17.1.9"}),
    );
    let items = layer(&asked, "components")["items"].as_array().expect("items");
    let own = items.iter().find(|one| one["component"] == "our-portal");
    assert_eq!(own.expect("it is told")["kind"], "missing");
}

#[test]
fn a_component_ahead_of_its_package_is_a_likely_hotfix_until_a_rule_lets_it_pass() {
    let test = TestApp::sample();
    let mut runs = components(&test, "17.1.0");
    let place = runs
        .iter()
        .position(|(name, _)| name == "central-ledger")
        .expect("it holds it");
    runs[place].1 = "v99.0.0".into();
    observe(&test, "STG", &whole("17.1.0", &runs));
    let found = drift(&test, "STG");
    assert_eq!(found["verdict"], "drifted");
    let item = &layer(&found, "components")["items"][0];
    assert_eq!(
        (&item["component"], &item["found"], &item["kind"]),
        (&json!("central-ledger"), &json!("v99.0.0"), &json!("ahead"))
    );
    assert!(
        item["note"]
            .as_str()
            .expect("text")
            .contains("likely a direct hotfix"),
        "{item}"
    );

    let rule = json!({"environment": "STG", "component": "central-*", "reason": "Hotfix 42", "until": "2026-12-31"});
    let rules = test.call("drift_ignore_save", rule);
    let found = drift(&test, "STG");
    assert_eq!(found["verdict"], "in_sync");
    assert_eq!(
        layer(&found, "components")["items"][0]["ignored"],
        "Hotfix 42"
    );
    test.call(
        "drift_ignore_remove",
        json!({"id": rules["ignores"][0]["id"]}),
    );
    assert_eq!(drift(&test, "STG")["verdict"], "drifted");
}

#[test]
fn another_chart_version_and_a_list_without_images_are_not_in_sync() {
    let test = TestApp::sample();
    observe(&test, "STG", &[list("17.1.0")]);
    let found = drift(&test, "STG");
    assert_eq!(found["verdict"], "unknown", "its images were not read");
    let asked = test.call(
        "environment_drift",
        json!({"environment": "STG", "against": "17.2.0"}),
    );
    assert_eq!(asked["verdict"], "drifted");
    assert_eq!(layer(&asked, "chart")["items"][0]["kind"], "behind");
    let none = test.refusal(
        "environment_drift",
        json!({"environment": "STG", "against": "1.2.3"}),
    );
    assert_eq!(none.code, Code::NotFound);
}

#[test]
fn a_later_list_keeps_the_images_of_the_same_revision_and_a_new_revision_has_none() {
    let test = TestApp::sample();
    observe(
        &test,
        "STG",
        &[list("17.1.0"), manifest(&components(&test, "17.1.0"))],
    );
    test.host.pass(Duration::hours(30));
    let runs = live(&components(&test, "17.1.0"));
    observe(&test, "STG", &[list("17.1.0"), runs]);
    assert_eq!(
        drift(&test, "STG")["verdict"],
        "in_sync",
        "seen again, and no revision changes"
    );
    let newer = list("17.1.0").replace("\"3\"", "\"4\"");
    observe(&test, "STG", &[newer]);
    assert_eq!(drift(&test, "STG")["verdict"], "unknown");
}

#[test]
fn what_cannot_be_read_is_refused_and_what_was_known_stays() {
    let test = TestApp::sample();
    observe(&test, "STG", &[list("17.1.0")]);
    for content in ["", "<html>", "{\"a\":1}", "[{\"name\":"] {
        let files = json!([{"name": "good", "content": list("17.2.0")}, {"name": "bad\u{7}.json", "content": content}]);
        let error = test.refusal(
            "environment_observe",
            json!({"environment": "STG", "files": files}),
        );
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::Invalid, Some("files"))
        );
        assert!(error.message.starts_with("bad.json: "), "{}", error.message);
    }
    let shown = test.call("environment_observed", json!({"environment": "STG"}));
    assert_eq!(shown["observed"][0]["version"], "17.1.0");
    let none = test.refusal("environment_observe", json!({"environment": "STG"}));
    assert_eq!(none.code, Code::Invalid);
    let nowhere = test.refusal(
        "environment_observe",
        json!({"environment": "XXX", "hand": []}),
    );
    assert_eq!(nowhere.field.as_deref(), Some("environment"));
    let cluster = json!({"environment": "STG", "cluster": {"kubeconfig": "/nowhere/config"}});
    assert_eq!(
        test.refusal("environment_observe", cluster)
            .field
            .as_deref(),
        Some("kubeconfig")
    );
}

#[test]
fn environments_are_compared_with_their_infrastructure_and_the_board_shows_them_all() {
    let test = TestApp::sample();
    for (environment, version) in [("PRD", "17.0.4"), ("STG", "17.1.0")] {
        observe(
            &test,
            environment,
            &whole(version, &components(&test, version)),
        );
    }
    for (environment, value) in [("PRD", "8.0.32"), ("STG", "8.0.33")] {
        test.call(
            "infrastructure_save",
            json!({"environment": environment, "fact": "mysql", "value": value}),
        );
    }
    let compared = test.call("environment_compare", json!({"from": "PRD", "to": "STG"}));
    assert_eq!(compared["charts"][0]["change"], "upgraded", "{compared}");
    let parity = &compared["parity"];
    let lines = parity["lines"].as_array().expect("lines");
    assert!(
        lines
            .iter()
            .any(|line| line["name"] == "mysql" && line["standing"] == "differs"),
        "{parity}"
    );
    let (same, differs, unknown) = (&parity["same"], &parity["differs"], &parity["unknown"]);
    let number = |value: &Value| value.as_u64().expect("a number");
    let all = number(same) + number(differs) + number(unknown);
    assert_eq!(number(&parity["score"]), number(same) * 100 / all);
    let board = test.call("environment_board", json!({}));
    let heads = board["environments"].as_array().expect("environments");
    let of = |code: &str| {
        heads
            .iter()
            .find(|one| one["code"] == code)
            .expect("it is on the ladder")
    };
    assert_eq!(
        (&of("STG")["verdict"], &of("DEV")["verdict"]),
        (&json!("in_sync"), &json!("unknown"))
    );
    assert_eq!(of("STG")["parity"], parity["score"]);
    assert_eq!(of("PRD")["behind"], 2, "17.1.0 and 17.2.0");
    let rows = board["products"][0]["components"].as_array().expect("rows");
    assert!(
        rows.iter().any(|row| row["name"] == "central-ledger"),
        "{board}"
    );
    let way = test.call("environment_upgrade", json!({"environment": "PRD"}));
    assert_eq!(way["products"][0]["path"], json!(["17.1.0", "17.2.0"]));
    assert!(
        way["products"][0]["rollup"]["versions"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "{way}"
    );
}

#[test]
fn values_are_approved_by_hash_and_others_are_drift() {
    let test = TestApp::sample();
    let status = |config: Value| {
        json!({"name": "moja", "namespace": "hub", "version": 3, "info": {"status": "deployed", "last_deployed": "2026-11-20T10:11:12Z"},
            "chart": {"metadata": {"name": "mojaloop", "version": "17.1.0"}}, "config": config,
            "manifest": manifest(&components(&test, "17.1.0"))}).to_string()
    };
    observe(&test, "STG", &[status(json!({"password": "hush"}))]);
    let shown = test.call_as(
        "Grace Nakato",
        "values_approve",
        json!({"environment": "STG", "release": "moja"}),
    );
    assert!(!shown.to_string().contains("hush"));
    assert_eq!(layer(&drift(&test, "STG"), "values")["state"], "in_sync");
    observe(&test, "STG", &[status(json!({"password": "other"}))]);
    let found = drift(&test, "STG");
    assert_eq!(
        (
            &found["verdict"],
            &layer(&found, "values")["items"][0]["kind"]
        ),
        (&json!("drifted"), &json!("differs"))
    );
    let dump = std::fs::read(test.folder().join("slipway.db")).expect("it is here");
    let held = |word: &[u8]| dump.windows(word.len()).any(|part| part == word);
    assert!(!held(b"hush"), "no value is kept");
}

#[test]
fn an_environment_that_was_looked_at_can_be_removed() {
    let test = TestApp::sample();
    observe(&test, "SBX", &[list("17.1.0")]);
    test.call(
        "infrastructure_save",
        json!({"environment": "SBX", "fact": "kafka", "value": "3.3.1"}),
    );
    let outcome = test.outcome("", "environment_remove", json!({"id": "SBX"}));
    test.call("undo", json!({"op": outcome.op}));
    let shown = test.call("environment_observed", json!({"environment": "SBX"}));
    assert_eq!(shown["observed"][0]["release"], "moja");
}

/// A list of one revision of `moja`, deployed on that day of November.
fn revision(number: u32, day: u32) -> String {
    list("17.1.0")
        .replace("\"3\"", &format!("\"{number}\""))
        .replace("2026-11-20 10:11:12.5", &format!("2026-11-{day:02} 10:11:12.5"))
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
    let found = test.call("environment_observe", bring("STG", &revision(3, 1), "2026-11-10T09:00:00+01:00"));
    let (freshness, at, odd) = shown(&found);
    assert_eq!((freshness.as_str(), at.as_str()), ("stale", "2026-11-10T08:00:00.000Z"));
    assert!(odd.contains("by the date of the files"), "{odd}");
    assert_eq!(found["observed"][0]["seen_at"]["at"], json!(at));

    // Never before the newest deployment that they hold.
    let found = test.call("environment_observe", bring("UAT", &revision(3, 20), "2026-10-01T00:00:00Z"));
    let (_, at, odd) = shown(&found);
    assert_eq!(at, "2026-11-20T10:11:12.500Z");
    assert!(odd.contains("at the earliest"), "{odd}");

    // A date that has not come yet says nothing.
    let found = test.call("environment_observe", bring("DEV", &revision(3, 20), "2099-01-01T00:00:00Z"));
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
    test.call("environment_observe", bring("STG", &revision(4, 20), "2026-11-21T10:00:00Z"));
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
    let other = list("1.0.0").replace("moja", "other").replace("2026-11-20", "2026-11-01");
    let both = json!([
        serde_json::from_str::<Value>(&revision(2, 10)).expect("JSON")[0],
        serde_json::from_str::<Value>(&other).expect("JSON")[0],
    ]);
    let found = test.call("environment_observe", bring("STG", &both.to_string(), "2026-11-11T10:00:00Z"));
    assert_eq!(found["observed"].as_array().map(Vec::len), Some(2), "{found}");
    assert_eq!(number(), 4);
    let odd = found["look"]["odd"].to_string();
    assert!(odd.contains("Revision 2 of moja is what ran before"), "{odd}");
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
    let two = json!([entry("moja", "hub"), entry("bar", "hub"), entry("redis", "data")]);
    let strings = |names: &[&str]| -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    };
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
    let empty = test.call("environment_observe", json!({"environment": "STG", "files": file(json!([]))}));
    assert_eq!(there(&empty).1, ["hub/moja"]);
    assert!(empty["look"]["odd"].to_string().contains("--whole"), "{empty}");
    assert_eq!(
        look(json!({"files": file(json!([])), "namespace": "data"})).0,
        ["hub/bar"]
    );
    // Of the only one there is, it does.
    assert_eq!(look(json!({"files": file(json!([]))})).0, strings(&[]));
    // By hand, and all of it.
    let hand = json!([{"release": "moja", "namespace": "hub", "chart": "mojaloop", "version": "17.1.0"}]);
    look(json!({"hand": hand}));
    let other = json!([{"release": "neu", "namespace": "hub", "chart": "mojaloop", "version": "17.1.0"}]);
    assert_eq!(look(json!({"hand": other, "whole": true})).0, ["hub/neu"]);
    // An older list takes nothing away that was seen since.
    test.host.pass(Duration::hours(2));
    look(json!({"hand": hand}));
    let old = json!([{"name": "f", "content": json!([entry("bar", "hub"), entry("redis", "data")]).to_string(),
        "modified": "2026-11-21T10:00:00Z"}]);
    assert!(look(json!({"files": old})).0.contains(&"hub/moja".to_owned()));
}

#[test]
fn what_is_gone_no_longer_keeps_an_environment_stale() {
    let test = TestApp::sample();
    let stored = record("17.1.0", &[], json!({})).to_string();
    observe(&test, "STG", &[stored]);
    test.host.pass(Duration::hours(30));
    let seen = observe(&test, "STG", &[json!([entry("bar", "hub")]).to_string()]);
    assert_eq!(there(&seen), (vec!["hub/bar".to_owned()], vec!["hub/moja".to_owned()]));
    assert_eq!(seen["freshness"], "fresh");
}
