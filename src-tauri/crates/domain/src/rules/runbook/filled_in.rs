//! What was not known when a runbook was made is filled in before somebody needs it.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::{FILL_IN, Step};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_filled_in",
    number: 9,
    title: "Nothing of it is left to fill in",
    basis: "Guide: deployment and rollback instructions including environment variables, database scripts and prerequisites",
    default: Level::Warn,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let left = |text: &str| text.contains(FILL_IN);
    let finding = |subject: &str, place: &str| {
        let message = format!("Something is left to fill in: {place}.");
        let hint = "Write what it is, or take the sentence out.";
        Finding::broken(subject, message, hint, "edit_runbook")
    };
    let runbook = facts.runbook;
    let notes = runbook.notes.iter().filter(|(_, note)| left(note));
    let notes = notes.map(|(section, _)| finding(section.title(), "its words"));
    let variables = runbook.variables.iter();
    let variables = variables
        .filter(|one| left(&one.value) || left(&one.note))
        .map(|one| finding(&one.name, "its value or why it is so"));
    let steps = runbook.steps.iter().filter_map(|step| {
        let places = places(step).into_iter().filter(|(text, _)| left(text));
        let named: Vec<&str> = places.map(|(_, place)| place).collect();
        (!named.is_empty()).then(|| finding(&step.id, &named.join(", ")))
    });
    notes.chain(variables).chain(steps).collect()
}

/// The texts of a step, and what each is called.
fn places(step: &Step) -> [(&str, &'static str); 4] {
    [
        (&step.title, "what is done"),
        (&step.text, "how it is done"),
        (&step.command, "the command"),
        (&step.expected, "what is expected"),
    ]
}
