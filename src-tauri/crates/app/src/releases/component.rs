//! Decides a component: which source is right, or a version set by hand, or neither any more.

use super::components::source;
use super::read::{find, standing};
use super::{Release, SetComponent, show};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::version::Version;
use slipway_store::table::release_component::ReleaseComponentRow;

pub(crate) fn run(app: &App, caller: &Caller, request: SetComponent) -> Result<Done<Release>> {
    let done = transact(app, caller, Op::SetComponent, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let row = find(tx.conn(), &book, &request.release)?;
        let name = book.aliases.canonical(&request.name).to_owned();
        let id = format!("{}/{name}", row.id);
        let release_id = row.id.clone();
        let put = |source: Option<String>, version: Option<String>| ReleaseComponentRow {
            id: id.clone(),
            release_id: release_id.clone(),
            name: name.clone(),
            source,
            version,
        };
        let summary = match (&request.source, request.version.as_deref().map(str::trim)) {
            (Some(slug), _) => {
                let release = standing(app, tx.conn(), &book, caller, row.clone())?;
                let wanted = source(slug);
                let says = release.components.iter().any(|component| {
                    component.name == name
                        && component.sources.iter().any(|r| Some(r.source) == wanted)
                });
                if !says {
                    let message = format!("{slug} says nothing of {name}.");
                    let hint = "Choose a source that names it, or set the version by hand.";
                    return Err(Error::invalid("source", message, hint));
                }
                tx.put(&put(Some(slug.clone()), None))?;
                format!("Took {name} as {slug} says")
            }
            (None, Some(version)) if Version::is_exact(version) => {
                tx.put(&put(None, Some(version.to_owned())))?;
                format!("Set {name} to {version}")
            }
            (None, Some(version)) => {
                let message = format!("“{version}” is not an exact version.");
                return Err(Error::invalid("version", message, "Such as v17.1.0."));
            }
            (None, None) => {
                tx.delete::<ReleaseComponentRow>(&id)?;
                format!("Took back the decision on {name}")
            }
        };
        Ok((row.id, summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
