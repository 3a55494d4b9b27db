//! What needs someone, and finding anything.

use serde_json::{Value, json};
use slipway_testkit::TestApp;

fn titles(hits: &Value) -> Vec<String> {
    let hits = hits["hits"].as_array().expect("a list");
    hits.iter()
        .map(|hit| format!("{}: {}", hit["kind"], hit["title"]).replace('"', ""))
        .collect()
}

#[test]
fn everything_is_found_by_name() {
    let test = TestApp::sample();
    let find =
        |query: &str| titles(&test.call("search", json!({"query": query, "limit": 2}))).join(", ");
    insta::assert_snapshot!(find("17.1"), @"release: Mojaloop 17.1.0 r0, component: account-lookup-service v17.14.11, component: quoting-service v17.13.11, chart_version: mojaloop 17.1.0");
    insta::assert_snapshot!(find("central-ledger"), @"component: central-ledger v19.12.0, component: central-ledger v19.8.3, chart: centralledger");
    insta::assert_snapshot!(find("sandbox"), @"environment: Sandbox");
    insta::assert_snapshot!(find("PI-32"), @"increment: PI-32");
    insta::assert_snapshot!(find("nothing of this name"), @"");
}

#[test]
fn what_has_a_name_is_given_at_once_and_the_rest_is_searched() {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    let names = test.call("name_list", json!({}));
    assert_eq!(names["whole"], json!(true));
    let listed = names["names"].as_array().expect("a list");
    let of = |kind: &str| listed.iter().filter(|one| one["kind"] == kind).count();
    for kind in [
        "release",
        "component",
        "chart",
        "increment",
        "environment",
        "person",
    ] {
        assert!(of(kind) > 0, "no {kind} has a name");
    }
    assert_eq!(of("chart_version"), 0);
    let beyond = |query: &str| {
        let request = json!({"query": query, "beyond_names": true, "limit": 2});
        titles(&test.call("search", request)).join(", ")
    };
    assert!(beyond("mojaloop v17.1").starts_with("chart_version: mojaloop 17.1.0"));
    assert!(beyond("central-ledger").starts_with("article: "));
    // Digits are no pattern, and a name without its chart has no versions.
    for query in ["mojaloop 17%", "nobody 17"] {
        assert!(!beyond(query).contains("chart_version"), "{query}");
    }
}

/// The increment's lines: the release, and its steps as environment, how, and freeze.
fn drawn(test: &TestApp) -> Vec<String> {
    let picture = test.call("overview_show", json!({}))["picture"].clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rungs = picture["rungs"].as_array().expect("rungs");
    let code = |id: &Value| {
        let rung = rungs.iter().find(|rung| rung["id"] == *id);
        text(&rung.expect("a rung of the ladder")["code"])
    };
    let lines = picture["lines"].as_array().expect("lines").iter();
    lines
        .map(|line| {
            let steps = line["steps"].as_array().expect("steps").iter();
            let steps: Vec<String> = steps
                .map(|step| {
                    let what = [
                        code(&step["environment_id"]),
                        text(&step["how"]),
                        text(&step["freeze"]),
                    ];
                    what.join(" ").trim().to_owned()
                })
                .collect();
            format!("{}: {}", text(&line["title"]), steps.join(", "))
        })
        .collect()
}

#[test]
fn the_increment_is_drawn_from_what_was_deployed_and_what_is_planned() {
    let test = TestApp::sample();
    let picture = test.call("overview_show", json!({}))["picture"].clone();
    assert_eq!(picture["label"], "PI-32");
    assert_eq!(
        picture["rungs"][0]["code"], "PRD",
        "the ladder stands on its foot"
    );
    assert_eq!(
        drawn(&test)
            .iter()
            .filter(|line| !line.ends_with(": "))
            .count(),
        0,
        "nothing is deployed yet"
    );
    let plan = |release: &str, environment: &str, start: &str| {
        let request = json!({
            "release": release, "environment": environment, "minutes": 240,
            "start": {"local": start, "zone": "Africa/Lagos"},
        });
        test.call("deployment_save", request)["id"].clone()
    };
    let freeze = json!({
        "kind": "freeze", "hard": true, "reason": "Year end", "environments": ["PRD"],
        "start": {"local": "2026-12-15T00:00", "zone": "Africa/Lagos"}, "end": "2027-01-05T06:00",
    });
    test.call("window_save", freeze);
    plan("17.2.0", "DEV", "2026-12-01T10:00");
    plan("17.2.0", "PRD", "2026-12-20T22:00");
    let off = plan("17.2.0", "UAT", "2026-12-03T10:00");
    test.call(
        "deployment_cancel",
        json!({"id": off, "reason": "The team is away"}),
    );
    plan("17.1.0", "DEV", "2026-11-30T10:00");
    let lines = drawn(&test);
    assert!(
        lines.contains(&"Mojaloop 17.2.0 r0: DEV planned, PRD planned Year end".to_owned()),
        "{lines:?}"
    );
    // The next release of the product takes the place where the one before rests.
    let picture = test.call("overview_show", json!({}))["picture"].clone();
    let lines = picture["lines"].as_array().expect("lines");
    let line = lines
        .iter()
        .find(|line| line["title"] == "Mojaloop 17.1.0 r0");
    assert_eq!(line.expect("it is drawn")["until"], "2026-12-01T09:00:00Z");
    assert_eq!(picture["freezes"][0]["reason"], "Year end");
}

#[test]
fn a_task_says_the_time_of_its_day_where_one_is_known() {
    let test = crate::deployments::sample();
    crate::deployments::plan(&test, "UAT", "2026-11-26T22:00");
    test.call(
        "defect_new",
        json!({"title": "Transfers stand", "severity": "S1"}),
    );
    let task = |kind: &str| {
        let all = test.call("overview_show", json!({"mine": false}))["tasks"].clone();
        let all = all.as_array().cloned().expect("a list");
        let found = all.into_iter().find(|task| task["kind"] == kind);
        found.unwrap_or_else(|| panic!("no {kind}"))
    };
    let confirm = task("confirm");
    assert_eq!(
        (&confirm["due"], &confirm["due_label"], &confirm["due_at"]),
        (
            &json!("2026-11-26"),
            &json!("Thu 26 Nov, 22:00 WAT"),
            &json!("2026-11-26T21:00:00Z")
        )
    );
    let defect = task("defect");
    assert_eq!(defect["due_label"], "Today, 18:42 WAT");
    assert_eq!(defect["overdue"], false);
    test.host.pass(chrono::Duration::hours(3));
    let late = task("defect");
    assert_eq!(
        (&late["due_label"], &late["overdue"]),
        (&json!("Today, 18:42 WAT"), &json!(true)),
        "the day is not over, its two hours are"
    );
}

#[test]
fn tasks_stand_by_their_moments_and_those_of_a_day_at_its_end() {
    let test = crate::deployments::sample();
    // Seven in the evening at the hub, as the clock of Nairobi shows it.
    let start = json!({"local": "2026-11-24T21:00", "zone": "Africa/Nairobi"});
    let window = json!({"release": "17.1.0", "environment": "UAT", "minutes": 60, "start": start});
    test.call("deployment_save", window);
    for (check, due) in [("runbook", "2026-11-24"), ("core_validated", "2027-01-08")] {
        let request = json!({"release": "17.2.0", "check": check, "due": due});
        test.call("release_check", request);
    }
    let tasks = test.call("overview_show", json!({"mine": false}))["tasks"].clone();
    let tasks = tasks.as_array().expect("a list");
    let mut labels: Vec<&str> = tasks
        .iter()
        .filter_map(|task| task["due_label"].as_str())
        .collect();
    labels.dedup();
    insta::assert_snapshot!(labels.join("; "), @"Tue 24 Nov, 21:00 EAT; Tue 24 Nov; Thu 7 Jan 2027, 22:00 WAT; Fri 8 Jan 2027");
}

#[test]
fn a_check_that_is_due_is_a_task_of_who_owes_it() {
    let test = TestApp::sample();
    let request =
        json!({"release": "17.2.0", "check": "runbook", "owner": "Chidi Eze", "due": "2026-11-22"});
    test.call("release_check", request);
    let tasks =
        |who: &str| test.call_as(who, "overview_show", json!({"mine": true}))["tasks"].clone();
    let chidi = tasks("Chidi Eze");
    assert_eq!(
        chidi[0]["title"],
        "Runbook written: deployment, rollback, variables, scripts"
    );
    assert_eq!(chidi[0]["overdue"], json!(true));
    assert_eq!(tasks("Fatou Diallo").as_array().expect("a list").len(), 0);
}

#[test]
fn the_knowledge_base_asks_for_reviews_and_its_articles_are_found() {
    let test = TestApp::sample();
    let article = crate::article_operations::waiting(&test);
    let asks = |who: &str, mine: bool| -> Vec<String> {
        let overview = test.call_as(who, "overview_show", json!({"mine": mine}));
        let tasks = overview["tasks"].as_array().expect("a list").clone();
        let of = |task: &&Value| {
            ["review", "verify", "flag"].contains(&task["kind"].as_str().unwrap_or_default())
        };
        let title = |task: &Value| task["title"].as_str().expect("a title").to_owned();
        tasks.iter().filter(of).map(title).collect()
    };
    let review = "Review “Restore positions”, version 1".to_owned();
    assert!(asks("Fatou Diallo", true).contains(&review));
    assert!(!asks("Ana Okoro", true).contains(&review), "she wrote it");
    let approve = json!({"article": article, "decision": "approve"});
    test.call_as("Fatou Diallo", "article_decide", approve);
    let flag = json!({"article": article, "reason": "outdated", "text": "17.2.0 differs"});
    test.call_as("Chidi Eze", "article_flag", flag);
    assert!(asks("Ana Okoro", true).contains(&"“Restore positions” is outdated".to_owned()));
    assert!(!asks("Joseph Kamau", true).contains(&"“Restore positions” is outdated".to_owned()));
    let hits = test.call("search", json!({"query": "restore pos", "limit": 3}));
    assert!(
        titles(&hits)
            .iter()
            .any(|title| title.contains("Restore positions")),
        "{hits}"
    );
}
