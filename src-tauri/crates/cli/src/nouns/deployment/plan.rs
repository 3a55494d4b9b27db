//! `deployment plan`, `edit` and `move`.

use super::write;
use crate::answer::Result;
use crate::nouns::planned::{minutes, wall};
use crate::terminal::Terminal;
use serde_json::{Value, json};

/// Plans a deployment.
#[derive(clap::Args)]
pub(crate) struct Plan {
    /// Environment it goes into
    #[arg(long, value_name = "CODE")]
    env: String,
    /// Wall-clock start
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    start: String,
    /// Zone of the start; else the hub's
    #[arg(long, value_name = "ZONE")]
    tz: Option<String>,
    /// Length, such as 4h; else as long as its estimates
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    duration: Option<u32>,
    #[command(flatten)]
    record: Record,
}

/// Edits a deployment.
#[derive(clap::Args)]
pub(crate) struct Edit {
    /// Its id
    id: String,
    /// Environment it goes into
    #[arg(long, value_name = "CODE")]
    env: Option<String>,
    #[command(flatten)]
    record: Record,
}

/// Moves a deployment.
#[derive(clap::Args)]
pub(crate) struct Move {
    /// Its id
    id: String,
    /// Wall-clock start
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    start: String,
    /// Zone of the start; else the hub's
    #[arg(long, value_name = "ZONE")]
    tz: Option<String>,
    /// Length, such as 4h; else as it was
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    duration: Option<u32>,
}

/// The change record.
#[derive(clap::Args)]
pub(crate) struct Record {
    /// Release: version or id
    #[arg(long, value_name = "VERSION")]
    release: Option<String>,
    /// What it is, for a change without a release
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// How it is governed
    #[arg(long = "type", value_parser = ["standard", "minor", "major", "emergency"])]
    change_type: Option<String>,
    /// Whether payments stop
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no, num_args = 0..=1,
        default_missing_value = "yes")]
    downtime: Option<bool>,
    /// How the new versions take over
    #[arg(long, value_parser = ["in_place", "canary", "blue_green", "maintenance_window"])]
    strategy: Option<String>,
    /// Who performs it
    #[arg(long, value_parser = ["hub", "support"])]
    by: Option<String>,
    /// Estimate of the runbook
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    runbook: Option<u32>,
    /// Take how long it takes from its runbook, as rehearsed
    #[arg(long)]
    from_runbook: bool,
    /// Estimate of the rollback
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    rollback: Option<u32>,
    /// Estimate of the validation
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    validation: Option<u32>,
    /// What changes
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// What business notices
    #[arg(long, value_name = "TEXT")]
    impact: Option<String>,
    /// Who asked for it
    #[arg(long, value_name = "NAME")]
    initiator: Option<String>,
    /// Who performs it
    #[arg(long, value_name = "NAME")]
    maker: Option<String>,
    /// Who validates it
    #[arg(long, value_name = "NAME")]
    checker: Option<String>,
    /// Who is asked about it
    #[arg(long, value_name = "NAME")]
    coordinator: Option<String>,
    /// Day the CAB sits over it
    #[arg(long, value_name = "YYYY-MM-DD")]
    cab: Option<String>,
    /// Ticket of the incident or the request
    #[arg(long, value_name = "TICKET")]
    ticket: Option<String>,
}

fn yes_or_no(typed: &str) -> std::result::Result<bool, String> {
    match typed {
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => Err("say yes or no".to_owned()),
    }
}

impl Plan {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let mut request = self.record.request();
        request["environment"] = json!(self.env);
        request["start"] = json!(wall(terminal, self.start, self.tz)?);
        request["minutes"] = json!(self.duration);
        write(terminal, "deployment_save", &request)
    }
}

impl Edit {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let mut request = self.record.request();
        request["id"] = json!(self.id);
        request["environment"] = json!(self.env);
        write(terminal, "deployment_save", &request)
    }
}

impl Move {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let start = wall(terminal, self.start, self.tz)?;
        let request = json!({"id": self.id, "start": start, "minutes": self.duration});
        write(terminal, "deployment_save", &request)
    }
}

impl Record {
    fn request(self) -> Value {
        json!({
            "release": self.release,
            "title": self.title,
            "change_type": self.change_type,
            "downtime": self.downtime,
            "strategy": self.strategy,
            "performed_by": self.by,
            "from_runbook": self.from_runbook,
            "runbook_minutes": self.runbook,
            "rollback_minutes": self.rollback,
            "validation_minutes": self.validation,
            "description": self.description,
            "impact": self.impact,
            "initiator": self.initiator,
            "maker": self.maker,
            "checker": self.checker,
            "coordinator": self.coordinator,
            "cab_day": self.cab,
            "ticket": self.ticket,
        })
    }
}
