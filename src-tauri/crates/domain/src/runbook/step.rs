//! A runbook and its steps as values.

use super::section::{Section, StepKind};
use crate::deployment::Strategy;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name within the runbook: small letters, digits and hyphens.
    pub id: String,
    /// The part it stands in.
    pub section: Section,
    /// What it is.
    pub kind: StepKind,
    /// What is done, in one line.
    pub title: String,
    /// How, in Markdown.
    pub text: String,
    /// A command to copy, or empty.
    pub command: String,
    /// Who does it; of a decision, who decides. Empty when nobody is named.
    pub maker: String,
    /// Who looks at it afterwards, or empty.
    pub checker: String,
    /// Steps that must have ended before it starts.
    pub after: Vec<String>,
    /// Steps that must have started before it starts.
    pub with: Vec<String>,
    /// How long somebody thinks it takes, in minutes; None when nobody said.
    pub estimate: Option<u32>,
    /// What is seen when it went well, in one line.
    pub expected: String,
    /// Whether a rollback is another one from here on.
    pub point_of_no_return: bool,
    /// The step it takes back; only in the rollback.
    pub rollback_of: Option<String>,
}

impl Step {
    /// A step with nothing but a name.
    pub fn new(id: &str, section: Section, kind: StepKind, title: &str) -> Step {
        Step {
            id: id.to_owned(),
            section,
            kind,
            title: title.to_owned(),
            text: String::new(),
            command: String::new(),
            maker: String::new(),
            checker: String::new(),
            after: Vec::new(),
            with: Vec::new(),
            estimate: None,
            expected: String::new(),
            point_of_no_return: false,
            rollback_of: None,
        }
    }

    /// The same in the one form that is written.
    pub fn tidied(mut self) -> Step {
        for one in [
            &mut self.title,
            &mut self.maker,
            &mut self.checker,
            &mut self.expected,
        ] {
            *one = line(one);
        }
        self.text = lines(&self.text);
        self.command = lines(&self.command);
        self
    }

    /// Whether it belongs to the way back.
    pub fn back(&self) -> bool {
        self.section == Section::Rollback
    }
}

/// An environment variable or a chart value, as it is to be after the deployment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name, without `=`.
    pub name: String,
    /// Its value, in one line; may be empty.
    pub value: String,
    /// Why it is so, in one line, or empty.
    pub note: String,
}

/// A runbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Runbook {
    /// What it is called.
    pub title: String,
    /// The version that runs before, or empty.
    pub from: String,
    /// How the new versions take over, where somebody said.
    pub strategy: Option<Strategy>,
    /// Variables and values.
    pub variables: Vec<Variable>,
    /// What stands at the head of a part.
    pub notes: BTreeMap<Section, String>,
    /// The steps, by section.
    pub steps: Vec<Step>,
}

impl Runbook {
    /// The step of a name, with its place.
    pub fn step(&self, id: &str) -> Option<(usize, &Step)> {
        self.steps
            .iter()
            .enumerate()
            .find(|(_, step)| step.id == id)
    }

    /// The steps of a part.
    pub fn of(&self, section: Section) -> impl Iterator<Item = &Step> {
        self.steps
            .iter()
            .filter(move |step| step.section == section)
    }

    /// The same in the one form that is written: sections in their order, lines without blanks at
    /// their ends, no controls.
    pub fn tidied(mut self) -> Runbook {
        self.title = line(&self.title);
        self.from = line(&self.from);
        for variable in &mut self.variables {
            variable.name = line(&variable.name);
            variable.value = line(&variable.value);
            variable.note = line(&variable.note);
        }
        for note in self.notes.values_mut() {
            *note = lines(note);
        }
        self.notes.retain(|_, note| !note.is_empty());
        self.steps = self.steps.into_iter().map(Step::tidied).collect();
        self.steps.sort_by_key(|step| step.section);
        self
    }
}

/// One line: runs of blanks and controls are one blank.
pub(super) fn line(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without controls and blanks at their ends, without empty ones before and after.
pub(super) fn lines(text: &str) -> String {
    let rows: Vec<String> = text.replace("\r\n", "\n").split('\n').map(clean).collect();
    let first = rows.iter().position(|row| !row.is_empty());
    let last = rows.iter().rposition(|row| !row.is_empty());
    match (first, last) {
        (Some(first), Some(last)) => rows
            .get(first..=last)
            .map(|rows| rows.join("\n"))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

fn clean(row: &str) -> String {
    let kept: String = row
        .chars()
        .filter(|c| *c == '\t' || !c.is_control())
        .collect();
    kept.trim_end().to_owned()
}
