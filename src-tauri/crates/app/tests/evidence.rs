//! Test evidence: taken in, held against the release, compared, and asked for by gates.

use crate::deployments::{id, of_rule, plan, sample};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::{Code, Error};
use slipway_testkit::TestApp;
use std::path::PathBuf;

/// One of the project's own reports.
pub(crate) fn fixture(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let root = root.canonicalize().expect("it is there");
    root.join("tests/fixtures/evidence").join(name)
}

/// A file of the test's own.
fn file(test: &TestApp, name: &str, text: &str) -> PathBuf {
    let folder = test.folder().join("reports");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("it is written");
    path
}

/// A report of the toolkit that ended then, with these states of its assertions.
fn report(test: &TestApp, ended: &str, states: &[&str]) -> PathBuf {
    let assertions: Vec<Value> = states
        .iter()
        .enumerate()
        .map(|(at, state)| {
            json!({"id": at, "description": format!("Holds {at}"),
            "resultStatus": {"status": state, "message": "expected 1 to equal 2"}})
        })
        .collect();
    let passed = states.iter().filter(|state| **state != "FAILED").count();
    let report = json!({
        "name": "gp", "test_cases": [{"id": 1, "name": "Case", "requests": [
            {"request": {"id": 1, "description": "Do it", "tests": {"assertions": assertions}}}]}],
        "runtimeInformation": {"testReportId": format!("gp_{ended}"), "completedTimeISO": ended,
            "totalAssertions": states.len(), "totalPassedAssertions": passed,
            "isPassed": passed == states.len()},
    });
    file(
        test,
        &format!("{ended}.json").replace(':', ""),
        &report.to_string(),
    )
}

/// As many states as Mojaloop's own golden path had assertions, these at the end and the others held.
fn whole<'a>(last: &[&'a str]) -> Vec<&'a str> {
    [&vec!["SUCCESS"; 2_668], last].concat()
}

fn request(path: &PathBuf, environment: &str) -> Value {
    json!({"file": path, "release": "17.1.0", "environment": environment, "suite": "gp",
        "collection": "v17.1.0"})
}

fn import(test: &TestApp, ended: &str, environment: &str, states: &[&str]) -> Value {
    let path = report(test, ended, states);
    test.call("evidence_import", request(&path, environment))
}

fn refusal(test: &TestApp, path: &PathBuf) -> Error {
    test.refusal("evidence_import", request(path, "UAT"))
}

#[test]
fn a_report_is_counted_and_what_it_claims_is_shown_beside() {
    let test = TestApp::sample();
    let run = test.call("evidence_import", request(&fixture("toolkit.json"), "UAT"));
    let counted = [
        "assertions",
        "passed",
        "failed",
        "skipped",
        "requests",
        "test_cases",
    ];
    let counted = counted.map(|name| run[name].as_u64().expect("a count"));
    assert_eq!(counted, [9, 5, 2, 2, 5, 3]);
    assert_eq!(
        (&run["verdict"], &run["is_passed_claimed"]),
        (&json!("failed"), &json!(false))
    );
    assert_eq!(
        (&run["claimed_assertions"], &run["claimed_passed"]),
        (&json!(9), &json!(7))
    );
    assert_eq!(
        (&run["environment"], &run["required"]),
        (&json!("UAT"), &json!("v17.1.0"))
    );
    assert_eq!(
        of_rule(&run, "evidence_claim"),
        [("warn".to_owned(), "The report counts otherwise".to_owned())]
    );
    let shown = test.call("evidence_show", json!({"id": run["id"]}));
    let results = shown["results"].as_array().expect("a list");
    let states: Vec<&str> = results
        .iter()
        .map(|one| one["status"].as_str().expect("a state"))
        .collect();
    assert_eq!(states, ["failed", "failed", "skipped", "skipped"]);
    let listed = test.call(
        "evidence_list",
        json!({"release": "17.1.0", "environment": "UAT"}),
    );
    assert_eq!(
        (listed["evidence"][0]["id"].clone(), &listed["total"]),
        (run["id"].clone(), &json!(1))
    );
    let none = test.call("evidence_list", json!({"environment": "PRD"}));
    assert_eq!(none["evidence"], json!([]));
}

#[test]
fn no_secret_of_a_report_reaches_the_disk() {
    let test = TestApp::sample();
    let run = test.call("evidence_import", request(&fixture("toolkit.json"), "UAT"));
    assert!(run["redacted"].as_u64() > Some(4), "{}", run["redacted"]);
    for name in ["slipway.db", "slipway.db-wal"] {
        let bytes = std::fs::read(test.folder().join(name)).unwrap_or_default();
        for secret in [
            "44123456789",
            "secret-token-1",
            "abcdef.ghijkl",
            "eyJhbGciOi",
        ] {
            let held = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!held, "{name} holds {secret}");
        }
    }
}

/// What was readable in a store before: a few of the forms that the domain's tests have whole.
#[test]
fn no_form_of_a_secret_reaches_the_disk() {
    let test = TestApp::sample();
    let secrets = [
        ("connect https://admin:{}@hub.example/x", "hunterQ1x"),
        ("{\"password\": {\"value\": \"foo {}\"}}", "hunterQ2x"),
        ("Cookie: a=b; connect.sid={}", "hunterQ3x"),
        ("expected 'Basic {}' to equal", "dXNlcjpIdW50ZXJRNHg="),
        ("/parties/MSISDN/%2B{}", "256700010002123"),
        ("call {}", "0712 345 678"),
    ];
    let told = |form: &str, secret: &str| {
        let text = form.replace("{}", secret);
        json!({"id": text, "description": text, "resultStatus": {"status": "FAILED", "message": text}})
    };
    let told: Vec<Value> = secrets
        .iter()
        .map(|(form, secret)| told(form, secret))
        .collect();
    let whole = json!({"name": "gp", "test_cases": [{"id": 1, "name": "Case", "requests": [
        {"request": {"id": 1, "tests": {"assertions": told}}}]}]});
    let path = file(
        &test,
        "r-256700020009-Bearer SECJabcdef1.json",
        &whole.to_string(),
    );
    let run = test.call("evidence_import", request(&path, "UAT"));
    assert_eq!(run["file"], json!("r-[removed]-Bearer [removed].json"));
    let shown = test
        .call("evidence_show", json!({"id": run["id"]}))
        .to_string();
    let files = ["slipway.db", "slipway.db-wal"];
    let bytes = files.map(|name| std::fs::read(test.folder().join(name)).unwrap_or_default());
    let names = [("", "256700020009"), ("", "SECJabcdef1")];
    for (_, secret) in secrets.into_iter().chain(names) {
        assert!(!shown.contains(secret), "{secret}: {shown}");
        for bytes in &bytes {
            let held = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!held, "{secret} is on the disk");
        }
    }
}

#[test]
fn a_report_is_evidence_once() {
    let test = TestApp::sample();
    let first = test.call("evidence_import", request(&fixture("toolkit.json"), "UAT"));
    let id = first["id"].as_str().expect("an id");
    let names = |error: &Error| error.code == Code::Conflict && error.message.contains(id);
    let again = refusal(&test, &fixture("toolkit.json"));
    assert!(names(&again), "{again:?}");
    assert!(
        again
            .message
            .contains("Golden path of Mojaloop 17.1.0 r0 in UAT"),
        "{again:?}"
    );
    let text = std::fs::read_to_string(fixture("toolkit.json")).expect("it is there");
    let other = refusal(&test, &file(&test, "other.json", &format!("{text}\n\n")));
    assert!(names(&other), "the report's own id is the same: {other:?}");
    let twice = |name: &str| test.call("evidence_import", request(&fixture(name), "UAT"));
    twice("newman.json");
    twice("junit.xml");
    assert_eq!(
        test.call("evidence_list", json!({}))["total"],
        json!(3),
        "no id is nobody's"
    );
}

/// The toolkit names a run that timed out by its milliseconds, which look like a phone number.
#[test]
fn two_runs_that_timed_out_are_two() {
    let test = TestApp::sample();
    let text = std::fs::read_to_string(fixture("timeout.json")).expect("it is there");
    for (name, at) in [("one.json", "1795551000000"), ("two.json", "1795551000001")] {
        let path = file(&test, name, &text.replace("1795551000000", at));
        let run = test.call("evidence_import", request(&path, "UAT"));
        assert_eq!(
            (&run["verdict"], &run["cut_short"]),
            (&json!("no_evidence"), &json!(true))
        );
        assert!(!run["report_id"].to_string().contains(at));
    }
    let again = file(&test, "three.json", &format!("{text} "));
    assert_eq!(refusal(&test, &again).code, Code::Conflict);
}

#[test]
fn what_cannot_be_read_says_why_and_leaves_nothing() {
    let test = TestApp::sample();
    let whole = std::fs::read_to_string(fixture("toolkit.json")).expect("it is there");
    let link = test.folder().join("link.json");
    #[cfg(unix)]
    std::os::unix::fs::symlink(fixture("toolkit.json"), &link).expect("a link");
    let table = [
        (file(&test, "empty.json", ""), "is empty"),
        (
            file(&test, "cut.json", &whole[..whole.len() / 2]),
            "ends in the middle",
        ),
        (file(&test, "other.json", "{\"a\": 1}"), "no test report"),
        (file(&test, "log.txt", "Timeout"), "neither JSON nor XML"),
        (test.folder().to_owned(), "is a folder"),
        (link, "is a link"),
        (PathBuf::from("/dev/zero"), "is no file"),
        (PathBuf::from("report.json"), "is no whole path"),
        (test.folder().join("absent.json"), "cannot be read"),
    ];
    for (path, said) in table {
        let error = refusal(&test, &path);
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::Invalid, Some("file")),
            "{error:?}"
        );
        assert!(
            error.message.contains(said),
            "{}: {}",
            path.display(),
            error.message
        );
    }
    assert_eq!(test.call("evidence_list", json!({}))["total"], json!(0));
}

#[test]
fn a_report_that_was_dropped_comes_along() {
    use base64::Engine;
    let test = TestApp::sample();
    let bytes = std::fs::read(fixture("toolkit.json")).expect("it is there");
    let mut dropped = request(&PathBuf::from("toolkit.json"), "UAT");
    dropped["content"] = json!(base64::engine::general_purpose::STANDARD.encode(bytes));
    let run = test.call("evidence_import", dropped);
    assert_eq!(
        (&run["assertions"], &run["file"]),
        (&json!(9), &json!("toolkit.json"))
    );
    let again = refusal(&test, &fixture("toolkit.json"));
    assert_eq!(again.code, Code::Conflict, "it is the same by its path");
}

#[test]
fn a_form_that_does_not_hold_says_which_field() {
    let test = TestApp::sample();
    for (field, value) in [
        ("suite", "a b"),
        ("environment", "MARS"),
        ("collection", " "),
        ("collection_day", "yesterday"),
    ] {
        let mut wrong = request(&fixture("toolkit.json"), "UAT");
        wrong[field] = json!(value);
        let error = test.refusal("evidence_import", wrong);
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::Invalid, Some(field)),
            "{error:?}"
        );
    }
    let mut wrong = request(&fixture("toolkit.json"), "UAT");
    wrong["release"] = json!("99.0.0");
    assert_eq!(test.refusal("evidence_import", wrong).code, Code::NotFound);
}

#[test]
fn an_import_taken_back_can_be_made_again() {
    let test = TestApp::sample();
    let import = || {
        test.outcome(
            "",
            "evidence_import",
            request(&fixture("toolkit.json"), "UAT"),
        )
    };
    let first = import();
    let undone = test.call("undo", json!({"op": first.op}));
    assert_eq!(test.call("evidence_list", json!({}))["total"], json!(0));
    let second = import();
    assert_eq!(second.value["assertions"], json!(9));
    // The first one, done again, would be a second evidence of one report.
    assert_eq!(
        test.refusal("undo", json!({"op": undone["id"]})).code,
        Code::Conflict
    );
    let id = second.value["id"].clone();
    test.call("evidence_remove", json!({"id": id}));
    assert_eq!(
        test.refusal("evidence_show", json!({"id": id})).code,
        Code::NotFound
    );
}

#[test]
fn two_runs_are_compared_by_assertion() {
    let test = TestApp::sample();
    let before = import(
        &test,
        "2026-11-20T10:00:00Z",
        "UAT",
        &["SUCCESS", "FAILED", "SUCCESS", "SUCCESS"],
    );
    let after = import(
        &test,
        "2026-11-21T10:00:00Z",
        "UAT",
        &["FAILED", "SUCCESS", "SKIPPED"],
    );
    assert_eq!(of_rule(&after, "evidence_shrunk").len(), 1);
    let compared = test.call(
        "evidence_compare",
        json!({"from": before["id"], "to": after["id"]}),
    );
    let keys = |list: &str| -> Vec<String> {
        let list = compared[list].as_array().expect("a list").iter();
        list.map(|one| one["key"].as_str().expect("a key").to_owned())
            .collect()
    };
    assert_eq!(keys("newly_failing"), ["1.1.0"]);
    assert_eq!(keys("fixed"), ["1.1.1"]);
    assert_eq!(keys("newly_skipped"), ["1.1.2"]);
    assert_eq!(keys("missing"), ["1.1.3"]);
    assert_eq!(
        compared["newly_failing"][0]["message"],
        json!("expected 1 to equal 2")
    );
    let same = json!({"from": after["id"], "to": after["id"]});
    assert_eq!(test.refusal("evidence_compare", same).code, Code::Invalid);
}

/// Ids that are cleaned because they look like phone numbers are compared by what they were.
#[test]
fn assertions_with_numbers_for_ids_are_compared_one_by_one() {
    let test = TestApp::sample();
    let run = |day: u8, ids: &[u64]| {
        let each = |id: &u64| {
            let status = if *id == 16_832_819_372 {
                "FAILED"
            } else {
                "SUCCESS"
            };
            json!({"id": id, "description": format!("credits {id}"), "resultStatus": {"status": status}})
        };
        let assertions: Vec<Value> = ids.iter().map(each).collect();
        let whole = json!({"name": "gp", "test_cases": [{"id": 1, "name": "Case", "requests": [
            {"request": {"id": 1, "tests": {"assertions": assertions}}}]}],
            "runtimeInformation": {"testReportId": format!("d{day}"),
                "completedTimeISO": format!("2026-11-{day}T10:00:00Z")}});
        let path = file(&test, &format!("d{day}.json"), &whole.to_string());
        test.call("evidence_import", request(&path, "UAT"))
    };
    let before = run(20, &[16_832_819_371, 16_832_819_372, 16_832_819_373]);
    let after = run(21, &[16_832_819_372, 16_832_819_373]);
    let compared = test.call(
        "evidence_compare",
        json!({"from": before["id"], "to": after["id"]}),
    );
    assert_eq!(compared["unchanged"], json!(2));
    assert_eq!(compared["missing"].as_array().map(Vec::len), Some(1));
    for list in ["newly_failing", "fixed", "appeared", "newly_skipped"] {
        assert_eq!(compared[list], json!([]), "{list}");
    }
    assert_eq!(compared["missing"][0]["title"], json!("credits [removed]"));
    assert!(!compared.to_string().contains("1683281937"), "{compared}");
}

#[test]
fn what_turns_round_is_flaky_with_how_often() {
    let test = TestApp::sample();
    let mut last = Value::Null;
    for (day, state) in ["SUCCESS", "FAILED", "SUCCESS", "FAILED"]
        .iter()
        .enumerate()
    {
        last = import(
            &test,
            &format!("2026-11-1{day}T10:00:00Z"),
            "UAT",
            &["SUCCESS", state],
        );
    }
    // Another environment, and another suite, are another row of runs.
    import(&test, "2026-11-15T10:00:00Z", "STG", &["FAILED", "SUCCESS"]);
    let shown = test.call("evidence_show", json!({"id": last["id"]}));
    assert_eq!(
        shown["flaky"],
        json!([{"key": "1.1.1", "flips": 3, "runs": 4, "known": null}])
    );
}

#[test]
fn test_cases_older_than_those_of_the_release_before_are_said() {
    let test = TestApp::sample();
    let before = report(&test, "2026-11-20T10:00:00Z", &["SUCCESS"]);
    let mut dated = request(&before, "UAT");
    dated["collection_day"] = json!("2026-02-17");
    test.call("evidence_import", dated);
    let run = |ended: &str, day: &str| {
        let later = report(&test, ended, &["SUCCESS"]);
        test.call(
            "evidence_import",
            json!({"file": later, "release": "17.2.0", "environment": "UAT",
            "suite": "gp", "collection": "v17.2.0-fix", "collection_day": day}),
        )
    };
    let trapped = run("2026-11-21T10:00:00Z", "2025-10-31");
    assert_eq!(
        of_rule(&trapped, "evidence_tag_order").len(),
        1,
        "{}",
        trapped["findings"]
    );
    let newer = run("2026-11-22T10:00:00Z", "2026-10-31");
    assert_eq!(of_rule(&newer, "evidence_tag_order"), []);
}

fn asked(test: &TestApp, environment: &str, rule: &str) -> Vec<(String, String)> {
    let request = json!({"environment": environment, "release": "17.1.0", "minutes": 120,
        "start": {"local": "2027-02-10T22:00", "zone": "Africa/Lagos"}});
    of_rule(&test.call("deployment_check", request), rule)
}

#[test]
fn the_environment_before_has_to_show_the_golden_path() {
    let test = sample();
    let level = || asked(&test, "STG", "golden_path_below")[0].0.clone();
    assert_eq!(level(), "unknown", "nothing was imported");
    import(&test, "2026-11-21T10:00:00Z", "UAT", &whole(&["FAILED"]));
    assert_eq!(level(), "warn");
    import(&test, "2026-11-22T10:00:00Z", "UAT", &whole(&[]));
    assert_eq!(level(), "met");
    let skipped = report(&test, "2026-11-23T10:00:00Z", &whole(&["SKIPPED"]));
    let mut other = request(&skipped, "UAT");
    other["suite"] = json!("bulk");
    test.call("evidence_import", other);
    assert_eq!(level(), "met", "another suite is another question");
}

/// A run before the last deployment says nothing of what is there now.
#[test]
fn after_a_change_the_golden_path_is_asked_for_anew() {
    let test = sample();
    import(&test, "2026-11-22T10:00:00Z", "UAT", &whole(&[]));
    assert_eq!(asked(&test, "STG", "golden_path_below")[0].0, "met");
    let deployment = plan(&test, "UAT", "2026-11-30T22:00");
    let conn = slipway_store::Connection::open(test.folder().join("slipway.db")).expect("it opens");
    let opened = "UPDATE deployment SET opened_at = '2026-11-23T15:42:00Z' WHERE id = ?1";
    conn.execute(opened, [id(&deployment)])
        .expect("it is written");
    assert_eq!(asked(&test, "STG", "golden_path_below")[0].0, "warn");
    test.host.pass(Duration::hours(3));
    import(&test, "2026-11-23T17:00:00Z", "UAT", &whole(&[]));
    assert_eq!(asked(&test, "STG", "golden_path_below")[0].0, "met");
}

#[test]
fn what_runs_there_has_to_work_before_it_is_changed() {
    let test = sample();
    assert_eq!(
        asked(&test, "UAT", "golden_path_here"),
        [],
        "nothing is known to run there"
    );
    let deployment = plan(&test, "UAT", "2026-11-30T22:00");
    let conn = slipway_store::Connection::open(test.folder().join("slipway.db")).expect("it opens");
    let closed = "UPDATE deployment SET opened_at = '2026-11-20T20:00:00Z', \
         closed_at = '2026-11-20T23:00:00Z', state = 'closed', outcome = 'implemented' WHERE id = ?1";
    conn.execute(closed, [id(&deployment)])
        .expect("it is written");
    let level = || asked(&test, "UAT", "golden_path_here")[0].0.clone();
    assert_eq!(level(), "unknown");
    import(&test, "2026-11-20T19:00:00Z", "UAT", &whole(&[]));
    assert_eq!(level(), "warn", "it is older than the deployment");
    import(&test, "2026-11-20T22:30:00Z", "UAT", &whole(&[]));
    assert_eq!(level(), "met");

    let other = plan(&test, "UAT", "2026-12-07T22:00");
    conn.execute(closed, [id(&other)]).expect("it is written");
    conn.execute_batch(&format!(
        "UPDATE release SET product_id = (SELECT id FROM product WHERE id NOT IN \
         (SELECT product_id FROM release) LIMIT 1) WHERE version = '17.2.0'; \
         UPDATE deployment SET release_id = (SELECT id FROM release WHERE version = '17.2.0') \
         WHERE id = '{}';",
        id(&other)
    ))
    .expect("it is written");
    assert_eq!(
        level(),
        "met",
        "what another product runs there is another question"
    );
    let view = json!({"from": "2026-12-01", "to": "2026-12-31"});
    let view = test.call("calendar_show", view);
    let rows = view["rows"].as_array().expect("rows").iter();
    let mut rows = rows.filter(|row| row["code"] == "UAT");
    let runs = rows.next().expect("the row")["running"].clone();
    let runs = runs.as_str().expect("something runs");
    assert!(
        runs.contains("Mojaloop 17.1.0 r0") && runs.contains(" 17.2.0 r0"),
        "of each product one, by name: {runs}"
    );
}

#[test]
fn the_golden_path_in_the_support_environment_validates_the_core() {
    let test = TestApp::sample();
    let check = |test: &TestApp, version: &str| {
        let release = test.call("release_show", json!({"release": version}));
        let checks = release["checks"].as_array().expect("a list").iter();
        let one = checks.clone().find(|check| check["id"] == "core_validated");
        one.expect("it is there").clone()
    };
    let ladder = test.call("environment_list", json!({}));
    let support = ladder["environments"].as_array().expect("a list").iter();
    let support = support
        .clone()
        .find(|one| one["kind"] == "support")
        .expect("a support rung");
    let code = support["code"].as_str().expect("a code");
    let run = |ended: &str, states: &[&str]| {
        let path = report(&test, ended, states);
        test.call(
            "evidence_import",
            json!({"file": path, "release": "17.2.0", "environment": code,
            "suite": "gp", "collection": "v17.2.0"}),
        );
    };
    let pending = json!({"release": "17.2.0", "check": "core_validated", "state": "pending"});
    test.call("release_check", pending);
    assert_eq!(check(&test, "17.2.0")["derived"], json!(false));
    run("2026-11-21T10:00:00Z", &whole(&["SKIPPED"]));
    assert_eq!(
        check(&test, "17.2.0")["derived"],
        json!(false),
        "skipped is not passed"
    );
    run("2026-11-22T10:00:00Z", &whole(&[]));
    let shown = check(&test, "17.2.0");
    assert_eq!(
        (&shown["state"], &shown["derived_from"]),
        (&json!("passed"), &json!("evidence"))
    );
    let failed = json!({"release": "17.2.0", "check": "core_validated", "state": "failed", "reason": "By hand"});
    test.call("release_check", failed);
    assert_eq!(
        check(&test, "17.2.0")["state"],
        json!("failed"),
        "what a person decided stands"
    );
}

/// The state of the check that a golden path in the Support environment shows, and why.
fn validated(test: &TestApp) -> (String, String) {
    let release = test.call("release_show", json!({"release": "17.2.0"}));
    let mut checks = release["checks"].as_array().expect("a list").iter();
    let check = checks
        .find(|check| check["id"] == "core_validated")
        .expect("it is there");
    let text = |name: &str| check[name].as_str().unwrap_or_default().to_owned();
    (text("state"), text("reason"))
}

/// Reports that must not validate the core, each with a word of the reason.
#[test]
fn what_only_looks_like_a_golden_path_validates_nothing() {
    type Made = fn(&mut Value);
    let table: [(&str, &str, usize, Made); 5] = [
        ("a part", "2668", 1, |_| {}),
        ("terminated", "ended before it was done", 2_668, |report| {
            report["status"] = json!("TERMINATED");
            report["isTimeout"] = json!(true);
        }),
        ("in the future", "after it was imported", 2_668, |report| {
            report["runtimeInformation"]["completedTimeISO"] = json!("2031-01-01T00:00:00Z");
        }),
        (
            "claimed as failed",
            "says that something failed",
            2_668,
            |report| {
                report["runtimeInformation"]["isPassed"] = json!(false);
            },
        ),
        ("whole", "All 2668 assertions", 2_668, |_| {}),
    ];
    for (what, reason, assertions, made) in table {
        let test = TestApp::sample();
        pending(&test);
        let path = report(&test, "2026-11-22T10:00:00Z", &vec!["SUCCESS"; assertions]);
        let text = std::fs::read_to_string(&path).expect("it is there");
        let mut changed: Value = serde_json::from_str(&text).expect("JSON");
        made(&mut changed);
        let path = file(&test, "made.json", &changed.to_string());
        support(&test, &path);
        let (state, said) = validated(&test);
        assert_eq!(
            state,
            if what == "whole" { "passed" } else { "pending" },
            "{what}: {said}"
        );
        assert!(said.contains(reason), "{what}: {said}");
    }
}

fn pending(test: &TestApp) {
    test.call(
        "release_check",
        json!({"release": "17.2.0", "check": "core_validated", "state": "pending"}),
    );
}

/// Imports a report as that of 17.2.0 in the Support environment.
fn support(test: &TestApp, path: &PathBuf) -> Value {
    let ladder = test.call("environment_list", json!({}));
    let mut rungs = ladder["environments"].as_array().expect("a list").iter();
    let rung = rungs
        .find(|one| one["kind"] == "support")
        .expect("a support rung");
    test.call(
        "evidence_import",
        json!({"file": path, "release": "17.2.0", "environment": rung["code"],
        "suite": "gp", "collection": "v17.2.0"}),
    )
}

#[test]
fn a_run_of_the_future_hides_no_later_failure() {
    let test = TestApp::sample();
    pending(&test);
    let ahead = support(&test, &report(&test, "2031-01-01T00:00:00Z", &whole(&[])));
    let said = of_rule(&ahead, "evidence_whole");
    assert_eq!(
        said,
        [(
            "warn".to_owned(),
            "The run ended after it was imported".to_owned()
        )]
    );
    support(
        &test,
        &report(&test, "2026-11-22T10:00:00Z", &whole(&["FAILED"])),
    );
    let (state, why) = validated(&test);
    assert!(state == "pending" && why.contains("1 failed"), "{why}");
    support(&test, &report(&test, "2026-11-22T11:00:00Z", &whole(&[])));
    assert_eq!(validated(&test).0, "passed");
}

/// One that failed and does not say when is looked at by somebody: taken away, or followed by another.
#[test]
fn a_failure_without_a_time_has_to_be_explained() {
    let test = TestApp::sample();
    pending(&test);
    support(&test, &report(&test, "2026-11-22T10:00:00Z", &whole(&[])));
    assert_eq!(validated(&test).0, "passed");
    let text = std::fs::read_to_string(report(&test, "2026-11-22T12:00:00Z", &whole(&["FAILED"])));
    let mut untimed: Value = serde_json::from_str(&text.expect("it is there")).expect("JSON");
    untimed["runtimeInformation"] = json!({"testReportId": "undated"});
    let failed = support(&test, &file(&test, "undated.json", &untimed.to_string()));
    let (state, why) = validated(&test);
    assert!(
        state == "pending" && why.contains("when it ran is not known"),
        "{why}"
    );
    test.call("evidence_remove", json!({"id": failed["id"]}));
    assert_eq!(validated(&test).0, "passed");
}
