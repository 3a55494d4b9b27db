//! Charts that Helm pushed: found, ordered, and asked for again without reading them again.

use crate::desk::Desk;
use crate::registry::{PASSWORD, Registry, USER};
use serde_json::{Value, json};

fn add(desk: &Desk, registry: &Registry, secret: &str) {
    desk.call(
        "repo_save",
        json!({
            "name": "hub", "url": format!("oci://{}/hub", registry.address), "charts": ["ledger"],
            "auth": "basic", "username": USER, "secret": secret,
        }),
    );
}

fn sync(desk: &Desk) -> Value {
    desk.call("repo_sync", json!({}))["repos"][0].clone()
}

fn versions(desk: &Desk) -> Vec<(String, String)> {
    let answer = desk.call("chart_versions", json!({ "chart": "ledger", "all": true }));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let versions = answer["versions"].as_array().expect("versions");
    versions
        .iter()
        .map(|one| (text(&one["version"]), text(&one["app_version"])))
        .collect()
}

#[test]
fn what_helm_pushed_to_a_real_registry_is_found() {
    let registry = Registry::start();
    registry.push("ledger", "1.2.0", "ledger: v1.2.0;");
    registry.push("ledger", "1.10.0+build.7", "ledger: v1.10.0;");
    let desk = Desk::open();
    add(&desk, &registry, PASSWORD);

    let first = sync(&desk);
    assert_eq!(first["status"], "changed", "{first}");
    assert_eq!(
        (&first["charts"], &first["versions"]),
        (&json!(1), &json!(2)),
        "{first}"
    );
    let pair = |version: &str, app: &str| (version.to_owned(), app.to_owned());
    assert_eq!(
        versions(&desk),
        [
            pair("1.10.0+build.7", "ledger: v1.10.0;"),
            pair("1.2.0", "ledger: v1.2.0;")
        ],
        "Helm's underscore is a plus again, and 1.10 is newer than 1.2"
    );

    let again = sync(&desk);
    assert_eq!(again["status"], "not_modified", "{again}");
    registry.push("ledger", "1.2.0", "ledger: v1.2.0, pushed again;");
    let third = sync(&desk);
    assert_eq!(third["republished"], 1, "{third}");
}

#[test]
fn a_wrong_password_at_a_real_registry_is_said() {
    let registry = Registry::start();
    registry.push("ledger", "1.2.0", "ledger: v1.2.0;");
    let desk = Desk::open();
    add(&desk, &registry, "wrong");
    let report = sync(&desk);
    assert_eq!(report["status"], "failed", "{report}");
    let error = report["error"].as_str().expect("it says why");
    assert!(
        !error.contains("wrong"),
        "the password is in the error: {error}"
    );
}
