//! `runbook`: the steps of a deployment and of its way back, and working through them.

mod book;
mod run;

use crate::answer::Result;
use crate::terminal::Terminal;
use clap::Subcommand;

/// What can be done with runbooks and their runs.
#[derive(Subcommand)]
pub(crate) enum Verb {
    #[command(flatten)]
    Book(book::Verb),
    #[command(flatten)]
    Run(run::Verb),
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Book(verb) => verb.run(terminal),
            Verb::Run(verb) => verb.run(terminal),
        }
    }
}
