//! `message`: what must be told, and how it went.

use crate::answer::{Answer, Result};
use crate::place::whole_path;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::{Value, json};
use slipway_app::messages::{MessageShape, Messages, RenderedMessage};
use std::path::PathBuf;

/// What can be done with messages.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List what must go out, by its latest date, then what went
    List {
        /// Only this deployment
        #[arg(long, value_name = "ID")]
        deployment: Option<String>,
        /// Only this release
        #[arg(long, value_name = "V")]
        release: Option<String>,
        /// Only what must still go out
        #[arg(long)]
        due: bool,
    },
    /// Write one as it would go out
    Render {
        /// Its id, as `message list` shows it
        id: String,
    },
    /// Send one, or record that it went
    Send {
        /// Its id, as `message list` shows it
        id: String,
        /// copy, mailto, smtp, webhook, or eml with the file
        #[arg(long, value_names = ["WAY", "FILE"], num_args = 1..=2, required = true)]
        by: Vec<String>,
    },
    /// Decide that one need not go out
    Waive {
        /// Its id, as `message list` shows it
        id: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

/// The request to send a message by a way, of which `eml` comes with its file.
pub(super) fn way(id: &str, by: &[String]) -> Result<Value> {
    let path = by.get(1).map(|file| whole_path(&PathBuf::from(file)));
    Ok(json!({
        "message": { "id": id },
        "way": by.first(),
        "path": path.transpose()?,
    }))
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List {
                deployment,
                release,
                due,
            } => {
                let request = json!({ "deployment": deployment, "release": release, "due": due });
                terminal
                    .call("message_list", &request)
                    .map(Answer::of::<Messages>)
            }
            Verb::Render { id } => terminal
                .call("message_render", &json!({ "id": id }))
                .map(Answer::of::<RenderedMessage>),
            Verb::Send { id, by } => {
                let sent = terminal.call("message_send", &way(&id, &by)?)?;
                let failed = sent.value["state"] == "failed";
                Ok(Answer::of::<MessageShape>(sent).with_failures(failed))
            }
            Verb::Waive { id, reason } => terminal
                .call(
                    "message_waive",
                    &json!({ "message": { "id": id }, "reason": reason }),
                )
                .map(Answer::of::<MessageShape>),
        }
    }
}
