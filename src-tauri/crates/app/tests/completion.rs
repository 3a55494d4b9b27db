//! A deployment from its window to what follows: who is told, which defects close, what runs, and how
//! drift is told from then on.

use crate::deployments::{carry_out, id, of_rule, plan, ready, sample};
use crate::observed::{components, drift, observe, whole};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_testkit::TestApp;

/// Reports a defect, plans its fix into a release, and brings it into a state.
fn defect(test: &TestApp, title: &str, release: &str, status: &str) -> String {
    let made = test.call("defect_new", json!({"title": title, "severity": "S3"}));
    let id = made["row"]["id"].as_str().expect("an id").to_owned();
    test.call("defect_plan", json!({"ids": [id], "release": release}));
    if status != "in_progress" {
        test.call("defect_status", json!({"ids": [id], "status": status}));
    }
    id
}

/// Plans a deployment, and goes through its window to its end.
pub(crate) fn brought(test: &TestApp, environment: &str, local: &str) -> Value {
    let planned = plan(test, environment, local);
    ready(test, id(&planned));
    let open = json!({"id": id(&planned), "to": "window_open", "reason": "Rehearsal"});
    test.call_as("Grace Nakato", "deployment_advance", open);
    carry_out(test, id(&planned));
    test.call("deployment_show", json!({"id": id(&planned)}))
}

fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    let all = list.as_array().expect("a list").iter();
    all.filter_map(|one| one[key].as_str()).collect()
}

#[test]
fn a_validated_deployment_names_its_message_the_defects_that_may_close_and_what_runs() {
    let test = sample();
    let resolved = defect(&test, "Quotes time out", "17.1.0", "resolved");
    let earlier = defect(&test, "Skipped along", "17.0.9", "resolved");
    let open = defect(&test, "Still being worked on", "17.1.0", "in_progress");
    defect(&test, "Comes later", "17.2.0", "resolved");
    defect(&test, "No version at all", "some day", "resolved");

    let shown = brought(&test, "PRD", "2026-12-08T22:00");
    let done = &shown["completion"];
    assert_eq!(done["validated"], true, "{done}");
    let messages = &done["messages"];
    assert!(texts(messages, "kind").iter().all(|kind| *kind == "closed"));
    assert_eq!(
        texts(messages, "audience"),
        [
            "Internal stakeholders",
            "Business and technical stakeholders",
            "Partners (DFSPs)"
        ]
    );
    for subject in texts(messages, "subject") {
        assert!(subject.contains("17.1.0"), "{subject}");
    }
    let rendered = test.call("message_render", json!({"id": messages[0]["id"]}));
    assert_eq!(rendered["message"]["subject"], messages[0]["subject"]);

    let fixed = &done["fixed"];
    assert_eq!(
        (&done["fixed_total"], &done["may_close"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(
        texts(fixed, "title"),
        ["Quotes time out", "Skipped along", "Still being worked on"]
    );
    assert_eq!(
        fixed[2]["why_not"],
        "A ticket is closed only from Resolved, once its reporter agreed."
    );
    assert_eq!(fixed[2]["id"], json!(open));
    let runs = &done["runs"];
    assert_eq!(runs["releases"], json!(["Mojaloop 17.1.0 r0"]));
    assert_eq!(
        (&runs["verdict"], &runs["freshness"]),
        (&json!("unknown"), &json!("never"))
    );

    // Nothing was closed silently; whoever closes them does it as any other.
    let ids = json!([resolved, earlier]);
    test.call("defect_status", json!({"ids": ids, "status": "closed"}));
    let shown = test.call("deployment_show", json!({"id": shown["id"]}));
    let done = &shown["completion"];
    assert_eq!(
        (&done["fixed_total"], &done["may_close"]),
        (&json!(1), &json!(0))
    );

    // What was seen before the window tells nothing of what runs since.
    observe(&test, "PRD", &whole("17.1.0", &components(&test, "17.1.0")));
    let stands = |test: &TestApp| {
        let shown = test.call("deployment_show", json!({"id": shown["id"]}));
        shown["completion"]["runs"].clone()
    };
    let now = stands(&test);
    assert_eq!(
        (&now["verdict"], &now["freshness"]),
        (&json!("in_sync"), &json!("fresh"))
    );
    let found = drift(&test, "PRD");
    assert_eq!(
        (&found["verdict"], &found["basis"]),
        (&json!("in_sync"), &json!("deployment"))
    );
}

#[test]
fn elsewhere_than_in_production_defects_wait_and_what_failed_brings_nothing() {
    let test = sample();
    defect(&test, "Quotes time out", "17.1.0", "resolved");
    let shown = brought(&test, "DEV", "2026-12-01T10:00");
    let done = &shown["completion"];
    assert_eq!(
        (&done["fixed_total"], &done["may_close"]),
        (&json!(1), &json!(0))
    );
    let why = done["fixed"][0]["why_not"].as_str().expect("text");
    assert!(
        [
            "What runs in Production is not known.",
            "Its fix does not run in Production yet."
        ]
        .contains(&why),
        "{why}"
    );
    let planned = plan(&test, "UAT", "2026-12-15T10:00");
    let before = test.call("deployment_show", json!({"id": id(&planned)}));
    assert_eq!(before["completion"], Value::Null, "it is not closed");
    ready(&test, id(&planned));
    let open = json!({"id": id(&planned), "to": "window_open", "reason": "Rehearsal"});
    test.call_as("Grace Nakato", "deployment_advance", open);
    test.call_as(
        "Chidi Eze",
        "deployment_advance",
        json!({"id": id(&planned), "to": "deploying"}),
    );
    let failed = json!({"id": id(&planned), "outcome": "failed", "report": {"issues": []}});
    let closed = test.call_as("Joseph Kamau", "deployment_close", failed);
    let done = &closed["completion"];
    assert_eq!(
        (&done["validated"], &done["fixed_total"]),
        (&json!(false), &json!(0)),
        "{done}"
    );
    assert!(
        !done["messages"].as_array().expect("a list").is_empty(),
        "its end is told too"
    );
}

/// A component beside its package.
fn hotfixed(test: &TestApp, release: &str) -> [String; 3] {
    let mut runs = components(test, release);
    let place = runs.iter().position(|(name, _)| name == "central-ledger");
    runs[place.expect("it holds it")].1 = "v99.0.0".into();
    whole(release, &runs)
}

#[test]
fn a_plan_asks_whether_what_runs_is_what_was_packaged() {
    let test = sample();
    brought(&test, "DEV", "2026-12-01T10:00");
    let planned = plan(&test, "UAT", "2026-12-08T10:00");
    let says = |test: &TestApp| {
        let shown = test.call("deployment_show", json!({"id": id(&planned)}));
        of_rule(&shown["check"], "as_packaged")
    };
    let say = |level: &str, subject: &str| vec![(level.to_owned(), subject.to_owned())];
    let unknown = "What runs in Development is not known";
    assert_eq!(says(&test), say("unknown", unknown), "nobody looked");

    observe(&test, "DEV", &whole("17.1.0", &components(&test, "17.1.0")));
    let good = "Development runs what was packaged";
    assert_eq!(says(&test), say("met", good));

    observe(&test, "DEV", &hotfixed(&test, "17.1.0"));
    let other = "Development runs something else than was packaged";
    assert_eq!(
        says(&test),
        say("warn", other),
        "it warns and blocks nothing"
    );
    let tasks = test.call("overview_show", json!({}));
    let tasks = tasks["tasks"].as_array().expect("a list").clone();
    let task = tasks
        .iter()
        .find(|task| task["kind"] == "drift")
        .expect("it is told");
    assert_eq!(
        (&task["title"], &task["path"]),
        (
            &json!("Development drifted: 1 thing is not what was approved"),
            &json!("/environments/board/drift/DEV")
        )
    );
    let reason = task["reason"].as_str().expect("text");
    assert!(
        reason.starts_with("central-ledger runs v99.0.0, the package holds "),
        "{reason}"
    );

    let pass = json!({"environment": "DEV", "component": "central-ledger", "reason": "Hotfix 42", "until": "2026-12-31"});
    test.call("drift_ignore_save", pass);
    assert_eq!(says(&test), say("met", good), "let pass with a reason");

    test.host.pass(Duration::hours(25));
    assert_eq!(says(&test), say("unknown", unknown), "seen too long ago");
    let tasks = test.call("overview_show", json!({}));
    let tasks = tasks["tasks"].as_array().expect("a list").clone();
    let stale = tasks
        .iter()
        .find(|task| task["kind"] == "drift")
        .expect("it is told");
    assert_eq!(
        stale["title"],
        "What runs in Development is no longer known"
    );
}

#[test]
fn what_an_environment_stands_on_is_held_to_the_release_notes() {
    let test = sample();
    let planned = plan(&test, "PRD", "2026-12-08T22:00");
    let says = |test: &TestApp| {
        let shown = test.call("deployment_show", json!({"id": id(&planned)}));
        of_rule(&shown["check"], "tested_infrastructure")
    };
    let level = |said: &[(String, String)]| -> Vec<String> {
        said.iter().map(|(level, _)| level.clone()).collect()
    };
    assert_eq!(
        level(&says(&test)),
        ["unknown"],
        "nobody said what is there"
    );
    let stands = |environment: &str, fact: &str, value: &str| {
        let request = json!({"environment": environment, "fact": fact, "value": value});
        test.call("infrastructure_save", request)
    };
    stands("PRD", "mysql", "5.7.1");
    assert_eq!(level(&says(&test)), ["warn"], "its notes ask for 8.0.32");
    stands("SUP", "mysql", "8.0.32");
    let said = says(&test);
    assert!(
        said.iter().any(|(level, subject)| level == "warn"
            && subject == "Production stands on something else than Support validation"),
        "{said:?}"
    );
}

#[test]
fn the_support_environment_runs_what_production_does_before_it_validates() {
    let test = sample();
    let planned = plan(&test, "SUP", "2026-12-08T10:00");
    let says = |test: &TestApp| {
        let shown = test.call("deployment_show", json!({"id": id(&planned)}));
        of_rule(&shown["check"], "support_as_production")
    };
    assert_eq!(says(&test)[0].0, "unknown");
    let all = |release: &str| whole(release, &components(&test, release));
    observe(&test, "PRD", &all("17.0.4"));
    observe(&test, "SUP", &all("17.1.0"));
    assert_eq!(
        says(&test),
        [(
            "warn".to_owned(),
            "Support validation runs other versions than Production".to_owned()
        )]
    );
    observe(&test, "SUP", &all("17.0.4"));
    assert_eq!(says(&test)[0].0, "met");
    test.host.pass(Duration::hours(25));
    assert_eq!(says(&test)[0].0, "unknown");
}

#[test]
fn the_board_shows_what_is_proven_and_which_window_is_next() {
    let test = sample();
    let closed = brought(&test, "DEV", "2026-12-01T10:00");
    assert_eq!(closed["state"], "closed");
    let next = plan(&test, "DEV", "2026-12-08T10:00");
    let board = test.call("environment_board", json!({}));
    let heads = board["environments"].as_array().expect("a list");
    let at = heads
        .iter()
        .position(|one| one["code"] == "DEV")
        .expect("it is there");
    let window = &heads[at]["next_window"];
    assert_eq!(
        (&window["deployment_id"], &window["open"]),
        (&next["id"], &json!(false))
    );
    let proof = &board["products"][0]["proofs"][at];
    assert_eq!(proof["state"], "none", "{proof}");
    assert_eq!(
        proof["words"],
        "No golden path of Mojaloop 17.1.0 r0 in Development was imported."
    );
    let open = json!({"id": next["id"], "to": "window_open", "reason": "Rehearsal"});
    test.call_as("Grace Nakato", "deployment_advance", open);
    let board = test.call("environment_board", json!({}));
    assert_eq!(board["products"][0]["proofs"][at]["state"], "validating");
    assert_eq!(board["environments"][at]["next_window"]["open"], true);
}
