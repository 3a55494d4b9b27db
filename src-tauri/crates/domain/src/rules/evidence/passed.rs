//! Only what ran and held is proof.

use crate::rules::{Check, EvidenceFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "evidence_passed",
    number: 7,
    title: "Every assertion of a test run ran and passed",
    basis: "Mojaloop release checklist: collections pass with 100%; the toolkit counts skipped ones as passed",
    default: Level::Warn,
    check: Check::Evidence(check),
};

fn check(facts: &EvidenceFacts<'_>) -> Vec<Finding> {
    let counts = facts.counts;
    let of = |count: u64, what: &str| format!("{count} of {} {what}", counts.assertions);
    let broken = |subject: &str, message: String, hint: &str| {
        Finding::broken(subject, message, hint, "open_evidence")
    };
    let mut found = Vec::new();
    if counts.assertions == 0 {
        let hint = "See whether the collection was found and its labels selected anything.";
        found.push(broken(
            "Nothing was asserted",
            "The run proves nothing.".to_owned(),
            hint,
        ));
    }
    if counts.failed > 0 {
        let hint = "Look at what they said; report what is a defect.";
        found.push(broken(
            "Assertions failed",
            of(counts.failed, "failed."),
            hint,
        ));
    }
    if counts.skipped > 0 {
        let hint = "What was skipped is not known to hold. Run it, or say why it does not apply.";
        found.push(broken(
            "Assertions were skipped",
            of(counts.skipped, "did not run."),
            hint,
        ));
    }
    if counts.broken > 0 {
        let said = format!("{} requests or scripts broke off.", counts.broken);
        let hint = "What they would have asserted is not in the report.";
        found.push(broken("Requests broke off", said, hint));
    }
    if found.is_empty() {
        return vec![Finding::met(
            "Every assertion passed",
            of(counts.passed, "passed."),
        )];
    }
    found
}
