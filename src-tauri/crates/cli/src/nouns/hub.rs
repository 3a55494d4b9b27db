//! `hub`: who we are and in which zone our times are meant.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::hub::{Hub, LeadDaysShape, SaveHub, Workspace};
use slipway_app::shape::Nothing;

/// What can be done with the hub.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Show the hub and how the workspace stands
    Show,
    /// Name the hub or its zone; what is not named stays
    Set {
        /// The hub's name
        #[arg(long)]
        name: Option<String>,
        /// IANA zone, such as Africa/Lagos
        #[arg(long)]
        zone: Option<String>,
        /// Working days that a change takes ahead of it: standard, minor, major, such as 3,3,5
        #[arg(long, value_name = "S,M,M", value_delimiter = ',', num_args = 3)]
        lead_days: Option<Vec<u32>>,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Show => terminal
                .call("workspace_show", &Nothing {})
                .map(Answer::of::<Workspace>),
            Verb::Set {
                name,
                zone,
                lead_days,
            } => {
                let now: Workspace = terminal.read("workspace_show", &Nothing {})?;
                let hub = now.hub.unwrap_or_else(unnamed);
                let hub = Hub {
                    name: name.unwrap_or(hub.name),
                    zone: zone.unwrap_or(hub.zone),
                    lead_days: match lead_days.as_deref() {
                        Some([standard, minor, major]) => LeadDaysShape {
                            standard: *standard,
                            minor: *minor,
                            major: *major,
                        },
                        _ => hub.lead_days,
                    },
                    ..hub
                };
                terminal
                    .call("hub_save", &SaveHub { hub })
                    .map(Answer::of::<Hub>)
            }
        }
    }
}

fn unnamed() -> Hub {
    let zone = "UTC".to_owned();
    Hub {
        name: String::new(),
        zone,
        working_hours: Vec::new(),
        holidays: Vec::new(),
        lead_days: LeadDaysShape::default(),
    }
}
