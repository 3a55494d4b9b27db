//! The rules over a deployment: each broken, each met, and what is not known never met.

use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use slipway_domain::calendar::question::{
    Answer, Conflict, ConflictKind, Gate, Reason, ReasonKind,
};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::deployment::{ApprovalKind, ChangeType, LeadDays, Strategy as Way};
use slipway_domain::evidence::proof::{Proof, Run};
use slipway_domain::evidence::{Claim, Counts};
use slipway_domain::release::ReleaseState;
use slipway_domain::rules::{
    Announced, ApprovalFact, Confirmation, CoreFact, DeploymentFacts, EnvironmentFact, Estimates,
    FeederFact, IssueFact, Level, NoticeFact, Papers, Proofs, ReleaseFact, ReportFact, RunbookFact,
    SeenFacts, Verdict, judge_deployment,
};
use slipway_domain::settings::WorkingHours;
use std::collections::{BTreeMap, BTreeSet};

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// Everything that facts borrow from, in order for a change that may go.
pub(super) struct Scene {
    answer: Answer,
    working_time: WorkingTime,
    people: BTreeMap<String, String>,
    approvals: Vec<ApprovalFact>,
    notices: Vec<NoticeFact>,
    migrations: Vec<String>,
    handover: Option<Vec<String>>,
    /// What blocks in its runbook; None where none is asked for, Some(None) where none is kept.
    runbook: Option<Option<Vec<String>>>,
    open_findings: Vec<String>,
}

fn approval(kind: ApprovalKind, by: &str) -> ApprovalFact {
    ApprovalFact {
        kind,
        by: by.to_owned(),
        approved: true,
        reason: String::new(),
        holds: true,
    }
}

impl Scene {
    pub(super) fn good() -> Scene {
        let hours = |day| WorkingHours {
            day,
            from: "08:00".to_owned(),
            to: "17:00".to_owned(),
        };
        Scene {
            answer: Answer {
                gate: Gate::Open,
                allowed: true,
                reasons: Vec::new(),
                conflicts: Vec::new(),
                next_open: None,
                next_close: None,
                close_reason: None,
            },
            working_time: WorkingTime {
                zone: chrono_tz::Africa::Lagos,
                hours: (1..=5).map(hours).collect(),
                holidays: BTreeMap::new(),
            },
            people: BTreeMap::from([("p1".to_owned(), "Kofi Mensah".to_owned())]),
            approvals: vec![
                approval(ApprovalKind::Cab, "Grace Nakato"),
                approval(ApprovalKind::Business, "Grace Nakato"),
                approval(ApprovalKind::Business, "Fatou Diallo"),
            ],
            notices: Vec::new(),
            migrations: Vec::new(),
            handover: None,
            runbook: None,
            open_findings: Vec::new(),
        }
    }

    pub(super) fn facts(&self) -> DeploymentFacts<'_> {
        DeploymentFacts {
            environment: EnvironmentFact {
                name: "Production",
                support: false,
                lower: false,
            },
            feeder: Some(FeederFact {
                name: "Staging",
                support: false,
                validated: Some("Thu 19 Nov 2026, 22:00"),
                booked: None,
            }),
            release: Some(ReleaseFact {
                title: "Mojaloop 17.1.0 r1",
                state: ReleaseState::Approved,
                prevented: None,
                reached_here: false,
                open_findings: &self.open_findings,
                migrations: &self.migrations,
                handover: self.handover.as_deref(),
                runbook: match &self.runbook {
                    None => RunbookFact::NotAsked,
                    Some(None) => RunbookFact::NotHere,
                    Some(Some(blocks)) => RunbookFact::Here(blocks),
                },
            }),
            core_pending: None,
            change_type: Some(ChangeType::Major),
            downtime: true,
            strategy: Some(Way::MaintenanceWindow),
            placed: None,
            span: Span::of_minutes(at("2026-12-02T21:00:00Z"), 240),
            zone: chrono_tz::Africa::Lagos,
            now: at("2026-11-23T15:42:00Z"),
            planned_at: at("2026-11-23T15:42:00Z"),
            lead: LeadDays::default(),
            working_time: &self.working_time,
            answer: &self.answer,
            next_free: Some("Tue 5 Jan, 22:00 – 02:00 WAT"),
            people: &self.people,
            opening: false,
            rollback: false,
            estimates: Estimates {
                runbook: Some(155),
                rollback: Some(55),
                validation: Some(20),
            },
            papers: Some(Papers {
                description: "17.1.0 in place of 17.0.4. Back up first.",
                initiator: Some("Ana Okoro"),
                maker: Some("Kofi Mensah"),
                checker: Some("Grace Nakato"),
                ticket: "",
                cab_day: Some("Wed 25 Nov 2026"),
                approvals: &self.approvals,
                confirmation: Confirmation::Holds("Ana Okoro"),
                announced: Announced::Yes,
                notices: &self.notices,
            }),
            report: None,
            proofs: Proofs::default(),
            seen: SeenFacts::default(),
        }
    }
}

/// What a rule says: its verdicts with their subjects.
pub(super) fn said(facts: &DeploymentFacts<'_>, rule: &str) -> Vec<(Verdict, String)> {
    let judged = judge_deployment(facts, &BTreeMap::new(), &[]);
    let of = judged.into_iter().filter(|judged| judged.rule.id == rule);
    of.flat_map(|judged| judged.findings)
        .map(|finding| (finding.verdict, finding.subject))
        .collect()
}

fn broken(facts: &DeploymentFacts<'_>) -> Vec<(&'static str, Level)> {
    let judged = judge_deployment(facts, &BTreeMap::new(), &[]).into_iter();
    judged
        .filter(|judged| judged.findings.iter().any(|f| f.verdict == Verdict::Broken))
        .map(|judged| (judged.rule.id, judged.level))
        .collect()
}

#[test]
fn a_change_with_all_its_papers_in_order_breaks_nothing() {
    assert_eq!(broken(&Scene::good().facts()), []);
}

/// Names what is broken when one fact of the good change is another.
macro_rules! breaks {
    ($($name:ident: |$facts:ident| $change:expr => $rule:literal, $level:ident;)+) => {
        #[test]
        fn each_fact_breaks_its_own_rule_and_no_other() {
            $({
                let scene = Scene::good();
                let mut $facts = scene.facts();
                $change;
                assert_eq!(broken(&$facts), [($rule, Level::$level)], stringify!($name));
            })+
        }
    };
}

breaks! {
    not_validated_before: |f| f.feeder.as_mut().unwrap().validated = None => "environment_order", Block;
    not_approved_release: |f| f.release.as_mut().unwrap().state = ReleaseState::CoreValidated => "release_approved", Block;
    superseded_release: |f| f.release.as_mut().unwrap().state = ReleaseState::Superseded => "release_approved", Block;
    held_release: |f| f.release.as_mut().unwrap().prevented = Some("A defect") => "release_held", Block;
    core_first: |f| f.core_pending = Some(CoreFact { title: "Mojaloop", state: "Planned", when: "later" }) => "core_before_others", Block;
    too_soon: |f| f.planned_at = at("2026-11-26T08:00:00Z") => "lead_time", Block;
    unperformed: |f| f.papers.as_mut().unwrap().maker = None => "maker_checker", Block;
    one_person: |f| f.papers.as_mut().unwrap().checker = Some("Kofi Mensah") => "maker_checker", Block;
    unconfirmed: |f| f.papers.as_mut().unwrap().confirmation = Confirmation::None => "readiness_confirmed", Block;
    told_otherwise: |f| f.papers.as_mut().unwrap().announced = Announced::OtherWindow => "announced", Warn;
    opened_early: |f| f.opening = true => "in_its_window", Block;
    too_short: |f| f.estimates.rollback = Some(90) => "long_enough", Warn;
}

#[test]
fn an_emergency_takes_its_own_approval_and_its_ticket_only() {
    let mut scene = Scene::good();
    scene.approvals = vec![approval(ApprovalKind::EmergencyCab, "Grace Nakato")];
    let mut facts = scene.facts();
    facts.change_type = Some(ChangeType::Emergency);
    facts.planned_at = facts.span.start - Duration::hours(1);
    assert_eq!(broken(&facts), [("emergency_ticket", Level::Block)]);
    facts.papers.as_mut().unwrap().ticket = "INC-1";
    assert_eq!(broken(&facts), []);
}

#[test]
fn downtime_is_never_smaller_than_major() {
    let scene = Scene::good();
    for (kind, wrong) in [
        (ChangeType::Standard, true),
        (ChangeType::Minor, true),
        (ChangeType::Major, false),
        (ChangeType::Emergency, false),
    ] {
        let mut facts = scene.facts();
        facts.change_type = Some(kind);
        assert_eq!(
            !said(&facts, "downtime_major").is_empty(),
            wrong,
            "{kind:?}"
        );
        facts.downtime = false;
        assert!(said(&facts, "downtime_major").is_empty(), "{kind:?}");
    }
}

#[test]
fn a_migration_takes_a_major_change_a_window_and_a_backup() {
    let mut scene = Scene::good();
    scene.migrations = vec!["20260101-add-column.js".to_owned()];
    assert_eq!(broken(&scene.facts()), []);
    let mut facts = scene.facts();
    facts.strategy = Some(Way::InPlace);
    assert_eq!(broken(&facts), [("migration_planned", Level::Warn)]);
    let mut facts = scene.facts();
    facts.papers.as_mut().unwrap().description = "17.1.0";
    assert_eq!(broken(&facts), [("migration_planned", Level::Warn)]);
}

fn reason(kind: ReasonKind, title: &str) -> Reason {
    Reason {
        kind,
        window: Some("w".to_owned()),
        title: title.to_owned(),
        span: Some(Span::new(
            at("2026-12-01T00:00:00Z"),
            at("2027-01-05T05:00:00Z"),
        )),
        owner: Some("Fatou Diallo".to_owned()),
    }
}

#[test]
fn what_the_calendar_denies_is_said_with_its_time_its_owner_and_the_way_out() {
    for (kind, rule, level) in [
        (ReasonKind::HardFreeze, "hard_freeze", Level::Block),
        (ReasonKind::SoftFreeze, "soft_freeze", Level::Warn),
        (ReasonKind::Halted, "halted", Level::Block),
        (
            ReasonKind::OutsideMaintenanceWindow,
            "maintenance_window",
            Level::Block,
        ),
        (ReasonKind::Ungated, "ungated", Level::Warn),
    ] {
        let mut scene = Scene::good();
        scene.answer.reasons = vec![reason(kind, "Year end")];
        assert_eq!(broken(&scene.facts()), [(rule, level)], "{kind:?}");
    }
    let mut scene = Scene::good();
    scene.answer.reasons = vec![reason(ReasonKind::HardFreeze, "Year end")];
    let judged = judge_deployment(&scene.facts(), &BTreeMap::new(), &[]);
    let freeze = judged
        .iter()
        .find(|judged| judged.rule.id == "hard_freeze")
        .unwrap();
    let finding = &freeze.findings[0];
    assert_eq!(finding.subject, "It lies in a freeze: Year end");
    insta::assert_snapshot!(finding.message, @"Tue 1 Dec 2026, 01:00 – Tue 5 Jan 2027, 06:00 WAT (UTC+1). Fatou Diallo may lift it.");
    insta::assert_snapshot!(finding.hint, @"Move it out of the freeze. Next free: Tue 5 Jan, 22:00 – 02:00 WAT.");
}

#[test]
fn each_conflict_has_its_rule() {
    for (kind, rule, level) in [
        (
            ConflictKind::SameEnvironment,
            "environment_free",
            Level::Block,
        ),
        (
            ConflictKind::SharedEnvironment,
            "linked_environments",
            Level::Warn,
        ),
        (
            ConflictKind::FeedingEnvironment,
            "linked_environments",
            Level::Warn,
        ),
        (
            ConflictKind::OtherChange,
            "linked_environments",
            Level::Warn,
        ),
        (ConflictKind::PersonBusy, "people_free", Level::Warn),
        (ConflictKind::Holiday, "no_holiday", Level::Warn),
    ] {
        let mut scene = Scene::good();
        scene.answer.conflicts = vec![Conflict {
            kind,
            with: "OS patches".to_owned(),
            with_id: None,
            span: Span::of_minutes(at("2026-12-02T22:00:00Z"), 60),
            people: BTreeSet::from(["p1".to_owned()]),
        }];
        assert_eq!(broken(&scene.facts()), [(rule, level)], "{kind:?}");
    }
}

#[test]
fn a_rollback_asks_the_calendar_and_not_the_release() {
    let scene = Scene::good();
    let mut facts = scene.facts();
    facts.rollback = true;
    facts.feeder.as_mut().unwrap().validated = None;
    facts.release.as_mut().unwrap().state = ReleaseState::Rejected;
    facts.planned_at = facts.span.start;
    assert_eq!(broken(&facts), []);
}

#[test]
fn a_time_only_thought_of_is_not_asked_for_papers() {
    let scene = Scene::good();
    let mut facts = scene.facts();
    facts.papers = None;
    facts.release = None;
    facts.change_type = None;
    facts.planned_at = facts.span.start;
    assert_eq!(broken(&facts), []);
}

#[test]
fn what_nobody_estimated_is_not_known_and_never_met() {
    let scene = Scene::good();
    let mut facts = scene.facts();
    facts.estimates.rollback = None;
    let said = said(&facts, "long_enough");
    assert_eq!(said[0].0, Verdict::Unknown);
}

#[test]
fn the_support_environment_takes_what_is_not_approved_but_nothing_rejected() {
    let scene = Scene::good();
    for (state, fine) in [
        (ReleaseState::Available, true),
        (ReleaseState::Approved, true),
        (ReleaseState::Rejected, false),
        (ReleaseState::Superseded, false),
    ] {
        let mut facts = scene.facts();
        facts.environment.support = true;
        facts.feeder = None;
        facts.release.as_mut().unwrap().state = state;
        assert_eq!(broken(&facts).is_empty(), fine, "{state:?}");
    }
}

#[test]
fn approvals_count_people_once_the_newest_word_and_never_who_asked() {
    let refusal = ApprovalFact {
        approved: false,
        reason: "No rollback".to_owned(),
        ..approval(ApprovalKind::Cab, "Grace Nakato")
    };
    let outdated = ApprovalFact {
        holds: false,
        ..approval(ApprovalKind::Cab, "Grace Nakato")
    };
    let business = [
        approval(ApprovalKind::Business, "Grace Nakato"),
        approval(ApprovalKind::Business, "Fatou Diallo"),
    ];
    let with = |more: Vec<ApprovalFact>| {
        let mut scene = Scene::good();
        scene.approvals = business.iter().cloned().chain(more).collect();
        said(&scene.facts(), "approvals")
            .into_iter()
            .map(|(verdict, _)| verdict)
            .collect::<Vec<_>>()
    };
    use Verdict::{Broken, Met};
    let cab = approval(ApprovalKind::Cab, "Grace Nakato");
    assert_eq!(with(vec![cab.clone()]), [Met]);
    assert_eq!(with(vec![outdated]), [Broken]);
    assert_eq!(with(vec![cab.clone(), refusal.clone()]), [Broken, Broken]);
    assert_eq!(with(vec![refusal, cab]), [Met]);
    assert_eq!(
        with(vec![approval(ApprovalKind::Cab, "Ana Okoro")]),
        [Broken]
    );
    let mut scene = Scene::good();
    scene.approvals[2].by = "Grace Nakato".to_owned();
    assert_eq!(
        said(&scene.facts(), "approvals")[0].0,
        Broken,
        "one business approver twice"
    );
}

#[test]
fn a_report_names_the_decision_on_new_defects_and_the_regression_run() {
    let scene = Scene::good();
    let issue = |is_new, decided| IssueFact {
        text: "502 on /quotes",
        is_new,
        decided,
    };
    for (issues, rolled_back, regression, rules) in [
        (vec![issue(false, false)], false, "", vec![]),
        (vec![issue(true, true)], false, "", vec![]),
        (
            vec![issue(true, false)],
            false,
            "",
            vec!["new_defects_decided"],
        ),
        (vec![], true, "", vec!["regression_after_rollback"]),
        (vec![], true, "https://ttk/42", vec![]),
    ] {
        let mut facts = scene.facts();
        facts.report = Some(ReportFact {
            issues: &issues,
            rolled_back,
            regression,
        });
        let found: Vec<&str> = broken(&facts).into_iter().map(|(rule, _)| rule).collect();
        assert_eq!(found, rules);
    }
}

#[test]
fn an_overdue_message_is_said_with_its_latest_moment() {
    let mut scene = Scene::good();
    scene.notices = vec![NoticeFact {
        what: "The window announcement to DFSPs".to_owned(),
        latest: "Mon 23 Nov 2026, 00:00 WAT (UTC+1)".to_owned(),
        overdue: true,
    }];
    assert_eq!(broken(&scene.facts()), [("announced", Level::Warn)]);
}

proptest! {
    /// A rule that is switched off says nothing; the others say what they said before.
    #[test]
    fn a_rule_that_is_off_is_silent(pick in any::<prop::sample::Index>()) {
        let mut scene = Scene::good();
        scene.answer.reasons = vec![reason(ReasonKind::HardFreeze, "Year end")];
        let facts = scene.facts();
        let all = judge_deployment(&facts, &BTreeMap::new(), &[]);
        let off = all[pick.index(all.len())].rule.id;
        let levels = BTreeMap::from([(off.to_owned(), Level::Off)]);
        let rest = judge_deployment(&facts, &levels, &[]);
        prop_assert_eq!(rest.len() + 1, all.len());
        prop_assert!(rest.iter().all(|judged| judged.rule.id != off));
    }

    /// Planned earlier is never planned too late: lead time only grows.
    #[test]
    fn lead_time_only_grows_with_time(hours in 0i64..600, more in 0i64..600) {
        let scene = Scene::good();
        let fine = |hours: i64| {
            let mut facts = scene.facts();
            facts.planned_at = facts.span.start - Duration::hours(hours);
            said(&facts, "lead_time")[0].0 == Verdict::Met
        };
        prop_assert!(!fine(hours) || fine(hours + more));
    }

    /// Every finding has a subject; what breaks a rule has a way out.
    #[test]
    fn what_breaks_has_a_way_out(approved in any::<bool>(), downtime in any::<bool>(), opening in any::<bool>(), days in 0i64..30) {
        let mut scene = Scene::good();
        if !approved { scene.approvals.clear(); }
        let mut facts = scene.facts();
        facts.downtime = downtime;
        facts.change_type = Some(ChangeType::Minor);
        facts.opening = opening;
        facts.planned_at = facts.span.start - Duration::days(days);
        for judged in judge_deployment(&facts, &BTreeMap::new(), &[]) {
            for finding in judged.findings {
                prop_assert!(!finding.subject.is_empty(), "{}", judged.rule.id);
                prop_assert!(finding.verdict == Verdict::Met || !finding.hint.is_empty(), "{}", judged.rule.id);
            }
        }
    }
}

#[test]
fn a_country_that_changes_its_clocks_moves_what_was_planned() {
    let scene = Scene::good();
    let mut facts = scene.facts();
    facts.placed = Some(facts.span.start);
    assert_eq!(said(&facts, "zone_moved"), []);
    facts.placed = Some(facts.span.start + Duration::hours(1));
    let subject = "The rules of its time zone changed".to_owned();
    assert_eq!(said(&facts, "zone_moved"), [(Verdict::Broken, subject)]);
    assert_eq!(broken(&facts), [("zone_moved", Level::Warn)]);
}

#[test]
fn production_asks_for_a_complete_handover() {
    let mut scene = Scene::good();
    assert_eq!(said(&scene.facts(), "handover_complete"), []);
    scene.handover = Some(vec!["Runbook: returned".to_owned()]);
    let broken = (Verdict::Broken, "The handover is not complete".to_owned());
    assert_eq!(said(&scene.facts(), "handover_complete"), [broken]);
    scene.handover = Some(Vec::new());
    let met = (Verdict::Met, "Operations accepted the handover".to_owned());
    assert_eq!(said(&scene.facts(), "handover_complete"), [met]);
}

fn counted(passed: u64, failed: u64) -> Counts {
    Counts {
        assertions: passed + failed,
        passed,
        failed,
        ..Counts::default()
    }
}

fn proof(run: Option<Counts>) -> Proof {
    Proof {
        environment: "Staging".to_owned(),
        code: "STG".to_owned(),
        release: "Mojaloop 17.1.0 r1".to_owned(),
        run: run.map(|counts| Run {
            counts,
            claim: Claim::default(),
            cut_short: false,
            completed: Some(at("2026-11-20T22:00:00Z")),
            imported: at("2026-11-20T22:05:00Z"),
            when: "Fri 20 Nov 2026, 23:00".to_owned(),
            collection: "v17.1.0".to_owned(),
        }),
        untimed: Vec::new(),
        baseline: None,
        required: Some("v17.1.0".to_owned()),
        changed: None,
    }
}

#[test]
fn the_golden_path_is_asked_for_below_before_and_after() {
    let scene = Scene::good();
    let (green, red, none) = (
        proof(Some(counted(9, 0))),
        proof(Some(counted(8, 1))),
        proof(None),
    );
    let verdict =
        |facts: &DeploymentFacts<'_>, rule: &str| said(facts, rule).first().map(|one| one.0);
    for (shown, expected) in [
        (&green, Verdict::Met),
        (&red, Verdict::Broken),
        (&none, Verdict::Unknown),
    ] {
        let mut facts = scene.facts();
        facts.proofs = Proofs {
            below: Some(shown),
            here: Some(shown),
            after: Some(shown),
        };
        assert_eq!(verdict(&facts, "golden_path_below"), Some(expected));
        assert_eq!(verdict(&facts, "golden_path_here"), Some(expected));
        assert_eq!(
            verdict(&facts, "golden_path_after"),
            None,
            "no window is being closed"
        );
        facts.report = Some(ReportFact {
            issues: &[],
            rolled_back: false,
            regression: "",
        });
        assert_eq!(verdict(&facts, "golden_path_after"), Some(expected));
        facts.report = Some(ReportFact {
            issues: &[],
            rolled_back: true,
            regression: "run 7",
        });
        assert_eq!(
            verdict(&facts, "golden_path_after"),
            None,
            "what was taken back is another question"
        );
        facts.rollback = true;
        assert_eq!(verdict(&facts, "golden_path_below"), None);
        assert_eq!(verdict(&facts, "golden_path_here"), None);
    }
}

#[test]
fn a_runbook_is_asked_for_and_not_known_where_none_is_kept() {
    let mut scene = Scene::good();
    assert_eq!(said(&scene.facts(), "runbook_ready"), []);
    scene.runbook = Some(None);
    let unknown = "Whether its runbook is ready is not known".to_owned();
    assert_eq!(
        said(&scene.facts(), "runbook_ready"),
        [(Verdict::Unknown, unknown)]
    );
    scene.runbook = Some(Some(vec!["Rollback: Nothing says how.".to_owned()]));
    let broken = (Verdict::Broken, "Its runbook is not ready".to_owned());
    assert_eq!(said(&scene.facts(), "runbook_ready"), [broken]);
    scene.runbook = Some(Some(Vec::new()));
    let met = (Verdict::Met, "Its runbook is ready".to_owned());
    assert_eq!(said(&scene.facts(), "runbook_ready"), [met]);
}
