//! `handover`: what a release hands over to Operations.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::handover::Handover;

/// What can be done with a handover.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Show its items, and what is missing
    Show {
        /// The release
        #[arg(long, value_name = "V")]
        release: String,
    },
    /// Accept items; without any, all that are there. What is missing needs a reason
    Accept {
        /// runbook, notes, packages, scripts, or an article
        item: Vec<String>,
        /// The release
        #[arg(long, value_name = "V")]
        release: String,
        /// What is to be said of it
        #[arg(long, default_value = "")]
        why: String,
    },
    /// Return items to those who prepared them
    Return {
        /// runbook, notes, packages, scripts, or an article
        #[arg(required = true)]
        item: Vec<String>,
        /// The release
        #[arg(long, value_name = "V")]
        release: String,
        /// What is to be changed
        #[arg(long)]
        reason: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let (command, request) = match self {
            Verb::Show { release } => ("handover_show", json!({ "release": release })),
            Verb::Accept { item, release, why } => (
                "handover_judge",
                json!({ "release": release, "items": item, "verdict": "accept", "why": why }),
            ),
            Verb::Return {
                item,
                release,
                reason,
            } => (
                "handover_judge",
                json!({ "release": release, "items": item, "verdict": "return", "why": reason }),
            ),
        };
        terminal.call(command, &request).map(Answer::of::<Handover>)
    }
}
