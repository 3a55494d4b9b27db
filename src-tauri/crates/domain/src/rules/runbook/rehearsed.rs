//! A runbook was proved in an environment below.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_rehearsed",
    number: 0,
    title: "It was rehearsed below",
    basis: "Slipway: the same runbook is proved before it meets production",
    default: Level::Warn,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    if facts.lowest || facts.rehearsals > 0 {
        return Vec::new();
    }
    let message = match facts.untested {
        [] => "No run of this release's runbook has ended well in another environment.".to_owned(),
        [step] => format!(
            "A run went through in another environment, but {step} was left out of its validation."
        ),
        [step, rest @ ..] => format!(
            "A run went through in another environment, but {step} and {} more were left out of its validation.",
            rest.len()
        ),
    };
    let hint = "Rehearse it below first; its lengths are then measured.";
    vec![Finding::broken("Rehearsal", message, hint, "run_runbook")]
}
