//! Reviews a change after it: what was learnt, and what is to be done.

use super::desk::{Desk, state_of};
use super::let_pass::needed;
use super::{Deployment, ReviewDeployment, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::deployment::DeploymentState;
use slipway_store::table::deployment::DeploymentRow;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ReviewDeployment,
) -> Result<Done<Deployment>> {
    let learnt = needed(
        "summary",
        &request.summary,
        "A review says what was learnt.",
    )?;
    let done = transact(app, caller, Op::ReviewDeployment, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = desk.find(&request.id)?;
        if state_of(&row) != DeploymentState::Closed {
            let message = "A change is reviewed after it.";
            return Err(Error::new(
                Code::Blocked,
                message,
                "Close its window first.",
            ));
        }
        let review = json!({
            "summary": learnt,
            "actions": request.actions.trim(),
            "by": who.id,
            "at": app.now_text(),
        });
        tx.put(&DeploymentRow {
            review,
            ..row.clone()
        })?;
        let title = desk.title(&row)?;
        Ok((row.id, format!("Reviewed {title}")))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
