//! What is asked of runbooks and their runs.

use serde::{Deserialize, Serialize};
use slipway_domain::deployment::Strategy;
use slipway_domain::runbook::run::Mode;
use ts_rs::TS;

/// Which runbooks to list; None of them means all.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListRunbooks {
    /// Only those of this release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// Only those of this environment: id or code.
    #[serde(default)]
    pub environment: Option<String>,
}

/// Names a runbook.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NameRunbook {
    /// Its id, or `RELEASE/ENVIRONMENT` such as `17.2.0/UAT`.
    pub runbook: String,
}

/// Checks a runbook, or a text before it is saved.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CheckRunbook {
    /// Its id, or `RELEASE/ENVIRONMENT`.
    pub runbook: String,
    /// The text to check in its place; None checks what is kept.
    #[serde(default)]
    pub text: Option<String>,
}

/// Compares a runbook.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct DiffRunbook {
    /// Its id, or `RELEASE/ENVIRONMENT`.
    pub runbook: String,
    /// The runbook it is compared with; None takes that of the release before in the same
    /// environment, else the one it was made from.
    #[serde(default)]
    pub against: Option<String>,
    /// An earlier version of this runbook to compare with instead.
    #[serde(default)]
    pub from: Option<u32>,
    /// A text to compare in its place, such as one that is being written.
    #[serde(default)]
    pub text: Option<String>,
}

/// Makes a runbook.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NewRunbook {
    /// Release: id or version.
    pub release: String,
    /// Environment: id or code.
    pub environment: String,
    /// The runbook it begins as: id, `RELEASE/ENVIRONMENT`, or a release, of which the runbook in the
    /// same environment is meant, else the one in the highest.
    #[serde(default)]
    pub from: Option<String>,
    /// The strategy whose template it begins as. With neither, the runbook that this release was
    /// rehearsed with below is meant, else that of the release before, else the template that fits.
    #[serde(default)]
    #[ts(optional = nullable, type = "Strategy | null")]
    pub template: Option<Strategy>,
}

/// Replaces a runbook's text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct EditRunbook {
    /// Its id, or `RELEASE/ENVIRONMENT`.
    pub runbook: String,
    /// The whole text.
    pub text: String,
    /// The version it was written over; None takes whatever is there.
    #[serde(default)]
    pub version: Option<u32>,
}

/// Edits one step of a runbook. Only what is given changes; an empty text takes it away.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SetRunbookStep {
    /// The runbook: its id, or `RELEASE/ENVIRONMENT`.
    pub runbook: String,
    /// The step's name; one that is not there is added, and then takes a title and a section.
    pub step: String,
    /// What is done.
    #[serde(default)]
    pub title: Option<String>,
    /// The part it stands in: `prerequisites`, `variables`, `database`, `communication`, `deployment`,
    /// `validation`, `decision`, `rollback` or `report`.
    #[serde(default)]
    pub section: Option<String>,
    /// `action`, `check`, `backup`, `migration`, `decision` or `message`.
    #[serde(default)]
    pub kind: Option<String>,
    /// How, in Markdown.
    #[serde(default)]
    pub text: Option<String>,
    /// A command to copy.
    #[serde(default)]
    pub command: Option<String>,
    /// Who does it.
    #[serde(default)]
    pub maker: Option<String>,
    /// Who looks at it.
    #[serde(default)]
    pub checker: Option<String>,
    /// Names of steps that must have ended before.
    #[serde(default)]
    pub after: Option<Vec<String>>,
    /// Names of steps that must have started before.
    #[serde(default)]
    pub with: Option<Vec<String>>,
    /// How long, in minutes.
    #[serde(default)]
    pub estimate: Option<u32>,
    /// Takes the estimate away: nobody knows how long it takes.
    #[serde(default)]
    pub no_estimate: bool,
    /// What is seen when it went well.
    #[serde(default)]
    pub expected: Option<String>,
    /// Whether a rollback is another one from here on.
    #[serde(default)]
    pub point_of_no_return: Option<bool>,
    /// The step it takes back.
    #[serde(default)]
    pub takes_back: Option<String>,
    /// The step it is put behind; empty puts it first. None leaves it where it is.
    #[serde(default)]
    pub behind: Option<String>,
    /// Takes the step out; nothing else may then be given.
    #[serde(default)]
    pub remove: bool,
    /// The runbook's version it was written over; None takes whatever is there.
    #[serde(default)]
    pub version: Option<u32>,
}

/// Reads a text that is being written, and changes one of its steps.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RewriteRunbook {
    /// The text as it is typed.
    pub text: String,
    /// The step that changes; its runbook and version are not looked at.
    #[serde(default)]
    pub change: Option<SetRunbookStep>,
}

/// Begins a run.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct BeginRun {
    /// The runbook: its id, or `RELEASE/ENVIRONMENT`.
    pub runbook: String,
    /// Practice or not.
    #[ts(type = "\"rehearsal\" | \"live\"")]
    pub mode: Mode,
    /// The deployment whose window it runs in; None finds it where it is live.
    #[serde(default)]
    pub deployment: Option<String>,
}

/// Names a run.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NameRun {
    /// Its id, `RELEASE/ENVIRONMENT#NUMBER`, or `RELEASE/ENVIRONMENT` for the newest.
    pub run: String,
}

/// Writes the report of a run to a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveRunbookReport {
    /// The run.
    pub run: String,
    /// Where to; one that is there is replaced.
    pub to: String,
}

/// Records what was done in a run.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RecordRun {
    /// The run.
    pub run: String,
    /// `start`, `finish`, `fail`, `skip`, `reopen`, `go`, `no_go`, `abort`, `evidence`, `note`,
    /// `deviation`, `rebaseline`, `complete` or `abandon`.
    pub act: String,
    /// The step it is about.
    #[serde(default)]
    pub step: String,
    /// What was seen or said, or why.
    #[serde(default)]
    pub text: String,
    /// Who did it or decided; None means who records it.
    #[serde(default)]
    pub by: Option<String>,
    /// Who looked at what was ended.
    #[serde(default)]
    pub checked_by: String,
}
