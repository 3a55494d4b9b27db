//! By when a defect must be answered, as a hub asks for it.

use serde_json::{Value, json};
use slipway_testkit::TestApp;

fn listed(test: &TestApp) -> Vec<Value> {
    let list = test.call("sla_target_list", json!({}));
    list["targets"].as_array().cloned().expect("a list")
}

fn label(test: &TestApp, id: &str) -> (String, Value) {
    let sla = test.call("defect_show", json!({"id": id}))["row"]["sla"].clone();
    let why = sla["why"].as_str().unwrap_or_default().to_owned();
    (why, sla["due"]["at"].clone())
}

#[test]
fn a_hub_asks_for_targets_of_its_own_and_takes_them_back() {
    let test = TestApp::new();
    let made = test.call("defect_new", json!({"title": "One", "severity": "S1"}));
    let id = made["id"].as_str().expect("an id").to_owned();
    let guide = listed(&test);
    assert_eq!(
        guide[0],
        json!({"severity": "S1", "first_response": "2 hours", "next_update": "", "resolution": ""})
    );
    assert_eq!(guide[1]["first_response"], "4 business hours");
    let before = label(&test, &id);
    let request = json!({"targets": [{"severity": "S1", "first_response": "30m",
        "next_update": "90 min", "resolution": "1 business hour 30 business minutes"}]});
    let saved = test.outcome("", "sla_target_save", request);
    assert_eq!(
        saved.value["targets"][0],
        json!({"severity": "S1", "first_response": "30 minutes",
            "next_update": "1 hour 30 minutes",
            "resolution": "1 business hour 30 business minutes"})
    );
    assert_eq!(saved.value["targets"][1], guide[1], "the others stay");
    assert_ne!(label(&test, &id), before, "clocks go by it at once");
    let sorted = test.call("defect_list", json!({"sort": "due"}));
    assert_eq!(
        sorted["defects"][0]["sla"]["due"]["at"],
        label(&test, &id).1
    );
    let scales = test.call("scale_list", json!({}))["values"].clone();
    assert!(!scales.to_string().contains("first_response"), "{scales}");
    let none = json!({"targets": [{"severity": "S4", "first_response": "", "next_update": "", "resolution": ""}]});
    test.call("sla_target_save", none);
    assert_eq!(listed(&test)[3]["first_response"], "");
    test.call("undo", json!({"op": saved.op}));
    assert_eq!(label(&test, &id), before);
    assert_eq!(listed(&test)[0], guide[0]);
}

#[test]
fn what_is_no_target_is_refused_where_it_was_typed() {
    let test = TestApp::new();
    for wrong in ["soon", "0h", "2 years", "-1h"] {
        let request = json!({"targets": [{"severity": "S2", "first_response": wrong,
            "next_update": "", "resolution": ""}]});
        let refused = test.refusal("sla_target_save", request);
        assert_eq!(
            refused.field.as_deref(),
            Some("S2.first_response"),
            "{wrong}"
        );
    }
    let request = json!({"targets": [{"severity": "S5", "first_response": "2h",
        "next_update": "", "resolution": ""}]});
    assert_eq!(
        test.refusal("sla_target_save", request).field.as_deref(),
        Some("severity")
    );
    test.call(
        "person_save",
        json!({"name": "Kofi Mensah", "roles": ["triage_member"]}),
    );
    let request = json!({"targets": []});
    let code = test
        .refusal_as("Kofi Mensah", "sla_target_save", request)
        .code;
    assert_eq!(code, slipway_app::error::Code::Forbidden);
}
