//! `deployment check`: may this go then, and when instead?

use crate::answer::{Answer, Result};
use crate::nouns::planned::{minutes, wall};
use crate::terminal::Terminal;
use serde_json::json;
use slipway_app::deployments::Checked;

/// Asks about a planned deployment, or about a time that is only thought of.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// A planned deployment; what else is given replaces its own
    id: Option<String>,
    /// Environment
    #[arg(long, value_name = "CODE")]
    env: Option<String>,
    /// Wall-clock start
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    start: Option<String>,
    /// Zone of the start; else the hub's
    #[arg(long, value_name = "ZONE", requires = "start")]
    tz: Option<String>,
    /// Length, such as 4h
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    duration: Option<u32>,
    /// Release: version or id
    #[arg(long, value_name = "VERSION")]
    release: Option<String>,
    /// How it is governed
    #[arg(long = "type", value_parser = ["standard", "minor", "major", "emergency"])]
    change_type: Option<String>,
    /// Payments stop
    #[arg(long)]
    downtime: bool,
    /// How long the runbook takes, such as 90m
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    runbook: Option<u32>,
    /// How long taking it back takes
    #[arg(long = "takes-back", value_name = "LENGTH", value_parser = minutes)]
    takes_back: Option<u32>,
    /// How long validating it takes
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    validation: Option<u32>,
    /// Who performs it
    #[arg(long, value_name = "NAME")]
    maker: Option<String>,
    /// Who validates it
    #[arg(long, value_name = "NAME")]
    checker: Option<String>,
    /// Ask for taking something back
    #[arg(long)]
    rollback: bool,
    /// How many free slots to look for
    #[arg(long, value_name = "N")]
    slots: Option<u32>,
}

impl Check {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let start = self
            .start
            .map(|local| wall(terminal, local, self.tz))
            .transpose()?;
        let request = json!({
            "deployment": self.id,
            "environment": self.env,
            "start": start,
            "minutes": self.duration,
            "release": self.release,
            "change_type": self.change_type,
            "downtime": self.downtime.then_some(true),
            "runbook_minutes": self.runbook,
            "rollback_minutes": self.takes_back,
            "validation_minutes": self.validation,
            "maker": self.maker,
            "checker": self.checker,
            "rollback": self.rollback,
            "slots": self.slots,
        });
        terminal
            .call("deployment_check", &request)
            .map(Answer::of::<Checked>)
    }
}
