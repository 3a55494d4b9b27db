//! The report of a run, written from what was recorded.

use super::run::{Ended, Forecast, Mode, Row, Run, StepState, Way};
use super::step::Step;
use crate::calendar::length::words;
use chrono::{DateTime, Utc};
use std::fmt::Write;

/// How a moment is written, with its zone.
pub type Moment<'a> = &'a dyn Fn(DateTime<Utc>) -> String;

/// What a report is written from.
pub struct Facts<'a> {
    /// The release, such as `Mojaloop 17.1.0 r1`.
    pub release: &'a str,
    /// The environment's name.
    pub environment: &'a str,
    /// Which run of this runbook it was, from 1.
    pub number: u32,
    /// The run.
    pub run: &'a Run,
    /// Its times, planned and actual.
    pub times: &'a Forecast,
    /// When its window closes, where it has one.
    pub window_end: Option<DateTime<Utc>>,
}

/// The report as Markdown.
pub fn markdown(facts: &Facts<'_>, moment: Moment<'_>) -> String {
    let run = facts.run;
    let mode = run.mode.title();
    let mut out = format!(
        "# {mode} {} of {} into {}\n\n",
        facts.number, facts.release, facts.environment
    );
    head(&mut out, facts, moment);
    decisions(&mut out, run, moment);
    steps(&mut out, facts, moment, Way::There);
    if run.way == Way::Back {
        steps(&mut out, facts, moment, Way::Back);
    }
    jotted(&mut out, run, moment, true);
    evidence(&mut out, run);
    jotted(&mut out, run, moment, false);
    out
}

/// A run in a few plain sentences, for the report of the window it ran in.
pub fn in_short(run: &Run, moment: Moment<'_>) -> String {
    let mut out = format!("Run from {}", moment(run.begun));
    if let Some((_, at, _)) = &run.ended {
        let _ = write!(out, " to {}", moment(*at));
    }
    let _ = write!(out, ". {}", outcome_words(run));
    if let Some((_, by, why)) = &run.turned {
        let _ = write!(out, " Turned back by {by}: {why}");
    }
    for jot in run.jotted.iter().filter(|jot| jot.deviation) {
        let _ = write!(out, "\nDeviation: {}", jot.text);
    }
    out
}

/// How a run ended, in a sentence.
pub fn outcome_words(run: &Run) -> &'static str {
    match (&run.ended, run.mode) {
        (None, _) => "It has not ended.",
        (Some((Ended::Completed, ..)), Mode::Live) => "It was deployed and found good.",
        (Some((Ended::Completed, ..)), Mode::Rehearsal) => "It was rehearsed to its end.",
        (Some((Ended::RolledBack, ..)), _) => "It was taken back.",
        (Some((Ended::Abandoned, ..)), _) => "It ended neither deployed nor taken back.",
    }
}

fn head(out: &mut String, facts: &Facts<'_>, moment: Moment<'_>) {
    let run = facts.run;
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(out, "- **{name}:** {value}");
    };
    row("Outcome", outcome_words(run));
    row("Began", &moment(run.begun));
    if let Some((_, at, why)) = &run.ended {
        row("Ended", &moment(*at));
        if !why.is_empty() {
            row("Why", &escaped(why));
        }
    }
    row("Planned end", &moment(facts.times.planned_end));
    row("Against the plan", &behind(facts.times.behind));
    if let Some(end) = facts.window_end {
        row("Window closes", &moment(end));
    }
    if let Some(at) = run.no_return {
        row("Point of no return passed", &moment(at));
    }
    if let Some((at, by, why)) = &run.turned {
        row(
            "Turned back",
            &format!("{}, {}: {}", moment(*at), escaped(by), escaped(why)),
        );
    }
    if let Some(rebased) = &run.rebased {
        row(
            "Planned anew",
            &format!("{}: {}", moment(rebased.at), escaped(&rebased.reason)),
        );
    }
}

/// Seconds against the plan in words.
fn behind(seconds: i64) -> String {
    let minutes = u32::try_from((seconds.unsigned_abs() + 30) / 60).unwrap_or(u32::MAX);
    match (minutes, seconds > 0) {
        (0, _) => "as planned".to_owned(),
        (minutes, true) => format!("{} later", words(minutes)),
        (minutes, false) => format!("{} earlier", words(minutes)),
    }
}

fn decisions(out: &mut String, run: &Run, moment: Moment<'_>) {
    if run.decisions.is_empty() {
        return;
    }
    out.push_str("\n## Decisions\n\n");
    for decision in &run.decisions {
        let step = run.runbook.steps.get(decision.step);
        let title = step.map_or("", |step| step.title.as_str());
        let maker = step.map_or("", |step| step.maker.as_str());
        let said = if decision.go { "Go" } else { "No-go" };
        let _ = write!(
            out,
            "- {}: **{said}** on “{}” by {}",
            moment(decision.at),
            escaped(title),
            escaped(&decision.by)
        );
        if !maker.is_empty() && maker != decision.by {
            let _ = write!(out, " in place of {}", escaped(maker));
        }
        if !decision.reason.is_empty() {
            let _ = write!(out, ": {}", escaped(&decision.reason));
        }
        out.push('\n');
    }
}

fn steps(out: &mut String, facts: &Facts<'_>, moment: Moment<'_>, way: Way) {
    let run = facts.run;
    let of_way = |row: &&Row| {
        let step = run.runbook.steps.get(row.step);
        step.is_some_and(|step| step.back() == (way == Way::Back))
    };
    let rows: Vec<&Row> = facts.times.rows.iter().filter(of_way).collect();
    if rows.is_empty() {
        return;
    }
    let title = match way {
        Way::There => "Steps",
        Way::Back => "Rollback",
    };
    let _ = write!(
        out,
        "\n## {title}\n\n| Step | Who | State | Began | Took | Planned |\n|---|---|---|---|---|---|\n"
    );
    for row in rows {
        let (Some(step), Some(done)) = (run.runbook.steps.get(row.step), run.steps.get(row.step))
        else {
            continue;
        };
        let who = match done.checked_by.as_str() {
            "" => escaped(&done.by),
            checker => format!("{}, checked by {}", escaped(&done.by), escaped(checker)),
        };
        let began = done.started.map(moment).unwrap_or_default();
        let took = match (done.started, done.ended) {
            (Some(start), Some(end)) => took((end - start).num_seconds()),
            _ => String::new(),
        };
        let _ = writeln!(
            out,
            "| {} | {who} | {} | {began} | {took} | {} |",
            title_cell(step, &done.said),
            state_words(done.state),
            took_planned(row)
        );
    }
}

fn title_cell(step: &Step, said: &str) -> String {
    match said {
        "" => escaped(&step.title),
        said => format!("{}: {}", escaped(&step.title), escaped(said)),
    }
}

fn state_words(state: StepState) -> &'static str {
    match state {
        StepState::Waiting => "not begun",
        other => other.title(),
    }
}

fn took_planned(row: &Row) -> String {
    took((row.planned_end - row.planned_start).num_seconds())
}

/// Seconds in words, to the second below ten minutes.
fn took(seconds: i64) -> String {
    let seconds = u32::try_from(seconds.max(0)).unwrap_or(u32::MAX);
    match (seconds / 60, seconds % 60) {
        (0, rest) => format!("{rest} s"),
        (minutes, 0) => words(minutes),
        (minutes, rest) if minutes < 10 => format!("{minutes} min {rest} s"),
        (minutes, rest) => words(minutes.saturating_add(u32::from(rest >= 30))),
    }
}

fn jotted(out: &mut String, run: &Run, moment: Moment<'_>, deviations: bool) {
    let wanted: Vec<_> = run
        .jotted
        .iter()
        .filter(|jot| jot.deviation == deviations)
        .collect();
    if wanted.is_empty() {
        return;
    }
    let title = if deviations { "Deviations" } else { "Notes" };
    let _ = write!(out, "\n## {title}\n\n");
    for jot in wanted {
        let step = jot.step.and_then(|place| run.runbook.steps.get(place));
        let about = step.map(|step| format!(", “{}”", escaped(&step.title)));
        let _ = writeln!(
            out,
            "- {}, {}{}: {}",
            moment(jot.at),
            escaped(&jot.by),
            about.unwrap_or_default(),
            escaped(&jot.text)
        );
    }
}

fn evidence(out: &mut String, run: &Run) {
    let steps = run.runbook.steps.iter().zip(&run.steps);
    let held: Vec<_> = steps
        .filter(|(_, done)| !done.evidence.is_empty())
        .collect();
    if held.is_empty() {
        return;
    }
    out.push_str("\n## Evidence\n\n");
    for (step, done) in held {
        for text in &done.evidence {
            let _ = writeln!(out, "- {}: {}", escaped(&step.title), escaped(text));
        }
    }
}

/// A line of text that Markdown takes for nothing else.
fn escaped(text: &str) -> String {
    let line = super::step::line(text);
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
