//! Removes a repository. Its charts stay in the file, unseen, so that undo brings them back, until
//! [`super::clear`] takes them; its secret is forgotten and must be entered again.

use crate::error::{Error, Result};
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::chart_watch::{self, ChartWatchRow};
use slipway_store::table::repo::{self, RepoRow};

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    let mut removed = String::new();
    let done = transact(app, caller, Op::RemoveRepo, |tx, _| {
        let row = find(&repo::all(tx.conn())?, &request.id)?;
        removed.clone_from(&row.id);
        for watch in chart_watch::of_repo(tx.conn(), &row.id)? {
            tx.delete::<ChartWatchRow>(&watch.id)?;
        }
        tx.delete::<RepoRow>(&row.id)?;
        tx.touch("chart", "");
        Ok((Nothing {}, format!("Removed the repository {}", row.name)))
    })?;
    app.secrets.delete(&super::secret_key(&removed));
    Ok(done)
}

/// A repository by id or name.
pub(crate) fn find(rows: &[RepoRow], wanted: &str) -> Result<RepoRow> {
    rows.iter()
        .find(|row| row.id == wanted || row.name == wanted)
        .cloned()
        .ok_or_else(|| {
            let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
            let hint = match names.as_slice() {
                [] => "Add one first: slipwayctl repo add NAME URL.".to_owned(),
                names => format!("There are: {}.", names.join(", ")),
            };
            Error::not_found(format!("repository {wanted}"), hint)
        })
}
