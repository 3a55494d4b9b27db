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

pub(crate) fn layer<'v>(drift: &'v Value, name: &str) -> &'v Value {
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
    observe(&test, "STG", &whole("17.1.0", &components(&test, "17.1.0")));
    let found = drift(&test, "STG");
    assert_eq!(found["verdict"], "in_sync", "{found}");
    assert_eq!(
        (&found["basis"], &found["reason"]),
        (&json!("chart"), &json!(""))
    );
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
    assert_eq!(
        (&head["verdict"], &head["reason"]),
        (&json!("unknown"), &json!(reason))
    );
    let mut hotfixed = runs.clone();
    hotfixed[0].1 = "v99.0.0".into();
    observe(&test, "STG", &[stored.clone(), live(&hotfixed)]);
    assert_eq!(
        drift(&test, "STG")["verdict"],
        "drifted",
        "a hotfix is seen"
    );
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
    let at = heads
        .iter()
        .position(|one| one["code"] == "STG")
        .expect("it");
    assert_eq!(heads[at]["drift"], 0);
    let rows = board["products"][0]["components"].as_array().expect("rows");
    let row = rows
        .iter()
        .find(|row| row["name"] == json!(gone))
        .expect("a row");
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
    let items = layer(&asked, "components")["items"]
        .as_array()
        .expect("items");
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

    let rule = json!({"environment": "STG", "component": "central-*", "layer": "components",
        "found": "v99.0.0", "reason": "Hotfix 42", "until": "2026-12-31"});
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

#[test]
fn a_rule_is_bound_to_what_was_found_and_to_a_quarter() {
    let test = TestApp::sample();
    let ahead = |version: &str| {
        let mut runs = components(&test, "17.1.0");
        let place = runs.iter().position(|(name, _)| name == "central-ledger");
        runs[place.expect("it holds it")].1 = version.into();
        observe(&test, "STG", &whole("17.1.0", &runs));
        drift(&test, "STG")["verdict"].clone()
    };
    let ignore = |more: Value| {
        let mut request = json!({"environment": "STG", "component": "central-ledger", "layer": "components",
            "reason": "Hotfix 42", "until": "2026-12-31"});
        for (key, value) in more.as_object().expect("an object") {
            request[key] = value.clone();
        }
        request
    };
    assert_eq!(ahead("v90.0.0"), "drifted");
    let rules = test.call("drift_ignore_save", ignore(json!({})));
    assert_eq!(rules["ignores"][0]["component"], "central-ledger");
    assert_eq!(rules["ignores"][0]["found"], "v90.0.0");
    assert_eq!(ahead("v90.0.0"), "in_sync");
    assert_eq!(ahead("v99.0.0"), "drifted", "another version counts");
    // What does not drift yet has no version that it could be bound to, and of several one is said.
    let none = test.call(
        "drift_ignore_save",
        ignore(json!({"component": "nothing-*"})),
    );
    assert_eq!(none["ignores"][0]["found"], Value::Null);
    let mut two = components(&test, "17.1.0");
    two.truncate(2);
    two[0].1 = "v90.0.0".into();
    two[1].1 = "v91.0.0".into();
    observe(&test, "UAT", &whole("17.1.0", &two));
    let several =
        json!({"environment": "UAT", "component": "*", "reason": "x", "until": "2026-12-31"});
    let error = test.refusal("drift_ignore_save", several);
    assert_eq!(error.field.as_deref(), Some("found"));
    assert!(error.message.contains("v90.0.0"), "{}", error.message);
    let said = test.call(
        "drift_ignore_save",
        ignore(json!({"component": "quoting-*", "found": "v1.0.0"})),
    );
    assert_eq!(said["ignores"][0]["found"], "v1.0.0");
    let any = test.call("drift_ignore_save", ignore(json!({"any_version": true})));
    assert_eq!(any["ignores"][0]["found"], Value::Null);
    assert_eq!(ahead("v98.0.0"), "in_sync", "unless it was said otherwise");

    let late = json!({"component": "*", "reason": "x", "until": "2099-12-31", "any_version": true});
    let error = test.refusal("drift_ignore_save", late);
    assert_eq!(error.field.as_deref(), Some("until"));
    assert!(error.message.contains("90 days"), "{}", error.message);
}

#[test]
fn beside_an_environment_that_nobody_read_nothing_is_removed_and_nothing_scored() {
    let test = TestApp::sample();
    for environment in ["STG", "PRD"] {
        observe(
            &test,
            environment,
            &whole("17.1.0", &components(&test, "17.1.0")),
        );
    }
    for (from, to) in [("STG", "DEV"), ("DEV", "STG")] {
        let compared = test.call("environment_compare", json!({"from": from, "to": to}));
        for key in ["components", "charts"] {
            let all = compared[key].as_array().expect("a list");
            assert!(!all.is_empty());
            assert!(
                all.iter().all(|one| one["change"] == "unknown"),
                "{compared}"
            );
        }
        assert_eq!(compared["parity"]["score"], Value::Null);
    }
    let board = test.call("environment_board", json!({}));
    let heads = board["environments"].as_array().expect("environments");
    let parity = |code: &str| {
        let head = heads.iter().find(|one| one["code"] == code);
        head.expect("it is there")["parity"].clone()
    };
    assert_eq!((parity("DEV"), parity("STG")), (Value::Null, json!(100)));
    // One that was read, and runs less.
    let some = &components(&test, "17.1.0")[1..];
    observe(&test, "UAT", &whole("17.1.0", some));
    let compared = test.call("environment_compare", json!({"from": "STG", "to": "UAT"}));
    let removed = compared["components"].as_array().expect("a list");
    let removed = removed.iter().filter(|one| one["change"] == "removed");
    assert_eq!(removed.count(), 1);
}

#[test]
fn an_uninstalled_release_and_a_look_that_showed_nothing_say_so() {
    let test = TestApp::sample();
    let mut stored = record("17.1.0", &components(&test, "17.1.0"), json!({}));
    stored["info"]["status"] = json!("uninstalled");
    observe(&test, "STG", &[stored.to_string()]);
    let asked = json!({"environment": "STG", "against": "17.1.0"});
    let found = test.call("environment_drift", asked);
    let item = &layer(&found, "releases")["items"][0];
    assert_eq!(item["kind"], "missing", "{found}");
    assert!(
        item["note"].to_string().contains("was uninstalled"),
        "{item}"
    );

    observe(&test, "UAT", &["[]".to_owned()]);
    let found = drift(&test, "UAT");
    assert_eq!(
        (&found["verdict"], &found["freshness"]),
        (&json!("unknown"), &json!("fresh"))
    );
    assert_eq!(found["reason"], "What was read holds no release.");
}
