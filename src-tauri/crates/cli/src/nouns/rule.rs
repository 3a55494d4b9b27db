//! `rule`: how strictly the hub holds what the guide advises.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use slipway_app::rules::{RuleShape, Rules, SetLevel};
use slipway_app::shape::Nothing;

/// What can be done with rules.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them with their levels
    List,
    /// Change how strictly one is held
    Set {
        /// The rule's id
        rule: String,
        /// How strictly
        #[arg(value_parser = PossibleValuesParser::new(["block", "warn", "off"]))]
        level: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List => terminal
                .call("rule_list", &Nothing {})
                .map(Answer::of::<Rules>),
            Verb::Set { rule, level } => terminal
                .call("rule_set_level", &SetLevel { rule, level })
                .map(Answer::of::<RuleShape>),
        }
    }
}
