//! New stable versions of watched charts: what to do about them.

use super::{DismissIntake, Intake, Intakes};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::intake::{self, IntakeRow};

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Intakes> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = intake::all(conn)?;
        Ok(Intakes {
            intakes: rows.iter().map(|row| shape_of(&book, row)).collect(),
        })
    })
}

pub(crate) fn dismiss(app: &App, caller: &Caller, request: DismissIntake) -> Result<Done<Intake>> {
    let reason = request.reason.trim().to_owned();
    if reason.is_empty() {
        let hint = "Say why this version is not taken in.";
        return Err(Error::invalid("reason", "Dismissing needs a reason.", hint));
    }
    transact(app, caller, Op::DismissIntake, |tx, _| {
        let row = tx.get::<IntakeRow>(&request.id)?;
        let row = row.ok_or_else(|| Error::not_found("such intake", "Reload the overview."))?;
        let row = IntakeRow {
            state: "dismissed".to_owned(),
            reason,
            ..row
        };
        tx.put(&row)?;
        let book = Book::read(app, tx.conn())?;
        let summary = format!("Dismissed {} {}", row.chart, row.version);
        Ok((shape_of(&book, &row), summary))
    })
}

fn shape_of(book: &Book, row: &IntakeRow) -> Intake {
    Intake {
        id: row.id.clone(),
        repo: row.repo.clone(),
        chart: row.chart.clone(),
        version: row.version.clone(),
        found_at: book.stamp(&row.found_at),
        state: row.state.clone(),
    }
}
