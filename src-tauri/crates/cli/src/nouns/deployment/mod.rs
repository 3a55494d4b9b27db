//! `deployment`: what goes where and when, whether it may, and how it went.

mod announce;
mod check;
mod close;
mod plan;

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::{Value, json};
use slipway_app::deployments::{Deployment, Deployments, ListDeployments};
use slipway_app::shape::ById;

/// What can be done with deployments.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Plan one
    Plan(plan::Plan),
    /// Edit one; what is not named stays, an empty text clears
    Edit(plan::Edit),
    /// Move one to another time
    Move(plan::Move),
    /// List them; what is under way first
    List(List),
    /// Show one whole
    Show(Named),
    /// Ask whether it may go then, and when instead
    Check(check::Check),
    /// Confirm that the hub is ready for exactly this window, or take that back
    Confirm(Confirm),
    /// Show or send what tells its window to those who must hear of it
    Announce(announce::Announce),
    /// Approve a change, or refuse it
    Approve(Approve),
    /// Let what blocks its window pass
    Override(Override),
    /// Open its window; every rule is asked again
    Open(Open),
    /// Move one to another state
    Advance(Advance),
    /// Close its window with outcome and report
    Close(close::Close),
    /// Call one off
    Cancel(Cancel),
    /// Review a change after it
    Review(Review),
}

/// Names a deployment.
#[derive(clap::Args)]
pub(crate) struct Named {
    /// Its id
    id: String,
}

/// Which to list.
#[derive(clap::Args)]
pub(crate) struct List {
    /// Only this release: version or id
    #[arg(long, value_name = "VERSION")]
    release: Option<String>,
    /// Only this environment
    #[arg(long, value_name = "CODE")]
    env: Option<String>,
    /// Also closed and cancelled ones
    #[arg(long)]
    past: bool,
    /// Only those whose confirmation no longer holds
    #[arg(long)]
    needs_confirming: bool,
}

/// Confirms readiness.
#[derive(clap::Args)]
pub(crate) struct Confirm {
    /// Its id
    id: String,
    /// What to remember of it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Why what blocks it may be passed, or why it is withdrawn
    #[arg(long = "override", visible_alias = "reason", value_name = "REASON")]
    reason: Option<String>,
    /// Take the confirmation back
    #[arg(long, requires = "reason")]
    withdraw: bool,
}

/// Decides on a change.
#[derive(clap::Args)]
pub(crate) struct Approve {
    /// Its id
    id: String,
    /// In which capacity
    #[arg(long, value_parser = ["cab", "emergency_cab", "business", "manager"])]
    kind: String,
    /// Refuse it instead
    #[arg(long, requires = "reason")]
    refuse: bool,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Lets blocks pass.
#[derive(clap::Args)]
pub(crate) struct Override {
    /// Its id
    id: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Only this rule, as `rule list` names it
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
}

/// Opens a window.
#[derive(clap::Args)]
pub(crate) struct Open {
    /// Its id
    id: String,
    /// Why what blocks it may be passed
    #[arg(long = "override", visible_alias = "reason", value_name = "REASON")]
    reason: Option<String>,
}

/// Moves a deployment to another state.
#[derive(clap::Args)]
pub(crate) struct Advance {
    /// Its id
    id: String,
    /// The state
    #[arg(value_parser = ["planned", "announced", "window_open", "deploying", "validating",
        "validated", "rolling_back", "regression", "rolled_back", "failed"])]
    state: String,
    /// Why what blocks it may be passed, or why it is taken back
    #[arg(long = "override", visible_alias = "reason", value_name = "REASON")]
    reason: Option<String>,
}

/// Calls a deployment off.
#[derive(clap::Args)]
pub(crate) struct Cancel {
    /// Its id
    id: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Reviews a change.
#[derive(clap::Args)]
pub(crate) struct Review {
    /// Its id
    id: String,
    /// What was learnt
    #[arg(long, value_name = "TEXT")]
    summary: String,
    /// What is to be done (repeat for more)
    #[arg(long = "action", value_name = "TEXT")]
    actions: Vec<String>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Plan(plan) => plan.run(terminal),
            Verb::Edit(edit) => edit.run(terminal),
            Verb::Move(moved) => moved.run(terminal),
            Verb::List(list) => list.run(terminal),
            Verb::Show(Named { id }) => terminal
                .call("deployment_show", &ById { id })
                .map(Answer::of::<Deployment>),
            Verb::Check(check) => check.run(terminal),
            Verb::Confirm(Confirm {
                id,
                note,
                reason,
                withdraw,
            }) => {
                let request =
                    json!({"id": id, "note": note, "reason": reason, "withdraw": withdraw});
                write(terminal, "deployment_confirm", &request)
            }
            Verb::Announce(announce) => announce.run(terminal),
            Verb::Approve(Approve {
                id,
                kind,
                refuse,
                reason,
            }) => {
                let reason = reason.unwrap_or_default();
                let request =
                    json!({"id": id, "kind": kind, "approved": !refuse, "reason": reason});
                write(terminal, "deployment_approve", &request)
            }
            Verb::Override(Override { id, reason, rule }) => {
                let request = json!({"id": id, "reason": reason, "rule": rule});
                write(terminal, "deployment_override", &request)
            }
            Verb::Open(Open { id, reason }) => {
                let request = json!({"id": id, "to": "window_open", "reason": reason});
                write(terminal, "deployment_advance", &request)
            }
            Verb::Advance(Advance { id, state, reason }) => {
                let request = json!({"id": id, "to": state, "reason": reason});
                write(terminal, "deployment_advance", &request)
            }
            Verb::Close(close) => close.run(terminal),
            Verb::Cancel(Cancel { id, reason }) => {
                let request = json!({"id": id, "reason": reason});
                write(terminal, "deployment_cancel", &request)
            }
            Verb::Review(Review {
                id,
                summary,
                actions,
            }) => {
                let request = json!({"id": id, "summary": summary, "actions": actions.join("\n")});
                write(terminal, "deployment_review", &request)
            }
        }
    }
}

impl List {
    fn run(self, terminal: &Terminal) -> Result {
        let request = ListDeployments {
            release: self.release,
            environment: self.env,
            past: self.past,
            needs_confirming: self.needs_confirming,
        };
        terminal
            .call("deployment_list", &request)
            .map(Answer::of::<Deployments>)
    }
}

/// A write that answers with the deployment.
fn write(terminal: &Terminal, command: &str, request: &Value) -> Result {
    terminal
        .call(command, request)
        .map(Answer::of::<Deployment>)
}
