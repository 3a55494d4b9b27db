//! A chart is put in place with the values of the environment that it goes into.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::mention::values_files;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_values",
    number: 9,
    title: "It deploys with its environment's values",
    basis: "Guide: deployment instructions including environment variables",
    default: Level::Block,
    check: Check::Runbook(check),
};

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let target = &facts.target;
    let steps = facts.runbook.steps.iter();
    let wrong = steps.filter_map(|step| {
        let files = values_files(&step.command).into_iter();
        let mut files = files.filter(|file| file.deployed && !file.is_of(target.code));
        let (file, place) = files.find_map(|file| {
            let mut places = target.places.iter();
            let place = places.find(|place| file.is_of(&place.code))?;
            Some((file.file, &place.name))
        })?;
        let message = format!(
            "Its command takes {file}, which is of {place}; it goes into {}.",
            target.environment
        );
        let hint = "Name the file of this environment.";
        Some(Finding::broken(&step.title, message, hint, "edit_runbook"))
    });
    wrong.collect()
}
