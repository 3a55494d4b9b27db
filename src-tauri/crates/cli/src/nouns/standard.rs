//! `standard`: the checks every new release starts with.

use crate::answer::{Answer, Result};
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::json;
use slipway_app::error::Error;
use slipway_app::shape::{ById, Nothing};
use slipway_app::standards::{StandardCheck, StandardChecks};

/// Parts of the readiness that checks belong to.
const GROUPS: [&str; 3] = ["process", "release_notes", "definition_of_done"];
/// States that a check can keep shut.
const GATES: [&str; 4] = [
    "artifacts_reviewed",
    "core_validated",
    "products_validated",
    "approved",
];

/// What can be done with the checks of new releases.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them in order
    List,
    /// Add one; its id is made from its title
    Add {
        /// What must hold
        title: String,
        /// Its part
        #[arg(long, value_parser = PossibleValuesParser::new(GROUPS), default_value = "process")]
        group: String,
        /// The state that cannot be entered without it
        #[arg(long, value_parser = PossibleValuesParser::new(GATES))]
        gate: String,
        /// Days after which a pass is stale; 0 for never
        #[arg(long, value_name = "N", default_value_t = 0)]
        fresh_days: u32,
    },
    /// Edit one; what is not named stays, and planned releases keep theirs
    Edit {
        /// Its id
        id: String,
        /// What must hold
        #[arg(long)]
        title: Option<String>,
        /// Its part
        #[arg(long, value_parser = PossibleValuesParser::new(GROUPS))]
        group: Option<String>,
        /// The state that cannot be entered without it
        #[arg(long, value_parser = PossibleValuesParser::new(GATES))]
        gate: Option<String>,
        /// Days after which a pass is stale; 0 for never
        #[arg(long, value_name = "N")]
        fresh_days: Option<u32>,
    },
    /// Remove one; planned releases keep theirs
    Remove {
        /// Its id
        id: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List => terminal
                .call("standard_check_list", &Nothing {})
                .map(Answer::of::<StandardChecks>),
            Verb::Add {
                title,
                group,
                gate,
                fresh_days,
            } => save(
                terminal,
                &json!({ "title": title, "group": group, "gate": gate, "fresh_days": fresh_days }),
            ),
            Verb::Edit {
                id,
                title,
                group,
                gate,
                fresh_days,
            } => {
                let now = find(terminal, &id)?;
                let request = json!({
                    "id": now.id,
                    "title": title.unwrap_or(now.title),
                    "group": group.map_or_else(|| json!(now.group), |group| json!(group)),
                    "gate": gate.map_or_else(|| json!(now.gate), |gate| json!(gate)),
                    "fresh_days": fresh_days.unwrap_or(now.fresh_days),
                });
                save(terminal, &request)
            }
            Verb::Remove { id } => {
                let gone = terminal.call("standard_check_remove", &ById { id: id.clone() })?;
                let told = json!({ "id": id, "removed": id });
                Ok(Answer::about::<Gone>(gone, told))
            }
        }
    }
}

fn save(terminal: &Terminal, request: &serde_json::Value) -> Result {
    terminal
        .call("standard_check_save", request)
        .map(Answer::of::<StandardCheck>)
}

fn find(terminal: &Terminal, id: &str) -> Result<StandardCheck> {
    let all: StandardChecks = terminal.read("standard_check_list", &Nothing {})?;
    let found = all.checks.into_iter().find(|check| check.id == id);
    found.ok_or_else(|| {
        let hint = "`slipwayctl standard list` names them.";
        Error::not_found(format!("check `{id}`"), hint)
    })
}
