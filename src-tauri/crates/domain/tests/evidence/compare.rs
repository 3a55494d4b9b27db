//! Two runs beside each other, and many in a row.

use super::report;
use proptest::prelude::*;
use serde_json::{Value, json};
use slipway_domain::evidence::Report;
use slipway_domain::evidence::Status::{self, Failed, Passed, Skipped};
use slipway_domain::evidence::compare::compare;
use slipway_domain::evidence::flaky::{Flips, KNOWN, flaky, known};
use slipway_domain::evidence::{Kept, suite};
use std::collections::BTreeMap;

fn run<'a>(results: &[(&'a str, Status)]) -> BTreeMap<&'a str, Status> {
    results.iter().copied().collect()
}

#[test]
fn each_assertion_is_in_one_list() {
    let before = run(&[
        ("broke", Passed),
        ("ran", Skipped),
        ("mended", Failed),
        ("stopped", Passed),
        ("gone", Passed),
        ("same", Passed),
        ("still", Failed),
        ("unknown", Failed),
        ("held", Skipped),
    ]);
    let after = run(&[
        ("broke", Failed),
        ("ran", Failed),
        ("mended", Passed),
        ("stopped", Skipped),
        ("new", Passed),
        ("same", Passed),
        ("still", Failed),
        ("unknown", Skipped),
        ("held", Passed),
    ]);
    let found = compare(&before, &after);
    assert_eq!(found.newly_failing, ["broke", "ran"]);
    assert_eq!(found.fixed, ["mended"]);
    assert_eq!(found.newly_skipped, ["stopped"]);
    assert_eq!(found.missing, ["gone"]);
    assert_eq!(found.appeared, ["new"]);
    assert_eq!(found.unchanged, 4);
}

/// A report of newman whose only request asserts these, with what failed.
fn newman(names: &[(String, bool)]) -> Report {
    let each = |(name, failed): &(String, bool)| match failed {
        true => json!({"assertion": name, "error": {"message": "no"}}),
        false => json!({"assertion": name}),
    };
    let assertions: Vec<Value> = names.iter().map(each).collect();
    let text = json!({"run": {"executions": [{"item": {"id": "i", "name": "r"}, "assertions": assertions}]}});
    report(text.to_string().as_bytes())
}

fn by_key(report: &Report) -> BTreeMap<&str, Status> {
    report
        .kept
        .iter()
        .map(|kept| (kept.key.as_str(), kept.status))
        .collect()
}

/// Three names that look alike once they are cleaned; the first one is gone in the second run.
#[test]
fn what_is_cleaned_is_not_taken_for_another() {
    let name = |number: u64| format!("credits 25670000000{number}");
    let before = newman(&[(name(1), false), (name(2), true), (name(3), false)]);
    let after = newman(&[(name(2), true), (name(3), false)]);
    let found = compare(&by_key(&before), &by_key(&after));
    assert_eq!(found.missing, [before.kept[0].key.clone()]);
    assert_eq!(
        (found.newly_failing, found.fixed, found.appeared),
        Default::default()
    );
    assert_eq!(found.unchanged, 2);
    for kept in &before.kept {
        assert_eq!(kept.title, "credits [removed]");
        assert!(kept.key.starts_with("i.credits [removed]~"), "{}", kept.key);
        assert!(!kept.key.contains("2567"), "{}", kept.key);
    }
}

#[test]
fn long_names_differ_where_they_are_cut_off() {
    let name = |end: &str| "x".repeat(210) + end;
    let before = newman(&[(name("1"), false), (name("2"), true)]);
    let after = newman(&[(name("2"), true)]);
    let found = compare(&by_key(&before), &by_key(&after));
    assert_eq!((found.missing.len(), found.unchanged), (1, 1));
    assert!(found.newly_failing.is_empty() && found.fixed.is_empty());
}

/// Numbers of the toolkit's own that look like somebody's have the same key in its short form.
#[test]
fn numeric_ids_join_the_long_and_the_short_form() {
    let long = r#"{"test_cases":[{"id":1,"name":"c","requests":[{"request":{"id":2,"tests":{"assertions":[
        {"id":16832819371,"resultStatus":{"status":"SUCCESS"}}]}}}]}]}"#;
    let short = r#"{"tests.gp":{"assertions":{"1.2.16832819371":"SUCCESS"}}}"#;
    let (long, short) = (report(long.as_bytes()), report(short.as_bytes()));
    assert_eq!(long.kept[0].key, short.kept[0].key);
    assert!(
        long.kept[0].key.starts_with("1.2.[removed]~"),
        "{}",
        long.kept[0].key
    );
}

proptest! {
    /// However names look, a run compared with itself is the same, and one less is one missing.
    #[test]
    fn one_less_is_one_missing(
        names in prop::collection::btree_set("(credits |pin: |MSISDN/|Bearer |)(2567[0-9]{8}|[a-z]{1,4}[0-9]{0,12}|x{205}[a-c])", 2..8),
        gone in any::<prop::sample::Index>(),
    ) {
        let all: Vec<(String, bool)> = names.iter().map(|name| (name.clone(), name.len() % 2 == 0)).collect();
        let gone = gone.index(all.len());
        let mut rest = all.clone();
        rest.remove(gone);
        let (before, after) = (newman(&all), newman(&rest));
        let same = compare(&by_key(&before), &by_key(&before));
        prop_assert_eq!(same.unchanged, all.len() as u64);
        let found = compare(&by_key(&before), &by_key(&after));
        prop_assert_eq!(found.unchanged, rest.len() as u64, "{:?}", by_key(&before));
        prop_assert_eq!(found.missing, [before.kept[gone].key.clone()]);
        prop_assert!(found.newly_failing.is_empty() && found.fixed.is_empty() && found.appeared.is_empty());
    }
}

#[test]
fn what_turns_round_twice_is_flaky() {
    let runs = [
        run(&[("a", Passed), ("b", Passed), ("c", Failed)]),
        run(&[("a", Failed), ("b", Skipped), ("c", Passed)]),
        run(&[("a", Passed), ("b", Failed), ("c", Passed)]),
        run(&[("a", Failed), ("b", Failed)]),
    ];
    let found = flaky(&runs);
    assert_eq!(found.get("a"), Some(&Flips { flips: 3, runs: 4 }));
    assert_eq!(found.len(), 1, "one turn is a defect, or its fix");
}

#[test]
fn what_mojaloop_knows_to_be_flaky_has_its_number() {
    let number = |suite: &str, status: Status, title: &str, message: &str| {
        let kept = Kept {
            key: "1.1.1".to_owned(),
            case: "Case".to_owned(),
            request: "Request".to_owned(),
            title: title.to_owned(),
            status,
            message: message.to_owned(),
        };
        known(suite, &kept).map(|issue| issue.number)
    };
    let table = [
        (
            "gp",
            Failed,
            "Status is 200",
            "errorDescription: 'Generic ID not found'",
            Some(2925),
        ),
        (
            "thirdparty",
            Failed,
            "Status is 200",
            "Generic ID Not Found",
            Some(2925),
        ),
        ("gp", Failed, "Callback", "socket hang up", Some(3164)),
        ("gp", Failed, "WebSocket opens", "no", Some(3164)),
        ("dfsp", Failed, "Callback", "socket hang up", None),
        ("bulk", Failed, "Status is 200", "expected 500", Some(3027)),
        (
            "thirdparty",
            Failed,
            "Status is 200",
            "expected 500",
            Some(2717),
        ),
        ("gp", Failed, "Status is 200", "expected 500", None),
        ("gp", Passed, "Status is 200", "Generic ID not found", None),
        ("bulk", Skipped, "Status is 200", "", None),
    ];
    for (suite, status, title, message, expected) in table {
        assert_eq!(
            number(suite, status, title, message),
            expected,
            "{suite} {title} {message}"
        );
    }
    for issue in KNOWN {
        assert!(!issue.title.is_empty() && issue.source.contains("release"));
        assert!(issue.url().ends_with(&format!("/{}", issue.number)));
    }
    assert!(suite::SUITES.iter().any(|suite| suite.slug == "bulk"));
}
