//! Writes a runbook as text.

use crate::calendar::length;
use crate::runbook::section::{Section, StepKind};
use crate::runbook::step::{Runbook, Step, Variable};
use std::fmt::Write;

/// Writes it. Reading that gives the same runbook, [tidied](Runbook::tidied).
pub fn write(runbook: &Runbook) -> String {
    let runbook = runbook.clone().tidied();
    let mut out = format!("---\ntitle: {}\n", runbook.title);
    if !runbook.from.is_empty() {
        let _ = writeln!(out, "from: {}", runbook.from);
    }
    if let Some(strategy) = runbook.strategy {
        let _ = writeln!(out, "strategy: {}", strategy.slug());
    }
    out.push_str("---\n");
    for section in Section::ALL {
        let _ = writeln!(out, "\n## {}", section.title());
        if let Some(note) = runbook.notes.get(section) {
            out.push('\n');
            prose(&mut out, note, false);
        }
        if *section == Section::Variables && !runbook.variables.is_empty() {
            variables(&mut out, &runbook.variables);
        }
        for one in runbook.of(*section) {
            out.push('\n');
            step(&mut out, one);
        }
    }
    out
}

/// Writes one step, its heading first and a line's end last.
pub(super) fn write_step(one: &Step) -> String {
    let mut out = String::new();
    step(&mut out, &one.clone().tidied());
    out
}

fn variables(out: &mut String, variables: &[Variable]) {
    out.push_str("\n```env\n");
    for variable in variables {
        if !variable.note.is_empty() {
            let _ = writeln!(out, "# {}", variable.note);
        }
        let _ = writeln!(out, "{}={}", variable.name, variable.value);
    }
    out.push_str("```\n");
}

fn step(out: &mut String, step: &Step) {
    let _ = writeln!(out, "### {}: {}", step.id, step.title);
    let mut key = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "- {name}: {value}");
        }
    };
    if step.kind != StepKind::Action {
        key("type", step.kind.slug());
    }
    key("maker", &step.maker);
    key("checker", &step.checker);
    key("after", &step.after.join(", "));
    key("with", &step.with.join(", "));
    if let Some(minutes) = step.estimate {
        key("estimate", &estimate(minutes));
    }
    key("expected", &step.expected);
    key(
        "takes back",
        step.rollback_of.as_deref().unwrap_or_default(),
    );
    if step.point_of_no_return {
        key("point of no return", "yes");
    }
    if !step.text.is_empty() {
        out.push('\n');
        prose(out, &step.text, true);
    }
    if !step.command.is_empty() {
        let fence = fence(&step.command);
        let _ = writeln!(out, "\n{fence}sh\n{}\n{fence}", step.command);
    }
}

/// Minutes as a length is read: nothing is `0m`, which only a step may take.
pub(super) fn estimate(minutes: u32) -> String {
    if minutes == 0 {
        return "0m".to_owned();
    }
    length::words(minutes)
        .replace(" min", "m")
        .replace([' '], "")
}

/// A fence that no line of the command ends.
fn fence(command: &str) -> String {
    let longest = command
        .lines()
        .map(|line| line.trim_start().chars().take_while(|c| *c == '`').count())
        .max()
        .unwrap_or(0);
    "`".repeat(3.max(longest + 1))
}

/// Prose, with a backslash before what would be read as something else. `below_keys`: the first line
/// could be taken for one of the step's keys.
fn prose(out: &mut String, text: &str, below_keys: bool) {
    for (at, line) in text.lines().enumerate() {
        let taken = line.starts_with(['\\', '#', '`', '~'])
            || (at == 0 && below_keys && line.starts_with("- "));
        if taken {
            out.push('\\');
        }
        out.push_str(line);
        out.push('\n');
    }
}
