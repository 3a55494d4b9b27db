//! `window` and `freeze`: when changes may run, and when they may not.

mod fields;
pub(crate) mod freeze;

use crate::answer::{Answer, Result};
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use fields::{Fields, When};
use serde_json::json;
use slipway_app::error::Error;
use slipway_app::shape::ById;
use slipway_app::windows::{ExpandWindow, ListWindows, Occurrences, WindowShape, Windows};

/// What can be done with maintenance windows.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Add one; from then on its environments are closed outside their windows
    Add {
        /// Code of an environment it is for; may be given again
        #[arg(long, value_name = "CODE", required = true)]
        env: Vec<String>,
        /// What it is for
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// First start, wall clock
        #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
        start: String,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        fields: Fields,
    },
    /// Edit one; what is not named stays
    Edit {
        /// Its id
        id: String,
        /// Code of an environment it is for; those given replace all
        #[arg(long, value_name = "CODE")]
        env: Vec<String>,
        /// What it is for
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// First start, wall clock
        #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
        start: Option<String>,
        #[command(flatten)]
        when: When,
        #[command(flatten)]
        fields: Fields,
    },
    /// List them: open ones first, then coming ones
    List {
        /// Also those that are over
        #[arg(long)]
        past: bool,
    },
    /// Remove one
    Remove {
        /// Its id
        id: String,
    },
    /// Show its occurrences between two days; takes a freeze as well
    Expand {
        /// Its id
        id: String,
        /// First day, in its own zone
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: String,
        /// Last day
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Add {
                env,
                reason,
                start,
                when,
                fields,
            } => {
                let mut request =
                    json!({"kind": "maintenance", "reason": reason.unwrap_or_default()});
                fields.fill(&mut request, env);
                when.fill(terminal, &mut request, Some(start))?;
                save(terminal, &request)
            }
            Verb::Edit {
                id,
                env,
                reason,
                start,
                when,
                fields,
            } => {
                let mut request = as_it_is(terminal, &id, "maintenance")?;
                if let Some(reason) = reason {
                    request["reason"] = json!(reason);
                }
                fields.fill(&mut request, env);
                when.fill(terminal, &mut request, start)?;
                save(terminal, &request)
            }
            Verb::List { past } => list(terminal, "maintenance", past),
            Verb::Remove { id } => remove(terminal, id),
            Verb::Expand { id, from, to } => terminal
                .call("window_expand", &ExpandWindow { id, from, to })
                .map(Answer::of::<Occurrences>),
        }
    }
}

fn save(terminal: &Terminal, request: &serde_json::Value) -> Result {
    terminal
        .call("window_save", request)
        .map(Answer::of::<WindowShape>)
}

fn list(terminal: &Terminal, kind: &str, past: bool) -> Result {
    let kind = Some(kind.to_owned());
    terminal
        .call("window_list", &ListWindows { kind, past })
        .map(Answer::of::<Windows>)
}

fn remove(terminal: &Terminal, id: String) -> Result {
    let gone = terminal.call("window_remove", &ById { id: id.clone() })?;
    Ok(Answer::about::<Gone>(
        gone,
        json!({ "id": id, "removed": id }),
    ))
}

/// The request that would save a window as it is, to be changed where something was typed.
fn as_it_is(terminal: &Terminal, id: &str, kind: &str) -> Result<serde_json::Value> {
    let request = ListWindows {
        kind: Some(kind.to_owned()),
        past: true,
    };
    let all: Windows = terminal.read("window_list", &request)?;
    let found = all.windows.into_iter().find(|window| window.id == id);
    let now = found.ok_or_else(|| {
        let noun = if kind == "freeze" { "freeze" } else { "window" };
        let hint = format!("`slipwayctl {noun} list --past` names them.");
        Error::not_found(format!("{noun} `{id}`"), hint)
    })?;
    Ok(json!({
        "id": now.id,
        "kind": now.kind,
        "hard": now.hard,
        "reason": now.reason,
        "owner": now.owner_id,
        "start": now.start,
        "minutes": now.minutes,
        "rrule": now.rrule,
        "rdates": now.rdates,
        "exdates": now.exdates,
        "environments": now.environments,
        "products": now.products,
        "allow_rollback": now.allow_rollback,
        "allow_overrun": now.allow_overrun,
    }))
}
