//! Calls a deployment off before it begins. It stays, with its reason, and its calendar entry says
//! that it is cancelled.

use super::desk::{Desk, state_of};
use super::let_pass::{must_follow, needed};
use super::{CancelDeployment, Deployment, show};
use crate::book::Book;
use crate::error::Result;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::deployment::DeploymentState;
use slipway_store::table::deployment::DeploymentRow;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: CancelDeployment,
) -> Result<Done<Deployment>> {
    let reason = needed(
        "reason",
        &request.reason,
        "Calling a deployment off needs a reason.",
    )?;
    let done = transact(app, caller, Op::CancelDeployment, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        must_follow(state_of(&row), DeploymentState::Cancelled)?;
        tx.put(&DeploymentRow {
            state: DeploymentState::Cancelled.slug().to_owned(),
            cancelled_reason: Some(reason.clone()),
            sequence: row.sequence.saturating_add(1),
            ..row.clone()
        })?;
        let title = desk.title(&row)?;
        let into = desk.environment(&row.environment_id)?.code;
        Ok((row.id, format!("Called off {title} into {into}: {reason}")))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
