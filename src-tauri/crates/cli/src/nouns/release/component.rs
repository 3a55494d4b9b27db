//! `release component`: which of the places that name a component is right.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::builder::PossibleValuesParser;
use slipway_app::releases::{Release, SetComponent};

/// The places a component's version may be read from.
const SOURCES: [&str; 3] = ["notes", "app_version", "dependencies"];

/// Decides a component.
#[derive(clap::Args)]
pub(crate) struct Component {
    /// Version or id of the release
    version: String,
    /// The component
    name: String,
    #[command(flatten)]
    decision: Decision,
}

/// Exactly one of three.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Decision {
    /// This source is right
    #[arg(long, value_parser = PossibleValuesParser::new(SOURCES))]
    source: Option<String>,
    /// Exact version, by hand
    #[arg(long = "version", value_name = "VERSION")]
    by_hand: Option<String>,
    /// Take the decision back
    #[arg(long)]
    clear: bool,
}

impl Component {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let request = SetComponent {
            release: self.version,
            name: self.name,
            source: self.decision.source,
            version: self.decision.by_hand,
        };
        terminal
            .call("release_component", &request)
            .map(Answer::of::<Release>)
    }
}
