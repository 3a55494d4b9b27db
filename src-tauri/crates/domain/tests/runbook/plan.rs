//! What follows from a runbook: branches, rehearsed lengths, the latest decision, and differences.

use super::{built_in, small};
use chrono::{TimeZone, Utc};
use slipway_domain::deployment::Strategy;
use slipway_domain::runbook::{
    ChangeKind, Durations, Known, Problem, Runbook, Sample, Section, Step, StepKind, between, plan,
    rehearsed,
};

fn names(runbook: &Runbook, places: &[usize]) -> Vec<String> {
    let name = |place: &usize| runbook.steps[*place].id.clone();
    places.iter().map(name).collect()
}

#[test]
fn both_branches_are_placed() {
    let runbook = small();
    let plan = plan(&runbook, &Durations::new());
    assert_eq!(plan.problems, []);
    assert_eq!(plan.there.length, 60 * 60);
    assert_eq!(names(&runbook, &plan.there.critical), ["a", "b", "c", "d"]);
    assert_eq!(plan.back.length, 60 * 60);
    assert_eq!((plan.takes_back, plan.regression), (20 * 60, 40 * 60));
    assert_eq!(plan.total(), 120 * 60);
    let end = Utc.with_ymd_and_hms(2026, 11, 24, 1, 0, 0).unwrap();
    let latest = Utc.with_ymd_and_hms(2026, 11, 24, 0, 0, 0).unwrap();
    assert_eq!(plan.latest_decision(end), latest);
}

#[test]
fn rehearsed_lengths_stand_before_estimates() {
    let sample = |step: &str, seconds| Sample {
        step: step.to_owned(),
        seconds,
    };
    let samples = [
        sample("c", 3_000),
        sample("c", 1_000),
        sample("c", 2_000),
        sample("x", 10),
        sample("x", 30),
    ];
    let durations = rehearsed(&samples);
    let c = durations["c"];
    assert_eq!(
        (c.count, c.shortest, c.median, c.longest),
        (3, 1_000, 2_000, 3_000)
    );
    // Of two the longer.
    assert_eq!(durations["x"].median, 30);
    let runbook = small();
    let plan = plan(&runbook, &durations);
    assert_eq!(plan.there.length, 30 * 60 + 2_000);
    let (place, _) = runbook.step("c").unwrap();
    assert_eq!(plan.timing(place).unwrap().known, Known::Rehearsed(c));
    assert_eq!(plan.back.length, 40 * 60 + 30);
}

#[test]
fn what_contradicts_itself_is_named_and_still_placed() {
    let mut runbook = small();
    let after = |runbook: &mut Runbook, id: &str, names: &str| {
        let (place, _) = runbook.step(id).unwrap();
        runbook.steps[place].after.push(names.to_owned());
    };
    after(&mut runbook, "a", "d");
    after(&mut runbook, "a", "nothing");
    after(&mut runbook, "x", "a");
    let (place, _) = runbook.step("d").unwrap();
    runbook.steps[place].rollback_of = Some("a".to_owned());
    runbook
        .steps
        .push(Step::new("a", Section::Report, StepKind::Action, "Again"));
    let found = plan(&runbook, &Durations::new());
    let has = |wanted: &Problem| assert!(found.problems.contains(wanted), "{found:?}");
    let pair = |step: &str, names: &str| (step.to_owned(), names.to_owned());
    has(&Problem::Twice("a".to_owned()));
    let (step, names) = pair("a", "nothing");
    has(&Problem::NoSuchStep { step, names });
    let (step, names) = pair("x", "a");
    has(&Problem::OtherBranch { step, names });
    let (step, names) = pair("d", "a");
    has(&Problem::TakesBack { step, names });
    let circle = |problem: &&Problem| matches!(problem, Problem::Circle(steps) if steps.len() == 4);
    assert_eq!(found.problems.iter().filter(circle).count(), 1);
    assert_eq!(found.there.timings.len(), 5);
}

#[test]
fn what_differs_is_said_step_by_step() {
    let (old, mut new) = (built_in(Strategy::InPlace), built_in(Strategy::InPlace));
    assert_eq!(between(&old, &new), []);
    new.variables[0].value = "switch".to_owned();
    new.variables.remove(1);
    new.notes.insert(Section::Database, "None.".to_owned());
    let (place, _) = new.step("upgrade").unwrap();
    new.steps[place].estimate = Some(45);
    new.steps.retain(|step| step.id != "regression");
    let mut said: Vec<(String, ChangeKind, Vec<String>)> = Vec::new();
    for one in between(&old, &new) {
        let values = one.changes.iter();
        let values = values.map(|change| format!("{} → {}", change.before, change.after));
        said.push((one.name, one.kind, values.collect()));
    }
    let wanted = [
        ("database", ChangeKind::Changed, " → None."),
        ("NAMESPACE", ChangeKind::Changed, "mojaloop → switch"),
        ("RELEASE_NAME", ChangeKind::Removed, "moja → "),
        ("upgrade", ChangeKind::Changed, "20 min → 45 min"),
        (
            "regression",
            ChangeKind::Removed,
            "Run the Golden Path at 17.1.0 → ",
        ),
    ];
    let wanted: Vec<(String, ChangeKind, Vec<String>)> = wanted
        .iter()
        .map(|(name, kind, value)| ((*name).to_owned(), *kind, vec![(*value).to_owned()]))
        .collect();
    assert_eq!(said, wanted);
}

#[test]
fn a_thousand_steps_are_placed() {
    let mut runbook = Runbook::default();
    for at in 0..1_000_usize {
        let mut step = Step::new(
            &format!("s{at}"),
            Section::Deployment,
            StepKind::Action,
            "Do it",
        );
        step.estimate = Some(1);
        step.after = (1..=3)
            .filter_map(|back| at.checked_sub(back * back))
            .map(|before| format!("s{before}"))
            .collect();
        runbook.steps.push(step);
    }
    let begun = std::time::Instant::now();
    let plan = plan(&runbook, &Durations::new());
    println!("1,000 steps, 2,986 links: {:?}", begun.elapsed());
    assert_eq!(plan.there.length, 60_000);
}
