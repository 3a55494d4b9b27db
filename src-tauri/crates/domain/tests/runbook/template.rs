//! The built-in runbooks.

use super::built_in;
use slipway_domain::deployment::Strategy;
use slipway_domain::notes::Breaks;
use slipway_domain::rules::{Level, RunbookFacts, RunbookTarget, judge_runbook};
use slipway_domain::runbook::{Durations, Named, Runbook, Section, from_template, plan};
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
    assert_eq!(
        former.title,
        "Run the Golden Path at [former version not known: fill in]"
    );
}

/// Steps that are left to fill in where nothing ran before, and where they say so.
const LEFT: [(Strategy, &[&str]); 4] = [
    (
        Strategy::InPlace,
        &[
            "last-green: what is expected",
            "roll-back: what is done, what is expected",
            "regression: what is done",
        ],
    ),
    (
        Strategy::Canary,
        &[
            "last-green: what is expected",
            "switch-back: what is done, what is expected",
            "regression: what is done",
        ],
    ),
    (
        Strategy::BlueGreen,
        &["last-green: what is expected", "regression: what is done"],
    ),
    (
        Strategy::MaintenanceWindow,
        &[
            "last-green: what is expected",
            "install-former: what is done, the command, what is expected",
            "regression: what is done",
        ],
    ),
];

#[test]
fn what_is_not_known_is_left_to_fill_in_and_a_rule_finds_each_of_it() {
    for (strategy, left) in LEFT {
        for (from, expected) in [("", left), ("17.1.0", &[][..])] {
            let named = Named {
                release: "Mojaloop 17.2.0 r1",
                version: "17.2.0",
                from,
                backend: "17.1.1",
                environment: "UAT",
                code: "UAT",
            };
            let runbook = from_template(strategy, &named).unwrap();
            let text = slipway_domain::runbook::write(&runbook);
            assert!(!text.contains("FORMER"), "{text}");
            // It is kept as text, and found in what is read back.
            let runbook = slipway_domain::runbook::read(&text).unwrap();
            assert_eq!(
                left_in(&runbook),
                expected,
                "{} from {from:?}",
                strategy.slug()
            );
        }
    }
}

#[test]
fn variables_and_words_are_left_to_fill_in_too() {
    let mut runbook = built_in(Strategy::InPlace);
    assert_eq!(left_in(&runbook), [""; 0]);
    runbook.variables[0].value = "not known: fill in".to_owned();
    let words = "The window is [not known: fill in].".to_owned();
    runbook.notes.insert(Section::Rollback, words);
    let name = &runbook.variables[0].name;
    assert_eq!(
        left_in(&runbook),
        [
            "Rollback: its words".to_owned(),
            format!("{name}: its value or why it is so")
        ]
    );
}

/// What the rule finds, each as `subject: place`.
fn left_in(runbook: &Runbook) -> Vec<String> {
    let plan = plan(runbook, &Durations::new());
    let facts = RunbookFacts {
        runbook,
        plan: &plan,
        breaks: &Breaks::Nothing,
        lowest: false,
        rehearsals: 1,
        untested: &[],
        target: RunbookTarget::default(),
    };
    let judged = judge_runbook(&facts, &BTreeMap::<String, Level>::new());
    let of_rule = judged
        .iter()
        .filter(|one| one.rule.id == "runbook_filled_in");
    of_rule
        .flat_map(|one| &one.findings)
        .map(|finding| {
            let place = finding
                .message
                .strip_prefix("Something is left to fill in: ");
            let place = place.and_then(|place| place.strip_suffix('.')).unwrap();
            format!("{}: {place}", finding.subject)
        })
        .collect()
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
    assert!(
        step.command
            .contains("--version [backend version not known: fill in] ")
    );
    assert!(step.text.contains("is not known"), "{}", step.text);
}
