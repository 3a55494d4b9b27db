//! What a deployment owes those concerned: its messages, sent and due.

use super::desk::Desk;
use crate::messages::MessageShape;
use slipway_domain::rules::NoticeFact;
use slipway_store::table::deployment::DeploymentRow;

/// The messages of a deployment: sent, drafted, and those that must go out.
pub(crate) fn messages(_desk: &Desk<'_>, _row: &DeploymentRow) -> Vec<MessageShape> {
    Vec::new()
}

/// Messages that must go out and have not, as the rules see them.
pub(crate) fn notices(desk: &Desk<'_>, row: &DeploymentRow) -> Vec<NoticeFact> {
    let due = messages(desk, row).into_iter();
    let due = due.filter(|message| ["due", "overdue", "draft"].contains(&message.state.as_str()));
    due.map(|message| NoticeFact {
        what: format!("{} to {}", message.kind.title(), message.audience),
        latest: message
            .latest
            .map(|latest| latest.label)
            .unwrap_or_default(),
        overdue: message.state == "overdue",
    })
    .collect()
}
