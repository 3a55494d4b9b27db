//! Files that others subscribe to: rewritten when something in them has changed.

use super::entries::{Holds, collect, strings};
use super::export::text;
use crate::book::Book;
use crate::error::{Error, Result};
use crate::releases::read;
use crate::shape::{ById, Changed, Nothing};
use crate::transact::{Done, Op, transact};
use crate::windows::{CalendarFeed, CalendarFeeds};
use crate::write_file::write_whole;
use crate::{App, Caller};
use sha2::{Digest, Sha256};
use slipway_domain::calendar::ical::{self, Entry, Event, Status};
use slipway_store::table::calendar_feed::{self, CalendarFeedRow};
use slipway_store::table::environment;
use slipway_store::table::release::ReleaseRow;
use slipway_store::{Connection, get};
use std::collections::BTreeSet;
use std::path::Path;

/// Marks a file as one of ours.
const OURS: &str = "PRODID:-//Slipway//";

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<CalendarFeeds> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = calendar_feed::all(conn)?;
        let feeds = rows.iter().map(|row| shape_of(conn, &book, row));
        Ok(CalendarFeeds {
            feeds: feeds.collect::<Result<_>>()?,
        })
    })
}

pub(crate) fn remove(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveFeed, |tx, _| {
        let wanted = request.id.trim();
        let row = calendar_feed::all(tx.conn())?
            .into_iter()
            .find(|row| row.id == wanted || row.path == wanted);
        let row = row.ok_or_else(|| {
            Error::not_found(
                format!("calendar {wanted}"),
                "slipwayctl calendar feeds shows them.",
            )
        })?;
        tx.delete::<CalendarFeedRow>(&row.id)?;
        Ok((
            Nothing {},
            format!("Leaves the calendar {} as it is", row.path),
        ))
    })
}

/// Rewrites the files in which something changed. What goes wrong is noted with the file: the
/// operation that changed it is committed already. Gives the feeds whose state changed.
pub(crate) fn rewrite_all(app: &App) -> Vec<Changed> {
    let feeds = app.store.read(calendar_feed::all).unwrap_or_else(|error| {
        tracing::warn!(%error, "The calendars to rewrite could not be read.");
        Vec::new()
    });
    let mut touched = Vec::new();
    for feed in feeds {
        match rewrite(app, &feed) {
            Ok(false) => {}
            Ok(true) => touched.push(Changed {
                kind: "calendar_feed".to_owned(),
                id: feed.id,
            }),
            Err(error) => {
                tracing::warn!(message = %error.message, "A calendar could not be rewritten.")
            }
        }
    }
    touched
}

/// Writes a file again when its bytes would differ; gives whether anything about it changed.
fn rewrite(app: &App, feed: &CalendarFeedRow) -> Result<bool> {
    let path = Path::new(&feed.path);
    let before = std::fs::read(path).unwrap_or_default();
    let new = app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let holds = Holds {
            deployment: None,
            release: feed.release_id.clone(),
            environments: strings(&feed.environments),
        };
        let mut events = collect(conn, &book, &holds)?;
        called_off(&book, &before, &mut events);
        Ok::<_, Error>(text(&book, &events))
    });
    let mut row = feed.clone();
    let written = new.and_then(|text| {
        row.hash = hash(text.as_bytes());
        if text.as_bytes() == before {
            return Ok(false);
        }
        write_whole("path", path, text.as_bytes()).map(|()| true)
    });
    row.error = written.as_ref().err().map(|error| error.message.clone());
    if written.as_ref().is_ok_and(|wrote| *wrote) {
        row.written_at = Some(app.now_text());
    }
    if row == *feed {
        return Ok(false);
    }
    app.store
        .alone(&|_| {}, |conn| calendar_feed::observe(conn, &row))?;
    Ok(true)
}

/// What was in the file and is planned no more stays in it as called off, so that subscribers strike
/// it out instead of keeping it for ever.
fn called_off(book: &Book, before: &[u8], events: &mut Vec<Event>) {
    if !before
        .windows(OURS.len())
        .take(2_000)
        .any(|part| part == OURS.as_bytes())
    {
        return;
    }
    let Ok(old) = ical::read(before, book.zone, &|| true) else {
        return;
    };
    let here: BTreeSet<String> = events.iter().map(|event| event.uid.clone()).collect();
    let gone = old.entries.into_iter().map(|entry| (entry, true));
    let gone = gone.chain(old.cancelled.into_iter().map(|entry| (entry, false)));
    let now = book.now;
    let off = gone
        .filter(|(entry, _)| !here.contains(&entry.uid))
        .map(|(entry, new)| {
            let Entry {
                uid,
                sequence,
                modified,
                summary,
                schedule,
                ..
            } = entry;
            Event {
                uid,
                sequence: sequence + u32::from(new),
                modified: if new { now } else { modified.unwrap_or(now) },
                status: Status::Cancelled,
                summary,
                description: String::new(),
                location: String::new(),
                categories: Vec::new(),
                schedule,
                remind: None,
            }
        });
    events.extend(off.collect::<Vec<_>>());
}

/// SHA-256, lower-case hex.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

pub(crate) fn shape_of(
    conn: &Connection,
    book: &Book,
    row: &CalendarFeedRow,
) -> Result<CalendarFeed> {
    let release: Option<ReleaseRow> = match &row.release_id {
        Some(id) => get(conn, id)?,
        None => None,
    };
    let ladder = environment::all(conn)?;
    let ids = strings(&row.environments);
    let codes = ids
        .iter()
        .filter_map(|id| ladder.iter().find(|rung| rung.id == *id));
    Ok(CalendarFeed {
        id: row.id.clone(),
        path: row.path.clone(),
        release: release.map(|release| read::title(book, &release)),
        environments: codes.map(|rung| rung.code.clone()).collect(),
        written_at: row.written_at.as_deref().map(|at| book.stamp(at)),
        error: row.error.clone(),
    })
}
