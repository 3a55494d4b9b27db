//! What follows from a window that was closed: who is told, which defects may close, what runs there.
//!
//! Nothing of it is stored: it is read from the plan, the defects and what was seen, so that it holds
//! as long as these do.

use super::desk::{Desk, state_of, validated};
use super::{Completion, RunsNow};
use crate::defects::fixed;
use crate::error::Result;
use crate::messages::{MessageShape, NameMessage};
use crate::observed::standing::Stand;
use slipway_domain::deployment::{DeploymentState, MessageKind};
use slipway_store::table::deployment::DeploymentRow;

/// What follows from a deployment that is closed; None while it is not.
pub(super) fn of(
    desk: &Desk<'_>,
    row: &DeploymentRow,
    messages: &[MessageShape],
) -> Result<Option<Completion>> {
    if state_of(row) != DeploymentState::Closed {
        return Ok(None);
    }
    let good = validated(row);
    let release = row.release_id.as_deref().filter(|_| good);
    let release = release
        .map(|id| desk.files.release(desk.conn, id))
        .transpose()?;
    let release = release
        .as_ref()
        .and_then(|release| release.as_ref().as_ref());
    let place = desk.environment(&row.environment_id)?;
    let fixed = match release {
        Some(release) => fixed::by(desk.app, desk.conn, desk.book, release)?,
        None => fixed::Fixed::default(),
    };
    let stand = desk.stand(&place)?;
    Ok(Some(Completion {
        validated: good,
        messages: drafted(desk, messages)?,
        fixed: fixed.defects,
        fixed_total: fixed.total,
        may_close: fixed.may_close,
        runs: runs(&stand),
    }))
}

/// The messages that tell of the end, with the subject they are drafted with.
fn drafted(desk: &Desk<'_>, messages: &[MessageShape]) -> Result<Vec<MessageShape>> {
    let letters = desk.letters()?;
    let tells = |message: &&MessageShape| message.kind == MessageKind::Closed;
    let mut out = Vec::new();
    for message in messages.iter().filter(tells) {
        let mut message = message.clone();
        if message.subject.is_empty() {
            let named = NameMessage {
                id: Some(message.id.clone()),
                ..NameMessage::default()
            };
            // A template that does not run says so where it is edited; the message is owed all the same.
            let letter = letters.letter(&named)?;
            if let Ok(written) = letters.rendered(&letter, None) {
                message.subject = written.subject;
            }
        }
        out.push(message);
    }
    Ok(out)
}

fn runs(stand: &Stand) -> RunsNow {
    RunsNow {
        releases: stand.titles.clone(),
        verdict: stand.verdict_word(),
        freshness: stand.freshness_word().to_owned(),
        seen: stand.seen.clone(),
    }
}
