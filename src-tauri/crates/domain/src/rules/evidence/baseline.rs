//! A suite must not silently shrink below what Mojaloop itself ran.

use crate::rules::{Check, EvidenceFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "evidence_baseline",
    number: 7,
    title: "A test run has no fewer assertions than Mojaloop's own",
    basis: "Results that Mojaloop published with its releases",
    default: Level::Warn,
    check: Check::Evidence(check),
};

fn check(facts: &EvidenceFacts<'_>) -> Vec<Finding> {
    let Some(baseline) = facts.baseline else {
        return Vec::new();
    };
    let counted = facts.counts.assertions;
    let known = format!(
        "{counted} assertions; Mojaloop's run for {} had {} ({}).",
        baseline.version, baseline.assertions, baseline.source
    );
    if counted >= baseline.assertions {
        return vec![Finding::met(
            "As many assertions as Mojaloop's own run",
            known,
        )];
    }
    let hint =
        "See whether the whole collection ran: folders, labels, and the environment's switches.";
    vec![Finding::broken(
        "Fewer assertions than Mojaloop's own run",
        known,
        hint,
        "open_evidence",
    )]
}
