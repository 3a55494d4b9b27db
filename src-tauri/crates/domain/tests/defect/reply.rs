//! Answers from templates.

use proptest::prelude::*;
use slipway_domain::defect::reply::{FIELDS, Fields, ReplyKind, built_in, check, render, required};
use slipway_domain::message::template::TemplateError;

fn of(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in pairs {
        fields.put(name, *value);
    }
    fields
}

fn written(kind: ReplyKind, pairs: &[(&str, &str)]) -> String {
    let fields = of(pairs);
    assert_eq!(fields.missing(kind), Vec::<&str>::new());
    render(built_in(kind), &fields).unwrap()
}

#[test]
fn the_built_in_ones_say_what_is_required() {
    for kind in ReplyKind::ALL.iter().copied() {
        assert_eq!(check(kind, built_in(kind)), Ok(()), "{kind:?}");
        for field in required(kind) {
            let without = built_in(kind)
                .replace(&format!("{{{{ {} }}}}", field.name), "")
                .replace(&format!("in {}|lines", field.name), "in question|lines");
            let refused = check(kind, &without);
            assert!(
                matches!(&refused, Err(TemplateError::LeavesOut(names)) if names.contains(&field.name)),
                "{kind:?} without {}: {refused:?}",
                field.name
            );
        }
    }
}

#[test]
fn planned_for() {
    let full = [
        ("ticket", "RT 10482"),
        ("priority", "1"),
        ("release", "Mojaloop 17.2.0"),
        ("release_day", "Tue 15 Dec 2026 WAT"),
        ("hub", "Regional switch"),
        (
            "workaround",
            "restart the position handlers after a cap is lowered.",
        ),
    ];
    insta::assert_snapshot!(written(ReplyKind::PlannedFor, &full), @r"
    Thank you, we accepted RT 10482 with priority 1. The fix is planned in Mojaloop 17.2.0, meant for Tue 15 Dec 2026 WAT.

    Until then: restart the position handlers after a cap is lowered.

    You will be told when it is released, and if the plan changes.

    Regional switch
    ");
    insta::assert_snapshot!(written(ReplyKind::PlannedFor, &full[..3]), @r"
    Thank you, we accepted RT 10482 with priority 1. The fix is planned in Mojaloop 17.2.0.

    You will be told when it is released, and if the plan changes.
    ");
}

#[test]
fn the_others() {
    let ticket = ("ticket", "RT 10482");
    let title = ("title", "Transfers commit above the limit");
    insta::assert_snapshot!(written(ReplyKind::Acknowledge, &[ticket, title]), @r#"Thank you for the report. "Transfers commit above the limit" is with us as RT 10482."#);
    let more = [
        ticket,
        title,
        ("owner", "Grace Nakato"),
        ("severity", "S2"),
        ("priority", "1"),
        ("next_update", "Tue 24 Nov 2026, 08:05 WAT"),
    ];
    insta::assert_snapshot!(written(ReplyKind::Acknowledge, &more), @r#"
    Thank you for the report. "Transfers commit above the limit" is with us as RT 10482, and Grace Nakato looks after it.

    It is recorded with severity S2 and priority 1.

    You will hear from us again by Tue 24 Nov 2026, 08:05 WAT.
    "#);
    insta::assert_snapshot!(written(ReplyKind::NeedInformation, &[ticket, ("missing", "logs\nsteps to reproduce")]), @r"
    Thank you for the report. To go on with RT 10482 we need from you:

    - logs
    - steps to reproduce

    Please leave out passwords, tokens and personal data.
    ");
    insta::assert_snapshot!(written(ReplyKind::FixedIn, &[ticket, ("release", "Mojaloop 17.2.0")]), @r"
    RT 10482 is mended in Mojaloop 17.2.0.

    Please tell us whether it works for you. If it does not, answer here and it is opened again; if it does, we close the ticket.
    ");
    insta::assert_snapshot!(written(ReplyKind::Declined, &[ticket, ("reason", "It works as the API says.")]), @r"
    Thank you for the report. After a look at RT 10482 we will not change this:

    It works as the API says.

    If you see it otherwise, answer here with what we may have missed.
    ");
    insta::assert_snapshot!(written(ReplyKind::Duplicate, &[ticket, ("same_as", "RT 10211"), ("release", "Mojaloop 17.2.0")]), @r"
    Thank you for the report. RT 10482 is the same as RT 10211, which is known, so we go on there.

    The fix is planned in Mojaloop 17.2.0.

    You will be told here when it is mended.
    ");
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(
        Fields::default().missing(ReplyKind::FixedIn),
        ["ticket", "release"]
    );
    assert_eq!(
        of(&[("ticket", "RT 1"), ("release", " ")]).missing(ReplyKind::FixedIn),
        ["release"]
    );
    let mut fields = Fields::default();
    fields.put("nobody knows this", "x");
    assert_eq!(fields, Fields::default());
}

#[test]
fn bad_templates_are_refused() {
    let kind = ReplyKind::Declined;
    assert_eq!(check(kind, " "), Err(TemplateError::Empty("text")));
    assert!(matches!(
        check(kind, "{{ nobody }}"),
        Err(TemplateError::Broken { line: 1, .. })
    ));
    assert!(matches!(
        check(kind, "a\n{% include 'x' %}"),
        Err(TemplateError::Broken { line: 2, .. })
    ));
    assert!(matches!(
        check(kind, "{{ ticket"),
        Err(TemplateError::Broken { .. })
    ));
    assert_eq!(
        check(kind, "{{ ticket }}"),
        Err(TemplateError::LeavesOut(vec!["reason"]))
    );
}

proptest! {
    #[test]
    fn a_value_is_never_a_template(value in "[{}%# a-z|\"'\n]{0,60}") {
        let hostile = format!("{{{{ reason }}}}{{% for x in y %}}{value}");
        let fields = of(&[("ticket", "RT 1"), ("reason", "the reason"), ("title", &hostile)]);
        let text = render("[{{ title }}]", &fields).unwrap();
        prop_assert!(text.starts_with("[{{ reason }}{% for x in y %}"), "{}", text);
        prop_assert!(!text.contains("the reason"));
    }

    #[test]
    fn any_value_is_written(value in "(?s).{0,200}") {
        let mut fields = Fields::default();
        for field in FIELDS {
            fields.put(field.name, value.clone());
        }
        for kind in ReplyKind::ALL {
            let text = render(built_in(*kind), &fields).unwrap();
            prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
