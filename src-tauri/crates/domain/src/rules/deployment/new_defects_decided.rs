//! A known defect is reported; a new one takes a decision on the rollback.

use crate::rules::IssueFact;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "new_defects_decided",
    number: 15,
    title: "New defects have their decision",
    basis: "Guide, defect triage: the hub decides on a rollback and records it",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let issues = facts.report.iter().flat_map(|report| report.issues);
    let open = issues.filter(|issue| issue.is_new && !issue.decided);
    let finding = |issue: &IssueFact<'_>| {
        let hint = "Decide: proceed, or roll back; and say who decided.";
        let subject = "A new defect has no decision on the rollback";
        Finding::broken(subject, format!("{}.", issue.text), hint, "report")
    };
    open.map(finding).collect()
}
