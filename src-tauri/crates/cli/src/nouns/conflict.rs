//! `conflict`: changes of both sides that a person brings together.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::clashes::{Conflicts, ResolveConflict};
use slipway_app::shape::Nothing;

/// What can be done with conflicts.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them, oldest first
    List,
    /// Resolve one
    Resolve {
        /// Its id
        id: String,
        /// mine, theirs or edit
        #[arg(long)]
        take: String,
        /// What it shall be, with --take edit
        #[arg(long, value_name = "TEXT")]
        value: Option<String>,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let outcome = match self {
            Verb::List => terminal.call("conflict_list", &Nothing {}),
            Verb::Resolve { id, take, value } => {
                terminal.call("conflict_resolve", &ResolveConflict { id, take, value })
            }
        };
        outcome.map(Answer::of::<Conflicts>)
    }
}
