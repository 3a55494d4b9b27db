//! Working through a runbook.

use crate::answer::{Answer, Result};
use crate::place::whole_path;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::{Value, json};
use slipway_app::error::{Code, Error};
use slipway_app::knowledge::ArticleDraft;
use slipway_app::releases::SavedFile;
use slipway_app::runbooks::{RunbookReport, RunbookRun};
use std::path::PathBuf;

/// What can be done with a run. A run is named by its id, by RELEASE/ENV#NUMBER, or by RELEASE/ENV
/// for the newest.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Begin a run
    #[command(group(clap::ArgGroup::new("mode").required(true)))]
    Run {
        /// The runbook: id, or RELEASE/ENV
        id: String,
        /// To practise
        #[arg(long, group = "mode")]
        rehearsal: bool,
        /// The deployment itself
        #[arg(long, group = "mode")]
        live: bool,
        /// The deployment whose window it lies in; else the one that is planned
        #[arg(long, value_name = "ID", requires = "live")]
        deployment: Option<String>,
    },
    /// Show where a run stands: planned beside actual, and what comes next
    Status {
        /// The run
        run: String,
    },
    /// Begin a step
    Start {
        /// The run
        run: String,
        /// The step
        step: String,
        /// Who does it; else who acts
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
    /// End a step that went well
    Finish {
        /// The run
        run: String,
        /// The step
        step: String,
        /// What was seen
        #[arg(long, value_name = "TEXT", default_value = "")]
        seen: String,
        /// Who looked at it
        #[arg(long, value_name = "NAME", default_value = "")]
        checked_by: String,
    },
    /// End a step that went wrong
    Fail(Reasoned),
    /// Leave a step out
    Skip(Reasoned),
    /// Open a step again that was ended or left out
    Reopen(Reasoned),
    /// Say go
    Go(Decided),
    /// Say no-go: the run turns back
    NoGo(Decided),
    /// Turn back, at any moment
    Abort(Ended),
    /// Keep evidence of a step
    Evidence {
        /// The run
        run: String,
        /// The step
        step: String,
        /// What it is and where it lies
        text: String,
    },
    /// Write something down
    Note(Jotted),
    /// Write down that something went otherwise than the runbook says
    Deviation(Jotted),
    /// Plan what is left anew, from now
    Rebaseline(Ended),
    /// End a run in which nothing is open
    Complete {
        /// The run
        run: String,
    },
    /// End a run that is neither through nor taken back
    Abandon(Ended),
    /// Write the report of a run
    Report {
        /// The run
        run: String,
        /// Make a draft of an article of this deviation, counted from 1
        #[arg(long, value_name = "N", conflicts_with = "save")]
        draft: Option<usize>,
        /// Write it to this file
        #[arg(long, value_name = "FILE")]
        save: Option<PathBuf>,
    },
}

/// A step and why.
#[derive(clap::Args)]
pub(crate) struct Reasoned {
    /// The run
    run: String,
    /// The step
    step: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// A decision.
#[derive(clap::Args)]
pub(crate) struct Decided {
    /// The run
    run: String,
    /// The step that asks for it
    step: String,
    /// Who decided; else who acts
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Why; a no-go takes one
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
}

/// The whole run and why.
#[derive(clap::Args)]
pub(crate) struct Ended {
    /// The run
    run: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Something written down.
#[derive(clap::Args)]
pub(crate) struct Jotted {
    /// The run
    run: String,
    /// What
    text: String,
    /// The step it is about
    #[arg(long, value_name = "STEP", default_value = "")]
    step: String,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Run {
                id,
                live,
                deployment,
                ..
            } => {
                let mode = if live { "live" } else { "rehearsal" };
                let request = json!({ "runbook": id, "mode": mode, "deployment": deployment });
                let begun = terminal.call("runbook_begin", &request);
                begun.map(Answer::of::<RunbookRun>)
            }
            Verb::Status { run } => {
                let shown = terminal.call("runbook_run", &json!({ "run": run }));
                shown.map(Answer::of::<RunbookRun>)
            }
            Verb::Report {
                run,
                save: Some(to),
                ..
            } => {
                let request = json!({ "run": run, "to": whole_path(&to)? });
                let saved = terminal.call("runbook_report_save", &request);
                saved.map(Answer::of::<SavedFile>)
            }
            Verb::Report { run, draft, .. } => report(terminal, &run, draft),
            verb => {
                let recorded = terminal.call("runbook_record", &verb.request());
                recorded.map(Answer::of::<RunbookRun>)
            }
        }
    }

    /// What is recorded.
    fn request(self) -> Value {
        let ended =
            |act: &str, one: Ended| json!({ "run": one.run, "act": act, "text": one.reason });
        let reasoned = |act: &str, one: Reasoned| json!({ "run": one.run, "act": act, "step": one.step, "text": one.reason });
        let decided = |act: &str, one: Decided| json!({ "run": one.run, "act": act, "step": one.step, "by": one.by, "text": one.reason });
        let jotted = |act: &str, one: Jotted| json!({ "run": one.run, "act": act, "step": one.step, "text": one.text });
        match self {
            Verb::Start { run, step, by } => {
                json!({ "run": run, "act": "start", "step": step, "by": by })
            }
            Verb::Finish {
                run,
                step,
                seen,
                checked_by,
            } => json!({
                "run": run,
                "act": "finish",
                "step": step,
                "text": seen,
                "checked_by": checked_by,
            }),
            Verb::Fail(one) => reasoned("fail", one),
            Verb::Skip(one) => reasoned("skip", one),
            Verb::Reopen(one) => reasoned("reopen", one),
            Verb::Go(one) => decided("go", one),
            Verb::NoGo(one) => decided("no_go", one),
            Verb::Abort(one) => ended("abort", one),
            Verb::Rebaseline(one) => ended("rebaseline", one),
            Verb::Abandon(one) => ended("abandon", one),
            Verb::Evidence { run, step, text } => {
                json!({ "run": run, "act": "evidence", "step": step, "text": text })
            }
            Verb::Note(one) => jotted("note", one),
            Verb::Deviation(one) => jotted("deviation", one),
            Verb::Complete { run } => json!({ "run": run, "act": "complete" }),
            Verb::Run { .. } | Verb::Status { .. } | Verb::Report { .. } => Value::Null,
        }
    }
}

fn report(terminal: &Terminal, run: &str, draft: Option<usize>) -> Result {
    let outcome = terminal.call("runbook_report", &json!({ "run": run }))?;
    let Some(number) = draft else {
        return Ok(Answer::of::<RunbookReport>(outcome));
    };
    let report: RunbookReport = crate::answer::read(&outcome.value)?;
    let offered = number.checked_sub(1).and_then(|at| report.articles.get(at));
    let offered = offered.ok_or_else(|| {
        let message = format!("The run has {} deviations.", report.articles.len());
        let hint = "Count them in its report, from 1.";
        Error::new(Code::Invalid, message, hint)
    })?;
    let request = json!({
        "text": offered.text,
        "title": offered.title,
        "kind": "runbook_note",
    });
    let drafted = terminal.call("article_draft", &request);
    drafted.map(Answer::of::<ArticleDraft>)
}
