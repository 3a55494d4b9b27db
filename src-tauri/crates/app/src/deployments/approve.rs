//! Approves a change, or refuses it, in one capacity and for exactly what is planned.

use super::case::Case;
use super::desk::{Desk, state_of};
use super::let_pass::needed;
use super::{ApproveDeployment, Deployment, papers, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::deployment_approval::DeploymentApprovalRow;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ApproveDeployment,
) -> Result<Done<Deployment>> {
    let reason = request.reason.trim().to_owned();
    if !request.approved {
        needed("reason", &reason, "Refusing a change needs a reason.")?;
    }
    let done = transact(app, caller, Op::ApproveDeployment, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        if !state_of(&row).ahead() {
            let message = "Only a change that lies ahead is decided on.";
            let hint = format!("It is {}.", state_of(&row).title().to_lowercase());
            return Err(Error::new(Code::Blocked, message, hint));
        }
        if row.initiator_id.as_deref() == Some(who.id.as_str()) {
            let message = format!(
                "{} asked for this change and cannot decide on it.",
                who.name
            );
            let hint = "Let another change approver decide.";
            return Err(Error::new(Code::Forbidden, message, hint));
        }
        let case = Case::of(&desk, &row)?;
        tx.put(&DeploymentApprovalRow {
            id: app.host.new_id().to_string(),
            deployment_id: row.id.clone(),
            kind: request.kind.slug().to_owned(),
            approver_id: who.id.clone(),
            approved: request.approved,
            reason: reason.clone(),
            at: app.now_text(),
            subject: papers::subject(&row, &papers::content(case.release.as_deref())),
        })?;
        let title = desk.title(&row)?;
        let verb = if request.approved {
            "Approved"
        } else {
            "Refused"
        };
        Ok((
            row.id,
            format!("{verb} {title} as {}", request.kind.title()),
        ))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
