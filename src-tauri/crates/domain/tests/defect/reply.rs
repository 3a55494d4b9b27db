//! Answers from templates.

use proptest::prelude::*;
use slipway_domain::defect::complete::{Reproduced, completeness};
use slipway_domain::defect::facts::Facts;
use slipway_domain::defect::reply::{FIELDS, ReplyKind, ask, built_in, named, render};

fn of<'v>(pairs: &'v [(&str, &str)]) -> impl Fn(&str) -> &'v str {
    move |name| {
        let pair = pairs.iter().find(|(field, _)| *field == name);
        pair.map_or("", |(_, value)| value)
    }
}

#[test]
fn each_kind_names_what_it_cannot_do_without() {
    let needs = |kind| named(built_in(kind));
    assert_eq!(needs(ReplyKind::Acknowledge), ["number"]);
    assert_eq!(needs(ReplyKind::NeedInformation), ["missing"]);
    assert_eq!(needs(ReplyKind::PlannedFor), ["release", "priority"]);
    assert_eq!(needs(ReplyKind::FixedIn), ["release"]);
    assert_eq!(needs(ReplyKind::Declined), ["reason"]);
    assert_eq!(needs(ReplyKind::Duplicate), ["root"]);
}

#[test]
fn what_is_not_known_stands_as_it_is_and_is_named_once() {
    let written = render(
        "{release}, {title}: {release} {strange} {",
        of(&[("title", " One ")]),
    );
    assert_eq!(written.body, "{release}, One: {release} {strange} {");
    assert_eq!(written.missing, ["release"]);
}

#[test]
fn a_reporter_is_asked_for_what_is_missing_in_plain_words() {
    let report = Facts {
        observed: "It times out".to_owned(),
        version: "17.1.0".to_owned(),
        ..Facts::default()
    };
    let found = completeness(&report, 0);
    let asked = ask(&found, &Reproduced::NotSaid);
    let written = render(
        built_in(ReplyKind::NeedInformation),
        of(&[("missing", &asked)]),
    );
    insta::assert_snapshot!(written.body, @r"
    Thank you for reporting this. To go on we need from you:

    - what you expected to happen instead
    - the steps that lead there, one by one
    - the logs of that time, or a picture of the screen
    - the number of your incident ticket
    - whether it also happens in a lower environment at the same release as Production, and in which one

    Please leave out passwords, tokens and personal data.
    ");
    let found = completeness(&report, 1);
    assert!(
        !ask(&found, &Reproduced::Same).contains("logs"),
        "a file stands for them"
    );
    assert!(!ask(&found, &Reproduced::Same).contains("Production"));
}

#[test]
fn who_said_all_is_asked_for_nothing() {
    let text = |text: &str| text.to_owned();
    let report = Facts {
        observed: text("a"),
        expected: text("b"),
        steps: text("c"),
        logs: text("d"),
        incident: text("e"),
        version: text("f"),
        ..Facts::default()
    };
    assert_eq!(ask(&completeness(&report, 0), &Reproduced::Same), "");
}

proptest! {
    #[test]
    fn a_value_is_never_a_template(value in "[{}a-z\n]{0,40}", field in 0..FIELDS.len()) {
        let hostile = format!("{{reason}}{value}");
        let pairs = [("title", hostile.as_str()), (FIELDS[field], hostile.as_str())];
        let written = render("[{title}]", of(&pairs));
        prop_assert_eq!(written.body, format!("[{}]", hostile.trim()));
        prop_assert!(written.missing.is_empty());
    }

    #[test]
    fn a_text_without_fields_stays_whole(text in "(?s)[^{]{0,200}") {
        prop_assert_eq!(render(&text, |_| "x").body, text);
    }
}
