//! Which parts of an umbrella chart its values switch off, as Helm decides it.

use super::{packed, release};
use serde_json::{Value, json};
use slipway_domain::observed::Switches;
use slipway_helm::decode_payload;

fn read(user: Value, chart: Value, dependencies: Value) -> Option<Switches> {
    let mut release = release("moja", 3, "deployed");
    release["config"] = user;
    release["chart"]["values"] = chart;
    release["chart"]["metadata"]["dependencies"] = dependencies;
    let stored = decode_payload(&packed(release.to_string().as_bytes())).expect("a release");
    stored.revision.switches
}

/// Parts that are off with what switches them, then those that are on.
fn lines(switches: &Switches) -> Vec<String> {
    let off = switches.off.iter();
    let off = off.map(|one| format!("{} off by {}", one.part, one.by));
    off.chain(switches.on.iter().map(|part| format!("{part} on")))
        .collect()
}

#[test]
fn conditions_outweigh_tags_and_the_users_values_those_of_the_chart() {
    let one = |condition: &str, tags: Value| json!([{"name": "thirdparty", "version": "3.0.1", "condition": condition, "tags": tags}]);
    let own = "thirdparty.enabled";
    let cases = [
        (json!({}), json!({}), one(own, json!([])), "thirdparty on"),
        (
            json!({}),
            json!({"thirdparty": {"enabled": false}}),
            one(own, json!([])),
            "thirdparty off by thirdparty.enabled",
        ),
        (
            json!({"thirdparty": {"enabled": true}}),
            json!({"thirdparty": {"enabled": false}}),
            one(own, json!([])),
            "thirdparty on",
        ),
        (
            json!({"thirdparty": {"x": 1}}),
            json!({"thirdparty": {"enabled": false}}),
            one(own, json!([])),
            "thirdparty off by thirdparty.enabled",
        ),
        // A null takes away what the chart says, so that the default of a dependency holds: on.
        (
            json!({"thirdparty": {"enabled": null}}),
            json!({"thirdparty": {"enabled": false}}),
            one(own, json!([])),
            "thirdparty on",
        ),
        (
            json!({"thirdparty": {"enabled": "false"}, "global": {"tp": false}}),
            json!({}),
            one("thirdparty.enabled, global.tp", json!([])),
            "thirdparty off by global.tp",
        ),
        (
            json!({"tags": {"pisp": false}}),
            json!({}),
            one("", json!(["pisp"])),
            "thirdparty off by tags.pisp",
        ),
        (
            json!({"tags": {"pisp": false, "all": true}}),
            json!({}),
            one("", json!(["pisp", "all"])),
            "thirdparty on",
        ),
        (
            json!({"tags": {"pisp": false}, "thirdparty": {"enabled": true}}),
            json!({}),
            one(own, json!(["pisp"])),
            "thirdparty on",
        ),
    ];
    for (user, chart, dependencies, expected) in cases {
        let found = read(user.clone(), chart, dependencies).expect("values were read");
        assert_eq!(lines(&found), [expected], "{user}");
    }
}

#[test]
fn an_alias_is_what_is_switched_and_a_group_that_is_off_needs_no_dependency() {
    let dependencies = json!([
        {"name": "cli", "alias": "ttk-setup", "condition": "ttk-setup.enabled"},
        {"name": "cli", "alias": "ttk-cleanup", "condition": "ttk-cleanup.enabled"},
        "junk", {"name": 7}, null,
    ]);
    let user = json!({"ttk-setup": {"enabled": false}, "mojaloop-bulk": {"enabled": false}, "mysql": {"enabled": true}});
    let found = read(user, json!({}), dependencies).expect("values were read");
    assert_eq!(
        lines(&found),
        [
            "ttk-setup off by ttk-setup.enabled",
            "mojaloop-bulk off by mojaloop-bulk.enabled",
            "ttk-cleanup on"
        ]
    );
}

#[test]
fn a_record_without_values_says_nothing_and_no_value_is_kept() {
    assert_eq!(read(Value::Null, Value::Null, json!([])), None);
    let user = json!({"db": {"password": "hush", "enabled": false}});
    let found = read(user, json!({"token": "hush"}), json!("junk")).expect("values were read");
    assert!(!format!("{found:?}").contains("hush"));
}
