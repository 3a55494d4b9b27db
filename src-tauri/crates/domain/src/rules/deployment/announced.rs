//! Those concerned hear of a window in time, and of every change of it.

use crate::rules::Announced;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "announced",
    number: 14,
    title: "It is announced in time",
    basis: "Guide, change management: communicate after the CAB, and at start and end",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(papers) = &facts.papers else {
        return Vec::new();
    };
    let mut findings: Vec<Finding> = papers
        .notices
        .iter()
        .filter(|notice| notice.overdue)
        .map(|notice| {
            let subject = format!("{} is overdue", notice.what);
            let message = format!("It had to go by {}.", notice.latest);
            Finding::broken(
                subject,
                message,
                "Send it now, or waive it with a reason.",
                "announce",
            )
        })
        .collect();
    match papers.announced {
        Announced::No if findings.is_empty() && facts.opening => {
            let hint = "Announce it before it begins.";
            findings.push(Finding::broken(
                "Nobody was told of it",
                "",
                hint,
                "announce",
            ));
        }
        Announced::OtherWindow => {
            let hint = "Send the date change.";
            let subject = "What was announced is another window";
            findings.push(Finding::broken(
                subject,
                "It was moved since.",
                hint,
                "announce",
            ));
        }
        Announced::Yes if findings.is_empty() => findings.push(Finding::met("It is announced", "")),
        _ => {}
    }
    findings
}
