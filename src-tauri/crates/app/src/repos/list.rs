//! Lists repositories.

use super::{Repos, state_of};
use crate::book::Book;
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::table::repo;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Repos> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = repo::all(conn)?;
        let repos = rows.iter().map(|row| state_of(app, conn, &book, row));
        Ok(Repos {
            repos: repos.collect::<Result<_>>()?,
        })
    })
}
