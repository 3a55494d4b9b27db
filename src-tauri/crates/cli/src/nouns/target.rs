//! `target`: by when a defect must be answered, told of again and mended, by its severity.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::error::Error;
use slipway_app::shape::Nothing;
use slipway_app::standards::{SaveSlaTargets, SlaTargets};

/// What can be done with targets. A length is written such as "2h", "90m" or "4 business hours"; an
/// empty one takes the target away.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them
    List,
    /// Change those of a severity
    Set {
        /// S1 to S4
        severity: String,
        /// Until the first answer by a person; the guide has 2h, then 4, 8 and 8 business hours
        #[arg(long, value_name = "LENGTH")]
        first_response: Option<String>,
        /// Until the next public answer after one
        #[arg(long, value_name = "LENGTH")]
        next_update: Option<String>,
        /// Until it is resolved
        #[arg(long, value_name = "LENGTH")]
        resolution: Option<String>,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List => terminal
                .call("sla_target_list", &Nothing {})
                .map(Answer::of::<SlaTargets>),
            Verb::Set {
                severity,
                first_response,
                next_update,
                resolution,
            } => {
                let SlaTargets { mut targets } = terminal.read("sla_target_list", &Nothing {})?;
                let named = |one: &&mut slipway_app::standards::SlaTarget| {
                    one.severity.eq_ignore_ascii_case(&severity)
                };
                let row = targets.iter_mut().find(named).ok_or_else(|| {
                    Error::not_found(format!("severity `{severity}`"), "It is S1, S2, S3 or S4.")
                })?;
                let put = |slot: &mut String, typed: Option<String>| {
                    *slot = typed.unwrap_or(std::mem::take(slot));
                };
                put(&mut row.first_response, first_response);
                put(&mut row.next_update, next_update);
                put(&mut row.resolution, resolution);
                terminal
                    .call("sla_target_save", &SaveSlaTargets { targets })
                    .map(Answer::of::<SlaTargets>)
            }
        }
    }
}
