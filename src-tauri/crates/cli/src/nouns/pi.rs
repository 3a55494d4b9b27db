//! `pi`: Program Increments.

use crate::answer::{Answer, Result};
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::error::Error;
use slipway_app::increments::{Increment, Increments, SaveIncrement};
use slipway_app::shape::{ById, Nothing};

/// What can be done with Program Increments.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Add one
    Add {
        /// Label, such as PI-32
        label: String,
        /// First day
        #[arg(long, value_name = "YYYY-MM-DD")]
        start: String,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        end: String,
        #[command(flatten)]
        freezes: Freezes,
    },
    /// Edit one; what is not named stays
    Edit {
        /// Its label
        label: String,
        /// New label
        #[arg(long, value_name = "LABEL")]
        rename: Option<String>,
        /// First day
        #[arg(long, value_name = "YYYY-MM-DD")]
        start: Option<String>,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        end: Option<String>,
        #[command(flatten)]
        freezes: Freezes,
    },
    /// List them, newest first
    List,
    /// Remove one
    Remove {
        /// Its label
        label: String,
    },
}

/// From when on less and less joins a release.
#[derive(clap::Args)]
pub(crate) struct Freezes {
    /// From this day no feature joins a release
    #[arg(long, value_name = "YYYY-MM-DD")]
    feature_freeze: Option<String>,
    /// From this day no bug fix joins but the critical
    #[arg(long, value_name = "YYYY-MM-DD")]
    bugfix_freeze: Option<String>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Add {
                label,
                start,
                end,
                freezes,
            } => {
                let Freezes {
                    feature_freeze,
                    bugfix_freeze,
                } = freezes;
                let id = None;
                save(
                    terminal,
                    SaveIncrement {
                        id,
                        label,
                        start,
                        end,
                        feature_freeze,
                        bugfix_freeze,
                    },
                )
            }
            Verb::Edit {
                label,
                rename,
                start,
                end,
                freezes,
            } => {
                let now = find(terminal, &label)?;
                let request = SaveIncrement {
                    id: Some(now.id),
                    label: rename.unwrap_or(now.label),
                    start: start.unwrap_or(now.start),
                    end: end.unwrap_or(now.end),
                    feature_freeze: freezes.feature_freeze.or(now.feature_freeze),
                    bugfix_freeze: freezes.bugfix_freeze.or(now.bugfix_freeze),
                };
                save(terminal, request)
            }
            Verb::List => terminal
                .call("increment_list", &Nothing {})
                .map(Answer::of::<Increments>),
            Verb::Remove { label } => {
                let id = find(terminal, &label)?.id;
                let gone = terminal.call("increment_remove", &ById { id: id.clone() })?;
                Ok(Answer::about::<Gone>(
                    gone,
                    json!({ "id": id, "removed": label }),
                ))
            }
        }
    }
}

fn save(terminal: &Terminal, request: SaveIncrement) -> Result {
    terminal
        .call("increment_save", &request)
        .map(Answer::of::<Increment>)
}

fn find(terminal: &Terminal, label: &str) -> Result<Increment> {
    let all: Increments = terminal.read("increment_list", &Nothing {})?;
    all.increments
        .into_iter()
        .find(|pi| pi.label == label || pi.id == label)
        .ok_or_else(|| {
            Error::not_found(
                format!("Program Increment `{label}`"),
                "`slipwayctl pi list` names them.",
            )
        })
}
