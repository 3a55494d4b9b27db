//! `person`: who may act, and as what.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::json;
use slipway_app::people::People;
use slipway_app::shape::{Nothing, Person};

/// What a person may be.
const ROLES: [&str; 6] = [
    "hub_operator",
    "release_manager",
    "change_approver",
    "triage_member",
    "knowledge_reviewer",
    "administrator",
];

/// What can be done with people.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Add someone
    Add {
        /// Full name
        name: String,
        /// Mail address
        #[arg(long, default_value = "")]
        email: String,
        /// What they may do (repeat for more)
        #[arg(long = "role", required = true, value_parser = PossibleValuesParser::new(ROLES))]
        roles: Vec<String>,
    },
    /// Edit someone; what is not named stays
    Edit {
        /// Their name or id
        name: String,
        /// New name
        #[arg(long, value_name = "NAME")]
        rename: Option<String>,
        /// Mail address
        #[arg(long)]
        email: Option<String>,
        /// What they may do, all of it (repeat for more)
        #[arg(long = "role", value_parser = PossibleValuesParser::new(ROLES))]
        roles: Vec<String>,
        /// False once they have left; their operations stay
        #[arg(long, value_name = "true|false")]
        active: Option<bool>,
    },
    /// List everyone
    List,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Add { name, email, roles } => {
                let request = json!({ "name": name, "email": email, "roles": roles });
                terminal
                    .call("person_save", &request)
                    .map(Answer::of::<Person>)
            }
            Verb::Edit {
                name,
                rename,
                email,
                roles,
                active,
            } => {
                let now = terminal.person(&name)?;
                let roles = if roles.is_empty() {
                    json!(now.roles)
                } else {
                    json!(roles)
                };
                let request = json!({
                    "id": now.id,
                    "name": rename.unwrap_or(now.name),
                    "email": email.unwrap_or(now.email),
                    "roles": roles,
                    "active": active.unwrap_or(now.active),
                });
                terminal
                    .call("person_save", &request)
                    .map(Answer::of::<Person>)
            }
            Verb::List => terminal
                .call("person_list", &Nothing {})
                .map(Answer::of::<People>),
        }
    }
}
