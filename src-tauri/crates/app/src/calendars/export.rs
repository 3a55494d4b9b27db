//! Writes an iCalendar file, once or kept up to date.

use super::entries::{Holds, collect};
use super::feed;
use crate::book::Book;
use crate::error::{Error, Result};
use crate::messages::audiences::environment_ids;
use crate::people::actor::acting;
use crate::releases::read;
use crate::transact::{Done, Op, transact};
use crate::windows::{CalendarExported, ExportCalendar};
use crate::write_file::write_whole;
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::calendar::ical::{self, Calendar, Event, Method};
use slipway_domain::role::Power;
use slipway_store::table::calendar_feed::{self, CalendarFeedRow};
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::environment;
use slipway_store::{Connection, get};
use std::path::{Path, PathBuf};

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ExportCalendar,
) -> Result<Done<CalendarExported>> {
    let path = PathBuf::from(request.path.trim());
    if request.keep && request.deployment.is_some() {
        let hint = "Keep the release's calendar, or all of it.";
        return Err(Error::invalid(
            "keep",
            "One deployment is written once.",
            hint,
        ));
    }
    let (holds, text, events) = app.store.read(|conn| {
        acting(conn, caller)?.must(Power::Plan)?;
        let book = Book::read(app, conn)?;
        let holds = holds(conn, &book, &request)?;
        let events = collect(conn, &book, &holds)?;
        let count = events.len() as u32;
        Ok::<_, Error>((holds, text(&book, &events), count))
    })?;
    write_whole("path", &path, text.as_bytes())?;
    let exported = |feed| CalendarExported {
        path: path.display().to_string(),
        events,
        feed,
    };
    if !request.keep {
        return Ok(Done {
            value: exported(None),
            op: None,
            changed: Vec::new(),
        });
    }
    transact(app, caller, Op::ExportCalendar, |tx, _| {
        let row = kept(app, tx.conn(), &path, &holds, &text)?;
        tx.put(&row)?;
        let book = Book::read(app, tx.conn())?;
        let shape = feed::shape_of(tx.conn(), &book, &row)?;
        Ok((
            exported(Some(shape)),
            format!("Keeps the calendar {} up to date", path.display()),
        ))
    })
}

/// The feed of a path: the one there is, with what it holds now.
fn kept(
    app: &App,
    conn: &Connection,
    path: &Path,
    holds: &Holds,
    text: &str,
) -> Result<CalendarFeedRow> {
    let path = path.display().to_string();
    let old = calendar_feed::all(conn)?
        .into_iter()
        .find(|row| row.path == path);
    Ok(CalendarFeedRow {
        id: old.map_or_else(|| app.host.new_id().to_string(), |row| row.id),
        path,
        release_id: holds.release.clone(),
        environments: json!(holds.environments),
        written_at: Some(app.now_text()),
        hash: feed::hash(text.as_bytes()),
        error: None,
    })
}

fn holds(conn: &Connection, book: &Book, request: &ExportCalendar) -> Result<Holds> {
    let release = match request
        .release
        .as_deref()
        .filter(|wanted| !wanted.trim().is_empty())
    {
        Some(wanted) => Some(read::find(conn, book, wanted)?.id),
        None => None,
    };
    if let Some(id) = &request.deployment {
        let row: Option<DeploymentRow> = get(conn, id)?;
        row.ok_or_else(|| {
            Error::not_found(
                format!("deployment {id}"),
                "slipwayctl deployment list shows them.",
            )
        })?;
    }
    Ok(Holds {
        deployment: request.deployment.clone(),
        release,
        environments: environment_ids(&environment::all(conn)?, &request.environments)?,
    })
}

/// The file's text: it depends on the entries alone, so that it changes only when they do.
pub(crate) fn text(book: &Book, events: &[Event]) -> String {
    let hub = book.hub.as_ref().map_or("", |hub| hub.name.as_str());
    ical::write(&Calendar {
        name: format!("{hub} deployments").trim().to_owned(),
        method: Method::Publish,
        stamp: None,
        organizer: None,
        attendees: Vec::new(),
        events: events.to_vec(),
    })
}
