//! Reports as people write them, in the shapes of the two real forms.

use proptest::prelude::*;
use slipway_domain::defect::facts::{Facts, Field, Report, compose, read};
use slipway_domain::defect::scale::{Priority, Severity};

/// Mojaloop's own template, filled in by hand.
const TEMPLATE: &str = "**Summary**:
After a lower net debit cap is set, transfers above it still commit.

**Severity**:
( High)

**Priority**: Critical

Actual Behavior:
1. Transfers above the cap are reserved for about 60 seconds
2. Only one of three position handlers refuses

**Expected Behavior**
The transfer ends with error 4001.

**Steps to Reproduce**
  1. Set a cap of 10000, send transfers of 100
  2. Lower the cap
**run it twice**
```
10:52:31.940Z info cached limit 10000, position 6200: RESERVED
**Version**: 0.0.1
```

**Specifications**
  - Component (if known): central-ledger, ml-api-adapter
  - Version: v17.0.4
  - Platform:
  - Subsystem: position handler
  - Type of testing: Regression
  - Bug found/raised by: @grace / @chidi
  - Browser: none, it is a service

**Notes**:

- Severity when opened: Medium
- Priority when opened:

## Pull Requests ##
- [x] central-ledger/pull/1
";

#[test]
fn mojaloops_template() {
    let Report { facts, rest, .. } = read(TEMPLATE);
    insta::assert_json_snapshot!(filled(&facts), @r#"
    [
      [
        "summary",
        "After a lower net debit cap is set, transfers above it still commit."
      ],
      [
        "observed",
        "1. Transfers above the cap are reserved for about 60 seconds\n2. Only one of three position handlers refuses"
      ],
      [
        "expected",
        "The transfer ends with error 4001."
      ],
      [
        "steps",
        "  1. Set a cap of 10000, send transfers of 100\n  2. Lower the cap\n**run it twice**\n```\n10:52:31.940Z info cached limit 10000, position 6200: RESERVED\n**Version**: 0.0.1\n```"
      ],
      [
        "logs",
        "10:52:31.940Z info cached limit 10000, position 6200: RESERVED\n**Version**: 0.0.1"
      ],
      [
        "version",
        "v17.0.4"
      ],
      [
        "component",
        "central-ledger, ml-api-adapter"
      ],
      [
        "raised_by",
        "@grace / @chidi"
      ],
      [
        "testing",
        "Regression"
      ],
      [
        "severity",
        "High"
      ],
      [
        "priority",
        "Critical"
      ],
      [
        "severity_opened",
        "Medium"
      ]
    ]
    "#);
    insta::assert_json_snapshot!(rest, @r###"
    [
      {
        "heading": "**Specifications**",
        "body": "  - Subsystem: position handler\n  - Browser: none, it is a service"
      },
      {
        "heading": "## Pull Requests ##",
        "body": "- [x] central-ledger/pull/1"
      }
    ]
    "###);
    assert_eq!(
        facts.opened_severity(),
        Some(Severity::S3),
        "as opened, not as it is now"
    );
    assert_eq!(facts.opened_priority(), Some(Priority::P1));
}

/// The fields that hold something.
fn filled(facts: &Facts) -> Vec<(&'static str, &str)> {
    let all = Field::ALL
        .iter()
        .map(|field| (field.slug(), facts.get(*field)));
    all.filter(|(_, text)| !text.is_empty()).collect()
}

#[test]
fn a_template_that_nobody_filled_in_says_nothing() {
    let text = "**Summary**:
<Description regarding what the issue is (with important details) and where it is>

**Severity**:
(Low, Medium, High)

**Priority**:
(Critical, Medium, Low)

**Expected Behavior**

**Steps to Reproduce**
  1.
  2.
  3.

**Specifications**
  - Component (if known):
  - Version:
  - Platform:
  - Subsystem:
  - Type of testing:
  - Bug found/raised by:

**Notes**:

- Severity when opened:
- Priority when opened:
";
    let report = read(text);
    assert_eq!(report.facts, Facts::default());
    assert_eq!(report.rest, []);
}

#[test]
fn the_fields_of_a_service_portal() {
    let text = "Summary*
Transfers commit above the participant limit
Customer project name*: Regional switch
Observed Behavior*
After the cap of pinkbankfsp was lowered, transfers above it still committed.

Expected Behavior*
From that moment on, error 4001.
Priority*: Medium
Release Version*: Mojaloop 17.0.4 r1
Incident ID: 10477
Environment: Production
Reproduced in: Sandbox at 17.0.4 r1
Workaround: restart the position handlers
Known error: no
Found in a deployment window: no
";
    insta::assert_json_snapshot!(filled(&read(text).facts), @r#"
    [
      [
        "summary",
        "Transfers commit above the participant limit"
      ],
      [
        "observed",
        "After the cap of pinkbankfsp was lowered, transfers above it still committed."
      ],
      [
        "expected",
        "From that moment on, error 4001."
      ],
      [
        "version",
        "Mojaloop 17.0.4 r1"
      ],
      [
        "environment",
        "Production"
      ],
      [
        "incident",
        "10477"
      ],
      [
        "reproduced_environment",
        "Sandbox"
      ],
      [
        "reproduced_version",
        "17.0.4 r1"
      ],
      [
        "workaround",
        "restart the position handlers"
      ],
      [
        "known_error",
        "no"
      ],
      [
        "found_in_window",
        "no"
      ],
      [
        "customer",
        "Regional switch"
      ],
      [
        "priority",
        "Medium"
      ]
    ]
    "#);
    let facts = read(text).facts;
    assert_eq!(facts.has_workaround(), Some(true));
    assert_eq!(
        (facts.is_known_error(), facts.was_in_window()),
        (Some(false), Some(false))
    );
    assert_eq!(read("").facts.has_workaround(), None);
}

#[test]
fn jiras_own_marks_and_a_letter() {
    let text = "Dear support,

quotes of one DFSP time out.

h3. Observed behaviour
A quote ends with 504.
{code:java}
h3. Expected behaviour
java.net.SocketTimeoutException
    at org.example.Quotes(Quotes.java:12)
{code}
*Expected behaviour:* it ends with 200

h3. Steps
# send a quote
# wait 30 s
*Version:* 17.0.4
*Component/s*
- quoting-service
- ml-api-adapter

Kind regards
Fatou
";
    insta::assert_json_snapshot!(filled(&read(text).facts), @r##"
    [
      [
        "description",
        "Dear support,\n\nquotes of one DFSP time out.\n\nKind regards\nFatou"
      ],
      [
        "observed",
        "A quote ends with 504.\n{code:java}\nh3. Expected behaviour\njava.net.SocketTimeoutException\n    at org.example.Quotes(Quotes.java:12)\n{code}"
      ],
      [
        "expected",
        "it ends with 200"
      ],
      [
        "logs",
        "h3. Expected behaviour\njava.net.SocketTimeoutException\n    at org.example.Quotes(Quotes.java:12)"
      ],
      [
        "version",
        "17.0.4"
      ],
      [
        "component",
        "quoting-service, ml-api-adapter"
      ]
    ]
    "##);
}

#[test]
fn headings_are_read_leniently() {
    let table = [
        ("## Steps to Reproduce\nx", Field::Steps, "x"),
        ("##Steps to reproduce:\nx", Field::Steps, "x"),
        ("# **Steps To Reproduce** #\nx", Field::Steps, "x"),
        ("**Steps to Reproduce:**\nx", Field::Steps, "x"),
        ("__Steps__:\nx", Field::Steps, "x"),
        ("*Steps*\nx", Field::Steps, "x"),
        ("STEPS TO REPRODUCE\nx", Field::Steps, "x"),
        (
            "Steps to reproduce (please be exact):\nx",
            Field::Steps,
            "x",
        ),
        ("  Actual result: x", Field::Observed, "x"),
        ("What did you expect to happen?\nx", Field::Expected, "x"),
        ("**Version**: `v17.0.4`", Field::Version, "v17.0.4"),
        ("- **Version**: 17.0.4", Field::Version, "17.0.4"),
        ("* Version: 17.0.4", Field::Version, "17.0.4"),
        ("**Version: 17.0.4**", Field::Version, "17.0.4"),
        ("Version\n\n  17.0.4\n", Field::Version, "17.0.4"),
        ("Affects Version/s: 17.0.4", Field::Version, "17.0.4"),
        ("\u{feff}Version: 17.0.4", Field::Version, "17.0.4"),
        (
            "Version: 17.0.4\r\nComponent: a\r\n",
            Field::Version,
            "17.0.4",
        ),
        (
            "Reproduced in: yes, in UAT @ v17.0.4",
            Field::ReproducedEnvironment,
            "UAT",
        ),
        (
            "Reproduced in: UAT, 17.0.4 r1",
            Field::ReproducedVersion,
            "17.0.4 r1",
        ),
        ("Severity: (High)", Field::Severity, "High"),
        ("Severity: (Low, Medium, High)", Field::Severity, ""),
        ("Component: N/A", Field::Component, ""),
        ("Steps: <b>bold</b>", Field::Steps, "<b>bold</b>"),
        ("Observed: <https://hub.example/a b>", Field::Observed, ""),
        // No headings.
        ("The version: 17.0.4", Field::Version, ""),
        ("#45 Version", Field::Version, ""),
        ("> Version: 17.0.4", Field::Version, ""),
        ("```\nVersion: 17.0.4\n```", Field::Version, ""),
    ];
    for (text, field, expected) in table {
        assert_eq!(read(text).facts.get(field), expected, "{text}");
    }
}

#[test]
fn a_second_value_is_shown_beside_the_first() {
    let report = read("Version: 17.0.4\nVersion: 17.1.0\n\nand some words");
    assert_eq!(report.facts.version, "17.0.4");
    assert_eq!(report.rest[0].heading, "Version: 17.1.0");
    assert_eq!(report.facts.description, "and some words");
}

#[test]
fn logs_are_found_in_a_block_of_code() {
    let text = "It fails.\n```json\n{\"a\":1}\n```\n```\n10:00:01 error position 4001\n```\n";
    assert_eq!(read(text).facts.logs, "10:00:01 error position 4001");
    assert!(read(text).facts.description.contains("{\"a\":1}"));
    assert_eq!(read("```\nno log at all\n```").facts.logs, "");
    assert_eq!(
        read("Logs:\nsee the file\n```\n10:00:01 error\n```")
            .facts
            .logs
            .lines()
            .count(),
        4
    );
}

/// All that a report shows.
fn shown(report: &Report) -> String {
    let mut out: Vec<&str> = Field::ALL
        .iter()
        .map(|field| report.facts.get(*field))
        .collect();
    out.extend(
        report
            .rest
            .iter()
            .flat_map(|part| [part.heading.as_str(), part.body.as_str()]),
    );
    out.join("\n")
}

/// Lines of reports, good and bad, each with a word of its own.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let shapes = prop::sample::select(vec![
        "{}",
        "**Summary**: {}",
        "## {}",
        "## Steps",
        "**Notes**:",
        "**{}**:",
        "- Version: {}",
        "Version: {}",
        "**Severity**:",
        "Expected behaviour",
        "```",
        "{code}",
        "1. {}",
        "- {}",
        "| Version | {} |",
        "**Specifications**",
        "  - Component (if known): {}",
        "",
        "> {}",
        "h3. {}",
        "h2. Actual result",
        "*Environment:* {}",
        "Reproduced in: {} at 17.0.4",
        "**{}**",
        "Logs:",
        "Workaround: {}",
        "#{}",
        "{code}{}{code}",
        "(Low, Medium, High)",
        "2.",
        "~~~",
        "Component:",
        "{}: {}",
        "{}\r",
    ]);
    prop::collection::vec(shapes, 0..30).prop_map(|shapes| {
        let numbered = shapes.iter().enumerate();
        numbered
            .map(|(at, shape)| shape.replace("{}", &format!("word{at}x")))
            .collect()
    })
}

proptest! {
    #[test]
    fn no_word_is_lost(lines in lines()) {
        let text = lines.join("\n");
        let report = read(&text);
        let shown = shown(&report);
        for (at, _) in lines.iter().enumerate() {
            let word = format!("word{at}x");
            prop_assert!(!text.contains(&word) || shown.contains(&word), "{} of\n{}", word, text);
        }
    }

    #[test]
    fn each_line_is_shown_or_one_of_the_form(text in "(?s).{0,300}") {
        let report = read(&text);
        let shown = shown(&report);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let form = report.form.iter().any(|form| form.trim() == line.trim());
            prop_assert!(form || shown.contains(line.trim()), "{:?}", line);
        }
    }

    #[test]
    fn what_is_written_is_read_again(words in prop::collection::vec("[a-z]{1,8}( [a-z.]{1,8}){0,5}\n?( ?[0-9]\\. [a-z]{3,9})?", 23)) {
        let mut facts = Facts::default();
        let fields = Field::ALL.iter().filter(|field| !field.is_group());
        for (field, text) in fields.zip(&words) {
            let one = if field.is_block() { text.trim().to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
            facts.put(*field, format!("is {}", one.trim()));
        }
        let report = read(&compose(&facts, &[]));
        prop_assert_eq!(report.facts, facts);
        prop_assert_eq!(report.rest, []);
    }

    #[test]
    fn what_a_report_says_besides_is_written_too(lines in lines()) {
        let report = read(&lines.join("\n"));
        let again = read(&compose(&report.facts, &report.rest));
        let shown = shown(&again);
        for (at, _) in lines.iter().enumerate() {
            let word = format!("word{at}x");
            let was = self::shown(&report).contains(&word);
            prop_assert!(!was || shown.contains(&word), "{}", word);
        }
    }
}

#[test]
fn a_value_below_its_heading_is_shown_or_of_the_form_with_its_marks() {
    for (line, value) in [("``", ""), ("**Linux**", "Linux"), ("`v1.30`", "v1.30")] {
        let report = read(&format!("OS\n{line}\n"));
        assert_eq!(report.facts.platform, value);
        assert!(report.form.iter().any(|one| one == line), "{line} is lost");
    }
}
