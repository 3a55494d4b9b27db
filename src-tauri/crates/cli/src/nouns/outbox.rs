//! `outbox`: what people did here and a service desk does not have yet.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::outbox::Outbox;
use slipway_app::shape::{ById, Nothing};

/// What can be done with unsent changes.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List what waits, longest waiting first
    List,
    /// Have one sent that was refused, or let go one that is held back
    Retry {
        /// Its id
        id: String,
    },
    /// Give one up
    Drop {
        /// Its id
        id: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let outcome = match self {
            Verb::List => terminal.call("outbox_list", &Nothing {}),
            Verb::Retry { id } => terminal.call("outbox_retry", &ById { id }),
            Verb::Drop { id } => terminal.call("outbox_drop", &ById { id }),
        };
        outcome.map(Answer::of::<Outbox>)
    }
}
