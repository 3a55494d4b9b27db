//! Lists runbooks.

use super::facts::{self, blocks, minutes};
use super::runs::{self, told};
use super::show::title;
use super::{ListRunbooks, RunbookSummary, Runbooks};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::Result;
use crate::releases::read;
use crate::{App, Caller};
use slipway_store::table::runbook::{self, RunbookRow};
use slipway_store::table::runbook_run;

pub(crate) fn run(app: &App, caller: &Caller, request: ListRunbooks) -> Result<Runbooks> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let mut rows = match &request.release {
            None => runbook::all(conn)?,
            Some(release) => runbook::of_release(conn, &read::find(conn, &book, release)?.id)?,
        };
        if let Some(environment) = &request.environment {
            let here = desk.environment(environment)?.id;
            rows.retain(|row| row.environment_id == here);
        }
        let mut runbooks = Vec::new();
        for row in rows {
            let rung = desk
                .ladder
                .iter()
                .position(|one| one.id == row.environment_id);
            runbooks.push((title(&desk, &row.release_id)?, rung, summary(&desk, &row)?));
        }
        runbooks.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        Ok(Runbooks {
            runbooks: runbooks.into_iter().map(|(.., one)| one).collect(),
        })
    })
}

fn summary(desk: &Desk<'_>, row: &RunbookRow) -> Result<RunbookSummary> {
    let laid = facts::laid(desk, row)?;
    let last = runbook_run::of_runbook(desk.conn, &row.id)?.pop();
    let last = last.map(|run| told(desk.conn, run)).transpose()?;
    Ok(RunbookSummary {
        id: row.id.clone(),
        release: row.release_id.clone(),
        release_title: title(desk, &row.release_id)?,
        environment: desk.environment(&row.environment_id)?.code,
        version: row.version,
        steps: u32::try_from(laid.runbook.steps.len()).unwrap_or(u32::MAX),
        duration: minutes(laid.plan.there.length),
        rollback: minutes(laid.plan.takes_back),
        blocks: u32::try_from(blocks(&laid).len()).unwrap_or(u32::MAX),
        last_run: last.map(|told| runs::summary(desk.book, &told)),
        edited_at: desk.book.stamp(&row.edited_at),
    })
}
