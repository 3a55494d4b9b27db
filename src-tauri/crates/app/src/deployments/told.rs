//! What a deployment owes those concerned: its messages, sent and due.

use super::desk::Desk;
use crate::error::Result;
use crate::messages::MessageShape;
use crate::messages::letters::About;
use crate::messages::owed::in_order;
use slipway_domain::rules::NoticeFact;
use slipway_store::table::deployment::DeploymentRow;

/// The messages of a deployment: what must go first, then what went, the newest first.
///
/// # Errors
/// The store's.
pub(crate) fn messages(desk: &Desk<'_>, row: &DeploymentRow) -> Result<Vec<MessageShape>> {
    let about = About::Deployment(Box::new(row.clone()));
    let mut messages = desk.letters()?.messages(&about)?;
    in_order(&mut messages);
    Ok(messages)
}

/// Messages that must go out and have not, as the rules see them.
pub(crate) fn notices(messages: &[MessageShape]) -> Vec<NoticeFact> {
    let due = messages
        .iter()
        .filter(|message| ["due", "overdue", "draft"].contains(&message.state.as_str()));
    let facts = due.map(|message| NoticeFact {
        what: format!("{} to {}", message.kind.title(), message.audience),
        latest: message
            .latest
            .as_ref()
            .map(|latest| latest.label.clone())
            .unwrap_or_default(),
        overdue: message.state == "overdue",
    });
    facts.collect()
}
