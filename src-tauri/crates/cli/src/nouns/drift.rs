//! `drift`: what runs beside what should run.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::observed::{AskDrift, DriftIgnores, DriftShape, SaveDriftIgnore};
use slipway_app::shape::{ById, Nothing};

/// The drift of an environment, or what is said of what does not count.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Drift {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Code of the environment
    #[arg(long, value_name = "CODE", required = true)]
    env: Option<String>,
    /// The release it should run; else the one that was deployed there last
    #[arg(long, value_name = "VERSION")]
    against: Option<String>,
}

/// What can be done with what does not count.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Take something out of the verdict, for a reason and until a day
    Ignore {
        /// What it is about, as the items name it; * stands for any letters
        component: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// The last day it holds, at most 90 days from now
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: String,
        /// Code of the environment; else every one
        #[arg(long, value_name = "CODE")]
        env: Option<String>,
        /// releases, chart, components, live or values; else every layer
        #[arg(long, value_name = "LAYER")]
        layer: Option<String>,
        /// What may be found of it, empty for what is not there; else what is found now
        #[arg(long, value_name = "VERSION", conflicts_with = "any_version")]
        found: Option<String>,
        /// Whatever is found of it, now and later
        #[arg(long)]
        any_version: bool,
    },
    /// List what does not count, the newest first
    Ignores,
    /// Let something count again
    Count {
        /// Id of the rule
        id: String,
    },
}

impl Drift {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self.verb {
            Some(Verb::Ignores) => terminal
                .call("drift_ignore_list", &Nothing {})
                .map(Answer::of::<DriftIgnores>),
            Some(Verb::Count { id }) => terminal
                .call("drift_ignore_remove", &ById { id })
                .map(Answer::of::<DriftIgnores>),
            Some(Verb::Ignore {
                component,
                reason,
                until,
                env,
                layer,
                found,
                any_version,
            }) => {
                let request = SaveDriftIgnore {
                    id: None,
                    environment: env,
                    layer,
                    component,
                    reason,
                    until,
                    found,
                    any_version,
                };
                terminal
                    .call("drift_ignore_save", &request)
                    .map(Answer::of::<DriftIgnores>)
            }
            None => {
                let request = AskDrift {
                    environment: self.env.unwrap_or_default(),
                    against: self.against,
                };
                terminal
                    .call("environment_drift", &request)
                    .map(Answer::of::<DriftShape>)
            }
        }
    }
}
