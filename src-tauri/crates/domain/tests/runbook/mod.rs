//! Runbooks: text, times, runs and rules.

mod carry;
mod edit;
mod mention;
mod named;
mod plan;
mod rules;
mod run;
mod schedule;
mod secret;
mod template;
mod text;

use slipway_domain::runbook::{Runbook, Section, Step, StepKind, from_template};

/// A runbook of a few steps: a is done, b is decided, c is done and checked; x and y take back.
pub(crate) fn small() -> Runbook {
    let step = |id: &str, section, kind, minutes: u32, after: &[&str]| Step {
        estimate: Some(minutes),
        after: after.iter().map(|id| (*id).to_owned()).collect(),
        ..Step::new(id, section, kind, &format!("Do {id}"))
    };
    let mut back_c = step("x", Section::Rollback, StepKind::Action, 20, &[]);
    back_c.rollback_of = Some("c".to_owned());
    let mut c = step("c", Section::Deployment, StepKind::Action, 30, &["b"]);
    c.checker = "Chidi Eze".to_owned();
    c.point_of_no_return = true;
    Runbook {
        title: "Mojaloop 17.2.0 r1 into UAT".to_owned(),
        steps: vec![
            step("a", Section::Deployment, StepKind::Action, 10, &[]),
            c,
            step("d", Section::Validation, StepKind::Check, 15, &["c"]),
            step("b", Section::Decision, StepKind::Decision, 5, &["a"]),
            back_c,
            step("y", Section::Rollback, StepKind::Check, 40, &["x"]),
        ],
        ..Runbook::default()
    }
}

/// The built-in runbook of a strategy.
pub(crate) fn built_in(strategy: slipway_domain::deployment::Strategy) -> Runbook {
    let named = slipway_domain::runbook::Named {
        release: "Mojaloop 17.2.0 r1",
        version: "17.2.0",
        from: "17.1.0",
        backend: "v17.1.1",
        environment: "UAT",
        code: "UAT",
    };
    from_template(strategy, &named).unwrap()
}
