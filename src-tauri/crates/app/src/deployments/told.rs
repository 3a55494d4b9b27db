//! What a deployment owes those concerned: its messages, sent and due.

use super::desk::Desk;
use crate::error::Result;
use crate::messages::{MessageShape, owed};
use slipway_domain::rules::NoticeFact;
use slipway_store::table::deployment::DeploymentRow;

/// The messages of a deployment: sent, drafted, and those that must go out.
///
/// # Errors
/// The store's.
pub(crate) fn messages(desk: &Desk<'_>, row: &DeploymentRow) -> Result<Vec<MessageShape>> {
    owed::of_deployment(desk.app, desk.conn, desk.book, row)
}

/// Messages that must go out and have not, as the rules see them.
///
/// # Errors
/// The store's.
pub(crate) fn notices(desk: &Desk<'_>, row: &DeploymentRow) -> Result<Vec<NoticeFact>> {
    let due = messages(desk, row)?.into_iter();
    let due = due.filter(|message| ["due", "overdue", "draft"].contains(&message.state.as_str()));
    let facts = due.map(|message| NoticeFact {
        what: format!("{} to {}", message.kind.title(), message.audience),
        latest: message
            .latest
            .map(|latest| latest.label)
            .unwrap_or_default(),
        overdue: message.state == "overdue",
    });
    Ok(facts.collect())
}
