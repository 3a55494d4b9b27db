//! Runbooks and their runs for people.

use super::Page;
use super::table::{Table, short};
use super::text::{clean, one_line};
use serde::Deserialize;
use slipway_app::runbooks::{
    RunStep, Runbook, RunbookCheck, RunbookDiff, RunbookReport, RunbookRun, Runbooks,
};
use slipway_app::shape::LevelShape;
use std::fmt::Write;

impl Page for Runbooks {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "release", "env", "version", "steps", "there", "back", "blocks", "last run", "id",
        ]);
        for one in &self.runbooks {
            let run = one.last_run.as_ref();
            table.row([
                one.release_title.as_str(),
                &one.environment,
                &one.version.to_string(),
                &one.steps.to_string(),
                &words(one.duration),
                &words(one.rollback),
                &one.blocks.to_string(),
                &run.map_or_else(String::new, |run| format!("{} {}", run.mode, run.state)),
                &one.id,
            ]);
        }
        table.or("No runbooks. Make one: slipwayctl runbook new.")
    }
}

/// The text of a runbook alone.
#[derive(Deserialize)]
pub(crate) struct RunbookText {
    text: String,
}

impl Page for RunbookText {
    fn page(&self) -> String {
        clean(&self.text)
    }
}

impl Page for Runbook {
    fn page(&self) -> String {
        let mut out = format!(
            "{}\nVersion {} of {}, made from {}\n\n",
            one_line(&self.title),
            self.version,
            one_line(&self.edited_at.label),
            one_line(&self.source)
        );
        let mut table = Table::new(&["step", "what", "who", "starts", "takes", "slack", ""]);
        for step in &self.steps {
            let who = match step.said.checker.as_str() {
                "" => step.said.maker.clone(),
                checker => format!("{} / {checker}", step.said.maker),
            };
            let branch = if step.said.section == "rollback" {
                "back +"
            } else {
                "+"
            };
            let slack = step.latest_start.saturating_sub(step.start);
            let mut marks = Vec::new();
            marks.extend(step.critical.then_some("critical"));
            marks.extend(step.said.point_of_no_return.then_some("no return"));
            table.row([
                step.said.id.as_str(),
                &short(&step.said.title, 50),
                &who,
                &format!("{branch}{}", minutes(step.start)),
                &short(&step.length.label, 40),
                &minutes(slack),
                &marks.join(", "),
            ]);
        }
        out.push_str(&table.or("No steps."));
        out.push('\n');
        out.push_str(&self.check.page());
        for run in &self.runs {
            let ended = run.ended_at.as_ref();
            let ended = ended.map(|at| format!(" to {}", one_line(&at.label)));
            let _ = writeln!(
                out,
                "Run {}, {}: {}, {}{}",
                run.number,
                run.mode,
                run.state,
                one_line(&run.begun_at.label),
                ended.unwrap_or_default()
            );
        }
        out
    }
}

impl Page for RunbookCheck {
    fn page(&self) -> String {
        let mut out = format!(
            "There {}, back {}, tests after it {}; a window holds {}.\nCritical path: {}\n",
            words(self.duration),
            words(self.rollback),
            words(self.regression),
            words(self.total),
            one_line(&self.critical_path.join(" → "))
        );
        if let Some(latest) = &self.latest_decision {
            let late = match self.too_late {
                Some(true) => "; the last decision would come too late",
                _ => "",
            };
            let _ = writeln!(out, "Latest no-go: {}{late}", one_line(&latest.label));
        }
        let open = |level| self.findings.iter().filter(move |one| one.level == level);
        for (level, said) in [
            (LevelShape::Block, "blocks"),
            (LevelShape::Warn, "warns"),
            (LevelShape::Unknown, "not known"),
        ] {
            for finding in open(level) {
                let _ = writeln!(
                    out,
                    "{said}: {}: {} {} [{}]",
                    one_line(&finding.subject),
                    one_line(&finding.message),
                    one_line(&finding.hint),
                    finding.rule
                );
            }
        }
        out.push_str(match self.ready {
            true => "Nothing blocks.\n",
            false => "It is not ready.\n",
        });
        out
    }
}

impl Page for RunbookDiff {
    fn page(&self) -> String {
        let mut out = format!("{}\n→ {}\n", one_line(&self.old), one_line(&self.new));
        if self.differences.is_empty() {
            out.push_str("\nNothing differs.\n");
        }
        for one in &self.differences {
            let _ = write!(out, "\n{} {}", one.kind, one_line(&one.name));
            if !one.section.is_empty() {
                let _ = write!(out, " ({})", one.section);
            }
            out.push('\n');
            for change in &one.changes {
                let _ = writeln!(out, "  {}", change.field);
                lines(&mut out, "-", &change.before);
                lines(&mut out, "+", &change.after);
            }
        }
        out
    }
}

fn lines(out: &mut String, mark: &str, text: &str) {
    for line in clean(text).lines() {
        let _ = writeln!(out, "  {mark} {line}");
    }
}

impl Page for RunbookRun {
    fn page(&self) -> String {
        let mut out = format!(
            "{} {} of {} into {}: {}\n",
            self.mode,
            self.number,
            one_line(&self.release_title),
            one_line(&self.environment),
            match (self.state.as_str(), self.way.as_str()) {
                ("running", "back") => "rolling back",
                (state, _) => state,
            }
        );
        times(self, &mut out);
        out.push('\n');
        let mut table = Table::new(&["", "step", "what", "who", "began", "ends", "planned end"]);
        for step in &self.steps {
            let who = if step.by.is_empty() {
                &step.maker
            } else {
                &step.by
            };
            let foreseen = |known: bool, label: &str| match known {
                true => clock(label),
                false => format!("~{}", clock(label)),
            };
            table.row([
                state_words(step),
                step.id.as_str(),
                &short(&step.title, 44),
                who,
                &foreseen(step.started, &step.start.label),
                &foreseen(step.ended, &step.end.label),
                &clock(&step.planned_end.label),
            ]);
        }
        out.push_str(&table.or("No steps."));
        next(self, &mut out);
        out
    }
}

/// When it ends, against what was planned.
fn times(run: &RunbookRun, out: &mut String) {
    let behind = u64::div_ceil(run.behind.unsigned_abs(), 60);
    let behind = words(u32::try_from(behind).unwrap_or(u32::MAX));
    let against = match run.behind {
        0 => "as planned".to_owned(),
        late if late > 0 => format!("{behind} later than planned"),
        _ => format!("{behind} earlier than planned"),
    };
    let ends = if run.ended_at.is_some() {
        "Ended"
    } else {
        "Ends"
    };
    let _ = writeln!(
        out,
        "{ends} {}, {against}",
        one_line(&run.forecast_end.label)
    );
    if !run.turned.is_empty() {
        let _ = writeln!(out, "Turned back {}", one_line(&run.turned));
    }
    if let Some(at) = &run.no_return {
        let _ = writeln!(out, "Point of no return passed {}", one_line(&at.label));
    }
    if let Some(end) = &run.window_end {
        let _ = writeln!(out, "Window closes {}", one_line(&end.label));
    }
    if let (Some(at), "running", "there") =
        (&run.latest_decision, run.state.as_str(), run.way.as_str())
    {
        let late = match run.too_late {
            true => format!("; {} would come too late", one_line(&run.next_decision)),
            false => String::new(),
        };
        let _ = writeln!(out, "Latest no-go {}{late}", one_line(&at.label));
    }
    if run.unfit > 0 {
        let _ = writeln!(
            out,
            "{} recorded events do not fit and were left out",
            run.unfit
        );
    }
}

/// What may be done now.
fn next(run: &RunbookRun, out: &mut String) {
    if run.state != "running" {
        return;
    }
    for id in &run.ready {
        let Some(step) = run.steps.iter().find(|step| step.id == *id) else {
            continue;
        };
        let _ = writeln!(out, "\nNext: {} {}", one_line(id), one_line(&step.title));
        for line in clean(&step.command).lines() {
            let _ = writeln!(out, "    {line}");
        }
        if !step.expected.is_empty() {
            let _ = writeln!(out, "  Expected: {}", one_line(&step.expected));
        }
    }
    if run.open.is_empty() {
        out.push_str("\nNothing is open: complete it.\n");
    }
}

impl Page for RunbookReport {
    fn page(&self) -> String {
        let mut out = clean(&self.markdown);
        if !self.articles.is_empty() {
            out.push_str("\nDrafts of articles that can be made, with --draft N:\n");
        }
        for (at, article) in self.articles.iter().enumerate() {
            let _ = writeln!(out, "{}  {}", at + 1, one_line(&article.title));
        }
        out
    }
}

fn state_words(step: &RunStep) -> &str {
    match step.state.as_str() {
        "waiting" if step.waits.is_empty() => "ready",
        "not_needed" => "not needed",
        state => state,
    }
}

/// The time of day in a label such as `Mon 23 Nov 2026, 16:42 WAT (UTC+1)`.
fn clock(label: &str) -> String {
    let time = label.split_once(", ").map_or(label, |(_, time)| time);
    let end = time.find(" (").unwrap_or(time.len());
    time.get(..end).unwrap_or(time).to_owned()
}

fn minutes(seconds: u64) -> String {
    words(u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX))
}

/// Minutes in words, such as `2 h 35 min`.
fn words(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
