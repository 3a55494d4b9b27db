//! The rules that read what steps name and wait for, by table.

use super::built_in;
use super::rules::{FINE, Spoil, found};
use slipway_domain::deployment::Strategy;
use slipway_domain::runbook::{Runbook, Section, Step, StepKind};

fn change(runbook: &mut Runbook, step: &str, change: fn(&mut Step)) {
    let place = runbook.step(step).unwrap().0;
    change(&mut runbook.steps[place]);
}

#[test]
fn another_release_s_version_is_told() {
    let cases: &[(Spoil, &[&str])] = &[
        (
            |runbook| {
                change(runbook, "install", |step| {
                    step.command = step.command.replace("17.2.0", "17.1.0")
                })
            },
            &["runbook_versions"],
        ),
        // What goes back goes to the former version, and not to itself.
        (
            |runbook| {
                change(runbook, "install-former", |step| {
                    step.command = step.command.replace("17.1.0", "17.2.0")
                })
            },
            &["runbook_versions"],
        ),
        (
            |runbook| {
                change(runbook, "install-former", |step| {
                    step.command = step.command.replace("17.1.0", "17.0.0")
                })
            },
            &["runbook_versions", "runbook_words"],
        ),
        // A prerelease is another version, though none of a release that is known.
        (
            |runbook| {
                change(runbook, "install", |step| {
                    step.command = step.command.replace("17.2.0", "17.2.0-rc.1")
                })
            },
            &["runbook_versions"],
        ),
        // A variable may hold the right one.
        (
            |runbook| {
                change(runbook, "install", |step| {
                    step.command = step.command.replace("17.2.0", "${VERSION}")
                })
            },
            &[],
        ),
        // Charts of others have versions of their own.
        (
            |runbook| {
                change(runbook, "install", |step| {
                    step.command
                        .push_str("\nhelm upgrade x mojaloop/ml-testing-toolkit --version 17.3.0")
                })
            },
            &[],
        ),
        (
            |runbook| {
                change(runbook, "backend", |step| {
                    step.command = step.command.replace("17.1.1", "17.2.0")
                })
            },
            &["runbook_words"],
        ),
        (
            |runbook| {
                change(runbook, "values", |step| {
                    step.text = "As with 17.0.0.".to_owned()
                })
            },
            &["runbook_words"],
        ),
        (
            |runbook| {
                change(runbook, "values", |step| {
                    step.text = "As with quoting-service 17.0.0.".to_owned()
                })
            },
            &[],
        ),
        (
            |runbook| runbook.title = "Mojaloop 17.3.0 r0 into UAT".to_owned(),
            &["runbook_words"],
        ),
    ];
    for (at, (spoil, wanted)) in cases.iter().enumerate() {
        let mut runbook = built_in(Strategy::MaintenanceWindow);
        spoil(&mut runbook);
        let found: Vec<String> = found(&runbook, &FINE)
            .into_iter()
            .map(|one| one.0)
            .collect();
        assert_eq!(found, *wanted, "case {at}");
    }
}

#[test]
fn another_environment_is_told() {
    let cases: &[(Spoil, &[&str])] = &[
        (
            |runbook| {
                change(runbook, "install", |step| {
                    step.command = step.command.replace("values-uat", "values-dev")
                })
            },
            &["runbook_values"],
        ),
        (
            |runbook| {
                change(runbook, "install", |step| {
                    step.command = step
                        .command
                        .replace("values-uat.yaml", "environments/stg/values.yaml")
                })
            },
            &["runbook_values"],
        ),
        (
            |runbook| {
                change(runbook, "values", |step| {
                    step.command = step.command.replace("values-uat", "values-dev")
                })
            },
            &["runbook_words"],
        ),
        (
            |runbook| {
                change(runbook, "last-green", |step| {
                    step.expected = "All passed in Staging".to_owned()
                })
            },
            &["runbook_words"],
        ),
        (
            |runbook| {
                change(runbook, "last-green", |step| {
                    step.text = "Staging2 or DEVELOPMENT, pre-Staging".to_owned()
                })
            },
            &[],
        ),
        (
            |runbook| runbook.variables[0].value = "mojaloop-stg".to_owned(),
            &["runbook_words"],
        ),
        // Nothing is a device of the machine.
        (
            |runbook| {
                change(runbook, "values", |step| {
                    step.command.push_str("\nls > /dev/null")
                })
            },
            &[],
        ),
    ];
    for (at, (spoil, wanted)) in cases.iter().enumerate() {
        let mut runbook = built_in(Strategy::MaintenanceWindow);
        spoil(&mut runbook);
        let found: Vec<String> = found(&runbook, &FINE)
            .into_iter()
            .map(|one| one.0)
            .collect();
        assert_eq!(found, *wanted, "case {at}");
    }
}

#[test]
fn tests_come_after_what_they_test() {
    let cases: &[(Spoil, Option<&str>)] = &[
        // Before the deployment.
        (
            |runbook| {
                runbook
                    .steps
                    .retain(|step| step.section != Section::Validation || step.id == "health");
                change(runbook, "health", |step| {
                    step.after = vec!["approved".to_owned()]
                });
                change(runbook, "install", |step| {
                    step.after.push("health".to_owned())
                });
                change(runbook, "keep", |step| {
                    step.after = vec!["install".to_owned()]
                });
            },
            Some("runbook_validation"),
        ),
        // Beside it.
        (
            |runbook| change(runbook, "health", |step| step.after = vec!["go".to_owned()]),
            Some("runbook_validation"),
        ),
        // Of the first of two that deploy.
        (
            |runbook| {
                change(runbook, "health", |step| {
                    step.after = vec!["backend".to_owned(), "run-migrations".to_owned()]
                })
            },
            Some("runbook_validation"),
        ),
        // Through another step.
        (
            |runbook| {
                change(runbook, "health", |step| {
                    step.after = vec!["wait".to_owned(), "run-migrations".to_owned()]
                });
                let mut wait = Step::new("wait", Section::Deployment, StepKind::Check, "Wait");
                wait.after = vec!["install".to_owned()];
                wait.estimate = Some(1);
                runbook.steps.push(wait);
            },
            None,
        ),
        // What looks and tells takes nothing back.
        (
            |runbook| {
                runbook.steps.retain(|step| !step.back());
                let mut look = Step::new("look", Section::Rollback, StepKind::Check, "Look");
                look.estimate = Some(1);
                runbook.steps.push(look);
            },
            Some("runbook_rollback"),
        ),
        (
            |runbook| {
                runbook.steps.retain(|step| !step.back());
                let mut look =
                    Step::new("look", Section::Rollback, StepKind::Check, "Look at it go");
                look.rollback_of = Some("install".to_owned());
                look.estimate = Some(1);
                runbook.steps.push(look);
            },
            None,
        ),
    ];
    for (at, (spoil, wanted)) in cases.iter().enumerate() {
        let mut runbook = built_in(Strategy::MaintenanceWindow);
        spoil(&mut runbook);
        let found: Vec<String> = found(&runbook, &FINE)
            .into_iter()
            .map(|one| one.0)
            .collect();
        let wanted: Vec<&str> = wanted.iter().copied().collect();
        assert_eq!(found, wanted, "case {at}");
    }
}
