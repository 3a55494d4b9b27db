//! `deployment announce`: tells the window to everybody who must hear of it.

use crate::answer::{Answer, Result, read};
use crate::nouns::message::way;
use crate::print::{Texts, Told};
use crate::terminal::Terminal;
use serde_json::json;
use slipway_app::error::{Code, Error};
use slipway_app::messages::{MessageShape, Messages, RenderedMessage};
use slipway_app::shape::Outcome;

/// Kinds of messages that tell a window: the first time, and after it was moved.
const TELLS: [&str; 2] = ["announcement", "date_changed"];

/// Tells a window.
#[derive(clap::Args)]
pub(crate) struct Announce {
    /// Its id
    id: String,
    /// copy, mailto, smtp, webhook, or eml with the file; without it the texts are shown
    #[arg(long, value_names = ["WAY", "FILE"], num_args = 1..=2)]
    by: Vec<String>,
    /// Only this audience
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
}

impl Announce {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let owed = self.owed(terminal)?;
        if self.by.is_empty() {
            return self.show(terminal, &owed);
        }
        if owed.len() > 1 && self.by.len() > 1 {
            let names: Vec<&str> = owed.iter().map(|one| one.audience.as_str()).collect();
            let hint = format!("Name one with --audience: {}.", names.join(", "));
            let message = "One file holds one message, and several audiences must be told.";
            return Err(Error::invalid("audience", message, hint));
        }
        let mut messages: Vec<MessageShape> = Vec::new();
        let mut last = None;
        for one in &owed {
            let sent = terminal.call("message_send", &way(&one.id, &self.by)?)?;
            messages.push(read(&sent.value)?);
            last = Some(sent);
        }
        let failed = messages.iter().any(|message| message.state == "failed");
        let told = Outcome {
            value: json!({ "messages": messages }),
            op: last.as_ref().and_then(|sent| sent.op.clone()),
            changed: Vec::new(),
        };
        Ok(Answer::of::<Told>(told).with_failures(failed))
    }

    /// What must still be told of the window.
    fn owed(&self, terminal: &Terminal) -> Result<Vec<MessageShape>> {
        let request = json!({ "deployment": self.id, "due": true });
        let due: Messages = terminal.read("message_list", &request)?;
        let wanted = |message: &MessageShape| {
            self.audience.as_ref().is_none_or(|name| {
                message.audience_id == *name || message.audience.eq_ignore_ascii_case(name)
            })
        };
        let tells = |message: &MessageShape| TELLS.contains(&message.kind.slug());
        let owed: Vec<MessageShape> = due
            .messages
            .into_iter()
            .filter(|message| tells(message) && wanted(message))
            .collect();
        if owed.is_empty() {
            let hint = "`slipwayctl message list --deployment ID` shows what was told to whom.";
            let message = "Nobody is left who must be told of this window.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        Ok(owed)
    }

    fn show(&self, terminal: &Terminal, owed: &[MessageShape]) -> Result {
        let texts = owed
            .iter()
            .map(|one| terminal.read("message_render", &json!({ "id": one.id })))
            .collect::<Result<Vec<RenderedMessage>>>()?;
        let shown = Outcome {
            value: json!({ "messages": texts }),
            op: None,
            changed: Vec::new(),
        };
        Ok(Answer::of::<Texts>(shown))
    }
}
