//! `halt`: the emergency switch.

use super::planned::wall;
use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::shape::Nothing;
use slipway_app::windows::{HaltShape, Halts, LiftHalt, StartHalt};

/// Stops every change, or what is said of it.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Halt {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Why
    #[arg(long, value_name = "TEXT", required = true)]
    reason: Option<String>,
    /// Code of an environment it stops, else every one; may be given again
    #[arg(long, value_name = "CODE")]
    env: Vec<String>,
    /// When it ends by itself, wall clock; else when it is lifted
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    until: Option<String>,
    /// IANA zone of that wall clock; else the hub's
    #[arg(long, value_name = "ZONE", requires = "until")]
    tz: Option<String>,
}

/// What can be done with halts.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Lift one; without an id the only one that holds
    Lift {
        /// Its id
        id: Option<String>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// List them, the newest first
    List,
}

impl Halt {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self.verb {
            Some(Verb::List) => terminal
                .call("halt_list", &Nothing {})
                .map(Answer::of::<Halts>),
            Some(Verb::Lift { id, reason }) => terminal
                .call("halt_lift", &LiftHalt { id, reason })
                .map(Answer::of::<HaltShape>),
            None => {
                let until = self.until.map(|local| wall(terminal, local, self.tz));
                let request = StartHalt {
                    reason: self.reason.unwrap_or_default(),
                    environments: self.env,
                    until: until.transpose()?,
                };
                terminal
                    .call("halt_start", &request)
                    .map(Answer::of::<HaltShape>)
            }
        }
    }
}
