//! The built-in runbooks.

use super::built_in;
use slipway_domain::deployment::Strategy;
use slipway_domain::notes::Breaks;
use slipway_domain::rules::{Level, RunbookFacts, RunbookTarget, judge_runbook};
use slipway_domain::runbook::{Durations, Named, from_template, plan};
use std::collections::BTreeMap;

#[test]
fn what_is_built_in_keeps_the_rules_but_its_rehearsal() {
    for strategy in Strategy::ALL {
        let runbook = built_in(*strategy);
        let plan = plan(&runbook, &Durations::new());
        let facts = RunbookFacts {
            runbook: &runbook,
            plan: &plan,
            breaks: &Breaks::Nothing,
            lowest: false,
            rehearsals: 0,
            untested: &[],
            target: RunbookTarget::default(),
        };
        let judged = judge_runbook(&facts, &BTreeMap::<String, Level>::new());
        let found: Vec<String> = judged
            .iter()
            .flat_map(|judged| {
                let finding = judged.findings.iter();
                finding.map(|finding| format!("{} {}", judged.rule.id, finding.subject))
            })
            .collect();
        assert_eq!(
            found,
            ["runbook_rehearsed Rehearsal"],
            "{}",
            strategy.slug()
        );
        let text = slipway_domain::runbook::write(&runbook);
        for left in [
            "{release}",
            "{version}",
            "{from}",
            "{environment}",
            "{code}",
            "{backend}",
            "{backend_note}",
        ] {
            assert!(
                !text.contains(left),
                "{left} is left in {}",
                strategy.slug()
            );
        }
    }
}

#[test]
fn names_of_a_release_cannot_break_a_runbook() {
    let named = slipway_domain::runbook::Named {
        release: "x\n## Rollback\n### a: b",
        version: "17.2.0",
        from: "",
        backend: "",
        environment: "U\u{0}AT",
        code: "UAT",
    };
    let runbook = slipway_domain::runbook::from_template(Strategy::Canary, &named).unwrap();
    assert_eq!(runbook.title, "x ## Rollback ### a: b into U AT");
    assert_eq!(runbook.from, "");
    let former = runbook.step("regression").unwrap().1;
    assert_eq!(former.title, "Run the Golden Path at FORMER_VERSION");
}

#[test]
fn the_backend_has_a_version_of_its_own() {
    let known = built_in(Strategy::MaintenanceWindow);
    let step = known.step("backend").unwrap().1;
    assert_eq!(step.title, "Upgrade example-mojaloop-backend to 17.1.1");
    assert!(
        step.command
            .contains("example-mojaloop-backend --version 17.1.1 ")
    );
    assert_eq!(step.text, "");
    let unknown = Named {
        release: "Mojaloop 17.2.0 r1",
        version: "17.2.0",
        from: "17.1.0",
        backend: "",
        environment: "UAT",
        code: "UAT",
    };
    let unknown = from_template(Strategy::MaintenanceWindow, &unknown).unwrap();
    let step = unknown.step("backend").unwrap().1;
    assert!(step.command.contains("--version <BACKEND_VERSION> "));
    assert!(step.text.contains("is not known"), "{}", step.text);
}
