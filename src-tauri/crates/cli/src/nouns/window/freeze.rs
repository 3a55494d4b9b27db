//! `freeze`: times in which nothing is changed.

use super::fields::{Fields, When};
use super::{as_it_is, list, remove, save};
use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::{Value, json};
use slipway_app::windows::{LiftWindow, WindowShape};

/// What can be done with freezes.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Add one
    Add {
        /// Why; whoever is held up reads it
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// First start, wall clock
        #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
        start: String,
        #[command(flatten)]
        scope: Scope,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        fields: Fields,
    },
    /// Edit one; what is not named stays
    Edit {
        /// Its id
        id: String,
        /// Why; whoever is held up reads it
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// First start, wall clock
        #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
        start: Option<String>,
        #[command(flatten)]
        scope: Scope,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        fields: Fields,
    },
    /// List them: those that hold first, then coming ones
    List {
        /// Also those that are over or lifted
        #[arg(long)]
        past: bool,
    },
    /// Lift one: from now on it denies nothing
    Lift {
        /// Its id
        id: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Remove one, as if it had never been
    Remove {
        /// Its id
        id: String,
    },
}

/// For what a freeze is, and how strictly it is held.
#[derive(clap::Args)]
pub(crate) struct Scope {
    /// Code of an environment it is for, else every one; may be given again
    #[arg(long, value_name = "CODE")]
    env: Vec<String>,
    /// Warn only
    #[arg(long, conflicts_with = "hard")]
    soft: bool,
    /// Block; so does every freeze that is not soft
    #[arg(long)]
    hard: bool,
    /// Whether a rollback may go on in it
    #[arg(long, value_name = "true|false")]
    allow_rollback: Option<bool>,
}

impl Scope {
    fn fill(self, request: &mut Value, fields: Fields) {
        if self.soft || self.hard {
            request["hard"] = json!(self.hard);
        }
        if let Some(rollback) = self.allow_rollback {
            request["allow_rollback"] = json!(rollback);
        }
        fields.fill(request, self.env);
    }
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Add {
                reason,
                start,
                scope,
                when,
                fields,
            } => {
                let mut request = json!({"kind": "freeze", "reason": reason});
                scope.fill(&mut request, fields);
                when.fill(terminal, &mut request, Some(start))?;
                save(terminal, &request)
            }
            Verb::Edit {
                id,
                reason,
                start,
                scope,
                when,
                fields,
            } => {
                let mut request = as_it_is(terminal, &id, "freeze")?;
                if let Some(reason) = reason {
                    request["reason"] = json!(reason);
                }
                scope.fill(&mut request, fields);
                when.fill(terminal, &mut request, start)?;
                save(terminal, &request)
            }
            Verb::List { past } => list(terminal, "freeze", past),
            Verb::Lift { id, reason } => terminal
                .call("window_lift", &LiftWindow { id, reason })
                .map(Answer::of::<WindowShape>),
            Verb::Remove { id } => remove(terminal, id),
        }
    }
}
