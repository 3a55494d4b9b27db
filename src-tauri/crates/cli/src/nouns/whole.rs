//! Commands about the whole workspace: how it stands, what waits, what was done, whether it holds.

use crate::answer::{Answer, Result};
use crate::nouns::release;
use crate::terminal::{Terminal, is_id};
use slipway_app::data::{Diagnostics, Integrity};
use slipway_app::hub::Workspace;
use slipway_app::log::{self, ListOperations, Operation, Operations};
use slipway_app::overview::{self, Hits, ShowOverview};
use slipway_app::shape::Nothing;

/// What needs a person now.
#[derive(clap::Args)]
pub(crate) struct Overview {
    /// Only what waits for who acts
    #[arg(long)]
    mine: bool,
}

/// Finds anything.
#[derive(clap::Args)]
pub(crate) struct Search {
    /// What to look for
    #[arg(required = true)]
    words: Vec<String>,
    /// At most so many of each kind
    #[arg(long)]
    limit: Option<u32>,
}

/// Lists operations.
#[derive(clap::Args)]
pub(crate) struct Log {
    /// Only those on this release (by version), or on the thing with this id
    #[arg(long, value_name = "VERSION|ID")]
    subject: Option<String>,
    /// At most so many
    #[arg(long)]
    limit: Option<u32>,
}

/// Undoes an operation.
#[derive(clap::Args)]
pub(crate) struct Undo {
    /// Its id; else the last one that can be undone
    op: Option<String>,
}

impl Overview {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        terminal
            .call("overview_show", &ShowOverview { mine: self.mine })
            .map(Answer::of::<overview::Overview>)
    }
}

impl Search {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let request = overview::Search {
            beyond_names: false,
            query: self.words.join(" "),
            limit: self.limit,
        };
        terminal.call("search", &request).map(Answer::of::<Hits>)
    }
}

impl Log {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let subject = match self.subject {
            Some(version) if !is_id(&version) => Some(release::Found::by(terminal, version)?.id),
            named => named,
        };
        terminal
            .call(
                "log_list",
                &ListOperations {
                    subject,
                    limit: self.limit,
                },
            )
            .map(Answer::of::<Operations>)
    }
}

impl Undo {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        terminal
            .call("undo", &log::Undo { op: self.op })
            .map(Answer::of::<Operation>)
    }
}

/// How the workspace stands.
pub(crate) fn status(terminal: &Terminal) -> Result {
    terminal
        .call("workspace_show", &Nothing {})
        .map(Answer::of::<Workspace>)
}

/// Whether the data is whole; found damage counts as a failure.
pub(crate) fn check(terminal: &Terminal) -> Result {
    let outcome = terminal.call("integrity_check", &Nothing {})?;
    let found: Integrity = crate::answer::read(&outcome.value)?;
    Ok(Answer::of::<Integrity>(outcome).with_failures(!found.ok))
}

/// Writes the bundle a user can send.
pub(crate) fn diagnostics(terminal: &Terminal) -> Result {
    terminal
        .call("diagnostics", &Nothing {})
        .map(Answer::of::<Diagnostics>)
}
