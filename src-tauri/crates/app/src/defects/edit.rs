//! Edits what a report says. What a desk holds goes there as well.

use super::change::{Change, decide};
use super::{Defect, EditDefect, EditFacts, show};
use crate::error::{Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};
use slipway_domain::desk::field;
use slipway_domain::desk::value::Value;

pub(crate) fn run(app: &App, caller: &Caller, request: EditDefect) -> Result<Done<Defect>> {
    let title = request.title.as_deref().map(str::trim);
    if title.is_some_and(str::is_empty) {
        return Err(Error::invalid("title", "A defect needs a title.", ""));
    }
    let id = request.id.clone();
    let done = decide(
        app,
        caller,
        Op::EditDefect,
        std::slice::from_ref(&id),
        |change| {
            if let Some(title) = title {
                change.set(field::TITLE, Value::text(title))?;
            }
            write(change, &request.facts)
        },
        |what| format!("Edited {what}"),
    )?;
    done.map(|_| show::of(app, caller, &id))
}

/// Writes the parts of a report that are given.
pub(crate) fn write(change: &mut Change<'_>, facts: &EditFacts) -> Result<()> {
    for (field, text) in [
        (field::COMPONENT, &facts.component),
        (field::ENVIRONMENT, &facts.environment),
    ] {
        if let Some(text) = text {
            change.set(field, Value::text(text.trim()))?;
        }
    }
    for (name, text) in facts.parts() {
        let Some(known) = change.triage.facts.as_object_mut() else {
            continue;
        };
        // An empty text is kept too: it takes out what the report itself says.
        if let Some(text) = text {
            known.insert(name.to_owned(), text.trim().into());
        }
    }
    Ok(())
}

impl EditFacts {
    /// Each part with the name it is kept under.
    pub(crate) fn parts(&self) -> [(&'static str, Option<&str>); 11] {
        [
            ("observed", self.observed.as_deref()),
            ("expected", self.expected.as_deref()),
            ("steps", self.steps.as_deref()),
            ("logs", self.logs.as_deref()),
            ("found_version", self.found_version.as_deref()),
            ("incident", self.incident.as_deref()),
            (
                "reproduced_environment",
                self.reproduced_environment.as_deref(),
            ),
            ("reproduced_version", self.reproduced_version.as_deref()),
            ("found_in_window", self.found_in_window.as_deref()),
            ("workaround", self.workaround.as_deref()),
            ("known_error", self.known_error.as_deref()),
        ]
    }

    /// The report as a text, for a desk that has one field for it.
    pub(crate) fn text(&self) -> String {
        let titles = [
            "Observed behavior",
            "Expected behavior",
            "Steps to reproduce",
            "Logs",
            "Release version",
            "Incident",
            "Reproduced in",
            "Reproduced at version",
            "Found in a deployment window",
            "Workaround",
            "Known error",
        ];
        let mut parts: Vec<String> = Vec::new();
        for (title, (_, text)) in titles.iter().zip(self.parts()) {
            if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
                parts.push(format!("{title}:\n{text}"));
            }
        }
        parts.join("\n\n")
    }
}
