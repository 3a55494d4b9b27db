//! The rules over a runbook, by table.

use super::built_in;
use slipway_domain::deployment::Strategy;
use slipway_domain::notes::Breaks;
use slipway_domain::rules::{
    Level, RunbookFacts, RunbookPlace, RunbookTarget, Verdict, all, judge_runbook, rule,
};
use slipway_domain::runbook::mention::Owners;
use slipway_domain::runbook::{Durations, Runbook, Section, StepKind, plan};
use std::collections::BTreeMap;

pub(super) struct Around<'a> {
    breaks: &'a Breaks,
    lowest: bool,
    rehearsals: u32,
    untested: &'a [String],
}

pub(super) const FINE: Around<'static> = Around {
    breaks: &Breaks::Nothing,
    lowest: false,
    rehearsals: 1,
    untested: &[],
};

/// What is found: rule, verdict, subject.
pub(super) fn found(runbook: &Runbook, around: &Around<'_>) -> Vec<(String, Verdict, String)> {
    let plan = plan(runbook, &Durations::new());
    let facts = RunbookFacts {
        runbook,
        plan: &plan,
        breaks: around.breaks,
        lowest: around.lowest,
        rehearsals: around.rehearsals,
        untested: around.untested,
        target: RunbookTarget {
            version: "17.2.0",
            former: "17.1.0",
            backend: "v17.1.1",
            owners: Owners {
                chart: "mojaloop",
                components: &[],
            },
            releases: &["17.0.0", "17.1.0", "17.2.0", "17.3.0"].map(str::to_owned),
            environment: "UAT",
            code: "UAT",
            places: &[("Development", "DEV"), ("Staging", "STG")].map(|(name, code)| {
                RunbookPlace {
                    name: name.to_owned(),
                    code: code.to_owned(),
                }
            }),
        },
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

pub(super) type Spoil = fn(&mut Runbook);

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
            |runbook| runbook.variables[0].name = "DB_PASSWORD".to_owned(),
            "runbook_secrets",
            Verdict::Broken,
            "DB_PASSWORD",
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
fn a_breaking_change_asks_for_its_window() {
    let data = Breaks::Database("800101_feature.js comes with a breaking change".to_owned());
    let services = Breaks::Services("The notes name a breaking change".to_owned());
    let unknown = Breaks::Unknown("Its notes do not say".to_owned());
    let (broken, open) = (Some(Verdict::Broken), Some(Verdict::Unknown));
    let cases = [
        (&data, Strategy::InPlace, broken),
        (&data, Strategy::Canary, broken),
        (&data, Strategy::BlueGreen, broken),
        (&data, Strategy::MaintenanceWindow, None),
        (&services, Strategy::InPlace, broken),
        (&services, Strategy::Canary, None),
        (&services, Strategy::BlueGreen, None),
        (&services, Strategy::MaintenanceWindow, None),
        (&unknown, Strategy::InPlace, open),
        (&unknown, Strategy::MaintenanceWindow, open),
        (&Breaks::Nothing, Strategy::InPlace, None),
    ];
    for (breaks, strategy, wanted) in cases {
        let around = Around { breaks, ..FINE };
        let found = found(&built_in(strategy), &around);
        let found: Vec<(&str, Verdict)> = found.iter().map(|one| (one.0.as_str(), one.1)).collect();
        let wanted: Vec<_> = wanted
            .map(|verdict| ("runbook_window", verdict))
            .into_iter()
            .collect();
        assert_eq!(found, wanted, "{breaks:?} {strategy:?}");
    }
    let mut nameless = built_in(Strategy::InPlace);
    nameless.strategy = None;
    let around = Around {
        breaks: &services,
        ..FINE
    };
    assert_eq!(found(&nameless, &around)[0].0, "runbook_window");
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
    assert_eq!(named.count(), 17);
}

#[test]
fn a_rehearsal_without_its_tests_says_so() {
    let left = ["golden-path".to_owned(), "health".to_owned()];
    let around = Around {
        rehearsals: 0,
        untested: &left,
        ..FINE
    };
    let runbook = built_in(Strategy::InPlace);
    let plan = plan(&runbook, &Durations::new());
    assert_eq!(found(&runbook, &around)[0].0, "runbook_rehearsed");
    let facts = RunbookFacts {
        runbook: &runbook,
        plan: &plan,
        breaks: &Breaks::Nothing,
        lowest: false,
        rehearsals: 0,
        untested: &left,
        target: RunbookTarget::default(),
    };
    let judged = judge_runbook(&facts, &BTreeMap::<String, Level>::new());
    let said = judged.iter().flat_map(|judged| &judged.findings);
    let said: Vec<&str> = said.map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "A run went through in another environment, but golden-path and 1 more were left out of its validation."
        ]
    );
}
