//! Messages: required fields, templates, and what is owed.

use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::deployment::{ChangeType, DeploymentState, MessageKind};
use slipway_domain::message::built_in;
use slipway_domain::message::due::{Audience, Heard, Owed, Plan, owed};
use slipway_domain::message::field::{FIELDS, Fields, required};
use slipway_domain::message::template::{TemplateError, check, render, subject_line};
use slipway_domain::settings::WorkingHours;

fn full() -> Fields {
    let mut fields = Fields::default();
    for field in FIELDS {
        fields.put(field.name, format!("the {}", field.name.replace('.', " ")));
    }
    fields
}

#[test]
fn every_built_in_template_says_all_that_is_required() {
    for kind in MessageKind::ALL {
        let (subject, body) = built_in::template(*kind);
        assert_eq!(check(*kind, subject, body), Ok(()), "{kind:?}");
        let rendered = render(subject, body, &full()).expect("it runs");
        assert_eq!(
            full().left_out(*kind, &rendered.body),
            Vec::<&str>::new(),
            "{kind:?}"
        );
    }
}

#[test]
fn a_template_that_drops_a_required_field_is_refused() {
    for kind in MessageKind::ALL {
        let (subject, body) = built_in::template(*kind);
        for field in required(*kind) {
            let dropped = body
                .replace(&format!("{{{{ {} }}}}", field.name), "")
                .replace(&format!(" in {}|", field.name), " in ticket|");
            let hidden = format!(
                "{{% if false %}}{{{{ {} }}}}{{% endif %}}{dropped}",
                field.name
            );
            for body in [dropped, hidden] {
                let Err(TemplateError::LeavesOut(names)) = check(*kind, subject, &body) else {
                    panic!("{kind:?} without {} was taken", field.name);
                };
                assert!(names.contains(&field.name), "{kind:?}: {names:?}");
            }
        }
    }
}

#[test]
fn what_is_wrong_with_a_template_is_said_with_its_line() {
    let said = |body: &str| {
        check(MessageKind::Opened, "x", body)
            .expect_err("it is refused")
            .to_string()
    };
    insta::assert_snapshot!(said("a\nb {{ impct }}"), @"line 2 of the text: undefined value");
    insta::assert_snapshot!(said("a\n\n{% if title %}"), @"line 3 of the text: syntax error: unexpected end of input, expected end of block");
    insta::assert_snapshot!(said("{% include 'x' %}"), @"line 1 of the text: `include` is not known; there are if and for");
    insta::assert_snapshot!(said("{{ title ~ title }}"), @"line 1 of the text: `~` and `*` are not known");
    insta::assert_snapshot!(said("{% set x = title %}"), @"line 1 of the text: `set` is not known; there are if and for");
    insta::assert_snapshot!(said("{{ title|safe }}"), @"line 1 of the text: unknown filter: filter safe is unknown");
    insta::assert_snapshot!(said("only {{ title }}"), @"description, impact, window.start, window.end, contact would be missing");
    insta::assert_snapshot!(said(""), @"the text is empty");
}

#[test]
fn no_template_runs_long_or_grows_large() {
    let begun = std::time::Instant::now();
    let loops = "{% for a in features %}{% for b in features %}{% for c in features %}{{ features }}{% endfor %}{% endfor %}{% endfor %}";
    let mut fields = full();
    fields.put("features", "x\n".repeat(10_000));
    for body in [
        loops,
        &loops.replace("in features", "in features|lines"),
        &"{{ features }}".repeat(1_000),
    ] {
        render("x", body, &fields).expect_err("it is stopped");
    }
    assert!(
        begun.elapsed().as_secs() < 10,
        "it took {:?}",
        begun.elapsed()
    );
}

proptest! {
    #[test]
    fn no_value_becomes_a_header_or_a_formula(text in "[=+@\\-]?(\\PC|[\\x00-\\x1f\\x7f\u{85}\u{2028}]){0,300}") {
        let mut fields = full();
        fields.put("title", &text);
        let rendered = render("{{ title }}", "{{ title }}", &fields).expect("it runs");
        for line in [subject_line(&text), rendered.subject] {
            prop_assert!(!line.contains(char::is_control), "{:?}", line);
            prop_assert!(!line.starts_with(['=', '+', '-', '@']), "{:?}", line);
            prop_assert!(line.chars().count() <= 201);
        }
        prop_assert!(!rendered.body.contains(|c: char| c.is_control() && c != '\n'));
    }

    #[test]
    fn any_template_is_taken_or_refused(body in "([a-z{}% .|\"'+-]|\\{\\{|\\}\\}|\\{%|%\\}|if |for |in |title|features|lines){0,60}") {
        let _either = check(MessageKind::Opened, "x", &body);
    }
}

fn office() -> WorkingTime {
    let hours = |day| WorkingHours {
        day,
        from: "08:00".to_owned(),
        to: "17:00".to_owned(),
    };
    WorkingTime {
        zone: Tz::Africa__Lagos,
        hours: (1..=5).map(hours).collect(),
        holidays: Default::default(),
    }
}

/// Lagos is UTC+1 all year.
fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0)
        .single()
        .expect("a moment")
}

/// Saturday 28 November, 22:00 in Lagos, four hours.
fn plan(state: DeploymentState) -> Plan {
    Plan {
        state,
        change: ChangeType::Major,
        environment: "prd".to_owned(),
        window: (at(28, 21), at(29, 1)),
        opened: None,
        closed: None,
        approved: None,
        confirmed: None,
    }
}

fn all(plan: &Plan, audience: &Audience, heard: &Heard) -> Vec<Owed> {
    owed(plan, audience, heard, &office(), |kind| {
        kind.notice_days().unwrap_or(0)
    })
}

fn kinds(owed: &[Owed]) -> Vec<MessageKind> {
    owed.iter().map(|owed| owed.kind).collect()
}

#[test]
fn an_announcement_is_owed_three_working_days_before() {
    let owed = all(
        &plan(DeploymentState::Planned),
        &Audience::default(),
        &Heard::default(),
    );
    assert_eq!(kinds(&owed), [MessageKind::Announcement]);
    // Wednesday, Thursday and Friday lie between: Wednesday 00:00 in Lagos.
    assert_eq!(owed[0].latest, at(24, 23));
    let mut emergency = plan(DeploymentState::Planned);
    emergency.change = ChangeType::Emergency;
    let owed = all(&emergency, &Audience::default(), &Heard::default());
    assert_eq!(owed[0].latest, emergency.window.0);
}

#[test]
fn who_is_told_follows_the_change_and_the_environment() {
    let mut standard = plan(DeploymentState::Planned);
    standard.change = ChangeType::Standard;
    let business = Audience {
        change_types: vec![ChangeType::Minor, ChangeType::Major],
        environments: Vec::new(),
    };
    let partners = Audience {
        environments: vec!["sbx".to_owned()],
        ..business.clone()
    };
    let count = |plan: &Plan, audience: &Audience| all(plan, audience, &Heard::default()).len();
    let major = plan(DeploymentState::Planned);
    assert_eq!(
        (
            count(&standard, &Audience::default()),
            count(&standard, &business)
        ),
        (1, 0)
    );
    assert_eq!((count(&major, &business), count(&major, &partners)), (1, 0));
}

#[test]
fn what_is_owed_follows_what_was_told() {
    let now = plan(DeploymentState::Announced);
    let told = Heard {
        window: Some(now.window),
        ..Heard::default()
    };
    assert_eq!(all(&now, &Audience::default(), &told), []);
    let later = (
        now.window.0 + Duration::days(1),
        now.window.1 + Duration::days(1),
    );
    let moved = Plan {
        window: later,
        ..now.clone()
    };
    let owed = all(&moved, &Audience::default(), &told);
    assert_eq!(kinds(&owed), [MessageKind::DateChanged]);
    assert_eq!(
        owed[0].latest,
        at(26, 23),
        "one working day before what was told"
    );
    let waived = Heard {
        waived: Some(later),
        ..told.clone()
    };
    assert_eq!(all(&moved, &Audience::default(), &waived), []);
    let off = plan(DeploymentState::Cancelled);
    assert_eq!(
        kinds(&all(&off, &Audience::default(), &told)),
        [MessageKind::Cancelled]
    );
    assert_eq!(
        all(&off, &Audience::default(), &Heard::default()),
        [],
        "nobody was told of it"
    );
}

#[test]
fn start_end_and_papers_are_told_at_once() {
    let audience = Audience::default();
    let open = Plan {
        opened: Some(at(28, 21)),
        ..plan(DeploymentState::Deploying)
    };
    let owed = all(&open, &audience, &Heard::default());
    assert_eq!(
        (kinds(&owed), owed[0].latest),
        (
            vec![MessageKind::Opened],
            at(28, 21) + Duration::minutes(15)
        )
    );
    let said = Heard {
        kinds: vec![(MessageKind::Opened, at(28, 22))],
        ..Heard::default()
    };
    assert_eq!(all(&open, &audience, &said), []);
    let closed = Plan {
        closed: Some(at(29, 0)),
        ..plan(DeploymentState::Closed)
    };
    assert_eq!(
        kinds(&all(&closed, &audience, &said)),
        [MessageKind::Closed]
    );
    let ready = Plan {
        approved: Some(at(20, 9)),
        confirmed: Some(at(20, 10)),
        ..plan(DeploymentState::Announced)
    };
    let told = Heard {
        window: Some(ready.window),
        ..Heard::default()
    };
    assert_eq!(
        kinds(&all(&ready, &audience, &told)),
        [MessageKind::Approval, MessageKind::ReadinessConfirmed]
    );
    let business = Audience {
        change_types: vec![ChangeType::Major],
        ..Audience::default()
    };
    assert_eq!(
        all(&ready, &business, &told),
        [],
        "only the hub's own people hear how it is governed"
    );
}
