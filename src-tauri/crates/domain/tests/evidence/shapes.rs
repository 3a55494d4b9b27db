//! What is read from each shape.

use super::{fixture, four, report};
use slipway_domain::evidence::{Format, Status, Verdict};

#[test]
fn every_shape_is_counted_by_its_assertions() {
    let table = [
        (
            "toolkit.json",
            Format::Toolkit,
            [9, 5, 2, 2],
            Verdict::Failed,
        ),
        (
            "toolkit-passed.json",
            Format::Toolkit,
            [4, 4, 0, 0],
            Verdict::Passed,
        ),
        (
            "toolkit-2020.json",
            Format::Toolkit,
            [4, 4, 0, 0],
            Verdict::Passed,
        ),
        ("loop.json", Format::Toolkit, [3, 2, 1, 0], Verdict::Failed),
        (
            "short.json",
            Format::ToolkitShort,
            [3, 2, 1, 0],
            Verdict::Failed,
        ),
        (
            "timeout.json",
            Format::Toolkit,
            [0, 0, 0, 0],
            Verdict::NoEvidence,
        ),
        ("newman.json", Format::Newman, [4, 2, 1, 1], Verdict::Failed),
        ("junit.xml", Format::Junit, [6, 3, 2, 1], Verdict::Failed),
    ];
    for (name, format, counts, verdict) in table {
        let report = report(&fixture(name));
        assert_eq!(report.format, format, "{name}");
        assert_eq!(four(&report.counts), counts, "{name}");
        assert_eq!(report.counts.verdict(), verdict, "{name}");
        assert_eq!(
            report.kept.len() as u64 + report.left_out,
            counts[0],
            "{name}"
        );
    }
}

#[test]
fn a_report_of_the_toolkit_is_read_whole() {
    let report = report(&fixture("toolkit.json"));
    assert_eq!(report.name, "golden_path");
    assert_eq!(report.report_id, "golden_path_2026-11-24T20:12:00.000Z");
    assert_eq!(report.started.as_deref(), Some("2026-11-24T20:10:00.000Z"));
    assert_eq!(
        report.completed.as_deref(),
        Some("2026-11-24T20:12:00.000Z")
    );
    assert_eq!(report.duration_ms, Some(120_000));
    assert_eq!(
        (report.counts.test_cases, report.counts.requests),
        (Some(3), Some(5))
    );
    assert_eq!(report.claim.passed, Some(false));
    assert_eq!(
        (report.claim.assertions, report.claim.passed_assertions),
        (Some(9), Some(7))
    );
    let keys: Vec<&str> = report.kept.iter().map(|kept| kept.key.as_str()).collect();
    let expected = [
        "1.lookup.1",
        "1.lookup.2",
        "1.2.status-202",
        "1.2.amount",
        "1.lookup.1#2",
        "1.lookup.1#3",
        "1.lookup.2#2",
        "1.fulfil.no-status",
        "1.fulfil.token",
    ];
    assert_eq!(keys, expected);
    let failed = &report.kept[3];
    assert_eq!(failed.status, Status::Failed);
    assert_eq!(
        (failed.case.as_str(), failed.request.as_str()),
        ("Transfer", "Ask for a quote")
    );
    assert_eq!(failed.title, "The amount is <b>right</b>");
    assert_eq!(
        failed.message,
        "expected 100 to equal 90 for payer [removed]"
    );
    assert_eq!(
        report.kept[8].message,
        "Authorization: Bearer [removed] is refused"
    );
    assert!(
        report.redacted > 4,
        "headers and input values count too: {}",
        report.redacted
    );
}

#[test]
fn a_loop_is_all_of_its_turns() {
    let report = report(&fixture("loop.json"));
    assert_eq!(report.claim.passed, Some(false));
    assert_eq!(report.claim.assertions, Some(3));
    assert_eq!(report.duration_ms, Some(360_000));
    assert_eq!(
        report.completed.as_deref(),
        Some("2026-11-24T20:13:00.000Z")
    );
    assert_eq!(report.kept[2].key, "1.1.1#3");
}

#[test]
fn a_run_that_was_ended_says_so() {
    let report = report(&fixture("timeout.json"));
    assert!(report.cut_short);
    assert_eq!(report.claim.assertions, Some(40));
    assert_eq!(report.completed, None);
}

#[test]
fn the_short_form_has_the_keys_of_the_long_one() {
    let (short, long) = (
        report(&fixture("short.json")),
        report(&fixture("toolkit.json")),
    );
    assert_eq!(
        (short.counts.test_cases, short.counts.requests),
        (None, None)
    );
    for kept in &short.kept {
        assert!(
            long.kept.iter().any(|other| other.key == kept.key),
            "{}",
            kept.key
        );
    }
}

#[test]
fn what_broke_off_in_newman_is_no_assertion_and_no_pass() {
    let report = report(&fixture("newman.json"));
    assert_eq!(report.counts.broken, 2);
    assert_eq!(
        (report.counts.test_cases, report.counts.requests),
        (Some(3), Some(3))
    );
    assert_eq!(
        report.completed.as_deref(),
        Some("2026-11-24T20:12:00.000Z")
    );
    assert_eq!(report.kept[1].key, "i1.Body has a name");
    assert_eq!(report.kept[1].message, "expected undefined to equal 'Ana'");
    let text = String::from_utf8(fixture("newman.json")).unwrap();
    let only = text.replace("expected undefined to equal 'Ana'", "");
    let silent = super::report(only.as_bytes());
    assert_eq!(silent.counts.failed, 1, "an error without words is one");
}

#[test]
fn junit_is_read_as_all_its_writers_agree() {
    let report = report(&fixture("junit.xml"));
    assert_eq!(report.name, "golden path");
    assert_eq!(report.started.as_deref(), Some("2026-11-24T20:10:00.000Z"));
    assert_eq!(
        report.completed.as_deref(),
        Some("2026-11-24T20:10:12.500Z")
    );
    assert_eq!(
        (report.claim.assertions, report.claim.passed),
        (Some(6), Some(false))
    );
    assert_eq!(
        report.kept[1].message,
        "expected <b> to equal <i> for [removed]"
    );
    assert_eq!(report.kept[2].message, "no callback");
    assert_eq!(
        report.kept[4].status,
        Status::Failed,
        "failed and skipped is failed"
    );
    assert_eq!(report.kept[5].key, "Ask for a quote.Amount#2");
    assert_eq!(report.redacted, 2);
}

/// What a suite says of its errors is heard at whatever depth, and no passed case outweighs it.
#[test]
fn an_error_that_no_case_shows_is_no_pass() {
    let table = [
        (
            "<testsuite tests='1' errors='1'><testcase name='a' classname='c'/></testsuite>",
            Verdict::Failed,
        ),
        (
            "<testsuite tests='1' failures='1'><testcase name='a' classname='c'/></testsuite>",
            Verdict::Failed,
        ),
        (
            "<testsuites tests='1'><testsuite tests='1' errors='1'><testcase name='a'/></testsuite></testsuites>",
            Verdict::Failed,
        ),
        (
            "<testsuites><testsuite errors='2'><testcase name='a'/></testsuite></testsuites>",
            Verdict::Failed,
        ),
        (
            "<testsuite tests='1' errors='0' failures='0'><testcase name='a'/></testsuite>",
            Verdict::Passed,
        ),
        (
            "<testsuite><testcase name='a'/></testsuite>",
            Verdict::Passed,
        ),
        ("<testsuite tests='0' errors='1'/>", Verdict::NoEvidence),
    ];
    for (text, verdict) in table {
        let report = report(text.as_bytes());
        assert_eq!(
            report.counts.verdict_beside(report.claim),
            verdict,
            "{text}"
        );
    }
    let told =
        report(b"<testsuite tests='4' failures='1' skipped='1'><testcase name='a'/></testsuite>");
    assert_eq!(told.claim.passed_assertions, Some(2));
}

#[test]
fn a_moment_without_a_zone_is_none() {
    let text = String::from_utf8(fixture("junit.xml")).unwrap();
    let report = report(text.replace(".000Z", "").as_bytes());
    assert_eq!((report.started, report.completed), (None, None));
}
