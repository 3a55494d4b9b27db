//! Confirms that the hub is ready, for exactly this window and content; or takes that back.

use super::case::Case;
use super::desk::{Desk, span_of, state_of};
use super::judge::{against, judge};
use super::let_pass::{given, needed, open_blocks, pass};
use super::{ConfirmDeployment, Deployment, papers, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::shape::FindingShape;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_store::table::deployment_confirmation::{self, DeploymentConfirmationRow};

/// What is still to come between confirming and opening, and holds no confirmation up.
const LATER: [&str; 6] = [
    "readiness_confirmed",
    "approvals",
    "initiator_approver",
    "announced",
    "environment_order",
    "core_before_others",
];

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ConfirmDeployment,
) -> Result<Done<Deployment>> {
    let done = match request.withdraw {
        true => withdraw(app, caller, &request)?,
        false => confirm(app, caller, &request)?,
    };
    done.map(|id| show::by_id(app, caller, &id))
}

/// What stands in the way of confirming: what blocks now and is not to come later.
pub(crate) fn blocks_of(findings: &[FindingShape]) -> impl Iterator<Item = &FindingShape> {
    open_blocks(findings).filter(|finding| !LATER.contains(&finding.rule.as_str()))
}

fn confirm(app: &App, caller: &Caller, request: &ConfirmDeployment) -> Result<Done<String>> {
    let note = given(request.note.as_deref());
    transact(app, caller, Op::ConfirmDeployment, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        if !state_of(&row).ahead() {
            let message = "Only a window that lies ahead is confirmed.";
            let hint = format!("It is {}.", state_of(&row).title().to_lowercase());
            return Err(Error::new(Code::Blocked, message, hint));
        }
        let case = Case::of(&desk, &row)?;
        let findings = judge(&desk, &case, None)?.findings;
        let known = against(&findings);
        let blocks: Vec<&FindingShape> = blocks_of(&findings).collect();
        let reason = given(request.reason.as_deref());
        pass(
            &desk,
            tx,
            who,
            &row,
            &blocks,
            reason,
            "confirming readiness",
        )?;
        tx.put(&DeploymentConfirmationRow {
            id: app.host.new_id().to_string(),
            deployment_id: row.id.clone(),
            confirmed_by: who.id.clone(),
            confirmed_at: app.now_text(),
            note: note.unwrap_or_default().to_owned(),
            start_local: row.start_local.clone(),
            zone: row.zone.clone(),
            minutes: row.minutes,
            start_utc: span_of(&row).start.timestamp(),
            content: papers::content(case.release.as_deref()),
            environment_id: Some(row.environment_id.clone()),
            governed: Some(papers::governed(&row)),
            known: Some(json!(known).to_string()),
            withdrawn_at: None,
            withdrawn_reason: None,
        })?;
        let title = desk.title(&row)?;
        let summary = format!(
            "Confirmed readiness for {title}, {}",
            super::desk::when(&row)
        );
        Ok((row.id, summary))
    })
}

fn withdraw(app: &App, caller: &Caller, request: &ConfirmDeployment) -> Result<Done<String>> {
    let why = request.reason.as_deref().unwrap_or_default();
    let reason = needed("reason", why, "Withdrawing a confirmation needs a reason.")?;
    transact(app, caller, Op::ConfirmDeployment, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        let given = deployment_confirmation::of_deployment(tx.conn(), &row.id)?;
        let given = given
            .into_iter()
            .last()
            .filter(|given| given.withdrawn_at.is_none());
        let Some(given) = given.filter(|_| state_of(&row).ahead()) else {
            let message = "There is no confirmation to withdraw.";
            return Err(Error::new(Code::Conflict, message, "Look at it again."));
        };
        tx.put(&DeploymentConfirmationRow {
            withdrawn_at: Some(app.now_text()),
            withdrawn_reason: Some(reason.clone()),
            ..given
        })?;
        let title = desk.title(&row)?;
        Ok((
            row.id,
            format!("Withdrew the confirmation for {title}: {reason}"),
        ))
    })
}
