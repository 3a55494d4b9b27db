//! Somebody decides before there is no way back, and before the end.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::StepKind;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_decisions",
    number: 15,
    title: "Somebody says go before the point of no return",
    basis: "Guide, defect triage: the decision on a rollback is recorded",
    default: Level::Warn,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let hint = "Add a step of type decision with the name of who decides.";
    let steps = &facts.runbook.steps;
    let decides = |back: bool| {
        let mut of_branch = steps.iter().filter(|step| step.back() == back);
        of_branch.any(|step| step.kind == StepKind::Decision)
    };
    if !decides(false) {
        let message = "No step asks for a go or a no-go.";
        return vec![Finding::broken(
            "Go or no-go",
            message,
            hint,
            "edit_runbook",
        )];
    }
    let unasked = steps
        .iter()
        .filter(|step| step.point_of_no_return && !facts.comes_after(step, StepKind::Decision));
    unasked
        .map(|step| {
            let message = "It is a point of no return, and no decision comes before it.";
            Finding::broken(&step.title, message, hint, "edit_runbook")
        })
        .collect()
}
