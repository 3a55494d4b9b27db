//! `alias`: the names under which sources write one and the same component.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::releases::{Alias, AliasList, SaveAlias};
use slipway_app::shape::Nothing;

/// What can be done with aliases.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them
    List,
    /// Say which component a name means; an empty NAME removes the alias
    Set {
        /// Name as written by some source
        alias: String,
        /// Canonical name
        name: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List => terminal
                .call("alias_list", &Nothing {})
                .map(Answer::of::<AliasList>),
            Verb::Set { alias, name } => terminal
                .call("alias_save", &SaveAlias { alias, name })
                .map(Answer::of::<Alias>),
        }
    }
}
