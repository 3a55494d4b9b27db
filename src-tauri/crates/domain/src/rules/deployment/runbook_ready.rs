//! Before a release comes near real payments its runbook is there and nothing in it blocks.

use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule, RunbookFact};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_ready",
    number: 9,
    title: "Its runbook is ready",
    basis: "Guide, release management: a deployment has its instructions, and those of its rollback",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(release) = facts.papers_of_release() else {
        return Vec::new();
    };
    let blocks = match release.runbook {
        RunbookFact::NotAsked => return Vec::new(),
        // A hub may keep it elsewhere, so nobody can say here that there is none.
        RunbookFact::NotHere => {
            let message = format!("None is kept here for {}.", facts.environment.name);
            let hint = "Make one, from a template or from the one that was rehearsed.";
            let subject = "Whether its runbook is ready is not known";
            return vec![Finding::unknown(subject, message, hint, "open_runbook")];
        }
        RunbookFact::Here(blocks) => blocks,
    };
    let Some(first) = blocks.first() else {
        return vec![Finding::met("Its runbook is ready", "")];
    };
    let more = match blocks.len() - 1 {
        0 => String::new(),
        more => format!(" {more} more."),
    };
    let message = format!("{first}{more}");
    let hint = "Mend the runbook.";
    vec![Finding::broken(
        "Its runbook is not ready",
        message,
        hint,
        "open_runbook",
    )]
}
