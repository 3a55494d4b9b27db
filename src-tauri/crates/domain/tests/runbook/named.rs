//! The rules that read what steps name, by table.

use super::built_in;
use super::rules::{FINE, Spoil, found};
use slipway_domain::deployment::Strategy;
use slipway_domain::runbook::{Runbook, Step};

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
