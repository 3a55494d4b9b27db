//! The rules over a runbook, by table.

use super::built_in;
use slipway_domain::deployment::Strategy;
use slipway_domain::rules::{Level, RunbookFacts, Verdict, all, judge_runbook, rule};
use slipway_domain::runbook::{Durations, Runbook, Section, StepKind, plan};
use std::collections::BTreeMap;

struct Around<'a> {
    migrations: Option<&'a [String]>,
    lowest: bool,
    rehearsals: u32,
}

const FINE: Around<'static> = Around {
    migrations: Some(&[]),
    lowest: false,
    rehearsals: 1,
};

/// What is found: rule, verdict, subject.
fn found(runbook: &Runbook, around: &Around<'_>) -> Vec<(String, Verdict, String)> {
    let plan = plan(runbook, &Durations::new());
    let facts = RunbookFacts {
        runbook,
        plan: &plan,
        migrations: around.migrations,
        lowest: around.lowest,
        rehearsals: around.rehearsals,
    };
    judge_runbook(&facts, &BTreeMap::<String, Level>::new())
        .into_iter()
        .flat_map(|judged| {
            let id = judged.rule.id.to_owned();
            let findings = judged.findings.into_iter();
            findings.map(move |finding| (id.clone(), finding.verdict, finding.subject))
        })
        .collect()
}

type Spoil = fn(&mut Runbook);

#[test]
fn each_rule_sees_what_breaks_it() {
    let cases: &[(Spoil, &str, Verdict, &str)] = &[
        (
            |runbook| runbook.steps.retain(|step| !step.back()),
            "runbook_rollback",
            Verdict::Broken,
            "Rollback",
        ),
        (
            |runbook| {
                for step in &mut runbook.steps {
                    if step.section == Section::Validation {
                        step.section = Section::Deployment;
                    }
                }
            },
            "runbook_validation",
            Verdict::Broken,
            "Validation",
        ),
        (
            |runbook| {
                runbook.variables.clear();
                runbook.notes.clear();
                for step in &mut runbook.steps {
                    if step.section == Section::Variables {
                        step.section = Section::Deployment;
                    }
                }
            },
            "runbook_complete",
            Verdict::Broken,
            "Environment variables and values",
        ),
        (
            |runbook| {
                for step in &mut runbook.steps {
                    if step.kind == StepKind::Backup {
                        step.kind = StepKind::Action;
                    }
                }
            },
            "runbook_backup",
            Verdict::Broken,
            "Watch the migrations run",
        ),
        (
            |runbook| {
                let step = &mut runbook.steps[0];
                step.maker = "Joseph Kamau".to_owned();
                step.checker = "joseph kamau".to_owned();
            },
            "runbook_makers",
            Verdict::Broken,
            "The change is approved and its window confirmed",
        ),
        (
            |runbook| {
                for step in &mut runbook.steps {
                    if step.id == "go" {
                        step.kind = StepKind::Action;
                    }
                }
            },
            "runbook_decisions",
            Verdict::Broken,
            "Uninstall mojaloop",
        ),
        (
            |runbook| runbook.steps[0].estimate = None,
            "runbook_estimates",
            Verdict::Unknown,
            "Estimates",
        ),
        (
            |runbook| {
                for step in &mut runbook.steps {
                    if step.back() && step.kind == StepKind::Check {
                        step.kind = StepKind::Action;
                    }
                }
            },
            "runbook_regression",
            Verdict::Broken,
            "Rollback",
        ),
        (
            |runbook| runbook.steps[0].after.push("nothing".to_owned()),
            "runbook_sound",
            Verdict::Broken,
            "approved",
        ),
    ];
    assert_eq!(found(&built_in(Strategy::MaintenanceWindow), &FINE), []);
    for (spoil, id, verdict, subject) in cases {
        let mut runbook = built_in(Strategy::MaintenanceWindow);
        spoil(&mut runbook);
        let wanted = ((*id).to_owned(), *verdict, (*subject).to_owned());
        let found = found(&runbook, &FINE);
        assert!(found.contains(&wanted), "{wanted:?} is not in {found:?}");
    }
}

#[test]
fn a_breaking_migration_asks_for_its_window() {
    let files = ["800101_feature.js".to_owned()];
    let breaking = Around {
        migrations: Some(&files),
        ..FINE
    };
    let wanted = [(
        "runbook_window".to_owned(),
        Verdict::Broken,
        "Strategy".to_owned(),
    )];
    assert_eq!(found(&built_in(Strategy::InPlace), &breaking), wanted);
    assert_eq!(found(&built_in(Strategy::MaintenanceWindow), &breaking), []);
    let unknown = Around {
        migrations: None,
        ..FINE
    };
    let found = found(&built_in(Strategy::MaintenanceWindow), &unknown);
    assert_eq!(found[0].1, Verdict::Unknown);
}

#[test]
fn where_nothing_lies_below_nothing_is_rehearsed() {
    let runbook = built_in(Strategy::InPlace);
    let never = Around {
        rehearsals: 0,
        ..FINE
    };
    assert_eq!(found(&runbook, &never)[0].0, "runbook_rehearsed");
    let lowest = Around {
        lowest: true,
        ..never
    };
    assert_eq!(found(&runbook, &lowest), []);
}

#[test]
fn what_is_empty_is_blocked() {
    let blocks = |id: &str| rule(id).is_some_and(|rule| rule.default == Level::Block);
    let found = found(&Runbook::default(), &FINE);
    let blocked: Vec<&str> = found
        .iter()
        .filter(|(id, ..)| blocks(id))
        .map(|(id, ..)| id.as_str())
        .collect();
    assert_eq!(
        blocked,
        [
            "runbook_complete",
            "runbook_complete",
            "runbook_complete",
            "runbook_complete",
            "runbook_rollback",
            "runbook_validation"
        ]
    );
    // Those over a runbook, and the one that asks a deployment for its own.
    let named = all().filter(|rule| rule.id.starts_with("runbook_"));
    assert_eq!(named.count(), 13);
}
