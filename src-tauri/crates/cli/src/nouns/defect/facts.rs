//! What a report says, as `defect new` and `defect edit` take it.

use clap::Args;
use slipway_app::defects::EditFacts;

/// What a report says.
#[derive(Args)]
pub(crate) struct Facts {
    /// What happens
    #[arg(long, value_name = "TEXT")]
    observed: Option<String>,
    /// What should
    #[arg(long, value_name = "TEXT")]
    expected: Option<String>,
    /// How to make it happen
    #[arg(long, value_name = "TEXT")]
    steps: Option<String>,
    /// Logs, or where they are
    #[arg(long, value_name = "TEXT")]
    logs: Option<String>,
    /// The release it was found in
    #[arg(long, value_name = "VERSION")]
    found_version: Option<String>,
    /// Component
    #[arg(long)]
    component: Option<String>,
    /// Where it was found
    #[arg(long)]
    environment: Option<String>,
    /// Ticket of the incident it came from
    #[arg(long, value_name = "TICKET")]
    incident: Option<String>,
    /// The lower environment it was reproduced in
    #[arg(long, value_name = "ENV")]
    reproduced_environment: Option<String>,
    /// The version it was reproduced at
    #[arg(long, value_name = "VERSION")]
    reproduced_version: Option<String>,
    /// Found in a deployment's window: yes or no
    #[arg(long, value_name = "YES")]
    found_in_window: Option<String>,
    /// How to live with it
    #[arg(long, value_name = "TEXT")]
    workaround: Option<String>,
    /// A known error: yes or no
    #[arg(long, value_name = "YES")]
    known_error: Option<String>,
}

impl Facts {
    /// As the catalogue takes it.
    pub(super) fn request(self) -> EditFacts {
        EditFacts {
            observed: self.observed,
            expected: self.expected,
            steps: self.steps,
            logs: self.logs,
            found_version: self.found_version,
            component: self.component,
            environment: self.environment,
            incident: self.incident,
            reproduced_environment: self.reproduced_environment,
            reproduced_version: self.reproduced_version,
            found_in_window: self.found_in_window,
            workaround: self.workaround,
            known_error: self.known_error,
        }
    }
}
