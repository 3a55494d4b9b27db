//! The rules over a defect, by table.

use slipway_domain::defect::facts::{Facts, Field};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState;
use slipway_domain::rules::{
    DefectFacts, Finding, FixFact, Level, ProblemFact, Verdict, all, judge_defect, rule,
};
use std::collections::BTreeMap;
use std::fmt::Write;

fn facts(report: &Facts) -> DefectFacts<'_> {
    DefectFacts {
        report,
        attachments: 0,
        production: Some("17.0.4 r1"),
        production_names: &["Production", "PRD"],
        severity: Some(Severity::S2),
        state: Some(TicketState::InProgress),
        customer_decision: "",
        security: false,
        known: false,
        same_as: None,
        fix: None,
        root_cause: "",
        repeats: 0,
        problem: None,
    }
}

const FIX: FixFact<'static> = FixFact {
    title: "Mojaloop 17.2.0 r1",
    claimed_in_notes: true,
    in_notes: Some(true),
    target_day: Some("2026-12-15"),
    increment: Some(("PI-32", "2027-02-26")),
    deployed: Some(true),
    validated: Some(true),
};

/// A report that holds everything.
fn report() -> Facts {
    let mut report = Facts::default();
    let fields = [
        Field::Observed,
        Field::Expected,
        Field::Steps,
        Field::Logs,
        Field::Incident,
        Field::Version,
    ];
    for field in fields {
        report.put(field, "said");
    }
    report.put(Field::ReproducedEnvironment, "Sandbox");
    report.put(Field::ReproducedVersion, "17.0.4 r1");
    report
}

fn found(id: &str, facts: &DefectFacts<'_>) -> Vec<Finding> {
    let judged = judge_defect(facts, &BTreeMap::new(), &[id]);
    judged
        .into_iter()
        .flat_map(|judged| judged.findings)
        .collect()
}

/// Verdict, subject and message of each.
fn said(id: &str, facts: &DefectFacts<'_>) -> String {
    let mut out = String::new();
    for finding in found(id, facts) {
        let Finding {
            verdict,
            subject,
            message,
            fix,
            ..
        } = finding;
        writeln!(out, "{verdict:?} {subject}: {message} [{fix}]").unwrap();
    }
    out
}

#[test]
fn what_a_good_report_meets() {
    let report = report();
    insta::assert_snapshot!(said("report_complete", &facts(&report)), @"Met The report is complete: 6 of 6 []");
    insta::assert_snapshot!(said("reproduced_below", &facts(&report)), @"Met It was reproduced: Reproduced in Sandbox at 17.0.4 r1, same as Production []");
}

#[test]
fn what_a_poor_one_breaks() {
    let mut report = Facts::default();
    report.put(Field::Observed, "it fails");
    insta::assert_snapshot!(said("report_complete", &facts(&report)), @"Broken The report is not complete: It holds 1 of 6; missing: expected behavior, steps to reproduce, logs, incident, release version. [edit_report]");
    insta::assert_snapshot!(said("reproduced_below", &facts(&report)), @"Unknown Nobody says where it was reproduced: The environment is not named. [edit_report]");
    report.put(Field::ReproducedEnvironment, "UAT");
    insta::assert_snapshot!(said("reproduced_below", &facts(&report)), @"Unknown Nobody says at which version it was reproduced: Reproduced in UAT, without a version. [edit_report]");
    report.put(Field::ReproducedVersion, "17.1.0");
    insta::assert_snapshot!(said("reproduced_below", &facts(&report)), @"Broken It was reproduced at another version: UAT had 17.1.0, Production has 17.0.4 r1. [edit_report]");
    let unknown = DefectFacts {
        production: None,
        ..facts(&report)
    };
    insta::assert_snapshot!(said("reproduced_below", &unknown), @"Unknown What runs in Production is not known: Reproduced in UAT at 17.1.0; there is nothing to compare it with. [open_environments]");
    report.put(Field::ReproducedEnvironment, "PRD");
    insta::assert_snapshot!(said("reproduced_below", &facts(&report)), @"Broken It was seen in Production alone: PRD is no lower environment. [edit_report]");
    report.put(Field::ReproducedEnvironment, "no");
    insta::assert_snapshot!(said("reproduced_below", &facts(&report)), @"Broken It was not reproduced: It may be a user error, or one of the environment. [edit_report]");
}

#[test]
fn severity_2_does_not_wait() {
    let report = report();
    let pending = DefectFacts {
        state: Some(TicketState::Pending),
        ..facts(&report)
    };
    insta::assert_snapshot!(said("never_pending", &pending), @"Broken It waits, though it is S2: Its clock runs on; only a written decision of the customer lets it wait. [set_status]");
    let decided = DefectFacts {
        customer_decision: "Comment 12, Fatou Diallo",
        ..pending.clone()
    };
    insta::assert_snapshot!(said("never_pending", &decided), @"Met The customer let it wait: Comment 12, Fatou Diallo []");
    let minor = DefectFacts {
        severity: Some(Severity::S3),
        ..pending
    };
    assert_eq!(found("never_pending", &minor), []);
    assert_eq!(found("never_pending", &facts(&report)), []);
}

#[test]
fn a_known_bug_names_the_other() {
    let report = report();
    assert_eq!(found("duplicate_linked", &facts(&report)), []);
    let known = DefectFacts {
        known: true,
        ..facts(&report)
    };
    insta::assert_snapshot!(said("duplicate_linked", &known), @"Broken The known bug is not named: It is said to be known, and nothing says which one it is. [link_ticket]");
    let linked = DefectFacts {
        same_as: Some("Defect 187"),
        ..known
    };
    insta::assert_snapshot!(said("duplicate_linked", &linked), @"Met It names the one it repeats: Defect 187 []");
}

#[test]
fn it_closes_with_its_fix() {
    let report = report();
    let closed = DefectFacts {
        state: Some(TicketState::Closed),
        ..facts(&report)
    };
    let with = |fix: FixFact<'static>| DefectFacts {
        fix: Some(fix),
        ..closed.clone()
    };
    insta::assert_snapshot!(said("fix_validated", &closed), @"Broken It has no fix: No release is named that mends it. [plan_release]");
    insta::assert_snapshot!(said("fix_validated", &with(FIX)), @"Met Its fix is validated: Mojaloop 17.2.0 r1 is deployed and validated in Production []");
    let not = FixFact {
        deployed: Some(false),
        validated: None,
        ..FIX
    };
    insta::assert_snapshot!(said("fix_validated", &with(not)), @"Broken Its fix is not deployed: Mojaloop 17.2.0 r1 does not run in Production. [set_status]");
    let not = FixFact {
        validated: Some(false),
        ..FIX
    };
    insta::assert_snapshot!(said("fix_validated", &with(not)), @"Broken Its fix is not validated: Mojaloop 17.2.0 r1 is not validated in Production. [set_status]");
    let not = FixFact {
        deployed: None,
        ..FIX
    };
    insta::assert_snapshot!(said("fix_validated", &with(not)), @"Unknown Its fix is not known to run: Whether Mojaloop 17.2.0 r1 runs and was validated in Production. [open_environments]");
    let open = DefectFacts {
        state: Some(TicketState::Resolved),
        ..closed.clone()
    };
    assert_eq!(found("fix_validated", &open), [], "it is not closed yet");
    let duplicate = DefectFacts {
        same_as: Some("Defect 187"),
        ..closed
    };
    assert_eq!(found("fix_validated", &duplicate), []);
}

#[test]
fn a_fix_comes_in_time_and_stands_in_the_notes() {
    let report = report();
    let with = |fix: FixFact<'static>| DefectFacts {
        fix: Some(fix),
        ..facts(&report)
    };
    let planned = FixFact {
        deployed: Some(false),
        ..FIX
    };
    insta::assert_snapshot!(said("fix_in_increment", &with(planned)), @"Met Its fix comes in time: Mojaloop 17.2.0 r1 is meant for 2026-12-15, PI-32 ends 2027-02-26 []");
    let late = FixFact {
        target_day: Some("2027-03-01"),
        ..planned
    };
    insta::assert_snapshot!(said("fix_in_increment", &with(late)), @"Broken Its fix slips past the increment: Mojaloop 17.2.0 r1 is meant for 2027-03-01, after PI-32 ends on 2027-02-26. [plan_release]");
    let unset = FixFact {
        target_day: None,
        ..planned
    };
    insta::assert_snapshot!(said("fix_in_increment", &with(unset)), @"Unknown When its fix comes is not known: Mojaloop 17.2.0 r1 has no target, so nobody knows whether it comes within PI-32. [plan_release]");
    assert_eq!(
        found("fix_in_increment", &with(FIX)),
        [],
        "it is there already"
    );
    insta::assert_snapshot!(said("fix_in_notes", &with(planned)), @"Met Its release's notes hold it: Mojaloop 17.2.0 r1 []");
    let absent = FixFact {
        in_notes: Some(false),
        ..planned
    };
    insta::assert_snapshot!(said("fix_in_notes", &with(absent)), @"Broken Its fix is not in the notes: The notes of Mojaloop 17.2.0 r1 do not name it. [plan_release]");
    let none = FixFact {
        in_notes: None,
        ..planned
    };
    insta::assert_snapshot!(said("fix_in_notes", &with(none)), @"Unknown Whether its fix is in the notes is not known: Mojaloop 17.2.0 r1 has no notes yet. [open_notes]");
    let thought_of = FixFact {
        claimed_in_notes: false,
        ..absent
    };
    assert_eq!(found("fix_in_notes", &with(thought_of)), []);
}

#[test]
fn grave_and_repeated_ones_leave_something_behind() {
    let report = report();
    let done = DefectFacts {
        state: Some(TicketState::Resolved),
        severity: Some(Severity::S1),
        ..facts(&report)
    };
    insta::assert_snapshot!(said("root_cause_written", &done), @"Broken Its root cause is missing: It was severity 1, and nobody wrote down why it happened. [write_cause]");
    let security = DefectFacts {
        severity: Some(Severity::S4),
        security: true,
        ..done.clone()
    };
    insta::assert_snapshot!(said("root_cause_written", &security), @"Broken Its root cause is missing: It touches security, and nobody wrote down why it happened. [write_cause]");
    let written = DefectFacts {
        root_cause: "RCA-12",
        ..done.clone()
    };
    insta::assert_snapshot!(said("root_cause_written", &written), @"Met Its root cause is written: RCA-12 []");
    let open = DefectFacts {
        state: Some(TicketState::Escalated),
        ..done.clone()
    };
    assert_eq!(found("root_cause_written", &open), []);
    assert_eq!(
        found(
            "root_cause_written",
            &DefectFacts {
                severity: Some(Severity::S2),
                ..done
            }
        ),
        []
    );

    let again = DefectFacts {
        repeats: 2,
        ..facts(&report)
    };
    insta::assert_snapshot!(said("repeat_has_problem", &again), @"Broken It repeats, and is no problem yet: It happened 2 times before. [link_problem]");
    let problem = ProblemFact {
        title: "Problem 12",
        known_error: None,
    };
    let declared = DefectFacts {
        problem: Some(problem),
        ..again
    };
    insta::assert_snapshot!(said("repeat_has_problem", &declared), @"Met It belongs to a problem: Problem 12 []");
    insta::assert_snapshot!(said("known_error_raised", &declared), @"Broken No known error was raised: Problem 12 has none. [write_known_error]");
    let problem = ProblemFact {
        known_error: Some("KE-3"),
        ..problem
    };
    let recorded = DefectFacts {
        problem: Some(problem),
        ..declared
    };
    insta::assert_snapshot!(said("known_error_raised", &recorded), @"Met Its problem has a known error: KE-3 []");
    assert_eq!(found("repeat_has_problem", &facts(&report)), []);
}

#[test]
fn rules_of_defects_stand_among_the_others() {
    let report = report();
    let judged = judge_defect(&facts(&report), &BTreeMap::new(), &[]);
    let ids: Vec<&str> = judged.iter().map(|judged| judged.rule.id).collect();
    assert_eq!(ids.len(), 10);
    assert!(ids.iter().all(|id| rule(id).is_some()));
    let mut every: Vec<&str> = all().map(|rule| rule.id).collect();
    every.sort_unstable();
    every.dedup();
    assert_eq!(every.len(), all().count(), "no id stands twice");
    let off: BTreeMap<String, Level> = ids
        .iter()
        .map(|id| ((*id).to_owned(), Level::Off))
        .collect();
    assert!(judge_defect(&facts(&report), &off, &[]).is_empty());
    for finding in judged.iter().flat_map(|judged| &judged.findings) {
        let hinted = finding.verdict == Verdict::Met || !finding.hint.is_empty();
        assert!(hinted, "{finding:?}");
    }
}
