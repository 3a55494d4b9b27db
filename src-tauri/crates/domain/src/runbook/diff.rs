//! What differs between two runbooks, such as this release's and the last one's.

use super::section::Section;
use super::step::{Runbook, Step};
use serde::{Deserialize, Serialize};

/// How a thing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Only in the new one.
    Added,
    /// Only in the old one.
    Removed,
    /// In both, not the same.
    Changed,
}

/// One value, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which, such as `estimate`.
    pub field: &'static str,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// One thing that differs: a step, a variable, or what stands at the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part it stands in; None for the head.
    pub section: Option<Section>,
    /// The step's name, the variable's name, or `head`.
    pub name: String,
    /// Whether it is a variable.
    pub variable: bool,
    /// How.
    pub kind: Kind,
    /// What changed; of what was added or removed, its one value or its title.
    pub changes: Vec<Change>,
}

/// What differs, in the order of the new runbook, what was removed last.
pub fn between(old: &Runbook, new: &Runbook) -> Vec<Difference> {
    let mut out = Vec::new();
    let head = changed([
        ("title", old.title.clone(), new.title.clone()),
        ("from", old.from.clone(), new.from.clone()),
        ("strategy", strategy(old), strategy(new)),
    ]);
    if !head.is_empty() {
        out.push(difference(None, "head", false, Kind::Changed, head));
    }
    for section in Section::ALL {
        let note = |runbook: &Runbook| runbook.notes.get(section).cloned().unwrap_or_default();
        let notes = changed([("text", note(old), note(new))]);
        if !notes.is_empty() {
            out.push(difference(
                Some(*section),
                section.slug(),
                false,
                Kind::Changed,
                notes,
            ));
        }
    }
    variables(old, new, &mut out);
    steps(old, new, &mut out);
    out
}

fn variables(old: &Runbook, new: &Runbook, out: &mut Vec<Difference>) {
    let part = Some(Section::Variables);
    for now in &new.variables {
        let was = old.variables.iter().find(|was| was.name == now.name);
        let empty = String::new;
        let (kind, value, note) = match was {
            Some(was) => (Kind::Changed, was.value.clone(), was.note.clone()),
            None => (Kind::Added, empty(), empty()),
        };
        let changes = changed([
            ("value", value, now.value.clone()),
            ("note", note, now.note.clone()),
        ]);
        if was.is_none() || !changes.is_empty() {
            out.push(difference(part, &now.name, true, kind, changes));
        }
    }
    for was in &old.variables {
        if !new.variables.iter().any(|now| now.name == was.name) {
            let changes = changed([("value", was.value.clone(), String::new())]);
            out.push(difference(part, &was.name, true, Kind::Removed, changes));
        }
    }
}

fn steps(old: &Runbook, new: &Runbook, out: &mut Vec<Difference>) {
    for now in &new.steps {
        let part = Some(now.section);
        match old.step(&now.id) {
            None => {
                let changes = changed([("title", String::new(), now.title.clone())]);
                out.push(difference(part, &now.id, false, Kind::Added, changes));
            }
            Some((_, was)) => {
                let changes = changed(
                    fields(was)
                        .into_iter()
                        .zip(fields(now))
                        .map(|((field, before), (_, after))| (field, before, after)),
                );
                if !changes.is_empty() {
                    out.push(difference(part, &now.id, false, Kind::Changed, changes));
                }
            }
        }
    }
    for was in &old.steps {
        if new.step(&was.id).is_none() {
            let changes = changed([("title", was.title.clone(), String::new())]);
            let part = Some(was.section);
            out.push(difference(part, &was.id, false, Kind::Removed, changes));
        }
    }
}

fn fields(step: &Step) -> [(&'static str, String); 13] {
    let yes = |truth: bool| if truth { "yes" } else { "" }.to_owned();
    let estimate = step.estimate.map(crate::calendar::length::words);
    [
        ("section", step.section.title().to_owned()),
        ("type", step.kind.title().to_owned()),
        ("title", step.title.clone()),
        ("text", step.text.clone()),
        ("command", step.command.clone()),
        ("maker", step.maker.clone()),
        ("checker", step.checker.clone()),
        ("after", step.after.join(", ")),
        ("with", step.with.join(", ")),
        ("estimate", estimate.unwrap_or_default()),
        ("expected", step.expected.clone()),
        ("point of no return", yes(step.point_of_no_return)),
        ("takes back", step.rollback_of.clone().unwrap_or_default()),
    ]
}

fn strategy(runbook: &Runbook) -> String {
    let strategy = runbook.strategy;
    strategy.map_or_else(String::new, |one| one.title().to_owned())
}

fn changed(fields: impl IntoIterator<Item = (&'static str, String, String)>) -> Vec<Change> {
    let fields = fields.into_iter();
    let differ = fields.filter(|(_, before, after)| before != after);
    differ
        .map(|(field, before, after)| Change {
            field,
            before,
            after,
        })
        .collect()
}

fn difference(
    section: Option<Section>,
    name: &str,
    variable: bool,
    kind: Kind,
    changes: Vec<Change>,
) -> Difference {
    Difference {
        section,
        name: name.to_owned(),
        variable,
        kind,
        changes,
    }
}
