//! The rules that read what was seen: broken when something else runs, not known when nobody looked or
//! it was too long ago, met when it is as packaged.

use super::deployment::{Scene, said};
use slipway_domain::drift::Verdict as Drift;
use slipway_domain::rules::{
    DeploymentFacts, MirrorFact, ReportFact, SeenFacts, StandFact, TestedFact, Verdict,
    judge_deployment,
};
use std::collections::BTreeMap;

fn stand(verdict: Drift, seen: Option<&str>) -> StandFact {
    StandFact {
        environment: "Staging".to_owned(),
        code: "STG".to_owned(),
        wanted: "Mojaloop 17.1.0 r1".to_owned(),
        verdict,
        reason: String::new(),
        against: vec!["central-ledger runs v99.0.0, the package holds v19.8.1".to_owned()],
        seen: seen.map(str::to_owned),
    }
}

/// The first finding of a rule, whole.
fn whole(facts: &DeploymentFacts<'_>, rule: &str) -> String {
    let judged = judge_deployment(facts, &BTreeMap::new(), &[rule]);
    let finding = judged
        .iter()
        .flat_map(|one| &one.findings)
        .next()
        .expect("it says something");
    format!(
        "{:?} {}: {} {} [{}]",
        finding.verdict, finding.subject, finding.message, finding.hint, finding.fix
    )
}

#[test]
fn what_runs_is_asked_for_below_before_and_after() {
    let scene = Scene::good();
    for (verdict, seen, expected) in [
        (Drift::InSync, Some("today"), Verdict::Met),
        (Drift::Drifted, Some("today"), Verdict::Broken),
        (Drift::Unknown, Some("today"), Verdict::Unknown),
        (Drift::Unknown, None, Verdict::Unknown),
        (Drift::Stale, Some("a week ago"), Verdict::Unknown),
    ] {
        let stand = stand(verdict, seen);
        let verdicts = |facts: &DeploymentFacts<'_>| -> Vec<Verdict> {
            let said = said(facts, "as_packaged").into_iter();
            said.map(|(verdict, _)| verdict).collect()
        };
        let mut facts = scene.facts();
        facts.seen = SeenFacts {
            below: Some(&stand),
            here: Some(&stand),
            after: Some(&stand),
            ..SeenFacts::default()
        };
        assert_eq!(verdicts(&facts), [expected; 2], "no window is being closed");
        facts.report = Some(ReportFact {
            issues: &[],
            rolled_back: false,
            regression: "",
        });
        assert_eq!(verdicts(&facts), [expected; 3]);
        facts.rollback = true;
        assert_eq!(verdicts(&facts), [], "what is taken back is not asked");
        facts.rollback = false;
        facts.release = None;
        assert_eq!(verdicts(&facts), [], "nor is what brings no release");
    }
}

#[test]
fn what_is_said_names_the_fact_and_the_way_out() {
    let scene = Scene::good();
    let says = |stand: &StandFact| {
        let mut facts = scene.facts();
        facts.seen.here = Some(stand);
        whole(&facts, "as_packaged")
    };
    insta::assert_snapshot!(says(&stand(Drift::Drifted, Some("today"))), @"Broken Staging runs something else than was packaged: central-ledger runs v99.0.0, the package holds v19.8.1. Bring it back to what was packaged first, or let it pass with a reason. slipwayctl drift --env STG explains it. [open_drift]");
    insta::assert_snapshot!(says(&stand(Drift::Stale, Some("Fri 20 Nov 2026, 10:00 WAT"))), @"Unknown What runs in Staging is not known: It was read Fri 20 Nov 2026, 10:00 WAT, which is too long ago. Read it again: slipwayctl env observe --env STG. [open_drift]");
    insta::assert_snapshot!(says(&stand(Drift::Unknown, None)), @"Unknown What runs in Staging is not known: Nobody ever looked. Read it again: slipwayctl env observe --env STG. [open_drift]");
    let mut unseen = stand(Drift::Unknown, Some("today"));
    unseen.reason = "Helm's records agree; what runs was not looked at.".to_owned();
    insta::assert_snapshot!(says(&unseen), @"Unknown What runs in Staging is not known: What was read today does not show whether it is Mojaloop 17.1.0 r1. Helm's records agree; what runs was not looked at. Read it again: slipwayctl env observe --env STG. [open_drift]");
    let mut many = stand(Drift::Drifted, Some("today"));
    many.against = (1..=5).map(|n| format!("part {n} is not there")).collect();
    assert!(
        says(&many).contains("part 3 is not there; 2 more."),
        "{}",
        says(&many)
    );
}

#[test]
fn what_it_stands_on_is_held_to_the_matrix_and_to_the_support_environment() {
    let scene = Scene::good();
    let fact = |named, otherwise: &[&str], unknown: &[&str]| TestedFact {
        code: "PRD".to_owned(),
        named,
        otherwise: otherwise.iter().map(|text| (*text).to_owned()).collect(),
        unknown: unknown.iter().map(|text| (*text).to_owned()).collect(),
    };
    let other = ["MySQL 8.4, tested with 8.0.32"];
    for (tested, expected) in [
        (fact(true, &[], &[]), Verdict::Met),
        (fact(true, &other, &[]), Verdict::Broken),
        (fact(true, &other, &["Kafka"]), Verdict::Broken),
        (fact(true, &[], &["Kafka"]), Verdict::Unknown),
        (fact(false, &[], &[]), Verdict::Unknown),
    ] {
        let mut facts = scene.facts();
        facts.seen.tested = Some(&tested);
        let said = said(&facts, "tested_infrastructure");
        assert_eq!(said.first().map(|one| one.0), Some(expected), "{tested:?}");
    }
    for (differs, same, unknown, expected) in [
        (1, 3, 0, Some(Verdict::Broken)),
        (0, 3, 0, Some(Verdict::Met)),
        (0, 3, 1, None),
        (0, 0, 0, None),
    ] {
        let mirror = mirror(differs, same, unknown, "");
        let mut facts = scene.facts();
        facts.seen.like_support = Some(&mirror);
        let said = said(&facts, "tested_infrastructure");
        assert_eq!(said.first().map(|one| one.0), expected, "{mirror:?}");
    }
}

fn mirror(differs: usize, same: usize, unknown: usize, doubt: &str) -> MirrorFact {
    let clause = "central-ledger v19.8.1, Production v19.7.4".to_owned();
    MirrorFact {
        there: "Production".to_owned(),
        here: "Support validation".to_owned(),
        codes: vec!["PRD".to_owned(), "SUP".to_owned()],
        differs: vec![clause; differs],
        same,
        unknown,
        doubt: doubt.to_owned(),
    }
}

#[test]
fn the_support_environment_runs_what_production_does_before_it_validates() {
    let scene = Scene::good();
    let old = "Production was read too long ago.";
    for (mirror, expected) in [
        (mirror(1, 9, 0, ""), Verdict::Broken),
        (mirror(1, 9, 0, old), Verdict::Unknown),
        (mirror(0, 9, 0, ""), Verdict::Met),
        (mirror(0, 9, 2, ""), Verdict::Unknown),
        (mirror(0, 0, 0, ""), Verdict::Unknown),
    ] {
        let mut facts = scene.facts();
        facts.seen.like_production = Some(&mirror);
        let said = said(&facts, "support_as_production");
        assert_eq!(said.first().map(|one| one.0), Some(expected), "{mirror:?}");
    }
}
