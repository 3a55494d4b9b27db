//! A change takes the approvals of its type, given to what is planned now.

use crate::deployment::ApprovalKind;
use crate::rules::Papers;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "approvals",
    number: 11,
    title: "The change is approved",
    basis: "Guide, change management: who approves which type",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let (Some(papers), Some(kind)) = (&facts.papers, facts.change_type) else {
        return Vec::new();
    };
    let mut findings: Vec<Finding> = papers
        .refusals()
        .map(|refusal| {
            let subject = format!("{} refused it", refusal.by);
            let message = format!("{}: {}.", refusal.kind.title(), refusal.reason);
            let hint = "Mend what they named; a new decision of theirs replaces it.";
            Finding::broken(subject, message, hint, "approve")
        })
        .collect();
    for (kind, missing) in papers.missing(kind) {
        let subject = match kind {
            ApprovalKind::Business if missing > 1 => {
                format!("{missing} business approvers have not approved it")
            }
            ApprovalKind::Business => "A business approver has not approved it".to_owned(),
            kind => format!("{} has not approved it", kind.title()),
        };
        let hint = "Let a change approver who did not ask for it decide.";
        findings.push(Finding::broken(subject, why(papers, kind), hint, "approve"));
    }
    if findings.is_empty() && !kind.approvals().is_empty() {
        return vec![Finding::met("It is approved", "")];
    }
    findings
}

fn why(papers: &Papers<'_>, kind: ApprovalKind) -> String {
    let outdated = papers
        .approvals
        .iter()
        .find(|approval| approval.kind == kind && approval.approved && !approval.holds);
    match (outdated, papers.cab_day) {
        (Some(approval), _) => {
            format!("{} approved something else: it changed since.", approval.by)
        }
        (None, Some(day)) if kind == ApprovalKind::Cab => format!("The CAB sits over it on {day}."),
        (None, None) if kind == ApprovalKind::Cab => "No CAB day is set.".to_owned(),
        _ => "Nobody was asked, or nobody has answered.".to_owned(),
    }
}
