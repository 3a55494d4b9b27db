//! What reports speak for: made up, as people would write them.

use slipway_domain::defect::facts::{Facts, read};
use slipway_domain::defect::scale::{Impact, Severity, Urgency};
use slipway_domain::defect::suggest::{Circumstances, Suggestion, suggest};

const KNOWN: Circumstances<'static> = Circumstances {
    title: "",
    production_names: &["Live"],
    dfsps: &["pinkbankfsp", "greenbankfsp"],
};

fn of(title: &str, report: &str) -> Suggestion {
    suggest(&read(report).facts, &Circumstances { title, ..KNOWN })
}

/// Title, report, and urgency, impact and severity as `5 5 S1`; `-` for none.
const TABLE: &[(&str, &str, &str)] = &[
    (
        "Transfers commit above the participant limit after a limit change",
        "Observed: after the net debit cap of pinkbankfsp was lowered, transfers above the new limit still committed.\nEnvironment: Production\nWorkaround: restart the position handlers",
        "4 5 S3",
    ),
    (
        "Net debit cap is ignored for a minute",
        "Environment: Production",
        "5 5 S1",
    ),
    (
        "Settlement report shows a mismatch for greenbankfsp",
        "Found in: PRD",
        "5 5 S1",
    ),
    (
        "Position is not released when a transfer times out",
        "Environment: UAT",
        "2 5 S2",
    ),
    (
        "Payer debited but payee not credited",
        "Environment: Live",
        "5 5 S1",
    ),
    ("Customer was charged twice", "Workaround: none", "5 5 S1"),
    (
        "Funds of a DFSP stay reserved, liquidity is blocked",
        "",
        "5 5 S1",
    ),
    (
        "PATCH notification is sent twice to the payee",
        "Environment: Production",
        "3 - -",
    ),
    (
        "Complete outage of the hub since 09:00",
        "Environment: Production",
        "5 4 S1",
    ),
    (
        "No outage, but lookups of several DFSPs are slow",
        "Environment: Production",
        "4 4 -",
    ),
    (
        "Quotes fail for pinkbankfsp and greenbankfsp",
        "Environment: Production\nWorkaround: no",
        "4 4 S2",
    ),
    (
        "Quotes fail for pinkbankfsp",
        "Environment: Production\nWorkaround: resend the quote",
        "2 3 S3",
    ),
    (
        "Error callback goes to the wrong place for one DFSP",
        "Environment: Staging",
        "2 3 -",
    ),
    (
        "Some users cannot log in to the portal",
        "Environment: Production",
        "3 2 S3",
    ),
    (
        "Typo on the health page",
        "Environment: Production",
        "1 1 S4",
    ),
    (
        "Log level cannot be set",
        "Environment: Development",
        "1 1 S4",
    ),
    (
        "Vulnerability CVE-2026-1234 in the image of quoting-service",
        "Environment: Production",
        "5 - S1",
    ),
    (
        "Unauthorised access to the admin API with an old token",
        "Environment: Sandbox",
        "2 - -",
    ),
    (
        "Memory leaks in the simulator",
        "Environment: Sandbox",
        "2 - -",
    ),
    ("Urgent: callbacks are late before the cut-off", "", "4 - -"),
    ("Something is odd", "", "- - -"),
    ("", "", "- - -"),
];

fn short(suggestion: &Suggestion) -> String {
    let urgency = suggestion.urgency.map_or("-", Urgency::slug);
    let impact = suggestion.impact.map_or("-", Impact::slug);
    format!(
        "{urgency} {impact} {}",
        suggestion.severity.map_or("-", Severity::slug)
    )
}

#[test]
fn reports_by_table() {
    let mut wrong = Vec::new();
    for (title, report, expected) in TABLE {
        let suggestion = of(title, report);
        let short = short(&suggestion);
        if short != *expected {
            wrong.push(format!(
                "{title}: {short}, not {expected}: {:?}",
                suggestion.why
            ));
        }
        let said = [
            suggestion.urgency.is_some(),
            suggestion.impact.is_some(),
            suggestion.severity.is_some(),
        ];
        let said = said.into_iter().filter(|said| *said).count();
        assert_eq!(
            suggestion.why.len(),
            said + usize::from(suggestion.enhancement),
            "each says why"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_picture_says_why() {
    let (title, report, _) = TABLE[0];
    insta::assert_snapshot!(of(title, report).why.join("\n"), @r"
    Settlement or positions are wrong, so impact 5
    Payments are at risk; a workaround exists, so urgency 5 − 1
    A workaround exists, so S3
    ");
    insta::assert_snapshot!(of(TABLE[16].0, TABLE[16].1).why.join("\n"), @r#"
    It touches security, so urgency 5
    Security, "vulnerability": look whether it is a major one, so S1
    "#);
    insta::assert_snapshot!(of(TABLE[10].0, TABLE[10].1).why.join("\n"), @r#"
    2 DFSPs are named, so impact 4
    Found in Production, and it reaches far, so urgency 4
    "quotes fail" without a workaround, so S2
    "#);
}

#[test]
fn security_and_wishes_are_marked() {
    assert!(of("Data leak in the participants API", "").security);
    assert!(!of("Leak in the roof", "").security);
    let wish = of("Feature request: show the next window", "");
    assert!(wish.enhancement);
    assert!(!of("The feature of quotes fails", "").enhancement);
}

#[test]
fn a_workaround_lowers_the_urgency_by_one() {
    for title in [
        "Net debit cap is ignored",
        "Hub down",
        "Quotes fail for pinkbankfsp",
        "urgent matter",
    ] {
        let without = of(title, "Environment: Production");
        let with = of(title, "Environment: Production\nWorkaround: restart it");
        let lowered = without.urgency.map(Urgency::lowered);
        assert_eq!(with.urgency, lowered, "{title}");
        assert_eq!(with.impact, without.impact, "{title}");
    }
}

#[test]
fn any_text_is_answered_the_same_way_twice() {
    let long = "transfer above ".repeat(20_000);
    for text in ["\u{0}\u{ffff}", "٣ تحويلات", "....", long.as_str()] {
        let facts = Facts {
            observed: text.to_owned(),
            ..Facts::default()
        };
        assert_eq!(suggest(&facts, &KNOWN), suggest(&facts, &KNOWN));
    }
}
