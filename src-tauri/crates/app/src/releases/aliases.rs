//! Aliases of components: an editable table with defaults.

use super::{Alias, AliasList, SaveAlias};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::alias::{self, AliasRow};

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<AliasList> {
    let rows = app.store.read(alias::all)?;
    let aliases = rows.into_iter().map(|row| Alias {
        alias: row.id,
        name: row.name,
    });
    Ok(AliasList {
        aliases: aliases.collect(),
    })
}

pub(crate) fn save(app: &App, caller: &Caller, request: SaveAlias) -> Result<Done<Alias>> {
    let alias = request.alias.trim().to_lowercase();
    let name = request.name.trim().to_owned();
    if alias.is_empty() || alias == name {
        let hint = "Give the name as written, and the name it stands for.";
        return Err(Error::invalid("alias", "This alias says nothing.", hint));
    }
    transact(app, caller, Op::SaveAlias, |tx, _| {
        let summary = if name.is_empty() {
            tx.delete::<AliasRow>(&alias)?;
            format!("Removed the alias {alias}")
        } else {
            tx.put(&AliasRow {
                id: alias.clone(),
                name: name.clone(),
            })?;
            format!("Took {alias} for {name}")
        };
        Ok((Alias { alias, name }, summary))
    })
}
