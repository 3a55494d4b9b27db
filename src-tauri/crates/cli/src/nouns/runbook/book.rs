//! Writing and checking a runbook.

use crate::answer::{Answer, Result};
use crate::nouns::planned::minutes;
use crate::print::{Gone, RunbookText};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::{Value, json};
use slipway_app::error::{Code, Error};
use slipway_app::runbooks::{Runbook, RunbookCheck, RunbookDiff, Runbooks};
use slipway_app::shape::Outcome;
use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

/// Most bytes of a runbook's file; one more than may be kept, so that one too many is told of.
const MOST: u64 = 512 * 1024 + 1;

/// What can be done with a runbook.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List runbooks
    List {
        /// Only those of this release
        #[arg(long, value_name = "V")]
        release: Option<String>,
        /// Only those for this environment
        #[arg(long, value_name = "CODE")]
        env: Option<String>,
    },
    /// Make one: from the one rehearsed below, an earlier release's, or a template
    New {
        /// Release it deploys
        #[arg(long, value_name = "V")]
        release: String,
        /// Environment it deploys into
        #[arg(long, value_name = "CODE")]
        env: String,
        /// Begin as this release's, or as RELEASE/ENV
        #[arg(long, value_name = "V", conflicts_with = "template")]
        from: Option<String>,
        /// Begin as the template of this strategy
        #[arg(long, value_parser = ["in_place", "canary", "blue_green", "maintenance_window"])]
        template: Option<String>,
    },
    /// Show one, such as 17.2.0/UAT
    Show {
        /// The runbook: id, or RELEASE/ENV
        id: String,
        /// Only its text, to edit
        #[arg(long)]
        text: bool,
    },
    /// Say what follows from one, and what the rules find
    Check {
        /// The runbook
        id: String,
        /// Check this file in its place; - reads standard input
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Say what differs from the last release's
    Diff {
        /// The runbook
        id: String,
        /// Compare with this one instead
        #[arg(long, value_name = "RELEASE/ENV", conflicts_with = "from")]
        against: Option<String>,
        /// Compare with this version of itself instead, such as v2
        #[arg(long, value_name = "V", value_parser = version)]
        from: Option<u32>,
        /// Compare this file in its place; - reads standard input
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Replace its text by that of a file
    Edit {
        /// The runbook
        id: String,
        /// The file; - reads standard input
        #[arg(long, value_name = "FILE")]
        file: PathBuf,
        /// Only while this version of it is the newest
        #[arg(long, value_name = "N")]
        version: Option<u32>,
    },
    /// Add a step, edit, move or take one out
    Step(Box<Step>),
    /// Remove one that was never run
    Remove {
        /// The runbook
        id: String,
    },
}

/// One step.
#[derive(clap::Args)]
pub(crate) struct Step {
    /// The runbook
    id: String,
    /// The step's name
    step: String,
    /// What is done
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The part it stands in
    #[arg(long, value_parser = ["prerequisites", "variables", "database", "communication",
        "deployment", "validation", "decision", "rollback", "report"])]
    section: Option<String>,
    /// What it is
    #[arg(long = "type", value_parser = ["action", "check", "backup", "migration", "decision",
        "message"])]
    kind: Option<String>,
    /// How, in Markdown
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// A command to copy; it is never run
    #[arg(long, value_name = "TEXT")]
    command: Option<String>,
    /// Who does it
    #[arg(long, value_name = "NAME")]
    maker: Option<String>,
    /// Who looks at it
    #[arg(long, value_name = "NAME")]
    checker: Option<String>,
    /// Steps that must have ended before
    #[arg(long, value_name = "STEP", value_delimiter = ',', num_args = 0..)]
    after: Option<Vec<String>>,
    /// Steps that must have started before
    #[arg(long = "with", value_name = "STEP", value_delimiter = ',', num_args = 0..)]
    beside: Option<Vec<String>>,
    /// How long, such as 25m
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    estimate: Option<u32>,
    /// Take the estimate away: nobody knows
    #[arg(long, conflicts_with = "estimate")]
    no_estimate: bool,
    /// What is seen when it went well
    #[arg(long, value_name = "TEXT")]
    expected: Option<String>,
    /// Whether a rollback is another one from here on
    #[arg(long, value_name = "yes|no", value_parser = ["yes", "no"], num_args = 0..=1,
        default_missing_value = "yes")]
    no_return: Option<String>,
    /// The step it takes back
    #[arg(long, value_name = "STEP")]
    takes_back: Option<String>,
    /// Put it behind this step
    #[arg(long, value_name = "STEP")]
    behind: Option<String>,
    /// Take it out
    #[arg(long)]
    remove: bool,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List { release, env } => {
                let request = json!({ "release": release, "environment": env });
                let listed = terminal.call("runbook_list", &request);
                listed.map(Answer::of::<Runbooks>)
            }
            Verb::New {
                release,
                env,
                from,
                template,
            } => {
                let request = json!({
                    "release": release,
                    "environment": env,
                    "from": from,
                    "template": template,
                });
                done(terminal, "runbook_new", &request)
            }
            Verb::Show { id, text } => {
                let shown = terminal.call("runbook_show", &json!({ "runbook": id }))?;
                let outcome = with_check(shown);
                Ok(match text {
                    true => Answer::of::<RunbookText>(outcome),
                    false => Answer::of::<Runbook>(outcome),
                })
            }
            Verb::Check { id, file } => {
                let text = file.as_deref().map(document).transpose()?;
                let request = json!({ "runbook": id, "text": text });
                let checked = terminal.call("runbook_check", &request)?;
                Ok(Answer::of::<RunbookCheck>(checked))
            }
            Verb::Diff {
                id,
                against,
                from,
                file,
            } => {
                let text = file.as_deref().map(document).transpose()?;
                let request =
                    json!({ "runbook": id, "against": against, "from": from, "text": text });
                let compared = terminal.call("runbook_diff", &request);
                compared.map(Answer::of::<RunbookDiff>)
            }
            Verb::Edit { id, file, version } => {
                let text = document(&file)?;
                let request = json!({ "runbook": id, "text": text, "version": version });
                done(terminal, "runbook_edit", &request)
            }
            Verb::Step(step) => done(terminal, "runbook_step", &step.request()),
            Verb::Remove { id } => {
                let removed = terminal.call("runbook_remove", &json!({ "runbook": id }))?;
                Ok(Answer::about::<Gone>(removed, json!({ "removed": id })))
            }
        }
    }
}

impl Step {
    fn request(self) -> Value {
        json!({
            "runbook": self.id,
            "step": self.step,
            "title": self.title,
            "section": self.section,
            "kind": self.kind,
            "text": self.text,
            "command": self.command,
            "maker": self.maker,
            "checker": self.checker,
            "after": self.after.map(named),
            "with": self.beside.map(named),
            "estimate": self.estimate,
            "no_estimate": self.no_estimate,
            "expected": self.expected,
            "point_of_no_return": self.no_return.map(|said| said == "yes"),
            "takes_back": self.takes_back,
            "behind": self.behind,
            "remove": self.remove,
        })
    }
}

/// The number of a version, with or without `v` before it.
fn version(text: &str) -> std::result::Result<u32, String> {
    let digits = text.trim().trim_start_matches(['v', 'V']);
    let wrong = |_| "a version is a number, such as 2 or v2".to_owned();
    digits.parse().map_err(wrong)
}

/// Without the empty name that clears a list.
fn named(names: Vec<String>) -> Vec<String> {
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

fn done(terminal: &Terminal, command: &str, request: &Value) -> Result {
    terminal.call(command, request).map(Answer::of::<Runbook>)
}

/// What is asked of a runbook first stands beside what it is, as `runbook check` says it.
fn with_check(mut outcome: Outcome) -> Outcome {
    let keys = ["duration", "rollback", "critical_path", "findings"];
    let said = keys.map(|key| (key, outcome.value["check"][key].clone()));
    if let Some(fields) = outcome.value.as_object_mut() {
        fields.extend(said.map(|(key, value)| (key.to_owned(), value)));
    }
    outcome
}

/// A text from a file, or from standard input for `-`.
fn document(path: &Path) -> Result<String> {
    let wrong = |why: String| {
        let message = format!("`{}` could not be read: {why}.", path.display());
        Error::new(Code::Invalid, message, "Nothing was changed.")
    };
    let mut bytes = Vec::new();
    let read = match path == Path::new("-") {
        true => stdin().take(MOST).read_to_end(&mut bytes),
        false => File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes)),
    };
    read.map_err(|error| wrong(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8 text".to_owned()))
}
