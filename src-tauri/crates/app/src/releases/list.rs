//! Lists releases.

use super::{Releases, read};
use crate::book::Book;
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, _request: Nothing) -> Result<Releases> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        Ok(Releases {
            releases: read::summaries(app, conn, &book, caller)?,
        })
    })
}
